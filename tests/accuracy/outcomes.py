"""What became of each segment: found with its speaker, with another, with another extent, or missed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.accuracy.gold import Row
from tests.accuracy.segments import Bounds, Unit, matches, mostly_in, quoted_mask, same_speaker, units

_AROUND = 60
_LONGEST = 90


class Outcome(StrEnum):
    """In the order of the table."""

    RIGHT = "found, speaker right"
    ANOTHER = "found, another speaker"
    NOBODY = "found, no speaker"
    EXTENT = "found with another extent"
    MISSED = "missed"
    SPURIOUS = "given, and no quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One segment: `words` with what stands around them, in brackets and cut short; both speakers' words."""

    manner: str
    outcome: Outcome
    words: str
    wanted: str | None
    given: str | None
    confidence: float | None


def cases(gold: Iterable[Row], given: Iterable[Row]) -> Iterator[Case]:
    """Yield each segment of the gold, and each given one that meets none; rows as for `segments.score`."""
    for mine, theirs in zip(gold, given, strict=True):
        yield from _cases(mine["text"], mine["quotes"], theirs["quotes"])


def table(found: Iterable[Case]) -> list[str]:
    """Return a Markdown table: outcomes down, manners across."""
    count = Counter((case.manner, case.outcome) for case in found)
    manners = ("direct", "mixed", "indirect")
    lines = ["| | " + " | ".join(manners) + " |", "|---" * (len(manners) + 1) + "|"]
    for outcome in Outcome:
        cells = (str(count[manner, outcome]) for manner in manners)
        lines.append(f"| {outcome} | " + " | ".join(cells) + " |")
    return lines


def _cases(text: str, wanted: list[Row], made: list[Row]) -> Iterator[Case]:
    mask = quoted_mask(text)
    gold = units(text, wanted, mask)
    pairs = [(unit, quote) for quote in made for unit in units(text, [quote], mask)]
    given = [unit for unit, _ in pairs]
    found = matches(gold, given)
    for at, unit in enumerate(gold):
        if not unit.ignored:
            yield _of_gold(text, unit, pairs[found[at]] if at in found else None, given)
    wrong = [unit for to, unit in enumerate(given) if to not in found.values()]
    for unit in wrong:
        aside = mostly_in(unit.bounds, [one.bounds for one in gold if one.ignored])
        if not aside and not _meets(unit, gold):
            yield _case(text, unit, Outcome.SPURIOUS, (None, unit.speaker))


def _of_gold(text: str, unit: Unit, pair: tuple[Unit, Row] | None, given: list[Unit]) -> Case:
    if pair is None:
        outcome = Outcome.EXTENT if _meets(unit, given) else Outcome.MISSED
        return _case(text, unit, outcome, (unit.speaker, None))
    hit, quote = pair
    outcome = Outcome.ANOTHER if hit.speaker else Outcome.NOBODY
    if same_speaker(text, unit, hit):
        outcome = Outcome.RIGHT
    return _case(text, unit, outcome, (unit.speaker, hit.speaker), quote.get("confidence"))


def _meets(unit: Unit, others: list[Unit]) -> bool:
    start, end = unit.bounds
    return any(other.bounds[0] < end and start < other.bounds[1] for other in others)


def _case(
    text: str,
    unit: Unit,
    outcome: Outcome,
    speakers: tuple[Bounds | None, Bounds | None],
    confidence: float | None = None,
) -> Case:
    wanted, given = speakers
    return Case(
        manner=unit.manner,
        outcome=outcome,
        words=_short(text, unit.bounds),
        wanted=text[slice(*wanted)] if wanted else None,
        given=text[slice(*given)] if given else None,
        confidence=confidence,
    )


def _short(text: str, bounds: Bounds) -> str:
    start, end = bounds
    words = text[start:end]
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND // 2]
    return " ".join(f"{before}[{words}]{after}".split())
