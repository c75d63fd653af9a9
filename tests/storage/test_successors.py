"""Decisions hold when a newer reading of an article calls people otherwise, and so do their undoings."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, func, select, update
from sqlalchemy.exc import OperationalError

from news.digests.subscription import Subscription
from news.digests.topics import Topic, TopicKind
from news.nouns import Audience, Mention, MentionKind, Person, PersonKind, Reading, Span
from storage import decisions, follows, people, quotes, rereadings, rulings, subscriptions, versions
from storage.engine import is_busy
from storage.kinds import Kind
from storage.references import people_of, person_of
from storage.rulings import decide_alone
from storage.subjects import GoneError
from storage.tables import ArticleRow, FollowRow, PersonRow, SubscriptionRow, SuccessorRow
from tests.bot.test_killed import until
from tests.conftest import NOW, save
from tests.made import article, erased, reading, span
from tests.storage.test_decisions import ELSEWHERE, HERE, decide, named, reread, undo, wish
from tests.storage.test_outlets import waits

TEXT = (
    "Ana Maria Doe, the mayor, said: “We will build it.”\n"
    "Ms Doe met Bob Roe, a plumber, who said he was “very glad” about it. Ana Doe went. Robert Roe stayed."
)
TEXTS = {1: TEXT, 2: f"{TEXT}\nIt was a long day."}
EVA = Person(
    name="Eva Poe",
    kind=PersonKind.PERSON,
    aliases=("Eva Poe",),
    mentions=(span("Eva Poe", "Eva Poe"),),
    public=True,
)
MAYOR, PLUMBER = "Ana Doe", "Bob Roe"
FULLER = {MAYOR: "Ana Maria Doe", PLUMBER: "Robert Roe"}


def read(text: str, *, of: str = MAYOR, name: str | None = None, **changes: Any) -> Reading:
    """Return a reading of both, in which one is called, and taken, otherwise."""
    made = reading(text.replace("Ana Maria Doe", "Ana Doe      "), MAYOR)
    called = {one: name or one if one == of else one for one in (MAYOR, PLUMBER)}
    told = tuple(
        replace(one, name=called[one.name], **(changes if one.name == of else {})) for one in made.people
    )
    also = tuple(
        Mention(span=span(text, words), kind=MentionKind.PROPER, person=at)
        for at, names in enumerate(called.items())
        for words in names
    )
    return replace(made, people=told, mentions=(*made.mentions[1:], *also))


@pytest.fixture
def two_articles(store):
    """Two articles that name both, and a third in which one more public person is named."""
    for text in TEXTS.values():
        save(store, article(text), read(text))
    save(store, article("Eva Poe came."), Reading(people=(EVA,)))
    return store


def found(store, *names: str, audience: Audience = HERE) -> dict[str, list[tuple[str, list[str]]]]:
    """Return who is found by each name, with the words that they are shown to have said."""
    with store.read() as session:
        who: Any = {"audience": audience, "now": NOW}
        return {
            name: sorted(
                (
                    one.name,
                    [told.words[0] for told in quotes.by_person(session, person_id=one.id, **who).rows],
                )
                for one in people.named(session, name=name, **who)
            )
            for name in names
        }


CHANGES: dict[str, dict[str, Any]] = {
    "fuller": {"name": FULLER},
    "private": {"public": False},
    "organisation": {"kind": PersonKind.ORGANISATION},
}
HELD = [
    (kind, whom, change)
    for kind in (Kind.HIDE_PERSON, Kind.NOT_A_PERSON, Kind.RENAME, Kind.ALIAS, Kind.MERGE)
    for whom in (MAYOR, PLUMBER)
    for change in CHANGES
    if (change, whom) != ("private", PLUMBER)  # who is so already
    and (change != "organisation" or kind == Kind.HIDE_PERSON)
    and (kind, whom) != (Kind.MERGE, PLUMBER)  # who isn't public can't be
    and (kind, change) != (Kind.NOT_A_PERSON, "fuller")
]


@pytest.mark.parametrize("rereads", [(1,), (1, 2), (2, 1)], ids=str)
@pytest.mark.parametrize(("kind", "whom", "change"), HELD, ids=lambda one: str(one).replace(" ", "_"))
def test_what_was_decided_holds_for_whom_articles_call_otherwise_now(
    two_articles, kind, whom, change, rereads
):
    store = two_articles
    one = min(named(store, whom), key=lambda person: person.id).id
    more = {
        Kind.RENAME: {"name": "Iron Mayor"},
        Kind.ALIAS: {"name": "Iron Mayor"},
        Kind.MERGE: {"other_id": named(store, "Eva Poe")[0].id},
    }
    made = decide(store, kind, person_id=one, **more.get(kind, {}))
    names = (whom, "Iron Mayor", "Eva Poe")
    decided = found(store, *names)
    changes = {key: value[whom] if key == "name" else value for key, value in CHANGES[change].items()}
    for number in rereads:
        reread(store, number, article(TEXTS[number]), read(TEXTS[number], of=whom, **changes))
    now = found(store, *names)
    assert said(now) == said(decided)
    if kind in {Kind.RENAME, Kind.MERGE}:
        assert [name for name, _ in now["Iron Mayor"] + now["Eva Poe"]] == [
            name for name, _ in decided["Iron Mayor"] + decided["Eva Poe"]
        ]
    undo(store, made)
    assert found(store, *names) == found(store, *names, audience=ELSEWHERE)


def test_who_was_no_person_may_be_one_under_another_name(two_articles):
    store = two_articles
    decide(store, Kind.NOT_A_PERSON, person_id=named(store, MAYOR)[0].id)
    reread(store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR]))
    assert [name for name, _ in found(store, FULLER[MAYOR])[FULLER[MAYOR]]] == [FULLER[MAYOR]]


def test_a_body_with_a_hidden_person_s_name_in_its_own_is_not_hidden(store):
    text = TEXT.replace("Ana Doe went", "The Ana Doe Trust went")
    save(store, article(text), read(text))
    decide(store, Kind.HIDE_PERSON, person_id=named(store, MAYOR)[0].id)
    trust = read(text, name="Ana Doe Trust", kind=PersonKind.ORGANISATION)
    reread(store, 1, article(text), trust)
    assert found(store, "Ana Doe Trust")["Ana Doe Trust"]


CALLED_BY_NEWER = {
    "his son": ("Bob Roe", {2: "Bob Roe Jr"}),
    "one of many of a name alone": ("Roe", {1: "Robert Roe", 2: "Robert Roe"}),
    "two of one name": ("Ana Doe", {1: "Ana Maria Doe", 2: "Ana Clara Doe"}),
}


@pytest.mark.parametrize(("earlier", "newer"), CALLED_BY_NEWER.values(), ids=CALLED_BY_NEWER)
@pytest.mark.parametrize("kind", [Kind.RENAME, Kind.ALIAS, Kind.MERGE])
def test_who_may_be_somebody_else_is_made_one_with_nobody(store, kind, earlier, newer):
    for number in (1, 2):
        save(store, article(f"{earlier} spoke. {number}"), told_of(earlier, f"{earlier} spoke. {number}"))
    save(store, article("Eva Poe came."), Reading(people=(EVA,)))
    one = min(named(store, earlier), key=lambda person: person.id)
    other = {"other_id": named(store, "Eva Poe")[0].id} if kind == Kind.MERGE else {"name": "Iron Mayor"}
    decide(store, kind, person_id=one.id, **other)
    surname = earlier.rsplit(maxsplit=1)[-1]
    for number, name in newer.items():
        text = f"{name} spoke. {number} {surname}"
        reread(store, number, article(text), told_of(name, text, surname))
    for name in set(newer.values()):
        shown = [person.name for person in named(store, name) if person.name != earlier]
        assert shown == [name]


def test_whoever_may_be_a_hidden_person_is_hidden(store):
    for number in (1, 2):
        save(store, article(f"Ana Doe spoke. {number}"), told_of("Ana Doe", f"Ana Doe spoke. {number}"))
    decide(store, Kind.HIDE_PERSON, person_id=named(store, "Ana Doe")[0].id)
    for number, name in {1: "Ana Maria Doe", 2: "Ana Clara Doe Jr"}.items():
        reread(store, number, article(f"{name} spoke. {number}"), told_of(name, f"{name} spoke. {number}"))
        assert named(store, name) == ()


def told_of(name: str, text: str, surname: str = "") -> Reading:
    """Return a reading in which one public person alone is named, by their surname behind, too."""
    words = [Span(0, text.index(" spoke"))]
    words += [Span(len(text) - len(surname), len(text))] if surname else []
    one = replace(EVA, name=name, aliases=(name,), mentions=tuple(words))
    return Reading(
        people=(one,),
        mentions=tuple(Mention(span=each, kind=MentionKind.PROPER, person=0) for each in words),
    )


@pytest.mark.parametrize("of_words", [True, False], ids=["version", "reading"])
def test_who_decides_waits_for_no_newer_one_that_waits_for_them(new_store, of_words):
    """A workspace that decided about a person decides about an article of theirs, which changes meanwhile."""
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        for text in TEXTS.values():
            save(store, article(text), read(text))
        decide(store, Kind.ALIAS, person_id=named(store, MAYOR)[0].id, name="Iron Mayor")
        text = f"{TEXT}\nIt ended."
        with store.read() as session:
            (before, _) = versions.following(session, after=0, limit=2)

        def change():
            with store.write() as session:
                if of_words:
                    newer: Any = {"article": article(text), "reading": read(text), "changes": (), "now": NOW}
                    return versions.replace(session, before=before, **newer) == 2
                current = versions.is_current(session, before)
                rereadings.replace(session, article_id=1, article=article(TEXT), reading=read(TEXT))
                return current

        with store.write() as session:
            decide_alone(session)
            other = others.submit(change)
            until(lambda: waits(store))
            hidden = wish(Kind.HIDE_ARTICLE, article_id=1)
            decisions.decide(session, wish=hidden, audience=HERE, now=NOW)
        assert other.result(60)


@pytest.mark.parametrize("audience", [HERE, ELSEWHERE], ids=["waited for", "another workspace"])
def test_what_is_decided_while_a_newer_reading_waits_holds_for_whom_it_gives(new_store, audience):
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, article(TEXT), read(TEXT))
        decide(store, Kind.RENAME, person_id=named(store, PLUMBER)[0].id, name="Iron Plumber")
        mayor = named(store, MAYOR)[0].id
        with store.write() as session:
            decide_alone(session)
            other = others.submit(reread, store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR]))
            until(lambda: waits(store))
            hidden = wish(Kind.HIDE_PERSON, person_id=mayor)
            decisions.decide(session, wish=hidden, audience=audience, now=NOW)
        other.result(60)
        assert not named(store, FULLER[MAYOR], audience)


def test_nothing_is_decided_about_what_a_newer_reading_just_takes_away(store, monkeypatch):
    """Whoever hides somebody, or what they said, while others take their place is told that they are gone.

    Nor is it about whoever comes next.
    """
    save(store, article(TEXT), read(TEXT))
    people_ = [{"person_id": named(store, name)[0].id} for name in (MAYOR, PLUMBER)]
    about: list[tuple[Kind, dict[str, Any]]] = [
        *((Kind.HIDE_PERSON, whom) for whom in people_),
        (Kind.NOT_THEIRS, {"quote_id": 2}),
        (Kind.HIDE_FIGURE, {"figure_id": 1}),
    ]
    with ThreadPoolExecutor() as others:
        deciding: list[Future[Any]] = []

        def follow_reading(session, **found):
            rulings.follow_reading(session, **found)
            deciding.extend(others.submit(decide, store, kind, **whom) for kind, whom in about)
            if store.is_server:
                until(lambda: waits(store) == len(about) or all(one.done() for one in deciding))

        monkeypatch.setattr(rereadings, "follow_reading", follow_reading)
        reread(store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR]))
        for one in deciding:
            with pytest.raises(GoneError):
                one.result(60)


def test_who_decides_waits_some_seconds_for_a_newer_reading_and_then_for_anything_else(
    new_store, monkeypatch
):
    """What takes longer counts as a busy store, not as a failure."""
    monkeypatch.setattr(rulings, "BUSY", 0.3)
    with new_store("postgresql") as store:
        with store.write() as session, store.write() as other:
            rulings.reread_undecided(session)
            with pytest.raises(OperationalError) as failed:
                decide_alone(other)
            other.rollback()
        assert is_busy(failed.value)
        with store.write() as session:
            decide_alone(session)
            assert session.scalar(select(func.current_setting("lock_timeout"))) == "0"


def test_an_erased_person_stands_in_nobody_s_place(store):
    save(store, article(TEXT), read(TEXT))
    decide(store, Kind.HIDE_PERSON, person_id=named(store, MAYOR)[0].id)
    reread(store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR]))
    with store.write() as session:
        assert session.scalars(select(SuccessorRow)).all()
        erased(session, FULLER[MAYOR], now=NOW)
        assert not session.scalars(select(SuccessorRow)).all()


def said(now):
    return {name: sorted(words for _, words in people_) for name, people_ in now.items()}


def test_words_given_to_somebody_stay_theirs_under_another_name(store):
    save(store, article(TEXT), read(TEXT))
    for quote, name in ((1, PLUMBER), (2, MAYOR)):
        decide(store, Kind.SOMEONE_ELSE, quote_id=quote, other_id=named(store, name)[0].id)
    newer = read(TEXT, of=PLUMBER, name=FULLER[PLUMBER])
    reread(store, 1, article(TEXT), newer)
    assert found(store, PLUMBER) == {PLUMBER: [("Robert Roe", ["We will build it."])]}
    fuller = read(TEXT, name=FULLER[MAYOR])
    reread(store, 1, article(TEXT), replace(fuller, people=(fuller.people[0], newer.people[1])))
    assert found(store, MAYOR, PLUMBER) == {
        MAYOR: [("Ana Maria Doe", ["very glad"])],
        PLUMBER: [("Robert Roe", ["We will build it."])],
    }


def test_who_was_given_another_article_s_words_keeps_them_under_another_name(two_articles):
    store = two_articles
    eva = named(store, "Eva Poe")[0].id
    made = decide(store, Kind.SOMEONE_ELSE, quote_id=1, other_id=eva)
    called = replace(EVA, name="Eva Poe Foe", mentions=(span("Eva Poe Foe", "Eva Poe Foe"),))
    reread(store, 3, article("Eva Poe Foe came."), Reading(people=(called,)))
    assert found(store, "Eva Poe Foe") == {"Eva Poe Foe": [("Eva Poe Foe", ["We will build it."])]}
    undo(store, made)
    assert found(store, "Eva Poe Foe") == {"Eva Poe Foe": [("Eva Poe Foe", [])]}


def test_who_was_told_apart_stays_apart_under_another_name(two_articles):
    store = two_articles
    made = decide(store, Kind.SPLIT, person_id=named(store, MAYOR)[0].id, article_id=1)
    assert len(found(store, MAYOR)[MAYOR]) == 2
    reread(store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR]))
    assert said(found(store, MAYOR))[MAYOR] == [["We will build it."]] * 2
    with store.read() as session:
        assert sum(one.one_article for one in people.named(session, name=MAYOR, audience=HERE, now=NOW)) == 1
    undo(store, made)
    assert found(store, MAYOR) == found(store, MAYOR, audience=ELSEWHERE)


def test_what_was_decided_about_one_is_not_said_of_somebody_else_of_the_surname(store):
    save(store, article(TEXT), read(TEXT))
    decide(store, Kind.HIDE_PERSON, person_id=named(store, MAYOR)[0].id)
    mended = TEXT.replace("Ana", "Eva")
    called = read(TEXT, of=MAYOR)
    eva = replace(called.people[0], name="Eva Doe")
    reread(store, 1, article(mended), replace(called, people=(eva, called.people[1])))
    assert said(found(store, "Eva Doe")) == {"Eva Doe": [["We will build it."]]}


def test_who_is_found_again_by_an_older_reading_is_who_was_meant(two_articles):
    store = two_articles
    made = decide(store, Kind.HIDE_PERSON, person_id=named(store, MAYOR)[0].id)
    for fuller in (True, False, True):
        reread(store, 1, article(TEXT), read(TEXT, name=FULLER[MAYOR] if fuller else None))
        assert found(store, MAYOR, FULLER[MAYOR]) == {MAYOR: [], FULLER[MAYOR]: []}
    with store.read() as session:
        fuller_one = people.named(session, name=FULLER[MAYOR], audience=ELSEWHERE, now=NOW)[0]
        told = decisions.recent(session, audience=HERE, people=[fuller_one.id])
    assert [one.id for one in told] == [made.id]


def test_many_whom_one_article_each_has_are_found_at_once(two_articles):
    store = two_articles
    decide(store, Kind.HIDE_PERSON, person_id=named(store, MAYOR)[0].id)
    for number, text in TEXTS.items():
        reread(store, number, article(text), read(text, public=False))
    asked = []
    with store.read() as session:
        session.connection()  # which begins with a statement of its own
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        counts = []
        for number in TEXTS:
            asked.clear()
            alone = {f"person:ana doe@{one}" for one in range(1, number + 1)}
            assert len(people_of(session, alone, workspace="T1")) == number
            counts.append(len(asked))
    assert counts[0] == counts[1]


def followed(store, audience: Audience = HERE) -> list[str]:
    with store.read() as session:
        who = follows.followed(session, follower="U1", audience=audience, now=NOW)
    return [one.person.name for one in who]


def digest_about(store, name: str) -> int:
    """Follow somebody, and subscribe a channel to them; return the digest's number."""
    (person,) = named(store, name)
    topic = Subscription(topic=Topic(kind=TopicKind.PERSON, words=name), timetable=None, zone="UTC")
    with store.write() as session:
        follows.follow(session, person_id=person.id, follower="U1", audience=HERE, now=NOW)
        place: Any = {"channel": "C1", "channel_name": "news", "audience": HERE, "now": NOW}
        return subscriptions.add(session, key="K", wanted=topic, person_id=person.id, **place).id


