"""Erasing a person: their name, words and what is told of them leave the stored texts; no offset moves.

They are hidden at once; then articles follow, some at a time. Each letter gives way to a block (█), so
everything else in the article stays where it was. What is left of the record is that it was done, when, and
in how many articles.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, delete, func, literal, or_, select, update
from sqlalchemy.orm import Session

from news.errors import WhosaidError
from news.nouns import EVERYTHING, Article, Span
from news.people.keys import body_key, is_full, name_key
from news.stories.terms import terms_of
from news.text import sentence_around
from storage import deeds
from storage.assigning import forget_terms
from storage.elsewhere import TAKEN, as_written
from storage.figure_rows import words_of
from storage.joining import await_turns, dissolve, learn_again, rejoin
from storage.references import Reference
from storage.removal import forget_unnamed, forget_unused
from storage.rows import connected, one_of
from storage.search import relearn
from storage.shared_people import called
from storage.tables import (
    ArticleRow,
    ChangeRow,
    FigureRow,
    NameRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    SectionRow,
    StatementRow,
    StretchRow,
    SuccessorRow,
    VersionRow,
)
from storage.unshown import take_back

BLOCK = "█"
Extent = tuple[int, int]


class BeingSentError(WhosaidError):
    """What shows the person is on its way to Slack, and can be taken back only when it has arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Where a person stands in the store."""

    people: tuple[int, ...]
    articles: tuple[int, ...]
    quotes: int
    statements: int

    @property
    def told(self) -> str:
        """Say how much that is."""
        return f"{len(self.articles)} articles, {self.quotes} quotes, {self.statements} statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Somebody of the name: in one article alone, or whom `articles` share; as what one describes them."""

    article_id: int | None
    articles: int
    role: str | None


def traces(session: Session, *, name: str, but: Collection[int] = ()) -> Traces:
    """Return where whoever is called exactly `name`, in full, stands: one person, or several of that name.

    Left out is who is in one of the articles `but` alone.
    """
    own = or_(PersonRow.article_id.is_(None), PersonRow.article_id.not_in(but))
    taken = called(session, [name_key(name)]).values()
    is_called = or_(PersonRow.key.in_((name_key(name), body_key(name))), PersonRow.id.in_(taken))
    query = select(PersonRow.id).where(is_called, own)
    return traces_of(session, people=tuple(session.scalars(query)))


def traces_held(session: Session, *, name: str, but: Collection[int] = ()) -> Traces:
    """Return the same, and keep these people from being taken in or parted until the transaction ends."""
    found, held = traces(session, name=name, but=but), set[int]()
    while not held.issuperset(found.people):
        held.update(found.people)
        await_turns(session, people=found.people)
        found = traces(session, name=name, but=but)
    return found


def namesakes(session: Session, *, people: Collection[int]) -> list[Namesake]:
    """Tell these people apart, those whom articles share first."""
    number = func.count(NameRow.article_id.distinct())
    query = select(PersonRow.id, PersonRow.article_id, number).join(
        NameRow, NameRow.person_id == PersonRow.id
    )
    rows = session.execute(query.where(PersonRow.id.in_(people)).group_by(PersonRow.id)).all()
    found = []
    for person, article_id, articles in sorted(rows, key=lambda row: (row[1] or 0, row[0])):
        role = select(RoleRow.words).where(RoleRow.person_id == person).order_by(RoleRow.id.desc()).limit(1)
        found.append(Namesake(article_id=article_id, articles=articles, role=session.scalar(role)))
    return found


def traces_of(session: Session, *, people: tuple[int, ...]) -> Traces:
    """Return where these people stand."""
    named = select(NameRow.article_id).where(NameRow.person_id.in_(people)).distinct()
    quotes = session.scalars(select(QuoteRow.id).where(QuoteRow.person_id.in_(people))).all()
    told = or_(StatementRow.person_id.in_(people), StatementRow.said_by_id.in_(people))
    statements = session.scalars(select(StatementRow.id).where(told)).all()
    articles = tuple(sorted(session.scalars(named)))
    return Traces(people=people, articles=articles, quotes=len(quotes), statements=len(statements))


