from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.stories.assign import WINDOW_DAYS, Assignment, Told, assign, near_in_time
from news.stories.rarity import Vocabulary
from tests.news.stories.made import NOTHING_READ, told

GRAB = "Bob Etheridge grabbed a student by the wrist in Washington. Filmed, Etheridge apologised to him."
AGAIN = "Mr Etheridge apologised for a tussle with a student, filmed in Washington. The wrist is well."
FERRY = "A ferry sank off Palawan with forty pilgrims aboard, and divers searched the wreck."

FIRST = told(1, GRAB, story="a")


def decided(article: Told, *recent: Told) -> Assignment:
    return assign(article, recent, NOTHING_READ)


def test_the_first_article_begins_a_story():
    assert decided(told(1, GRAB)) == Assignment(story=None)


def test_another_report_joins_and_says_why():
    found = decided(told(2, AGAIN, days=1), FIRST)
    assert (found.story, found.nearest) == ("a", 1)
    assert "etheridge" in found.shared[:2]


def test_another_event_of_the_same_day_begins_a_story():
    found = decided(told(2, FERRY), FIRST)
    assert (found.story, found.likeness, found.rivals) == (None, 0.0, ())


def test_the_same_words_outside_the_window_begin_a_story():
    assert decided(told(2, GRAB, days=WINDOW_DAYS), FIRST).story == "a"
    assert decided(told(2, GRAB, days=WINDOW_DAYS + 1), FIRST).story is None
    assert decided(told(2, GRAB, days=-WINDOW_DAYS - 1), FIRST).story is None


def test_an_undated_article_joins_by_its_words():
    assert decided(told(2, AGAIN, days=None), FIRST).story == "a"
    assert decided(told(2, FERRY, days=None), FIRST).story is None


def test_an_article_keeps_its_story():
    assert decided(told(2, AGAIN, story="b"), FIRST).story == "b"


def test_a_story_that_came_close_is_named():
    other = replace(told(3, AGAIN), story="b")
    found = decided(told(2, GRAB), FIRST, other)
    assert (found.story, found.rivals) == ("a", ("b",))


def test_an_article_is_never_compared_with_itself():
    assert decided(told(1, GRAB), FIRST).story is None


def test_the_mean_keeps_a_story_from_drifting():
    """One near copy among four articles on something else isn't enough."""
    drifted = [told(number, FERRY, story="a") for number in range(10, 14)]
    nearest = told(1, GRAB, story="a")
    alone, among = decided(told(2, AGAIN), nearest), decided(told(2, AGAIN), nearest, *drifted)
    assert among.likeness < alone.likeness


def test_a_word_that_stands_everywhere_joins_nothing():
    everywhere = Vocabulary(articles=1000, holding={"albania": 1000})
    one, other = told(1, "Albania: ferry", story="a"), told(2, "Albania: tax")
    assert assign(other, [one], everywhere).story is None


words = st.lists(st.sampled_from("Ana ferry Tirana bridge sank vote Rama tax Doe court".split()), max_size=12)
articles = st.builds(
    lambda number, text, days: told(number, " ".join(text), days=days),
    st.integers(0, 40),
    words,
    st.none() | st.integers(-20, 20),
)
recents = st.lists(
    st.builds(lambda one, story: replace(one, story=story), articles, st.integers(1, 4)), max_size=8
)


@given(articles, recents)
def test_what_joins_lies_in_the_window_and_shares_words(article, recent):
    found = assign(article, recent, NOTHING_READ)
    assert 0 <= found.likeness <= 1
    assert found.story not in found.rivals
    if found.story is not None:
        near = [one for one in recent if one.story == found.story and near_in_time(article.day, one.day)]
        assert any(article.terms.keys() & one.terms.keys() for one in near)
        assert found.shared


@given(articles, recents, st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_changes_no_likeness(article, recent, chance):
    other = list(recent)
    chance.shuffle(other)
    one, two = (assign(article, each, NOTHING_READ) for each in (recent, other))
    assert one.likeness == pytest.approx(two.likeness)
    assert (one.story is None) == (two.story is None)


@given(articles, recents)
def test_a_day_that_all_share_changes_nothing(article, recent):
    """Time only shuts out: the same articles, all of one day or all on another, decide alike."""
    days = (date(2025, 5, 14), date(2019, 1, 1))
    found = [
        assign(replace(article, day=day), [replace(o, day=day) for o in recent], NOTHING_READ) for day in days
    ]
    assert found[0] == found[1]
