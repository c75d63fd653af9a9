"""Words given as someone's, and sentences about people."""

from datetime import date

from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Row


class QuoteRow(Row):
    """Words given as someone's. Offsets point into the article's text.

    `age` orders newest first and undated last: minus the published day's ordinal number, 0 for undated.
    `said_id`: the statement that these words are, where other places give it too; with the person both go.
    `sentence`: where the
    sentence begins that shows them, None for marked words that are shown alone. `own`: the words that are
    compared, a line a stretch, where these aren't the stretches'.
    """

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        Index(
            "ix_quotes_newest",
            *("person_id", "age", "article_id", "position", "said_id", "sentence"),
            postgresql_include=["id"],
        ),
        Index("ix_quotes_said", "said_id", "age"),
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
    said_id: Mapped[int | None] = mapped_column(Id)
    sentence: Mapped[int | None]
    own: Mapped[str | None] = mapped_column(Text)


class SaidRow(Row):
    """A statement: the same words of one person in several places. `words` are its fullest, as in `own`."""

    __tablename__ = "said"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(Text)


class FingerprintRow(Row):
    """Two telling words of a quote, by their number (`news.quotes.likeness.fingerprints`).

    No foreign key: an index for it would be as large as the table. What it leads to is compared anyway.
    """

    __tablename__ = "fingerprints"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own way

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    quote_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)


class StretchRow(Row):
    """One uninterrupted stretch of a quote's words; `words` is its folded form, the one that is searched."""

    __tablename__ = "stretches"
    __table_args__ = (
        UniqueConstraint("quote_id", "position"),
        Index(
            "search_pairs",
            text("pairs_of(words)"),
            postgresql_using="gin",
            postgresql_with={
                "gin_pending_list_limit": 256
            },  # kB: what waits there every search reads through
        ).ddl_if(dialect="postgresql"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    quote_id: Mapped[int] = mapped_column(Id, ForeignKey("quotes.id", ondelete="CASCADE"))
    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    words: Mapped[str] = mapped_column(Text)


class StatementRow(Row):
    """A sentence about a person; without `said_by_id` in the article's own voice. `age` as for quotes."""

    __tablename__ = "statements"
    __table_args__ = (
        Index(
            "ix_statements_newest",
            *("person_id", "weak", "age", "article_id", "start"),
            postgresql_include=["id"],
        ),
    )

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
