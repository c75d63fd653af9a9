"""What can be asked, for the Home tab: first steps while it has nothing else to show, a line later."""

from slack_sdk.models.blocks import Block, HeaderBlock

from handlers.blocks.kit import context, section
from handlers.blocks.usage import in_a_line
from handlers.ways import ALL


def ways() -> str:
    """Return a line that names what can be asked."""
    return f"Ask in any channel: {in_a_line(ALL)}"


def first_steps(*, empty: bool, manages: bool) -> list[Block]:
    """Render what to do first: have something read while there is nothing, then a line a command."""
    lines = [f"`{one.examples[0]}`  {one.summary}" for one in ALL]
    feed = "add a feed below" if manages else "ask whoever manages whosaid for a feed"
    told = f"*Nothing has been read yet.* Choose “Add an article” among Slack’s shortcuts, or {feed}. Then:"
    return [
        HeaderBlock(text="First steps"),
        *([section(told)] if empty else []),
        section("Type one of these in any channel; only you see the answer:\n" + "\n".join(lines)),
        section("In a channel or thread, `@whosaid who said pure theatre?` is answered for all to see."),
        context("*Share…* below an answer puts it into a channel, with your own words first."),
    ]
