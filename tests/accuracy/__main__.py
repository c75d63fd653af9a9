"""Measure the reader: the seeds always, further corpora by path; exit 1 where a figure fell.

usage: python -m tests.accuracy [--polnear PATH] [--gum PATH] [--read-gold PATH] [--limit N] [--peer]
                                [--errors N] [--plot PATH] [--save]

PolNeAR and GUM: JSONL rows `{"id", "text", "quotes": [{"spans", "speaker_start", "speaker_head_start", …}]}`;
read-gold: the form that `whosaid read` gives. `--peer` prints textacy's figures beside ours, where textacy is
installed; `--errors` what became of each segment, with so many examples of each kind; `--plot` draws how
often attributions are right by their confidence. `--save` makes these figures the baseline.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from news.reading import Reader
from tests.accuracy import names, outcomes, peer, people, seeds, segments, trust
from tests.accuracy.gold import Row, readings, rows, seed, seed_articles

BASELINE = Path(__file__).parent / "baseline.json"
SLACK = 0.003
"""A figure may fall by so much unnoticed: one quotation of some hundred."""

Figures = dict[str, dict[str, float]]


@dataclass(slots=True, kw_only=True)
class _Measured:
    """What one run measures: ours, a peer's, and attributions by their confidence."""

    figures: Figures = field(default_factory=dict)
    others: Figures = field(default_factory=dict)
    trusted: dict[str, list[trust.Step]] = field(default_factory=dict)


def main() -> int:
    """Print every figure beside the baseline's; return the exit code."""
    options = _options()
    reader = Reader.load()
    measured = _Measured()
    articles = list(seed_articles())
    seen = list(readings(reader, (row["text"] for row in articles)))
    named = [people.of_article(seed("people"), row["article"]) for row in articles]
    measured.figures["seeds"] = seeds.score(articles, seen) | people.score(named, seen)
    for name, path in (("polnear", options.polnear), ("gum", options.gum), ("read-gold", options.read_gold)):
        if path:
            _corpus(reader, name, rows(Path(path))[: options.limit], options, measured)
    if options.plot:
        trust.plot(measured.trusted, Path(options.plot))
    return _judged(measured, options)


def _judged(measured: _Measured, options: argparse.Namespace) -> int:
    """Print the figures, make them the baseline if asked; return 1 where one fell below it."""
    before: Figures = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    fallen = _show(measured.figures, {} if options.limit else before, measured.others)
    if options.save:
        kept = json.dumps({**before, **measured.figures}, indent=1, sort_keys=True)
        BASELINE.write_text(kept + "\n", encoding="utf-8")
        return 0
    return 1 if fallen else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    for name in ("--polnear", "--gum", "--read-gold"):
        parser.add_argument(name, metavar="PATH")
    parser.add_argument("--limit", type=int, default=None, help="read so many articles of each corpus only")
    parser.add_argument("--peer", action="store_true", help="print textacy's figures beside ours")
    parser.add_argument("--errors", type=int, default=None, metavar="N", help="print N examples of each kind")
    parser.add_argument("--plot", metavar="PATH", help="draw confidence and share right into an SVG")
    parser.add_argument("--save", action="store_true", help="make these figures the baseline")
    return parser.parse_args()


def _corpus(
    reader: Reader, name: str, gold: list[Row], options: argparse.Namespace, measured: _Measured
) -> None:
    """Measure one corpus: segments, names, and what became of each segment."""
    began = time.perf_counter()
    given = list(readings(reader, (row["text"] for row in gold)))
    seconds = time.perf_counter() - began
    words = sum(len(row["text"].split()) for row in gold)
    _say(f"{name}: {len(gold)} articles, {words} words, {words / seconds:.0f} words a second")
    made = [{"text": row["text"], "quotes": [_given(quote) for quote in row["quotes"]]} for row in given]
    wanted = _wanted(name, gold)
    figures = segments.score(wanted, made)
    found = list(outcomes.cases(wanted, made))
    if name == "gum":
        figures |= names.canonical(gold, given)
    else:
        figures |= _trusted(f"{name}, speaker's words", trust.of_speakers(found), measured)
    if name == "read-gold":
        figures |= names.score(gold, given) | people.score(gold, given)
        figures |= _trusted(f"{name}, names", trust.of_names(gold, given), measured)
    if options.errors is not None:
        _tell(found, options.errors)
    if options.peer and peer.is_installed():
        measured.others[name] = _peer(name, gold)
    measured.figures[name] = figures


