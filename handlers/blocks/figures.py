"""Figures on cards: as written, what is counted, for when, who says so, and where they stand.

A difference is shown, never judged; what the articles don't state is said not to be stated.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slack_sdk.models.blocks import Block

from handlers.beside import Beside, Places
from handlers.blocks.days import named_days
from handlers.blocks.excerpts import stretch_told
from handlers.blocks.figure_titles import title_of
from handlers.blocks.jump import jump
from handlers.blocks.kit import articles_in, context, count, cut, day, escape, link, paired, sections
from handlers.blocks.quotes import MOST_WORDS, STATUS, inferred
from news.figures.judged import Verdict
from news.nouns import CHANGES, Comparator, Status
from news.people.keys import name_key
from storage.nouns import Place, Stated

MOST_STATEMENTS = 6
MOST_APART = 4
MOST_COUNTED = 18
ALONE = "*Given once*"
PRONOUNS = frozenset("he she they it who which that we i you".split())
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

_AHEAD = re.compile(r"(?:by|until|before)\b(?! (?:yesterday|today|now))", re.IGNORECASE)
"""Opens a time that may be to come: which day "by August 4" means is left to the reader."""

_MOVES = re.compile(
    r"\b(?:up|down|ris[ei]|rose|increas|gr[eo]w|f[ae]ll|drop|cut|reduc|declin|lower|higher|fewer|doubl|tripl"
    r"|halv|slash|shed|jump|surg|plung|gain|los[est]|more|less|extra|hike|boost|decreas|discount|off\b)",
    re.IGNORECASE,
)


def lineup_blocks(one: Beside, *, full: bool = False, told: set[int] | None = None) -> list[Block]:
    """Render statements side by side: what they count, the verdict in words, each statement, what is apart.

    `full`: with the sentence of each article that is not among `told` yet: one an article and card.
    """
    told = set() if told is None else told
    lines = [f"*{escape(title(one))}*", verdict(one)]
    for places in one.statements[:MOST_STATEMENTS]:
        lines += _lines(places, told, full=full)
    lines += _more(one.statements, MOST_STATEMENTS)
    blocks = sections(lines)
    if one.apart:
        small = [line for places in one.apart[:MOST_APART] for line in _lines(places, told, full=full)]
        blocks.append(context("\n".join((APART, *small, *_more(one.apart, MOST_APART)))))
    return blocks


def lone_blocks(
    several: Sequence[Beside], *, full: bool = False, told: set[int] | None = None, head: str = ALONE
) -> list[Block]:
    """Render figures that stand alone, a line each; two of one stretch, "from 0.5% to 0.3%", share theirs."""
    told = set() if told is None else told
    statements = [places for one in several for places in one.statements]
    lines = [line for places in statements for line in _lines(places, told, full=full)]
    return sections((head, *_shared(lines))) if lines else []


def _shared(lines: Sequence[str]) -> list[str]:
    """Make one line of those that differ in what is bold only, with all of it in bold."""
    found: dict[str, set[int]] = {}
    for line in lines:
        stars = [match.start() for match in re.finditer(r"\*", line)]
        found.setdefault(line.replace("*", ""), set()).update(at - n for n, at in enumerate(stars))
    return [_starred(plain, stars) for plain, stars in found.items()]


def _starred(plain: str, stars: set[int]) -> str:
    ends = [0, *sorted(stars), len(plain)]
    return "*".join(plain[start:end] for start, end in pairwise(ends))


def title(one: Beside) -> str:
    """Return what the statements count, as `title_of` does; of parts and their whole, what the whole does."""
    firsts = [places[0] for places in one.statements]
    if is_sum(one):
        firsts = [max(firsts, key=lambda stated: stated.figure.value or 0)]
    return title_of(firsts)


def is_sum(one: Beside) -> bool:
    """Tell whether the statements are parts and their whole."""
    values = {places[0].figure.value for places in one.statements}
    return one.verdict is Verdict.AGREES and len(values) > 1


def verdict(one: Beside) -> str:
    """Return in one line how the statements compare: parts and their whole by their sum."""
    if one.verdict is None:
        return ""
    summed = is_sum(one)
    words = escape(one.reason).capitalize() if summed else VERDICTS[one.verdict]
    where = (stated.where for places in one.statements for stated in places)
    spread = f"{count(len(one.statements), 'statement')} in {articles_in(where)}"
    return " · ".join((f"_{words}_", spread, *([] if one.timed or summed else [UNTIMED])))


def _lines(places: Places, told: set[int], *, full: bool) -> Iterator[str]:
    yield statement_line(places)
    lead = places[0]
    if full and lead.where.article_id not in told:
        told.add(lead.where.article_id)
        yield f"> {sentence(lead)}"


def _more(statements: Sequence[Places], most: int) -> list[str]:
    left = len(statements) - most
    return [f"… and {count(left, 'more statement')}"] if left > 0 else []


def statement_line(places: Places) -> str:
    """Return one statement: the figure among the article's words, for when, by whom, and where it stands."""
    lead, figure = places[0], places[0].figure
    found = _led(lead)
    told, dated = stretch_told(lead, found.start() if found else lead.at.start)
    parts = [f"• {told}{_direction(lead, told)}"]
    if figure.as_of and not dated:
        parts.append(f"“{escape(figure.as_of)}”")
    when = "" if _AHEAD.match(figure.as_of or "") else figure.as_of or ""
    parts += named_days(lead.sentence, lead.where.published, among=when)
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
    found = _led(stated)
    return " ".join((*(found[0].split() if found else ()), *stated.figure.text.split()))


