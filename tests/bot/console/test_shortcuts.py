"""Shortcuts: from anywhere, and from a message's menu."""

from typing import Any

import pytest

from tests.bot.console.conftest import Newsroom, modal, section


def test_a_shortcut_from_anywhere_opens_a_modal(newsroom: Newsroom) -> None:
    @newsroom.app.shortcut("ask")
    def ask(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal(section("Who said …?")))

    newsroom.workspace.shortcut("maya", "ask")
    assert newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.settle()
    (delivery,) = newsroom.workspace.deliveries
    assert "channel" not in delivery.payload


def test_a_shortcut_on_a_message_brings_it_along(newsroom: Newsroom) -> None:
    @newsroom.app.shortcut("who")
    def who(ack: Any, shortcut: dict[str, Any], respond: Any) -> None:
        ack()
        respond(text=f"About “{shortcut['message']['text']}”.")

    newsroom.workspace.type_line("tom", "#politics", "An island of strangers")
    ts = newsroom.only().ts
    newsroom.workspace.shortcut("maya", "who", ts)
    newsroom.workspace.until(lambda: len(newsroom.texts()) == 2)
    assert newsroom.texts()[1] == "About “An island of strangers”."


def test_shortcuts_that_the_manifest_lacks_are_not_there(newsroom: Newsroom) -> None:
    with pytest.raises(LookupError, match="no such shortcut"):
        newsroom.workspace.shortcut("maya", "who")
    with pytest.raises(LookupError, match="no such shortcut"):
        newsroom.workspace.shortcut("maya", "dance")
