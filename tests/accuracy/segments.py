"""Quotations found and their speakers, counted by segment: a stretch of a quotation inside one paragraph.

Gold and prediction match when their overlap is at least half of their union, one to one, best first. The
manner of each is computed by one rule: nine tenths of the letters in marks is direct, none is indirect, else
mixed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.accuracy.gold import Row

OPENING, CLOSING = "“«„", "”»"
TRIM = frozenset(" \t\r\n\"'“”‘’«»„`,.;:!?-–—()[]\u00a0")
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A segment with its quotation; `ignored` gold neither gains nor loses."""

    bounds: Bounds
    manner: str
    speaker: Bounds | None
    head: Bounds | None
    ignored: bool


def quoted_mask(text: str) -> bytearray:
    """Return 1 for each character in quotation marks; an unclosed mark ends with its paragraph."""
    mask = bytearray(len(text))
    for line in re.finditer(r"[^\n]+", text):
        at, end, opened = line.start(), line.end(), -1
        while at < end:
            sign, pair = text[at], text[at : at + 2]
            if opened < 0 and (sign in OPENING or sign == '"' or pair == "``"):
                opened = at
            elif opened < 0 and sign in "'‘" and pair != "''":
                at = _single(text, at, line.start(), end, mask)
            elif opened >= 0 and (sign in CLOSING or sign == '"' or pair == "''"):
                mask[opened : at + 1] = b"\1" * (at + 1 - opened)
                opened = -1
            at += 1
        if opened >= 0:
            mask[opened:end] = b"\1" * (end - opened)
    return mask


def _single(text: str, at: int, start: int, end: int, mask: bytearray) -> int:
    """Mark a stretch in single marks, if one opens here; return where to go on."""
    if not ((at == start or text[at - 1] in " (“—-:[") and at + 1 < end and text[at + 1].isalnum()):
        return at
    for close in re.finditer("['’]", text[at + 1 : end]):
        to = at + 1 + close.start()
        if (to + 1 == end or not text[to + 1].isalnum()) and text[to - 1] != " ":
            if to - at <= 4:
                return at
            mask[at : to + 1] = b"\1" * (to + 1 - at)
            return to
    return at


def _manner(text: str, spans: Iterable[Bounds], mask: bytearray) -> str:
    letters = [
        mask[at] for start, end in spans for at in range(start, min(end, len(text))) if text[at].isalnum()
    ]
    if not any(letters):
        return "indirect"
    return "direct" if sum(letters) >= 0.9 * len(letters) else "mixed"


def _trimmed(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def _segments(text: str, spans: Iterable[Bounds]) -> list[Bounds]:
    """Split at line breaks, trim, and join what only punctuation parts inside a paragraph."""
    found = sorted(
        _trimmed(text, start + line.start(), start + line.end())
        for start, end in spans
        for line in re.finditer(r"[^\n]+", text[start:end])
    )
    joined: list[Bounds] = []
    for start, end in found:
        if start >= end:
            continue
        gap = text[joined[-1][1] : start] if joined else "\n"
        if joined and "\n" not in gap and all(sign in TRIM for sign in gap):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def units(text: str, quotes: Iterable[Row], mask: bytearray) -> list[Unit]:
    """Return the segments of quotations: `spans`, `speaker`, `head`, `ignored`."""
    found = []
    for quote in quotes:
        spans = quote["spans"]
        whole = _manner(text, spans, mask)
        found += [
            Unit(
                bounds=bounds,
                manner=_manner(text, [bounds], mask) if len(spans) > 1 else whole,
                speaker=quote["speaker"],
                head=quote.get("head"),
                ignored=quote.get("ignored", False),
            )
            for bounds in _segments(text, spans)
        ]
    return found


def matches(gold: Sequence[Unit], given: Sequence[Unit]) -> dict[int, int]:
    """Return which given segment (index) each gold segment found."""
    able = []
    for at, one in enumerate(gold):
        for to, other in enumerate(given):
            inter = min(one.bounds[1], other.bounds[1]) - max(one.bounds[0], other.bounds[0])
            union = max(one.bounds[1], other.bounds[1]) - min(one.bounds[0], other.bounds[0])
            if inter > 0 and inter / union >= 0.5:
                able.append((-inter / union, at, to))
    found: dict[int, int] = {}
    for _, at, to in sorted(able):
        if at not in found and to not in found.values():
            found[at] = to
    return found


def same_speaker(text: str, gold: Unit, given: Unit) -> bool:
    """Tell whether the given words cover the head of the gold's, without being much longer."""
    if gold.speaker is None or given.speaker is None:
        return gold.speaker is given.speaker
    mine, theirs = _trimmed(text, *gold.speaker), _trimmed(text, *given.speaker)
    start, end = gold.head or mine
    length = theirs[1] - theirs[0]
    return theirs[0] < end and theirs[1] > start and length <= max(3 * (mine[1] - mine[0]), 120)


def score(gold: Iterable[Row], given: Iterable[Row]) -> dict[str, float]:
    """Return F1 by manner, found and with the right speaker; each row has `text` and `quotes` for `units`."""
    count: Counter[tuple[str, str]] = Counter()
    for mine, theirs in zip(gold, given, strict=True):
        _count(mine, theirs, count)
    figures: dict[str, float] = {}
    for manner in ("all", "direct", "mixed", "indirect"):
        for name, right in (("found", "hit"), ("with speaker", "named")):
            precision = count[manner, f"given {right}"] / max(1, count[manner, "given"])
            recall = count[manner, f"gold {right}"] / max(1, count[manner, "gold"])
            figures[f"{manner} {name}"] = 2 * precision * recall / max(1e-9, precision + recall)
    return figures


def _count(mine: Row, theirs: Row, count: Counter[tuple[str, str]]) -> None:
    text = mine["text"]
    mask = quoted_mask(text)
    gold, given = units(text, mine["quotes"], mask), units(text, theirs["quotes"], mask)
    found = matches(gold, given)
    by_given = {to: at for at, to in found.items()}
    aside = [unit.bounds for unit in gold if unit.ignored]
    for at, unit in enumerate(gold):
        if not unit.ignored:
            hit = at in found
            named = hit and same_speaker(text, unit, given[found[at]])
            _add(count, unit.manner, "gold", hit=hit, named=named)
    for to, unit in enumerate(given):
        match = gold[by_given[to]] if to in by_given else None
        if (match is not None and match.ignored) or (match is None and mostly_in(unit.bounds, aside)):
            continue
        named = match is not None and same_speaker(text, match, unit)
        _add(count, unit.manner, "given", hit=match is not None, named=named)


def mostly_in(bounds: Bounds, others: Sequence[Bounds]) -> bool:
    inside = {at for start, end in others for at in range(max(start, bounds[0]), min(end, bounds[1]))}
    return len(inside) > 0.5 * (bounds[1] - bounds[0])


def _add(count: Counter[tuple[str, str]], manner: str, side: str, *, hit: bool, named: bool) -> None:
    for kind in ("all", manner):
        count[kind, side] += 1
        count[kind, f"{side} hit"] += hit
        count[kind, f"{side} named"] += named
