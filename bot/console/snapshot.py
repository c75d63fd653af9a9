"""What the page shows one person, as JSON: channels, messages, modals, Home, and what is running."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.cast import SLACKBOT, Channel, User
from bot.console.state import Call, State
from bot.console.timeline import File, Message
from bot.console.views import View

Json = Mapping[str, object]
_SHOWN = 200
_LOOKED_BACK = 200
_MISTAKES = {
    *("invalid_blocks", "invalid_blocks_format", "invalid_arguments", "no_text", "unknown_method"),
    *("msg_too_long", "msg_blocks_too_long", "view_too_large", "cannot_parse_attachment", "missing_scope"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person looks: a channel and, beside it, perhaps one of its threads."""

    user: User
    channel: Channel
    thread: str | None = None


def snapshot(state: State, place: Place, examples: tuple[str, ...]) -> Json:
    """Return the page's whole content; call it under the state's lock."""
    user = place.user
    home, replies, latest = (
        state.views.homes.get(user.id),
        state.timeline.replies(),
        state.timeline.latest(user.id),
    )
    shown = state.timeline.seen(user.id, place.channel)[-_SHOWN:]
    thread = state.timeline.seen(user.id, place.channel, place.thread) if place.thread else ()
    return {
        "revision": state.revision,
        "workspace": state.identity.team_name,
        "app": {"id": state.identity.user, "name": state.identity.name},
        "me": user.id,
        "users": {
            one.id: {"name": one.name, "real": one.real_name, "title": one.title} for one in _users(state)
        },
        "channels": [_channel(state, user, channel, latest) for channel in state.channels.values()],
        "channel": place.channel.id,
        "messages": [_message(message, replies) for message in shown],
        "thread": [_message(message, replies) for message in thread],
        "views": [_view(view) for view in state.views.stacks.get(user.id, ())],
        "home": _view(home) if home else None,
        "running": [[one.channel, one.thread] for one in state.running if one.user == user.id],
        "refused": _refusals(state),
        "commands": [
            {"name": one.name, "hint": one.hint, "description": one.description}
            for one in state.manifest.commands
        ],
        "shortcuts": [
            {"id": one.callback_id, "name": one.name, "on_message": one.on_message}
            for one in state.manifest.shortcuts
        ],
        "examples": examples,
    }


def _users(state: State) -> list[User]:
    return [*state.users.values(), User(id=SLACKBOT, name="slackbot", real_name="Slackbot")]


def _channel(state: State, user: User, channel: Channel, latest: Mapping[str, str]) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "topic": channel.topic,
        "private": channel.private,
        "shared": channel.shared,
        "archived": channel.archived,
        "direct": channel.with_user is not None,
        "member": user.id in channel.members,
        "app": state.identity.user in channel.members,
        "last": latest.get(channel.id, ""),
    }


def _message(message: Message, replies: Mapping[str, int]) -> Json:
    return {
        "ts": message.ts,
        "author": message.author,
        "text": message.text,
        "blocks": message.blocks,
        "thread": message.thread,
        "ephemeral": message.only_for is not None,
        "edited": message.edited,
        "typed": message.typed,
        "unfurls": [{"url": url, "blocks": blocks} for url, blocks in message.unfurls.items()],
        "files": [_file(file) for file in message.files],
        "replies": replies.get(message.ts, 0),
    }


def _file(file: File) -> Json:
    picture = file.name.endswith(".png")
    about = {"name": file.name, "title": file.title, "alt": file.alt or file.title, "picture": picture}
    return {**about, "url": f"/console/file/{file.id}", "length": file.length}


def _view(view: View) -> Json:
    keys = ("id", "hash", "type", "title", "submit", "close", "blocks")
    shown = {key: view.json[key] for key in keys}
    return {**shown, "errors": view.errors, "trouble": view.trouble, "busy": view.busy}


def _refusals(state: State) -> list[Json]:
    """The app's calls that must not happen, newest last: a channel that is gone may be asked for, though."""
    recent = [entry for entry in state.log[-_LOOKED_BACK:] if isinstance(entry, Call)]
    calls = [call for call in recent if call.answer.get("error") in _MISTAKES]
    return [
        {
            "key": f"{call.at.timestamp()}{call.method}",
            "method": call.method,
            "error": call.answer.get("error", call.status),
            "messages": _details(call.answer),
        }
        for call in calls[-3:]
    ]


def _details(answer: Json) -> object:
    metadata = answer.get("response_metadata")
    return metadata.get("messages", []) if isinstance(metadata, Mapping) else []
