"""Questions in plain words: mentions, direct messages, and “Who said this?” in a message's menu."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.phrases import command_words, understood
from handlers.query import parse
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<@U0WHOSAID> who said pure theatre?", "“pure theatre”"),
        ('<@U0WHOSAID> Who said "pure theatre" since May?', '"pure theatre" since May'),
        ("what did Rama say about the EU?", "Rama about the EU"),
        ("What has Edi Rama said?", "Edi Rama"),
        ("hi <@U0WHOSAID>, quotes by Starmer last week", "Starmer last week"),
        ("who is Chris Philp?", "Chris Philp"),
        ("whosaid Rama", "Rama"),
        ("/whosaid Rama", "Rama"),
        ("<@U0WHOSAID>", ""),
        ("who said a &lt;b&gt; c", "“a <b> c”"),
        ("who said <https://x.example/a|so it is>", "“so it is”"),
    ],
)
def test_plain_questions_are_understood(text, meant):
    assert command_words(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<@U0WHOSAID> which figures about small boats?", ("/facts", "small boats")),
        ("what are the figures for arrivals since May?", ("/facts", "arrivals since May")),
        ("How many small boats?", ("/facts", "small boats")),
        ("facts: small boats", ("/facts", "small boats")),
        ("what happened in Albania?", ("/story", "Albania")),
        ("what's new with the talks?", ("/story", "the talks")),
        ("the story about Tirana", ("/story", "Tirana")),
        ("/story Tirana", ("/story", "Tirana")),
        ("my digests", ("/digest", "")),
        ("digest list", ("/digest", "list")),
        ("what happened", ("/whosaid", "what happened")),
        ("Storey", ("/whosaid", "Storey")),
        ("what did Rama say about figures?", ("/whosaid", "Rama about figures")),
    ],
)
def test_plain_questions_find_the_command_that_they_are_for(text, meant):
    assert understood(text) == meant


def test_what_everyone_sees_is_not_changed_by_one_who_presses(newsroom):
    for number in range(7):
        save(newsroom.store, article(f"{article().text}\nEdition {number}."), reading())
    answer = ask(newsroom, "@whosaid who is Ana Doe?", channel="#politics")
    newsroom.workspace.press("tom", action_id="whosaid.card.next", message=answer.ts)
    mine = newsroom.workspace.until(
        lambda: [m for m in newsroom.workspace.seen("tom", "#politics", answer.thread) if m.only_for]
    )
    assert mine[0].only_for == "U0EDITOR"
    assert newsroom.workspace.state.timeline.messages[answer.ts].blocks == answer.blocks


def test_a_question_about_figures_is_answered_with_figures(newsroom):
    answer = ask(newsroom, "@whosaid which figures about small boats?", channel="#politics")
    direct = newsroom.ask("/facts small boats")
    assert words(answer) == words(direct)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who said will build it", "“will build it”"),
        ('Who said "will build it"?', '"will build it"'),
        ("what did Ana Doe say about roads", "Ana Doe about roads"),
        ("who is Doe?", "Doe"),
    ],
)
def test_a_plain_question_after_the_command_is_answered_as_one(newsroom, question, command):
    save(newsroom.store, article(), reading())
    answer = words(newsroom.ask(f"/whosaid {question}"))
    assert "Ana Doe" in answer
    assert answer == words(newsroom.ask(f"/whosaid {command}"))


@pytest.mark.parametrize(
    "passage", ["hello, we will build it?", "“who said we will build it”", "who? we said so"]
)
def test_a_passage_after_the_command_is_left_as_it_was_pasted(newsroom, passage):
    save(newsroom.store, article(), reading())
    assert f"“{passage.strip('“”')}”" in words(newsroom.ask(f"/whosaid {passage}"))


@given(st.text(max_size=200))
def test_any_message_is_understood_somehow(text):
    understood(text)
    parse(command_words(text), today=NOW.date())


def ask(newsroom, text: str, *, channel: str, thread: str | None = None):
    """Write a message and return the app's answer to it."""
    known = {one.ts for one in everything(newsroom, channel, thread)}
    newsroom.workspace.type_line("maya", channel, text, thread)

    def answered():
        shown = everything(newsroom, channel, thread)
        return [one for one in shown if one.ts not in known and one.author == "U0WHOSAID"]

    return newsroom.workspace.until(answered)[0]


def everything(newsroom, channel: str, thread: str | None):
    seen = newsroom.workspace.seen("maya", channel)
    inside = [reply for one in seen for reply in newsroom.workspace.seen("maya", channel, one.ts)[1:]]
    return [*seen, *inside]


def test_a_mention_is_answered_in_its_thread_for_all_to_see(newsroom):
    save(newsroom.store, article(), reading())
    answer = ask(newsroom, "@whosaid who said will build it?", channel="#politics")
    assert answer.thread is not None
    assert answer.only_for is None
    assert "by Ana Doe" in words(answer)


def test_mentions_in_quick_succession_are_answered_one_a_second_and_nobody_is_told_to_wait(newsroom):
    save(newsroom.store, article(), reading())
    for _ in range(3):
        newsroom.workspace.type_line("maya", "#politics", "@whosaid who said will build it?")
    newsroom.workspace.until(lambda: answers(newsroom))
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    assert len(answers(newsroom)) == 1
    for second in range(1, 4):
        newsroom.now += timedelta(seconds=1)
        newsroom.wiring.deliveries().deliver_due()
        assert len(answers(newsroom)) == min(3, 1 + second)
    assert not [one for one in everything(newsroom, "#politics", None) if one.only_for]


def answers(newsroom):
    return [one for one in everything(newsroom, "#politics", None) if one.author == "U0WHOSAID"]


def test_a_direct_message_is_answered_where_it_stands(newsroom):
    save(newsroom.store, article(), reading())
    answer = ask(newsroom, "what did Ana Doe say?", channel="D0REPORTER")
    assert answer.thread is None
    assert "“We will build it.”" in words(answer)


def test_talk_in_a_channel_that_does_not_mention_the_app_is_left_alone(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.type_line("maya", "#politics", "who said will build it?")
    newsroom.settle()
    assert [one.author for one in newsroom.seen("maya", "#politics")] == ["U0REPORTER"]


def test_an_event_delivered_again_is_answered_once(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.faults.repeat("app_mention", 2)
    answer = ask(newsroom, "@whosaid who said will build it?", channel="#politics")
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    replies = newsroom.workspace.seen("maya", "#politics", answer.thread)
    assert [one.author for one in replies].count("U0WHOSAID") == 1
    assert [one.status for one in newsroom.workspace.deliveries] == [200, 200, 200]


def test_who_said_this_is_answered_to_who_asked(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.type_line("tom", "#politics", "We will build it.")
    newsroom.settle()
    (message,) = newsroom.seen("maya", "#politics")
    newsroom.workspace.shortcut("maya", "whosaid.message", message=message.ts)
    answer = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])[0]
    assert answer.only_for == "U0REPORTER"
    assert "by Ana Doe" in words(answer)
