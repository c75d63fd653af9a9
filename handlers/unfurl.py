"""What stands under a link to an article that has been read: title, outlet, date, and who is quoted in it."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy.orm import Session

from handlers.blocks.history import latest
from handlers.blocks.unfurl import unfurled
from handlers.intents import Asked, Unfurl
from news.intake.page_urls import without_tracking
from news.nouns import Manner
from storage import articles, histories, quotes
from storage.nouns import Place, Told, Wanted

MOST_QUOTES = 2
LOOKED_AT = 20


def unfurl(session: Session, asked: Asked, urls: Sequence[str]) -> tuple[Unfurl, ...]:
    """Return what to show under those of `urls` that the channel may see, each as it was posted."""
    known = [(url, _article(session, asked, url)) for url in urls]
    return tuple(_unfurl(session, asked, url, where) for url, where in known if where is not None)


def _unfurl(session: Session, asked: Asked, url: str, where: Place) -> Unfurl:
    found = quotes.in_articles(
        session,
        articles=[where.article_id],
        audience=asked.audience,
        now=asked.now,
        wanted=Wanted(limit=LOOKED_AT, exported=True),
    )
    history = histories.history_of(
        session, article_id=where.article_id, audience=asked.audience, now=asked.now, exported=True
    )
    shown = unfurled(
        where,
        key_quotes(found.rows),
        total=found.total,
        changed=latest(history, asked.zone) if history else [],
    )
    return Unfurl(url=url, message=shown, articles=(where.article_id,))


def key_quotes(told: Sequence[Told]) -> list[Told]:
    """Return the first two named speakers' words, marked ones before reported ones, in the text's order."""
    named = [one for one in told if one.name]
    chosen: dict[str, Told] = {}
    for one in sorted(named, key=lambda one: one.manner == Manner.INDIRECT):
        chosen.setdefault(one.name or "", one)
    best = list(chosen.values())[:MOST_QUOTES]
    return [one for one in named if one in best]


def _article(session: Session, asked: Asked, url: str) -> Place | None:
    found = articles.by_urls(session, urls=list(_ways(url)), audience=asked.audience, now=asked.now)
    return found[0] if found else None


def _ways(url: str) -> Iterator[str]:
    """Yield the addresses under which the article may have been read."""
    yield url
    try:
        bare = without_tracking(url)
    except ValueError:
        return
    parts = urlsplit(bare)
    for scheme in ("https", "http"):
        for path in (parts.path, parts.path.rstrip("/") or "/", parts.path.rstrip("/") + "/"):
            yield urlunsplit((scheme, parts.netloc, path, parts.query, ""))
