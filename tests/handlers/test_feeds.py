"""Feeds and articles added in Slack: checked at once, answered when known, managed by those who may."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.jobs.job import Tools
from bot.worker import Worker
from handlers.message import plain_blocks as plain
from news.nouns import Audience
from storage import deeds, feeds
from storage.feeds import State
from storage.tables import ArticleRow, WorkRow
from tests.bot.feedroom import NoReader, rss
from tests.bot.hostile import hostile
from tests.news.intake.pages import page
from tests.newsroom import TEAM, words

TOM = Audience(workspace=TEAM, user="U0EDITOR")


def work(newsroom, server) -> None:
    """Let a worker do all that is wanted, and the outbox be sent."""
    tools = Tools(
        store=newsroom.store,
        clients=newsroom.wiring.clients,
        clock=lambda: newsroom.now,
        model="none",
        contact="",
        fetcher=server.fetcher(),
    )
    reader: Any = NoReader()
    tools.reader = reader
    Worker(tools).run(idle=0)
    newsroom.wiring.deliveries().deliver_due()


def direct(newsroom, user: str = "tom") -> list[str]:
    channel = f"D0{'EDITOR' if user == 'tom' else 'REPORTER'}"
    return [words(one) or one.text for one in newsroom.seen(user, channel)]


def add(newsroom, url: str, user: str = "tom", **more: str) -> str:
    """Add a feed from Home and return what is said at once."""
    newsroom.open("feeds.open", user=user, view=newsroom.home(user).id)
    newsroom.workspace.submit(user, values={"url": url, **more})
    shown = newsroom.workspace.until(
        lambda: (
            (view := newsroom.workspace.modal(user)) and view.json["title"]["text"] != "Add a feed" and view
        )
    )
    newsroom.workspace.close(user)
    return plain(shown.blocks)


def post(newsroom, text: str):
    """Let Tom write into #politics, and return the message."""
    newsroom.workspace.type_line("tom", "#politics", text)
    return newsroom.workspace.until(
        lambda: [one for one in newsroom.seen("tom", "#politics") if one.text and not one.only_for]
    )[-1]


def whispered(newsroom) -> str:
    """Return what Maya alone was told in #politics."""
    found = newsroom.workspace.until(
        lambda: [one for one in newsroom.seen("maya", "#politics") if one.only_for]
    )
    return words(found[-1])


def known(newsroom):
    with newsroom.store.read() as session:
        return feeds.listed(session, audience=TOM)


def test_a_feed_is_checked_at_once_and_the_answer_comes_when_it_is_known(newsroom):
    with hostile() as server:
        server.says("/rss", rss("<title>A</title><link>http://news.test/a</link>"))
        assert f"Checking {server.url('/rss')}" in add(newsroom, server.url("/rss"), outlet="The Example")
        work(newsroom, server)
    (told,) = direct(newsroom)
    assert (
        "is read from now on, every 15 minutes. It lists 1 entry, 1 recent: these are being read now." in told
    )
    assert "The Example: News" in told
    (feed,) = known(newsroom)
    assert (feed.outlet, feed.workspace, feed.author) == ("The Example", TEAM, "U0EDITOR")
    assert "1 feed." in plain(newsroom.home("tom").blocks)


def test_what_is_no_feed_is_told_in_words_and_once_in_home(newsroom):
    with hostile() as server:
        server.says("/rss", status="404 Not Found")
        add(newsroom, server.url("/rss"))
        work(newsroom, server)
    (told,) = direct(newsroom)
    assert "answers 404 (not found). It is tried again by itself, less and less often." in told
    home = plain(newsroom.home("maya").blocks)
    assert "1 feed, 1 in trouble." in home
    assert "answers 404" in home


@pytest.mark.parametrize(
    "typed", ["", "not an address", "ftp://news.example/rss", "https://", "javascript:alert(1)"]
)
def test_what_is_no_address_is_asked_for_again(newsroom, typed):
    newsroom.open("feeds.open", user="tom", view=newsroom.home("tom").id)
    newsroom.workspace.submit("tom", values={"url": typed})
    shown = newsroom.workspace.until(
        lambda: (view := newsroom.workspace.modal("tom")) and view.errors and view
    )
    assert shown.errors
    assert known(newsroom) == ()


