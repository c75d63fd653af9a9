"""Who may see what: the one place where standing, hiding, workspaces and decisions become conditions.

Every query of the store that reaches an article carries `visible(...)`; one that reaches quotes `quotable`,
people `present` and `in_place`, statements `tellable`, figures `countable`. A test walks all reads and fails
when one forgets it.

What editors decide holds in their workspace. The command line obeys nobody's corrections, but shows nothing
that any workspace has hidden.
"""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience, StandingKind
from storage.ruled import HIDDEN, Ruled, ruled, workspace_of
from storage.tables import (
    AllowedChannelRow,
    ApartRow,
    ArticleRow,
    ArticleRulingRow,
    FigureRow,
    FigureRulingRow,
    HiddenWordsRow,
    NameRow,
    PersonRow,
    PersonRulingRow,
    QuoteRow,
    QuoteRulingRow,
    StatementRow,
)

Column = InstrumentedAttribute[Any]
When = datetime | BindParameter[datetime]
"""A time, or the parameter that it is given by (`storage.built`)."""


@lru_cache(maxsize=128)  # an answer asks for it five times over; to build it took a tenth of its time
def visible(audience: Audience, now: When) -> ColumnElement[bool]:
    """Return the condition on `articles` under which `audience` may know at `now` that the article exists.

    Published articles are everyone's unless they came in for one workspace; internal ones are seen in their
    workspace's channels that an editor allowed (`storage.allowed`), those under embargo when it has ended.
    The command line sees all but what is hidden.
    """
    shown, known, internal = _whenever(replace(audience, user=None))
    if audience.everything:
        return shown
    lifted = and_(_IS_EMBARGOED, ArticleRow.embargo_until <= now)
    return and_(shown, or_(and_(or_(_IS_PUBLISHED, lifted), known), internal))


_IS_PUBLISHED = ArticleRow.standing == StandingKind.PUBLISHED
_IS_EMBARGOED = ArticleRow.standing == StandingKind.EMBARGOED


@lru_cache(maxsize=128)
def _whenever(audience: Audience) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Return, whatever the time is, what isn't hidden; what is everyone's or theirs; and what is internal."""
    shown = and_(ArticleRow.hidden == false(), ArticleRow.id.not_in(ruled_articles(audience)))
    mine: ColumnElement[bool] = false()
    if audience.workspace:
        mine = ArticleRow.workspace == audience.workspace
    internal = and_(ArticleRow.standing == StandingKind.INTERNAL, mine, _allowed(audience))
    return shown, or_(ArticleRow.workspace == "", mine), internal


def beside(article: Any, *, public: bool) -> ColumnElement[bool]:
    """Return the condition on other articles by which one of `workspace` may be judged at `now`: parameters.

    What everyone may read (`public`) is judged by nothing else, or what a workspace keeps to itself would
    show in what others see; a workspace's own article also by its own, one that is nobody's yet by all such.
    """
    lifted = and_(article.standing == StandingKind.EMBARGOED, article.embargo_until <= bindparam("now"))
    shown = or_(article.standing == StandingKind.PUBLISHED, lifted)
    everyones = and_(article.workspace == "", shown)
    mine = article.workspace == bindparam("workspace")
    return and_(article.hidden == false(), everyones if public else or_(everyones, mine))


def ruled_articles(audience: Audience) -> Select[int]:
    """Return the ids of the articles that editors have hidden from `audience`."""
    return select(ArticleRulingRow.article_id).where(_ours(ArticleRulingRow.workspace, audience))


def _allowed(audience: Audience) -> ColumnElement[bool]:
    """Return whether internal articles may be seen in the audience's channel."""
    row = AllowedChannelRow
    return exists().where(
        row.workspace == (audience.workspace or ""), row.channel == (audience.channel or "")
    )


def sayable() -> ColumnElement[bool]:
    """Return the condition on `articles` that their words may be shown (`storage.outlets`)."""
    return ArticleRow.show == "sentence"


def _said_in(article: Column, rulings: Ruled) -> ColumnElement[bool]:
    """Return the condition on a row of words that its article's may be shown."""
    return article.in_(select(ArticleRow.id).where(sayable())) if rulings.withheld else true()


