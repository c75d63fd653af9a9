"""In which way words were said: not everything that a verb of speech leads to was."""

import pytest

from news.nouns import Article, Status
from tests.conftest import reader

WAYS = [
    ("advance", "Jane Doe will tell MPs on Tuesday that the scheme has failed.", Status.ADVANCE),
    ("a promise of it", "A spokesman said Ms Green would tell MPs that taxes must rise.", Status.ADVANCE),
    ("denied", "Tom Roe has denied telling the inquiry that he shredded the papers.", Status.DENIED),
    ("not denied", "John Hall did not deny saying the deal was “a joke”.", Status.ALLEGED),
    ("accused of it", "John Hall is accused of telling a clerk to “lose” the file.", Status.ALLEGED),
    ("alleged of it", "“He's a liar,” Mary Carter is alleged to have said at the party.", Status.ALLEGED),
    (
        "by an allegation",
        "Prosecutors allege that Tom Roe told his cousin he “wanted it gone”.",
        Status.ALLEGED,
    ),
    (
        "only asked",
        "Asked whether Doe had claimed the payments were bribes, Roe laughed.",
        Status.HYPOTHETICAL,
    ),
    (
        "had it been said",
        "Had Lord Vane said that the fleet was ready, it would have sailed.",
        Status.HYPOTHETICAL,
    ),
    ("only wished", "Dana Fox wants to tell voters that she is sorry.", Status.HYPOTHETICAL),
    ("by hearsay", "Anna Smith reportedly told colleagues that the merger is dead.", Status.SECOND_HAND),
    ("by report", "Lord Vane is said to have warned the king that war was near.", Status.SECOND_HAND),
    (
        "said again and again",
        "Mary Doe said Tom Roe would always tell her that she was fat.",
        Status.SECOND_HAND,
    ),
    ("said later on", "Gloria Doe would later say that her union was a happy one.", Status.SAID),
    ("said later on by a name's who", "Roe met Ann Doe, who would later say that she knew.", Status.SAID),
    ("said later on, beside the past", "Ann Doe left and would later say that she knew.", Status.SAID),
    *(
        (f"said later on, supposed: {text[:16]}", text, Status.HYPOTHETICAL)
        for text in (
            "A guilty plea would mean Jones would eventually admit that he lied.",
            "Friends feared that Jones would later tell police that they had helped him.",
            "Without a deal, Jones would eventually say he was done.",
            "Under the bill the minister would subsequently tell MPs that money was spent.",
            "Lawyers expect a witness who would later say that the car was red.",
            "Roe hopes to hire Ann Doe, who would eventually tell MPs that it was wrong.",
            "Had she won, Ann Roe would later say that it was luck.",
        )
    ),
    ("said later on, it is said", "Aides said Ms Doe would later tell MPs that it was so.", Status.ADVANCE),
    ("said later on, if at all", "If Doe won, Tom Roe would later say that he knew it.", Status.HYPOTHETICAL),
    (
        "beside what one would say",
        "Roe says he’d tell him “no” and tells the crowd he was first.",
        Status.SAID,
    ),
    ("went on to say", "Anna Smith went on to say that the merger is dead.", Status.SAID),
]


@pytest.mark.parametrize(("text", "status"), [case[1:] for case in WAYS], ids=[case[0] for case in WAYS])
def test_in_which_way_words_were_said(text: str, status: Status) -> None:
    quotes = reader().read(Article(text=text)).quotes
    assert quotes[-1].status is status
    assert quotes[-1].speaker is not None


def test_who_is_alleged_to_have_said_it_is_named() -> None:
    text = "Mary Carter came late. “He's a liar,” Mary Carter is alleged to have said at the party."
    (quote,) = reader().read(Article(text=text)).quotes
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == "Mary Carter"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A report found that White did not tell anyone.", ["White did not tell anyone"]),
        ("He did not deny it.", []),
        ("The clerk could not recall who had asked.", []),
        ("Roe left them for failing to mention that Doe opposed it.", []),
        ("Ann Roe pointed to a table with soup served with “electric” Kool Aid.", []),
        ("Mr Roe points to the political pickle a candidate might be in for supporting the plan.", []),
    ],
    ids=["not told", "not denied", "not recalled", "not mentioned", "pointed to", "a pickle"],
)
def test_what_nobody_said_is_no_quotation_of_theirs(text: str, words: list[str]) -> None:
    assert [quote.content[0].of(text) for quote in reader().read(Article(text=text)).quotes] == words
