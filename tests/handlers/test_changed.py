"""What stands in a channel is told of in its thread when its publisher words it otherwise."""

from dataclasses import replace
from datetime import timedelta

from bot.saving import Fresh, Kept, keep
from news.nouns import Reading
from tests.conftest import NOW, save
from tests.handlers.test_sharing import posted, share
from tests.made import TEXT, article, reading, span
from tests.newsroom import words

URL = "https://daily.example/harbour"
WORDS, NEWER = "We will build it.", "We will not build it."


def test_the_thread_of_a_shared_card_is_told_what_its_article_says_now(newsroom):
    save(newsroom.store, article(url=URL), reading())
    share(newsroom, newsroom.ask("/whosaid Ana Doe"))
    (shown,) = posted(newsroom)
    newsroom.now += timedelta(minutes=1)
    assert change(newsroom.store) is Kept.CHANGED
    assert newsroom.wiring.deliveries().deliver_due() == 1
    _, told = newsroom.workspace.seen("tom", "#politics", shown.ts)
    assert f"before “{WORDS}”" in words(told)
    assert f"“{NEWER}”" in words(told)
    assert change(newsroom.store) is Kept.KNOWN
    assert newsroom.wiring.deliveries().deliver_due() == 0, "it is told once"


def change(store) -> Kept:
    """Let the publisher reword the quote; return what became of it."""
    text = TEXT.replace(WORDS, NEWER)
    read = reading(text + f"\n{WORDS}")
    said = replace(read.quotes[0], content=(span(text, NEWER),))
    newer = Fresh(article=article(text, url=URL), reading=replace(read, quotes=(said, read.quotes[1])))
    before = {TEXT: reading()}
    return keep(
        store,
        newer,
        workspace="",
        clock=lambda: NOW,
        read=lambda earlier: before.get(earlier.text, Reading()),
    )[0]
