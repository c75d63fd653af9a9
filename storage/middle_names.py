"""Making one of people whose names only a middle one tells apart, and parting them: docs/decisions/0012.

What is to be done follows from what the store holds when all is saved, whoever came first: so two that save
at once end at the same. Only people whom articles share are touched, and nobody about whom editors decided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import delete, exists, func, or_, select, true, update
from sqlalchemy.orm import Session, aliased

from news.nouns import PersonKind
from news.people.keys import last_of, tells_who
from news.people.middles import agree, has_middle, same_office, stem_of
from storage.adopting import OWNED
from storage.joining import await_turns, rejoin
from storage.removal import forget_unnamed
from storage.rows import connected, insert_missing, insert_new_all, numbered, one_of
from storage.shared_people import everyones, of_stems
from storage.tables import (
    AliasRow,
    ApartRow,
    ArticleRow,
    FigureRulingRow,
    FollowRow,
    GivenNameRow,
    NameRow,
    PersonRow,
    PersonRulingRow,
    QuoteRow,
    QuoteRulingRow,
    RoleRow,
    SaidRow,
)

ROLES = 50
"""Of somebody's roles those given last tell what office they hold."""
MOST_ARTICLES, MOST_QUOTES = 1000, 1000
"""Of whom more is to be moved stays as they are: on SQLite all who save wait meanwhile."""
_PERSON = PersonKind.PERSON.value


class Taken(NamedTuple):
    """Somebody who is the same as `into`, and is taken in."""

    stem: str
    person: int
    into: int


class Parted(NamedTuple):
    """A name by which somebody is called who isn't them after all."""

    stem: str
    person: int
    key: str


class _Family(NamedTuple):
    """Those whom articles share under names of one stem: by row their keys, and what else they are called.

    `members` are whom everyone's articles call by a name of the stem, `called` by which one with a middle
    name, `everybody` all who are found by one; `met`: what the articles just saved write.
    """

    stem: str
    everybody: Collection[int]
    members: Mapping[int, str]
    called: Mapping[int, set[str]]
    met: frozenset[str]


def unsettled(session: Session, *, keys: Collection[str]) -> frozenset[str]:
    """Return those of the keys, of people in articles just saved, for which something is to be settled."""
    stems = {change.stem for change in _changes(session, keys)}
    return frozenset(key for key in keys if stem_of(key) in stems)


def settle(session: Session, *, keys: Collection[str]) -> None:
    """Take in, or part, whom articles share under names of these keys' stems.

    In a transaction of its own, that waits as others do who save: for names first, then for the turns of
    those whose words are joined, then for rows. About whom somebody just saves is left to him.
    """
    wanted = set(_changes(session, keys))
    _save_aliases(session, [one for one in wanted if isinstance(one, Taken)])
    made = _made(session, [one for one in wanted if isinstance(one, Parted)])
    people = {one.person for one in wanted} | {one.into for one in wanted if isinstance(one, Taken)}
    await_turns(session, people={*people, *made.values()})
    free = _free(session, [one.person for one in wanted if isinstance(one, Taken)])
    still = wanted & set(_changes(session, keys))  # last: an editor may have decided about them meanwhile
    parted = [quote for one in still if isinstance(one, Parted) for quote in _part(session, one, made[one])]
    taken = [one for one in still if isinstance(one, Taken) and one.person in free]
    parted += [quote for one in taken for quote in _take_in(session, one)]
    rejoin(session, quotes=parted)


def _changes(session: Session, keys: Collection[str]) -> Iterator[Taken | Parted]:
    for family in _families(session, keys):
        found = list(_change(session, family))
        if found and not _is_hidden(session, family.everybody):
            yield from found


def _change(session: Session, family: _Family) -> Iterator[Taken | Parted]:
    known = set().union(*family.called.values())
    if known and family.met - known:
        known |= _undescribed(session, family.stem)
    if not agree(known):
        yield from _parting(session, family)
    elif len(family.members) > 1:
        yield from _taking(session, family, known)


