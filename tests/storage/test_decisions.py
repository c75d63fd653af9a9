"""Editors' decisions: every read obeys them in their workspace, they outlive re-reads, and are undone."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from news.nouns import EVERYTHING, INTERNAL, Audience, Person, PersonKind, Published, Reading
from storage import decisions, figures, outbox, people, quotes, removal, rereadings, spellings, statements
from storage.coverage import coverage
from storage.decisions import AlreadyDecidedError
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.outbox import Frozen, State
from storage.references import Reference
from storage.subjects import GoneError, RefusedError, Wish
from storage.tables import DecisionRow, PersonRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span
from tests.storage.test_reads import READS, URL, tried

HERE = Audience(workspace="T1", user="U1")
ELSEWHERE = Audience(workspace="T2", user="U2")
OTHER = TEXT.replace("Ana", "Eva")


def wish(kind: Kind, key: str | None = None, **about) -> Wish:
    return Wish(kind=kind, key=key or f"{kind}:{sorted(about.items())}", **about)


def decide(store, kind: Kind, audience=HERE, key=None, **about):
    with store.write() as session:
        return decisions.decide(session, wish=wish(kind, key, **about), audience=audience, now=NOW)


def undo(store, decided, audience=HERE):
    with store.write() as session:
        return decisions.undo(session, decision_id=decided.id, audience=audience, now=NOW)


def reread(store, article_id, made, found):
    with store.write() as session:
        rereadings.replace(session, article_id=article_id, article=made, reading=found)


def named(store, name, audience=HERE):
    with store.read() as session:
        return people.named(session, name=name, audience=audience, now=NOW)


def said(store, person, audience=HERE):
    with store.read() as session:
        return quotes.by_person(session, person_id=person, audience=audience, now=NOW)


def with_words(store, words, audience=HERE):
    with store.read() as session:
        return quotes.by_words(session, words=words, audience=audience, now=NOW).rows


def about(store, person, audience=HERE):
    with store.read() as session:
        return statements.about(session, person_id=person, audience=audience, now=NOW)


@pytest.fixture
def mayor(store) -> int:
    """The one mayor of the one article that was read: article 1, quotes 1 (hers) and 2 (the plumber's)."""
    save(store, article(url=URL), reading())
    found: int = named(store, "Ana Doe")[0].id
    return found


def test_nobody_made_has_the_number_of_somebody_who_is_gone(store, mayor):
    save(store, article(f"{TEXT}\nIt ended."), reading())
    with store.read() as session:
        last = session.scalar(select(func.max(PersonRow.id)))
    with store.write() as session:
        removal.remove(session, ids=[2])
    decide(store, Kind.SOMEONE_ELSE, quote_id=1, name="Kim Poe")
    with store.write() as session:
        (made,) = session.scalars(select(PersonRow.id).where(PersonRow.workspace == HERE.workspace))
        session.execute(delete(PersonRow).where(PersonRow.id == made))
    save(store, article(f"{TEXT}\nIt went on."), reading())
    with store.read() as session:
        after = session.scalar(select(func.max(PersonRow.id)))
    assert last < made < after


ALL = {read.split(",")[0] for read in READS}
OF_THE_STORY = {
    "news",
    "left",
    "of_edition",
    "story by_id",
    "story by_ids",
    "of_articles",
    "moved",
    "stories matching",
    "texts",
    "alike",
}
OF_HISTORY = {"history", "history_of"}
OF_THE_ARTICLE = (
    OF_THE_STORY
    | OF_HISTORY
    | {"coverage", "recent", "outlets", "outlets_among", "visible_ids", "articles by_ids", "by_urls"}
)
OF_THE_SPEAKER = {"by_day", "by_person", "by_people", "statements_by_person", "quotes in_articles"}
BY_WORDS = {"by_words", "statements_by_words", "quotes alike", "by_ids", "cued"}
OF_THE_QUOTE = OF_THE_SPEAKER | BY_WORDS
OF_THE_FIGURE = {"matching", "by_size", "figures by_ids", "in_articles", "around"}
WITHOUT_A_NAME = OF_THE_FIGURE | BY_WORDS
GONE = {
    # what is decided: which reads no longer show it
    (Kind.HIDE_QUOTE, "quote_id"): OF_THE_QUOTE,
    (Kind.NOT_A_QUOTE, "quote_id"): OF_THE_QUOTE,
    (Kind.NOT_THEIRS, "quote_id"): OF_THE_SPEAKER,
    (Kind.HIDE_FIGURE, "figure_id"): OF_THE_FIGURE | {"figures by_person", "about"},
    (Kind.NOT_A_FIGURE, "figure_id"): OF_THE_FIGURE | {"figures by_person"},
    (Kind.NOT_THEIR_FIGURE, "figure_id"): {"figures by_person"},
    (Kind.HIDE_ARTICLE, "article_id"): ALL,
    (Kind.HIDE_PERSON, "person_id"): ALL - OF_THE_ARTICLE,
    (Kind.NOT_A_PERSON, "person_id"): ALL - OF_THE_ARTICLE - WITHOUT_A_NAME,
}


@pytest.mark.parametrize("decided", GONE, ids=lambda decided: decided[0])
def test_each_read_obeys_each_decision_in_its_workspace_until_it_is_undone(store, mayor, decided):
    kind, subject = decided
    made = decide(store, kind, **{subject: mayor if subject == "person_id" else 1})
    for audience in (HERE, replace(HERE, user="U9"), ELSEWHERE, EVERYTHING):
        obeys = audience not in (ELSEWHERE, EVERYTHING) or (
            audience is EVERYTHING and kind.startswith("hide")
        )
        with tried(store) as session:
            for name, read in READS.items():
                if name in {"news", "left", "of_edition"} and audience is EVERYTHING:
                    continue  # a digest is always some workspace's
                gone = obeys and name.split(",")[0] in GONE[decided]
                assert bool(read(session, mayor, audience=audience, now=NOW)) is not gone, (name, audience)
    undo(store, made)
    with tried(store) as session:
        for name, read in READS.items():
            assert read(session, mayor, audience=HERE, now=NOW), name


@pytest.mark.parametrize(
    "decided",
    [one for one in GONE if one[1] != "figure_id"],  # the article has but one
    ids=lambda decided: decided[0],
)
def test_each_read_obeys_what_was_decided_after_it_was_asked_where_the_like_was_decided(
    store, mayor, decided
):
    kind, subject = decided
    save(store, article("Rain fell on the hills all day."), Reading())
    other = named(store, "Bob Roe")[0].id if subject == "person_id" else 2
    decide(store, kind, **{subject: other})
    asked = {name: read for name, read in READS.items() if name.split(",")[0] in GONE[decided]}
    with tried(store) as session:
        for name, read in asked.items():
            assert read(session, mayor, audience=HERE, now=NOW), name
    made = decide(store, kind, **{subject: mayor if subject == "person_id" else 1})
    for audience, gone in ((HERE, True), (ELSEWHERE, False), (HERE, True)):
        with tried(store) as session:
            for name, read in asked.items():
                assert bool(read(session, mayor, audience=audience, now=NOW)) is not gone, (name, audience)
    undo(store, made)
    with tried(store) as session:
        for name, read in asked.items():
            assert read(session, mayor, audience=HERE, now=NOW), name


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ({"headline": "Mayor builds"}, "Mayor builds"),
        ({"published": Published(day=date(2025, 5, 4))}, "The Daily, 4 May 2025"),
        ({"outlet": None, "place": "notes.txt"}, "undated, notes.txt"),
        ({"outlet": None}, "Ana Doe, the mayor, said: “We will build it.” Ms Doe met…"),
    ],
    ids=("headline", "day", "file", "words"),
)
def test_an_article_that_is_hidden_is_known_again_by_what_is_said_of_it(store, told, about):
    save(store, article(**told), reading())
    assert decide(store, Kind.HIDE_ARTICLE, article_id=1).about == about