def test_feeds_are_paused_resumed_and_removed_in_the_list(newsroom):
    with newsroom.store.write() as session:
        feed, _ = feeds.add(session, url="https://news.example/rss", audience=TOM, now=newsroom.now)
    shown = newsroom.open("feeds.list", user="tom", view=newsroom.home("tom").id)
    shown = newsroom.open(f"feeds.pause.{feed.id}", user="tom", view=shown.id)
    assert "Paused." in plain(shown.blocks)
    assert known(newsroom)[0].state is State.PAUSED
    shown = newsroom.open(f"feeds.resume.{feed.id}", user="tom", view=shown.id)
    assert known(newsroom)[0].state is State.ACTIVE
    shown = newsroom.open(f"feeds.remove.{feed.id}", user="tom", view=shown.id)
    assert "No feeds yet." in plain(shown.blocks)
    assert known(newsroom) == ()
    with newsroom.store.read() as session:
        done = [one.deed for one in deeds.newest(session, workspace=TEAM)]
    assert done == ["removed a feed", "resumed a feed", "paused a feed"]


def test_who_does_not_manage_sees_feeds_and_changes_none(newsroom):
    with newsroom.store.write() as session:
        feeds.add(session, url="https://news.example/rss", audience=TOM, now=newsroom.now)
    home = newsroom.home("maya")
    assert "1 feed." in plain(home.blocks)
    assert "feeds.open" not in str(home.blocks)
    shown = newsroom.open("feeds.list", user="maya", view=home.id)
    assert "feeds.pause" not in str(shown.blocks)


def test_another_workspace_s_feeds_are_not_shown(newsroom):
    with newsroom.store.write() as session:
        feeds.add(session, url="https://a.example/rss", audience=Audience(workspace="T9"), now=newsroom.now)
        feed, _ = feeds.add(session, url="https://b.example/rss", audience=Audience(), now=newsroom.now)
    assert [one.url for one in known(newsroom)] == ["https://b.example/rss"]
    with newsroom.store.write() as session:
        assert not feeds.remove(session, feed_id=feed.id, audience=TOM)


def test_an_article_is_added_by_its_address(newsroom):
    with hostile() as server:
        server.says("/a", page().encode())
        newsroom.workspace.shortcut("maya", "articles.add")
        newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
        newsroom.workspace.submit("maya", values={"url": server.url("/a?utm_source=x")})
        newsroom.settle()
        work(newsroom, server)
    assert direct(newsroom, "maya") == [f"{server.url('/a')} ({server.url('/a')}) was read and saved."]
    with newsroom.store.read() as session:
        assert session.scalars(select(ArticleRow.standing)).all() == ["published"]


def test_the_articles_to_which_a_message_links_are_added(newsroom):
    with hostile() as server:
        server.says("/a", page().encode())
        server.says("/gone", status="410 Gone")
        posted = post(newsroom, f"Look: {server.url('/a')} and {server.url('/gone')}")
        newsroom.workspace.shortcut("maya", "articles.linked", posted.ts)
        newsroom.settle()
        work(newsroom, server)
    told = direct(newsroom, "maya")
    assert len(told) == 2
    assert any("was read and saved." in one for one in told)
    assert any("answers 410 (gone for good). Nothing was saved." in one for one in told)


def test_the_feed_to_which_a_message_links_is_added_by_who_manages(newsroom):
    with hostile() as server:
        server.says("/rss", rss())
        posted = post(newsroom, f"They have a feed: {server.url('/rss')}")
        newsroom.workspace.shortcut("maya", "feeds.linked", posted.ts)
        newsroom.settle()
        assert known(newsroom) == ()
        newsroom.workspace.shortcut("tom", "feeds.linked", posted.ts)
        newsroom.settle()
        work(newsroom, server)
        newsroom.workspace.shortcut("tom", "feeds.linked", posted.ts)
        newsroom.settle()
    assert "is read from now on, every 15 minutes." in direct(newsroom)[0]
    assert [one.url for one in known(newsroom)] == [server.url("/rss")]


def test_a_message_without_a_link_is_said_to_have_none(newsroom):
    posted = post(newsroom, "No link here.")
    newsroom.workspace.shortcut("maya", "articles.linked", posted.ts)
    assert "There is no link in this message" in whispered(newsroom)
    with newsroom.store.read() as session:
        assert session.scalars(select(WorkRow)).all() == []


def test_guests_add_nothing(newsroom):
    newsroom.workspace.become("maya", guest=True)
    posted = post(newsroom, "https://news.example/a")
    newsroom.workspace.shortcut("maya", "articles.linked", posted.ts)
    assert "Guests may not add articles" in whispered(newsroom)
