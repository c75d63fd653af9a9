"""What Slack accepts in a message, a modal and a Home tab, over plain JSON.

Holds the limits that slack_sdk's models check and those that only Slack's servers know. The block types are
the portable ones and those that whosaid may come to use; others are refused, though Slack has more.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

Json = Mapping[str, object]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
MESSAGE_CHARACTERS = 10_000
"""Over all blocks: Slack answers msg_blocks_too_long between 9,600 and 13,200, and documents no limit."""

_PLAIN = ("plain_text",)
_EITHER = ("mrkdwn", "plain_text")
_PORTABLE = {"header", "section", "context", "rich_text", "actions", "divider", "image"}
_SURFACES = {
    "message": _PORTABLE | {"input", "table"},
    "modal": _PORTABLE | {"input"},
    "home": _PORTABLE | {"input"},
}

_MULTIPLE = {
    "multi_static_select",
    "multi_conversations_select",
    "multi_channels_select",
    "multi_users_select",
}
_CHOICES = {
    *("static_select", "external_select", "conversations_select", "channels_select", "users_select"),
    *("checkboxes", "radio_buttons", "datepicker", "timepicker"),
}
_WRITTEN = {"plain_text_input", "number_input", "url_text_input"}
_ACCESSORIES = _CHOICES | _MULTIPLE | {"button", "overflow", "image"}
_ACTIONS = _CHOICES | {"button", "overflow"}
_INPUTS = _CHOICES | _MULTIPLE | _WRITTEN

_KEYS: Mapping[str, tuple[str, str]] = {
    # type: keys that it must have, keys that it may have
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
    "external_select": ("", "initial_option min_query_length"),
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


def message_problems(text: str, blocks: Sequence[Json]) -> tuple[str, ...]:
    """Return what Slack, or this house, refuses in a message; each a sentence that names place and limit.

    `text` is the top-level text, a must beside blocks too: notifications and screen readers read it.
    """
    return (
        *_words("The message's top-level text", text, MESSAGE_TEXT),
        *_markup("The message's top-level text", text),
        *_blocks(blocks, "message", MESSAGE_BLOCKS),
        *_tables(blocks),
        *_size(blocks),
    )


def view_problems(view: Json) -> tuple[str, ...]:
    """Return what Slack refuses in a modal or a Home tab, each a sentence that names place and limit."""
    kind = view.get("type")
    if kind not in {"modal", "home"}:
        return (f'A view\'s type must be "modal" or "home", not {kind!r}.',)
    blocks = view.get("blocks")
    if not isinstance(blocks, Sequence) or isinstance(blocks, str):
        return ("A view must have a list of blocks.",)
    frame = _modal(view, blocks) if kind == "modal" else _home(view)
    return (*frame, *_identity(view), *_blocks(blocks, str(kind), VIEW_BLOCKS))


def characters(node: object) -> int:
    """Count the characters that Slack adds up over a message's blocks: every string called "text"."""
    if isinstance(node, Mapping):
        own = node.get("text")
        counted = len(own) if isinstance(own, str) else 0
        return counted + sum(characters(value) for value in node.values())
    if isinstance(node, Sequence) and not isinstance(node, str):
        return sum(characters(value) for value in node)
    return 0


def posting_problems(arguments: Json) -> tuple[str, ...]:
    """Return which arguments of a post would let text from outside turn into mentions or links."""
    refused = []
    if arguments.get("parse") not in {None, "", "none"}:
        refused.append('The argument parse must be "none": other values turn outside text into mentions.')
    if str(arguments.get("link_names", "0")).lower() in {"1", "true"}:
        refused.append("The argument link_names must stay off: it turns outside text into mentions.")
    return tuple(refused)


def _size(blocks: Sequence[Json]) -> Iterator[str]:
    counted = characters(blocks)
    if counted > MESSAGE_CHARACTERS:
        yield (
            f"The blocks have {counted:,} characters together, more than {MESSAGE_CHARACTERS:,}: "
            "Slack answers msg_blocks_too_long."
        )


def _tables(blocks: Sequence[Json]) -> Iterator[str]:
    tables = [block for block in blocks if isinstance(block, Mapping) and block.get("type") == "table"]
    if len(tables) > 1:
        yield f"A message takes one table, not {len(tables)}."


