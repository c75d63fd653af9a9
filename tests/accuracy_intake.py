"""How well are texts taken apart? `python -m tests.accuracy_intake [--dumps PATH] [--half even|odd]`.

Without a path the seeds alone are measured. Dumps are JSONL: `{"id", "text", "articles": [{"title", "date",
"start", "end", "lines": [[kind, start, end], …]}]}`, kinds title, date, body, cap, bp. Where such a gold is
made from Wikinews, its own captions ("… Image: Paul Budd.") and date lines stand in it as body: finding them
costs precision of captions and recall of prose. The second figure of captions takes a line of the gold's body
that ends with such a credit for what it is.
"""

import argparse
import json
import re
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from news.intake.dumps import find_articles
from news.nouns import Found, LineKind

TESTS = Path(__file__).parent
GOLD = TESTS / "data" / "gold"
SEEDS = TESTS.parent / "seeds"

_CREDIT = re.compile(r"\bImage: [^.\n]{2,60}\.?\)?\s*$|\(Image: [^)\n]{2,60}\)$")
PROSE = frozenset({LineKind.BODY, LineKind.HEADING})


@dataclass
class Tally:
    """What was to find, what was given, what was right: in boundaries, characters or fields."""

    gold: int = 0
    given: int = 0
    right: int = 0

    def add(self, gold: int, given: int, right: int) -> None:
        """Count one more document."""
        self.gold += gold
        self.given += given
        self.right += right

    def __str__(self) -> str:
        """Return precision, recall and F1."""
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.gold)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        counts = f"({self.right} of {self.gold}, {self.given} given)"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  {counts}" if self.gold else "-"


@dataclass
class Figures:
    """Everything that is measured on one set of documents."""

    documents: int = 0
    boundaries: Tally = field(default_factory=Tally)
    boilerplate: Tally = field(default_factory=Tally)
    captions: Tally = field(default_factory=Tally)
    credited: Tally = field(default_factory=Tally)
    prose: Tally = field(default_factory=Tally)
    quotations: Tally = field(default_factory=Tally)
    headlines: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    outlets: Tally = field(default_factory=Tally)

    def __str__(self) -> str:
        """Return a line a figure."""
        return "\n".join(
            (
                f"  documents                    {self.documents}",
                f"  boundaries, within one line  {self.boundaries}",
                f"  boilerplate, characters      {self.boilerplate}",
                f"  captions, characters         {self.captions}",
                f"  … and Wikinews' own          {self.credited}",
                f"  prose, characters            {self.prose}",
                f"  quotations kept whole        {self.quotations}",
                f"  headlines                    {self.headlines}",
                f"  dates                        {self.dates}",
                f"  outlets                      {self.outlets}",
            )
        )


def main() -> int:
    """Print the figures of the seeds, and of the dumps where a path is given."""
    asked = argparse.ArgumentParser(prog="python -m tests.accuracy_intake")
    asked.add_argument("--dumps", type=Path, help="JSONL of dumps with their gold")
    asked.add_argument("--half", choices=("even", "odd"), help="only the dumps on even or odd lines")
    wanted = asked.parse_args()
    sys.stdout.write(f"seeds\n{seeds()}\n")
    if wanted.dumps:
        sys.stdout.write(f"{wanted.dumps.name} {wanted.half or ''}\n{dumps(wanted.dumps, wanted.half)}\n")
    return 0


def seeds() -> Figures:
    """Measure the three seed documents: boundaries, dates, outlets, and whether every quotation is kept."""
    figures = Figures()
    rows, quotes = _rows(GOLD / "seed_articles.jsonl"), _rows(GOLD / "seed_quotes.jsonl")
    for name in sorted({row["file"] for row in rows}):
        gold = [row for row in rows if row["file"] == name]
        text = (SEEDS / name).read_bytes().decode()
        given = find_articles(text)
        figures.documents += 1
        _count_boundaries(figures, text, [row["start"] for row in gold], given)
        for row, article in _pairs(text, gold, given):
            _count_field(figures.dates, row["published"], _day(article))
            _count_field(figures.outlets, row["source"], article.article.outlet)
            quoted = [quote["text"] for quote in quotes if quote["article"] == row["article"]]
            kept = sum(_joined(words) in _joined(article.article.text) for words in quoted)
            figures.quotations.add(len(quoted), len(quoted), kept)
    return figures


