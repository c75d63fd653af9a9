"""Stories as messages: a card, a choice between several, the articles of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.blocks import share
from handlers.blocks.copying import MOST, place_line, told_line
from handlers.blocks.coverage import articles_read, coverage
from handlers.blocks.figures import lineup_blocks
from handlers.blocks.kit import (
    articles_in,
    aside,
    bold,
    button,
    clock,
    context,
    count,
    cut,
    day,
    escape,
    paired,
    row,
    section,
)
from handlers.blocks.narrowed import only
from handlers.blocks.quotes import quote_blocks, stands
from handlers.blocks.usage import usage_blocks
from handlers.message import Message, message
from handlers.query import WORDS_LIMIT
from handlers.shown import Shown
from handlers.story_shown import Card, Sentence
from handlers.ways import STORY
from news.stories.summary import Tells
from news.text import clipped
from storage.nouns import Coverage, Joined
from storage.stories import Report, Story

PAGE = 5
SOURCES = 8
TITLE_WORDS = 20
NAMED_OUTLETS = 4
ALSO = 2
TELLS = {
    Tells.PREVIEWS: "Previews, published before the event",
    Tells.BOTH: "Some articles were published before the event, some after it",
}
UNSTATED = "outlet not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story in a list; `words` are its title, or else its first sentence."""

    story: Story
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Several stories that fit what was asked (`text`, as typed), from `start` on.

    `undecided`: one of them is meant, and nobody knows which. `mention`: none is about it, these mention it.
    """

    text: str
    shown: Shown
    stories: tuple[Listed, ...]
    start: int
    total: int
    undecided: bool
    mention: bool
    read: Coverage
    zone: ZoneInfo


def card(shown: Card, *, text: str = "", others: int = 0) -> Message:
    """Render a card for the person who asked; `others`: how many more stories have the words of `text`."""
    more = []
    if others:
        words = f"{count(others, 'other story', 'other stories')} with these words"
        more = [aside(words, button("Show them", "story.find", f"0 {text}"))]
    return message(*_body(shown), *more, context(coverage(shown.read, shown.zone)), _buttons(shown))


def shared(shown: Card, comment: str, user: str) -> Message:
    """Render a card for a channel, with the way to its articles."""
    way = button("Sources", "story.open.sources", f"{shown.story.id} sources")
    return share.shared(_body(shown), comment, _credit(shown, user), row([way]))


def preview(shown: Card, user: str) -> list[Block]:
    """Render what the channel will see, without the sharer's words and without buttons."""
    return [*_body(shown), _credit(shown, user)]


def _credit(shown: Card, user: str) -> Block:
    told = f"{TELLS[shown.tells]}. " if shown.tells in TELLS else ""
    return share.credit(len(shown.articles), user, STORY.name, told)


def kept(shown: Card) -> Message:
    """Render a card for its reader's own direct messages."""
    return share.kept(_body(shown), STORY.name, shown.read, shown.zone)


def sources(shown: Card, start: int, *, opened: bool) -> Message:
    """Render the story's articles, those first seen first, with the words that joined each to the others.

    `opened`: it stands by itself, not in the place of the card.
    """
    reports = shown.story.reports
    page, story = reports[start : start + SOURCES], shown.story.id
    blocks = [block for one in page for block in _report_blocks(one, shown.zone)]
    end = start + len(page)
    ways = [button("The story" if opened else "Back to the story", "story.card", str(story))]
    if end < len(reports):
        label = f"Next {min(SOURCES, len(reports) - end)}"
        ways.insert(0, button(label, "story.sources.next", f"{story} {end}"))
    head = f"{_title(shown)}\nArticles {start + 1} to {end} of {len(reports)}, those first read first"
    return message(section(head), *blocks, row(ways))


