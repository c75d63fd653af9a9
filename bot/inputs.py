"""What the commands read: files, folders, standard input; JSON lines or plain texts, one item at a time.

Nothing is loaded whole but the item at hand, and that has a bound; a bad one is an `Unreadable` in its place.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

MOST_BYTES = 20_000_000
SUFFIXES = {".txt", ".jsonl", ".json", ".text", ".html", ".htm", ".pdf", ".docx", ".xml"}
PAGES = {".html", ".htm"}
JSON_LINES = {".jsonl", ".ndjson"}
PDF, ZIP, BOM = b"%PDF-", b"PK\x03\x04", b"\xef\xbb\xbf \t\r\n"
STDIN = "-"
ADDRESSES = ("http://", "https://")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


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


Fetch = Callable[[str], Item | Unreadable]
"""What fetches an address: "https://…"."""


def sizes(paths: Iterable[str]) -> int:
    """Return the bytes of all files that `paths` lead to, for a progress bar."""
    return sum(path.stat().st_size for name in paths for path in _files(Path(name)) if path.is_file())


def items(paths: Iterable[str], fetch: Fetch | None = None) -> Iterator[Item | Unreadable]:
    """Return the items of `paths` in order; a folder gives its texts by name, "-" standard input.

    A web address is asked of `fetch`.
    """
    for name in paths:
        if name.lower().startswith(ADDRESSES):
            yield fetch(name) if fetch else Unreadable(name=name, reason=NOT_FETCHED)
            continue
        if name == STDIN:
            yield from _stream(sys.stdin.buffer, STDIN, json_lines=False)
            continue
        for path in _files(Path(name)):
            yield from _file(path)


def content_items(content: bytes, name: str) -> Iterator[Item | Unreadable]:
    """Return the items of what a file of that name would hold."""
    yield from _stream(BytesIO(content), name, json_lines=False)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        inside for inside in path.iterdir() if inside.suffix.lower() in SUFFIXES and inside.is_file()
    )


def _file(path: Path) -> Iterator[Item | Unreadable]:
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, path.name, json_lines=path.suffix.lower() in JSON_LINES)
    except FileNotFoundError:
        yield Unreadable(name=str(path), reason="does not exist")
    except OSError as error:
        yield Unreadable(
            name=str(path), reason=f"cannot be opened ({(error.strerror or 'no reason given').lower()})"
        )


def _stream(stream: BinaryIO, name: str, *, json_lines: bool) -> Iterator[Item | Unreadable]:
    """Tell JSON lines, web pages, documents and messages by how they begin; all else is one plain text."""
    head = stream.readline(MOST_BYTES + 1)
    if json_lines or (head.lstrip()[:1] == b"{" and not _is_broken_off(head)):
        yield from _lines(stream, name, head)
    elif head.lstrip()[:1] == b"{":
        yield _line(head + stream.read(MOST_BYTES + 1 - len(head)), name)
    elif head[:5] == PDF or head[:4] == ZIP:
        yield _whole(head + stream.read(MOST_BYTES + 1 - len(head)), name, "document")
    elif head.lstrip(BOM)[:5] == b"<?xml" or Path(name).suffix.lower() == ".xml":
        yield _xml(head + stream.read(MOST_BYTES + 1 - len(head)), name)
    elif Path(name).suffix.lower() in PAGES or _PAGE.match(head):
        yield _page(head + stream.read(MOST_BYTES + 1 - len(head)), name)
    else:
        yield _plain(head + stream.read(MOST_BYTES + 1 - len(head)), name)


def _is_broken_off(head: bytes) -> bool:
    """Tell whether a line of JSON goes on in the next one: the file is one object."""
    try:
        json.loads(head)
    except RecursionError:
        return False
    except ValueError:
        return head.strip() == b"{" or head.rstrip().endswith((b",", b"[", b"{", b":"))
    return False


def _lines(stream: BinaryIO, name: str, line: bytes) -> Iterator[Item | Unreadable]:
    number = 0
    while line:
        number += 1
        whole = line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)
        if whole.strip():
            yield _line(whole, f"{name}, line {number}")
        line = stream.readline(MOST_BYTES + 1)


def _line(line: bytes, name: str) -> Item | Unreadable:
    if len(line) > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=len(line))
    try:
        fields = json.loads(line)
    except (UnicodeDecodeError, ValueError):
        return Unreadable(name=name, reason="is not a line of JSON", size=len(line))
    except RecursionError:
        return Unreadable(name=name, reason="is nested too deeply", size=len(line))
    if not isinstance(fields, dict):
        return Unreadable(name=name, reason="is not a JSON object", size=len(line))
    return Item(name=name, fields=fields, size=len(line), whole=False)


def _page(content: bytes, name: str) -> Item | Unreadable:
    return _whole(content, name, "html")


def _xml(content: bytes, name: str) -> Item | Unreadable:
    """Tell NewsML-G2 from XHTML; any other XML is nothing that can be read."""
    head = content[:2000].replace(b"\0", b"")
    if b"iptc.org/std/nar" in head:
        return _whole(content, name, "newsml")
    if b"<html" in head.lower():
        return _whole(content, name, "html")
    return Unreadable(name=name, reason="is XML, but neither NewsML-G2 nor a web page", size=len(content))


def _whole(content: bytes, name: str, kind: str) -> Item | Unreadable:
    size = len(content)
    if size > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=size)
    if not content.strip():
        return Unreadable(name=name, reason="is empty", size=size)
    return Item(name=name, fields={"id": name, kind: content}, size=size, whole=True)


def _plain(content: bytes, name: str) -> Item | Unreadable:
    size = len(content)
    if size > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=size)
    if not content.strip():
        return Unreadable(name=name, reason="is empty", size=size)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Unreadable(name=name, reason="is not text in UTF-8", size=size)
    if "\0" in text:
        return Unreadable(name=name, reason="is a binary file", size=size)
    return Item(name=name, fields={"id": name, "text": text}, size=size, whole=True)


NOT_FETCHED = "is a web address, which only ingest fetches"
TOO_LONG = f"is longer than {MOST_BYTES // 1_000_000} MB"
