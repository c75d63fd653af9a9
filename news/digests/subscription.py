"""A digest as someone wants it: about what, when, and what to do on a day without news."""

from dataclasses import dataclass
from datetime import datetime

from news.digests.slots import Slot, Timetable, next_slot
from news.digests.topics import Topic

SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A digest as wanted. `timetable` is None for news at once; `zone` is the one in which times are shown.

    `says_empty`: an edition without news says so; otherwise there is none.
    """

    topic: Topic
    timetable: Timetable | None
    zone: str
    says_empty: bool = True


def next_slots(subscription: Subscription, after: datetime, number: int = SHOWN) -> tuple[Slot, ...]:
    """Return the next slots due later than `after`; none for news at once."""
    if subscription.timetable is None:
        return ()
    found: list[Slot] = []
    for _ in range(number):
        found.append(next_slot(subscription.timetable, found[-1].due if found else after))
    return tuple(found)
