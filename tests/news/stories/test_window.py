import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.stories.assign import WINDOW_DAYS
from news.stories.window import MOST_ALIKE, Window
from tests.news.stories.made import told

GRAB = "Bob Etheridge grabbed a student by the wrist in Washington."


def alike(window, text):
    return [one.id for one in window.alike(told("new", text).terms)]


def window_of(*articles):
    window = Window()
    for article in articles:
        window.add(article)
    return window


def test_only_articles_that_share_a_term_are_found():
    window = window_of(told(1, GRAB, story=1), told(2, "A ferry sank off Palawan.", story=2))
    assert alike(window, "Etheridge apologised") == [1]
    assert alike(window, "Nothing of the sort") == []


def test_articles_drop_out_and_stay_in_the_vocabulary():
    window = window_of(told(1, GRAB, story=1), told(2, GRAB, days=WINDOW_DAYS, story=1))
    assert alike(window, GRAB) == [1, 2]
    window.add(told(3, "Ferry", days=WINDOW_DAYS + 1, story=2))
    assert alike(window, GRAB) == [2]
    assert window.vocabulary.articles == 3
    assert window.vocabulary.holding["etheridge"] == 2


def test_an_undated_article_counts_from_the_day_seen_when_it_came():
    window = window_of(told(1, GRAB, days=None, story=1), told(2, "Ferry", story=2))
    assert alike(window, GRAB) == [1]
    window.add(told(3, "Ferry", days=WINDOW_DAYS + 1, story=2))
    assert alike(window, GRAB) == []


def test_the_first_articles_of_a_long_story_are_always_compared_with():
    text = f"{GRAB} Palawan pilgrims"
    window = window_of(told(0, GRAB, story=1), *(told(n, text, story=1) for n in range(1, 4 * MOST_ALIKE)))
    found = alike(window, text)
    assert 0 in found
    assert len(found) <= 2 * MOST_ALIKE


def test_an_article_without_a_story_is_refused():
    with pytest.raises(ValueError, match="story"):
        Window().add(told(1, GRAB))


@given(st.lists(st.tuples(st.sampled_from("ferry tax Rama Doe".split()), st.none() | st.integers(0, 40))))
def test_whatever_the_dates_the_index_holds_only_what_is_remembered(steps):
    window = Window()
    for number, (word, days) in enumerate(steps):
        window.add(told(number, f"{word} Tirana", days=days, story=number % 3))
        found = {one.id for one in window.alike(told("new", "Tirana").terms)}
        assert found <= set(range(number + 1))
        assert number in found
