"""Servers for the double: one that ends the pages' streams when it stops, one on a thread for tests."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.console.workspace import Workspace

_LOOKED_EVERY = 0.002
"""Seconds after which is looked whether all connections are closed."""


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


class _PromptServer(uvicorn.Server):
    """Stops as soon as it is told: uvicorn looks ten times a second, and waits as long again."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        """End what is under way and return from `run`; fit for another thread."""
        self.should_exit = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        """Serve until told to stop."""
        self._loop = asyncio.get_running_loop()
        while not await self.on_tick(0):  # which sets the answers' Date, by which clocks are compared
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and close those that are open once they have been answered."""
        for server in self.servers:
            server.close()
        for listening in sockets or ():
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                while self.server_state.connections or self.server_state.tasks:
                    await asyncio.sleep(_LOOKED_EVERY)


@contextmanager
def serving(build: Callable[[str], Sequence[BaseRoute]]) -> Iterator[str]:
    """Serve what `build` makes of the base URL ("http://127.0.0.1:PORT"); yield that URL meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = Starlette(routes=build(url))
        config = uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        server = _PromptServer(config)
        thread = threading.Thread(target=server.run, args=([listening],), name="serving", daemon=True)
        thread.start()
        try:
            yield url
        finally:
            server.stop()
            thread.join()
