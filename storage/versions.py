"""An article's versions: an earlier one replaced by a newer, and what changed between them.

The store answers from the newest version; of the earlier ones only what changed is ever shown.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from news.changes import Change, Kind, Noun, same_prose
from news.nouns import Article, Audience, Reading, Span, Standing, StandingKind
from news.people.keys import name_key
from news.text import paragraphs
from storage import rereadings
from storage.articles import key_of, place, published
from storage.audience import sayable, visible
from storage.erasure import BLOCK
from storage.nouns import Place
from storage.outbox import State
from storage.rows import insert_all, insert_one
from storage.search import relearn
from storage.tables import ArticleRow, ChangeRow, OutboxRow, PersonRow, ShowingRow, VersionRow
from storage.unsaid import Unsaid, unsaid

CHANGED = "changed:"
"""How the keys of messages begin that tell of a change: a thread is not told of what it was told."""

MOST_VERSIONS = 20
"""Versions of an article that are kept: a page that is another each time is no article that was changed."""

SETTLED = timedelta(days=1)
"""How long newer words must have stood before a publisher is taken to have gone back to earlier ones."""

TOLD = timedelta(days=60)
"""How long after a message stood in a channel its thread is told that what it shows has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the store holds of an article that has come with other words."""

    article_id: int
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one version changed. `number` counts from 2; `seen_at` is when we read it."""

    number: int
    seen_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An article's history: when it was first read, and each version after that, the newest first."""

    where: Place
    read_at: datetime
    versions: tuple[Changed, ...]


def earlier(
    session: Session, *, articles: Sequence[Article], workspace: str, now: datetime
) -> list[Earlier | None]:
    """Return of each article what the store holds under its address, where its prose is another; else None.

    Only what is as public may replace it: nobody's note takes the place of what everyone reads. An article
    from which somebody was erased is not replaced: they would be in it again. Nor is one by words that it had
    before, unless the later ones have stood for a day: some pages show this reader one text, that another.
    """
    keys = [key_of(article) if article.url else None for article in articles]
    asked = {key for key in keys if key}
    query = select(ArticleRow).where(ArticleRow.key.in_(asked), ArticleRow.workspace == workspace)
    known = {row.key: row for row in session.scalars(query)} if asked else {}
    return [
        _earlier(session, article, known.get(key or ""), now)
        for key, article in zip(keys, articles, strict=True)
    ]


def _earlier(session: Session, article: Article, row: ArticleRow | None, now: datetime) -> Earlier | None:
    as_public = row and (article.standing.kind in {StandingKind.PUBLISHED, row.standing})
    if row is None or not as_public or BLOCK in row.text or same_prose(row.text, article.text):
        return None
    if _alternates(session, row, article, now):
        return None
    return Earlier(article_id=row.id, article=_article(row))


def _alternates(session: Session, row: ArticleRow, article: Article, now: datetime) -> bool:
    """Tell whether the article had too many versions, or had these words before, and others only lately."""
    kept = session.scalars(select(VersionRow.text).where(VersionRow.article_id == row.id)).all()
    if len(kept) >= MOST_VERSIONS:
        return True
    lately = row.changed_at is not None and row.changed_at > now - SETTLED
    return lately and any(same_prose(text, article.text) for text in kept)


def ids_following(session: Session, *, after: int, limit: int) -> list[int]:
    """Return the ids of the next articles after the one of that id."""
    query = select(ArticleRow.id).where(ArticleRow.id > after).order_by(ArticleRow.id).limit(limit)
    return list(session.scalars(query))


def following(session: Session, *, after: int, limit: int, until: int | None = None) -> tuple[Earlier, ...]:
    """Return the next articles after the one of that id, whoever may see them: to be read anew."""
    last = () if until is None else (ArticleRow.id <= until,)
    query = select(ArticleRow).where(ArticleRow.id > after, *last).order_by(ArticleRow.id).limit(limit)
    return tuple(Earlier(article_id=row.id, article=_article(row)) for row in session.scalars(query))


