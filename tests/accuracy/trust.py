"""Does confidence mean something: of attributions given with some confidence, how many are right?"""

from collections.abc import Iterable
from itertools import pairwise

from tests.accuracy.gold import Row
from tests.accuracy.names import judge, overlapping

STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(gold: Iterable[Row], given: Iterable[Row]) -> list[tuple[str, int, float]]:
    """Return (from … to, names given, share right) for gold in the form of `whosaid read`."""
    pairs: list[tuple[float, bool]] = []
    for mine, theirs in zip(gold, given, strict=True):
        for quote in theirs["quotes"]:
            hits = overlapping(quote["content"], mine["quotes"])
            if quote["speaker_name"] and hits:
                right = any(judge(hit["speaker_name"], quote["speaker_name"])[0] for hit in hits)
                pairs.append((quote["confidence"], right))
    table = []
    for low, high in pairwise(STEPS):
        rights = [right for confidence, right in pairs if low <= confidence < high]
        if rights:
            table.append((f"{low:.2f} to {min(high, 1):.2f}", len(rights), sum(rights) / len(rights)))
    return table
