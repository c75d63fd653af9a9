"""What happens when a person submits or closes a modal, and what the app's answer does to it."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from bot.console import payloads
from bot.console.cast import User
from bot.console.delivery import Delivery
from bot.console.elements import Given, Json, is_empty, state_values
from bot.console.passes import Refused
from bot.console.state import State
from bot.console.views import View
from handlers.surface import view_problems

TROUBLE = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."


def submitted(state: State, user: User, view_id: str, values: Given) -> Future[Delivery] | None:
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
                troubled(state, view_id)

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

    return state.post_office.interaction(payload, state.record)


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


def _missing(view: View, values: Given) -> dict[str, str]:
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


def _response_urls(state: State, view: View, values: Given) -> list[Json]:
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


def troubled(state: State, view_id: str) -> None:
    """Show Slack's own sentence for an answer that wasn't one, if the view is still open."""
    try:
        view = state.views.find(view_id)
    except Refused:
        return
    state.views.put(replace(view, trouble=TROUBLE, busy=False))
