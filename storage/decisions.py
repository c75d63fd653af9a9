"""Editors' decisions: making one, taking it back, and what was decided. Rows are added here, never changed.

What follows (`storage.rulings`) follows in the same transaction; one thing is decided at a time, and while no
newer reading is saved.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from news.errors import WhosaidError
from news.nouns import Audience
from storage.figure_rulings import meant_figures, numbered
from storage.kinds import FIGURES, HIDING, QUOTES, Kind
from storage.quote_rulings import meant, worded
from storage.references import Reference, people_of
from storage.rows import insert_one
from storage.ruled import forget, workspace_of
from storage.rulings import decide_alone, follow, in_force
from storage.subjects import COLUMNS, Finder, GoneError, Subject, Wish
from storage.tables import (
    ArticleRow,
    DecisionRow,
    FigureRow,
    NameRow,
    PersonRow,
    QuoteRow,
    StoryRow,
    SuccessorRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as people read it: what it was about, who made it and when, who took it back and when."""

    id: int
    kind: Kind
    about: str
    name: str | None
    author: str
    made_at: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None


Done = TypeVar("Done")
_LED_NOWHERE = "23503"
"""PostgreSQL's code for a row that another one leads to, and that isn't there."""
_TAKING_OUT = (Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.HIDE_FIGURE, Kind.NOT_A_FIGURE)


class AlreadyDecidedError(WhosaidError):
    """The same was decided before, and holds."""

    def __init__(self, decided: Decided) -> None:
        super().__init__("The same was decided before, and holds.")
        self.decided = decided


def decide(session: Session, *, wish: Wish, audience: Audience, now: datetime) -> Decided:
    """Decide what `wish` says, once for each key; the same key again gives the same decision.

    Raises AlreadyDecidedError when the same holds already, GoneError for what can't be seen (any more), and
    RefusedError with a sentence for the editor when it can't be decided.
    """
    decide_alone(session)
    return _while_people_stay(session, lambda: _decide(session, wish, audience, now))


def _decide(session: Session, wish: Wish, audience: Audience, now: datetime) -> Decided:
    workspace = workspace_of(audience)
    again = session.scalar(select(DecisionRow).where(DecisionRow.key == wish.key))
    if again is not None:
        return _decided(session, again)
    try:
        subject = Finder(session=session, audience=audience, now=now).subject(wish)
    except GoneError:
        earlier = _hidden_by(session, workspace, wish)
        if earlier is None:
            raise
        raise AlreadyDecidedError(_decided(session, earlier)) from None
    earlier = _holding(session, workspace, wish.kind, subject)
    if earlier is not None:
        raise AlreadyDecidedError(_decided(session, earlier))
    about = subject.columns
    if wish.kind == Kind.MOVE_ARTICLE and subject.other_story_id is None:
        about["other_story_id"] = insert_one(session, StoryRow, workspace=workspace, begun_at=now)
    row = _add(session, key=wish.key, kind=wish.kind, audience=audience, now=now, about=about)
    follow(session, row)
    return _decided(session, row)


def undo(session: Session, *, decision_id: int, audience: Audience, now: datetime) -> tuple[Decided, bool]:
    """Take a decision back; return it, and whether it was this that did, not somebody before.

    Raises LookupError when the audience's workspace has made no such decision.
    """
    decide_alone(session)
    return _while_people_stay(session, lambda: _undo(session, decision_id, audience, now))


def _undo(session: Session, decision_id: int, audience: Audience, now: datetime) -> tuple[Decided, bool]:
    workspace = workspace_of(audience)
    ours = select(DecisionRow).where(DecisionRow.id == decision_id, DecisionRow.workspace == workspace)
    row = session.scalar(ours.where(DecisionRow.undoes.is_(None)))
    if row is None:
        raise LookupError(decision_id)
    before = _decided(session, row)
    if before.undone_by is not None:
        return before, False
    about = {name: getattr(row, name) for name in COLUMNS}
    key = f"undo:{decision_id}"
    _add(session, key=key, kind=row.kind, audience=audience, now=now, about=about, undoes=row.id)
    follow(session, row)
    return _decided(session, row), True


def _while_people_stay(session: Session, work: Callable[[], Done]) -> Done:
    """Do `work`; once more where somebody it is about was taken in (`storage.adopting`) or removed meanwhile.

    Others save while somebody decides. The second time finds them gone, or is about others.
    """
    try:
        with session.begin_nested():
            return work()
    except IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) != _LED_NOWHERE:
            raise
    forget(session)
    session.expire_all()
    return work()


def recent(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    audience: Audience,
    articles: Collection[int] = (),
    people: Collection[int] = (),
    stories: Collection[int] = (),
    limit: int = 20,
) -> tuple[Decided, ...]:
    """Return the workspace's last decisions about these articles, people and stories, newest first."""
    which = _concerning(session, articles, people)
    if stories:
        which = or_(which, DecisionRow.story_id.in_(stories), DecisionRow.other_story_id.in_(stories))
    return _last(session, audience, which, limit)


def elsewhere(
    session: Session, *, audience: Audience, but: Collection[int] = (), limit: int = 20
) -> tuple[Decided, ...]:
    """Return the workspace's last decisions `but` these, newest first."""
    return _last(session, audience, DecisionRow.id.not_in(but), limit)


