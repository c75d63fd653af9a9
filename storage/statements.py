"""Statements: what articles tell about a person."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from news.nouns import Audience, Span
from news.text import folded
from storage.articles import place
from storage.audience import is_public, tellable, visible
from storage.built import NOW, numbered, once, parameters
from storage.decided import in_order, shown
from storage.filters import Narrowing, narrowed, narrowing
from storage.nouns import FIRST, About, Page, Wanted
from storage.rows import CAP, MOST, PAGED, connected, few, planned_once
from storage.ruled import ruled
from storage.tables import ArticleRow, NameRow, PersonRow, StatementRow


def about(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[About]:
    """Return the statements about the person: newest first, undated last, then in the order of the text.

    Sentences in which the person is only involved are left out, and what copies of one text say again.
    """
    people = ruled(session, audience).group(person_id)
    shape, values = narrowing(session, wanted, people)
    query = _about(session, audience, shape, len(people), wanted.exported)
    most = CAP if wanted.exported else PAGED
    asked = {**values, **numbered(people), "now": now, "most": most + 1}
    rows = connected(session).execute(query, asked).all()
    capped = len(rows) > most
    each = _once(session, [tuple(row) for row in rows[:most]])
    ids, total = each[wanted.start : wanted.start + wanted.limit], len(each)
    found = session.execute(_STATEMENTS, {"ids": few(ids)}).all() if ids else []
    names = _names(session, people, [article.id for _, article, _ in found])
    abouts = tuple(
        _as_about(row, article, _teller(session, row, name, audience), names[article.id])
        for row, article, name in found
    )
    return Page(rows=abouts, start=wanted.start, total=total, capped=capped)


@once
def _about(
    session: Session, audience: Audience, shape: Narrowing, people: int, exported: bool
) -> Select[Any]:
    """Return the question for `MOST` of the statements about so many people who are one, in order."""
    row = StatementRow
    narrow = narrowed(session, shape, bindparam, row.age, row.article_id)
    which = (*narrow, visible(audience, NOW), tellable(session, audience))
    if exported:
        public = select(PersonRow.id).where(is_public())
        tellers = or_(row.said_by_id.is_(None), row.said_by_id.in_(public))
        which = (*which, row.person_id.in_(public), tellers)
    either = [row.person_id == person for person in parameters(people)]
    query = in_order(_TOLD.where(*which), either, _ORDER).limit(MOST)
    return query if shape.about or people > 1 else planned_once(query)  # several are merged in order


# built once, as every answer about a person asks
_ORDER = (StatementRow.age, StatementRow.article_id, StatementRow.start)
_COLUMNS: tuple[Any, ...] = (StatementRow.id, ArticleRow.id.label("article"), ArticleRow.text_of)
_TOLD = (
    select(*_COLUMNS)
    .join(ArticleRow, ArticleRow.id == StatementRow.article_id)
    .where(StatementRow.weak == false())
)
_TELLER = aliased(PersonRow)
_STATEMENTS = planned_once(
    select(StatementRow, ArticleRow, _TELLER.name)
    .join(ArticleRow, ArticleRow.id == StatementRow.article_id)
    .outerjoin(_TELLER, _TELLER.id == StatementRow.said_by_id)
    .where(StatementRow.id.in_(bindparam("ids", expanding=True)))
    .order_by(*_ORDER)
)
_NAMES = planned_once(
    select(NameRow.article_id, NameRow.words).where(
        NameRow.person_id.in_(bindparam("people", expanding=True)),
        NameRow.article_id.in_(bindparam("articles", expanding=True)),
    )
)


def _once(session: Session, rows: Sequence[tuple[int, int, int | None]]) -> list[int]:
    """Return the statements, given with article and the text it copies, less what a copy says again."""
    texts = {article: text_of or article for _, article, text_of in rows}
    several = {text for text, number in Counter(texts.values()).items() if number > 1}
    copied = [one for one, article, _ in rows if texts[article] in several]
    words = _words(session, copied) if copied else {}
    seen: set[tuple[int, str]] = set()
    found = []
    for one, article, _ in rows:
        key = (texts[article], words.get(one, str(one)))
        if key not in seen:
            found.append(one)
        seen.add(key)
    return found


def _words(session: Session, ids: Collection[int]) -> dict[int, str]:
    row = StatementRow
    sentence = func.substr(ArticleRow.text, row.start + 1, row.end - row.start)
    query = select(row.id, sentence.label("words")).join(ArticleRow, ArticleRow.id == row.article_id)
    return {one: folded(words) for one, words in session.execute(query.where(row.id.in_(ids)))}


def _teller(session: Session, row: StatementRow, name: str | None, audience: Audience) -> str | None:
    if row.said_by_id is None or name is None:
        return None
    teller = shown(session, person_id=row.said_by_id, name=name, audience=audience)
    return teller.name if teller else None


def _names(session: Session, people: Sequence[int], articles: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    asked = {"people": people, "articles": few(articles)}
    for article, words in connected(session).execute(_NAMES, asked).all() if articles else ():
        found[article].append(words)
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
