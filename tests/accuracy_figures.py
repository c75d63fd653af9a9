"""Measure the figures found against gold.

usage: python -m tests.accuracy_figures [--read-gold PATH] [--articles 35:40] [-v]

Without a path the nine seed articles are read. Found: spans touch. What is counted agrees when the
gold's head noun, every name, and half of the other words outside brackets are given, and no more than
ten words are foreign to the gold's; a time agrees when both are empty, or share a number or a word that
says which.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from news.figures.find import figures
from news.figures.plan import plan
from news.nlp import Parser
from news.nouns import Article, Figure, Person, Span
from news.reading import Reader
from tests.accuracy.gold import Row, rows, seed, seed_articles

_SMALL = frozenset(
    """the a an of in on to for at by from with and or as is are was were been be has have had who which
    that this these it its his her their they he she we i my our into across per some more than not
    so do did s""".split()
)
_FOREIGN = 10
"""Words that may be given beyond the gold's: the clause around a counted object."""
_IMPLIED = re.compile(
    r"^\W*(?:age|magnitude|distance|temperature|weight|length|height|speed|rooms?|share|area|time|span"
    r"|minutes|hours|days|weeks|months|years|acres|miles|kilometres|barrels)\b"
    r"(?: (?:of|covered by|(?:in|at|to|from|by) which|since|between|that|after|until|for))? "
)
"""What a unit says already: "age of Nikita" is Nikita, in years."""
_DATED = re.compile(
    r"\w+day|(?:January|February|March|April|June|July|August|\w+ber|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?\Z"
)
"""Names that tell when: `as_of` is held against the time."""
_TIMES = frozenset(
    """january february march april june july august september october november december jan feb apr aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday yesterday today day week
    month year last previous earlier now""".split()
)
_HEAD_ENDS = re.compile(
    r",|\(|\b(?:of|in|on|to|for|at|by|from|with|who|which|that|whose|have|has|had|are|is|were|was|across|making"
    r"|crossing|landing|attempted|crossed|came|made|between|signed|still|dead|can|may|when|until|after|before"
    r"|where|if)\b"
    r"|(?<=[a-z] )(?:[a-z]+ed|held|won|lost|given|taken|sold|sent|seen|found|built)\b"
)
"""What follows a head noun: prepositions, clauses, participles."""

