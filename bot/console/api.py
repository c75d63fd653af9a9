"""The Web API's door: which methods there are, what each needs, and how a call is admitted and logged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.console import chat, directory, lines, modals, oauth, uploads
from bot.console.answers import respond
from bot.console.faults import Fault
from bot.console.passes import Refused
from bot.console.state import Call, State

Json = Mapping[str, object]
_READS = ("channels:read", "groups:read", "im:read")
_HISTORY = ("channels:history", "groups:history", "im:history")


def _connection(state: State, _arguments: Json) -> Json:
    """apps.connections.open: the address of a connection, good for once."""
    ticket = state.post_office.sockets.ticket()
    return {"url": f"{state.api_url.replace('http', 'ws', 1)}/socket/{ticket}"}


_METHODS: Mapping[str, tuple[Callable[[State, Json], Json], tuple[str, ...]]] = {
    # method: what it does, the scopes of which the token must have one
    "api.test": (lambda _state, _arguments: {}, ()),
    "apps.connections.open": (_connection, ("connections:write",)),
    "auth.revoke": (oauth.revoke, ()),
    "auth.test": (directory.auth_test, ()),
    "chat.delete": (chat.delete, ("chat:write",)),
    "chat.getPermalink": (chat.permalink, ()),
    "chat.postEphemeral": (chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": (chat.post_message, ("chat:write",)),
    "chat.unfurl": (chat.unfurl, ("links:write",)),
    "chat.update": (chat.update, ("chat:write",)),
    "conversations.history": (directory.conversation_history, _HISTORY),
    "conversations.info": (directory.conversation_info, _READS),
    "conversations.list": (directory.conversation_list, _READS),
    "conversations.members": (directory.conversation_members, _READS),
    "conversations.open": (directory.conversation_open, ("im:write",)),
    "conversations.replies": (directory.conversation_replies, _HISTORY),
    "files.completeUploadExternal": (uploads.complete, ("files:write",)),
    "files.delete": (uploads.delete, ("files:write",)),
    "files.getUploadURLExternal": (uploads.upload_url, ("files:write",)),
    "oauth.v2.access": (oauth.access, ()),
    "usergroups.list": (directory.group_list, ("usergroups:read",)),
    "usergroups.users.list": (directory.group_members, ("usergroups:read",)),
    "users.info": (directory.user_info, ("users:read",)),
    "views.open": (modals.view_open, ()),
    "views.publish": (modals.view_publish, ()),
    "views.push": (modals.view_push, ()),
    "views.update": (modals.view_update, ()),
}
_SECRET = frozenset({"token", "client_secret", "code", "refresh_token"})
_TOKENLESS = frozenset({"api.test", "oauth.v2.access"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP answer to be sent: `fault` says what to do to it on the way."""

    status: int
    body: Json
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: Fault = field(default_factory=Fault)


def called(state: State, method: str, token: str | None, arguments: Json) -> Reply:
    """Answer a call of the Web API, as Slack would or as the faults want it."""
    fault = state.faults.take(method) or Fault()
    with state.change():
        given = {**arguments, "token": token} if token else arguments
        answer = _carried_out(state, method, token, given) if fault.carried_out else {}
        state.finish_in(str(arguments.get("channel") or arguments.get("channel_id")))
        if method == "chat.postMessage" and answer.get("ok"):
            lines.echoed(state, state.timeline.messages[str(answer["ts"])])
        granted = ",".join(sorted(state.tokens.get(token or "", ())))
        reply = _failing(fault, answer)
        told = replace(reply, headers={**reply.headers, "X-OAuth-Scopes": granted}) if granted else reply
        return _logged(state, method, arguments, told)


def responded(state: State, response_id: str, answer: Json) -> Reply:
    """Answer a request to a response URL: 404 once it is used up or too old."""
    fault = state.faults.take("response_url") or Fault()
    with state.change():
        reply = _failing(fault, {}) if not fault.carried_out else _response(state, response_id, answer, fault)
        return _logged(state, "response_url", answer, reply)


def _response(state: State, response_id: str, answer: Json, fault: Fault) -> Reply:
    try:
        response = state.passes.answer(response_id)
    except Refused as refused:
        return Reply(status=404, body={"ok": False, "error": refused.error}, fault=fault)
    state.finish(response_id)
    try:
        respond(state, response, answer)
    except Refused as refused:
        return Reply(status=400, body={"ok": False, "error": refused.error, **refused.extra}, fault=fault)
    return Reply(status=200, body={"ok": True}, fault=fault)


def _carried_out(state: State, method: str, token: str | None, arguments: Json) -> Json:
    try:
        return {"ok": True, **_admitted(state, method, token)(state, arguments)}
    except Refused as refused:
        return {"ok": False, "error": refused.error, **refused.extra}


def _admitted(state: State, method: str, token: str | None) -> Callable[[State, Json], Json]:
    if method not in _METHODS:
        raise Refused("unknown_method", req_method=method)
    if method in _TOKENLESS:
        return _METHODS[method][0]
    if not token:
        raise Refused("not_authed")
    if token not in state.tokens:
        raise Refused("invalid_auth")
    carry_out, needed = _METHODS[method]
    scopes = state.tokens[token]
    if needed and not scopes.intersection(needed):
        raise Refused("missing_scope", needed=",".join(needed), provided=",".join(sorted(scopes)))
    return carry_out


def _failing(fault: Fault, answer: Json) -> Reply:
    if fault.status == 429:
        headers = {"Retry-After": str(fault.retry_after or 1)}
        return Reply(status=429, body={"ok": False, "error": "ratelimited"}, headers=headers, fault=fault)
    if fault.status is not None:
        return Reply(status=fault.status, body={"ok": False, "error": "internal_error"}, fault=fault)
    if answer.get("error") == "ratelimited":
        return Reply(status=429, body=answer, headers={"Retry-After": "1"}, fault=fault)
    if fault.error is not None:
        return Reply(status=200, body={"ok": False, "error": fault.error}, fault=fault)
    return Reply(status=200, body=answer, fault=fault)


def _logged(state: State, method: str, arguments: Json, reply: Reply) -> Reply:
    kept = {key: value for key, value in arguments.items() if key not in _SECRET}
    at = state.clock()
    state.log.append(Call(method=method, arguments=kept, status=reply.status, answer=reply.body, at=at))
    return reply
