"""Decisions as editors see them: the modal in which they decide, and what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DividerBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
    OptionGroup,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from handlers.blocks.kit import button, clock, context, cut, day, escape, row, section
from handlers.message import Message, message
from news.nouns import PersonKind
from news.text import clipped
from storage.decisions import Decided
from storage.kinds import FIGURES, Kind
from storage.nouns import Known, Place, Stated, Told

LABEL_LIMIT = 75
NAME_LIMIT = 80
ABOUT_WORDS = 20
HOLDS = "Holds at once, for everyone in this workspace, until it is undone."
MOVING = "An article of another story gets one of its own, or goes to the story chosen below."
ROWS: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys((Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.NOT_THEIRS, Kind.SOMEONE_ELSE), ("quote_id",)),
    **dict.fromkeys(
        (Kind.HIDE_PERSON, Kind.NOT_A_PERSON, Kind.MERGE, Kind.RENAME, Kind.ALIAS), ("person_id",)
    ),
    **dict.fromkeys(FIGURES, ("figure_id",)),
    Kind.HIDE_ARTICLE: ("article_id",),
    Kind.SPLIT: ("person_id", "article_id"),
    Kind.MERGE_STORIES: ("story_id",),
    Kind.RENAME_STORY: ("story_id",),
    Kind.MOVE_ARTICLE: ("story_id", "article_id"),
}
"""What each decision is about: the rows that an option's value names after the kind."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a card can be corrected in: its person or story, quotes, figures and articles.

    `named` are people and `stories` stories that may be meant by it, by row and by what they are called.
    """

    person: Known | None
    quotes: Sequence[Told]
    articles: Sequence[Place]
    named: Sequence[tuple[int, str]]
    decided: Sequence[Decided]
    elsewhere: Sequence[Decided]
    story: tuple[int, str] | None = None
    stories: Sequence[tuple[int, str]] = ()
    figures: Sequence[Stated] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to decide about, and nothing to undo."""
        return not (
            self.person
            or self.story
            or self.quotes
            or self.figures
            or self.articles
            or self.decided
            or self.elsewhere
        )


def modal(choices: Choices, *, zone: ZoneInfo) -> Mapping[str, Any]:
    """Return the modal; its inputs are the blocks `decision`, `who`, `story` and `name`."""
    groups = list(_groups(choices))
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


def read_option(value: str) -> tuple[Kind, dict[str, int]]:
    """Read the value of an option of `decision`; raises ValueError for one that isn't ours."""
    kind, *rows = value.split()
    return Kind(kind), dict(zip(ROWS[Kind(kind)], map(int, rows), strict=True))


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
    options = [_option(name, str(row)) for row, name in rows]
    select = StaticSelectElement(action_id="value", options=options)
    return InputBlock(block_id=block, label=label, element=select, optional=True)


def _groups(choices: Choices) -> Iterator[OptionGroup]:
    if choices.story:
        yield _group(choices.story[1], _of_story(choices.story[0], choices.articles))
    for told in choices.quotes:
        yield _group(_quoted("The quote", " … ".join(told.words)), _of_quote(told))
    for stated in choices.figures:
        yield _group(_quoted("The figure", _figure(stated)), _of_figure(stated))
    if choices.person:
        yield _group(choices.person.name, _of_person(choices.person, choices.articles))
    hiding = [
        (f"Hide the article: {_article(place)}", f"{Kind.HIDE_ARTICLE} {place.article_id}")
        for place in choices.articles
    ]
    if hiding:
        yield _group("The articles", hiding)


def _of_quote(told: Told) -> Iterator[tuple[str, str]]:
    words = " … ".join(told.words)
    yield _quoted("Hide now:", words), f"{Kind.HIDE_QUOTE} {told.id}"
    yield _quoted("Someone else, named below, said", words), f"{Kind.SOMEONE_ELSE} {told.id}"
    if told.name:
        yield _quoted(f"{_short(told.name, 30)} didn’t say", words), f"{Kind.NOT_THEIRS} {told.id}"
    yield _quoted("Not a quote:", words), f"{Kind.NOT_A_QUOTE} {told.id}"


def _of_figure(stated: Stated) -> Iterator[tuple[str, str]]:
    words = _figure(stated)
    yield _quoted("Hide now:", words), f"{Kind.HIDE_FIGURE} {stated.id}"
    yield _quoted("Someone else, named below, gives", words), f"{Kind.FIGURE_BY} {stated.id}"
    if stated.name or stated.sayer:
        giver = _short(stated.name or stated.sayer or "", 30)
        yield _quoted(f"{giver} didn’t give", words), f"{Kind.NOT_THEIR_FIGURE} {stated.id}"
    yield _quoted("Not a figure:", words), f"{Kind.NOT_A_FIGURE} {stated.id}"


def _figure(stated: Stated) -> str:
    """Return a figure with the words behind it, by which it is told from others of its number."""
    return stated.sentence[stated.at.start :]


def _of_person(person: Known, articles: Sequence[Place]) -> Iterator[tuple[str, str]]:
    name = _short(person.name, 40)
    noun = "a person" if person.kind == PersonKind.PERSON else "an organisation"
    yield f"Hide {name} now", f"{Kind.HIDE_PERSON} {person.id}"
    yield f"{name} is the same as whoever is named below", f"{Kind.MERGE} {person.id}"
    yield f"{name} is shown by the name typed below", f"{Kind.RENAME} {person.id}"
    yield f"{name} is also called as typed below", f"{Kind.ALIAS} {person.id}"
    yield f"{name} is not {noun}", f"{Kind.NOT_A_PERSON} {person.id}"
    if not person.one_article:
        for place in articles:
            yield f"Another {name} in: {_article(place)}", f"{Kind.SPLIT} {person.id} {place.article_id}"


def _of_story(story: int, articles: Sequence[Place]) -> Iterator[tuple[str, str]]:
    yield "The story is called as typed below", f"{Kind.RENAME_STORY} {story}"
    yield "It is the same story as the one chosen below", f"{Kind.MERGE_STORIES} {story}"
    if len(articles) > 1:
        for place in articles:
            yield f"Of another story: {_article(place)}", f"{Kind.MOVE_ARTICLE} {story} {place.article_id}"


def _article(place: Place) -> str:
    told = [place.outlet or place.file, day(place.published.day) if place.published else None, place.headline]
    return ", ".join(part for part in told if part) or "outlet not stated, undated"


def _group(label: str, options: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> OptionGroup:
    return OptionGroup(
        label=_short(label, LABEL_LIMIT), options=[_option(label, value) for label, value in options]
    )


def _option(label: str, value: str) -> Option:
    return Option(text=_short(label, LABEL_LIMIT), value=value)


def _quoted(head: str, words: str) -> str:
    """Return an option about a quote: it stands alone once it is chosen, so it says which one."""
    return f"{head} “{_short(words, LABEL_LIMIT - len(head) - 3)}”"


def _short(words: str, most: int) -> str:
    return clipped(" ".join(words.split()), most)


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
