"""Who said it, by name: right in the surname and, where both give one, in the first name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tests.accuracy.gold import Row
from tests.accuracy.segments import Bounds

TITLES = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady sen rep gov gen col lt sgt president senator governor mayor judge
    justice professor prof rev the jr sr ii iii phd md
    """.split()
)


def parts(name: str | None) -> list[str]:
    """Return a name's words, folded, without titles."""
    words = re.findall(r"[\w'\-]+", (name or "").lower().replace("’", "'"))
    return [word for word in words if word.strip("'").rstrip(".") not in TITLES and word != "s"]


def judge(gold: str | None, given: str | None) -> tuple[bool, bool]:
    """Return whether a given name is right, and whether it is right in full."""
    mine, theirs = parts(gold), parts(re.sub(r"['’]s\b", "", given or ""))
    if not mine or mine[-1] not in theirs:
        return False, False
    before = theirs[: theirs.index(mine[-1])]
    right = not before or len(mine) == 1 or before[0][0] == mine[0][0]
    return right, right and (len(mine) == 1 or mine[0] in before)


def shared(left: Iterable[Bounds], right: Sequence[Bounds]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(max(0, min(e, d) - max(s, c)) for s, e in left for c, d in right)


def size(spans: Iterable[Bounds]) -> int:
    """Return how many characters the spans have."""
    return sum(end - start for start, end in spans)


def score(gold: Iterable[Row], given: Iterable[Row]) -> dict[str, float]:
    """Return the shares of statements found and rightly named, for gold in the form of `whosaid read`."""
    count: Counter[str] = Counter()
    for mine, theirs in zip(gold, given, strict=True):
        for quote in mine["quotes"]:
            if "optional" not in quote:
                _count(quote, _hit(quote["content"], theirs["quotes"]), count)
    return {
        "named found": count["found"] / max(1, count["named"]),
        "name right": count["right"] / max(1, count["named"]),
        "name in full": count["full"] / max(1, count["named"]),
        "names given right": count["given right"] / max(1, count["given"]),
        "unnamed kept unnamed": count["kept"] / max(1, count["unnamed"]),
        "status right": count["status"] / max(1, count["hits"]),
    }


def _hit(content: Sequence[Bounds], quotes: Sequence[Row]) -> Row | None:
    best = max(quotes, key=lambda quote: shared(quote["content"], content), default=None)
    if best is None or shared(best["content"], content) < 0.5 * min(size(content), size(best["content"])):
        return None
    return best


def _count(quote: Row, hit: Row | None, count: Counter[str]) -> None:
    given = hit["speaker_name"] if hit else None
    count["hits"] += hit is not None
    count["status"] += hit is not None and hit["status"] == quote["status"]
    if not quote["named"]:
        count["unnamed"] += 1
        count["kept"] += given is None
        count["given"] += given is not None
        return
    right, full = judge(quote["speaker_name"], given)
    count["named"] += 1
    count["found"] += hit is not None
    count["right"] += right
    count["full"] += full
    count["given"] += given is not None
    count["given right"] += given is not None and right


def canonical(gold: Iterable[Row], given: Iterable[Row]) -> dict[str, float]:
    """Return the same shares for a corpus that gives `speaker_canonical` of persons."""
    count: Counter[str] = Counter()
    for mine, theirs in zip(gold, given, strict=True):
        for quote in mine["quotes"]:
            name = quote.get("speaker_canonical")
            kind = (quote.get("speaker_entity_type") or "").lower()
            if not name or kind != "person":
                continue
            hits = overlapping(quote["spans"], theirs["quotes"])
            judged = [judge(name, hit["speaker_name"]) for hit in hits if hit["speaker_name"]]
            count["gold"] += 1
            count["found"] += bool(hits)
            count["right"] += any(right for right, _ in judged)
            count["full"] += any(full for _, full in judged)
            count["given"] += len(judged)
            count["given right"] += sum(right for right, _ in judged)
    share = {name: count[name] / max(1, count["gold"]) for name in ("found", "right", "full")}
    return {
        "named found": share["found"],
        "name right": share["right"],
        "name in full": share["full"],
        "names given right": count["given right"] / max(1, count["given"]),
    }


def overlapping(content: Sequence[Bounds], quotes: Sequence[Row]) -> list[Row]:
    return [
        quote
        for quote in quotes
        if shared(quote["content"], content) >= max(1, 0.5 * min(size(content), size(quote["content"])))
    ]
