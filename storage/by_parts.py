"""The newest rows that hold some words, looked for among the newest first: each is a page to read."""

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.rows import connected

AHEAD = 1.3
"""How much further back a look reaches than it should have to, so that it mostly finds enough."""
LEAST = 5_000
"""Rows further back that each look reaches at least."""


def newest(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    query: Select[int],
    number: InstrumentedAttribute[int],
    last: int,
    share: float,
    most: int,
) -> list[int]:
    """Return what `query` gives, at most `most`: it must give what has the highest `number` first.

    `last`: the highest number there is. `share`: how large a part of the rows should fulfil it, 0: who knows;
    then, or where that part turns out to be small, all are looked at.
    """
    found: list[int] = []
    before = last + 1
    while before > 0 and len(found) < most:
        wanted = most - len(found)
        back = int(AHEAD * wanted / share) + LEAST if share else before
        part = query.where(number < before, number >= before - back).limit(wanted)
        found += connected(session).scalars(part).all()
        before -= back
        share = len(found) / (last + 1 - before)
    return found
