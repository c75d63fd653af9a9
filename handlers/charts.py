"""Charts of answers: wanted by a button, drawn as work (`bot.jobs.chart`), sent as a picture to a channel.

What is in a chart, `handlers.registry.CHARTS` says for each kind.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import ConversationFilter, ConversationSelectElement, InputBlock
from slack_sdk.models.views import View
from sqlalchemy.orm import Session

from handlers.blocks.kit import context, count, section
from handlers.cards import SHARE
from handlers.carried import StaleError, values_of
from handlers.intents import Asked, Correct, Intent, OpenModal, Reply, Submitted
from handlers.message import message
from handlers.roles import must_belong
from news.nouns import Audience
from news.text import clipped
from storage import deeds, work
from storage.work import Order, Priority

KIND = "chart"
COMING = "The chart is being drawn. It comes to <#{channel}> as a picture."
NOTHING = (
    "No chart of that can be drawn: it needs three dated values, or weeks, that may be seen in that channel."
)


class Across(StrEnum):
    """What runs from left to right."""

    YEAR = "year"
    DAY = "day"
    WEEK = "week"


class Bound(StrEnum):
    """How a value bounds what it counts."""

    EXACT = "as given"
    MORE = "more than, at least"
    LESS = "less than, up to"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value at its time, `by` whom, and the words that stand beside it; `top` ends a range."""

    when: date
    value: Decimal
    by: str
    label: str = ""
    top: Decimal | None = None
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: `alt` says it in words; `unit` is what the values are in, `articles` what it shows."""

    name: str
    title: str
    across: Across
    unit: str
    marks: Sequence[Mark]
    articles: Sequence[int]
    alt: str


MOST_ALT = 900
"""Characters of a description, which a screen reader reads at one go."""


def in_words(opening: str, values: Sequence[str]) -> str:
    """Return a chart's description: every value, or as many as it holds and the number of those left out."""
    whole = f"{opening} {'; '.join(values)}."
    if len(whole) <= MOST_ALT:
        return whole
    opening = clipped(opening, MOST_ALT // 2)
    room = MOST_ALT - len(f"{opening} {_left_out(len(values))}")
    lengths = accumulate(len(value) + len("; ") for value in values)
    told = values[: sum(length <= room for length in lengths)]
    return f"{opening} {''.join(f'{value}; ' for value in told)}{_left_out(len(values) - len(told))}"


def _left_out(number: int) -> str:
    return f"{count(number, 'value')} more, not told here."


Charted = Callable[[Session, Asked], Chart | None]
"""Makes the chart of what a button carried (`Asked.text`), for who will see it; None: too little is left."""


def ask_where(asked: Asked, *, what: str) -> tuple[Intent, ...]:
    """Open the modal that asks where the chart of kind `what` goes; in a thread, there by default."""
    must_belong(asked, SHARE)
    carried = {"what": what, "carried": asked.text, "thread": asked.thread, "channel": asked.audience.channel}
    element = ConversationSelectElement(
        action_id="value",
        default_to_current_conversation=True,
        filter=ConversationFilter(include=["public", "private", "im"], exclude_external_shared_channels=True),
    )
    view = View(
        type="modal",
        callback_id="charts.draw",
        title="Chart",
        submit="Draw",
        close="Cancel",
        private_metadata=json.dumps(carried, ensure_ascii=False),
        blocks=[
            InputBlock(block_id="channel", label="Where the chart goes", element=element),
            context("A picture with its values in words, for all who read that channel."),
        ],
    )
    return (OpenModal(view=view.to_dict()),)


def draw(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Ask for the chart, once for each opening of the modal; say that it comes."""
    channel, asked = submitted.values.get("channel"), submitted.asked
    must_belong(asked, SHARE)
    if not channel:
        return (Correct(errors={"channel": "Choose a channel."}),)
    carried = values_of(submitted.carried)
    if not {"what", "carried", "thread", "channel"} <= carried.keys():
        raise StaleError
    key = f"chart:{submitted.view_id}"
    args = {
        "key": key,
        "what": carried["what"],
        "carried": carried["carried"],
        "workspace": asked.audience.workspace or "",
        "user": asked.audience.user or "",
        "channel": channel,
        "thread": carried["thread"] if channel == carried["channel"] else None,
        "zone": asked.zone.key,
    }
    work.want(session, Order(kind=KIND, key=key, args=args, priority=Priority.ASKED), now=asked.now)
    about = f"in <#{channel}>"
    deeds.note(session, audience=asked.audience, deed="had a chart drawn", about=about, now=asked.now)
    return (Reply(message=message(section(COMING.format(channel=channel)))),)


def asked_of(args: Mapping[str, Any], now: datetime) -> Asked:
    """Return the question that work was wanted with, as those put it who will see the chart."""
    audience = Audience(workspace=args["workspace"], channel=args["channel"], user=args["user"])
    return Asked(text=str(args["carried"]), audience=audience, now=now, zone=ZoneInfo(str(args["zone"])))
