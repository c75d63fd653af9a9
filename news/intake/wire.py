"""What agencies send: items of ninjs (JSON) and NewsML-G2 (XML), which say all about themselves.

After the IPTC's specifications, ninjs 1.5 and 2.1, NewsML-G2 2.34.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from news.errors import WhosaidError
from news.intake.embargo import standing_above
from news.intake.feed import published
from news.intake.hostile_xml import without_dtd
from news.intake.language import is_english
from news.intake.page_blocks import PageError, blocks, page_text, parsed
from news.nouns import Article, Published, Standing, StandingKind
from news.text import paragraphs

MOST = 1_000
"""Items of one message."""


class WireError(WhosaidError):
    """An item that can't be taken; the words go on its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireItem:
    """An agency's article with its subjects."""

    article: Article
    sections: tuple[str, ...] = ()


def read_ninjs(fields: Mapping[str, Any], *, place: str | None, standing: Standing) -> WireItem:
    """Return the item's article. Raises WireError where it is withdrawn, or no text."""
    _must_be_usable(str(fields.get("pubstatus") or "usable"))
    url = fields.get("uri")
    sections = [one.get("name") for one in _objects(fields.get("subject") or fields.get("subjects"))]
    return _item(
        text=_ninjs_text(fields),
        place=place,
        url=url if isinstance(url, str) and url.startswith(("http://", "https://")) else None,
        outlet=_first(
            one.get("name") for one in _objects(fields.get("infosource") or fields.get("infosources"))
        )
        or _words(fields.get("copyrightholder")),
        headline=_words(fields.get("headline") or _value(fields.get("headlines")) or fields.get("title")),
        byline=_words(fields.get("byline") or _value(fields.get("by"))),
        dateline=_words(fields.get("located")),
        dated=_words(
            fields.get("firstcreated") or fields.get("versioncreated") or fields.get("contentcreated")
        ),
        language=_words(fields.get("language")),
        embargo=_words(fields.get("embargoed")),
        standing=standing,
        sections=sections,
    )


def read_newsml(content: bytes, *, place: str | None, standing: Standing) -> tuple[WireItem, ...]:
    """Return the articles of a message's text items. Raises WireError, or XmlError, where there are none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(without_dtd(content), parser)
    except etree.XMLSyntaxError as error:
        raise WireError("is NewsML that can't be read") from error
    items = [root] if _name(root) == "newsItem" else [one for one in root.iter() if _name(one) == "newsItem"]
    found = [_newsml(one, place, standing) for one in items[:MOST]]
    if not found:
        raise WireError("is NewsML without a news item")
    return tuple(found)


def _newsml(item: Any, place: str | None, standing: Standing) -> WireItem:
    _must_be_usable(
        str(next((one.get("qcode", "") for one in _all(item, "pubStatus")), "usable")).split(":")[-1]
    )
    return _item(
        text=_newsml_text(item),
        place=place,
        url=None,
        outlet=_text(item, "provider", "infoSource", "creditline"),
        headline=_text(item, "headline"),
        byline=_text(item, "by"),
        dateline=_text(item, "dateline"),
        dated=_text(item, "firstCreated", "versionCreated", "contentCreated"),
        language=next((one.get("tag", "") for one in _all(item, "language")), ""),
        embargo=_text(item, "embargoed"),
        standing=standing,
        sections=[_inner(name) for subject in _all(item, "subject") for name in _all(subject, "name")],
    )


def _item(  # noqa: PLR0913 (all keywords)
    *,
    text: str,
    place: str | None,
    url: str | None,
    outlet: str,
    headline: str,
    byline: str,
    dateline: str,
    dated: str,
    language: str,
    embargo: str,
    standing: Standing,
    sections: Iterable[object],
) -> WireItem:
    if not text.strip():
        raise WireError("has no text in it")
    if is_english(text) is False or not (language or "en").casefold().startswith("en"):
        raise WireError("is not in English")
    stated = published(dated)
    article = Article(
        text=text,
        place=place,
        url=url,
        outlet=outlet or None,
        headline=headline or None,
        byline=byline or None,
        dateline=dateline or None,
        published=stated,
        language="en" if is_english(text) else None,
        standing=_standing(embargo, text, stated, standing),
        paragraphs=paragraphs(text),
    )
    return WireItem(article=article, sections=tuple(_words(one) for one in sections if _words(one)))


def _standing(embargo: str, text: str, stated: Published | None, standing: Standing) -> Standing:
    """Return `standing`, or embargoed by the item or a line above its text; without an instant for good."""
    if not embargo:
        return standing_above(text, standing, stated.day if stated else None)
    until: Published | None = published(embargo)
    instant: datetime | None = until.instant if until else None
    return Standing(kind=StandingKind.EMBARGOED, until=instant)


def _must_be_usable(status: str) -> None:
    if status.casefold() not in {"usable", ""}:
        raise WireError(f"is {status.casefold()[:20]} by its agency: nothing was saved")


def _ninjs_text(fields: Mapping[str, Any]) -> str:
    bodies = [one.get("value") for one in _objects(fields.get("bodies"))]
    for key in ("body_xhtml", "body_html"):
        if isinstance(fields.get(key), str):
            return _prose(fields[key])
    for body in (fields.get("body_text"), *bodies):
        if isinstance(body, str) and body.strip():
            return _prose(body) if "<p" in body.lower() else _lines(body)
    return ""


def _newsml_text(item: Any) -> str:
    for node in _all(item, "inlineXML"):
        told = [_inner(one) for one in node.iter() if _name(one) in {"p", "h2", "h3"}]
        if any(told):
            return "\n".join(words for words in told if words)
    return _lines("\n".join("".join(node.itertext()) for node in _all(item, "inlineData")))


def _prose(html: str) -> str:
    """Return the visible blocks of a body."""
    try:
        tree = parsed(page_text(f"<html><body>{html}</body></html>"))
    except PageError:
        return ""
    return "\n".join(block.text for block in blocks(tree))


def _lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _value(value: Any) -> Any:
    """Return the first of several values, as ninjs 2 gives them."""
    return _first(one.get("value") for one in _objects(value)) if isinstance(value, list) else value


def _first(values: Iterable[Any]) -> str:
    return next((words for words in map(_words, values) if words), "")


def _words(value: Any) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""


def _all(node: Any, name: str) -> list[Any]:
    return [one for one in node.iter() if _name(one) == name]


def _text(node: Any, *names: str) -> str:
    """Return the words of the first element of these names, or of the name within it."""
    for name in names:
        for one in _all(node, name):
            inner = next((_inner(named) for named in _all(one, "name")), "")
            words = inner or _inner(one) or _words(one.get("literal"))
            if words:
                return words
    return ""


def _inner(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