def is_current(session: Session, one: Earlier, *, hold: bool = True) -> bool:
    """Tell whether the article still has these words; `hold` it until the transaction ends."""
    row = session.get(ArticleRow, one.article_id, with_for_update=hold)
    return row is not None and row.text == one.article.text


def replace(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    before: Earlier,
    article: Article,
    reading: Reading,
    changes: Sequence[Change],
    now: datetime,
) -> int | None:
    """Put a newer version in the place of `before`; return its number, None if somebody else was faster.

    What editors decided stays in force; the day of publication stays what the first version stated.
    """
    row = session.get_one(ArticleRow, before.article_id, with_for_update=True)
    if row.text != before.article.text:
        return None
    number = _keep(session, row)
    headline = article.headline or row.headline
    relearn(
        session, article_id=row.id, before=_words(row.headline, row.text), text=_words(headline, article.text)
    )
    stated = before.article.published or article.published
    values = {
        "text": article.text,
        "headline": headline,
        "standfirst": article.standfirst,
        "byline": article.byline or row.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published_day": stated and stated.day,
        "published_instant": stated and stated.instant,
        "changed_at": now,
    }
    if article.standing.kind == StandingKind.PUBLISHED:
        values |= {"standing": StandingKind.PUBLISHED, "embargo_until": None}
    session.execute(update(ArticleRow).where(ArticleRow.id == row.id).values(**values))
    dated = changed(article, published=stated)
    rereadings.replace(session, article_id=row.id, article=dated, reading=reading)
    insert_all(session, ChangeRow, [_change(row.id, number, at, now, one) for at, one in enumerate(changes)])
    return number


def history(session: Session, *, url: str, audience: Audience, now: datetime) -> History | None:
    """Return what became of the article of that address since it was first read, if it may be seen."""
    row = session.scalars(
        select(ArticleRow).where(ArticleRow.url == url, visible(audience, now)).order_by(ArticleRow.id)
    ).first()
    return None if row is None else _history(session, row, audience)


def history_of(
    session: Session, *, article_id: int, audience: Audience, now: datetime, exported: bool = False
) -> History | None:
    """Return what became of an article since it was first read, if it may be seen.

    `exported`: without what is said by people who aren't public.
    """
    row = session.scalar(select(ArticleRow).where(ArticleRow.id == article_id, visible(audience, now)))
    if row is None:
        return None
    found = _history(session, row, audience)
    if not exported:
        return found
    versions = [changed(one, changes=_public(session, one.changes)) for one in found.versions]
    return changed(found, versions=tuple(versions))


def _public(session: Session, changes: Sequence[Change]) -> tuple[Change, ...]:
    keys = {name_key(one.speaker) for one in changes if one.speaker}
    shared = select(PersonRow.key).where(
        PersonRow.key.in_(keys), PersonRow.article_id.is_(None), PersonRow.public.is_(True)
    )
    public = set(session.scalars(shared))
    return tuple(
        one for one in changes if (one.noun is not Noun.QUOTE or one.speaker) and _names(one) <= public
    )


def _names(change: Change) -> set[str]:
    return {name_key(change.speaker)} if change.speaker else set()