def _modal(view: Json, blocks: Sequence[object]) -> Iterator[str]:
    yield from _text("The modal's title", view.get("title"), 24)
    for name in ("submit", "close"):
        if view.get(name) is not None:
            yield from _text(f"The modal's {name}", view[name], 24)
    asks = any(isinstance(block, Mapping) and block.get("type") == "input" for block in blocks)
    if asks and view.get("submit") is None:
        yield "A modal with an input block must have a submit."


def _home(view: Json) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if view.get(name) is not None:
            yield f"A Home tab takes no {name}."


def _identity(view: Json) -> Iterator[str]:
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        value = view.get(name)
        if isinstance(value, str) and len(value) > most:
            yield f"The view's {name} has {len(value):,} characters, more than {most:,}."


def _blocks(blocks: Sequence[object], surface: str, most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"There are {len(blocks)} blocks, more than {most} on one {surface}."
    if surface != "message" and not blocks:
        yield f"A {surface} must have at least one block."
    for number, block in enumerate(blocks, start=1):
        yield from _block(number, block, surface)
    yield from _repeated(blocks, "block_id", f"this {surface}")


def _block(number: int, block: object, surface: str) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, Mapping) else None
    where = f"Block {number} ({kind})"
    if not isinstance(block, Mapping) or not isinstance(kind, str):
        yield f"Block {number} has no type."
    elif kind not in _SURFACES[surface]:
        yield f"{where}: a {surface} takes no such block."
    else:
        yield from _keys(where, block)
        yield from _identifier(where, block, "block_id")
        yield from _BLOCKS.get(kind, _nothing)(where, block)


def _nothing(_where: str, _node: Json) -> Iterator[str]:
    yield from ()


def _keys(where: str, node: Json, extra: str = "") -> Iterator[str]:
    must, may = _KEYS[str(node["type"])]
    yield from (f"{where}: it must have {name}." for name in must.split() if node.get(name) is None)
    known = {"type", *must.split(), *may.split(), *extra.split()}
    yield from (f"{where}: Slack knows no property {name} here." for name in node if name not in known)


def _identifier(where: str, node: Json, name: str) -> Iterator[str]:
    value = node.get(name)
    if value is not None and (not isinstance(value, str) or not 1 <= len(value) <= 255):
        yield f"{where}: its {name} must have 1 to 255 characters."


def _repeated(nodes: Sequence[object], name: str, where: str) -> Iterator[str]:
    values = (node.get(name) for node in nodes if isinstance(node, Mapping))
    for value, times in Counter(value for value in values if isinstance(value, str)).items():
        if times > 1:
            yield f'The {name} "{value}" stands {times} times in {where}; it must be unique.'


def _header(where: str, block: Json) -> Iterator[str]:
    yield from _text(f"{where}: its text", block.get("text"), 150)


def _section(where: str, block: Json) -> Iterator[str]:
    if block.get("text") is None and not block.get("fields"):
        yield f"{where}: it must have text or fields."
    if block.get("text") is not None:
        yield from _text(f"{where}: its text", block["text"], 3000, _EITHER)
    fields = _several(block.get("fields"))
    if len(fields) > 10:
        yield f"{where}: it has {len(fields)} fields, more than 10."
    for number, field in enumerate(fields, start=1):
        yield from _text(f"{where}: field {number}", field, 2000, _EITHER)
    if block.get("accessory") is not None:
        yield from _element(f"{where}: its accessory", block["accessory"], _ACCESSORIES)


def _context(where: str, block: Json) -> Iterator[str]:
    elements = _several(block.get("elements"))
    if not 1 <= len(elements) <= 10:
        yield f"{where}: it has {len(elements)} elements; 1 to 10 are allowed."
    for number, element in enumerate(elements, start=1):
        if isinstance(element, Mapping) and element.get("type") == "image":
            yield from _element(f"{where}: element {number}", element, ("image",))
        else:
            yield from _text(f"{where}: element {number}", element, 3000, _EITHER)


