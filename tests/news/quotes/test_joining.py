"""Which words become one statement with new ones."""

import re
from dataclasses import replace

import pytest

from news.nouns import Manner, Span
from news.quotes.joining import Candidate, joining, own_words
from news.quotes.likeness import Likeness, fingerprints, likeness
from tests.made import reading

SPEECH = (
    "our joint work to deter and return is further proof",
    "every step we take is delivering safer streets in the uk",
)


def candidate(number, *words, statement=None):
    return Candidate(quote=number, statement=statement, words=words)


def test_words_that_nobody_gave_stand_alone():
    assert joining(SPEECH, [candidate(1, "quite another thing was said here")]) is None


def test_a_whole_speech_ties_the_parts_that_others_printed():
    parts = [
        candidate(1, SPEECH[0]),
        candidate(2, SPEECH[1], statement=7),
        candidate(3, "no such words at all"),
    ]
    found = joining(SPEECH, parts)
    assert found
    assert (found.statements, found.quotes, found.words) == ((7,), (1,), SPEECH)


def test_a_slogan_joins_one_of_the_speeches_that_hold_it_and_ties_no_two():
    one = candidate(1, "we shall take back control of our borders and our money", statement=4)
    two = candidate(2, "to take back control is what you voted for last year", statement=5)
    found = joining(("take back control",), [one, two])
    assert found
    assert (found.statements, found.quotes, found.words) == ((4,), (), one.words)


def test_a_speech_does_not_join_another_by_a_slogan_that_a_headline_quoted():
    first = candidate(1, "we shall take back control of our borders and our money", statement=4)
    assert joining(("to take back control is what you voted for last year",), [first]) is None


def test_a_few_words_that_two_long_quotes_share_join_nothing():
    one = ("thank you very much", "we shall build the bridge over the river this year")
    other = ("thank you very much", "nobody will pay more tax under this government again")
    assert likeness(one, other) is None
    assert likeness(one, ("thank you very much",)) is not None


def test_a_few_words_are_joined_where_all_that_a_place_gives_stands_in_the_other():
    full = ("i sincerely apologize", "i went way too far the image is too disturbing it wasnt funny i get it")
    assert likeness(("is too disturbing", "it wasnt funny"), full) is Likeness.CUT
    assert likeness(("is too disturbing", "we have no more to say"), full) is None
    assert likeness(("is too disturbing", "it wasnt funny"), full, brief=False) is None
    hope = ("lead to constructive debate that will end this impasse",)
    assert likeness(("hopeful", "constructive debate"), hope) is Likeness.CUT
    seat = "he would want to serve on the senate judiciary committee"
    assert (
        likeness(("you may have someone with your background", "on the senate judiciary committee"), (seat,))
        is None
    )


def test_words_that_an_interruption_parts_are_the_same_words():
    parted = ("its always been bipartisan", "we need to keep it that way we want it that way")
    other = ("its destructive to the fabric", "its always been bipartisan we need to keep it that way")
    assert likeness(other, parted) is likeness(parted, other) is Likeness.CUT
    assert likeness(("its never been bipartisan and we need to keep it that way",), parted) is None


def own(text):
    """Return what is compared of a direct quote whose stretches stand in curly marks."""
    content = tuple(Span(*found.span(1)) for found in re.finditer("“([^”]*)”", text))
    return own_words(replace(reading().quotes[0], content=content), text)


def test_a_direct_quote_is_compared_part_by_part_where_whole_sentences_were_left_out():
    text = "“We shall fight this bill in the courts. … It takes our homes from all of us.”"
    parts = ("we shall fight this bill in the courts", "it takes our homes from all of us")
    assert own(text) == own(text.replace("…", "...")) == parts
    assert own("“We shall fight. … It takes our homes.”") == ("we shall fight it takes our homes",)
    whole = "you may have someone with your background who has fought for us on the committee"
    cut = own("“You may have someone with your background ... on the committee . . .”")
    assert cut == ("you may have someone with your background on the committee",)
    assert likeness(cut, (whole,)) is Likeness.REWORDED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“We will never … accept a border in the Irish Sea.”",
            "“We will have to accept a border in the Irish Sea at the end of the day.”",
        ),
        (
            "“I do not … support the death penalty for anyone.”",
            "“I support the death penalty for anyone who kills a police officer.”",
        ),
        (
            "“Nobody … wants higher taxes on working people now.”",
            "“Everyone wants higher taxes on working people now.”",
        ),
        (
            "“We will never,” he said, “accept a border in the Irish Sea.”",
            "“We will have to accept a border in the Irish Sea at the end of the day.”",
        ),
        ("“The war is over,” she said. “We won.”", "“The war is over for you,” she said. “It is.”"),
        ("“There is no deal,” she said. “Never.”", "“There is no deal,” she said. “Yes.”"),
        (
            "“Thank you very much,” he said. “We will win.”",
            "“Thank you very much,” he said. “I love you all.”",
        ),
        ("“I like it,” he said. “Very good.”", "“I like it very much,” he said. “It is a very good deal.”"),
        ("“It is over,” he said. “We go on.”", "“It is over,” he said. “We go on and on about tax cuts.”"),
        ("“Good morning,” he said. “We are ready.”", "“Good morning,” he said. “It’s done.”"),
        ("“It is a disgrace,” he said. “It is theatre.”", "“It is a disgrace,” he said. “It is no theatre.”"),
    ],
)
def test_what_turns_words_round_or_stands_beside_them_keeps_two_statements_apart(one, other):
    assert joining(own(one), [candidate(1, *own(other))]) is None
    assert joining(own(other), [candidate(1, *own(one))]) is None


def test_words_that_only_an_interruption_parts_are_one_stretch():
    assert own("“We will never,” he said, “accept it.” He left. “It is over.”") == (
        "we will never accept it",
        "it is over",
    )


def test_a_few_marked_words_are_nowhere_in_a_report():
    report = Candidate(
        quote=1,
        statement=None,
        words=("his medicare for all plan would bring great change",),
        reported=True,
    )
    marked = replace(report, reported=False)
    assert joining(("medicare for all",), [report]) is None
    assert (
        joining(report.words, [replace(report, words=("medicare for all",), reported=False)], reported=True)
        is None
    )
    assert joining(("medicare for all",), [marked]) is not None
    assert joining(report.words, [report], reported=True) is not None


def test_only_the_marked_words_of_a_mixed_quote_are_compared():
    text = "He accused him of ‘flying out for a handshake in Tirana’ for Tory initiatives."
    clause = Span(text.index("of "), text.index("."))
    quote = replace(reading().quotes[0], manner=Manner.MIXED, content=(clause,))
    assert own_words(quote, text) == ("flying out for a handshake in tirana",)
    short = replace(quote, manner=Manner.INDIRECT, content=(Span(3, 20),))
    assert own_words(short, text) == ()


def test_whatever_holds_words_has_their_fingerprints():
    held, words = "pure theatre of the west end", "the entire visit is pure theatre of the west end and so on"
    assert set(fingerprints(held)) <= set(fingerprints(words))
    assert fingerprints("no") == fingerprints("it is") == ()
    assert fingerprints("we will build it") != ()
