"""Slack over HTTP: signed requests in, dispatched off the event loop."""

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import ACKS

MOST_BYTES = 1_000_000


def routes(app: App) -> list[Route]:
    """Return the routes of the app: where Slack sends."""

    async def events(request: Request) -> Response:
        """Bolt's own Starlette adapter would block the event loop with a sync app (measured)."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return PlainTextResponse("too large", status_code=413)
        try:
            asked = to_bolt_request(request, body)
        except (ValueError, RecursionError):  # Bolt parses before it checks the signature
            return PlainTextResponse("malformed", status_code=400)
        with ACKS.time():
            return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return [Route("/slack/events", events, methods=["POST"])]
