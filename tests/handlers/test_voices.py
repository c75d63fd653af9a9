"""Who is told to have said, and to criticise, some words: never anybody who didn't, nor two people as one."""

import pytest

from tests.conftest import reader, save
from tests.made import article, reading
from tests.newsroom import words

HOMES = (
    "Prime Minister Keir Starmer told reporters: “We will build new homes in every county of England.”\n"
    "Former Labour leader Jeremy Corbyn criticised Sir Keir Starmer's comments on pensioners as “shameful”."
)
STREETING = (
    "\nHealth Secretary Wes Streeting said: “New homes in every county of England are a fine thing for all.”"
)
PLUMBER = "John Smith, a plumber from Leeds, told the paper: “The water bill is a national disgrace.”"
FARMER = (
    "John Smith, a farmer in Devon, told reporters: “My water bill is a national disgrace and it must fall.”"
)
BENN = "The Northern Ireland Secretary Hilary Benn told the Commons: “We will repeal the Legacy Act in full.”"


def read(room, *texts):
    for text in texts:
        save(room.store, article(text), reader().read(article(text)))


def asked(room, question):
    return words(room.ask(f"/whosaid {question}"))


@pytest.mark.parametrize(
    "question", ['"new homes in every county of England"', 'who criticised "new homes in every county"']
)
def test_who_criticises_something_else_that_somebody_said_is_no_critic_of_these_words(newsroom, question):
    read(newsroom, HOMES)
    answer = asked(newsroom, question)
    assert "Criticised by" not in answer
    assert (
        "Criticism of what Keir Starmer said, these words or others, in the same articles\nFormer Labour"
        in answer
    )


def test_whose_words_are_criticised_is_told_of_one_speaker_alone(newsroom):
    read(newsroom, HOMES + STREETING)
    answer = asked(newsroom, '"new homes in every county of England"')
    assert "Said by Keir Starmer; Wes Streeting" in answer
    assert "critici" not in answer.lower()


def test_criticism_of_what_others_said_is_none_of_theirs(newsroom):
    read(
        newsroom,
        HOMES.replace("Sir Keir Starmer's comments on pensioners", "a lord's speech on Keir Starmer"),
    )
    assert "critici" not in asked(newsroom, '"new homes in every county of England"').lower()


@pytest.mark.parametrize(
    "before",
    [
        "Jeremy Corbyn criticised the budget while Sir Keir’s ",
        "A spokesman for Jeremy Corbyn criticised Sir Keir’s ",
    ],
)
def test_who_criticises_something_else_in_the_sentence_is_no_critic(newsroom, before):
    read(newsroom, f"Prime Minister Keir Starmer spoke. {before}“island of strangers” comments were heard.")
    answer = asked(newsroom, '"island of strangers"')
    assert "island of strangers" in answer
    assert "Criticised by" not in answer


def test_two_people_of_one_name_are_not_told_of_as_one(newsroom):
    read(newsroom, PLUMBER, FARMER)
    answer = asked(newsroom, '"water bill is a national disgrace"')
    assert "2 statements by John Smith, in 2 articles · not known to be one person" in answer


def test_two_people_of_one_name_beside_a_third_are_not_told_of_as_one(newsroom):
    read(newsroom, PLUMBER, FARMER, "Mayor Ana Doe said: “The water bill is a national disgrace, I am told.”")
    answer = asked(newsroom, '"water bill is a national disgrace"')
    assert "John Smith (not known to be one person)" in answer


@pytest.mark.parametrize("question", ["Mr Benn", "Mr Hilary Benn", "what did Mr Benn say", "Ms Benn"])
def test_a_first_name_alone_denies_nobody(newsroom, question):
    read(newsroom, BENN)
    assert asked(newsroom, question).startswith("Hilary Benn · “Northern Ireland Secretary”")


@pytest.mark.parametrize("cue", ["he", "Mr Benn"])
def test_what_articles_say_of_somebody_does(newsroom, cue):
    read(newsroom, f"{BENN.replace('Hilary', 'Robin')} “Talks go on,” {cue} said.")
    assert asked(newsroom, "Mr Benn").startswith("Robin Benn")
    assert asked(newsroom, "Ms Benn").startswith("No one called “Ms Benn”")


def test_who_is_called_by_a_surname_alone_is_not_told_of_with_a_title(newsroom):
    read(newsroom, BENN, "Benn told the paper: “It rains in Leeds again today.” The paper printed it.")
    answer = asked(newsroom, "Mrs Benn")
    assert "1 quote by a “Benn” that can’t be told apart" in answer


def test_a_name_of_any_length_leaves_room_for_the_others(newsroom):
    for name in ("Ana Doe", "X" * 3000 + " Doe"):
        text = article().text.replace("Ana Doe", name)
        save(newsroom.store, article(text), reading(text, name))
    head = asked(newsroom, '"will build it"').split("\n")[1]
    assert "Ana Doe" in head
    assert len(head) < 200


@pytest.mark.parametrize("thanks", ["thanks", "OK", "thank you!"])
def test_whoever_says_thanks_asks_for_nobody(reading_room, thanks):
    assert asked(reading_room, thanks) == asked(reading_room, "")


def test_a_verb_that_was_asked_for_and_not_looked_for_is_said_to_be_left_aside(reading_room):
    told = "“criticise” was left aside: this is what they said by any verb, of whomever."
    assert asked(reading_room, "who did Starmer criticise?").startswith(told)
    assert asked(reading_room, "did Starmer criticise Albania").startswith(told)
    assert "left aside" not in asked(reading_room, "what did Starmer say about Albania")


def test_news_about_a_topic_is_nobody_of_that_name(reading_room):
    answer = asked(reading_room, "any news on Albania")
    assert answer == asked(reading_room, "anything about Albania")
    assert "Which" not in answer


def test_a_question_for_another_command_leads_to_it(reading_room):
    told = "`/facts cost of living` may answer that.\n"
    assert asked(reading_room, "what is the cost of living").startswith(told)
    assert "may answer" not in asked(reading_room, "Nobody Whatever")
