"""The answers of `/facts` as messages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.beside import Beside
from handlers.blocks import people as person_blocks
from handlers.blocks import share
from handlers.blocks.coverage import articles_read, coverage
from handlers.blocks.figure_titles import title_of
from handlers.blocks.figures import MOST_APART, MOST_STATEMENTS, lineup_blocks, lone_blocks
from handlers.blocks.kit import (
    articles_in,
    aside,
    bold,
    button,
    context,
    count,
    counted,
    cut,
    escape,
    row,
    section,
)
from handlers.blocks.narrowed import only
from handlers.blocks.usage import usage_blocks
from handlers.concerned import Concerned
from handlers.message import Message, message, plain, plain_blocks
from handlers.query import WORDS_LIMIT
from handlers.shown import Shown
from handlers.ways import FACTS
from news.figures.judged import Verdict
from storage.nouns import Coverage, Known, Stated

LINES = 16
LINES_IN_FULL = 8
MOST_CHARTS = 2
MOST_MARKS = 100


class Near(NamedTuple):
    """What comes near a topic without figures: words or a name, what shows it, how many figures it has."""

    words: str
    shown: Shown
    figures: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a card shows: the figures on a topic or given by a person, side by side, from `shown.start` on.

    `total` figures were found, the newest `compared` of them were set side by side; `capped`: there are more
    than `total`. `elsewhere`: none stands beside the topic's words, these are from articles that have them.
    `notice` is said before all else. `givers` also have that name, and how many figures they give; `charts`
    are figures that make one each.
    """

    shown: Shown
    read: Coverage
    zone: ZoneInfo
    entries: Sequence[Beside]
    total: int
    compared: int
    capped: bool = False
    undated: int = 0
    elsewhere: bool = False
    person: Known | None = None
    givers: Sequence[tuple[Known, int]] = field(default=())
    charts: Sequence[Sequence[Stated]] = field(default=())
    notice: str = ""

    @cached_property
    def page(self) -> tuple[Beside, ...]:
        """Return the entries that this page shows: as many as some lines hold, at least one."""
        left = LINES_IN_FULL if self.shown.full else LINES
        shown: list[Beside] = []
        for one in self.entries[self.shown.start :]:
            left -= _lines(one)
            if shown and left < 0:
                break
            shown.append(one)
        return tuple(shown)

    @property
    def end(self) -> int:
        """Return where the next page starts."""
        return self.shown.start + len(self.page)

    @property
    def articles(self) -> tuple[int, ...]:
        """Return the articles whose words the page shows."""
        return tuple(sorted({figure.where.article_id for one in self.page for figure in one.figures}))

    @property
    def concerned(self) -> Concerned:
        """Return what can be decided about from the card."""
        figures = [places[0].id for one in self.page for places in (*one.statements, *one.apart)]
        person = self.person.id if self.person else None
        return Concerned(person=person, figures=figures, articles=self.articles)


def _lines(one: Beside) -> int:
    """Return how many lines an entry takes."""
    if one.verdict is None:
        return len(one.statements)
    return 2 + min(len(one.statements), MOST_STATEMENTS) + min(len(one.apart), MOST_APART)


def card(shown: Card) -> Message:
    """Render a card for the person who asked, with its buttons."""
    return message(*_body(shown), context(coverage(shown.read, shown.zone)), *_buttons(shown))


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


def choice(name: str, people: Sequence[tuple[Known, Shown]], read: Coverage, zone: ZoneInfo) -> Message:
    """Ask which of several people is meant."""
    blocks = person_blocks.which(name, people, action="facts.card")
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
        told = ", ".join(f"{escape(one.words)} ({count(one.figures, 'figure')})" for one in near)
        blocks += [section(f"*What comes near:* {told}"), row(buttons)]
    return message(*blocks, context(coverage(read, zone)))


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
    narrowed = shown.shown.is_narrowed and not shown.elsewhere and shown.total
    small = [f"Only {only(shown.shown)}"] if narrowed else []
    if shown.elsewhere:
        small.append("No figure stands beside these words; these are from articles that have them elsewhere")
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
    beside = [block for one in entries if one.verdict for block in lineup_blocks(one, full=full, told=told)]
    return beside + lone_blocks([one for one in entries if one.verdict is None], full=full, told=told)


