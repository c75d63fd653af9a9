"""The worker: takes work that the store holds, does it, and holds on to it while it lives.

A worker that was killed loses nothing: its lease ends (`Pace`), and another takes the work over.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from time import perf_counter

import structlog
from sqlalchemy import exc

from bot.files import BusyError
from bot.jobs import JOBS
from bot.jobs.job import Job, Tools
from bot.metrics import WORK
from bot.stored import trouble
from news.errors import ModelError, WhosaidError
from storage import queue, work
from storage.engine import PATIENCE, StoreError, is_busy, is_full
from storage.schema import require_same
from storage.work import Work

log = structlog.get_logger()


class UnknownKindError(WhosaidError):
    """Work that a newer program wanted, and does."""


BLAMELESS = (ModelError, StoreError, UnknownKindError)
"""What is no fault of the work's: it waits, untried."""

SLACK_AWAY, LONGEST_AWAY = timedelta(minutes=1), timedelta(minutes=4)
"""How long files rest that Slack doesn't take: at first, and at most."""
WORTH_WAITING = timedelta(days=1)
"""How long since they were wanted that is worth it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds: how long work is held without a sign of life; how often that is given, and work looked for.

    PostgreSQL's queue gives to others what is held by whoever has `stalled`.
    """

    lease: float = 45.0
    renewed: float = 15.0
    looked: float = 1.0
    stalled: float = queue.STALLED_AFTER


PACE = Pace()
FILE_PACE = Pace(lease=PATIENCE + 2 * PACE.renewed)
"""In an SQLite file a sign of life may wait while others write: no other worker takes the work meanwhile."""


