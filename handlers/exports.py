"""Tables of answers: wanted by a button, made as work (`bot.jobs.export`), sent as a file to who asked.

A table holds what PRODUCT.md lets leave Slack: quotes cut at 60 words, a sentence of prose an article, nobody
who isn't public. What is in it, `handlers.registry.EXPORTS` says for each kind.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.blocks.kit import cut, section
from handlers.intents import Asked, Intent, Reply
from handlers.message import message
from news.nouns import Audience
from news.text import clipped, folded
from storage import work
from storage.work import Order, Priority

KIND = "export"
MOST_LETTERS = 100
"""Of a file's name and its title: somebody's name may have thousands."""
COMING = "A CSV file of these is being made. It comes to you as a direct message."


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells in words, under `columns`; `articles` are those that it shows. `name` has no suffix."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    articles: Sequence[int]


Tabled = Callable[[Session, Asked], Table | None]
"""Makes the table of what a button carried (`Asked.text`), for who asked; None: nothing is left to show."""


def file_name(command: str, subject: str) -> str:
    """Return what a file of a command's answer about `subject` is called."""
    return "-".join([command, *folded(subject).split()[:6]])[:MOST_LETTERS]


def titled(command: str, subject: str) -> str:
    """Return the title of such a file."""
    return clipped(f"{command}: {cut(subject, 12)}", MOST_LETTERS)


def want(session: Session, asked: Asked, *, what: str) -> tuple[Intent, ...]:
    """Ask for the table of kind `what`, once a minute for the same; say that it comes.

    It is made for whoever reads its file: the asker's own messages, where internal articles aren't seen
    unless an editor allows it.
    """
    user, workspace = asked.audience.user or "", asked.audience.workspace or ""
    told = f"{workspace} {user} {what} {asked.text} {asked.now:%Y-%m-%d %H:%M}"
    key = f"export:{hashlib.sha256(told.encode()).hexdigest()}"
    args = {
        "key": key,
        "what": what,
        "carried": asked.text,
        "workspace": workspace,
        "user": user,
        "zone": asked.zone.key,
    }
    work.want(session, Order(kind=KIND, key=key, args=args, priority=Priority.ASKED), now=asked.now)
    return (Reply(message=message(section(COMING))),)


def asked_of(args: Mapping[str, Any], now: datetime) -> Asked:
    """Return the question that work was wanted with, as its asker's own messages put it."""
    user = str(args["user"])
    audience = Audience(workspace=args["workspace"], channel=user, user=user)
    return Asked(text=str(args["carried"]), audience=audience, now=now, zone=ZoneInfo(str(args["zone"])))
