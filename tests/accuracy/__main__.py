"""Measure the reader: the seeds always, further corpora by path; exit 1 where a figure fell.

usage: python -m tests.accuracy [--polnear PATH] [--gum PATH] [--read-gold PATH] [--limit N] [--peer] [--save]

PolNeAR and GUM: JSONL rows `{"id", "text", "quotes": [{"spans", "speaker_start", "speaker_head_start", …}]}`;
read-gold: the form that `whosaid read` gives. `--peer` prints textacy's figures beside ours, where textacy is
installed. `--save` makes these figures the baseline.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from news.reading import Reader
from tests.accuracy import names, peer, seeds, segments, trust
from tests.accuracy.gold import Row, readings, rows, seed_articles

BASELINE = Path(__file__).parent / "baseline.json"
SLACK = 0.003
"""A figure may fall by so much unnoticed: one quotation of some hundred."""

Figures = dict[str, dict[str, float]]


def main() -> int:
    """Print every figure beside the baseline's; return the exit code."""
    options = _options()
    reader = Reader.load()
    figures: Figures = {}
    others: Figures = {}
    articles = list(seed_articles())
    figures["seeds"] = seeds.score(articles, list(readings(reader, (row["text"] for row in articles))))
    for name, path in (("polnear", options.polnear), ("gum", options.gum), ("read-gold", options.read_gold)):
        if path:
            gold = rows(Path(path))[: options.limit]
            figures[name] = _corpus(reader, name, gold)
            if options.peer and peer.is_installed():
                others[name] = _peer(name, gold)
    before: Figures = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    fallen = _show(figures, {} if options.limit else before, others)
    if options.save:
        BASELINE.write_text(
            json.dumps({**before, **figures}, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
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
    parser.add_argument("--save", action="store_true", help="make these figures the baseline")
    return parser.parse_args()


def _corpus(reader: Reader, name: str, gold: list[Row]) -> dict[str, float]:
    began = time.perf_counter()
    given = list(readings(reader, (row["text"] for row in gold)))
    seconds = time.perf_counter() - began
    words = sum(len(row["text"].split()) for row in gold)
    _say(f"{name}: {len(gold)} articles, {words} words, {words / seconds:.0f} words a second")
    made = [{"text": row["text"], "quotes": [_given(quote) for quote in row["quotes"]]} for row in given]
    wanted = _wanted(name, gold)
    if name == "read-gold":
        for step, count, share in trust.reliability(gold, given):
            _say(f"  confidence {step}: {count} names, {share:.3f} right")
        return {**segments.score(wanted, made), **names.score(gold, given)}
    figures = segments.score(wanted, made)
    return {**figures, **names.canonical(gold, given)} if name == "gum" else figures


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
    return {"spans": quote["content"], "speaker": quote["speaker"]}


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
