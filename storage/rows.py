"""Adding and choosing rows alike on both engines."""

import json
from collections.abc import Collection, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

import sqlalchemy
from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Executable,
    Select,
    Table,
    Text,
    UniqueConstraint,
    any_,
    bindparam,
    cast,
    exc,
    func,
    insert,
    inspect,
    literal,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from storage.engine import PLANNED_ONCE
from storage.nouns import Wanted
from storage.tables import Row

CAP = 1000
PAGED = 100
"""Statements that an answer counts and pages through; all of `CAP` leave by a file."""
Planned = TypeVar("Planned", bound=Executable)
Values = dict[str, Any]
NOTHING: Values = {}
MOST: BindParameter[int] = bindparam("most")
"""How many rows a statement gives: a parameter of it."""


class Held(NamedTuple):
    """Rows that hold some words, those read last; `more`: there are others that were not looked at."""

    ids: Sequence[int]
    more: bool


NONE = Held((), more=False)


def insert_new(session: Session, table: type[Row], **values: Any) -> int | None:
    """Add a row and return its key (its first part), or None when the row is there already."""
    statement = _new(session.get_bind().dialect.name, table).values(**values)
    added: int | None = session.scalar(statement.returning(inspect(table).primary_key[0]))
    return added


def insert_missing(session: Session, table: type[Row], rows: Sequence[Values]) -> None:
    """Add those of `rows` that are not there already: give them in the order of their keys.

    Two transactions that add the same rows in another order would wait for each other for good.
    """
    if rows:
        connected(session).execute(_new(session.get_bind().dialect.name, table), list(rows))


def insert_new_all(
    session: Session, table: type[Row], rows: Sequence[Values], *, by: Sequence[str]
) -> dict[tuple[Any, ...], int]:
    """Add those of `rows` that are not there already; return their ids by columns of theirs."""
    if not rows:
        return {}
    asked = _new_returned(session.get_bind().dialect.name, table, tuple(by))
    return {tuple(key): number for number, *key in connected(session).execute(asked, list(rows))}


@cache
def _new_returned(dialect: str, table: type[Row], by: Sequence[str]) -> Any:
    columns = table.__table__.c
    return _new(dialect, table).returning(columns.id, *(columns[name] for name in by))


@cache
def _new(dialect: str, table: type[Row]) -> Any:
    build = postgresql.insert if dialect == "postgresql" else sqlite.insert
    columns, only = _what_makes_it_the_same(table)
    return build(table).on_conflict_do_nothing(index_elements=columns, index_where=only)


@cache
def _what_makes_it_the_same(table: type[Row]) -> tuple[list[str], Any]:
    """Return the columns of which no two rows have the same, and of which rows that holds (None: of all).

    Only that a row is there already is no error: a number given twice would hide one that is lost.
    """
    of = Row.metadata.tables[table.__tablename__]
    keys = (one for one in of.constraints if isinstance(one, UniqueConstraint))
    unique = [[one.name for one in key.columns] for key in keys]
    partial = [index for index in of.indexes if index.unique]
    if partial:
        return [one.name for one in partial[0].columns], partial[0].dialect_options["sqlite"]["where"]
    return (unique[0] if unique else [one.name for one in of.primary_key]), None


def insert_one(session: Session, table: type[Row], **values: Any) -> int:
    """Add a row and return its id."""
    added: int = connected(session).execute(_adding(table), values).scalar_one()
    return added


@cache
def _adding(table: type[Row]) -> Any:
    return insert(table).returning(table.__table__.c.id)


def insert_all(session: Session, table: type[Row], rows: Sequence[Values]) -> None:
    """Add `rows`, which have the same columns: in one statement, or by COPY."""
    if not rows:
        return
    connection = connected(session)
    if is_server(session):
        _copy(connection, table, rows)
    else:
        connection.execute(_plain(table), list(rows))


@cache
def _plain(table: type[Row]) -> Any:
    return insert(table)


def numbered(session: Session, table: type[Row], count: int) -> list[int]:
    """Return so many new ids of the table, in order: of rows that others lead to, before they are added.

    None that a row had which is gone: a message in Slack may still lead there.
    """
    if not count:
        return []
    name = table.__tablename__
    if is_server(session):
        numbers = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return list(connected(session).scalars(numbers, {"name": name, "count": count}))
    of = Row.metadata.tables[name]
    last = last_number(session, of)
    go_on_after(session, of, last + count)
    return list(range(last + 1, last + 1 + count))


def last_number(session: Session, table: Table) -> int:
    """Return the last id that a row of the table has, or had; 0 for none."""
    last = connected(session).execute(_last_id(session.get_bind().dialect.name, table), {"name": table.name})
    return int(last.scalar_one())


def go_on_after(session: Session, table: Table, last: int) -> None:
    """Let the next row of the table have an id after `last`."""
    given = {"name": table.name, "last": last}
    if is_server(session):
        connected(session).execute(_SET, given)
    elif not connected(session).execute(_MARKED, given).rowcount:
        connected(session).execute(_MARKING, given)


_SET = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
_MARKED = text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name")
_MARKING = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
"""SQLite's own table, as it keeps it for tables that are made AUTOINCREMENT, which these are not."""


_KEPT = {
    "postgresql": "SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass) AS seq",
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = :name",
}


