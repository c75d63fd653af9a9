"""A reporter follows a public person from their card, and stops."""

from storage import follows
from tests.bot.test_export import options
from tests.conftest import save
from tests.made import article, reading


def choose(newsroom, what):
    card = newsroom.ask("/whosaid Ana Doe")
    option = next(one for one in options(card) if one["text"]["text"] == "Follow or export…")
    newsroom.workspace.press("maya", action_id="whosaid.card.menu", message=card.ts, selected=option["value"])
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    before = len(newsroom.seen("maya", "#politics"))
    newsroom.workspace.submit("maya", values={"what": what})
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[before:])[0]
    return [one["text"]["text"] for one in modal.json["blocks"][0]["element"]["options"]], told.text


def followers(newsroom):
    with newsroom.store.read() as session:
        return [one.follower for one in follows.followers(session, articles=[1])]


def test_a_public_person_is_followed_from_the_card_and_let_go(newsroom):
    save(newsroom.store, article(), reading())
    maya = newsroom.workspace.state.user("maya").id
    offered, told = choose(newsroom, "follow")
    assert offered == ["CSV file: all of it", "Follow Ana Doe"]
    assert "You follow Ana Doe now." in told
    assert followers(newsroom) == [maya]
    offered, told = choose(newsroom, "unfollow")
    assert offered[-1] == "Unfollow Ana Doe"
    assert "any more" in told
    assert followers(newsroom) == []
