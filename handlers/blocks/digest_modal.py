"""The modal in which a digest is subscribed by whoever doesn't type commands."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from handlers.digest_query import TOPIC_LIMIT
from news.digests.slots import Cadence
from news.periods import WEEKDAYS

AT_ONCE = "at once"
SILENT = "silent"
CADENCES = (
    (Cadence.DAILY.value, "Every day"),
    (Cadence.WEEKDAYS.value, "Monday to Friday"),
    *((f"weekly {day}", f"Weekly, on {day.title()}s") for day in WEEKDAYS),
    (AT_ONCE, "At once, at most every ten minutes"),
)
EMPTY = (("say", "Say so in one line"), (SILENT, "Send nothing"))


def modal(*, zone: str) -> Mapping[str, Any]:
    """Return the modal; its inputs are the blocks topic, channel, cadence, time, zone and empty."""
    channel = ConversationSelectElement(
        action_id="value",
        default_to_current_conversation=True,
        filter=ConversationFilter(include=["public", "private"], exclude_external_shared_channels=True),
    )
    topic = PlainTextInputElement(action_id="value", max_length=TOPIC_LIMIT)
    at = TimePickerElement(action_id="value", initial_time="08:00")
    zone_typed = PlainTextInputElement(action_id="value", initial_value=zone, max_length=60)
    view = View(
        type="modal",
        callback_id="digest",
        title="New digest",
        submit="Subscribe",
        close="Cancel",
        blocks=[
            InputBlock(
                block_id="topic",
                label="About",
                hint="Words, a person, an outlet, or: everything. “Quoted words” stand together.",
                element=topic,
            ),
            InputBlock(block_id="channel", label="Channel", element=channel),
            InputBlock(block_id="cadence", label="How often", element=_select(CADENCES)),
            InputBlock(block_id="time", label="At", element=at, optional=True),
            InputBlock(block_id="zone", label="Time zone", element=zone_typed),
            InputBlock(block_id="empty", label="On a day without news", element=_select(EMPTY)),
        ],
    )
    return view.to_dict()


def _select(choices: tuple[tuple[str, str], ...]) -> StaticSelectElement:
    options = [Option(value=value, label=label) for value, label in choices]
    return StaticSelectElement(action_id="value", options=options, initial_option=options[0])
