"""`whosaid serve`: answering in Slack, by Socket Mode or over HTTP."""

import gc
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from ctypes import CDLL
from typing import Any
from urllib.error import URLError

import structlog
import uvicorn
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from starlette.applications import Starlette
from starlette.routing import Route

from bot import log, pushed
from bot.app import Wiring, build, clock, listening_threads
from bot.clients import OneWorkspace, client
from bot.health import Health, listening
from bot.manifest import scopes
from bot.metrics import ACKS
from bot.schedule import ticking
from bot.settings import OAuth, Settings, SettingsError, load
from bot.stored import opened
from bot.warming import warm_up
from bot.web import routes
from bot.working import WorkerApart, workplace
from storage.engine import Store

logger = structlog.get_logger()
M_ARENA_MAX = -8

SELDOM = (10_000, 50, 10)
"""New objects, and such looks, after which the collector looks for unused ones, and further back. After the
usual 700 and 10 it looked through what answers are made of time and again: for up to 38 ms (measured)."""


def run() -> int:
    """Serve until stopped; return the exit code. Raises SettingsError before anything is opened."""
    settings = load()
    oauth = settings.oauth()
    token = None if oauth else settings.bot_token()
    app_token, secret = settings.slack_app_token, settings.slack_signing_secret
    if app_token is None and secret is None:
        raise SettingsError(
            "One of the settings SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP) is missing: "
            "copy it from the app's Basic Information page into the environment or .env."
        )
    log.set_up()
    _share_heaps()
    signal.signal(signal.SIGTERM, _end)
    with opened(settings.database_url) as store:
        wiring, doors, slack = _wired(store, settings, oauth, token)
        app = build(wiring)
        worker = WorkerApart(store=store, place=workplace(settings, token=token))
        health = Health(store=store, slack=slack, clock=clock)
        scheduler = ticking(
            *wiring.ticks(), *([] if store.is_server else [worker.work_waiting]), often=wiring.often()
        )
        warm_up(store, threads=wiring.listeners, number=listening_threads(store), clock=clock)
        settle()
        scheduler.start()
        try:
            with listening(health.routes(), host=settings.whosaid_host, port=settings.whosaid_health_port):
                if app_token is not None and oauth is None:
                    port = settings.whosaid_port if settings.whosaid_push_token else None
                    with listening(pushing(store, settings), host=settings.whosaid_host, port=port):
                        _serve_socket(app, app_token.get_secret_value())
                else:
                    doors += pushing(store, settings)
                    _serve_http([*routes(app), *doors, *health.probes()], settings)
        finally:
            worker.stop()  # first, so that its seconds pass while answers go out
            scheduler.shutdown()
            wiring.listeners.shutdown()
            worker.shutdown()
    return 0


def _share_heaps() -> None:
    """Let threads share two heaps: glibc gives each its own, whose holes are 20 MB by and by (measured)."""
    with suppress(OSError, AttributeError):  # another C library
        CDLL(None).mallopt(M_ARENA_MAX, 2)


def settle() -> None:
    """Let the collector leave alone what is there by now, which stops answers for 100 ms; and look seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def pushing(store: Store, settings: Settings) -> list[Route]:
    """Return the door by which agencies push items, if there is a token for it."""
    token = settings.whosaid_push_token
    if token is None:
        return []
    return pushed.routes(store=store, token=token.get_secret_value(), clock=clock)


def _wired(
    store: Store, settings: Settings, oauth: OAuth | None, token: str | None
) -> tuple[Wiring, list[Route], Callable[[], object]]:
    """Return what the app runs on, by which doors it is installed, and what asks whether Slack is there.

    With several workspaces that asks nothing about any of them: one whose token was revoked stops no other.
    """
    secret = settings.slack_signing_secret
    common: dict[str, Any] = {
        "store": store,
        "listeners": ThreadPoolExecutor(listening_threads(store), "listener"),
        "zone": settings.whosaid_zone,
        "managers": settings.whosaid_managers,
        "signing_secret": secret.get_secret_value() if secret else None,
    }
    if oauth is None:
        slack = client(token=token or "", api_url=settings.slack_api_url)
        _try_token(slack)
        return Wiring(clients=OneWorkspace(slack), **common), [], slack.auth_test
    from bot import installing
    from bot.installed import Installed

    installed = Installed(store=store, oauth=oauth, api_url=settings.slack_api_url, clock=clock)
    installed.reseal()
    doors = installing.routes(
        store=store,
        oauth=oauth,
        api_url=settings.slack_api_url,
        scopes=scopes(settings.domains()),
        clock=clock,
    )
    anyone = client(token="", api_url=settings.slack_api_url)
    return Wiring(clients=installed, authorize=installed.authorize, **common), doors, anyone.api_test


def _try_token(slack: WebClient) -> None:
    """Say at once that Slack refuses the token; a Slack that can't be reached now is waited for."""
    try:
        team = slack.auth_test()
    except SlackApiError as error:
        raise SettingsError(
            f"Slack refuses SLACK_BOT_TOKEN ({error.response['error']}): copy it anew from the OAuth page."
        ) from error
    except (URLError, OSError) as error:
        logger.warning("slack_unreachable", error=type(error).__name__)
    else:
        logger.info("connected", workspace=team["team_id"])


def _end(*_: Any) -> None:
    """End by way of all that is open: uvicorn hands SIGTERM on to us when it has closed its doors."""
    sys.exit(0)


class _Socket(SocketModeHandler):
    """Slack by Socket Mode, each acknowledgement timed as over HTTP."""

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Acknowledge what Slack sent."""
        with ACKS.time():
            super().handle(client, req)


def _serve_socket(app: App, token: str) -> None:
    _Socket(app, token).start()  # type: ignore[no-untyped-call]


def _serve_http(served: list[Route], settings: Settings) -> None:
    address = f"http://{settings.whosaid_host}:{settings.whosaid_port}/slack/events"
    logger.info("listening", address=address)
    uvicorn.run(
        Starlette(routes=served),
        host=settings.whosaid_host,
        port=settings.whosaid_port,
        log_level="warning",
        log_config=None,
        timeout_graceful_shutdown=4,
    )