def names(session: Session, *, people: Sequence[int]) -> list[str]:
    """Return what articles call these people, in full."""
    return list(session.scalars(select(PersonRow.name).where(PersonRow.id.in_(people)).distinct()))


def hide(session: Session, *, found: Traces, now: datetime) -> None:
    """Show nobody the articles that name them until they are erased there, and withdraw what shows them.

    It is noted as a deed: what is composed just now is composed anew (`storage.knowing`). Nobody whom an
    article has alone is taken in meanwhile by a public person of the name: they would be erased nowhere.
    """
    alone = (PersonRow.id.in_(found.people), PersonRow.article_id.is_not(None))
    key = literal(TAKEN).concat(cast(PersonRow.id, Text))
    session.execute(update(PersonRow).where(*alone).values(key=key))
    named = one_of(session, ArticleRow.id, found.articles)
    session.execute(update(ArticleRow).where(named).values(hidden=True))
    take_back(session, articles=found.articles, now=now)
    deeds.note(session, audience=EVERYTHING, deed="erased a person", about=found.told, now=now)


def erase_some(session: Session, *, people: Sequence[int], most: int, now: datetime) -> int:
    """Take them out of the next articles, which are shown again; return of how many.

    None are left: they go themselves. Raises BeingSentError while a message that shows one is being sent.
    """
    whose = NameRow.person_id.in_(people)
    query = select(NameRow.article_id).where(whose).distinct().order_by(NameRow.article_id).limit(most)
    articles = session.scalars(query).all()
    if not articles:
        session.execute(delete(PersonRow).where(PersonRow.id.in_(people)))
        return 0
    if not take_back(session, articles=articles, now=now):
        raise BeingSentError("A message that shows them is being sent just now; it is tried again.")
    parted = dissolve(session, articles=articles)  # a statement keeps its fullest words
    offices = set(session.scalars(select(RoleRow.office_id).where(RoleRow.article_id.in_(articles))))
    rows = session.scalars(
        select(ArticleRow).where(ArticleRow.id.in_(articles)).order_by(ArticleRow.id)
    ).all()
    for article in rows:
        _erase_in(session, article, people)
        article.hidden = False
    session.execute(delete(NameRow).where(whose, NameRow.article_id.in_(articles)))
    forget_unnamed(session, people=people, waiting=False)  # nobody is taken in by who is erased everywhere
    rejoin(session, quotes=[*parted, *learn_again(session, articles=articles)])
    forget_unused(session, offices=offices)  # after that, as whoever saves: else each may wait for the other
    for article in rows:  # last: others wait from here
        forget_terms(session, article_id=article.id, terms=terms_of(_told_now(article)))
    return len(articles)


def _told_now(row: ArticleRow) -> Article:
    return Article(text=row.text, headline=row.headline)


def _erase_in(session: Session, article: ArticleRow, people: Sequence[int]) -> None:
    called = _names(session, article, people)
    extents = _merged({*_told(session, article, people), *_named(article.text, called)})
    before = f"{article.headline or ''} {article.text}"
    for start, end in extents:
        for table, reach in _reaches(start, end).items():
            connected(session).execute(delete(table).where(table.article_id == article.id, reach))
    session.expire_all()
    for earlier in (VersionRow, ChangeRow):
        session.execute(delete(earlier).where(earlier.article_id == article.id))
    article.text = _masked(article.text, extents)
    for part in ("headline", "standfirst", "byline"):
        words = getattr(article, part) or ""
        setattr(article, part, _masked(words, _named(words, called)) or None)
    session.flush()
    _learn_figures_again(session, article)
    _unname(session, article.id, called)
    _forget_successors(session, article.id, people)
    now = f"{article.headline or ''} {article.text}"
    relearn(session, article_id=article.id, before=before, text=now)


def _learn_figures_again(session: Session, article: ArticleRow) -> None:
    """Let the figures that are left be found by what is left of the headline."""
    for row in session.scalars(select(FigureRow).where(FigureRow.article_id == article.id)):
        row.words = words_of(
            article.headline, row.counted, article.text[row.evidence_start : row.evidence_end]
        )
    session.flush()


