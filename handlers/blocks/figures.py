"""Figures on cards: as written, what is counted, for when, who says so, and where they stand.

A difference is shown, never judged; what the articles don't state is said not to be stated.
"""

import re
from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from handlers.beside import Beside, Places
from handlers.blocks.kit import context, count, cut, day, escape, link, sections
from handlers.blocks.quotes import MOST_WORDS, STATUS
from news.figures.judged import Verdict
from news.nouns import CHANGES, Comparator, Status
from news.people.keys import name_key
from storage.nouns import Place, Stated

MOST_STATEMENTS = 6
MOST_APART = 4
MOST_COUNTED = 18
MOST_TITLE = 14
ALONE = "*Given once*"
UNCLEAR = "what is counted is not clear"
PRONOUNS = frozenset("he she they it who we i".split())
VERDICTS = {
    Verdict.DIFFERS: "Reports differ",
    Verdict.AGREES: "The same figure",
    Verdict.ROUNDING: "Compatible, one is rounder or vaguer",
}
UNTIMED = "not all say for when in the same words"
APART = "*Not the same thing*: looks alike, counts something else"
DIRECTION = {Comparator.CHANGE_UP: "up", Comparator.CHANGE_DOWN: "down"}
_HEDGED = re.compile(r"[^\W\d_]{2,} ")
_BOUNDING = re.compile(
    r"\b(?:exceed|topp?|pass|surpass|breach|outnumber|hit|reach)(?:s|es|ed|ing)? \Z", re.IGNORECASE
)
_CHANGING = re.compile(
    r"\b(?:(?:up|down|cut|rise|rose|risen|gr[eo]wn?|fall|fell|fallen|halved?|doubled|\w+ed|\w+ing) )?by \Z"
    r"|\b(?:up|down|rose|grew|fell|cut|\w+ed|\w+ing) \Z",
    re.IGNORECASE,
)


def lineup_blocks(one: Beside, *, full: bool = False, told: set[int] | None = None) -> list[Block]:
    """Render statements side by side: what they count, the verdict in words, each statement, what is apart.

    `full`: with the sentence of each article that is not among `told` yet: one an article and card.
    """
    told = set() if told is None else told
    lines = [f"*“{escape(title(one))}”*", verdict(one)]
    for places in one.statements[:MOST_STATEMENTS]:
        lines += _lines(places, told, full=full, under=title(one))
    lines += _more(one.statements, MOST_STATEMENTS)
    blocks = sections(lines)
    if one.apart:
        small = [line for places in one.apart[:MOST_APART] for line in _lines(places, told, full=full)]
        blocks.append(context("\n".join((APART, *small, *_more(one.apart, MOST_APART)))))
    return blocks


def lone_blocks(
    several: Sequence[Beside], *, full: bool = False, told: set[int] | None = None
) -> list[Block]:
    """Render figures that stand alone, a line each."""
    told = set() if told is None else told
    statements = [places for one in several for places in one.statements]
    lines = [line for places in statements for line in _lines(places, told, full=full)]
    return sections((ALONE, *lines)) if lines else []


def title(one: Beside) -> str:
    """Return the fullest words for what is counted, of those that aren't long."""
    return title_of([places[0] for places in one.statements])


def title_of(stated: Sequence[Stated]) -> str:
    """Return the fullest words for what these figures count, without what stands around the noun phrase."""
    counted = [_phrase(one.figure.counted) for one in stated]
    short = [words for words in counted if len(words.split()) <= MOST_TITLE]
    return max(short, key=len, default=cut(counted[0], MOST_TITLE)) or UNCLEAR


def _phrase(counted: str) -> str:
    """Return the noun phrase of "people (have made the journey)"; all of it where that is one word."""
    phrase = counted.partition(" (")[0]
    return phrase if len(phrase.split()) > 1 else counted


def verdict(one: Beside) -> str:
    """Return in one line how the statements compare: parts and their whole by their sum."""
    if one.verdict is None:
        return ""
    figures = [places[0].figure for places in one.statements]
    summed = one.verdict is Verdict.AGREES and len({figure.value for figure in figures}) > 1
    words = escape(one.reason).capitalize() if summed else VERDICTS[one.verdict]
    articles = len({stated.where.article_id for places in one.statements for stated in places})
    spread = f"{count(len(one.statements), 'statement')} in {count(articles, 'article')}"
    return " · ".join((f"_{words}_", spread, *([] if one.timed or summed else [UNTIMED])))


def _lines(places: Places, told: set[int], *, full: bool, under: str = "") -> Iterator[str]:
    yield statement_line(places, under=under)
    lead = places[0]
    if full and lead.where.article_id not in told:
        told.add(lead.where.article_id)
        yield f"> {sentence(lead)}"


