"""The nine seed articles: quotations, speakers, status, statements about people."""

import re
from collections import Counter
from collections.abc import Sequence

from tests.accuracy.gold import Row, seed
from tests.accuracy.names import shared

NEITHER = "island of strangers"
"""In marks once as a modifier: returning it is neither right nor wrong."""


def surname(name: str | None) -> str:
    """Return a name's last word, folded."""
    words = re.findall(r"[\w’'-]+", name or "")
    return words[-1].replace("’", "'").lower() if words else ""


def score(articles: Sequence[Row], given: Sequence[Row]) -> dict[str, float]:
    """Return the seeds' figures; `articles` and `given` are in the same order."""
    count: Counter[str] = Counter()
    about = seed("about")
    people = {row["person"] for row in about}
    for article, read in zip(articles, given, strict=True):
        gold = [_local(row, article) for row in seed("quotes") if row["article"] == article["article"]]
        quotes = [quote for quote in read["quotes"] if quote["manner"] != "indirect"]
        _precision(article["text"], quotes, gold, count)
        for row in gold:
            _recall(row, quotes, count)
        told = [_local(row, article) for row in about if row["article"] == article["article"]]
        _statements(told, [one for one in read["statements"] if one["person"] in people], count)
    precision = count["right"] / max(1, count["given"])
    recall = count["found"] / max(1, count["gold"])
    return {
        "quotes F1": 2 * precision * recall / max(1e-9, precision + recall),
        "quotes P": precision,
        "quotes R": recall,
        "speakers right": count["named right"] / max(1, count["named"]),
        "unnamed kept unnamed": count["kept"] / max(1, count["unnamed"]),
        "status right": count["status"] / max(1, count["found"]),
        "statements P": count["told right"] / max(1, count["told"]),
        "statements R": count["about found"] / max(1, count["about"]),
    }


def _local(row: Row, article: Row) -> Row:
    return {**row, "span": (row["start"] - article["start"], row["end"] - article["start"])}


def _precision(text: str, quotes: Sequence[Row], gold: Sequence[Row], count: Counter[str]) -> None:
    for start, end in (span for quote in quotes for span in quote["content"]):
        words = text[start:end].strip()
        if len(words) >= 2 and words != NEITHER:
            inside = shared([(start, end)], [row["span"] for row in gold])
            count["given"] += 1
            count["right"] += inside >= 0.8 * (end - start)


def _recall(row: Row, quotes: Sequence[Row], count: Counter[str]) -> None:
    best = max(quotes, key=lambda quote: shared(quote["content"], [row["span"]]), default=None)
    over = shared(best["content"], [row["span"]]) if best else 0
    found = best is not None and over >= 0.8 * (row["end"] - row["start"])
    name = best["speaker_name"] if best is not None and found else None
    count["gold"] += 1
    count["found"] += found
    count["status"] += best is not None and found and best["status"] == row["status"]
    if row["named"]:
        jointly = row["text"] == "ungrateful" and surname(name) in ("trump", "vance")
        count["named"] += 1
        count["named right"] += surname(name) == surname(row["speaker"]) or jointly
    else:
        count["unnamed"] += 1
        count["kept"] += name is None


def _statements(gold: Sequence[Row], given: Sequence[Row], count: Counter[str]) -> None:
    def meets(one: Row, row: Row) -> bool:
        shorter = min(one["span"][1] - one["span"][0], row["span"][1] - row["span"][0])
        enough = shared([one["span"]], [row["span"]]) >= 0.5 * shorter
        return bool(enough and one["person"] == row["person"])

    for one in given:
        count["told"] += 1
        count["told right"] += any(meets(one, row) for row in gold)
    for row in gold:
        if row.get("strength") != "weak" and row.get("where") != "heading":
            count["about"] += 1
            count["about found"] += any(meets(one, row) for one in given)
