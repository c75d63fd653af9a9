"""Merging the store's indexes of words, once a day."""

from collections.abc import Mapping
from typing import Any

from bot.jobs.job import Tools
from storage import merging
from storage.work import Order, Priority

KIND = "merge"


def merge(tools: Tools, _args: Mapping[str, Any]) -> None:
    """Merge what a day of saving has left in parts."""
    merging.merge(tools.store)


def order(day: str) -> Order:
    """Return the order for one day's merging: one at a time, as two would do the same."""
    return Order(kind=KIND, key=f"{KIND}:{day}", args={}, priority=Priority.BACKFILL, lock=KIND)
