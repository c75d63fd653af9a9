"""Sending the outbox: claim, commit, post, note what became of it.

A message whose outcome can't be known (the reply was lost, Slack failed in the midst) is never sent again:
Slack has no idempotency key, and its own client's retries post twice.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPException
from socket import gaierror
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from bot.metrics import DELIVERIES
from bot.outgoing import checked
from bot.places import is_connected
from handlers.blocks.kit import context
from handlers.intents import SOON
from storage import knowing, outbox
from storage.engine import Store
from storage.outbox import Claimed, State

log = structlog.get_logger()
Outcome = tuple[State, str | None]
NOTHING_DUE = "nothing due"
NOT_INSTALLED = "not_installed"
PAUSE = 30
LONGEST_PAUSE = 240
"""Seconds: while Slack is away each message is tried after a pause twice as long as the last, up to this."""

LEASE = timedelta(minutes=2)
SPARE = timedelta(minutes=1)
"""What must be left of the lease when a message is posted: more than the call may take."""

AT_ONCE = 20
INVITE = "I’m not in <#{channel}>. Type `/invite @whosaid` there, then Share again."
CONNECTED = "<#{channel}> is shared with another company, so nothing is shared there."
WITHDRAWN = "Nothing was shared: what that card showed was hidden or corrected meanwhile. Ask again."
UNCONFIRMED = (
    "Slack didn’t say whether the message arrived in <#{channel}>. Look there before you share again."
)
LATER = "Slack is busy. The message will go to <#{channel}> by itself as soon as Slack takes it."
REFUSALS = {
    "not_in_channel": INVITE,
    "channel_not_found": INVITE,
    "is_archived": "<#{channel}> is archived. Choose another channel.",
    "missing_scope": "The app may not post there yet: whoever runs whosaid must update its permissions.",
}
NOT_TAKEN = {
    "ratelimited",
    "invalid_auth",
    "not_authed",
    "token_expired",
    "token_revoked",
    "account_inactive",
}
"""Refusals that aren't the message's fault: it waits, and an edition may come too late."""

IN_DOUBT = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Slack failed in the midst: whether it took the message, nobody knows."""

OTHER = "Slack refused the message ({error}). Whoever runs whosaid finds it in the log."


