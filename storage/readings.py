"""Saving what reading an article found: its people, their quotes, the statements about them, its figures.

Several articles are saved together, table by table, so that writers wait little for each other and always in
the same order.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from news.nouns import Article, Manner, Reading
from storage.introducing import describe, resolve
from storage.joining import Fresh, Spoken, learn_and_join
from storage.reading_rows import Rows, rows_of
from storage.rows import Values, insert_all, numbered, plan_once
from storage.tables import FigureRow, QuoteRow, StatementRow, StretchRow


def save(session: Session, *, article_id: int, article: Article, reading: Reading) -> None:
    """Save `reading` of the article just saved as `article_id`."""
    save_all(session, found={article_id: rows_of(article, reading)})


def save_all(session: Session, *, found: Mapping[int, Rows]) -> None:
    """Save what was found in articles just saved, by their ids, in their order."""
    here: dict[int, Values] = {one: {"article_id": one, "age": rows.age} for one, rows in found.items()}
    people, parted = resolve(session, found=found)
    quotes = _save_quotes(session, found, people, here)
    told = [_of(row, people[one]) | here[one] for one, rows in found.items() for row in rows.statements]
    insert_all(session, StatementRow, told)
    given = [_of(row, people[one]) | here[one] for one, rows in found.items() for row in rows.figures]
    ids = numbered(session, FigureRow, len(given))
    insert_all(session, FigureRow, [row | {"id": one} for row, one in zip(given, ids, strict=True)])
    plan_once(session, once=False)  # what many said is looked for otherwise than what few did
    learn_and_join(session, articles=quotes, parted=parted)
    plan_once(session)
    describe(session, found=found, people=people)  # last: who gives the same new office waits from here


def _save_quotes(
    session: Session, found: Mapping[int, Rows], people: Mapping[int, list[int]], here: Mapping[int, Values]
) -> list[Spoken]:
    """Save the quotes; return what is to be learnt of them, by article."""
    said = [(one, quote) for one, rows in found.items() for quote in rows.quotes]
    ids = numbered(session, QuoteRow, len(said))
    rows, stretches = list[Values](), list[Values]()
    spoken = {one: Spoken(article_id=one) for one in found}
    for (one, quote), row in zip(said, ids, strict=True):
        person = None if quote.person is None else people[one][quote.person]
        rows.append(quote.row | here[one] | {"id": row, "person_id": person})
        stretches += [stretch | {"quote_id": row} for stretch in quote.stretches]
        spoken[one].numbers[row] = quote.numbers
        if person is not None:
            spoken[one].fresh.append(
                Fresh(
                    quote=row,
                    person=person,
                    words=quote.own,
                    numbers=quote.own_numbers,
                    age=found[one].age,
                    reported=quote.row["manner"] == Manner.INDIRECT,
                )
            )
    insert_all(session, QuoteRow, rows)
    insert_all(session, StretchRow, stretches)
    return list(spoken.values())


def _of(row: Values, people: Sequence[int]) -> Values:
    """Return a row with people's ids in the place of their numbers in the reading."""
    ids = {name: people[row[name]] for name in ("person_id", "said_by_id") if row.get(name) is not None}
    return row | ids
