"""A card's words as plain text, with their attribution in house style, to be copied out of Slack."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from handlers.blocks.kit import cut, day, excerpt
from handlers.blocks.quotes import MOST_WORDS, STATUS, certain
from handlers.blocks.whosaid import Card
from news.nouns import Manner, Status
from news.text import clipped
from storage.nouns import Place, Told

MOST = 2900


def as_copy(card: Card) -> str:
    """Return the statements shown, a paragraph each: “words” — who (how it is given), outlet, date, where."""
    told = [told for one in card.said.rows for told in (one.lead, *(other for _, other in one.also))]
    lines = [told_line(one) for one in told]
    if card.about:
        lines += [f"{excerpt(row.sentence, MOST_WORDS)} — {place_line(row.where)}" for row in card.about.rows]
    return clipped("\n\n".join(lines), MOST)


def told_line(told: Told) -> str:
    """Return a quote with its attribution."""
    return f"{_words(told)} — {_who(told)}, {place_line(told.where)}"


def copy_modal(text: str) -> Mapping[str, Any]:
    """Return a modal with `text` in a field, where it can be selected."""
    field = PlainTextInputElement(action_id="value", multiline=True, initial_value=text)
    view = View(
        type="modal",
        callback_id="whosaid.copy",
        title="Copy",
        submit="Done",
        blocks=[InputBlock(block_id="text", label="Plain text", element=field, optional=True)],
    )
    return view.to_dict()


def _words(told: Told) -> str:
    """Return marked words in marks, and a reported sentence as the article has it."""
    if told.manner != Manner.DIRECT:
        return excerpt(told.sentence, MOST_WORDS)
    return f"“{cut(' … '.join(told.words), MOST_WORDS)}”"


def _who(told: Told) -> str:
    name = certain(told, told.name) if told.name else told.speaker or "speaker not given"
    return name if told.status == Status.SAID else f"{name} ({STATUS[told.status].lower()})"


def place_line(place: Place) -> str:
    """Return outlet, date, and address or file."""
    dated = day(place.published.day) if place.published else "undated"
    link = place.url or (f"{place.file}, paragraph {place.paragraph}" if place.file else "")
    return ", ".join(part for part in (place.outlet or "outlet not stated", dated, link) if part)
