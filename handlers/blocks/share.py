"""A card that is shared or kept: the modal that asks where to, and what stands around the card then."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationSelectElement,
    DividerBlock,
    InputBlock,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from handlers.blocks.coverage import coverage
from handlers.blocks.kit import context, count, escape, harmless, section
from handlers.message import Message, message
from storage.nouns import Coverage

COMMENT_LIMIT = 500


def share_modal(*, articles: int, carried: str, callback: str, preview: Sequence[Block]) -> Mapping[str, Any]:
    """Return the modal; its inputs are the blocks `channel` and `comment`, `carried` comes back with them.

    `preview` are the card's blocks, shown below as they stand now.
    """
    channel = ConversationSelectElement(
        action_id="value",
        default_to_current_conversation=True,
        filter=ConversationFilter(include=["public", "private"], exclude_external_shared_channels=True),
    )
    comment = PlainTextInputElement(action_id="value", multiline=True, max_length=COMMENT_LIMIT)
    view = View(
        type="modal",
        callback_id=callback,
        title="Share",
        submit="Share",
        close="Cancel",
        private_metadata=carried,
        blocks=[
            InputBlock(block_id="channel", label="Channel", element=channel),
            InputBlock(block_id="comment", label="Your words, shown first", element=comment, optional=True),
            context(f"Shares the card with the words of {count(articles, 'article')}, as it stands now."),
            *([DividerBlock(), *preview] if preview else []),
        ],
    )
    return view.to_dict()


def shared(body: Sequence[Block], comment: str, credit: Block, *ways: Block) -> Message:
    """Return a card's body for a channel: the sharer's words first, what it is last, and a way on if any."""
    lines = [harmless(line) for line in comment.strip().splitlines()]
    words = [section("\n".join(lines))] if any(lines) else []
    return message(*words, *body, credit, *ways)


def credit(articles: int, user: str, command: str, told: str = "") -> Block:
    """Return what a shared card is, how many articles it shows, and who shared it by which command."""
    by = f"shared by <@{escape(user)}> via {command}"
    return context(f"{told}Collected, not checked. whosaid · {count(articles, 'article')} · {by}")


def kept(body: Sequence[Block], command: str, read: Coverage, zone: ZoneInfo) -> Message:
    """Return a card's body for its reader's own direct messages: no buttons, and what it is."""
    return message(*body, context(f"Kept from {command}. {coverage(read, zone)}"))
