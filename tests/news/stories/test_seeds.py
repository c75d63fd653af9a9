"""The seeds' articles as stories: the two on Starmer in Albania, the White House row, all others alone."""

import random
from collections import defaultdict

import pytest

from news.intake.dumps import find_articles
from news.nouns import Article
from news.stories.assign import Key, Told, assign
from news.stories.summary import Carried, Tells, summarise
from news.stories.terms import terms_of
from news.stories.window import Window
from tests.conftest import SEEDS

ALBANIA_2022, JOHNSON, DEFENCE, KYIV, STARMER, RAYNER, PRINCIPAL, ABBOTT, STARMER_TOO = range(9)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    texts = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    return [found.article for text in texts for found in find_articles(text)]


def stories(articles, order):
    window, groups = Window(), defaultdict[Key, set[int]](set)
    for number in order:
        article = articles[number]
        day = article.published.day if article.published else None
        told = Told(id=number, terms=terms_of(article), day=day)
        story = assign(told, window.alike(told.terms), window.vocabulary).story
        story = number if story is None else story
        window.add(Told(id=number, terms=told.terms, day=day, story=story))
        groups[story].add(number)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("seed", [None, *range(8)])
def test_whatever_comes_first_the_same_stories_are_found(articles, seed):
    order = list(range(9))
    if seed is not None:
        random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    found = stories(articles, order)
    assert frozenset({STARMER, STARMER_TOO}) in found
    assert any({JOHNSON, KYIV} <= group <= {JOHNSON, KYIV, DEFENCE} for group in found)
    alone = {group for group in found if len(group) == 1}
    assert {frozenset({one}) for one in (ALBANIA_2022, RAYNER, PRINCIPAL, ABBOTT)} <= alone


def test_the_talks_in_albania_are_told_as_previews_in_plain_words(articles):
    told = summarise([Carried(key=n, article=articles[n]) for n in (STARMER, STARMER_TOO)])
    words = " ".join(sentence.words for sentence in told.sentences)
    assert told.tells is Tells.PREVIEWS
    assert "desperate" not in words
    assert "Edi Rama" in words
    assert {sentence.outlet for sentence in told.sentences} == {None, "The Independent"}
