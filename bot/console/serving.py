"""Servers for the double: one that ends the pages' streams when it stops, one on a thread for tests."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.console.workspace import Workspace


class ConsoleServer(uvicorn.Server):
    """Stops at Ctrl-C without waiting for open pages, whose streams would never end by themselves."""

    def __init__(self, config: uvicorn.Config, workspace: Workspace) -> None:
        """Serve `config`'s app, of which the routes of `workspace` are a part."""
        super().__init__(config)
        self._workspace = workspace

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until told to stop, and return then: Ctrl-C is how a console is left, not a failure."""
        with suppress(KeyboardInterrupt):
            super().run(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams first: uvicorn waits for every open response."""
        self._workspace.end_streams()
        super().handle_exit(sig, frame)


@contextmanager
def serving(build: Callable[[str], Sequence[BaseRoute]]) -> Iterator[str]:
    """Serve what `build` makes of the base URL ("http://127.0.0.1:PORT"); yield that URL meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = Starlette(routes=build(url))
        config = uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), name="serving", daemon=True)
        thread.start()
        try:
            yield url
        finally:
            server.should_exit = True
            thread.join()
