"""Erasing people from articles that name them, a batch at a time: the next run goes on where one ended."""

import html
import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.jobs import read
from bot.jobs.job import Tools
from news.text import folded
from storage import erasure, work
from storage.work import Order

log = structlog.get_logger()
KIND = "erase"
PUSHED = "pushed"
BATCH = 10
"""Articles in a transaction: whoever else writes waits for tenths of a second."""


def erase(tools: Tools, args: Mapping[str, Any]) -> None:
    """Take the people out of what was never read, then out of all articles, a transaction each batch."""
    _forget_unread(tools, args["people"])
    done = BATCH
    while done:
        with tools.store.write() as session:
            done = erasure.erase_some(session, people=args["people"], most=BATCH, now=tools.clock())
        log.info("articles_erased_in", number=done)


def order(people: Sequence[int], *, at: str) -> Order:
    """Return the order to erase these people, who are hidden by now."""
    return Order(kind=KIND, key=f"{KIND}:{at}", args={"people": list(people)})


def _forget_unread(tools: Tools, people: Sequence[int]) -> None:
    """Drop what names them from work that failed too often: it would lie there for good."""
    with tools.store.write() as session:
        names = [f" {folded(name)} " for name in erasure.names(session, people=people)]
        for number, kind, given in work.given_up(session, kinds=(read.KIND, PUSHED), now=tools.clock()):
            left = _without(names, kind, given)
            if left != given:
                work.cut(session, work_id=number, args=left)
                log.info("unread_erased", work=number, kind=kind)


def _without(names: Sequence[str], kind: str, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what the work was given less what names them; None: nothing is left of it."""
    if kind == PUSHED:
        return None if _tells(names, _words(b64decode(given["body"]))) else given
    lines = [line for line in given["lines"] if not _tells(names, json.dumps(line, ensure_ascii=False))]
    return {**given, "lines": lines} if lines else None


def _tells(names: Sequence[str], words: str) -> bool:
    text = f" {folded(words)} "
    return any(name in text for name in names)


def _words(body: bytes) -> str:
    """Return what an item says, its escapes undone."""
    text = body.decode("utf-8", "replace")
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return html.unescape(text)
