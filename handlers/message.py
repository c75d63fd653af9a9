"""A message: blocks for the eye, the same in plain text for notifications, screen readers, terminals."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.surface import message_problems
from news.text import clipped

_LINK = re.compile(r"<(https?://[^|>]+)(?:\|([^>]*))?>")
_REFERENCE = re.compile(r"<[@#!]([^|>]+)(?:\|([^>]*))?>")
_BOLD = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")
_STRUCK = re.compile(r"(?<![\w~])~([^~\n]+)~(?![\w~])")
_ITALIC = re.compile(r"(?<![\w_])_([^_\n]+)_(?![\w_])")
TEXT_LIMIT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is shown: `blocks` as Slack takes them, and `text`, the same in words (escaped for Slack)."""

    blocks: tuple[Mapping[str, Any], ...]
    text: str


def message(*blocks: Block) -> Message:
    """Make a message of slack_sdk's blocks, whose own checks run here, and its text of their words."""
    return message_of(tuple(block.to_dict() for block in blocks))


def message_of(blocks: tuple[Mapping[str, Any], ...]) -> Message:
    """Make a message of Slack's own blocks, and its text of their words."""
    words = clipped(plain_blocks(blocks), TEXT_LIMIT)
    return Message(blocks=blocks, text=html.escape(words, quote=False))


def as_modal(shown: Message) -> Mapping[str, Any]:
    """Return the message as a modal, for somebody who is in no channel: Slack's own view object."""
    words = {"title": "whosaid", "close": "Close"}
    frame = {name: {"type": "plain_text", "text": text} for name, text in words.items()}
    return {"type": "modal", **frame, "blocks": [dict(block) for block in shown.blocks]}


def problems(shown: Message) -> tuple[str, ...]:
    """Return what Slack would refuse about the message, one sentence each."""
    return message_problems(shown.text, shown.blocks)


def plain(shown: Message, *, buttons: bool = False) -> str:
    """Return the message in plain text; `buttons`: with what its buttons say, in square brackets."""
    return plain_blocks(shown.blocks, buttons=buttons)


def plain_blocks(blocks: Sequence[Mapping[str, Any]], *, buttons: bool = False) -> str:
    """Return the words of `blocks` in plain text, one block a paragraph or line."""
    lines: list[str] = []
    for block in blocks:
        words = "\n".join((_words(block), *(_buttons(block) if buttons else ()))).strip()
        if not words:
            continue
        indented = block["type"] == "context"
        lines.append("\n".join("  " + line for line in words.split("\n")) if indented else words)
    return "\n".join(lines)


def _words(block: Mapping[str, Any]) -> str:
    match block:
        case {"type": "header", "text": {"text": words}}:
            return str(words)
        case {"type": "section", "text": text}:
            return _plain_text(text)
        case {"type": "context", "elements": elements}:
            return "\n".join(_plain_text(element) for element in elements)
        case {"type": "divider"}:
            return "—"
        case _:
            return ""


def _buttons(block: Mapping[str, Any]) -> list[str]:
    accessory = [block["accessory"]] if "accessory" in block else []
    elements = block["elements"] if block["type"] == "actions" else accessory
    return [f"[{one['text']['text']}]" for one in elements if one["type"] == "button"]


def _plain_text(text: Mapping[str, Any]) -> str:
    return plain_mrkdwn(text["text"]) if text.get("type") == "mrkdwn" else str(text.get("text", ""))


def plain_mrkdwn(words: str) -> str:
    """Return Slack's markup as plain text: links with their addresses, no stars, entities resolved."""
    words = _LINK.sub(_link, words)
    words = _REFERENCE.sub(lambda m: m[2] or m[1], words)
    words = _STRUCK.sub(r"[-\1-]", _BOLD.sub(r"\1", words))
    return html.unescape(_ITALIC.sub(r"\1", words))


def _link(found: re.Match[str]) -> str:
    """Return a link in words: what it says, and the page's own address."""
    url = found[1].partition(":~:text=")[0].removesuffix("#")
    return f"{found[2]} ({url})" if found[2] else url