class Worker:
    """Does work with so many `hands` until it is told to stop.

    Several pieces are done at once only where they wait for others' answers.
    """

    def __init__(
        self,
        tools: Tools,
        *,
        jobs: tuple[Job, ...] = JOBS,
        stop: Event | None = None,
        hands: int = 1,
        pace: Pace | None = None,
    ) -> None:
        self._tools = tools
        self._hands = hands
        self._pace = pace or (PACE if tools.store.is_server else FILE_PACE)
        self._jobs: Mapping[str, Job] = {job.kind: job for job in jobs}
        self._beside = {job.kind for job in jobs if job.waits}
        self._stop = stop or Event()
        self._taken: dict[int, Work] = {}
        self._done = 0
        self._strange: set[str] = set()
        self._unfit: StoreError | None = None

    def run(self, *, idle: float | None = None) -> int:
        """Work until stopped, or until nothing came for `idle` seconds; return how much was done.

        Raises StoreError once the store is of another version: this program would save wrongly, or nothing.
        """
        if self._tools.store.is_server:
            self._run_queued(idle)
        else:
            self._run_here(idle)
        if self._unfit is not None:
            raise self._unfit
        return self._done

    def _run_here(self, idle: float | None) -> None:
        others = [Thread(target=self._work_on, args=(idle,), daemon=True) for _ in range(self._hands - 1)]
        for other in others:
            other.start()
        self._work_on(idle)
        for other in others:
            other.join()

    def _work_on(self, idle: float | None) -> None:
        """Work with one hand."""
        waited = 0.0
        while not self._stop.is_set():
            if self._do_next_if_the_store_lets():
                waited = 0.0
                continue
            if idle is not None and waited >= idle:
                return
            self._stop.wait(self._pace.looked)
            waited += self._pace.looked

    def _do_next_if_the_store_lets(self) -> bool:
        """Do the next work; while the store is busy or away there is none. What was at hand is done anew."""
        try:
            return self._do_next()
        except (exc.OperationalError, exc.TimeoutError) as error:
            why = trouble(error)
            log.warning("store_not_reached", why=why, exc_info=why is None)
            return False

    def _do_next(self) -> bool:
        """Do the next work; while another hand computes, only what may be done beside it, not to hoard it."""
        alone = self._tools.alone.acquire(blocking=False)
        try:
            kinds = None if alone else self._beside
            with self._tools.store.read() as session:  # before taking: writers wait for each other
                if not work.is_waiting(session, now=self._tools.clock(), kinds=kinds):
                    return False
            taken = self._take(kinds=kinds)
            if taken is not None and alone and taken.kind in self._beside:
                self._tools.alone.release()
                alone = False
            return taken is not None and self._do(taken, alone=alone)
        finally:
            if alone:
                self._tools.alone.release()

    def _run_queued(self, idle: float | None) -> None:
        from bot.queued import Queued

        queued = Queued(
            engine=self._tools.store.engine, do=self.do, sweep=self.sweep, stop=self._stop, hands=self._hands
        )
        queued.run(idle=idle)

    def sweep(self) -> int:
        """Hand to PostgreSQL's queue what is due and not there; return how much."""
        with self._tools.store.write() as session:
            return work.sweep(session, now=self._tools.clock(), stalled=self._pace.stalled)

    def do(self, work_id: int | None = None) -> bool:
        """Do the work named, or the next; tell whether any was free."""
        if work_id is None:
            return self._do_next()
        taken = self._take(work_id=work_id)
        return taken is not None and self._do(taken, alone=False)

    def _take(self, *, work_id: int | None = None, kinds: Collection[str] | None = None) -> Work | None:
        """Take work; none, and none any more, from a store of another version."""
        with self._tools.store.write() as session:
            try:
                require_same(session)
            except StoreError as error:
                self._unfit = error
                self._stop.set()
                return None
            now, lease = self._tools.clock(), timedelta(seconds=self._pace.lease)
            return work.take(session, now=now, lease=lease, work_id=work_id, kinds=kinds)

    def _do(self, taken: Work, *, alone: bool) -> bool:
        """Do work that was taken; `alone`: nothing else is being done that may not be done beside it."""
        reference = taken.reference or f"work-{taken.id}"  # what it wants and sends is followed by it
        with structlog.contextvars.bound_contextvars(work=taken.id, kind=taken.kind, reference=reference):
            self._try(taken, alone=alone)
        self._done += 1
        return True

    def _try(self, taken: Work, *, alone: bool) -> None:
        began = perf_counter()
        self._taken[taken.id] = taken
        try:
            job = self._job(taken)
            with self._held(taken), nullcontext() if alone or job.waits else self._tools.alone:
                job.run(self._tools, taken.args)
            with self._tools.store.write() as session:
                work.finish(session, work_id=taken.id, now=self._tools.clock())
        except Exception as error:
            rest = self._rest(taken, error)
            if rest is not None:
                self._tell_put_back(taken, error)
                self._put_back(taken, rest)
                self._count(taken, "put back", began)
                return
            last = self._failed(taken, error)
            log.exception("work_failed", attempts=taken.attempts, last=last)
            self._count(taken, "dead" if last else "failed", began)
        else:
            log.info("work_done", attempts=taken.attempts, seconds=round(perf_counter() - began, 3))
            self._count(taken, "done", began)
        finally:
            del self._taken[taken.id]

    def _rest(self, taken: Work, error: Exception) -> timedelta | None:
        """Return how long work rests that failed by no fault of its own; None: it is its own."""
        if isinstance(error, BusyError):
            waited = self._tools.clock() - taken.wanted_at
            return max(SLACK_AWAY, min(waited, LONGEST_AWAY)) if waited < WORTH_WAITING else None
        blameless = is_busy(error) or is_full(error) or isinstance(error, BLAMELESS)
        return work.FIRST_PAUSE if blameless else None

    def _tell_put_back(self, taken: Work, error: Exception) -> None:
        """Say in a line why work waits; of work for newer programs once for each kind: they take it soon."""
        if isinstance(error, UnknownKindError):
            if taken.kind in self._strange:
                return
            self._strange.add(taken.kind)
        own = str(error) if isinstance(error, WhosaidError) else type(error).__name__
        log.warning("work_put_back", why=trouble(error) or own)

    def _put_back(self, taken: Work, rest: timedelta) -> None:
        """Let it be done anew, untried; if even that can't be written, its lease ends by itself."""
        with suppress(exc.SQLAlchemyError), self._tools.store.write() as session:
            work.put_back(session, work_id=taken.id, now=self._tools.clock(), rest=rest)

    def _count(self, taken: Work, outcome: str, began: float) -> None:
        WORK.labels(taken.kind, outcome).observe(perf_counter() - began)

    def lay_down(self) -> None:
        """Give back untried what is being done: the process ends now, and another does it anew."""
        for taken in list(self._taken.values()):
            with self._tools.store.write() as session:
                work.lay_down(session, work_id=taken.id)
            log.warning("work_laid_down", work=taken.id, kind=taken.kind)

    def _job(self, taken: Work) -> Job:
        if taken.kind not in self._jobs:
            raise UnknownKindError(
                f"This version knows no work of the kind {taken.kind}: it waits for a newer worker."
            )
        return self._jobs[taken.kind]

    def _failed(self, taken: Work, error: Exception) -> bool:
        """Let it be tried again; an own sentence is kept for people, of anything else only its kind."""
        failure = str(error) if isinstance(error, WhosaidError) else type(error).__name__
        with self._tools.store.write() as session:
            return work.give_back(session, work_id=taken.id, failure=failure, now=self._tools.clock())

    @contextmanager
    def _held(self, taken: Work) -> Iterator[None]:
        """Renew the lease from a thread of its own while the work is being done."""
        done = Event()

        def renew() -> None:
            while not done.wait(self._pace.renewed):
                try:
                    with self._tools.store.write() as session:
                        until = self._tools.clock() + timedelta(seconds=self._pace.lease)
                        work.renew(session, work_id=taken.id, until=until)
                except Exception:  # a busy store: the next time, or else another worker takes over
                    log.exception("lease_not_renewed", work=taken.id)

        thread = Thread(target=renew, name=f"lease-{taken.id}", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
