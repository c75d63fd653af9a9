"""Quotes and statements on cards: the words, who said them and how we know, where they stand."""

import re
from collections.abc import Mapping

from slack_sdk.models.blocks import Block

from handlers.blocks.days import named_days
from handlers.blocks.jump import jump
from handlers.blocks.kit import context, count, cut, dated, day, escape, excerpt, link, paired, section
from handlers.shown import Shown
from handlers.standing import standing
from news.nouns import Manner, MentionKind, Span, Status
from news.people.keys import name_key
from news.quotes.compare import Change, Run, nearest_passage, nearness, whole_word_by_word, word_by_word
from news.quotes.cutting import Cut
from news.quotes.likeness import Likeness
from news.text import folded
from news.topics import forms
from storage.echoes import Echo
from storage.nouns import About, Joined, Place, Told

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
    Likeness.CUT: "in part the same words",
    Likeness.REWORDED: "worded otherwise",
}
CUTS = {Cut.QUESTION: "Part of a question", Cut.LONGER: "Part of a longer sentence"}
FEWEST_WORDS = 8
ALIKE = 0.6
"""Share of a stretch's words from which it is compared with a passage word by word."""

ECHOED = 25
"""Words shown of what was said before and later."""

_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_CLAUSE = re.compile(r"[,;:–—]\s+")
_NOBODY: Mapping[int, str] = {}


def statused(told: Told) -> str:
    """Return how the words are given: "said", "in advance", "alleged"."""
    return "said" if told.status == Status.SAID else STATUS[told.status].lower()


def quote_blocks(
    statement: Joined,
    *,
    shown: Shown,
    why: bool = True,
    echo: Echo | None = None,
    critics: Mapping[int, str] = _NOBODY,
) -> list[Block]:
    """Render one statement: its words, then who, where and why, then the other places that give it.

    `echo`: what the same person said before and later on the subject, a line each. `critics`: full names of
    those who criticise the words, by the id of the quote that says so.

    A quote that doesn't mention the topic asked about, in an article that does, says so; and so does one that
    gives the words asked about as somebody else's.
    """
    lead, topic = statement.lead, shown.about
    small = [*_stands(lead, shown, critics), *_small_print(lead, why=why)]
    if topic and not _mentions(lead, topic):
        small.append(f"The quote doesn’t mention {escape(topic)}; the article does")
    return [
        section(_words(lead, shown)),
        context("\n".join(small)),
        *(
            _also(kind, told, lead, shown, _stands(told, shown, critics), why=why)
            for kind, told in statement.also
        ),
        *_more(statement),
        *_echoed(echo),
    ]


def _mentions(told: Told, topic: str) -> bool:
    """Tell whether what is shown of a quote has the topic: its marked words, or the sentence around them."""
    held = set((" ".join(told.folded) if told.manner == Manner.DIRECT else folded(told.sentence)).split())
    return all(not held.isdisjoint(one) for one in forms(topic))


def _stands(told: Told, shown: Shown, critics: Mapping[int, str]) -> list[str]:
    """Render how words that were asked for stand in a quote."""
    found = standing(told, shown.words or "")
    lines = []
    if found.repeats:
        lines.append(f"*Repeats these words*, as what somebody else said: “{escape(found.repeats)}”")
    if found.cut_from:
        how, whole = found.cut_from
        lines.append(f"*{CUTS[how]}*: “{escape(cut(whole, MOST_WORDS // 2))}”")
    if found.fragment:
        lines.append("*Quoted there as a fragment*, not as a whole sentence")
    if found.critic:
        who, how_told = found.critic
        name = critics.get(told.id, who)
        critic = who if name_key(name) in name_key(who) else f"{who} [{name}]"
        lines.append(f"*Criticised by* {escape(critic)}, as the article says: “{escape(how_told)}”")
    return lines


