"""The answers of `/whosaid` as messages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.blocks import people as person_blocks
from handlers.blocks import share
from handlers.blocks.coverage import articles_read, coverage
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
    total,
)
from handlers.blocks.narrowed import only
from handlers.blocks.quotes import about_blocks, quote_blocks, statused
from handlers.blocks.usage import usage_blocks
from handlers.concerned import Concerned
from handlers.message import Message, message
from handlers.shown import Shown
from handlers.voices import NOT_ONE, voices
from handlers.ways import WHOSAID
from news.nouns import Status
from news.quotes.verbs import forms_that_say, past
from news.text import folded
from storage.echoes import Echo
from storage.nouns import About, Coverage, Joined, Known, Page, Told

PAGE = 5
VOWELS = frozenset("aeiou")
MOST_VOICES = 6
MOST_FIRSTS = 3
CHARTED = 10
"""Statements of somebody from which a chart of their weeks is offered."""


class Apart(NamedTuple):
    """What is shown beside a choice: so many quotes are by a lone surname, or with some words."""

    shown: Shown
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows: a person's statements and those about them, or whoever said some words.

    `notice`: what must be said before, in Slack's markup. `apart`: quotes that may be the person's;
    `critics`: quotes by which somebody criticises words of `criticised`, these or others;
    `critics_named`: the full name of whoever a sentence says criticises a quote's words, by the quote's id;
    `variants`: who may be the same person, and what shows them; `firsts`: whose first name was asked for.
    `only`: the surname that was asked for, where nobody else bears it. `anytime`: what there is from all
    dates, where a period leaves nothing; `wider`: the same for a topic or an outlet.
    """

    shown: Shown
    read: Coverage
    zone: ZoneInfo
    said: Page[Joined]
    person: Known | None = None
    about: Page[About] | None = None
    undated: Page[Told] | None = None
    anytime: str = ""
    wider: str = ""
    echoes: Mapping[int, Echo] = field(default_factory=dict)
    notice: str = ""
    apart: Apart | None = None
    criticised: str = ""
    critics: Sequence[Told] = ()
    critics_named: Mapping[int, str] = field(default_factory=dict)
    variants: Sequence[tuple[Known, Shown]] = ()
    firsts: Sequence[tuple[Known, Shown]] = ()
    only: str = ""

    def noticed(self, notice: str) -> "Card":
        """Return the card with what must be said before what is said already."""
        return replace(self, notice="\n".join(filter(None, (notice, self.notice))))

    @property
    def quotes(self) -> list[Told]:
        """Return the quotes that the card shows: of each statement all places, then what criticises them."""
        return [*self.holding, *self.critics]

    @property
    def holding(self) -> list[Told]:
        """Return the quotes that hold the words that were asked for, or are the person's."""
        return [told for one in self.said.rows for told in (one.lead, *(other for _, other in one.also))]

    @property
    def articles(self) -> tuple[int, ...]:
        """Return the articles whose words the card shows."""
        told = [one for echo in self.echoes.values() for one in (echo.before, echo.later) if one]
        places = [told.where for told in (*self.quotes, *told)] + [
            row.where for row in (self.about.rows if self.about else ())
        ]
        return tuple(sorted({place.article_id for place in places}))

    @property
    def concerned(self) -> Concerned:
        """Return what can be decided about from the card."""
        return Concerned(
            person=self.person.id if self.person else None,
            quotes=[one.id for one in self.quotes],
            articles=[one.where.article_id for one in (self.about.rows if self.about else ())],
        )


def card(shown: Card) -> Message:
    """Render a card for the person who asked, with its buttons."""
    return message(*_body(shown), context(coverage(shown.read, shown.zone)), *_buttons(shown))


def shared(shown: Card, comment: str, user: str) -> Message:
    """Render a card for a channel."""
    return share.shared(_body(shown), comment, share.credit(len(shown.articles), user, WHOSAID.name))


def preview(shown: Card) -> list[Block]:
    """Return the card's blocks as a channel will see them, but for the sharer's words and the credit."""
    return _body(shown)


def kept(shown: Card) -> Message:
    """Render a card for its reader's own direct messages."""
    return share.kept(_body(shown), WHOSAID.name, shown.read, shown.zone)


def choice(
    name: str,
    people: Sequence[tuple[Known, Shown]],
    read: Coverage,
    zone: ZoneInfo,
    apart: Apart | None = None,
) -> Message:
    """Ask which of several people is meant; what can't be told apart is counted."""
    return message(*person_blocks.which(name, people), *_apart(apart), context(coverage(read, zone)))


