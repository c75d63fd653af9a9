"""The figures of an answer as a CSV file: every place a row, exact values, nobody who isn't public."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.jobs.job import Tools
from bot.worker import Worker
from news.nouns import Comparator, Figure, Published, Status
from news.text import paragraphs
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span
from tests.newsroom import open_newsroom, words

SENTENCE = "More than 12,000 boats came in 2025, and £1.5 million was spent on harbours."


@pytest.fixture
def newsroom(store):
    with open_newsroom(store) as opened:
        yield opened


def add(room, *, said_by=0, url="https://daily.example.org/a", status=Status.SAID):
    """Save an article with two figures in one sentence, the first given by somebody."""
    text = f"{TEXT}\n{SENTENCE}"
    evidence = paragraphs(text)[2]
    boats = Figure(
        span=span(text, "More than 12,000"),
        text="More than 12,000",
        value=Decimal(12000),
        unit="count",
        comparator=Comparator.MORE_THAN,
        counted="boats",
        as_of="in 2025",
        evidence=evidence,
        said_by=said_by,
        status=status,
    )
    money = replace(
        boats,
        span=span(text, "£1.5 million"),
        text="£1.5 million",
        value=Decimal("1500000.50"),
        unit="GBP",
        comparator=Comparator.EXACT,
        counted="harbours",
        as_of=None,
        said_by=None,
        status=Status.SAID,
    )
    published = Published(day=date(2025, 5, 14))
    made = replace(reading(text), figures=(boats, money))
    save(room.store, article(text, published=published, url=url), made)


def rows_of(room, line):
    """Ask, choose the file, work, and return its rows as they reached the asker; None: no file came."""
    card = room.ask(line)
    menu = card.blocks[-1]["elements"][-1]
    option = next(one for one in menu["options"] if one["text"]["text"] == "CSV file")
    room.workspace.press("maya", action_id="facts.card.menu", message=card.ts, selected=option["value"])
    room.workspace.until(lambda: [m for m in room.seen("maya", "#politics") if "is being made" in m.text])
    tools = Tools(store=room.store, clients=room.wiring.clients, clock=lambda: NOW, model="none", contact="")
    Worker(tools).run(idle=0)
    files = [file for one in room.seen("maya", "D0REPORTER") for file in one.files]
    return list(csv.DictReader(io.StringIO(files[0].content.decode("utf-8-sig")))) if files else None


def test_every_place_is_a_row_with_its_exact_value_and_one_sentence_an_article(newsroom):
    add(newsroom, status=Status.ALLEGED)
    boats, money = rows_of(newsroom, "/facts boats")
    assert (boats["as written"], boats["value"], boats["bound"]) == ("More than 12,000", "12000", "more than")
    assert (boats["who"], boats["how given"], boats["for when"]) == ("Ana Doe", "alleged", "in 2025")
    assert (money["value"], money["unit"], money["who"]) == ("1500000.5", "GBP", "the article itself")
    assert (money["published"], money["outlet"]) == ("2025-05-14", "The Daily")
    assert money["link"] == "https://daily.example.org/a"
    assert [boats["sentence"], money["sentence"]] == [SENTENCE, ""]


def test_what_private_people_give_leaves_by_no_file(newsroom):
    add(newsroom, said_by=1)
    (money,) = rows_of(newsroom, "/facts boats")
    assert money["unit"] == "GBP"


def test_what_private_people_give_is_set_beside_nothing(newsroom):
    add(newsroom)
    add(newsroom, said_by=1, url="https://daily.example.org/b")
    shown = words(newsroom.ask("/facts boats")).splitlines()
    lines = [line for line in shown if "12,000" in line]
    assert sorted(name for line in lines for name in ("Ana Doe", "Bob Roe") if name in line) == [
        "Ana Doe",
        "Bob Roe",
    ]
    assert not [line for line in lines if "places" in line]
    assert [line for line in shown if "1.5 million" in line and "2 places, 1 statement" in line]
