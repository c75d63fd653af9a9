"""Keeping a card as a direct message, and copying its words."""

from dataclasses import replace

import pytest

from news.nouns import MentionKind, Published, Reading, Span
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span
from tests.newsroom import words


@pytest.fixture
def card(newsroom):
    save(newsroom.store, article(published=Published(day=NOW.date())), reading())
    return newsroom.ask("/whosaid Ana Doe")


def choose(newsroom, card, label: str) -> None:
    for option in card.blocks[-1]["elements"][-1]["options"]:
        if option["text"]["text"] == label:
            newsroom.workspace.press(
                "maya", action_id="whosaid.card.menu", message=card.ts, selected=option["value"]
            )
            return
    raise LookupError(label)


def test_a_kept_card_is_a_direct_message_without_buttons(newsroom, card):
    choose(newsroom, card, "Keep")
    (kept,) = newsroom.workspace.until(lambda: newsroom.seen("maya", "D0REPORTER"))
    assert "“We will build it.”" in words(kept)
    assert "Kept from /whosaid." in words(kept)
    assert not [block for block in kept.blocks if block["type"] == "actions"]
    assert newsroom.workspace.until(
        lambda: [m for m in newsroom.seen("maya", "#politics") if "Sent to you" in m.text]
    )


def test_keeping_twice_at_once_sends_it_once(newsroom, card):
    for _ in range(2):
        choose(newsroom, card, "Keep")
    newsroom.workspace.until(lambda: newsroom.seen("maya", "D0REPORTER"))
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    assert len(newsroom.seen("maya", "D0REPORTER")) == 1


def test_words_are_copied_as_plain_text_with_their_attribution(newsroom, card):
    choose(newsroom, card, "Copy as text…")
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    text = modal.json["blocks"][0]["element"]["initial_value"]
    assert text.startswith("“We will build it.” — Ana Doe, The Daily, 19 May 2025")
    newsroom.workspace.submit("maya")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya") is None)


def test_whom_an_article_only_describes_is_copied_with_its_words(newsroom):
    made = reading()
    mayor = replace(made.mentions[0], span=span(TEXT, "the mayor"), kind=MentionKind.NOMINAL)
    save(newsroom.store, article(), replace(made, quotes=(replace(made.quotes[0], speaker=mayor),)))
    choose(newsroom, newsroom.ask("/whosaid Ana Doe"), "Copy as text…")
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    assert "” — the mayor [Ana Doe], The Daily" in modal.json["blocks"][0]["element"]["initial_value"]


def test_a_sentence_that_gives_two_statements_is_copied_once(reading_room):
    choose(reading_room, reading_room.ask("/whosaid Chris Philp"), "Copy as text…")
    modal = reading_room.workspace.until(lambda: reading_room.workspace.modal("maya"))
    text = modal.json["blocks"][0]["element"]["initial_value"]
    reading_room.workspace.submit("maya")
    reading_room.workspace.until(lambda: reading_room.workspace.modal("maya") is None)
    assert text.count("Meanwhile, Shadow Home Secretary Chris Philp") == 1
    assert text.count("The senior Tory [probably Chris Philp]") == 1


def test_a_name_that_is_only_probable_is_copied_as_such(newsroom):
    made = reading()
    he = replace(made.mentions[0], span=Span(46, 48), kind=MentionKind.PRONOMINAL)
    save(
        newsroom.store,
        article(),
        replace(made, quotes=(replace(made.quotes[0], speaker=he, confidence=0.7),)),
    )
    choose(newsroom, newsroom.ask("/whosaid Ana Doe"), "Copy as text…")
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    assert "— probably Ana Doe, The Daily" in modal.json["blocks"][0]["element"]["initial_value"]


def test_who_shares_from_a_channel_without_the_app_is_told_there_all_the_same(newsroom):
    save(newsroom.store, article(), reading())
    card = newsroom.ask("/whosaid Ana Doe", channel="#general")
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#politics").id})
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#general")[1:])
    assert "Shared in" in told[0].text


def test_a_long_passage_is_kept_copied_and_paged_too(newsroom):
    passage = " ".join(f"word{number}" for number in range(40))
    text = TEXT.replace("We will build it.", passage)
    made = reading()
    said = replace(made.quotes[0], content=(span(text, passage),))
    whole = Reading(people=made.people[:1], mentions=made.mentions[:1], quotes=(said,))
    save(newsroom.store, article(text), whole)
    card = newsroom.ask(f"/whosaid “{passage}”")
    actions = {one["action_id"]: one["text"]["text"] for one in card.blocks[-1]["elements"] if "text" in one}
    assert {"whosaid.copy": "Copy as text…", "whosaid.keep": "Keep"}.items() <= actions.items()
    newsroom.workspace.press("maya", action_id="whosaid.keep", message=card.ts)
    (kept,) = newsroom.workspace.until(lambda: newsroom.seen("maya", "D0REPORTER"))
    assert "word39" in words(kept)