def _others(card: Card) -> list[Block]:
    told = [(f"May be the same person: {bold(one.name)}", to) for one, to in card.variants]
    told += [
        (f"Also read, by that first name: {bold(one.name)}", to) for one, to in card.firsts[:MOST_FIRSTS]
    ]
    if len(card.firsts) > MOST_FIRSTS:
        told[-1] = (f"{told[-1][0]}, and others; a full name reaches them", told[-1][1])
    return [
        aside(words, button("Show", f"whosaid.card.variant{at}", to.value()))
        for at, (words, to) in enumerate(told)
    ]


def _apart(apart: Apart | None) -> list[Block]:
    if apart is None:
        return []
    shown, told = apart.shown, count(apart.quotes, "quote")
    which = f"by {_a(shown.lone)} that can’t be told apart" if shown.lone else "with these words"
    return [aside(f"{told} {which}", button("Show", "whosaid.card.lone", shown.value()))]


def _a(name: str) -> str:
    return f"{'an' if folded(name)[:1] in VOWELS else 'a'} “{escape(name)}”"


def usage(read: Coverage, zone: ZoneInfo, *, empty: bool, only: str = "") -> Message:
    """Say what can be asked, with examples, and what has been read.

    `only`: a period or an outlet, with which nothing else was typed.
    """
    ask = (
        f"Only {only}: whose words? Put a name, or words in quotation marks, before it."
        if only
        else WHOSAID.ask
    )
    return message(*usage_blocks(WHOSAID, coverage(read, zone), head=ask if empty else ""))


def _body(shown: Card) -> list[Block]:
    blocks: list[Block] = [section(shown.notice)] if shown.notice else []
    blocks += person_blocks.heading(shown.person, shown.only) if shown.person else []
    if shown.shown.is_narrowed:
        blocks.append(context(f"Only {only(shown.shown)}"))
    blocks.append(section(said_head(shown)))
    for statement in shown.said.rows:
        echo = shown.echoes.get(statement.lead.id)
        blocks += quote_blocks(statement, shown=shown.shown, echo=echo, critics=shown.critics_named)
    blocks += _critics(shown)
    if shown.about and shown.about.rows:
        blocks.append(section(_about_head(shown.about)))
        for told in shown.about.rows:
            blocks += about_blocks(told, full=shown.shown.full)
    return blocks


def _critics(shown: Card) -> list[Block]:
    """Render what criticises words of whoever said these."""
    told = [
        block
        for one in shown.critics
        for block in quote_blocks(Joined(lead=one), shown=Shown(full=shown.shown.full))
    ]
    head = f"*Criticism of what {escape(shown.criticised)} said*, these words or others, in the same articles"
    return [section(head), *told] if told else []


def said_head(shown: Card) -> str:
    """Return what the card says of how much was said, and by whom."""
    said = shown.said
    if shown.shown.verb:
        return f"{_given(shown, shown.shown.verb)} · {_range(said, 'quote')}"
    if shown.shown.lone:
        name = f"*“{escape(cut(shown.shown.lone, 8))}”* · can’t be told apart"
        return f"{name} · {_range(said, 'quote')}\nEach article names nobody of that name in full"
    these = ", narrowed like this" if shown.shown.is_narrowed else ""
    if shown.person is None and not said.total:
        asked = escape(cut(shown.shown.words or "", 30))
        return f"No quote with the words “{asked}” in {articles_read(shown.read)}{these}."
    if shown.person is None:
        apart = " · nowhere together, all of them" if shown.shown.scattered else ""
        asked = escape(cut((shown.shown.words or "").replace("*", "…"), 30))
        words = f"*“{asked}”*{apart}"
        return f"{words} · {_range(said, 'statement')}{_by_whom(said)}" + _voices(shown)
    if not said.total:
        return f"No quotes by {escape(shown.person.name)} in {articles_read(shown.read)}{these}."
    return f"*Said* · {_range(said, 'statement')}"


def _given(shown: Card, verb: str) -> str:
    """Return by which of the verbs asked for the quotes on the card are given, and what was looked for.

    Never that somebody did so: the verb may be aimed at somebody else.
    """
    asked = escape(cut(shown.shown.words or "", 30))
    where = f"about {bold(shown.person.name)}" if shown.person else f"with the words *“{asked}”*"
    told, forms = [one.lead.cue for one in shown.said.rows], forms_that_say(verb)
    cues = list(dict.fromkeys(f"“{cue.lower()}”" for cue in told if cue and cue.lower() in forms))
    others = any(cue and cue.lower() not in forms for cue in told)
    if others and not cues:
        return f"Quoted with *“{asked}”* and criticised there"
    more = " …" if shown.said.total > len(shown.said.rows) else ""
    given = f"Quotes given by {', '.join(cues) or f'“{past(verb)}”'}{more} in a sentence {where}"
    return f"{given}, or with these words and criticised there" if others else given


