"""Editions of digests as messages: new stories, what moved, what is told apart, and why each is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, ButtonElement

from handlers.beside import Beside
from handlers.blocks.coverage import coverage
from handlers.blocks.figures import as_written, giver
from handlers.blocks.kit import (
    aside,
    bold,
    button,
    context,
    count,
    cut,
    day,
    escape,
    excerpt,
    link,
    row,
    section,
)
from handlers.blocks.quotes import quote_blocks
from handlers.blocks.subscriptions import moment
from handlers.message import Message, message, problems
from handlers.shown import Shown
from news.digests.compose import MOST, MOST_MOVED, Edition, Line
from news.digests.subscription import Subscription
from news.digests.topics import MatchKind, Topic, TopicKind
from news.nouns import Status
from news.stories.loaded import loaded_words
from storage.listings import Listed
from storage.nouns import Coverage, Joined

TITLE_WORDS = 25
SENTENCE_WORDS = 45
MOST_OUTLETS = 3
MOST_GATHERED = 5
PARTLY = "Part of this digest was withdrawn by an editor."
PARTLY_TOLD = "Part of what was told here was withdrawn by an editor."
UNSTATED = "outlet not stated"
HOW = {
    Status.ADVANCE: "in advance",
    Status.DENIED: "denied",
    Status.HYPOTHETICAL: "supposed",
    Status.ALLEGED: "alleged",
    Status.SECOND_HAND: "second-hand",
}
WHY = {
    MatchKind.HEADLINE: "“{}” in a headline",
    MatchKind.QUOTED: "quotes {}",
    MatchKind.NAMED: "names {}",
    MatchKind.SECTION: "filed by its publisher under “{}”",
    MatchKind.TEXT: "“{}” in the text",
    MatchKind.OUTLET: "in {}",
    MatchKind.EVERYTHING: "everything is listed",
}
MOVED_WHY = "a story that this digest listed before"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as a digest shows it: its title and whose that is, a sentence, who is quoted, what differs.

    `named` is what editors call it, `carried` how many articles tell it, `articles` those looked at for it.
    """

    named: str | None
    title: str | None
    title_outlet: str | None
    sentence: str | None
    sentence_outlet: str | None
    quoted: tuple[str, ...]
    differs: Beside | None
    carried: int
    articles: tuple[int, ...]


def key(line: Line) -> int:
    """Return by what a line's story goes: its id, or minus its only article's."""
    return line.story if line.story is not None else -line.reports[0].id


def name(topic: Topic) -> str:
    """Return what a digest is called."""
    called = "Everything" if topic.kind is TopicKind.EVERYTHING else topic.words[:1].upper() + topic.words[1:]
    return f"{called} in {topic.outlet}" if topic.outlet else called


def edition(
    told: Edition,
    views: Mapping[int, StoryView],
    *,
    wanted: Subscription,
    edition_id: int | None,
    note: str | None = None,
) -> Message:
    """Render an edition, with a `note` at its end.

    Without `edition_id`, a preview's, there is nothing to ask of it later.
    """
    shown = told.fresh[:MOST]
    blocks = [section(_head(told, wanted))]
    if told.is_empty:
        blocks.append(section(f"Nothing new since {moment(told.since, wanted.zone)}."))
    for number, line in enumerate(shown, start=1):
        blocks += _story(number, line, views[key(line)])
    if told.moved:
        blocks.append(section("*Moved since the last time*"))
        blocks += [_moved(line, views[key(line)]) for line in told.moved[:MOST_MOVED]]
        if len(told.moved) > MOST_MOVED:
            blocks.append(
                context(f"… and {count(len(told.moved) - MOST_MOVED, 'more story', 'more stories')}")
            )
    end = _end(told, wanted, edition_id)
    return fitted(blocks, [context(note), *end] if note else end)


def _head(told: Edition, wanted: Subscription) -> str:
    number = count(len(told.fresh), "new story", "new stories") if told.fresh else "no new story"
    moved = f" · {count(len(told.moved), 'moved', 'moved')}" if told.moved else ""
    return f"{bold(name(wanted.topic))} · {moment(told.until, wanted.zone)} · {number}{moved}"


