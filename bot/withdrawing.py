"""Editing what shows in channels what was hidden since: of digests the rest stays, all else goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from http.client import HTTPException
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from bot.deliver import AT_ONCE, LEASE, NOT_INSTALLED
from bot.outgoing import checked
from handlers import digest_edition, digest_gathering
from handlers.blocks.kit import context, section
from handlers.digest_edition import Composed, Wardrobe
from handlers.digest_gathering import Gathered
from handlers.message import message
from storage import editions, gatherings, outbox, recall
from storage.engine import Store
from storage.outbox import Frozen, State
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
        wardrobe = Wardrobe()
        for done in range(AT_ONCE):
            with self._store.write() as session:
                found = recall.next_hidden(session, now=self._clock(), lease=LEASE)
            if found is None:
                return done
            self._withdraw(found, self._left_or_none(found, wardrobe))
        return AT_ONCE

    def _left_or_none(self, found: Posted, wardrobe: Wardrobe) -> Frozen | None:
        """Withdraw all of what can't be composed anew: what is hidden must go in any case."""
        try:
            return self._left(found, wardrobe)
        except Exception:
            log.exception("digest_not_composed_anew", outbox=found.id)
            return None

    def _left(self, found: Posted, wardrobe: Wardrobe) -> Frozen | None:
        """Return what is left of a digest, or of what was told at once; None: nothing, or it is neither."""
        now = self._clock()
        with self._store.read() as session:
            edition = editions.told_in(session, outbox_id=found.id)
            gathering = gatherings.told_in(session, outbox_id=found.id)
            if edition is not None:
                return _of(
                    digest_edition.left(
                        session, edition=edition, shown=found.message, now=now, wardrobe=wardrobe
                    ),
                    found,
                )
            if gathering is not None:
                told = editions.told_together(session, outbox_id=found.id)
                return _of(
                    digest_gathering.left(
                        session, gathering=gathering, told=told, shown=found.message, now=now
                    ),
                    found,
                )
        return None

    def _withdraw(self, found: Posted, left: Frozen | None) -> None:
        """Edit the message where it stands; while Slack isn't to be reached, try after each lease."""
        failure = None
        try:
            self._edit(self._clients.of(found.message.workspace), found, left)
        except SlackApiError as error:
            if error.response.status_code != 200:
                return
            failure = str(error.response["error"])
        except NotInstalledError:
            failure = NOT_INSTALLED
        except (NotRenewedError, URLError, OSError, HTTPException):
            return
        with self._store.write() as session:
            if left is not None and failure is None:
                outbox.edited(session, message_id=found.id, message=left)
            else:
                outbox.settle(session, message_id=found.id, state=State.WITHDRAWN, failure=failure)
        log.info("message_withdrawn", outbox=found.id, rest_stays=left is not None, failure=failure)

    def _edit(self, slack: WebClient, found: Posted, left: Frozen | None) -> None:
        channel, ts = found.message.channel, found.ts
        if found.link:
            gone = {found.link: {"blocks": [dict(block) for block in message(section(GONE)).blocks]}}
            slack.chat_unfurl(channel=channel, ts=ts, unfurls=gone)
        elif left is None:
            slack.chat_update(channel=channel, ts=ts, text=GONE, blocks=[])
        elif left.blocks != found.message.blocks:
            before = [context(found.late).to_dict()] if found.late else []
            text = f"{found.late} {left.text}" if found.late else left.text
            blocks = checked(text, [*before, *left.blocks], strict=self._strict)
            slack.chat_update(channel=channel, ts=ts, text=text, blocks=blocks)


def _of(left: Composed | Gathered | None, found: Posted) -> Frozen | None:
    """Return the message as it is to stand from now on."""
    if left is None or left.message is None:
        return None
    blocks = [dict(block) for block in left.message.blocks]
    return replace(found.message, text=left.message.text, blocks=blocks, articles=list(left.articles))