def _concerning(session: Session, articles: Collection[int], people: Collection[int]) -> ColumnElement[bool]:
    rows = session.scalars(select(PersonRow).where(PersonRow.id.in_(people)))
    references = {Reference.to(row).written for row in rows}
    earlier = select(SuccessorRow.was).where(SuccessorRow.now.in_(references))
    references |= set(session.scalars(earlier))
    return or_(
        DecisionRow.article_id.in_(articles),
        DecisionRow.person.in_(references),
        DecisionRow.other.in_(references),
    )


def _last(
    session: Session, audience: Audience, which: ColumnElement[bool], limit: int
) -> tuple[Decided, ...]:
    undoing = aliased(DecisionRow)
    query = (
        select(DecisionRow, undoing)
        .outerjoin(undoing, undoing.undoes == DecisionRow.id)
        .where(DecisionRow.workspace == workspace_of(audience), DecisionRow.undoes.is_(None), which)
        .order_by(DecisionRow.id.desc())
        .limit(limit)
    )
    return tuple(_read(row, undone) for row, undone in session.execute(query))


def last(session: Session, *, workspace: str) -> int | None:
    """Return the workspace's last decision."""
    return session.scalar(select(func.max(DecisionRow.id)).where(DecisionRow.workspace == workspace))


def concern(
    session: Session,
    *,
    articles: Collection[int],
    workspace: str,
    after: int | None,
    hiding: bool = False,
) -> bool:
    """Tell whether anything was decided or undone `after` a decision about these articles or their people.

    `hiding`: only whether something of theirs was hidden.
    """
    since = [DecisionRow.workspace == workspace, DecisionRow.id > (after or 0)]
    if hiding:
        since += [DecisionRow.kind.in_(HIDING), DecisionRow.undoes.is_(None)]
    for row in session.scalars(select(DecisionRow).where(*since)):
        if row.article_id in articles:
            return True
        written = {one for one in (row.person, row.other) if one}
        meant = people_of(session, written, workspace=workspace).values()
        named = select(NameRow.person_id).where(
            NameRow.article_id.in_(articles), NameRow.person_id.in_([one for some in meant for one in some])
        )
        if session.scalars(named.limit(1)).first() is not None:
            return True
    return False


def _holding(session: Session, workspace: str, kind: Kind, subject: Subject) -> DecisionRow | None:
    """Return a decision in force that says the very same."""
    telling = ["article_id", "start", "words", "other", "name", "story_id", "other_story_id"]
    telling += [] if kind in QUOTES | FIGURES else ["person"]
    same = [getattr(DecisionRow, name) == subject.columns[name] for name in telling]
    return session.scalars(in_force(workspace, [kind]).where(*same)).first()


def _hidden_by(session: Session, workspace: str, wish: Wish) -> DecisionRow | None:
    """Return the decision because of which what the wish is about can't be seen here any more."""
    quote = session.get(QuoteRow, wish.quote_id) if wish.quote_id else None
    figure = session.get(FigureRow, wish.figure_id) if wish.figure_id else None
    person = session.get(PersonRow, wish.person_id) if wish.person_id else None
    owner = quote or figure
    article = owner.article_id if owner else wish.article_id
    if person is not None:
        gone = in_force(workspace, [Kind.HIDE_PERSON, Kind.NOT_A_PERSON])
        return session.scalars(gone.where(DecisionRow.person == Reference.to(person).written)).first()
    gone = in_force(workspace, [Kind.HIDE_ARTICLE, *_TAKING_OUT])
    for row in session.scalars(gone.where(DecisionRow.article_id == article)):
        if row.kind == Kind.HIDE_ARTICLE or (owner and owner.id in _meant(session, row, owner)):
            return row
    return None


def _meant(session: Session, row: DecisionRow, owner: QuoteRow | FigureRow) -> set[int]:
    """Return which of the article's quotes or figures, as `owner` is one, a decision is about."""
    if isinstance(owner, QuoteRow):
        quotes = worded(session, owner.article_id) if row.kind in QUOTES else []
        return {one.id for one in meant(row, quotes)}
    article = session.get_one(ArticleRow, owner.article_id)
    figures = numbered(session, article) if row.kind in FIGURES else []
    return {one.id for one in meant_figures(row, figures)}


def _add(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    key: str,
    kind: str,
    audience: Audience,
    now: datetime,
    about: dict[str, Any],
    undoes: int | None = None,
) -> DecisionRow:
    made = {"workspace": workspace_of(audience), "author": audience.user or "", "made_at": now}
    row = insert_one(session, DecisionRow, key=key, kind=kind, undoes=undoes, **made, **about)
    return session.get_one(DecisionRow, row)


def _decided(session: Session, row: DecisionRow) -> Decided:
    return _read(row, session.scalar(select(DecisionRow).where(DecisionRow.undoes == row.id)))


def _read(row: DecisionRow, undone: DecisionRow | None) -> Decided:
    return Decided(
        id=row.id,
        kind=Kind(row.kind),
        about=row.about,
        name=row.name,
        author=row.author,
        made_at=row.made_at,
        undone_by=undone.author if undone else None,
        undone_at=undone.made_at if undone else None,
    )
