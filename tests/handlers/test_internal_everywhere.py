"""What is internal or under embargo leaves by no way, named or counted, but where an editor allowed it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.registry import COMMANDS, SHORTCUTS
from news.nouns import INTERNAL, Standing, StandingKind
from storage import allowed
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span
from tests.newsroom import TEAM, open_newsroom, words

URL = "https://news.example/quill"
SECRETS = ("Zora", "We will build it", "The secret headline", "1 article", "1 quote", "1 story")
QUESTIONS = ("Quill", '"will build"', "plumber", "mayor", "Bob Roe", "Quilk")
EMBARGOED = Standing(kind=StandingKind.EMBARGOED, until=NOW + timedelta(hours=3))


@pytest.fixture(params=[INTERNAL, EMBARGOED], ids=["internal", "embargoed"])
def newsroom(newsroom, request):
    text = TEXT.replace("Ana Doe", "Zora Quill").replace("Ms Doe", "Ms Quill")
    made = article(text, url=URL, headline="The secret headline", standing=request.param)
    save(newsroom.store, made, reading(text, "Zora Quill"), workspace=TEAM)
    return newsroom


def ask_everything(newsroom) -> int:
    """Ask by every way there is; return how many ways."""
    room, asked = newsroom.workspace, 0
    for question in QUESTIONS:
        for command in COMMANDS:
            room.type_line("maya", "#migration", f"{command.name} {question}")
        room.type_line("maya", "D0REPORTER", f"who is {question}?")
        room.type_line("maya", "#migration", f"@whosaid what happened to {question}?")
        asked += len(COMMANDS) + 2
    room.type_line("tom", "#migration", f"{URL} Quill said we will build it, the mayor")
    said = next(m for m in newsroom.seen("tom", "#migration") if "the mayor" in m.text)
    for shortcut in SHORTCUTS:
        room.shortcut("maya", shortcut.callback, said.ts if shortcut.on_message else None)
    for user in ("maya", "tom"):
        room.open_home(user)
    return asked + len(SHORTCUTS) + 2


def sent(newsroom) -> list[str]:
    """All that the app sent to Slack, once everything is done, without the questions themselves."""
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    for _ in QUESTIONS:  # answers in the open go one a second into a channel
        newsroom.now += timedelta(seconds=1)
        newsroom.wiring.deliveries().deliver_due()
    return [json.dumps(dict(call.arguments), ensure_ascii=False) for call in newsroom.workspace.calls]


def test_no_way_of_asking_shows_or_counts_it(newsroom):
    asked = ask_everything(newsroom)
    out = sent(newsroom)
    assert len([one for one in out if "blocks" in one or "view" in one]) >= asked - 2
    for secret in SECRETS:
        assert not [one for one in out if secret in one], secret
    assert "chat.unfurl" not in {call.method for call in newsroom.workspace.calls}


def test_where_an_editor_allowed_it_it_is_shown_and_only_when_the_embargo_is_over(newsroom):
    with newsroom.store.write() as session:
        allowed.allow(session, workspace=TEAM, channel="C0POLITICS", author="U1", now=NOW)
    shown = words(newsroom.ask("/whosaid Quill", channel="#politics"))
    newsroom.now += timedelta(hours=4)
    later = words(newsroom.ask("/whosaid Quill", channel="#politics"))
    assert "We will build it" in later
    if "Zora" not in shown:
        assert "We will build it" in words(newsroom.ask("/whosaid Quill", channel="#migration"))


def test_a_failure_says_nothing_of_it(newsroom):
    newsroom.workspace.faults.next("response_url", error="anything")
    newsroom.workspace.type_line("maya", "#migration", "/whosaid Quill")
    for secret in SECRETS:
        assert not [one for one in sent(newsroom) if secret in one], secret


def choose(newsroom, card, label):
    menu = card.blocks[-1]["elements"][-1]
    (value,) = [one["value"] for one in menu["options"] if one["text"]["text"] == label]
    newsroom.workspace.press("maya", action_id=menu["action_id"], message=card.ts, selected=value)


def share(newsroom, card, channel):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel(channel).id})
    newsroom.settle()


@pytest.fixture
def allowing(store):
    """A newsroom with an internal article, a published one, and a channel in which both are seen."""
    internal = TEXT.replace("Ana Doe", "Zora Quill").replace("Ms Doe", "Ms Quill")
    save(store, article(), reading())
    save(store, article(internal, standing=INTERNAL), reading(internal, "Zora Quill"), workspace=TEAM)
    with store.write() as session:
        allowed.allow(session, workspace=TEAM, channel="C0POLITICS", author="U1", now=NOW)
    with open_newsroom(store) as room:
        yield room


def test_what_leaves_an_allowed_channel_counts_nothing_internal(allowing):
    card = allowing.ask("/whosaid Ana Doe in The Guardian", channel="#politics")
    assert "among the 2 articles read" in words(card)
    share(allowing, card, "#migration")
    (shared,) = allowing.workspace.until(lambda: allowing.seen("tom", "#migration"))
    assert "among the 1 article read" in words(shared)
    choose(allowing, card, "Keep")
    (kept,) = allowing.workspace.until(lambda: allowing.seen("maya", "D0REPORTER"))
    assert "Read so far: 1 article" in words(kept)


def test_a_card_with_something_internal_stays_where_it_may_be_seen(allowing):
    card = allowing.ask("/whosaid Zora Quill", channel="#politics")
    share(allowing, card, "#migration")
    assert "internal articles" in allowing.workspace.modal("maya").errors["channel"]
    allowing.workspace.close("maya")
    choose(allowing, card, "Keep")
    allowing.settle()
    assert "internal articles" in words(allowing.seen("maya", "#politics")[-1])
    assert not allowing.seen("tom", "#migration")
    assert not allowing.seen("maya", "D0REPORTER")


def test_that_there_are_others_is_never_said_of_what_is_out_of_sight(store):
    with open_newsroom(store) as room:
        save(store, article(TEXT), reading(TEXT))
        said = [f"“We will build it in week {number}.”" for number in range(1, 1010)]
        much = TEXT + "".join(f"\nMs Doe said: {one}" for one in said)
        quote, *_ = reading(much).quotes
        quotes = tuple(replace(quote, content=(span(much, one[1:-1]),)) for one in said)
        figure, *_ = reading(much).figures
        figures = tuple(figure for _ in range(130))
        told = replace(reading(much), quotes=quotes, figures=figures)
        save(store, article(much, standing=INTERNAL, headline="Within"), told, workspace=TEAM)
        quoted = words(room.ask('/whosaid "will build"'))
        narrowed = words(room.ask('/whosaid "will build" in The Daily'))
        given = words(room.ask("/facts plumber"))
    assert "“will build” · 1 statement by Ana Doe, in 1 article" in quoted
    assert "“will build” · 1 statement by Ana Doe, in 1 article" in narrowed
    assert "plumber · 1 figure in 1 article" in given
