"""People and speaking organisations: their names, and the roles that articles give them."""

from sqlalchemy import ForeignKey, Index, String, Text, text, true
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Row


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
        Index(
            "ix_people_alone",
            "key",
            sqlite_where=text("article_id IS NOT NULL"),
            postgresql_where=text("article_id IS NOT NULL"),
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

    Whom articles share is found by their name without a middle one, too (`storage.middle_names`).
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
    """An office, post or description of a person as an article gives it; `age` as for quotes.

    Not `verbatim`: the words are made ("Labour MP" of "Labour MPs"), and stand in no marks.
    """

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
    verbatim: Mapped[bool] = mapped_column(server_default=true())
