"""Word by word: what is in both, and what in one alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.quotes.compare import Change, nearness, word_by_word
from news.quotes.likeness import Likeness, likeness
from news.text import folded

GIVEN = (
    "So why is Starmer now flying out for a handshake in Tirana to claim credit? If it works, what is it for?"
)


def test_a_reworded_question_is_compared_word_by_word():
    runs = word_by_word("why is Starmer flying out for handshakes to claim credit", GIVEN)
    assert [(run.change.name, run.words) for run in runs] == [
        ("SAME", "why is Starmer"),
        ("ONLY_GIVEN", "now"),
        ("SAME", "flying out for"),
        ("ONLY_ASKED", "handshakes"),
        ("ONLY_GIVEN", "a handshake in Tirana"),
        ("SAME", "to claim credit?"),
    ]


def test_words_that_have_nothing_in_common_have_no_comparison():
    assert word_by_word("quite another thing", GIVEN) == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_given_words_are_never_changed(asked, given):
    shown = [run.words for run in word_by_word(asked, given) if run.change != Change.ONLY_ASKED]
    assert " ".join(shown) in " ".join(given.split())
    assert 0 <= nearness(asked, given) <= 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (["We will build it."], ["we will BUILD it"], Likeness.SAME),
        (["pure theatre"], ["entire visit is pure theatre"], Likeness.CUT),
        (["it is"], ["it is what it is"], None),
        (
            ["Every step we take, and more besides."],
            ["Every step that we take and more besides"],
            Likeness.REWORDED,
        ),
        (
            ["Every step we take helps the whole country"],
            ["No plan of theirs helps the whole country now"],
            None,
        ),
        (["We will build it here next year"], ["We will not build it here next year"], None),
        (["We have backed it here all along"], ["We haven’t backed it here all along"], None),
        (["Never will I support the plan"], ["I support the plan"], None),
        (["Never will I support a plan of that kind"], ["I support the plan of that kind"], None),
        (["We will build five hundred homes here"], ["We will build nine hundred homes here"], None),
        (["It will cost us £5m in all here"], ["It will cost us £9m in all here"], None),
        (
            ["We will build it here next year"],
            ["Listen: we will build it right here next year, not in 2030"],
            Likeness.REWORDED,
        ),
        (["delivering security"], ["is delivering security for working people", "And more."], Likeness.CUT),
    ],
)
def test_which_words_are_one_statement(one, other, kind):
    assert likeness([folded(words) for words in one], [folded(words) for words in other]) == kind
