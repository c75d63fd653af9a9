"""The parts that answers are made of: escaped words, links, dates, sections, buttons.

All words from outside pass `escape` before any markup of ours is added, so an article's `<!channel>` is shown
and never obeyed.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    SectionBlock,
)

from news.nouns import Published
from news.text import clipped
from storage.nouns import Page, Place
from storage.rows import PAGED

SECTION_LIMIT = 2900
OPTION_LIMIT = 150
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SIGN = re.compile(r"(?<![^\W_])[*_~`]|[*_~`](?![^\W_])")
_LIKE = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
_BLANK = re.compile(r"\s+")
_OPENS = re.compile(r"(?:^|[\s(\[—–-])$")
_GOES_ON = re.compile(r"(“[^“”]*[.!?…])(\s+)(?=“)")
_CUT_OPEN = re.compile(r"(?:&[a-z]{0,3}|<[^>]*)$")


def escape(words: str) -> str:
    """Return words from outside on one line, harmless inside Slack's markup.

    What could make them, or words beside them, bold, italic, struck or code is put in a likeness: each
    `*`, `_`, `~` and backtick that doesn't stand between two letters or digits.
    """
    return _SIGN.sub(lambda sign: _LIKE[sign[0]], harmless(words))


def harmless(words: str) -> str:
    """Return words on one line that can do nothing; their writer may format them."""
    words = _BLANK.sub(" ", _CONTROL.sub("", words)).strip()
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def bold(words: str) -> str:
    """Return outside words in bold."""
    return f"*{escape(words).replace('*', '∗')}*"


def cut(words: str, most: int) -> str:
    """Return at most `most` words, the cut marked with "…"."""
    parts = words.split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]).rstrip(" ,;:–—-.") + "…"


def paired(words: str) -> str:
    """Return an article's words with each quotation mark closed, or opened, that was cut from its other half.

    "it grew,” he said" is “it grew,” he said. Single marks are left alone: most are apostrophes. A quote
    that goes on in a paragraph of its own, "“One. “Two.”", is closed before.
    """
    words = _GOES_ON.sub(r"\1”\2", words)
    opened, closed = 0, 0
    for at, mark in enumerate(words):
        if mark == "“" or (mark == '"' and not opened and _OPENS.search(words[:at])):
            opened += 1
        elif mark in {"”", '"'}:
            opened, closed = max(0, opened - 1), closed + (not opened)
    ends = ('"', '"') if '"' in words else ("“", "”")
    return (ends[0] if closed else "") + words + (ends[1] if opened else "")


def excerpt(sentence: str, most: int) -> str:
    """Return a sentence of an article as it may be shown by itself: `most` words, its marks in pairs."""
    return paired(cut(sentence, most))


def link(url: str | None, label: str) -> str:
    """Return a link with outside words on it; just the words when `url` is no ordinary web address."""
    words = escape(label).replace("|", "/")
    if not url or not _is_web(url):
        return words
    address = harmless(quote(url, safe=":/?#[]@!$&()*+,;=%~-._'"))
    return f"<{address}|{words}>"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def day(when: date) -> str:
    """Return a day as newspapers write it: 14 May 2025."""
    return f"{when.day} {when:%B %Y}"


def clock(when: datetime, zone: ZoneInfo) -> str:
    """Return a time of day with its zone: 10:42 BST."""
    return f"{when.astimezone(zone):%H:%M %Z}"


def dated(published: Published | None) -> str:
    """Return the date that an article states, or that it states none."""
    return f"published {day(published.day)}" if published else "undated"


def section(words: str, *, id: str | None = None) -> Block:  # noqa: A002 - Slack's own term
    """Return a section of markup, clipped to what Slack takes."""
    return SectionBlock(block_id=id, text=MarkdownTextObject(text=_fitted(words)))


def sections(lines: Sequence[str]) -> list[Block]:
    """Return lines of markup in as many sections as they need: no line is lost or cut by those before it."""
    filled: list[str] = []
    for line in lines:
        if filled and len(filled[-1]) + 1 + len(line) <= SECTION_LIMIT:
            filled[-1] += f"\n{line}"
        else:
            filled.append(line)
    return [section(words) for words in filled]


def aside(words: str, way: ButtonElement) -> Block:
    """Return a line of markup with a button beside it, which leads to what it speaks of."""
    return SectionBlock(text=MarkdownTextObject(text=_fitted(words)), accessory=way)


def context(*lines: str) -> Block:
    """Return small print: one element a line, at most ten."""
    return ContextBlock(elements=[MarkdownTextObject(text=_fitted(line)) for line in lines[:10]])


def button(label: str, action: str, value: str) -> ButtonElement:
    """Return a button; what it is called is what a screen reader says."""
    return ButtonElement(text=clipped(label, 75), action_id=action, value=value)


def row(
    buttons: Sequence[ButtonElement], menu: Sequence[tuple[str, str]] = (), action: str = "menu"
) -> Block:
    """Return a row of buttons, and an overflow menu of (label, value) where there are any.

    A value is the action and what it is given; one that is too long for an option makes a button of its own.
    """
    elements: list[ButtonElement | OverflowMenuElement] = list(buttons)
    for label, value in menu:
        if len(value) > OPTION_LIMIT:
            named, _, given = value.partition(" ")
            elements.append(button(label, named, given))
    options = [Option(text=label, value=value) for label, value in menu if len(value) <= OPTION_LIMIT]
    if options:
        elements.append(OverflowMenuElement(action_id=action, options=options))
    return ActionsBlock(elements=elements)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 quote", "1,204 quotes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counted(number: int, one: str, *, more: bool) -> str:
    """Return a number of rows with their noun; `more`: there are others, or there may be."""
    if not more:
        return count(number, one)
    return f"{'more than' if number >= PAGED else 'at least'} {count(number, one)}"


def total(page: Page[Any], one: str) -> str:
    """Return how many rows answer a question: "3 figures", "more than 100 figures"."""
    return counted(page.total, one, more=page.capped)


def articles_in(places: Iterable[Place]) -> str:
    """Return how many articles these places are in, copies of a text apart: "1 article and 2 copies"."""
    found = {where.article_id: where.text for where in places}
    texts = len(set(found.values()))
    copies = len(found) - texts
    return count(texts, "article") + (f" and {count(copies, 'copy', 'copies')}" if copies else "")


def _fitted(words: str) -> str:
    if len(words) <= SECTION_LIMIT:
        return words
    return _CUT_OPEN.sub("", words[:SECTION_LIMIT]).rstrip() + "…"
