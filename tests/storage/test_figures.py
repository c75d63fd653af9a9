"""Figures in the store: exact, found by any form of a topic's words, gone with what is hidden."""

from dataclasses import replace
from decimal import Decimal

import pytest

from news.nouns import EVERYTHING, Audience, Comparator, Figure, Published, Span, Status
from storage import decisions, figures, rereadings
from storage.kinds import Kind
from storage.nouns import Size, Wanted
from storage.subjects import Wish
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span

HERE = Audience(workspace="T1", channel="C1", user="U1")
BOATS = (
    "More than 12,000 Albanians crossed in small boats, Ana Doe said.\n"
    "Ms Doe met Bob Roe, a plumber, who said he was “very glad” about £1.5 million for boxes.\n"
    "mayor “We will build it.”"
)
PARAGRAPHS = BOATS.splitlines()


def counted(words, **changes):
    first = Figure(
        span=span(BOATS, words),
        text=words,
        value=Decimal(12000),
        unit="count",
        evidence=Span(0, BOATS.index("\n")),
        comparator=Comparator.MORE_THAN,
        counted="Albanians (crossed in small boats)",
        counted_span=span(BOATS, "Albanians"),
    )
    return replace(first, **changes)


def saved(store, *found, **changes):
    made = replace(reading(BOATS), figures=found, statements=())
    return save(store, article(BOATS, **changes), made)


def matching(store, audience=HERE, **wanted):
    with store.read() as session:
        return figures.matching(session, audience=audience, now=NOW, wanted=Wanted(**wanted)).rows


@pytest.mark.parametrize("value", ["12000", "0.1", "1500000", "86000000000", "2.50", "1E+3", "0.30", "-4.5"])
def test_a_value_comes_back_exactly(store, value):
    saved(store, counted("More than 12,000", value=Decimal(value), value_max=Decimal(value) + 1))
    (found,) = matching(store, topic="boats")
    assert found.figure.value == Decimal(value)
    assert found.figure.value_max == Decimal(value) + 1
    with store.read() as session:
        size = Size(Decimal(value), "count")
        assert figures.by_size(session, size=size, audience=HERE, now=NOW).total == 1


def test_a_number_finds_the_figures_that_are_it_and_not_those_beside_it(store):
    saved(store, counted("More than 12,000"), counted("More than 12,000", value=Decimal(3_500_000)))
    assert [one.figure.value for one in matching(store, topic="12,000")] == [12_000]
    assert [one.figure.value for one in matching(store, topic="3.5")] == [3_500_000]
    assert not matching(store, topic="000")


def test_a_figure_comes_back_with_all_that_was_read(store):
    one = counted("More than 12,000", said_by=0, as_of="this year", status=Status.ALLEGED)
    money = counted(
        "£1.5 million", unit="GBP", sayer=span(BOATS, "Bob Roe"), evidence=span(BOATS, PARAGRAPHS[1])
    )
    saved(store, money, one, published=Published(day=NOW.date()))
    first, second = matching(store)
    assert first.figure == replace(money, said_by=None)
    assert (first.sentence, first.at.of(first.sentence)) == (PARAGRAPHS[1], "£1.5 million")
    assert (first.sayer, first.name, first.where.paragraph) == ("Bob Roe", None, 2)
    assert second.figure == replace(one, said_by=None)
    assert (second.name, second.private, second.paragraph) == (
        "Ana Doe",
        False,
        BOATS.split("\n", maxsplit=1)[0],
    )


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("small boat", True),
        ("Small-Boats crossing?", False),
        ("boats", True),
        ("Albania", True),
        ("albanian", True),
        ("figures about Albanians", True),
        ("Alban", False),
        ("harbour", True),
        ("12,000", True),
        ("???", False),
        ("", False),
        ("OR AND NOT", False),
        ('"boats" & (small | !x) *', False),
    ],
)
def test_a_topic_is_found_by_any_form_of_its_words(store, topic, found):
    saved(store, counted("More than 12,000"), headline="Boats in the harbour")
    assert bool(matching(store, topic=topic)) is found