def _actions(where: str, block: Json) -> Iterator[str]:
    elements = _several(block.get("elements"))
    if not 1 <= len(elements) <= 25:
        yield f"{where}: it has {len(elements)} elements; 1 to 25 are allowed."
    for number, element in enumerate(elements, start=1):
        yield from _element(f"{where}: element {number}", element, _ACTIONS)
    yield from _repeated(elements, "action_id", where)


def _input(where: str, block: Json) -> Iterator[str]:
    yield from _text(f"{where}: its label", block.get("label"), 2000)
    if block.get("hint") is not None:
        yield from _text(f"{where}: its hint", block["hint"], 2000)
    yield from _element(f"{where}: its element", block.get("element"), _INPUTS)


def _image(where: str, node: Json) -> Iterator[str]:
    yield from _words(f"{where}: its alt_text", node.get("alt_text"), 2000)
    if node.get("title") is not None:
        yield from _text(f"{where}: its title", node["title"], 2000)
    if (node.get("image_url") is None) == (node.get("slack_file") is None):
        yield f"{where}: it must have either image_url or slack_file."
    if node.get("image_url") is not None:
        yield from _link(f"{where}: its image_url", node["image_url"])


def _table(where: str, block: Json) -> Iterator[str]:
    rows = _several(block.get("rows"))
    if not 1 <= len(rows) <= 100:
        yield f"{where}: it has {len(rows)} rows; 1 to 100 are allowed."
    widest = max((len(_several(row)) for row in rows), default=0)
    if widest > 20:
        yield f"{where}: it has {widest} columns, more than 20."
    for number, row in enumerate(rows, start=1):
        yield from _rich(f"{where}: row {number}", {"elements": _several(row)})


_RICH = {
    *("rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"),
    *("text", "link", "user", "channel", "emoji", "date", "raw_text"),
}


def _rich(where: str, node: Json) -> Iterator[str]:
    for element in _several(node.get("elements")):
        kind = element.get("type") if isinstance(element, Mapping) else None
        if not isinstance(element, Mapping) or kind not in _RICH:
            yield f"{where}: rich text takes no {kind} here."
        elif kind in {"text", "raw_text"}:
            yield from _words(f"{where}: a {kind}", element.get("text"), 3000, blank=True)
        elif kind == "link":
            yield from _link(f"{where}: a link", element.get("url"))
        else:
            yield from _rich(where, element)


def _element(where: str, element: object, allowed: Collection[str]) -> Iterator[str]:
    kind = element.get("type") if isinstance(element, Mapping) else None
    if not isinstance(element, Mapping) or kind not in allowed:
        yield f"{where}: a {kind} is not allowed there."
        return
    where = f"{where} ({kind})"
    yield from _keys(where, element, _EVERY_INPUT if kind in _INPUTS else "")
    yield from _identifier(where, element, "action_id")
    if element.get("placeholder") is not None:
        yield from _text(f"{where}: its placeholder", element["placeholder"], 150)
    if element.get("confirm") is not None:
        yield from _confirm(f"{where}: its confirm", element["confirm"])
    yield from _ELEMENTS.get(str(kind), _nothing)(where, element)


def _button(where: str, button: Json) -> Iterator[str]:
    yield from _text(f"{where}: its text", button.get("text"), 75)
    for name, most in (("value", 2000), ("accessibility_label", 75)):
        value = button.get(name)
        if value is not None and (not isinstance(value, str) or len(value) > most):
            yield f"{where}: its {name} must be text of at most {most:,} characters."
    if button.get("url") is not None:
        yield from _link(f"{where}: its url", button["url"])
    if button.get("style") not in {None, "primary", "danger"}:
        yield f"{where}: its style must be primary or danger."


def _overflow(where: str, element: Json) -> Iterator[str]:
    yield from _options(where, element.get("options"), 5)


def _select(where: str, element: Json) -> Iterator[str]:
    groups = _several(element.get("option_groups"))
    if (element.get("options") is None) == (not groups):
        yield f"{where}: it must have either options or option_groups."
    for group in groups:
        options = group.get("options") if isinstance(group, Mapping) else None
        label = group.get("label") if isinstance(group, Mapping) else None
        yield from _text(f"{where}: a group's label", label, 75)
        yield from _options(where, options, 100)
    if element.get("options") is not None:
        yield from _options(where, element["options"], 100)
        yield from _initial(where, element)


