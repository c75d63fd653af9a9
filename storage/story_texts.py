"""The texts of a story's articles, with what a summary of them must show, and must not."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.nouns import Article, Audience, PersonKind, Span
from news.stories.summary import Carried
from storage.articles import published
from storage.audience import countable, in_place, is_public, present, quotable, sayable, visible
from storage.decided import hidden_words, shown
from storage.ruled import ruled
from storage.tables import ArticleRow, FigureRow, NameRow, PersonRow, QuoteRow, StretchRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article as a summary is chosen from it; `people` are the public ones it names, by row and name.

    `bodies` are those of them that are organisations.
    """

    carried: Carried
    people: Mapping[int, str]
    bodies: frozenset[int] = frozenset()


def texts(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime
) -> tuple[Text, ...]:
    """Return the texts of those of these articles that the audience may see, those read first first."""
    seen = (ArticleRow.id.in_(articles), visible(audience, now), sayable())
    rows = session.scalars(select(ArticleRow).where(*seen).order_by(ArticleRow.read_at, ArticleRow.id)).all()
    return tuple(_Gathered(session, audience, [row.id for row in rows]).texts(rows))


class _Gathered:
    """What the readings of some articles found, by article."""

    def __init__(self, session: Session, audience: Audience, articles: Sequence[int]) -> None:
        self._session = session
        self._audience = audience
        self._articles = articles

    def texts(self, rows: Sequence[ArticleRow]) -> Iterator[Text]:
        people, written, bodies = self._people()
        quotes, figures, gone = self._quotes(), self._figures(), self._gone()
        hidden = hidden_words(self._session, articles=self._articles, audience=self._audience)
        for row in rows:
            carried = Carried(
                key=row.id,
                article=_article(row),
                people=frozenset(written[row.id]),
                quotes=tuple(quotes[row.id]),
                figures=tuple(figures[row.id]),
                hidden=tuple(hidden.get(row.id, ())),
                hidden_names=frozenset(gone[row.id]),
            )
            yield Text(carried=carried, people=people[row.id], bodies=frozenset(bodies))

    def _people(self) -> tuple[dict[int, dict[int, str]], dict[int, set[str]], set[int]]:
        """Return the public people whom each article names, as shown and as written, and which are bodies."""
        query = (
            select(NameRow.article_id, NameRow.words, PersonRow.id, PersonRow.name, PersonRow.kind)
            .join(PersonRow, PersonRow.id == NameRow.person_id)
            .where(
                NameRow.article_id.in_(self._articles), is_public(), present(self._session, self._audience)
            )
            .where(in_place(self._session, NameRow.person_id, NameRow.article_id, self._audience))
            .order_by(NameRow.article_id, PersonRow.id)
        )
        people: dict[int, dict[int, str]] = defaultdict(dict)
        written: dict[int, set[str]] = defaultdict(set)
        bodies: set[int] = set()
        for article, words, person, name, kind in self._session.execute(query):
            known = shown(self._session, person_id=person, name=name, audience=self._audience)
            if known is not None:
                people[article][known.id] = known.name
                written[article].add(words)
                if kind == PersonKind.ORGANISATION:
                    bodies.add(known.id)
        return people, written, bodies

    def _quotes(self) -> dict[int, list[Span]]:
        query = (
            select(QuoteRow.article_id, StretchRow.start, StretchRow.end)
            .join(StretchRow, StretchRow.quote_id == QuoteRow.id)
            .where(QuoteRow.article_id.in_(self._articles), quotable(self._session, self._audience))
        )
        return _spans(self._session.execute(query))

    def _figures(self) -> dict[int, list[Span]]:
        query = select(FigureRow.article_id, FigureRow.start, FigureRow.end).where(
            FigureRow.article_id.in_(self._articles), countable(self._session, self._audience)
        )
        return _spans(self._session.execute(query))

    def _gone(self) -> dict[int, set[str]]:
        """Return the names of people who are hidden, as the articles write them."""
        hidden = ruled(self._session, self._audience).hidden
        found: dict[int, set[str]] = defaultdict(set)
        if hidden:
            query = select(NameRow.article_id, NameRow.words).where(
                NameRow.article_id.in_(self._articles), NameRow.person_id.in_(hidden)
            )
            for article, words in self._session.execute(query):
                found[article].add(words)
        return found


def _spans(rows: object) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for article, start, end in rows:  # type: ignore[attr-defined]
        found[article].append(Span(start, end))
    return found


def _article(row: ArticleRow) -> Article:
    return Article(
        text=row.text,
        url=row.url,
        outlet=row.outlet,
        headline=row.headline,
        standfirst=row.standfirst,
        published=published(row),
    )