def _unname(session: Session, article_id: int, called: Collection[str]) -> None:
    """Take the names out of what is said beside the quotes that are left, and out of the sections' names."""
    for row in session.scalars(select(QuoteRow).where(QuoteRow.article_id == article_id)):
        row.reason = _masked(row.reason, _named(row.reason, called))
        row.venue = row.venue and _masked(row.venue, _named(row.venue, called))
    for section in session.scalars(select(SectionRow).where(SectionRow.article_id == article_id)):
        if any(_named(section.words, called)):
            session.delete(section)
    session.flush()


def _forget_successors(session: Session, article_id: int, people: Sequence[int]) -> None:
    """Take away by what names the article called them before it was read anew, and after."""
    here = (NameRow.article_id == article_id, NameRow.person_id.in_(people))
    called = set(session.scalars(select(NameRow.folded).where(*here)))
    called.update(name_key(name) for name in names(session, people=people))
    for row in session.scalars(select(SuccessorRow).where(SuccessorRow.article_id == article_id)):
        if called & {Reference.read(row.was).key, Reference.read(row.now).key}:
            session.delete(row)
    session.flush()


def _names(session: Session, article: ArticleRow, people: Sequence[int]) -> set[str]:
    """Return all by which the article calls them, "ANA DOE" in its headline included, and their surnames."""
    here = (NameRow.article_id == article.id, NameRow.person_id.in_(people))
    written = set(session.scalars(select(NameRow.words).where(*here)))
    parts = (article.headline, article.standfirst, article.byline, article.text)
    whole = "\n\n\n\n\n".join(filter(None, parts))
    for words in [words for words in written if is_full(words)]:
        written.update(as_written(whole, words))
    return written | {words.rsplit(maxsplit=1)[-1] for words in written}


def _told(session: Session, article: ArticleRow, people: Sequence[int]) -> Iterator[Extent]:
    """Give the sentences that quote them, that tell of them, or that give what they count."""
    said = select(StretchRow.start, StretchRow.end).join(QuoteRow, QuoteRow.id == StretchRow.quote_id)
    told = or_(StatementRow.person_id.in_(people), StatementRow.said_by_id.in_(people))
    for query, row, whose in (
        (said, QuoteRow, QuoteRow.person_id.in_(people)),
        (select(StatementRow.start, StatementRow.end), StatementRow, told),
        (select(RoleRow.start, RoleRow.end), RoleRow, RoleRow.person_id.in_(people)),
        (select(FigureRow.start, FigureRow.end), FigureRow, FigureRow.person_id.in_(people)),
    ):
        for start, end in session.execute(query.where(row.article_id == article.id, whose)):
            around = sentence_around(article.text, Span(start, end))
            yield around.start, around.end


def _named(text: str, names: Iterable[str]) -> Iterator[Extent]:
    for name in names:
        words = r"\s+".join(re.escape(word) for word in name.split())
        for match in re.finditer(rf"\b{words}\b", text):
            yield match.span()


def _reaches(start: int, end: int) -> dict[Any, ColumnElement[bool]]:
    """Return by table which rows of an article reach into an extent."""
    stretch = select(StretchRow.quote_id).where(StretchRow.start < end, StretchRow.end > start)
    return {
        QuoteRow: QuoteRow.id.in_(stretch),
        StatementRow: and_(StatementRow.start < end, StatementRow.end > start),
        RoleRow: and_(RoleRow.start < end, RoleRow.end > start),
        FigureRow: or_(
            and_(FigureRow.evidence_start < end, FigureRow.evidence_end > start),
            and_(FigureRow.counted_start < end, FigureRow.counted_end > start),
        ),
    }


def _merged(extents: Iterable[Extent]) -> list[Extent]:
    """Return the extents in order, those that reach into each other as one."""
    found: list[Extent] = []
    for start, end in sorted(extents):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _masked(text: str, extents: Iterable[Extent]) -> str:
    """Put a block for each letter and figure of the extents: no offset moves, and paragraphs stay."""
    letters = list(text)
    for start, end in extents:
        for at in range(start, end):
            letters[at] = BLOCK if letters[at].isalnum() else letters[at]
    return "".join(letters)