def told_about(store, digest: int) -> str:
    """Return of whom the digest tells."""
    with store.read() as session:
        topic = session.get_one(SubscriptionRow, digest).topic
        person = person_of(session, topic, workspace="T1")
        name: str = session.get_one(PersonRow, person).name
        return name


def test_who_is_followed_is_so_under_another_name_once_no_article_has_the_old_one(two_articles):
    store = two_articles
    digest, fuller = digest_about(store, MAYOR), FULLER[MAYOR]
    steps = ((1, fuller, MAYOR), (2, fuller, fuller), (2, MAYOR, fuller), (1, MAYOR, MAYOR))
    for number, name, now in steps:
        reread(store, number, article(TEXTS[number]), read(TEXTS[number], name=name))
        assert followed(store) == [now]
    assert told_about(store, digest) == MAYOR


def test_a_digest_is_about_who_stands_in_its_person_s_place(two_articles):
    digest = digest_about(two_articles, MAYOR)
    for number, now in ((1, MAYOR), (2, FULLER[MAYOR])):
        reread(two_articles, number, article(TEXTS[number]), read(TEXTS[number], name=FULLER[MAYOR]))
        assert told_about(two_articles, digest) == now


def test_who_is_followed_may_be_neither_of_two(store):
    for number in (1, 2):
        save(store, article(f"Ana Doe spoke. {number}"), told_of("Ana Doe", f"Ana Doe spoke. {number}"))
    digest = digest_about(store, "Ana Doe")
    for number, name in {1: "Ana Maria Doe", 2: "Ana Clara Doe"}.items():
        reread(store, number, article(f"{name} spoke. {number}"), told_of(name, f"{name} spoke. {number}"))
    assert told_about(store, digest) == "Ana Doe"
    with store.read() as session:
        assert [
            session.get_one(PersonRow, row.person_id).name for row in session.scalars(select(FollowRow))
        ] == ["Ana Doe"]


def test_another_workspace_s_own_article_keeps_nobody_under_an_older_name(two_articles):
    store = two_articles
    digest, fuller = digest_about(store, MAYOR), FULLER[MAYOR]
    with store.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id == 2).values(workspace="T2"))
    reread(store, 1, article(TEXTS[1]), read(TEXTS[1], name=fuller))
    assert followed(store) == [fuller]
    assert told_about(store, digest) == fuller


def test_another_workspace_s_own_article_gives_nobody_in_a_person_s_place(store):
    save(store, article("Ana Doe spoke."), told_of("Ana Doe", "Ana Doe spoke."))
    digest = digest_about(store, "Ana Doe")
    with store.write() as session:
        session.execute(update(ArticleRow).values(workspace="T2"))
    reread(store, 1, article("Ana Maria Doe spoke."), told_of("Ana Maria Doe", "Ana Maria Doe spoke."))
    assert told_about(store, digest) == "Ana Doe"
    assert followed(store, ELSEWHERE) == []
