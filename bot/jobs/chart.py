"""Drawing a chart that somebody asked for, and sending the picture where they want it."""

from collections.abc import Mapping
from typing import Any

from bot.files import File
from bot.jobs.job import Tools
from bot.jobs.telling import tell
from handlers.charts import NOTHING, asked_of
from handlers.registry import CHARTS
from storage.knowing import known


def chart(tools: Tools, args: Mapping[str, Any]) -> None:
    """Send the chart to its channel with all of it in words, or tell who asked that nothing is left."""
    from bot.drawing import draw

    with tools.store.read() as session:
        decided = known(session, workspace=args["workspace"])
        found = CHARTS[args["what"]](session, asked_of(args, tools.clock()))
    if found is None:
        tell(tools, args, NOTHING)
        return
    tools.send(
        File(
            key=args["key"],
            workspace=args["workspace"],
            channel=args["channel"],
            author=args["user"],
            name=f"{found.name}.png",
            title=found.title,
            content=draw(found),
            articles=tuple(found.articles),
            known=decided,
            alt=found.alt,
            thread=args["thread"],
        )
    )
