"""Subscriptions to digests as messages: what was understood, what there is, what became of each edition."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, HeaderBlock

from handlers.blocks.kit import aside, bold, button, context, count, escape, row, section
from handlers.blocks.usage import first_lines, usage_blocks
from handlers.message import Message, message
from handlers.ways import DIGEST
from news.digests.slots import Cadence
from news.digests.subscription import Subscription, next_slots
from news.digests.topics import Topic, TopicKind
from news.periods import WEEKDAYS
from news.text import clipped
from storage.outcomes import Outcome, What
from storage.past_editions import Past, PastState
from storage.subscriptions import Kept, State

MINE = "My digests"
MOST_LISTED = 12
MOST_READINGS = 3
GATHERED = "at once, gathered: at most one message in ten minutes"
WITHOUT_NEWS = {True: "A day without news is said in one line.", False: "A day without news brings nothing."}
REFUSALS = {
    "not_in_channel": "I’m not in that channel. Type `/invite @whosaid` there, then resume it.",
    "channel_not_found": "I can’t see that channel. Type `/invite @whosaid` there, then resume it.",
    "is_archived": "The channel is archived. Subscribe another channel.",
    "ext_shared_channel": "The channel is shared with another company, and digests stay inside.",
    "not_installed": "The app was removed from the workspace.",
}
PAST = {
    PastState.COMING: "being composed",
    PastState.WAITING: "waiting for Slack",
    PastState.POSTED: "posted",
    PastState.EMPTY: "nothing new, so nothing was posted",
    PastState.SKIPPED: "skipped",
    PastState.REFUSED: "refused by Slack",
    PastState.UNCONFIRMED: "not confirmed by Slack: look in the channel",
    PastState.WITHDRAWN: "withdrawn",
}


def about(topic: Topic) -> str:
    """Return what a digest is about, as it was understood: "the words “small boats”"."""
    return _about(topic) + _narrowed(topic)


def _narrowed(topic: Topic) -> str:
    return f", only in {escape(topic.outlet)}" if topic.outlet else ""


def _about(topic: Topic) -> str:
    match topic.kind:
        case TopicKind.EVERYTHING:
            return "everything that is read"
        case TopicKind.OUTLET:
            return f"everything in {bold(topic.words)}"
        case TopicKind.PERSON:
            return f"articles that quote or name {bold(topic.words)}"
        case TopicKind.WORDS:
            others = "".join(f" or “{escape(one)}”" for one in topic.synonyms)
            several = len(topic.words.split()) > 1
            head = "the words" if topic.exact else "all of the words" if several else "the word"
            together = " next to each other" if topic.exact and several else ""
            return f"articles with {head} *“{escape(topic.words)}”*{together}{others}"


def told_of(wanted: Subscription) -> str:
    """Return what a subscription brings: of a person at once their quotes alone, else what it is about."""
    topic = wanted.topic
    if wanted.timetable is None and topic.kind is TopicKind.PERSON:
        return f"new quotes by {bold(topic.words)}{_narrowed(topic)}"
    return about(topic)


def when(wanted: Subscription) -> str:
    """Return when it comes: "weekly on Mondays at 09:00, Europe/London"."""
    timetable = wanted.timetable
    if timetable is None:
        return GATHERED
    pace = {
        Cadence.DAILY: "daily",
        Cadence.WEEKDAYS: "Monday to Friday",
        Cadence.WEEKLY: f"weekly on {WEEKDAYS[timetable.weekday].title()}s",
    }
    return f"{pace[timetable.cadence]} at {timetable.at:%H:%M}, {wanted.zone}"


def moment(at: datetime, zone: str) -> str:
    """Return an instant with its day and zone: "Thu 15 May 2025, 08:00 BST"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M %Z}"


def where(kept: Kept) -> str:
    """Return the channel as a link; a direct message is "your direct messages"."""
    if kept.channel_name is None and not kept.channel.startswith(("C", "G")):
        return "your direct messages"
    return f"<#{kept.channel}|{escape(kept.channel_name or kept.channel)}>"


def confirmed(
    kept: Kept, *, now: datetime, notes: Sequence[str] = (), readings: Sequence[tuple[str, str]] = ()
) -> Message:
    """Repeat exactly what was understood, with the next three times and Undo.

    `readings` are the other ways to take the topic: a label and a button's value each.
    """
    head = f"*Subscribed:* {told_of(kept.wanted)} · {when(kept.wanted)} · in {where(kept)}"
    small = [*notes, WITHOUT_NEWS[kept.wanted.says_empty]] if kept.wanted.timetable else [*notes]
    return message(
        section(head),
        section(_next(kept.wanted, now)),
        *([context(*small)] if small else []),
        _confirming(kept, readings),
    )


