"""Items that agencies push: taken for a worker behind a token, and read by it."""

import json
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from bot.console.serving import serving
from bot.jobs.job import Tools
from bot.pushed import routes
from bot.worker import Worker
from storage import work
from storage.tables import ArticleRow
from tests.bot.test_ingest import Reader, refusing
from tests.bot.test_papers import NEWSML, NINJS, PROSE
from tests.conftest import NOW

TOKEN = "a token of an agency's"
OURS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def door(store):
    """A client of the HTTP endpoint on a store."""
    urls: list[str] = []

    def served(url: str):
        urls.append(url)
        return routes(store=store, token=TOKEN, clock=lambda: NOW)

    with serving(served), httpx.Client(base_url=urls[0], trust_env=False) as client:
        yield client


def saved(store) -> list[ArticleRow]:
    """Let a worker read what was pushed; return all articles."""
    tools = Tools(store=store, clients=None, clock=lambda: NOW, model="none", contact="")
    reader: Any = Reader()
    tools.reader = reader
    Worker(tools).run(idle=0)
    with store.read() as session:
        return list(session.scalars(select(ArticleRow).order_by(ArticleRow.id)))


@pytest.mark.parametrize("body", [json.dumps(NINJS), json.dumps(NINJS, indent=2), NEWSML])
def test_an_item_is_taken_and_read_by_a_worker(store, door, body):
    answer = door.post("/intake?workspace=T1", content=body, headers=OURS)
    assert (answer.status_code, answer.json()["new"]) == (202, True)
    (article,) = saved(store)
    assert (article.text, article.outlet) == (PROSE, "The Agency")
    assert (article.standing, article.workspace) == ("internal", "T1")


def test_an_item_is_read_once_however_often_it_is_pushed(store, door):
    body = json.dumps(NINJS)
    answers = [door.post("/intake?published=yes", content=body, headers=OURS).json() for _ in range(2)]
    assert [answer["new"] for answer in answers] == [True, False]
    (article,) = saved(store)
    assert (article.standing, article.workspace) == ("published", "")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": TOKEN}])
def test_without_the_token_nothing_is_taken(store, door, headers):
    assert door.post("/intake", content=json.dumps(NINJS), headers=headers).status_code == 401
    with store.read() as session:
        assert work.backlog(session) == {}


def test_what_is_too_large_or_no_item_is_refused_at_once(store, door):
    assert door.post("/intake", content=b"{" + b" " * 5_000_001, headers=OURS).status_code == 413
    assert door.post("/intake", content=b"hello", headers=OURS).status_code == 415
    assert door.get("/intake", headers=OURS).status_code == 405
    with store.read() as session:
        assert work.backlog(session) == {}


def test_a_broken_item_is_refused_by_the_worker_and_holds_up_nothing(store, door):
    door.post("/intake", content=b'{"body_text": 7}', headers=OURS)
    door.post("/intake", content=b"<broken", headers=OURS)
    door.post("/intake", content=json.dumps(NINJS), headers=OURS)
    assert len(saved(store)) == 1
    with store.read() as session:
        assert work.backlog(session) == {}


@pytest.mark.parametrize("workspace", ["%00", "T1%20", "T" * 40, "t1", "%ff"])
def test_a_workspace_that_is_none_is_refused(store, door, workspace):
    answer = door.post(f"/intake?workspace={workspace}", content=json.dumps(NINJS), headers=OURS)
    assert (answer.status_code, "as Slack names it" in answer.text) == (400, True)
    assert saved(store) == []


def test_an_item_is_sent_again_when_the_store_was_away(store, door):
    with refusing(store, ""):
        away = door.post("/intake?workspace=T1", content=json.dumps(NINJS), headers=OURS)
    assert (away.status_code, away.headers["Retry-After"]) == (503, "30")
    assert door.post("/intake?workspace=T1", content=json.dumps(NINJS), headers=OURS).status_code == 202
    assert len(saved(store)) == 1
