"""What a newer version changed, seen in two readings of made articles."""

from dataclasses import replace
from decimal import Decimal

import pytest

from news.changes import Change, Kind, Noun, changes, same_prose
from news.nouns import Figure, Manner, Quote, Reading, Span, Status
from tests.made import article, reading, span

WORDS = "We will build it."


def version(said: str, glad: str = "very glad", name: str = "Ana Doe", count: str = "40 houses"):
    text = (
        f"{name}, the mayor, said: “{said}” There are {count}.\n"
        f"Ms {name.rsplit(maxsplit=1)[-1]} met Bob Roe, a plumber, who said he was “{glad}” about it."
    )
    base = reading(f"{text}\nWe will build it. very glad", name)
    one, other = base.quotes
    quotes: tuple[Quote, ...] = tuple(
        replace(quote, content=(span(text, words),)) for quote, words in ((one, said), (other, glad)) if words
    )
    number = span(text, count.split(maxsplit=1)[0])
    figure = Figure(
        span=number,
        text=number.of(text),
        value=Decimal(number.of(text).replace(",", "")),
        unit="count",
        evidence=Span(0, 10),
        counted="houses",
        counted_span=span(text, "houses"),
    )
    return article(text), Reading(
        people=base.people, mentions=base.mentions, quotes=quotes, figures=(figure,)
    )


def found(before, after):
    return changes(*before, *after)


def test_the_same_words_are_no_change_however_they_are_set():
    assert found(version(WORDS), version(WORDS.replace(".", " !"))) == ()


def test_a_quote_that_is_worded_otherwise_is_shown_in_both_wordings():
    before = "We will build all of it before the summer ends."
    after = "We will build most of it before the summer ends."
    assert found(version(before), version(after)) == (
        Change(noun=Noun.QUOTE, kind=Kind.REWORDED, before=before, after=after, speaker="Ana Doe"),
    )


def test_other_words_went_and_came():
    kinds = [
        (one.kind, one.before, one.after) for one in found(version(WORDS), version("Nobody asked the town."))
    ]
    assert kinds == [(Kind.WENT, WORDS, None), (Kind.CAME, None, "Nobody asked the town.")]


def test_words_that_are_somebody_else_s_now_went_and_came():
    told = found(version(WORDS), version(WORDS, name="Eve Poe"))
    assert [(one.kind, one.speaker) for one in told] == [(Kind.WENT, "Ana Doe"), (Kind.CAME, "Eve Poe")]


def test_a_figure_of_another_size_is_shown_in_both_wordings():
    told = found(version(WORDS), version(WORDS, count="4,000 houses"))
    assert told == (Change(noun=Noun.FIGURE, kind=Kind.REWORDED, before="40 houses", after="4,000 houses"),)


def test_a_figure_that_went_is_shown_with_how_long_ago_it_was():
    text = "It should have been done ten years ago, and everybody knows it."
    number, counted = span(text, "ten years"), span(text, "It")
    figure = Figure(
        span=number,
        text="ten years",
        value=Decimal(10),
        unit="years",
        evidence=Span(0, len(text)),
        counted="It",
        counted_span=counted,
    )
    told = changes(article(text), Reading(figures=(figure,)), article("It is done."), Reading())
    assert [one.before for one in told] == ["It should have been done ten years ago"]


def test_reported_words_are_the_outlet_s():
    one, read = version(WORDS)
    indirect = tuple(replace(quote, manner=Manner.INDIRECT, status=Status.SAID) for quote in read.quotes)
    assert changes(one, read, one, replace(read, quotes=indirect))[0].kind is Kind.WENT
    assert changes(one, replace(read, quotes=indirect), one, replace(read, quotes=())) == ()


def test_a_new_headline_is_told_first():
    one, read = version(WORDS)
    told = changes(replace(one, headline="A plan"), read, replace(one, headline="No plan"), read)
    assert told == (Change(noun=Noun.HEADLINE, kind=Kind.REWORDED, before="A plan", after="No plan"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trump wins Ohio\nLive results", "Biden wins Ohio\nLive results", False),
        ("They won. \nUpdated 5 minutes ago", "They won.\nUpdated 9 minutes ago", True),
        ("They won.", "They lost.", False),
    ],
)
def test_labels_alone_are_not_the_same_prose(one, other, same):
    assert same_prose(one, other) is same
