"""Statements: what articles tell about a person."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session, aliased

from news.nouns import Audience, Span
from storage.articles import place
from storage.audience import is_public, tellable, visible
from storage.decided import in_order, shown
from storage.filters import conditions
from storage.nouns import FIRST, About, Page, Wanted
from storage.rows import chosen
from storage.ruled import ruled
from storage.tables import ArticleRow, NameRow, PersonRow, StatementRow


def about(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[About]:
    """Return the statements about the person: newest first, undated last, then in the order of the text.

    Sentences in which the person is only involved are left out.
    """
    people = ruled(session, audience).group(person_id)
    which = (
        StatementRow.weak == false(),
        *conditions(session, wanted, StatementRow.age),
        visible(audience, now),
        tellable(session, audience),
    )
    if wanted.exported:
        public = select(PersonRow.id).where(is_public())
        tellers = or_(StatementRow.said_by_id.is_(None), StatementRow.said_by_id.in_(public))
        which = (*which, StatementRow.person_id.in_(public), tellers)
    teller = aliased(PersonRow)
    order = (StatementRow.age, StatementRow.article_id, StatementRow.start)
    joined = select(StatementRow.id).join(ArticleRow, ArticleRow.id == StatementRow.article_id)
    either = [StatementRow.person_id == person for person in people]
    ids, total, capped = chosen(session, in_order(joined.where(*which), either, order), wanted)
    query = (
        select(StatementRow, ArticleRow, teller.name)
        .join(ArticleRow, ArticleRow.id == StatementRow.article_id)
        .outerjoin(teller, teller.id == StatementRow.said_by_id)
        .where(StatementRow.id.in_(ids))
        .order_by(*order)
    )
    found = session.execute(query).all()
    names = _names(session, people, [article.id for _, article, _ in found])
    rows = tuple(
        _as_about(row, article, _teller(session, row, name, audience), names[article.id])
        for row, article, name in found
    )
    return Page(rows=rows, start=wanted.start, total=total, capped=capped)


def _teller(session: Session, row: StatementRow, name: str | None, audience: Audience) -> str | None:
    if row.said_by_id is None or name is None:
        return None
    teller = shown(session, person_id=row.said_by_id, name=name, audience=audience)
    return teller.name if teller else None


def _names(session: Session, people: Sequence[int], articles: list[int]) -> dict[int, list[str]]:
    query = select(NameRow).where(NameRow.person_id.in_(people), NameRow.article_id.in_(articles))
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.article_id].append(row.words)
    return found


def _as_about(row: StatementRow, article: ArticleRow, said_by: str | None, names: list[str]) -> About:
    span = Span(row.start, row.end)
    sentence = span.of(article.text)
    return About(
        sentence=sentence,
        mention=_mention(sentence, names),
        said_by=said_by,
        weak=row.weak,
        where=place(article, span),
    )


def _mention(sentence: str, names: list[str]) -> Span | None:
    """Return where the longest of the person's names stands in the sentence."""
    for name in sorted(names, key=len, reverse=True):
        at = sentence.find(name)
        if at >= 0:
            return Span(at, at + len(name))
    return None
