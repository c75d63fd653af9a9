"""A modal that was sent off, answered once and in time: with what came of it, or that this follows."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from threading import Event, Lock
from typing import Any

from handlers import payloads
from handlers.blocks.kit import section
from handlers.intents import Correct, Desk, Intent, Reply
from handlers.message import as_modal, message

STILL = message(section("Still looking. The answer follows here."))
LATE = "Nothing was changed. {} Ask again."


class Acknowledgement:
    """Slack's one answer to a modal that was sent off, given by whoever comes first."""

    def __init__(self, ack: Callable[..., object]) -> None:
        self._ack = ack
        self._lock = Lock()
        self._given = False
        self._over = Event()
        self._notice: Future[None] | None = None

    def give(self, **answer: Any) -> bool:
        """Acknowledge; False where it was done before, and whoever was told to wait has been told."""
        with self._lock:
            first, notice = not self._given, self._notice
            if first:
                self._ack(**answer)
                self._given = True
        self._over.set()
        if notice is not None and not notice.cancel():
            notice.result()
        return first

    def over(self) -> None:
        """Wait no longer: there is no answer, and Slack says so."""
        self._over.set()

    def wait(self, seconds: float, desk: Desk, tell: Callable[[], Future[None]]) -> None:
        """Wait for the answer; where it takes longer, say so in the modal, or close it and `tell`."""
        if self._over.wait(seconds):
            return
        with self._lock:
            if self._given:
                return
            self._given = True
            if desk.in_no_channel:
                self._ack(response_action="update", view=payloads.addressed(as_modal(STILL), desk))
            else:
                self._ack()
                self._notice = tell()


def acknowledged(
    given: Acknowledgement, intents: Sequence[Intent], desk: Desk, view_id: str
) -> tuple[Sequence[Intent], Desk]:
    """Answer a modal that was sent off; return what is still to be done, and from which desk.

    It stays with what is to be corrected, or shows the reply to somebody who is in no channel, or closes.
    Told to wait meanwhile, who is in no channel finds the reply in that same modal.
    """
    errors = {
        block: text for one in intents if isinstance(one, Correct) for block, text in one.errors.items()
    }
    replies = [one for one in intents if isinstance(one, Reply)]
    if errors:
        if given.give(response_action="errors", errors=errors):
            return intents, desk
        told = Reply(message=message(section(LATE.format(" ".join(errors.values())))))
        return _found_there([told], desk, view_id)
    if replies and desk.in_no_channel:
        view = payloads.addressed(as_modal(replies[0].message), desk)
        if given.give(response_action="update", view=view):
            return [one for one in intents if one is not replies[0]], desk
        return _found_there(intents, desk, view_id)
    given.give()
    return intents, desk


def _found_there(intents: Sequence[Intent], desk: Desk, view_id: str) -> tuple[Sequence[Intent], Desk]:
    if not desk.in_no_channel:
        return intents, desk
    shown = [replace(one, replace=True) if isinstance(one, Reply) else one for one in intents]
    return shown, replace(desk, modal=view_id)
