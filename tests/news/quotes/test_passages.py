"""Sentences, and which marked stretches stand alone."""

import pytest

from news.nouns import Article, LineKind
from news.quotes.passages import passages
from news.quotes.titles import is_title


def sentences(text: str) -> list[str]:
    return [
        sentence.span.of(text) for passage in passages(Article(text=text)) for sentence in passage.sentences
    ]


def test_a_question_in_marks_does_not_end_the_sentence_of_its_cue() -> None:
    assert sentences("“Why do you want to go?” I ask. He left.") == [
        "“Why do you want to go?” I ask.",
        "He left.",
    ]


def test_a_quoted_full_stop_does() -> None:
    assert sentences("“Everyone is gone.” He left for good.") == ["“Everyone is gone.”", "He left for good."]


def test_titles_and_initials_end_nothing() -> None:
    assert len(sentences("Mr. Smith and J. Doe of the U.S. Senate met Dr. Lee in Wash. on Monday.")) == 1


def test_furniture_inside_a_line_cuts_it() -> None:
    text = "They were picked up by officers. Advertisement Gardaí carried out the operation."
    assert sentences(text) == ["They were picked up by officers.", "Gardaí carried out the operation."]


def test_captions_and_players_lines_are_no_prose() -> None:
    text = "“I really hope,” he said today in town.\nImage: Nikita\n3:19\n“Europe will awake and replace it.”"
    kinds = [passage.kind for passage in passages(Article(text=text))]
    assert kinds == [LineKind.BODY, LineKind.CAPTION, LineKind.BOILERPLATE, LineKind.BODY]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“Something has to change,” Mr Johnson told NBC.", True),
        ("He said it was “probably” likely.", False),
        ("The Republican said “it’s up to the Ukrainians to figure that out”.", False),
        ("He said: “He is the president. We trust him.”", True),
        ("She told ABC's “Good Morning America” that it was over.", False),
    ],
)
def test_what_stands_alone(text: str, alone: bool) -> None:
    (passage,) = passages(Article(text=text))
    assert passage.opaque == (alone,)


def test_titles_of_works() -> None:
    assert is_title("Good Morning America", "told ABC's")
    assert is_title("The Lord of the Rings", "the film")
    assert is_title("The Revenant.", "turn in")
    assert is_title("Silent Night.", "the tune of")
    assert not is_title("a retrograde step", "called it")
    assert not is_title("Black Lives Matter.", "they said,")
