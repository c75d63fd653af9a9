"""The tick of feeds: what is due is read from the store and wanted as work, each feed once for its time.

A feed that broke off whatever read it, time and again, is in trouble like one that can't be fetched.
"""

from collections.abc import Callable
from datetime import datetime

from bot.jobs.feed_trouble import broke_off
from storage import feeds, work
from storage.engine import Store
from storage.fetching import feed_key, want_feed

AT_ONCE = 500


def want_due(store: Store, clock: Callable[[], datetime]) -> int:
    """Want all feeds read that are due and not wanted yet, at most some hundred; return how many were."""
    now = clock()
    with store.read() as session:
        due = feeds.due(session, now=now, limit=AT_ONCE)
        states = work.states(session, keys=[feed_key(feed) for feed in due], now=now)
    fresh = [feed for feed in due if feed_key(feed) not in states]
    for feed in due:
        if states.get(feed_key(feed)) is work.State.DEAD:
            broke_off(store, feed, now=now)
    if fresh:
        with store.write() as session:
            for feed in fresh:
                want_feed(session, feed, now=now)
    return len(fresh)