def figure_changes(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime
) -> dict[int, tuple[Change, ...]]:
    """Return what newer versions changed of these articles' figures, by article, the newest version first."""
    row = ChangeRow
    changed_ones = select(row.article_id).where(row.article_id.in_(articles), row.noun == Noun.FIGURE)
    found = {}
    for article_id in session.scalars(changed_ones.distinct()).all():
        known = history_of(session, article_id=article_id, audience=audience, now=now)
        told = [one for version in known.versions for one in version.changes] if known else []
        found[article_id] = tuple(one for one in told if one.noun is Noun.FIGURE)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A message that stands in a channel, and shows an article that has changed since."""

    message_id: int
    workspace: str
    channel: str
    thread: str
    author: str
    blocks: list[dict[str, object]]


def showing(session: Session, *, article_id: int, now: datetime) -> tuple[Showing, ...]:
    """Return the messages of the last two months in channels that show the article."""
    query = (
        select(OutboxRow)
        .join(ShowingRow, ShowingRow.message_id == OutboxRow.id)
        .where(ShowingRow.article_id == article_id, OutboxRow.state == State.POSTED)
        .where(OutboxRow.due_at > now - TOLD, OutboxRow.key.not_like(f"{CHANGED}%"))
    )
    return tuple(
        Showing(
            message_id=row.id,
            workspace=row.workspace,
            channel=row.channel,
            thread=row.thread or row.posted_ts or "",
            author=row.author,
            blocks=row.blocks,
        )
        for row in session.scalars(query.order_by(OutboxRow.id))
    )


def tellable_changes(
    session: Session, *, article_id: int, audience: Audience, changes: Sequence[Change]
) -> tuple[Change, ...]:
    """Return those of an article's changes that an audience which may see the article may be told."""
    if session.get_one(ArticleRow, article_id).show != "sentence":
        return ()
    hidden = unsaid(session, article_id=article_id, audience=audience)
    return _shown(changes, hidden)


def _history(session: Session, row: ArticleRow, audience: Audience) -> History:
    found = select(ChangeRow).join(ArticleRow).where(ChangeRow.article_id == row.id, sayable())
    rows = session.scalars(found.order_by(ChangeRow.number, ChangeRow.position)).all()
    told: dict[int, list[Change]] = {}
    for one in rows:
        told.setdefault(one.number, []).append(_noun(one))
    hidden = unsaid(session, article_id=row.id, audience=audience)
    seen = _read_at(session, row)
    versions = tuple(
        Changed(number=number, seen_at=seen_at, changes=_shown(told.get(number, ()), hidden))
        for number, seen_at in sorted(seen.items(), reverse=True)
    )
    return History(where=place(row, Span(0, 0)), read_at=row.read_at, versions=versions)


def _read_at(session: Session, row: ArticleRow) -> dict[int, datetime]:
    """Return when each version after the first was read, by its number."""
    kept = select(VersionRow.number, VersionRow.read_at).where(VersionRow.article_id == row.id)
    found = {row.number: row.read_at for row in session.execute(kept)}
    if row.changed_at is not None:
        found[max(found, default=0) + 1] = row.changed_at
    return {number: read_at for number, read_at in found.items() if number > 1}


def _shown(changes: Sequence[Change], hidden: Unsaid) -> tuple[Change, ...]:
    return tuple(one for one in changes if not hidden.covers((one.before, one.after), one.speaker))


def _keep(session: Session, row: ArticleRow) -> int:
    """Keep the version that is about to be replaced; return the number of the one that comes."""
    last = session.scalar(select(func.max(VersionRow.number)).where(VersionRow.article_id == row.id)) or 0
    insert_one(
        session,
        VersionRow,
        article_id=row.id,
        number=last + 1,
        read_at=row.changed_at or row.read_at,
        published_day=row.published_day,
        published_instant=row.published_instant,
        headline=row.headline,
        text=row.text,
    )
    return last + 2


def _article(row: ArticleRow) -> Article:
    return Article(
        text=row.text,
        url=row.url,
        place=row.place,
        outlet=row.outlet,
        headline=row.headline,
        standfirst=row.standfirst,
        byline=row.byline,
        dateline=row.dateline,
        published=published(row),
        language=row.language,
        standing=Standing(kind=StandingKind(row.standing), until=row.embargo_until),
        paragraphs=paragraphs(row.text),
    )


def _words(headline: str | None, text: str) -> str:
    """Return what is searched of a version, as `articles.save_all` has it."""
    return f"{headline or ''} {text}"


def _change(article_id: int, number: int, position: int, now: datetime, change: Change) -> dict[str, object]:
    return {
        "article_id": article_id,
        "number": number,
        "position": position,
        "seen_at": now,
        "noun": change.noun,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "speaker": change.speaker,
    }


def _noun(row: ChangeRow) -> Change:
    return Change(
        noun=Noun(row.noun), kind=Kind(row.kind), before=row.before, after=row.after, speaker=row.speaker
    )
