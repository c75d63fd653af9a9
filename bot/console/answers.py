"""How an app's answer to a person becomes a message: the ack's body and the response URLs."""

from collections.abc import Mapping, Sequence

from bot.console.passes import Refused, ResponseUrl
from bot.console.state import State
from handlers.surface import message_problems

Json = Mapping[str, object]


def checked(text: object, blocks: object) -> tuple[str, tuple[Json, ...]]:
    """Return text and blocks fit to stand in a channel; raise `Refused` with Slack's word for the fault."""
    words = text if isinstance(text, str) else ""
    listed = tuple(blocks) if isinstance(blocks, Sequence) and not isinstance(blocks, str) else ()
    if not words.strip():
        raise Refused("no_text")
    problems = message_problems(words, listed)
    if problems:
        messages = [f"[ERROR] {problem}" for problem in problems]
        raise Refused(_word(problems), response_metadata={"messages": messages})
    return words, listed


def respond(state: State, response: ResponseUrl, answer: Json) -> None:
    """Carry out what was sent to a response URL, or stood in an ack; raises `Refused`.

    What is new stands in the channel, also where a button in a thread was pressed: as in Slack.
    """
    if answer.get("delete_original") and response.original:
        state.timeline.drop(response.original)
        return
    words, blocks = checked(answer.get("text"), answer.get("blocks"))
    if answer.get("replace_original") and response.original in state.timeline.messages:
        state.edit(response.original, words, blocks)
        return
    public = answer.get("response_type") == "in_channel"
    state.post(
        response.channel,
        state.identity.user,
        words,
        blocks=blocks,
        only_for=None if public else response.user,
    )


def _word(problems: Sequence[str]) -> str:
    if all("msg_blocks_too_long" in problem for problem in problems):
        return "msg_blocks_too_long"
    if all("top-level text" in problem and "characters" in problem for problem in problems):
        return "msg_too_long"
    return "invalid_blocks"
