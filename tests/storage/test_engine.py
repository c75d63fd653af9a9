"""What a session of the store may do, on both engines."""

from contextlib import suppress

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from storage.rows import insert_one
from storage.tables import StoryRow
from tests.conftest import ENGINES, NOW


@pytest.mark.parametrize("engine", ENGINES)
def test_reading_leaves_nothing_and_writing_does_afterwards(engine, new_store):
    with new_store(engine) as store:
        with suppress(DBAPIError), store.read() as session:
            insert_one(session, StoryRow, begun_at=NOW)
        with store.write() as session:
            assert session.scalars(select(StoryRow.id)).all() == []
            one = insert_one(session, StoryRow, begun_at=NOW)
        with store.read() as session:
            assert session.scalars(select(StoryRow.id)).all() == [one]
