"""Values that buttons carry, read back; whoever presses one of another version is told so."""

import json
from typing import Any

from handlers.intents import ToldError

LARGEST = 2**63 - 1
"""Of a row's number, on both engines."""


class StaleError(ToldError):
    """A button carries what this version doesn't know; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("That button is of an older version of whosaid; nothing was changed. Ask again.")


def values_of(carried: str) -> dict[str, Any]:
    """Return the values by their names; raises StaleError."""
    try:
        found = json.loads(carried)
    except (ValueError, RecursionError) as error:
        raise StaleError from error
    if not isinstance(found, dict):
        raise StaleError
    return found


def number_of(carried: str) -> int:
    """Return the number, none below zero; raises StaleError."""
    if not carried.isdecimal() or int(carried[:20]) > LARGEST:
        raise StaleError
    return int(carried)
