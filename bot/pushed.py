"""What agencies push over HTTP: ninjs or NewsML-G2, taken for a worker to read, behind a token.

The process that answers Slack reads none of it: it keeps the bytes as work and says that it has them.
"""

import hmac
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web import body_of
from storage import work
from storage.engine import Store
from storage.work import Order, Priority

KIND = "pushed"
MOST_BYTES = 5_000_000
RETRY_AFTER = "30"
_WORKSPACE = re.compile(r"[A-Z0-9]{0,32}")
log = structlog.get_logger()


def routes(*, store: Store, token: str, clock: Callable[[], datetime]) -> list[Route]:
    """Return the route that takes items: `POST /intake`, with the token as bearer.

    `?workspace=T…` says whose they are, `?published=yes` that everyone may see them; else they are internal.
    """

    async def take(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {token}".encode()):
            return _said("the token is missing or wrong", 401)
        body = await body_of(request, most=MOST_BYTES)
        if body is None:
            return _said(f"an item has at most {MOST_BYTES // 1_000_000} MB", 413)
        if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"<"}:
            return _said("an item is ninjs (JSON) or NewsML-G2 (XML)", 415)
        workspace, published = (request.query_params.get(name, "") for name in ("workspace", "published"))
        if not _WORKSPACE.fullmatch(workspace):
            return _said("a workspace is named as Slack names it: T0123", 400)
        try:
            return await run_in_threadpool(keep, body, workspace, published == "yes")
        except SQLAlchemyError as error:
            log.warning("pushed_not_kept", error=type(error).__name__)
            return _said("it can't be kept just now: send it again", 503, {"Retry-After": RETRY_AFTER})

    def keep(body: bytes, workspace: str, published: bool) -> Response:
        digest = sha256(body).hexdigest()
        args = {
            "name": f"item {digest[:12]}",
            "body": b64encode(body).decode("ascii"),
            "workspace": workspace,
            "published": published,
        }
        key = f"{KIND}:{digest}:{workspace}:{published}"
        order = Order(kind=KIND, key=key, args=args, priority=Priority.LIVE)
        with store.write() as session:
            new = work.want(session, order, now=clock())
        return JSONResponse({"item": digest[:12], "new": new}, status_code=202)

    return [Route("/intake", take, methods=["POST"])]


def _said(why: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": why}, status_code=status, headers=headers)