def test_words_whose_speaker_is_no_person_stay_without_a_name(store, mayor):
    decide(store, Kind.NOT_A_PERSON, person_id=mayor)
    (told,) = with_words(store, "will build")
    assert (told.name, told.person_id, told.speaker) == (None, None, "Ana Doe")
    assert with_words(store, "will build", ELSEWHERE)[0].name == "Ana Doe"


def test_hidden_words_are_shown_by_no_sentence_either(store, mayor):
    assert about(store, mayor).total == 1
    made = decide(store, Kind.HIDE_QUOTE, quote_id=2)
    assert about(store, mayor).total == 0
    assert about(store, mayor, EVERYTHING).total == 0
    assert about(store, mayor, ELSEWHERE).total == 1
    undo(store, made)
    assert about(store, mayor).total == 1


def test_a_fragment_beside_a_hidden_one_is_shown_without_its_sentence(store):
    text = "Ana Doe said it was “quite good” and also “rather bad” for them."
    made = reading()
    good, bad = (
        replace(made.quotes[1], content=(span(text, words),), speaker=None, cue=None)
        for words in ("quite good", "rather bad")
    )
    save(
        store,
        article(text),
        replace(made, people=(), mentions=(), quotes=(good, bad), statements=(), figures=()),
    )
    assert "rather bad" in with_words(store, "quite good")[0].sentence
    decide(store, Kind.HIDE_QUOTE, quote_id=2)
    assert with_words(store, "quite good")[0].sentence == "quite good"
    assert "rather bad" in with_words(store, "quite good", ELSEWHERE)[0].sentence


