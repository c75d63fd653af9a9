"""The answers of `/facts` as messages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.beside import Beside
from handlers.blocks import people as person_blocks
from handlers.blocks import share
from handlers.blocks.coverage import articles_read, coverage
from handlers.blocks.fact_buttons import buttons_of
from handlers.blocks.fact_card import Card
from handlers.blocks.figures import ALONE, lineup_blocks, lone_blocks
from handlers.blocks.kit import (
    articles_in,
    bold,
    button,
    context,
    count,
    counted,
    cut,
    escape,
    row,
    section,
    total,
)
from handlers.blocks.narrowed import only
from handlers.blocks.usage import usage_blocks
from handlers.message import Message, message, plain, plain_blocks
from handlers.query import WORDS_LIMIT
from handlers.shown import Shown
from handlers.ways import FACTS
from news.figures.judged import Verdict
from storage.nouns import Coverage, Known, Page, Stated

NEAR = "*Also beside these words*"


class Near(NamedTuple):
    """What comes near a topic without figures: words or a name, what shows it, how many figures it has."""

    words: str
    shown: Shown
    figures: Page[Stated]


def card(shown: Card) -> Message:
    """Render a card for the person who asked, with its buttons."""
    return message(*_body(shown), context(coverage(shown.read, shown.zone)), *buttons_of(shown))


def shared(shown: Card, comment: str, user: str) -> Message:
    """Render a card for a channel."""
    return share.shared(_body(shown), comment, share.credit(len(shown.articles), user, FACTS.name))


def kept(shown: Card) -> Message:
    """Render a card for its reader's own direct messages."""
    return share.kept(_body(shown), FACTS.name, shown.read, shown.zone)


def whole(shown: Card) -> str:
    """Return all entries in plain text, for the command line: Slack would not take so much."""
    blocks = _listed(shown.entries, full=shown.shown.full)
    return "\n".join((plain(message(section(_head(shown)))), plain_blocks([one.to_dict() for one in blocks])))


def choice(
    name: str, givers: Sequence[tuple[Known, Shown, Page[Stated]]], read: Coverage, zone: ZoneInfo
) -> Message:
    """Ask which of several people is meant, each with how many figures they give."""
    counts = [total(found, "figure") for _, _, found in givers]
    people = [(person, shown) for person, shown, _ in givers]
    blocks = person_blocks.which(name, people, action="facts.card", counts=counts)
    return message(*blocks, context(coverage(read, zone)))


def nothing(shown: Shown, near: Sequence[Near], where: tuple[Coverage, ZoneInfo]) -> Message:
    """Say that no figure was found, what comes near the topic, and what was read."""
    read, zone = where
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    subject = escape(cut(shown.words or "", 20))
    head = f"No figures on “{subject}”{narrowed} in {articles_read(read)}."
    hint = "A topic is looked for in the sentence of a figure, in what it counts and in its headline."
    blocks: list[Block] = [section(head), context(hint)]
    if near:
        buttons = [
            button(one.words, f"facts.card.near{at}", one.shown.value()) for at, one in enumerate(near)
        ]
        told = ", ".join(f"{escape(one.words)} ({total(one.figures, 'figure')})" for one in near)
        blocks += [section(f"*What comes near:* {told}"), row(buttons)]
    return message(*blocks, context(coverage(read, zone)))


def none_given(name: str, people: Sequence[Known]) -> str:
    """Say that figures found by a name are given by nobody of that name: one may take them for theirs."""
    who = (
        f"{bold(people[0].name)} gives none"
        if len(people) == 1
        else f"Nobody called “{escape(name)}” gives any"
    )
    return f"{who} of these figures: the name stands in their sentences or headlines."


def unclear(asked: str, read: Coverage, zone: ZoneInfo) -> Message:
    """Ask for a topic, where what was typed says nothing to look for."""
    head = f"“{escape(cut(asked, 8))}” says nothing to look for. Type a topic, or who gives the figures."
    return message(section(head), context(coverage(read, zone)))


