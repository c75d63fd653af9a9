"""A run: days pass, processes die at random moments, Slack fails at random; then it is counted."""

import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.console.serving import serving
from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.faults.account import Account, account, can_go_on, is_settled, missing_slots, reasons
from tests.faults.children import Place, schedule, work
from tests.faults.clocks import SharedClock
from tests.faults.world import SPELLS, TOKEN, Spell, World, due_between, publish, subscribe, unsubscribe

DAY = timedelta(days=1)
SHORTLY = timedelta(seconds=5)
FAULTS = (
    {"lost_reply": True},
    {"lost_reply": True},
    {"lost_request": True},
    {"status": 500},
    {"status": 503},
    {"status": 429, "retry_after": 2},
    {"status": 429, "retry_after": 30},
    {"error": "internal_error"},
    {"delay": 2.6},
)
UNSEEN_FAULTS = tuple(fault for fault in FAULTS if "error" not in fault)
METHODS = {"chat.postMessage": FAULTS, "conversations.info": FAULTS, "conversations.history": UNSEEN_FAULTS}
ORDERED = 20
"""Calls of a method for which it is decided beforehand whether they fail."""

JUMPS = (timedelta(minutes=8), timedelta(hours=-6), timedelta(hours=3))
"""How far the clock jumps and back again, in turn: late but in time, back, too late for a daily digest."""

FARTHEST = timedelta(hours=24, minutes=5)
"""How far it jumps once in the last spell: all that is due meanwhile is skipped."""

ARCHIVED_ON, JUMPS_ON = 2, 2
"""On which day of a spell a channel is archived, and the clock jumps."""

LOOKED_EVERY = 0.05
FORWARD = timedelta(seconds=3)
"""How far the clock is put forward by each look that finds nothing to do, however long the look takes."""

MOST_SECONDS, MOST_FORWARD = 180.0, timedelta(minutes=30)
"""Until the next due instant comes in any case: real seconds, and how far the clock was put forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is to be proved: `subscriptions` on each of `days` in each of `spells`.

    A process is killed every so many seconds on average, and so many of Slack's calls fail.
    """

    subscriptions: int
    days: int
    spells: tuple[Spell, ...] = SPELLS
    schedulers: int = 2
    workers: int = 2
    kill_every: float = 2.0
    failing: float = 0.3
    seed: int = 1


