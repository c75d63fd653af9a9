"""Who speaks in turn: questions and answers without labels, and words without a cue after a question."""

import pytest

from news.nouns import Status
from tests.news.test_reading import read, said

QUESTIONS = (
    "Where did the idea come from?",
    "My grandmother kept a ledger. I inherited it.",
    "She told me that it was cursed.",
    "You have said you would never write a memoir. Why not?",
    "Because my mother is alive and she reads everything.",
    "What are you writing now?",
    "I am writing a play.",
    "The novel is published on 4 June.",
)
ANSWERS = [
    "My grandmother kept a ledger. I inherited it.",
    "She told me that it was cursed.",
    "Because my mother is alive and she reads everything.",
    "I am writing a play.",
]


@pytest.mark.parametrize(
    "intro",
    [
        "Ines Calder has a third novel out. Calder spoke to Ruth Adeyemi about grief.",
        "Ines Calder has a third novel out. She spoke to Ruth Adeyemi about grief.",
        "We talked to the novelist Ines Calder about grief.",
        "The novelist Ines Calder sat down with the Courier’s books editor, Ruth Adeyemi.",
        "The novelist Ines Calder answers our questions.",
        "Ruth Adeyemi spoke to Ines Calder about grief. Calder lives in Leeds.",
        "We talked to the novelist Ines Calder about grief. Calder lives in Leeds.",
    ],
)
def test_answers_between_bare_questions_are_of_whoever_is_interviewed(intro: str) -> None:
    found = list(said(*read(intro, *QUESTIONS)))
    assert [words for words, who in found if who == "Ines Calder"] == ANSWERS
    assert {who for _, who in found} <= {"Ines Calder", None}


@pytest.mark.parametrize(
    "intro",
    [
        "Ines Calder has a third novel out.",
        "Ruth Adeyemi spoke to Ines Calder about grief.",
        "The mayor, Jane Doe, was interviewed. So was Ines Calder, the novelist.",
    ],
)
def test_where_the_intro_leaves_it_open_nobody_answers(intro: str) -> None:
    assert not {words for words, _ in said(*read(intro, *QUESTIONS))} & set(ANSWERS)


def test_an_article_s_own_questions_are_no_interview() -> None:
    text, reading = read(
        "Council leader Dana Whitlock spoke to us about the new rules.",
        "When do they start?",
        "They start on 1 March. Our map shows where.",
        "Do I need a permit?",
        "Yes, if you live in zone A. We have the prices.",
        "Can my visitors park?",
        "Visitors can use cards. I would buy them early.",
    )
    assert list(said(text, reading)) == []


def test_what_an_answer_tells_of_others_is_second_hand() -> None:
    _, reading = read("We talked to the novelist Ines Calder.", *QUESTIONS)
    assert [quote.status for quote in reading.quotes if quote.cue is not None] == [Status.SECOND_HAND]


def test_two_who_take_turns() -> None:
    found = read(
        "Senator Carla Boyd met the host Mark Linney on Sunday.",
        "“Did you read the bill?” Linney asked.",
        "“Every page,” Boyd said.",
        "“Then why did you tell voters that?”",
        "“Because it is true.”",
    )
    assert list(said(*found)) == [
        ("Did you read the bill?", "Mark Linney"),
        ("Every page,", "Carla Boyd"),
        ("Then why did you tell voters that?", "Mark Linney"),
        ("Because it is true.", "Carla Boyd"),
    ]


def test_after_four_turns_the_next_is_the_other_s() -> None:
    found = read(
        "Senator Carla Boyd met the host Mark Linney on Sunday.",
        "“Did you read it?” Linney asked.",
        "“Every page,” Boyd said.",
        "“The budget office says it fails,” Linney said.",
        "“They were wrong,” Boyd said.",
        "“They were right on tax.”",
    )
    assert list(said(*found))[-1] == ("They were right on tax.", "Mark Linney")


def test_two_whom_an_article_quotes_in_turn_hold_no_dialogue() -> None:
    found = read(
        "Senator Carla Boyd met the mayor Mark Linney on Sunday.",
        "“The budget office says it fails,” Linney said.",
        "“It works,” Boyd said.",
        "“The numbers are bad,” Linney said.",
        "“They were wrong,” Boyd said.",
        "“Voters know it.”",
    )
    assert list(said(*found))[-1] == ("Voters know it.", "Carla Boyd")


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("When Smith asked, “Why did you lie?” he replied, “I did not.”", ["Ann Smith", None]),
        ("When Smith asked him, “Why now?” he said, “I do not know.”", ["Ann Smith", None]),
        ("Smith told him: “You must go,” he recalled, “and I went.”", ["Ann Smith", None]),
        ("Smith told voters: “You must go,” he recalled, “and I went.”", ["Ann Smith", None]),
        ("Smith told voters: “You must go,” she added, “and I will.”", ["Ann Smith"]),
    ],
    ids=["a question", "asked him", "told him", "of another gender", "who goes on"],
)
def test_whoever_is_spoken_to_goes_on_in_the_same_sentence(sentence: str, whose: list[str | None]) -> None:
    found = read(f"Ann Smith was there. {sentence}")
    assert [who for _, who in said(*found)] == whose


def test_whoever_asks_does_not_answer() -> None:
    found = read(
        "Mark Linney was there.", "“Did you read the bill?” Linney asked.", "“Every page.”", "“All of it.”"
    )
    assert [who for _, who in said(*found)] == ["Mark Linney", None, None]


def test_whoever_answers_their_own_question_goes_on() -> None:
    found = read("Mark Linney was there.", "“Why do we do it?” Linney said.", "“Because we can.”")
    assert [who for _, who in said(*found)] == ["Mark Linney", "Mark Linney"]