def _more(statements: Sequence[Places], most: int) -> list[str]:
    left = len(statements) - most
    return [f"… and {count(left, 'more statement')}"] if left > 0 else []


def statement_line(places: Places, *, under: str = "") -> str:
    """Return one statement: the figure as written, what it counts, for when, by whom, and where it stands.

    `under`: the title above it, whose words are not said again.
    """
    lead, figure = places[0], places[0].figure
    parts = [f"• *“{escape(as_written(lead))}”* {_counts(lead, under)}".rstrip()]
    if figure.as_of:
        parts.append(f"“{escape(figure.as_of)}”")
    if giver(lead):
        parts.append(giver(lead))
    return " · ".join((*parts, *_where(places), *_changed(lead)))


def _changed(stated: Stated) -> list[str]:
    """Say that the outlet has changed the figure since it was first read, and what stood there before."""
    if stated.before is None:
        return []
    if not stated.before:
        return ["*changed since*: not in the first version"]
    return [f"*changed since*: before, “{escape(cut(stated.before, MOST_COUNTED))}”"]


def as_written(stated: Stated) -> str:
    """Return the number in the article's words, with the verb that bounds it: "topped 12,000"."""
    return " ".join((*_leading(stated), *stated.figure.text.split()))


def _leading(stated: Stated) -> list[str]:
    """Return the words before a number that bound it or say what it changed by, if its own don't."""
    figure, before = stated.figure, stated.sentence[: stated.at.start]
    if figure.comparator in CHANGES:
        found = _CHANGING.search(before)
    elif figure.comparator is Comparator.EXACT or _HEDGED.match(figure.text):
        return []
    else:
        found = _BOUNDING.search(before)
    return found[0].split() if found else []


def _counts(stated: Stated, under: str) -> str:
    """Return what is counted, and the direction of a change that no word beside the number tells."""
    figure, counted = stated.figure, stated.figure.counted
    told = DIRECTION.get(figure.comparator) if _leading(stated) in ([], ["by"]) else None
    words = (
        ""
        if counted and under in (counted, _phrase(counted))
        else escape(cut(counted, MOST_COUNTED)) or UNCLEAR
    )
    return " ".join(part for part in (f"({told})" if told else "", words) if part)


def giver(stated: Stated) -> str:
    """Return who gives the figure, and how where it isn't plainly said; "" is the article's own voice."""
    status = "" if stated.figure.status is Status.SAID else f"*{STATUS[stated.figure.status].lower()}*"
    if stated.name and stated.sayer and _describes(stated.sayer, stated.name):
        who = f"“{escape(stated.sayer)}” [{escape(stated.name)}]"
    else:
        who = escape(stated.name) if stated.name else f"“{escape(stated.sayer)}”" if stated.sayer else ""
    return ", ".join(part for part in (who, status) if part)


def _describes(sayer: str, name: str) -> bool:
    """Tell whether words say more than the name: "The senior Tory", but not "Mr Philp" nor "he"."""
    return sayer.lower() not in PRONOUNS and name_key(sayer).rsplit(" ", 1)[-1] not in name_key(name).split()


def _where(places: Places) -> Iterator[str]:
    """Yield where a statement stands: of several places the first, and how many more in which outlets."""
    yield where(places[0].where)
    others = {one.where.article_id: one.where for one in places[1:]}
    others.pop(places[0].where.article_id, None)
    if others:
        outlets = sorted({escape(place.outlet or "outlet not stated") for place in others.values()})
        yield f"also in {', '.join(outlets[:3])}: {len(others) + 1} places, 1 statement"


def where(place: Place) -> str:
    """Return outlet, date, and the way to the words."""
    outlet = link(place.url, place.outlet or "outlet not stated")
    dated = day(place.published.day) if place.published else "undated"
    file = f", {escape(place.file)}" if place.file and not place.url else ""
    return f"{outlet}, {dated}{file}, paragraph {place.paragraph}"


def sentence(stated: Stated) -> str:
    """Return the figure's sentence, cut around the figure when it is long."""
    words, start = stated.sentence.split(), len(stated.sentence[: stated.at.start].split())
    if len(words) <= MOST_WORDS:
        return escape(stated.sentence)
    first = max(0, min(start - MOST_WORDS // 2, len(words) - MOST_WORDS))
    shown = " ".join(words[first : first + MOST_WORDS])
    return escape(f"{'… ' if first else ''}{shown}{'…' if first + MOST_WORDS < len(words) else ''}")
