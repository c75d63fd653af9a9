"""Words in quotes and names that look alike are found alike on both engines, in the same order."""

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, select, text

from news.nouns import Article, Audience, Person, Published, Reading
from storage import joining, quotes, removal, spellings
from storage.nouns import Wanted
from storage.rows import insert_all
from storage.tables import QuoteRow, StretchRow
from tests.conftest import NOW, save
from tests.made import article, reading, span

HERE = Audience(workspace="T1", channel="C1")
BOATS = (
    "Small boats must be stopped in the Channel.",
    "The deportation of boats is no policy.",
    "Élan, they say, is what the Channel needs: small, sturdy boats.",
)
NUMBERS = range(3, 1202)
NAMES = (
    *("Keir Starmer", "Volodymyr Zelenskyy", "Edi Rama", "Kemi Badenoch", "Karin Stamer", "Wes Smith"),
    "Sarah Huckabee Sanders",
)


def said(words: str, day: int | None) -> tuple[Article, Reading]:
    name = "Ana Doe"
    text = f"{name}, the mayor, said: “{words}”\nMs Doe met Bob Roe, a plumber, who was “very glad”."
    made = reading(text.replace(words, "We will build it."), name)
    quote = replace(made.quotes[0], content=(span(text, words),))
    published = Published(day=date(2025, 5, day), instant=None) if day else None
    read = replace(made, quotes=(quote,), statements=(), figures=(), mentions=made.mentions[:1])
    return article(text, published=published), replace(read, people=(_moved(made.people[0]),))


def _moved(person: Person) -> Person:
    return replace(person, roles=())


@pytest.fixture
def boats(store):
    for number, words in enumerate(BOATS, start=1):
        save(store, *said(words, day=number))
    save(store, *said("Boats, small and large, are what we need.", day=None))
    return store


@pytest.mark.parametrize(
    ("words", "scattered", "found"),
    [
        ("small boats", False, [1]),
        ("SMALL, boats!", False, [1]),
        ("elan they say", False, [3]),
        ("deport*", False, [2]),
        ("deport", False, []),
        ("dep*", False, []),
        ("boat*", False, [3, 2, 1, 4]),
        ("the channel need*", False, [3]),
        ("channel boats", False, []),
        ("channel boats", True, [3, 1]),
        ("the boats small", True, [3, 1, 4]),
        ("small boat", True, [3, 1, 4]),
        ("small ships", True, []),
    ],
)
def test_words_are_found_newest_first(boats, words, scattered, found):
    with boats.read() as session:
        page = quotes.by_words(
            session, words=words, audience=HERE, now=NOW, wanted=Wanted(scattered=scattered)
        )
    assert [one.id for one in page.rows] == found


def test_a_word_of_thousands_of_letters_is_kept_and_found(store):
    chance = random.Random(1)  # noqa: S311 (not for secrets)
    long = " ".join("".join(chance.choices("bcdfghjklm", k=4000)) for _ in range(2))
    save(store, *said(f"{long} indeed", day=1))
    with store.read() as session:
        found = [
            quotes.by_words(session, words=words, audience=HERE, now=NOW).total
            for words in (long, long[:-1], f"{long} indeed")
        ]
    assert found == [1, 0, 1]


def test_what_was_not_looked_at_is_said_to_be_more_and_nothing_that_is_out_of_sight(store):
    for number in range(103):
        words = f"Small boats came {number} times." if number else "Small boats, and small boats again."
        save(store, *said(words, day=None))
    with store.read() as session:
        page = quotes.by_words(session, words="small boats", audience=HERE, now=NOW)
    assert (page.total, page.capped) == (100, True)
    hidden = "UPDATE articles SET hidden = true WHERE id > 53"
    with store.write() as session:
        session.execute(text(hidden))
    with store.read() as session:
        page = quotes.by_words(session, words="small boats", audience=HERE, now=NOW)
        narrowed = quotes.by_words(
            session, words="small boats", audience=HERE, now=NOW, wanted=Wanted(outlets=("The Daily",))
        )
    assert (page.total, page.capped) == (53, False)
    assert (narrowed.total, narrowed.capped) == (53, False)


