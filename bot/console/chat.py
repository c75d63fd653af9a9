"""The Web API's chat methods: who may post where, and what stands there afterwards."""

from collections.abc import Mapping
from dataclasses import replace

from bot.console import arguments as given
from bot.console.answers import checked
from bot.console.cast import Channel
from bot.console.passes import Refused
from bot.console.payloads import message_json
from bot.console.state import State
from bot.console.timeline import Message
from handlers.surface import posting_problems

Json = given.Json


def post_message(state: State, arguments: Json) -> Json:
    """chat.postMessage: also into a direct message, named by the user's id."""
    channel = writable(state, arguments)
    text, blocks = _said(arguments)
    _paced(state, channel)
    message = state.post(
        channel.id,
        state.identity.user,
        text,
        blocks=blocks,
        thread=thread_of(state, channel, arguments),
        broadcast=given.flag(arguments, "reply_broadcast"),
        metadata=given.mapping(arguments, "metadata") if arguments.get("metadata") else None,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(state.identity, message)}


def post_ephemeral(state: State, arguments: Json) -> Json:
    """chat.postEphemeral: to a member of a channel in which the app is a member too."""
    channel = writable(state, arguments)
    if state.identity.user not in channel.members:
        raise Refused("not_in_channel")
    user = given.must(arguments, "user", "invalid_user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = _said(arguments)
    thread = thread_of(state, channel, arguments)
    message = state.post(channel.id, state.identity.user, text, blocks=blocks, thread=thread, only_for=user)
    return {"message_ts": message.ts}


def update(state: State, arguments: Json) -> Json:
    """chat.update: the app's own messages; ephemeral ones can't be found."""
    message = _own(state, arguments, "cant_update_message")
    text, blocks = _said(arguments)
    edited = state.edit(message.ts, text, blocks)
    about = {"channel": message.channel, "ts": message.ts, "text": text}
    return {**about, "message": message_json(state.identity, edited)}


def delete(state: State, arguments: Json) -> Json:
    """chat.delete: the app's own messages."""
    message = _own(state, arguments, "cant_delete_message")
    state.timeline.drop(message.ts)
    return {"channel": message.channel, "ts": message.ts}


def unfurl(state: State, arguments: Json) -> Json:
    """chat.unfurl: blocks under the links of a person's message, which must stand in it."""
    channel = readable(state, given.must(arguments, "channel", "cannot_unfurl_url"))
    message = state.timeline.messages.get(given.must(arguments, "ts", "cannot_unfurl_message"))
    if message is None or message.channel != channel.id:
        raise Refused("cannot_unfurl_message")
    asked = given.mapping(arguments, "unfurls", "missing_unfurls")
    if not all(url.replace("&", "&amp;") in message.text for url in asked):
        raise Refused("cannot_unfurl_url")
    shown = {url: _unfurled(content) for url, content in asked.items()}
    state.timeline.put(replace(message, unfurls={**message.unfurls, **shown}))
    return {}


def permalink(state: State, arguments: Json) -> Json:
    """chat.getPermalink."""
    channel = readable(state, given.must(arguments, "channel", "channel_not_found"))
    ts = given.must(arguments, "message_ts", "message_not_found")
    if ts not in state.timeline.messages:
        raise Refused("message_not_found")
    place = f"https://{state.identity.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": place}


def readable(state: State, channel_id: str) -> Channel:
    """Return a channel that the app can know of: a private one without the app does not exist for it."""
    channel = state.channels.get(channel_id)
    if channel is None or (channel.private and state.identity.user not in channel.members):
        raise Refused("channel_not_found")
    return channel


def writable(state: State, arguments: Json) -> Channel:
    """Return the channel in which the app may post; a user's id means their direct message."""
    name = given.must(arguments, "channel", "channel_not_found")
    direct = state.direct(name) if name in state.users else None
    channel = direct or readable(state, name)
    if channel.archived:
        raise Refused("is_archived")
    everywhere = any("chat:write.public" in scopes for scopes in state.tokens.values())
    if state.identity.user not in channel.members and not everywhere:
        raise Refused("not_in_channel")
    return channel


def _unfurled(content: object) -> tuple[Json, ...]:
    blocks = given.blocks(content) if isinstance(content, Mapping) else ()
    if not blocks:
        raise Refused("cannot_parse_attachment")
    return checked("An unfurled link", blocks)[1]


def _paced(state: State, channel: Channel) -> None:
    now = state.clock()
    if now - state.posted.get(channel.id, now - state.pace) < state.pace:
        raise Refused("ratelimited")
    state.posted[channel.id] = now


def _said(arguments: Json) -> tuple[str, tuple[Json, ...]]:
    problems = posting_problems(arguments)
    if problems:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {p}" for p in problems]})
    return checked(arguments.get("text"), given.blocks(arguments))


def thread_of(state: State, channel: Channel, arguments: Json) -> str | None:
    """Return the root of the thread in which a post is to stand, None for the channel itself."""
    thread = given.words(arguments, "thread_ts")
    if not thread:
        return None
    root = state.timeline.messages.get(thread)
    if root is None or root.channel != channel.id:
        raise Refused("thread_not_found")
    if root.only_for:
        raise Refused("cannot_reply_to_message")
    return root.thread or root.ts


def _own(state: State, arguments: Json, error: str) -> Message:
    channel = readable(state, given.must(arguments, "channel", "channel_not_found"))
    message = state.timeline.messages.get(given.must(arguments, "ts", "message_not_found"))
    if message is None or message.channel != channel.id or message.only_for:
        raise Refused("message_not_found")
    if message.author != state.identity.user:
        raise Refused(error)
    return message
