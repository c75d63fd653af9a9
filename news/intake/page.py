"""A web page as an article, or the reason why it is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from news.intake.embargo import standing_of
from news.intake.language import is_english
from news.intake.masthead import byline, dateline, lone_dateline
from news.intake.page_blocks import Block, blocks, page_text, parsed
from news.intake.page_dates import Opening, is_masthead, is_way_on, publication
from news.intake.page_headline import headline_at
from news.intake.page_prose import BOXED, FULL, prose
from news.intake.page_pulled import HEADINGS
from news.intake.page_refusals import refusal
from news.intake.page_roles import STANDFIRST
from news.intake.page_stated import Stated, stated
from news.intake.page_urls import canonical
from news.nouns import INTERNAL, Article, Span, Standing

FEWEST = 5
"""Words from which a line between headline and prose is a standfirst."""

ABOVE = 40
"""Blocks above the prose in which its byline stands."""

JUST_ABOVE, NEAR = 3, 6
"""Blocks above the headline in which a date may stand; above the prose where the page shows no headline."""

LAST = 3
"""Lines of prose at the end of which some may tell of its author."""

_BY = re.compile(r"^(?:\w+ )?by:? |,? and |, ", re.IGNORECASE)
_LIFE = r"(?:is|covers?|reports?|writes|works|can be|covering|reporting)\b"
_SUBMITTED = re.compile(r"(?i:submitted|posted|written) by ((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+) on\b")
_SAID = re.compile('[“”"]')
_CLOSING = (".", ",", ";", "!", "?", ":", "…", "’", "'", ")", "-", "–", "—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page came to: an article with its sections, or why not (a word of the format)."""

    article: Article | None = None
    refused: str | None = None
    sections: tuple[str, ...] = ()


def read_page(
    html: str | bytes, *, url: str | None, standing: Standing = INTERNAL, today: date | None = None
) -> Page:
    """Return the page's article with what the page itself states about it; nothing comes from elsewhere.

    `url` is where it was found, after redirects; the article's is the page's canonical one, if that is of the
    same site. `today` is when it is read. Raises PageError where `html` is no web page at all.
    """
    tree = parsed(page_text(html))
    page, shown = stated(tree), blocks(tree)
    top = headline_at(page, shown)
    numbers = _below(shown, prose(tree, shown, url), top)
    headline = shown[top].text if top >= 0 else page.headline
    standfirst = _standfirst(page, shown, top, numbers)
    numbers = _led([n for n in numbers if shown[n].text not in {headline, standfirst}], shown, top)
    own = [shown[n] for n in numbers]
    refused = refusal(page, shown, own, headline, url)
    if refused:
        return Page(refused=refused)
    above = shown[_reach(top, numbers[0]) : numbers[0]]
    alone = lone_dateline(own[0].text) if len(own) > 1 else None
    own = own[1:] if alone else own
    written = _byline(page, shown[max(top, numbers[0] - ABOVE, 0) : numbers[0]])
    own = [block for block in own if not _is_name(block, page)] or own
    told = [block for n, block in enumerate(own) if n < len(own) - LAST or not _is_life(block, page, written)]
    own = told or own
    text = "\n".join(block.text for block in own)
    return Page(
        article=Article(
            text=text,
            url=canonical(page.canonical, url),
            outlet=page.outlet,
            headline=headline,
            standfirst=standfirst,
            byline=written,
            dateline=alone or dateline(own[0].text),
            published=publication(page, tree, shown, _opening(shown, top, numbers, today), url),
            language="en" if is_english(text) else None,
            standing=standing_of((block.text for block in [*above, own[0]]), standing, today),
            paragraphs=tuple(_paragraphs(own)),
        ),
        sections=page.sections,
    )


def _is_life(block: Block, page: Stated, written: str | None) -> bool:
    """Tell whether a line tells of who wrote it, and quotes none: "Jane Poe is the political editor of …"."""
    if _SAID.search(block.text):
        return False
    names = [*page.authors, *_BY.split(written or "")]
    return any(re.match(rf"\W*{re.escape(name)},?\s{_LIFE}", block.text) for name in names if " " in name)


def _is_name(block: Block, page: Stated) -> bool:
    """Tell whether a line is nothing but the name of who wrote it, as the page states it."""
    return any(f"{name},".startswith(f"{block.text},") for name in page.authors)


