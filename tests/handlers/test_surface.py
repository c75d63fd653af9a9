"""What Slack accepts: every limit, broken once and kept once."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.blockparts import PROPERTIES
from handlers.surface import characters, message_problems, posting_problems, view_problems

Node = dict[str, Any]


def plain(text: str) -> Node:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Node:
    """A mrkdwn text object."""
    return {"type": "mrkdwn", "text": text}


def section(text: str = "x", **more: Any) -> Node:
    """A section block."""
    return {"type": "section", "text": mrkdwn(text), **more}


def actions(*elements: Node, **more: Any) -> Node:
    """An actions block."""
    return {"type": "actions", "elements": list(elements), **more}


def button(**more: Any) -> Node:
    """A button."""
    return {"type": "button", "text": plain("Go"), **more}


def options(count: int) -> list[Node]:
    """So many options."""
    return [{"text": plain(f"Option {n}"), "value": str(n)} for n in range(count)]


def field(element: Node | None = None, **more: Any) -> Node:
    """An input block."""
    return {
        "type": "input",
        "label": plain("Words"),
        "element": element or {"type": "plain_text_input"},
        **more,
    }


def modal(*blocks: Node, **more: Any) -> Node:
    """A modal with a submit."""
    return {
        "type": "modal",
        "title": plain("Share"),
        "submit": plain("Share"),
        "blocks": list(blocks),
        **more,
    }


def rich(*elements: Node) -> Node:
    """A rich text block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


GOOD = [
    {"type": "header", "text": plain("Edi Rama")},
    section(
        "*Rama* <https://a.example/?b=1&amp;c|a link> &lt;!channel&gt; <@U0MAYA> <#C0POLITICS|desk>\n> said",
        accessory={"type": "overflow", "options": options(5), "action_id": "more"},
    ),
    {"type": "section", "fields": [mrkdwn("*All*\n12,000")] * 10},
    {"type": "context", "elements": [mrkdwn("9 articles"), plain("read")]},
    {"type": "divider"},
    actions(
        button(action_id="a", url="https://a.example", style="primary"), button(action_id="b", value="7")
    ),
    actions({"type": "static_select", "options": options(100), "initial_option": options(1)[0]}),
    {"type": "image", "image_url": "https://a.example/chart.png", "alt_text": "A chart"},
    rich(
        {"type": "text", "text": "Words ", "style": {"bold": True}},
        {"type": "link", "url": "https://a.example"},
    ),
    {"type": "table", "rows": [[{"type": "raw_text", "text": "12,000"}]]},
]

WHOLE_FORM = modal(
    field(block_id="words"),
    field({"type": "conversations_select", "response_url_enabled": True}, optional=True, hint=plain("Where")),
    field({"type": "checkboxes", "options": options(10), "initial_options": options(2)}),
    field({"type": "radio_buttons", "options": options(2)}),
    private_metadata="x" * 3000,
    close=plain("Cancel"),
)

BAD_MESSAGES: list[tuple[Node | list[Node], str]] = [
    ([{"type": "divider"}] * 51, "51 blocks, more than 50"),
    ({"type": "carousel"}, "takes no such block"),
    ({"text": plain("no type")}, "has no type"),
    ({"type": "divider", "colour": "red"}, "no property colour"),
    ({"type": "header", "text": plain("x" * 151)}, "151 characters, more than 150"),
    ({"type": "header", "text": mrkdwn("x")}, "text object of type plain_text"),
    ({"type": "header"}, "must have text"),
    (section("x" * 3001), "3,001 characters, more than 3,000"),
    (section(" "), "must not be empty"),
    ({"type": "section"}, "must have text or fields"),
    ({"type": "section", "fields": [plain("x")] * 11}, "11 fields, more than 10"),
    ({"type": "section", "fields": [plain("x" * 2001)]}, "field 1 has 2,001 characters, more than 2,000"),
    (section(accessory={"type": "plain_text_input"}), "a plain_text_input is not allowed there"),
    ({"type": "context", "elements": [plain("x")] * 11}, "11 elements; 1 to 10"),
    ({"type": "context", "elements": [button()]}, "must be a text object"),
    (actions(*[button()] * 26), "26 elements; 1 to 25"),
    (actions(), "0 elements; 1 to 25"),
    (actions(button(text=plain("x" * 76))), "76 characters, more than 75"),
    (actions(button(value="x" * 2001)), "at most 2,000"),
    (actions(button(url="https://a.example/" + "x" * 3000)), "more than 3,000"),
    (actions(button(url="javascript:alert(1)")), "http or https"),
    (actions(button(style="loud")), "primary or danger"),
    (actions(button(disabled=True)), "no property disabled"),
    (actions(button(action_id="x" * 256)), "action_id must have 1 to 255"),
    (actions(button(action_id="a"), button(action_id="a")), 'The action_id "a" stands 2 times in Block 1'),
    ([section(block_id="a"), section(block_id="a")], 'The block_id "a" stands 2 times in this message'),
    (section(block_id="x" * 256), "block_id must have 1 to 255"),
    (actions({"type": "overflow", "options": options(6)}), "6 options; 1 to 5"),
    (actions({"type": "static_select", "options": options(101)}), "101 options; 1 to 100"),
    (actions({"type": "static_select"}), "either options or option_groups"),
    (actions({"type": "checkboxes", "options": options(11)}), "11 options; 1 to 10"),
    (
        actions({"type": "radio_buttons", "options": options(2), "initial_option": options(3)[2]}),
        "one of its options",
    ),
    (
        actions({"type": "static_select", "options": [{"text": plain("x"), "value": "x" * 151}]}),
        "more than 150",
    ),
    (
        actions(button(confirm={"title": plain("Sure?"), "text": plain("x"), "confirm": plain("Y")})),
        "deny must be",
    ),
    ({"type": "image", "image_url": "https://a.example/x.png"}, "must have alt_text"),
    ({"type": "image", "alt_text": "x"}, "either image_url or slack_file"),
    (rich({"type": "broadcast", "range": "here"}), "takes no broadcast"),
    (rich({"type": "link", "url": "file:///etc/passwd"}), "http or https"),
    ([{"type": "table", "rows": [[]]}] * 2, "takes one table, not 2"),
    ({"type": "table", "rows": [[]] * 101}, "101 rows; 1 to 100"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}, "21 columns, more than 20"),
    ([section("x" * 2600)] * 4, "10,400 characters together, more than 10,000"),
    (section("<!channel> look"), "broadcast <!channel>"),
    (section("<!here|here>"), "broadcast <!here|here>"),
    (section("<!subteam^S1>"), "broadcast"),
    (section("a <b>tag</b>"), "<b>, which is no link or mention"),
    (section("<javascript:alert(1)|click>"), "no link or mention"),
    (section("<https://a.example|one|two>"), "label contains a bar"),
]

