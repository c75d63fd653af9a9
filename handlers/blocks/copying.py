"""A card's words as plain text, with their attribution in house style, to be copied out of Slack."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from handlers.blocks.kit import cut, day, excerpt
from handlers.blocks.quotes import MOST_WORDS, STATUS, certain, says_name, speaker_words
from handlers.blocks.whosaid import Card
from news.nouns import Manner, MentionKind, Status
from news.text import clipped
from storage.nouns import Place, Told

MOST = 2900


def as_copy(card: Card) -> str:
    """Return the statements shown, a paragraph each: “words” — who (how it is given), outlet, date, where.

    A sentence that gives two statements, or one and what is told about somebody, is copied once.
    """
    told = [told for one in card.said.rows for told in (one.lead, *(other for _, other in one.also))]
    lines = dict.fromkeys(told_line(one) for one in told)
    copied = {(one.where.article_id, _words(one)) for one in told}
    for row in card.about.rows if card.about else ():
        sentence = excerpt(row.sentence, MOST_WORDS)
        if (row.where.article_id, sentence) not in copied:
            lines[f"{sentence} — {place_line(row.where)}"] = None
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
    """Return the speaker's name; behind the article's words where these describe somebody and name nobody."""
    name = certain(told, told.name) if told.name else told.speaker or "speaker not given"
    if told.name and told.speaker_kind is MentionKind.NOMINAL and not says_name(told):
        name = f"{speaker_words(told)} [{name}]"
    return name if told.status == Status.SAID else f"{name} ({STATUS[told.status].lower()})"


def place_line(place: Place) -> str:
    """Return outlet, date, and address or file."""
    dated = day(place.published.day) if place.published else "undated"
    link = place.url or (f"{place.file}, paragraph {place.paragraph}" if place.file else "")
    return ", ".join(part for part in (place.outlet or "outlet not stated", dated, link) if part)
