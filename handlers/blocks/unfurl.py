"""An article under a link to it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from handlers.blocks.kit import context, count, dated, escape, link, section
from handlers.blocks.quotes import spoken
from handlers.message import Message, message
from storage.nouns import Place, Told


def unfurled(where: Place, shown: Sequence[Told], *, total: int, changed: Sequence[Block] = ()) -> Message:
    """Render title, outlet and date, and `shown` of the `total` quotes, and what has `changed`."""
    title = f"*{link(where.url, where.headline or 'Headline not stated')}*"
    outlet = escape(where.outlet or "Outlet not stated")
    blocks = [section(title), context(f"{outlet} · {dated(where.published)}")]
    for told in shown:
        words, who = spoken(told)
        blocks += [section(words), context(who)]
    return message(
        *blocks, *changed, context(f"Collected by whosaid · {count(total, 'quote')} by public people in it")
    )