def choice(found: Choice) -> Message:
    """Ask which of several stories is meant, a button each."""
    blocks = [section(_choice_head(found))]
    if found.shown.is_narrowed:
        blocks.append(context(f"Only {only(found.shown)}"))
    for number, one in enumerate(found.stories, start=found.start + 1):
        opening = button(f"Open {number}", f"story.card.{number}", str(one.story.id))
        blocks.append(aside(f"{bold(one.words)}\n{carried(one.story)}", opening))
    end = found.start + len(found.stories)
    if end < found.total:
        label = f"Next {min(PAGE, found.total - end)}"
        blocks.append(row([button(label, "story.find", f"{end} {found.text}")]))
    lines = [coverage(found.read, found.zone)]
    if not found.text:
        lines.insert(0, f"`{STORY.examples[0]}` finds a story by words. `/story help` shows more.")
    return message(*blocks, context(*lines))


def none(
    text: str, shown: Shown, nearer: Sequence[tuple[str, int]], read: Coverage, zone: ZoneInfo
) -> Message:
    """Say that no story fits, what comes near (words of it, with how many stories), and what was read."""
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    words = f" with “{escape(cut(text, TITLE_WORDS))}”" if text else ""
    blocks = [section(f"No story{words}{narrowed} in {articles_read(read)}.")]
    if nearer:
        buttons = [
            button(f"{words} ({number})", f"story.ask.{at}", words)
            for at, (words, number) in enumerate(nearer)
        ]
        blocks += [context("Stories with less of it, or with a name that looks like it:"), row(buttons)]
    return message(*blocks, context("Fewer words find more.", coverage(read, zone)))


def usage(read: Coverage, zone: ZoneInfo) -> Message:
    """Say what can be asked, with examples, and what has been read."""
    return message(*usage_blocks(STORY, coverage(read, zone)))


def too_long(read: Coverage, zone: ZoneInfo) -> Message:
    """Say how much may be asked."""
    head = f"That is more than I can look up at once: at most {WORDS_LIMIT:,} characters."
    return message(section(head), context("Three or four words that tell the story.", coverage(read, zone)))


def carried(story: Story) -> str:
    """Return how many articles of which outlets tell it, and when: "2 articles · The Sun · undated"."""
    return " · ".join((articles_in(one.where for one in story.reports), _outlets(story), _days(story)))


def as_copy(shown: Card) -> str:
    """Return the card's sentences and quotes as plain text, each with its attribution."""
    head = [shown.title] if shown.title else []
    sentences = [f"{paired(one.words)} — {place_line(one.where)}" for one in shown.sentences]
    quotes = [told_line(told) for one in shown.said for told in (one.lead, *(other for _, other in one.also))]
    return clipped("\n\n".join([*head, *sentences, *quotes]), MOST)


def _choice_head(found: Choice) -> str:
    words = f"“{escape(cut(found.text, TITLE_WORDS))}”"
    if not found.text:
        return "*The stories that moved last*"
    if found.mention:
        return f"*No story is about {words}. These mention it:*"
    return f"*Which story about {words}?*" if found.undecided else f"*Stories with {words}*"


def _body(shown: Card) -> list[Block]:
    sentences = shown.sentences if shown.title else shown.sentences[1:]
    blocks = [section(_title(shown)), context("\n".join(_small_print(shown)))]
    for one in sentences:
        blocks += [section(escape(paired(one.words))), context(_from(one))]
    if not shown.sentences:
        blocks.append(section("No sentence of these articles can be shown by itself. See Sources."))
    if shown.said:
        blocks.append(section("*Key quotes*"))
    for statement in shown.said:
        blocks += _quote(statement)
    if shown.silent:
        names = ", ".join(escape(name) for name in shown.silent)
        blocks.append(context(f"{names}: no quotes in these articles"))
    if shown.figures:
        blocks.append(section("*Figures side by side*"))
    for entry in shown.figures:
        blocks += lineup_blocks(entry)
    return blocks


def _title(shown: Card) -> str:
    """Return the title: an editor's, a headline, or else the sentence that tells the event."""
    if shown.title:
        return bold(shown.title)
    return (
        bold(paired(shown.sentences[0].words)) if shown.sentences else f"*A story of {carried(shown.story)}*"
    )


