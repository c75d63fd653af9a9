"""The modal in which a person is followed or an answer exported, and what is said about it."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import InputBlock, Option, StaticSelectElement
from slack_sdk.models.views import View

from handlers.blocks.kit import bold, context, section
from handlers.message import Message, message
from news.text import clipped
from storage.nouns import Known

EXPORT, FOLLOW, UNFOLLOW, HERE = "export", "follow", "unfollow", "here"
HOW = (
    "A CSV file comes as a direct message. Of whom you follow you hear there too; a channel that follows "
    "somebody hears in the channel: new quotes, gathered at most every ten minutes."
)


def following_modal(
    *, person: Known | None, followed: bool, in_channel: bool, carried: str
) -> Mapping[str, Any]:
    """Return the modal; its one input is the block `what`, `carried` comes back with it.

    `in_channel`: it stands in a channel, which can follow too.
    """
    options = [_option("CSV file: all of it", EXPORT)]
    if person is not None:
        options.append(
            _option(f"Unfollow {person.name}", UNFOLLOW)
            if followed
            else _option(f"Follow {person.name}: for me alone", FOLLOW)
        )
        if in_channel:
            options.append(_option(f"Follow {person.name}: for all in this channel", HERE))
    select = StaticSelectElement(action_id="value", options=options)
    view = View(
        type="modal",
        callback_id="whosaid.take",
        title="Follow or export",
        submit="Do it",
        close="Cancel",
        private_metadata=carried,
        blocks=[InputBlock(block_id="what", label="What you want", element=select), context(HOW)],
    )
    return view.to_dict()


def followed(person: Known, *, new: bool) -> Message:
    """Confirm that a person is followed."""
    head = f"You follow {bold(person.name)} now." if new else f"You follow {bold(person.name)} already."
    return message(
        section(head),
        context("New quotes come to you as direct messages. To stop, choose *Follow or export…* again."),
    )


def unfollowed(person: Known) -> Message:
    """Confirm that a person is followed no more."""
    return message(section(f"You don’t follow {bold(person.name)} any more."))


def _option(label: str, value: str) -> Option:
    return Option(text=clipped(label, 75), value=value)
