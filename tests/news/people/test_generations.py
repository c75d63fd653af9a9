"""A father and a son of one name are two people, in one article and across articles."""

import pytest

from news.people.keys import is_full, last_of, name_key
from news.people.spelling import may_be_one
from tests.conftest import reader
from tests.made import article


def said_by(text):
    (read,) = reader().read_all([article(text)])
    who = (quote.speaker.person if quote.speaker else None for quote in read.quotes)
    return {one.name for one in read.people}, [None if one is None else read.people[one].name for one in who]


def test_a_junior_is_no_senior():
    text = (
        "President Tom Hare opened the bridge on Monday. His son, Tom Hare Jr., was away.\n\n"
        "Hare said: “It took long enough.”\n\nHare Jr. said: “I was fishing that day.”"
    )
    assert said_by(text) == ({"Tom Hare", "Tom Hare Jr."}, ["Tom Hare", "Tom Hare Jr."])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Donald Trump Jr. met a Russian lawyer. President Donald Trump praised his son. "
                "Trump said: “My son is a high-quality person.”"
            ),
            "Donald Trump",
        ),
        (
            (
                "Harry Connick met Donald Trump Jr. at the hotel. Donald Trump Jr. left.\n\n"
                "“No,” Trump said, a day after President Donald Trump spoke."
            ),
            "Donald Trump",
        ),
        (
            "Donald Trump Jr. spoke in Ohio. Donald Trump won in 2016. Trump said: “I will run again.”",
            "Donald Trump",
        ),
        (
            "Donald J. Trump Jr. met him. Donald Trump won in 2016. Donald Trump said: “He is a fool.”",
            "Donald Trump",
        ),
        (
            "Donald Trump Jr. met them. President Trump praised his son. “He is a good boy,” Trump said.",
            "Trump",
        ),
        (
            (
                "Trump spoke. Donald Trump Jr. and Ivanka Trump left. President Trump praised them. "
                "“They are good,” Trump said."
            ),
            "Trump",
        ),
        (
            "Martin Luther King Jr. marched. Martin Luther King III spoke. “He would be proud,” King said.",
            None,
        ),
        ("Ken Hare Jr. ran. His father, Ken Hare, watched. “I was glad,” Hare said.", None),
        (
            "Tom Hare Jr. ran. Mr. Hare left. Mr. Hare’s father, Tom Hare, watched. “I ran,” Mr. Hare said.",
            "Tom Hare Jr.",
        ),
        ("Robert F. Hare Jr. ran. His father, Robert Hare, was shot. “I was glad,” Hare said.", None),
        ("Rep. Tom Hare Jr. quit. He met his father, the Rev. Tom Hare. “I was glad,” Hare said.", None),
        ("Health Secretary Tom Hare Jr. ran. Secretary Hare left. “I am glad,” Hare said.", "Tom Hare Jr."),
        ("Tom Hare Jr., the mayor, ran. Mayor Hare left. “I am glad,” Hare said.", "Tom Hare Jr."),
        ("Adm. Tom Hare Jr. ran. Admiral Hare left. “I am glad,” Hare said.", "Tom Hare Jr."),
        ("Robert Downey Jr. plays Stark. “I am glad,” Downey said.", "Robert Downey Jr."),
    ],
)
def test_a_fathers_words_are_never_his_sons(text, speaker):
    _, who = said_by(text)
    assert who[-1] == speaker


def test_whom_an_office_names_is_no_junior_and_leaves_him_private():
    text = "Donald Trump Jr. met them. President Trump praised his son. “He is a good boy,” Trump said."
    (read,) = reader().read_all([article(text)])
    assert {one.name: (one.public, [role.words for role in one.roles]) for one in read.people} == {
        "Donald Trump Jr.": (False, []),
        "Trump": (True, ["President"]),
    }


def test_a_president_called_by_the_surname_is_no_junior():
    text = (
        "President Hare opened the bridge on Monday. A picture shows Tom Hare Jr. fishing.\n\n"
        "President Hare said: “It took long enough.”"
    )
    people, who = said_by(text)
    assert "Tom Hare Jr." in people
    assert who == ["Hare"]


def test_what_is_left_out_of_a_shorter_name_makes_nobody_new():
    text = (
        "The special counsel, Robert S. Hare III, spoke on Monday. Robert Hare said: “It took long enough.”"
    )
    assert said_by(text) == ({"Robert S. Hare III"}, ["Robert S. Hare III"])


def test_other_initials_are_another_person():
    text = "President George H.W. Hare built the bridge. His son, President George W. Hare, opened it."
    people, _ = said_by(text)
    assert len({one for one in people if one.startswith("George")}) == 2


def test_a_key_keeps_the_generation_and_the_surname_is_found_before_it():
    key = name_key("Sen. Tom Hare Jr.")
    assert key == "tom hare jr" != name_key("Tom Hare")
    assert last_of(key) == "hare"
    assert not is_full("Hare Jr.")
    assert not may_be_one(key, "tom hare")
    assert not may_be_one(name_key("Tom J. Hare Jr."), "tom hare")
    assert may_be_one(name_key("Robert S. Hare III"), "robert hare")


def test_a_relative_with_a_longer_name_is_another_person():
    text = "The heiress Gloria Hare left on Monday. Her mother, Gloria Morgan Hare, stayed."
    people, _ = said_by(text)
    assert people == {"Gloria Hare", "Gloria Morgan Hare"}


def test_whose_relative_somebody_is_stays_one_person():
    text = "Ann Hare said: “It took long enough.” Her father, Tom John Hare, left. Tom Hare stayed."
    people, _ = said_by(text)
    assert people == {"Ann Hare", "Tom John Hare"}
