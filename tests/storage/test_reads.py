"""Every read of the store: what it gives, and that it shows nothing to whom it isn't for."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select, update

from news.digests.compose import Edition, Line
from news.digests.slots import Cadence, Timetable
from news.digests.subscription import Subscription
from news.digests.topics import Report, Topic, TopicKind
from news.nouns import EVERYTHING, INTERNAL, Audience, Standing, StandingKind
from storage import (
    allowed,
    articles,
    coverage,
    cued,
    editions,
    figures,
    fresh,
    histories,
    listings,
    people,
    quote_counts,
    quotes,
    recent,
    spellings,
    statements,
    stories,
    story_search,
    story_texts,
    subscriptions,
)
from storage.nouns import Place, Size, Wanted
from storage.subscriptions import Kept, State
from storage.tables import ArticleRow, EditionRow, SubscriptionRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading

URL = "https://news.example/mayor"
HERE = Audience(workspace="T1", channel="C1")
EARLIER = NOW - timedelta(days=1)
UNDECIDED = Audience(workspace="T9")
NOT_THERE = (
    Audience(workspace="T1", channel="C2"),
    Audience(workspace="T1"),
    Audience(workspace="T2", channel="C1"),
    Audience(),
)


def another_figure(session):
    """Return the figure as if it were another one of the same, whatever was decided in T1."""
    seen = (figures.by_ids(session, ids=[1], audience=who, now=NOW) for who in (EVERYTHING, UNDECIDED))
    return [replace(one, id=2) for one in next(filter(None, seen), ())]


def mayor(store, audience=EVERYTHING):
    with store.read() as session:
        found = people.named(session, name="Ana Doe", audience=audience, now=NOW)
    return found[0] if found else None


BESIDE = Place(article_id=0, paragraph=1, url=None, file=None, outlet=None, headline=None, published=None)
OTHER = stories.Report(where=BESIDE, seen_at=NOW, terms={"plumber": 1.0, "mayor": 1.0}, shared=())
OTHER_STORY = stories.Story(id=0, title=None, named=None, reports=(OTHER,))


@contextmanager
def tried(store):
    """Give a session for a read that needs an edition made first, of which nothing stays."""
    with store.write() as session:
        yield session
        session.rollback()


READS: dict[str, Callable[..., object]] = {
    "news": lambda s, p, *, audience, now: fresh.news(
        s, kept=digest_of(audience), since=EARLIER, until=NOW, now=now
    ),
    "of_edition": lambda s, p, *, audience, now: listings.of_edition(
        s, edition_id=listed(s, audience).id, parts=["new"], audience=audience, now=now
    ),
    "left": lambda s, p, *, audience, now: listings.left(s, edition=listed(s, audience), now=now).fresh,
    "coverage": lambda s, p, **who: coverage.coverage(s, **who).articles,
    "recent": lambda s, p, **who: recent.recent(s, since=EARLIER, **who).read,
    "outlets": lambda s, p, **who: articles.outlets(s, **who),
    "outlets_among": lambda s, p, **who: articles.outlets_among(s, among=["daily"], **who),
    "by_person, narrowed": lambda s, p, **who: (
        quotes.by_person(
            s, person_id=p, wanted=Wanted(about="plumber", outlets=("the daily",), undated=True), **who
        ).rows
    ),
    "by_urls": lambda s, p, **who: articles.by_urls(s, urls=[URL], **who),
    "visible_ids": lambda s, p, **who: articles.visible_ids(s, ids=[1], **who),
    "articles by_ids": lambda s, p, **who: articles.by_ids(s, ids=[1], **who),
    "named": lambda s, p, **who: people.named(s, name="Doe", **who),
    "named_in": lambda s, p, **who: [one for one in people.named_in(s, articles=[1], **who) if one[0] == p],
    "variants": lambda s, p, **who: people.variants(s, name="Ana B. Doe", **who),
    "first_named": lambda s, p, **who: people.first_named(s, first="Ana", **who),
    "by_id": lambda s, p, **who: people.by_id(s, person_id=p, **who),
    "in_office": lambda s, p, **who: people.in_office(s, office="the Mayor", **who),
    "in_other_office": lambda s, p, **who: people.in_other_office(s, office="mayo", **who),
    "near_people": lambda s, p, **who: spellings.near_people(s, name="Ann Do", **who),
    "near_names": lambda s, p, **who: spellings.near_names(s, name="Ann Do", **who),
    "by_person": lambda s, p, **who: quotes.by_person(s, person_id=p, **who).rows,
    "by_person, counted": lambda s, p, **who: quotes.by_person(s, person_id=p, **who).total,
    "by_people": lambda s, p, **who: (
        quotes.by_people(s, people=[p], wanted=Wanted(read_after=EARLIER), **who).rows
    ),
    "by_words": lambda s, p, **who: quotes.by_words(s, words="will build", **who).rows,
    "quotes alike": lambda s, p, **who: quotes.alike(s, words="We will build it!", **who),
    "statements_by_person": lambda s, p, **who: quotes.statements_by_person(s, person_id=p, **who).rows,
    "statements_by_words": lambda s, p, **who: quotes.statements_by_words(s, words="build it", **who).rows,
    "by_words, counted": lambda s, p, **who: quotes.by_words(s, words="will build", **who).total,
    "by_ids": lambda s, p, **who: quotes.by_ids(s, ids=[1], **who),
    "matching": lambda s, p, **who: figures.matching(s, wanted=Wanted(topic="plumbers"), **who).rows,
    "matching, counted": lambda s, p, **who: figures.matching(s, wanted=Wanted(), **who).total,
    "figures by_person": lambda s, p, **who: figures.by_person(s, person_id=p, **who).rows,
    "by_size": lambda s, p, **who: figures.by_size(s, size=Size(Decimal(1), "count"), **who).rows,
    "figures by_ids": lambda s, p, **who: figures.by_ids(s, ids=[1], **who),
    "in_articles": lambda s, p, **who: figures.in_articles(s, articles=[1], **who),
    "around": lambda s, p, **who: figures.around(s, found=another_figure(s), articles=[1], **who),
    "about": lambda s, p, **who: statements.about(s, person_id=p, **who).rows,
    "story by_id": lambda s, p, **who: stories.by_id(s, story_id=1, **who),
    "story by_ids": lambda s, p, **who: stories.by_ids(s, ids=[1], **who),
    "stories matching": lambda s, p, **who: (
        story_search.matching(s, wanted=Wanted(about="plumbers", outlets=("the daily",)), **who).about
    ),
    "naming": lambda s, p, **who: story_search.naming(s, people=[p], wanted=Wanted(), **who).about,
    "alike": lambda s, p, **who: story_search.alike(s, story=OTHER_STORY, **who),
    "texts": lambda s, p, **who: story_texts.texts(s, articles=[1], **who),
    "quotes in_articles": lambda s, p, **who: [
        one for one in quotes.in_articles(s, articles=[1], **who).rows if one.person_id == p
    ],
    "of_articles": lambda s, p, **who: stories.of_articles(s, ids=[1], **who),
    "moved": lambda s, p, **who: stories.moved(s, since=NOW, until=NOW + timedelta(seconds=1), **who),
    "history": lambda s, p, **who: histories.history(s, url=URL, **who),
    "history_of": lambda s, p, **who: histories.history_of(s, article_id=1, **who),
    "cued": lambda s, p, **who: cued.cued(s, verbs={"said"}, words="the mayor", **who).rows,
    "by_day": lambda s, p, **who: quote_counts.by_day(s, person_id=p, **who),
    "about, counted": lambda s, p, **who: statements.about(s, person_id=p, **who).total,
}


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_each_read_shows_an_article_to_its_audience_only(store, read):
    save(store, article(standing=INTERNAL, url=URL), reading(), workspace="T1")
    person = mayor(store).id
    with store.write() as session:
        allowed.allow(session, workspace="T1", channel="C1", author="U1", now=NOW)
    with tried(store) as session:
        assert read(session, person, audience=HERE, now=NOW)
        for audience in NOT_THERE:
            assert not read(session, person, audience=audience, now=NOW), audience
    with store.write() as session:
        allowed.forbid(session, workspace="T1", channel="C1")
        assert not read(session, person, audience=HERE, now=NOW)


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_each_read_forgets_what_is_hidden_and_what_is_under_embargo(store, read):
    later = Standing(kind=StandingKind.EMBARGOED, until=NOW.replace(year=2026))
    save(store, article(standing=later, url=URL), reading(), workspace="T1")
    with tried(store) as session:
        assert not read(session, 1, audience=HERE, now=NOW)
        assert read(session, 1, audience=HERE, now=later.until)
    with store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    with tried(store) as session:
        assert not read(session, 1, audience=HERE, now=later.until)


def listed(session, audience):
    """Let an edition of a digest in the audience's channel list the first article; return it."""
    number = session.scalar(select(func.count(SubscriptionRow.id)))
    timetable = Timetable(cadence=Cadence.DAILY, at=time(8, number), zone="UTC")
    kept = subscriptions.add(
        session,
        key=f"{number}",
        wanted=Subscription(topic=Topic(kind=TopicKind.EVERYTHING), timetable=timetable, zone="UTC"),
        channel=audience.channel or "",
        channel_name=None,
        audience=replace(audience, everything=False),
        now=NOW,
    )
    editions.send_now(session, kept=kept, now=NOW)
    made = session.scalar(select(EditionRow.id).where(EditionRow.subscription_id == kept.id))
    edition = editions.opened(session, edition_id=made or 0, now=NOW)
    assert edition is not None
    report = Report(id=1, read_at=NOW)
    told = Edition(since=EARLIER, until=NOW, fresh=(Line(story=None, reports=(report,), why=()),))
    assert editions.freeze(session, edition=edition, told=told, message=None, now=NOW)
    session.flush()
    return edition


