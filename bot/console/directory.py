"""The Web API's methods about the app itself, people and conversations."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.console import arguments as given
from bot.console.cast import Channel, User
from bot.console.chat import readable
from bot.console.passes import Refused
from bot.console.payloads import message_json
from bot.console.state import State

Json = given.Json


def auth_test(state: State, _arguments: Json) -> Json:
    """auth.test: who the token is. Bolt asks this before the first listener runs."""
    identity = state.identity
    return {
        "url": f"https://{identity.domain}.slack.com/",
        "team": identity.team_name,
        "team_id": identity.team,
        "user": identity.name,
        "user_id": identity.user,
        "bot_id": identity.bot,
        "is_enterprise_install": False,
    }


def user_info(state: State, arguments: Json) -> Json:
    """users.info."""
    user = state.users.get(given.must(arguments, "user", "user_not_found"))
    if user is None:
        raise Refused("user_not_found")
    return {"user": _user(state, user)}


def conversation_info(state: State, arguments: Json) -> Json:
    """conversations.info."""
    channel = readable(state, given.must(arguments, "channel", "channel_not_found"))
    return {"channel": _conversation(state, channel)}


def conversation_list(state: State, arguments: Json) -> Json:
    """conversations.list, in pages by `cursor`."""
    kinds = set((given.words(arguments, "types") or "public_channel").split(","))
    hide_archived = given.flag(arguments, "exclude_archived")
    listed = [
        _conversation(state, channel)
        for channel in state.channels.values()
        if _kind(channel) in kinds
        and not (hide_archived and channel.archived)
        and (state.identity.user in channel.members or not channel.private)
    ]
    return _page(listed, "channels", arguments)


def conversation_members(state: State, arguments: Json) -> Json:
    """conversations.members, in pages by `cursor`."""
    channel = readable(state, given.must(arguments, "channel", "channel_not_found"))
    return _page(sorted(channel.members), "members", arguments)


def conversation_open(state: State, arguments: Json) -> Json:
    """conversations.open: the direct message with one user."""
    users = given.words(arguments, "users").split(",")
    direct = state.direct(users[0])
    if len(users) != 1 or direct is None:
        raise Refused("user_not_found")
    return {"channel": {"id": direct.id}}


def group_list(state: State, _arguments: Json) -> Json:
    """usergroups.list."""
    return {"usergroups": [{"id": one.id, "handle": one.handle, "name": one.handle} for one in state.groups]}


def group_members(state: State, arguments: Json) -> Json:
    """usergroups.users.list."""
    name = given.must(arguments, "usergroup")
    members = [sorted(one.members) for one in state.groups if one.id == name]
    if not members:
        raise Refused("no_such_subteam")
    return {"users": members[0]}


def conversation_replies(state: State, arguments: Json) -> Json:
    """conversations.replies: a thread, its root first."""
    channel = _heard(state, arguments)
    root = given.must(arguments, "ts", "thread_not_found")
    messages = [
        message_json(state.identity, message)
        for message in state.timeline.messages.values()
        if message.channel == channel.id and not message.only_for and root in {message.ts, message.thread}
    ]
    if not messages:
        raise Refused("thread_not_found")
    return _page(messages, "messages", arguments)


def conversation_history(state: State, arguments: Json) -> Json:
    """conversations.history, newest first; ephemeral messages are in no history."""
    channel = _heard(state, arguments)
    oldest, latest = given.words(arguments, "oldest"), given.words(arguments, "latest") or "9"
    inclusive = given.flag(arguments, "inclusive")
    messages = [
        message_json(state.identity, message)
        for message in state.timeline.messages.values()
        if message.channel == channel.id
        and not message.only_for
        and not message.thread
        and (oldest < message.ts < latest or (inclusive and message.ts in {oldest, latest}))
    ]
    return _page(list(reversed(messages)), "messages", arguments)


def _heard(state: State, arguments: Json) -> Channel:
    channel = readable(state, given.must(arguments, "channel", "channel_not_found"))
    scopes = state.tokens.get(given.words(arguments, "token"), frozenset())
    needed = (
        "im:history" if channel.with_user else "groups:history" if channel.private else "channels:history"
    )
    if needed not in scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(scopes)))
    if state.identity.user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _page(listed: list[object] | list[dict[str, object]] | list[str], name: str, arguments: Json) -> Json:
    start = given.number(arguments, "cursor", 0)
    end = start + given.number(arguments, "limit", 100)
    cursor = str(end) if end < len(listed) else ""
    return {name: listed[start:end], "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def _kind(channel: Channel) -> str:
    if channel.with_user:
        return "im"
    return "private_channel" if channel.private else "public_channel"


def _conversation(state: State, channel: Channel) -> dict[str, object]:
    common = {
        "id": channel.id,
        "is_im": channel.with_user is not None,
        "is_archived": channel.archived,
        "is_ext_shared": channel.shared,
        "is_shared": channel.shared,
        "is_org_shared": False,
        "context_team_id": state.identity.team,
    }
    if channel.with_user:
        return {**common, "user": channel.with_user, "is_open": True}
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.private,
        "is_group": channel.private,
        "is_private": channel.private,
        "is_general": channel.name == "general",
        "is_member": state.identity.user in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def _user(state: State, user: User) -> Json:
    return {
        "id": user.id,
        "team_id": state.identity.team,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "is_bot": False,
        "is_admin": user.admin,
        "is_owner": False,
        "is_restricted": user.guest or user.one_channel,
        "is_ultra_restricted": user.one_channel,
        "profile": {"real_name": user.real_name, "display_name": user.name, "title": user.title},
        **_zone(state, user),
    }


def _zone(state: State, user: User) -> dict[str, object]:
    """Slack leaves these out for users whose profile states none."""
    if user.zone is None:
        return {}
    local: datetime = state.clock().astimezone(ZoneInfo(user.zone))
    offset = local.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    return {"tz": user.zone, "tz_label": local.tzname(), "tz_offset": seconds}
