"""The rulings on one article's quotes: which of them a decision means, and what becomes of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from news.nouns import Span
from news.text import folded
from storage.kinds import Kind
from storage.made import call, forget_made, has_role, made_person, tell_apart
from storage.references import Reference, person_of
from storage.rows import insert_all
from storage.ruled import HIDDEN, MISTAKEN
from storage.tables import (
    ArticleRow,
    DecisionRow,
    HiddenWordsRow,
    QuoteRow,
    QuoteRulingRow,
    StretchRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A stored quote by its words: its stretches' folded forms and where they stand."""

    id: int
    person_id: int | None
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """Return the quote from its first to its last character."""
        return Span(self.spans[0].start, self.spans[-1].end)

    def meets(self, spans: Sequence[Span]) -> bool:
        """Tell whether a word of the quote lies in one of `spans`."""
        return any(one.meets(other) for one in self.spans for other in spans)


def worded(session: Session, article_id: int) -> list[Worded]:
    """Return the article's quotes by their words, in order."""
    query = select(QuoteRow, StretchRow).join(StretchRow, StretchRow.quote_id == QuoteRow.id)
    ordered = query.where(QuoteRow.article_id == article_id).order_by(QuoteRow.position, StretchRow.position)
    found: dict[int, tuple[QuoteRow, list[StretchRow]]] = {}
    for quote, stretch in session.execute(ordered):
        found.setdefault(quote.id, (quote, []))[1].append(stretch)
    return [
        Worded(
            id=quote.id,
            person_id=quote.person_id,
            words=tuple(row.words for row in rows),
            spans=tuple(Span(row.start, row.end) for row in rows),
        )
        for quote, rows in found.values()
    ]


def meant(decision: DecisionRow, quotes: Sequence[Worded]) -> list[Worded]:
    """Return the quotes that the decision is about, known again by their words.

    The same words, nearest to where they stood; or else those that hold them or are part of them: a newer
    reading may cut a quote otherwise.
    """
    words = tuple((decision.words or "").split("\n"))
    same = [quote for quote in quotes if quote.words == words]
    if same:
        return [min(same, key=lambda quote: abs(quote.span.start - (decision.start or 0)))]
    return [quote for quote in quotes if any(_overlap(a, b) for a in words for b in quote.words)]


def _overlap(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


class QuoteRulings:
    """The rulings on an article's quotes as they grow, decision by decision; earlier ones are forgotten."""

    def __init__(self, session: Session, workspace: str, article: ArticleRow) -> None:
        self._session = session
        self._workspace = workspace
        self._article = article
        self._quotes = worded(session, article.id)
        self._said: dict[int, tuple[int | None, date]] = {}
        self._gone: dict[int, tuple[str, date]] = {}
        self._hidden: set[Span] = set()
        for table in (QuoteRulingRow, HiddenWordsRow):
            ours = (table.workspace == workspace, table.article_id == article.id)
            session.execute(delete(table).where(*ours))
        forget_made(session, workspace=workspace, article_id=article.id)

    def rule(self, decision: DecisionRow) -> None:
        """Add what follows from a decision; of two that name a speaker the later one holds."""
        day = decision.made_at.date()
        quotes = [] if decision.kind == Kind.SPLIT else meant(decision, self._quotes)
        match Kind(decision.kind):
            case Kind.SPLIT:
                self._split(decision)
            case Kind.HIDE_QUOTE:
                self._hide(decision, quotes)
            case Kind.NOT_A_QUOTE:
                self._gone |= {quote.id: (MISTAKEN, day) for quote in quotes if quote.id not in self._gone}
            case Kind.NOT_THEIRS:
                self._said |= {quote.id: (None, day) for quote in quotes}
            case Kind.SOMEONE_ELSE:
                speaker = self._speaker(decision)
                self._said |= {quote.id: (speaker, day) for quote in quotes}
            case _:
                pass

    def _split(self, decision: DecisionRow) -> None:
        person = self._meant(decision.person)
        if person is None:
            return
        here = {"person_id": person, "article_id": self._article.id}
        made = self._made(decision, public=has_role(self._session, **here))
        tell_apart(self._session, workspace=self._workspace, made=made, **here)
        theirs = [quote for quote in self._quotes if quote.person_id == person]
        self._said |= {quote.id: (made, decision.made_at.date()) for quote in theirs}

    def _made(self, decision: DecisionRow, *, public: bool = False) -> int:
        return made_person(
            self._session,
            workspace=self._workspace,
            meant=Reference.read(decision.other or ""),
            name=decision.name or "",
            public=public,
        )

    def _meant(self, reference: str | None) -> int | None:
        return person_of(self._session, reference, workspace=self._workspace, article_id=self._article.id)

    def _speaker(self, decision: DecisionRow) -> int | None:
        """Return the speaker whom editors chose; one who was typed and whom nobody knows is made."""
        if not Reference.read(decision.other or "").made:
            return self._meant(decision.other)
        made = self._made(decision)
        call(self._session, person_id=made, article_id=self._article.id, name=decision.name or "")
        return made

    def _hide(self, decision: DecisionRow, quotes: Sequence[Worded]) -> None:
        """Hide quotes with the words they share with others, also when no quote is read there any more."""
        where = Span(decision.start or 0, decision.end or 0)
        spans = [span for quote in quotes for span in quote.spans]
        if folded(where.of(self._article.text)).startswith((decision.words or "").split("\n")[0]):
            spans.append(where)
        self._hidden |= set(spans)
        day = decision.made_at.date()
        self._gone |= {quote.id: (HIDDEN, day) for quote in self._quotes if quote.meets(spans)}

    def save(self) -> None:
        """Save the rulings."""
        here: dict[str, Any] = {"workspace": self._workspace, "article_id": self._article.id}
        rows = [
            {**here, "quote_id": quote, **self._ruling(quote)} for quote in sorted({*self._said, *self._gone})
        ]
        insert_all(self._session, QuoteRulingRow, rows)
        spans = [{**here, "start": span.start, "end": span.end} for span in sorted(self._hidden)]
        insert_all(self._session, HiddenWordsRow, spans)

    def _ruling(self, quote: int) -> dict[str, Any]:
        gone, day = self._gone.get(quote, (None, None))
        person, said_on = self._said.get(quote, (None, None))
        return {"gone": gone, "person_id": person, "decided_on": day or said_on}