def digest_of(audience):
    """Return a subscription to everything, in the audience's channel."""
    return Kept(
        id=0,
        workspace=audience.workspace or "",
        channel=audience.channel or "",
        channel_name=None,
        owner="",
        wanted=Subscription(topic=Topic(kind=TopicKind.EVERYTHING), timetable=None, zone="UTC"),
        state=State.ACTIVE,
        made_at=NOW,
        told_until=NOW,
        next_due=None,
        topic="",
    )


def test_every_public_read_is_in_the_list_above():
    listed = {name.split(",")[0] for name in READS}
    plain = {
        "lone",  # the test below
        "key_of",
        "outlet_key",
        "unknown",
        "is_url_known",
        "same",
        "save",
        "save_all",
        "words_of",
        "place",
        "beginning",
        "published",
        "near_words",  # of all news: what finds no figure that the asker may see is not offered
        "figure_changes",  # walks history_of
        "tellable_changes",
    }  # no reads of what someone may see
    walked = (
        articles,
        cued,
        figures,
        fresh,
        histories,
        listings,
        people,
        quote_counts,
        quotes,
        spellings,
        statements,
        stories,
        story_search,
        story_texts,
    )
    for module in walked:
        for name, thing in vars(module).items():
            ours = getattr(thing, "__module__", "") == module.__name__ and callable(thing)
            if ours and not isinstance(thing, type) and not name.startswith("_") and name not in plain:
                assert name in listed, f"{module.__name__}.{name} is not walked"


