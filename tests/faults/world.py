"""The world in which it is proved: a workspace double with many channels, subscriptions, news every day."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import update
from starlette.routing import BaseRoute

from bot.console.cast import NEWSROOM, Cast, Channel
from bot.console.web import routes
from bot.console.workspace import Workspace
from bot.manifest import manifest
from news.digests.slots import Cadence, Timetable, slots_between
from news.digests.subscription import Subscription
from news.digests.topics import Topic, TopicKind
from news.nouns import PUBLISHED, Article, Audience, Published
from news.text import paragraphs
from storage import subscriptions
from storage.engine import Store
from storage.tables import SubscriptionRow
from tests.made import saved

TOKEN = "xoxb-faults"
SCOPES = frozenset({"channels:history"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days from the one before a night in which clocks change, and when digests are due: zone and time."""

    first: date
    times: tuple[tuple[str, str], ...]


EUROPE = (
    ("Europe/London", "01:30"),
    ("Europe/Berlin", "02:30"),
    ("UTC", "00:30"),
    ("Asia/Kathmandu", "06:15"),
    ("America/New_York", "20:30"),
)
AMERICA = (
    ("America/New_York", "01:30"),
    ("America/Chicago", "00:30"),
    ("America/Toronto", "02:30"),
    ("Europe/London", "05:30"),
    ("Pacific/Apia", "18:30"),
)
SPELLS = (
    Spell(first=date(2025, 3, 29), times=EUROPE),
    Spell(first=date(2025, 10, 25), times=EUROPE),
    Spell(first=date(2025, 11, 1), times=AMERICA),
)
WORDS = "ferry harbour council budget school river bridge winter tariff forest election harvest".split()
UNSEEN = 5
"""One channel in so many has no app in it: it may post there, but never look."""


class World:
    """A double whose clock is the processes' own; channels get one message a second, or refuse."""

    def __init__(self, *, clock: Callable[[], datetime], channels: int, pace: timedelta) -> None:
        self._clock, self._pace = clock, pace
        staff, app = frozenset(user.id for user in NEWSROOM.users), frozenset({"U0WHOSAID"})
        self.channels = [
            Channel(
                id=f"C{number:05d}",
                name=f"desk-{number}",
                members=staff if number % UNSEEN == 0 else staff | app,
            )
            for number in range(channels)
        ]

    @property
    def unseen(self) -> frozenset[str]:
        """The channels in which the app may post, but not look."""
        return frozenset(one.id for one in self.channels if "U0WHOSAID" not in one.members)

    def routes(self, url: str) -> Sequence[BaseRoute]:
        """Return the double's routes, to be served at `url`."""
        asks = manifest(("news.example",))
        self.workspace = Workspace(
            signing_secret="none",
            bot_token=TOKEN,
            app_url=f"{url}/nowhere",
            api_url=url,
            clock=self._clock,
            manifest=asks,
            cast=Cast(users=NEWSROOM.users, channels=(*NEWSROOM.channels, *self.channels), groups=()),
            pace=self._pace,
        )
        state = self.workspace.state
        state.tokens[TOKEN] |= SCOPES
        self.url = url
        return routes(self.workspace)

    @property
    def calls(self) -> int:
        """How often Slack was called so far."""
        return len(self.workspace.state.log)

    @property
    def stood(self) -> list[str]:
        """The keys of all messages that stand in channels."""
        state = self.workspace.state
        with state.lock:
            found = [message.metadata for message in state.timeline.messages.values() if message.metadata]
        return [str(one["event_payload"]["key"]) for one in found]  # type: ignore[index]


def due_between(spell: Spell, after: datetime, until: datetime) -> list[datetime]:
    """Return when digests are due, in order."""
    tables = [_timetable(zone, at) for zone, at in spell.times]
    return sorted({slot.due for table in tables for slot in slots_between(table, after, until)})


def _timetable(zone: str, at: str) -> Timetable:
    return Timetable(cadence=Cadence.DAILY, at=time.fromisoformat(at), zone=zone)


def unsubscribe(store: Store) -> None:
    """End all digests."""
    with store.write() as session:
        ended = {"state": subscriptions.State.ENDED, "next_due": None}
        session.execute(update(SubscriptionRow).values(ended))


def subscribe(store: Store, world: World, spell: Spell, number: int, *, now: datetime) -> None:
    """Subscribe channels to digests on everything or on a word, at awkward times."""
    for at in range(number):
        zone, clock = spell.times[at % len(spell.times)]
        topic = Topic(kind=TopicKind.EVERYTHING)
        if at % 3 or at >= len(world.channels):  # a channel takes no digest twice
            topic = Topic(kind=TopicKind.WORDS, words=WORDS[at % len(WORDS)])
        channel = world.channels[at % len(world.channels)]
        with store.write() as session:
            subscriptions.add(
                session,
                key=f"faults:{now.date()}:{at}",
                wanted=Subscription(topic=topic, timetable=_timetable(zone, clock), zone=zone),
                channel=channel.id,
                channel_name=channel.name,
                audience=Audience(workspace="T0NEWSROOM", user="U0EDITOR"),
                now=now,
            )


def publish(store: Store, *, now: datetime, number: int) -> None:
    """Let some articles be read now."""
    chance = random.Random(number)  # noqa: S311 - the same news for the same day
    for part in range(4):
        words = " ".join(chance.choices(WORDS, k=30))
        text = f"News {number}-{part} of the {words}."
        told = Article(
            text=text,
            headline=f"{chance.choice(WORDS).title()} {number}-{part}",
            outlet="The Daily",
            published=Published(day=date.fromordinal(now.date().toordinal())),
            standing=PUBLISHED,
            paragraphs=paragraphs(text),
        )
        with store.write() as session:
            saved(session, told, now=now)
