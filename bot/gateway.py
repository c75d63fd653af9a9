"""The one way out for messages: what Slack would refuse is caught here, and no other host is spoken to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.clients import SECONDS, Clients
from bot.deliver import Deliveries
from bot.members import Members
from bot.places import place
from handlers.intents import Desk, Member, Place
from handlers.message import Message, problems
from handlers.surface import view_problems
from news.errors import WhosaidError

log = structlog.get_logger()
RESPONSE_HOSTS = ("hooks.slack.com", "hooks.slack-gov.com")


class RefusedError(WhosaidError):
    """A message, or where it should go, is not as it must be."""


class SlackGateway:
    """Replies, opens modals and delivers through Slack's Web API.

    `strict`: a message that Slack would refuse raises (tests, console); else its text goes alone, and the log
    says why.
    """

    def __init__(self, *, clients: Clients, deliveries: Deliveries, members: Members, strict: bool) -> None:
        self._clients = clients
        self._deliveries = deliveries
        self._members = members
        self._strict = strict

    def reply(self, desk: Desk, message: Message, *, replace: bool) -> None:
        """Show `message` to the person at `desk` alone."""
        blocks = self._checked(message)
        if desk.response_url is None:
            self._whisper(desk, message.text, blocks)
            return
        if not is_slacks(desk.response_url, self._slack(desk).base_url):
            raise RefusedError("The answer's address is not Slack's; nothing was sent.")
        answer = WebhookClient(desk.response_url, timeout=SECONDS, retry_handlers=[]).send(
            text=message.text, blocks=blocks, response_type="ephemeral", replace_original=replace
        )
        if answer.status_code != 200:  # used five times, or older than half an hour
            log.warning("reply_refused", status=answer.status_code)
            self._whisper(desk, message.text, blocks)

    def open_modal(self, desk: Desk, view: Mapping[str, Any], *, over: bool = False) -> None:
        """Open a modal for the person at `desk`, or change the one in which they pressed."""
        whole = _view(view)
        if desk.modal and over:
            self._slack(desk).views_push(trigger_id=desk.trigger or "", view=whole)
        elif desk.modal:
            self._slack(desk).views_update(view_id=desk.modal, view=whole)
        else:
            self._slack(desk).views_open(trigger_id=desk.trigger or "", view=whole)

    def show_home(self, desk: Desk, view: Mapping[str, Any]) -> None:
        """Show the Home tab to the person at `desk`."""
        self._slack(desk).views_publish(user_id=desk.user, view=_view(view))

    def member(self, desk: Desk) -> Member:
        """Return who is at `desk`."""
        return self._members.of(desk.workspace or "", desk.user)

    def place(self, desk: Desk, channel: str) -> Place:
        """Return what Slack says of a channel."""
        return place(self._slack(desk), channel)

    def unfurl(self, desk: Desk, url: str, message: Message) -> None:
        """Show `message` under the link `url` of the message posted at the desk."""
        blocks = self._checked(message)
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

    def _whisper(self, desk: Desk, text: str, blocks: list[dict[str, Any]] | None) -> None:
        """Show a message to one person where no address came along; where there is no channel, directly.

        Nobody is told anything in a channel in which the app isn't: it goes to their direct messages too.
        """
        try:
            if desk.channel is not None:
                self._slack(desk).chat_postEphemeral(
                    channel=desk.channel, user=desk.user, text=text, blocks=blocks
                )
                return
        except SlackApiError as error:
            log.warning("reply_refused", error=error.response["error"])
        try:
            self._slack(desk).chat_postMessage(
                channel=desk.user, text=text, blocks=blocks, unfurl_links=False, unfurl_media=False
            )
        except SlackApiError as error:
            log.warning("reply_refused", error=error.response["error"])

    def _checked(self, message: Message) -> list[dict[str, Any]] | None:
        faults = problems(message)
        if not faults:
            return [dict(block) for block in message.blocks]
        if self._strict:
            raise RefusedError("; ".join(faults))
        log.error("message_invalid", faults=faults)
        return None


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