class Deliveries:
    """The outbox's sender, on clients that never retry by themselves."""

    def __init__(
        self,
        *,
        store: Store,
        clients: Clients,
        clock: Callable[[], datetime],
        strict: bool = False,
    ) -> None:
        """Send by `clients`; `strict` as for `checked`."""
        self._store = store
        self._clients = clients
        self._clock = clock
        self._strict = strict

    def deliver(self, message_id: int) -> str | None:
        """Send the named message if it is due; return a sentence for its author, None when it is posted.

        `SOON`: others go into its channel just now, and it follows by itself.
        """
        told = self._send_next(message_id)
        if told is not NOTHING_DUE:
            return told
        with self._store.read() as session:
            state, failure = outbox.state_of(session, message_id=message_id)
            where = outbox.channel_of(session, message_id=message_id)
        waits = LATER.format(channel=where) if failure else SOON
        return {State.WITHDRAWN: WITHDRAWN, State.WAITING: waits}.get(state)

    def is_any_decided(self, *, workspace: str, since: datetime) -> bool:
        """Tell whether anything was decided about what the workspace may be shown."""
        with self._store.read() as session:
            return knowing.is_any_since(session, workspace=workspace, instant=since)

    def deliver_due(self) -> int:
        """Send what is due, at most a score; mark what a dead sender left. Return how many were tried."""
        with self._store.write() as session:
            outbox.expire(session, now=self._clock())
        tried = 0
        while tried < AT_ONCE and self._send_next() is not NOTHING_DUE:
            tried += 1
        return tried

    def _send_next(self, message_id: int | None = None) -> str | None:
        with self._store.write() as session:
            claimed = outbox.claim(session, now=self._clock(), lease=LEASE, message_id=message_id)
        if claimed is None:
            return NOTHING_DUE
        with structlog.contextvars.bound_contextvars(reference=claimed.reference):
            state, told = self._outcome(claimed)
            log.info("message_delivered", outbox=claimed.id, state=state, attempts=claimed.attempts)
        DELIVERIES.labels(state).inc()
        return told

    def _outcome(self, claimed: Claimed) -> Outcome:
        try:
            slack = self._clients.of(claimed.message.workspace)
        except NotInstalledError:
            return self._refused(claimed, NOT_INSTALLED, OTHER)
        except NotRenewedError:
            return self._put_off(claimed, _pause(claimed))
        return self._barred(slack, claimed) or self._post(slack, claimed)

    def _barred(self, slack: WebClient, claimed: Claimed) -> Outcome | None:
        """Refuse a channel that people of another company read (Slack Connect); None: the way is free.

        Nothing has been posted yet, so a failure here only puts the message off. Of direct messages (to a D…
        or to a person's U… or W…) only whether Slack is there is asked: more would need a further scope.
        """
        channel = claimed.message.channel
        direct = channel.startswith(("D", "U", "W"))
        try:
            found = slack.api_test() if direct else slack.conversations_info(channel=channel)
        except SlackApiError as error:
            if error.response.status_code == 200 and error.response["error"] not in IN_DOUBT:
                return self._answered_no(claimed, error)
            return self._put_off(claimed, _seconds(error, claimed))
        except (URLError, OSError, HTTPException):
            return self._put_off(claimed, _pause(claimed))
        if not direct and is_connected(found["channel"]):
            return self._refused(claimed, "ext_shared_channel", CONNECTED)
        return None

    def _post(self, slack: WebClient, claimed: Claimed) -> Outcome:
        message = claimed.message
        before = [context(claimed.late).to_dict()] if claimed.late else []
        text = f"{claimed.late} {message.text}" if claimed.late else message.text
        blocks = checked(text, [*before, *message.blocks], strict=self._strict)
        if self._clock() > claimed.until - SPARE:  # it was held up: somebody else may be looking after it
            return self._put_off(claimed, 1)
        try:
            answer = slack.chat_postMessage(
                channel=message.channel,
                thread_ts=message.thread,
                text=text,
                blocks=blocks,
                unfurl_links=False,
                unfurl_media=False,
                metadata={"event_type": "whosaid_outbox", "event_payload": {"key": message.key}},
            )
        except SlackApiError as error:
            return self._answered_no(claimed, error)
        except (URLError, OSError, HTTPException) as error:
            return self._unanswered(claimed, error)
        with self._store.write() as session:
            outbox.posted(
                session, message_id=claimed.id, channel=str(answer["channel"]), ts=str(answer["ts"])
            )
        return State.POSTED, None

    def _answered_no(self, claimed: Claimed, error: SlackApiError) -> Outcome:
        response = error.response
        if response.status_code == 429 or response.get("error") in NOT_TAKEN:
            return self._put_off(claimed, _seconds(error, claimed))
        if response.get("error") in IN_DOUBT:
            return self._unknown(claimed, str(response["error"]))
        if response.status_code >= 500:
            return self._unknown(claimed, f"Slack answered {response.status_code}")
        return self._refused(claimed, response["error"], REFUSALS.get(response["error"], OTHER))

    def _unanswered(self, claimed: Claimed, error: Exception) -> Outcome:
        """A connection that never was took nothing; any that broke may have."""
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, (ConnectionRefusedError, gaierror)):
            return self._put_off(claimed, _pause(claimed))
        return self._unknown(claimed, type(reason).__name__)

    def _put_off(self, claimed: Claimed, seconds: int) -> Outcome:
        until = self._clock() + timedelta(seconds=max(1, seconds))
        with self._store.write() as session:
            outbox.put_off(session, message_id=claimed.id, until=until, failure="Slack took nothing yet")
        return State.WAITING, LATER.format(channel=claimed.message.channel)

    def _refused(self, claimed: Claimed, error: str, sentence: str) -> Outcome:
        told = sentence.format(channel=claimed.message.channel, error=error)
        return self._settle(claimed, State.REFUSED, failure=error, told=told)

    def _unknown(self, claimed: Claimed, failure: str) -> Outcome:
        told = UNCONFIRMED.format(channel=claimed.message.channel)
        return self._settle(claimed, State.UNCONFIRMED, failure=failure, told=told)

    def _settle(
        self,
        claimed: Claimed,
        state: State,
        *,
        failure: str | None = None,
        told: str | None = None,
    ) -> Outcome:
        with self._store.write() as session:
            outbox.settle(session, message_id=claimed.id, state=state, failure=failure)
        return state, told


def _seconds(error: SlackApiError, claimed: Claimed) -> int:
    """Return how long Slack asks to wait, or how long we would."""
    return int(error.response.headers.get("Retry-After", _pause(claimed)))


def _pause(claimed: Claimed) -> int:
    """Return after how many seconds a message that Slack didn't take is tried again."""
    return int(min(PAUSE * 2 ** (claimed.attempts - 1), LONGEST_PAUSE))
