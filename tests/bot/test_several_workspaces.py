"""Two workspaces with one app: nothing of one shows in the other, and one that leaves takes its own along."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.message import plain_blocks as plain
from news.nouns import INTERNAL, Reading
from storage import deeds, installations
from tests.bot.test_export import options
from tests.conftest import save
from tests.digests import about, read, tick
from tests.installed import HERALD, open_town
from tests.made import TEXT, article, reading
from tests.newsroom import TEAM, words

EIGHT = datetime(2025, 5, 20, 7, tzinfo=UTC)
DAY = timedelta(days=1)
KIRKWALL = "/digest subscribe Kirkwall daily 08:00"


@pytest.fixture
def town(store):
    with open_town(store) as opened:
        yield opened


@pytest.fixture
def rooms(town):
    """Two newsrooms in which the app is installed."""
    here, there = town.branches()
    for room in (here, there):
        assert room.install().status_code == 200
    return here, there


def go_to(room, at):
    """Let it be `at`, and the moments after it: a channel gets one message a second."""
    for moment in range(0, 9, 3):
        room.town.now = at + timedelta(seconds=moment)
        tick(room)


def posted(room, channel="#migration"):
    return [one for one in room.seen("tom", channel) if not one.only_for]


def allow(room, channel="#politics"):
    room.open("managing.channels", user="tom", view=room.home("tom").id)
    room.workspace.submit("tom", values={"channel": room.workspace.channel(channel).id})
    room.workspace.until(lambda: "from now on" in plain(room.workspace.modal("tom").blocks))
    room.workspace.close("tom")
    room.settle()


def choose(room, card, label, **values):
    """Choose from a card's menu, and send the modal off that it opens."""
    (value,) = [one["value"] for one in options(card) if one["text"]["text"] == label]
    menu = card.blocks[-1]["elements"][-1]
    before = len(room.seen("maya", "#politics"))
    room.workspace.press("maya", action_id=menu["action_id"], message=card.ts, selected=value)
    modal = room.workspace.until(lambda: room.workspace.modal("maya"))
    room.workspace.submit("maya", values=values)
    room.workspace.until(lambda: room.seen("maya", "#politics")[before:])
    return modal


def log(room):
    with room.store.read() as session:
        return [(one.deed, one.about) for one in deeds.newest(session, workspace=room.team)]


def test_each_is_answered_by_its_own_token_and_none_is_kept_as_it_is(rooms):
    here, there = rooms
    save(here.store, article(), reading())
    for room in rooms:
        assert "“We will build it.”" in words(room.ask("/whosaid Ana Doe"))
    assert here.secrets().token in here.workspace.state.tokens
    assert there.secrets().token in there.workspace.state.tokens
    assert here.secrets().token != there.secrets().token
    assert not here.seen("maya", "#politics")[1:]


def test_what_is_internal_in_one_and_allowed_there_is_nowhere_in_the_other(rooms):
    here, there = rooms
    text = TEXT.replace("Ana Doe", "Zora Quill").replace("Ms Doe", "Ms Quill")
    made = article(text, headline="The secret headline", standing=INTERNAL)
    save(here.store, made, reading(text, "Zora Quill"), workspace=TEAM)
    for room in rooms:
        allow(room)
    assert "“We will build it.”" in words(here.ask("/whosaid Zora Quill"))
    for line in (
        "/whosaid Zora Quill",
        '/whosaid "will build"',
        "/facts plumber",
        "/story plumber",
        "/story",
    ):
        told = words(there.ask(line))
        assert not [secret for secret in ("Ms Quill", "build it", "secret", "1 article") if secret in told]
    assert "0 articles" not in words(there.ask("/whosaid help"))
    assert "Nothing has been read yet" in words(there.ask("/whosaid help"))


def test_a_channel_that_one_allows_is_not_allowed_in_the_other(rooms):
    here, there = rooms
    save(here.store, article(standing=INTERNAL), reading(), workspace=HERALD.team)
    allow(here)
    assert "build it" not in words(there.ask("/whosaid Ana Doe"))
    allow(there)
    assert "“We will build it.”" in words(there.ask("/whosaid Ana Doe"))
    assert "build it" not in words(here.ask("/whosaid Ana Doe"))


def test_allowed_channels_and_the_log_are_each_ones_own(rooms):
    here, there = rooms
    allow(here)
    assert log(here) == [
        ("allowed internal articles", "<#C0POLITICS>"),
        ("installed the app", "The Newsroom"),
    ]
    assert log(there) == [("installed the app", HERALD.team_name)]
    shown = there.open("managing.log", user="tom", view=there.home("tom").id)
    assert "allowed internal" not in plain(shown.blocks)
    there.workspace.close("tom")
    shown = there.open("managing.channels", user="tom", view=there.home("tom").id)
    assert "No channel is allowed" in plain(shown.blocks)


