"""What a site answered: its headers, its body where that is wanted, or why it gives nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from bot.fetch_body import unpacked
from bot.fetch_connection import Deadline
from bot.fetch_errors import FetchError

_MEANINGS = {
    401: "it asks for a password",
    403: "it is not for programs, or not for everyone",
    404: "not found",
    410: "gone for good",
    429: "too many requests: try again later",
    451: "kept back for legal reasons",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: where it came from after all redirects, its bytes unpacked, its headers in small letters."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: by when, of which kinds, how long at most, and under which further headers."""

    deadline: Deadline
    most: int
    kinds: frozenset[str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def read_answer(target: httpx.URL, answer: httpcore.Response, wish: Wish) -> Fetched:
    """Read an answer; the body only where it is wanted. Raises FetchError where it may not be read."""
    headers: dict[str, str] = {}
    for name, value in answer.headers:
        key, words = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {words}" if key in headers else words
    body = b""
    if answer.status == 200:
        kind = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
        if wish.kinds is not None and kind not in wish.kinds:
            feed = ": whosaid feeds add takes feeds" if "xml" in kind else ""
            raise FetchError(f"is {kind[:60] or 'of no kind'}, not a web page{feed}")
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > wish.most:
            raise FetchError(f"is longer than {wish.most / 1_000_000:g} MB")
        body = unpacked(answer.iter_stream(), headers.get("content-encoding", ""), wish.most)
    return Fetched(url=str(target), status=answer.status, body=body, headers=headers)


def refused(answer: Fetched) -> FetchError:
    """Return what an answer means that is none to read."""
    meaning = _MEANINGS.get(answer.status, "the site fails" if answer.status >= 500 else "nothing to read")
    return FetchError(
        f"answers {answer.status} ({meaning})",
        status=answer.status,
        retry_after=answer.headers.get("retry-after"),
    )


def since(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that ask for a change only, since an answer that said so of itself."""
    told = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in told.items() if value}
