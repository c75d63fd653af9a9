"""Whom an article, read anew, gives in the place of somebody about whom editors decided, or who is followed.

A newer reading may call them by a fuller name, take them for an organisation, or no longer for somebody
public: what was decided holds all the same, and its undoing ends it. Who follows them goes on.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from news.digests.topics import TopicKind
from news.people.middles import stem_of
from storage.references import Reference
from storage.rows import connected, insert_all
from storage.tables import DecisionRow, FollowRow, NameRow, PersonRow, SubscriptionRow, SuccessorRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Whom an article named before it is read anew, by what names, folded.

    `earlier`: who stood in the place of whom by then. All by their references.
    """

    named: Mapping[str, frozenset[str]]
    earlier: Mapping[str, str]

    @property
    def everybody(self) -> set[str]:
        """Return all about whom a decision may have been that touches the article."""
        return {*self.named, *self.earlier}


def named_before(session: Session, *, article_id: int) -> Earlier:
    """Return whom the article names by the reading that is to be replaced."""
    here = select(SuccessorRow.was, SuccessorRow.now).where(SuccessorRow.article_id == article_id)
    earlier = {row.was: row.now for row in connected(session).execute(here)}
    named = {one: frozenset(names) for one, names in _named(session, article_id).items()}
    return Earlier(named=named, earlier=earlier)


def succeed(session: Session, *, article_id: int, before: Earlier) -> set[str]:
    """Note who stands in whose place by the reading just saved; return of whom that is another than before.

    Whom nobody stands in for keeps whoever did: a later reading may find them again.
    """
    named, earlier = _named(session, article_id), before.earlier
    now, decided = dict(earlier), _decided(session, before.everybody)
    for was in sorted(decided | _wanted(session, before.everybody)):
        names = before.named.get(earlier.get(was, was), frozenset())
        found = None if was in named else _successor(Reference.read(was), names, named, before.named)
        if was in named:
            now.pop(was, None)
        elif found:
            now[was] = found
    if now != earlier:
        session.execute(delete(SuccessorRow).where(SuccessorRow.article_id == article_id))
        rows = [{"article_id": article_id, "was": was, "now": one} for was, one in sorted(now.items())]
        insert_all(session, SuccessorRow, rows)
    return {was for was in decided if now.get(was) != earlier.get(was)}


def deciders(session: Session, *, people: Collection[str]) -> list[str]:
    """Return the workspaces that decided about these people, by their references."""
    about = or_(DecisionRow.person.in_(people), DecisionRow.other.in_(people))
    return sorted(session.scalars(select(DecisionRow.workspace).where(about).distinct())) if people else []


def _decided(session: Session, references: set[str]) -> set[str]:
    row = DecisionRow
    found = [session.scalars(select(one).where(one.in_(references))) for one in (row.person, row.other)]
    return {reference for some in found for reference in some if reference}


def _wanted(session: Session, references: set[str]) -> set[str]:
    """Return those whom somebody follows, or has a digest about."""
    topics = select(SubscriptionRow.topic).where(SubscriptionRow.kind == TopicKind.PERSON)
    found = set(session.scalars(topics.where(SubscriptionRow.topic.in_(references))))
    shared = (read for read in map(Reference.read, references) if read.article_id is None)
    followed = exists().where(FollowRow.person_id == PersonRow.id)
    people = select(PersonRow).where(PersonRow.article_id.is_(None), followed)
    rows = session.scalars(people.where(PersonRow.key.in_({read.key for read in shared})))
    return found | references & {Reference.to(row).written for row in rows}


def _named(session: Session, article_id: int) -> dict[str, set[str]]:
    """Return by reference whom the article names, each with the names that it calls them by, folded."""
    query = select(PersonRow, NameRow.folded).join(NameRow, NameRow.person_id == PersonRow.id)
    found: dict[str, set[str]] = defaultdict(set)
    for person, name in session.execute(
        query.where(NameRow.article_id == article_id, PersonRow.workspace == "")
    ):
        found[Reference.to(person).written].add(name)
    return found


def _successor(
    was: Reference, names: frozenset[str], named: Mapping[str, set[str]], before: Collection[str]
) -> str | None:
    """Return the one whom the article calls as it called them: somebody new, or who now has their full name.

    A surname alone tells nothing: an article that is mended may have somebody else's of the same one.
    """
    alike, of_another_kind = [], []
    for written, called in named.items():
        one = Reference.read(written)
        if written in before and was.key not in called:
            continue
        if one.kind != was.kind:
            of_another_kind += [written] if one.key == was.key else []
        elif _alike(was.key, names, one.key, called):
            alike.append(written)
    found = alike or of_another_kind
    return found[0] if len(found) == 1 else None


def _alike(key: str, names: frozenset[str], other: str, called: set[str]) -> bool:
    theirs, ours = {other, stem_of(other), *called}, {key, stem_of(key), *names}
    return any(_meet(key, one) for one in theirs) or any(_meet(other, one) for one in ours)


def _meet(one: str, other: str) -> bool:
    """Tell whether two names are one, or one of several words is a part of the other."""
    short, long = sorted((one, other), key=len)
    return short == long or (" " in short and f" {short} " in f" {long} ")
