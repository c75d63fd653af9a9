"""XML from strangers: no DTD and no entity is read, whatever it is encoded in."""

import re

from news.errors import WhosaidError

_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
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


class XmlError(WhosaidError):
    """XML that is not read; the words go on its name."""


def without_dtd(body: bytes) -> bytes:
    """Return `body` without RSS 0.91's own document type. Raises XmlError for any other declaration."""
    plain = body.replace(b"\0", b"")  # UTF-16 and UTF-32 as well
    if _HIDING.search(plain[:1000]):
        raise XmlError("is XML in an encoding that isn't read")
    if _DECLARED.search(_NETSCAPE.sub(b"", plain)):
        raise XmlError("is XML with a document type or entities of its own, which aren't read")
    return _NETSCAPE.sub(b"", body)
