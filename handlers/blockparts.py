"""What every part of Block Kit must have and may have, whether block or element."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from handlers.markup import Json

Check = Callable[[str, Json], Iterator[str]]
"""Yields what is wrong with a node, each beginning with where it stands."""

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


def kind_of(node: object) -> str:
    """Return a node's type, "" when it has none that is text."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    return kind if isinstance(kind, str) else ""


def nothing(_where: str, _node: Json) -> Iterator[str]:
    """Yield nothing: whatever its properties allow is right."""
    yield from ()


def properties(where: str, node: Json, extra: str = "") -> Iterator[str]:
    """Yield what a node lacks, and what Slack does not know; `extra` may be there too."""
    must, may = PROPERTIES[str(node["type"])]
    yield from (f"{where}: it must have {name}." for name in must.split() if node.get(name) is None)
    known = {"type", *must.split(), *may.split(), *extra.split()}
    yield from (f"{where}: Slack knows no property {name} here." for name in node if name not in known)


def identifier(where: str, node: Json, name: str) -> Iterator[str]:
    """Yield what is wrong with a block_id or action_id."""
    value = node.get(name)
    if value is not None and (not isinstance(value, str) or not 1 <= len(value) <= 255):
        yield f"{where}: its {name} must have 1 to 255 characters."


def repeated(nodes: Sequence[object], name: str, where: str) -> Iterator[str]:
    """Yield the identifiers that stand more than once."""
    values = (node.get(name) for node in nodes if isinstance(node, Mapping))
    for value, times in Counter(value for value in values if isinstance(value, str)).items():
        if times > 1:
            yield f'The {name} "{value}" stands {times} times in {where}; it must be unique.'


def several(node: object) -> Sequence[object]:
    """Return a list as it is, and anything else as an empty one."""
    return node if isinstance(node, Sequence) and not isinstance(node, str) else ()
