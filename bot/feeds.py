"""The tick of feeds: what is due is read from the store and wanted as work, each feed once for its time."""

from collections.abc import Callable
from datetime import datetime

from storage import feeds, work
from storage.engine import Store
from storage.fetching import feed_key, want_feed

AT_ONCE = 500


def want_due(store: Store, clock: Callable[[], datetime]) -> int:
    """Want all feeds read that are due and not wanted yet, at most some hundred; return how many were."""
    now = clock()
    with store.read() as session:
        due = feeds.due(session, now=now, limit=AT_ONCE)
        known = work.known(session, keys=[feed_key(feed) for feed in due])
    fresh = [feed for feed in due if feed_key(feed) not in known]
    if fresh:
        with store.write() as session:
            for feed in fresh:
                want_feed(session, feed, now=now)
    return len(fresh)
