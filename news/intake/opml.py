"""Which feeds does an OPML file list? That is how feed readers hand their lists on."""

from dataclasses import dataclass

from lxml import etree

from news.errors import WhosaidError
from news.intake.hostile_xml import without_dtd

MOST = 5_000
MOST_BYTES = 5_000_000


class OpmlError(WhosaidError):
    """A file that is no OPML; the words go on its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed of the list."""

    url: str
    title: str | None


def read_opml(content: bytes) -> tuple[Outline, ...]:
    """Return the feeds of an OPML file, each once, in its order. Raises OpmlError or XmlError."""
    if len(content) > MOST_BYTES:
        raise OpmlError(f"is longer than {MOST_BYTES // 1_000_000} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(without_dtd(content), parser)
    except etree.XMLSyntaxError as error:
        raise OpmlError("is no OPML: its XML can't be read") from error
    found: dict[str, Outline] = {}
    for node in root.iter("outline"):
        told = {str(name).casefold(): str(value).strip() for name, value in node.attrib.items()}
        url = told.get("xmlurl", "").replace("feed://", "http://", 1)
        if url.lower().startswith(("http://", "https://")):
            found.setdefault(url, Outline(url=url, title=told.get("title") or told.get("text") or None))
    if not found:
        raise OpmlError("lists no feed")
    return tuple(found.values())[:MOST]
