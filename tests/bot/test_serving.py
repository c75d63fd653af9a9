"""`whosaid serve` as a process, over HTTP and Socket Mode, with a Slack of ours at SLACK_API_URL."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from bot.console.serving import serving
from bot.console.web import routes
from bot.console.workspace import Workspace
from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.conftest import ROOT, save
from tests.made import article, reading
from tests.newsroom import SECRET, TOKEN, words

WARNING = """
import logging, structlog
from bot import log
log.set_up()
structlog.contextvars.bind_contextvars(work=7)
logging.getLogger("apscheduler.scheduler").warning("it is late\\nby %s", "far")
"""
APP_TOKEN = "xapp-an-app-token"


@pytest.fixture
def database(tmp_path):
    url = f"sqlite:///{tmp_path}/whosaid.db"
    store = Store(open_store(url))
    upgrade(store.engine)
    save(store, article(), reading())
    store.close()
    return url


@contextmanager
def served(
    database: str,
    slack: str,
    port: int,
    *,
    token: str = TOKEN,
    app_token: str = "",
    health_port: int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    settings = {
        "DATABASE_URL": database,
        "SLACK_BOT_TOKEN": token,
        **({"SLACK_APP_TOKEN": app_token} if app_token else {"SLACK_SIGNING_SECRET": SECRET}),
        "SLACK_API_URL": f"{slack}/api",
        "WHOSAID_PORT": str(port),
        **({"WHOSAID_HEALTH_PORT": str(health_port)} if health_port else {}),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bot", "serve"]
    process = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.PIPE, cwd="/")
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def alive(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
    except httpx.TransportError:
        return False


def test_it_answers_stops_when_told_and_logs_neither_question_nor_token(database):
    port = free_port()
    made = []

    def build(url: str):
        made.append(
            Workspace(
                signing_secret=SECRET,
                bot_token=TOKEN,
                app_url=f"http://127.0.0.1:{port}/slack/events",
                api_url=url,
            )
        )
        return routes(made[0])

    with serving(build) as url, served(database, url, port) as process:
        (slack,) = made
        slack.until(lambda: alive(port), timeout=30)
        slack.type_line("maya", "#politics", "/whosaid Ana Doe")
        answer = slack.until(lambda: slack.seen("maya", "#politics"))[0]
        assert "“We will build it.”" in words(answer)
        slack.faults.next("users.info", delay=1.5)
        slack.type_line("tom", "#politics", "/whosaid Ana Doe")
        slack.until(lambda: not slack.faults.waiting("users.info"), timeout=30)
        process.send_signal(signal.SIGTERM)
        _, logged = process.communicate(timeout=10)
        assert "We will build it" in words(slack.until(lambda: slack.seen("tom", "#politics"))[-1])
        slack.shut()
    assert process.returncode == 0
    for secret in (TOKEN, SECRET, "Ana Doe", "Traceback", "slack_bolt"):
        assert secret not in logged.decode()
    lines = [json.loads(line) for line in logged.decode().splitlines()]
    assert {"listening", "answered"} <= {line["event"] for line in lines}
    assert not [line for line in lines if "logger" in line], "nothing that libraries warn of each time"


def test_what_libraries_warn_of_is_a_line_of_the_log_too():
    told = subprocess.run([sys.executable, "-c", WARNING], cwd=ROOT, capture_output=True, check=True).stderr
    (line,) = [json.loads(line) for line in told.decode().splitlines()]
    assert (line["event"], line["logger"], line["work"]) == ("it is late\nby far", "apscheduler.scheduler", 7)


def test_it_answers_by_socket_mode(database):
    made = []

    def build(url: str):
        made.append(
            Workspace(
                signing_secret=SECRET,
                bot_token=TOKEN,
                app_token=APP_TOKEN,
                app_url=f"http://127.0.0.1:{free_port()}/slack/events",
                api_url=url,
            )
        )
        return routes(made[0])

    health = free_port()
    with (
        serving(build) as url,
        served(database, url, free_port(), app_token=APP_TOKEN, health_port=health) as process,
    ):
        (slack,) = made
        slack.until(lambda: slack.connected, timeout=30)
        slack.type_line("maya", "#politics", "/whosaid Ana Doe")
        answer = slack.until(lambda: slack.seen("maya", "#politics"))[0]
        assert "“We will build it.”" in words(answer)
        assert "\nwhosaid_ack_seconds_count 1.0\n" in httpx.get(f"http://127.0.0.1:{health}/metrics").text
        slack.faults.next("users.info", delay=1.5)
        slack.type_line("tom", "#politics", "/whosaid Ana Doe")
        slack.until(lambda: not slack.faults.waiting("users.info"), timeout=30)
        process.send_signal(signal.SIGTERM)
        _, logged = process.communicate(timeout=10)
        assert "We will build it" in words(slack.until(lambda: slack.seen("tom", "#politics"))[-1])
        slack.shut()
    assert process.returncode == 0
    assert APP_TOKEN not in logged.decode()


def test_a_token_that_slack_refuses_is_said_at_once(database):
    def build(url: str):
        return routes(Workspace(signing_secret=SECRET, bot_token=TOKEN, app_url=url, api_url=url))

    with serving(build) as url, served(database, url, free_port(), token="xoxb-wrong") as process:
        _, told = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in told.decode()
    assert "xoxb-wrong" not in told.decode()


def test_a_slack_that_cannot_be_reached_is_waited_for(database):
    port = free_port()
    with served(database, f"http://127.0.0.1:{free_port()}", port) as process:
        deadline = time.monotonic() + 30
        while not alive(port):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
