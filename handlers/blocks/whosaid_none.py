"""The answers of `/whosaid` that have no card: nothing found, only something near it, too much asked."""

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from handlers.blocks import people as person_blocks
from handlers.blocks.coverage import articles_read, coverage
from handlers.blocks.kit import aside, bold, button, context, cut, escape, section
from handlers.blocks.narrowed import only
from handlers.blocks.quotes import compared_blocks, quote_blocks
from handlers.blocks.whosaid import Card, said_head
from handlers.message import Message, message
from handlers.query import WORDS_LIMIT, Query
from handlers.shown import Shown
from news.quotes.verbs import past
from storage.nouns import Coverage, Joined, Known, Told

PASSAGE = 3
"""Words that may have been said, rather than be a name."""
UNSAID = "That doesn’t mean they weren’t said. Fewer words find more: try three or four that stand together."

LEGEND = "*bold*: only in the article · ~struck~: only in what you pasted"
IN_PARTS = "*No quote has all of these words.* One part after the other:"
NOT_SAID = "*What somebody did not say can’t be looked up*: articles tell what people are quoted with."
NOT_ITS_OWN = "What the outlet itself says isn’t looked for; whom it quotes is:"


class Named(NamedTuple):
    """Whom an unknown name may mean, by id and what their buttons say.

    `like`: whose names look like it; `among`: whose names are among its words; `office`: it is none, but an
    office.
    """

    like: Sequence[tuple[int, str]] = ()
    among: Sequence[tuple[int, str]] = ()
    office: bool = False


class Part(NamedTuple):
    """A part of a passage: the card of the quotes that hold it, else the one that comes nearest."""

    words: str
    card: Card | None
    near: Told | None


def unknown(  # noqa: PLR0913 (all that comes near)
    shown: Shown,
    named: Named,
    others: Sequence[Known],
    read: Coverage,
    zone: ZoneInfo,
    *,
    apart: bool = False,
) -> Message:
    """Say that nobody and nothing of that name was found, what comes near, and what has been read.

    `apart`: quotes hold the words in any order.
    """
    asked = shown.words or ""
    quoted = f"“{escape(cut(asked, 20))}”"
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    nobody = f"No article read calls anyone {quoted}" if named.office else f"No one called {quoted}"
    head = f"{nobody}, and no quote with these words{narrowed}, in {articles_read(read)}."
    if others:
        head = f"No article read calls anyone {quoted}."
    hint = [] if others or named.like or len(asked.split()) < PASSAGE else [UNSAID]
    ways = person_blocks.near(named.like, others, shown, apart)
    return message(
        section(head),
        *person_blocks.among(named.among, shown),
        *ways,
        context(*hint, coverage(read, zone)),
    )


def unclear(query: Query, read: Coverage, zone: ZoneInfo) -> Message:
    """Ask for a name or words, where what was typed says neither."""
    asked = escape(cut(query.words or query.name or "", 8))
    head = f"“{asked}” says nothing to look for."
    if query.mentioned:
        head = "Looked up is whom articles name, not who is in Slack."
    return message(
        section(f"{head} Type a name, or words in quotation marks."), context(coverage(read, zone))
    )


def unread_address(read: Coverage, zone: ZoneInfo) -> Message:
    """Say that nothing was read at an address, and how to have it read."""
    head = "No article has been read at that address. The shortcut *Add an article* reads it."
    return message(section(head), context(coverage(read, zone)))


def no_words(read: Coverage, zone: ZoneInfo) -> Message:
    """Say that a message has no words that could be looked up: a picture, a link."""
    head = "That message has no words of its own that could be looked up."
    return message(section(head), context(coverage(read, zone)))


def outlet_alone(outlet: str, read: Coverage, zone: ZoneInfo) -> Message:
    """Say that what was typed is an outlet, and how to ask for what stands in it."""
    head = f"{bold(outlet)} is an outlet; no article read quotes it as a speaker. Whose words in it?"
    hint = f"Type a name, or words in quotation marks, before “in {escape(outlet)}”."
    return message(section(head), context(hint, coverage(read, zone)))


def only_named(name: str) -> str:
    """Return the sentence that a name in quotation marks stands in no quote."""
    return f"No quote with the words “{escape(cut(name, 8))}”. Who is called so:"


def only_narrowed(asked: str, words: str) -> str:
    """Return the sentence that words in quotation marks were found by some of them, narrowed by the rest."""
    head = f"No quote with the words “{escape(cut(asked, 20))}”."
    return f"{head} Those with “{escape(cut(words, 20))}”, narrowed by the rest:"


def left_aside(beside: str) -> str:
    """Return the sentence that what was typed beside words, and names nobody, was left aside."""
    return f"Only the words in quotation marks were looked for, without “{escape(cut(beside, 8))}”."


def other_command(command: str, words: str) -> str:
    """Return the sentence which command may answer a question that isn't who said what."""
    return f"`{command} {escape(cut(words, 20)).replace('`', '')}` may answer that."


