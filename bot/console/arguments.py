"""How arguments of a Web API call are read: form fields are all text, JSON has types; both mean the same."""

import json
from collections.abc import Mapping, Sequence

from bot.console.passes import Refused

Json = Mapping[str, object]


def words(arguments: Json, name: str) -> str:
    """Return an argument as text, "" when it isn't given."""
    value = arguments.get(name)
    return "" if value is None else str(value)


def must(arguments: Json, name: str, error: str = "invalid_arguments") -> str:
    """Return an argument as text; raise `Refused` when it is missing."""
    value = words(arguments, name)
    if not value:
        raise Refused(error)
    return value


def flag(arguments: Json, name: str) -> bool:
    """Return a yes or no, which forms write "1" or "true"."""
    return words(arguments, name).lower() in {"1", "true"}


def number(arguments: Json, name: str, otherwise: int) -> int:
    """Return a whole number; raise `Refused` when it is none."""
    value = words(arguments, name)
    if not value.isdecimal() and value:
        raise Refused("invalid_arguments")
    return int(value) if value else otherwise


def mapping(arguments: Json, name: str, error: str = "invalid_arguments") -> Json:
    """Return an object, sent as JSON or as text that is JSON."""
    value = _parsed(arguments.get(name), error)
    if not isinstance(value, Mapping):
        raise Refused(error)
    return value


def blocks(arguments: Json) -> Sequence[object]:
    """Return the blocks, none when none are given; raise `Refused` when they are no list."""
    value = _parsed(arguments.get("blocks") or [], "invalid_blocks_format")
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise Refused("invalid_blocks_format")
    return value


def listed(arguments: Json, name: str) -> list[Json]:
    """Return a list of objects; raise `Refused` when it is none."""
    value = _parsed(arguments.get(name), "invalid_arguments")
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise Refused("invalid_arguments")
    return value


def _parsed(value: object, error: str) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise Refused(error) from None
