"""Quotes and statements on cards: the words, who said them and how we know, where they stand."""

from slack_sdk.models.blocks import Block

from handlers.blocks.kit import context, cut, dated, day, escape, link, section
from handlers.joined import Joined
from news.nouns import Manner, MentionKind, Span, Status
from news.people.keys import name_key
from news.quotes.likeness import Likeness
from storage.nouns import About, Place, Told

MOST_WORDS = 60
SURE = 0.9
STATUS = {
    Status.ADVANCE: "In advance",
    Status.DENIED: "Denied",
    Status.HYPOTHETICAL: "Not said, only supposed",
    Status.ALLEGED: "Alleged",
    Status.SECOND_HAND: "Second-hand",
}
LIKENESS = {
    Likeness.SAME: "the same words",
    Likeness.CUT: "cut",
    Likeness.REWORDED: "worded otherwise",
}


def quote_blocks(statement: Joined, *, full: bool) -> list[Block]:
    """Render one statement: its words, then who, where and why, then the other places that give it."""
    lead = statement.lead
    return [
        section(_words(lead, full=full)),
        context("\n".join(_small_print(lead))),
        *(_also(kind, told, full=full) for kind, told in statement.also),
    ]


def about_blocks(statement: About, *, full: bool) -> list[Block]:
    """Render a statement about a person: the sentence around the name, by whom, and where it stands."""
    words = statement.sentence if full else _around(statement.sentence, statement.mention)
    teller = f"by {escape(statement.said_by)}" if statement.said_by else "in the article’s own voice"
    return [section(f"“{escape(words)}”"), context(f"{_where(statement.where)}\nTold {teller}")]


def _also(kind: Likeness, told: Told, *, full: bool) -> Block:
    label = LIKENESS[kind]
    if told.status != Status.SAID:
        label = f"{STATUS[told.status].lower()}, {label}"
    words = _words(told, full=full)
    return context("\n".join((f"*Also, {label}:* {words}", *_small_print(told))))


def _small_print(told: Told) -> tuple[str, str, str]:
    """Return who said it, where it stands, and why it is taken to be theirs."""
    return _who(told), _where(told.where, spoken=_spoken(told)), f"Why: {escape(told.reason)}"


def _words(told: Told, *, full: bool) -> str:
    """Return the words as the article gives them: marked ones alone, or the sentence they are part of."""
    if full or told.manner != Manner.DIRECT:
        return escape(told.sentence if full else cut(told.sentence, MOST_WORDS))
    lines, left = [], MOST_WORDS
    for stretch in told.words:
        lines.append(f"“{escape(cut(stretch, left))}”")
        left -= len(stretch.split())
        if left <= 0:
            break
    if len(lines) < len(told.words) and not lines[-1].endswith("…”"):
        lines[-1] = lines[-1][:-1] + " …”"
    return "\n".join(lines)


def _who(told: Told) -> str:
    """Return the status where it isn't plain "said", the speaker's words, the name meant, and the cue."""
    status = f"*{STATUS[told.status]}* · " if told.status != Status.SAID else ""
    cue = f" · cue “{escape(told.cue)}”" if told.cue else ""
    venue = f" · {escape(told.venue)}" if told.venue else ""
    return f"{status}{_speaker(told)}{cue}{venue}"


def _speaker(told: Told) -> str:
    if told.speaker is None:
        return escape(told.name) if told.name else "Speaker not given"
    words = escape(told.speaker)
    if told.name is None:
        return f"{words} ({'not clear who' if told.named else 'unnamed'})"
    if told.speaker_kind == MentionKind.PROPER and name_key(told.speaker) == name_key(told.name):
        return words
    meant = escape(told.name) if told.confidence >= SURE else f"probably {escape(told.name)}"
    return f"{words} [{meant}]"


def _spoken(told: Told) -> str:
    return f"spoken {day(told.spoken)}" if told.spoken else "day spoken not stated"


def _where(place: Place, spoken: str | None = None) -> str:
    """Return outlet, date and the way to the words; what an article doesn't state is said to be so."""
    outlet = link(place.url, place.outlet or "Outlet not stated")
    found = [outlet, "; ".join(part for part in (dated(place.published), spoken) if part)]
    if place.file and not place.url:
        found.append(escape(place.file))
    return " · ".join(found) + f", paragraph {place.paragraph}"


def _around(sentence: str, mention: Span | None) -> str:
    """Return the sentence, a long one cut to the clause around the name."""
    words = sentence.split()
    if len(words) <= MOST_WORDS // 2 or mention is None:
        return cut(sentence, MOST_WORDS)
    before = len(sentence[: mention.start].split())
    start = before if before > MOST_WORDS // 6 else 0
    shown = cut(" ".join(words[start:]), MOST_WORDS // 2)
    return f"…{shown}" if start else shown