def verb_aside(verb: str) -> str:
    """Return the sentence that whatever somebody said was looked for, and no verb."""
    return f"“{escape(verb)}” was left aside: this is what they said by any verb, of whomever."


def not_by(names: Sequence[str], shown: Shown, *, quoted: bool, capped: bool) -> str:
    """Return the sentence that quotes with some words are by none of these people, narrowed as `shown` is.

    `quoted`: others are quoted with them. `capped`: only the quotes read last were looked at.
    """
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    among = ", among the quotes read last" if capped else ""
    head = f"*None of these words are quoted as {_any_of(names)}’s{narrowed}{among}.*"
    return f"{head} Who is quoted with them:" if quoted else head


def not_said(shown: Shown, read: Coverage) -> str:
    """Return the sentence that no quote has these words, before what there is of whoever was named."""
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    head = (
        f"No quote with the words “{escape(cut(shown.words or '', 20))}”{narrowed} in {articles_read(read)}."
    )
    return f"*{head}* That doesn’t mean they weren’t said. Whom you named:"


def not_worded(words: str) -> str:
    """Return the sentence that none of somebody's quotes has these words, before what comes nearest."""
    return f"*No quote of theirs with the words “{escape(cut(words, 20))}”.* In articles that have them:"


def theirs_among(names: Sequence[str]) -> str:
    """Return the sentence that one of these people is quoted with some words, among quotes of others."""
    return f"*Quoted as {_any_of(names)}’s, too*, among these:"


def theirs_too(names: Sequence[str]) -> str:
    """Return the sentence that one of these people is quoted with some words, behind quotes of others."""
    return f"*Quoted as {_any_of(names)}’s, too*, behind these:"


def _any_of(names: Sequence[str]) -> str:
    return escape(" or ".join(dict.fromkeys(names)))


def no_such_words(shown: Shown, read: Coverage, zone: ZoneInfo, *, capped: bool) -> Message:
    """Say that no quote read holds these words, which never means that they were not said.

    `capped`: only the quotes read last were looked at.
    """
    narrowed = f" ({only(shown)})" if shown.is_narrowed else ""
    among = "among the quotes read last with these words" if capped else f"in {articles_read(read)}"
    head = f"No quote with the words “{escape(cut(shown.words or '', 30))}”{narrowed} {among}."
    return message(section(head), context(UNSAID, coverage(read, zone)))


def near_words(shown: Shown, near: Sequence[Told], read: Coverage, zone: ZoneInfo) -> Message:
    """Show quotes that come near the words that were pasted, compared with them word by word."""
    asked = shown.words or ""
    blocks = [block for told in near for block in compared_blocks(asked, told)]
    return message(_near_head(asked), *blocks, context(LEGEND, coverage(read, zone)))


def _near_head(words: str) -> Block:
    return section(f"No quote with exactly the words “{escape(cut(words, 30))}”. *Near them:*")


def in_parts(parts: Sequence[Part], read: Coverage, zone: ZoneInfo) -> Message:
    """Show for each part of a passage the newest quote that holds it, else what comes near, or neither."""
    blocks = [block for at, part in enumerate(parts) for block in _part(at, part)]
    small = [LEGEND] if any(part.near for part in parts) else []
    small += [UNSAID] if not all(part.card or part.near for part in parts) else []
    return message(section(IN_PARTS), *blocks, context(*small, coverage(read, zone)))


def _part(at: int, part: Part) -> list[Block]:
    if part.near:
        return [_near_head(part.words), *compared_blocks(part.words, part.near)]
    if part.card is None:
        return [section(f"No quote with the words “{escape(cut(part.words, 30))}”.")]
    show = button("Show", f"whosaid.card.part{at}", part.card.shown.value())
    lead = [Joined(lead=one.lead) for one in part.card.said.rows[:1]]
    return [
        aside(said_head(part.card), show),
        *(block for one in lead for block in quote_blocks(one, shown=part.card.shown)),
    ]


def part_alone(asked: str) -> str:
    """Return the sentence that only a part of the words was found."""
    return f"*No quote with all of “{escape(cut(asked, 30))}”.* With a part of it:"


def no_such_verb(verb: str, asked: str, then: str, *, after: bool, capped: bool) -> str:
    """Return the sentence that no quote is given by that verb with these words; `then`: what follows.

    `after`: these name somebody, and count only after the verb. `capped`: only the quotes read last were
    looked at.
    """
    given = (
        f"given by “{past(verb)}” in a sentence with “{escape(cut(asked, 20))}”{' after it' if after else ''}"
    )
    among = " among the quotes read last" if capped else ""
    return f"*No quote found that is {given}{among}.*{then}"


def too_long(read: Coverage, zone: ZoneInfo) -> Message:
    """Say how much may be asked."""
    head = f"That is more than I can look up at once: at most {WORDS_LIMIT:,} characters."
    return message(section(head), context("Paste the sentence that matters.", coverage(read, zone)))
