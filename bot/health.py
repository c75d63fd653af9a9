"""Whether a process lives, is ready, and what it has counted: `/healthz`, `/readyz`, `/metrics`."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPException
from time import monotonic

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from slack_sdk.errors import SlackClientError
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import READY, REGISTRY, StoreCollector
from storage.engine import Store, StoreError
from storage.schema import Age, age

log = structlog.get_logger()
SLACK_ASKED_EVERY = 60.0
MENDS = {
    Age.EMPTY: "The store is empty: run whosaid db upgrade.",
    Age.OLDER: "The store is older than this program: run whosaid db upgrade.",
    Age.NEWER: "The store is newer than this program: install its version, and restart.",
}


class Health:
    """Knows whether the store, its version and Slack can be used.

    `slack` asks Slack something, and raises as its client does (None: it isn't needed here).
    """

    def __init__(
        self, *, store: Store, slack: Callable[[], object] | None, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._slack = slack
        self._collector = StoreCollector(store=store, clock=clock)
        self._slack_fails: str | None = None
        self._slack_asked: float | None = None

    def lacks(self) -> list[str]:
        """Return what keeps the process from its work, a sentence each; nothing when it is ready."""
        return [fault for fault in (self._store_fails(), self._slack_refuses()) if fault]

    def _store_fails(self) -> str | None:
        try:
            found = age(self._store.engine)
        except (StoreError, SQLAlchemyError) as error:
            log.warning("store_unreachable", error=type(error).__name__)
            return "The store can't be reached."
        return MENDS.get(found)

    def _slack_refuses(self) -> str | None:
        """Ask Slack at most once a minute."""
        if self._slack is None:
            return None
        if self._slack_asked is None or monotonic() - self._slack_asked >= SLACK_ASKED_EVERY:
            self._slack_asked = monotonic()
            try:
                self._slack()
                self._slack_fails = None
            except (SlackClientError, OSError, HTTPException) as error:
                log.warning("slack_unreachable", error=type(error).__name__)
                self._slack_fails = "Slack can't be reached, or refuses the token."
        return self._slack_fails

    def probes(self) -> list[Route]:
        """Return the two routes that tell nothing but yes or no, and why."""

        async def alive(_request: Request) -> Response:
            return PlainTextResponse("alive")

        async def ready(_request: Request) -> Response:
            faults = await run_in_threadpool(self.lacks)
            return PlainTextResponse("\n".join(faults) or "ready", status_code=503 if faults else 200)

        return [Route("/healthz", alive), Route("/readyz", ready)]

    def routes(self) -> list[Route]:
        """Return all routes, numbers included: for a port that only the operators reach."""

        async def metrics(_request: Request) -> Response:
            text = await run_in_threadpool(self._numbers)
            return Response(text, headers={"Content-Type": CONTENT_TYPE_LATEST})

        return [*self.probes(), Route("/metrics", metrics)]

    def _numbers(self) -> bytes:
        READY.set(not self.lacks())
        try:
            return generate_latest(REGISTRY) + generate_latest(self._collector)
        except Exception:  # the process's own numbers matter most when the store is away
            log.exception("store_not_counted")
            return generate_latest(REGISTRY)


@contextmanager
def listening(routes: Sequence[Route], *, host: str, port: int | None) -> Iterator[None]:
    """Serve `routes` on a thread meanwhile; without a port, nothing is served."""
    if port is None:
        yield
        return
    config = uvicorn.Config(
        Starlette(routes=routes),
        host=host,
        port=port,
        log_level="warning",
        log_config=None,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=2)
