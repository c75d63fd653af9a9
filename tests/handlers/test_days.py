"""Days that an article's own words mean, beside these words in answers."""

from datetime import date

import pytest

from news.nouns import Published
from tests.conftest import reader, save
from tests.made import article
from tests.newsroom import words

TOLD = "Ana Doe, the mayor of Dover, won the vote last weekend. Ana Doe is to meet the council on Friday."


@pytest.fixture
def add(newsroom):
    """Save an article that says `text`, published on a Wednesday or undated."""

    def added(text, *, dated=True):
        published = Published(day=date(2025, 5, 14)) if dated else None
        one = article(text, published=published)
        save(newsroom.store, one, reader().read(one))
        return newsroom

    return added


def test_what_articles_tell_of_a_person_says_which_days_are_meant(add):
    answer = words(add(TOLD).ask("/whosaid Ana Doe"))
    assert "“last weekend”: Sat 10 to Sun 11 May 2025" in answer
    assert "“Friday”: Fri 16 May 2025" in answer


def test_an_undated_article_s_days_stay_as_they_are_written(add):
    answer = words(add(TOLD, dated=False).ask("/whosaid Ana Doe"))
    assert "last weekend" in answer
    assert "“last weekend”:" not in answer


def test_days_that_somebody_named_are_counted_from_no_article(add):
    room = add(
        "Ana Doe, the mayor of Dover, won the vote with “a wall by Friday and a road tomorrow” last weekend."
    )
    answer = words(room.ask("/whosaid Ana Doe"))
    assert "“last weekend”: Sat 10 to Sun 11 May 2025" in answer
    assert "“Friday”:" not in answer
    assert "“tomorrow”:" not in answer


def test_a_figure_says_for_which_day_it_is_given(add):
    room = add("Officials counted 1,240 people crossing the Channel in small boats on Monday.")
    assert "“Monday”: Mon 12 May 2025" in words(room.ask("/facts small boats"))
