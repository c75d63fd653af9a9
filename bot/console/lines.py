"""What happens to a line typed in the composer: a slash command, or a message with the events it causes."""

import re
from concurrent.futures import Future
from urllib.parse import urlsplit

from bot.console import payloads
from bot.console.answers import respond
from bot.console.cast import Channel, User
from bot.console.delivery import Delivery
from bot.console.passes import Refused
from bot.console.state import State
from bot.console.timeline import Message

_COMMAND = re.compile(r"(/\S+)\s*(.*)", re.DOTALL)
_URL = re.compile(r"https?://(?:(?!&lt;|&gt;)[^\s<>|])+")
Sent = tuple[Future[Delivery], ...]


def typed(state: State, user: User, channel: Channel, line: str, thread: str | None) -> Sent:
    """Do what Slack does with a line; return the deliveries under way."""
    if user.id not in channel.members:
        message = f"{user.name} is not in {channel.name}."
        raise LookupError(message)
    command = _COMMAND.fullmatch(line.strip())
    if command:
        return _command(state, user, channel, (command[1], command[2]), thread)
    return said(state, user, channel, line.strip(), thread)


def said(state: State, user: User, channel: Channel, line: str, thread: str | None) -> Sent:
    """Post a person's message and deliver the events that the app has asked for."""
    with state.change():
        message = state.post(channel.id, user.id, _escaped(state, line), thread=thread)
        kinds = tuple(_events(state, channel, message))
        if kinds:
            state.start((), user=user.id, channel=channel.id, thread=thread)
        contents = [_event(state, kind, channel, message) for kind in kinds] + _links(state, channel, message)
    return tuple(happened(state, content) for content in contents)


def echoed(state: State, message: Message) -> Sent:
    """Deliver what the app itself posted, where it listens: an app must know its own words."""
    channel = state.channels[message.channel]
    kind = "message.im" if channel.with_user else _kind(channel)
    if kind not in state.manifest.events or state.identity.user not in channel.members:
        return ()
    return (happened(state, _event(state, kind, channel, message)),)


def happened(state: State, content: payloads.Json) -> Future[Delivery]:
    """Deliver an event, again at once if it isn't acknowledged, and as often as the faults want."""
    channel = state.channels.get(str(content.get("channel")))
    payload = payloads.event(
        state.identity,
        state.name("Ev"),
        int(state.clock().timestamp()),
        content,
        shared=channel is not None and channel.shared,
    )
    repeats = state.faults.take_repeats(str(content["type"]))

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
        again = not delivered.acked and delivered.retry == 0
        if again or delivered.retry < repeats:
            state.post_office.event(payload, then, retry=delivered.retry + 1)

    return state.post_office.event(payload, then)


def _command(
    state: State, user: User, channel: Channel, command: tuple[str, str], thread: str | None
) -> Sent:
    name, text = command
    if name == "/invite":
        return _invited(state, user, channel)
    refusal = _refused(state, name, thread)
    if not refusal:
        return (_run(state, user, channel, {"command": name, "text": text}),)
    with state.change():
        state.notice(user.id, channel.id, refusal, thread)
    return ()


def _run(state: State, user: User, channel: Channel, command: dict[str, str]) -> Future[Delivery]:
    with state.change():
        state.post(channel.id, user.id, " ".join(command.values()).strip(), only_for=user.id, typed=True)
        trigger = state.passes.trigger(user.id)
        response = state.passes.response(user.id, channel.id)
        state.start((trigger, response), user=user.id, channel=channel.id)
    about = {"trigger_id": trigger, "response_url": f"{state.api_url}/response/{response}"}
    payload = payloads.command(state.identity, user, channel, **command, **about)

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            _answered(state, command["command"], response, delivered)

    return state.post_office.command(payload, then)


def _refused(state: State, name: str, thread: str | None) -> str | None:
    if name not in {command.name for command in state.manifest.commands}:
        return (
            f"`{name}` is not a valid command. In Slack, all messages that start with the “/” character are "
            "interpreted as commands."
        )
    return f"`{name}` is not supported in threads. Sorry!" if thread else None


def _answered(state: State, name: str, response_id: str, delivered: Delivery) -> None:
    response = state.passes.responses[response_id]
    answer = delivered.answer() if delivered.acked else None
    if not delivered.acked:
        state.finish(response_id)
        failed = f"`{name}` failed with the error “{delivered.failure}”: {_explained(state, delivered)}"
        state.notice(response.user, response.channel, failed)
    elif answer:
        state.finish(response_id)
        whole = answer if isinstance(answer, dict) else {"text": str(answer)}
        try:
            respond(state, response, whole)
        except Refused as refused:
            notice = f"`{name}` failed with the error “{refused.error}”."
            state.notice(response.user, response.channel, notice)


def _explained(state: State, delivered: Delivery) -> str:
    if delivered.error == "timeout":
        return f"{state.identity.name} didn’t respond in time."
    return f"{state.identity.name} answered with {delivered.status or delivered.error}."


def _invited(state: State, user: User, channel: Channel) -> Sent:
    with state.change():
        state.join(channel.id, state.identity.user)
        state.post(channel.id, user.id, f"added <@{state.identity.user}> to this channel.")
    return ()


def _events(state: State, channel: Channel, message: Message) -> list[str]:
    mentioned = f"<@{state.identity.user}>" in message.text
    member = state.identity.user in channel.members
    if channel.with_user:
        return ["message.im"] if "message.im" in state.manifest.events else []
    if mentioned and not member:
        state.notice(message.author, channel.id, _absent(state))
        return []
    mine = [("app_mention", mentioned), (_kind(channel), member)]
    return [kind for kind, happens in mine if happens and kind in state.manifest.events]


def _absent(state: State) -> str:
    app = state.identity
    return f"You mentioned <@{app.user}>, but they’re not in this channel. Type `/invite @{app.name}`."


def _kind(channel: Channel) -> str:
    return "message.groups" if channel.private else "message.channels"


def _event(state: State, kind: str, channel: Channel, message: Message) -> payloads.Json:
    content = payloads.message_json(state.identity, message) | {"channel": channel.id, "event_ts": message.ts}
    if kind == "app_mention":
        return content | {"type": "app_mention"}
    return content | {"channel_type": {"message.im": "im", "message.groups": "group"}.get(kind, "channel")}


def _links(state: State, channel: Channel, message: Message) -> list[payloads.Json]:
    """Return the event for links to the app's domains, subdomains included, if there are any."""
    links = []
    for url in dict.fromkeys(_URL.findall(message.text)):
        host = _host(url)
        domain = next((one for one in state.manifest.domains if f".{host}".endswith(f".{one}")), None)
        if domain:
            links.append({"domain": domain, "url": url.replace("&amp;", "&")})
    return [payloads.link_shared(state.identity, channel, message, links)] if links else []


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _escaped(state: State, line: str) -> str:
    """Return a line as Slack stores it: `&`, `<`, `>` escaped, links, @names and #channels in brackets."""
    safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _URL.sub(lambda m: f"<{m[0]}>", safe)
    names = {user.name: user.id for user in state.users.values()} | {state.identity.name: state.identity.user}
    safe = re.sub(r"(?<![\w/])@(\w+)", lambda m: f"<@{names[m[1]]}>" if m[1] in names else m[0], safe)
    rooms = {channel.name: channel.id for channel in state.channels.values() if not channel.with_user}
    return re.sub(
        r"(?<![\w/])#([\w-]+)", lambda m: f"<#{rooms[m[1]]}|{m[1]}>" if m[1] in rooms else m[0], safe
    )
