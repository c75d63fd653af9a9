"""Questions in plain words: mentions, direct messages, and “Who said this?” in a message's menu."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import whosaid
from handlers.blocks.whosaid_none import no_such_verb
from handlers.intents import Asked
from handlers.payloads import desk_of, message_text
from handlers.phrases import command_words, understood
from handlers.query import parse
from handlers.questions import how_asked
from handlers.shown import Shown
from news.nouns import EVERYTHING
from storage import people
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import words
from tests.storage.test_cued import read as condemning


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
        ("can you tell me who said pure theatre, please?", "“pure theatre”"),
        ("who called the visit pure theatre", "“the visit pure theatre”"),
        ("has Philp said anything about Rwanda?", "Philp about Rwanda"),
        ("did Starmer say island of strangers?", "“island of strangers” by Starmer"),
        ("did Trump accuse Zelenskyy of being ungrateful", "Trump about Zelenskyy of being ungrateful"),
        ("what's Starmer's view on immigration", "Starmer about immigration"),
        ("how did Farage react to Starmer’s speech?", "Farage about Starmer’s speech"),
        ("what did Johnson tell NBC since May", "Johnson told NBC since May"),
        ("what are people saying about Albania", "Albania"),
        ("has anyone said Zelenskyy should resign?", "“Zelenskyy should resign”"),
        ("quotes about small boats", "small boats"),
        ("who talked about Rwanda last week", "Rwanda last week"),
        ('Who said "island of strangers" first?', '"island of strangers"'),
        ("something has to change – who said that?", "“something has to change”"),
        ("which minister said things are tense and when?", "“things are tense”"),
        ("Who is Peter Kyle and what did he say", "Peter Kyle"),
        ("who criticised the Rwanda scheme?", "who criticised the Rwanda scheme"),
        ("Will Smith said", "Will Smith said"),
        ("Will Lewis said he would step down", "Will Lewis said he would step down"),
        ("What did the think tank say about migration?", "the think tank about migration"),
        ("What does Farage think of Starmer?", "Farage about Starmer"),
        ("What did Starmer's statement say about boats?", "Starmer about boats"),
        ("what did Starmer say when asked", "Starmer about when asked"),
        ("who repeated island of strangers?", "“island of strangers”"),
        ("show me everything Starmer said in The Independent", "Starmer in The Independent"),
        ("What Starmer said about Kosovo", "Starmer about Kosovo"),
        ("quote for Vance please", "Vance"),
        ("who did Philp criticise?", "Philp"),
        ("compare Starmer and Rama on boats", "Starmer and Rama on boats"),
        ("thanks!", ""),
        ("<@U0WHOSAID> thank you very much!", ""),
        ("and Rama?", "Rama"),
        ("who said\n&gt; so it is\n&gt; again?", "“so it is again”"),
        ("<@U0WHOSAID> and what did Rama say about the EU?", "Rama about the EU"),
        ("and what about Rama?", "Rama"),
        ("How about Rama since May?", "Rama since May"),
        ("And our joint work to deter", "And our joint work to deter"),
        ("Thanks a lot said Starmer", "Thanks a lot said Starmer"),
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
        ("whats new on migration", ("/story", "migration")),
        ("any news on Belarus", ("/story", "Belarus")),
        ("what's the unemployment rate?", ("/facts", "unemployment rate")),
        ("what is the price of gas", ("/facts", "price of gas")),
        ("what is the matter", ("/whosaid", "what is the matter")),
        ("how much does the deal cost?", ("/facts", "the deal cost")),
        ("the story about Tirana", ("/story", "Tirana")),
        ("/story Tirana", ("/story", "Tirana")),
        ("my digests", ("/digest", "")),
        ("digest list", ("/digest", "list")),
        ("what happened", ("/whosaid", "what happened")),
        ("Storey", ("/whosaid", "Storey")),
        ("what did Rama say about figures?", ("/whosaid", "what did Rama say about figures")),
    ],
)
def test_plain_questions_find_the_command_that_they_are_for(text, meant):
    assert understood(text) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("who criticised the Rwanda scheme?", ("criticise", "the Rwanda scheme")),
        ("who is criticising Starmer", ("criticise", "Starmer")),
        ("who's hit out at Labour", ("criticise", "Labour")),
        ("who warned of a moment of real fragility", ("warn", "a moment of real fragility")),
        ("who called for an election", ("call", "an election")),
        ("who's criticising Starmer over boats", ("criticise", "Starmer over boats")),
        ("who opposes it", None),
        ("who rules Syria", None),
        ("who put up taxes", None),
        ("who was accused of fraud?", None),
        ("who was blamed for the delay", None),
        ("who's been accused of fraud", None),
        ("who's recently been criticised over it", None),
        ("who is accused of fraud", None),
        ("who called the visit pure theatre", None),
        ("who was criticised by Corbyn", None),
        ("who said pure theatre", None),
        ("who is Rama", None),
        ("who criticised " + "x" * 1000, None),
    ],
)
def test_who_did_something_is_told_from_who_said_something(question, meant):
    assert how_asked(question) == meant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "who criticised Starmer",
            ("in a sentence about Keir Starmer", "branded", "Diane Abbott · cue “criticised”"),
        ),
        ("who criticised Starmer's immigration comments", ("Diane Abbott · cue “criticised”",)),
        (
            'who criticised "island of strangers"',
            ("Quoted with “island of strangers” and criticised there · 1 quote", "Criticised by Mr Corbyn"),
        ),
        ("who accused Zelenskyy of being ungrateful?", ("Donald Trump] · cue “accused”",)),
        ("who vowed to build 1.5 million homes", ("The Government (unnamed) · cue “vowed”",)),
        ("who called the visit pure theatre", ("by Chris Philp, in 2 articles",)),
        ("who called Zelenskyy ungrateful?", ("With a part of it:", "“ungrateful” · 1 statement")),
        ("who said pure theatre since May", ("Only published since Thu 1 May 2025", "by Chris Philp, in 1")),
        ("who said pure theatre in The Independent", ("Only in The Independent", "by Chris Philp, in 1")),
        ("quotes about small boats", ("small boat arrivals from Albania",)),
        (
            "who said that the country risks becoming an island of strangers",
            ("With a part of it:", "[probably Keir Starmer]", "Repeats these words"),
        ),
    ],
)
def test_questions_of_a_reporter_are_answered_on_the_seeds(reading_room, question, told):
    answer = words(reading_room.ask(f"/whosaid {question}"))
    for part in told:
        assert part in answer


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("who criticised the Rwanda scheme", "Quotes with a part of these words:"),
        ("who denied the claims", "No one called “the claims”"),
        ("who defended Starmer", "What was asked about:"),
    ],
)
def test_what_no_article_says_that_somebody_did_is_said_not_to_be(reading_room, question, then):
    answer = words(reading_room.ask(f"/whosaid {question}"))
    assert answer.startswith("No quote found that is given by “")
    assert then in answer


def test_who_says_it_of_others_in_a_sentence_with_the_name_is_not_given(newsroom):
    text = "Keir Starmer spoke. Mr Starmer's chancellor, Rachel Reeves, condemned the Tories as “reckless”."
    save(newsroom.store, article(text), condemning(text))
    answer = words(newsroom.ask("/whosaid who condemned Starmer"))
    assert answer.startswith(
        "No quote found that is given by “condemned” in a sentence with “Starmer” after it."
    )
    assert "reckless" not in answer.splitlines()[0]


def test_that_nobody_did_it_is_said_beside_what_else_must_be(reading_room):
    answer = words(reading_room.ask("/whosaid who defended Starmer in The Guardian"))
    assert "No quote found that is given by “defended”" in answer
    assert "No outlet called “The Guardian” is among" in answer


def test_where_only_the_quotes_read_last_were_looked_at_the_answer_says_so():
    assert "among the quotes read last" in no_such_verb("deny", "it", "", after=False, capped=True)
    assert "among" not in no_such_verb("deny", "it", "", after=False, capped=False)


def test_a_file_of_who_did_something_holds_what_the_card_holds(reading_room):
    with reading_room.store.read() as session:
        (starmer,) = people.named(session, name="Keir Starmer", audience=EVERYTHING, now=NOW)
        shown = Shown(person=starmer.id, verb="criticise").value()
        asked = Asked(text=shown, audience=EVERYTHING, now=NOW, zone=ZoneInfo("UTC"))
        table = whosaid.exported(session, asked)
    assert table is not None
    assert {row[0] for row in table.rows} == {"said"}


def test_who_did_something_to_somebody_of_several_is_asked_about(newsroom):
    made = reading()
    save(newsroom.store, article(), made)
    other = article().text.replace("Ana", "Eva")
    save(newsroom.store, article(other), reading(other, name="Eva Doe"))
    answer = newsroom.ask("/whosaid who criticised Doe")
    assert "Which Doe?" in words(answer)
    narrowed = words(newsroom.press(answer, "whosaid.card.0"))
    assert "Quotes given by “criticised” in a sentence about" in narrowed


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


def test_a_channel_that_says_thanks_is_not_told_how_to_ask(newsroom):
    newsroom.workspace.type_line("maya", "#politics", "@whosaid thanks!")
    newsroom.settle()
    assert answers(newsroom) == []


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


def test_a_message_that_is_one_link_is_looked_up_by_its_words_once(newsroom):
    save(newsroom.store, article(), reading())
    state = newsroom.workspace.state
    with state.change():
        posted = state.post("C0POLITICS", state.user("tom").id, LABELLED, blocks=[RICH])
    newsroom.workspace.shortcut("maya", "whosaid.message", message=posted.ts)
    answer = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])[0]
    assert words(answer).startswith("“We will build it.” · 1 statement by Ana Doe")


def test_a_message_without_words_is_said_to_have_none(newsroom):
    newsroom.workspace.type_line("tom", "#politics", "https://news.example/a")
    newsroom.settle()
    (message,) = newsroom.seen("maya", "#politics")
    newsroom.workspace.shortcut("maya", "whosaid.message", message=message.ts)
    answer = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])[0]
    assert words(answer).startswith("That message has no words of its own that could be looked up.")


RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [{"type": "text", "text": "We "}, {"type": "text", "text": "will build it."}],
        }
    ],
}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "We will build it."}}
FORWARDED = {"is_share": True, "fallback": "[…] Tom: We will", "text": "We will build it."}
LINK, LABELLED = "<https://news.example/a>", "<https://news.example/a|We will build it.>"


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ({"text": "Look: it.", "attachments": [FORWARDED]}, "Look: it."),
        ({"text": "", "blocks": [RICH]}, "We will build it."),
        ({"blocks": [SECTION], "attachments": [FORWARDED]}, "We will build it."),
        ({"text": "", "attachments": [FORWARDED]}, "We will build it."),
        ({"text": "", "attachments": [{"blocks": [SECTION]}]}, "We will build it."),
        ({"text": LINK, "blocks": [], "attachments": [FORWARDED]}, "We will build it."),
        ({"text": LABELLED, "blocks": [RICH], "attachments": [FORWARDED]}, LABELLED),
        ({"text": "<mailto:a@b.example|We will>", "blocks": [SECTION]}, "<mailto:a@b.example|We will>"),
        ({"text": "<@U1|tom> <!here>", "blocks": [RICH]}, "We will build it."),
        ({"text": "<@U1>", "files": [{}]}, "<@U1>"),
        ({"text": None, "blocks": "x", "attachments": {"text": {}}}, ""),
        ({"blocks": [SECTION] * 200}, "\n".join(["We will build it."] * 100)),
        ({}, ""),
    ],
)
def test_a_messages_words_are_found_in_its_text_else_its_blocks_else_what_was_forwarded(message, found):
    assert message_text({"message": message}) == found


@pytest.mark.parametrize(
    "metadata", ["x", "[]", "null", "5", "", "[" * 3000, '{"reply":5}', '{"channel":{}}'], ids=range(8)
)
def test_a_modal_of_another_version_has_no_way_back_and_breaks_nothing(metadata):
    desk = desk_of({"view": {"private_metadata": metadata}})
    assert (desk.response_url, desk.channel) == (None, None)


def test_a_message_that_reads_like_a_question_is_looked_up_as_it_is(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.type_line("tom", "#politics", "What did Ana Doe say about roads")
    newsroom.settle()
    (message,) = newsroom.seen("maya", "#politics")
    newsroom.workspace.shortcut("maya", "whosaid.message", message=message.ts)
    answer = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])[0]
    assert "No quote with the words “What did Ana Doe say about roads”" in words(answer)


def test_what_only_one_sees_of_a_thread_stands_in_that_thread(newsroom):
    save(newsroom.store, article(), reading())
    posted = ask(newsroom, "@whosaid who is Ana Doe?", channel="#politics")
    for label, told in (("Keep", "Sent to you as a direct message."), ("Full sentences", "Ana Doe")):
        choose(newsroom, posted, label)
        mine = newsroom.workspace.until(lambda told=told: only_for_maya(newsroom, posted.thread, told))
        assert mine.thread == posted.thread
    choose(newsroom, mine, "Share…")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"channel": "C0MIGRATION", "comment": ""})
    newsroom.workspace.until(lambda: only_for_maya(newsroom, posted.thread, "Shared in"))
    assert not [one for one in newsroom.seen("maya", "#politics") if one.only_for]


def test_who_said_this_of_a_reply_is_answered_in_its_thread_and_of_its_root_in_the_channel(newsroom):
    save(newsroom.store, article(), reading())
    posted = ask(newsroom, "@whosaid who is Ana Doe?", channel="#politics")
    newsroom.workspace.type_line("tom", "#politics", "We will build it.", posted.thread)
    newsroom.settle()
    reply = newsroom.workspace.seen("maya", "#politics", posted.thread)[-1]
    newsroom.workspace.shortcut("maya", "whosaid.message", message=reply.ts)
    newsroom.workspace.until(lambda: only_for_maya(newsroom, posted.thread, "We will build it"))
    assert not [one for one in newsroom.seen("maya", "#politics") if one.only_for]
    root = {"message": {"ts": "1.1", "thread_ts": "1.1"}}
    assert desk_of(root).thread is None


def test_an_answer_in_a_thread_that_slack_does_not_take_there_comes_by_its_address(newsroom):
    save(newsroom.store, article(), reading())
    posted = ask(newsroom, "@whosaid who is Ana Doe?", channel="#politics")
    newsroom.workspace.faults.next("chat.postEphemeral", error="not_in_channel")
    newsroom.workspace.press("maya", action_id="whosaid.card.full", message=posted.ts)
    newsroom.workspace.until(lambda: [one for one in newsroom.seen("maya", "#politics") if one.only_for])


def only_for_maya(newsroom, thread, told):
    inside = newsroom.workspace.seen("maya", "#politics", thread)
    return next((one for one in inside if one.only_for == "U0REPORTER" and told in words(one)), None)


def choose(newsroom, message, label):
    """Press the button, or choose the option, of that label."""
    for element in message.blocks[-1]["elements"]:
        if element.get("text", {}).get("text") == label:
            newsroom.workspace.press("maya", action_id=element["action_id"], message=message.ts)
        for option in element.get("options", ()):
            if option["text"]["text"] == label:
                action, value = element["action_id"], option["value"]
                newsroom.workspace.press("maya", action_id=action, message=message.ts, selected=value)


PART = "No quote with all of “{}”. With a part of it:\n“will build” · 1 statement by Ana Doe"
NO_WORDS = "That message has no words of its own that could be looked up."
TOO_LONG = "That is more than I can look up at once: at most 1,000 characters."


@pytest.mark.parametrize(
    ("message", "head"),
    [
        ("Doe called it “will build” today", PART.format("Doe called it “will build” today")),
        ('Doe in The Daily: "will build"', PART.format('Doe in The Daily: "will build"')),
        ("“We will build it.”", "“We will build it.” · 1 statement by Ana Doe"),
        ("&gt; We will\n&gt; build it.", "“We will build it.” · 1 statement by Ana Doe"),
        ("```We will build it.```", "“We will build it.” · 1 statement by Ana Doe"),
        (":tada: <!here> We will build it. <#C1|x>", "“We will build it.” · 1 statement by Ana Doe"),
        ("<!channel>", NO_WORDS),
        (":tada:", NO_WORDS),
        ("… !", NO_WORDS),
        ("Today", "No quote with the words “Today”"),
        ("We will. " * 1300, TOO_LONG),
        ("We will. " * 1300 + "Doe: “will build”", "“will build” · 1 statement by Ana Doe"),
        ("no " * 4000 + "“will build” or “very glad”", "No quote has all of these words. One part after"),
        ("“" + "We will. " * 1300 + "”", TOO_LONG),
    ],
)
def test_a_message_is_looked_up_by_its_words_alone(newsroom, message, head):
    save(newsroom.store, article(), reading())
    state = newsroom.workspace.state
    with state.change():
        posted = state.post("C0POLITICS", state.user("tom").id, message)
    newsroom.workspace.shortcut("maya", "whosaid.message", message=posted.ts)
    answer = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])[0]
    assert words(answer).startswith(head)
