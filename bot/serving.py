"""`whosaid serve`: answering in Slack, by Socket Mode or over HTTP."""

import signal
import sys
from urllib.error import URLError

import structlog
import uvicorn
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.applications import Starlette

from bot import log
from bot.app import Wiring, build, clock
from bot.clients import OneWorkspace, client
from bot.health import Health, listening
from bot.schedule import ticking
from bot.settings import Settings, SettingsError, load
from bot.stored import opened
from bot.web import routes
from bot.working import WorkerApart, workplace

logger = structlog.get_logger()


def run() -> int:
    """Serve until stopped; return the exit code. Raises SettingsError before anything is opened."""
    settings = load()
    token = settings.bot_token()
    app_token, secret = settings.slack_app_token, settings.slack_signing_secret
    if app_token is None and secret is None:
        raise SettingsError(
            "One of the settings SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP) is missing: "
            "copy it from the app's Basic Information page into the environment or .env."
        )
    log.set_up()
    slack = client(token=token, api_url=settings.slack_api_url)
    with opened(settings.database_url) as store:
        wiring = Wiring(
            store=store,
            clients=OneWorkspace(slack),
            zone=settings.whosaid_zone,
            managers=settings.whosaid_managers,
            signing_secret=secret.get_secret_value() if secret else None,
        )
        _try_token(slack)
        app = build(wiring)
        worker = WorkerApart(store=store, place=workplace(settings, token=token))
        health = Health(store=store, slack=slack, clock=clock)
        scheduler = ticking(*wiring.ticks(), *([] if store.is_server else [worker.work_waiting]))
        scheduler.start()
        try:
            with listening(health.routes(), host=settings.whosaid_host, port=settings.whosaid_health_port):
                if app_token is not None:
                    _serve_socket(app, app_token.get_secret_value())
                else:
                    _serve_http(app, settings, health)
        finally:
            scheduler.shutdown()
            wiring.listeners.shutdown()
            worker.shutdown()
    return 0


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


def _serve_socket(app: App, token: str) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the handler waits for ever otherwise
    SocketModeHandler(app, token).start()  # type: ignore[no-untyped-call]


def _serve_http(app: App, settings: Settings, health: Health) -> None:
    address = f"http://{settings.whosaid_host}:{settings.whosaid_port}/slack/events"
    sys.stderr.write(f"Listening for Slack at {address}\n")
    uvicorn.run(
        Starlette(routes=[*routes(app), *health.probes()]),
        host=settings.whosaid_host,
        port=settings.whosaid_port,
        log_level="warning",
        timeout_graceful_shutdown=4,
    )
