"""What the page may ask for on a person's behalf: a JSON object a gesture."""

from collections.abc import Callable, Mapping, Sequence

from bot.console.elements import Raw
from bot.console.workspace import Workspace

Json = Mapping[str, object]


def perform(workspace: Workspace, name: str, asked: Json) -> None:
    """Carry out a gesture; raises LookupError for one that isn't there, or whose object is gone."""
    if name not in _GESTURES:
        message = f"There is no gesture {name!r}."
        raise LookupError(message)
    _GESTURES[name](workspace, asked)


def _line(workspace: Workspace, asked: Json) -> None:
    workspace.type_line(
        _text(asked, "user"), _text(asked, "channel"), _text(asked, "text"), _maybe(asked, "thread")
    )


def _press(workspace: Workspace, asked: Json) -> None:
    workspace.press(
        _text(asked, "user"),
        action_id=_text(asked, "action_id"),
        block_id=_maybe(asked, "block_id"),
        message=_maybe(asked, "message"),
        view=_maybe(asked, "view"),
        selected=_raw(asked.get("selected")),
        values=_values(asked),
    )


def _submit(workspace: Workspace, asked: Json) -> None:
    workspace.submit(_text(asked, "user"), _text(asked, "view"), _values(asked))


def _close(workspace: Workspace, asked: Json) -> None:
    workspace.close(_text(asked, "user"), _text(asked, "view"), cleared=asked.get("cleared") is True)


def _home(workspace: Workspace, asked: Json) -> None:
    workspace.open_home(_text(asked, "user"), _maybe(asked, "tab") or "home")


def _shortcut(workspace: Workspace, asked: Json) -> None:
    workspace.shortcut(_text(asked, "user"), _text(asked, "callback_id"), _maybe(asked, "message"))


_GESTURES: Mapping[str, Callable[[Workspace, Json], None]] = {
    "line": _line,
    "press": _press,
    "submit": _submit,
    "close": _close,
    "home": _home,
    "shortcut": _shortcut,
}


def _text(asked: Json, name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        message = f"A gesture must say its {name}."
        raise LookupError(message)
    return value


def _maybe(asked: Json, name: str) -> str | None:
    value = asked.get(name)
    return value if isinstance(value, str) and value else None


def _values(asked: Json) -> dict[str, dict[str, Raw]]:
    """Return what is filled in, by block_id and action_id: one action_id may stand in many blocks."""
    values = asked.get("values")
    blocks = values.items() if isinstance(values, Mapping) else ()
    return {
        str(block_id): {str(action_id): _raw(value) for action_id, value in actions.items()}
        for block_id, actions in blocks
        if isinstance(actions, Mapping)
    }


def _raw(value: object) -> Raw:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(one) for one in value]
    return value if isinstance(value, str) else None