def test_newest_come_first_and_undated_last(store):
    for day in (None, 3, 19):
        published = Published(day=NOW.date().replace(day=day)) if day else None
        saved(store, counted("More than 12,000"), published=published, url=f"https://example.org/{day}")
    days = [one.where.published and one.where.published.day.day for one in matching(store, topic="boats")]
    assert days == [19, 3, None]


def test_what_a_private_person_gives_says_so(store):
    saved(store, counted("More than 12,000", said_by=1))
    (found,) = matching(store, topic="boats")
    assert (found.name, found.private) == ("Bob Roe", True)
    assert not matching(store, topic="boats", exported=True)


def test_hidden_people_and_articles_take_their_figures_along(store):
    saved(store, counted("More than 12,000", said_by=0))
    (found,) = matching(store, topic="boats")
    for wish in (
        Wish(kind=Kind.HIDE_PERSON, key="k1", person_id=found.person_id),
        Wish(kind=Kind.HIDE_ARTICLE, key="k2", article_id=found.where.article_id),
    ):
        with store.write() as session:
            decided = decisions.decide(session, wish=wish, audience=HERE, now=NOW)
        assert not matching(store, topic="boats")
        assert not matching(store, EVERYTHING, topic="boats")
        assert matching(store, Audience(workspace="T2"), topic="boats")
        with store.write() as session:
            decisions.undo(session, decision_id=decided.id, audience=HERE, now=NOW)
        assert matching(store, topic="boats")


def test_a_sentence_with_hidden_words_is_not_shown_for_its_figure(store):
    made = reading()
    where = replace(made.figures[0], evidence=Span(0, TEXT.index("\n")))
    save(store, article(), replace(made, figures=(where,)))
    assert matching(store)
    with store.write() as session:
        decisions.decide(
            session, wish=Wish(kind=Kind.HIDE_QUOTE, key="k1", quote_id=1), audience=HERE, now=NOW
        )
    assert not matching(store)


def test_who_is_told_apart_gives_no_figures_by_that_name(store):
    for url in ("https://example.org/1", "https://example.org/2"):
        saved(store, counted("More than 12,000", said_by=0), url=url)
    first = matching(store)[0]
    wish = Wish(kind=Kind.SPLIT, key="k1", person_id=first.person_id, article_id=first.where.article_id)
    with store.write() as session:
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    assert [one.name for one in matching(store)] == [None, "Ana Doe"]
    with store.read() as session:
        theirs = figures.by_person(session, person_id=first.person_id, audience=HERE, now=NOW)
    assert [one.where.url for one in theirs.rows] == ["https://example.org/2"]


def test_a_newer_reading_takes_the_older_ones_place(store):
    article_id = saved(store, counted("More than 12,000"))
    again = replace(reading(BOATS), figures=(counted("£1.5 million", counted="boxes"),), statements=())
    with store.write() as session:
        rereadings.replace(session, article_id=article_id, article=article(BOATS), reading=again)
    assert [one.figure.text for one in matching(store)] == ["£1.5 million"]
    assert [one.figure.text for one in matching(store, topic="box")] == ["£1.5 million"]
    assert not matching(store, topic="Albanian harbour")


def test_around_figures_stands_what_they_may_be_compared_with(store):
    apart = {"unit": "GBP", "value": Decimal(1_500_000), "evidence": span(BOATS, PARAGRAPHS[1])}
    saved(store, counted("More than 12,000"), counted("12,000"), counted("£1.5 million", **apart))
    with store.read() as session:
        first, second, _ = figures.in_articles(session, articles=[1], audience=HERE, now=NOW)
        beside = figures.around(session, found=[first], articles=[1], audience=HERE, now=NOW)
    assert beside == (second,)
