"""A worker does what is wanted, tells why it could not, and a killed one is followed by another."""

import multiprocessing
import os
import signal
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import event, exc, select, text
from structlog.testing import capture_logs

from bot.app import clock
from bot.jobs.job import Job, Tools
from bot.queued import Queued
from bot.worker import PACE, Worker
from bot.worker_pool import workers
from bot.working import WorkerApart, Workplace, stop_when_told
from news.errors import ModelError, WhosaidError
from storage import work
from storage.engine import PATIENCE, Store, StoreError, open_store
from storage.tables import WorkRow
from storage.work import Order, Priority
from tests.bot.test_killed import HASTY, until
from tests.conftest import ENGINES, NOW


def tools(store, now=clock):
    return Tools(store=store, clients=None, clock=now, model="none", contact="")


def tomorrow():
    return clock() + timedelta(days=1)


def want(store, key="a", **wanted):
    with store.write() as session:
        work.want(session, Order(kind="note", key=key, args={"key": key}, **wanted), now=NOW)


def test_work_is_done_once(store):
    noted = []
    job = Job(kind="note", run=lambda _, args: noted.append(args["key"]))
    want(store, "a")
    want(store, "b")
    assert Worker(tools(store), jobs=(job,)).run(idle=0) == 2
    assert noted == ["a", "b"]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_many_workers_do_each_piece_once_and_of_one_lock_one_at_a_time(store):
    at_once: Counter[str] = Counter()
    most: Counter[str] = Counter()
    done: list[str] = []

    def note(_tools, args):
        lock = args["key"][0]
        at_once[lock] += 1
        most[lock] = max(most[lock], at_once[lock])
        Event().wait(0.01)
        at_once[lock] -= 1
        done.append(args["key"])

    for number in range(30):
        key = f"{number % 3}:{number:02}"
        want(store, key, lock=key[0])
    workers = [Worker(tools(store), jobs=(Job(kind="note", run=note),)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one.run(idle=1), workers))
    assert sorted(done) == sorted(f"{number % 3}:{number:02}" for number in range(30))
    assert set(most.values()) == {1}
    assert [key for key in done if key[0] == "0"] == sorted(key for key in done if key[0] == "0")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_worker_holds_no_more_than_it_can_do_at_once(new_store, engine):
    """Or another that comes to help would find nothing left to do."""
    with new_store(engine) as store:
        for key in "abc":
            want(store, key)
        held = []

        def hold(own, _args):
            Event().wait(0.3)  # time for the other hands to look
            with own.store.read() as session:
                held.append(len(session.scalars(select(WorkRow.id).where(WorkRow.leased_until > NOW)).all()))

        assert Worker(tools(store), jobs=(Job(kind="note", run=hold),), hands=4, pace=HASTY).run(idle=0) == 3
        assert held == [1, 1, 1]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_the_queue_holds_what_was_wanted_with_its_transaction_or_not_at_all(store):
    def queued():
        with store.read() as session:
            return session.scalar(text("SELECT count(*) FROM procrastinate_jobs"))

    with store.write() as session:
        work.want(session, Order(kind="note", key="a", args={}), now=NOW)
        session.rollback()
    assert queued() == 0
    want(store, "b")
    want(store, "c", due_at=NOW + timedelta(hours=1))
    assert queued() == 1  # what is not due yet would hold up its lock
    later = Worker(tools(store, lambda: NOW + timedelta(hours=2)))
    assert later.sweep() == 1
    assert later.sweep() == 0


def test_work_that_fails_is_put_off_with_a_sentence_and_the_rest_goes_on(store):
    def fail(_tools, args):
        if args["key"] == "a":
            raise WhosaidError("The page answered 404.")

    want(store, "a")
    want(store, "b")
    busy = Worker(tools(store, lambda: NOW), jobs=(Job(kind="note", run=fail),))
    assert busy.run(idle=0) == 2
    with store.write() as session:
        assert work.backlog(session) == {"note": 1}
        for _ in range(work.MOST_ATTEMPTS):
            later = NOW + timedelta(days=1)
            found = work.take(session, now=later, lease=timedelta())
        assert found is None
        assert [one.failure for one in work.dead(session, now=later)] == ["The page answered 404."]