def dumps(path: Path, half: str | None = None) -> Figures:
    """Measure dumps whose gold gives the kind of every line."""
    figures = Figures()
    for number, row in enumerate(_rows(path)):
        if half is None or (half == "even") == (number % 2 == 0):
            figures.documents += 1
            _count_dump(figures, row["text"], row["articles"])
    return figures


def _count_dump(figures: Figures, text: str, gold: list[dict[str, Any]]) -> None:
    given = find_articles(text)
    _count_boundaries(figures, text, [row["start"] for row in gold], given)
    for tally, theirs, ours in (
        (figures.boilerplate, "bp", {LineKind.BOILERPLATE}),
        (figures.captions, "cap", {LineKind.CAPTION}),
        (figures.prose, "body", PROSE),
    ):
        wanted = _characters(text, [(s, e) for row in gold for kind, s, e in row["lines"] if kind == theirs])
        got = _characters(text, [span for found in given for kind, span in found.lines if kind in ours])
        tally.add(len(wanted), len(got), len(wanted & got))
    wanted = _characters(
        text, [(s, e) for row in gold for kind, s, e in row["lines"] if _is_caption(kind, text[s:e])]
    )
    got = _characters(
        text, [span for found in given for kind, span in found.lines if kind == LineKind.CAPTION]
    )
    figures.credited.add(len(wanted), len(got), len(wanted & got))
    for row, found in _pairs(text, gold, given):
        _count_headline(figures, text, row, found)


def _is_caption(kind: str, line: str) -> bool:
    return kind == "cap" or (kind == "body" and bool(_CREDIT.search(line)))


def _count_headline(figures: Figures, text: str, row: dict[str, Any], found: Found) -> None:
    line = next((text[s:e] for kind, s, e in row["lines"] if kind == "title"), None)
    suffixed = line is not None and line.casefold() != row["title"].casefold()
    outlet = line[len(row["title"]) :].strip(" -") if line and suffixed else None
    article = found.article
    _count_field(figures.headlines, row["title"].casefold(), article.headline and article.headline.casefold())
    _count_field(figures.outlets, outlet, article.outlet)
    dated = any(kind == "date" for kind, _, _ in row["lines"]) or article.published is not None
    _count_field(figures.dates, row["date"] if dated else None, _day(found))


def _day(found: Found) -> str | None:
    return found.article.published.day.isoformat() if found.article.published else None


def _joined(words: str) -> str:
    return " ".join(words.split())


def _count_field(tally: Tally, gold: str | None, given: str | None) -> None:
    tally.add(gold is not None, given is not None, gold is not None and gold == given)


def _count_boundaries(figures: Figures, text: str, gold: list[int], given: tuple[Found, ...]) -> None:
    """Count the starts but the document's own: a text's first article always starts with it."""
    lines = _line_numbers(text)
    wanted, got = [lines(start) for start in gold[1:]], [lines(found.span.start) for found in given[1:]]
    right = sum(any(abs(mine - line) <= 1 for mine in got) for line in wanted)
    figures.boundaries.add(len(wanted), len(got), right)


def _pairs(
    text: str, gold: list[dict[str, Any]], given: tuple[Found, ...]
) -> Iterator[tuple[dict[str, Any], Found]]:
    """Pair the gold's articles with those given whose starts lie within one line."""
    lines = _line_numbers(text)
    for row in gold:
        near = (found for found in given if abs(lines(found.span.start) - lines(row["start"])) <= 1)
        found = next(near, None)
        if found is not None:
            yield row, found


def _line_numbers(text: str) -> Any:
    ends = [n for n, character in enumerate(text) if character == "\n"]
    return lambda offset: bisect(ends, offset)


def _characters(text: str, spans: list[Any]) -> set[int]:
    return {n for start, end in spans for n in range(start, end) if not text[n].isspace()}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    raise SystemExit(main())
