"""The stories that moved last, for the Home tab."""

from datetime import timedelta

from slack_sdk.models.blocks import Block, HeaderBlock
from sqlalchemy.orm import Session

from handlers.blocks.kit import aside, bold, button, context, count
from handlers.blocks.stories import carried
from handlers.intents import Asked
from handlers.story_card import first_words
from storage import stories

MOST = 5
SINCE = timedelta(days=1)


def home_section(session: Session, asked: Asked) -> list[Block]:
    """Show the last stories in which something was read since yesterday, the newest first."""
    who, now = asked.audience, asked.now
    soon = now + timedelta(seconds=1)
    moved = stories.moved(session, since=now - SINCE, until=soon, audience=who, now=now)
    newest = [one.story_id for one in reversed(moved[-MOST:])]
    found = stories.by_ids(session, ids=newest, audience=who, now=now)
    if not found:
        return []
    shown: list[Block] = [HeaderBlock(text="Latest stories")]
    for story in sorted(found, key=lambda one: newest.index(one.id)):
        words = f"{bold(first_words(session, asked, story))}\n{carried(story)}"
        shown.append(aside(words, button("Open", f"story.card.latest{story.id}", str(story.id))))
    if len(moved) > len(found):
        more = count(len(moved) - len(found), "more story moved", "more stories moved")
        shown.append(context(f"{more} since yesterday. Find them by `/story` and some words."))
    return shown