@pytest.mark.parametrize("asked_for", ["small boats", "boats came again"])
@pytest.mark.parametrize(("hidden", "deep", "found"), [(10, False, (989, True)), (700, True, (500, False))])
def test_few_that_are_out_of_sight_let_a_narrowed_question_look_no_deeper(
    store, asked_for, hidden, deep, found
):
    """Of 1,200 quotes the thousand read last are looked at: all are only if most of those are hidden."""
    for words in ("Small boats came again.", "Ferries came."):
        save(store, *said(words, day=None))
    with store.write() as session:
        session.execute(text("UPDATE articles SET hidden = true WHERE id = 2"))
        for table in (QuoteRow, StretchRow):
            (like, _) = session.execute(select(table.__table__).order_by(table.id)).mappings()
            insert_all(session, table, [dict(like) | _own(table, n, hidden) for n in NUMBERS])
        joining.learn(session, quotes=dict.fromkeys(NUMBERS, joining.numbers(["small boats came again"])))
    asked: list[str] = []
    with told(store.engine, asked), store.read() as session:
        page = quotes.by_words(
            session, words=asked_for, audience=HERE, now=NOW, wanted=Wanted(outlets=("The Daily",))
        )
        other = quotes.by_words(session, words="small boats again", audience=HERE, now=NOW)
    assert (page.total, page.capped, other.total) == (*found, 0)
    assert any(str(quotes.DEEPEST + 1) in one for one in asked) == deep


def _own(table, number: int, hidden: int) -> dict[str, int]:
    """Return what a quote of that number, or its stretch, has of its own: the newest are hidden."""
    if table is StretchRow:
        return {"id": number, "quote_id": number}
    return {"id": number, "position": number, "article_id": 2 if number > 1201 - hidden else 1}


@contextmanager
def told(engine, asked: list[str]):
    def note(_connection, _cursor, _statement, parameters, *_):
        asked.append(str(parameters))

    event.listen(engine, "before_cursor_execute", note)
    yield
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def names(store):
    for number, name in enumerate(NAMES, start=1):
        text = made_text(name, number)
        save(store, article(text), reading(text, name))
    return store


def made_text(name: str, number: int) -> str:
    return (
        f"{name}, the mayor, said: “We will build it.”\nMs {name.rsplit(maxsplit=1)[-1]} met Bob Roe, "
        f"a plumber, who said he was “very glad” about it {number}."
    )


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Starmr", ("Keir Starmer", "Karin Stamer")),
        ("Kier Starmer", ("Keir Starmer",)),
        ("Volodymir", ("Volodymyr Zelenskyy",)),
        ("Zelenski", ("Volodymyr Zelenskyy",)),
        ("Żeleński", ("Volodymyr Zelenskyy",)),
        ("zel", ("Volodymyr Zelenskyy",)),
        ("Badenock", ("Kemi Badenoch",)),
        ("Smyth", ("Wes Smith",)),
        ("Sarah Sanders", ("Sarah Huckabee Sanders",)),
        ("Rma", ("Edi Rama",)),
        ("ze", ()),
        ("Bob Roi", ()),
        ("Quixote", ()),
        ("%_*\"';--", ()),
        ("x" * 3000, ()),
    ],
)
def test_names_that_look_alike_are_found_nearest_first(names, typed, near):
    with names.read() as session:
        assert spellings.near_names(session, name=typed, audience=HERE, now=NOW)[: len(near) or 1] == near


def test_a_word_inside_another_is_not_near_and_another_first_letter_is(names):
    for number, name in enumerate(("Royal Drama Academy", "Muammar Gaddafi"), start=20):
        text = made_text(name, number)
        save(names, article(text), reading(text, name))
    with names.read() as session:
        assert spellings.near_names(session, name="Rama", audience=HERE, now=NOW) == ("Edi Rama",)
        assert spellings.near_names(session, name="Qaddafi", audience=HERE, now=NOW) == ("Muammar Gaddafi",)


def test_a_name_that_is_gone_is_near_nothing(names):
    with names.write() as session:
        removal.remove(session, ids=[1])
    with names.read() as session:
        assert spellings.near_names(session, name="Starmr", audience=HERE, now=NOW) == ("Karin Stamer",)
