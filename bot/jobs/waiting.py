"""How long does a site ask to be left alone? `Retry-After`, in seconds or until a date (RFC 9110, 10.2.3)."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=7)
"""How long a site may make us wait: one that asks for a year is asked again after this."""


def wait(retry_after: str | None, now: datetime) -> timedelta:
    """Return how long a site asks to be left alone, in seconds or until a date; at most a week."""
    words = (retry_after or "").strip()
    if words.isdigit():
        return min(LONGEST_WAIT, timedelta(seconds=min(int(words), 10**7)))
    try:
        until = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return timedelta()
    return max(timedelta(), min(LONGEST_WAIT, until - now)) if until.tzinfo else timedelta()
