"""Why should a page not be stored as an article? A word of the format, or nothing.

paywall: its prose breaks off at a wall, for money or for cookies; gallery: pictures with captions; live: a
page of entries by the clock; error: a message instead of an article; language: not in English; empty: none.
"""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from news.intake.language import is_english
from news.intake.page_blocks import Block
from news.intake.page_stated import GALLERIES, Stated
from news.intake.page_wordings import (
    BREAKS,
    CLOCKS,
    COOKIES,
    ERRORS,
    GALLERY_PATHS,
    GALLERY_TITLES,
    LIVE_PATHS,
    LIVE_TITLES,
    MESSAGES,
    WALLS,
)
from news.lines import pleads

STUB = 220
"""Words below which an article with a wall around it is only its beginning."""

TEASER, HALF, LABEL = 150, 0.5, 400
"""Words of a teaser; share of its stated words below which it breaks off; characters of a wall's line."""

MESSAGE = 150
"""Words below which a page whose title is an error's is that error."""

NOTHING = 80
"""Words below which a page that says in them that a page isn't there is that message."""

JUST_BELOW = 3
"""Blocks below the prose in which a wall stands that cuts it off."""

PICTURES = 6
"""Captions from which a page with little prose is a gallery."""

FEWEST, SENTENCE = 15, 8
"""Words below which there is no article; one of its paragraphs must be a sentence long."""

ENTRIES, CLOCK = 4, 30
"""Lines of nothing but a time of day from which a page is a live one; their characters."""


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_ERROR, _MESSAGE = _any(ERRORS), _any(MESSAGES)
_WALL, _BREAK, _COOKIES = _any(WALLS), _any(BREAKS), _any(COOKIES)
_GALLERY, _GALLERY_TITLE = _any(GALLERY_PATHS), _any(GALLERY_TITLES)
_COUNT = re.compile(r"[0-9]{1,6}")
"""An article's words, as its page counts them."""
_LIVE, _LIVE_TITLE, _CLOCK = _any(LIVE_PATHS), _any(LIVE_TITLES), _any(CLOCKS)


def refusal(
    page: Stated, blocks: Sequence[Block], prose: Sequence[Block], headline: str | None, url: str | None
) -> str | None:
    """Return the word for what the page is instead of an article, or None where it is one."""
    words = sum(block.words for block in prose)
    titles = [title for title in (headline, page.title, page.meta.get("og:title")) if title]
    titles = [_plain(title) for title in titles]
    checks: dict[str, Callable[[], bool]] = {
        "error": lambda: _is_message(blocks, prose, titles, words),
        "live": lambda: _is_live(page, blocks, titles, url),
        "paywall": lambda: _is_walled(page, blocks, prose, words),
        "gallery": lambda: _is_gallery(page, blocks, titles, words, url),
        "language": lambda: _is_foreign(page, prose),
        "empty": lambda: words < FEWEST or not any(block.words >= SENTENCE for block in prose),
    }
    return next((word for word, holds in checks.items() if holds()), None)


def _is_message(blocks: Sequence[Block], prose: Sequence[Block], titles: Sequence[str], words: int) -> bool:
    """Tell whether a page with hardly a word is an error, by its titles or by those few words."""
    heads = [_plain(block.text) for block in blocks if block.tag == "h1"]
    told = words < MESSAGE and any(map(_ERROR.search, [*titles, *heads]))
    return told or (words < NOTHING and any(_MESSAGE.search(_plain(block.text)) for block in prose))


def _plain(words: str) -> str:
    return words[:LABEL].replace("’", "'")


def _is_live(page: Stated, blocks: Sequence[Block], titles: Sequence[str], url: str | None) -> bool:
    if "liveblogposting" in page.types:
        return True
    clocks = sum(len(block.text) <= CLOCK and bool(_CLOCK.search(block.text)) for block in blocks)
    named = any(_LIVE_TITLE.search(title) for title in titles) or bool(_LIVE.search(urlsplit(url or "").path))
    return named and clocks >= ENTRIES


def _is_walled(page: Stated, blocks: Sequence[Block], prose: Sequence[Block], words: int) -> bool:
    """Tell whether the prose is only what stands before a wall, or is the wall's own words."""
    if words < STUB and _speaks_of_cookies(prose):
        return True
    whole = page.of_node("wordCount") or ""
    broken = bool(_COUNT.fullmatch(whole)) and words < HALF * int(whole)
    if words >= STUB and not broken:
        return _is_cut(blocks, prose)
    if page.node.get("isAccessibleForFree") in (False, "False", "false"):
        return True
    labels = [block.text for block in blocks if len(block.text) <= LABEL]
    walled = any(_WALL.search(_plain(label)) for label in labels)
    locked = (page.of_meta("article:content_tier", "content_tier") or "").casefold() in {"locked", "metered"}
    return (walled and (broken or words < TEASER or _breaks_off(prose))) or (
        locked and (walled or any(map(pleads, labels)))
    )


def _is_cut(blocks: Sequence[Block], prose: Sequence[Block]) -> bool:
    """Tell whether a wall stands where the prose ends, or ends it."""
    if not prose:
        return False
    last = max(n for n, block in enumerate(blocks) if block is prose[-1])
    below = blocks[last : last + 1 + JUST_BELOW]
    return any(len(block.text) <= LABEL and _BREAK.search(_plain(block.text)) for block in below)


def _speaks_of_cookies(prose: Sequence[Block]) -> bool:
    about = sum(block.words for block in prose if _COOKIES.search(block.text))
    return about > HALF * sum(block.words for block in prose)


def _breaks_off(prose: Sequence[Block]) -> bool:
    return bool(prose) and prose[-1].text.endswith(("…", "..."))


def _is_gallery(
    page: Stated, blocks: Sequence[Block], titles: Sequence[str], words: int, url: str | None
) -> bool:
    captions = [block for block in blocks if block.tag == "figcaption" or "figcaption" in block.within]
    if page.types & GALLERIES or _GALLERY.search(urlsplit(url or "").path):
        return words < STUB
    told = any(_GALLERY_TITLE.search(title) for title in titles)
    shown = sum(block.words for block in captions)
    return (told and words < STUB) or (len(captions) >= PICTURES and words < shown)


def _is_foreign(page: Stated, prose: Sequence[Block]) -> bool:
    """Tell whether the prose is in another language: by its words, or by what a short page says of itself."""
    english = is_english("\n".join(block.text for block in prose))
    return english is False or (english is None and not (page.language or "en").casefold().startswith("en"))
