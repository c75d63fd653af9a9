"""Is this the text of another article, under another headline, cut or added to?

By shingles of three words: Broder, On the resemblance and containment of documents (1997). MinHash says which
texts are worth comparing, the shingles themselves decide. Only workers import this: numpy comes with it.
"""

from collections.abc import Iterator, Sequence, Set
from hashlib import blake2b

from datasketch import MinHash

from news.text import folded

SHINGLE = 3
ROWS, BANDS = 3, 48
"""Texts that share half of their shingles share a band in 998 of 1,000 cases; unrelated ones hardly ever."""

FEWEST = 30
"""Shingles below which only the very same words are the same text: a notice, a correction."""

CONTAINED, ALIKE = 0.6, 0.3
"""How much of the shorter must stand in the longer, and of both in both. Two outlets' reports of one event,
with the same speech quoted, reach 0.4 and 0.24 at most on the BASIL half."""


def shingles(text: str) -> frozenset[str]:
    """Return the runs of three words of `text`, folded; of a shorter text its words as one."""
    words = folded(text).split()
    runs = (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return frozenset(runs) or frozenset({" ".join(words)})


def bands(runs: Set[str]) -> tuple[int, ...]:
    """Return the bands of a text's MinHash, signed numbers of 64 bits: alike texts share at least one."""
    sketch = MinHash(num_perm=ROWS * BANDS, scheme="affine32")
    sketch.update_batch([run.encode() for run in runs])
    values = sketch.hashvalues.astype("<u4")
    return tuple(
        int.from_bytes(
            blake2b(values[at : at + ROWS].tobytes(), digest_size=8, salt=bytes([at])).digest(), signed=True
        )
        for at in range(0, ROWS * BANDS, ROWS)
    )


def is_copy(one: Set[str], other: Set[str]) -> bool:
    """Tell by their shingles whether two articles carry the same text."""
    common, fewer = len(one & other), min(len(one), len(other))
    if fewer < FEWEST:
        return one == other
    return common >= CONTAINED * fewer and common >= ALIKE * (len(one) + len(other) - common)


class Texts:
    """Texts seen so far, to tell which of them a further one copies."""

    def __init__(self) -> None:
        self._firsts: list[frozenset[str]] = []
        self._by_band: dict[int, list[int]] = {}

    def first_of(self, text: str) -> int | None:
        """Return the number of the first text that this one copies, from 0 in order of coming; None: new.

        What copies a copy copies the first; only firsts are numbered.
        """
        runs = shingles(text)
        own = bands(runs)
        near = {number for band in own for number in self._by_band.get(band, ())}
        for number in sorted(near):
            if is_copy(runs, self._firsts[number]):
                return number
        self._firsts.append(runs)
        for band in own:
            self._by_band.setdefault(band, []).append(len(self._firsts) - 1)
        return None


def same_text(text: str, others: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield the ids of those of `others`, each with its text, that carry the same text, one by one."""
    runs = shingles(text)
    return (number for number, other in others if is_copy(runs, shingles(other)))