def test_someone_else_said_it(store, mayor):
    save(store, article(OTHER), reading(OTHER, name="Eva Doe"))
    eva = named(store, "Eva Doe")[0].id
    made = decide(store, Kind.SOMEONE_ELSE, quote_id=1, other_id=eva)
    (told,) = (told for told in said(store, eva).rows if told.id == 1)
    assert (told.name, told.speaker, told.cue, told.confidence) == ("Eva Doe", None, None, 1.0)
    assert told.reason == "decided by an editor here on 19 May 2025"
    assert (said(store, mayor).total, said(store, eva).total) == (0, 2)
    counts = {person.name: person.quotes for person in named(store, "Doe")}
    assert counts == {"Ana Doe": 0, "Eva Doe": 2}
    assert (said(store, mayor, ELSEWHERE).total, said(store, eva, ELSEWHERE).total) == (1, 1)
    decide(store, Kind.HIDE_PERSON, person_id=eva)
    assert with_words(store, "will build") == ()
    assert len(with_words(store, "will build", ELSEWHERE)) == 2
    assert made.name == "Eva Doe"


def test_the_latest_word_on_a_speaker_holds_and_undoing_it_brings_the_earlier_back(store, mayor):
    decide(store, Kind.NOT_THEIRS, quote_id=1)
    later = decide(store, Kind.SOMEONE_ELSE, quote_id=1, name="Bob Roe")
    assert with_words(store, "will build")[0].name == "Bob Roe"
    undo(store, later)
    assert with_words(store, "will build")[0].name is None


def test_a_name_that_no_article_gives_stays_in_the_article_and_the_workspace(store, mayor):
    decide(store, Kind.SOMEONE_ELSE, quote_id=1, name="  Kim \n Poe ")
    (kim,) = named(store, "Poe")
    assert (kim.name, kim.one_article, kim.public) == ("Kim Poe", True, False)
    assert said(store, kim.id).rows[0].name == "Kim Poe"
    for audience in (ELSEWHERE, EVERYTHING):
        assert named(store, "Poe", audience) == ()
        assert said(store, kim.id, audience).total == 0
        with store.read() as session:
            assert people.by_id(session, person_id=kim.id, audience=audience, now=NOW) is None


def test_private_people_of_other_articles_are_given_no_words(store, mayor):
    private = replace(reading().people[1], name="Max Poe", aliases=("Max Poe",))
    save(
        store,
        article("Max Poe, a plumber, came."),
        replace(reading(), people=(private,), mentions=(), quotes=(), statements=()),
    )
    (max_poe,) = named(store, "Max Poe")
    with pytest.raises(RefusedError, match="isn’t a public person"):
        decide(store, Kind.SOMEONE_ELSE, quote_id=1, other_id=max_poe.id)
    made = decide(store, Kind.SOMEONE_ELSE, quote_id=1, name="Max Poe")
    assert with_words(store, "will build")[0].person_id != max_poe.id
    assert made.name == "Max Poe"