def test_work_of_a_newer_version_waits_for_it_untried_and_is_told_of_once_in_a_line(store):
    want(store)
    moments = [NOW]
    older = Worker(tools(store, lambda: moments[-1]), jobs=())
    with capture_logs() as logs:
        for _ in range(3):
            older.run(idle=0)
            moments.append(moments[-1] + timedelta(minutes=1))
    (line,) = [one for one in logs if one["event"] == "work_put_back"]
    assert "newer worker" in line["why"]
    assert "exc_info" not in line
    with store.read() as session:
        assert work.backlog(session) == {"note": 1}
        assert session.scalar(select(WorkRow.attempts)) == 0
    newer = Worker(tools(store, lambda: moments[-1]), jobs=(Job(kind="note", run=lambda *_: None),))
    assert newer.run(idle=0) == 1


def test_a_worker_ends_when_the_store_is_brought_to_another_version_and_tries_nothing(store):
    """What it would save is not what the newer store holds."""
    version = set_version(store, "9999")
    want(store)
    unfit = Worker(tools(store), jobs=(Job(kind="note", run=lambda *_: None),), pace=HASTY)
    with pytest.raises(StoreError, match="another version"):
        unfit.run(idle=1)
    with store.read() as session:
        assert session.execute(select(WorkRow.attempts, WorkRow.done_at)).one() == (0, None)
    set_version(store, version)


def set_version(store, version):
    """Return the version that it was."""
    with store.write() as session:
        before = session.scalar(text("SELECT version_num FROM alembic_version"))
        session.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": version})
    return before


def test_long_work_is_held_as_long_as_it_takes(store):
    want(store)
    other, held, began = [], list[datetime](), clock()

    def slow(own, _args):
        while not held or held[-1] <= began + 2 * timedelta(seconds=HASTY.lease):
            with own.store.write() as session:
                other.append(work.take(session, now=clock(), lease=timedelta(minutes=1)))
                held.append(session.scalar(select(WorkRow.leased_until)))

    Worker(tools(store), jobs=(Job(kind="note", run=slow),), pace=HASTY).run(idle=0)
    assert set(other) == {None}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_s_work_is_taken_over(new_store, engine):
    with new_store(engine) as store:
        want(store)
        url = store.engine.url.render_as_string(hide_password=False)
        started = multiprocessing.get_context("fork").Event()
        process = multiprocessing.get_context("fork").Process(target=_hang, args=(url, started))
        process.start()
        assert started.wait(20)
        process.kill()
        process.join()
        noted, stop = [], Event()

        def note(_tools, args):
            noted.append(args)
            stop.set()

        job = Job(kind="note", run=note)
        assert Worker(tools(store), jobs=(job,), pace=HASTY, stop=stop).run(idle=6) == 1
        assert Worker(tools(store, tomorrow), jobs=(job,)).run(idle=0) == 0, "it is done"
        assert noted == [{"key": "a"}]


