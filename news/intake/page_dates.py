"""When does a page say that its article was published? What it prints, what it tells machines; no guesses.

A date printed between the headline and the prose is what readers are told, and wins over a different one that
only machines are told; where they agree, the machines' clock and offset go with the
printed day. A day above the headline with a weekday, or that of reading, may be the masthead's.
A date marked "updated" counts only if there is no other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from news.dates import stated
from news.intake.machine_dates import is_sane, read_date
from news.intake.masthead import LABELS, byline
from news.intake.numeric_dates import day_first, spelt
from news.intake.page_blocks import Block, Tree
from news.intake.page_stated import Stated
from news.nouns import Published

PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "published_time", "publish-date",
    "publication_date", "publicationdate", "pubdate", "publishdate", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.created", "dcterms.date", "date", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "bt:pubdate",
    "rnews:datepublished", "vr:published_time", "shareaholic:article_published_time", "article:published",
    "dcsext.articlefirstpublished", "date_published", "publish_date", "pub_date", "pdate", "citation_date",
    "og:published_time", "og:pubdate", "prism.publicationdate", "analyticsattributes.articledate",
    "iso-8601-publish-date",
    "article_date_original", "originalpublicationdate", "cre-publish-date", "display-date", "datecreated",
    "created-date", "dc.date.created", "dc.created", "article.created", "article:create_at",
)  # fmt: skip
"""Meta elements that state a publication date, best first."""

UPDATED = (
    "article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article:modified", "revised", "lastmodified", "last-updated",
    "eomportal-lastupdate", "utime",
)  # fmt: skip
"""Meta elements that state the last change."""

LONGEST, SHORT, FEW = 160, 60, 8
"""Characters of the longest date line; of a label; words that may stand beside dates."""

LINKED = 0.5
"""Share of linked characters from which a line tells of another page."""

TITLE = 4
"""Words from which a line that leads to another page is its title."""

CONTENT = frozenset({"main", "article"})
"""Elements that a page marks as its content."""

A_DAY = timedelta(days=1)
"""How far two statements of one day may be apart: time zones."""

READING = frozenset(
    "sec secs second seconds min mins minute minutes hr hrs hour hours day days read reading time ago".split()
) | {"by"}
"""Words beside a date that say how long the article takes, or how old it is."""

_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised|reviewed|current as of)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|publication date|release date)\b", re.IGNORECASE)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")
_ENDS_URL = re.compile(r"[/-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=/|\.\w+$|$)")
_LONE_IN_URL = re.compile(r"/((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/)")
_BY_USER = re.compile(r"\b(?:submitted|posted|written|added) by [\w.@-]+(?: [\w.@-]+)? on\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_BY = re.compile(r"(?:\w+ )?by\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d[/.]\d{2}(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A date with its label; `is_amid`: it stands below the first paragraph."""

    published: Published
    label: str
    is_amid: bool = False

    @property
    def updated(self) -> bool:
        return bool(_UPDATED.search(self.label))

    @property
    def is_labelled(self) -> bool:
        """Whether it is called the day of publication where no other article's is."""
        return not self.is_amid and bool(_PUBLISHED.search(self.label))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The numbers of the blocks below a headline to the second paragraph, and of those just above it.

    `first` and `last` are the numbers of the first and last full paragraph, `today` when the page is read.
    """

    below: Sequence[int]
    above: Sequence[int]
    first: int
    last: int
    today: date | None


def publication(
    page: Stated, tree: Tree, blocks: Sequence[Block], opening: Opening, url: str | None
) -> Published | None:
    """Return the date that the page states, if it states one."""
    lines = (block.text for block in blocks if len(block.text) <= LONGEST)
    first = day_first(lines, language=page.language, url=url)
    told = _most_exact(
        _published(
            opening,
            *_of_node(page, first, "datePublished", "dateCreated"),
            *_of_meta(page, first, PUBLISHED),
            *_items(tree, first),
        )
    )
    printed = _about_headline(blocks, opening, told, first)
    unchanged = [one for one in printed if not one.updated]
    shown = next((one.published for one in unchanged if one.is_labelled), None)
    shown = shown or next((one.published for one in unchanged), None)
    if told is not None:
        return told if shown is None else _together(shown, told)
    own = _own(blocks, opening)
    marked = next((one.published for one in printed), None)
    return (
        shown
        or _first(
            _published(
                opening,
                _timed(tree, first),
                _in_url(url),
                _labelled(own, first),
                marked,
                *_of_node(page, first, "dateModified"),
                *_of_meta(page, first, UPDATED),
            )
        )
        or _first(_published(opening, _looked_for(tree, own)))
    )


def _published(opening: Opening, *dates: Published | None) -> Iterator[Published]:
    """Yield those dates on which a page read `opening.today` can have been published."""
    return (one for one in dates if one is not None and not _is_ahead(one, opening.today))


def _about_headline(
    blocks: Sequence[Block], opening: Opening, told: Published | None, first: bool | None
) -> list[_Printed]:
    """Return the dates printed about the headline, those below it first."""
    above = [blocks[n] for n in opening.above if not _is_of_page(blocks[n], told, first, opening.today)]
    below = [blocks[n] for n in opening.below if n <= opening.first]
    amid = [blocks[n] for n in opening.below if n > opening.first and _may_be_own(blocks[n])]
    printed = [*_printed(below, first), *(replace(one, is_amid=True) for one in _printed(amid, first))]
    printed += _printed(above, first)
    return [one for one in printed if not _is_ahead(one.published, opening.today)]


def _own(blocks: Sequence[Block], opening: Opening) -> list[Block]:
    """Return the blocks to the line below the prose, without the ways on: other articles come after."""
    to_its_foot = range(min(opening.last + 2, len(blocks)))
    teased = [n for n in to_its_foot if n > opening.first and is_way_on(blocks[n - 1])]
    return [blocks[n] for n in to_its_foot if n not in teased and _may_be_own(blocks[n])]


def _may_be_own(block: Block) -> bool:
    return not block.is_aside and block.linked < LINKED


def _first(dates: Iterable[Published | None]) -> Published | None:
    return next((one for one in dates if one is not None), None)


def _most_exact(dates: Iterable[Published | None]) -> Published | None:
    """Return the first date, or the instant that another statement gives of it, at most a day off."""
    told = [one for one in dates if one is not None]
    if not told or told[0].instant is not None:
        return _first(told)
    clocked = (one for one in told if one.instant and abs(one.day - told[0].day) <= A_DAY)
    return next(clocked, told[0])


def _of_node(page: Stated, first: bool | None, *names: str) -> Iterator[Published | None]:
    """Yield what the JSON-LD states about the article, or else about the page."""
    told = (page.of_node(name, node) for node in (page.node, page.page_node) for name in names)
    return (read_date(words, first) for words in told if words)


def _of_meta(page: Stated, first: bool | None, names: Sequence[str]) -> Iterator[Published | None]:
    return (read_date(page.meta[name], first) for name in names if name in page.meta)


def _items(tree: Tree, first: bool | None) -> Iterator[Published | None]:
    """Yield what microdata and the article's own time elements state."""
    for element in tree.xpath("//*[contains(concat(' ',@itemprop,' '),' datePublished ') or @pubdate]"):
        words = next(filter(None, map(element.get, ("content", "datetime", "title"))), element.text_content())
        yield read_date(words[:LONGEST], first)


