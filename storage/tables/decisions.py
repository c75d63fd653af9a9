"""What editors decided, and the rulings that follow from it."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Instant, Row


class DecisionRow(Row):
    """What an editor decided, for a workspace and for good: rows are added, never changed or taken away.

    A decision is about what stays when an article is read anew: the article, the quote's folded `words` (a
    line a stretch; of a figure its sentence, a tab and the number) between `start` and `end`, a `person` and
    an `other` by their `storage.references`. Of stories, which stay, `story_id` and `other_story_id` are the
    rows. `about` and `name` are for people to read. `undoes`: this row takes that one back, and repeats what
    it was about. There is no foreign key to the article: the record outlives it.
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
    person: Mapped[str | None] = mapped_column(Text, index=True)
    other: Mapped[str | None] = mapped_column(Text, index=True)
    story_id: Mapped[int | None] = mapped_column(Id)
    other_story_id: Mapped[int | None] = mapped_column(Id)
    about: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)


class SuccessorRow(Row):
    """Whom an article, read anew, gives `now` in the place of whom it `was`, of people who matter to someone.

    Somebody decided about them, follows them or has a digest about them. Both by their
    `storage.references`; `was` as decisions have it.
    """

    __tablename__ = "successors"

    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    was: Mapped[str] = mapped_column(Folded, primary_key=True, index=True)
    now: Mapped[str] = mapped_column(Folded, index=True)


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


class FigureRulingRow(Row):
    """What decisions make of a figure: `gone` and why, or else given by `person_id` (None: nobody known)."""

    __tablename__ = "figure_rulings"
    __table_args__ = (Index(None, "workspace", "person_id"), Index(None, "article_id"))

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    figure_id: Mapped[int] = mapped_column(
        Id, ForeignKey("figures.id", ondelete="CASCADE"), primary_key=True, index=True
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
