"""The figures of a message, each with what has been read beside it; nothing is judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.beside import Places
from handlers.blocks.coverage import articles_read, coverage
from handlers.blocks.figures import statement_line
from handlers.blocks.kit import context, count, cut, escape, section
from handlers.message import Message, message
from news.nouns import Figure
from storage.nouns import Coverage

MOST = 4
MOST_COUNTED = 12


class Found(StrEnum):
    """What was read beside a figure, in words."""

    DIFFERS = "Reports differ from it"
    SAME = "The same figure was read"
    ROUNDER = "Compatible, one is rounder or vaguer"
    ALIKE = "Looks alike, counts something else"
    NUMBER = "The same number, for what may be something else"
    NOTHING = "Not found, nor another figure for the same. That doesn’t mean that it isn’t so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A figure of a message, and the statements that were found beside it."""

    figure: Figure
    found: Found
    statements: Sequence[Places]


def checked(shown: Sequence[Checked], total: int, read: Coverage, zone: ZoneInfo) -> Message:
    """Render what was found for each figure, and what has been read."""
    if not shown:
        head = section("No figures are in that message.")
        return message(
            head, context("Numbers of years, ranks and ages aren’t looked up.", coverage(read, zone))
        )
    blocks = [section(f"*{count(total, 'figure')} in the message*, looked up in {articles_read(read)}")]
    for one in shown:
        blocks += _blocks(one)
    if total > len(shown):
        blocks.append(context(f"… and {count(total - len(shown), 'more figure')}. Choose a shorter message."))
    return message(*blocks, context(coverage(read, zone)))


def _blocks(one: Checked) -> Iterator[Block]:
    counted = escape(cut(one.figure.counted, MOST_COUNTED))
    lines = [f"*“{escape(one.figure.text)}”* {counted}".rstrip(), f"_{one.found.value}_"]
    lines += [statement_line(places) for places in one.statements[:MOST]]
    left = len(one.statements) - MOST
    if left > 0:
        lines.append(f"… and {count(left, 'more statement')}")
    yield section("\n".join(lines))
