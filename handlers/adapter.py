"""The one place that knows Bolt: it acknowledges, opens the session, and carries intents out.

Slack waits 3 s for the acknowledgement, so it is sent before any work; the answer goes out after the session
has closed. Whatever fails ends as a sentence with a reference that the log has too.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from re import compile as pattern
from re import escape as literally
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import structlog
from slack_bolt import Ack, App
from sqlalchemy.orm import Session

from handlers.blocks.kit import section
from handlers.intents import Answer, Asked, Correct, Desk, Gateway, Intent, OpenModal, Post, Reply, Submitted
from handlers.message import message
from handlers.registry import ASKED_PLAINLY, BUTTONS, COMMANDS, MODALS, SHORTCUTS, WRITING
from news.nouns import Audience
from storage import outbox

log = structlog.get_logger()
Body = Mapping[str, Any]
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
        """Register every command, button and modal of the registry."""
        for command in COMMANDS:
            app.command(command.name)(
                self._question(command.answer, lambda body: str(body.get("text") or ""))
            )
        for action in BUTTONS:
            app.action(pattern(rf"^{literally(action)}(\.|$)"))(self._press(action))
        for callback in MODALS:
            app.view(callback)(self._submission(callback))
        for shortcut in SHORTCUTS:
            app.shortcut(shortcut.callback)(self._question(shortcut.answer, _message_text))
        for event in ("app_mention", "message"):
            app.event(event)(self._in_the_open(ASKED_PLAINLY))

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
            desk = _desk(body)
            with self._sentence_on_failure(desk):
                asked = self._asked(body, words(body))
                with self._session(writes=writes) as session:
                    intents = answer(session, asked)
                self._carry_out(intents, desk, asked)

        return listen

    def _in_the_open(self, answer: Answer) -> Callable[[Ack, Body], None]:
        """Answer a mention in its thread, a direct message where it stands.

        Slack delivers an event at least once: its id is the outbox's key, so it is answered once.
        """

        def listen(ack: Ack, body: Body) -> None:
            ack()
            event = body["event"]
            if not _is_question(event):
                return
            desk = Desk(response_url=None, channel=event["channel"], user=event["user"])
            audience = Audience(workspace=body.get("team_id"), channel=desk.channel, user=desk.user)
            asked = Asked(
                text=str(event.get("text") or ""), audience=audience, now=self.clock(), zone=self.zone
            )
            with self._sentence_on_failure(desk):
                with self.store.read() as session:
                    intents = answer(session, asked)
                self._carry_out(
                    [_opened(intent, event, str(body["event_id"])) for intent in intents], desk, asked
                )

        return listen

    def _submission(self, callback: str) -> Callable[[Ack, Body], None]:
        def listen(ack: Ack, body: Body) -> None:
            desk = _desk(body)
            asked = self._asked(body, "")
            view = body["view"]
            carried = str(_envelope(body).get("carried", ""))
            submitted = Submitted(view_id=view["id"], values=_values(view), carried=carried, asked=asked)
            with self._sentence_on_failure(desk):
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

    def _asked(self, body: Body, words: str) -> Asked:
        audience = Audience(workspace=_team(body), channel=_channel(body), user=_user(body))
        return Asked(text=words, audience=audience, now=self.clock(), zone=self.zone)

    def _carry_out(self, intents: Iterable[Intent], desk: Desk, asked: Asked) -> None:
        for intent in intents:
            match intent:
                case Reply():
                    replace = intent.replace and desk.replaceable
                    self.gateway.reply(desk, intent.message, replace=replace)
                case OpenModal():
                    self.gateway.open_modal(desk, _addressed(intent.view, desk))
                case Post():
                    self._post(intent, desk, asked)

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
        if message_id is not None:
            told = self.gateway.deliver(message_id) or post.told
            if told:
                self.gateway.reply(desk, message(section(told)), replace=False)

    @contextmanager
    def _sentence_on_failure(self, desk: Desk) -> Iterator[None]:
        """Turn whatever goes wrong into a sentence for the person, and a reference that the log has too."""
        try:
            yield
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("answer_failed", reference=reference)
            with suppress(Exception):
                self.gateway.reply(desk, message(section(FAILED.format(reference=reference))), replace=False)


def _desk(body: Body) -> Desk:
    return Desk(
        response_url=body.get("response_url") or _envelope(body).get("reply"),
        channel=_channel(body) or _envelope(body).get("channel"),
        user=_user(body),
        trigger=body.get("trigger_id"),
        replaceable="response_url" in body,
    )


def _user(body: Body) -> str:
    return str(body.get("user_id") or body.get("user", {}).get("id", ""))


def _team(body: Body) -> str | None:
    return body.get("team_id") or (body.get("team") or {}).get("id")


def _channel(body: Body) -> str | None:
    return body.get("channel_id") or (body.get("channel") or {}).get("id")


def _addressed(view: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """Return the modal with the way back in it: Slack doesn't say where a modal was asked for."""
    envelope = {
        "carried": view.get("private_metadata", ""),
        "channel": desk.channel,
        "reply": desk.response_url,
    }
    return {**view, "private_metadata": json.dumps(envelope, ensure_ascii=False)}


def _envelope(body: Body) -> dict[str, Any]:
    """Return what `_addressed` put into the modal that was sent off; nothing for anything else."""
    written = (body.get("view") or {}).get("private_metadata")
    return json.loads(written) if written else {}


def _message_text(body: Body) -> str:
    """Return the words of the message from whose menu a shortcut was chosen."""
    return str(body["message"].get("text") or "")


def _is_question(event: Body) -> bool:
    """Tell whether a person put something to the app: not a bot, an edit, or talk in a channel."""
    if event.get("bot_id") or event.get("subtype") or not event.get("user"):
        return False
    return event["type"] == "app_mention" or event.get("channel_type") == "im"


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


def _pressed(body: Body) -> str:
    """Return the value of the button, or of the menu's option, that was pressed."""
    action = body["actions"][0]
    return str(action.get("value") or action.get("selected_option", {}).get("value", ""))


def _meant(action: str, body: Body) -> tuple[str, str]:
    """Return the button that was pressed, or that a menu's option names before its value, and the value."""
    value = _pressed(body)
    named, _, rest = value.partition(" ")
    return (named, rest) if named in BUTTONS else (action, value)


def _values(view: Body) -> dict[str, str]:
    """Return each input's value by its block id: every input of ours has the one action `value`."""
    inputs = {block: state.get("value", {}) for block, state in view["state"]["values"].items()}
    return {block: str(_value(state)) for block, state in inputs.items() if _value(state)}


def _value(state: Body) -> str | None:
    chosen = state.get("selected_option") or {}
    return state.get("value") or state.get("selected_conversation") or chosen.get("value")
