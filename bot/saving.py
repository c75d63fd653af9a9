"""The moment an article is saved, with all that follows from it: the one place, whoever brings it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial

import structlog
from sqlalchemy import exc
from sqlalchemy.orm import Session

from bot.changed import tell_threads
from bot.settling import PASSING, settle
from news.changes import Change, changes
from news.copies import bands, same_text, shingles
from news.nouns import Article, Reading
from news.stories.terms import Terms, terms_of
from storage import (
    articles,
    copies,
    introducing,
    reading_rows,
    readings,
    schema,
    sections,
    versions,
)
from storage.assigning import assign_all, renew
from storage.engine import Store, is_full
from storage.rows import plan_once
from storage.versions import Earlier

log = structlog.get_logger()
TRIES = 3
"""How often an article is tried that the store refuses, while it takes everything else."""


@dataclass(frozen=True, kw_only=True)
class Fresh:
    """An article, all that reading it found, and the sections under which its publisher has it."""

    article: Article
    reading: Reading
    sections: tuple[str, ...] = field(default=())

    def same(self, texts: copies.Texts) -> Iterator[int]:
        """Yield the ids of those texts that are the article's."""
        return same_text(self.article.text, texts)

    @cached_property
    def worked_out(self) -> "WorkedOut":
        """Return all that saving needs and that takes no look at the store."""
        return WorkedOut(
            words=articles.words_of(self.article),
            rows=reading_rows.rows_of(self.article, self.reading),
            bands=bands(shingles(self.article.text)),
            terms=terms_of(self.article),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """What an article is found by, its reading's rows, what finds its copies, and its terms for stories."""

    words: str
    rows: reading_rows.Rows
    bands: tuple[int, ...]
    terms: Terms


class Kept(StrEnum):
    """What became of an article that came in."""

    SAVED = "saved"
    CHANGED = "changed"
    KNOWN = "known"


def keep(
    store: Store,
    fresh: Fresh,
    *,
    workspace: str,
    clock: Callable[[], datetime],
    read: Callable[[Article], Reading],
) -> tuple[Kept, int | None]:
    """Save an article, or put it in the place of its earlier version; return what became of it, and its id.

    Both versions are read before the transaction begins; it is short, and all or nothing.
    """
    with store.read() as session:
        given = [fresh.article]
        before = versions.earlier(session, articles=given, workspace=workspace, now=clock())[0]
    _ = fresh.worked_out  # before others have to wait
    if before is not None:
        return _renewed(store, before, fresh, clock, read)
    with store.write() as session:
        kept = _saved(save_all(session, [fresh], workspace=workspace, now=clock())[0])
    settle(store, [fresh.worked_out.rows])
    return kept


def keep_all(
    store: Store,
    found: Sequence[Fresh],
    *,
    workspace: str,
    clock: Callable[[], datetime],
    read: Callable[[Article], Reading],
) -> list[Kept | None]:
    """Keep some articles as `keep` does one; what is new is saved in one transaction, some dozen at most.

    Should one break it, each is kept by itself. None: that one cannot be saved, which the log has.
    """
    alone = partial(_keep_alone, store, workspace=workspace, clock=clock, read=read)
    if len({articles.key_of(one.article) for one in found}) < len(found):  # two versions of one, in order
        return list(map(alone, found))
    with store.read() as session:
        given = [one.article for one in found]
        before = versions.earlier(session, articles=given, workspace=workspace, now=clock())
        unknown = set(map(id, articles.unknown(session, articles=given, workspace=workspace)))
    changed = {id(one) for one, earlier in zip(found, before, strict=True) if earlier is not None}
    fresh = [one for one in found if id(one.article) in unknown and id(one) not in changed]
    kept = _saved_together(store, fresh, workspace, clock) or map(alone, fresh)
    saved = dict(zip(map(id, fresh), kept, strict=True))
    return [alone(one) if id(one) in changed else saved.get(id(one), Kept.KNOWN) for one in found]


def _saved_together(
    store: Store, fresh: Sequence[Fresh], workspace: str, clock: Callable[[], datetime]
) -> list[Kept]:
    """Save articles in one transaction; return nothing if that failed, and none is saved."""
    if not fresh:
        return []
    try:
        rows = [one.worked_out.rows for one in fresh]
        with store.write() as session:
            plan_once(session)
            introducing.introduce(session, found=rows)
        with store.write() as session:
            kept = [_saved(one)[0] for one in save_all(session, fresh, workspace=workspace, now=clock())]
    except (exc.OperationalError, exc.TimeoutError) as error:
        log.warning("saving_together_failed", articles=len(fresh), error=type(error).__name__)
        return []
    except Exception:
        log.exception("saving_together_failed", articles=len(fresh))
        return []
    settle(store, rows)
    return kept


def _keep_alone(
    store: Store,
    one: Fresh,
    *,
    workspace: str,
    clock: Callable[[], datetime],
    read: Callable[[Article], Reading],
) -> Kept | None:
    """Keep one, or put it aside; the store's own trouble is raised, since no article is to blame."""
    for left in reversed(range(TRIES)):
        try:
            return keep(store, one, workspace=workspace, clock=clock, read=read)[0]
        except Exception as error:
            if is_full(error):
                raise
            if isinstance(error, (exc.OperationalError, exc.TimeoutError)):
                with store.write() as session:
                    schema.touch(session)
            with store.read() as session:
                schema.require_same(session)
            if left and isinstance(error, PASSING):
                continue
            log.exception("saving_failed", place=one.article.place, url=one.article.url)
            break
    return None


def _saved(article_id: int | None) -> tuple[Kept, int | None]:
    return (Kept.KNOWN if article_id is None else Kept.SAVED), article_id


def _renewed(
    store: Store,
    before: Earlier,
    fresh: Fresh,
    clock: Callable[[], datetime],
    read: Callable[[Article], Reading],
) -> tuple[Kept, int | None]:
    found = changes(before.article, read(before.article), fresh.article, fresh.reading)
    with store.write() as session:
        changed = replace(session, before, fresh, found, now=clock())
    settle(store, [fresh.worked_out.rows])
    return (Kept.CHANGED if changed else Kept.KNOWN), before.article_id


def save_all(session: Session, found: Sequence[Fresh], *, workspace: str, now: datetime) -> list[int | None]:
    """Save articles with everything about them, in the caller's transaction; None: it is known already.

    Table by table, each sees those before it; what others wait for comes last: people's words, stories.
    """
    plan_once(session)
    became = articles.save_all(
        session,
        articles=[one.article for one in found],
        words=[one.worked_out.words for one in found],
        workspace=workspace,
        now=now,
    )
    saved = {one: fresh for one, fresh in zip(became.ids, found, strict=True) if one is not None}
    for one, fresh in saved.items():
        sections.save(session, article_id=one, sections=fresh.sections)
    copies.place_all(
        session,
        found={one: copies.Incoming(fresh.worked_out.bands, fresh.same) for one, fresh in saved.items()},
    )
    for known, fresh in zip(became.published, found, strict=True):
        if known is not None:
            copies.publish(session, article_id=known, same=fresh.same)
    readings.save_all(session, found={one: fresh.worked_out.rows for one, fresh in saved.items()})
    terms = {one: fresh.worked_out.terms for one, fresh in saved.items()}
    assign_all(session, found=terms, now=now)
    return became.ids


def replace(
    session: Session, before: Earlier, fresh: Fresh, found: tuple[Change, ...], *, now: datetime
) -> bool:
    """Put a newer version in the place of an earlier one; False if somebody else has done so by now.

    The threads of messages that show what has changed are told.
    """
    number = versions.replace(
        session, before=before, article=fresh.article, reading=fresh.reading, changes=found, now=now
    )
    if number is None:
        return False
    sections.save(session, article_id=before.article_id, sections=fresh.sections)
    copies.renew(session, article_id=before.article_id, bands=fresh.worked_out.bands)
    if before.article.standing.kind != fresh.article.standing.kind:  # it is published now
        copies.publish(session, article_id=before.article_id, same=fresh.same)
    tell_threads(session, article_id=before.article_id, number=number, changes=found, now=now)
    renew(session, article_id=before.article_id, terms=fresh.worked_out.terms)  # last: others wait from here
    return True
