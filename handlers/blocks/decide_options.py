"""What can be decided about a card: the options of the editors' modal, and what their values mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Option, OptionGroup

from handlers.blocks.kit import day
from news.nouns import PersonKind
from news.text import clipped
from storage.decisions import Decided
from storage.kinds import FIGURES, Kind
from storage.nouns import Known, Place, Stated, Told

LABEL_LIMIT = 75
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


def read_option(value: str) -> tuple[Kind, dict[str, int]]:
    """Read the value of an option of `decision`; raises ValueError for one that isn't ours."""
    kind, *rows = value.split()
    return Kind(kind), dict(zip(ROWS[Kind(kind)], map(int, rows), strict=True))


def groups_of(choices: Choices) -> Iterator[OptionGroup]:
    """Yield what can be decided about, a group for each thing that the card shows."""
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
        label=_short(label, LABEL_LIMIT), options=[option(label, value) for label, value in options]
    )


def option(label: str, value: str) -> Option:
    """Return an option, its label cut to what Slack takes."""
    return Option(text=_short(label, LABEL_LIMIT), value=value)


def _quoted(head: str, words: str) -> str:
    """Return an option about a quote: it stands alone once it is chosen, so it says which one."""
    return f"{head} “{_short(words, LABEL_LIMIT - len(head) - 3)}”"


def _short(words: str, most: int) -> str:
    return clipped(" ".join(words.split()), most)
