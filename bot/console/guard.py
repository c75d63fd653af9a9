"""Who may talk to the console: loopback names only, and pages of its own only, against DNS rebinding."""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_READING = {"GET", "HEAD"}


class LoopbackOnly:
    """Refuses requests that name another host than loopback."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        allowed = urlsplit(f"//{_header(scope, b'host')}").hostname in _LOOPBACK
        passed = self.app if allowed else PlainTextResponse("This console answers on loopback only.", 403)
        await passed(scope, receive, send)


class SameOriginOnly(LoopbackOnly):
    """Refuses, too, whatever changes something and doesn't come from the console's own page."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        own = _header(scope, b"origin") == f"http://{_header(scope, b'host')}"
        if scope["method"] in _READING or own:
            await super().__call__(scope, receive, send)
        else:
            await PlainTextResponse("Only the console's own page may do this.", 403)(scope, receive, send)


def _header(scope: Scope, name: bytes) -> str:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    return next((value.decode("latin-1") for key, value in headers if key == name), "")
