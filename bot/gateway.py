"""The one way out for messages: what Slack would refuse is caught here, and no other host is spoken to."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.clients import SECONDS, Clients, trusted
from bot.deliver import Deliveries
from bot.late import Late, Trial
from bot.members import Members
from bot.outgoing import RefusedError, checked
from bot.places import place
from handlers.blocks.kit import section
from handlers.intents import Desk, Member, Place, ToldError
from handlers.message import Message, message
from handlers.splitting import split
from handlers.surface import view_problems

log = structlog.get_logger()
RESPONSE_HOSTS = ("hooks.slack.com", "hooks.slack-gov.com")


TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "not_found"})
LATE = "Slack didn’t wait for the window to open, or it was closed. Nothing was changed; press again."


class TooLateError(ToldError):
    """A window couldn't be opened in time."""


OUTDATED = (
    "Slack didn’t take this answer at once, and meanwhile something was hidden or corrected. Ask again."
)
PAUSE = 5


class _NotTakenError(Exception):
    """Slack took an answer by no way, but may after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class SlackGateway:
    """Replies, opens modals and delivers through Slack's Web API.

    `strict`: a message that Slack would refuse raises (tests, console); else its text goes alone, and the log
    says why.
    """

    def __init__(  # noqa: PLR0913 (its surroundings, all keywords)
        self,
        *,
        clients: Clients,
        deliveries: Deliveries,
        members: Members,
        late: Late,
        clock: Callable[[], datetime],
        strict: bool,
    ) -> None:
        self._clients = clients
        self._deliveries = deliveries
        self._members = members
        self._late = late
        self._clock = clock
        self._strict = strict

    def reply(self, desk: Desk, message: Message, *, replace: bool) -> None:
        """Show `message` to the person at `desk` alone, in as many parts as Slack needs.

        What Slack doesn't take just now follows by `late`, unless something was decided meanwhile: that it
        comes twice is better than never.
        """
        self._send(desk, tuple(split(message)), replace=replace)

    def _send(
        self, desk: Desk, parts: tuple[Message, ...], trial: Trial | None = None, *, replace: bool
    ) -> None:
        if trial is not None and self._is_outdated(desk, trial):
            parts = (message(section(OUTDATED)),)
        for number, part in enumerate(parts):
            in_place = replace and not number
            try:
                way = self._way(desk, part, replace=in_place)
            except _NotTakenError as busy:
                rest = partial(self._send, desk, parts[number:], replace=in_place)
                self._late.put(rest, last=trial, now=self._clock(), seconds=busy.seconds)
                return
            log.info("replied", way=way, blocks=len(part.blocks), replaced=in_place)

    def _is_outdated(self, desk: Desk, trial: Trial) -> bool:
        """Tell whether an editor or an operator has decided anything since the answer was worked out."""
        return self._deliveries.is_any_decided(workspace=desk.workspace or "", since=trial.since)

    def _way(self, desk: Desk, part: Message, *, replace: bool) -> str:
        """Answer by the first way that is open, and return it; raises _NotTakenError if one may be later."""
        blocks = checked(part.text, part.blocks, strict=self._strict)
        waits = []
        for way, send in self._ways(desk, part.text, blocks, replace=replace):
            wait = send()
            if wait is None:
                return way
            waits.append(wait)
        if any(waits):
            raise _NotTakenError(max(waits))
        return "none"

    def _ways(
        self, desk: Desk, text: str, blocks: list[dict[str, Any]] | None, *, replace: bool
    ) -> Iterator[tuple[str, Callable[[], int | None]]]:
        """Yield each way to one person: None of what it returns is sent, else the seconds after which to try.

        What is new in a thread goes there by a call of its own first: Slack puts what comes by the answer's
        address into the channel. Nobody is told anything in a channel in which the app isn't: it goes to
        their direct messages.
        """
        slack = self._slack(desk)
        ways: list[tuple[str, Callable[[], int | None]]] = []
        if desk.response_url is not None:
            ways.append(("response_url", partial(self._by_url, desk, text, blocks, replace=replace)))
        if desk.channel is not None:
            whisper = partial(
                slack.chat_postEphemeral, channel=desk.channel, user=desk.user, thread_ts=desk.thread
            )
            ways.append(("ephemeral", partial(_seconds_after, partial(whisper, text=text, blocks=blocks))))
        yield from ways if replace or desk.thread is None else reversed(ways)
        directly = partial(slack.chat_postMessage, channel=desk.user, unfurl_links=False, unfurl_media=False)
        yield "direct", partial(_seconds_after, partial(directly, text=text, blocks=blocks))

    def _by_url(
        self, desk: Desk, text: str, blocks: list[dict[str, Any]] | None, *, replace: bool
    ) -> int | None:
        """Answer by the address that came along: good for five answers, and for half an hour."""
        url = desk.response_url or ""
        if not is_slacks(url, self._slack(desk).base_url):
            raise RefusedError("The answer's address is not Slack's; nothing was sent.")
        hook = WebhookClient(url, timeout=SECONDS, retry_handlers=[], ssl=trusted())
        try:
            answer = hook.send(text=text, blocks=blocks, response_type="ephemeral", replace_original=replace)
        except (URLError, OSError, HTTPException) as error:
            log.warning("reply_refused", error=type(error).__name__)
            return PAUSE
        if answer.status_code == 200:
            return None
        log.warning("reply_refused", status=answer.status_code)
        return _pause(answer.status_code, answer.headers)

    def open_modal(self, desk: Desk, view: Mapping[str, Any], *, over: bool = False) -> None:
        """Open a modal for the person at `desk`, or change the one in which they pressed."""
        whole, slack = _view(view), self._slack(desk)
        try:
            if desk.modal and not over:
                slack.views_update(view_id=desk.modal, view=whole)
            elif desk.modal:
                slack.views_push(trigger_id=desk.trigger or "", view=whole)
            else:
                slack.views_open(trigger_id=desk.trigger or "", view=whole)
        except SlackApiError as error:
            if error.response["error"] not in TOO_LATE:
                raise
            raise TooLateError(LATE) from error

    def show_home(self, desk: Desk, view: Mapping[str, Any]) -> None:
        """Show the Home tab to the person at `desk`."""
        self._slack(desk).views_publish(user_id=desk.user, view=_view(view))

    def member(self, desk: Desk) -> Member:
        """Return who is at `desk`."""
        return self._members.of(desk.workspace or "", desk.user)

    def zone(self, desk: Desk) -> ZoneInfo | None:
        """Return the time zone of whoever is at `desk`."""
        return self._members.zone(desk.workspace or "", desk.user) if desk.user else None

    def place(self, desk: Desk, channel: str) -> Place:
        """Return what Slack says of a channel."""
        return place(self._slack(desk), channel)

    def unfurl(self, desk: Desk, url: str, message: Message) -> None:
        """Show `message` under the link `url` of the message posted at the desk."""
        blocks = checked(message.text, message.blocks, strict=self._strict)
        if blocks is None:  # nothing that is shown under a link may be text alone
            return
        try:
            self._slack(desk).chat_unfurl(
                channel=desk.channel or "", ts=desk.posted or "", unfurls={url: {"blocks": blocks}}
            )
        except SlackApiError as error:
            log.warning("unfurl_refused", error=error.response["error"])

    def deliver(self, message_id: int) -> str | None:
        """Send the outbox's message now; return what to tell its author, None when it was posted."""
        return self._deliveries.deliver(message_id)

    def _slack(self, desk: Desk) -> WebClient:
        return self._clients.of(desk.workspace or "")


