"""Threads below digests: told once that the publisher has changed the words which the digest shows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.saving import Fresh, Kept, keep
from news.nouns import Published, Reading
from tests.digests import posted, tick
from tests.made import article, reading, span
from tests.newsroom import open_newsroom, words

EIGHT = datetime(2025, 5, 20, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WORDS = "We will build all of the harbour before the summer ends."
NEWER = "We will build most of the harbour before the summer ends."


@pytest.fixture
def newsroom(store):
    with open_newsroom(store) as room:
        room.workspace.state.timeline.clock = lambda: room.now
        yield room


def version(said, more=""):
    text = (
        f"Ana Doe, the mayor, said in Kirkwall: “{said}”\n"
        f"Ms Doe met Bob Roe, a plumber, who said he was “very glad” about it.{more}"
    )
    made = reading(text + "\nWe will build it.")
    quote = replace(made.quotes[0], content=(span(text, said),))
    dated = Published(day=date(2025, 5, 19))
    found = replace(made, quotes=(quote, made.quotes[1]), statements=())
    told = article(text, url="https://daily.example/a", headline="Kirkwall harbour plan", published=dated)
    return Fresh(article=told, reading=found)


def bring(newsroom, said, more=""):
    """Let the article come in as it stands now."""
    known = {one.article.text: one.reading for one in (version(WORDS), version(NEWER))}
    kept, _ = keep(
        newsroom.store,
        version(said, more),
        workspace="",
        clock=lambda: newsroom.now,
        read=lambda earlier: known.get(earlier.text, Reading()),
    )
    return kept


def go_to(newsroom, at):
    newsroom.now = at
    tick(newsroom)


def below(newsroom):
    """Return what stands in the thread of the one digest."""
    (digest,) = posted(newsroom)
    return [words(one) for one in newsroom.workspace.seen("tom", "#migration", digest.ts)[1:]]


@pytest.mark.parametrize("topic", ["Kirkwall", "Ana Doe", "everything"])
def test_the_thread_of_a_digest_is_told_once_of_a_quote_that_changed(newsroom, topic):
    newsroom.now = EIGHT - 30 * MINUTE
    assert bring(newsroom, WORDS) is Kept.SAVED
    newsroom.ask(f"/digest subscribe {topic} daily 08:00", channel="#migration")
    go_to(newsroom, EIGHT)
    assert WORDS in words(posted(newsroom)[0])
    newsroom.now = EIGHT + 30 * MINUTE
    assert bring(newsroom, NEWER) is Kept.CHANGED
    for minute in range(3):
        go_to(newsroom, EIGHT + (31 + minute) * MINUTE)
    (told,) = below(newsroom)
    assert f"Quote by Ana Doe reworded:\nbefore “{WORDS}”\nnow “{NEWER}”" in told
    assert bring(newsroom, NEWER, " He left.") is Kept.CHANGED
    go_to(newsroom, EIGHT + 40 * MINUTE)
    assert len(below(newsroom)) == 1


def test_the_thread_of_what_was_told_at_once_is_told_too(newsroom):
    newsroom.ask("/digest subscribe Kirkwall at once", channel="#migration")
    newsroom.now += MINUTE
    bring(newsroom, WORDS)
    go_to(newsroom, newsroom.now + MINUTE)
    assert WORDS in words(posted(newsroom)[0])
    newsroom.now += 30 * MINUTE
    bring(newsroom, NEWER)
    go_to(newsroom, newsroom.now + MINUTE)
    (told,) = below(newsroom)
    assert f"now “{NEWER}”" in told


def test_a_digest_that_shows_other_words_of_the_article_has_no_thread(newsroom):
    newsroom.now = EIGHT - 30 * MINUTE
    bring(newsroom, WORDS)
    newsroom.ask("/digest subscribe Kirkwall daily 08:00", channel="#migration")
    go_to(newsroom, EIGHT)
    newsroom.now = EIGHT + 30 * MINUTE
    bring(newsroom, WORDS, " He left.")
    go_to(newsroom, EIGHT + 31 * MINUTE)
    assert below(newsroom) == []
