"""XML from strangers: no DTD and no entity is read, whatever it is encoded in."""

import re

from news.errors import WhosaidError

_BEFORE = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
"""What may stand before the root element and declares nothing."""

_NETSCAPE = re.compile(
    rb"<!DOCTYPE\s+rss\s+(?:PUBLIC\s+\"-//Netscape Communications//DTD RSS 0\.91//EN\"|SYSTEM)\s+"
    rb"\"https?://[\w./-]{1,100}/rss-0\.91\.dtd\"\s*>",
    re.IGNORECASE,
)
"""What RSS 0.91 must begin with: a name that nobody needs to look up."""

_HIDING = re.compile(
    rb"encoding\s*=\s*[\"']\s*(?:utf-?7|cp037|ebcdic|ibm|idna|punycode|hz|iso-2022)", re.IGNORECASE
)
"""Encodings in which a declaration would not look like one."""


_BOMS = b"\xef\xbb\xbf\xff\xfe"


class XmlError(WhosaidError):
    """XML that is not read; the words go on its name."""


def without_dtd(body: bytes) -> bytes:
    """Return `body` without RSS 0.91's own document type. Raises XmlError for any other declaration.

    A document type stands before the root element or nowhere: what looks like one in an entry's HTML is none.
    """
    plain = body.replace(b"\0", b"").lstrip(_BOMS)  # UTF-16 and UTF-32 as well
    if _HIDING.search(plain[:1000]):
        raise XmlError("is XML in an encoding that isn't read")
    at = _end(_BEFORE, plain, 0)
    netscape = _end(_NETSCAPE, plain, at)
    if plain[_end(_BEFORE, plain, netscape) :][:2] == b"<!":
        raise XmlError("is XML with a document type or entities of its own, which aren't read")
    return _NETSCAPE.sub(b"", body, count=1) if netscape > at else body


def _end(pattern: re.Pattern[bytes], text: bytes, at: int) -> int:
    """Return where `pattern` ends if it stands at `at`, else `at`."""
    match = pattern.match(text, at)
    return match.end() if match else at