def _story(number: int, line: Line, view: StoryView) -> Iterator[Block]:
    words = f"{number}. {_title(view)}"
    if view.sentence and (view.named or view.title):
        words += (
            f"\n{escape(excerpt(view.sentence, SENTENCE_WORDS))} — {escape(view.sentence_outlet or UNSTATED)}"
        )
    if line.story is not None:
        yield aside(words, button("Open story", f"story.card.{number}", str(line.story)))
    else:
        yield section(words)
    yield context("\n".join(_small_print(line, view)))


def _title(view: StoryView) -> str:
    """Return an editor's title, a plain headline, or else the sentence: never a headline that judges."""
    title = view.named or view.title
    if title:
        return bold(excerpt(title, TITLE_WORDS))
    return (
        bold(excerpt(view.sentence, SENTENCE_WORDS)) if view.sentence else "*No sentence can be shown alone*"
    )


def _small_print(line: Line, view: StoryView) -> Iterator[str]:
    if view.named:
        yield "Named so by an editor here"
    elif view.title:
        yield f"Headline: {escape(view.title_outlet or UNSTATED)}"
    elif view.sentence:
        yield f"From: {escape(view.sentence_outlet or UNSTATED)}"
    yield _carried(line, view)
    if view.quoted:
        yield "Quoted: " + ", ".join(escape(voice) for voice in view.quoted)
    if view.differs:
        yield "Figures differ: " + " · ".join(_figures(view.differs))


def _carried(line: Line, view: StoryView) -> str:
    """Return how many articles of whom, and when they were published: undated ones are said to be."""
    days = sorted({report.published.day for report in line.reports if report.published})
    undated = sum(report.published is None for report in line.reports)
    parts = [count(view.carried, "article"), _outlets(line)]
    if days:
        parts.append(f"published {day(days[0])}" + (f" to {day(days[-1])}" if days[-1] != days[0] else ""))
    if undated:
        parts.append(f"{undated:,} undated" if days else "undated")
    return " · ".join(parts)


def _outlets(line: Line) -> str:
    named = [escape(one) for one in line.outlets]
    if not named:
        return UNSTATED
    more = len(named) - MOST_OUTLETS
    return ", ".join(named[:MOST_OUTLETS]) + (f" and {more:,} more" if more > 0 else "")


def _figures(differs: Beside) -> Iterator[str]:
    for places in differs.statements[:MOST_OUTLETS]:
        lead = places[0]
        yield f"“{escape(as_written(lead))}” {escape(giver(lead))}"


def _moved(line: Line, view: StoryView) -> Block:
    newest = line.reports[-1]
    more = count(len(line.reports), "more article")
    words = f"• {_title(view)}\n{more} ({_outlets(line)})"
    if newest.headline and newest.headline != view.title and not loaded_words(newest.headline):
        words += f", the latest: “{escape(cut(newest.headline, TITLE_WORDS))}”"
    if line.story is None:
        return section(words)
    return aside(words, button("Open story", f"story.card.moved{line.story}", str(line.story)))


def _end(told: Edition, wanted: Subscription, edition_id: int | None) -> list[Block]:
    apart = []
    days = [report.published for line in (*told.undated, *told.older) for report in line.reports]
    if undated := days.count(None):
        apart.append(f"Undated, not listed as new: {count(undated, 'article')}")
    if older := len(days) - undated:
        apart.append(f"Published earlier and only read now, not listed as new: {count(older, 'article')}")
    since = f"Read since {moment(told.since, wanted.zone)}. Collected, not checked. whosaid · /digest list"
    buttons = _ways(told, edition_id) if edition_id is not None else []
    more = len(told.fresh) - MOST
    if more > 0 and edition_id is None:
        apart.insert(0, f"… and {more:,} more")
    return [context(*apart, since), *([row(buttons)] if buttons else [])]


