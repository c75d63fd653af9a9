"""As much of Prometheus as the alert rules ask of it: samples over time, and which rules fire by them.

After Prometheus's documentation ("Query functions", "Alerting rules"): what a number rose by in a range is
stretched to the range's ends, and a rule fires once its condition has held for as long as `for` says.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from operator import eq, gt
from typing import Any

import yaml
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import ROOT

RULES: list[dict[str, Any]] = yaml.safe_load((ROOT / "docs/deploy/alerts.yaml").read_text())["groups"][0][
    "rules"
]

Labels = tuple[tuple[str, str], ...]
Vector = dict[Labels, float]
Points = list[tuple[datetime, float]]

_UNITS = {"m": "minutes", "h": "hours"}
_RANGE = re.compile(r"(.+)\[(\d+)([mh])\]")
_SELECTOR = re.compile(r"(\w+)(?:\{(.*)\})?")
_COMPARED = re.compile(r"(.+) (>|==) ([\d.]+)")
_QUANTILE = re.compile(r"histogram_quantile\(([\d.]+), (.+)\)")
_CALL = re.compile(r"(sum by \(le\)|sum|max|rate|increase|delta) ?\((.+)\)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {">": gt, "==": eq}


def selectors(expression: str) -> list[str]:
    """Return what an expression asks for: names with the labels that they must have."""
    plain = re.sub(r"\[\d+[mh]\]|\bby \(le\)|histogram_quantile", " ", expression)
    return re.findall(r"\b(?:whosaid_\w+|up)(?:\{.*?\})?", plain)


class Watch:
    """Keeps what one process told at each scrape, and knows which alerts fire after the last."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, Labels], Points] = defaultdict(list)
        self._since: dict[str, datetime] = {}
        self._now = datetime.min.replace(tzinfo=UTC)

    def scrape(self, text: str | None, *, at: datetime) -> set[str]:
        """Take in what a process told at a time, None where it couldn't be reached; return what fires."""
        self._now = at
        self._told["up", (("job", "whosaid"),)].append((at, float(text is not None)))
        for family in text_string_to_metric_families(text or ""):
            for sample in family.samples:
                self._told[sample.name, tuple(sorted(sample.labels.items()))].append((at, sample.value))
        return {rule["alert"] for rule in RULES if self._fires(rule)}

    def finds(self, selector: str) -> Vector:
        """Return the values that the last scrape gave of a selector."""
        return {
            labels: points[-1][1]
            for labels, points in self._chosen(selector).items()
            if points[-1][0] == self._now
        }

    def _fires(self, rule: Mapping[str, Any]) -> bool:
        if not any(self._value(part) for part in rule["expr"].split(" or ")):
            self._since.pop(rule["alert"], None)
            return False
        held = self._now - self._since.setdefault(rule["alert"], self._now)
        return held >= _span(rule.get("for", "0m"))

    def _chosen(self, selector: str) -> dict[Labels, Points]:
        found = _SELECTOR.fullmatch(selector)
        assert found, selector
        wanted = set(re.findall(r'(\w+)="(\w+)"', found[2] or ""))
        return {
            labels: points
            for (name, labels), points in self._told.items()
            if name == found[1] and wanted <= set(labels)
        }

    def _value(self, expression: str) -> Vector:
        """Return the value of an expression by labels; what is compared and doesn't hold is left out."""
        if found := _COMPARED.fullmatch(expression):
            holds, limit = _OPERATORS[found[2]], float(found[3])
            return {of: value for of, value in self._value(found[1]).items() if holds(value, limit)}
        if found := _QUANTILE.fullmatch(expression):
            return _quantile(float(found[1]), self._value(found[2]))
        if found := _CALL.fullmatch(expression):
            return self._called(found[1], found[2])
        return self.finds(expression)

    def _called(self, function: str, inner: str) -> Vector:
        if function in {"rate", "increase", "delta"}:
            return self._risen(function, inner)
        parts: dict[Labels, list[float]] = defaultdict(list)
        for labels, value in self._value(inner).items():
            parts[tuple(one for one in labels if one[0] == "le") if "le" in function else ()].append(value)
        return {labels: max(values) if function == "max" else sum(values) for labels, values in parts.items()}

    def _risen(self, function: str, ranged: str) -> Vector:
        found = _RANGE.fullmatch(ranged)
        assert found, ranged
        span = timedelta(**{_UNITS[found[3]]: int(found[2])})
        risen: Vector = {}
        for labels, points in self._chosen(found[1]).items():
            inside = [point for point in points if self._now - span < point[0]]
            if len(inside) > 1:
                more = _stretched(inside, begins=self._now - span)
                risen[labels] = more / span.total_seconds() if function == "rate" else more
        return risen


def _stretched(points: Points, *, begins: datetime) -> float:
    """Return how much a number rose, to the range's beginning as well: half a scrape further at most."""
    covered = points[-1][0] - points[0][0]
    every = covered / (len(points) - 1)
    ahead = points[0][0] - begins
    more = ahead if ahead < every * 1.1 else every / 2
    return (points[-1][1] - points[0][1]) * ((covered + more) / covered)


def _span(words: str) -> timedelta:
    return timedelta(**{_UNITS[words[-1]]: int(words[:-1])})


def _quantile(part: float, buckets: Vector) -> Vector:
    """Return the value below which that part lies, taken as evenly spread within a bucket."""
    ends = sorted((float(dict(labels)["le"]), value) for labels, value in buckets.items())
    if not ends or not ends[-1][1]:
        return {}
    wanted, low, before = part * ends[-1][1], 0.0, 0.0
    for end, value in ends:
        if value >= wanted:
            return {
                (): low if end == float("inf") else low + (end - low) * (wanted - before) / (value - before)
            }
        low, before = end, value
    return {}
