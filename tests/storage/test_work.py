"""Work is wanted once, taken by one, taken over from the dead, and never lost."""

from datetime import timedelta

from storage import work
from storage.work import Order, Priority
from tests.conftest import NOW

LEASE = timedelta(minutes=1)


def want(store, key="a", **wanted):
    with store.write() as session:
        order = Order(kind="read", key=key, args={"article": key}, **wanted)
        return work.want(session, order, now=NOW)


def take(store, now=NOW):
    with store.write() as session:
        return work.take(session, now=now, lease=LEASE)


def test_work_is_wanted_once_taken_by_one_and_free_again_after_its_lease(store):
    assert want(store)
    assert not want(store)
    taken = take(store)
    assert (taken.kind, taken.args, taken.attempts) == ("read", {"article": "a"}, 1)
    assert take(store) is None
    again = take(store, NOW + LEASE)
    assert (again.id, again.attempts) == (taken.id, 2)
    with store.write() as session:
        work.finish(session, work_id=taken.id, now=NOW)
    assert take(store, NOW + LEASE * 9) is None


def test_work_that_is_renewed_is_not_taken_over(store):
    want(store)
    taken = take(store)
    with store.write() as session:
        work.renew(session, work_id=taken.id, until=NOW + LEASE * 3)
    assert take(store, NOW + LEASE * 2) is None
    assert take(store, NOW + LEASE * 3)


def test_nobody_holds_work_that_was_put_back_and_it_rests_a_little(store):
    want(store, lock="l")
    want(store, "b", lock="l")
    taken = take(store)
    with store.write() as session:
        assert work.is_held(session, key="a", now=NOW)
        work.put_back(session, work_id=taken.id, now=NOW)
        assert not work.is_held(session, key="a", now=NOW)
    other = take(store)
    assert other.args == {"article": "b"}, "others of its lock needn't wait"
    with store.write() as session:
        work.finish(session, work_id=other.id, now=NOW)
    assert take(store, NOW + work.FIRST_PAUSE - timedelta(seconds=1)) is None
    again = take(store, NOW + work.FIRST_PAUSE)
    assert (again.id, again.attempts) == (taken.id, 1)


def test_work_that_fails_pauses_longer_each_time_then_waits_for_a_person(store):
    want(store)
    now, pauses = NOW, []
    for attempt in range(work.MOST_ATTEMPTS):
        pause = timedelta()
        while (taken := take(store, now + pause)) is None:
            pause += timedelta(seconds=5)
        now += pause
        pauses.append(pause.total_seconds())
        with store.write() as session:
            last = work.give_back(session, work_id=taken.id, failure="no model", now=now)
        assert last == (attempt == work.MOST_ATTEMPTS - 1)
    assert pauses == [0, 5, 20, 80, 320]
    assert take(store, now + timedelta(days=1)) is None
    with store.write() as session:
        (dead,) = work.dead(session, now=now)
        assert (dead.kind, dead.failure) == ("read", "no model")
        assert work.retry(session, now=now, work_id=dead.id) == 1
    assert take(store, now)


def test_what_someone_waits_for_comes_first_and_nothing_before_it_is_due(store):
    want(store, "old", priority=Priority.BACKFILL)
    want(store, "new")
    want(store, "asked", priority=Priority.ASKED)
    want(store, "later", priority=Priority.ASKED, due_at=NOW + LEASE)
    assert [take(store).args["article"] for _ in range(3)] == ["asked", "new", "old"]
    assert take(store) is None
    assert take(store, NOW + LEASE)


def test_of_work_with_one_lock_one_is_done_at_a_time(store):
    want(store, "a", lock="feed:1")
    want(store, "b", lock="feed:1")
    want(store, "c", lock="feed:2")
    first = take(store)
    assert [first.args["article"], take(store).args["article"]] == ["a", "c"]
    assert take(store) is None
    with store.write() as session:
        work.finish(session, work_id=first.id, now=NOW)
    assert take(store).args["article"] == "b"


def test_work_laid_down_counts_as_not_tried(store):
    want(store)
    taken = take(store)
    with store.write() as session:
        work.lay_down(session, work_id=taken.id)
    assert take(store).attempts == 1


def test_a_key_is_forgotten_a_week_after_its_work_was_done(store):
    want(store)
    with store.write() as session:
        work.finish(session, work_id=1, now=NOW)
    for days, new in ((7, False), (8, True)):
        with store.write() as session:
            work.forget_done(session, now=NOW + timedelta(days=days))
        assert want(store) == new
