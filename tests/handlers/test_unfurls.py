"""Links to articles that have been read: what stands under them, where, and when it is taken back."""

import pytest
from sqlalchemy import select

from handlers.message import plain_blocks as plain
from news.nouns import INTERNAL, Audience, Published
from storage import allowed, articles, decisions
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import OutboxRow
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM
from tests.storage.test_versions import NEWER, WORDS, bring, version

URL = "https://news.example/mayor?id=7&page=2"
MADE = article(
    url=URL,
    headline="Mayor <!channel> builds",
    published=Published(day=NOW.date(), instant=None),
)


def say(newsroom, words: str, *, channel: str = "#politics"):
    """Post a message and return it."""
    newsroom.workspace.type_line("maya", channel, words)
    (said,) = [one for one in newsroom.seen("maya", channel) if one.author == "U0REPORTER"]
    return said


def shown(newsroom, said) -> str:
    """What stands under the message's links, waited for."""
    newsroom.workspace.until(lambda: newsroom.workspace.state.timeline.messages[said.ts].unfurls)
    now = newsroom.workspace.state.timeline.messages[said.ts]
    return "\n".join(plain(blocks) for blocks in now.unfurls.values())


def left_alone(newsroom) -> bool:
    """Tell, once everything is done, that nothing was shown under any link."""
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    return "chat.unfurl" not in {call.method for call in newsroom.workspace.calls}


@pytest.mark.parametrize(
    "posted",
    [
        URL,
        f"{URL}&utm_source=mail#top",
        "http://news.example/mayor/?id=7&page=2",
        f"look: {URL} and {URL}",
    ],
)
def test_a_link_to_an_article_shows_title_outlet_date_and_who_is_quoted(newsroom, posted):
    save(newsroom.store, MADE, reading())
    under = shown(newsroom, say(newsroom, posted))
    assert "Mayor <!channel> builds" in under
    assert "The Daily · published 19 May 2025" in under
    assert "“We will build it.”" in under
    assert "very glad" not in under, "a plumber is no public person"
    assert "Bob Roe" not in under
    assert "<!channel>" not in str(newsroom.workspace.state.timeline.messages)


def test_links_to_other_pages_and_of_other_sites_show_nothing(newsroom):
    save(newsroom.store, MADE, reading())
    say(newsroom, "https://news.example/other https://elsewhere.example/mayor")
    assert left_alone(newsroom)


def test_an_internal_article_is_shown_nowhere_by_itself(newsroom):
    save(newsroom.store, article(url=URL, standing=INTERNAL), reading(), workspace=TEAM)
    say(newsroom, URL)
    assert left_alone(newsroom)


def test_an_internal_article_is_shown_where_an_editor_allowed_it(newsroom):
    save(newsroom.store, article(url=URL, standing=INTERNAL), reading(), workspace=TEAM)
    with newsroom.store.write() as session:
        allowed.allow(session, workspace=TEAM, channel="C0POLITICS", author="U1", now=NOW)
    assert "“We will build it.”" in shown(newsroom, say(newsroom, URL))


def test_a_channel_shared_with_another_company_is_shown_nothing(newsroom):
    save(newsroom.store, MADE, reading())
    say(newsroom, URL, channel="#wire-partner")
    assert left_alone(newsroom)


def test_an_event_delivered_twice_is_answered_once(newsroom):
    save(newsroom.store, MADE, reading())
    newsroom.workspace.faults.repeat("link_shared", 2)
    shown(newsroom, say(newsroom, URL))
    newsroom.settle()
    assert [call.method for call in newsroom.workspace.calls].count("chat.unfurl") == 1


def test_what_is_hidden_afterwards_is_withdrawn_under_the_link_too(newsroom):
    saved = save(newsroom.store, MADE, reading())
    said = say(newsroom, URL)
    assert "“We will build it.”" in shown(newsroom, said)
    wish = Wish(kind=Kind.HIDE_ARTICLE, key="hide:1", article_id=saved)
    with newsroom.store.write() as session:
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM, user="U0EDITOR"), now=NOW)
    assert newsroom.wiring.withdrawals().withdraw_hidden() == 1
    assert shown(newsroom, said) == "Withdrawn: an editor has hidden what stood here."
    with newsroom.store.read() as session:
        assert session.scalars(select(OutboxRow.state)).all() == ["withdrawn"]
        gone = articles.by_urls(session, urls=[URL], audience=Audience(workspace=TEAM), now=NOW)
    assert gone == ()


def test_what_the_last_version_changed_stands_under_the_link(newsroom):
    for words in (WORDS, NEWER):
        bring(newsroom.store, version(words, url=URL))
    under = shown(newsroom, say(newsroom, URL))
    assert "Version 2, read 19 May 2025, 10:42 BST, changed:" in under
    assert f"Quote by Ana Doe reworded:\nbefore “{WORDS}”\nnow “{NEWER}”" in under