def test_a_person_has_roles_as_described(store):
    save(store, article(), reading())
    found = mayor(store)
    assert (found.name, found.public, found.one_article, found.pseudonym) == ("Ana Doe", True, False, None)
    assert [role.words for role in found.roles] == ["mayor"]


def test_a_public_person_is_one_across_articles_and_a_private_one_stays(store):
    save(store, article(), reading())
    save(store, article(TEXT + "\nMore."), reading())
    with store.read() as session:
        assert len(people.named(session, name="Doe", audience=HERE, now=NOW)) == 1
        plumbers = people.named(session, name="Bob Roe", audience=HERE, now=NOW)
    assert [plumber.one_article for plumber in plumbers] == [True, True]


def test_a_private_namesake_never_joins_the_public_person(store):
    save(store, article(), reading())
    private = reading()
    roe = replace(private.people[1], name="Ana Doe", aliases=("Ana Doe",))
    namesake = replace(private, people=(private.people[0], roe))
    save(store, article(TEXT + "\nMore."), namesake)
    with store.read() as session:
        found = people.named(session, name="Ana Doe", audience=HERE, now=NOW)
    assert sorted(person.one_article for person in found) == [False, True]


def test_a_lone_surname_is_not_joined_to_anyone(store):
    save(store, article(), reading())
    made = reading()
    lone_person = replace(made.people[0], name="Doe", aliases=("Ms Doe",))
    save(store, article(TEXT + "\nMore."), replace(made, people=(lone_person, made.people[1])))
    with store.read() as session:
        found = people.named(session, name="Doe", audience=HERE, now=NOW)
    assert sorted((person.name, person.one_article) for person in found) == [
        ("Ana Doe", False),
        ("Doe", True),
    ]


