"""What happens when a person presses something or closes a modal, and what the app's answer does to it."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from bot.console import payloads
from bot.console.cast import User
from bot.console.delivery import Delivery
from bot.console.elements import Json, Raw, Target, found, is_empty, pressed, state_values
from bot.console.passes import Refused
from bot.console.state import State
from bot.console.views import View
from handlers.surface import view_problems

TROUBLE = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."


def pressed_in_message(state: State, user: User, ts: str, target: Target) -> Future[Delivery]:
    """Deliver a press in the message with this ts."""
    with state.change():
        message = state.timeline.messages[ts]
        channel = state.channels[message.channel]
        block, element = found(message.blocks, target)
        trigger = state.passes.trigger(user.id)
        response = state.passes.response(user.id, channel.id, thread=message.thread, original=ts)
        state.start((trigger, response), user=user.id, channel=channel.id, thread=message.thread)
        payload = payloads.pressed_in_message(
            state.identity,
            user,
            channel,
            message,
            trigger_id=trigger,
            response_url=f"{state.api_url}/response/{response}",
            state={"values": state_values(message.blocks, _given(target))},
            actions=[pressed(block, element, target.selected, state.timeline.next_ts())],
        )

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            if not delivered.acked:
                state.finish(trigger)
                state.notice(user.id, channel.id, _failed(state, delivered), message.thread)

    return state.post_office.interaction(payload, then)


def shortcut(state: State, user: User, callback_id: str) -> Future[Delivery]:
    """Deliver a shortcut from anywhere; raises LookupError if the manifest has none of this name."""
    _known(state, callback_id, on_message=False)
    with state.change():
        trigger = state.passes.trigger(user.id)
    payload = payloads.shortcut(state.identity, user, callback_id, trigger_id=trigger)
    return state.post_office.interaction(payload, lambda delivered: _noted(state, delivered))


def message_shortcut(state: State, user: User, callback_id: str, ts: str) -> Future[Delivery]:
    """Deliver a shortcut from the menu of the message with this ts; ephemeral messages have none."""
    _known(state, callback_id, on_message=True)
    with state.change():
        message = state.timeline.messages[ts]
        if message.only_for:
            error = "Ephemeral messages have no shortcuts."
            raise LookupError(error)
        channel = state.channels[message.channel]
        response = state.passes.response(user.id, channel.id, thread=message.thread)
        payload = payloads.message_shortcut(
            state.identity,
            user,
            channel,
            message,
            callback_id=callback_id,
            trigger_id=state.passes.trigger(user.id),
            response_url=f"{state.api_url}/response/{response}",
        )
    return state.post_office.interaction(payload, lambda delivered: _noted(state, delivered))


def pressed_in_view(
    state: State, view_id: str, target: Target, values: Mapping[str, Raw]
) -> Future[Delivery]:
    """Deliver a press in a modal or Home tab, with what else is filled in there."""
    with state.change():
        view = state.views.find(view_id)
        block, element = found(view.blocks, target)
        filled = view.filled({**values, **_given(target)})
        payload = payloads.pressed_in_view(
            state.identity,
            state.users[view.user],
            filled,
            trigger_id=state.passes.trigger(view.user),
            actions=[pressed(block, element, target.selected, state.timeline.next_ts())],
        )

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            if not delivered.acked:
                _troubled(state, view_id)

    return state.post_office.interaction(payload, then)


def submitted(state: State, user: User, view_id: str, values: Mapping[str, Raw]) -> Future[Delivery] | None:
    """Deliver a submission; None when Slack itself asks for missing words first."""
    with state.change():
        view = state.views.find(view_id)
        errors = _missing(view, values)
        state.views.put(replace(view, errors=errors, trouble="", busy=not errors))
        if errors:
            return None
        payload = payloads.submitted(
            state.identity,
            user,
            view=view.filled(values),
            trigger_id=state.passes.trigger(user.id),
            response_urls=_response_urls(state, view, values),
        )

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            try:
                _answered(state, view_id, delivered)
            except Refused:
                _troubled(state, view_id)

    return state.post_office.interaction(payload, then)


def closed(state: State, user: User, view_id: str, *, cleared: bool = False) -> Future[Delivery] | None:
    """Take a modal away, and tell the app if it wanted to know."""
    with state.change():
        view = state.views.find(view_id)
        if cleared:
            state.views.clear(user.id)
        else:
            state.views.close(view)
        if not view.json["notify_on_close"]:
            return None
        payload = payloads.closed(state.identity, user, view, cleared=cleared)

    return state.post_office.interaction(payload, lambda delivered: _noted(state, delivered))


def _known(state: State, callback_id: str, *, on_message: bool) -> None:
    if not any(
        one.callback_id == callback_id and one.on_message == on_message for one in state.manifest.shortcuts
    ):
        error = f"The app has no such shortcut: {callback_id!r}."
        raise LookupError(error)


def _noted(state: State, delivered: Delivery) -> None:
    with state.change():
        state.log.append(delivered)


def _given(target: Target) -> dict[str, Raw]:
    return {target.action_id: target.selected} if target.selected else {}


def _answered(state: State, view_id: str, delivered: Delivery) -> None:
    """Do what the app's answer to a submission says; anything that Slack wouldn't take raises `Refused`."""
    view = state.views.find(view_id)
    answer = delivered.answer() or {}
    if not delivered.acked or isinstance(answer, str):
        raise Refused("dispatch_failed")
    action = answer.get("response_action")
    if action is None:
        state.views.close(view)
    elif action == "clear":
        state.views.clear(view.user)
    elif action == "errors":
        state.views.put(replace(view, errors=_errors(view, answer), busy=False))
    elif action in {"update", "push"}:
        _next(state, replace(view, busy=False), str(action), answer.get("view"))
    else:
        raise Refused("invalid_arguments")


def _next(state: State, view: View, action: str, shown: object) -> None:
    if not isinstance(shown, Mapping) or view_problems(shown):
        raise Refused("invalid_arguments")
    state.views.put(view)
    if action == "update":
        state.views.update(view.id, shown)
    else:
        state.views.push(view.user, shown)


def _errors(view: View, answer: Json) -> dict[str, str]:
    """Return the app's errors; Slack refuses those at blocks that are no input of this view."""
    errors = answer.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, Mapping) or not errors or not inputs.issuperset(errors):
        raise Refused("invalid_arguments")
    return {str(block): str(words) for block, words in errors.items()}


