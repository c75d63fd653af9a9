"""The JSON that Slack delivers for what a person does: commands, presses, submissions, events."""

from collections.abc import Mapping, Sequence

from bot.console.cast import Channel, Identity, User
from bot.console.timeline import Message
from bot.console.views import View

Json = Mapping[str, object]
_LEGACY_TOKEN = "verification-token-of-old"  # noqa: S105 (Slack still sends one; nobody may rely on it)


def command(identity: Identity, user: User, channel: Channel, **fields: str) -> dict[str, object]:
    """Return a slash command's form; `fields` are command, text, response_url and trigger_id."""
    return {
        "token": _LEGACY_TOKEN,
        "team_id": identity.team,
        "team_domain": identity.domain,
        "channel_id": channel.id,
        "channel_name": _shown_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "api_app_id": identity.app,
        "is_enterprise_install": "false",
        **fields,
    }


def pressed_in_message(
    identity: Identity, user: User, channel: Channel, message: Message, **fields: object
) -> dict[str, object]:
    """Return a press in a message. An ephemeral message itself is not sent along: Slack doesn't either."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.only_for is not None,
        **({"thread_ts": message.thread} if message.thread else {}),
    }
    seen = {} if message.only_for else {"message": message_json(identity, message)}
    about = {"channel": {"id": channel.id, "name": _shown_name(channel)}}
    return {
        **_interaction(identity, user, "block_actions"),
        "container": container,
        **about,
        **seen,
        **fields,
    }


def pressed_in_view(identity: Identity, user: User, view: Json, **fields: object) -> dict[str, object]:
    """Return a press in a modal or a Home tab: no channel, no response_url."""
    container = {"type": "view", "view_id": view["id"]}
    return {**_interaction(identity, user, "block_actions"), "container": container, "view": view, **fields}


def submitted(identity: Identity, user: User, **fields: object) -> dict[str, object]:
    """Return a modal's submission."""
    return {**_interaction(identity, user, "view_submission"), **fields}


def shortcut(identity: Identity, user: User, callback_id: str, **fields: object) -> dict[str, object]:
    """Return a shortcut from anywhere: no channel, no response_url."""
    return {**_interaction(identity, user, "shortcut"), "callback_id": callback_id, **fields}


def message_shortcut(
    identity: Identity, user: User, channel: Channel, message: Message, **fields: object
) -> dict[str, object]:
    """Return a shortcut from a message's menu."""
    about = {"channel": {"id": channel.id, "name": _shown_name(channel)}, "message_ts": message.ts}
    whole = {**about, "message": message_json(identity, message)}
    return {**_interaction(identity, user, "message_action"), **whole, **fields}


def closed(identity: Identity, user: User, view: View, *, cleared: bool) -> dict[str, object]:
    """Return a modal's closing."""
    return {**_interaction(identity, user, "view_closed"), "view": view.json, "is_cleared": cleared}


def event(identity: Identity, event_id: str, at: int, content: Json, *, shared: bool) -> dict[str, object]:
    """Return an event in its envelope. The `event_id` is what a repeated one shares with the first.

    `shared`: it happened in a channel that people of another company are in.
    """
    authorization = {
        "enterprise_id": None,
        "team_id": identity.team,
        "user_id": identity.user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": _LEGACY_TOKEN,
        "team_id": identity.team,
        "api_app_id": identity.app,
        "event": content,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
        "authorizations": [authorization],
        "is_ext_shared_channel": shared,
    }


def link_shared(
    identity: Identity, channel: Channel, message: Message, links: Sequence[Json]
) -> dict[str, object]:
    """Return the event that links to the app's domains were posted."""
    return {
        "type": "link_shared",
        "user": message.author,
        "channel": channel.id,
        "message_ts": message.ts,
        **({"thread_ts": message.thread} if message.thread else {}),
        "links": links,
        "source": "conversations_history",
        "unfurl_id": f"{channel.id}.{message.ts}",
        "is_bot_user_member": identity.user in channel.members,
        "event_ts": message.ts,
    }


def message_json(identity: Identity, message: Message) -> dict[str, object]:
    """Return a message as the Web API answers it."""
    own = message.author == identity.user
    return {
        "type": "message",
        "ts": message.ts,
        "user": message.author,
        "text": message.text,
        "team": identity.team,
        **({"bot_id": identity.bot, "app_id": identity.app} if own else {}),
        **({"blocks": message.blocks} if message.blocks else {}),
        **({"thread_ts": message.thread} if message.thread else {}),
        **({"edited": {"user": message.author, "ts": message.ts}} if message.edited else {}),
        **({"metadata": message.metadata} if message.metadata else {}),
    }


def _interaction(identity: Identity, user: User, kind: str) -> dict[str, object]:
    return {
        "type": kind,
        "team": {"id": identity.team, "domain": identity.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": identity.team},
        "api_app_id": identity.app,
        "token": _LEGACY_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _shown_name(channel: Channel) -> str:
    """Slack hides the names of private conversations in payloads."""
    if channel.with_user:
        return "directmessage"
    return "privategroup" if channel.private else channel.name
