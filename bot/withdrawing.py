"""Editing what shows in channels what was hidden since: what a worker found may stay does, all else goes."""

from collections.abc import Callable
from datetime import datetime
from http.client import HTTPException
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from bot.deliver import AT_ONCE, LEASE, NOT_INSTALLED
from bot.outgoing import checked
from handlers.blocks.kit import context, section
from handlers.message import message
from storage import recall
from storage.engine import Store
from storage.recall import Posted

log = structlog.get_logger()
GONE = "Withdrawn: an editor has hidden what stood here."


class Withdrawals:
    """Edits posted messages, on clients that never retry by themselves."""

    def __init__(
        self, *, store: Store, clients: Clients, clock: Callable[[], datetime], strict: bool = False
    ) -> None:
        """Edit by `clients`; `strict` as for `checked`."""
        self._store = store
        self._clients = clients
        self._clock = clock
        self._strict = strict

    def withdraw_hidden(self) -> int:
        """Edit posted messages that show what was hidden since, at most a score; return how many."""
        for done in range(AT_ONCE):
            with self._store.write() as session:
                found = recall.next_hidden(session, now=self._clock(), lease=LEASE)
            if found is None:
                return done
            self._withdraw(found)
        return AT_ONCE

    def _withdraw(self, found: Posted) -> None:
        """Edit the message where it stands; while Slack isn't to be reached, try after each lease."""
        failure = None
        try:
            self._edit(self._clients.of(found.message.workspace), found)
        except SlackApiError as error:
            if error.response.status_code != 200:
                return
            failure = str(error.response["error"])
        except NotInstalledError:
            failure = NOT_INSTALLED
        except (NotRenewedError, URLError, OSError, HTTPException):
            return
        with self._store.write() as session:
            recall.edited(session, message_id=found.id, stays=found.stays, failure=failure)
        log.info("message_withdrawn", outbox=found.id, rest_stays=found.stays, failure=failure)

    def _edit(self, slack: WebClient, found: Posted) -> None:
        channel, ts = found.message.channel, found.ts
        if found.link:
            gone = {found.link: {"blocks": [dict(block) for block in message(section(GONE)).blocks]}}
            slack.chat_unfurl(channel=channel, ts=ts, unfurls=gone)
        elif found.stays:
            before = [context(found.late).to_dict()] if found.late else []
            text = f"{found.late} {found.message.text}" if found.late else found.message.text
            blocks = checked(text, [*before, *found.message.blocks], strict=self._strict)
            slack.chat_update(channel=channel, ts=ts, text=text, blocks=blocks)
        else:
            slack.chat_update(channel=channel, ts=ts, text=GONE, blocks=[])