BAD_VIEWS: list[tuple[Node, str]] = [
    ({"type": "panel"}, 'must be "modal" or "home"'),
    ({"type": "modal", "title": plain("x")}, "a list of blocks"),
    (modal(section(), title=plain("x" * 25)), "title has 25 characters, more than 24"),
    (modal(section(), title=None), "title must be a text object"),
    (modal(section(), submit=plain("x" * 25)), "submit has 25 characters"),
    (modal(section(), close=plain("x" * 25)), "close has 25 characters"),
    (modal(field(), submit=None), "must have a submit"),
    (modal(), "at least one block"),
    (modal(*[section()] * 101), "101 blocks, more than 100"),
    (modal(section(), private_metadata="x" * 3001), "private_metadata has 3,001"),
    (modal(section(), callback_id="x" * 256), "callback_id has 256"),
    (modal({"type": "table", "rows": [[]]}), "a modal takes no such block"),
    (modal(field({"type": "button", "text": plain("x")})), "a button is not allowed there"),
    (modal(field({"type": "plain_text_input", "max_length": 3001})), "max_length must be"),
    (modal(field(label=plain(""))), "label must not be empty"),
    ({"type": "home", "title": plain("x"), "blocks": [section()]}, "A Home tab takes no title"),
]


def test_what_slack_accepts_passes() -> None:
    assert message_problems("Edi Rama: 3 statements", GOOD) == ()
    assert message_problems("Without blocks.", []) == ()
    assert view_problems(WHOLE_FORM) == ()
    assert view_problems({"type": "home", "blocks": GOOD[:9]}) == ()


@pytest.mark.parametrize(("blocks", "sentence"), BAD_MESSAGES)
def test_what_slack_refuses_in_messages_is_said(blocks: Node | list[Node], sentence: str) -> None:
    problems = message_problems("x", blocks if isinstance(blocks, list) else [blocks])
    assert any(sentence in problem for problem in problems), problems


@pytest.mark.parametrize(("view", "sentence"), BAD_VIEWS)
def test_what_slack_refuses_in_views_is_said(view: Node, sentence: str) -> None:
    problems = view_problems(view)
    assert any(sentence in problem for problem in problems), problems


@pytest.mark.parametrize("text", ["", "  \n", "x" * 40_001, "<!everyone> look"])
def test_a_message_must_have_a_decent_text(text: str) -> None:
    (problem,) = message_problems(text, [section()])
    assert problem.startswith("The message's top-level text")


def test_posts_must_not_parse_names_or_links() -> None:
    assert posting_problems({"parse": "none", "link_names": False}) == ()
    assert len(posting_problems({"parse": "full", "link_names": "1"})) == 2


def test_characters_are_counted_over_everything_shown() -> None:
    assert characters([section("four"), actions(button()), rich({"type": "text", "text": "five5"})]) == 11


TYPES = st.sampled_from(
    [*PROPERTIES, "mrkdwn", "plain_text", "link", "text", "rich_text_list", "modal", "home"]
)
NAMES = st.sampled_from(
    sorted(
        {"type", "blocks", "title"}
        | {name for must, may in PROPERTIES.values() for name in f"{must} {may}".split()}
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | TYPES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner | TYPES, max_size=5),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(JSON)
def test_whatever_json_comes_is_judged_without_a_crash(node: Any) -> None:
    message_problems("x", [node])
    view_problems({"type": "modal", "title": node, "blocks": node})
    view_problems({"type": "modal", "title": node, "blocks": [node, {"type": "input", "element": node}]})
