"""Sentences are shown with their marks in pairs, however they were cut, and with no word of ours."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.blocks.kit import escape, excerpt, harmless, link, paired
from tests.conftest import save
from tests.made import TEXT, article, reading, span
from tests.newsroom import words


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        ("it grew,” he said.", "“it grew,” he said."),
        ("He said “it grew…", "He said “it grew…”"),
        ("…who said it” and “that", "“…who said it” and “that”"),
        ("“One.” “Two.”", "“One.” “Two.”"),
        ("He said: “One. “Two.”", "He said: “One.” “Two.”"),
        ("He said: “One. “Two", "He said: “One.” “Two”"),
        ('it grew," he said.', '"it grew," he said.'),
        ('He said "it grew…', 'He said "it grew…"'),
        ("the mayors’ plan, it’s said", "the mayors’ plan, it’s said"),
    ],
)
def test_a_mark_cut_from_its_other_half_gets_one(cut, shown):
    assert paired(cut) == shown
    assert paired(shown) == shown


@given(st.text(alphabet="ab “”", max_size=40), st.integers(1, 9))
def test_whatever_is_cut_gains_and_loses_no_word(text, most):
    bare = excerpt(text, most).replace("“", "").replace("”", "").removesuffix("…").split()
    assert bare == text.replace("“", "").replace("”", "").split()[: len(bare)]


@pytest.mark.parametrize("line", ["/whosaid Keir Starmer", "/whosaid Rama", "/story Albania"])
def test_every_line_of_the_seeds_answers_has_its_marks_in_pairs(reading_room, line):
    answer = reading_room.ask(line)
    shown = [answer]
    if line.startswith("/whosaid"):
        shown.append(reading_room.choose(answer, "Full sentences"))
    for one in [told for each in shown for told in words(each).splitlines()]:
        assert one.count("“") == one.count("”"), one


def test_a_sentence_that_ends_inside_a_quote_is_shown_with_both_marks(newsroom):
    text = (
        "“It was late. Ana Doe, the mayor, came,” said Ms Doe.\n"
        "Bob Roe, a plumber: We will build it. He was very glad."
    )
    save(newsroom.store, article(text), reading(text))
    for one in words(newsroom.ask("/whosaid Bob Roe")).splitlines():
        assert one.count("“") == one.count("”"), one


@pytest.mark.parametrize("said", ["*so*", "~so~ now", "`so` now", "_so_ now", "**so**", "_*so*_", "*so\nso*"])
def test_an_articles_signs_are_no_markup(newsroom, said):
    whole = f"We will build it. We said {said}."
    text = TEXT.replace("We will build it.", whole)
    read = reading(text)
    quote = replace(read.quotes[0], content=(span(text, whole),))
    save(newsroom.store, article(text), replace(read, quotes=(quote, *read.quotes[1:])))
    shown = str(newsroom.ask("/whosaid “build it”").blocks)
    assert "so" in shown
    assert f"We said {said}" not in shown
    assert f"{said[0]}so{said[0]}" not in shown


_FORMATTED = re.compile(r"(?<![^\W_])(?P<sign>[*_~`])(?=\S).*?\S(?P=sign)(?![^\W_])")
_SIGNS = str.maketrans("∗ˍ∼ˋ", "*_~`")


@given(st.lists(st.text(alphabet="aé1 .,“<&|*_~`\n\x00", max_size=12), min_size=1, max_size=4))
def test_no_pair_of_signs_from_outside_is_markup_and_all_are_shown(parts):
    shown = " … ".join(map(escape, parts))
    assert not _FORMATTED.search(shown)
    assert shown.translate(_SIGNS) == " … ".join(map(harmless, parts))


@given(st.lists(st.from_regex(r"[a-zé0-9]+([*_~`][a-zé0-9]+)*", fullmatch=True), min_size=1))
def test_signs_inside_words_are_left_alone(parts):
    assert escape(" ".join(parts)) == " ".join(parts)


def test_an_address_keeps_its_signs():
    url = "https://example.org/~ana/_a_*b*"
    assert link(url, "*so*") == f"<{url}|∗so∗>"