def _families(session: Session, keys: Collection[str]) -> Iterator[_Family]:
    """Give those of which there are two, or one who has other names with a middle one than were met."""
    met: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        met[stem_of(key)].update([key] if has_middle(key) else [])
    found = of_stems(session, met.keys())
    aliases = _aliases(session, {person for people in found.values() for person in people})
    for stem, people in sorted(found.items()):
        names = {
            person: {key, *(one for one in aliases[person] if stem_of(one) == stem)}
            for person, key in people.items()
        }
        every = {one for some in names.values() for one in some if has_middle(one)}
        if len(people) > 1 or (every and not (met[stem] <= every and agree(every))):
            written = {person: _written(session, person, some) for person, some in names.items()}
            yield _Family(
                stem=stem,
                everybody=people.keys(),
                members={person: key for person, key in people.items() if written[person]},
                called={person: set(filter(has_middle, some)) for person, some in written.items()},
                met=frozenset(met[stem]),
            )


def _aliases(session: Session, people: Collection[int]) -> dict[int, set[str]]:
    """Return the names with a middle one by which these people are found."""
    found: dict[int, set[str]] = defaultdict(set)
    row = AliasRow
    query = select(row.person_id, row.folded).where(one_of(session, row.person_id, people))
    for person, key in connected(session).execute(query) if people else ():
        found[person].update([key] if has_middle(key) else [])
    return found


def _written(session: Session, person: int, keys: Collection[str]) -> set[str]:
    """Return those of the keys by which everyone's articles call a person."""
    row = NameRow
    query = select(row.article_id).join(ArticleRow, ArticleRow.id == row.article_id).where(everyones())
    asked = ((key, query.where(row.person_id == person, row.folded == key).limit(1)) for key in keys)
    return {key for key, called in asked if session.scalar(called) is not None}


def _parting(session: Session, family: _Family) -> Iterator[Parted]:
    """Give the names that are somebody else's, now that two have other middle names."""
    for person, own in sorted(family.members.items()):
        names = family.called[person] | _written(session, person, family.met)
        for key in sorted(names - {own}):
            if not (_is_decided(session, person) or _is_large(session, person, key)):
                yield Parted(family.stem, person, key)


def _taking(session: Session, family: _Family, known: Collection[str]) -> Iterator[Taken]:
    """Give who is the same as whoever is called by the plain name, or came first."""
    into = min(family.members, key=lambda person: (family.members[person] != family.stem, person))
    roles = _roles(session, into)
    others = [
        one for one in sorted(family.members) if one != into and same_office(roles, _roles(session, one))
    ]
    if others and not _is_gone(session, into) and agree({*known, *_undescribed(session, family.stem)}):
        for one in others:
            left = (_is_decided(session, one), _is_given(session, one), _is_large(session, one))
            if not (any(left) or _meet(session, one, into)):
                yield Taken(family.stem, one, into)


def _roles(session: Session, person: int) -> set[str]:
    row = RoleRow
    asked = select(row.words).join(ArticleRow, ArticleRow.id == row.article_id)
    last = asked.where(row.person_id == person, everyones()).order_by(row.age, row.id).limit(ROLES)
    return set(connected(session).scalars(last))


def _undescribed(session: Session, stem: str) -> set[str]:
    """Return the names of that stem of people who are known in one of everyone's articles, undescribed."""
    first, last = f"{stem.split(maxsplit=1)[0]} ", last_of(stem)
    row = PersonRow
    query = (
        select(AliasRow.folded, row.id)
        .join(row, row.id == AliasRow.person_id)
        .join(ArticleRow, ArticleRow.id == row.article_id)
        .where(AliasRow.last == last, func.substr(AliasRow.folded, 1, len(first)) == first)
        .where(row.kind == _PERSON, row.workspace == "", everyones())
    )
    found = [
        one
        for one in connected(session).execute(query)
        if has_middle(one.folded) and stem_of(one.folded) == stem
    ]
    people = {one.id for one in found}
    told = select(RoleRow.person_id, RoleRow.words).where(one_of(session, RoleRow.person_id, people))
    described = (
        {person for person, words in connected(session).execute(told) if tells_who(words)} if found else set()
    )
    return {one.folded for one in found if one.id not in described}