def _small_print(shown: Card) -> Iterator[str]:
    story = shown.story
    if story.named:
        written = f"; an article’s headline: “{escape(story.title.words)}”" if story.title else ""
        yield f"Named so by an editor here{written}"
    elif story.title:
        yield f"Headline: {escape(story.title.outlet or UNSTATED)}"
    elif shown.sentences:
        yield _from(shown.sentences[0])
    told = f"{carried(story)} · {TELLS[shown.tells]}" if shown.tells in TELLS else carried(story)
    yield told
    yield from _first(shown)
    yield from _lately(shown)


def _first(shown: Card) -> Iterator[str]:
    """Say who carried it first, as far as we saw."""
    first, *others = shown.story.reports
    when = _instant(first.seen_at, shown.zone)
    if not others:
        yield f"Read {when}"
    elif shown.together:
        yield f"All read by us at once, {when}: who carried it first can’t be told"
    else:
        later = next((one for one in others if one.where.outlet != first.where.outlet), others[0])
        yield (
            f"First seen by us: {_outlet(first)}, {when}; "
            f"then {_outlet(later)}, {_instant(later.seen_at, shown.zone)}"
        )


def _lately(shown: Card) -> Iterator[str]:
    if shown.lately is None:
        return
    since = _instant(shown.lately.since, shown.zone)
    new = shown.lately.reports
    if not new:
        yield f"Nothing new since {since}"
        return
    outlets = ", ".join(dict.fromkeys(_outlet(one) for one in new[:NAMED_OUTLETS]))
    speakers = ", ".join(escape(name) for name in shown.lately.speakers[:NAMED_OUTLETS])
    quoted = f". Newly quoted: {speakers}" if speakers else ""
    yield f"*Since {since}:* {count(len(new), 'more article')} ({outlets}){quoted}"


def _quote(statement: Joined) -> list[Block]:
    shown = replace(statement, also=statement.also[:ALSO])
    blocks = quote_blocks(shown, shown=Shown(), why=False)
    left = len(statement.also) - ALSO
    return [*blocks, context(f"… and in {count(left, 'more place')}")] if left > 0 else blocks


def _from(one: Sentence) -> str:
    way = stands(one.where, words=one.words)
    return f"{way} · looks ahead" if one.ahead else way


def _report_blocks(report: Report, zone: ZoneInfo) -> list[Block]:
    where = report.where
    head = f"Headline: “{escape(where.headline)}”" if where.headline else "No headline read"
    small = [f"{stands(where)} · read {_instant(report.seen_at, zone)}"]
    if report.shared:
        words = ", ".join(escape(word) for word in report.shared)
        small.append(f"In this story by the words: {words}")
    return [section(head), context("\n".join(small))]


def _outlets(story: Story) -> str:
    names = [escape(name) for name in story.outlets]
    shown = names[:NAMED_OUTLETS]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more outlets")
    if any(one.where.outlet is None for one in story.reports):
        shown.append(UNSTATED)
    return ", ".join(shown)


def _days(story: Story) -> str:
    days = [one.where.published.day for one in story.reports if one.where.published]
    if not days:
        return "undated"
    first, last = min(days), max(days)
    span = f"published {day(first)}" if first == last else f"published {day(first)} to {day(last)}"
    undated = len(story.reports) - len(days)
    return f"{span}, {undated} undated" if undated else span


def _outlet(report: Report) -> str:
    return escape(report.where.outlet or UNSTATED)


def _instant(when: datetime, zone: ZoneInfo) -> str:
    return f"{day(when.astimezone(zone).date())}, {clock(when, zone)}"


def _buttons(shown: Card) -> Block:
    story = str(shown.story.id)
    buttons = [
        button("Share…", "story.share", story),
        button(f"Sources ({len(shown.story.reports)})", "story.sources", story),
    ]
    menu = [
        ("Copy as text…", f"story.copy {story}"),
        ("Keep", f"story.keep {story}"),
        ("Correct or hide…", f"decide.open {shown.concerned.value}"),
    ]
    return row(buttons, menu, action="story.card.menu")
