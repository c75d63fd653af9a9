"""What does a line say about its article: when, by whom, in which paper? Only what stands there."""

import re
from collections import Counter
from dataclasses import dataclass

from news.dates import stated
from news.nouns import Published

LONGEST = 160
"""Characters of the longest date line or byline."""

MOST_PLACES = 8
"""Words of the longest dateline in a line of its own."""

OUTLET_WORDS = frozenset(
    word
    for line in (
        "news times post guardian independent telegraph mail sun mirror",
        "express herald tribune journal gazette",
        "chronicle star globe daily weekly press radio tv television",
        "magazine review observer standard reuters",
        "bbc cnn nbc abc cbs npr sky rté rte itv politico bloomberg",
        "wire agency today online network newspaper",
        "broadcasting media report courier examiner argus echo advertiser sentinel inquirer dispatch",
    )
    for word in line.split()
)
"""Words that outlets' names are made of."""

LABELS = frozenset(
    word
    for line in (
        "first last originally published updated posted modified created issued released",
        "date dated on at the of",
        "and am pm a p m local time gmt utc bst est edt et ct mt pt pst pdt cet cest ist z uk",
        "mon tue tues wed thu thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    )
    for word in line.split()
)
"""The only words besides dates in a date line."""

BYLINE_WORDS = frozenset(
    word
    for line in (
        "and for in at of the with from by staff reporter",
        "reporters writer editor correspondent columnist political",
        "chief senior deputy associate assistant special business economics",
        "home foreign diplomatic education",
        "health science sports environment crime court royal security defence",
        "technology affairs policy news desk",
    )
    for word in line.split()
)
"""Words that need no capital in a byline."""

_BY = re.compile(
    r"\*?(?:(?:story|words|written|report|analysis|reported|exclusive) )?(?:by:?|authors?:) (?=[^\W\d_])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[\s,|·(]*(?<!\S)\(?[\w.+-]{0,64}@[\w.-]{1,80}\)?$")
"""An address at a byline's end: "@sampoe", "sam.poe@example.com"."""
_LABEL = re.compile(r"\W+(?:published|posted|updated)\W*$", re.IGNORECASE)
"""What of the date line runs into a byline before it."""
_SOURCE_LABEL = re.compile(
    r"(?:source|outlet|publisher|publication|newspaper)\s?:\s+(?P<outlet>\S.{0,60})", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified)\s?:?", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_AGE = re.compile(
    r"(?:about |updated |published |posted )?(?:\d{1,2}|an?|one)\s?"
    r"(?:[smhdw]|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)\.? ago",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<where>[A-Z][A-Z.’' -]{2,30}(?:,\s[A-Z][\w. ]{1,20}){0,2}|[A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z]\w+)?)?"
    r"\s?(?P<agency>\((?:Reuters|AP|AFP|CNN|UPI|PA|Bloomberg|Xinhua|TASS|dpa|EFE|IANS|PTI)\))?\s?(?:[-–—]{1,2})\s(?=[^a-z])"
)
_SUFFIX = re.compile(r"\s[-|–—·•]\s(?P<outlet>[^-|–—·•]{2,40})$")
_HOUSE = re.compile(r"\b(?:The )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}")
_SOURCE = re.compile(r"(?:[-–—•·]\s)?(?P<outlet>[^\W\d_][\w.’'& -]{1,39})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date line: the date it states, if it is one, and the byline that shares the line."""

    published: Published | None
    byline: str | None
    updated: bool


def stamp(line: str) -> Stamp | None:
    """Read a line of nothing but dates, clocks and a byline: "By Staff Reporter | 2020-03-15 14:05 GMT"."""
    found = stated(line) if len(line) <= LONGEST else None
    if found is None:
        return None
    published, start, end = found
    before, after = line[:start].strip(" |•·,;–—-"), line[end:].strip(" |•·,;–—-")
    written = next((byline(part) for part in (before, after) if byline(part)), None)
    rest = [part for part in (before, after) if not byline(part)]
    if not all(_is_label(part) for part in rest):
        return None
    return Stamp(published=published, byline=written, updated=bool(_UPDATED.search(line[:start])))


def byline(line: str) -> str | None:
    """Return the line if it names who wrote the article: "By Jane Doe, political editor"."""
    words = _LABEL.sub("", _HANDLE.sub("", line.strip().rstrip("*_"))) if len(line) <= 2 * LONGEST else line
    opening = _BY.match(words) if len(words) <= LONGEST else None
    if opening is None or words.endswith((".", "?", "!", ":")):
        return None
    names = _WORD.findall(words, opening.end())
    plain = all(name[0].isupper() or name.casefold() in BYLINE_WORDS for name in names)
    named = words.lstrip("*")
    return named if plain and names[0][0].isupper() and names[0].casefold() not in LABELS else None


def is_age(line: str) -> bool:
    """Tell whether the line says how old the article was when it was copied: "18 minutes ago" is no date."""
    return len(line) <= 40 and bool(_AGE.fullmatch(line.strip()))


def dateline(paragraph: str) -> str | None:
    """Return the place and agency before a lead's dash: "WASHINGTON (AP)" of "WASHINGTON (AP) — The …"."""
    match = _DATELINE.match(paragraph[:120])
    if match is None or not (match["agency"] or (match["where"] or "").isupper()):
        return None
    return paragraph[: match.end()].rstrip(" -–—") or None


def lone_dateline(line: str) -> str | None:
    """Return the place and agency in a line of their own above the lead: "Selby, England CNN —"."""
    words = line.rstrip(" -–—")
    dashed = line.rstrip().endswith(("-", "–", "—")) and words[:1].isupper()
    return words if dashed and 0 < len(words.split()) <= MOST_PLACES else None


def outlet_suffix(headline: str) -> str | None:
    """Return the outlet at a headline's end: "… eleven people clemency - Example News"."""
    match = _SUFFIX.search(headline)
    return match["outlet"].strip() if match and is_outlet(match["outlet"]) else None


def without_outlet(headline: str) -> str:
    """Return the headline without the outlet at its end."""
    match = _SUFFIX.search(headline)
    return headline[: match.start()] if match and is_outlet(match["outlet"]) else headline


def is_outlet(words: str) -> bool:
    """Tell whether a short line can be an outlet's name by its words: "The Sun", "BreakingNews.ie"."""
    match = _SOURCE.fullmatch(words.strip())
    if match is None or len(words.split()) > 6:
        return False
    named = match["outlet"]
    return bool(re.fullmatch(r"[\w-]+\.[a-z]{2,4}(?:\.[a-z]{2})?", named)) or any(
        word.casefold() in OUTLET_WORDS for word in named.split()
    )


def source(line: str) -> str | None:
    """Return the name in a line that can only name a source: "The Sun", "- The Sun"."""
    words = line.strip()
    match = _SOURCE_LABEL.fullmatch(words) or (_SOURCE.fullmatch(words) if len(words) <= 45 else None)
    return match["outlet"] if match else None


def is_source_label(line: str) -> bool:
    """Tell whether a line names its source by a label: "Source: Fox News"."""
    return len(line) <= LONGEST and bool(_SOURCE_LABEL.fullmatch(line.strip()))


def is_date_label(line: str) -> bool:
    """Tell whether a line announces the date on the next: "Published"."""
    return len(line) <= LONGEST and bool(_DATE_LABEL.fullmatch(line.strip()))


def outlet_of_appeal(words: str) -> str | None:
    """Return the outlet that asks for money in `words`: "The Independent is on the ground when …"."""
    named = Counter(house for house in _HOUSE.findall(words) if is_outlet(house))
    return named.most_common(1)[0][0] if named else None


def _is_label(part: str) -> bool:
    """Tell whether the rest of a date line says nothing: labels, zones, clocks, another date."""
    while (found := stated(part)) is not None:
        part = part[: found[1]] + part[found[2] :]
    return all(word.casefold() in LABELS or word.isdigit() for word in re.findall(r"[^\W_]+", part))
