"""`whosaid reread --apply`: what was not read before comes, decisions stay."""

from dataclasses import replace
from threading import Event, Thread
from typing import Any

from sqlalchemy import update

from bot.app import clock
from bot.jobs.job import Tools
from bot.jobs.reread import batches, order
from bot.rereading import Waiting
from bot.worker import Worker
from news.nouns import Audience, Reading
from storage import decisions, figures, quotes, work
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.subjects import Wish
from storage.tables import WorkRow
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


def test_workers_read_anew_what_is_handed_over_and_twice_is_as_once(store):
    for number in range(3):
        save(store, article(TEXT + f"\nEdition {number}."), replace(reading(), figures=()))
    tools = Tools(store=store, clients=None, clock=clock, model="none", contact="")
    reader: Any = Reader()
    tools.reader = reader
    for run in ("a", "b"):
        with store.write() as session:
            for first, last in ((1, 2), (3, 3)):
                work.want(session, order((first, last), run=run), now=clock())
        assert Worker(tools).run(idle=0) == 2
        assert len(figures_of(store)) == 3


def test_what_is_done_of_a_run_is_told_and_where_to_go_on(store):
    for number in range(3):
        save(store, article(TEXT + f"\nEdition {number}."), reading())
    tools = Tools(store=store, clients=None, clock=clock, model="none", contact="")
    reader: Any = Reader()
    tools.reader = reader
    stop = Event()
    working = Thread(target=Worker(tools, stop=stop).run)
    waiting = Waiting(1)
    working.start()
    assert waiting.last == 1
    assert list(waiting.handed(store)) == [2]
    stop.set()
    working.join()
    assert waiting.last == 3


def test_batches_that_fail_each_time_are_not_told_as_read_anew(store):
    for number in range(2):
        save(store, article(TEXT + f"\nEdition {number}."), reading())
    waiting = Waiting(1)
    handed = waiting.handed(store)
    failing = Thread(target=fail_all, args=(store,))
    failing.start()
    assert list(handed) == []
    failing.join()
    assert (waiting.failed, waiting.last) == (1, 2)


def fail_all(store):
    """Let the work that comes have failed too often."""
    changed = 0
    while not changed:
        with store.write() as session:
            changed = session.execute(update(WorkRow).values(attempts=work.MOST_ATTEMPTS)).rowcount
