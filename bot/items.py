"""What comes in, one at a time: an item that can be read, or why not."""

from dataclasses import dataclass
from typing import Any

MOST_BYTES = 20_000_000
TOO_LONG = f"is longer than {MOST_BYTES // 1_000_000} MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the input: its JSON `fields` and its `size` in bytes.

    A plain file's fields are `id` and `text`, a web page's `id` and `html`, a PDF or Word file's `id` and
    `document`, a NewsML-G2 message's `id` and `newsml`: all of these are bytes but `text`.

    `name` says to a person where it stands ("news.jsonl, line 7"); `whole`: it was a file by itself.
    """

    name: str
    fields: dict[str, Any]
    size: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An item that can't be read, and why, in a few words."""

    name: str
    reason: str
    size: int = 0
    id: Any = None
