"""What does a stream of bytes hold, by how it begins? Items, one at a time; each has a bound."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bot.items import MOST_BYTES, TOO_LONG, Item, Unreadable
from news.intake.mail import MailError, read_mail

PAGES = {".html", ".htm"}
MAILS = {".eml"}
PDF, ZIP, BOM = b"%PDF-", b"PK\x03\x04", b"\xef\xbb\xbf \t\r\n"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|main|article|section|header|div|p|h[1-6]"
    rb"|table|ul|ol|span|meta|title|blockquote|figure)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a web page begins, or a part of one."""
_XML = re.compile(
    rb"<(?:\?xml|!doctype\b(?!\s+html)|!entity\b|[a-z][\w.-]*:?[\w.-]*(?:\s[^<>]{0,300})?\sxmlns)",
    re.IGNORECASE,
)
"""How XML begins: it may leave its declaration out."""
WESTERN = frozenset("’‘“”„‚–—…•€£©®™°½¼¾\xa0§´ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽž")
"""What Windows-1252 has beside ASCII that English texts have; ÑÒÓÔÕ are an old Mac's dash and marks."""
MOSTLY_ZEROS = 0.4
"""Share of a text's bytes that are zeros at even places, or at odd ones, in English in UTF-16."""
SELDOM = 20
"""Characters of a text of which at most one is such: of other scripts, read as Windows-1252, most are."""
OTHERS = {
    b"\x1f\x8b": "is packed (gzip): unpack it first",
    b"\x28\xb5\x2f\xfd": "is packed (zstd): unpack it first",
    b"BZh": "is packed (bzip2): unpack it first",
    b"\xfd7zXZ\0": "is packed (xz): unpack it first",
    b"\xd0\xcf\x11\xe0": "is an old Office file: save it as .docx, PDF or text",
    b"{\\rtf": "is rich text: save it as .docx, PDF or text",
    b"\x89PNG": "is a picture, with no text in it",
    b"\xff\xd8\xff": "is a picture, with no text in it",
    b"GIF8": "is a picture, with no text in it",
}
"""How files begin that hold nothing to read as they are, and what to do about them."""

LISTS = {
    b"<rss": "is a feed: whosaid feeds add takes its address",
    b"<feed": "is a feed: whosaid feeds add takes its address",
    b"<rdf:rdf": "is a feed: whosaid feeds add takes its address",
    b"<opml": "is a list of feeds: whosaid feeds import takes it",
    b"<nitf": "is NITF, which isn't read: have it sent as NewsML-G2 or ninjs",
    b"<newsml": "is NewsML 1, which isn't read: have it sent as NewsML-G2 or ninjs",
}
"""What XML is that isn't read, by an element of its beginning."""
NO_NEWS = "is XML, but neither NewsML-G2 nor a web page"


def content_items(content: bytes, name: str) -> Iterator[Item | Unreadable]:
    """Return the items of what a file of that name would hold."""
    yield from stream_items(BytesIO(content), name, json_lines=False)


def stream_items(stream: BinaryIO, name: str, *, json_lines: bool) -> Iterator[Item | Unreadable]:
    """Tell JSON lines, web pages, documents, mails and messages apart; all else is one plain text."""
    head = stream.readline(MOST_BYTES + 1)
    plain = head.lstrip(BOM)
    other = next((why for mark, why in OTHERS.items() if head.startswith(mark)), None)
    if other:
        yield Unreadable(name=name, reason=other, size=len(head))
    elif json_lines or (plain[:1] == b"{" and not _is_broken_off(plain)):
        yield from _lines(stream, name, head)
    elif plain[:1] == b"{":
        yield _line(head + stream.read(MOST_BYTES + 1 - len(head)), name)
    else:
        yield from _whole_items(head + stream.read(MOST_BYTES + 1 - len(head)), name)


def _whole_items(content: bytes, name: str) -> Iterator[Item | Unreadable]:
    """Return the items of a file that is no JSON: one, but for a mail with documents."""
    suffix = Path(name).suffix.lower()
    if not _is_xml(content):
        content = _recoded(content)
    if suffix == ".json":
        yield Unreadable(name=name, reason="is no JSON object: give one a line", size=len(content))
    elif content[:5] == PDF or content[:4] == ZIP:
        yield _whole(content, name, "document")
    elif suffix in MAILS:
        yield from _mail(content, name)
    elif _is_xml(content) or suffix == ".xml":
        yield _xml(content, name)
    elif suffix in PAGES or _PAGE.match(content):
        yield _whole(content, name, "html")
    else:
        yield _plain(content, name)


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
    number, empty = 0, True
    while line:
        number += 1
        whole = line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)
        if whole.strip():
            empty = False
            yield _line(whole, f"{name}, line {number}")
        line = stream.readline(MOST_BYTES + 1)
    if empty:
        yield Unreadable(name=name, reason="is empty")


