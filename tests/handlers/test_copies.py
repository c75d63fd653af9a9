"""Copies of one text through the front door: told as copies, counted once, and no voice of their own."""

from datetime import date

import pytest

from bot.saving import Fresh, save_all
from news.nouns import Published
from tests.conftest import NOW, reader
from tests.made import article
from tests.newsroom import words

WIRE = (
    "Officials counted 12,699 people crossing the Channel in small boats in 2025. "
    "“The harbour can’t take many more,” Ana Doe, the mayor of Dover, told reporters on Wednesday.\n"
    "Ana Doe was elected two years ago. "
    "The council is to meet on Friday to decide whether the old ferry terminal may be opened for the night."
)
ENDS = ("", "\nReporting by Jane Poe.", "\nMore follows.")
OUTLETS = ("The Daily", "The Evening", "The Herald")


@pytest.fixture
def copied(newsroom):
    """A newsroom that has read one text in three papers."""
    for outlet, end in zip(OUTLETS, ENDS, strict=True):
        one = article(
            WIRE + end,
            headline=f"Boats, says {outlet}",
            outlet=outlet,
            url=f"https://{outlet[4:].lower()}.example.org/a",
            published=Published(day=date(2025, 5, 14)),
        )
        with newsroom.store.write() as session:
            save_all(session, [Fresh(article=one, reading=reader().read(one))], workspace="", now=NOW)
    return newsroom


def test_what_was_read_is_counted_in_texts(copied):
    assert "in the 1 article read" in words(copied.ask("/whosaid Bob Nobody"))
    assert "Read so far: 1 article (published 14 May 2025)" in words(copied.ask("/whosaid Bob Nobody"))


def test_a_quote_is_one_and_its_copies_no_places_of_it(copied):
    answer = words(copied.ask("/whosaid Ana Doe"))
    said, about = answer.split("About (")
    assert said.count("The harbour can’t take many more") == 1
    assert "Also" not in said
    assert about.startswith("1 statement")
    assert about.count("Ana Doe was elected two years ago") == 1


def test_a_figure_printed_thrice_is_one_statement(copied):
    answer = words(copied.ask("/facts small boats"))
    assert "3 figures in 1 article and 2 copies" in answer
    assert "Given once" in answer
    assert "also in The Evening, The Herald: 3 places, 1 statement" in answer


def test_a_story_says_how_many_of_its_articles_are_copies(copied):
    answer = words(copied.ask("/story small boats Dover"))
    assert "1 article and 2 copies · The Daily, The Evening, The Herald" in answer
    assert "Also" not in answer
