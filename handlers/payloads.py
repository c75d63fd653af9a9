"""What Slack sends, read: who, where, which words, and what was pressed or filled in."""

import json
import re
from collections.abc import Mapping
from typing import Any

from handlers.intents import Desk

Body = Mapping[str, Any]
MOST_TEXTS = 100
_ANGLED = re.compile(r"<[@#!][^<>]*>|<[^|<>]*(?:\|(?P<label>[^<>]*))?>")


def desk_of(body: Body) -> Desk:
    """Return where answers to a command, a press, a shortcut or a submission can go."""
    view = body.get("view") or {}
    envelope = envelope_of(body)
    return Desk(
        response_url=body.get("response_url") or envelope.get("reply"),
        channel=_channel(body) or envelope.get("channel"),
        user=_user(body),
        workspace=_team(body),
        trigger=body.get("trigger_id"),
        replaceable="response_url" in body and _is_their_own(body),
        modal=view.get("id") if view.get("type") == "modal" and body.get("type") == "block_actions" else None,
        home=view.get("type") == "home" or bool(envelope.get("home")),
        thread=_thread(body) or envelope.get("thread"),
    )


def desk_of_event(body: Body) -> Desk:
    """Return where answers to an event can go: the channel in which it happened."""
    event = body["event"]
    return Desk(
        response_url=None,
        channel=event.get("channel"),
        user=str(event.get("user") or ""),
        workspace=body.get("team_id"),
        posted=event.get("message_ts"),
        thread=event.get("thread_ts"),
    )


def addressed(view: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """Return the modal with the way back in it: Slack doesn't say where a modal was asked for."""
    envelope = {
        "carried": view.get("private_metadata", ""),
        "channel": desk.channel,
        "reply": desk.response_url,
        "home": desk.home,
        "thread": desk.thread,
    }
    return {**view, "private_metadata": json.dumps(envelope, ensure_ascii=False)}


def envelope_of(body: Body) -> dict[str, Any]:
    """Return what `addressed` put into the modal that was sent off; nothing for anything else."""
    written = (body.get("view") or {}).get("private_metadata")
    try:
        found = json.loads(written) if written else {}
    except (ValueError, RecursionError):  # of a modal that another version opened
        return {}
    known = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in known if isinstance(value, str | bool)}


def command_text(body: Body) -> str:
    """Return the words after a command."""
    return str(body.get("text") or "")


def nothing(_body: Body) -> str:
    """Return no words: a shortcut from anywhere brings none."""
    return ""


def message_text(body: Body) -> str:
    """Return the words of the message from whose menu a shortcut was chosen.

    Where its text has none but mentions and links without words, those of its blocks, or else of what was
    forwarded or unfurled in it: apps write blocks alone, and a forwarded message is an attachment.
    """
    message = body["message"]
    text = str(message.get("text") or "")
    if _ANGLED.sub(lambda found: found["label"] or "", text).strip():
        return text
    below = (message.get("blocks"), message.get("attachments"))
    found = ("\n".join(_texts(part, MOST_TEXTS)) for part in below)
    return next(filter(str.strip, found), text)


def _texts(node: object, most: int) -> list[str]:
    """Return the words in blocks or attachments, a line each; of what is named as a fallback, none."""
    if isinstance(node, Mapping):
        if node.get("type") == "rich_text_section":
            return ["".join(_texts(node.get("elements"), most))]
        children = [
            node.get(key) for key in ("text", "elements", "fields", "blocks", "message_blocks", "message")
        ]
    else:
        children = node if isinstance(node, list) else []
    words: list[str] = []
    for child in children:
        words += [child] if isinstance(child, str) else _texts(child, most - len(words))
        if len(words) >= most:
            break
    return words[:most]


def is_question(event: Body) -> bool:
    """Tell whether a person put something to the app: not a bot, an edit, or talk in a channel."""
    if event.get("bot_id") or event.get("subtype") or not event.get("user"):
        return False
    return event["type"] == "app_mention" or event.get("channel_type") == "im"


def links(body: Body) -> list[str]:
    """Return the addresses of the links that were posted, as Slack has them, each once."""
    return list(dict.fromkeys(str(link["url"]) for link in body["event"].get("links", ())))


def pressed(body: Body) -> str:
    """Return the value of the button, or of the menu's option, that was pressed."""
    action = body["actions"][0]
    return str(action.get("value") or action.get("selected_option", {}).get("value", ""))


def values(view: Body) -> dict[str, str]:
    """Return each input's value by its block id: every input of ours has the one action `value`."""
    inputs = {block: state.get("value", {}) for block, state in view["state"]["values"].items()}
    return {block: str(_value(state)) for block, state in inputs.items() if _value(state)}


def _value(state: Body) -> str | None:
    chosen = state.get("selected_option") or {}
    plain = ("value", "selected_conversation", "selected_time")
    return next((state[name] for name in plain if state.get(name)), chosen.get("value"))


def _is_their_own(body: Body) -> bool:
    """Tell whether nobody else sees the message in which something was pressed: what all see stays."""
    there = body.get("container") or {}
    return bool(there.get("is_ephemeral")) or str(_channel(body) or "").startswith("D")


def _thread(body: Body) -> str | None:
    """Return the thread of the reply on which something was pressed; the root stands in the channel too."""
    message, there = body.get("message") or {}, body.get("container") or {}
    root = message.get("thread_ts") or there.get("thread_ts")
    return root if root != (message.get("ts") or there.get("message_ts")) else None


def _user(body: Body) -> str:
    return str(body.get("user_id") or body.get("user", {}).get("id", ""))


def _team(body: Body) -> str | None:
    return body.get("team_id") or (body.get("team") or {}).get("id")


def _channel(body: Body) -> str | None:
    return body.get("channel_id") or (body.get("channel") or {}).get("id")
