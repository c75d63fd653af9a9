"""What the commands read: files, folders, standard input, addresses; one item at a time.

Nothing is loaded whole but the item at hand, and that has a bound; a bad one is an `Unreadable` in its place.
"""

import gzip
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from bot.contents import stream_items
from bot.items import Item, Unreadable

JSON_LINES = {".jsonl", ".ndjson"}
PACKED = tuple(f"{suffix}.gz" for suffix in sorted(JSON_LINES))
"""JSON lines in gzip: unpacked as they are read, as large archives are kept so."""
SUFFIXES = JSON_LINES | {".txt", ".text", ".json", ".html", ".htm", ".pdf", ".docx", ".xml", ".eml"}
"""What is read of a folder; what else it holds is counted and said."""
STDIN = "-"
ADDRESSES = ("http://", "https://")
NOT_FETCHED = "is a web address, which only ingest fetches"

Fetch = Callable[[str], Item | Unreadable]
"""What fetches an address: "https://…"."""


def sizes(paths: Iterable[str]) -> int:
    """Return the bytes of all files that `paths` lead to, for a progress bar."""
    files = (path for name in paths for path in _files(Path(name)))
    return sum(path.stat().st_size for path in files if path.is_file())


def items(paths: Iterable[str], fetch: Fetch | None = None) -> Iterator[Item | Unreadable]:
    """Return the items of `paths` in order; a folder gives its files by name, "-" standard input.

    A web address is asked of `fetch`.
    """
    for name in paths:
        if name.lower().startswith(ADDRESSES):
            yield fetch(name) if fetch else Unreadable(name=name, reason=NOT_FETCHED)
        elif name == STDIN:
            yield from stream_items(sys.stdin.buffer, STDIN, json_lines=False)
        else:
            yield from _items_of(Path(name))


def passed_over(paths: Iterable[str]) -> Counter[str]:
    """Count what folders among `paths` hold that isn't read, by its kind and in words."""
    folders = (Path(name) for name in paths if Path(name).is_dir())
    return Counter(_unread(file) for folder in folders for file in _listed(folder) if not _is_read(file))


def _unread(path: Path) -> str:
    suffix = path.suffix.lower()[:12]
    if path.is_dir():
        return "a folder within a folder (name it to have it read)"
    if suffix == ".opml":
        return "a list of feeds (whosaid feeds import takes it)"
    return f"a file of another kind ({suffix})" if suffix else "a file without a suffix"


def _items_of(path: Path) -> Iterator[Item | Unreadable]:
    files = _files(path)
    if not files:
        yield Unreadable(name=str(path), reason="is a folder with nothing in it that can be read")
    for file in files:
        yield from _file(file)


def _files(path: Path) -> list[Path]:
    """Return the files that a path leads to."""
    return [file for file in _listed(path) if _is_read(file)] if path.is_dir() else [path]


def _listed(folder: Path) -> list[Path]:
    """Return what a folder holds, by name; what it hides ("…/.cache"), or keeps, is none of it."""
    try:
        return sorted(inside for inside in folder.iterdir() if not inside.name.startswith("."))
    except OSError:
        return []


def _is_read(path: Path) -> bool:
    return (path.suffix.lower() in SUFFIXES or _is_packed(path)) and not path.is_dir()


def _is_packed(path: Path) -> bool:
    return path.name.lower().endswith(PACKED)


def _file(path: Path) -> Iterator[Item | Unreadable]:
    try:
        with path.open("rb") as stream:
            if _is_packed(path):
                yield from _unpacked(stream, path.name)
                return
            yield from stream_items(stream, path.name, json_lines=path.suffix.lower() in JSON_LINES)
    except FileNotFoundError:
        yield Unreadable(name=str(path), reason="does not exist")
    except OSError as error:
        yield Unreadable(
            name=str(path), reason=f"cannot be opened ({(error.strerror or 'no reason given').lower()})"
        )


def _unpacked(stream: BinaryIO, name: str) -> Iterator[Item | Unreadable]:
    """Return the items of packed JSON lines; their sizes are what they take in the file."""
    done = 0
    try:
        with gzip.open(stream) as unpacked, BufferedReader(unpacked) as lines:
            for item in stream_items(lines, name, json_lines=True):
                yield replace(item, size=stream.tell() - done)
                done = stream.tell()
    except gzip.BadGzipFile:
        yield Unreadable(name=name, reason="is no gzip file, or goes on with something else")
    except (EOFError, zlib.error):
        yield Unreadable(
            name=name, reason="is a gzip file that breaks off, or is damaged: what came before is read"
        )
