"""Killed in the midst: nothing is lost and nothing doubled after a restart. Real processes, `kill -9`."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.app import clock
from bot.feeds import want_due
from bot.jobs.job import Tools
from bot.worker import Pace, Worker
from news.nouns import EVERYTHING, Audience
from storage import feeds, work
from storage.coverage import coverage
from storage.engine import Store, open_store
from tests.bot.feedroom import NoReader, rss
from tests.bot.hostile import Hostile, hostile
from tests.conftest import ROOT
from tests.made import TEXT
from tests.news.intake.pages import PROSE, page

MANY = 150
HASTY = Pace(lease=1.0, renewed=0.02, looked=0.02, stalled=1.0)
SLOWLY = """
import sys
from bot.ingest import Ingest
from bot.app import clock
from bot.stored import opened
from news.nouns import PUBLISHED, Reading

class Reader:
    def read(self, article):
        return Reading()
    def read_all(self, batch):
        return (Reading() for _ in batch)

with opened(sys.argv[1]) as store:
    run = Ingest(store=store, reader=Reader(), standing=PUBLISHED, workspace="", clock=clock)
    for taken in run.run([sys.argv[2]]):
        print(taken.saved, flush=True)
"""

STANDING_BY = """
import multiprocessing
import sys
import time
from bot.worker_pool import workers
from bot.working import Workplace

if __name__ == "__main__":
    with workers(Workplace(database_url=sys.argv[1], model="none", contact=""), count=1):
        print(multiprocessing.active_children()[0].pid, flush=True)
        time.sleep(60)
"""


def count(store: Store) -> int:
    with store.read() as session:
        return coverage(session, audience=EVERYTHING, now=clock()).articles


def until(found: Callable[[], Any], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_an_ingest_that_is_killed_loses_and_doubles_none(engine, new_store, tmp_path):
    lines = (json.dumps({"id": n, "text": f"{TEXT}\nEdition {n}."}) for n in range(MANY))
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines))
    with new_store(engine) as store:
        url = store.engine.url.render_as_string(hide_password=False)
        process = _ingesting(url, path)
        until(lambda: count(store) > 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert 0 < count(store) < MANY
        assert _ingesting(url, path).wait() == 0
        assert count(store) == MANY


def _ingesting(url: str, path: Path) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-c", SLOWLY, url, str(path)]
    return subprocess.Popen(program, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_worker_killed_between_fetch_and_save_is_followed_by_another(new_store):
    with hostile() as server, new_store("sqlite") as store:
        listed = "".join(f"<title>S {n}</title><link>{server.url(f'/{n}')}</link>" for n in range(1))
        server.says("/rss", rss(listed))
        server.says("/0", page(prose=PROSE).encode())
        with store.write() as session:
            feeds.add(session, url=server.url("/rss"), audience=Audience(), now=clock())
        want_due(store, clock)
        url = store.engine.url.render_as_string(hide_password=False)
        fetched = get_context("fork").Event()
        process = get_context("fork").Process(target=_hang_before_saving, args=(url, server.port, fetched))
        process.start()
        assert fetched.wait(30)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert count(store) == 0
        Worker(_tools(store, server), pace=HASTY).run(idle=3)
        assert count(store) == 1
        with store.read() as session:
            assert work.backlog(session) == {"page": 1}, "it is looked at once more after some hours"
        assert server.paths.count("/rss") == 1


def _tools(store: Store, server: Hostile) -> Tools:
    tools = Tools(store=store, clients=None, clock=clock, model="none", contact="", fetcher=server.fetcher())
    reader: Any = NoReader()
    tools.reader = reader
    return tools


def _hang_before_saving(url: str, port: int, fetched: Any) -> None:
    class Hanging:
        def read(self, _article):
            fetched.set()
            Event().wait(60)

    store = Store(open_store(url))
    tools = _tools(store, Hostile(port=port))
    reader: Any = Hanging()
    tools.reader = reader
    Worker(tools, pace=HASTY).run(idle=30)


def test_workers_that_stood_by_a_command_end_when_it_is_killed(new_store, tmp_path):
    with new_store("sqlite") as store:
        url = store.engine.url.render_as_string(hide_password=False)
        script = tmp_path / "standing_by.py"
        script.write_text(STANDING_BY)
        command = [sys.executable, str(script), url]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            worker = int(process.stdout.readline())
            process.kill()
        until(lambda: not is_running(worker))


def is_running(pid: int) -> bool:
    """Tell whether a process is there; one that ended and that nobody looked after isn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
