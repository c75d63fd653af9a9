"""A father and a son of one name are two people, in one article and across articles."""

import pytest

from news.people.keys import is_full, last_of, name_key
from news.people.spelling import may_be_one
from news.reading import Reader
from tests.made import article


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def said_by(reader, text):
    (read,) = reader.read_all([article(text)])
    who = (quote.speaker and quote.speaker.person for quote in read.quotes)
    return {one.name for one in read.people}, [None if one is None else read.people[one].name for one in who]


def test_a_junior_is_no_senior(reader):
    text = (
        "President Tom Hare opened the bridge on Monday. His son, Tom Hare Jr., was away.\n\n"
        "Hare said: “It took long enough.”\n\nHare Jr. said: “I was fishing that day.”"
    )
    assert said_by(reader, text) == ({"Tom Hare", "Tom Hare Jr."}, ["Tom Hare", "Tom Hare Jr."])


def test_a_junior_who_is_named_first_keeps_his_words(reader):
    text = (
        "Rep. Tom Hare Jr. resigned on Monday. With his father, the Rev. Tom Hare, he read a letter.\n\n"
        "Hare said: “It took long enough.”"
    )
    assert said_by(reader, text) == ({"Tom Hare", "Tom Hare Jr."}, ["Tom Hare Jr."])


def test_a_president_called_by_the_surname_is_no_junior(reader):
    text = (
        "President Hare opened the bridge on Monday. A picture shows Tom Hare Jr. fishing.\n\n"
        "President Hare said: “It took long enough.”"
    )
    people, who = said_by(reader, text)
    assert "Tom Hare Jr." in people
    assert who == ["Hare"]


def test_what_is_left_out_of_a_shorter_name_makes_nobody_new(reader):
    text = (
        "The special counsel, Robert S. Hare III, spoke on Monday. Robert Hare said: “It took long enough.”"
    )
    assert said_by(reader, text) == ({"Robert S. Hare III"}, ["Robert S. Hare III"])


def test_other_initials_are_another_person(reader):
    text = "President George H.W. Hare built the bridge. His son, President George W. Hare, opened it."
    people, _ = said_by(reader, text)
    assert len({one for one in people if one.startswith("George")}) == 2


def test_a_key_keeps_the_generation_and_the_surname_is_found_before_it():
    key = name_key("Sen. Tom Hare Jr.")
    assert key == "tom hare jr" != name_key("Tom Hare")
    assert last_of(key) == "hare"
    assert not is_full("Hare Jr.")
    assert not may_be_one(key, "tom hare")
    assert may_be_one(name_key("Robert S. Hare III"), "robert hare")
