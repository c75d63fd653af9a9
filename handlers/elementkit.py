"""What each element of Block Kit, in a block, may hold: buttons, menus, inputs."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from handlers.blockparts import Check, identifier, kind_of, nothing, properties, several
from handlers.markup import EITHER, PLAIN, Json, link_problems, text_problems, words_problems

_MULTIPLE = {
    "multi_static_select",
    "multi_conversations_select",
    "multi_channels_select",
    "multi_users_select",
}
_CHOICES = {
    *("static_select", "conversations_select", "channels_select", "users_select"),
    *("checkboxes", "radio_buttons", "datepicker", "timepicker"),
}
_WRITTEN = {"plain_text_input", "number_input", "url_text_input"}
ACCESSORIES = _CHOICES | _MULTIPLE | {"button", "overflow", "image"}
ACTIONS = _CHOICES | {"button", "overflow"}
INPUTS = _CHOICES | _MULTIPLE | _WRITTEN

_EVERY_INPUT = "action_id confirm focus_on_load placeholder"


def element_problems(where: str, element: object, allowed: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with an element, where only some are allowed."""
    kind = kind_of(element)
    if not isinstance(element, Mapping) or kind not in allowed:
        yield f"{where}: a {kind or 'thing without type'} is not allowed there."
        return
    where = f"{where} ({kind})"
    yield from properties(where, element, _EVERY_INPUT if kind in INPUTS else "")
    yield from identifier(where, element, "action_id")
    if element.get("placeholder") is not None:
        yield from text_problems(f"{where}: its placeholder", element["placeholder"], 150)
    if element.get("confirm") is not None:
        yield from _confirm(f"{where}: its confirm", element["confirm"])
    yield from _ELEMENTS.get(kind, nothing)(where, element)


def _button(where: str, button: Json) -> Iterator[str]:
    yield from text_problems(f"{where}: its text", button.get("text"), 75)
    for name, most in (("value", 2000), ("accessibility_label", 75)):
        value = button.get(name)
        if value is not None and (not isinstance(value, str) or len(value) > most):
            yield f"{where}: its {name} must be text of at most {most:,} characters."
    if button.get("url") is not None:
        yield from link_problems(f"{where}: its url", button["url"])
    if button.get("style") not in (None, "primary", "danger"):
        yield f"{where}: its style must be primary or danger."


def _overflow(where: str, element: Json) -> Iterator[str]:
    yield from _options(where, element.get("options"), 5)


def _select(where: str, element: Json) -> Iterator[str]:
    groups = several(element.get("option_groups"))
    if (element.get("options") is None) == (not groups):
        yield f"{where}: it must have either options or option_groups."
    for group in groups:
        options = group.get("options") if isinstance(group, Mapping) else None
        label = group.get("label") if isinstance(group, Mapping) else None
        yield from text_problems(f"{where}: a group's label", label, 75)
        yield from _options(where, options, 100)
    if element.get("options") is not None:
        yield from _options(where, element["options"], 100)
        yield from _initial(where, element)


def _boxes(where: str, element: Json) -> Iterator[str]:
    yield from _options(where, element.get("options"), 10, EITHER)
    yield from _initial(where, element)


def _written(where: str, element: Json) -> Iterator[str]:
    for name in ("min_length", "max_length"):
        value = element.get(name)
        if value is not None and (not isinstance(value, int) or not 0 <= value <= 3000):
            yield f"{where}: its {name} must be a number up to 3,000."
    value = element.get("initial_value")
    if isinstance(value, str) and len(value) > 3000:
        yield f"{where}: its initial_value has {len(value):,} characters, more than 3,000."


def _options(where: str, options: object, most: int, kinds: Sequence[str] = PLAIN) -> Iterator[str]:
    listed = several(options)
    if not 1 <= len(listed) <= most:
        yield f"{where}: it has {len(listed)} options; 1 to {most} are allowed."
    for number, option in enumerate(listed, start=1):
        which = f"{where}: option {number}"
        if not isinstance(option, Mapping):
            yield f"{which} is no option."
            continue
        yield from text_problems(f"{which}'s text", option.get("text"), 75, kinds)
        yield from words_problems(f"{which}'s value", option.get("value"), 150)
        if option.get("description") is not None:
            yield from text_problems(f"{which}'s description", option["description"], 75, kinds)


def _initial(where: str, element: Json) -> Iterator[str]:
    options = several(element.get("options"))
    chosen = [element["initial_option"]] if element.get("initial_option") is not None else []
    for option in (*chosen, *several(element.get("initial_options"))):
        if option not in options:
            yield f"{where}: an initial option must be one of its options, word for word."


def _confirm(where: str, confirm: object) -> Iterator[str]:
    if not isinstance(confirm, Mapping):
        yield f"{where} must be an object."
        return
    yield from text_problems(f"{where}'s title", confirm.get("title"), 100)
    yield from text_problems(f"{where}'s text", confirm.get("text"), 300, EITHER)
    yield from text_problems(f"{where}'s confirm", confirm.get("confirm"), 30)
    yield from text_problems(f"{where}'s deny", confirm.get("deny"), 30)


def image(where: str, node: Json) -> Iterator[str]:
    """Yield what is wrong with a picture, a block or an element."""
    yield from words_problems(f"{where}: its alt_text", node.get("alt_text"), 2000)
    if node.get("title") is not None:
        yield from text_problems(f"{where}: its title", node["title"], 2000)
    if (node.get("image_url") is None) == (node.get("slack_file") is None):
        yield f"{where}: it must have either image_url or slack_file."
    if node.get("image_url") is not None:
        yield from link_problems(f"{where}: its image_url", node["image_url"])


_ELEMENTS: Mapping[str, Check] = {
    "button": _button,
    "overflow": _overflow,
    "static_select": _select,
    "multi_static_select": _select,
    "checkboxes": _boxes,
    "radio_buttons": _boxes,
    "plain_text_input": _written,
    "image": image,
}
