"""The one place that knows Bolt: it acknowledges, opens the session, and carries intents out.

Slack waits 3 s for the acknowledgement, so it is sent before any work; the answer goes out after the session
has closed. Whatever fails ends as a sentence with a reference that the log has too.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from re import compile as pattern
from re import escape as literally
from typing import Protocol
from zoneinfo import ZoneInfo

import structlog
from slack_bolt import Ack, App
from sqlalchemy.orm import Session

from handlers import home, payloads
from handlers.blocks.kit import count, section
from handlers.intents import Answer, Asked, Correct, Desk, Gateway, Intent, OpenModal, Post, Reply, Submitted
from handlers.message import message
from handlers.payloads import Body
from handlers.registry import ASKED_PLAINLY, BUTTONS, COMMANDS, MODALS, SHORTCUTS, WRITING
from handlers.roles import NotAllowedError
from news.nouns import Audience
from storage import deeds, events, outbox

log = structlog.get_logger()
FAILED = (
    "Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell whoever "
    "runs whosaid this reference: {reference}"
)


class Transactions(Protocol):
    """What the adapter needs of the store."""

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that is rolled back."""

    def write(self) -> AbstractContextManager[Session]:
        """Give a session that is committed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """Hangs the registry into a Bolt app, with the store, the way out and the clock it was given."""

    store: Transactions
    gateway: Gateway
    clock: Callable[[], datetime]
    zone: ZoneInfo

    def hang(self, app: App) -> None:
        """Register every command, button, modal, shortcut and event of the registry."""
        for command in COMMANDS:
            app.command(command.name)(
                self._question(
                    command.answer, lambda body: str(body.get("text") or ""), writes=command.writes
                )
            )
        for action in BUTTONS:
            app.action(pattern(rf"^{literally(action)}(\.|$)"))(self._press(action))
        for callback in MODALS:
            app.view(callback)(self._submission(callback))
        for shortcut in SHORTCUTS:
            app.shortcut(shortcut.callback)(self._question(shortcut.answer, payloads.message_text))
        for event in ("app_mention", "message"):
            app.event(event)(self._in_the_open(ASKED_PLAINLY))
        app.event("app_home_opened")(self._home_opened)

    def _press(self, action: str) -> Callable[[Ack, Body], None]:
        def listen(ack: Ack, body: Body) -> None:
            meant, value = _meant(action, body)
            self._question(BUTTONS[meant], lambda _: value, writes=meant in WRITING)(ack, body)

        return listen

    def _session(self, *, writes: bool) -> AbstractContextManager[Session]:
        return self.store.write() if writes else self.store.read()

    def _question(
        self, answer: Answer, words: Callable[[Body], str], *, writes: bool = False
    ) -> Callable[[Ack, Body], None]:
        def listen(ack: Ack, body: Body) -> None:
            ack()
            desk = payloads.desk_of(body)
            with self._sentence_on_failure(desk):
                asked = self._asked(desk, words(body))
                with self._session(writes=writes) as session:
                    intents = answer(session, asked)
                self._carry_out(intents, desk, asked)

        return listen

    def _in_the_open(self, answer: Answer) -> Callable[[Ack, Body], None]:
        """Answer a mention in its thread, a direct message where it stands."""

        def listen(ack: Ack, body: Body) -> None:
            ack()
            event = body["event"]
            if not payloads.is_question(event) or not self._is_first(body):
                return
            desk = payloads.desk_of_event(body)
            with self._sentence_on_failure(desk):
                asked = self._asked(desk, str(event.get("text") or ""))
                with self.store.read() as session:
                    intents = answer(session, asked)
                self._carry_out(
                    [_opened(intent, event, str(body["event_id"])) for intent in intents], desk, asked
                )

        return listen

    def _home_opened(self, ack: Ack, body: Body) -> None:
        ack()
        if body["event"].get("tab") == "home" and self._is_first(body):
            desk = replace(payloads.desk_of_event(body), channel=None)
            with self._sentence_on_failure(desk):
                self._show_home(desk)

    def _show_home(self, desk: Desk) -> None:
        """Show the Home tab as it is now; it is no channel, so nothing internal stands there."""
        asked = self._asked(replace(desk, channel=None), "")
        with self.store.read() as session:
            view = home.page(session, asked)
        self.gateway.show_home(desk, view)

    def _is_first(self, body: Body) -> bool:
        """Tell whether an event comes for the first time: Slack delivers each at least once."""
        with self.store.write() as session:
            return events.is_new(session, event_id=str(body["event_id"]), now=self.clock())

    def _submission(self, callback: str) -> Callable[[Ack, Body], None]:
        def listen(ack: Ack, body: Body) -> None:
            desk = payloads.desk_of(body)
            asked = self._asked(desk, "")
            view = body["view"]
            submitted = Submitted(
                view_id=view["id"],
                values=payloads.values(view),
                carried=str(payloads.envelope_of(body).get("carried", "")),
                asked=asked,
            )
            with self._sentence_on_failure(desk, ack):
                with self._session(writes=callback in WRITING) as session:
                    intents = MODALS[callback](session, submitted)
                errors = {
                    block: text
                    for one in intents
                    if isinstance(one, Correct)
                    for block, text in one.errors.items()
                }
                ack(response_action="errors", errors=errors) if errors else ack()
                self._carry_out(intents, desk, asked)

        return listen

    def _asked(self, desk: Desk, words: str) -> Asked:
        return Asked(
            text=words,
            audience=Audience(workspace=desk.workspace, channel=desk.channel, user=desk.user),
            now=self.clock(),
            zone=self.zone,
            member=lambda: self.gateway.member(desk),
            place=lambda channel: self.gateway.place(desk, channel),
        )

    def _carry_out(self, intents: Sequence[Intent], desk: Desk, asked: Asked) -> None:
        for intent in intents:
            match intent:
                case Reply():
                    in_place = intent.replace and desk.replaceable
                    self.gateway.reply(desk, intent.message, replace=in_place)
                case OpenModal():
                    self.gateway.open_modal(desk, payloads.addressed(intent.view, desk))
                case Post():
                    self._post(intent, desk, asked)
        if desk.home and not any(isinstance(intent, OpenModal | Correct) for intent in intents):
            self._show_home(desk)

    def _post(self, post: Post, desk: Desk, asked: Asked) -> None:
        """Freeze the message in the outbox, then send it now: a kill in between loses and doubles nothing."""
        frozen = outbox.Frozen(
            key=post.key,
            workspace=asked.audience.workspace or "",
            channel=post.channel,
            thread=post.thread,
            author=asked.audience.user or "",
            text=post.message.text,
            blocks=[dict(block) for block in post.message.blocks],
            articles=list(post.articles),
        )
        with self.store.write() as session:
            message_id = outbox.put(session, message=frozen, now=asked.now)
            if message_id is not None and post.deed:
                about = f"{count(len(post.articles), 'article')} in <#{post.channel}>"
                deeds.note(session, audience=asked.audience, deed=post.deed, about=about, now=asked.now)
        if message_id is not None:
            told = self.gateway.deliver(message_id) or post.told
            if told:
                self.gateway.reply(desk, message(section(told)), replace=False)

    @contextmanager
    def _sentence_on_failure(self, desk: Desk, ack: Ack | None = None) -> Iterator[None]:
        """Turn whatever goes wrong into a sentence for the person, and a reference that the log has too.

        `ack` closes the modal in which somebody asked for what they may not do.
        """
        try:
            yield
        except NotAllowedError as refused:
            if ack is not None:
                ack()
            self.gateway.reply(desk, message(section(str(refused))), replace=False)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("answer_failed", reference=reference)
            with suppress(Exception):
                self.gateway.reply(desk, message(section(FAILED.format(reference=reference))), replace=False)


def _opened(intent: Intent, event: Body, event_id: str) -> Intent:
    """Turn a reply into a post in the question's thread; in a direct message into one below it."""
    if not isinstance(intent, Reply):
        return intent
    within = event.get("thread_ts")
    thread = within if event.get("channel_type") == "im" else within or event["ts"]
    return Post(
        key=f"answer:{event_id}",
        channel=event["channel"],
        message=intent.message,
        articles=intent.articles,
        thread=thread,
    )


def _meant(action: str, body: Body) -> tuple[str, str]:
    """Return the button that was pressed, or that a menu's option names before its value, and the value."""
    value = payloads.pressed(body)
    named, _, rest = value.partition(" ")
    return (named, rest) if named in BUTTONS else (action, value)