def _confirming(kept: Kept, readings: Sequence[tuple[str, str]]) -> Block:
    number = str(kept.id)
    buttons = [button("Undo", "digest.end", number), button("Preview", "digest.preview", number)]
    buttons += [
        button(label, f"digest.take.{at}", value)
        for at, (label, value) in enumerate(readings[:MOST_READINGS])
    ]
    menu = []
    if kept.wanted.timetable is not None:
        says = kept.wanted.says_empty
        label = "Stay silent on days without news" if says else "Say so on days without news"
        menu = [(label, f"digest.empty {number} {int(not says)}")]
    return row(buttons, menu, action="digest.empty.menu")


FROM_NOW_ON = {
    TopicKind.PERSON: "*From now on:* new quotes by the person.",
    TopicKind.WORDS: "*From now on:* new stories on the topic.",
    TopicKind.OUTLET: "*From now on:* new stories in which the outlet has a part.",
    TopicKind.EVERYTHING: "*From now on:* all new stories.",
}


def _next(wanted: Subscription, now: datetime) -> str:
    slots = next_slots(wanted, now)
    if not slots:
        return FROM_NOW_ON[wanted.topic.kind]
    return "*Next:* " + " · ".join(moment(slot.due, wanted.zone) for slot in slots)


def already(kept: Kept) -> Message:
    """Say that the channel has this digest."""
    head = f"{where(kept)} has this digest already: {told_of(kept.wanted)} · {when(kept.wanted)}"
    paused = " It is paused." if kept.state == State.PAUSED else ""
    again = [("Resume", "digest.resume")] if paused else [("Unsubscribe", "digest.end")]
    buttons = [button(label, action, str(kept.id)) for label, action in again]
    return message(section(f"{head}.{paused}"), row(buttons))


def changed(head: str, kept: Kept, *, now: datetime, undo: tuple[str, str] | None = None) -> Message:
    """Say what was done to a subscription, what comes next of it, and how to take it back."""
    blocks = [section(f"*{head}:* {told_of(kept.wanted)} · {when(kept.wanted)} · in {where(kept)}")]
    if kept.state == State.ACTIVE:
        blocks.append(section(_next(kept.wanted, now)))
    if undo:
        blocks.append(row([button(undo[0], undo[1], str(kept.id))]))
    return message(*blocks)


def listed(found: Sequence[Kept], *, channel: str | None, now: datetime) -> Message:
    """List the channel's digests, then the user's own elsewhere."""
    if not found:
        return message(
            section("No digest in this channel, and none of yours elsewhere."),
            section(first_lines(DIGEST, 4)),
            new_button(),
        )
    blocks: list[Block] = []
    for kept in found[:MOST_LISTED]:
        blocks += item(kept, now=now, here=kept.channel == channel)
    if len(found) > MOST_LISTED:
        blocks.append(
            context(f"… and {len(found) - MOST_LISTED:,} more. Ask by topic: `/digest history TOPIC`")
        )
    return message(section("*Digests here, and yours elsewhere*"), *blocks, new_button())


def item(kept: Kept, *, now: datetime, here: bool = False) -> list[Block]:
    """Render one subscription of a list, with what can be done about it."""
    head = f"*{kept.id}* · {told_of(kept.wanted)} · {when(kept.wanted)}"
    place = "here" if here else f"in {where(kept)}"
    small = f"{place} · subscribed by <@{escape(kept.owner)}> · {_coming(kept, now)}"
    number = str(kept.id)
    pause = ("Resume", "digest.resume") if kept.state == State.PAUSED else ("Pause", "digest.pause")
    menu = [
        ("Send now", f"digest.now {number}"),
        ("History", f"digest.history {number}"),
        (pause[0], f"{pause[1]} {number}"),
        ("Unsubscribe", f"digest.end {number}"),
    ]
    buttons = [button("Preview", f"digest.preview.{number}", number)]
    return [section(head), context(small), row(buttons, menu, action=f"digest.history.{number}")]


def at_home(found: Sequence[Kept], *, now: datetime) -> list[Block]:
    """Render a person's own digests with their next times, for the Home tab."""
    if not found:
        return []
    blocks: list[Block] = [HeaderBlock(text=MINE)]
    for kept in found[:MOST_LISTED]:
        blocks += item(kept, now=now)
    if len(found) > MOST_LISTED:
        blocks.append(context(f"… and {len(found) - MOST_LISTED:,} more: `/digest list`"))
    return [*blocks, new_button()]


