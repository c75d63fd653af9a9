"""Stories in the store: each article in one, for good, as its audience sees it."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import delete, select, update

from bot import saving
from bot.jobs import JOBS
from bot.jobs.job import Tools
from bot.saving import Fresh
from bot.worker import Worker
from news.nouns import EVERYTHING, INTERNAL, Audience, Published, Reading
from news.stories.terms import terms_of
from storage import articles, decisions, stories, work
from storage.assigning import assign_all, assign_unassigned
from storage.holding import ALL
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import ArticleRow, MembershipRow, TermRow, TermUseRow
from storage.work import Order
from tests.conftest import NOW, save
from tests.made import article, reading, saved

DESK = Audience(workspace="T1", channel="C1", user="U1")
AGROUND = (
    "The ferry Aurora ran aground off Kirkwall with 140 passengers.\n"
    "Lifeboats from Stromness took everyone off the Aurora before dawn, the coastguard said."
)
RESCUED = (
    "Passengers of the Aurora, which ran aground near Kirkwall, were taken off by lifeboats.\n"
    "The coastguard in Stromness said that nobody was hurt on the ferry."
)
FERRY = (AGROUND, RESCUED)
BANK = "The Norbank of Oslo raised its rate to 4.5 per cent, the governor Ida Wolden announced in Oslo."


def told(words, day=14, **changes):
    dated = Published(day=date(2025, 5, day), instant=None) if day else None
    return article(words, published=dated, **changes)


def keep(store, *given, workspace=""):
    return [save(store, one, Reading(), workspace=workspace) for one in given]


def groups(store, audience=EVERYTHING):
    with store.read() as session:
        found = stories.moved(session, since=NOW, until=NOW + timedelta(days=1), audience=audience, now=NOW)
    return [list(one.articles) for one in found]


def test_articles_of_one_event_are_one_story_and_say_why(store):
    keep(store, told(FERRY[0], headline="Ferry aground"), told(BANK), told(FERRY[1], 15))
    assert groups(store) == [[1, 3], [2]]
    with store.read() as session:
        story = stories.by_id(session, story_id=1, audience=EVERYTHING, now=NOW)
    assert story
    assert story.title
    assert story.title.words == "Ferry aground"
    assert [set(report.shared) & {"aurora", "kirkwall"} for report in story.reports] == [
        set(),
        {"aurora", "kirkwall"},
    ]


def test_an_article_of_another_week_tells_another_event(store):
    keep(store, told(FERRY[0], 1), told(FERRY[1], 15))
    assert groups(store) == [[1], [2]]


@pytest.mark.parametrize("days", [(None, 15), (15, None), (None, None)])
def test_an_undated_article_joins_what_was_read_in_its_days(store, days):
    keep(store, told(FERRY[0], days[0]), told(FERRY[1], days[1]))
    assert groups(store) == [[1, 2]]


def test_an_undated_article_joins_nothing_that_was_read_long_before(store):
    (old,) = keep(store, told(FERRY[0], None))
    with store.write() as session:
        session.execute(update(MembershipRow).values(seen_at=NOW - timedelta(days=30)))
    (new,) = keep(store, told(FERRY[1], None))
    with store.read() as session:
        joined = stories.of_articles(session, ids=[old, new], audience=EVERYTHING, now=NOW)
    assert joined[old] != joined[new]


def test_an_article_keeps_its_story(store):
    keep(store, told(FERRY[0]), told(FERRY[1]))
    with store.write() as session:
        (again,) = assign_all(session, found={2: terms_of(told(BANK))}, now=NOW)
        assert again.story == 1
        assert session.get_one(TermRow, "").articles == 2


def test_what_one_workspace_keeps_to_itself_shapes_no_story_of_others(store):
    keep(store, told(FERRY[0], standing=INTERNAL), workspace="T1")
    keep(store, told(FERRY[1]))
    keep(store, told(FERRY[1] + "\nMore.", standing=INTERNAL), workspace="T1")
    with store.read() as session:
        joined = stories.of_articles(session, ids=[1, 2, 3], audience=EVERYTHING, now=NOW)
    assert joined[2] != joined[1]
    assert joined[3] in {joined[1], joined[2]}
    assert groups(store, Audience(workspace="T2")) == [[2]]


def test_a_hidden_article_is_in_no_story(store):
    keep(store, told(FERRY[0], headline="Ferry aground"), told(FERRY[1], headline="Lifeboats at Kirkwall"))
    with store.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id == 1).values(hidden=True))
    with store.read() as session:
        story = stories.by_id(session, story_id=1, audience=EVERYTHING, now=NOW)
        assert story
        assert story.title
        assert (story.title.words, story.articles) == ("Lifeboats at Kirkwall", (2,))
    with store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
        assert stories.by_id(session, story_id=1, audience=EVERYTHING, now=NOW) is None


def test_a_story_that_moved_is_told_from_a_new_one(store):
    keep(store, told(FERRY[0]))
    with store.write() as session:
        session.execute(update(MembershipRow).values(seen_at=NOW - timedelta(days=1)))
    keep(store, told(FERRY[1]), told(BANK))
    with store.read() as session:
        found = stories.moved(session, since=NOW, until=NOW + timedelta(1), audience=EVERYTHING, now=NOW)
    assert [(one.articles, one.is_new) for one in found] == [((2,), False), ((3,), True)]


def test_two_processes_that_save_at_once_make_one_story(store):
    start = Barrier(2)

    def saving(words):
        start.wait()
        keep(store, words)

    both = [Thread(target=saving, args=(told(words),)) for words in FERRY]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(groups(store)) == 1


def test_articles_saved_before_there_were_stories_get_theirs(store):
    for words in (FERRY[0], BANK, FERRY[1]):
        with store.write() as session:
            saved(session, told(words), now=NOW)
    assert groups(store) == []
    with store.write() as session:
        work.want(session, Order(kind="stories", key="stories:saved before", args={}), now=NOW)
    tools = Tools(store=store, clients=None, clock=lambda: NOW, model="none", contact="")
    assert Worker(tools, jobs=JOBS).run(idle=0) == 1
    assert groups(store) == [[1, 3], [2]]
    with store.write() as session:
        assert assign_unassigned(session, most=9, now=NOW) == 0


def test_an_article_that_is_gone_leaves_no_trace_in_stories(store):
    keep(store, told(FERRY[0]), told(FERRY[1]))
    with store.write() as session:
        session.execute(delete(ArticleRow).where(ArticleRow.id == 1))
    assert groups(store) == [[2]]
    with store.read() as session:
        assert session.query(TermUseRow).filter_by(article_id=1).count() == 0


@pytest.mark.parametrize("words", ["…", "x" * 50_000, "a\u0301" * 9_000, "it is so and so it is " * 50])
def test_odd_texts_get_a_story_of_their_own(store, words):
    keep(store, told(words), told(BANK))
    assert groups(store) == [[1], [2]]


def test_the_seeds_make_their_stories(seeded):
    """The talks with Albania; the row in the White House, beside whose reports an analysis stands."""
    with seeded.read() as session:
        found = stories.moved(session, since=NOW, until=NOW + timedelta(1), audience=EVERYTHING, now=NOW)
    assert [list(one.articles) for one in found] == [[1], [2, 4], [3], [5, 9], [6], [7], [8]]


@pytest.mark.parametrize("headline", ["We’ll build it, mayor vows", "Mayor: ‘We will build’"])
def test_a_headline_that_repeats_hidden_words_is_withheld_where_they_are_hidden(store, headline):
    keep_read(store, article(headline=headline))
    assert titled(store) == headline
    with store.write() as session:
        wish = Wish(key="k", kind=Kind.HIDE_QUOTE, quote_id=1)
        decisions.decide(session, wish=wish, audience=DESK, now=NOW)
    assert titled(store) is None
    assert titled(store, Audience(workspace="T2", channel="C1")) == headline


def test_a_headline_that_names_somebody_hidden_is_withheld(store):
    keep_read(store, article(headline="Doe’s plan is praised"), article("Other words.", headline="A plan"))
    with store.write() as session:
        wish = Wish(key="k", kind=Kind.HIDE_PERSON, person_id=1)
        decisions.decide(session, wish=wish, audience=DESK, now=NOW)
    assert titled(store) is None


def test_a_headline_that_repeats_nothing_hidden_stays(store):
    keep_read(store, article(headline="Mayor meets plumber"))
    with store.write() as session:
        wish = Wish(key="k", kind=Kind.HIDE_QUOTE, quote_id=1)
        decisions.decide(session, wish=wish, audience=DESK, now=NOW)
    assert titled(store) == "Mayor meets plumber"


def keep_read(store, *given):
    for one in given:
        save(store, one, reading() if one.text == article().text else Reading())


def titled(store, audience=DESK):
    """Return the title of the first story as the audience sees it, if it has one."""
    with store.read() as session:
        story = stories.by_id(session, story_id=1, audience=audience, now=NOW)
        (place, *_) = articles.by_ids(session, ids=[1], audience=audience, now=NOW)
    title = story.title.words if story and story.title else None
    assert title == place.headline
    return title


def test_a_changed_article_stays_in_its_story_and_is_compared_by_its_new_words(store):
    early = told(
        "The harbour office has been told of something at sea; more follows here.", url="https://a.example/1"
    )
    for one in (early, told(AGROUND, url="https://a.example/1")):
        fresh = Fresh(article=one, reading=Reading())
        saving.keep(store, fresh, workspace="", clock=lambda: NOW, read=lambda _: Reading())
    assert keep(store, told(RESCUED, 15), told(BANK)) == [2, 3]
    assert groups(store) == [[1, 2], [3]]
    with store.read() as session:
        counted = {row.term: row.articles for row in session.scalars(select(TermRow))}
        uses = set(session.scalars(select(TermUseRow.term).where(TermUseRow.article_id == 1)))
    assert (counted["harbour"], counted["aurora"], counted[ALL]) == (0, 2, 3)
    assert "aurora" in uses
    assert "harbour" not in uses
