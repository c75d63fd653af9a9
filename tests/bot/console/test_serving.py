"""The console's server stops although pages are open."""

import threading

import httpx
import uvicorn
from starlette.applications import Starlette

from bot.console.serving import ConsoleServer
from bot.console.web import routes
from tests.bot.console.conftest import Newsroom


def test_an_open_page_does_not_hold_up_the_end(newsroom: Newsroom) -> None:
    app = Starlette(routes=routes(newsroom.workspace))
    server = ConsoleServer(uvicorn.Config(app, port=0, log_level="error"), newsroom.workspace)
    thread = threading.Thread(target=server.run)
    thread.start()
    newsroom.workspace.until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.stream("GET", f"http://127.0.0.1:{port}/console/changes", trust_env=False) as stream:
        lines = stream.iter_lines()
        next(lines)
        server.handle_exit(2, None)
        list(lines)
    thread.join(timeout=5)
    assert not thread.is_alive()
