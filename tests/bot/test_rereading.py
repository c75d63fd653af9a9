"""`whosaid reread`: what an older version did not read comes, decisions stay, a run may be cut off."""

from dataclasses import replace

from bot.rereading import batches
from news.nouns import Audience, Reading
from storage import decisions, figures, quotes
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.subjects import Wish
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading

HERE = Audience(workspace="T1", user="U1")


class Reader:
    """A reader that now finds figures, and breaks on one text."""

    def read(self, one):
        if "Bad" in one.text:
            raise ValueError("a parser's whim")
        return reading()

    def read_all(self, batch):
        return map(self.read, batch)


def reread(store, reader, after=0):
    return list(batches(store, reader, after))


def figures_of(store):
    with store.read() as session:
        return figures.matching(session, audience=HERE, now=NOW, wanted=Wanted(limit=10)).rows


def test_what_was_not_read_before_comes_and_decisions_stay(store):
    old = replace(reading(), figures=())
    for number in range(3):
        save(store, article(TEXT + f"\nEdition {number}.", url=f"https://e.org/{number}"), old)
    save(store, article(TEXT + "\nBad.", url="https://e.org/bad"), Reading())
    with store.write() as session:
        wish = Wish(kind=Kind.HIDE_QUOTE, key="k", quote_id=1)
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    assert not figures_of(store)
    assert sum(count for _, count in reread(store, Reader())) == 3
    assert len(figures_of(store)) == 3
    with store.read() as session:
        told = quotes.by_words(session, words="we will build it", audience=HERE, now=NOW)
    assert told.total == 2


def test_a_run_goes_on_where_another_stopped(store):
    for number in range(3):
        save(store, article(TEXT + f"\nEdition {number}."), replace(reading(), figures=()))
    assert reread(store, Reader(), after=2) == [(3, 1)]
    assert [one.where.article_id for one in figures_of(store)] == [3]
