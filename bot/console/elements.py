"""What can be pressed and filled in inside blocks: its ids, how it is found, what is chosen in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Json = Mapping[str, object]
Raw = str | Sequence[str] | None
"""What a person chose: text, an option's value or a conversation's id; several for what takes several."""
Given = Mapping[str, Raw | Mapping[str, Raw]]
"""What is filled in: by block_id, then action_id; or in short by either of them alone."""

_HOLDERS = ("accessory", "element")
_BUTTONS = {"button", "overflow"}
_TYPED = {"plain_text_input", "number_input", "url_text_input"}
_SINGLE = {"static_select", "radio_buttons"}
_SEVERAL = {"checkboxes", "multi_static_select"}
_NAMED = {
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "users_select": ("selected_user", "initial_user"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}


def completed(blocks: Sequence[Json], salt: str) -> tuple[Json, ...]:
    """Return blocks in which every block, and all that can be pressed, has an id, as Slack makes them up."""
    return tuple(_completed(block, f"{salt}-{number}") for number, block in enumerate(blocks))


def _completed(block: Json, name: str) -> Json:
    whole = {"block_id": name, **block}
    for holder in _HOLDERS:
        if isinstance(whole.get(holder), Mapping):
            whole[holder] = _addressed(whole[holder], name)
    if block.get("type") == "actions":
        listed = _listed(block.get("elements"))
        whole["elements"] = [_addressed(element, f"{name}-{n}") for n, element in enumerate(listed)]
    return whole


def _addressed(element: object, name: str) -> object:
    if isinstance(element, Mapping) and element.get("type") != "image":
        return {"action_id": name, **element}
    return element


def inside(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield every element that can be pressed or filled in, after its block."""
    for block in blocks:
        listed = _listed(block.get("elements")) if block.get("type") == "actions" else ()
        for element in (*(block.get(holder) for holder in _HOLDERS), *listed):
            if isinstance(element, Mapping) and "action_id" in element:
                yield block, element


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a person presses; `block_id` or a button's `value` tell elements with one action_id apart."""

    action_id: str
    block_id: str | None = None
    value: str | None = None
    selected: Raw = None


def found(blocks: Sequence[Json], target: Target) -> tuple[Json, Json]:
    """Return the block and element that `target` means; raises LookupError for none, and for several."""
    matches = [
        (block, element)
        for block, element in inside(blocks)
        if element["action_id"] == target.action_id
        and target.block_id in {None, block["block_id"]}
        and target.value in {None, element.get("value")}
    ]
    if len(matches) != 1:
        there = sorted({str(element["action_id"]) for _, element in inside(blocks)})
        message = (
            f"{len(matches)} elements match {target.action_id!r}; there are {', '.join(there) or 'none'}."
        )
        raise LookupError(message)
    return matches[0]


def pressed(block: Json, element: Json, raw: Raw, at: str) -> Json:
    """Return the entry of a block_actions payload for one press."""
    kind = str(element["type"])
    common: dict[str, object] = {
        "type": kind,
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": at,
    }
    if kind == "button":
        return {
            **common,
            **{key: element[key] for key in ("text", "value", "style", "url") if key in element},
        }
    if kind == "overflow":
        return {**common, "selected_option": _option(element, raw)}
    return {**common, **_chosen(element, raw)}


def state_values(blocks: Sequence[Json], given: Given) -> dict[str, dict[str, Json]]:
    """Return Slack's state.values: what was given, else what stood there first."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in inside(blocks):
        if element["type"] not in _BUTTONS:
            action_id, block_id = str(element["action_id"]), str(block["block_id"])
            chosen = [_chosen(element, raw) for raw in _filled(given, block_id, action_id)]
            value = {"type": element["type"], **(chosen or [_initial(element)])[0]}
            values.setdefault(block_id, {})[action_id] = value
    return values


def chosen_too(given: Given, block: Json, target: Target) -> Given:
    """Return what is filled in, with the choice that was just made; a button's press makes none."""
    if target.selected is None:
        return given
    block_id = str(block["block_id"])
    beside = given.get(block_id)
    others = beside if isinstance(beside, Mapping) else {}
    return {**given, block_id: {**others, target.action_id: target.selected}}


def _filled(given: Given, block_id: str, action_id: str) -> list[Raw]:
    """Return what was given for an element: nothing, or one choice, which may be None."""
    nested = given.get(block_id)
    if isinstance(nested, Mapping):
        return [nested[action_id]] if action_id in nested else []
    named = [given[name] for name in (block_id, action_id) if name in given]
    return [raw for raw in named if not isinstance(raw, Mapping)][:1]


def is_empty(value: Json) -> bool:
    """Tell whether nothing is chosen in one entry of state.values."""
    return all(inner in (None, "", [], ()) for key, inner in value.items() if key != "type")


def _chosen(element: Json, raw: Raw) -> Json:
    kind = str(element["type"])
    if kind in _TYPED:
        return {"value": raw or None}
    if kind in _SINGLE:
        return {"selected_option": _option(element, raw) if raw else None}
    if kind in _SEVERAL:
        return {"selected_options": [_option(element, one) for one in _listed(raw)]}
    selected, _ = _NAMED[kind]
    return {selected: list(_listed(raw)) if kind.startswith("multi") else raw or None}


def _initial(element: Json) -> Json:
    kind = str(element["type"])
    if kind in _TYPED:
        return {"value": element.get("initial_value")}
    if kind in _SINGLE:
        return {"selected_option": element.get("initial_option")}
    if kind in _SEVERAL:
        return {"selected_options": element.get("initial_options", [])}
    selected, initial = _NAMED[kind]
    return {selected: element.get(initial, [] if kind.startswith("multi") else None)}


def _option(element: Json, raw: object) -> Json:
    groups = [group for group in _listed(element.get("option_groups")) if isinstance(group, Mapping)]
    listed = [
        *_listed(element.get("options")),
        *(o for group in groups for o in _listed(group.get("options"))),
    ]
    for option in listed:
        if isinstance(option, Mapping) and option.get("value") == raw:
            return option
    message = f"{element['action_id']!r} has no option {raw!r}."
    raise LookupError(message)


def _listed(node: object) -> Sequence[object]:
    return node if isinstance(node, Sequence) and not isinstance(node, str) else ()
