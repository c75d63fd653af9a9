"""Stored figures side by side: what the comparison makes of them, with the figures themselves in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from news.changes import Change
from news.figures.alike import Given, Measure, measure
from news.figures.judged import Verdict
from news.figures.lineups import Statement, lineups
from news.text import folded
from news.topics import forms
from storage.nouns import Stated

Places = tuple[Stated, ...]
"""One statement: the figure that leads, and the other places that give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Statements of one measure, as `news.figures.lineups.LineUp` has them; a lone one has no `verdict`.

    `near`: others count what was asked for, this one only stands beside its words.
    """

    verdict: Verdict | None
    statements: tuple[Places, ...]
    reason: str = ""
    apart: tuple[Places, ...] = ()
    timed: bool = True
    near: bool = False

    @property
    def figures(self) -> tuple[Stated, ...]:
        """Return all its figures, those kept apart at the end."""
        return tuple(one for places in (*self.statements, *self.apart) for one in places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Figures that may be compared, each with what it measures.

    What private people give (`private`) stays inside its article, so it is compared with nothing.
    """

    stated: tuple[Stated, ...]
    measures: tuple[Measure, ...]
    private: tuple[Stated, ...]


def measured(stated: Sequence[Stated], stories: Mapping[int, int] | None = None) -> Measured:
    """Return what `stated` measure. `stories` are those of the articles: without them all tell one."""
    open_ones = tuple(one for one in stated if not one.private)
    return Measured(
        stated=open_ones,
        measures=tuple(measure(given_of(one, _story(one, stories))) for one in open_ones),
        private=tuple(one for one in stated if one.private),
    )


def beside(found: Measured) -> tuple[Beside, ...]:
    """Return what figures amount to: where reports differ, where they agree, what stands alone."""
    side_by_side = (
        Beside(
            verdict=one.verdict,
            reason=one.reason,
            statements=_places(found.stated, one.statements),
            apart=_places(found.stated, one.apart),
            timed=one.timed,
        )
        for one in lineups(found.measures, [one.sentence for one in found.stated])
    )
    return (*side_by_side, *(Beside(verdict=None, statements=((one,),)) for one in found.private))


def _story(one: Stated, stories: Mapping[int, int] | None) -> int | None:
    """Return the story that a figure's article tells; one that is in none tells its own."""
    article = one.where.article_id
    return None if stories is None else stories.get(article, -article)


def with_changes(stated: Sequence[Stated], changed: Mapping[int, Sequence[Change]]) -> list[Stated]:
    """Return figures with what earlier versions of their articles said in their places."""
    return [
        replace(one, before=_before(one, changed[one.where.article_id]))
        if one.where.article_id in changed
        else one
        for one in stated
    ]


def _before(one: Stated, changes: Sequence[Change]) -> str | None:
    """Return the earlier words of the newest change that put this figure where it stands."""
    told = (
        change
        for change in changes
        if change.after and change.after in one.sentence and one.figure.text in change.after
    )
    change = next(told, None)
    return (change.before or "") if change else None


def ranked(entries: Sequence[Beside], topic: str) -> tuple[Beside, ...]:
    """Return the entries as they are shown: what differs first, then those that count what the topic names.

    The others come last, near to its words; of each what agrees before what stands alone, ranks last: the
    "first" to do something measures nothing.
    """
    words = forms(topic)
    ranks = [_far(entry, words) for entry in entries]
    told = [
        (rank, replace(entry, near=rank > 0 and 0 in ranks))
        for rank, entry in zip(ranks, entries, strict=True)
    ]
    return tuple(entry for _, entry in sorted(told, key=_order))


def _order(told: tuple[int, Beside]) -> tuple[bool, bool, bool, bool, int]:
    rank, entry = told
    differs = entry.verdict is Verdict.DIFFERS
    alone = entry.verdict is None
    placed = alone and all(one.figure.unit == "ordinal" for one in entry.figures)
    return (not differs, entry.near and not differs, alone, placed, rank)


def _far(entry: Beside, words: Sequence[Sequence[str]]) -> int:
    """Return 0 for what counts the topic, 1 for what stands in a sentence that names it, else 2."""
    figures = entry.figures
    if _names(" ".join(one.figure.counted for one in figures), words):
        return 0
    return 1 if _names(" ".join(one.sentence for one in figures), words) else 2


def _names(told: str, words: Sequence[Sequence[str]]) -> bool:
    said = set(folded(told).split())
    return all(said.intersection(one) for one in words)


def _places(stated: Sequence[Stated], statements: Sequence[Statement]) -> tuple[Places, ...]:
    return tuple(tuple(stated[at] for at in one.members) for one in statements)


def given_of(one: Stated, story: int | None = None) -> Given:
    """Return a stored figure as the comparison takes it; `story` is its article's."""
    published = one.where.published
    return Given(
        article=str(one.where.article_id),
        figure=one.figure,
        around=one.paragraph,
        published=published.day if published else None,
        by=one.name or one.sayer,
        story=story,
        text_of=None if one.where.text_of is None else str(one.where.text_of),
    )
