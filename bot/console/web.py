"""The double's HTTP side: the Web API, the response URLs, and the page with its stream of changes."""

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from bot.console import api, uploads
from bot.console.gestures import perform
from bot.console.guard import LoopbackOnly, SameOriginOnly
from bot.console.passes import Refused
from bot.console.snapshot import Place, snapshot
from bot.console.workspace import Workspace

Json = Mapping[str, object]
_Result = TypeVar("_Result")
_PAGE = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SAFE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_HEARTBEAT_SECONDS = 15.0


def routes(workspace: Workspace) -> list[BaseRoute]:
    """Return the routes of the Web API, the response URLs and the page, to be served on loopback."""
    door = Door(workspace)
    anyone, page = [Middleware(LoopbackOnly)], [Middleware(SameOriginOnly)]
    return [
        Route("/api/{method}", door.called, methods=["POST", "GET"], middleware=anyone),
        Route("/response/{id}", door.responded, methods=["POST"], middleware=anyone),
        WebSocketRoute("/socket/{ticket}", workspace.state.post_office.sockets.serve),
        Route("/upload/{id}", door.uploaded, methods=["POST"], middleware=anyone),
        Route("/console/file/{id}", door.download, middleware=page),
        Route("/", door.file, middleware=page),
        Route("/page/{name}", door.file, middleware=page),
        Route("/console/state", door.state, middleware=page),
        Route("/console/changes", door.changes, middleware=page),
        Route("/console/{gesture}", door.gesture, methods=["POST"], middleware=page),
    ]


class Door:
    """The endpoints, with threads of their own: dispatches that wait for the API can't use them up."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._threads = ThreadPoolExecutor(max_workers=8, thread_name_prefix="slack-api")

    async def brought(self, request: Request) -> tuple[str | None, Json]:
        """Return a call's token and its arguments."""
        arguments = {**await _arguments(request), **_client(request)}
        return _token(request, arguments), arguments

    async def called(self, request: Request) -> Response:
        """Answer a call of the Web API."""
        token, arguments = await self.brought(request)
        method = request.path_params["method"]
        return await self._sent(lambda: api.called(self.workspace.state, method, token, arguments))

    async def responded(self, request: Request) -> Response:
        arguments = await _arguments(request)
        name = request.path_params["id"]
        return await self._sent(lambda: api.responded(self.workspace.state, name, arguments))

    async def uploaded(self, request: Request) -> Response:
        content, name = await request.body(), request.path_params["id"]
        fault = self.workspace.faults.take("upload")
        if fault and fault.status:
            return Response("Not taken", fault.status)
        taken = await self._apart(lambda: uploads.received(self.workspace.state, name, content))
        return Response(f"OK - {len(content)}" if taken else "Not found", 200 if taken else 404)

    async def download(self, request: Request) -> Response:
        file = self.workspace.state.files.get(request.path_params["id"])
        if file is None or not file.shared:
            return Response("Not found", 404)
        picture = file.name.endswith(".png")
        shown = {} if picture else {"Content-Disposition": "attachment"}
        kind = "image/png" if picture else "application/octet-stream"
        return Response(file.content, media_type=kind, headers={**_SAFE, **shown})

    async def file(self, request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        known = {path.name: path for path in _PAGE.iterdir() if path.suffix in _TYPES}
        if name not in known:
            return Response("Not found", 404)
        content = await self._apart(known[name].read_bytes)
        return Response(content, media_type=_TYPES[known[name].suffix], headers=_SAFE)

    async def state(self, request: Request) -> Response:
        try:
            return JSONResponse(await self._apart(lambda: self._snapshot(request)), headers=_SAFE)
        except LookupError as error:
            return JSONResponse({"error": str(error)}, 404)

    async def gesture(self, request: Request) -> Response:
        asked = await _arguments(request)
        name = request.path_params["gesture"]
        try:
            await self._apart(lambda: perform(self.workspace, name, asked))
        except (LookupError, Refused) as error:
            return JSONResponse({"ok": False, "error": str(error)}, 409)
        return JSONResponse({"ok": True})

    async def changes(self, _request: Request) -> Response:
        headers = {**_SAFE, "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        """Yield the revision at every change, and a sign of life in between, until the double is shut."""
        changed, loop = asyncio.Event(), asyncio.get_running_loop()

        def listener() -> None:
            with suppress(RuntimeError):  # the server is gone, and its loop with it
                loop.call_soon_threadsafe(changed.set)

        state = self.workspace.state
        with state.lock:
            state.listeners.add(listener)
        try:
            while not state.shut:
                yield f"data: {state.revision}\n\n"
                await _within(_HEARTBEAT_SECONDS, changed.wait())
                changed.clear()
        finally:
            with state.lock:
                state.listeners.discard(listener)

    def _snapshot(self, request: Request) -> Json:
        state, asked = self.workspace.state, request.query_params
        with state.lock:
            place = Place(
                user=state.user(asked.get("user") or next(iter(state.users))),
                channel=state.channel(asked.get("channel") or next(iter(state.channels))),
                thread=asked.get("thread") or None,
            )
            return snapshot(state, place, self.workspace.examples)

    async def _sent(self, answer: Callable[[], api.Reply]) -> Response:
        reply = await self._apart(answer)
        await asyncio.sleep(reply.fault.delay)
        if reply.fault.lost_reply or reply.fault.lost_request:
            return _Dropped()
        return JSONResponse(reply.body, reply.status, headers=dict(reply.headers))

    async def _apart(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


class _Dropped(Response):
    """Drops the connection without a word. ASGI has none for it: this knows uvicorn's transport."""

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is None:
            message = "This server can't drop a connection: serve the double by uvicorn."
            raise RuntimeError(message)
        transport.abort()
        await asyncio.sleep(0)


async def _within(seconds: float, waited: Awaitable[object]) -> None:
    try:
        await asyncio.wait_for(waited, seconds)
    except TimeoutError:
        return


async def _arguments(request: Request) -> Json:
    """Return query and body together; a body is JSON, or a form."""
    text = (await request.body()).decode(errors="replace")
    if "json" not in request.headers.get("content-type", ""):
        return {**request.query_params, **dict(parse_qsl(text, keep_blank_values=True))}
    try:
        body = json.loads(text or "{}")
    except ValueError:
        body = {}
    return {**request.query_params, **(body if isinstance(body, dict) else {})}


def _client(request: Request) -> Json:
    """Return the app's own id and secret, which come by HTTP's basic scheme where a token is asked for."""
    scheme, _, written = request.headers.get("authorization", "").partition(" ")
    if scheme != "Basic":
        return {}
    name, _, secret = b64decode(written).decode().partition(":")
    return {"client_id": name, "client_secret": secret}


def _token(request: Request, arguments: Json) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    given = arguments.get("token")
    return token if scheme == "Bearer" and token else given if isinstance(given, str) else None
