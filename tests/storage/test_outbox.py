"""Messages are frozen once, claimed by one sender, and never sent again in doubt."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from news.nouns import Audience
from storage import decisions, erasure, outbox
from storage.kinds import Kind
from storage.knowing import OutdatedError, known
from storage.outbox import Frozen, State
from storage.subjects import Wish
from storage.tables import ArticleRow
from tests.conftest import NOW, save
from tests.made import article, erased, reading

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


def composed(store):
    """Return a message that shows an article, with what its composer knew before."""
    with store.read() as session:
        return replace(frozen(articles=(1,)), known=known(session, workspace="T1"))


def test_what_an_editor_takes_out_while_a_message_is_composed_keeps_it_from_being_sent(store):
    save(store, article(), reading())
    message = composed(store)
    with store.write() as session:
        wish = Wish(kind=Kind.HIDE_QUOTE, key="k", quote_id=1)
        decisions.decide(session, wish=wish, audience=Audience(workspace="T1"), now=NOW)
    with store.write() as session:
        message_id = outbox.put(session, message=message, now=NOW)
    assert claim(store) is None
    assert state(store, message_id) == State.WITHDRAWN


def test_what_an_erasure_has_overtaken_is_to_be_composed_anew(store):
    save(store, article(), reading())
    message = composed(store)
    with store.write() as session:
        erasure.hide(session, found=erasure.traces(session, name="Ana Doe"), now=NOW)
        erased(session, "Ana Doe", now=NOW)
    with pytest.raises(OutdatedError), store.write() as session:
        outbox.put(session, message=message, now=NOW)
    with store.write() as session:
        assert outbox.put(session, message=composed(store), now=NOW)


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
