"""The one place that knows Bolt: it acknowledges, opens the session, and has the intents carried out.

Slack waits 3 s for the acknowledgement, so it is sent before any work, which goes to threads of its own: an
acknowledgement never waits for another's answer. The answer goes out after the session has closed. Whatever
fails ends as a sentence with a reference that the log has too.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from re import compile as pattern
from re import escape as literally

import structlog
from slack_bolt import Ack, App

from handlers import payloads
from handlers.acknowledging import STILL, Acknowledgement, acknowledged
from handlers.blocks.kit import section
from handlers.carrying import Carrier
from handlers.intents import Answer, Asked, Desk, Intent, OpenModal, Post, Reach, Reply, Submitted
from handlers.message import message
from handlers.payloads import Body
from handlers.phrases import is_thanks
from handlers.registry import BUTTONS, COMMANDS, MODALS, SHORTCUTS, WRITING, plainly
from handlers.unfurl import unfurl
from storage import events, installations

log = structlog.get_logger()
COMPOSER = "COMPOSER"
"""In place of a channel while a person still writes the message."""

PATIENCE = 2.5
"""Seconds that a modal waits for its answer: Slack gives up after three, both ways included."""

Listener = Callable[[Ack, Body], None]
FORM = "That opens a form, which Slack only allows after the command: type `{command}` here, outside threads."


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """Hangs the registry into a Bolt app; what follows an acknowledgement is done on `threads`.

    `patience`: seconds after which a modal that was sent off is told that its answer follows.
    """

    carrier: Carrier
    threads: Executor
    patience: float = PATIENCE

    def hang(self, app: App) -> None:
        """Register every command, button, modal, shortcut and event of the registry."""
        for command in COMMANDS:
            app.command(command.name)(
                self._question(command.name, command.answer, payloads.command_text, writes=command.writes)
            )
        for action in BUTTONS:
            app.action(pattern(rf"^{literally(action)}(\.|$)"))(self._press(action))
        for callback in MODALS:
            app.view(callback)(self._submission(callback))
        for shortcut in SHORTCUTS:
            words = payloads.message_text if shortcut.on_message else payloads.nothing
            writes = shortcut.callback in WRITING
            app.shortcut(shortcut.callback)(
                self._question(shortcut.callback, shortcut.answer, words, writes=writes)
            )
        for event in ("app_mention", "message"):
            app.event(event)(self._after_ack(self._in_the_open))
        app.event("app_home_opened")(self._after_ack(self._home_opened))
        app.event("link_shared")(self._after_ack(self._links_posted))
        for event in ("app_uninstalled", "tokens_revoked"):
            app.event(event)(self._after_ack(self._removed))

    def _press(self, action: str) -> Listener:
        def work(body: Body) -> None:
            meant, value = _meant(action, body)
            self._answer(meant, BUTTONS[meant], value, body, writes=meant in WRITING)

        return self._after_ack(work)

    def _question(
        self, surface: str, answer: Answer, words: Callable[[Body], str], *, writes: bool
    ) -> Listener:
        def work(body: Body) -> None:
            self._answer(surface, answer, words(body), body, writes=writes)

        return self._after_ack(work)

    def _after_ack(self, work: Callable[[Body], None]) -> Listener:
        """Return a listener that acknowledges, and leaves `work` to the threads."""

        def listen(ack: Ack, body: Body) -> None:
            ack()
            self.threads.submit(_logged, work, body)

        return listen

    def _answer(self, surface: str, answer: Answer, words: str, body: Body, *, writes: bool) -> None:
        desk = payloads.desk_of(body)
        with self.carrier.answering(surface, desk):
            asked = self.carrier.asked(desk, words)
            intents = self._answered(answer, asked, writes=writes)
            self.carrier.carry_out(intents, desk, asked)

    def _answered(self, answer: Answer, asked: Asked, *, writes: bool) -> Sequence[Intent]:
        with self.carrier.session(writes=writes) as session:
            return answer(session, asked)

    def _in_the_open(self, body: Body) -> None:
        """Answer a mention in its thread, a direct message where it stands, once for each event."""
        event = body["event"]
        text = str(event.get("text") or "")
        nothing = event["type"] == "app_mention" and is_thanks(text)  # no help for a whole channel to read
        if nothing or not payloads.is_question(event) or not self._is_first(body):
            return
        desk = payloads.desk_of_event(body)
        with self.carrier.answering(str(event["type"]), desk):
            command, words = plainly(text)
            asked = self.carrier.asked(desk, words)
            intents = self._answered(command.answer, asked, writes=command.writes)
            said = [_opened(intent, body, command.name) for intent in intents]
            self.carrier.carry_out(said, desk, asked)

    def _home_opened(self, body: Body) -> None:
        if body["event"].get("tab") == "home" and self._is_first(body):
            desk = replace(payloads.desk_of_event(body), channel=None)
            with self.carrier.answering("app_home_opened", desk):
                self.carrier.show_home(desk)

    def _links_posted(self, body: Body) -> None:
        """Show what has been read under links to it: not while they are being written, not to others."""
        desk, urls = payloads.desk_of_event(body), payloads.links(body)
        if desk.channel in {None, COMPOSER} or body.get("is_ext_shared_channel") or not self._is_first(body):
            return
        with self.carrier.silent_failure():
            asked = self.carrier.asked(desk, "")
            if asked.place(desk.channel or "").reach != Reach.OPEN:
                return
            with self.carrier.session(writes=False) as session:
                shown = unfurl(session, asked, urls)
            self.carrier.carry_out(shown, desk, asked)

    def _removed(self, body: Body) -> None:
        """Forget the workspace's token: nothing is sent or prepared for it any more."""
        if body["event"]["type"] == "tokens_revoked" and not body["event"].get("tokens", {}).get("bot"):
            return
        with self.carrier.session(writes=True) as session:
            installations.leave(session, workspace=str(body["team_id"]), now=self.carrier.clock())

    def _is_first(self, body: Body) -> bool:
        """Tell whether an event comes for the first time: Slack delivers each at least once."""
        with self.carrier.session(writes=True) as session:
            return events.is_new(session, event_id=str(body["event_id"]), now=self.carrier.clock())

    def _submission(self, callback: str) -> Listener:
        """Return a listener that waits for the answer: the acknowledgement says what is to be corrected."""

        def listen(ack: Ack, body: Body) -> None:
            given, desk = Acknowledgement(ack), payloads.desk_of(body)
            work = self.threads.submit(_logged, self._submitted, callback, given, body)
            work.add_done_callback(lambda _: given.over())
            given.wait(self.patience, desk, lambda: self.threads.submit(_logged, self._tell_to_wait, desk))

        return listen

    def _tell_to_wait(self, desk: Desk) -> None:
        self.carrier.gateway.reply(desk, STILL, replace=False)

    def _submitted(self, callback: str, given: Acknowledgement, body: Body) -> None:
        desk, view = payloads.desk_of(body), body["view"]
        with self.carrier.answering(callback, desk, given.give):
            asked = self.carrier.asked(desk, "")
            submitted = Submitted(
                view_id=view["id"],
                values=payloads.values(view),
                carried=str(payloads.envelope_of(body).get("carried", "")),
                asked=asked,
            )
            with self.carrier.session(writes=callback in WRITING) as session:
                intents = MODALS[callback](session, submitted)
            self.carrier.carry_out(*acknowledged(given, intents, desk, view["id"]), asked)


def _logged(work: Callable[..., None], *given: object) -> None:
    """Do work on a thread where nobody waits for its outcome."""
    try:
        work(*given)
    except Exception:
        log.exception("not_answered")


def _opened(intent: Intent, body: Body, command: str) -> Intent:
    """Turn a reply into a post in the question's thread; in a direct message into one below it."""
    if isinstance(intent, OpenModal):
        return _opened(Reply(message=message(section(FORM.format(command=command)))), body, command)
    if not isinstance(intent, Reply):
        return intent
    event = body["event"]
    within = event.get("thread_ts")
    thread = within if event.get("channel_type") == "im" else within or event["ts"]
    return Post(
        key=f"answer:{body['event_id']}",
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
