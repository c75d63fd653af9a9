"""The console's HTTP side: who may talk to it, what the page gets, and that the page is safe and small."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import bot.console.web
from tests.bot.console.conftest import Newsroom, button, modal, section

PAGE = Path(bot.console.web.__file__).parent / "page"


@pytest.fixture
def page(newsroom: Newsroom) -> Iterator[httpx.Client]:
    """A browser that shows the console's own page."""
    with httpx.Client(base_url=newsroom.url, headers={"Origin": newsroom.url}, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/page/console.js", "/console/state", "/api/auth.test"])
def test_only_loopback_names_are_answered(page: httpx.Client, path: str) -> None:
    assert page.get(path, headers={"Host": "evil.example"}).status_code == 403
    assert page.get(path).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_other_pages_cannot_act(newsroom: Newsroom, page: httpx.Client, origin: str) -> None:
    line = {"user": "maya", "channel": "C0POLITICS", "text": "Hello."}
    assert page.post("/console/line", json=line, headers={"Origin": origin}).status_code == 403
    assert newsroom.texts() == []
    assert page.post("/console/line", json=line).status_code == 200
    assert newsroom.texts() == ["Hello."]


def test_the_page_may_run_its_own_files_only(page: httpx.Client) -> None:
    policy = page.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_only_the_pages_files_are_served(page: httpx.Client) -> None:
    assert page.get("/page/style.css").headers["content-type"].startswith("text/css")
    for name in ("web.py", "..%2fweb.py", "%2e%2e/web.py", "nothing.js"):
        assert page.get(f"/page/{name}").status_code == 404


def test_the_page_is_small_needs_nobody_else_and_parses_no_html() -> None:
    files = {path.name: path.read_text() for path in PAGE.iterdir()}
    assert sum(len(text.encode()) for text in files.values()) < 100_000
    for name, text in files.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), name
        outside = set(re.findall(r"https?://[\w.]+", text)) - {"http://www.w3.org"}
        assert not outside, name


def test_the_state_shows_what_one_person_sees(newsroom: Newsroom, page: httpx.Client) -> None:
    newsroom.app.command("/whosaid")(lambda ack: ack("Only for you."))
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()

    mine = page.get("/console/state", params={"user": "maya", "channel": "C0POLITICS"}).json()
    assert [(one["text"], one["typed"]) for one in mine["messages"]] == [
        ("/whosaid Rama", True),
        ("Only for you.", False),
    ]
    theirs = page.get("/console/state", params={"user": "tom", "channel": "C0POLITICS"}).json()
    assert theirs["messages"] == []
    assert page.get("/console/state", params={"channel": "C0NOWHERE"}).status_code == 404


def test_refused_calls_are_shown(newsroom: Newsroom, page: httpx.Client) -> None:
    newsroom.refused("chat.postMessage", channel="C0POLITICS", text="x", blocks=[{"type": "carousel"}])
    (refused,) = page.get("/console/state").json()["refused"]
    assert refused["error"] == "invalid_blocks"
    assert refused["messages"] == ["[ERROR] Block 1 (carousel): a message takes no such block."]


def test_a_question_that_slack_answers_with_no_is_not_loud(newsroom: Newsroom, page: httpx.Client) -> None:
    assert newsroom.refused("conversations.info", channel="C0SOURCES") == "channel_not_found"
    assert page.get("/console/state").json()["refused"] == []


def test_the_page_presses_submits_and_closes(newsroom: Newsroom, page: httpx.Client) -> None:
    opens = modal(section("Rama"), notify_on_close=True)
    newsroom.app.action("open")(
        lambda ack, body, client: (ack(), client.views_open(trigger_id=body["trigger_id"], view=opens))
    )
    row = {"type": "actions", "elements": [button("open")]}
    ts = newsroom.client.chat_postMessage(channel="C0POLITICS", text="x", blocks=[row])["ts"]
    assert page.post("/console/press", json={"user": "maya", "message": ts, "action_id": "open"}).is_success
    view = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))

    state = page.get("/console/state", params={"user": "maya"}).json()
    assert [one["id"] for one in state["views"]] == [view.id]
    assert page.post("/console/close", json={"user": "maya", "view": view.id}).is_success
    assert newsroom.workspace.modal("maya") is None
    assert page.post("/console/submit", json={"user": "maya", "view": view.id}).status_code == 409


@pytest.mark.parametrize("body", ["{", "[]", '{"user": "maya"}', '{"user": 7, "channel": "x", "text": ""}'])
def test_gestures_that_make_no_sense_are_refused(page: httpx.Client, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    assert page.post("/console/line", content=body, headers=headers).status_code == 409
    assert page.post("/console/dance", content=body, headers=headers).status_code == 409


def test_changes_are_told_as_they_happen_until_the_double_is_shut(
    newsroom: Newsroom, page: httpx.Client
) -> None:
    with page.stream("GET", "/console/changes") as stream:
        lines = stream.iter_lines()
        first = next(lines)
        newsroom.workspace.type_line("maya", "#politics", "Hello.")
        later = next(line for line in lines if line and line != first)
        newsroom.workspace.end_streams()
        list(lines)
    assert (first, later) == ("data: 0", "data: 1")
