"""The Home tab: first steps while it is empty, once for each opening, never more than Slack takes."""

from datetime import timedelta

from slack_sdk.models.blocks import DividerBlock

from handlers.blocks.kit import section
from handlers.home import CUT, fitted
from handlers.message import plain_blocks as plain
from storage import events
from tests.conftest import NOW, save
from tests.made import article, reading


def test_an_empty_home_shows_first_steps_and_what_was_read(newsroom):
    shown = plain(newsroom.home("maya").blocks)
    assert "First steps" in shown
    assert "/whosaid Rama" in shown
    assert "Nothing has been read yet" in shown


def test_the_latest_stories_open_in_a_window(newsroom):
    save(newsroom.store, article(headline="The mayor builds"), reading())
    home = newsroom.home("maya")
    assert "Latest stories\nThe mayor builds" in plain(home.blocks)
    assert "First steps" not in plain(home.blocks)
    (button,) = [one["accessory"] for one in home.blocks if one.get("accessory")]
    opened = newsroom.open(button["action_id"], view=home.id)
    assert "“We will build it.”" in plain(opened.blocks)


def test_stories_of_the_day_before_yesterday_are_not_the_latest(newsroom):
    save(newsroom.store, article(headline="The mayor builds"), reading())
    newsroom.now += timedelta(days=2)
    assert "Latest stories" not in plain(newsroom.home("maya").blocks)


def test_an_opening_delivered_twice_is_answered_once(newsroom):
    newsroom.workspace.faults.repeat("app_home_opened", 2)
    newsroom.home("maya")
    newsroom.workspace.settle()
    assert [call.method for call in newsroom.workspace.calls].count("views.publish") == 1


def test_the_other_tab_publishes_nothing(newsroom):
    newsroom.workspace.open_home("maya", "messages")
    newsroom.workspace.settle()
    newsroom.home("tom")
    assert newsroom.workspace.home("maya") is None


def test_events_are_forgotten_after_a_day(store):
    with store.write() as session:
        assert events.is_new(session, event_id="Ev1", now=NOW)
        assert not events.is_new(session, event_id="Ev1", now=NOW + timedelta(hours=1))
        assert events.is_new(session, event_id="Ev1", now=NOW + timedelta(days=2))


def test_each_section_has_its_share_of_what_slack_takes():
    long = [section(f"Digest {number}") for number in range(80)]
    blocks = list(fitted([long, [], long[:3], long], 99))
    assert len(blocks) <= 99
    assert sum(isinstance(block, DividerBlock) for block in blocks) == 2
    assert [CUT in str(block.to_dict()) for block in blocks].count(True) == 2