@dataclass(slots=True)
class Fleet:
    """The processes, replaced when they are killed."""

    place: Place
    plan: Plan
    kills: int = 0
    _context: object = None
    _running: list[tuple[Callable[[Place], None], BaseProcess]] = field(default_factory=list)

    def start(self) -> None:
        """Start them all, from one that has imported everything."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.faults.children", "bot.jobs"])
        self._context = context
        jobs = [schedule] * self.plan.schedulers + [work] * self.plan.workers
        self._running = [(job, self._started(job)) for job in jobs]

    def kill_one(self, chance: random.Random) -> None:
        """Kill one as `kill -9` does, wherever it is, and start another in its place."""
        at = chance.randrange(len(self._running))
        job, process = self._running[at]
        process.kill()
        process.join()
        self.kills += 1
        self._running[at] = (job, self._started(job))

    def stop(self) -> None:
        """Kill them all."""
        for _, process in self._running:
            process.kill()
            process.join()

    def _started(self, job: Callable[[Place], None]) -> BaseProcess:
        process: BaseProcess = self._context.Process(  # type: ignore[attr-defined]
            target=job, args=(self.place,), daemon=True
        )
        process.start()
        return process


def prove(plan: Plan, database_url: str, told: Callable[[str], None] = lambda _: None) -> Account:
    """Let the days pass on a database that is empty, and return what became of the editions."""
    with tempfile.TemporaryDirectory() as folder:
        clock = SharedClock(Path(folder) / "clock")
        clock.set(_at(plan.spells[0].first))
        store = Store(open_store(database_url))
        upgrade(store.engine)
        world = World(clock=clock, channels=max(2, plan.subscriptions * 9 // 10), pace=timedelta(seconds=1))
        with serving(world.routes):
            place = Place(
                database_url=database_url, api_url=world.url, token=TOKEN, clock=Path(folder) / "clock"
            )
            fleet = Fleet(place=place, plan=plan)
            run = _Run(plan=plan, store=store, world=world, clock=clock, fleet=fleet, told=told)
            try:
                return run.through()
            finally:
                fleet.stop()
                world.workspace.shut()
                store.close()


@dataclass(slots=True)
class _Run:
    plan: Plan
    store: Store
    world: World
    clock: SharedClock
    fleet: Fleet
    told: Callable[[str], None]
    faults: int = 0
    _calls: int = -1
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311

    def through(self) -> Account:
        """Pass all days, then let the dust settle."""
        self.chance.seed(self.plan.seed)
        missing = 0
        self.fleet.start()
        for spell in self.plan.spells:
            unsubscribe(self.store)  # before the months pass that lie between
            self.clock.set(_at(spell.first + DAY) - timedelta(hours=1))
            subscribe(self.store, self.world, spell, self.plan.subscriptions, now=self.clock())
            days = [spell.first + n * DAY for n in range(1, self.plan.days + 1)]
            for number, day in enumerate(days, start=1):
                self._pass(spell, number, day)
            self.world.workspace.faults.clear()
            self.clock.set(_at(days[-1] + DAY))
            self._until(is_settled, hurt=False)
            missing += missing_slots(self.store, first=days[0], last=days[-1] - DAY)
        for why, number in reasons(self.store).most_common():
            self.told(f"skipped: {number}, as {why}")
        found = account(self.store, stood=self.world.stood, missing=missing, unseen=self.world.unseen)
        return replace(found, kills=self.fleet.kills, faults=self.faults)

    def _pass(self, spell: Spell, number: int, day: date) -> None:
        """Let a day pass, from one due instant to the next; on one of them the clock jumps each time."""
        publish(self.store, now=self.clock(), number=day.toordinal())
        if number == ARCHIVED_ON:
            self.world.workspace.archive(self.world.channels[1].id)
        for at, due in enumerate(due_between(spell, _at(day), _at(day + DAY))):
            if number == JUMPS_ON:
                is_farthest = not at and spell is self.plan.spells[-1]
                self.clock.set(due + (FARTHEST if is_farthest else JUMPS[at % len(JUMPS)]))
                self._until(lambda *_: False, hurt=True, most=1.0)
            self.clock.set(due - SHORTLY)
            self._until(_settled_after(due), hurt=True)
        self.told(f"{day}: {len(self.world.stood)} messages, {self.fleet.kills} kills, {self.faults} faults")

    def _until(
        self, done: Callable[[Store, datetime], bool], *, hurt: bool, most: float = MOST_SECONDS
    ) -> None:
        """Wait until `done`; kill and fail at random where it is to hurt, go forward while all waits."""
        end, kill = time.monotonic() + most, self._next(self.plan.kill_every)
        forward = timedelta()
        while (now := time.monotonic()) < end and forward < MOST_FORWARD:
            if hurt and now >= kill and self._calls != self.world.calls:
                self._calls = self.world.calls  # on a slow machine they die no oftener than they work
                self.fleet.kill_one(self.chance)
                kill = self._next(self.plan.kill_every)
            if hurt:
                self._fail()
            with suppress(Exception):  # a locked store: look again
                if done(self.store, self.clock()):
                    return
                if not can_go_on(self.store, self.clock()):
                    self.clock.set(self.clock() + FORWARD)
                    forward += FORWARD
            time.sleep(LOOKED_EVERY)

    def _next(self, every: float) -> float:
        return time.monotonic() + self.chance.expovariate(1 / every)

    def _fail(self) -> None:
        """Let some of the next calls of Slack go wrong in some way."""
        faults = self.world.workspace.faults
        for method, ways in METHODS.items():
            for _ in range(0 if faults.waiting(method) else ORDERED):
                fails = self.chance.random() < self.plan.failing
                faults.next(method, **(self.chance.choice(ways) if fails else {}))
                self.faults += fails


def _settled_after(due: datetime) -> Callable[[Store, datetime], bool]:
    return lambda store, now: now > due and is_settled(store, now)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
