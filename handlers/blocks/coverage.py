"""What has been read, in words: the end of every empty answer."""

from zoneinfo import ZoneInfo

from handlers.blocks.kit import clock, count, day
from storage.nouns import Coverage

EMPTY = (
    "Nothing has been read yet. Add a feed in whosaid’s Home tab, or an article by the shortcut “Add an "
    "article”; on the command line: whosaid ingest PATH"
)


def articles_read(read: Coverage) -> str:
    """Return the set that an answer speaks of: "the 9 articles read"."""
    return "the 1 article read" if read.articles == 1 else f"the {read.articles:,} articles read"


def coverage(read: Coverage, zone: ZoneInfo) -> str:
    """Return one sentence on what has been read: how much, from when, and when last."""
    if not read.articles or not read.last_read:
        return EMPTY
    dates = _dates(read)
    when = f"{day(read.last_read.astimezone(zone).date())}, {clock(read.last_read, zone)}"
    withheld = f"; of {read.withheld:,} no words may be shown" if read.withheld else ""
    return f"Read so far: {count(read.articles, 'article')} ({dates}){withheld}; last read {when}."


def _dates(read: Coverage) -> str:
    if not read.first_day or not read.last_day:
        return "undated" if read.articles == 1 else "all undated"
    span = day(read.first_day)
    if read.first_day != read.last_day:
        span = f"{span} to {day(read.last_day)}"
    dated = read.articles - read.undated
    if not read.undated:
        return f"published {span}"
    return f"{dated:,} published {span}, {read.undated:,} undated"
