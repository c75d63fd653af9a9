"""Messages that are too large for Slack go out in parts, whole and in order."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.blocks.kit import button, context, row, section
from handlers.message import message, problems
from handlers.splitting import split

WORDS = st.text("abc de", min_size=1, max_size=2900).filter(str.strip)
BLOCK = st.one_of(WORDS.map(section), WORDS.map(context), st.just(row([button("Next", "next", "1")])))


@given(st.lists(BLOCK, min_size=1, max_size=40), st.integers(0, 120))
def test_no_part_is_too_large_and_no_block_is_lost(blocks, short):
    shown = message(*blocks, *[section("x") for _ in range(short)])
    if not shown.text.strip():
        return
    parts = split(shown)
    assert [block for part in parts for block in part.blocks] == list(shown.blocks)
    for part in parts:
        assert not [
            fault for fault in problems(part) if "characters together" in fault or "blocks, more" in fault
        ]


def test_a_message_that_fits_stays_as_it_is():
    shown = message(section("We will build it."), context("The Daily"))
    assert split(shown) == (shown,)


def test_small_print_stays_with_what_it_is_about():
    blocks = [block for n in range(30) for block in (section(f"Quote {n}"), context("who"), context("where"))]
    for part in split(message(*blocks)):
        assert part.blocks[0]["type"] == "section"
        assert part.blocks[-1]["type"] == "context"
