"""Every table moves between the engines with every column, and nothing stands in the way of the next row."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import JSON, Table, func, insert, select, update

from storage import moving, removal
from storage.tables import ArticleRow, FigureRow, Instant, PersonRow, QuoteRow, Row, TallyRow
from storage.tables.figures import Digits
from tests.conftest import ENGINES, save
from tests.made import TEXT, article, reading

FILLED = 3
TABLES = [table for table in Row.metadata.sorted_tables if table is not TallyRow.__table__]


@pytest.fixture
def filled(emptied, request):
    store = emptied(request.param)
    with store.write() as session:
        for table in TABLES:
            session.execute(insert(table), list(rows(table)))
    return store


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Give rows with a value in every column, each after the first leading to the one before it."""
    for number in range(1, FILLED + 1):
        yield row(table, number)


def row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: value(column, number) for column in table.columns}


def value(column: Any, number: int) -> Any:
    (to,) = column.foreign_keys or (None,)
    if to is not None:
        own = to.column.table is column.table
        return (number - 1 or None) if own else number
    if isinstance(column.type, JSON):
        return [number, "½ “words”"] if column.name in {"articles", "shared", "blocks"} else {"a": number}
    made = {
        int: number,
        str: f"{'lüge'[: column.type.length or 9] if hasattr(column.type, 'length') else ''}{number}",
        bool: number % 2 == 0,
        float: number / 3,
        bytes: bytes([number, 0, 255]),
        date: date(2025, 5, number),
        datetime: datetime(2025, 5, number, 9, 30, 15, 123456, tzinfo=UTC),
    }
    if isinstance(column.type, Digits):
        return Decimal("1500000.5") * number
    return made[column.type.impl.python_type if isinstance(column.type, Instant) else column.type.python_type]


@pytest.mark.parametrize(("filled", "other"), [ENGINES, tuple(reversed(ENGINES))], indirect=["filled"])
def test_every_table_arrives_whole_on_the_other_engine(filled, other, new_store):
    with new_store(other) as here:
        with filled.read() as old, here.write() as new:
            copied = {one.table: one.rows for one in moving.copy(old, new)}
        assert {name: copied[name] for name in copied if name != "tallies"} == {
            table.name: FILLED for table in TABLES
        }
        with here.write() as session:
            for (
                table
            ) in TABLES:  # numbers go on after those that were copied, so that these lead to each other
                given = row(table, FILLED + 1)
                session.execute(
                    insert(table), {name: given[name] for name in given if not counts(table, name)}
                )


@pytest.mark.parametrize(("engine", "other"), [ENGINES, tuple(reversed(ENGINES))])
def test_articles_that_arrived_are_counted_once(engine, other, new_store):
    with new_store(engine) as there, new_store(other) as here:
        save(there, article(), reading())
        with there.read() as old, here.write() as new:
            list(moving.copy(old, new))
        with here.read() as session:
            assert session.scalar(select(func.sum(TallyRow.articles))) == 1


@pytest.mark.parametrize("other", ENGINES)
@pytest.mark.parametrize("engine", ENGINES)
def test_no_new_row_has_the_number_of_one_that_was_gone_before(engine, other, new_store):
    numbered = (PersonRow, QuoteRow, FigureRow, ArticleRow)
    with new_store(engine) as there, new_store(other) as here:
        for number in range(2):
            save(there, article(f"{TEXT}\nDay {number}.", url=f"https://daily.example/{number}"), reading())
        with there.write() as session:
            last = [session.scalar(select(func.max(row.id))) for row in numbered]
            removal.remove(session, ids=[2])
        with there.read() as old, here.write() as new:
            list(moving.copy(old, new))
        save(here, article(f"{TEXT}\nIt ended.", url="https://daily.example/9"), reading())
        with here.read() as session:
            added = [session.scalar(select(func.max(row.id))) for row in numbered]
            first = session.scalar(select(func.min(QuoteRow.id)).where(QuoteRow.article_id != 1))
        assert all(new > gone for new, gone in zip(added, last, strict=True)), (added, last)
        assert first > last[1]


@pytest.mark.parametrize("filled", ["sqlite"], indirect=True)
def test_a_letter_that_only_one_engine_knows_stops_no_move(filled, new_store):
    with filled.write() as session:
        session.execute(update(ArticleRow).values(headline="A\0road"))
    with new_store("postgresql") as here:
        with filled.read() as old, here.write() as new:
            list(moving.copy(old, new))
        with here.read() as session:
            assert set(session.scalars(select(ArticleRow.headline))) == {"A road"}


def counts(table: Table, name: str) -> bool:
    """Tell whether the database itself gives this column's numbers."""
    return name == "id" and table.columns["id"].type.python_type is int