def _reach(top: int, first: int) -> int:
    """Return the number of the first block that can speak of the article above its prose."""
    return max(top - JUST_ABOVE, first - ABOVE, 0) if 0 <= top < first else max(first - NEAR, 0)


def _below(shown: Sequence[Block], numbers: Sequence[int], top: int) -> list[int]:
    """Return those of the prose that stand below the headline, if most do, without dates and bylines."""
    below = [n for n in numbers if n > top]
    most = sum(shown[n].words for n in below) > sum(shown[n].words for n in numbers) / 2
    return [n for n in (below if most else numbers) if not is_masthead(shown[n])]


def _led(numbers: Sequence[int], shown: Sequence[Block], top: int) -> list[int]:
    """Return the prose without what stands above its first paragraph and is none.

    Labels go, and points above a byline or a date; sentences, headings and a place with a dash stay.
    """
    full = [n for n in numbers if shown[n].words >= FULL and shown[n].tag != "li"]
    first = full[0] if full else 0
    masthead = max((n for n in range(top + 1, first) if is_masthead(shown[n])), default=-1)
    points = {n for n in numbers if n < masthead and shown[n].tag == "li"}
    few = sum(shown[n].words for n in points) <= BOXED * sum(shown[n].words for n in numbers)
    led = {n for n in numbers if _may_lead(shown[n]) and not (few and n in points)}
    return [n for n in numbers if n >= first or n in led]


def _may_lead(block: Block) -> bool:
    words = block.text
    return block.tag in {*HEADINGS, "li"} or words.endswith(_CLOSING) or bool(_SAID.search(words))


def _opening(shown: Sequence[Block], top: int, numbers: Sequence[int], today: date | None) -> Opening:
    """Return the numbers of the blocks about headline and first prose: a date is printed there."""
    full = [n for n in numbers if shown[n].words >= FULL]
    end, first, last = (full or [len(shown)])[:2][-1], (full or [len(shown)])[0], (full or numbers)[-1]
    headed = 0 <= top < end
    begun = top + 1 if headed else max(0, first - NEAR) if full else 0
    below = [n for n in range(begun, end) if n <= first or not is_way_on(shown[n - 1])]
    ways_on = [n + 1 for n in range(max(0, top - JUST_ABOVE), top) if shown[n].is_aside]
    above = range(max(0, top - JUST_ABOVE, *ways_on), top if headed else 0)
    return Opening(below=below, above=above, first=first, last=last, today=today)


def _standfirst(page: Stated, shown: Sequence[Block], top: int, numbers: Sequence[int]) -> str | None:
    """Return the line below the headline that the page calls so, or gives as its description; no lead."""
    if top < 0 or not numbers:
        return None
    told = _plain(page.description or "")
    places = {shown[n].place for n in numbers[1:] if shown[n].words >= FULL}
    first = next((n for n in numbers if shown[n].role != STANDFIRST and shown[n].words >= FULL), numbers[0])
    above = shown[top + 1 : first + 1]
    points = sum(block.tag == "li" for block in above)
    masthead = max((n for n, block in enumerate(above) if is_masthead(block)), default=-1)
    for n, block in enumerate(above):
        words = _plain(block.text)
        same = bool(told) and (words.startswith(told) or told.startswith(words))
        called = block.role == STANDFIRST and (n < masthead or _is_apart(block, shown[first]))
        own = called or (same and block.place not in places)
        if own and block.words >= FEWEST and not (block.tag == "li" and points > 1):
            return block.text
    return None


def _is_apart(block: Block, prose: Block) -> bool:
    """Tell whether a line can't be a paragraph of the prose, whatever the page calls it."""
    return block.tag in HEADINGS or block.within != prose.within


def _plain(words: str) -> str:
    return words.casefold().rstrip(".… ")


def _byline(page: Stated, above: Sequence[Block]) -> str | None:
    """Return the byline as it is printed, else the authors whom the page states."""
    printed = (byline(block.text) for block in reversed(above))
    submitted = (match[1] for block in above if (match := _SUBMITTED.match(block.text)))
    return next(filter(None, (*printed, ", ".join(page.authors), *submitted)), None)


def _paragraphs(own: Sequence[Block]) -> Iterator[Span]:
    starts = accumulate((len(block.text) + 1 for block in own), initial=0)
    return (Span(start, start + len(block.text)) for start, block in zip(starts, own, strict=False))
