"""What a handler wants done, carried out: replies, modals, posts by the outbox, the Home tab."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Protocol
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session
from structlog.contextvars import bound_contextvars

from handlers import home, payloads
from handlers.blocks.kit import count, section
from handlers.intents import (
    SOON,
    Asked,
    Correct,
    Desk,
    Gateway,
    Intent,
    OpenModal,
    Post,
    Reply,
    ToldError,
    Unfurl,
)
from handlers.message import as_modal, message
from handlers.splitting import split
from news.nouns import Audience
from storage import deeds, outbox
from storage.engine import is_busy

log = structlog.get_logger()
FAILED = (
    "Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell whoever "
    "runs whosaid this reference: {reference}"
)
BUSY = "The store is busy or out of reach just now, and nothing was changed. Try again in a moment."


class Transactions(Protocol):
    """What the handlers' frame needs of the store."""

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that is rolled back."""

    def write(self) -> AbstractContextManager[Session]:
        """Give a session that is committed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Makes the question that a handler gets, and carries out what it wants."""

    store: Transactions
    gateway: Gateway
    clock: Callable[[], datetime]
    zone: ZoneInfo
    measured: Callable[[str], AbstractContextManager[None]]
    """Times and counts an answer on the surface named: a command, button, modal, shortcut or event."""

    def asked(self, desk: Desk, words: str) -> Asked:
        """Return the question of whoever is at `desk`."""
        return Asked(
            text=words,
            audience=Audience(workspace=desk.workspace, channel=desk.channel, user=desk.user),
            now=self.clock(),
            zone=self.gateway.zone(desk) or self.zone,
            member=lambda: self.gateway.member(desk),
            place=lambda channel: self.gateway.place(desk, channel),
            thread=desk.thread,
        )

    def session(self, *, writes: bool) -> AbstractContextManager[Session]:
        """Give a session: one that is committed, or one that is rolled back."""
        return self.store.write() if writes else self.store.read()

    def carry_out(self, intents: Sequence[Intent], desk: Desk, asked: Asked) -> None:
        """Carry the intents out, in order, with no session open."""
        for intent in intents:
            match intent:
                case Reply():
                    self._reply(intent, desk)
                case OpenModal():
                    self.gateway.open_modal(desk, payloads.addressed(intent.view, desk))
                case Post():
                    self._post(intent, desk, asked)
                case Unfurl():
                    self._unfurl(intent, desk, asked)
        unchanged = any(isinstance(intent, OpenModal | Correct) for intent in intents) and not desk.modal
        if desk.home and not unchanged:
            self.show_home(desk)

    def show_home(self, desk: Desk) -> None:
        """Show the Home tab as it is now; it is no channel, so nothing internal stands there."""
        asked = self.asked(replace(desk, channel=None), "")
        with self.store.read() as session:
            view = home.page(session, asked)
        self.gateway.show_home(desk, view)

    def _reply(self, reply: Reply, desk: Desk) -> None:
        """Show a reply; to somebody who is in no channel as a modal, over the one in which they pressed."""
        if not desk.in_no_channel:
            in_place = reply.replace and desk.replaceable
            self.gateway.reply(desk, reply.message, replace=in_place)
            return
        view = payloads.addressed(as_modal(reply.message), desk)
        self.gateway.open_modal(desk, view, over=not reply.replace)

    def _post(self, post: Post, desk: Desk, asked: Asked) -> None:
        """Freeze the message in the outbox, then send it now: a kill in between loses and doubles nothing."""
        with self.store.write() as session:
            frozen = [outbox.put(session, message=part, now=asked.now) for part in _frozen(post, asked)]
            if frozen[0] is not None and post.deed:
                about = f"{count(len(post.articles), 'article')} in <#{post.channel}>"
                deeds.note(session, audience=asked.audience, deed=post.deed, about=about, now=asked.now)
        if frozen[0] is not None:  # further parts follow by themselves, a second after each other
            told = self.gateway.deliver(frozen[0]) or post.told
            if told and (told != SOON or post.told):  # whoever asked in the open sees the answer come
                self.gateway.reply(desk, message(section(told)), replace=False)

    def _unfurl(self, unfurl: Unfurl, desk: Desk, asked: Asked) -> None:
        """Note what is shown, so that it can be withdrawn, then show it."""
        told = f"{desk.workspace} {desk.channel} {desk.posted} {unfurl.url}"
        shown = outbox.Frozen(
            key=outbox.UNFURL + sha256(told.encode()).hexdigest(),
            workspace=asked.audience.workspace or "",
            channel=desk.channel or "",
            author=desk.user,
            text=unfurl.url,
            blocks=[],
            articles=list(unfurl.articles),
        )
        with self.store.write() as session:
            if not outbox.put_posted(session, message=shown, ts=desk.posted or "", now=asked.now):
                return
        self.gateway.unfurl(desk, unfurl.url, unfurl.message)

    @contextmanager
    def silent_failure(self) -> Iterator[None]:
        """Log whatever goes wrong: nobody asked, so nobody is told."""
        try:
            yield
        except Exception:
            log.exception("unfurl_failed")

    @contextmanager
    def answering(
        self, surface: str, desk: Desk, close: Callable[[], object] | None = None
    ) -> Iterator[None]:
        """Turn whatever goes wrong into a sentence for the person, and a reference that the log has too.

        `close` closes the modal in which somebody asked for what they may not do.
        """
        reference = secrets.token_hex(4)
        try:
            with bound_contextvars(reference=reference), self.measured(surface):
                yield
        except ToldError as refused:
            if close is not None:
                close()
            self.gateway.reply(desk, message(section(str(refused))), replace=False)
        except Exception as error:
            log.exception("answer_failed", surface=surface, reference=reference)
            told = BUSY if is_busy(error) else FAILED.format(reference=reference)
            with suppress(Exception):
                self.gateway.reply(desk, message(section(told)), replace=False)


def _frozen(post: Post, asked: Asked) -> Iterator[outbox.Frozen]:
    """Yield the parts of a post, each with a key of its own."""
    for number, part in enumerate(split(post.message), start=1):
        yield outbox.Frozen(
            key=post.key if number == 1 else f"{post.key}:{number}",
            workspace=asked.audience.workspace or "",
            channel=post.channel,
            thread=post.thread,
            author=asked.audience.user or "",
            text=part.text,
            blocks=[dict(block) for block in part.blocks],
            articles=list(post.articles),
        )
