"""Whatever the text: the reader ends, in linear time, and every span is one of words.

Ten thousand texts: `pytest tests/news/test_any_text.py --hypothesis-profile=thorough`.
"""

import re
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from news.nlp import Parser, Tree
from news.nouns import Article, Reading, Span
from news.reading import Reader
from tests.conftest import SEEDS, reader

SIGNS = "\"'“”‘’«»„`,.:;!?–—-()[]£$%+~ \n\r\t\u2028\u00a0\u200b\u202e\u2066\ufeffé̈👩‍🚒１²½0123456789"
WORDS = (
    "said told he she Mr Smith Mary Jones, the Prime Minister according to NBC that will say asked 'It “We "
    "12,000 40% £8m half one in 10 doubled per cent since 2022 up by more than tens of thousands aged 30 "
    "don’t Image: Advertisement \"No\" ''Yes'' U.S. Dr. It is not her real name Downing Street A: spokesman"
).split()

texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(SIGNS, min_size=1, max_size=4), st.text(max_size=6)),
    max_size=80,
).flatmap(lambda parts: st.sampled_from(["", " ", " ", "\n"]).map(lambda glue: glue.join(parts)))


NEWS = re.findall(r"\S+|\n", "\n".join(path.read_text() for path in sorted(SEEDS.glob("*.txt"))))
"""The words of real articles, in order."""


TAKEN_OVER = "Mrs. Clinton experience called Ms. “as supporter” said she hoped “seize” chance pact. \n “My"
"""A report takes over all the marked words before a paragraph that may answer them."""


@st.composite
def garbled(draw: st.DrawFn) -> str:
    """Return a passage of an article in which other words of the articles stand in some places."""
    start = draw(st.integers(0, len(NEWS) - 80))
    words = NEWS[start : start + draw(st.integers(5, 80))]
    for at in draw(st.lists(st.integers(0, len(words) - 1), max_size=25)):
        words[at] = draw(st.sampled_from(NEWS))
    return " ".join(words)


def spans(reading: Reading) -> list[Span]:
    """Return every span of a reading."""
    found = [span for quote in reading.quotes for span in quote.content]
    found += [quote.cue for quote in reading.quotes if quote.cue is not None]
    found += [quote.speaker.span for quote in reading.quotes if quote.speaker is not None]
    found += [mention.span for mention in reading.mentions]
    found += [span for person in reading.people for span in person.mentions]
    found += [role.span for person in reading.people for role in person.roles]
    found += [person.pseudonym for person in reading.people if person.pseudonym is not None]
    for figure in reading.figures:
        found += [one for one in (figure.span, figure.evidence, figure.counted_span, figure.sayer) if one]
    return found + [statement.span for statement in reading.statements]


def check(text: str, reading: Reading) -> None:
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    for quote in reading.quotes:
        assert all(left.end <= right.start for left, right in pairwise(quote.content))
        assert quote.speaker is None or re.search(r"\w", quote.speaker.span.of(text))
        assert 0 <= quote.confidence <= 1
        assert quote.reason
    for figure in reading.figures:
        assert figure.text == figure.span.of(text)
        assert figure.evidence.covers(figure.span)
    known = range(len(reading.people))
    assert all(figure.said_by is None or figure.said_by in known for figure in reading.figures)
    assert all(mention.person is None or mention.person in known for mention in reading.mentions)


@settings(suppress_health_check=[HealthCheck.too_slow])
@example("")
@example("“”")
@example("'")
@example("\u2028”\r\n“")
@example('"' * 400)
@example("said " * 300)
@example("The plan, Obama said, was late. No. noted that it was.")
@example(TAKEN_OVER)
@example('ex- Rep. Clyburn."')
@example("said said ²“0")
@example("A spokesman for Of Leeds said so.")
@example("One    , Ann Lee, said so.")
@example(f"The Department of {'AB' * 20} & Trade said 27 votes to {'AB' * 20} 22.")
@given(texts | garbled())
def test_every_span_is_one_of_words(text: str) -> None:
    check(text, reader().read(Article(text=text)))


class _Flat(Parser):
    """A parser that hangs every word on the first: what it costs is not the reader's."""

    def trees(self, sentences: Iterable[str]) -> Iterator[Tree]:
        for sentence in sentences:
            words = sentence.split()
            starts: list[int] = []
            at = 0
            for word in words:
                at = sentence.index(word, at)
                starts.append(at)
                at += len(word)
            ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
            size = len(words)
            deps = ["ROOT", *["dep"] * (size - 1)][:size]
            yield Tree(
                words=words, tags=["NNP"] * size, deps=deps, heads=[0] * size, starts=starts, ends=ends
            )


LONG = {
    "marks": "' \" ’ “ ",
    "open marks": "“Yes ",
    "singles": " 'a b' ",
    "names": "Mary Jones said Smith of the Bank of Peru (BP). ",
    "pronouns": "He said it. ",
    "no break": "word" * 3,
    "capitals": "Aa ",
    "initials": "A.",
    "digits": "1",
    "numbers": "12,000 ",
    "amounts": "£5 million to 6% of one in 10 ",
    "ages": "aged nine, ",
    "joined": "👩‍🚒e\u0301\u200b",
    "lines": "“I see,” he said.\n",
    "sentence": "said, and Mary Smith told “him” that ",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_time_grows_with_length_alone(piece: str) -> None:
    """Four times the text takes about four times as long, far from sixteen."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        check(text, Reader(_Flat()).read(Article(text=text)))
        return time.process_time() - began

    seconds(2_000)
    small = min(seconds(12_000), seconds(12_000))
    large = min(seconds(48_000), seconds(48_000))
    assert large < 10 * small + 0.3


ALIKE = (
    "Mary {0}, the mayor of {0}town, told the {0} Council that the mayor was right. The mayor said so. ",
    "The {0} Ministry denied it, and the ministry added that the couple knew. The Prime Minister agreed. ",
)
"""Sentences with people, offices and bodies of their own, and descriptions that may mean any of them."""


def test_work_grows_with_the_number_of_people_alone() -> None:
    """Calls are counted, so that it does not matter what else the machine does."""

    def calls(number: int) -> int:
        names = (
            "".join("abcdefghij"[int(digit)] for digit in str(at)).title()
            for at in range(1000, 1000 + number)
        )
        text = "\n".join(ALIKE[at % 2].format(f"Q{name.lower()}") for at, name in enumerate(names))
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        Reader(_Flat()).read(Article(text=text))
        sys.setprofile(None)
        return count

    calls(10)
    assert calls(800) < 5 * calls(200)
