"""What became of what is being taken in: counted, and shown as it goes by."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
)

NAMED = 20
"""Of what was refused for one reason, so many are named."""
TOLD_EVERY = 30.0
"""Seconds between lines where no terminal is."""


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
    stopped: bool = False

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


def watched(
    pieces: Iterable[Taken],
    *,
    total: int,
    console: Console | None = None,
    ticks: Callable[[], float] = perf_counter,
) -> Tally:
    """Show `pieces` go by: by a bar on a terminal, elsewhere by a line now and then; and count them.

    What is told to stop meanwhile, by Ctrl-C, ends there and is `stopped`.
    """
    tally, shown = Tally(), console or Console(stderr=True, highlight=False)
    show = _with_bar if shown.is_terminal else _with_lines
    try:
        for taken in show(pieces, tally, _Pace(total=total, ticks=ticks), shown):
            tally.add(taken)
    except KeyboardInterrupt:
        tally.stopped = True
    return tally


class _Pace:
    """How fast it goes, by the input's bytes; what `ticks` gives are seconds."""

    def __init__(self, *, total: int, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._began = ticks()
        self.total = total
        self._done = 0

    def seconds(self) -> float:
        return max(self._ticks() - self._began, 0.1)

    def add(self, size: int) -> None:
        self._done += size

    def rate(self, saved: int) -> str:
        return f"{saved / self.seconds():.1f} a second"

    def left(self) -> str:
        """Say how much time is left, if that can be told."""
        if not self._done or self.total < self._done:
            return "time left unknown"
        seconds = round(self.seconds() * (self.total - self._done) / self._done)
        return f"{timedelta(seconds=seconds)} left"


def _with_lines(pieces: Iterable[Taken], tally: Tally, pace: _Pace, console: Console) -> Iterator[Taken]:
    """Write a line every half minute: whoever reads a log sees how far it is."""
    told = 0.0
    for taken in pieces:
        yield taken
        pace.add(taken.size)
        if pace.seconds() >= told + TOLD_EVERY:
            told = pace.seconds()
            line = f"{tally.sentence()} {pace.rate(tally.saved)}, {pace.left()}."
            console.print(line, markup=False, soft_wrap=True)


def _with_bar(pieces: Iterable[Taken], tally: Tally, pace: _Pace, console: Console) -> Iterator[Taken]:
    columns = (
        SpinnerColumn(),
        BarColumn(20),
        TaskProgressColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.fields[done]}"),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=pace.total or None, done="", left="")
        for taken in pieces:
            yield taken
            pace.add(taken.size)
            done = f"{pace.rate(tally.saved)}. {tally.sentence()}"
            bar.update(task, advance=taken.size, done=done, left=pace.left())
