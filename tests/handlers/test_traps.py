"""Traps that were measured on Slack's libraries (sessions, ticks, event loop, markup): none closes on us."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from apscheduler.jobstores.memory import MemoryJobStore
from sqlalchemy.orm import Session

from bot.schedule import ticking
from handlers.surface import message_problems
from storage.engine import Store
from tests.conftest import save
from tests.handlers.test_interaction import Slow
from tests.made import article, reading
from tests.newsroom import open_newsroom, words


class Counting(Store):
    """A store that knows how many sessions are open."""

    open = 0

    @contextmanager
    def read(self) -> Iterator[Session]:
        with super().read() as session:
            self.open += 1
            try:
                yield session
            finally:
                self.open -= 1

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            self.open += 1
            try:
                yield session
            finally:
                self.open -= 1


@pytest.mark.parametrize("line", ["/whosaid Ana Doe", "/story mayor", "/digest list"])
def test_an_answer_goes_out_after_its_session_has_closed(store, line):
    save(store, article(), reading())
    counting = Counting(store.engine)
    open_at_calls: list[int] = []
    with open_newsroom(counting) as newsroom:

        def changed() -> None:
            answered = any(call.method == "response_url" for call in newsroom.workspace.calls)
            if answered and not open_at_calls:
                open_at_calls.append(counting.open)

        newsroom.workspace.state.listeners.add(changed)
        newsroom.ask(line)
        newsroom.settle()
    assert open_at_calls
    assert set(open_at_calls) == {0}


def test_a_failure_is_an_apology_with_the_reference_that_the_log_has(newsroom):
    class Broken(Store):
        def read(self) -> Any:
            raise RuntimeError("a secret question")

    with open_newsroom(Broken(newsroom.store.engine)) as broken:
        told = words(broken.ask("/whosaid Ana Doe"))
    assert told.startswith("Something went wrong on our side, and nothing was changed.")
    assert "secret" not in told


def test_who_waits_for_a_modal_holds_up_nobody_else(store):
    save(store, article(), reading())
    slow = Slow(store)
    slow.go.set()
    with open_newsroom(slow) as newsroom:
        card = newsroom.ask("/whosaid Ana Doe")
        newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
        newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
        slow.go.clear()
        channel = newsroom.workspace.channel("#migration").id
        (waiting,) = newsroom.workspace.submit("maya", values={"channel": channel})
        (other,) = newsroom.workspace.type_line("tom", "#politics", "/whosaid Ana Doe")
        assert other.result().acked
        assert not waiting.done()
        slow.go.set()
        assert waiting.result().acked


def test_the_tick_is_kept_in_memory_and_a_late_one_is_not_dropped():
    def seldom() -> None: ...

    def often() -> None: ...

    scheduler = ticking(seldom, often=[often])
    scheduler.start(paused=True)
    try:
        jobs = scheduler.get_jobs()
        assert isinstance(scheduler._jobstores["default"], MemoryJobStore)
        assert [(job.coalesce, job.max_instances, job.misfire_grace_time) for job in jobs] == [
            (True, 1, 60)
        ] * 2
    finally:
        scheduler.shutdown()


def test_a_message_with_a_block_that_slack_may_know_and_we_do_not_is_refused_not_lost():
    (problem,) = message_problems("x", [{"type": "video"}])
    assert "a message takes no such block" in problem


def test_nothing_that_is_posted_unfolds_links_or_names_people(newsroom):
    save(newsroom.store, article(), reading())
    card = newsroom.ask("/whosaid Ana Doe")
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit(
        "maya", values={"channel": "C0MIGRATION", "comment": "<!channel> @here see <https://evil.example|x>"}
    )
    (shared,) = newsroom.workspace.until(lambda: newsroom.seen("tom", "#migration"))
    newsroom.now += timedelta(seconds=2)
    newsroom.workspace.type_line("maya", "#politics", "@whosaid who said will build it?")
    newsroom.settle()
    posts = [call.arguments for call in newsroom.workspace.calls if call.method == "chat.postMessage"]
    assert len(posts) == 2
    for post in posts:
        assert (post["unfurl_links"], post["unfurl_media"]) in {(False, False), ("0", "0")}
        assert not {"parse", "link_names"} & set(post)
    assert words(shared).startswith("<!channel> @here see <https://evil.example|x>")
    assert "<!channel>" not in str(shared.blocks)
