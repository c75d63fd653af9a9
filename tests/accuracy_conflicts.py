"""Measure how figures of the seeds are grouped: `python -m tests.accuracy_conflicts [-v]`.

A group of class a (they agree) or b (rounded or vague) is right when all members are found and stand in one
group; one of class c (they differ, or only look alike) when no two members do, but for those that another
group of the gold joins. Those whose members are no figures of one unit ("32" children and "three years")
can't be joined by any measure; without them is the second number.
"""

import json
import sys
from collections import Counter
from datetime import date
from itertools import combinations

from news.figures.alike import Given, measure
from news.figures.compare import groups
from news.figures.judged import JOINED
from news.nouns import Span
from tests.accuracy.gold import TESTS, Row, seed, seed_articles
from tests.accuracy_figures import found

DATES = {"ind-albania": date(2025, 5, 15)}
"""The only article that states a date."""


def main() -> None:
    given, places = _given()
    gold = json.loads((TESTS / "data" / "gold" / "seed_conflicts.json").read_text(encoding="utf-8"))
    found_groups = groups([measure(one) for one in given])
    joined = [one.members for one in found_groups if one.verdict in JOINED]
    group = {member: at for at, members in enumerate(joined) for member in members}
    units = {row["id"]: row["unit"] for row in (*seed("figures"), *seed("figures_doubtful"))}
    together, count = _together(gold), Counter[str]()
    for row in gold:
        at = [_place(member, places) for member in row["members"]]
        right = _kept_apart(row, at, group, together) if row["class"] == "c" else _joined(at, group)
        measured = {units.get(member.get("figure", "")) for member in row["members"]}
        one_unit = row["class"] == "c" or (len(measured) == 1 and None not in measured)
        count[row["class"]] += 1
        count[f"{row['class']} right"] += right
        count[f"{row['class']} one unit"] += one_unit
        count[f"{row['class']} one unit right"] += one_unit and right
        if "-v" in sys.argv and not right:
            sys.stdout.write(f"WRONG {row['group']} {row['class']} {row['title']}\n")
    for kind in "abc":
        whole = f"{count[f'{kind} right']} of {count[kind]}"
        unit = f"{count[f'{kind} one unit right']} of {count[f'{kind} one unit']}"
        sys.stdout.write(f"class {kind}: {whole}; of figures in one unit {unit}\n")


def _given() -> tuple[list[Given], list[tuple[str, Span]]]:
    """Return all figures of the seeds, and where each stands in its file."""
    articles = list(seed_articles())
    given: list[Given] = []
    places: list[tuple[str, Span]] = []
    for article, (figures, people) in zip(articles, found([one["text"] for one in articles]), strict=True):
        name, text, start = article["article"], article["text"], article["start"]
        for figure in figures:
            begin, end = text.rfind("\n", 0, figure.span.start) + 1, text.find("\n", figure.span.end)
            around = text[begin : end if end >= 0 else len(text)]
            by = people[figure.said_by].name if figure.said_by is not None else None
            given.append(Given(article=name, figure=figure, around=around, published=DATES.get(name), by=by))
            places.append((name, Span(figure.span.start + start, figure.span.end + start)))
    return given, places


def _place(member: Row, places: list[tuple[str, Span]]) -> int | None:
    span = Span(member["start"], member["end"])
    return next(
        (at for at, (name, own) in enumerate(places) if name == member["article"] and own.meets(span)), None
    )


def _joined(at: list[int | None], group: dict[int, int]) -> bool:
    found_in = {group.get(one) if one is not None else None for one in at}
    return len(found_in) == 1 and None not in found_in


def _kept_apart(row: Row, at: list[int | None], group: dict[int, int], together: set[frozenset[str]]) -> bool:
    """Tell whether no two members stand together but those that another group of the gold joins."""
    for (one, first), (two, second) in combinations(zip(at, row["members"], strict=True), 2):
        joined = one is not None and two is not None and one in group and group[one] == group.get(two)
        ids = frozenset((first.get("figure", ""), second.get("figure", "")))
        if joined and one != two and ids not in together:
            return False
    return True


def _together(gold: list[Row]) -> set[frozenset[str]]:
    """Return the pairs that the groups of classes a and b join."""
    return {
        frozenset((one.get("figure", ""), two.get("figure", "")))
        for row in gold
        if row["class"] != "c"
        for one, two in combinations(row["members"], 2)
    }


if __name__ == "__main__":
    main()
