"""Telling the threads of messages that show an article's words that the publisher has changed these."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.blocks.history import told_in_thread
from handlers.message import plain_blocks
from news.changes import Change, Kind, Noun
from news.nouns import Audience
from news.text import folded
from storage import articles, histories, outbox, showings
from storage.outbox import Frozen
from storage.showings import CHANGED, Showing

COMPARED = 12
"""Words of a quote by which a message that shows it is known: a card may cut it after some more."""


def tell_threads(
    session: Session, *, article_id: int, number: int, changes: Sequence[Change], now: datetime
) -> None:
    """Tell each thread once, by the outbox, what of version `number` concerns the words that it shows."""
    lost = [one for one in changes if one.kind is not Kind.CAME and one.noun is not Noun.HEADLINE]
    if not lost:
        return
    for message in showings.showing(session, article_id=article_id, now=now):
        shown = [one for one in lost if _shows(message, one)]
        there = Audience(workspace=message.workspace)
        told = histories.tellable_changes(session, article_id=article_id, audience=there, changes=shown)
        if told:
            _tell(session, message, article_id, number, told, now)


def _shows(message: Showing, change: Change) -> bool:
    """Tell whether the words as they were stand in the message."""
    words = folded(change.before or "").split()[:COMPARED]
    return f" {' '.join(words)} " in f" {folded(plain_blocks(message.blocks))} "


def _tell(  # noqa: PLR0913, PLR0917 (one call)
    session: Session, message: Showing, article_id: int, number: int, told: Sequence[Change], now: datetime
) -> None:
    there = Audience(workspace=message.workspace, channel=message.channel)
    places = articles.by_ids(session, ids=[article_id], audience=there, now=now)
    if not places:
        return
    shown = told_in_thread(places[0], told)
    frozen = Frozen(
        key=f"{CHANGED}{message.message_id}:{article_id}:{number}",
        workspace=message.workspace,
        channel=message.channel,
        thread=message.thread,
        author=message.author,
        text=shown.text,
        blocks=[dict(block) for block in shown.blocks],
        articles=[article_id],
    )
    outbox.put(session, message=frozen, now=now)