def _seconds_after(send: Callable[[], object]) -> int | None:
    """Call Slack; return None when it took the message, else the seconds after which it may, 0 for never."""
    try:
        send()
    except SlackApiError as error:
        log.warning("reply_refused", error=error.response["error"])
        return _pause(error.response.status_code, error.response.headers)
    except (URLError, OSError, HTTPException) as error:
        log.warning("reply_refused", error=type(error).__name__)
        return PAUSE
    return None


def _pause(status: int, headers: Mapping[str, Any]) -> int:
    """Return after how many seconds Slack may take what it answered with `status`; 0 for never."""
    asked = str(headers.get("Retry-After", ""))
    if status == 429:
        return int(asked) if asked.isdigit() else PAUSE
    return PAUSE if status >= 500 else 0


def _view(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return a view as Slack takes it; raises RefusedError for one that it would refuse."""
    faults = view_problems(view)
    if faults:
        raise RefusedError("; ".join(faults))
    return dict(view)


def is_slacks(url: str, api_url: str) -> bool:
    """Tell whether an answer may go to `url`: Slack's own hosts, or the one that `api_url` names."""
    asked, api = urlsplit(url), urlsplit(api_url)
    if (asked.scheme, asked.netloc) == (api.scheme, api.netloc):
        return True
    return asked.scheme == "https" and asked.netloc in RESPONSE_HOSTS