def test_what_a_dead_worker_held_is_taken_before_the_rest_of_a_long_backlog(store):
    for key in "abc":
        want(store, key, priority=Priority.BACKFILL)
    with store.write() as session:
        work.take(session, now=NOW, lease=timedelta(seconds=45))
    noted = []
    job = Job(kind="note", run=lambda _, args: noted.append(args["key"]))
    if store.is_server:  # somebody fetched its job while it was still held
        with store.write() as session:
            session.execute(
                text("DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs)")
            )
    want(store, "today's", priority=Priority.LIVE, due_at=NOW + timedelta(minutes=1))
    after = Worker(tools(store, lambda: NOW + timedelta(minutes=1)), jobs=(job,))
    assert after.run(idle=0) == 4
    assert noted == ["today's", "a", "b", "c"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_worker_told_to_stop_gives_back_at_once_what_it_cannot_finish(new_store, engine):
    with new_store(engine) as store:
        want(store)
        url = store.engine.url.render_as_string(hide_password=False)
        started = multiprocessing.get_context("fork").Event()
        process = multiprocessing.get_context("fork").Process(target=_hang, args=(url, started, True))
        process.start()
        assert started.wait(20)
        process.terminate()
        process.join(10)
        assert process.exitcode == 0
        with store.read() as session:
            assert session.execute(select(WorkRow.leased_until, WorkRow.attempts)).one() == (None, 0)
        noted = []
        after = Worker(tools(store), jobs=(Job(kind="note", run=lambda _, args: noted.append(args)),))
        assert after.run(idle=0) == 1
        assert noted == [{"key": "a"}]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_worker_outlives_a_store_that_is_busy(store):
    noted, busy, stop = [], [True, True, True], Event()
    want(store)

    def refuse(_connection, _cursor, statement, *_):
        if statement.startswith("UPDATE work") and busy:
            busy.pop()
            raise exc.OperationalError("", None, Exception("database is locked"))

    def note(_tools, args):
        noted.append(args["key"])
        stop.set()

    event.listen(store.engine, "before_cursor_execute", refuse)
    job = Job(kind="note", run=note)
    assert Worker(tools(store), jobs=(job,), pace=HASTY, stop=stop).run(idle=3) == 1
    assert Worker(tools(store, tomorrow), jobs=(job,)).run(idle=0) == 0, "it is done"
    assert noted == ["a"]
    assert not busy


def test_a_store_that_is_busy_or_away_costs_work_no_try(store):
    """Five long waits for others to write would leave a batch of a backfill dead."""
    tried = []

    def lose_it(own, _args):
        tried.append(1)
        if own.store.is_server:
            with own.store.write() as session:
                session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        other = Store(open_store(str(own.store.engine.url), patience=0))
        with own.store.write() as session, other.write() as second:
            for one in (session, second):
                one.execute(text("SELECT 1"))

    want(store)
    now = clock()
    job = Job(kind="note", run=lose_it)
    assert Worker(tools(store, lambda: now), jobs=(job,), pace=HASTY).run(idle=0) == 1
    with store.write() as session:
        assert work.dead(session, now=now + timedelta(days=1)) == []
        assert session.execute(select(WorkRow.attempts, WorkRow.failure)).one() == (0, None)
        assert not work.is_waiting(session, now=now), "it is not tried again at once"
        assert work.is_waiting(session, now=now + timedelta(seconds=5))
    done = Job(kind="note", run=lambda _, args: tried.append(args["key"]))
    later = Worker(tools(store, lambda: now + timedelta(minutes=1)), jobs=(done,), pace=HASTY)
    assert later.run(idle=0) == 1
    assert tried == [1, "a"]


def test_a_store_that_fails_when_work_is_done_costs_it_no_try(store):
    failing = [True]

    def refuse(_connection, _cursor, statement, *_):
        if statement.startswith("UPDATE work SET args") and failing:
            failing.pop()
            raise full()

    want(store)
    event.listen(store.engine, "before_cursor_execute", refuse)
    worker = Worker(tools(store, lambda: NOW), jobs=(Job(kind="note", run=lambda *_: None),), pace=HASTY)
    assert worker.run(idle=0) == 1
    assert not failing
    with store.read() as session:
        assert session.execute(select(WorkRow.attempts, WorkRow.done_at)).one() == (0, None)


def test_a_worker_sweeps_on_whatever_a_sweep_fails_of(new_store):
    """The driver has errors of several kinds for a connection that was lost."""
    stop, swept = Event(), []

    def sweep():
        swept.append(1)
        if len(swept) == 1:
            raise exc.InterfaceError("", None, Exception("the connection is closed"))
        stop.set()

    with new_store("postgresql") as store:
        Queued(engine=store.engine, do=print, sweep=sweep, stop=stop, hands=1).run(idle=None)
    assert len(swept) > 1


def tries(store, job):
    """Return how often the work counts as tried after it was."""
    want(store)
    assert Worker(tools(store), jobs=(job,), pace=HASTY).run(idle=0) == 1
    with store.read() as session:
        return session.scalar(select(WorkRow.attempts))


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
@pytest.mark.parametrize("asked", [WorkRow.key == "\0", WorkRow.id.in_(range(70_000))])
def test_what_no_server_takes_is_the_work_s_own_fault(store, asked):
    def ask(own, _args):
        with own.store.read() as session:
            session.scalars(select(WorkRow.id).where(asked)).all()

    assert tries(store, Job(kind="note", run=ask)) == 1


def full():
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    return exc.OperationalError("INSERT", None, cause)


@pytest.mark.parametrize("error", [ModelError("The model absent is not installed."), full()])
def test_work_waits_untried_for_the_model_and_for_room_on_the_disk(store, error):
    def fail(_tools, _args):
        raise error

    assert tries(store, Job(kind="note", run=fail)) == 0


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_work_in_a_file_is_held_for_longer_than_a_sign_of_life_may_wait(store):
    held = []

    def look(own, _args):
        with own.store.read() as session:
            held.append(session.scalar(select(WorkRow.leased_until)))

    want(store)
    Worker(tools(store, lambda: NOW), jobs=(Job(kind="note", run=look),)).run(idle=0)
    assert held[0] - NOW > timedelta(seconds=PATIENCE + PACE.renewed)


def test_a_worker_told_to_stop_waits_for_no_store(new_store):
    with new_store("sqlite") as store:
        want(store)
        url = store.engine.url.render_as_string(hide_password=False)
        started = multiprocessing.get_context("fork").Event()
        process = multiprocessing.get_context("fork").Process(target=_hang, args=(url, started, True))
        process.start()
        assert started.wait(20)
        with store.write():  # nobody else writes meanwhile
            process.terminate()
            process.join(8)
            assert process.exitcode == 0


def _hang(url, started, stoppable=False):
    def hang(_tools, _args):
        started.set()
        Event().wait(60)

    store = Store(open_store(url))
    stop = Event()
    hanging = Worker(tools(store), jobs=(Job(kind="note", run=hang),), stop=stop, pace=HASTY)
    if stoppable:
        stop_when_told(hanging, stop, within=1.5)
    hanging.run()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_process_is_started_for_work_and_stops_when_told(store):
    url = store.engine.url.render_as_string(hide_password=False)
    apart = WorkerApart(store=store, place=Workplace(database_url=url, model="none"))
    apart.work_waiting()
    assert not apart.pid()
    want(store)  # of a kind that it does not know: it stays in the store, untried
    apart.work_waiting()
    pid = apart.pid()
    apart.work_waiting()
    assert pid
    assert apart.pid() == pid
    until(lambda: _looked_at(store))
    apart.shutdown()
    assert not apart.pid()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_worker_that_dies_beside_a_command_is_followed_by_another(new_store):
    with new_store("sqlite") as store:
        url = store.engine.url.render_as_string(hide_password=False)
        with workers(Workplace(database_url=url, model="none", quiet=True), count=1):
            (first,) = pool()
            os.kill(first.pid or 0, signal.SIGKILL)
            until(lambda: any(one.pid != first.pid for one in pool()))
            want(store)
            until(lambda: _looked_at(store))
        assert not pool()


def pool():
    return [one for one in multiprocessing.active_children() if one.name.startswith("worker-")]


def _looked_at(store):
    with store.read() as session:
        return session.scalar(select(WorkRow.rests_until))
