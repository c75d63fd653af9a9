"""People whom editors made: told apart from a namesake in one article, or named where it names nobody.

They stay inside the article and inside their workspace. What they are called and what is told about them are
rows of their own beside the article's, so that they are found as anybody is; `in_place` keeps the article's
from view.
"""

from typing import Any

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.orm import Session

from news.people.keys import last_of, name_key
from storage.references import Reference, person_of
from storage.rows import insert_new, insert_one, numbered
from storage.tables import AliasRow, ApartRow, NameRow, PersonRow, RoleRow, Row, StatementRow


def made_person(
    session: Session, *, workspace: str, meant: Reference, name: str, public: bool = False
) -> int:
    """Return the row of a person made in an article: the one that is there, or a new one."""
    known = person_of(session, meant.written, workspace=workspace)
    if known is not None:
        return known
    return insert_one(
        session,
        PersonRow,
        id=numbered(session, PersonRow, 1)[0],
        article_id=meant.article_id,
        key=meant.key,
        kind=meant.kind,
        name=name,
        public=public,
        workspace=workspace,
    )


def call(session: Session, *, person_id: int, article_id: int, name: str) -> None:
    """Let a made person be found by `name`, as if the article called them so."""
    key = name_key(name)
    forms = {"person_id": person_id, "folded": key, "last": last_of(key)}
    insert_new(session, AliasRow, **forms)
    insert_new(session, NameRow, article_id=article_id, words=name, **forms)


def has_role(session: Session, *, person_id: int, article_id: int) -> bool:
    """Tell whether the article gives the person an office, post or description."""
    return session.scalar(_of(RoleRow, person_id, article_id).limit(1)) is not None


def tell_apart(session: Session, *, workspace: str, person_id: int, article_id: int, made: int) -> None:
    """Give what the article says of the person to the one `made` from them."""
    insert_new(session, ApartRow, workspace=workspace, person_id=person_id, article_id=article_id)
    for name in session.scalars(_of(NameRow, person_id, article_id)):
        call(session, person_id=made, article_id=article_id, name=name.words)
    for table in (RoleRow, StatementRow):
        _copy(session, table, person_id, article_id, made)


def forget_made(session: Session, *, workspace: str, article_id: int) -> None:
    """Take back what made people are called and what is told about them in the article; their rows stay."""
    ours = select(PersonRow.id).where(PersonRow.workspace == workspace, PersonRow.article_id == article_id)
    for table in (AliasRow, NameRow, RoleRow, StatementRow):
        session.execute(delete(table).where(table.person_id.in_(ours)))
    session.execute(
        delete(ApartRow).where(ApartRow.workspace == workspace, ApartRow.article_id == article_id)
    )


def _of(table: Any, person_id: int, article_id: int) -> Any:
    return select(table).where(table.person_id == person_id, table.article_id == article_id)


def _copy(session: Session, table: type[Row], person_id: int, article_id: int, made: int) -> None:
    """Copy the person's rows of the article, for the one made from them."""
    columns = [column for column in table.__table__.columns if column.name not in {"id", "person_id"}]
    rows = _of(table, person_id, article_id).with_only_columns(literal(made), *columns)
    session.execute(insert(table).from_select(["person_id", *(column.name for column in columns)], rows))