def quotable(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `quotes`: sayable, not hidden, not decided to be none, of nobody hidden."""
    return and_(_said_in(QuoteRow.article_id, ruled(session, audience)), _kept(session, audience))


def _kept(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `quotes` that editors have left them."""
    rulings = ruled(session, audience)
    hidden = _people(audience, PersonRulingRow.gone == HIDDEN)
    free = or_(QuoteRow.person_id.is_(None), QuoteRow.person_id.not_in(hidden)) if rulings.hidden else true()
    if not rulings.quotes:
        return free
    gone = QuoteRulingRow.gone == HIDDEN if audience.everything else QuoteRulingRow.gone.is_not(None)
    said_by_hidden = QuoteRulingRow.person_id.in_(hidden) if rulings.hidden else false()
    ours = _ours(QuoteRulingRow.workspace, audience)
    left = QuoteRow.id.not_in(select(QuoteRulingRow.quote_id).where(ours, or_(gone, said_by_hidden)))
    if not rulings.hidden:
        return left
    return and_(left, or_(free, QuoteRow.id.in_(reattributed(audience))))


def exportable(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `quotes` that their speaker is public, or nobody whom the article names."""
    public = select(PersonRow.id).where(is_public())
    own = or_(QuoteRow.person_id.is_(None), QuoteRow.person_id.in_(public))
    if not ruled(session, audience).quotes:
        return own
    ours = QuoteRulingRow.workspace == workspace_of(audience)
    private = select(QuoteRulingRow.quote_id).where(ours, QuoteRulingRow.person_id.not_in(public))
    return and_(or_(own, QuoteRow.id.in_(reattributed(audience))), QuoteRow.id.not_in(private))


def is_public() -> ColumnElement[bool]:
    """Return the condition on `people` under which they may be followed and exported."""
    return and_(PersonRow.public == true(), PersonRow.article_id.is_(None))


def reattributed(audience: Audience) -> Select[int]:
    """Return the ids of quotes of which this audience's editors have decided who said them."""
    ours = QuoteRulingRow.workspace == workspace_of(audience)
    return select(QuoteRulingRow.quote_id).where(ours, QuoteRulingRow.gone.is_(None))


def regiven(audience: Audience) -> Select[int]:
    """Return the ids of figures of which this audience's editors have decided who gives them."""
    ours = FigureRulingRow.workspace == workspace_of(audience)
    return select(FigureRulingRow.figure_id).where(ours, FigureRulingRow.gone.is_(None))


def present(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `people`: articles' own or this workspace's, and not gone."""
    known = PersonRow.workspace.in_({"", workspace_of(audience)})
    if not ruled(session, audience).gone:
        return known
    return and_(known, PersonRow.id.not_in(_people(audience, PersonRulingRow.gone.is_not(None))))


def in_place(session: Session, person: Column, article: Column, audience: Audience) -> ColumnElement[bool]:
    """Return the condition that in the article of a row the person of that row was not told apart."""
    if not ruled(session, audience).apart:
        return true()
    apart = (ApartRow.workspace == workspace_of(audience), ApartRow.person_id == person)
    return ~exists().where(*apart, ApartRow.article_id == article)


def named_in_sight(session: Session, audience: Audience, now: When) -> Select[int]:
    """Return the articles in sight that name the person of the surrounding query, as a subquery of it."""
    return (
        select(NameRow.article_id)
        .join(ArticleRow, ArticleRow.id == NameRow.article_id)
        .where(NameRow.person_id == PersonRow.id, visible(audience, now))
        .where(in_place(session, NameRow.person_id, NameRow.article_id, audience))
        .correlate(PersonRow)
    )


def finds(rows: Select[int]) -> ColumnElement[bool]:
    """Return the condition that a subquery finds anything, by its first row.

    As an EXISTS PostgreSQL would join it: of somebody whom a third of all articles name it reads them all.
    """
    return rows.limit(1).scalar_subquery().is_not(None)


def tellable(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `statements`: sayable, by nobody gone, of nobody told apart, nothing hidden."""
    rulings, row = ruled(session, audience), StatementRow
    found = [_said_in(row.article_id, rulings), in_place(session, row.person_id, row.article_id, audience)]
    if rulings.gone:
        gone = _people(audience, PersonRulingRow.gone.is_not(None))
        found.append(or_(row.said_by_id.is_(None), row.said_by_id.not_in(gone)))
    if rulings.words:
        meets = and_(HiddenWordsRow.start < row.end, HiddenWordsRow.end > row.start)
        here = and_(_ours(HiddenWordsRow.workspace, audience), HiddenWordsRow.article_id == row.article_id)
        found.append(~exists().where(here, meets))
    if rulings.apart_anywhere:
        known = select(PersonRow.id).where(PersonRow.id == row.person_id, present(session, audience))
        found.append(known.correlate(StatementRow).exists())
    return and_(*found)


def countable(session: Session, audience: Audience) -> ColumnElement[bool]:
    """Return the condition on `figures`: decided to be some, by nobody hidden, in no sentence that is."""
    rulings, row = ruled(session, audience), FigureRow
    found: list[ColumnElement[bool]] = [_said_in(row.article_id, rulings)]
    hidden = _people(audience, PersonRulingRow.gone == HIDDEN)
    if rulings.hidden:
        own = or_(row.person_id.is_(None), row.person_id.not_in(hidden))
        found.append(or_(own, row.id.in_(regiven(audience))) if rulings.figures else own)
    if rulings.figures:
        ruling = FigureRulingRow
        gone = ruling.gone == HIDDEN if audience.everything else ruling.gone.is_not(None)
        by_hidden = ruling.person_id.in_(hidden) if rulings.hidden else false()
        left = select(ruling.figure_id).where(_ours(ruling.workspace, audience), or_(gone, by_hidden))
        found.append(row.id.not_in(left))
    if rulings.words:
        meets = and_(HiddenWordsRow.start < row.evidence_end, HiddenWordsRow.end > row.evidence_start)
        here = and_(_ours(HiddenWordsRow.workspace, audience), HiddenWordsRow.article_id == row.article_id)
        found.append(~exists().where(here, meets))
    return and_(*found)


def _people(audience: Audience, why: ColumnElement[bool]) -> Select[int]:
    """Return the people who are gone for `audience`: for the command line those who are hidden anywhere."""
    if audience.everything:
        return select(PersonRulingRow.person_id).where(PersonRulingRow.gone == HIDDEN)
    ours = PersonRulingRow.workspace == workspace_of(audience)
    return select(PersonRulingRow.person_id).where(ours, why)


def _ours(workspace: Column, audience: Audience) -> ColumnElement[bool]:
    return true() if audience.everything else workspace == workspace_of(audience)
