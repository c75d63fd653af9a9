"""What each block and element of Block Kit must have, may have, and how long it may be."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

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
_ACCESSORIES = _CHOICES | _MULTIPLE | {"button", "overflow", "image"}
_ACTIONS = _CHOICES | {"button", "overflow"}
_INPUTS = _CHOICES | _MULTIPLE | _WRITTEN

PROPERTIES: Mapping[str, tuple[str, str]] = {
    # type: what it must have, what it may have
    "header": ("text", "block_id"),
    "section": ("", "text fields accessory expand block_id"),
    "context": ("elements", "block_id"),
    "rich_text": ("elements", "block_id"),
    "actions": ("elements", "block_id"),
    "divider": ("", "block_id"),
    "image": ("alt_text", "image_url slack_file title block_id"),
    "input": ("label element", "hint optional dispatch_action block_id"),
    "table": ("rows", "column_settings block_id"),
    "button": ("text", "action_id url value style confirm accessibility_label"),
    "overflow": ("options", "action_id confirm"),
    "static_select": ("", "options option_groups initial_option"),
    "multi_static_select": ("", "options option_groups initial_options max_selected_items"),
    "conversations_select": (
        "",
        "initial_conversation default_to_current_conversation response_url_enabled filter",
    ),
    "multi_conversations_select": (
        "",
        "initial_conversations default_to_current_conversation max_selected_items filter",
    ),
    "channels_select": ("", "initial_channel response_url_enabled"),
    "multi_channels_select": ("", "initial_channels max_selected_items"),
    "users_select": ("", "initial_user"),
    "multi_users_select": ("", "initial_users max_selected_items"),
    "checkboxes": ("options", "initial_options"),
    "radio_buttons": ("options", "initial_option"),
    "datepicker": ("", "initial_date"),
    "timepicker": ("", "initial_time timezone"),
    "plain_text_input": ("", "initial_value multiline min_length max_length dispatch_action_config"),
    "number_input": ("is_decimal_allowed", "initial_value min_value max_value dispatch_action_config"),
    "url_text_input": ("", "initial_value dispatch_action_config"),
}
_EVERY_INPUT = "action_id confirm focus_on_load placeholder"


def kind_of(node: object) -> str:
    """Return a node's type, "" when it has none that is text."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    return kind if isinstance(kind, str) else ""


def block_problems(where: str, block: Json) -> Iterator[str]:
    """Yield what is wrong with one block whose type is known."""
    yield from _properties(where, block)
    yield from _identifier(where, block, "block_id")
    yield from _BLOCKS.get(kind_of(block), _nothing)(where, block)


def _nothing(_where: str, _node: Json) -> Iterator[str]:
    yield from ()


def _properties(where: str, node: Json, extra: str = "") -> Iterator[str]:
    must, may = PROPERTIES[str(node["type"])]
    yield from (f"{where}: it must have {name}." for name in must.split() if node.get(name) is None)
    known = {"type", *must.split(), *may.split(), *extra.split()}
    yield from (f"{where}: Slack knows no property {name} here." for name in node if name not in known)


def _identifier(where: str, node: Json, name: str) -> Iterator[str]:
    value = node.get(name)
    if value is not None and (not isinstance(value, str) or not 1 <= len(value) <= 255):
        yield f"{where}: its {name} must have 1 to 255 characters."


def repeated(nodes: Sequence[object], name: str, where: str) -> Iterator[str]:
    """Yield the identifiers that stand more than once."""
    values = (node.get(name) for node in nodes if isinstance(node, Mapping))
    for value, times in Counter(value for value in values if isinstance(value, str)).items():
        if times > 1:
            yield f'The {name} "{value}" stands {times} times in {where}; it must be unique.'


def _header(where: str, block: Json) -> Iterator[str]:
    yield from text_problems(f"{where}: its text", block.get("text"), 150)


def _section(where: str, block: Json) -> Iterator[str]:
    if block.get("text") is None and not block.get("fields"):
        yield f"{where}: it must have text or fields."
    if block.get("text") is not None:
        yield from text_problems(f"{where}: its text", block["text"], 3000, EITHER)
    fields = several(block.get("fields"))
    if len(fields) > 10:
        yield f"{where}: it has {len(fields)} fields, more than 10."
    for number, field in enumerate(fields, start=1):
        yield from text_problems(f"{where}: field {number}", field, 2000, EITHER)
    if block.get("accessory") is not None:
        yield from _element(f"{where}: its accessory", block["accessory"], _ACCESSORIES)


