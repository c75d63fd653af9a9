"""Copies of one text are known whatever is done to them; two reports of one event are two."""

import pytest

from news.copies import Texts
from tests.conftest import seeds_read

HEADLINE = "Council backs new bridge"


def prose(sentences=40, start=0):
    nouns = "bridge council mayor budget river school station hospital library market".split()
    verbs = "backed delayed funded opened closed praised questioned reviewed sold moved".split()
    return [
        f"In ward {n} the {nouns[n % 10]} {verbs[n * 7 % 10]} plan {n * 13} for {nouns[n * 3 % 10]} of {n}."
        for n in range(start, start + sentences)
    ]


def first_of(one, other):
    texts = Texts()
    assert texts.first_of("\n".join(one)) is None
    return texts.first_of("\n".join(other))


def otherwise_set(text):
    return [line.upper().replace(".", " !") for line in text]


def touched_up(text):
    return [line.replace("plan", "scheme") if n % 3 else line for n, line in enumerate(text)]


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(lambda text: text, id="the same"),
        pytest.param(lambda text: [HEADLINE, "By Staff Reporter", *text], id="under another headline"),
        pytest.param(lambda text: text[:22], id="cut to half"),
        pytest.param(lambda text: text + prose(20, 100), id="added to"),
        pytest.param(otherwise_set, id="set otherwise"),
        pytest.param(touched_up, id="a word changed in most sentences"),
    ],
)
def test_a_copy_is_known(copied):
    assert first_of(prose(), copied(prose())) == 0


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(prose(40, 100), id="another text"),
        pytest.param(prose(12) + prose(28, 100), id="the same background"),
        pytest.param([HEADLINE], id="a line"),
    ],
)
def test_another_text_is_none(other):
    assert first_of(prose(), other) is None


def test_a_notice_is_the_same_only_word_for_word():
    assert first_of(["The mayor resigned today."], ["The mayor resigned today!"]) == 0
    assert first_of(["The mayor resigned today."], ["The mayor resigned today, again."]) is None


def test_what_copies_a_copy_copies_the_first():
    texts = Texts()
    versions = (prose(), prose() + prose(10, 100), prose(10, 200), prose()[:30] + prose(10, 100))
    assert [texts.first_of("\n".join(one)) for one in versions] == [None, 0, None, 0]


def test_the_seeds_are_nine_texts():
    texts = Texts()
    assert [texts.first_of(article.text) for article, _ in seeds_read()] == [None] * 9
