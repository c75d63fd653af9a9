"""Opening the store that the settings name, ready to be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.engine import Store, open_store
from storage.schema import require_current


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """Give the store at `url`, brought up to date where that is ours to do, and close it at the end."""
    engine = open_store(url)
    store = Store(engine)
    try:
        require_current(engine)
        yield store
    finally:
        store.close()
