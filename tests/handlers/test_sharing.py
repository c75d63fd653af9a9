"""Sharing a card: the modal, the outbox, the channel; refused, put off and lost on the way."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.metrics import REGISTRY
from handlers.message import plain_blocks
from storage import outbox
from storage.tables import ArticleRow, OutboxRow
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import words


@pytest.fixture
def card(newsroom):
    save(newsroom.store, article(), reading())
    return newsroom.ask("/whosaid Ana Doe")


def share(newsroom, card, *, channel: str = "#politics", comment: str = "") -> str:
    """Share the card into a channel and return what the sharer is told."""
    before = len(told(newsroom))
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    chosen = newsroom.workspace.channel(channel).id
    newsroom.workspace.submit("maya", values={"channel": chosen, "comment": comment})
    return words(newsroom.workspace.until(lambda: told(newsroom)[before:])[-1])


def told(newsroom):
    """What only the sharer sees."""
    return [one for one in newsroom.seen("maya", "#politics") if one.only_for]


def posted(newsroom, channel: str = "#politics"):
    return [one for one in newsroom.seen("tom", channel) if not one.only_for]


def states(newsroom) -> list[str]:
    with newsroom.store.read() as session:
        return list(session.scalars(select(OutboxRow.state)))


def test_a_card_is_shared_once_with_the_sharers_words_first(newsroom, card):
    assert "Shared in" in share(newsroom, card, comment="Worth a <!channel> *look* & more\n\n  that")
    (shown,) = posted(newsroom)
    assert words(shown).startswith("Worth a <!channel> look & more\n\nthat\nAna Doe")
    assert "Collected, not checked. whosaid · 1 article · shared by" in words(shown)
    assert "<!channel>" not in str(shown.blocks) + shown.text
    assert not [block for block in shown.blocks if block["type"] == "actions"]
    assert states(newsroom) == ["posted"]


def test_what_is_shared_is_shown_before(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    share(newsroom, card)
    (shown,) = posted(newsroom)
    preview = plain_blocks(modal.blocks[4:])
    assert "“We will build it.”" in preview
    assert words(shown).startswith(preview)


def test_a_private_channel_without_the_app_says_to_invite_it(newsroom, card):
    assert "/invite @whosaid" in share(newsroom, card, channel="#investigations")
    assert posted(newsroom, "#investigations") == []
    assert states(newsroom) == ["refused"]


def test_a_channel_shared_with_another_company_is_refused(newsroom, card):
    assert "another company" in share(newsroom, card, channel="#wire-partner")
    assert posted(newsroom, "#wire-partner") == []


def test_an_archived_channel_is_refused(newsroom, card):
    newsroom.workspace.archive("#migration")
    assert "archived" in share(newsroom, card, channel="#migration")


@pytest.mark.parametrize("method", ["conversations.info", "chat.postMessage"])
def test_a_busy_slack_gets_the_message_later_and_once(newsroom, card, method):
    newsroom.workspace.faults.next(method, status=429, retry_after=7)
    assert "by itself" in share(newsroom, card)
    assert states(newsroom) == ["waiting"]
    deliveries = newsroom.wiring.deliveries()
    assert deliveries.deliver_due() == 0
    with newsroom.store.write() as session:
        session.execute(update(OutboxRow).values(due_at=NOW - timedelta(seconds=1)))
    assert deliveries.deliver_due() == 1
    assert len(posted(newsroom)) == 1


def counted():
    return REGISTRY.get_sample_value("whosaid_deliveries_total", {"state": "unconfirmed"}) or 0


def test_a_lost_reply_is_never_posted_twice(newsroom, card):
    before = counted()
    newsroom.workspace.faults.next("chat.postMessage", lost_reply=True)
    assert "Look there before you share again" in share(newsroom, card)
    newsroom.wiring.deliveries().deliver_due()
    assert len(posted(newsroom)) == 1
    assert states(newsroom) == ["unconfirmed"]
    assert counted() == before + 1, "of which an alert tells"


def test_a_server_error_is_not_taken_for_a_refusal(newsroom, card):
    newsroom.workspace.faults.next("chat.postMessage", status=500)
    assert "Look there before you share again" in share(newsroom, card)
    assert states(newsroom) == ["unconfirmed"]


def test_a_failure_before_the_post_only_puts_it_off(newsroom, card):
    newsroom.workspace.faults.next("conversations.info", status=500)
    assert "by itself" in share(newsroom, card)
    assert states(newsroom) == ["waiting"]


@pytest.mark.parametrize("fault", [{"lost_request": True}, {"status": 503}])
def test_what_waits_while_slack_is_away_for_an_hour_is_tried_ever_less_often_and_comes_once(
    newsroom, card, fault
):
    methods = ("conversations.info", "api.test", "chat.postMessage")
    for method in methods:
        newsroom.workspace.faults.next(method, **fault, times=1000)
    assert "by itself" in share(newsroom, card)
    maya = newsroom.workspace.state.user("maya").id
    with newsroom.store.write() as session:
        notice = outbox.Frozen(
            key="notice", workspace="", channel=maya, author=maya, text="A notice", blocks=[], articles=[]
        )
        outbox.put(session, message=notice, now=newsroom.now)
    deliveries, tried = newsroom.wiring.deliveries(), 0
    for _ in range(120):
        newsroom.now += timedelta(seconds=30)
        tried += deliveries.deliver_due()
    assert states(newsroom) == ["waiting", "waiting"]
    assert 30 < tried < 50, "not each half minute"
    newsroom.workspace.faults.clear()
    newsroom.now += timedelta(minutes=4)
    assert deliveries.deliver_due() == 2
    assert states(newsroom) == ["posted", "posted"]
    assert len(posted(newsroom)) == 1
    direct = newsroom.workspace.state.direct(maya)
    assert [one.text for one in newsroom.seen("maya", direct.id)] == ["A notice"]


def test_what_was_hidden_meanwhile_is_not_shared(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#politics").id})
    newsroom.settle()
    assert posted(newsroom) == []
    assert "can’t be seen any more" in str(newsroom.workspace.modal("maya"))


def test_a_modal_is_a_key_of_the_outbox(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    view = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    values = {"channel": newsroom.workspace.channel("#politics").id}
    newsroom.workspace.submit("maya", view.id, values)
    newsroom.workspace.until(lambda: told(newsroom)[1:])
    with newsroom.store.read() as session:
        assert session.scalars(select(OutboxRow.key)).all() == [f"share:{view.id}"]
    with newsroom.store.write() as session:
        again = outbox.Frozen(
            key=f"share:{view.id}", workspace="", channel="C1", author="", text="", blocks=[], articles=[]
        )
        assert outbox.put(session, message=again, now=NOW) is None
    assert len(posted(newsroom)) == 1
