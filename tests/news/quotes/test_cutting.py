"""What a pasted passage is cut from, and who criticises words."""

import pytest

from news.quotes.criticised import critic
from news.quotes.cutting import Cut, cut_of

PHILP = "So why is Starmer now flying out for a handshake in Tirana to claim credit? What is it for?"

MR = "We told Mr. Smith that he was wrong."


@pytest.mark.parametrize(
    ("asked", "how"),
    [
        ("flying out for a handshake in Tirana to claim credit", Cut.QUESTION),
        ("So why is Starmer now flying out for a handshake in Tirana to claim credit?", None),
        ("handshake in Tirana", None),
        ("We will build it as soon as we can", Cut.LONGER),
        ("We will build it as soon as we can, and not a day later.", None),
        ("We told Mr. Smith that he was", Cut.LONGER),
        ("Nobody has ever said anything of that kind", None),
    ],
)
def test_a_passage_is_a_whole_sentence_or_cut(asked, how):
    found = cut_of(asked, (PHILP, "We will build it as soon as we can, and not a day later. Not now.", MR))
    assert (found and found[0]) == how


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Mr Corbyn, who also criticised ", ("Mr Corbyn", "criticised")),
        ("The Trades Union Congress has condemned ", ("The Trades Union Congress", "condemned")),
        ("The Liberal Democrats on Tuesday denounced ", ("The Liberal Democrats", "denounced")),
        ("Mr Corbyn praised ", None),
        ("Mr Corbyn was criticised. He repeated ", None),
    ],
)
def test_who_criticises_words_is_named_as_the_article_names_them(before, found):
    assert critic(f"{before}Sir Keir’s “island of strangers” comments.", len(before)) == found
