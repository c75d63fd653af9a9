"""When does a page say that its article was published? What it prints, what it tells machines; no guesses.

A date printed between the headline and the prose is what readers are told, and wins over a different one that
only machines are told; where they agree, the machines' clock and offset go with the
printed day. A date marked "updated" counts only if there is no other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from news.dates import stated
from news.intake.masthead import LABELS, byline, stamp
from news.intake.page_blocks import Block, Tree
from news.intake.page_stated import Stated
from news.nouns import Published

PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "published_time", "publish-date",
    "publication_date", "publicationdate", "pubdate", "publishdate", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.created", "dcterms.date", "date", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "bt:pubdate",
    "rnews:datepublished", "vr:published_time",
    "article_date_original", "originalpublicationdate", "cre-publish-date", "display-date", "datecreated",
)  # fmt: skip
"""Meta elements that state a publication date, best first."""

UPDATED = (
    "article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article:modified", "revised", "lastmodified",
)  # fmt: skip
"""Meta elements that state the last change."""

LONGEST, SHORT = 160, 60
"""Characters of the longest block that is read as a date line; of a label, or what a time element shows."""

READING = frozenset("min mins minute minutes read reading time ago by last".split())
"""Words beside a date that say how long the article takes."""

_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised|reviewed|current as of)\b", re.IGNORECASE)
_MONTH_DAY_YEAR = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?$"
)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    published: Published
    updated: bool


def publication(
    page: Stated, tree: Tree, blocks: Sequence[Block], opening: range, url: str | None
) -> Published | None:
    """Return the date that the page states, if it states one; `opening` are the blocks about its headline."""
    told = _first(
        (*_of_node(page, "datePublished", "dateCreated"), *_of_meta(page, PUBLISHED), *_items(tree))
    )
    printed = list(_printed([blocks[n] for n in opening]))
    shown = next((one.published for one in printed if not one.updated), None)
    if told is not None:
        return told if shown is None else _together(shown, told)
    changed = _first((*_of_node(page, "dateModified"), *_of_meta(page, UPDATED)))
    marked = next((one.published for one in printed), None)
    return shown or _timed(tree) or _in_url(url) or marked or changed or _looked_for(tree, blocks)


def read_date(words: str) -> Published | None:
    """Return what a machine's date says: a day, or an instant where its offset is given.

    "2025-05-14T06:25:06Z", "2025-05-14 06:25:06 UTC", "Jan 17, 2025", "Thu, 09/25/2025 - 11:38".
    """
    plain = words.strip()
    if _ISO.fullmatch(plain):
        return _of_iso(plain)
    found = stated(plain)
    if found is not None:
        return _sane(found[0])
    american = _MONTH_DAY_YEAR.search(plain)
    if american is None or int(american[2]) <= 12:
        return None
    found = stated(f"{american[3]}-{int(american[1]):02d}-{int(american[2]):02d}")
    return _sane(found[0]) if found else None


def _of_iso(words: str) -> Published | None:
    try:
        instant = datetime.fromisoformat(re.sub(r"\s?(?:UTC|GMT)$", "Z", words))
    except ValueError:
        return None
    clocked = instant.tzinfo is not None and instant.time() != time.min  # else a day that a program wrote so
    return _sane(Published(day=instant.date(), instant=instant if clocked else None))


def _sane(published: Published) -> Published | None:
    return published if 1990 <= published.day.year <= 2100 else None


def _first(dates: Iterable[Published | None]) -> Published | None:
    return next((one for one in dates if one is not None), None)


def _of_node(page: Stated, *names: str) -> Iterator[Published | None]:
    return (read_date(words) for words in map(page.of_node, names) if words)


def _of_meta(page: Stated, names: Sequence[str]) -> Iterator[Published | None]:
    return (read_date(page.meta[name]) for name in names if name in page.meta)


def _items(tree: Tree) -> Iterator[Published | None]:
    """Yield what microdata and the article's own time elements state."""
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        words = element.get("content") or element.get("datetime") or element.text_content()
        yield read_date(words[:LONGEST])


def _timed(tree: Tree) -> Published | None:
    """Return the day of the page's time elements, if those outside lists of ways on name one only."""
    around = " and ".join(f"not(ancestor::{tag})" for tag in ("aside", "nav", "footer", "a"))
    dates = [read_date(words) for words in tree.xpath(f"//time[{around}]/@datetime")]
    days = {date.day for date in dates if date}
    return _first(dates) if len(days) == 1 else None


def is_masthead(words: str) -> bool:
    """Tell whether a line holds only a date or a byline."""
    return len(words) <= LONGEST and (_of_line(words) is not None or byline(words) is not None)


def _printed(opening: Sequence[Block]) -> Iterator[_Printed]:
    """Yield the dates printed about the headline, in lines that hold nothing else or in time elements.

    A label may stand on the line before: "Last updated:".
    """
    before = ""
    for block in opening:
        found = _of_line(block.text) if len(block.text) <= LONGEST else None
        timed = read_date(block.time) if block.time and len(block.text) <= SHORT else None
        shown = found[0] if found else timed
        if shown is not None:
            clocked = timed if timed and timed.instant and timed.day == shown.day else shown
            label = f"{before} {found[1] if found else block.text}"
            yield _Printed(published=clocked, updated=bool(_UPDATED.search(label)))
        before = block.text if shown is None and len(block.text) < SHORT else ""


def _of_line(words: str) -> tuple[Published, str] | None:
    """Return a line's date and the words before it, if the line holds only date, labels and byline."""
    dated = stamp(words)
    if dated is not None and dated.published is not None:
        found = stated(words)
        return (dated.published, words[: found[1]]) if found and _sane(dated.published) else None
    found = stated(words)
    if found is None or _sane(found[0]) is None:
        return None
    rest = words[: found[1]] + " " + words[found[2] :]
    plain = all(word.casefold() in LABELS | READING or word[0].isupper() for word in _WORDS.findall(rest))
    short = len(_WORDS.findall(rest)) <= 8 or byline(words[: found[1]].strip(" |•·,-")) is not None
    return (found[0], words[: found[1]]) if plain and short else None


def _together(shown: Published, told: Published) -> Published:
    """Return the printed day, with the instant that machines are told where it falls on it."""
    return told if shown.instant is None and shown.day == told.day else shown


def _in_url(url: str | None) -> Published | None:
    match = _IN_URL.search((url or "").lower())
    if match is None:
        return None
    month = (
        match[2]
        if match[2].isdigit()
        else str("janfebmaraprmayjunjulaugsepoctnovdec".find(match[2]) // 3 + 1)
    )
    return read_date(f"{match[1]}-{int(month):02d}-{int(match[3]):02d}")


def _looked_for(tree: Tree, blocks: Sequence[Block]) -> Published | None:
    """Return what htmldate finds, if the page prints it in full."""
    import htmldate  # noqa: PLC0415 - slow to import, and seldom needed

    found = htmldate.find_date(tree, original_date=True, extensive_search=False)
    day = read_date(found) if found else None
    shown = day is not None and any(_says(block.text, day) for block in blocks if len(block.text) <= LONGEST)
    return day if shown else None


def _says(words: str, day: Published) -> bool:
    found = stated(words)
    return found is not None and found[0].day == day.day