def preview(shown: Card) -> list[Block]:
    """Return the card's blocks as a channel will see them, but for the sharer's words and the credit."""
    return _body(shown)


def _head(shown: Card) -> str:
    if shown.person and not shown.total:
        return f"No figures given by {escape(shown.person.name)} in {articles_read(shown.read)}."
    subject = cut(shown.shown.words or shown.shown.about or "", 20)
    if not shown.total:
        on = f" on “{escape(subject)}”" if subject else ""
        return f"No dated figures{on} ({only(shown.shown)}) in {articles_read(shown.read)}."
    number = counted(shown.total, "figure", more=shown.capped)
    if shown.compared >= shown.total:
        where = (one.where for entry in shown.entries for one in entry.figures)
        number = f"{number} in {articles_in(where)}"
    differ = sum(one.verdict is Verdict.DIFFERS for one in shown.entries)
    parts = [f"*Reports differ on {count(differ, 'measure')}*"] if differ else []
    if shown.person:
        return " · ".join((f"Gives {number}", *parts))
    return " · ".join((*([bold(subject)] if subject else []), number, *parts))


def _buttons(card: Card) -> list[Block]:
    """Return at most two buttons and a menu, and what leads to the figures that are left out."""
    apart: list[Block] = []
    if card.undated:
        show = button("Show", "facts.card.undated", card.shown.value(undated=True, start=0))
        apart.append(aside(f"Undated, so not in this period: {count(card.undated, 'figure')}", show))
    for at, (person, number) in enumerate(card.givers):
        theirs = card.shown.value(person=person.id, words=None, about=None, start=0)
        given = button("Show", f"facts.card.giver{at}", theirs)
        apart.append(aside(f"Given by {bold(person.name)}: {count(number, 'figure')}", given))
    apart += _charts(card)
    ways = list(_ways_on(card))
    buttons = [button(label, f"facts.card.{action}", value) for label, action, value in ways[:1]]
    if card.articles:
        buttons.append(button("Share…", "facts.share", card.shown.value()))
    menu = [*((label, f"facts.card {value}") for label, _, value in ways[1:2]), *_menu(card)]
    return [*apart, row(buttons, menu, action="facts.card.menu")] if buttons else apart


def _charts(card: Card) -> Iterator[Block]:
    """Yield the way to a chart of each measure with several dated values, on the first page."""
    for at, stated in enumerate(card.charts[:MOST_CHARTS] if not card.shown.start else ()):
        value = json.dumps({"ids": [one.id for one in stated[:MOST_MARKS]]}, separators=(",", ":"))
        told = f"{escape(title_of(stated))}: {count(len(stated), 'dated value')}"
        yield aside(told, button("Chart…", f"facts.chart.{at}", value))


def _menu(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what can be done with the card: label and value, at most four as the menu takes five."""
    if not card.articles:
        return
    value = card.shown.value()
    yield "Copy as text…", f"facts.copy {value}"
    yield "Keep", f"facts.keep {value}"
    if card.person is None or card.person.followable:
        yield "CSV file", f"facts.export {card.shown.value(start=0, full=False)}"
    yield "Correct or hide…", f"decide.open {card.concerned.value}"


def _ways_on(card: Card) -> Iterator[tuple[str, str, str]]:
    """Yield what else of it can be shown: label, action and value, what matters most first."""
    shown, left = card.shown, len(card.entries) - card.end
    if left > 0:
        yield "Next", "next", shown.value(start=card.end)
    if shown.start:
        yield "Back to the first", "first", shown.value(start=0)
    if card.articles:
        label = "Without the sentences" if shown.full else "Show the sentences"
        yield label, "full", shown.value(full=not shown.full)
    if card.person:
        naming = shown.value(person=None, words=card.person.name, about=None, start=0)
        yield "Figures that name them", "naming", naming