def _line(line: bytes, name: str) -> Item | Unreadable:
    if len(line) > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=len(line))
    try:
        fields = json.loads(line.removeprefix(BOM[:3]))
    except UnicodeDecodeError:
        return Unreadable(name=name, reason="is not text in UTF-8: save it so", size=len(line))
    except ValueError:
        return Unreadable(name=name, reason="is not a line of JSON", size=len(line))
    except RecursionError:
        return Unreadable(name=name, reason="is nested too deeply", size=len(line))
    if not isinstance(fields, dict):
        return Unreadable(name=name, reason="is not a JSON object", size=len(line))
    return Item(name=name, fields=fields, size=len(line), whole=False)


def _mail(content: bytes, name: str) -> Iterator[Item | Unreadable]:
    """Return the items of a mail: its own text below its subject, and each document that it brings."""
    if len(content) > MOST_BYTES:
        yield Unreadable(name=name, reason=TOO_LONG, size=len(content))
        return
    try:
        mail = read_mail(content)
    except MailError as error:
        yield Unreadable(name=name, reason=str(error), size=len(content))
        return
    if mail.text or not mail.documents:
        yield _plain(mail.text.encode(), name)
    for one in mail.documents:
        yield from content_items(one.content, f"{name}, {one.name}")


def _xml(content: bytes, name: str) -> Item | Unreadable:
    """Tell NewsML-G2 from XHTML; any other XML is nothing that can be read."""
    head = content[:2000].replace(b"\0", b"")
    if b"iptc.org/std/nar" in head:
        return _whole(content, name, "newsml")
    if b"<html" in head.lower():
        return _whole(content, name, "html")
    other = next((why for mark, why in LISTS.items() if mark in head.lower()), NO_NEWS)
    return Unreadable(name=name, reason=other, size=len(content))


def _is_xml(content: bytes) -> bool:
    start = content[:1000].replace(b"\0", b"").lstrip(BOM + b"".join(UTF_16))
    return bool(_XML.match(start)) or start.lower().startswith(tuple(LISTS))


def _whole(content: bytes, name: str, kind: str) -> Item | Unreadable:
    size = len(content)
    if size > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=size)
    if not content.strip():
        return Unreadable(name=name, reason="is empty", size=size)
    return Item(name=name, fields={"id": name, kind: content}, size=size, whole=True)


def _recoded(content: bytes) -> bytes:
    """Return a text in UTF-16 in UTF-8, by its mark or by its zeros; as it is where it is none."""
    start = content[:2000]
    even, odd = (start[at::2].count(0) > len(start) * MOSTLY_ZEROS for at in (0, 1))
    if start[:2] not in UTF_16 and even == odd:
        return content
    try:
        return content.decode(
            "utf-16" if start[:2] in UTF_16 else "utf-16-be" if even else "utf-16-le"
        ).encode()
    except UnicodeError:
        return content


def _plain(content: bytes, name: str) -> Item | Unreadable:
    size = len(content)
    if size > MOST_BYTES:
        return Unreadable(name=name, reason=TOO_LONG, size=size)
    if not content.strip(BOM):
        return Unreadable(name=name, reason="is empty", size=size)
    if b"\0" in content:
        return Unreadable(name=name, reason="is a binary file", size=size)
    text = _decoded(content)
    if text is None:
        return Unreadable(name=name, reason="is not text in UTF-8: save it so", size=size)
    text = " " + text[1:] if text.startswith("\ufeff") else text  # a mark, no word; offsets stay as given
    return Item(name=name, fields={"id": name, "text": text}, size=size, whole=True)


def _decoded(content: bytes) -> str | None:
    """Return a text in UTF-8, or in Windows-1252 where nothing speaks against that; None for any other."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    beyond = [mark for mark in text if not mark.isascii()]
    return text if WESTERN.issuperset(beyond) and len(beyond) * SELDOM <= len(text) else None