def test_two_public_people_are_joined_and_told_apart_again(store, mayor):
    save(store, article(OTHER), reading(OTHER, name="Eva Doe"))
    eva = named(store, "Eva Doe")[0].id
    made = decide(store, Kind.MERGE, person_id=eva, other_id=mayor)
    for name in ("Doe", "Eva Doe", "Ana Doe"):
        (one,) = named(store, name)
        assert (one.id, one.name) == (mayor, "Ana Doe")
    for person in (mayor, eva):
        assert said(store, person).total == 2
        assert about(store, person).total == 2
        assert {told.name for told in said(store, person).rows} == {"Ana Doe"}
    assert len(named(store, "Doe", ELSEWHERE)) == 2
    assert (said(store, mayor, ELSEWHERE).total, about(store, eva, EVERYTHING).total) == (1, 1)
    with store.read() as session:
        assert len(people.in_office(session, office="mayor", audience=HERE, now=NOW)) == 1
        assert spellings.near_names(session, name="Evva", audience=HERE, now=NOW) == ("Ana Doe",)
        assert len(people.in_office(session, office="mayor", audience=ELSEWHERE, now=NOW)) == 2
    with pytest.raises(RefusedError, match="one person here already"):
        decide(store, Kind.MERGE, person_id=eva, other_id=mayor, key="again")
    hidden = decide(store, Kind.HIDE_PERSON, person_id=eva)
    assert (named(store, "Doe"), with_words(store, "will build")) == ((), ())
    undo(store, hidden)
    undo(store, made)
    assert len(named(store, "Doe")) == 2


def test_merges_in_a_row_end_at_one_and_never_in_a_circle(store, mayor):
    save(store, article(OTHER), reading(OTHER, name="Eva Doe"))
    third = TEXT.replace("Ana", "Una")
    save(store, article(third), reading(third, name="Una Doe"))
    eva, una = (named(store, f"{name} Doe")[0].id for name in ("Eva", "Una"))
    first = decide(store, Kind.MERGE, person_id=mayor, other_id=eva)
    decide(store, Kind.MERGE, person_id=eva, other_id=una)
    assert [one.id for one in named(store, "Doe")] == [una]
    assert said(store, mayor).total == 3
    undo(store, first)
    assert {one.id for one in named(store, "Doe")} == {una, mayor}
    decide(store, Kind.MERGE, person_id=una, other_id=mayor, key="again")
    assert [one.id for one in named(store, "Doe")] == [mayor]


def test_private_people_are_joined_inside_their_article_only(store, mayor):
    save(store, article(TEXT + "\nMore."), reading())
    here, there = (one.id for one in named(store, "Bob Roe"))
    with pytest.raises(RefusedError, match="isn’t a public person"):
        decide(store, Kind.MERGE, person_id=here, other_id=there)
    decide(store, Kind.MERGE, person_id=here, other_id=mayor)
    assert said(store, mayor).total == 3
    assert {one.id for one in named(store, "Roe")} == {mayor, there}


def test_a_person_and_an_organisation_are_never_one(store, mayor):
    council = Person(
        name="Ayton Council",
        kind=PersonKind.ORGANISATION,
        aliases=("Ayton Council",),
        mentions=(),
        public=True,
    )
    save(
        store,
        article("Ayton Council met."),
        replace(reading(), people=(council,), mentions=(), quotes=(), statements=()),
    )
    (found,) = named(store, "Ayton Council")
    with pytest.raises(RefusedError, match="organisation"):
        decide(store, Kind.MERGE, person_id=mayor, other_id=found.id)


def test_a_namesake_is_taken_out_of_one_article_with_words_roles_and_statements(store, mayor):
    second = save(store, article(TEXT + "\nMore."), reading())
    made = decide(store, Kind.SPLIT, person_id=mayor, article_id=second)
    one, other = sorted(named(store, "Ana Doe"), key=lambda person: person.one_article)
    assert (one.id, one.one_article, other.one_article, other.public) == (mayor, False, True, True)
    for person, where in ((one.id, 1), (other.id, second)):
        assert [told.where.article_id for told in said(store, person).rows] == [where]
        assert [told.where.article_id for told in about(store, person).rows] == [where]
    assert [role.words for role in other.roles] == ["mayor"]
    assert len(named(store, "Ana Doe", ELSEWHERE)) == 1
    assert (said(store, mayor, ELSEWHERE).total, about(store, mayor, ELSEWHERE).total) == (2, 2)
    for audience in (ELSEWHERE, EVERYTHING):
        assert (said(store, other.id, audience).total, about(store, other.id, audience).total) == (0, 0)
    with pytest.raises(GoneError):
        decide(store, Kind.SPLIT, person_id=mayor, article_id=second, key="again")
    with pytest.raises(RefusedError, match="one article only"):
        decide(store, Kind.SPLIT, person_id=other.id, article_id=second, key="further")
    undo(store, made)
    assert [person.id for person in named(store, "Ana Doe")] == [mayor]
    assert said(store, mayor).total == 2


