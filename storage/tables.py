"""The rows of the store. Only `storage` sees them; nouns leave it."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Folded = Text().with_variant(Text(collation="C"), "postgresql")
"""Plain ASCII, compared byte by byte on both engines, so that a prefix is a range of the index."""

Id = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite gives row numbers by itself only to a column that it calls INTEGER."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC: SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn `value` to UTC; a naive one is a programming error."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime cannot be an instant")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give an aware datetime back on both engines."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """Base of all rows, with names for constraints that migrations can speak of."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ArticleRow(Row):
    """An article with its text. `key` is what makes it the same article; `workspace` is "" for everyone's."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("key", "workspace"),
        Index(
            "ix_articles_coverage",  # all that `coverage` reads
            *("hidden", "workspace", "standing", "embargo_until", "published_day", "read_at"),
        ),
        {"sqlite_autoincrement": True},  # an id used again would find the words of an article that is gone
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    workspace: Mapped[str] = mapped_column(String(32))
    standing: Mapped[str] = mapped_column(String(16))
    embargo_until: Mapped[datetime | None] = mapped_column(Instant)
    hidden: Mapped[bool]
    url: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    outlet_key: Mapped[str | None] = mapped_column(Folded, index=True)
    headline: Mapped[str | None] = mapped_column(Text)
    standfirst: Mapped[str | None] = mapped_column(Text)
    byline: Mapped[str | None] = mapped_column(Text)
    dateline: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(16))
    published_day: Mapped[date | None] = mapped_column(Date)
    published_instant: Mapped[datetime | None] = mapped_column(Instant)
    read_at: Mapped[datetime] = mapped_column(Instant)
    text: Mapped[str] = mapped_column(Text)


class PersonRow(Row):
    """A person or speaking organisation. With `article_id`: known inside that article only.

    `key` is the folded full name. Who is not public, or has no full name, stays inside the article. The
    `pseudonym` offsets are those of the sentence that says that the name is made up. With `workspace`: no
    article's reading knows them; an editor of that workspace told them apart, or named them.
    """

    __tablename__ = "people"
    __table_args__ = (
        Index(
            "ix_people_shared",
            "key",
            "kind",
            unique=True,
            sqlite_where=text("article_id IS NULL"),
            postgresql_where=text("article_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(Folded)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    public: Mapped[bool]
    pseudonym_start: Mapped[int | None]
    pseudonym_end: Mapped[int | None]
    workspace: Mapped[str] = mapped_column(String(32), server_default="")


class AliasRow(Row):
    """A name by which any article calls a person, folded without titles, and its last word.

    It only leads to candidates: who may know that somebody is called so, `names` decides, article by article.
    """

    __tablename__ = "aliases"

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    folded: Mapped[str] = mapped_column(Folded, primary_key=True, index=True)
    last: Mapped[str] = mapped_column(Folded, index=True)


class NameRow(Row):
    """A name by which one article calls a person, as written, folded without titles, and its last word."""

    __tablename__ = "names"

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    words: Mapped[str] = mapped_column(Text, primary_key=True)
    folded: Mapped[str] = mapped_column(Folded)
    last: Mapped[str] = mapped_column(Folded)


class OfficeRow(Row):
    """A wording of an office, post or description, folded: few beside the places where it stands."""

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    folded: Mapped[str] = mapped_column(Folded, unique=True)


class RoleRow(Row):
    """An office, post or description of a person exactly as an article gives it; `age` as for quotes."""

    __tablename__ = "roles"
    __table_args__ = (
        Index("ix_roles_newest", "person_id", "age", "id"),
        Index("ix_roles_holders", "office_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"))
    office_id: Mapped[int] = mapped_column(Id, ForeignKey("offices.id"))
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    age: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]


class QuoteRow(Row):
    """Words given as someone's. Offsets point into the article's text.

    `age` orders newest first and undated last: minus the published day's ordinal number, 0 for undated.
    """

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        Index("ix_quotes_newest", "person_id", "age", "article_id", "position"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]
    age: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"))
    named: Mapped[bool]
    speaker_start: Mapped[int | None]
    speaker_end: Mapped[int | None]
    speaker_kind: Mapped[str | None] = mapped_column(String(16))
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    manner: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    confidence: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)
    spoken: Mapped[date | None] = mapped_column(Date)
    venue: Mapped[str | None] = mapped_column(Text)


class StretchRow(Row):
    """One uninterrupted stretch of a quote's words; `words` is its folded form, the one that is searched."""

    __tablename__ = "stretches"
    __table_args__ = (UniqueConstraint("quote_id", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    quote_id: Mapped[int] = mapped_column(Id, ForeignKey("quotes.id", ondelete="CASCADE"))
    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    words: Mapped[str] = mapped_column(Text)


class StatementRow(Row):
    """A sentence about a person; without `said_by_id` in the article's own voice. `age` as for quotes."""

    __tablename__ = "statements"
    __table_args__ = (Index("ix_statements_newest", "person_id", "weak", "age", "article_id", "start"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    age: Mapped[int]
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"))
    said_by_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("people.id", ondelete="CASCADE"), index=True
    )
    start: Mapped[int]
    end: Mapped[int]
    weak: Mapped[bool]


class WorkRow(Row):
    """Work that someone wants done outside the answering process, once for each `key`."""

    __tablename__ = "work"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(Text, unique=True)
    args: Mapped[dict[str, Any]] = mapped_column(JSON)
    wanted_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    done_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    failure: Mapped[str | None] = mapped_column(Text)


class OutboxRow(Row):
    """A message frozen for one channel, once for each `key`, and what became of it.

    `decided` is the last decision of the workspace that it already obeys.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "due_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    workspace: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(32))
    thread: Mapped[str | None] = mapped_column(String(32))
    author: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    articles: Mapped[list[int]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    posted_ts: Mapped[str | None] = mapped_column(String(32))
    failure: Mapped[str | None] = mapped_column(Text)
    decided: Mapped[int | None] = mapped_column(Id)


class DecisionRow(Row):
    """What an editor decided, for a workspace and for good: rows are added, never changed or taken away.

    A decision is about what stays when an article is read anew: the article, the quote's folded `words` (a
    line a stretch) between `start` and `end`, a `person` and an `other` by their `storage.references`.
    `about` and `name` are for people to read. `undoes`: this row takes that one back, and repeats what it was
    about. There is no foreign key to the article: the record outlives it.
    """

    __tablename__ = "decisions"
    __table_args__ = (Index(None, "workspace", "article_id"), Index(None, "workspace", "kind"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    workspace: Mapped[str] = mapped_column(String(32))
    author: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(String(16))
    undoes: Mapped[int | None] = mapped_column(Id, ForeignKey("decisions.id"), unique=True)
    article_id: Mapped[int | None] = mapped_column(Id)
    start: Mapped[int | None]
    end: Mapped[int | None]
    words: Mapped[str | None] = mapped_column(Text)
    person: Mapped[str | None] = mapped_column(Text)
    other: Mapped[str | None] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)


class ArticleRulingRow(Row):
    """An article that a workspace has hidden. Rulings follow from decisions, and are made anew with them."""

    __tablename__ = "article_rulings"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class QuoteRulingRow(Row):
    """What decisions make of a quote: `gone` and why, or else said by `person_id` (None: nobody known)."""

    __tablename__ = "quote_rulings"
    __table_args__ = (Index(None, "workspace", "person_id"), Index(None, "article_id"))

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    quote_id: Mapped[int] = mapped_column(
        Id, ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"))
    gone: Mapped[str | None] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), index=True)
    decided_on: Mapped[date] = mapped_column(Date)


class HiddenWordsRow(Row):
    """Where words stand that a workspace has hidden: no sentence that holds them is shown either."""

    __tablename__ = "hidden_words"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    start: Mapped[int] = mapped_column(primary_key=True)
    end: Mapped[int] = mapped_column(primary_key=True)


class PersonRulingRow(Row):
    """What a workspace's decisions make of a person: `gone` and why, one with `into_id`, shown as `name`.

    `into_id` is never merged itself, and `name` is the one that is shown in the end: chains are followed when
    the ruling is made.
    """

    __tablename__ = "person_rulings"
    __table_args__ = (Index(None, "workspace", "into_id"),)

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    gone: Mapped[str | None] = mapped_column(String(16))
    into_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None] = mapped_column(Text)


class GivenNameRow(Row):
    """A name that a workspace's editors gave a person, folded without titles, and its last word."""

    __tablename__ = "given_names"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    folded: Mapped[str] = mapped_column(Folded, primary_key=True)
    last: Mapped[str] = mapped_column(Folded)


class ApartRow(Row):
    """An article in which, as a workspace decided, a person's name, roles and words are somebody else's."""

    __tablename__ = "apart"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
