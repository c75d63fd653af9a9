"""Every button and menu of every card is pressed, and what it opens too: each is answered, nothing fails."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from news.nouns import Audience
from storage import follows
from tests.conftest import NOW, save, seeds_read
from tests.newsroom import TEAM, open_newsroom

LINES = (
    *("/whosaid Keir Starmer", "/whosaid Johnson", "/whosaid Rama", '/whosaid "pure theatre"'),
    *("/whosaid zzz", "/facts small boats", "/facts Philp", "/story Starmer Albania", "/story"),
    *("/digest list", "/digest help", "/digest subscribe Albania daily 08:00"),
)
FAILURES = {"answer_failed", "not_answered", "message_invalid", "reply_refused"}


@pytest.fixture(scope="module")
def room(new_store):
    with new_store("sqlite") as store:
        for article, reading in seeds_read():
            save(store, article, reading)
        with open_newsroom(store) as newsroom:
            yield newsroom


def pressable(blocks) -> Iterator[tuple[str, str | None]]:
    """Yield each button, and each option of a menu, as (action, what is selected)."""
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory")):
            if not isinstance(element, dict) or element.get("url"):
                continue
            if element.get("type") == "button":
                yield element["action_id"], None
            elif element.get("type") == "overflow":
                yield from ((element["action_id"], option["value"]) for option in element["options"])


def press(newsroom, user, action, **where) -> None:
    """Press what is still there: a press before may have put something else in its place."""
    with suppress(LookupError):
        newsroom.workspace.press(user, action_id=action, **where)
        newsroom.settle()


def follow_up(newsroom, known) -> None:
    """Press all that a press has opened or changed, and close what it opened."""
    modal = newsroom.workspace.modal("maya")
    for action, selected in pressable(modal.blocks) if modal else ():
        press(newsroom, "maya", action, view=modal.id, selected=selected)
    if newsroom.workspace.modal("maya"):
        newsroom.workspace.close("maya", cleared=True)
    changed = [one for one in newsroom.seen("maya", "#politics") if known.get(one.ts) != one.blocks]
    for message in changed:
        for action, selected in pressable(message.blocks):
            press(newsroom, "maya", action, message=message.ts, selected=selected)
            if newsroom.workspace.modal("maya"):
                newsroom.workspace.close("maya", cleared=True)


def asked(newsroom, line):
    """Ask anew, and return the answer."""
    before = len(newsroom.seen("maya", "#politics"))
    newsroom.workspace.type_line("maya", "#politics", line)
    newsroom.settle()
    newsroom.now += timedelta(seconds=2)
    return newsroom.seen("maya", "#politics")[before:][-1]


@pytest.mark.parametrize("line", LINES)
def test_what_an_answer_offers_is_answered(room, line):
    with capture_logs() as logged:
        for number in range(len(list(pressable(asked(room, line).blocks)))):
            card = asked(room, line)
            action, selected = list(pressable(card.blocks))[number]
            known = {one.ts: one.blocks for one in room.seen("maya", "#politics")}
            calls = len(room.workspace.calls)
            for _ in range(2):  # as people do
                with suppress(LookupError):
                    room.workspace.press("maya", action_id=action, message=card.ts, selected=selected)
            room.settle()
            assert [one.method for one in room.workspace.calls[calls:]].count("chat.postMessage") <= 1
            follow_up(room, known)
    assert [one for one in logged if one["event"] in FAILURES] == []


def test_what_home_offers_is_answered(room):
    with room.store.write() as session:
        who = Audience(workspace=TEAM, user="U0REPORTER")
        follows.follow(session, person_id=1, follower="U0REPORTER", audience=who, now=NOW)
    room.workspace.become("maya", admin=True)
    room.now += timedelta(minutes=6)
    with capture_logs() as logged:
        actions = list(pressable(room.home("maya").blocks))
        assert len(actions) >= 5
        for action, selected in actions:
            press(room, "maya", action, view=room.home("maya").id, selected=selected)
            follow_up(room, {one.ts: one.blocks for one in room.seen("maya", "#politics")})
    assert [one for one in logged if one["event"] in FAILURES] == []
