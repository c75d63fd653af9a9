"""What a question narrows its answer to, as conditions: a topic, a period, an outlet."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.articles import outlet_key
from storage.nouns import Wanted
from storage.rows import Values
from storage.tables import ArticleRow
from storage.telling import Way, tells, way


class Narrowing(NamedTuple):
    """By what an answer is narrowed: what is the same of conditions whatever their values are."""

    undated: bool = False
    dated: bool = False
    first: bool = False
    last: bool = False
    outlets: int = 0
    read_after: bool = False
    about: Way | None = None


def narrowing(session: Session, wanted: Wanted, people: Sequence[int] = ()) -> tuple[Narrowing, Values]:
    """Return by what `wanted` narrows rows, and to what; `people` are those whose rows alone are wanted.

    Ages are minus ordinals: the younger the smaller, and 0 undated.
    """
    days = None if wanted.undated else wanted.days
    first, last = (days.first, days.last) if days else (None, None)
    told, values = way(session, people, wanted.about) if wanted.about else (None, {})
    keys = [outlet_key(one) for one in wanted.outlets]
    values |= {"outlets": keys if len(keys) > 1 else keys[0]} if keys else {}
    values |= {"first": -first.toordinal()} if first else {}
    values |= {"last": -last.toordinal()} if last else {}
    values |= {"read_after": wanted.read_after} if wanted.read_after else {}
    shape = Narrowing(
        undated=wanted.undated,
        dated=days is not None,
        first=first is not None,
        last=last is not None,
        outlets=min(len(keys), 2),
        read_after=wanted.read_after is not None,
        about=told,
    )
    return shape, values


def narrowed(
    session: Session,
    shape: Narrowing,
    value: Callable[[str], Any],
    age: InstrumentedAttribute[int],
    article: InstrumentedAttribute[int] = ArticleRow.id,
) -> tuple[ColumnElement[bool], ...]:
    """Return what a narrowing leaves, as conditions on a query that has joined articles and has this `age`.

    `value` gives a value by its name, or the parameter of that name; `article` is the query's own column for
    the article.
    """
    found: list[ColumnElement[bool]] = []
    if shape.undated:
        found.append(age == 0)
    if shape.dated:
        found.append(age < 0)
    if shape.first:
        found.append(age <= value("first"))
    if shape.last:
        found.append(age >= value("last"))
    if shape.outlets:
        key, outlets = ArticleRow.outlet_key, value("outlets")
        found.append(key == outlets if shape.outlets == 1 else key.in_(outlets))
    if shape.read_after:
        found.append(ArticleRow.read_at > value("read_after"))
    if shape.about:
        found.append(tells(session, shape.about, value, age, article))
    return tuple(found)


def conditions(
    session: Session,
    wanted: Wanted,
    age: InstrumentedAttribute[int],
    article: InstrumentedAttribute[int] = ArticleRow.id,
    people: Sequence[int] = (),
) -> tuple[ColumnElement[bool], ...]:
    """Return what `wanted` leaves, as `narrowed` does, with the values in the conditions."""
    shape, values = narrowing(session, wanted, people)
    return narrowed(session, shape, values.__getitem__, age, article)
