"""Guests ask, keep and copy; what reaches others, or changes what they see, is refused in a sentence."""

import pytest

from handlers.message import plain_blocks as plain
from storage import deeds
from tests.bot.test_export import options
from tests.conftest import save
from tests.made import article, reading
from tests.newsroom import TEAM, words

REFUSED = "Nothing was changed."


@pytest.fixture(params=["guest", "one_channel"])
def newsroom(newsroom, request):
    """A newsroom whose duty editor is a guest now, of several channels or of one."""
    save(newsroom.store, article(), reading())
    newsroom.workspace.become("tom", **{request.param: True})
    return newsroom


def told(newsroom, since: int = 1):
    """What a guest is told after the card, in the channel or directly."""
    seen = newsroom.workspace.until(
        lambda: newsroom.seen("tom", "#politics")[since:] or newsroom.seen("tom", "D0EDITOR")
    )
    newsroom.settle()
    assert newsroom.workspace.modal("tom") is None
    assert done(newsroom) == []
    return words(seen[0])


def done(newsroom):
    with newsroom.store.read() as session:
        return deeds.newest(session, workspace=TEAM)


def test_a_guest_asks_keeps_and_copies(newsroom):
    card = newsroom.ask("/whosaid Ana Doe", user="tom")
    assert "“We will build it.”" in words(card)
    values = {one["text"]["text"]: one["value"] for one in options(card)}
    for label in ("Keep", "Copy as text…"):
        newsroom.workspace.press(
            "tom", action_id="whosaid.card.menu", message=card.ts, selected=values[label]
        )
    newsroom.workspace.until(lambda: newsroom.seen("tom", "D0EDITOR"))
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("tom"))
    assert "“We will build it.” — Ana Doe" in modal.json["blocks"][0]["element"]["initial_value"]


@pytest.mark.parametrize("line", ["/whosaid Ana Doe", "/story mayor", "/facts plumber"])
def test_a_guest_shares_nothing_whichever_the_card(newsroom, line):
    card = newsroom.ask(line, user="tom")
    newsroom.workspace.press("tom", action_id=f"{line.split()[0][1:]}.share", message=card.ts)
    assert "Guests may not share into channels. " + REFUSED in told(newsroom)


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("/digest subscribe Kirkwall daily 08:00", "Guests may not subscribe to digests."),
        ("/digest subscribe", "Guests may not subscribe to digests."),
        ("/digest synonyms boats = dinghies", "may give topics other wordings."),
    ],
)
def test_a_guest_subscribes_nobody(newsroom, line, refusal):
    newsroom.ask("/whosaid Ana Doe", user="tom")
    newsroom.workspace.type_line("tom", "#politics", line)
    assert refusal in told(newsroom)


@pytest.mark.parametrize(
    ("callback", "message", "refusal"),
    [
        ("articles.add", False, "Guests may not add articles."),
        ("articles.linked", True, "Guests may not add articles."),
    ],
)
def test_a_guest_adds_no_articles(newsroom, callback, message, refusal):
    newsroom.workspace.type_line("maya", "#politics", "Read <https://news.example/a>")
    (said,) = newsroom.workspace.until(lambda: newsroom.seen("tom", "#politics"))
    newsroom.workspace.shortcut("tom", callback, said.ts if message else None)
    assert refusal in told(newsroom)


def test_whoever_became_a_guest_while_a_modal_stood_open_shares_nothing(newsroom):
    newsroom.workspace.become("tom", guest=False, one_channel=False)
    card = newsroom.ask("/whosaid Ana Doe", user="tom")
    newsroom.workspace.press("tom", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("tom"))
    newsroom.workspace.become("tom", guest=True)
    newsroom.now = newsroom.now.replace(hour=newsroom.now.hour + 1)
    newsroom.workspace.submit("tom", values={"channel": newsroom.workspace.channel("#migration").id})
    assert "Guests may not share" in told(newsroom)
    assert newsroom.seen("maya", "#migration") == ()


def test_a_guests_home_offers_nothing_to_manage(newsroom):
    home = plain(newsroom.home("tom").blocks)
    assert "For those who manage" not in home
    assert "Latest stories" in home