def test_a_person_is_renamed_and_found_by_both_names(store, mayor):
    made = decide(store, Kind.RENAME, person_id=mayor, name="Anna  Döe")
    for name in ("Anna Doe", "Doe", "Ana Doe"):
        assert [one.name for one in named(store, name)] == ["Anna Döe"]
    assert said(store, mayor).rows[0].name == "Anna Döe"
    assert (named(store, "Anna Doe", ELSEWHERE), named(store, "Doe", ELSEWHERE)[0].name) == ((), "Ana Doe")
    with pytest.raises(RefusedError, match="already"):
        decide(store, Kind.RENAME, person_id=mayor, name="Anna Döe", key="again")
    with pytest.raises(RefusedError, match="Type a name"):
        decide(store, Kind.RENAME, person_id=mayor, name="…")
    undo(store, made)
    assert named(store, "Anna Doe") == ()


def test_an_alias_leads_to_the_person(store, mayor):
    made = decide(store, Kind.ALIAS, person_id=mayor, name="The Iron Mayor")
    assert [one.name for one in named(store, "the iron mayor")] == ["Ana Doe"]
    assert named(store, "the iron mayor", ELSEWHERE) == ()
    undo(store, made)
    assert named(store, "the iron mayor") == ()


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (Kind.HIDE_QUOTE, {"quote_id": 1}),
        (Kind.NOT_A_QUOTE, {"quote_id": 1}),
        (Kind.NOT_THEIRS, {"quote_id": 1}),
        (Kind.SOMEONE_ELSE, {"quote_id": 1, "name": "Bob Roe"}),
        (Kind.SOMEONE_ELSE, {"quote_id": 1, "name": "Kim Poe"}),
        (Kind.HIDE_FIGURE, {"figure_id": 1}),
        (Kind.NOT_A_FIGURE, {"figure_id": 1}),
        (Kind.NOT_THEIR_FIGURE, {"figure_id": 1}),
        (Kind.FIGURE_BY, {"figure_id": 1, "name": "Bob Roe"}),
        (Kind.HIDE_ARTICLE, {"article_id": 1}),
        (Kind.HIDE_PERSON, {"person_id": "Ana Doe"}),
        (Kind.HIDE_PERSON, {"person_id": "Bob Roe"}),
        (Kind.NOT_A_PERSON, {"person_id": "Bob Roe"}),
        (Kind.MERGE, {"person_id": "Bob Roe", "other_id": "Ana Doe"}),
        (Kind.RENAME, {"person_id": "Bob Roe", "name": "Rob Roe"}),
        (Kind.ALIAS, {"person_id": "Bob Roe", "name": "Bobby"}),
        (Kind.SPLIT, {"person_id": "Ana Doe", "article_id": 1}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value.values())),
)
def test_a_decision_outlives_a_new_reading_and_its_undoing_does_too(store, mayor, kind, subject):
    found = {
        name: named(store, who)[0].id
        for name, who in subject.items()
        if name.endswith("n_id") or name == "other_id"
    }
    made = article()
    before = everything_seen(store)
    decided = decide(store, kind, **{**subject, **found})
    changed = everything_seen(store)
    assert changed != before
    newer = reading()
    newer = replace(newer, quotes=newer.quotes[::-1])
    reread(store, 1, made, newer)
    assert everything_seen(store) == changed
    undo(store, decided)
    reread(store, 1, made, reading())
    assert everything_seen(store) == before


def everything_seen(store):
    """What the workspace is shown of the article, without row numbers."""
    with store.read() as session:
        who: Any = {"audience": HERE, "now": NOW}
        cards = [
            (
                name,
                one.name,
                one.roles,
                {(told.words, told.name) for told in quotes.by_person(session, person_id=one.id, **who).rows},
                {told.sentence for told in statements.about(session, person_id=one.id, **who).rows},
            )
            for name in ("Doe", "Roe", "Poe", "Bobby")
            for one in people.named(session, name=name, **who)
        ]
        words = [
            (told.words, told.name, told.reason)
            for phrase in ("will build", "very glad")
            for told in quotes.by_words(session, words=phrase, **who).rows
        ]
        stated = [
            (one.figure.text, one.name, one.sayer)
            for one in figures.in_articles(session, articles=[1], **who)
        ]
        return coverage(session, **who).articles, cards, words, stated