def too_long(read: Coverage, zone: ZoneInfo) -> Message:
    """Say how much may be asked."""
    head = f"That is more than I can look up at once: at most {WORDS_LIMIT:,} characters."
    return message(section(head), context("Name the topic in a few words.", coverage(read, zone)))


def usage(read: Coverage, zone: ZoneInfo, *, empty: bool) -> Message:
    """Say what can be asked, with examples, and what has been read."""
    return message(*usage_blocks(FACTS, coverage(read, zone), head=FACTS.ask if empty else ""))


def _body(shown: Card) -> list[Block]:
    blocks: list[Block] = [section(shown.notice)] if shown.notice else []
    blocks += person_blocks.heading(shown.person) if shown.person else []
    blocks.append(section(_head(shown)))
    narrowed = _narrowed(shown)
    small = [f"Only {only(narrowed)}"] if narrowed.is_narrowed and shown.total else []
    if shown.elsewhere:
        these = "these are" if shown.total else "what follows is"
        small.append(f"No figure stands beside these words; {these} from articles that have them elsewhere")
    if shown.compared < shown.total:
        small.append(
            f"Set side by side: the newest {shown.compared}. Narrow the question to reach the others"
        )
    if small:
        blocks.append(context("\n".join(small)))
    blocks += _listed(shown.page, full=shown.shown.full)
    if shown.end < len(shown.entries):
        blocks.append(context(f"… and {len(shown.entries) - shown.end:,} more"))
    return blocks


def _listed(entries: Sequence[Beside], *, full: bool) -> list[Block]:
    told: set[int] = set()
    differ = [one for one in entries if one.verdict is Verdict.DIFFERS]
    others = [one for one in entries if one.verdict is not Verdict.DIFFERS]
    near = [one for one in others if one.near]
    counting = _group([*differ, *(one for one in others if not one.near)], full=full, told=told)
    return [*counting, *_group(near, full=full, told=told, head=NEAR)]


def _group(entries: Sequence[Beside], *, full: bool, told: set[int], head: str = "") -> list[Block]:
    """Return what is set side by side, then what stands alone, below a heading of its own if it has one."""
    beside = [block for one in entries if one.verdict for block in lineup_blocks(one, full=full, told=told)]
    alone = [one for one in entries if one.verdict is None]
    opened = [section(head)] if head and beside else []
    lone = lone_blocks(alone, full=full, told=told, head=ALONE if opened or not head else head)
    return [*opened, *beside, *lone]


def preview(shown: Card) -> list[Block]:
    """Return the card's blocks as a channel will see them, but for the sharer's words and the credit."""
    return _body(shown)


def _narrowed(shown: Card) -> Shown:
    """Return what the card is narrowed to: words that stand elsewhere in the articles are its topic."""
    return replace(shown.shown, about=None) if shown.elsewhere else shown.shown


def _head(shown: Card) -> str:
    if shown.person and not shown.total:
        return f"No figures given by {escape(shown.person.name)} in {articles_read(shown.read)}."
    subject = cut(shown.shown.words or shown.shown.about or "", 20)
    if not shown.total:
        on = f" on “{escape(subject)}”" if subject else ""
        return f"No dated figures{on} ({only(_narrowed(shown))}) in {articles_read(shown.read)}."
    number = counted(shown.total, "figure", more=shown.capped)
    if shown.compared >= shown.total:
        where = (one.where for entry in shown.entries for one in entry.figures)
        number = f"{number} in {articles_in(where)}"
    differ = sum(one.verdict is Verdict.DIFFERS for one in shown.entries)
    parts = [f"*Reports differ on {count(differ, 'measure')}*"] if differ else []
    if shown.person:
        return " · ".join((f"Gives {number}", *parts))
    return " · ".join((*([bold(subject)] if subject else []), number, *parts))