def _echoed(echo: Echo | None) -> list[Block]:
    if echo is None:
        return []
    sides = (("Said before", echo.before), ("Said later", echo.later))
    return [context("\n".join(_echo(label, told) for label, told in sides if told))]


def _echo(label: str, told: Told) -> str:
    """Return a line: when, the words, who said them where that isn't plain, and the way to the article."""
    when = f"spoken {day(told.spoken)}" if told.spoken else dated(told.where.published)
    words = f"“{escape(cut(' … '.join(told.words), ECHOED))}”"
    if told.manner != Manner.DIRECT:
        words = escape(excerpt(told.sentence, ECHOED))
    outlet = link(jump(told.where.url, told.sentence), told.where.outlet or "Outlet not stated")
    return f"*{label}*, {when}: {words} · {_speaker(told)} · {outlet}"


def spoken(told: Told) -> tuple[str, str]:
    """Render a quote where there is little room: its words, and who said them how."""
    return _words(told, Shown()), _who(told)


def _more(statement: Joined) -> list[Block]:
    return (
        [context(f"… and {count(statement.more, 'more place')} with these words")] if statement.more else []
    )


def about_blocks(statement: About, *, full: bool) -> list[Block]:
    """Render a statement about a person: the sentence around the name, by whom, and where it stands."""
    words = paired(statement.sentence) if full else _around(statement.sentence, statement.mention)
    small = [stands(statement.where, words=statement.sentence)]
    if statement.said_by:
        small.append(f"Told by {escape(statement.said_by)}")
    small += named_days(statement.sentence, statement.where.published, among=words)
    return [section(f"• {escape(words)}"), context("\n".join(small))]


def compared_blocks(asked: str, told: Told) -> list[Block]:
    """Render a quote beside words that were pasted: what is in both, and what in one alone."""
    runs = word_by_word(asked, nearest_passage(asked, told.words))
    words = " ".join(_marked(run) for run in runs)
    return [section(f"“{words}”"), context("\n".join(_small_print(told)))]


def _marked(run: Run) -> str:
    words = escape(run.words)
    if run.change == Change.SAME:
        return words
    return f"*{words}*" if run.change == Change.ONLY_GIVEN else f"~{words}~"


def _also(  # noqa: PLR0913 (what stands beside the place is worked out with the lead's)
    kind: Likeness | None, told: Told, lead: Told, shown: Shown, stands_so: list[str], *, why: bool
) -> Block:
    label = LIKENESS[kind] if kind else "another part of it"
    if told.status != Status.SAID:
        label = f"{STATUS[told.status].lower()}, {label}"
    words = _words(told, shown)
    if shown.full and kind == Likeness.REWORDED and {told.manner, lead.manner} == {Manner.DIRECT}:
        label += " (*bold*: only here; ~struck~: only above)"
        words = "\n".join(_beside(stretch, lead) for stretch in told.words)
    return context("\n".join((f"*Also*, {label}: {words}", *stands_so, *_small_print(told, why=why))))


def _beside(stretch: str, lead: Told) -> str:
    """Render a stretch word by word beside what the lead has for it; plain where that has nothing like it."""
    passage = nearest_passage(stretch, lead.words)
    if nearness(stretch, passage) < ALIKE:
        return f"“{escape(stretch)}”"
    return f"“{' '.join(_marked(run) for run in whole_word_by_word(passage, stretch))}”"


def _small_print(told: Told, *, why: bool = True) -> tuple[str, ...]:
    """Return who said it, where it stands, and why it is taken to be theirs."""
    small = (_who(told), stands(told.where, spoken=_spoken(told), words=told.sentence))
    return (*small, f"Why: {escape(told.reason)}") if why else small