def _missing(view: View, values: Mapping[str, Raw]) -> dict[str, str]:
    filled = state_values(view.blocks, values)
    errors = {}
    for block in view.blocks:
        if block["type"] == "input":
            (value,) = filled[str(block["block_id"])].values()
            words = REQUIRED if is_empty(value) and not block.get("optional") else _length(block, value)
            if words:
                errors[str(block["block_id"])] = words
    return errors


def _length(block: Json, value: Json) -> str:
    element, words = block["element"], value.get("value")
    if not isinstance(element, Mapping) or not isinstance(words, str):
        return ""
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if isinstance(least, int) and len(words) < least:
        return f"Please use at least {least} characters."
    return f"Please use at most {most} characters." if isinstance(most, int) and len(words) > most else ""


def _response_urls(state: State, view: View, values: Mapping[str, Raw]) -> list[Json]:
    filled = state_values(view.blocks, values)
    urls: list[Json] = []
    for block in view.blocks:
        element = block.get("element")
        if isinstance(element, Mapping) and element.get("response_url_enabled"):
            value = filled[str(block["block_id"])][str(element["action_id"])]
            channel = str(value.get("selected_conversation") or value.get("selected_channel") or "")
            response = state.passes.response(view.user, channel)
            urls.append(
                {
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "channel_id": channel,
                    "response_url": f"{state.api_url}/response/{response}",
                }
            )
    return urls


def _troubled(state: State, view_id: str) -> None:
    try:
        view = state.views.find(view_id)
    except Refused:
        return
    state.views.put(replace(view, trouble=TROUBLE, busy=False))


def _failed(state: State, delivered: Delivery) -> str:
    name = state.identity.name
    if delivered.error == "timeout":
        return f"{name} didn’t respond in time."
    return (
        f"{name} responded with status code {delivered.status}."
        if delivered.status
        else f"{name} can’t be reached."
    )
