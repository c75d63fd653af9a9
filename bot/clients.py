"""The one way to a workspace's client: of the token in the settings, or of the one that it installed."""

from functools import cache
from ssl import SSLContext, create_default_context
from typing import Protocol

from slack_sdk import WebClient

from news.errors import WhosaidError

SECONDS = 10


class NotInstalledError(WhosaidError):
    """The app isn't in the workspace, or isn't any more: nothing can be sent there."""


class NotRenewedError(WhosaidError):
    """The workspace's token has ended, and Slack gives no new one just now: try again later."""


class Clients(Protocol):
    """Gives the client of a workspace."""

    def of(self, workspace: str) -> WebClient:
        """Return the client. Raises NotInstalledError, NotRenewedError."""


@cache
def trusted() -> SSLContext:
    """Return the one TLS context: urllib makes one for each call, which takes 20 ms of CPU (measured)."""
    return create_default_context()


def client(*, token: str, api_url: str) -> WebClient:
    """Return a client that never retries by itself: its retries can post a message twice (measured)."""
    return WebClient(token=token, base_url=api_url, timeout=SECONDS, retry_handlers=[], ssl=trusted())


class OneWorkspace:
    """The token in the settings, for the workspace that it is of."""

    def __init__(self, only: WebClient) -> None:
        self._only = only

    def of(self, workspace: str) -> WebClient:  # noqa: ARG002 - there is no other
        """Return the only client."""
        return self._only
