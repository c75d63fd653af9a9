"""Editors join, divide and rename stories from the answer itself; what they decided stays."""

from datetime import timedelta

import pytest

from news.nouns import EVERYTHING, Audience, Reading
from storage import deeds, stories
from tests.conftest import NOW, save
from tests.handlers.test_story import BANK, keep, told
from tests.newsroom import TEAM, words

HERE = Audience(workspace=TEAM, channel="C0POLITICS", user="U1")


@pytest.fixture
def room(newsroom):
    keep(
        newsroom, told(0), told(1), told(2, text=BANK, headline="Rate rises in Oslo"), ago=timedelta(hours=1)
    )
    return newsroom


def ids(newsroom, story=1, audience=HERE):
    with newsroom.store.read() as session:
        found = stories.by_id(session, story_id=story, audience=audience, now=NOW)
    return found and (found.id, found.articles)


def modal(newsroom, question):
    card = newsroom.ask(question)
    (menu,) = [one for one in card.blocks[-1]["elements"] if one["type"] == "overflow"]
    value = next(one["value"] for one in menu["options"] if one["text"]["text"] == "Correct or hide…")
    newsroom.workspace.press("maya", action_id=menu["action_id"], message=card.ts, selected=value)
    return newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))


def submit(newsroom, question, beginning, **given):
    """Choose the option that begins so in the modal of the answer."""
    opened = modal(newsroom, question)
    groups = opened.blocks[1]["element"]["option_groups"]
    options = [one for group in groups for one in group["options"]]
    value = next(one["value"] for one in options if one["text"]["text"].startswith(beginning))
    newsroom.workspace.submit("maya", values={"decision": value} | given)


def decide(newsroom, question, beginning, **given):
    """Do so, and return the confirmation."""
    before = len(newsroom.seen("maya", "#politics")) + 1
    submit(newsroom, question, beginning, **given)
    return newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[before:])[-1]


def undo(newsroom, confirmation):
    action = confirmation.blocks[-1]["elements"][0]["action_id"]
    return newsroom.press(confirmation, action)


def test_a_story_is_renamed_and_says_who_named_it(room):
    confirmation = decide(room, "/story ferry Kirkwall", "The story is called", name="Aurora <aground>")
    assert "is called “Aurora <aground>”" in words(confirmation)
    card = words(room.ask("/story ferry Kirkwall"))
    assert card.startswith("Aurora <aground>\n  Named so by an editor here; an article’s headline: “Ferry")
    assert "Undone." in words(undo(room, confirmation))
    assert words(room.ask("/story ferry Kirkwall")).startswith("Ferry aground")
    with room.store.read() as session:
        done = [one.deed for one in deeds.newest(session, workspace=TEAM)]
    assert done == ["undid", "renamed a story"]


def test_an_article_is_taken_out_and_those_most_like_it_follow(room):
    confirmation = decide(
        room,
        "/story ferry Kirkwall",
        "Of another story",
    )
    assert "is in a story of its own" in words(confirmation)
    assert ids(room) == (1, (2,))
    assert ids(room, audience=EVERYTHING) == (1, (1, 2))
    keep(room, told(0, text=told(0).text + "\nMore of it.", headline="Ferry aground again"))
    assert ids(room) == (1, (2,))
    assert ids(room, 3) == (3, (1, 4))
    undo(room, confirmation)
    assert ids(room) == (1, (1, 2, 4))
    assert ids(room, 3) is None


def test_an_article_goes_into_another_story(room):
    decide(room, "/story ferry Kirkwall", "Of another story", story="2")
    assert ids(room) == (1, (2,))
    assert ids(room, 2) == (2, (1, 3))


def test_stories_are_joined_and_later_articles_come_with_them(room):
    confirmation = decide(room, "/story Norbank", "It is the same story", story="1")
    assert ids(room, 2) == ids(room) == (1, (1, 2, 3))
    save(room.store, told(2, text=BANK + "\nMore.", headline="Rate"), Reading())
    assert ids(room, 2) == (1, (1, 2, 3, 4))
    assert "4 articles" in words(room.ask("/story Norbank"))
    undo(room, confirmation)
    assert ids(room, 2) == (2, (3, 4))


@pytest.mark.parametrize(
    ("question", "beginning", "given", "told_so"),
    [
        ("/story ferry Kirkwall", "It is the same story", {}, "Choose the story"),
        ("/story ferry Kirkwall", "The story is called", {"name": "…"}, "Type a name"),
    ],
)
def test_what_can_t_be_decided_is_said_in_the_modal(room, question, beginning, given, told_so):
    submit(room, question, beginning, **given)
    errors = room.workspace.until(lambda: room.workspace.modal("maya").errors)
    assert told_so in str(errors)


def test_a_guest_may_not_decide(room):
    room.workspace.become("maya", guest=True)
    card = room.ask("/story ferry Kirkwall")
    (menu,) = [one for one in card.blocks[-1]["elements"] if one["type"] == "overflow"]
    before = len(room.seen("maya", "#politics"))
    room.workspace.press(
        "maya", action_id=menu["action_id"], message=card.ts, selected=menu["options"][-1]["value"]
    )
    answer = room.workspace.until(lambda: room.seen("maya", "#politics")[before:])[-1]
    assert "Guests may not" in words(answer)