@cache
def _last_id(dialect: str, table: Table) -> Any:
    """Return the question of the last id of the table that a row has, or had."""
    kept = text(_KEPT[dialect]).columns(seq=BigInteger).subquery()
    highest = select(func.max(table.c.id)).scalar_subquery()
    greater = func.greatest if dialect == "postgresql" else func.max
    return select(greater(func.coalesce(highest, 0), func.coalesce(select(kept.c.seq).scalar_subquery(), 0)))


def plan_once(session: Session, *, once: bool = True) -> None:
    """Let PostgreSQL plan each statement of the transaction once for all, or not any more.

    For whoever adds many rows: what each leads to is looked up by statements that take longer to plan
    than to do.
    """
    if is_server(session):
        connected(session).execute(_PLANS, {"mode": "force_generic_plan" if once else "force_custom_plan"})


_PLANS = text("SELECT set_config('plan_cache_mode', :mode, true)")


def planned_once(query: Planned) -> Planned:
    """Return a statement that PostgreSQL plans once for all values, where a session only reads."""
    return query.execution_options(**{PLANNED_ONCE: True})


def connected(session: Session) -> Connection:
    """Return the session's connection for plain statements, which cost a third of the session's own."""
    session.flush()
    return session.connection()


def plain(rows: Sequence[sqlalchemy.Row[*tuple[Any, ...]]]) -> list[Any]:
    """Return rows as plain objects: of hundreds, each column that a row is asked for takes it half a µs."""
    names = rows[0]._fields if rows else ()
    return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in rows]


def few(ids: Sequence[int]) -> list[int]:
    """Return ids to look for, the last repeated up to a power of two: there are few such statements."""
    some = list(ids)
    return some + some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))


def listed(session: Session, some: Collection[int] | Collection[str], kind: type[Any] = BigInteger) -> Any:
    """Return a column of these values, to be asked: however many, one statement to compile and prepare."""
    if is_server(session):
        return func.unnest(literal(list(some), ARRAY(kind))).column_valued("listed")
    return func.json_each(json.dumps(list(some))).table_valued("value", name="listed").c.value


def one_of(session: Session, column: Any, some: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these numbers: however many, one statement to compile."""
    return in_list(session, column, as_list(session, some))


def as_list(session: Session, some: Collection[int]) -> str:
    """Return numbers as `in_list` takes them: a list takes the driver five times as long as a string."""
    return ",".join(map(str, some)) if is_server(session) else json.dumps(list(some))


def in_list(session: Session, column: Any, some: str | BindParameter[str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of some numbers (`as_list`), or of those in a parameter."""
    found: ColumnElement[bool] = (
        column == any_(array_of(some))
        if is_server(session)
        else column.in_(select(func.json_each(some).table_valued("value", name="listed").c.value))
    )
    return found


def one_of_words(session: Session, column: Any, name: str) -> ColumnElement[bool]:
    """Return the condition that a column is one of the strings in the parameter `name`.

    A server is given them as an array: however many, one statement to prepare and plan.
    """
    found: ColumnElement[bool] = (
        column == any_(bindparam(name, type_=ARRAY(Text)))
        if is_server(session)
        else column.in_(bindparam(name, expanding=True))
    )
    return found


def array_of(some: str | BindParameter[str]) -> ColumnElement[Any]:
    """Return an array that the planner looks at, and counts."""
    return cast(func.string_to_array(some, ","), ARRAY(BigInteger))


def is_server(session: Session) -> bool:
    """Tell whether the store is PostgreSQL's: SQLite has one writer, and no arrays."""
    return session.get_bind().dialect.name == "postgresql"


def _copy(connection: Connection, table: type[Row], rows: Sequence[Values]) -> None:
    """Add rows to PostgreSQL by COPY, in the connection's transaction; it fails as other statements do."""
    columns = tuple(rows[0])
    statement, binds = _copying(table, columns, connection.dialect)
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([bind(row[name]) if bind else row[name] for name, bind in binds])
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_of(connection, statement, error) from error


def _as_of(connection: Connection, statement: str, error: Any) -> BaseException:
    """Return a driver's error as SQLAlchemy would have raised it, without the rows that it tells."""
    if error.diag.message_primary:
        error.args = (error.diag.message_primary,)
    lost = connection.dialect.is_disconnect(error, connection.connection, None)
    if lost:
        connection.invalidate(error)
    dialect, base = connection.dialect, connection.dialect.loaded_dbapi.Error
    told: BaseException = exc.DBAPIError.instance(
        statement, None, error, base, hide_parameters=True, connection_invalidated=lost, dialect=dialect
    )
    return told


@cache
def _copying(table: type[Row], columns: tuple[str, ...], dialect: Dialect) -> tuple[str, list[Any]]:
    quote = dialect.identifier_preparer.quote
    named = ", ".join(quote(name) for name in columns)
    kinds = table.__table__.c
    binds = [(name, kinds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in columns]
    return f"COPY {quote(table.__tablename__)} ({named}) FROM STDIN", binds


def chosen(
    session: Session, query: Select[int], wanted: Wanted, *, most: int = CAP, asked: Values = NOTHING
) -> tuple[list[int], int, bool]:
    """Return those of the ids that `query` gives in order which are wanted, and how many there are in all.

    It gives `MOST` of them, and has the parameters `asked` besides.

    They are counted up to `most`, and the last value tells whether there are more: exact counts of very many
    cost too much, and nobody pages through them.
    """
    ids = connected(session).scalars(query, {**asked, "most": most + 1}).all()
    total, capped = min(len(ids), most), len(ids) > most
    return list(ids[wanted.start : min(wanted.start + wanted.limit, most)]), total, capped
