"""“Check the figures here”: a message's figures beside what has been read, nothing judged."""

from datetime import date

import pytest

from news.figures.loose import loose
from news.nouns import Published
from tests.conftest import reader, save
from tests.made import article
from tests.newsroom import words

READ = (
    "Officials counted 12,699 people crossing the Channel in small boats in 2025.",
    "More than 12,000 Albanians were crossing the Channel in small boats in 2022.",
    "The council paid £40 million for a new library in Leeds.",
)


@pytest.fixture
def desk(newsroom):
    """A newsroom that has read three reports."""
    for number, text in enumerate(READ):
        made = article(text, outlet=f"Daily {number}", published=Published(day=date(2025, 5, 14)))
        save(newsroom.store, made, reader().read(made))
    return newsroom


def check(room, message):
    """Write a message, choose the shortcut from its menu, and return the answer's words."""
    room.workspace.type_line("tom", "#politics", message)
    written = room.workspace.until(
        lambda: [one for one in room.seen("maya", "#politics") if not one.only_for]
    )
    before = len(room.seen("maya", "#politics"))
    room.workspace.shortcut("maya", "facts.check", written[-1].ts)
    return words(room.workspace.until(lambda: room.seen("maya", "#politics")[before:])[-1])


def test_another_figure_for_the_same_is_shown_beside_it(desk):
    answer = check(desk, "Draft: 15,100 people crossing the Channel in small boats in 2025")
    assert "1 figure in the message, looked up in the 3 articles read" in answer
    assert "Reports differ from it" in answer
    assert "counted 12,699" in answer
    assert "Daily 0, 14 May 2025" in answer
    assert not [one for one in ("wrong", "error", "correct", "false") if one in answer.lower()]


def test_a_rounder_figure_is_compatible(desk):
    answer = check(desk, "About 12,700 people crossing the Channel in small boats in 2025.")
    assert "Compatible, one is rounder or vaguer" in answer


def test_a_number_of_something_else_is_said_to_be_one(desk):
    answer = check(desk, "The council in Leeds wants £40 million for its schools.")
    assert "The same number, for what may be something else" in answer or "The same figure was read" in answer
    assert "“£40 million”" in answer


def test_what_nobody_gave_is_said_so_and_not_judged(desk):
    answer = check(desk, "Some 730 zeppelins landed in Berlin.")
    assert "Not found, nor another figure for the same. That doesn’t mean that it isn’t so." in answer
    assert "Read so far: 3 articles" in answer


def test_a_message_without_figures_says_so(desk):
    assert "No figures are in that message." in check(desk, "Good morning, all.")


def test_addresses_and_mentions_are_no_figures():
    from handlers.phrases import message_words

    text = message_words("<@U123456> see <https://e.org/2025/05/99999|the 3 reports> &amp; 12,000 *boats*")
    assert [figure.text for figure in loose(text)] == ["3", "12,000"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Arrivals topped 12,000.", "Arrivals topped"),
        ("Some 600 people crossed on Monday.", "people crossed"),
        ("It fell by 95%.", "It fell by"),
    ],
)
def test_what_is_counted_is_read_off_the_words_around(text, counted):
    (figure,) = loose(text)
    assert figure.counted == counted
