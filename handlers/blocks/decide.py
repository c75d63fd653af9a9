"""Decisions as editors see them: the modal in which they decide, and what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DividerBlock,
    InputBlock,
    MarkdownTextObject,
    OptionGroup,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from handlers.blocks.decide_options import Choices, groups_of, option
from handlers.blocks.kit import button, clock, context, cut, day, escape, row, section
from handlers.message import Message, message
from storage.decisions import Decided
from storage.kinds import Kind

NAME_LIMIT = 80
ABOUT_WORDS = 20
HOLDS = "Holds at once, for everyone in this workspace, until it is undone."
MOVING = "An article of another story gets one of its own, or goes to the story chosen below."
TOLD = {
    Kind.HIDE_QUOTE: "Hidden: the quote “{about}”.",
    Kind.HIDE_ARTICLE: "Hidden: the article “{about}”.",
    Kind.HIDE_PERSON: "Hidden: {about}.",
    Kind.NOT_A_QUOTE: "Not a quote: “{about}”.",
    Kind.NOT_THEIRS: "Not their words: “{about}” is shown without a speaker.",
    Kind.SOMEONE_ELSE: "Someone else said it: “{about}” is shown as said by {name}.",
    Kind.HIDE_FIGURE: "Hidden: the figure “{about}”.",
    Kind.NOT_A_FIGURE: "Not a figure: “{about}”.",
    Kind.NOT_THEIR_FIGURE: "Not their figure: “{about}” is shown without a giver.",
    Kind.FIGURE_BY: "Someone else gives it: “{about}” is shown as given by {name}.",
    Kind.MERGE: "One person: {about} is {name}.",
    Kind.SPLIT: "Told apart: {about} in one article is somebody else of that name.",
    Kind.RENAME: "Renamed: {about} is shown as {name}.",
    Kind.NOT_A_PERSON: "Not a person: {about}. The quotes stay, without a speaker.",
    Kind.ALIAS: "Also called {name}: {about}.",
    Kind.MERGE_STORIES: "One story: “{about}” is told with “{name}”.",
    Kind.RENAME_STORY: "Renamed: the story “{about}” is called “{name}”.",
    Kind.MOVE_ARTICLE: "Moved: the article “{about}” is in {name}.",
}
GONE = {
    **dict.fromkeys((Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.NOT_A_FIGURE), "It is gone from every answer."),
    Kind.HIDE_ARTICLE: "It is gone from every answer, with its quotes.",
    Kind.HIDE_PERSON: "They are gone from every answer, with their quotes.",
    Kind.HIDE_FIGURE: "It is gone from every answer, with its sentence.",
}
"""What is so while a decision holds; said where it was just made, or stands."""

OWN_STORY = "a story of its own"


def modal(choices: Choices, *, zone: ZoneInfo) -> Mapping[str, Any]:
    """Return the modal; its inputs are the blocks `decision`, `who`, `story` and `name`."""
    groups = list(groups_of(choices))
    told = [HOLDS, MOVING] if choices.story else [HOLDS]
    blocks = [context(*told), *_inputs(groups, choices)] if groups else []
    view = View(
        type="modal",
        callback_id="decide",
        title="Correct or hide",
        submit="Decide" if groups else None,
        close="Close",
        blocks=[
            *blocks,
            *_history("What was decided", choices.decided, zone),
            *_history("Elsewhere in this workspace", choices.elsewhere, zone),
        ],
    )
    return view.to_dict()


def confirmed(decided: Decided) -> Message:
    """Confirm a decision, with the way back."""
    return message(section(_holds(decided)), row([_undo(decided)]))


def decided_before(decided: Decided, zone: ZoneInfo) -> Message:
    """Say that the same was decided before, by whom and when."""
    head = f"That was decided before, {_by(decided.author, decided.made_at, zone)}."
    return message(section(head), context(_holds(decided)), row([_undo(decided)]))


def undone(decided: Decided) -> Message:
    """Confirm that a decision was taken back."""
    return message(section(f"Undone. It no longer holds: {_told(decided)}"))


def undone_before(decided: Decided, zone: ZoneInfo) -> Message:
    """Say that a decision was taken back before, by whom and when."""
    return message(section(_undone(decided, zone)), context(_told(decided)))


def _inputs(groups: Sequence[OptionGroup], choices: Choices) -> Iterator[Block]:
    yield InputBlock(
        block_id="decision",
        label="What is to be changed",
        element=StaticSelectElement(action_id="value", option_groups=groups),
    )
    if choices.named:
        yield _select("who", "Who, of those named here", choices.named)
    if choices.stories:
        yield _select("story", "Which story, of those like it", choices.stories)
    typed = PlainTextInputElement(action_id="value", max_length=NAME_LIMIT)
    yield InputBlock(block_id="name", label="Or the name, typed", element=typed, optional=True)


def _select(block: str, label: str, rows: Sequence[tuple[int, str]]) -> Block:
    options = [option(name, str(row)) for row, name in rows]
    select = StaticSelectElement(action_id="value", options=options)
    return InputBlock(block_id=block, label=label, element=select, optional=True)


def _history(head: str, decided: Sequence[Decided], zone: ZoneInfo) -> Iterator[Block]:
    if not decided:
        return
    yield DividerBlock()
    yield section(f"*{head}*")
    for one in decided:
        told = _told(one) if one.undone_by is not None else _holds(one)
        lines = [told, f"Decided {_by(one.author, one.made_at, zone)}."]
        if one.undone_by is not None:
            lines.append(_undone(one, zone))
        words = MarkdownTextObject(text="\n".join(lines))
        yield SectionBlock(
            text=words, accessory=None if one.undone_by is not None else _undo(one, listed=True)
        )


def _holds(decided: Decided) -> str:
    """Return a decision in words, with what is so while it holds."""
    return " ".join((_told(decided), *filter(None, [GONE.get(decided.kind)])))


def _told(decided: Decided) -> str:
    about, name = cut(decided.about, ABOUT_WORDS), decided.name or ""
    if decided.kind == Kind.MOVE_ARTICLE:
        name = f"the story “{name}”" if name else OWN_STORY
    return TOLD[decided.kind].format(about=escape(about), name=escape(name))


def _undone(decided: Decided, zone: ZoneInfo) -> str:
    if decided.undone_by is None or decided.undone_at is None:
        return ""
    return f"Undone {_by(decided.undone_by, decided.undone_at, zone)}."


def _by(user: str, when: datetime, zone: ZoneInfo) -> str:
    return f"by <@{escape(user)}>, {day(when.astimezone(zone).date())}, {clock(when, zone)}"


def _undo(decided: Decided, *, listed: bool = False) -> ButtonElement:
    value = f"{decided.id} listed" if listed else str(decided.id)
    return button("Undo", f"decide.undo.{decided.id}", value)
