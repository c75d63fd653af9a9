"""A first day's archive: the addresses that a site's news sitemaps list within a range of days."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.fetch import Fetcher
from news.errors import WhosaidError
from news.intake.sitemap import Listed, read_sitemap

DEEPEST = 3
MOST_MAPS = 200
"""Sitemaps that one run fetches: the largest sites list a day's news in one or two."""

ADRIFT = timedelta(days=1)
"""How far a sitemap's own day of change may lie before the articles that it lists: zones differ."""


class SitemapsError(WhosaidError):
    """A sitemap that can't be read; the sentence names it."""


def listed(fetcher: Fetcher, url: str, *, since: date | None, until: date | None) -> Iterator[str]:
    """Yield the addresses of articles dated from `since` to `until`, each once, as the sitemaps list them.

    What states no date is left out where a range is given. Raises SitemapsError where the first sitemap can't
    be read; further ones that can't are passed over.
    """
    waiting, fetched, seen = [(url, 0)], 0, set[str]()
    while waiting and fetched < MOST_MAPS:
        here, depth = waiting.pop(0)
        fetched += 1
        try:
            found = read_sitemap(fetcher.fetch(here).body)
        except WhosaidError as error:
            if depth == 0:
                raise SitemapsError(f"{here} {error}.") from error
            continue
        for one in found:
            if one.url in seen:
                continue
            seen.add(one.url)
            if one.is_map and depth < DEEPEST and (since is None or _may_hold(one, since)):
                waiting.append((one.url, depth + 1))
            elif not one.is_map and _is_within(one, since, until):
                yield one.url


def _may_hold(sitemap: Listed, since: date) -> bool:
    """Tell whether a sitemap was changed late enough to list anything of the range."""
    return sitemap.dated is None or sitemap.dated.day >= since - ADRIFT


def _is_within(one: Listed, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    day = one.dated.day if one.dated else None
    return day is not None and (since is None or day >= since) and (until is None or day <= until)
