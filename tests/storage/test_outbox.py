"""Messages are frozen once, claimed by one sender, and never sent again in doubt."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage import outbox
from storage.outbox import Frozen, State
from storage.tables import ArticleRow
from tests.conftest import NOW, save
from tests.made import article, reading

LEASE = timedelta(minutes=2)


def frozen(key: str = "share:1", articles: tuple[int, ...] = ()) -> Frozen:
    return Frozen(
        key=key, workspace="T1", channel="C1", author="U1", text="Hello", blocks=[], articles=list(articles)
    )


def put(store, **changes):
    with store.write() as session:
        return outbox.put(session, message=frozen(**changes), now=NOW)


def claim(store, now=NOW, message_id=None):
    with store.write() as session:
        return outbox.claim(session, now=now, lease=LEASE, message_id=message_id)


def state(store, message_id):
    with store.read() as session:
        return outbox.state_of(session, message_id=message_id)[0]


def test_one_key_is_frozen_once(store):
    assert put(store) is not None
    assert put(store) is None


def test_a_message_is_claimed_once_and_posted(store):
    message_id = put(store)
    claimed = claim(store)
    assert (claimed.id, claimed.message, claimed.attempts) == (message_id, frozen(), 1)
    assert claim(store) is None
    with store.write() as session:
        outbox.posted(session, message_id=message_id, channel="C1", ts="1.2")
    assert state(store, message_id) == State.POSTED
    assert claim(store, NOW + LEASE * 2) is None


def test_what_a_dead_sender_left_is_unconfirmed_and_not_sent_again(store):
    message_id = put(store)
    claim(store)
    with store.write() as session:
        assert outbox.expire(session, now=NOW + LEASE - timedelta(seconds=1)) == 0
        assert outbox.expire(session, now=NOW + LEASE) == 1
    assert state(store, message_id) == State.UNCONFIRMED
    assert claim(store, NOW + LEASE * 2) is None


def test_what_slack_did_not_take_waits_until_its_time(store):
    message_id = put(store)
    claim(store)
    with store.write() as session:
        outbox.put_off(session, message_id=message_id, until=NOW + LEASE, failure="busy")
    assert claim(store) is None
    assert claim(store, NOW + LEASE).attempts == 2


def test_a_message_whose_article_was_hidden_is_withdrawn_at_the_moment_of_sending(store):
    shown = save(store, article(), reading())
    message_id = put(store, articles=(shown,))
    with store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    assert claim(store) is None
    assert state(store, message_id) == State.WITHDRAWN


def test_a_withdrawn_message_does_not_hold_up_the_next(store):
    put(store, articles=(404,))
    later = put(store, key="share:2")
    assert claim(store).id == later


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_two_sessions_never_claim_the_same_message(store):
    put(store)
    with store.write() as one, store.write() as other:
        assert outbox.claim(one, now=NOW, lease=LEASE) is not None
        assert outbox.claim(other, now=NOW, lease=LEASE) is None
