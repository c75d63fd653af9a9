"""Whom a surname means that several people of an article bear: nobody, unless the article makes it plain."""

import pytest

from news.nouns import PersonKind
from tests.conftest import reader
from tests.made import article

HARE = "The mayor, Tom Hare, opened the bridge on Monday. "
WIFE = "His wife, Ann Hare, stayed at home. "


def speakers(text):
    (read,) = reader().read_all([article(text)])
    assert {one.kind for one in read.people if "Hare" in one.name} == {PersonKind.PERSON}
    assert sorted(one.name for one in read.people if "Hare" in one.name) == ["Ann Hare", "Tom Hare"]
    who = (quote.speaker for quote in read.quotes)
    return [None if one is None or one.person is None else read.people[one.person].name for one in who]


def test_a_surname_is_the_firsts_before_the_second_comes_in():
    said = "Hare said: “It took long enough.”\n"
    assert speakers(HARE + said + WIFE) == ["Tom Hare"]


def test_a_surname_of_two_is_nobodys_and_no_bodys():
    assert speakers(f"{HARE}\n{WIFE}\nHare said: “It took long enough.”") == [None]


def test_a_surname_stays_whose_it_was_once_the_article_has_used_it_twice():
    used = "Hare arrived late. Hare left early.\n"
    far = "\n".join(["The bridge took nine years to build, and it is not finished yet."] * 8)
    text = f"{HARE}\n{used}{WIFE}\n{far}\nHare said: “It took long enough.”"
    assert speakers(text) == ["Tom Hare"]
    assert speakers(f"{HARE}\n{used}{WIFE}\nHare said: “It took long enough.”") == [None]


def test_a_title_tells_who_is_meant():
    text = f"President Tom Hare opened the bridge. {WIFE}President Hare said: “It took long enough.”"
    assert speakers(text) == ["Tom Hare"]


def test_a_first_name_spelt_in_two_ways_is_one_persons():
    text = (
        "The curator, Kristin Hare, opened the show. Kristen Hare, a teacher, has shown before.\n"
        "Hare said: “It took long enough.”"
    )
    (read,) = reader().read_all([article(text)])
    assert [one.name for one in read.people] == ["Kristin Hare"]
    assert [quote.speaker and quote.speaker.person for quote in read.quotes] == [0]


def called(text):
    (read,) = reader().read_all([article(text)])
    return {one.name: set(one.aliases) for one in read.people}


def test_a_president_is_nobodys_daughter_or_wife():
    text = "The president’s daughter Ann Hare came in. President Hare was shown. “No,” Mr. Hare said."
    found = called(text)
    assert {"President Hare", "Hare"}.isdisjoint(found["Ann Hare"])
    text = "Ann Hare, his wife, came in. Prime Minister Hare said that it was late."
    assert "Prime Minister Hare" not in called(text)["Ann Hare"]
    assert {"President Hare", "Mr. Hare"} <= found["Hare"]
    text = "The first lady, Ann Hare, danced. President Hare spoke. “I did,” Mrs. Hare said."
    found = called(text)
    assert "Mrs. Hare" in found["Ann Hare"]
    assert "President Hare" in found["Hare"]


def test_a_former_first_lady_may_hold_another_office_and_a_pastors_daughter_any():
    assert (
        "Secretary Hare" in called("Ann Hare, the former first lady, left. Secretary Hare spoke.")["Ann Hare"]
    )
    found = called("Ann Hare, daughter of a pastor, left. “No,” President Hare said.")
    assert "President Hare" in found["Ann Hare"]


def test_what_opens_a_sentence_is_no_first_name():
    text = "Tom Hare left. Joining Hare on stage was Ann Roe. Longtime Hare aides stayed."
    assert sorted(called(text)) == ["Ann Roe", "Tom Hare"]
    assert [*called("Longtime Hare in the Mud writer Ann Roe said no. Tom Hare spoke.")] == [
        "Tom Hare",
        "Ann Roe",
    ]


@pytest.mark.parametrize("first", ["Naveed", "Jinping", "Golding", "Tiger"])
def test_a_first_name_that_looks_like_another_word_is_one(first):
    text = f"Prime Minister Tom Hare flew to Leeds. {first} Hare said it was burnt. “A tiger,” he said."
    assert {"Tom Hare", f"{first} Hare"} <= called(text).keys()


def test_two_of_whom_no_gender_is_known_are_neither_mr_nor_ms():
    text = "Ghazala Hare spoke of her son, Humayun Hare. “No,” Mr. Hare said. “Yes,” Ms. Hare said."
    found = called(text)
    assert {"Mr. Hare", "Ms. Hare"}.isdisjoint(found["Ghazala Hare"] | found["Humayun Hare"])


def test_a_justice_is_the_son_whom_alone_the_article_names():
    text = "Justices Ann Lee and Samuel A. Hare Jr. agreed. “No,” Justice Hare said."
    assert "Justice Hare" in called(text)["Samuel A. Hare Jr."]


def test_a_common_word_before_a_surname_opens_the_sentence():
    text = "Ann Hare won. Beneath Hare’s wins lie doubts, beneath them more."
    assert list(called(text)) == ["Ann Hare"]
