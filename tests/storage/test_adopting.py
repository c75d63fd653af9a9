"""Who is the same person does not depend on which article is read first."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import event, text, update

from news.nouns import Article, Audience, Person, PersonKind, Reading, Span
from news.people.bare_bodies import is_bare
from news.people.keys import body_key, name_key
from storage import (
    articles,
    decisions,
    introducing,
    joining,
    people,
    quotes,
    reading_rows,
    readings,
    removal,
    statements,
)
from storage.kinds import Kind
from storage.reading_rows import Someone
from storage.references import person_of
from storage.subjects import GoneError, Wish
from storage.tables import PersonRow
from tests.bot.test_killed import until
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, saved, span

HERE = Audience(workspace="T1", channel="C1", user="U1")
EARLIER = f"{TEXT}\nIt was a long day."


def named(store):
    with store.read() as session:
        return people.named(session, name="Ana Doe", audience=HERE, now=NOW)


def earlier(*, described: bool) -> tuple[Article, Reading]:
    """Return an article in which the mayor is nobody public: not described at all, or otherwise."""
    made = reading(EARLIER)
    alone = (replace(one, public=False, roles=one.roles if described else ()) for one in made.people)
    return article(EARLIER), replace(made, people=tuple(alone))


def test_whom_an_article_named_undescribed_is_the_public_person_read_later(store):
    save(store, *earlier(described=False))
    assert named(store)[0].one_article
    save(store, article(), reading())
    (one,) = named(store)
    assert not one.one_article
    with store.read() as session:
        assert quotes.by_person(session, person_id=one.id, audience=HERE, now=NOW).total == 2
        assert statements.about(session, person_id=one.id, audience=HERE, now=NOW).total == 2
        (joined,) = quotes.statements_by_person(session, person_id=one.id, audience=HERE, now=NOW).rows
        assert len(joined.also) == 1


def test_whom_an_article_described_otherwise_stays_in_it(store):
    save(store, *earlier(described=True))
    save(store, article(), reading())
    assert sorted(one.one_article for one in named(store)) == [False, True]


def test_who_is_only_somebody_s_rival_is_the_public_person_of_that_name(store):
    first, rival = earlier(described=True)
    roles = [tuple(replace(role, words="chief rival") for role in one.roles) for one in rival.people]
    told = tuple(replace(one, roles=own) for one, own in zip(rival.people, roles, strict=True))
    save(store, first, replace(rival, people=told))
    assert named(store)[0].one_article
    save(store, article(), reading())
    assert [one.one_article for one in named(store)] == [False]
    save(
        store,
        replace(first, url="https://daily.example/later", text=f"{first.text} "),
        replace(rival, people=told),
    )
    assert [one.one_article for one in named(store)] == [False]


def test_about_whom_an_editor_decided_stays_as_decided(store):
    save(store, *earlier(described=False))
    wish = Wish(kind=Kind.RENAME, key="k", person_id=named(store)[0].id, name="Ann Doe")
    with store.write() as session:
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    save(store, article(), reading())
    assert sorted(one.name for one in named(store)) == ["Ana Doe", "Ann Doe"]


def test_turns_are_awaited_once_in_order_however_many_are_taken_in(store):
    said = [f"{TEXT}\nEdition {number}.".replace("Doe", f"Doe{'xy'[number]}") for number in range(2)]
    read = [reading(text, name) for text, name in zip(said, ("Ana Doex", "Ana Doey"), strict=True)]
    for words, one in reversed(list(zip(said, read, strict=True))):
        people_ = tuple(replace(who, public=False, roles=()) for who in one.people)
        save(store, article(f"{words}\nIt was a long day.", url=None), replace(one, people=people_))
    awaited = []

    def note(_connection, _cursor, statement, given, *_):
        if "pg_advisory_xact_lock" in statement and "unnest" in statement:
            awaited.append(given["locks"])

    event.listen(store.engine, "before_cursor_execute", note)
    found = {
        one: reading_rows.rows_of(article(text), given)
        for one, text, given in zip(ids_of(store, said), said, read, strict=True)
    }
    with store.write() as session:
        readings.save_all(session, found=found)
    event.remove(store.engine, "before_cursor_execute", note)
    assert [len(locks) for locks in awaited] == [2, 2] * store.is_server
    assert all(locks == sorted(awaited[0]) for locks in awaited), "nothing that was not awaited at first"


def test_who_takes_somebody_in_waits_before_he_changes_what_is_theirs(new_store):
    """Who has the turn comes to those rows: they would wait for each other."""
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, *earlier(described=False))
        with store.write() as session:
            (shared,) = introducing.introduce_people(
                session, found=[reading_rows.rows_of(article(), reading())]
            )
        with store.write() as session:
            joining.await_turns(session, people=[shared])
            other = others.submit(save, store, article(), reading())
            until(lambda: waits(store))
            removal.remove(session, ids=[1])
        other.result(60)
        assert not named(store)[0].one_article


@pytest.mark.parametrize("kind", [Kind.HIDE_PERSON, Kind.RENAME])
def test_who_decides_about_somebody_who_is_just_taken_in_is_told_that_they_are_gone(new_store, kind):
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, *earlier(described=False))
        wish = Wish(kind=kind, key="k", person_id=named(store)[0].id, name="Ann Doe")
        with store.write() as session:
            made = article()
            readings.save(
                session, article_id=saved(session, made, now=NOW) or 0, article=made, reading=reading()
            )
            other = others.submit(decided, store, wish)
            until(lambda: waits(store))
        with pytest.raises(GoneError):
            other.result(60)
        assert [(one.name, one.one_article) for one in named(store)] == [("Ana Doe", False)]


def test_who_is_just_being_hidden_is_not_taken_in(new_store):
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, *earlier(described=False))
        wish = Wish(kind=Kind.HIDE_PERSON, key="k", person_id=named(store)[0].id)
        with store.write() as session:
            decisions.decide(session, wish=wish, audience=HERE, now=NOW)
            other = others.submit(save, store, article(), reading())
            until(lambda: waits(store))
        other.result(60)
        (public,) = named(store)
        with store.read() as session:
            assert quotes.by_person(session, person_id=public.id, audience=HERE, now=NOW).total == 1


def decided(store, wish):
    with store.write() as session:
        return decisions.decide(session, wish=wish, audience=HERE, now=NOW)


def ids_of(store, texts):
    with store.write() as session:
        made = [article(text, url=None) for text in texts]
        words = [articles.words_of(one) for one in made]
        return articles.save_all(session, articles=made, words=words, workspace="", now=NOW).ids


def test_who_meets_the_same_new_people_waits_for_no_article(new_store):
    """Once they are introduced, what names them is saved by several at once."""
    with new_store("postgresql") as store:
        rows = reading_rows.rows_of(article(), reading())
        with store.write() as session:
            introducing.introduce(session, found=[rows])
        assert not named(store)
        with store.write() as session, store.write() as other:
            other.connection().exec_driver_sql("SET LOCAL lock_timeout = '1s'")
            for one, words in ((session, "one"), (other, "two")):
                number = saved(one, article(url=f"https://daily.example/{words}"), now=NOW) or 0
                resolved, _ = introducing.resolve(one, found={number: rows})
                introducing.describe(one, found={number: rows}, people=resolved)


def body(store, name, number):
    made = reading()
    first, *others = made.people
    told = (replace(first, name=name, kind=PersonKind.ORGANISATION, public=True, roles=()), *others)
    save(store, article(url=f"https://daily.example/{number}"), replace(made, people=told))


def test_a_body_that_every_country_has_stays_in_its_article(store):
    for number, name in enumerate(("Ministry of Defence", "Ministry of Defence of Norway") * 2):
        body(store, name, number)
    with store.read() as session:
        bare = people.named(session, name="Ministry of Defence", audience=HERE, now=NOW)
        (norwegian,) = people.named(session, name="Ministry of Defence of Norway", audience=HERE, now=NOW)
    assert [one.one_article for one in bare] == [True, True]
    assert not norwegian.one_article


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("the Navy", True),
        ("Emergencies Ministry", True),
        ("Ministry of Health", True),
        ("District Council", True),
        ("Wisconsin Elections Commission", False),
        ("Turkish Ministry of Foreign Affairs", False),
        ("Home Office", False),
        ("Labour Party", False),
    ],
)
def test_bodies_whose_names_tell_whose_they_are(name, bare):
    assert is_bare(name) is bare


@pytest.mark.parametrize(
    "names",
    [
        ("World Health Organization", "The World Health Organisation", "WHO"),
        ("U.S. Congress", "US Congress", "United States Congress"),
        ("F.B.I.", "FBI", "Federal Bureau of Investigation"),
    ],
)
def test_a_body_is_one_however_its_name_is_spelt(store, names):
    for number, name in enumerate(names):
        body(store, name, number)
    with store.read() as session:
        found = [people.named(session, name=name, audience=HERE, now=NOW) for name in names]
    assert len({one.id for known in found for one in known}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Labour Party", "Labor Party"),
        ("Department of Defence", "Department of Defense"),
        ("US-China Business Council", "United States China Business Council"),
    ],
)
def test_bodies_that_spelling_tells_apart_stay_two(names):
    assert len({body_key(name) for name in names}) == 2


def older(store, key):
    """Let a body have the key by which older versions saved it."""
    with store.write() as session:
        row = PersonRow
        session.execute(update(row).where(row.kind == PersonKind.ORGANISATION.value).values(key=key))


def meant(store, written):
    with store.read() as session:
        return person_of(session, written, workspace="T1")


def test_a_body_saved_by_an_older_version_stays_who_was_followed_and_hidden(store):
    body(store, "WHO", 0)
    older(store, "who")
    with store.read() as session:
        (who,) = people.named(session, name="WHO", audience=HERE, now=NOW)
    hiding = Wish(kind=Kind.HIDE_PERSON, key="hide", person_id=who.id)
    with store.write() as session:
        decisions.decide(session, wish=hiding, audience=HERE, now=NOW)
    body(store, "WHO", 1)
    body(store, "World Health Organization", 2)
    with store.read() as session:
        assert not people.named(session, name="WHO", audience=HERE, now=NOW)
        assert not people.named(session, name="World Health Organization", audience=HERE, now=NOW)
    assert meant(store, "organisation:who") == who.id


def test_of_a_body_saved_twice_the_one_is_meant_that_new_articles_name(store):
    body(store, "F.B.I.", 0)
    older(store, "f b i")
    body(store, "Federal Bureau of Investigation", 1)
    body(store, "FBI", 2)
    with store.read() as session:
        (now,) = people.named(session, name="FBI", audience=HERE, now=NOW)
    assert meant(store, "organisation:f b i") == now.id


@pytest.mark.parametrize("places", [("Manila", "Washington"), ("Washington", "Manila")])
def test_a_senate_of_no_named_country_stays_in_its_article_whichever_is_read_first(store, places):
    for place in places:
        words = f"The Senate sat in {place}."
        senate = Person(
            name="Senate",
            kind=PersonKind.ORGANISATION,
            aliases=("Senate",),
            mentions=(span(words, "Senate"),),
            public=True,
        )
        save(store, article(words), Reading(people=(senate,)))
    with store.read() as session:
        known = people.named(session, name="Senate", audience=HERE, now=NOW)
    assert sorted(one.one_article for one in known) == [False, True]


def test_a_senate_of_no_named_country_is_not_the_united_states():
    senate = Person(
        name="Senate",
        kind=PersonKind.ORGANISATION,
        aliases=("Senate",),
        mentions=(Span(4, 10),),
        roles=(),
        pseudonym=None,
        public=True,
    )
    told = article("The Senate in Manila said it would look at the American bases.")
    (made,) = reading_rows.rows_of(told, Reading(people=(senate,))).people
    assert made.key[0] == "senate" != body_key("U.S. Senate")


def test_the_senate_is_one_where_the_article_is_about_the_united_states():
    assert is_bare("the Senate", "The Senate sat in Canberra.")
    assert not is_bare("the Senate", "The Senate sat in Washington.")
    assert is_bare("the Senate", "The Irish Senate met Republicans from Belfast.")


def test_savers_who_meet_the_same_people_wait_for_each_other_in_one_order(new_store):
    """One takes somebody in, and so adds names of hers before another's; the other, the other way round."""

    def resolve(number, *people_):
        with store.write() as session:
            introducing.resolve(session, found={number: rows(*people_)})

    def other_comes(_connection, _cursor, statement, *_):
        if statement.startswith("INSERT INTO aliases") and not others:
            others.append(pool.submit(resolve, 4, met("Ana Doex", "Xen Doex"), met("Ana Doey", "Any Doey")))
            until(lambda: waits(store))

    with new_store("postgresql") as store, ThreadPoolExecutor() as pool:
        others: list[Future[None]] = []
        for number in range(4):
            save(store, article(f"{TEXT}\n{number}"), Reading())
        resolve(1, met("Ana Doex", shares=True))
        resolve(2, met("Ana Doey", "Any Doey", joins=False))
        with store.write() as session:
            introducing.introduce(session, found=[rows(met("Ana Doey", shares=True))])
        event.listen(store.engine, "after_cursor_execute", other_comes)
        resolve(3, met("Ana Doex", "Xen Doex", shares=True), met("Ana Doey", shares=True))
        others[0].result(60)


def waits(store):
    with store.read() as session:
        return session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))


def rows(*people_: Someone) -> reading_rows.Rows:
    return reading_rows.Rows(age=0, people=people_, quotes=(), statements=(), figures=())


def met(*names: str, joins: bool = True, shares: bool = False) -> Someone:
    """Return somebody whom an article calls by these names."""
    called = tuple(reading_rows.Name(name, name_key(name)) for name in names)
    row = {"key": called[0].key, "kind": "person", "name": names[0], "public": shares}
    return Someone(
        key=(called[0].key, "person"),
        row=row | {"pseudonym_start": None, "pseudonym_end": None},
        joins=joins,
        shares=shares,
        names=called,
        roles=(),
    )
