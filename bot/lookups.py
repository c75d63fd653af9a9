"""Looking up in its channel whether a message arrived whose answer was lost, by its metadata."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError
from storage import lost, outbox
from storage.engine import Store
from storage.lost import Lost

log = structlog.get_logger()
LEASE = timedelta(minutes=2)
PAUSE = 60
PAGE, MOST_PAGES = 200, 10
AT_ONCE = 5


class UnfinishedError(Exception):
    """There is more in the channel than we look through."""


class Lookups:
    """Looks for what may have been lost: a few a tick, as Slack allows a call a minute to some apps."""

    def __init__(self, *, store: Store, clients: Clients, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clients = clients
        self._clock = clock

    def look_up(self) -> int:
        """Look up what is unconfirmed, at most `AT_ONCE`; return how many were."""
        for done in range(AT_ONCE):
            with self._store.write() as session:
                one = lost.next_lost(session, now=self._clock(), lease=LEASE)
            if one is None:
                return done
            log.info("message_looked_up", outbox=one.id, outcome=self._look_up(one))
        return AT_ONCE

    def _look_up(self, one: Lost) -> str:
        """Find out about one message; Slack's refusal to show the channel is final, its silence isn't."""
        try:
            ts = _found(self._clients.of(one.workspace), one)
        except SlackApiError as error:
            if error.response.status_code != 200:
                return self._later(one, int(error.response.headers.get("Retry-After", PAUSE)))
            return self._never(one, str(error.response["error"]))
        except (NotInstalledError, UnfinishedError) as error:
            return self._never(one, type(error).__name__)
        except (URLError, OSError, HTTPException):
            return self._later(one, PAUSE)
        with self._store.write() as session:
            if ts is not None:
                outbox.posted(session, message_id=one.id, channel=one.channel, ts=ts)
                return "found"
            return "sent again" if lost.missing(session, lost_id=one.id, now=self._clock()) else "missing"

    def _later(self, one: Lost, seconds: int) -> str:
        with self._store.write() as session:
            lost.later(session, lost_id=one.id, until=self._clock() + timedelta(seconds=seconds))
        return "later"

    def _never(self, one: Lost, why: str) -> str:
        with self._store.write() as session:
            lost.looked(session, lost_id=one.id, now=self._clock())
        return why


def _found(slack: WebClient, one: Lost) -> str | None:
    """Return Slack's `ts` of the message, None where it isn't. Raises UnfinishedError."""
    for message in _history(slack, one):
        metadata = message.get("metadata") or {}
        if metadata.get("event_payload", {}).get("key") == one.key:
            return str(message["ts"])
    return None


def _history(slack: WebClient, one: Lost) -> Iterator[dict[str, Any]]:
    """Yield the channel's messages, the newest first, back to one that stood there before. No clock is asked.

    Raises UnfinishedError where there are too many, or Slack lets us see them in small pages only.
    """
    cursor = ""
    for number in range(MOST_PAGES):
        try:
            page = slack.conversations_history(
                channel=one.channel,
                oldest=one.after or "0",
                limit=PAGE,
                cursor=cursor,
                include_all_metadata=True,
            )
        except SlackApiError as error:
            if number and error.response.status_code == 429:
                raise UnfinishedError from error
            raise
        yield from page["messages"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
    raise UnfinishedError
