"""Which words name an outlet, and which only look like it."""

import pytest

from handlers.near import like_press, nearly_read

READ = ("The New York Times", "Sky News", "London Evening Standard", "The Independent")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "The Guardian",
            "the guardian",
            "sky news",
            "BBC Radio 4",
            "bbc news online",
            "The Times",
            "the Times",
        ),
        *("new york times", "daily mail", "the evening standard", "Belfast Telegraph", "belfast telegraph"),
        *("The Economist", "The Spectator", "Reuters", "Evening News", "channel 4 tv", "Der Kurier Herald"),
    ],
)
def test_what_clearly_names_an_outlet(words):
    assert like_press(words)


@pytest.mark.parametrize(
    "words",
    [
        *("The Hague", "the Hague", "hard times", "post", "the post", "standard means", "the news", "Calais"),
        *("sky high prices", "The West Bank", "The Home Office", "the economist", "good standing", "", "the"),
        *("difficult times", "the first review", "his own record", "a week"),
    ],
)
def test_what_names_a_place_or_a_way(words):
    assert not like_press(words)


@pytest.mark.parametrize(
    ("words", "slip"),
    [("the independant", True), ("New York", False), ("London", False), ("Skye News", True), ("Sky", False)],
)
def test_a_slip_of_an_outlet_that_was_read(words, slip):
    assert nearly_read(words, READ) == slip
