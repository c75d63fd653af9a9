"""What answering over HTTP takes under load: acknowledgement, first answer, and the process's memory.

`python -m tests.bench.http [--quotes 10000] [--rate 50] [--seconds 20] [--engines sqlite] [--keep FOLDER]`

`whosaid serve` runs as a process of its own on a store made by `tests.bench.filled`; signed commands come at
an even rate, and what it sends to their response URLs is timed. The sender and Slack's side share this
process. CPU time is what remains of a loaded machine's figures.
"""

import argparse
import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.console.serving import serving
from tests.bench.asking import QUOTES_A_PERSON, kinds
from tests.bench.filled import Prose, fill
from tests.bench.processor import used
from tests.bench.report import Noted, note
from tests.bench.stores import filled, server
from tests.conftest import ROOT

SECRET = "a signing secret"
TEAM = {
    "ok": True,
    "team_id": "T1",
    "team": "T",
    "user_id": "U0",
    "user": "whosaid",
    "bot_id": "B0",
    "url": "",
}


USER = {"ok": True, "user": {"id": "U1", "tz": "Europe/London"}}


@dataclass(slots=True)
class Times:
    """Seconds by command: when it was sent, how long the acknowledgement took, when the answer came."""

    sent: dict[str, float] = field(default_factory=dict)
    acked: list[float] = field(default_factory=list)
    answered: dict[str, float] = field(default_factory=dict)
    refused: int = 0

    def routes(self, _url: str) -> Sequence[BaseRoute]:
        """Return Slack's side: the calls that the app makes, and the response URLs."""

        async def api(request: Request) -> Response:
            return JSONResponse(USER if request.path_params["method"] == "users.info" else TEAM)

        async def answer(request: Request) -> Response:
            await request.body()
            self.answered.setdefault(request.path_params["id"], time.perf_counter())
            return JSONResponse({"ok": True})

        return [
            Route("/api/{method}", api, methods=["POST"]),
            Route("/response/{id}", answer, methods=["POST"]),
        ]


def main() -> None:
    """Fill a store, serve it, send commands, and print the times, on each engine."""
    asked = _arguments()
    for engine in asked.engines.split(","):
        _measure(engine, asked)


def _measure(engine: str, asked: argparse.Namespace) -> None:
    times, people, prose = Times(), max(10, asked.quotes // QUOTES_A_PERSON), Prose.of(())
    with server(engine, asked.keep) as store_of, serving(times.routes) as slack:
        store = store_of(asked.quotes)
        what = f"{asked.quotes} quotes by {people} people on {engine}"
        filled(store, what, lambda: fill(store, prose, quotes=asked.quotes, people=people), asked.keep)
        url = store.engine.url.render_as_string(hide_password=False)
        store.close()
        with _served(url, slack) as (address, process):
            before = used(process.pid)
            asyncio.run(_send(times, address, slack, asked, people))
            _report(times, asked, engine)
            each = (used(process.pid) - before) * 1000 / max(1, len(times.acked))
            held = _resident(process.pid)
            about = {"bench": "over HTTP", "engine": engine, "size": asked.quotes}
            note(Noted(what="the process holds", value=held, unit="MB", **about))
            say(f"  {each:.1f} ms of CPU a command; the process holds {held:.0f} MB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """From the sender to the app, and back by Slack's side."""

    client: httpx.AsyncClient
    address: str
    slack: str


async def _send(times: Times, address: str, slack: str, asked: argparse.Namespace, people: int) -> None:
    chance = random.Random(3)
    made = list(kinds(people, Prose.of(())).values())
    async with httpx.AsyncClient(timeout=30, limits=httpx.Limits(max_connections=200)) as client:
        line = Line(client=client, address=address, slack=slack)
        for number in range(20):  # the first questions import what the later ones have
            await _command(line, Times(), f"warm{number}", made[number % len(made)](chance))
        began, sending = time.perf_counter(), []
        for number in range(asked.rate * asked.seconds):
            await asyncio.sleep(max(0, began + number / asked.rate - time.perf_counter()))
            words = made[number % len(made)](chance)
            sending.append(asyncio.create_task(_command(line, times, f"q{number}", words)))
        await asyncio.gather(*sending)
    end = time.perf_counter() + 10
    while not times.sent.keys() <= times.answered.keys() and time.perf_counter() < end:
        await asyncio.sleep(0.05)


async def _command(line: Line, times: Times, name: str, words: str) -> None:
    about = {"team_id": "T1", "channel_id": "C1", "user_id": "U1", "trigger_id": name}
    command = {"command": "/whosaid", "text": words, "response_url": f"{line.slack}/response/{name}"}
    body, stamp = urlencode({**about, **command}), str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": str(signature),
    }
    times.sent[name] = time.perf_counter()
    answer = await line.client.post(f"{line.address}/slack/events", content=body, headers=headers)
    times.acked.append(time.perf_counter() - times.sent[name])
    times.refused += answer.status_code != 200


@contextmanager
def _served(database: str, slack: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    settings = {
        "DATABASE_URL": database,
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack}/api",
        "WHOSAID_PORT": port,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bot", "serve"]
    process = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _alive(address):
            time.sleep(0.1)
        yield address, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


def _alive(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz").status_code == 200
    except httpx.TransportError:
        return False


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _report(times: Times, asked: argparse.Namespace, engine: str) -> None:
    answers = [at - times.sent[name] for name, at in times.answered.items() if name in times.sent]
    say(f"{engine}, {asked.quotes:,} quotes, {asked.rate} commands a second for {asked.seconds} s")
    say(f"  {len(times.acked):,} sent, {times.refused} refused, {len(answers):,} answered")
    for name, taken in (("acknowledged", times.acked), ("answered", answers)):
        ms = sorted(one * 1000 for one in taken)
        last = quantiles(ms, n=100)[98]
        about = {"bench": "over HTTP", "engine": engine, "size": asked.quotes}
        note(Noted(what=f"{name}, 99th", value=last, unit="ms", **about))
        say(f"  {name:13} median {median(ms):7.1f} ms   99th {last:7.1f} ms   most {ms[-1]:7.1f} ms")


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("--quotes", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--engines", default="sqlite")
    parser.add_argument("--keep", type=Path, help="a folder whose stores are kept, and asked again unfilled")
    return parser.parse_args()


if __name__ == "__main__":
    main()
