"""The rulings on one article's figures: which of them a decision means, and what becomes of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from news.nouns import Span
from news.text import folded
from storage.kinds import Kind
from storage.references import person_of
from storage.rows import insert_all, insert_new
from storage.ruled import HIDDEN, MISTAKEN
from storage.tables import ArticleRow, DecisionRow, FigureRow, FigureRulingRow, HiddenWordsRow

BETWEEN = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A stored figure by its words: its sentence and its number, folded, and where the number stands."""

    id: int
    span: Span
    sentence: str
    number: str

    @property
    def words(self) -> str:
        """Return the words as a decision keeps them."""
        return f"{self.sentence}{BETWEEN}{self.number}"


def numbered(session: Session, article: ArticleRow) -> list[Numbered]:
    """Return the article's figures by their words, in order."""
    row = FigureRow
    query = select(row.id, row.start, row.end, row.evidence_start, row.evidence_end)
    found = session.execute(query.where(row.article_id == article.id).order_by(row.position))
    return [
        Numbered(
            id=one,
            span=Span(start, end),
            sentence=folded(article.text[first:last]),
            number=folded(article.text[start:end]),
        )
        for one, start, end, first, last in found
    ]


def meant_figures(decision: DecisionRow, figures: Sequence[Numbered]) -> list[Numbered]:
    """Return the figures that the decision is about, known again by their words.

    The same number in the same sentence, nearest to where it stood; or else in one that holds the sentence or
    is part of it: a newer reading may cut sentences, and hedges, otherwise.
    """
    words = decision.words or ""
    same = [one for one in figures if one.words == words]
    if not same:
        sentence, _, number = words.partition(BETWEEN)
        alike = [one for one in figures if _within(one.number, number)]
        same = [one for one in alike if _within(one.sentence, sentence)]
    return sorted(same, key=lambda one: abs(one.span.start - (decision.start or 0)))[:1]


def _within(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


class FigureRulings:
    """The rulings on an article's figures as they grow, decision by decision; earlier ones are forgotten."""

    def __init__(self, session: Session, workspace: str, article: ArticleRow) -> None:
        self._session = session
        self._workspace = workspace
        self._article = article
        self._figures = numbered(session, article)
        self._given: dict[int, tuple[int | None, date]] = {}
        self._gone: dict[int, tuple[str, date]] = {}
        self._hidden: set[Span] = set()
        ours = (FigureRulingRow.workspace == workspace, FigureRulingRow.article_id == article.id)
        session.execute(delete(FigureRulingRow).where(*ours))

    def rule(self, decision: DecisionRow) -> None:
        """Add what follows from a decision; of two that name a giver the later one holds."""
        day = decision.made_at.date()
        for one in meant_figures(decision, self._figures):
            match Kind(decision.kind):
                case Kind.HIDE_FIGURE:
                    self._gone[one.id] = (HIDDEN, day)
                    self._hidden.add(one.span)
                case Kind.NOT_A_FIGURE:
                    self._gone.setdefault(one.id, (MISTAKEN, day))
                case Kind.NOT_THEIR_FIGURE:
                    self._given[one.id] = (None, day)
                case Kind.FIGURE_BY:
                    giver = person_of(
                        self._session,
                        decision.other,
                        workspace=self._workspace,
                        article_id=self._article.id,
                    )
                    self._given[one.id] = (giver, day)
                case _:
                    pass

    def save(self) -> None:
        """Save the rulings, after those on quotes, which hide words too."""
        here = {"workspace": self._workspace, "article_id": self._article.id}
        rows = []
        for figure in sorted({*self._given, *self._gone}):
            gone, day = self._gone.get(figure, (None, None))
            giver, given_on = self._given.get(figure, (None, None))
            ruling = {"gone": gone, "person_id": giver, "decided_on": day or given_on}
            rows.append({**here, "figure_id": figure, **ruling})
        insert_all(self._session, FigureRulingRow, rows)
        for span in sorted(self._hidden):
            insert_new(self._session, HiddenWordsRow, **here, start=span.start, end=span.end)
