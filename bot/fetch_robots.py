"""What does a site ask of programs? Its robots.txt (RFC 9309), and what a page says about text mining."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NAME = "whosaid"
"""The name by which robots.txt may call us."""

MOST_BYTES = 500_000
MOST_RULES = 5_000

_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_HEAD = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules that hold for us: allowed or not, and the path that a rule speaks of."""

    rules: tuple[tuple[bool, str], ...] = ()

    def allows(self, path: str) -> bool:
        """Tell whether `path`, query included, may be fetched: the longest rule that fits it decides."""
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


ALL = Robots()


def read_robots(text: str) -> Robots:
    """Return the rules of a robots.txt for us, or for everyone where it doesn't name us."""
    named: list[tuple[bool, str]] = []
    everyone: list[tuple[bool, str]] = []
    is_named = False
    for agents, rule in _rules(text):
        if NAME in agents:
            is_named = True
            named += [rule] if rule else []
        elif "*" in agents and rule:
            everyone.append(rule)
    return Robots(rules=tuple((named if is_named else everyone)[:MOST_RULES]))


def _rules(text: str) -> Iterator[tuple[frozenset[str], tuple[bool, str] | None]]:
    """Yield each rule with those whom it is for; a group without rules yields None."""
    agents: set[str] = set()
    listing = False
    for line in text.splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = name.casefold()
        if key == "user-agent":
            agents = agents if listing else set()
            agents.add(value.casefold().split("/")[0])
            listing = True
            yield frozenset(agents), None
        elif key in {"allow", "disallow"}:
            listing = False
            yield frozenset(agents), (key == "allow", value) if value else None


def _fits(rule: str, path: str) -> bool:
    """Tell whether a rule fits a path: "*" stands for anything, "$" for its end. Linear in both."""
    whole = rule.endswith("$")
    first, *parts = (rule[:-1] if whole else rule).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not parts:
        return not whole or at == len(path)
    return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at if whole else parts[-1] in path[at:]


def reserves_mining(headers: Mapping[str, str], body: bytes = b"") -> bool:
    """Tell whether an answer opts out of text mining: TDM-Reservation or noai, as header or meta element."""
    if _reserves("tdm-reservation", headers.get("tdm-reservation", "")):
        return True
    if _reserves("robots", headers.get("x-robots-tag", "")):
        return True
    return any(_reserves(name, content) for name, content in _metas(body[:_HEAD]))


def _metas(head: bytes) -> Iterator[tuple[str, str]]:
    for element in _META.findall(head):
        fields = {
            name.decode("ascii").lower(): b"".join(values).decode("utf-8", "replace")
            for name, *values in _ATTRIBUTE.findall(element)
        }
        yield fields.get("name", fields.get("http-equiv", "")).strip().lower(), fields.get("content", "")


def _reserves(name: str, content: str) -> bool:
    words = set(re.split(r"[\s,;]+", content.strip().lower()))
    if name == "tdm-reservation":
        return "1" in words
    return name in {"robots", NAME, "x-robots-tag"} and not words.isdisjoint({"noai", "notdm"})
