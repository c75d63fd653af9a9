"""Does confidence mean something: of attributions given with some confidence, how many are right?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.accuracy.gold import Row
from tests.accuracy.names import judge, overlapping
from tests.accuracy.outcomes import Case, Outcome

STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
SURE = 0.9
"""From here on 97 in 100 are to be right."""
FEWEST = 20
"""Attributions without which a step is not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Attributions given with a confidence of at least `low` and less than `high`, and how many are right."""

    low: float
    high: float
    given: int
    right: int

    @property
    def share(self) -> float:
        return self.right / max(1, self.given)


def of_names(gold: Iterable[Row], given: Iterable[Row]) -> list[tuple[float, bool]]:
    """Return (confidence, right) of each name given, for gold in the form of `whosaid read`."""
    pairs: list[tuple[float, bool]] = []
    for mine, theirs in zip(gold, given, strict=True):
        for quote in theirs["quotes"]:
            hits = overlapping(quote["content"], mine["quotes"])
            if quote["speaker_name"] and hits:
                right = any(judge(hit["speaker_name"], quote["speaker_name"])[0] for hit in hits)
                pairs.append((quote["confidence"], right))
    return pairs


def of_speakers(cases: Iterable[Case]) -> list[tuple[float, bool]]:
    """Return (confidence, right) of the words that name a speaker, wherever the quotation was found."""
    return [
        (case.confidence, case.outcome is Outcome.RIGHT)
        for case in cases
        if case.given is not None and case.confidence is not None
    ]


def steps(pairs: list[tuple[float, bool]], bounds: tuple[float, ...] = STEPS) -> list[Step]:
    """Return the steps in which anything was given, from the lowest."""
    found = []
    for low, high in pairwise(bounds):
        rights = [right for confidence, right in pairs if low <= confidence < high]
        if rights:
            found.append(Step(low=low, high=min(high, 1.0), given=len(rights), right=sum(rights)))
    return found


def sure(pairs: list[tuple[float, bool]]) -> float:
    """Return the share that is right of what is given at `SURE` or more."""
    found = steps(pairs, (SURE, STEPS[-1]))
    return found[0].share if found else 1.0


def plot(series: dict[str, list[Step]], path: Path) -> None:
    """Draw share right over confidence, one line a series, as an SVG; the same figures give the same."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "whosaid", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 3.2), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.75", linewidth=1, linestyle="--")
    for marker, (name, found) in zip("os^D", series.items(), strict=False):
        told = [step for step in found if step.given >= FEWEST]
        places = [(step.low + step.high) / 2 for step in told]
        axes.plot(places, [step.share for step in told], marker=marker, markersize=4, label=name)
    axes.axvline(SURE, color="0.75", linewidth=1)
    axes.axhline(0.97, color="0.75", linewidth=1)
    axes.set(xlabel="confidence given", ylabel="share right", xlim=(0.2, 1.01), ylim=(0.4, 1.01))
    axes.legend(frameon=False, loc="lower right")
    figure.savefig(path, format="svg", metadata={"Date": None})
    pyplot.close(figure)