def _timed(tree: Tree, first: bool | None) -> Published | None:
    """Return the day of the page's time elements, if those outside lists of ways on name one only."""
    around = " and ".join(f"not(ancestor::{tag})" for tag in ("aside", "nav", "footer", "a"))
    dates = [read_date(words, first) for words in tree.xpath(f"//time[{around}]/@datetime")]
    days = {date.day for date in dates if date}
    return _first(dates) if len(days) == 1 else None


def is_masthead(block: Block) -> bool:
    """Tell whether a line holds only dates or a byline."""
    return len(block.text) <= LONGEST and (bool(_of_block(block, True)) or byline(block.text) is not None)


def _printed(opening: Sequence[Block], first: bool | None) -> Iterator[_Printed]:
    """Yield the dates printed about the headline, in lines that hold nothing else or in time elements.

    A label may stand on the line before: "Last updated:".
    """
    before = ""
    for block in opening:
        short = len(block.text) <= LONGEST and "figcaption" not in block.within
        found = _of_block(block, first) if short else []
        bare = short and not _SENTENCE_END.search(block.text) and _tells(block)
        timed = read_date(block.time, first) if block.time and bare else None
        found = found or ([(timed, block.text)] if timed else [])
        for shown, label in found:
            clocked = timed if timed and timed.instant and timed.day == shown.day else shown
            yield _Printed(published=clocked, label=f"{before} {label}")
            before = ""
        before = block.text if not found and len(block.text) < SHORT else ""


