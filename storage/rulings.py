"""What follows from the decisions in force: the rulings that all queries obey, made anew after each change.

Decisions name what stays, rulings name rows. So a decision, its undoing and a re-read of the article all end
here: what was ruled is forgotten, and ruled again from the decisions, oldest first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from zlib import crc32

from sqlalchemy import Function, Select, delete, func, or_, select, text
from sqlalchemy.orm import Session, aliased

from news.people.keys import name_key
from storage.engine import BUSY
from storage.figure_rulings import FigureRulings
from storage.kinds import FIGURES, IN_ARTICLES, PEOPLE, STORIES, Kind
from storage.quote_rulings import QuoteRulings
from storage.references import people_of
from storage.rows import insert_all, insert_new, is_server
from storage.ruled import HIDDEN, MISTAKEN, forget
from storage.story_rulings import rule_stories
from storage.succeeding import deciders
from storage.tables import ArticleRow, ArticleRulingRow, DecisionRow, GivenNameRow, PersonRow, PersonRulingRow
from storage.turns import Turn


def decide_alone(session: Session) -> None:
    """Wait until nobody else decides or saves a newer reading, and let nobody until this transaction ends.

    So a decision is about what the store holds, and no newer reading overlooks it. After `BUSY` seconds, as
    on SQLite, the store counts as busy: thousands of quotes that are read anew take longer.
    """
    if is_server(session):
        session.execute(text(f"SET LOCAL lock_timeout = '{round(BUSY * 1000)}ms'"))
        _take(session, func.pg_advisory_xact_lock(Turn.DECIDING))
        session.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


def reread_undecided(session: Session) -> None:
    """Wait until nobody decides, and let nobody until this transaction ends; others may read anew meanwhile.

    Do so before the rows of what the article says and of whom it names are touched: whoever decides needs
    them. Its own row may be held (`storage.versions.HELD`).
    """
    _take(session, func.pg_advisory_xact_lock_shared(Turn.DECIDING))


def _take(session: Session, turn: Function[None]) -> None:
    """Take a turn on PostgreSQL; SQLite has one writer anyway."""
    if is_server(session):
        session.execute(select(turn))


def in_force(workspace: str, kinds: Iterable[Kind]) -> Select[DecisionRow]:
    """Return the decisions of these kinds that nobody has undone, oldest first."""
    undoing = aliased(DecisionRow)
    undone = select(undoing.id).where(undoing.undoes == DecisionRow.id).correlate(DecisionRow).exists()
    ours = (DecisionRow.workspace == workspace, DecisionRow.kind.in_(list(kinds)))
    standing = (DecisionRow.undoes.is_(None), ~undone)
    return select(DecisionRow).where(*ours, *standing).order_by(DecisionRow.id)


def follow(session: Session, decision: DecisionRow) -> None:
    """Make the rulings anew that `decision`, or its undoing, touches."""
    if decision.kind in STORIES:
        follow_stories(session, workspace=decision.workspace)
    elif decision.kind in PEOPLE:
        follow_people(session, workspace=decision.workspace)
    elif decision.article_id is not None:
        follow_article(session, workspace=decision.workspace, article_id=decision.article_id)


def await_turns(session: Session, *, article_id: int, people: Collection[str] = ()) -> list[str]:
    """Return the workspaces that decided about an article or its people, and let nobody else make rulings.

    Do so before the article's rows are touched: whoever has the turn may need the rows. `people`: whom else
    it names, by reference.
    """
    own_people = or_(*(DecisionRow.person.like(f"%@{article_id}{end}") for end in ("", "!")))
    others = or_(*(DecisionRow.other.like(f"%@{article_id}{end}") for end in ("", "!")))
    query = select(DecisionRow.workspace).where(or_(DecisionRow.article_id == article_id, own_people, others))
    workspaces = sorted({*session.scalars(query.distinct()), *deciders(session, people=people)})
    for workspace in workspaces:
        _take(session, func.pg_advisory_xact_lock(crc32(f"decisions {workspace}".encode())))
    return workspaces


def follow_reading(session: Session, *, article_id: int, others: Collection[str]) -> None:
    """Make the rulings anew of all workspaces that decided about a re-read article or its people.

    `others`: people, by reference, in whose place it gives somebody else than before.
    """
    about_others = set(deciders(session, people=others))
    for workspace in await_turns(session, article_id=article_id, people=others):
        articles = {article_id} | (
            _given_to(session, workspace, others) if workspace in about_others else set()
        )
        for one in sorted(articles):
            follow_article(session, workspace=workspace, article_id=one)
        follow_people(session, workspace=workspace)


def _given_to(session: Session, workspace: str, people: Collection[str]) -> set[int]:
    """Return the articles whose quotes or figures decisions in force give to, or take from, these people."""
    about = or_(DecisionRow.person.in_(people), DecisionRow.other.in_(people))
    decided = in_force(workspace, IN_ARTICLES).where(about, DecisionRow.article_id.is_not(None))
    return {one.article_id for one in session.scalars(decided) if one.article_id is not None}


def follow_article(session: Session, *, workspace: str, article_id: int) -> None:
    """Make the rulings on an article, its quotes and its figures anew."""
    forget(session)
    here = (ArticleRulingRow.workspace == workspace, ArticleRulingRow.article_id == article_id)
    session.execute(delete(ArticleRulingRow).where(*here))
    article = session.get(ArticleRow, article_id)
    if article is None:
        return
    quotes = QuoteRulings(session, workspace, article)
    figures = FigureRulings(session, workspace, article)
    decided = in_force(workspace, IN_ARTICLES).where(DecisionRow.article_id == article_id)
    decisions = session.scalars(decided).all()
    for decision in sorted(decisions, key=lambda decision: decision.kind != Kind.SPLIT):
        if decision.kind == Kind.HIDE_ARTICLE:
            insert_new(session, ArticleRulingRow, workspace=workspace, article_id=article_id)
        elif decision.kind in FIGURES:
            figures.rule(decision)
        else:
            quotes.rule(decision)
    quotes.save()
    figures.save()


def follow_people(session: Session, *, workspace: str) -> None:
    """Make the rulings on people anew: who is gone, who is one with whom, what they are called."""
    forget(session)
    for table in (PersonRulingRow, GivenNameRow):
        session.execute(delete(table).where(table.workspace == workspace))
    decisions = session.scalars(in_force(workspace, PEOPLE)).all()
    written = {name for decision in decisions for name in (decision.person, decision.other) if name}
    kinds = {Kind(decision.kind) for decision in decisions}
    meant = {kind: people_of(session, written, workspace=workspace, kind=kind) for kind in kinds}
    people = _People(session, workspace, meant)
    for decision in decisions:
        people.rule(decision)
    people.save()


def follow_stories(session: Session, *, workspace: str) -> None:
    """Make the rulings on stories anew: which are one, where articles were put, what they are called."""
    rule_stories(session, workspace, session.scalars(in_force(workspace, STORIES)).all())


_ONE = (Kind.MERGE, Kind.RENAME, Kind.ALIAS)
"""Decisions by which whoever stands in somebody's place is one with them."""


