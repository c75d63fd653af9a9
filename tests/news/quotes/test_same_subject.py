"""Which statements speak of one subject."""

import pytest

from news.quotes.same_subject import same_subject, subject_pairs
from news.text import folded

BOATS = "We will stop the small boats and smash the gangs."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Small boats are run by criminal gangs, and we know it.", True),
        ("Small boats cross every day.", False),  # one word that few articles have
        ("The school will be built by next year.", False),
        ("", False),
    ],
)
def test_two_telling_words_make_a_subject(other, same):
    assert same_subject(BOATS, other) is same


def test_a_name_in_both_makes_none():
    assert not same_subject("I trust Keir Starmer.", "Keir Starmer has lost his way.")
    assert same_subject("I trust Keir Starmer on fishing.", "Keir Starmer has betrayed our fishing towns.")


def test_it_is_looked_up_by_pairs_that_tell_a_subject():
    assert subject_pairs([folded("the small boats")])
    assert not subject_pairs([folded("The Prime Minister said so last year, as people think.")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The former Republican presidential nominee is no judge.",
            "The Democratic presidential nominee is a threat.",
        ),
        ("We will transform the United States.", "In the United States we must transform energy."),
        ("Somebody like Donald Trump plays on fears.", "You want somebody who beats Donald Trump."),
    ],
)
def test_parties_runs_for_office_and_somebody_are_no_subject(one, other):
    assert not same_subject(one, other)
