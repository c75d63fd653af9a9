"""What a question narrows its answer to, as conditions: a topic, a period, an outlet."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.periods import Days
from storage.articles import outlet_key
from storage.nouns import Wanted
from storage.tables import ArticleRow
from storage.telling import tells


def conditions(
    session: Session,
    wanted: Wanted,
    age: InstrumentedAttribute[int],
    article: InstrumentedAttribute[int] = ArticleRow.id,
    people: Sequence[int] = (),
) -> tuple[ColumnElement[bool], ...]:
    """Return what `wanted` leaves, as conditions on a query that has joined articles and has this `age`.

    `article` is its own column for the article; `people` are those whose rows alone are wanted, if any.
    """
    found: list[ColumnElement[bool]] = []
    if wanted.undated:
        found.append(age == 0)
    elif wanted.days:
        found += _published(wanted.days, age)
    if wanted.outlets:
        found.append(_published_in([outlet_key(one) for one in wanted.outlets]))
    if wanted.read_after:
        found.append(ArticleRow.read_at > wanted.read_after)
    if wanted.about:
        found.append(tells(session, article, people, wanted.about))
    return tuple(found)


def _published_in(keys: Sequence[str]) -> ColumnElement[bool]:
    return ArticleRow.outlet_key == keys[0] if len(keys) == 1 else ArticleRow.outlet_key.in_(keys)


def _published(days: Days, age: InstrumentedAttribute[int]) -> list[ColumnElement[bool]]:
    """Ages are minus ordinals: the younger the smaller, and 0 undated."""
    found: list[ColumnElement[bool]] = [age < 0]
    if days.first:
        found.append(age <= -days.first.toordinal())
    if days.last:
        found.append(age >= -days.last.toordinal())
    return found
