"""Wiring: the Bolt app with the registry hung in, on a store, a client and a clock."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.clients import Clients
from bot.daily import Daily
from bot.deliver import Deliveries
from bot.digests import Digests
from bot.feeds import want_due
from bot.files import Files
from bot.gateway import SlackGateway
from bot.late import Late
from bot.lookups import Lookups
from bot.members import Members
from bot.metrics import answering
from bot.withdrawing import Withdrawals
from handlers.adapter import PATIENCE, Adapter
from handlers.carrying import Carrier
from storage.engine import Store

LISTENERS = 4
"""Answers worked out at once: of more, each holds up the others at the interpreter, and all are late."""

LISTENERS_OF_A_SERVER = 10
"""The same where the database is a server: most of an answer's time goes by waiting for it."""

REMOVED = "whosaid isn’t installed in this workspace any more. Ask an admin to install it again."
Authorize = Callable[[str | None, str | None], AuthorizeResult | None]


def listening_threads(store: Store) -> int:
    """Return how many answers are worked out at once.

    With a million quotes in SQLite and 50 commands a second, the 99th of a hundred answers came after 480 ms
    with ten threads and 115 to 160 with four; on PostgreSQL after 140 to 210 with ten and 360 with four.
    """
    return LISTENERS_OF_A_SERVER if store.is_server else LISTENERS


def clock() -> datetime:
    """Return the present instant: the one place where it is read."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What the app runs on. Without `signing_secret` only Socket Mode may feed it.

    `strict`: a message that Slack would refuse raises, instead of going out as bare text. Answers are worked
    out by `listeners`: shut it down before the store is closed, so that each is finished. `managers` is the
    handle of the user group that may manage, besides the admins. `authorize` tells Bolt who the app is in a
    workspace; without it, there is one workspace. `patience` is the adapter's.
    """

    store: Store
    clients: Clients
    zone: ZoneInfo
    signing_secret: str | None = None
    strict: bool = False
    managers: str = ""
    authorize: Authorize | None = None
    now: Callable[[], datetime] = clock
    patience: float = PATIENCE
    late: Late = field(default_factory=Late)
    listeners: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(LISTENERS, "listener"))

    def deliveries(self) -> Deliveries:
        """Return the outbox's sender."""
        return Deliveries(store=self.store, clients=self.clients, clock=self.now, strict=self.strict)

    def withdrawals(self) -> Withdrawals:
        """Return what edits posted messages."""
        return Withdrawals(store=self.store, clients=self.clients, clock=self.now, strict=self.strict)

    def ticks(self) -> tuple[Callable[[], object], ...]:
        """Return what the answering process does every few seconds."""
        files = Files(store=self.store, clients=self.clients, clock=self.now)
        digests = Digests(store=self.store, clock=self.now)
        return (
            digests.come_due,
            Lookups(store=self.store, clients=self.clients, clock=self.now).look_up,
            digests.tell_outcomes,
            self.withdrawals().withdraw_hidden,
            files.withdraw_hidden,
            self.want_due_feeds,
            Daily(store=self.store, clock=self.now).want,
        )

    def often(self) -> tuple[Callable[[], object], ...]:
        """Return what it does every second: that is how often a channel may get a message."""
        return self.deliveries().deliver_due, self.answer_late

    def answer_late(self) -> None:
        """Give the answers again that Slack didn't take."""
        self.late.send_due(self.now())

    def want_due_feeds(self) -> None:
        """Want the feeds read that are due."""
        want_due(self.store, self.now)


def build(wiring: Wiring) -> App:
    """Return the app with everything of the registry hung in.

    Slack's token is not tried at the start: a process that can't reach Slack still comes up and says so.
    """
    app = App(
        logger=logging.getLogger("slack_bolt"),  # a logger of its own would not heed ours
        client=None if wiring.authorize else wiring.clients.of(""),
        authorize=_plain(wiring.authorize),
        user_facing_authorize_error_message=REMOVED,
        signing_secret=wiring.signing_secret or "",
        request_verification_enabled=wiring.signing_secret is not None,
        token_verification_enabled=False,
        process_before_response=True,  # a listener only acknowledges: nothing to wait for in steps of 10 ms
    )
    members = Members(clients=wiring.clients, group=wiring.managers, clock=wiring.now)
    gateway = SlackGateway(
        clients=wiring.clients,
        deliveries=wiring.deliveries(),
        members=members,
        late=wiring.late,
        clock=wiring.now,
        strict=wiring.strict,
    )
    carrier = Carrier(
        store=wiring.store, gateway=gateway, clock=wiring.now, zone=wiring.zone, measured=answering
    )
    Adapter(carrier=carrier, threads=wiring.listeners, patience=wiring.patience).hang(app)
    return app


def _plain(authorize: Authorize | None) -> Callable[..., Any] | None:
    """Return a function in place of a method: Bolt gives arguments by their names, "self" too."""
    if authorize is None:
        return None
    known = authorize

    def asked(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        return known(team_id, enterprise_id)

    return asked
