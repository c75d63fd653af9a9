"""What became of an article since it was first read, in blocks: wordings side by side, nothing judged."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.blocks.kit import clock, context, count, cut, dated, day, escape, link, section
from handlers.message import Message, message
from news.changes import Change, Kind, Noun
from storage.histories import Changed, History
from storage.nouns import Place

SHOWN = 12
"""Changes of one version that a card shows."""

AT_A_THREAD = 6
"""Changes that a thread is told of at once: more than these it looks up."""

AT_A_LINK = 3
"""Changes that are shown under a link."""

LONGEST = 60
"""Words of a quote that are shown."""

NAMES = {Noun.HEADLINE: "headline", Noun.QUOTE: "quote", Noun.FIGURE: "figure"}


def history_card(history: History, zone: ZoneInfo) -> Message:
    """Return an article's card with its versions, the newest first."""
    return message(*history_blocks(history, zone))


def history_blocks(history: History, zone: ZoneInfo) -> list[Block]:
    """Return what an article's card says of its versions."""
    where = history.where
    title = link(where.url, where.headline or where.url or "An article")
    first = f"first read {_when(history.read_at, zone)}"
    head = [section(f"*{title}*"), context(f"{_outlet(where)} · {dated(where.published)} · {first}")]
    if not history.versions:
        return [*head, section("Its words haven’t changed since, as far as it was read again.")]
    return [*head, *(block for one in history.versions for block in _version(one, zone))]


def latest(history: History, zone: ZoneInfo) -> list[Block]:
    """Return what the newest version changed, in few lines; nothing where it changed nothing."""
    newest = history.versions[0] if history.versions else None
    if newest is None or not newest.changes:
        return []
    more = len(newest.changes) - AT_A_LINK
    lines = [section(_line(one)) for one in newest.changes[:AT_A_LINK]]
    rest = [context(f"… and {count(more, 'more change')}")] if more > 0 else []
    return [context(f"Version {newest.number}, read {_when(newest.seen_at, zone)}, changed:"), *lines, *rest]


def told_in_thread(where: Place, changes: Sequence[Change]) -> Message:
    """Return the note below a message that shows words which the publisher has changed."""
    title = link(where.url, where.headline or where.url or "an article")
    first = section(f"*Changed since:* {_outlet(where)} has changed {title}.")
    return message(
        first,
        *_lines(changes[:AT_A_THREAD]),
        context("The message above shows what the article said before."),
    )


def _version(version: Changed, zone: ZoneInfo) -> list[Block]:
    head = section(f"*Version {version.number}*, read {_when(version.seen_at, zone)}")
    if not version.changes:
        return [head, context("Other words; the headline, the quotes and the figures are the same.")]
    return [head, *_lines(version.changes)]


def _lines(changes: Sequence[Change]) -> list[Block]:
    shown = [section(_line(one)) for one in changes[:SHOWN]]
    more = len(changes) - SHOWN
    return [*shown, context(f"… and {count(more, 'more change')}")] if more > 0 else shown


def _line(change: Change) -> str:
    by = f" by {escape(change.speaker)}" if change.speaker else ""
    what = f"{NAMES[change.noun].capitalize()}{by}"
    before, after = _words(change.before), _words(change.after)
    match change.kind:
        case Kind.CAME:
            return f"{what} came: {after}"
        case Kind.WENT:
            return f"{what} went: {before}"
        case Kind.REWORDED:
            return f"{what} reworded:\nbefore {before}\nnow {after}"


def _words(words: str | None) -> str:
    shown = escape(cut(words or "", LONGEST))
    return f"“{shown}”"


def _outlet(where: Place) -> str:
    return escape(where.outlet) if where.outlet else "outlet not stated"


def _when(when: datetime, zone: ZoneInfo) -> str:
    return f"{day(when.astimezone(zone).date())}, {clock(when, zone)}"
