"""The processes that are killed: schedulers that tick and send, workers that compose."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import structlog
from slack_sdk import WebClient

from bot.clients import OneWorkspace
from bot.deliver import Deliveries
from bot.digests import Digests
from bot.jobs.job import Tools
from bot.lookups import Lookups
from bot.worker import Worker
from storage.engine import Store, open_store
from tests.faults.clocks import SharedClock

TIMEOUT = 2
PAUSE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a process works, in values that reach it."""

    database_url: str
    api_url: str
    token: str
    clock: Path


def schedule(place: Place) -> None:
    """Tick, as the answering process does, for ever; an error of one tick is the next one's to mend."""
    store, clock, clients = _surroundings(place)
    digests = Digests(store=store, clock=clock)
    sender = Deliveries(store=store, clients=clients, clock=clock)
    lookups = Lookups(store=store, clients=clients, clock=clock)
    _for_ever(digests.come_due, sender.deliver_due, lookups.look_up, digests.tell_outcomes)


def work(place: Place) -> None:
    """Do what is wanted, for ever."""
    store, clock, clients = _surroundings(place)
    tools = Tools(store=store, clients=clients, clock=clock, model="none", contact="")
    _for_ever(Worker(tools).do)


def _surroundings(place: Place) -> tuple[Store, SharedClock, OneWorkspace]:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    slack = WebClient(token=place.token, base_url=f"{place.api_url}/api/", timeout=TIMEOUT, retry_handlers=[])
    return Store(open_store(place.database_url)), SharedClock(place.clock), OneWorkspace(slack)


def _for_ever(*jobs: object) -> None:
    chance = random.Random()  # noqa: S311 - which process comes first is anyone's guess
    while True:
        for job in jobs:
            try:
                job()  # type: ignore[operator]
            except Exception:  # noqa: BLE001 - as the scheduler does: the next tick tries again
                time.sleep(PAUSE)
        time.sleep(PAUSE * chance.random())
