"""Who repeats words is not taken for who said them first."""

import pytest

from news.quotes.repeated import repeated

ABBOTT = "I heard him. And, finally, he said we risk becoming an island of strangers. That is wrong."


@pytest.mark.parametrize(
    ("stretch", "words", "found"),
    [
        (ABBOTT, "island of strangers", "he said"),
        (ABBOTT, "that is wrong", None),
        ("We risk becoming an island of strangers.", "island of strangers", None),
        (
            "Sir Keir Starmer warned of an island of strangers.",
            "island of strangers",
            "Sir Keir Starmer warned",
        ),
        ("He said so. We are no island of strangers.", "island of strangers", None),
        ("He said so.", "", None),
        ("The party is over. He said art is over.", "art", "He said"),
    ],
)
def test_words_given_as_somebody_else_s(stretch, words, found):
    assert repeated([stretch], words) == found