def _by_whom(said: Page[Joined]) -> str:
    """Return who said the words, where that is one name, and in how many articles."""
    told = [told for one in said.rows for told in (one.lead, *(other for _, other in one.also))]
    names = {one.name for one in told}
    if not told or said.capped or said.total > len(said.rows) or len(names) > 1 or None in names:
        return ""
    apart = f" · {NOT_ONE}" if len({one.person_id for one in told}) > 1 else ""
    return f" by {bold(told[0].name or '')}, in {articles_in(one.where for one in told)}{apart}"


def _voices(shown: Card) -> str:
    """Return a line of who said, repeats as whose, and criticises the words; "" where that is one alone."""
    if shown.said.total > len(shown.said.rows) or shown.said.capped:
        return ""
    found = voices(shown.holding, shown.shown.words or "", shown.critics_named)
    parts = (("Said by", found.said), ("Repeated by", found.repeated), ("Criticised by", found.criticised))
    lines = [f"*{verb}* {'; '.join(map(escape, _some(who)))}" for verb, who in parts if who]
    return (
        f"\n{' · '.join(lines)}" if len(found.said) + len(found.repeated) + len(found.criticised) > 1 else ""
    )


def _some(names: Sequence[str]) -> Sequence[str]:
    more = len(names) - MOST_VOICES
    return names if more <= 0 else (*names[:MOST_VOICES], f"and {more} more")


def _about_head(about: Page[About]) -> str:
    own = all(row.said_by is None for row in about.rows)
    voice = ", all in the articles’ own voice" if own and about.total == len(about.rows) else ""
    return f"*About* ({_range(about, 'statement')}{voice})"


def _range(page: Page[Joined] | Page[About], noun: str) -> str:
    """Return which of how many stand on the page: none, where what is about them goes on longer."""
    number = counted(page.total, noun, more=page.capped)
    if not page.rows and page.start:
        return f"{number}, all before this page"
    if page.total <= len(page.rows):
        return number
    return f"{page.start + 1} to {page.start + len(page.rows)} of {number}"


def _buttons(card: Card) -> list[Block]:
    """Return at most two buttons and a menu: the way on that matters most, Share, and the rest."""
    apart = [*_apart(card.apart), *_others(card)]
    if card.undated:
        show = button("Show", "whosaid.card.undated", card.shown.value(undated=True, start=0))
        apart.append(aside(f"Undated, so not in this period: {_undated(card.undated)}", show))
    if card.anytime:
        show = button("Show", "whosaid.card.anytime", card.shown.anytime.value())
        apart.append(aside(f"From all dates: {card.anytime}", show))
    if card.wider:
        show = button("Show", "whosaid.card.wider", card.shown.wider.value())
        apart.append(aside(f"Not narrowed: {card.wider}", show))
    if card.person and card.person.followable and card.said.total >= CHARTED and not card.shown.start:
        draw = button("Chart…", "whosaid.chart", card.shown.value(full=False))
        apart.append(aside("How often they are quoted, week by week", draw))
    ways = _ways_on(card)
    buttons = [button(label, f"whosaid.card.{action}", value) for label, action, value in ways[:1]]
    if card.articles:
        buttons.append(button("Share…", "whosaid.share", card.shown.value()))
    menu = [*((label, f"whosaid.card {value}") for label, _, value in ways[1:2]), *_menu(card)]
    return [*apart, row(buttons, menu, action="whosaid.card.menu")] if buttons else apart


def _undated(found: Page[Told]) -> str:
    """Return how many there are, and of few how many are not plainly said: "6 quotes, 3 in advance"."""
    given = Counter(statused(told) for told in found.rows if told.status != Status.SAID)
    how = (f"{'all' if times == found.total > 1 else times} {status}" for status, times in given.items())
    return ", ".join((total(found, "quote"), *how))


def _menu(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what can be done with the card: label and value, at most four as the menu takes five."""
    if not card.articles:
        return
    value = card.shown.value()
    yield "Copy as text…", f"whosaid.copy {value}"
    yield "Keep", f"whosaid.keep {value}"
    if not card.shown.lone and (card.person is None or card.person.followable):
        yield "Follow or export…", f"whosaid.following {card.shown.value(start=0, full=False)}"
    yield "Correct or hide…", f"decide.open {card.concerned.value}"


def _ways_on(card: Card) -> list[tuple[str, str, str]]:
    """Return what else of it can be shown: label, action and value, what matters most first."""
    shown, end = card.shown, card.shown.start + PAGE
    total = max(card.said.total, card.about.total if card.about else 0)
    ways = []
    if end < total:
        ways.append((f"Next {min(PAGE, total - end)}", "next", shown.value(start=end)))
    if shown.start:
        ways.append(("Back to the first", "first", shown.value(start=0)))
    if card.articles:
        ways.append(_shorter(shown) if shown.full else _longer(shown))
    return ways


def _longer(shown: Shown) -> tuple[str, str, str]:
    return "Full sentences", "full", shown.value(full=True)


def _shorter(shown: Shown) -> tuple[str, str, str]:
    return "Shorter", "full", shown.value(full=False)
