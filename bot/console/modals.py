"""The Web API's views methods: modals by trigger, three deep at most, and Home tabs."""

from bot.console import arguments as given
from bot.console.passes import Refused
from bot.console.state import State
from handlers.surface import view_problems

Json = given.Json
LARGEST = 250_000


def view_open(state: State, arguments: Json) -> Json:
    """views.open: the trigger is three seconds old at most, and used up."""
    view = _view(arguments, "modal")
    user = _exchanged(state, arguments)
    return {"view": state.views.open(user, view).json}


def view_push(state: State, arguments: Json) -> Json:
    """views.push: over the open modal."""
    view = _view(arguments, "modal")
    user = _exchanged(state, arguments)
    return {"view": state.views.push(user, view).json}


def view_update(state: State, arguments: Json) -> Json:
    """views.update, by view_id or external_id."""
    view = _view(arguments)
    name = given.words(arguments, "view_id") or given.must(arguments, "external_id")
    return {"view": state.views.update(name, view, hash_=given.words(arguments, "hash") or None).json}


def view_publish(state: State, arguments: Json) -> Json:
    """views.publish: a person's Home tab."""
    view = _view(arguments, "home")
    user = given.must(arguments, "user_id")
    if user not in state.users:
        raise Refused("user_not_found")
    return {"view": state.views.publish(user, view, hash_=given.words(arguments, "hash") or None).json}


def _exchanged(state: State, arguments: Json) -> str:
    trigger = given.must(arguments, "trigger_id", "invalid_trigger_id")
    user = state.passes.exchange(trigger)
    state.finish(trigger)
    return user


def _view(arguments: Json, kind: str | None = None) -> Json:
    view = given.mapping(arguments, "view")
    problems = view_problems(view)
    if kind and view.get("type") != kind:
        problems = (f"Only a view of type {kind} can stand here.", *problems)
    if problems:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {p}" for p in problems]})
    if len(str(view)) > LARGEST:
        raise Refused("view_too_large")
    return view