def test_digests_are_listed_composed_and_changed_in_their_own_workspace(rooms):
    here, there = rooms
    here.ask(KIRKWALL, channel="#migration")
    there.ask("/digest subscribe Kirkwall daily 09:00", channel="#migration")
    there.ask("/digest subscribe Oslo daily 09:00", channel="#migration")
    assert "Oslo" not in words(here.ask("/digest list", channel="#migration"))
    assert "08:00" not in words(there.ask("/digest list", channel="#migration"))
    assert "Oslo" not in plain(here.home("maya").blocks)
    assert "Oslo" in plain(there.home("maya").blocks)
    here.ask("/digest unsubscribe Kirkwall", channel="#migration")
    read(here, about("Kirkwall"), about("Oslo", 1))
    go_to(here, EIGHT + timedelta(hours=1))
    assert posted(here) == []
    heads = sorted(words(one).splitlines()[0] for one in posted(there))
    assert heads == [
        "Kirkwall · Tue 20 May 2025, 09:00 BST · 1 new story",
        "Oslo · Tue 20 May 2025, 09:00 BST · 1 new story",
    ]


def test_a_workspaces_own_articles_are_in_its_own_digests_alone(rooms):
    here, there = rooms
    for room in rooms:
        room.ask(KIRKWALL, channel="#politics")
        allow(room)
    save(here.store, about("Kirkwall", headline="Kept inside", standing=INTERNAL), Reading(), workspace=TEAM)
    go_to(here, EIGHT)
    assert "Kept inside" in words(posted(here, "#politics")[-1])
    assert "Nothing new" in words(posted(there, "#politics")[-1])


def test_who_is_followed_in_one_is_followed_there(rooms):
    here, there = rooms
    save(here.store, article(), reading())
    choose(here, here.ask("/whosaid Ana Doe"), "Follow or export…", what="follow")
    modal = choose(there, there.ask("/whosaid Ana Doe"), "Follow or export…", what="export")
    assert "Follow Ana Doe: for me alone" in [
        one["text"]["text"] for one in modal.json["blocks"][0]["element"]["options"]
    ]


def test_what_one_hides_is_withdrawn_there_and_stands_in_the_other(rooms):
    here, there = rooms
    save(here.store, article(), reading())
    for room in rooms:
        card = room.ask("/whosaid Ana Doe")
        room.workspace.press("maya", action_id="whosaid.share", message=card.ts)
        room.workspace.until(lambda room=room: room.workspace.modal("maya"))
        room.workspace.submit("maya", values={"channel": room.workspace.channel("#migration").id})
        room.workspace.until(lambda room=room: posted(room))
        room.settle()
        room.town.now += timedelta(seconds=2)
    choose(here, here.ask("/whosaid Ana Doe"), "Correct or hide…", decision="hide_quote 1")
    here.wiring.withdrawals().withdraw_hidden()
    assert "build it" not in words(posted(here)[0])
    assert "“We will build it.”" in words(posted(there)[0])
    assert "build it" not in words(here.ask("/whosaid Ana Doe"))
    assert "“We will build it.”" in words(there.ask("/whosaid Ana Doe"))


def test_one_that_removes_the_app_gets_no_more_digests_and_the_other_does(rooms):
    here, there = rooms
    for room in rooms:
        room.ask(KIRKWALL, channel="#migration")
    read(here, about("Kirkwall"))
    here.workspace.uninstall()
    here.settle()
    here.workspace.until(lambda: _gone(here))
    for day in range(2):
        go_to(here, EIGHT + day * DAY)
    assert posted(here) == []
    assert len(posted(there)) == 2
    told = here.workspace.type_line("maya", "#politics", "/whosaid help")
    assert told[0].result().status == 200
    assert here.install().status_code == 200
    go_to(here, EIGHT + 2 * DAY)
    assert len(posted(here)) == 1
    assert len(posted(there)) == 3


def test_the_sender_of_digests_renews_each_ones_token_and_waits_for_neither(rooms):
    here, there = rooms
    for room in rooms:
        room.ask(KIRKWALL, channel="#migration")
    first = [room.secrets().token for room in rooms]
    here.workspace.faults.next("oauth.v2.access", status=500, times=9)
    go_to(here, EIGHT)  # twenty-two hours later: both tokens have ended
    assert posted(here) == []
    assert len(posted(there)) == 1
    assert there.secrets().token not in first
    here.workspace.faults.clear()
    here.town.now += timedelta(minutes=1)
    here.wiring.deliveries().deliver_due()
    assert len(posted(here)) == 1
    assert here.secrets().token not in first
    assert first[0] not in {there.secrets().token, here.secrets().token}


def _gone(room):
    with room.store.read() as session:
        return list(session.scalars(installations.gone()))
