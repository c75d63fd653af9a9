"""Statements built once for all who ask alike: to build one takes longer than to have it answered."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import TypeVar

from sqlalchemy import BindParameter, bindparam
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.ruled import ruled

Statement = TypeVar("Statement")
NOW: BindParameter[datetime] = bindparam("now")
"""The time in a statement that is built once: given as `now` with each asking."""
KEPT = 128
"""Statements of one kind that are kept: one for each channel in which internal articles may be seen."""


def parameters(people: int) -> list[BindParameter[int]]:
    """Return the parameters of so many people, whose values are `numbered`."""
    return [bindparam(f"person_{number}") for number in range(people)]


def numbered(people: Iterable[int]) -> dict[str, int]:
    """Return people as the values of their `parameters`."""
    return {f"person_{number}": person for number, person in enumerate(people)}


def by_engine(build: Callable[..., Statement]) -> Callable[..., Statement]:
    """Keep what `build` makes of a session, of which it may use the dialect alone, and of its shape."""
    kept: dict[object, Statement] = {}

    @wraps(build)
    def built(session: Session, *shape: Hashable) -> Statement:
        key = (session.get_bind().dialect.name, *shape)
        if key not in kept:
            kept[key] = build(session, *shape)
        return kept[key]

    return built


def once(build: Callable[..., Statement]) -> Callable[..., Statement]:
    """Keep what `build` makes of a session, an audience and its further arguments, its shape.

    Of the session it may use the dialect and of `ruled` whether there are any; what else differs from one
    answer to the next, such as the time, must be a parameter of the statement.
    """
    kept: dict[object, Statement] = {}

    @wraps(build)
    def built(session: Session, audience: Audience, *shape: object) -> Statement:
        rulings = ruled(session, audience)
        alike = replace(audience, user=None, channel=audience.channel if rulings.internal else None)
        key = (session.get_bind().dialect.name, alike, rulings.minded, *shape)
        found = kept.get(key)
        if found is None:
            if len(kept) >= KEPT:
                kept.clear()
            found = kept[key] = build(session, alike, *shape)
        return found

    return built
