"""A worker in a process of its own: the parser never enters, nor slows, the one that answers."""

import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from threading import Event, Lock, Thread, Timer
from typing import TYPE_CHECKING, Any

import structlog

from bot.app import clock
from bot.settings import OAuth, Settings, load
from storage import work
from storage.engine import PATIENCE, Store

if TYPE_CHECKING:
    from bot.worker import Worker

logger = structlog.get_logger()
IDLE = 120.0
HANDS = 6
"""Pieces of work at once in a process: hardly any waits on the processor, most on somebody's site."""
STOPPED_WITHIN = 5.0
STANDS_BACK = 10
"""The niceness of workers beside a process that answers: it has nine times their weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a worker works, in values that reach another process. Without `token` and `oauth`: no Slack."""

    database_url: str = field(repr=False)
    model: str
    contact: str = ""
    token: str | None = field(default=None, repr=False)
    oauth: OAuth | None = None
    api_url: str = ""
    host: str = "127.0.0.1"
    health_port: int | None = None
    quiet: bool = False
    """Log warnings only: somebody watches a progress bar."""
    nice: int = 0
    """How far the process stands back for others on its machine, as in `nice`."""


def work_here(place: Workplace, *, idle: float | None = None) -> int:
    """Work until SIGTERM or SIGINT, or until idle for so many seconds; return how much was done."""
    from bot import log
    from bot.clients_by_settings import clients_of
    from bot.health import Health, listening
    from bot.jobs.job import Tools
    from bot.stored import opened
    from bot.worker import Worker

    log.set_up(level=logging.WARNING if place.quiet else logging.INFO)
    os.nice(place.nice)
    stop = Event()
    with opened(place.database_url, patience=PATIENCE) as store:
        clients = clients_of(store, token=place.token, oauth=place.oauth, api_url=place.api_url, clock=clock)
        tools = Tools(store=store, clients=clients, clock=clock, model=place.model, contact=place.contact)
        worker = Worker(tools, stop=stop, hands=HANDS)
        stop_when_told(worker, stop)
        _end_with_parent()
        health = Health(store=store, slack=None, clock=clock)
        wanting = _feeds_wanted(store) if idle is None else nullcontext()
        with wanting, listening(health.routes(), host=place.host, port=place.health_port):
            return worker.run(idle=idle)


@contextmanager
def _feeds_wanted(store: Store) -> Iterator[None]:
    """Want due feeds read for as long as a worker stands by itself: not every newsroom's serves Slack."""
    from bot.feeds import want_due
    from bot.schedule import ticking

    def want_due_feeds() -> None:
        want_due(store, clock)

    scheduler = ticking(want_due_feeds)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown()


def _end_with_parent() -> None:
    """Let the process that started this one to help it, if one did, take it along when it is killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def follow() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=follow, name="parent", daemon=True).start()


def stop_when_told(worker: "Worker", stop: Event, *, within: float = STOPPED_WITHIN) -> None:
    """Let SIGTERM and SIGINT end the work at hand, or give it back when it is not done in some seconds."""

    def give_up() -> None:
        laying_down = Thread(target=worker.lay_down, daemon=True)
        laying_down.start()
        laying_down.join(1)  # a store that is busy or away keeps nobody: the lease ends by itself
        os._exit(0)  # a thread in the midst of a job can't be ended otherwise

    def end(*_: Any) -> None:
        stop.set()
        last = Timer(within - 1, give_up)
        last.daemon = True
        last.start()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)


def work_on() -> int:
    """Work on what the settings name until stopped; return the exit code."""
    settings = load()
    token = settings.slack_bot_token
    place = workplace(settings, token=token.get_secret_value() if token else None)
    work_here(replace(place, host=settings.whosaid_host, health_port=settings.whosaid_health_port))
    return 0


def workplace(settings: Settings, *, token: str | None) -> Workplace:
    """Return the workplace that the settings name."""
    return Workplace(
        database_url=settings.database_url,
        model=settings.whosaid_model,
        contact=settings.whosaid_contact,
        token=token,
        oauth=settings.oauth(),
        api_url=settings.slack_api_url,
    )


class WorkerApart:
    """Starts a worker's process when work waits; it ends by itself when it was idle for two minutes."""

    def __init__(self, *, store: Store, place: Workplace) -> None:
        self._store = store
        self._place = place
        self._process: BaseProcess | None = None
        self._starting = Lock()
        self._stopped = False

    def pid(self) -> int | None:
        """Return the process's number, None while there is none."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def work_waiting(self) -> None:
        """Start the process if there is work and it does not run."""
        if self.pid() is not None:
            return
        with self._store.read() as session:
            if not work.is_waiting(session, now=clock()):
                return
        with self._starting:
            if self._stopped:
                return
            place = replace(self._place, nice=STANDS_BACK)
            self._process = multiprocessing.get_context("spawn").Process(
                target=work_here, args=(place,), kwargs={"idle": IDLE}, daemon=True, name="worker"
            )
            self._process.start()
            logger.info("worker_started", pid=self._process.pid)

    def stop(self) -> None:
        """Tell the process to end, and start none any more."""
        with self._starting:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()

    def shutdown(self) -> None:
        """Let the process finish what it is at, for some seconds; what it does not is taken over later."""
        self.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.join(STOPPED_WITHIN)
        if process.is_alive():
            process.kill()
            process.join()
