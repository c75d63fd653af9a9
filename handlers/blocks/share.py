"""The modal in which a card is shared: where to, with which words."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationSelectElement,
    DividerBlock,
    InputBlock,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from handlers.blocks.kit import context, count

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