def test_a_hidden_quote_stays_hidden_when_a_newer_reading_cuts_it_otherwise_or_loses_it(store, mayor):
    decide(store, Kind.HIDE_QUOTE, quote_id=2)
    newer = reading()
    longer = replace(newer.quotes[1], content=(span(TEXT, "he was “very glad” about it"),))
    reread(store, 1, article(), replace(newer, quotes=(newer.quotes[0], longer)))
    assert with_words(store, "about it") == ()
    assert len(with_words(store, "about it", ELSEWHERE)) == 1
    reread(store, 1, article(), replace(newer, quotes=newer.quotes[:1]))
    assert about(store, mayor).total == 0
    reread(store, 1, article(), newer)
    assert with_words(store, "very glad") == ()


def test_of_the_same_words_in_two_places_the_one_that_was_meant_is_decided(store):
    text = "“Pure theatre,” said one. “Pure theatre,” said the other, later on."
    second = text.rindex("Pure")
    made = reading().quotes[0]
    two = tuple(
        replace(
            made,
            content=(span(text, "Pure theatre")._replace(start=at, end=at + 12),),
            speaker=None,
            cue=None,
        )
        for at in (text.index("Pure"), second)
    )
    found = replace(reading(), people=(), mentions=(), quotes=two, statements=(), figures=())
    save(store, article(text), found)
    decide(store, Kind.NOT_A_QUOTE, quote_id=2)
    assert [told.id for told in with_words(store, "pure theatre")] == [1]
    reread(store, 1, article(text), found)
    (left,) = with_words(store, "pure theatre")
    assert left.content[0].start < second


def test_who_became_public_since_is_still_the_one_who_was_hidden(store, mayor):
    roe = named(store, "Bob Roe")[0].id
    decide(store, Kind.HIDE_PERSON, person_id=roe)
    newer = reading()
    public = replace(newer.people[1], public=True)
    reread(store, 1, article(), replace(newer, people=(newer.people[0], public)))
    assert named(store, "Bob Roe", ELSEWHERE)[0].public
    assert named(store, "Bob Roe") == ()


def test_the_same_key_decides_once_and_the_same_decision_twice_says_so(store, mayor):
    first = decide(store, Kind.HIDE_QUOTE, quote_id=1, key="view:1")
    assert decide(store, Kind.HIDE_QUOTE, quote_id=1, key="view:1") == first
    with pytest.raises(AlreadyDecidedError) as refused:
        decide(store, Kind.HIDE_QUOTE, quote_id=1, key="view:2", audience=replace(HERE, user="U9"))
    assert refused.value.decided == first
    alias = decide(store, Kind.ALIAS, person_id=mayor, name="Annie", key="view:3")
    with pytest.raises(AlreadyDecidedError) as refused:
        decide(store, Kind.ALIAS, person_id=mayor, name="Annie", key="view:4")
    assert refused.value.decided == alias
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(DecisionRow)) == 2


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (Kind.HIDE_QUOTE, {"quote_id": 99}),
        (Kind.HIDE_ARTICLE, {"article_id": 99}),
        (Kind.HIDE_PERSON, {"person_id": 99}),
        (Kind.MERGE, {"person_id": 1, "other_id": 99}),
    ],
)
def test_what_has_vanished_is_not_decided_upon(store, mayor, kind, about):
    with pytest.raises(GoneError):
        decide(store, kind, **about)


def test_nobody_decides_about_what_they_may_not_see(store):
    save(store, article(standing=INTERNAL), reading(), workspace="T2")
    for kind, about in ((Kind.HIDE_QUOTE, {"quote_id": 1}), (Kind.HIDE_PERSON, {"person_id": 1})):
        with pytest.raises(GoneError):
            decide(store, kind, **about)


def test_an_undo_is_kept_with_who_and_when_and_is_no_other_workspaces(store, mayor):
    made = decide(store, Kind.HIDE_QUOTE, quote_id=1)
    with pytest.raises(LookupError):
        undo(store, made, ELSEWHERE)
    undone, by_me = undo(store, made, replace(HERE, user="U9"))
    assert (undone.undone_by, undone.undone_at, by_me) == ("U9", NOW, True)
    again, by_me = undo(store, made)
    assert (again.undone_by, by_me) == ("U9", False)
    with store.read() as session:
        about: Any = {"articles": [1], "people": [mayor]}
        assert decisions.recent(session, audience=HERE, **about) == (undone,)
        assert decisions.recent(session, audience=ELSEWHERE, **about) == ()
        assert decisions.recent(session, audience=EVERYTHING, **about) == ()


