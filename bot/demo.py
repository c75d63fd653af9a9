"""`whosaid demo`: the seeds read into a store, and the real app beside a workspace double on loopback."""

import secrets
import socket
import sys
import webbrowser
from dataclasses import replace
from os import environ
from pathlib import Path

import uvicorn
from rich.console import Console
from starlette.applications import Starlette

from bot.apart import Task, ingest_apart
from bot.app import Wiring, build
from bot.clients import OneWorkspace, client
from bot.console.serving import ConsoleServer
from bot.console.web import routes as console_routes
from bot.console.workspace import Workspace
from bot.inputs import sizes
from bot.manifest import manifest
from bot.progress import watched
from bot.schedule import ticking
from bot.settings import Settings, load
from bot.stored import opened
from bot.web import routes as slack_routes
from bot.working import WorkerApart, workplace
from news.errors import WhosaidError
from storage.engine import Store

HOST = "127.0.0.1"
DATABASE = Path("whosaid-demo.db")


def run(*, port: int, database: Path | None, seeds: Path) -> int:
    """Read the seeds and serve the console until interrupted; return the exit code."""
    if not seeds.is_dir():
        raise WhosaidError(
            f"There is no folder {seeds}. Name one with --seeds, or run this where the project is."
        )
    settings = load()
    url = f"sqlite:///{database or DATABASE}"
    with _listening(port) as listener, opened(url) as store:
        _read_seeds(url, settings, seeds)
        _serve(store, url, settings, listener)
    return 0


def _listening(port: int) -> socket.socket:
    """Take the port before anything else is done, or say that it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise WhosaidError(f"Port {port} is taken. Choose another, as in: make demo PORT=8080") from error
    return listener


def _read_seeds(url: str, settings: Settings, seeds: Path) -> None:
    task = Task(database_url=url, model=settings.whosaid_model, paths=(str(seeds),))
    tally = watched(ingest_apart(task), total=sizes([str(seeds)]))
    Console(stderr=True).print(tally.sentence())


def _serve(store: Store, url: str, settings: Settings, listener: socket.socket) -> None:
    base = f"http://{HOST}:{listener.getsockname()[1]}"
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    workspace = Workspace(
        signing_secret=secret,
        bot_token=token,
        app_url=f"{base}/slack/events",
        api_url=base,
        manifest=manifest(settings.domains()),
    )
    wiring = Wiring(
        store=store,
        clients=OneWorkspace(client(token=token, api_url=f"{base}/api/")),
        zone=settings.whosaid_zone,
        managers=settings.whosaid_managers,
        signing_secret=secret,
        strict=True,
    )
    web = Starlette(routes=[*slack_routes(build(wiring)), *console_routes(workspace)])
    place = replace(workplace(settings, token=token), database_url=url, api_url=f"{base}/api/")
    worker = WorkerApart(store=store, place=place)
    scheduler = ticking(*wiring.ticks(), worker.work_waiting, often=wiring.often())
    scheduler.start()
    _announce(base)
    try:
        config = uvicorn.Config(web, log_level="warning", timeout_graceful_shutdown=2)
        ConsoleServer(config, workspace).run(sockets=[listener])
    finally:
        scheduler.shutdown()
        workspace.shut()
        wiring.listeners.shutdown()
        worker.shutdown()


def _announce(base: str) -> None:
    Console(stderr=True, highlight=False).print(
        f"\nOpen [bold]{base}[/bold] and type [bold]/whosaid Rama[/bold].  Stop with Ctrl-C."
    )
    if sys.stdout.isatty() and (sys.platform == "darwin" or environ.get("DISPLAY")):
        webbrowser.open(base)
