"""Which feeds does a page offer? Its alternate links, in its own order."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from news.intake.page_blocks import page_text, parsed

MOST = 20
_KINDS = frozenset(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "json"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A feed that a page offers."""

    url: str
    title: str | None


def offered(html: bytes, *, url: str) -> tuple[Offered, ...]:
    """Return the feeds of the page at `url`, comment feeds left out. Raises PageError where it is no page."""
    found: dict[str, Offered] = {}
    for link in parsed(page_text(html)).xpath("//link[@href]"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" not in (link.get("rel") or "").lower().split() or kind not in _KINDS:
            continue
        title = " ".join((link.get("title") or "").split())[:200] or None
        try:
            address = urljoin(url, link.get("href").strip())
            plain = urlsplit(address).scheme in {"http", "https"}
        except ValueError:
            continue
        if plain and not _is_other(kind, address, title):
            found.setdefault(address, Offered(url=address, title=title))
    return tuple(found.values())[:MOST]


def _is_other(kind: str, address: str, title: str | None) -> bool:
    """Tell whether it lists comments, or is a content system's own interface."""
    comments = "comment" in (title or "").lower() or "/comments" in urlsplit(address).path
    return comments or (kind == "application/json" and "/wp-json/" in address)