def _is_decided(session: Session, person: int) -> bool:
    """Tell whether an editor has decided who that is, or is not."""
    asked = (
        select(PersonRulingRow.person_id).where(
            or_(PersonRulingRow.person_id == person, PersonRulingRow.into_id == person)
        ),
        *(select(row.person_id).where(row.person_id == person) for row in (GivenNameRow, ApartRow)),
    )
    return any(session.scalar(one.limit(1)) is not None for one in asked)


def _is_given(session: Session, person: int) -> bool:
    """Tell whether an editor has given that person words or figures."""
    rows = (QuoteRulingRow, FigureRulingRow)
    return any(session.scalar(select(row.person_id).where(row.person_id == person).limit(1)) for row in rows)


def _is_gone(session: Session, person: int) -> bool:
    row = PersonRulingRow
    return (
        session.scalar(select(row.gone).where(row.person_id == person, row.gone.is_not(None)).limit(1))
        is not None
    )


def _is_hidden(session: Session, people: Collection[int]) -> bool:
    """Tell whether any of them is in an article that is hidden: somebody named there is being erased."""
    row = NameRow
    query = select(row.article_id).join(ArticleRow, ArticleRow.id == row.article_id)
    hidden = query.where(one_of(session, row.person_id, people), ArticleRow.hidden == true())
    return session.scalar(hidden.limit(1)) is not None


def _is_large(session: Session, person: int, key: str | None = None) -> bool:
    """Tell whether more is to be moved of somebody, or of who is called `key`, than others may wait for."""
    row = NameRow
    mine = (row.person_id == person, row.folded == key if key else true())
    articles = select(row.article_id).where(*mine).distinct()
    if len(session.scalars(articles.limit(MOST_ARTICLES + 1)).all()) > MOST_ARTICLES:
        return True
    quotes = (QuoteRow.person_id == person, QuoteRow.article_id.in_(articles) if key else true())
    statements = select(QuoteRow.said_id).where(*quotes, QuoteRow.said_id.is_not(None))
    moved = (select(QuoteRow.id).where(*quotes), select(QuoteRow.id).where(QuoteRow.said_id.in_(statements)))
    return any(len(session.scalars(one.limit(MOST_QUOTES + 1)).all()) > MOST_QUOTES for one in moved)


def _meet(session: Session, one: int, other: int) -> bool:
    """Tell whether an article names both, as two."""
    theirs = aliased(NameRow)
    both = select(NameRow.article_id).join(theirs, theirs.article_id == NameRow.article_id)
    return (
        session.scalar(both.where(NameRow.person_id == one, theirs.person_id == other).limit(1)) is not None
    )


def _free(session: Session, people: Collection[int]) -> set[int]:
    """Return who is free to go: whoever saves about the others first will settle it."""
    found = select(PersonRow.id).where(PersonRow.id.in_(people)).order_by(PersonRow.id)
    return set(session.scalars(found.with_for_update(skip_locked=True))) if people else set()


def _take_in(session: Session, one: Taken) -> list[int]:
    """Give all that articles have of somebody to whom they are the same as; return their quotes."""
    quotes = list(session.scalars(select(QuoteRow.id).where(QuoteRow.person_id == one.person)))
    _dissolve(session, session.scalars(select(SaidRow.id).where(SaidRow.person_id == one.person)).all())
    for table, person in OWNED:
        session.execute(update(table).where(person == one.person).values({person: one.into}))
    known = aliased(FollowRow)
    same = (known.workspace == FollowRow.workspace, known.follower == FollowRow.follower)
    follows = exists().where(known.person_id == one.into, *same)
    moved = update(FollowRow).where(FollowRow.person_id == one.person, ~follows)
    session.execute(moved.values(person_id=one.into))
    session.execute(delete(PersonRow).where(PersonRow.id == one.person))
    return quotes