class _People:
    """The rulings on people as they grow, decision by decision. `meant`: the rows that decisions mean."""

    def __init__(
        self, session: Session, workspace: str, meant: Mapping[Kind, Mapping[str, Sequence[int]]]
    ) -> None:
        self._session = session
        self._workspace = workspace
        self._meant = meant
        self._into: dict[int, int] = {}
        self._gone: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._given: dict[int, set[str]] = {}

    def rule(self, decision: DecisionRow) -> None:
        meant = self._meant[Kind(decision.kind)]
        people, others = meant.get(decision.person or "", ()), meant.get(decision.other or "", ())
        if decision.kind in _ONE:
            self._join(people)
            self._join(others)
        for person in people:
            self._rule(person, decision, others)

    def _rule(self, person: int, decision: DecisionRow, others: Sequence[int]) -> None:
        name = decision.name or ""
        match Kind(decision.kind):
            case Kind.HIDE_PERSON:
                self._gone[person] = HIDDEN
            case Kind.NOT_A_PERSON:
                self._gone.setdefault(person, MISTAKEN)
            case Kind.MERGE:
                self._join([*others[:1], person])
            case Kind.RENAME:
                self._names[person] = name
                self._given.setdefault(person, set()).add(name_key(name))
            case Kind.ALIAS:
                self._given.setdefault(person, set()).add(name_key(name))
            case _:
                pass

    def _join(self, people: Sequence[int]) -> None:
        """Make one of people: the first of them."""
        for person in people[1:]:
            if self._root(person) != self._root(people[0]):
                self._into[self._root(person)] = self._root(people[0])

    def _root(self, person: int) -> int:
        while person in self._into:
            person = self._into[person]
        return person

    def _shown(self) -> dict[int, str]:
        """Return the names under which people are shown, where these aren't their own."""
        roots = {person: self._root(person) for person in self._into}
        query = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(set(roots.values())))
        own = {row.id: row.name for row in self._session.execute(query)}
        merged = {person: self._names.get(root) or own[root] for person, root in roots.items()}
        return self._names | merged

    def save(self) -> None:
        """Save the rulings. Who is one with somebody gone is gone too; a name given to one is the other's."""
        shown = self._shown()
        rows = [
            {
                "workspace": self._workspace,
                "person_id": person,
                "gone": self._gone.get(person) or self._gone.get(self._root(person)),
                "into_id": self._root(person) if person in self._into else None,
                "name": shown.get(person),
            }
            for person in sorted({*self._into, *self._gone, *self._names})
        ]
        insert_all(self._session, PersonRulingRow, rows)
        given = [
            {"workspace": self._workspace, "person_id": person, "folded": key, "last": key.split(" ")[-1]}
            for person, keys in sorted(self._given.items())
            for key in sorted(keys)
        ]
        insert_all(self._session, GivenNameRow, given)
