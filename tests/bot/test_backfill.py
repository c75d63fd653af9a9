"""Very many articles are read behind everything else, each once, whoever is stopped or killed on the way."""

import gzip
import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.app import clock
from bot.backfill import Backfill
from bot.jobs.job import Tools
from bot.progress import Taken, watched
from bot.worker import Worker
from news.nlp import MODEL
from news.nouns import EVERYTHING
from storage import work
from storage.coverage import coverage
from storage.tables import ArticleRow
from storage.work import Order, Priority
from tests.bot.test_killed import until
from tests.conftest import NOW, ROOT


def lines(tmp_path, count, *more):
    path = tmp_path / "news.jsonl"
    given = [
        {"id": n, "text": f"“Bus {n} is late,” said Ana Doe, the mayor.", "outlet": "The Daily"}
        for n in range(count)
    ]
    path.write_text("\n".join([*(json.dumps(line) for line in given), *more]))
    return [str(path)]


def backfill(store, **changes):
    return Backfill(store=store, published=True, workspace="", clock=clock, batch=4, ahead=2, **changes)


@contextmanager
def working(store):
    stop = threading.Event()
    tools = Tools(store=store, clients=None, clock=clock, model=MODEL, contact="")
    busy = threading.Thread(target=Worker(tools, stop=stop).run)
    busy.start()
    try:
        yield
    finally:
        stop.set()
        busy.join()


def read_so_far(store):
    with store.read() as session:
        return coverage(session, audience=EVERYTHING, now=NOW).articles


def test_all_is_read_once_a_few_batches_ahead_and_bad_lines_are_named(store, tmp_path):
    paths = lines(tmp_path, 10, "{not json", '{"text": " "}')
    with working(store):
        for saved, known in ((10, 0), (0, 10)):
            taken = list(backfill(store).run(paths))
            assert (sum(one.saved for one in taken), sum(one.known for one in taken)) == (saved, known)
            refused = [one.name for one in taken if one.refused]
            assert refused == ["news.jsonl, line 11", "news.jsonl, line 12"]
    assert read_so_far(store) == 10


def test_letters_that_no_store_keeps_stop_no_article(store, tmp_path):
    given = {
        "text": "“Bus \0 is \ud83d late,” said Ana Doe.",
        "headline": "A\0bus \ud83d",
        "outlet": "The\0Daily",
    }
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(given))
    with working(store):
        assert [one.saved for one in backfill(store).run([str(path)])] == [1]
    with store.read() as session:
        row = session.get_one(ArticleRow, 1)
    assert (row.headline, row.outlet) == ("A bus \ufffd", "The Daily")
    assert row.text == "“Bus   is \ufffd late,” said Ana Doe."


def test_a_stopped_run_goes_on_where_it_stopped(store, tmp_path):
    paths = lines(tmp_path, 10)
    with working(store):
        stopped = backfill(store).run(paths)
        assert next(stopped).saved == 4
        stopped.close()
        taken = list(backfill(store).run(paths))
    assert sum(one.saved + one.known for one in taken) == 10
    assert sum(one.known for one in taken) >= 4
    assert read_so_far(store) == 10


def test_what_is_todays_comes_first(store, tmp_path):
    with store.write() as session:
        work.want(session, Order(kind="read", key="old", args={}, priority=Priority.BACKFILL), now=NOW)
        work.want(session, Order(kind="fetch", key="new", args={}), now=NOW)
        taken = work.take(session, now=NOW, lease=NOW - NOW)
    assert taken
    assert taken.kind == "fetch"


def test_work_that_is_done_keeps_no_articles(store):
    with store.write() as session:
        work.want(session, Order(kind="read", key="a", args={"lines": ["long"]}), now=NOW)
        work.finish(session, work_id=1, now=NOW)
        assert work.states(session, keys=["a", "b"], now=NOW) == {"a": work.State.DONE}
        assert work.take(session, now=NOW, lease=NOW - NOW) is None


def test_packed_lines_are_read_as_they_are_unpacked_named_or_in_a_folder(store, tmp_path):
    (plain,) = lines(tmp_path, 6)
    packed = tmp_path / "packed" / "news.jsonl.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(Path(plain).read_bytes()))
    with working(store):
        taken = list(backfill(store).run([str(packed)]))
        again = list(backfill(store).run([str(packed.parent)]))
    assert sum(one.saved for one in taken) == sum(one.known for one in again) == 6
    assert [sum(one.size for one in some) for some in (taken, again)] == [packed.stat().st_size] * 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b"", "is empty"),
        ("b.jsonl", b" \n\n", "is empty"),
        ("c.jsonl.gz", gzip.compress(b"", mtime=0), "is empty"),
        ("d.jsonl", b'{"text": "caf\xe9"}\n', "is not text in UTF-8: save it so"),
        ("e.jsonl.gz", b"{}", "is no gzip file, or goes on with something else"),
        (
            "f.jsonl.gz",
            gzip.compress(b'{"text": ""}', mtime=0)[:-12],
            "is a gzip file that breaks off, or is damaged: what came before is read",
        ),
        ("g.jsonl.gz", gzip.compress(b"x" * 45_000_000, mtime=0), "is longer than 20 MB"),
    ],
)
def test_what_is_wrong_with_a_file_of_lines_is_said(store, tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert [one.refused for one in backfill(store).run([str(tmp_path / name)])] == [reason]


def test_off_a_terminal_a_line_now_and_then_tells_how_long_it_takes():
    told, seconds = StringIO(), iter(range(0, 4000, 40))
    pieces = [Taken(name="", size=10, saved=10) for _ in range(4)]
    watched(pieces, total=80, console=Console(file=told, width=80), ticks=lambda: next(seconds))
    first, *_ = told.getvalue().splitlines()
    assert first.startswith("Articles: 10 saved, 0 known already. 0.")
    assert first.endswith(" left.")
    assert "a second, 0:" in first


def test_a_backfill_that_is_told_to_stop_says_how_to_go_on(new_store, tmp_path):
    paths = lines(tmp_path, 80)
    with new_store("sqlite") as store:
        command = [sys.executable, "-m", "bot", "ingest", "--backfill", "--published", "--workers", "0"]
        settings = {"DATABASE_URL": str(store.engine.url)}
        process = subprocess.Popen(
            [*command, *paths], env=os.environ | settings, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        until(lambda: waiting(store))
        process.terminate()
        _, told = process.communicate(timeout=60)
    assert "Stopped. Run the same command again: it goes on where it stopped." in told
    assert process.returncode == 130


def waiting(store):
    with store.read() as session:
        return work.is_waiting(session, now=clock())