def test_a_quote_comes_with_its_words_its_sentence_and_its_place(store):
    save(store, article(place="daily.txt"), reading())
    with store.read() as session:
        (told,) = quotes.by_person(session, person_id=mayor(store).id, audience=HERE, now=NOW).rows
    assert told.words == ("We will build it.",)
    assert told.sentence == "Ana Doe, the mayor, said: “We will build it.”"
    assert [span.of(told.sentence) for span in told.content] == list(told.words)
    assert (told.cue, told.speaker, told.name) == ("said", "Ana Doe", "Ana Doe")
    assert (told.where.file, told.where.paragraph, told.where.outlet) == ("daily.txt", 1, "The Daily")


@pytest.mark.parametrize("words", ["WILL BUILD", "build it", "we, will. build", "wíll build"])
def test_words_are_found_whatever_their_case_accents_and_points(store, words):
    save(store, article(), reading())
    with store.read() as session:
        assert quotes.by_words(session, words=words, audience=HERE, now=NOW).total == 1


@pytest.mark.parametrize(
    "words",
    ["build will", "buil", "", "…", '"', 'a" OR "b', "%_*", "';--", "NEAR(", "will AND build", "x" * 999],
)
def test_other_words_and_query_syntax_find_nothing(store, words):
    save(store, article(), reading())
    with store.read() as session:
        assert quotes.by_words(session, words=words, audience=HERE, now=NOW).total == 0


@pytest.mark.parametrize("name", ["%", "_", "*", "';--", "\0", "D%e", "D_e", " ", "🙂"])
def test_names_with_wildcards_find_nobody(store, name):
    save(store, article(), reading())
    with store.read() as session:
        assert people.named(session, name=name, audience=HERE, now=NOW) == ()
        assert people.in_office(session, office=name, audience=HERE, now=NOW) == ()
        assert people.in_other_office(session, office=name, audience=HERE, now=NOW) == ()


def test_a_page_gives_its_part_and_the_whole_number(store):
    for number in range(7):
        save(store, article(TEXT + f"\nEdition {number}."), reading())
    part = Wanted(start=5, limit=5)
    with store.read() as session:
        page = quotes.by_person(session, person_id=mayor(store).id, audience=HERE, now=NOW, wanted=part)
    assert (len(page.rows), page.total, page.start) == (2, 7, 5)


def test_whom_an_article_calls_by_one_word_is_shown_to_its_audience_only(store):
    made = reading()
    alone = replace(made, people=(replace(made.people[0], name="Doe", public=False), made.people[1]))
    save(store, article(standing=INTERNAL), alone, workspace="T1")
    with store.write() as session:
        allowed.allow(session, workspace="T1", channel="C1", author="U1", now=NOW)
    with store.read() as session:
        assert len(people.lone(session, name="Doe", audience=HERE, now=NOW)) == 1
        for audience in NOT_THERE:
            assert not people.lone(session, name="Doe", audience=audience, now=NOW), audience
        assert not people.lone(session, name="Ana Doe", audience=HERE, now=NOW)
