"""A reporter follows a public person from their card, and stops."""

import pytest

from storage import follows
from tests.bot.test_export import options
from tests.conftest import save
from tests.made import article, reading
from tests.newsroom import words


def choose(newsroom, what, channel="#politics"):
    card = newsroom.ask("/whosaid Ana Doe", channel=channel)
    option = next(one for one in options(card) if one["text"]["text"] == "Follow or export…")
    newsroom.workspace.press("maya", action_id="whosaid.card.menu", message=card.ts, selected=option["value"])
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    before = len(newsroom.seen("maya", channel))
    newsroom.workspace.submit("maya", values={"what": what})
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", channel)[before:])[0]
    return [one["text"]["text"] for one in modal.json["blocks"][0]["element"]["options"]], told.text


def followers(newsroom):
    with newsroom.store.read() as session:
        return [one.follower for one in follows.followers(session, articles=[1])]


def test_a_public_person_is_followed_from_the_card_and_let_go(newsroom):
    save(newsroom.store, article(), reading())
    maya = newsroom.workspace.state.user("maya").id
    offered, told = choose(newsroom, "follow")
    assert offered == [
        "CSV file: all of it",
        "Follow Ana Doe: for me alone",
        "Follow Ana Doe: for all in this channel",
    ]
    assert "You follow Ana Doe now." in told
    assert followers(newsroom) == [maya]
    offered, told = choose(newsroom, "unfollow")
    assert offered[1] == "Unfollow Ana Doe"
    assert "any more" in told
    assert followers(newsroom) == []


def test_a_channel_follows_from_the_card_as_by_command(newsroom):
    save(newsroom.store, article(), reading())
    _, told = choose(newsroom, "here")
    assert "Subscribed: new quotes by Ana Doe · at once" in told
    listed = words(newsroom.ask("/digest list", user="tom"))
    assert "Ana Doe" in listed
    assert "at once" in listed
    _, again = choose(newsroom, "here")
    assert "has this digest already" in again
    assert followers(newsroom) == []


def test_a_guest_follows_for_nobody_else(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.become("maya", guest=True)
    assert "You follow Ana Doe now." in choose(newsroom, "follow")[1]
    _, told = choose(newsroom, "here")
    assert "Guests may not" in told
    assert "Ana Doe" not in words(newsroom.ask("/digest list", user="tom"))


@pytest.mark.parametrize(
    ("channel", "why"), [("#investigations", "/invite"), ("#wire-partner", "another company")]
)
def test_a_channel_that_may_not_be_told_says_why(newsroom, channel, why):
    save(newsroom.store, article(), reading())
    _, told = choose(newsroom, "here", channel=channel)
    assert why in told