def _ways(told: Edition, edition_id: int) -> list[ButtonElement]:
    number, ways = str(edition_id), list[ButtonElement]()
    more = len(told.fresh) - MOST
    if more > 0:
        ways.append(button(f"… and {more:,} more", "digest.more", number))
    if told.undated or told.older:
        ways.append(button("Show what isn’t new", "digest.apart", number))
    if not told.is_empty:
        ways.append(button("Why these?", "digest.why", number))
    return ways


def gathered(
    said: Sequence[Joined],
    topics: Sequence[tuple[Subscription, Edition]],
    views: Mapping[int, StoryView],
    *,
    note: str | None = None,
) -> Message:
    """Render what is told at once: new quotes, then new stories by topic, then a `note`."""
    blocks: list[Block] = []
    if said:
        blocks.append(section(f"*New quotes* · {count(len(said), 'statement')}"))
    for statement in said[:MOST_GATHERED]:
        blocks += quote_blocks(replace(statement, also=statement.also[:1]), shown=Shown())
    if len(said) > MOST_GATHERED:
        blocks.append(context(f"… and {count(len(said) - MOST_GATHERED, 'more statement')}"))
    for wanted, told in topics[:MOST_GATHERED]:
        number = count(len(told.fresh), "new story", "new stories")
        blocks.append(section(f"{bold(name(wanted.topic))} · {number}"))
        for place, line in enumerate(told.fresh[:MOST_GATHERED], start=1):
            blocks += _story(place, line, views[key(line)])
        if len(told.fresh) > MOST_GATHERED:
            blocks.append(context(f"… and {len(told.fresh) - MOST_GATHERED:,} more"))
    end = context("As it is read, at most every ten minutes. Collected, not checked. whosaid · /digest list")
    return fitted(blocks, [context(note), end] if note else [end])


def fitted(blocks: Sequence[Block], end: Sequence[Block]) -> Message:
    """Return a message of `end` after as many of `blocks` as Slack takes with it."""
    shown = message(*blocks, *end)
    left = list(blocks)
    while problems(shown) and left:
        left = left[:-2]
        shown = message(*left, context("… and more. `/story` finds it."), *end)
    return shown


def previewed(shown: Message, wanted: Subscription, read: Coverage) -> Message:
    """Say of a preview that it is one, and what has been read."""
    note = context("*Preview:* what an edition sent now would show. Only you see it.").to_dict()
    end = context(coverage(read, ZoneInfo(wanted.zone))).to_dict()
    return replace(shown, blocks=(note, *shown.blocks, end), text=f"Preview: {shown.text}")


def why(found: Sequence[Listed]) -> Message:
    """Say of each story of an edition why it is there."""
    if not found:
        return message(section("Nothing that this edition listed can be seen any more."))
    lines = [f"• {_headline(one)}, {escape(one.outlet or UNSTATED)}: {_why(one)}" for one in found]
    return message(section("*Why these?*"), section("\n".join(lines)))


def _headline(one: Listed) -> str:
    """Return an article's headline in quotation marks, as its outlet's own words, with its link."""
    where = one.file or one.url
    told = f"“{cut(one.headline, TITLE_WORDS)}”" if one.headline else "Without a headline"
    return link(one.url, f"{told}: {where}" if where and not one.headline else told)


def _why(one: Listed) -> str:
    if one.match is None:
        return MOVED_WHY
    return WHY[one.match.kind].format(escape(one.match.words))


def articles(head: str, found: Sequence[Listed], *, more: int = 0) -> Message:
    """List articles with their outlets and dates."""
    if not found:
        return message(section("Nothing that this edition listed can be seen any more."))
    blocks = [section(f"*{head}*")]
    for number, one in enumerate(found, start=1):
        dated = f"published {day(one.published.day)}" if one.published else "undated"
        words = f"• {_headline(one)}\n"
        words += f"{escape(one.outlet or UNSTATED)} · {dated}"
        if one.story is None:
            blocks.append(section(words))
        else:
            blocks.append(aside(words, button("Open story", f"story.card.{number}", str(one.story))))
    if more > 0:
        blocks.append(context(f"… and {count(more, 'more article')}"))
    return message(*blocks)


def late(due: datetime, zone: str) -> str:
    """Return with what an edition begins that comes late."""
    return f"Late: this was due {moment(due, zone)}."