def _trusted(name: str, pairs: list[tuple[float, bool]], measured: _Measured) -> dict[str, float]:
    """Print how often attributions are right by their confidence; return the share of the sure ones."""
    measured.trusted[name] = trust.steps(pairs)
    for step in measured.trusted[name]:
        _say(f"  {name}: {step.low:.2f} to {step.high:.2f}, {step.given} given, {step.share:.3f} right")
    return {f"sure {name.rpartition(', ')[2]} right": trust.sure(pairs)}


def _tell(found: list[outcomes.Case], number: int) -> None:
    """Print what became of each segment, and so many examples of each kind, evenly taken."""
    for line in outcomes.table(found):
        _say(line)
    for manner in ("direct", "mixed", "indirect"):
        for outcome in list(outcomes.Outcome)[1:]:
            alike = [case for case in found if (case.manner, case.outcome) == (manner, outcome)]
            for case in alike[:: max(1, len(alike) // max(1, number))][:number]:
                _say(f"{manner}, {outcome}: {case.words} (wanted {case.wanted}, given {case.given})")


def _peer(name: str, gold: list[Row]) -> dict[str, float]:
    """Return textacy's figures by the same scorer; it names nobody."""
    return segments.score(_wanted(name, gold), peer.textacy_rows(row["text"] for row in gold))


def _wanted(name: str, gold: list[Row]) -> list[Row]:
    """Return the gold in the form that segments are scored in."""
    if name == "read-gold":
        return [
            {**row, "quotes": [_read_gold(row["text"], quote) for quote in row["quotes"]]} for row in gold
        ]
    return [{**row, "quotes": [_corpus_gold(quote) for quote in row["quotes"]]} for row in gold]


def _given(quote: Row) -> Row:
    return {"spans": quote["content"], "speaker": quote["speaker"], "confidence": quote["confidence"]}


def _corpus_gold(quote: Row) -> Row:
    start, head = quote.get("speaker_start"), quote.get("speaker_head_start")
    return {
        "spans": [tuple(span) for span in quote["spans"]],
        "speaker": None if start is None else (start, quote["speaker_end"]),
        "head": None if head is None else (head, quote["speaker_head_end"]),
        "ignored": not quote.get("speech", True),
    }


def _read_gold(text: str, quote: Row) -> Row:
    speaker = quote["speaker"]
    words = text[speaker[0] : speaker[1]].rstrip() if speaker else ""
    end = speaker[0] + len(words) if speaker else 0
    return {
        "spans": [tuple(span) for span in quote["content"]],
        "speaker": tuple(speaker) if speaker else None,
        "head": (end - len(words.split()[-1]), end) if words else None,
        "ignored": "optional" in quote,
    }


def _show(figures: Figures, before: Figures, others: Figures) -> int:
    """Print the figures, a peer's beside them; return how many fell below the baseline."""
    fallen = 0
    for corpus, found in figures.items():
        _say(f"\n{corpus}")
        for name, value in found.items():
            was = before.get(corpus, {}).get(name)
            low = was is not None and value < was - SLACK
            fallen += low
            note = "" if was is None else f"  baseline {was:.3f}{'  FELL' if low else ''}"
            peers = others.get(corpus, {}).get(name)
            beside = "" if peers is None else f"  textacy {peers:.3f}"
            _say(f"  {name:24} {value:.3f}{note}{beside}")
    return fallen


if __name__ == "__main__":
    sys.exit(main())
