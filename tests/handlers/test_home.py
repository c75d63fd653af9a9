"""The Home tab: first steps while it is empty, once for each opening, never more than Slack takes."""

from datetime import timedelta

from slack_sdk.models.blocks import DividerBlock
from sqlalchemy import update

from handlers.blocks.kit import section
from handlers.home import CUT, fitted
from handlers.message import plain_blocks as plain
from news.nouns import Audience
from storage import events, follows
from storage.tables import ArticleRow
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM


def test_an_empty_home_shows_first_steps_and_what_was_read(newsroom):
    shown = plain(newsroom.home("maya").blocks)
    assert "First steps" in shown
    assert "/whosaid Rama" in shown
    assert "“Add an article” among Slack’s shortcuts, or ask whoever manages whosaid for a feed" in shown
    managers = newsroom.home("tom")
    assert "or add a feed below" in plain(managers.blocks)
    assert "Add a feed…" in str(managers.json)


def test_the_latest_stories_open_in_a_window(newsroom):
    save(newsroom.store, article(headline="The mayor builds"), reading())
    home = newsroom.home("maya")
    assert "Latest stories\nThe mayor builds" in plain(home.blocks)
    assert "First steps" not in plain(home.blocks)
    _, button = [one["accessory"] for one in home.blocks if one.get("accessory")]
    opened = newsroom.open(button["action_id"], view=home.id)
    assert "“We will build it.”" in plain(opened.blocks)


def test_who_has_no_digest_is_offered_one_that_they_may_have(newsroom):
    save(newsroom.store, article(), reading())
    home = newsroom.home("maya")
    assert plain(home.blocks).startswith("My digests\nNone yet.")
    assert newsroom.open("digest.new", view=home.id).json["title"]["text"] == "New digest"
    newsroom.workspace.become("tom", guest=True)
    assert "My digests" not in plain(newsroom.home("tom").blocks)


def test_what_is_new_names_whom_one_follows_and_what_was_read_and_opens_it(newsroom):
    save(newsroom.store, article(), reading())
    assert "whom you follow" not in plain(newsroom.home("maya").blocks)
    with newsroom.store.write() as session:
        who = Audience(workspace=TEAM, user="U0REPORTER")
        follows.follow(session, person_id=1, follower="U0REPORTER", audience=who, now=NOW)
    home = newsroom.home("maya")
    shown = plain(home.blocks)
    assert "What is new since yesterday\nAna Doe, whom you follow: 1 new quote" in shown
    assert "1 article read · The Daily (1)" in shown
    opened = newsroom.open("whosaid.card.new0", view=home.id)
    assert "“We will build it.”" in plain(opened.blocks)
    newsroom.now += timedelta(days=2)
    assert "What is new" not in plain(newsroom.home("maya").blocks)


def test_a_changed_article_is_new_as_such(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.now += timedelta(days=2)
    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(changed_at=newsroom.now))
    shown = plain(newsroom.home("maya").blocks)
    assert "What is new since yesterday\n1 article changed by the publisher" in shown


def test_stories_of_the_day_before_yesterday_are_not_the_latest(newsroom):
    save(newsroom.store, article(headline="The mayor builds"), reading())
    newsroom.now += timedelta(days=2)
    assert "Latest stories" not in plain(newsroom.home("maya").blocks)


def test_an_opening_delivered_twice_is_answered_once(newsroom):
    newsroom.workspace.faults.repeat("app_home_opened", 2)
    newsroom.home("maya")
    newsroom.settle()
    assert [call.method for call in newsroom.workspace.calls].count("views.publish") == 1


def test_the_other_tab_publishes_nothing(newsroom):
    newsroom.workspace.open_home("maya", "messages")
    newsroom.settle()
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
