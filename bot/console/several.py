"""Several workspaces on one server, as Slack has them: a call goes to the one whose token it brings."""

from collections.abc import Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from bot.console.guard import LoopbackOnly
from bot.console.web import Door, routes
from bot.console.workspace import Workspace


def several(workspaces: Mapping[str, Workspace]) -> list[BaseRoute]:
    """Return the routes of the workspaces: one Web API, and each one's own pages below its name's path.

    A call with a token that none of them gave out is the first one's to refuse.
    """
    doors = [Door(workspace) for workspace in workspaces.values()]

    async def called(request: Request) -> Response:
        token, arguments = await doors[0].brought(request)
        whose = (door for door in doors if door.workspace.state.gave_out(token, arguments))
        return await next(whose, doors[0]).called(request)

    own = [Mount(f"/{name}", routes=routes(workspace)) for name, workspace in workspaces.items()]
    only = [Middleware(LoopbackOnly)]
    return [Route("/api/{method}", called, methods=["POST", "GET"], middleware=only), *own]
