"""A middle name in one outlet makes nobody else of a person, and two people of two middle names stay two."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import delete, select
from typer.testing import CliRunner

import bot.outlets
from bot.cli import app
from bot.jobs.reread import batches
from bot.saving import Fresh, keep
from news.nouns import PUBLISHED, Audience, PersonKind, Reading, Standing, StandingKind
from storage import decisions, erasure, follows, joining, middle_names, people, quotes, removal
from storage.kinds import Kind
from storage.references import people_of, person_of
from storage.subjects import Wish
from storage.tables import AliasRow, ArticleRow, PersonRow, QuoteRow, SaidRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, erased, reading, span

HERE = Audience(workspace="T1", channel="C1", user="U1")
PLAIN, INITIAL, MIDDLE, OTHER = "Ana Doe", "Ana R. Doe", "Ana Rosa Doe", "Ana T. Doe"

READ: dict[str, Reading] = {}


def told(name, role="mayor", *, public=True):
    """Return an article that calls the mayor `name`, and its reading; `role`: another office, or none."""
    text = f"{TEXT}\nEdition of {name}, {role}.".replace("Ana Doe", name)
    made = reading(text, name)
    roles = tuple(replace(one, words=role) for one in made.people[0].roles if role)
    first = replace(made.people[0], roles=roles, public=public)
    url = f"https://daily.example/{name}/{role}".replace(" ", "-")
    READ[text] = replace(made, people=(first, *made.people[1:]))
    return article(text, url=url), READ[text]


def bring(store, *names, workspace="", standing=PUBLISHED, **described):
    for name in names:
        made, found = told(name, **described)
        made = replace(made, standing=standing, url=f"{made.url}?{workspace}")
        fresh = Fresh(article=made, reading=found)
        keep(store, fresh, workspace=workspace, clock=lambda: NOW, read=lambda _: Reading())


def named(store, name, audience=HERE):
    with store.read() as session:
        return people.named(session, name=name, audience=audience, now=NOW)


def everybody(store):
    """Return the names that are shared, with how many quotes and statements in two places each has."""
    with store.read() as session:
        joined = session.execute(
            select(QuoteRow.person_id, SaidRow.person_id)
            .outerjoin(SaidRow, SaidRow.id == QuoteRow.said_id)
            .where(QuoteRow.said_id.is_not(None))
        ).all()
        assert all(one == other for one, other in joined), "nobody else's words are in a statement"
        rows = session.execute(
            select(PersonRow.id, PersonRow.name).where(
                PersonRow.article_id.is_(None), PersonRow.kind == PersonKind.PERSON.value
            )
        ).all()
        found = {}
        for person, name in rows:
            asked = {"person_id": person, "audience": HERE, "now": NOW}
            said = quotes.statements_by_person(session, **asked).rows
            found[name] = (quotes.by_person(session, **asked).total, sum(bool(one.also) for one in said))
    return found


def decide(store, kind, person, **about):
    with store.write() as session:
        wish = Wish(kind=kind, key=f"{kind}{person.id}", person_id=person.id, **about)
        return decisions.decide(session, wish=wish, audience=HERE, now=NOW)


@pytest.mark.parametrize(
    "names", [(PLAIN, INITIAL), (INITIAL, PLAIN), (INITIAL, MIDDLE, PLAIN), (MIDDLE, PLAIN, INITIAL)]
)
def test_who_holds_one_office_is_one_with_or_without_a_middle_name(store, names):
    bring(store, *names)
    assert everybody(store) == {PLAIN: (len(names), 1)}
    assert {one.id for name in names for one in named(store, name)} == {one.id for one in named(store, PLAIN)}
    bring(store, INITIAL, role="mayor of Leeds")
    assert everybody(store) == {PLAIN: (len(names) + 1, 1)}


def test_who_is_described_otherwise_or_not_at_all_is_somebody_else(store):
    bring(store, PLAIN)
    bring(store, INITIAL, role="actor")
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (1, 0)}
    bring(store, MIDDLE, role="plumber", public=False)
    assert [one.one_article for one in named(store, MIDDLE)] == [True]


def test_whom_an_article_names_undescribed_is_the_person_taken_in_under_that_name(store):
    bring(store, INITIAL, role="", public=False)
    assert [one.one_article for one in named(store, INITIAL)] == [True]
    bring(store, PLAIN, INITIAL)
    assert everybody(store) == {PLAIN: (3, 1)}


@pytest.mark.parametrize("names", list(permutations((PLAIN, INITIAL, OTHER))))
def test_two_middle_names_are_two_people_and_the_plain_one_a_third_whoever_comes_first(store, names):
    bring(store, *names)
    assert everybody(store) == dict.fromkeys(names, (1, 0))
    bring(store, *names, role="mayor of Leeds")
    assert everybody(store) == dict.fromkeys(names, (2, 1))
    with store.read() as session:
        (plain,) = people.named(session, name=PLAIN, audience=HERE, now=NOW)
        offered = people.variants(session, name=plain.name, audience=HERE, now=NOW)
    assert {one.name for one in offered} >= {INITIAL, OTHER}


@pytest.mark.parametrize("names", list(permutations((PLAIN, INITIAL, None))))
def test_another_middle_name_of_somebody_undescribed_keeps_them_apart(store, names):
    for name in names:
        bring(store, name or OTHER, **({} if name else {"role": "", "public": False}))
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (1, 0)}


def test_a_plumber_of_another_middle_name_is_nobody_who_could_be_meant(store):
    bring(store, PLAIN)
    bring(store, OTHER, role="plumber", public=False)
    bring(store, INITIAL)
    bring(store, OTHER, role="driver", public=False)
    assert everybody(store) == {PLAIN: (2, 1)}


@pytest.mark.parametrize("kind", [Kind.HIDE_PERSON, Kind.NOT_A_PERSON, Kind.RENAME, Kind.ALIAS])
def test_about_whom_an_editor_decided_stays_as_decided(store, kind):
    bring(store, INITIAL)
    decide(store, kind, named(store, INITIAL)[0], name="Ann Roe")
    bring(store, PLAIN)
    assert everybody(store).keys() == {PLAIN, INITIAL}
    assert PLAIN in {one.name for one in named(store, PLAIN)}


@pytest.mark.parametrize("kind", [Kind.HIDE_PERSON, Kind.NOT_A_PERSON])
def test_nobody_is_taken_in_by_who_is_gone(store, kind):
    bring(store, PLAIN)
    decide(store, kind, named(store, PLAIN)[0])
    bring(store, INITIAL)
    assert [one.name for one in named(store, "Doe")] == [INITIAL]


def test_who_was_hidden_as_one_is_not_shown_again_by_another_middle_name(store):
    bring(store, PLAIN, INITIAL)
    decide(store, Kind.HIDE_PERSON, named(store, INITIAL)[0])
    bring(store, OTHER)
    assert [one.name for one in named(store, "Doe")] == [OTHER]
    again(store)
    assert [one.name for one in named(store, "Doe")] == [OTHER]


def test_whom_an_editor_took_out_of_an_article_stays_out_when_it_is_read_again(store):
    bring(store, PLAIN, INITIAL)
    decide(store, Kind.SPLIT, named(store, PLAIN)[0], article_id=2)
    assert sorted((one.name, one.one_article) for one in named(store, "Doe")) == [
        (PLAIN, False),
        (INITIAL, True),
    ]
    again(store)
    bring(store, OTHER)
    assert sorted((one.name, one.one_article) for one in named(store, INITIAL)) == [(INITIAL, True)]


def test_words_that_an_editor_gave_somebody_stay_theirs(store):
    bring(store, INITIAL)
    with store.read() as session:
        (said,) = quotes.by_person(
            session, person_id=named(store, "Bob Roe")[0].id, audience=HERE, now=NOW
        ).rows
    wish = Wish(kind=Kind.SOMEONE_ELSE, key="k", quote_id=said.id, other_id=named(store, INITIAL)[0].id)
    with store.write() as session:
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    bring(store, PLAIN)
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (2, 0)}


class Reader:
    """Reads what `told` wrote as it says."""

    def read_all(self, found):
        return [READ[one.text] for one in found]


def again(store):
    """Read all articles again."""
    reader: Any = Reader()
    assert list(batches(store, reader, 0))


def test_a_store_filled_before_is_settled_as_its_articles_are_read_again(store):
    for name in (PLAIN, INITIAL):
        save(store, *told(name))
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (1, 0)}
    again(store)
    assert everybody(store) == {PLAIN: (2, 1)}


def test_no_number_of_somebody_parted_and_gone_is_given_again(store):
    bring(store, PLAIN, INITIAL, OTHER)
    (one,) = (who.id for who in named(store, "Doe") if who.name == INITIAL)
    remove(store, 2)
    bring(store, MIDDLE)
    with store.read() as session:
        assert session.get(PersonRow, one) is None
        assert max(session.scalars(select(PersonRow.id))) > one


def test_whoever_followed_the_name_with_an_initial_follows_the_person(store):
    bring(store, INITIAL)
    with store.write() as session:
        (known,) = people.named(session, name=INITIAL, audience=HERE, now=NOW)
        follows.follow(session, person_id=known.id, follower="U1", audience=HERE, now=NOW)
    bring(store, PLAIN)
    with store.read() as session:
        (followed,) = follows.followed(session, follower="U1", audience=HERE, now=NOW)
    assert followed.person.name == PLAIN


def test_a_reference_to_who_was_taken_in_means_who_took_them_in(store):
    bring(store, PLAIN, INITIAL)
    (one,) = named(store, PLAIN)
    written = ["person:ana r doe", "person:ana r doe@2", "person:ana doe"]
    with store.read() as session:
        assert [person_of(session, name, workspace="T1") for name in written] == [one.id] * 3
        assert people_of(session, written, workspace="T1") == dict.fromkeys(written, (one.id,))


@pytest.mark.parametrize("name", [PLAIN, INITIAL])
def test_whoever_is_erased_by_either_name_is_erased_whole(store, name):
    bring(store, PLAIN, INITIAL)
    with store.write() as session:
        erased(session, name, now=NOW)
    assert not named(store, "Doe")


def test_what_is_left_is_one_again_when_the_other_goes(store):
    bring(store, PLAIN, INITIAL, OTHER)
    with store.write() as session:
        removal.remove(session, ids=[3])
    bring(store, PLAIN, role="mayor of Leeds")
    assert everybody(store) == {PLAIN: (3, 1)}


def test_what_was_said_in_several_places_stays_one_when_the_office_is_known_at_last(store):
    bring(store, INITIAL, role="actor")
    bring(store, INITIAL, role="film actor")
    bring(store, PLAIN)
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (2, 1)}
    bring(store, INITIAL)
    assert everybody(store) == {PLAIN: (4, 1)}


def test_what_somebody_saves_under_the_old_name_while_it_is_parted_is_parted_too(store):
    bring(store, PLAIN, INITIAL)
    with store.write() as session:
        session.execute(delete(AliasRow).where(AliasRow.folded == "ana r doe"))
    bring(store, INITIAL, role="actor")
    bring(store, OTHER)
    bring(store, INITIAL, role="film actor")
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (3, 1), OTHER: (1, 0)}


def test_two_who_save_at_once_make_one_person(store):
    with ThreadPoolExecutor(4) as others:
        done = [
            others.submit(bring, store, name, role=f"mayor of {place}")
            for place in ("Leeds", "Leeds, England", "the city of Leeds", "Leeds in England")
            for name in (PLAIN, INITIAL, MIDDLE)
        ]
        for one in done:
            one.result(60)
    assert everybody(store) == {PLAIN: (12, 1)}


def remove(store, *articles):
    with store.write() as session:
        removal.remove(session, ids=articles)


def hidden(store):
    with store.read() as session:
        return session.scalars(select(ArticleRow.id).where(ArticleRow.hidden).order_by(ArticleRow.id)).all()


def texts(store):
    with store.read() as session:
        return " ".join(session.scalars(select(ArticleRow.text)))


def erase_all(store, asked):
    while True:
        with store.write() as session:
            if not erasure.erase_some(session, people=asked.people, most=1, now=NOW):
                return


@pytest.mark.parametrize(
    ("before", "asked", "then"),
    [((INITIAL,), INITIAL, PLAIN), ((PLAIN,), PLAIN, INITIAL), ((PLAIN, INITIAL), PLAIN, OTHER)],
)
def test_an_erasure_goes_on_whoever_comes_meanwhile(store, before, asked, then):
    bring(store, *before)
    bring(store, before[-1], role="mayor of Leeds")
    with store.write() as session:
        found = erasure.traces_held(session, name=asked)
        erasure.hide(session, found=found, now=NOW)
    bring(store, then)
    bring(store, then, role="mayor of Leeds, England")
    erase_all(store, found)
    assert not hidden(store)
    assert all(name not in texts(store) for name in before)
    assert [one.name for one in named(store, "Doe")] == [then]


def test_nobody_is_taken_in_by_who_is_erased_everywhere(store):
    bring(store, PLAIN)
    with store.write() as session:
        found = erasure.traces_held(session, name=PLAIN)
        erasure.hide(session, found=found, now=NOW)
    with store.write() as session:
        assert erasure.erase_some(session, people=found.people, most=1, now=NOW) == 1
    bring(store, INITIAL)
    bring(store, PLAIN, role="mayor of Leeds")
    erase_all(store, found)
    assert everybody(store) == {PLAIN: (2, 1)}


def test_whoever_asks_for_an_erasure_finds_who_was_taken_in_since(store):
    if store.engine.dialect.name != "postgresql":
        pytest.skip("it has one writer at a time")
    save(store, *told(PLAIN))
    save(store, *told(INITIAL))
    with ThreadPoolExecutor(1) as others, store.write() as session:
        middle_names.settle(session, keys={"ana doe", "ana r doe"})

        def ask():
            with store.write() as other:
                found = erasure.traces_held(other, name=INITIAL)
                erasure.hide(other, found=found, now=NOW)
                return found

        waiting = others.submit(ask)
        with pytest.raises(TimeoutError):
            waiting.result(1)
        session.commit()
        found = waiting.result(30)
    assert len(found.articles) == 2
    erase_all(store, found)
    assert not hidden(store)
    assert INITIAL not in texts(store)


def test_the_command_erases_who_was_taken_in_while_it_looked(store, monkeypatch):
    save(store, *told(PLAIN))
    save(store, *told(INITIAL))

    def looked(*_, **__):
        with store.write() as session:
            middle_names.settle(session, keys={"ana doe", "ana r doe"})
        return []

    monkeypatch.setattr(bot.outlets, "elsewhere", looked)
    url = store.engine.url.set(drivername=store.engine.dialect.name)
    env = {"DATABASE_URL": url.render_as_string(hide_password=False)}
    said = CliRunner().invoke(app, ["erase", INITIAL], env=env).output
    assert "erased by a worker: 2 articles" in said
    assert hidden(store) == [1, 2]


def test_a_person_is_found_by_the_name_shown_once_no_article_writes_it(store):
    bring(store, PLAIN, INITIAL)
    remove(store, 1)
    (one,) = named(store, INITIAL)
    assert [who.id for who in named(store, one.name)] == [one.id]
    assert [who.id for who in named(store, "Doe")] == [one.id]


INTERNAL = Standing(kind=StandingKind.INTERNAL)


@pytest.mark.parametrize(
    "whose", [{"workspace": "T2"}, {"standing": INTERNAL}, {"workspace": "T2", "standing": INTERNAL}]
)
class TestWhatAWorkspaceKeepsToItself:
    """Neither joins nor parts whom others see."""

    def test_parts_nobody(self, store, whose):
        bring(store, PLAIN, INITIAL)
        bring(store, OTHER, **whose)
        assert everybody(store)[PLAIN] == (2, 1)

    def test_keeps_nobody_apart(self, store, whose):
        bring(store, OTHER, role="", public=False, **whose)
        bring(store, PLAIN, INITIAL)
        assert everybody(store) == {PLAIN: (2, 1)}

    def test_gives_nobody_an_office(self, store, whose):
        bring(store, PLAIN)
        bring(store, INITIAL, role="actor")
        bring(store, INITIAL, **whose)
        assert everybody(store)[PLAIN] == (1, 0)

    def test_gives_nobody_a_name(self, store, whose):
        bring(store, PLAIN, **whose)
        bring(store, INITIAL)
        assert [one.name for one in named(store, INITIAL)] == [INITIAL]

    def test_decides_for_nobody_who_comes_later(self, store, whose):
        bring(store, PLAIN, INITIAL)
        bring(store, INITIAL, **whose)
        remove(store, 2)
        bring(store, INITIAL, role="actor")
        assert INITIAL in everybody(store)


def follow(store, name):
    with store.write() as session:
        (known,) = people.named(session, name=name, audience=HERE, now=NOW)
        follows.follow(session, person_id=known.id, follower="U1", audience=HERE, now=NOW)


def followed(store):
    with store.read() as session:
        found = follows.followed(session, follower="U1", audience=HERE, now=NOW)
    return {one.person.name for one in found}


@pytest.mark.parametrize(("gone", "left"), [((), {PLAIN, INITIAL}), ((2,), {INITIAL})])
def test_whoever_followed_the_person_follows_both_when_they_are_parted(store, gone, left):
    bring(store, INITIAL)
    follow(store, INITIAL)
    bring(store, PLAIN)
    remove(store, *gone)
    bring(store, OTHER)
    assert followed(store) == left


def test_a_name_that_no_article_writes_any_more_decides_nothing(store):
    bring(store, PLAIN, INITIAL)
    remove(store, 2)
    bring(store, INITIAL, role="actor")
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (1, 0)}


def test_a_name_that_no_article_writes_any_more_keeps_nobody_apart(store):
    bring(store, PLAIN, INITIAL)
    remove(store, 2)
    bring(store, OTHER)
    assert everybody(store) == {PLAIN: (2, 1)}


def test_whom_an_article_names_as_two_are_two(store):
    bring(store, PLAIN)
    text = f"{TEXT} Ana R. Doe, the mayor, spoke. Edition of both."
    made = reading(text)
    other = replace(made.people[0], name=INITIAL, aliases=(INITIAL,), mentions=(span(text, INITIAL),))
    save(store, article(text, url="https://daily.example/both"), replace(made, people=(*made.people, other)))
    bring(store, INITIAL)
    assert set(everybody(store)) == {PLAIN, INITIAL}


@pytest.mark.parametrize(("bound", "most"), [("MOST_ARTICLES", 1), ("MOST_QUOTES", 1)])
def test_of_whom_very_much_is_to_be_moved_stays_as_they_are(store, monkeypatch, bound, most):
    bring(store, PLAIN, INITIAL)
    bring(store, INITIAL, role="mayor of Leeds")
    monkeypatch.setattr(middle_names, bound, most)
    bring(store, OTHER)
    assert everybody(store) == {PLAIN: (3, 1), OTHER: (1, 0)}
    monkeypatch.undo()
    bring(store, OTHER, role="mayor of Leeds")
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (2, 1), OTHER: (2, 1)}


@pytest.mark.parametrize(("bound", "most"), [("MOST_ARTICLES", 1), ("MOST_QUOTES", 1)])
def test_who_is_named_very_often_is_not_taken_in(store, monkeypatch, bound, most):
    bring(store, INITIAL)
    bring(store, INITIAL, role="mayor of Leeds")
    monkeypatch.setattr(middle_names, bound, most)
    bring(store, PLAIN)
    assert everybody(store) == {PLAIN: (1, 0), INITIAL: (2, 1)}


def test_as_many_quotes_as_no_statement_has_parameters_are_joined_anew(store):
    bring(store, PLAIN, INITIAL)
    with store.write() as session:
        joining.rejoin(session, quotes=range(1, 300_000))
        middle_names._dissolve(session, range(1000, 300_000))
    assert everybody(store) == {PLAIN: (2, 1)}