def _context(where: str, block: Json) -> Iterator[str]:
    elements = several(block.get("elements"))
    if not 1 <= len(elements) <= 10:
        yield f"{where}: it has {len(elements)} elements; 1 to 10 are allowed."
    for number, element in enumerate(elements, start=1):
        if isinstance(element, Mapping) and kind_of(element) == "image":
            yield from _element(f"{where}: element {number}", element, ("image",))
        else:
            yield from text_problems(f"{where}: element {number}", element, 3000, EITHER)


def _actions(where: str, block: Json) -> Iterator[str]:
    elements = several(block.get("elements"))
    if not 1 <= len(elements) <= 25:
        yield f"{where}: it has {len(elements)} elements; 1 to 25 are allowed."
    for number, element in enumerate(elements, start=1):
        yield from _element(f"{where}: element {number}", element, _ACTIONS)
    yield from repeated(elements, "action_id", where)


def _input(where: str, block: Json) -> Iterator[str]:
    yield from text_problems(f"{where}: its label", block.get("label"), 2000)
    if block.get("hint") is not None:
        yield from text_problems(f"{where}: its hint", block["hint"], 2000)
    yield from _element(f"{where}: its element", block.get("element"), _INPUTS)


def _image(where: str, node: Json) -> Iterator[str]:
    yield from words_problems(f"{where}: its alt_text", node.get("alt_text"), 2000)
    if node.get("title") is not None:
        yield from text_problems(f"{where}: its title", node["title"], 2000)
    if (node.get("image_url") is None) == (node.get("slack_file") is None):
        yield f"{where}: it must have either image_url or slack_file."
    if node.get("image_url") is not None:
        yield from link_problems(f"{where}: its image_url", node["image_url"])


def _table(where: str, block: Json) -> Iterator[str]:
    rows = several(block.get("rows"))
    if not 1 <= len(rows) <= 100:
        yield f"{where}: it has {len(rows)} rows; 1 to 100 are allowed."
    widest = max((len(several(row)) for row in rows), default=0)
    if widest > 20:
        yield f"{where}: it has {widest} columns, more than 20."
    for number, row in enumerate(rows, start=1):
        yield from _rich(f"{where}: row {number}", {"elements": several(row)})


_RICH = {
    *("rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"),
    *("text", "link", "user", "channel", "emoji", "date", "raw_text"),
}


def _rich(where: str, node: Json) -> Iterator[str]:
    for element in several(node.get("elements")):
        kind = kind_of(element)
        if not isinstance(element, Mapping) or kind not in _RICH:
            yield f"{where}: rich text takes no {kind or 'such thing'} here."
        elif kind in {"text", "raw_text"}:
            yield from words_problems(f"{where}: a {kind}", element.get("text"), 3000, blank=True)
        elif kind == "link":
            yield from link_problems(f"{where}: a link", element.get("url"))
        else:
            yield from _rich(where, element)


def _element(where: str, element: object, allowed: Collection[str]) -> Iterator[str]:
    kind = kind_of(element)
    if not isinstance(element, Mapping) or kind not in allowed:
        yield f"{where}: a {kind or 'thing without type'} is not allowed there."
        return
    where = f"{where} ({kind})"
    yield from _properties(where, element, _EVERY_INPUT if kind in _INPUTS else "")
    yield from _identifier(where, element, "action_id")
    if element.get("placeholder") is not None:
        yield from text_problems(f"{where}: its placeholder", element["placeholder"], 150)
    if element.get("confirm") is not None:
        yield from _confirm(f"{where}: its confirm", element["confirm"])
    yield from _ELEMENTS.get(kind, _nothing)(where, element)


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


def several(node: object) -> Sequence[object]:
    """Return a list as it is, and anything else as an empty one."""
    return node if isinstance(node, Sequence) and not isinstance(node, str) else ()


_Check = Callable[[str, Json], Iterator[str]]
_BLOCKS: Mapping[str, _Check] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "table": _table,
    "rich_text": _rich,
}
_ELEMENTS: Mapping[str, _Check] = {
    "button": _button,
    "overflow": _overflow,
    "static_select": _select,
    "multi_static_select": _select,
    "checkboxes": _boxes,
    "radio_buttons": _boxes,
    "plain_text_input": _written,
    "image": _image,
}
