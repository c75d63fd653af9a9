"""Newsrooms to ask in."""

from collections.abc import Iterator

import pytest

from storage.engine import Store
from tests.newsroom import Newsroom, open_newsroom


@pytest.fixture
def newsroom(store: Store) -> Iterator[Newsroom]:
    """A newsroom on an empty store, on each engine."""
    with open_newsroom(store) as room:
        yield room


@pytest.fixture(scope="session")
def reading_room(seeded: Store) -> Iterator[Newsroom]:
    """A newsroom that has read the seeds, on each engine: for questions only."""
    with open_newsroom(seeded) as room:
        yield room
