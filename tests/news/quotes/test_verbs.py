"""What people ask by, and what a quote shares with longer words."""

import pytest

from news.quotes.runs import shared_runs
from news.quotes.verbs import ASKED, forms_that_say, lemma_of, past


@pytest.mark.parametrize(
    ("typed", "lemma", "told"),
    [
        ("criticising", "criticise", "criticised"),
        ("Denied", "deny", "denied"),
        ("admits", "admit", "admitted"),
        ("disputes", "dispute", "disputed"),
    ],
)
def test_a_verb_is_known_in_any_form(typed, lemma, told):
    assert lemma_of(typed) == lemma
    assert past(lemma) == told


def test_who_criticised_asks_for_who_condemned_too_and_never_the_other_way():
    assert {"criticised", "condemns", "accused"} <= forms_that_say("criticise")
    assert "criticised" not in forms_that_say("condemn")
    assert lemma_of("boats") is None
    assert forms_that_say("attack") == {"attack", "attacks", "attacked", "attacking"}


@pytest.mark.parametrize("verb", sorted(ASKED))
def test_each_verb_that_people_ask_by_has_a_past(verb):
    assert lemma_of(verb) == verb
    assert past(verb).endswith("ed")


@pytest.mark.parametrize(
    ("asked", "stretches", "runs"),
    [
        (
            "the country risks becoming an island of strangers",
            ["we risk becoming an island of strangers", "an island of strangers"],
            ["becoming an island of strangers", "island of strangers"],
        ),
        ("the trip is pure theatre", ["entire visit is pure theatre"], ["pure theatre"]),
        ("it is", ["it is so"], []),
        ("", [""], []),
    ],
)
def test_a_part_begins_and_ends_with_a_word_that_tells(asked, stretches, runs):
    assert shared_runs(asked, stretches) == runs