_TIMELESS = frozenset(
    "the in on of by for at a an since as and during to before after from that it was".split()
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--read-gold", type=Path)
    asked.add_argument("--articles", default=":", help="which, as FIRST:BEYOND")
    asked.add_argument("-v", action="store_true")
    given = asked.parse_args()
    articles = list(_read_gold(given.read_gold) if given.read_gold else _seeds())
    first, _, beyond = given.articles.partition(":")
    count, wrong = score(articles[int(first or 0) : int(beyond or len(articles))])
    if given.v:
        sys.stdout.write("\n".join(wrong) + "\n")
    sys.stdout.write(json.dumps(shares(count), indent=1) + "\n")


def _seeds() -> Iterator[Row]:
    """Yield the seeds' articles with their figures, offsets counted from the article's start."""
    for article in seed_articles():
        yield {
            "text": article["text"],
            "figures": _local(article, "figures"),
            "doubtful": [row["span"] for row in _local(article, "figures_doubtful")],
            "excluded": [row["span"] for row in _local(article, "figures_excluded")],
        }


def _local(article: Row, name: str) -> list[Row]:
    start = article["start"]
    return [
        {**row, "span": Span(row["start"] - start, row["end"] - start)}
        for row in seed(name)
        if row["article"] == article["article"]
    ]


def _read_gold(path: Path) -> Iterator[Row]:
    """Yield articles of a gold file in the form of `whosaid read`."""
    for row in rows(path):
        gold = [{**one, "span": Span(*one["span"])} for one in row["figures"]]
        yield {"text": row["text"], "figures": gold, "doubtful": [], "excluded": []}


def found(texts: Sequence[str]) -> Iterator[tuple[tuple[Figure, ...], tuple[Person, ...]]]:
    """Yield each text's figures, and the people who may give them."""
    parser = Parser()
    reader = Reader(parser)
    for text, reading in zip(texts, reader.read_all(Article(text=text) for text in texts), strict=True):
        planned = plan(text)
        spans = [one.sentence for one in planned]
        trees = dict(zip(spans, parser.trees(span.of(text) for span in spans), strict=True))
        yield figures(text, planned, trees, reading.quotes, reading.people), reading.people


def score(articles: Sequence[Row]) -> tuple[Counter[str], list[str]]:
    """Return counts over all articles, and a line for all that is wrong."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for article, (given, people) in zip(articles, found([one["text"] for one in articles]), strict=True):
        _precision(article, given, count, wrong)
        for row in article["figures"]:
            hit = next((one for one in given if one.span.meets(row["span"])), None)
            count["core"] += row["tier"] == "core"
            count["core found"] += row["tier"] == "core" and hit is not None
            if hit is not None:
                count["hits"] += 1
                for part, right, line in _parts(article["text"], row, hit, people):
                    count[part] += right
                    wrong.extend([] if right else [line])
            elif row["tier"] == "core":
                wrong.append(f"MISSED {_around(article['text'], row['span'])}")
    return count, wrong


def _precision(article: Row, given: Iterable[Figure], count: Counter[str], wrong: list[str]) -> None:
    def among(figure: Figure, spans: Iterable[Span]) -> bool:
        return any(figure.span.meets(span) for span in spans)

    for figure in given:
        right = among(figure, (row["span"] for row in article["figures"]))
        if right or not among(figure, article["doubtful"]):
            count["given"] += 1
            count["right"] += right
            count["excluded returned"] += not right and among(figure, article["excluded"])
            if not right:
                wrong.append(f"NOT IN GOLD {_around(article['text'], figure.span)}")


def _parts(text: str, row: Row, hit: Figure, people: Sequence[Person]) -> Iterator[tuple[str, bool, str]]:
    """Yield which parts of a figure agree with the gold's, and a line for each."""
    given = people[hit.said_by].name if hit.said_by is not None else hit.sayer.of(text) if hit.sayer else None
    verdicts = {
        "value": (row["value"] is None or _close(row["value"], hit.value), row["value"], hit.value),
        "value_max": (_close(row["value_max"], hit.value_max), row["value_max"], hit.value_max),
        "unit": (row["unit"] == hit.unit, row["unit"], hit.unit),
        "comparator": (row["comparator"] == hit.comparator, row["comparator"], str(hit.comparator)),
        "attributed": (said_alike(row["attributed_to"], given), row["attributed_to"], given),
        "counted": (counted_alike(row["counted"], hit.counted), row["counted"], hit.counted),
        "as_of": (time_alike(row["as_of"], hit.as_of), row["as_of"], hit.as_of),
    }
    for part, (right, gold, mine) in verdicts.items():
        yield part, right, f"{part.upper()} {gold!r} given as {mine!r}: {_around(text, hit.span)}"


def _close(gold: float | None, given: object) -> bool:
    if gold is None or given is None:
        return gold is given
    return abs(float(str(given)) - float(gold)) <= 1e-6 * max(1, abs(float(gold)))


def said_alike(gold: str | None, given: str | None) -> bool:
    """Tell whether the last word of the gold's name is in the one given."""
    if gold is None or given is None:
        return gold is given
    last = re.findall(r"[\w’'-]+", gold)[-1].replace("’", "'").lower()
    return last in given.lower().replace("’", "'")


def _words(text: str) -> list[str]:
    return [
        _stem(word)
        for word in re.findall(r"[^\W_]+", text.lower().replace("’s", "").replace("'s", ""))
        if word not in _SMALL
    ]


def _stem(word: str) -> str:
    """Return a word without its ending, alike for one and several: "rate", "rates"."""
    return re.sub(r"(?<=...)(?:ies|ing|ed|es|s|e|y)$", "", word)


_WHEN = frozenset(map(_stem, _TIMES))


def counted_alike(gold: str, given: str) -> bool:
    """Tell whether head noun and restrictions agree; words in brackets are the annotator's: no need."""
    stated = _IMPLIED.sub("", re.sub(r"\[[^\]]*\]", " ", gold))
    stated = stated.partition(",")[0] if _words(stated.partition(",")[0]) else stated
    own = [word for word in _words(stated) if word not in _WHEN and not word.isdigit()]
    everything, mine = set(_words(gold)), _words(given)
    if not own:
        return bool(everything & set(mine)) or not mine
    names = [
        _stem(name.lower())
        for name in re.findall(r"\b(?<!^)[A-Z][^\W\d_]+", stated)
        if not _DATED.match(name)
    ]
    head = _head(stated) or own[0]
    enough = sum(word in mine for word in own) >= len(own) / 2
    near = sum(word not in everything for word in mine) <= _FOREIGN
    return head in mine and all(name in mine for name in names if name in own) and enough and near


def _head(stated: str) -> str | None:
    """Return the last word before the first preposition, clause or mark: "forgery detection machines"."""
    start = _HEAD_ENDS.split(stated.strip())
    words = next((_words(part) for part in start if _words(part)), [])
    return words[-1] if words else None


def time_alike(gold: str | None, given: str | None) -> bool:
    """Tell whether both are empty, or share a word that says which time."""
    if gold is None or given is None:
        return gold is given
    telling = {word for word in re.findall(r"\w+", gold.lower()) if word not in _TIMELESS}
    return bool(telling & set(re.findall(r"\w+", given.lower())))


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span[0] - 70) : span[0]], text[span[1] : span[1] + 50]
    return f"{before}[{text[span[0] : span[1]]}]{after}".replace("\n", "/")


def shares(count: Counter[str]) -> dict[str, float]:
    """Return the figures that are reported."""
    precision = count["right"] / max(1, count["given"])
    recall = count["core found"] / max(1, count["core"])
    parts = ("value", "value_max", "unit", "comparator", "attributed", "counted", "as_of")
    return {
        "figures F1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "figures P": round(precision, 3),
        "figures R": round(recall, 3),
        **{part: round(count[part] / max(1, count["hits"]), 3) for part in parts},
        "excluded returned": count["excluded returned"],
    }


if __name__ == "__main__":
    main()
