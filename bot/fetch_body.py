"""A body as it comes in, unpacked by and by, and cut where it grows too long: a bomb never goes off whole."""

import zlib
from collections.abc import Iterable, Iterator

from bot.fetch_errors import FetchError

ENCODINGS = "gzip, deflate"
"""What we say that we can unpack: what can be unpacked within a bound."""

_GZIP, _ZLIB, _RAW = 31, 15, -15
_STEP = 65_536


def unpacked(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """Return the body. Raises FetchError where it is longer than `most` bytes, packed or not, or broken."""
    name = encoding.strip().lower()
    if name not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError(f"comes packed as {name[:40]}, which was not asked for")
    within = _counted(chunks, most)
    pieces = within if name in {"", "identity"} else _inflated(within, _GZIP if "gzip" in name else _ZLIB)
    return b"".join(_counted(pieces, most))


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise FetchError(f"is longer than {most / 1_000_000:g} MB")
        yield piece


def _inflated(chunks: Iterable[bytes], form: int) -> Iterator[bytes]:
    """Yield the unpacked body in pieces of at most 64 kB; what follows its end is left out."""
    inflating, begun = zlib.decompressobj(form), False
    for chunk in chunks:
        rest = chunk
        while rest and not inflating.eof:
            try:
                piece = inflating.decompress(rest, _STEP)
            except zlib.error as error:
                if begun or form != _ZLIB:
                    raise FetchError("comes packed, and broken") from error
                inflating, form = zlib.decompressobj(_RAW), _RAW
                continue
            begun = True
            rest = inflating.unconsumed_tail
            yield piece
    if begun and not inflating.eof:
        raise FetchError("breaks off before its end")