def none_at_home() -> list[Block]:
    """Say that a person has no digest yet, and offer one."""
    way = button("New digest…", "digest.new", "new")
    return [
        HeaderBlock(text=MINE),
        aside("None yet. A topic’s new stories, in a channel, at a time you choose.", way),
    ]


def _coming(kept: Kept, now: datetime) -> str:
    if kept.state == State.PAUSED:
        return f"paused. {refusal(kept.paused_why)}" if kept.paused_why else "paused"
    slots = next_slots(kept.wanted, now, 1)
    return f"next {moment(slots[0].due, kept.wanted.zone)}" if slots else "as it is read"


def history(kept: Kept, past: Sequence[Past]) -> Message:
    """List what became of the last editions, newest first."""
    head = f"*History:* {told_of(kept.wanted)} · {when(kept.wanted)} · in {where(kept)}"
    if not past:
        return message(section(head), context("No edition has been due yet."))
    lines = [_past(one, kept.wanted.zone) for one in past]
    return message(section(head), section("\n".join(lines)))


def _past(one: Past, zone: str) -> str:
    stories = f", {count(one.stories, 'story', 'stories')}" if one.state == PastState.POSTED else ""
    late = f", late by {_span(one.late_minutes)}" if one.late_minutes else ""
    why = f": {refusal(one.why) if one.state == PastState.REFUSED else escape(one.why)}" if one.why else ""
    return f"• {moment(one.due_at, zone)}: {PAST[one.state]}{stories}{late}{why}"


def _span(minutes: int) -> str:
    return count(minutes, "minute") if minutes < 120 else count(minutes // 60, "hour")


def usage(*, unknown: str = "", meant: str = "") -> Message:
    """Say what can be typed, with examples; of what was typed and isn't known, what may have been meant."""
    near = f" Did you mean `/digest {_code(meant)}`?" if meant else ""
    head = f"I don’t know `/digest {_code(unknown)}`.{near} What can be typed:" if unknown else ""
    return message(*usage_blocks(DIGEST, head=head), new_button())


def _code(words: str) -> str:
    """Return words that somebody typed as they may stand between backticks."""
    return escape(clipped(words, 120)).replace("`", "’")


def new_button() -> Block:
    """Return the way to the modal."""
    return row([button("New digest…", "digest.new", "new")])


def notice(outcome: Outcome) -> Message:
    """Tell an owner what became of an edition: paused for good reason, or nobody knows whether it arrived."""
    kept = outcome.kept
    topic = escape(kept.wanted.topic.words or "everything")
    called = f"*“{topic}”*, due {moment(outcome.due_at, kept.wanted.zone)}, for {where(kept)}"
    if outcome.what is What.PAUSED:
        head = f"Your digest is paused, because Slack refused this edition: {called}."
        buttons = [button("Resume", "digest.resume", str(kept.id))]
        return message(section(head), context(refusal(outcome.failure)), row(buttons))
    head = f"Slack didn’t say whether this digest arrived: {called}."
    told = "Look there. It isn’t sent again by itself; the next one lists only what this one didn’t."
    return message(section(head), context(told))


def refusal(failure: str) -> str:
    """Return what to do about Slack's word for a refusal."""
    return REFUSALS.get(failure, f"Slack says {escape(failure)}. Whoever runs whosaid finds it in the log.")


def which(words: str, found: Sequence[Kept], action: str) -> Message:
    """Ask which subscription is meant, a button each; or say that there is none."""
    if not found:
        head = f"No digest here or of yours is “{escape(words)}”. `/digest list` shows their numbers."
        return message(section(head))
    buttons = [
        button(f"{kept.id} · {kept.wanted.topic.words or 'everything'}", f"{action}.{kept.id}", str(kept.id))
        for kept in found[:5]
    ]
    return message(section("*Which digest?*"), row(buttons))


def synonyms_of_what() -> Message:
    """Ask for the topic whose other wordings are meant."""
    return message(
        section(
            "Type a topic, to see its other wordings: `/digest synonyms small boats`\n"
            "With = they are given: `/digest synonyms small boats = dinghies, Channel crossings`"
        )
    )


def synonyms(topic: str, wordings: Sequence[str]) -> Message:
    """Say what else a topic's articles may say."""
    if not wordings:
        return message(section(f"*“{escape(topic)}”* has no other wordings now."))
    others = ", ".join(f"“{escape(one)}”" for one in wordings)
    return message(section(f"*“{escape(topic)}”* is also found by {others}, in every digest here about it."))