def _tells(block: Block) -> bool:
    """Tell whether what machines are told of a line is its day: a count of seconds may be anything's."""
    counted = (block.time or "").isdigit()
    return not counted or bool(_PUBLISHED.search(block.text) or _UPDATED.search(block.text))


def _labelled(blocks: Sequence[Block], first: bool | None) -> Published | None:
    """Return the day that lines call the day of publication, if they name one only."""
    printed = [
        one.published for one in _printed(blocks, first) if _PUBLISHED.search(one.label) and not one.updated
    ]
    return _first(printed) if len({one.day for one in printed}) == 1 else None


def _of_block(block: Block, first: bool | None) -> list[tuple[Published, str]]:
    """Return the dates of a date line, also of one whose parts touch: "May 14, 2025" and "6:25 AM EDT"."""
    if not _YEAR.search(block.text):
        return []
    told = dict.fromkeys((block.spaced, block.text))
    return next((found for words in told if (found := _of_line(spelt(words, first)))), [])


def _of_line(words: str) -> list[tuple[Published, str]]:
    """Return a line's dates, each with the words before it, if all else in it are labels and a byline."""
    found: list[tuple[Published, str]] = []
    gaps: list[str] = []
    left = _BY_USER.sub("", words)
    while (one := stated(left)) is not None:
        found.append((one[0], left[: one[1]]))
        gaps.append(left[: one[1]])
        left = left[one[2] :]
    rest = [gap.strip(" |•·,;–—-") for gap in [*gaps, left]]
    beside = [word for gap in rest if byline(gap) is None for word in _WORDS.findall(gap)]
    named = [word for word in beside if word.casefold() not in LABELS | READING]
    plain = all(word[0].isupper() for word in named)
    sane = all(is_sane(published) for published, _ in found)
    return found if plain and sane and len(named) <= FEW else []


def is_way_on(block: Block) -> bool:
    """Tell whether a line is the title of another page: the date below it is that page's."""
    return block.linked >= LINKED and block.words >= TITLE and not _BY.match(block.text)


def _is_of_page(block: Block, told: Published | None, first: bool | None, today: date | None) -> bool:
    """Tell whether a line above the headline has the page's own day, as a masthead prints it.

    It is that of reading, or has a weekday and no time element; and machines are told another, or, where they
    are told none, it stands outside what the page marks as its content.
    """
    days = {shown.day for shown, _ in _of_block(block, first)}
    today_is = today is not None and any(abs(day - today) <= A_DAY for day in days)
    if not today_is and (block.time or not _WEEKDAY.search(block.text)):
        return False
    if told is not None:
        return any(abs(day - told.day) > A_DAY for day in days)
    return CONTENT.isdisjoint(block.within)


def _is_ahead(shown: Published, today: date | None) -> bool:
    """Tell whether a day is still to come where the page is read: it is no day of publication."""
    return today is not None and shown.day > today + A_DAY


def _together(shown: Published, told: Published) -> Published:
    """Return the printed day, with the instant that machines are told where it falls on it."""
    return told if shown.instant is None and shown.day == told.day else shown


def _in_url(url: str | None) -> Published | None:
    small = (url or "").lower().partition("?")[0].partition("#")[0]
    match = _IN_URL.search(small) or _ENDS_URL.search(small) or _LONE_IN_URL.search(small)
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