def _words(told: Told, shown: Shown) -> str:
    """Return the words as the article gives them: marked ones alone, or the sentence they are part of."""
    if shown.full or told.manner != Manner.DIRECT:
        return escape(paired(told.sentence) if shown.full else excerpt(told.sentence, MOST_WORDS))
    first = _first_stretch(told, shown.words)
    lines, left = [], MOST_WORDS
    for stretch in told.words[first:]:
        lines.append(f"“{escape(cut(stretch, left))}”")
        left -= len(stretch.split())
        if left < FEWEST_WORDS:
            break
    if first:
        lines[0] = f"“… {lines[0][1:]}"
    if first + len(lines) < len(told.words) and not lines[-1].endswith("…”"):
        lines[-1] = f"{lines[-1][:-1]} …”"
    return "\n".join(lines)


def _first_stretch(told: Told, words: str | None) -> int:
    """Return the stretch to begin with: the one that holds the words that were looked for."""
    phrase = folded(words or "")
    return next((at for at, stretch in enumerate(told.folded) if phrase and phrase in stretch), 0)


def _who(told: Told) -> str:
    """Return the status where it isn't plain "said", the speaker's words, the name meant, and the cue."""
    status = f"*{STATUS[told.status]}* · " if told.status != Status.SAID else ""
    cue = f" · cue “{escape(told.cue)}”" if told.cue else ""
    venue = f" · {escape(told.venue)}" if told.venue else ""
    return f"{status}{_speaker(told)}{cue}{venue}"


def _speaker(told: Told) -> str:
    if told.speaker is None:
        return escape(certain(told, told.name)) if told.name else "Speaker not given"
    words = escape(speaker_words(told))
    if told.name is None:
        proper = told.named or told.speaker_kind is MentionKind.PROPER
        return f"{words} ({'not clear who' if proper else 'unnamed'})"
    if says_name(told):
        return words
    return f"{words} [{escape(certain(told, told.name))}]"


def speaker_words(told: Told) -> str:
    """Return the article's own words for the speaker, not as an owner."""
    return _OWNING.sub("", told.speaker or "")


def certain(told: Told, name: str) -> str:
    """Return the speaker's name, after "probably" where it was inferred and isn't sure."""
    return inferred(name, told.speaker, told.confidence)


def inferred(name: str, words: str | None, confidence: float) -> str:
    """Return the name of whom `words` mean, after "probably" where they don't say it and it isn't sure."""
    sure = confidence >= SURE or name_key(name) in name_key(words or "")
    return name if sure else f"probably {name}"


def says_name(told: Told) -> bool:
    """Tell whether the article's own words for the speaker are the name."""
    return told.name is not None and name_key(told.name) in name_key(told.speaker or "")


def _spoken(told: Told) -> str | None:
    if told.spoken:
        return f"spoken {day(told.spoken)}"
    return "day spoken not stated" if told.where.published else None


def stands(place: Place, spoken: str | None = None, words: str = "") -> str:
    """Return outlet, date and the way to the words; what an article doesn't state is said to be so."""
    outlet = link(jump(place.url, words), place.outlet or "Outlet not stated")
    found = [outlet, "; ".join(part for part in (dated(place.published), spoken) if part)]
    if place.file and not place.url:
        found.append(escape(place.file))
    return " · ".join(found) + f", paragraph {place.paragraph}"


def _around(sentence: str, mention: Span | None) -> str:
    """Return the sentence; of a long one the clause that names the person, and what follows.

    Where that is but a few words, what comes before is shown with them.

    "The Prime Minister will hold talks with Edi Rama, who won …" begins at the name, for want of a clause.
    """
    if len(sentence.split()) <= MOST_WORDS // 2 or mention is None:
        return excerpt(sentence, MOST_WORDS)
    before = sentence[: mention.start]
    clauses = [match.end() for match in _CLAUSE.finditer(before)]
    start = clauses[-1] if clauses else mention.start
    if len(before.split()) < FEWEST_WORDS:
        start = 0
    if len(sentence[start:].split()) < FEWEST_WORDS:
        return paired(f"…{' '.join(sentence.split()[-MOST_WORDS // 2 :])}")
    shown = cut(sentence[start:], MOST_WORDS // 2)
    return paired(f"…{shown}" if start else shown)