def _boxes(where: str, element: Json) -> Iterator[str]:
    yield from _options(where, element.get("options"), 10, _EITHER)
    yield from _initial(where, element)


def _written(where: str, element: Json) -> Iterator[str]:
    for name in ("min_length", "max_length"):
        value = element.get(name)
        if value is not None and (not isinstance(value, int) or not 0 <= value <= 3000):
            yield f"{where}: its {name} must be a number up to 3,000."
    value = element.get("initial_value")
    if isinstance(value, str) and len(value) > 3000:
        yield f"{where}: its initial_value has {len(value):,} characters, more than 3,000."


def _options(where: str, options: object, most: int, kinds: Sequence[str] = _PLAIN) -> Iterator[str]:
    listed = _several(options)
    if not 1 <= len(listed) <= most:
        yield f"{where}: it has {len(listed)} options; 1 to {most} are allowed."
    for number, option in enumerate(listed, start=1):
        which = f"{where}: option {number}"
        if not isinstance(option, Mapping):
            yield f"{which} is no option."
            continue
        yield from _text(f"{which}'s text", option.get("text"), 75, kinds)
        yield from _words(f"{which}'s value", option.get("value"), 150)
        if option.get("description") is not None:
            yield from _text(f"{which}'s description", option["description"], 75, kinds)


def _initial(where: str, element: Json) -> Iterator[str]:
    options = _several(element.get("options"))
    chosen = [element["initial_option"]] if element.get("initial_option") is not None else []
    for option in (*chosen, *_several(element.get("initial_options"))):
        if option not in options:
            yield f"{where}: an initial option must be one of its options, word for word."


def _confirm(where: str, confirm: object) -> Iterator[str]:
    if not isinstance(confirm, Mapping):
        yield f"{where} must be an object."
        return
    yield from _text(f"{where}'s title", confirm.get("title"), 100)
    yield from _text(f"{where}'s text", confirm.get("text"), 300, _EITHER)
    yield from _text(f"{where}'s confirm", confirm.get("confirm"), 30)
    yield from _text(f"{where}'s deny", confirm.get("deny"), 30)


def _text(where: str, node: object, most: int, kinds: Sequence[str] = _PLAIN) -> Iterator[str]:
    if not isinstance(node, Mapping) or node.get("type") not in kinds:
        yield f"{where} must be a text object of type {' or '.join(kinds)}."
        return
    yield from _words(where, node.get("text"), most)
    if node["type"] == "mrkdwn":
        yield from _markup(where, node.get("text"))


def _words(where: str, words: object, most: int, *, blank: bool = False) -> Iterator[str]:
    if not isinstance(words, str) or not (words if blank else words.strip()):
        yield f"{where} must not be empty."
    elif len(words) > most:
        yield f"{where} has {len(words):,} characters, more than {most:,}."


_ANGLED = re.compile(r"<([^<>]*)>")
_REFERENCE = re.compile(r"@[UW][A-Z0-9]+|#C[A-Z0-9]+(\|[^|]*)?|!date\^\d+\^[^|]+\|[^|]+")


def _markup(where: str, words: object) -> Iterator[str]:
    """Refuse what outside text turns into when nobody escaped it: broadcasts, odd links, stray brackets."""
    for inside in _ANGLED.findall(words) if isinstance(words, str) else ():
        if inside.startswith(("!channel", "!here", "!everyone", "!subteam")):
            yield f"{where} has the broadcast <{inside}>; outside text must be escaped."
        elif inside.startswith(("http:", "https:")):
            yield from _link(f"{where}: the link in it", inside.partition("|")[0])
            if inside.count("|") > 1:
                yield f"{where} has a link whose label contains a bar: <{inside}>."
        elif not _REFERENCE.fullmatch(inside):
            yield f"{where} has <{inside}>, which is no link or mention; outside text must be escaped."


def _link(where: str, url: object) -> Iterator[str]:
    if not isinstance(url, str) or not re.match(r"https?://[^\s<>|]+$", url):
        yield f"{where} must be an http or https address."
    elif len(url) > 3000:
        yield f"{where} has {len(url):,} characters, more than 3,000."


def _several(node: object) -> Sequence[object]:
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
