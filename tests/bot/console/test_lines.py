"""What happens to lines typed in the composer, through a real Bolt app."""

import time
from typing import Any

from tests.bot.console.conftest import Newsroom


def test_a_command_is_answered_only_to_who_typed_it(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def answer(ack: Any, command: dict[str, str], respond: Any) -> None:
        ack()
        respond(text=f"Nothing about {command['text']} in {command['channel_name']}.")

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.until(newsroom.texts)

    assert newsroom.texts() == ["Nothing about Rama in politics."]
    assert newsroom.texts("tom") == []
    (delivery,) = newsroom.workspace.deliveries
    assert (delivery.kind, delivery.status) == ("command", 200)


def test_what_the_ack_says_is_shown(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def answer(ack: Any) -> None:
        ack("Looking.")

    newsroom.workspace.type_line("maya", "#politics", "/whosaid")
    newsroom.workspace.settle()

    assert newsroom.texts() == ["Looking."]


def test_late_acks_are_told_to_the_person(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def answer(ack: Any) -> None:
        time.sleep(0.8)
        ack("Too late.")

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()

    assert newsroom.texts() == [
        "`/whosaid` failed with the error “operation_timeout”: whosaid didn’t respond in time."
    ]
