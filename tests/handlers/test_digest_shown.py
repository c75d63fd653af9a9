"""Digests as they are shown, against golden files: in the seeds' world, and on a busy day.

A changed rendering is looked at, then written: `WRITE_GOLDEN=1 pytest tests/handlers/test_digest_shown.py`.
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from handlers import digest_edition
from handlers.blocks import digests as render
from handlers.blocks.digests import StoryView
from handlers.message import plain, problems
from news.digests.compose import StoryNews, compose
from news.digests.slots import Cadence, Timetable
from news.digests.subscription import Subscription
from news.digests.topics import Report, Topic, TopicKind
from news.nouns import Published
from storage import fresh
from storage.subscriptions import Kept, State
from tests.conftest import NOW, ROOT

GOLDEN = ROOT / "tests" / "data" / "digests"
LONDON = "Europe/London"
WEEK = timedelta(days=7)


def agrees(name: str, shown: str) -> None:
    """Compare with the golden file of that name."""
    path = Path(GOLDEN / name)
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(shown + "\n", encoding="utf-8")
    assert shown + "\n" == path.read_text(encoding="utf-8")


def wanted(topic: Topic) -> Subscription:
    weekly = Timetable(cadence=Cadence.WEEKLY, at=time(8), zone=LONDON)
    return Subscription(topic=topic, timetable=weekly, zone=LONDON)


def kept(topic: Topic) -> Kept:
    return Kept(
        id=1,
        workspace="T1",
        channel="C1",
        channel_name="migration",
        owner="U1",
        wanted=wanted(topic),
        state=State.ACTIVE,
        made_at=NOW,
        told_until=NOW - WEEK,
        next_due=None,
        topic="",
    )


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("seeds_small_boats.txt", Topic(kind=TopicKind.WORDS, words="small boats")),
        ("seeds_albania.txt", Topic(kind=TopicKind.WORDS, words="Albania")),
        ("seeds_nothing.txt", Topic(kind=TopicKind.WORDS, words="Kirkwall")),
    ],
)
def test_the_seeds_world(seeded, name, topic):
    with seeded.read() as session:
        found = digest_edition.composed(
            session, kept=kept(topic), since=NOW - WEEK, until=NOW, now=NOW, edition_id=7
        )
    shown = plain(found.message)
    assert problems(found.message) == ()
    for never in ("desperate", "mockery", "@here"):
        assert never not in shown
    agrees(name, shown)


def test_a_topic_of_many_articles_is_asked_for_as_one_of_few(seeded):
    """A server takes 65,535 parameters: a common word stands in more articles."""
    asked, many = list[str](), set[int]()
    event.listen(seeded.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    with seeded.read() as session:
        for words in ("Albania", "small boats", "the", "Greece"):
            topic = Topic(kind=TopicKind.WORDS, words=words)
            found = fresh.news(session, kept=kept(topic), since=NOW - WEEK, until=NOW, now=NOW)
            many.add(sum(len(story.reports) for story in found))
    assert len(many) > 1
    assert len({one for one in asked if "memberships" in one and "read_at >" in one}) == 1


def test_an_old_article_is_not_called_undated_beside_one_of_its_story_that_is():
    story = _story(21)
    old = replace(story.reports[0], id=1, published=Published(day=date(2025, 1, 3)))
    both = replace(story, reports=(*story.reports, old))
    topic = Topic(kind=TopicKind.WORDS, words="council")
    edition = compose(wanted(topic), [both], NOW - WEEK, NOW)
    shown = plain(render.edition(edition, {}, wanted=wanted(topic), edition_id=7))
    assert f"Undated, not listed as new: {len(story.reports)} articles" in shown
    assert "Published earlier and only read now, not listed as new: 1 article" in shown


def test_a_busy_day():
    since, until = datetime(2025, 5, 14, 7, tzinfo=UTC), datetime(2025, 5, 15, 7, tzinfo=UTC)
    stories = [_story(number) for number in range(1, 24)]
    topic = Topic(kind=TopicKind.WORDS, words="council")
    edition = compose(wanted(topic), stories, since, until)
    views = {one.id: _view(one) for one in stories if one.id is not None}
    shown = render.edition(edition, views, wanted=wanted(topic), edition_id=7)
    assert problems(shown) == ()
    assert (len(edition.fresh), len(edition.moved)) == (17, 4)
    agrees("busy_day.txt", plain(shown))


def _story(number: int) -> StoryNews:
    """Return a made-up story: the first four were told before, one is undated, one was published long ago."""
    days = {21: None, 22: date(2025, 1, 3)}
    day = days.get(number, date(2025, 5, 14))
    reports = tuple(
        Report(
            id=100 * number + part,
            read_at=datetime(2025, 5, 14, 8 + part, number, tzinfo=UTC),
            outlet=f"Daily {(number + part) % 7}",
            headline=f"Council {number} decides" if number % 2 else f"Decision {number} is made",
            published=Published(day=day) if day else None,
            holding=("council",),
        )
        for part in range(1 + number % 4)
    )
    return StoryNews(id=number, reports=reports, told=number <= 4)


def _view(story: StoryNews) -> StoryView:
    return StoryView(
        named=f"The matter {story.id}" if story.id == 9 else None,
        title=f"Council {story.id} decides on a matter",
        title_outlet=story.reports[0].outlet,
        sentence=f"The council of place {story.id} decided on a matter after four hours.",
        sentence_outlet=story.reports[0].outlet,
        quoted=("Ana Doe", "Eva Roe (in advance)") if (story.id or 0) % 3 == 0 else (),
        differs=None,
        carried=len(story.reports) + (3 if story.told else 0),
        articles=tuple(report.id for report in story.reports),
    )
