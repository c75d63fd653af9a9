"""Opening the store that the settings name, ready to be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.engine import BUSY, Store, open_store
from storage.schema import require_current


@contextmanager
def opened(url: str, *, patience: float = BUSY) -> Iterator[Store]:
    """Give the store at `url`, brought up to date where that is ours to do, and close it at the end.

    `patience` is that of `open_store`.
    """
    engine = open_store(url, patience=patience)
    store = Store(engine)
    try:
        require_current(engine)
        yield store
    finally:
        store.close()
