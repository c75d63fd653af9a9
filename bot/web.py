"""Slack over HTTP: signed requests in, dispatched off the event loop."""

import re

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import ACKS

MOST_BYTES = 1_000_000
_STAMP = re.compile(r"[0-9]{1,12}")


def routes(app: App) -> list[Route]:
    """Return the routes of the app: where Slack sends."""

    async def events(request: Request) -> Response:
        """Bolt's own Starlette adapter would block the event loop with a sync app (measured)."""
        body = await body_of(request, most=MOST_BYTES)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if not _can_be_signed(request):
            return PlainTextResponse("invalid request", status_code=401)
        try:
            asked = to_bolt_request(request, body)
        except (ValueError, TypeError, AttributeError, RecursionError):  # Bolt parses before it verifies
            return PlainTextResponse("malformed", status_code=400)
        with ACKS.time():
            return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return [Route("/slack/events", events, methods=["POST"])]


async def body_of(request: Request, *, most: int) -> bytes | None:
    """Return what was sent; None where that is more than `most` bytes, or breaks off before its end."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                return None
    except ClientDisconnect:  # nobody is there to be answered
        return None
    return bytes(body)


def _can_be_signed(request: Request) -> bool:
    """Tell whether Bolt can verify the two headers: at others it breaks, and logs that for any stranger."""
    stamp = request.headers.get("x-slack-request-timestamp", "0")
    return _STAMP.fullmatch(stamp) is not None and request.headers.get("x-slack-signature", "").isascii()