def test_the_last_decisions_of_a_card_come_newest_first_and_others_not(store, mayor):
    save(store, article(OTHER), reading(OTHER, name="Eva Doe"))
    made = [decide(store, Kind.ALIAS, person_id=mayor, name=f"Annie {letter}") for letter in "abc"]
    decide(store, Kind.HIDE_ARTICLE, article_id=2)
    with store.read() as session:
        found = decisions.recent(session, audience=HERE, people=[mayor], limit=2)
    assert [one.id for one in found] == [made[2].id, made[1].id]


def test_a_frozen_message_is_withdrawn_when_its_articles_are_decided_upon_before_it_is_sent(store, mayor):
    save(
        store,
        article("Elsewhere."),
        replace(reading(), people=(), mentions=(), quotes=(), statements=(), figures=()),
    )
    untouched = decide(store, Kind.HIDE_QUOTE, quote_id=2)
    frozen = Frozen(key="1", workspace="T1", channel="C1", author="U1", text="x", blocks=[], articles=[1])
    with store.write() as session:
        for key, shown in (("1", [1]), ("2", [1]), ("3", [2])):
            outbox.put(session, message=replace(frozen, key=key, articles=shown), now=NOW)
        claimed = outbox.claim(session, now=NOW, lease=timedelta(minutes=1))
    assert claimed is not None
    decide(store, Kind.HIDE_PERSON, person_id=mayor)
    with store.write() as session:
        claimed = outbox.claim(session, now=NOW + timedelta(seconds=1), lease=timedelta(minutes=1))
        assert claimed is not None
        assert claimed.message.key == "3"
        assert outbox.state_of(session, message_id=2)[0] == State.WITHDRAWN
    assert untouched.about == "very glad"


def test_two_editors_at_once_both_decide_and_neither_is_lost(new_store):
    with new_store("postgresql") as store:
        save(store, article(), reading())
        mayor = named(store, "Ana Doe")[0].id
        failed = []

        def work(number):
            try:
                decide(store, Kind.ALIAS, person_id=mayor, name=f"Annie {number}")
            except Exception as error:  # noqa: BLE001
                failed.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        assert all(named(store, f"Annie {number}") for number in range(6))


@pytest.mark.parametrize("written", ["person:ana doe", "organisation:no 10@12", "person:@1!"])
def test_a_reference_reads_back(written):
    assert Reference.read(written).written == written


def test_a_figure_decided_to_be_someone_elses_is_found_under_them(store, mayor):
    with store.read() as session:
        plumber = named(store, "Bob Roe")[0].id
        who: Any = {"audience": HERE, "now": NOW}
        assert figures.by_person(session, person_id=mayor, **who).total == 1
    made = decide(store, Kind.FIGURE_BY, figure_id=1, other_id=plumber)
    with store.read() as session:
        (given,) = figures.by_person(session, person_id=plumber, **who).rows
        assert (given.name, given.sayer, given.decided_on) == ("Bob Roe", None, NOW.date())
        assert figures.by_person(session, person_id=mayor, **who).total == 0
        wanted = Wanted(exported=True)
        assert figures.matching(session, wanted=wanted, **who).total == 0, "he is private"
        elsewhere = figures.by_person(session, person_id=mayor, audience=ELSEWHERE, now=NOW)
        assert elsewhere.total == 1
    with pytest.raises(RefusedError, match="No one of that name"):
        decide(store, Kind.FIGURE_BY, key="k2", figure_id=1, name="Kim Poe")
    undo(store, made)
    with store.read() as session:
        assert figures.by_person(session, person_id=mayor, **who).total == 1


def test_a_decision_about_a_figure_finds_it_in_a_newer_reading_that_cuts_it_otherwise(store, mayor):
    decide(store, Kind.NOT_A_FIGURE, figure_id=1)
    newer = reading()
    (old,) = newer.figures
    shorter = replace(old, span=span(TEXT, "plumber"), text="plumber")
    other = replace(old, span=span(TEXT, "Ana"), text="Ana", evidence=span(TEXT, "Ana Doe, the mayor"))
    reread(store, 1, article(), replace(newer, figures=(other, shorter)))
    with store.read() as session:
        left = figures.in_articles(session, articles=[1], audience=HERE, now=NOW)
        assert [one.figure.text for one in left] == ["Ana"]