def _led(stated: Stated) -> re.Match[str] | None:
    """Return the words before a number that bound it or say what it changed by, if its own don't."""
    figure, before = stated.figure, stated.sentence[: stated.at.start]
    if figure.comparator in CHANGES:
        return _CHANGING.search(before)
    if figure.comparator is Comparator.EXACT or _HEDGED.match(figure.text):
        return None
    return _BOUNDING.search(before)


def _direction(stated: Stated, told: str) -> str:
    """Return the direction of a change, if no word that is `told` tells it."""
    way = DIRECTION.get(stated.figure.comparator)
    return f" ({way})" if way and not _MOVES.search(told) else ""


def giver(stated: Stated) -> str:
    """Return who gives the figure, and how where it isn't plainly said; "" is the article's own voice."""
    status = "" if stated.figure.status is Status.SAID else f"*{STATUS[stated.figure.status].lower()}*"
    name = giver_name(stated)
    if stated.decided_on:
        who = f"{escape(name or 'giver not clear')} (an editor’s decision)"
    elif name and stated.sayer and stated.name and _describes(stated.sayer, stated.name):
        who = f"“{escape(stated.sayer)}” [{escape(name)}]"
    else:
        who = escape(name) if name else _words(stated.sayer) if stated.sayer else ""
    return ", ".join(part for part in (who, status) if part)


def _words(sayer: str) -> str:
    return "giver not clear" if sayer.lower() in PRONOUNS else f"“{escape(sayer)}”"


def giver_name(stated: Stated) -> str | None:
    """Return the giver's name, after "probably" where it was inferred and isn't sure."""
    if stated.name is None or stated.decided_on:
        return stated.name
    return inferred(stated.name, stated.sayer, stated.figure.confidence)


def _describes(sayer: str, name: str) -> bool:
    """Tell whether words say more than the name: "The senior Tory", but not "Mr Philp" nor "he"."""
    return sayer.lower() not in PRONOUNS and name_key(sayer).rsplit(" ", 1)[-1] not in name_key(name).split()


def _where(places: Places) -> Iterator[str]:
    """Yield where a statement stands: of several places the first, and how many more in which outlets."""
    yield where(places[0].where, places[0].sentence)
    others = {one.where.article_id: one.where for one in places[1:]}
    others.pop(places[0].where.article_id, None)
    if others:
        outlets = sorted({escape(place.outlet or "outlet not stated") for place in others.values()})
        yield f"also in {', '.join(outlets[:3])}: {len(others) + 1} places, 1 statement"


def where(place: Place, words: str) -> str:
    """Return outlet, date, and the way to the words."""
    outlet = link(jump(place.url, words), place.outlet or "outlet not stated")
    dated = day(place.published.day) if place.published else "undated"
    file = f", {escape(place.file)}" if place.file and not place.url else ""
    return f"{outlet}, {dated}{file}, paragraph {place.paragraph}"


def sentence(stated: Stated) -> str:
    """Return the figure's sentence, cut around the figure when it is long."""
    words, start = stated.sentence.split(), len(stated.sentence[: stated.at.start].split())
    if len(words) <= MOST_WORDS:
        return escape(paired(stated.sentence))
    first = max(0, min(start - MOST_WORDS // 2, len(words) - MOST_WORDS))
    shown = " ".join(words[first : first + MOST_WORDS])
    return escape(paired(f"{'… ' if first else ''}{shown}{'…' if first + MOST_WORDS < len(words) else ''}"))
