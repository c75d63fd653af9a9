"""What became of what is being taken in: counted, and shown as it goes by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

NAMED = 20
"""Of what was refused for one reason, so many are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a stretch of the input: articles saved, changed, known, or the reason of a refusal."""

    name: str
    size: int = 0
    saved: int = 0
    changed: int = 0
    known: int = 0
    refused: str | None = None


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of everything so far."""

    saved: int = 0
    changed: int = 0
    known: int = 0
    refused: list[Taken] = field(default_factory=list)

    def add(self, taken: Taken) -> None:
        """Count one more piece."""
        self.saved += taken.saved
        self.changed += taken.changed
        self.known += taken.known
        if taken.refused:
            self.refused.append(taken)

    def refusals(self) -> Iterator[str]:
        """Yield what was refused and why, a sentence each; of many for one reason some, and how many more."""
        reasons = Counter(taken.refused for taken in self.refused)
        told: Counter[str | None] = Counter()
        for taken in self.refused:
            told[taken.refused] += 1
            if told[taken.refused] <= NAMED:
                yield f"{taken.name} {taken.refused}."
        for reason, count in reasons.items():
            if count > NAMED:
                yield f"… and {count - NAMED:,} more: each {reason}."

    def sentence(self) -> str:
        """Return the sum in one sentence."""
        parts = [f"{self.saved:,} saved", f"{self.known:,} known already"]
        if self.changed:
            parts.insert(1, f"{self.changed:,} changed")
        if self.refused:
            parts.append(f"{len(self.refused):,} refused")
        return "Articles: " + ", ".join(parts) + "."


def watched(pieces: Iterable[Taken], *, total: int) -> Tally:
    """Show `pieces` go by on a terminal, and count them."""
    tally = Tally()
    for taken in _with_bar(pieces, tally, total):
        tally.add(taken)
    return tally


def _with_bar(pieces: Iterable[Taken], tally: Tally, total: int) -> Iterator[Taken]:
    columns = (
        SpinnerColumn(),
        TextColumn("Reading articles"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[done]}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total or None, done="", rate="")
        began = perf_counter()
        for taken in pieces:
            yield taken
            rate = tally.saved / max(perf_counter() - began, 0.1)
            bar.update(task, advance=taken.size, done=tally.sentence(), rate=f"{rate:.1f} a second")
