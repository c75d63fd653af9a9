"""The global shortcut: asked in a modal, answered in it, gone on with in it."""

import pytest

from handlers.message import plain_blocks as plain
from news.nouns import INTERNAL
from storage import allowed
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM


def ask(newsroom, words: str):
    """Ask by the shortcut and return the modal that shows the answer."""
    newsroom.workspace.shortcut("maya", "whosaid.ask")
    asked = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"words": words})
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya").json["hash"] != asked.json["hash"])
    return newsroom.workspace.modal("maya")


@pytest.mark.parametrize("words", ["Ana Doe", "what did Ana Doe say?", '"will build"'])
def test_the_answer_takes_the_place_of_the_question(newsroom, words):
    save(newsroom.store, article(), reading())
    assert "“We will build it.”" in plain(ask(newsroom, words).blocks)


def test_pages_are_turned_in_the_modal_and_the_card_is_shared_from_it(newsroom):
    for number in range(7):
        save(newsroom.store, article(f"{article().text}\nEdition {number}."), reading())
    shown = ask(newsroom, "Ana Doe")
    full = newsroom.open("whosaid.card.next", view=shown.id)
    assert full.id == shown.id
    newsroom.open("whosaid.share", view=full.id)
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#politics").id})
    newsroom.workspace.until(lambda: [one for one in newsroom.seen("tom", "#politics") if not one.only_for])


def test_what_is_internal_is_not_answered_outside_channels(newsroom):
    save(newsroom.store, article(standing=INTERNAL), reading(), workspace=TEAM)
    with newsroom.store.write() as session:
        allowed.allow(session, workspace=TEAM, channel="C0POLITICS", author="U1", now=NOW)
    assert "No one called “Ana Doe”" in plain(ask(newsroom, "Ana Doe").blocks)
