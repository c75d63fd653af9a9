"""What is new since yesterday, for the Home tab: by whom one follows, what was read, what was changed."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from slack_sdk.models.blocks import Block, HeaderBlock
from sqlalchemy.orm import Session

from handlers.blocks.kit import aside, bold, button, count, escape, section
from handlers.intents import Asked
from handlers.shown import Shown
from storage import follows
from storage.nouns import Wanted
from storage.recent import Recent, recent

SINCE = timedelta(days=1)
MOST_PEOPLE = 5
MOST_QUOTES = 200
MOST_OUTLETS = 4


def home_section(session: Session, asked: Asked) -> list[Block]:
    """Show what was read since yesterday, and who of those whom one follows is quoted in it."""
    since, who, now = asked.now - SINCE, asked.audience, asked.now
    news = recent(session, since=since, audience=who, now=now)
    shown = [*_quoted(session, asked), *_read(news)]
    return [HeaderBlock(text="What is new since yesterday"), *shown] if shown else []


def _quoted(session: Session, asked: Asked) -> Iterator[Block]:
    """Yield a line for each followed person with new quotes, those with most first."""
    wanted = Wanted(limit=MOST_QUOTES, read_after=asked.now - SINCE)
    said = follows.said(
        session, follower=asked.audience.user or "", audience=asked.audience, now=asked.now, wanted=wanted
    )
    by_person = Counter((one.person_id, one.name or "") for one in said.rows)
    for number, ((person, name), quotes) in enumerate(by_person.most_common(MOST_PEOPLE)):
        way = button("Open", f"whosaid.card.new{number}", Shown(person=person).value())
        yield aside(f"{bold(name)}, whom you follow: {count(quotes, 'new quote')}", way)


def _read(news: Recent) -> Iterator[Block]:
    """Yield what was read and what publishers changed, in a line."""
    parts = []
    if news.read:
        number = f"more than {news.read:,} articles" if news.capped else count(news.read, "article")
        parts.append(f"*{number} read* · {', '.join(_outlets(news))}")
    if news.changed:
        parts.append(f"{count(news.changed, 'article')} changed by the publisher")
    if parts:
        yield section(" · ".join(parts))


def _outlets(news: Recent) -> Iterator[str]:
    for name, number in news.outlets[:MOST_OUTLETS]:
        yield f"{escape(name) if name else 'outlet not stated'} ({number:,})"
    if len(news.outlets) > MOST_OUTLETS:
        yield f"… and {count(len(news.outlets) - MOST_OUTLETS, 'more outlet')}"