def _part(session: Session, one: Parted, into: int) -> list[int]:
    """Give what articles that call somebody so have of them to `into`; return quotes to be joined anew."""
    named = select(NameRow.article_id).where(NameRow.person_id == one.person, NameRow.folded == one.key)
    articles = session.scalars(named.distinct()).all()
    theirs = (QuoteRow.person_id == one.person, one_of(session, QuoteRow.article_id, articles))
    quotes = session.execute(select(QuoteRow.id, QuoteRow.said_id).where(*theirs)).all()
    parted = _dissolve(session, {quote.said_id for quote in quotes if quote.said_id})
    for table, person in OWNED:
        mine = update(table).where(person == one.person, one_of(session, table.article_id, articles))
        session.execute(mine.values({person: into}))
    _follow_too(session, one.person, into)
    row = AliasRow
    left = exists().where(NameRow.person_id == row.person_id, NameRow.folded == row.folded)
    session.execute(delete(row).where(row.person_id == one.person, row.folded != one.stem, ~left))
    if not _is_given(session, one.person):
        forget_unnamed(session, people=[one.person], waiting=False)
    return [*{*parted, *(quote.id for quote in quotes)}]


def _follow_too(session: Session, person: int, other: int) -> None:
    """Let whoever follows a person follow the other, too, who was one with them until now."""
    row = FollowRow
    asked = select(row.workspace, row.follower, row.author, row.followed_at).where(row.person_id == person)
    found = session.execute(asked.order_by(row.workspace, row.follower)).mappings()
    insert_missing(session, row, [{**one, "person_id": other} for one in found])


def _dissolve(session: Session, statements: Collection[int]) -> list[int]:
    """Take statements apart; return the quotes that were part of them."""
    theirs = one_of(session, QuoteRow.said_id, statements)
    quotes = list(session.scalars(select(QuoteRow.id).where(theirs)))
    session.execute(update(QuoteRow).where(theirs).values(said_id=None))
    session.execute(delete(SaidRow).where(one_of(session, SaidRow.id, statements)))
    return quotes


def _save_aliases(session: Session, taken: Collection[Taken]) -> None:
    into = {one.person: one.into for one in taken}
    query = select(AliasRow.person_id, AliasRow.folded).where(AliasRow.person_id.in_(into))
    found = {(into[person], key) for person, key in connected(session).execute(query)} if into else set()
    insert_missing(session, AliasRow, [_alias(*one) for one in sorted(found)])


def _made(session: Session, parted: Collection[Parted]) -> dict[Parted, int]:
    """Return the rows of who is called so, with what finds them; who has none gets one."""
    names = {
        one.key: session.scalars(
            select(NameRow.words)
            .where(NameRow.person_id == one.person, NameRow.folded == one.key)
            .order_by(func.length(NameRow.words), NameRow.words)
            .limit(1)
        ).one()
        for one in parted
    }
    own = {
        "kind": _PERSON,
        "public": True,
        "article_id": None,
        "pseudonym_start": None,
        "pseudonym_end": None,
    }
    ids = numbered(session, PersonRow, len(names))
    rows = [
        {"id": one, "key": key, "name": name} | own
        for one, (key, name) in zip(ids, sorted(names.items()), strict=True)
    ]
    insert_new_all(session, PersonRow, rows, by=("key",))
    shared = select(PersonRow.key, PersonRow.id).where(
        PersonRow.article_id.is_(None), PersonRow.kind == _PERSON
    )
    known = {row.key: row.id for row in session.execute(shared.where(PersonRow.key.in_(names)))}
    found: set[tuple[int, str]] = set()
    for one in parted:
        here = select(NameRow.article_id).where(NameRow.person_id == one.person, NameRow.folded == one.key)
        called = select(NameRow.folded).where(NameRow.person_id == one.person, NameRow.article_id.in_(here))
        found |= {(known[one.key], key) for key in (one.stem, *session.scalars(called.distinct()))}
    insert_missing(session, AliasRow, [_alias(*one) for one in sorted(found)])
    return {one: known[one.key] for one in parted}


def _alias(person: int, key: str) -> dict[str, Any]:
    return {"person_id": person, "folded": key, "last": last_of(key)}
