"""The app's Home tab: the registry's sections, or first steps while they have nothing to show."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View
from sqlalchemy.orm import Session

from handlers import managing
from handlers.blocks.coverage import coverage
from handlers.blocks.home import first_steps, ways
from handlers.blocks.kit import context
from handlers.blocks.subscriptions import none_at_home
from handlers.intents import Asked
from handlers.registry import HOME
from handlers.surface import VIEW_BLOCKS
from storage.coverage import coverage as read_so_far

CUT = "There is more than Home can show. Ask by command for the rest."


def page(session: Session, asked: Asked) -> Mapping[str, Any]:
    """Return the view for whoever opens Home."""
    read = read_so_far(session, audience=asked.audience, now=asked.now)
    shown = [section(session, asked) for section in HOME]
    new_here = not read.articles or not any(shown)
    if new_here:
        member = asked.member()
        empty = not read.articles and not member.guest
        shown.insert(0, first_steps(empty=empty, manages=member.manages))
    elif not shown[0] and not asked.member().guest:
        shown[0] = none_at_home()
    shown.append(managing.home_section(session, asked))
    end = [context(coverage(read, asked.zone), *([] if new_here else [ways()]))]
    return View(type="home", blocks=[*fitted(shown, VIEW_BLOCKS - len(end)), *end]).to_dict()


def fitted(sections: Sequence[Sequence[Block]], most: int) -> Iterator[Block]:
    """Yield at most `most` blocks: a divider between sections; each has its share, and says if it is cut."""
    filled = [section for section in sections if section]
    share = most // max(1, len(filled)) - 2
    for number, section in enumerate(filled):
        if number:
            yield DividerBlock()
        yield from islice(section, share)
        if len(section) > share:
            yield context(CUT)
