"""The modal in which one asks who said something."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from handlers.query import WORDS_LIMIT


def ask_modal() -> Mapping[str, Any]:
    """Return the modal; its input is the block `words`."""
    words = PlainTextInputElement(
        action_id="value", multiline=True, max_length=WORDS_LIMIT, focus_on_load=True
    )
    label = "A name, an office, or words in quotation marks"
    view = View(
        type="modal",
        callback_id="whosaid.ask",
        title="Who said …?",
        submit="Ask",
        close="Cancel",
        blocks=[InputBlock(block_id="words", label=label, element=words)],
    )
    return view.to_dict()
