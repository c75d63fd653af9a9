"""SQLite's indexes of words become one part each, whatever cuts that off, and find what they found."""

import random

import pytest
from sqlalchemy import text

from bot.daily import Daily
from bot.jobs import JOBS
from bot.jobs.job import Tools
from bot.worker import Worker
from storage import merging, removal
from tests.conftest import NOW, save
from tests.made import article, reading

ARTICLES = 30
INDEX = "search_articles"


class CutOffError(Exception):
    """The process is gone."""


@pytest.fixture
def store(new_store):
    """Return a store on SQLite whose articles have many words of their own."""
    with new_store("sqlite") as store:
        add(store, range(1, ARTICLES + 1))
        assert in_parts(store) > merging.PARTS
        yield store


def add(store, numbers):
    for number in numbers:
        chance = random.Random(number)  # noqa: S311 - words
        words = " ".join(f"w{chance.randrange(100_000)}" for _ in range(500))
        save(store, article(place=f"{number}.txt", text=f"Boat{number}. {words}"), reading())


def in_parts(store):
    with store.read() as session:
        return merging.parts(session, INDEX)


def found(store, numbers=range(1, ARTICLES + 1)):
    words = text("SELECT rowid FROM search_articles WHERE search_articles MATCH :word")
    with store.read() as session:
        return [session.scalars(words, {"word": f"boat{number}"}).all() for number in numbers]


def cut_off_after(monkeypatch, steps):
    """Let so many steps be taken with the index of articles, and no more."""
    merged, left = merging._is_merged, iter(range(steps))

    def step(store, index, pages):
        if index == INDEX and next(left, None) is None:
            raise CutOffError
        return merged(store, index, pages)

    monkeypatch.setattr(merging, "_is_merged", step)


def test_the_day_s_work_merges_each_index_and_all_is_found_as_before(store):
    Daily(store=store, clock=lambda: NOW).want()
    tools = Tools(store=store, clients=None, clock=lambda: NOW, model="", contact="")
    Worker(tools, jobs=JOBS).run(idle=0)
    assert in_parts(store) == 1
    assert found(store) == [[number] for number in range(1, ARTICLES + 1)]


def test_cut_off_it_goes_on_with_what_was_saved_and_removed_meanwhile(store, monkeypatch):
    monkeypatch.setattr(merging, "PAGES", 1)
    with monkeypatch.context() as patch:
        cut_off_after(patch, 5)
        with pytest.raises(CutOffError):
            merging.merge(store)
    assert in_parts(store) > 1
    add(store, [ARTICLES + 1])
    with store.write() as session:
        removal.remove(session, ids=[1])
    assert found(store) == [[], *([number] for number in range(2, ARTICLES + 1))]
    merging.merge(store)
    assert in_parts(store) == 1
    assert found(store, range(1, ARTICLES + 2)) == [[], *([number] for number in range(2, ARTICLES + 2))]


def test_an_index_of_few_parts_is_left_alone(store, monkeypatch):
    merging.merge(store)
    add(store, range(ARTICLES + 1, ARTICLES + merging.PARTS))
    cut_off_after(monkeypatch, 0)
    merging.merge(store)
    assert in_parts(store) == merging.PARTS


def test_postgresql_has_nothing_to_merge(new_store):
    with new_store("postgresql") as store:
        merging.merge(store)
