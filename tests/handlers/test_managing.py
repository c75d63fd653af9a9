"""Roles, channels for internal articles and the log: who may, who may not, and what is written down."""

from datetime import timedelta

import pytest

from handlers.message import plain_blocks as plain
from news.nouns import INTERNAL, Audience
from storage import allowed, deeds
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM, words

TOM = Audience(workspace=TEAM, user="U0EDITOR")


def direct(newsroom, user: str):
    """What the app told someone directly."""
    channel = f"D0{'EDITOR' if user == 'tom' else 'REPORTER'}"
    return [words(one) or one.text for one in newsroom.seen(user, channel)]


def channels(newsroom) -> list[str]:
    with newsroom.store.read() as session:
        return [one.channel for one in allowed.channels(session, workspace=TEAM)]


def done(newsroom) -> list[tuple[str, str]]:
    with newsroom.store.read() as session:
        return [(one.deed, one.about) for one in deeds.newest(session, workspace=TEAM)]


def allow(newsroom, channel: str = "#politics", user: str = "tom") -> None:
    home = newsroom.home(user)
    newsroom.open("managing.channels", user=user, view=home.id)
    newsroom.workspace.submit(user, values={"channel": newsroom.workspace.channel(channel).id})
    newsroom.workspace.until(lambda: "from now on" in plain(newsroom.workspace.modal(user).blocks))
    newsroom.workspace.close(user)
    newsroom.settle()


def test_who_manages_sees_it_in_home_and_others_do_not(newsroom):
    assert "For those who manage" in plain(newsroom.home("tom").blocks)
    assert "For those who manage" not in plain(newsroom.home("maya").blocks)


def test_internal_articles_are_seen_where_someone_who_manages_allowed_it(newsroom):
    save(newsroom.store, article(standing=INTERNAL), reading(), workspace=TEAM)
    assert "“We will build it.”" not in words(newsroom.ask("/whosaid Ana Doe"))
    allow(newsroom)
    assert channels(newsroom) == ["C0POLITICS"]
    assert "“We will build it.”" in words(newsroom.ask("/whosaid Ana Doe"))
    newsroom.workspace.until(lambda: "in 1 channel" in plain(newsroom.workspace.home("tom").blocks))
    opened = newsroom.open("managing.channels", user="tom", view=newsroom.home("tom").id)
    changed = newsroom.open("managing.forbid.C0POLITICS", user="tom", view=opened.id)
    assert changed.id == opened.id
    assert "No channel is allowed" in plain(changed.blocks)
    assert channels(newsroom) == []
    assert done(newsroom) == [
        ("forbade internal articles", "<#C0POLITICS>"),
        ("allowed internal articles", "<#C0POLITICS>"),
    ]


def test_a_member_of_the_managing_group_may_and_the_modal_of_one_who_lost_it_is_refused(newsroom):
    newsroom.workspace.become("tom", admin=False)
    newsroom.open("managing.channels", user="tom", view=newsroom.home("tom").id)
    newsroom.now += timedelta(minutes=6)
    newsroom.workspace.regroup("desk")
    newsroom.workspace.submit("tom", values={"channel": newsroom.workspace.channel("#politics").id})
    newsroom.workspace.until(lambda: direct(newsroom, "tom"))
    newsroom.settle()
    assert "Only the workspace’s admins and the user group @desk may say where" in direct(newsroom, "tom")[0]
    assert newsroom.workspace.modal("tom") is None
    assert channels(newsroom) == []
    assert done(newsroom) == []


def test_a_guest_may_not_decide_even_as_a_member_of_the_group(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.become("tom", guest=True)
    card = newsroom.ask("/whosaid Ana Doe", user="tom")
    menu = card.blocks[-1]["elements"][-1]
    (value,) = [one["value"] for one in menu["options"] if one["text"]["text"] == "Correct or hide…"]
    newsroom.workspace.press("tom", action_id=menu["action_id"], message=card.ts, selected=value)
    told = newsroom.workspace.until(lambda: newsroom.seen("tom", "#politics")[1:])
    assert "Guests may not correct or hide" in words(told[0])
    assert newsroom.workspace.modal("tom") is None
    assert "For those who manage" not in plain(newsroom.home("tom").blocks)


@pytest.mark.parametrize("fault", [{"status": 500}, {"error": "ratelimited"}, {"lost_reply": True}])
def test_while_slack_does_not_say_who_someone_is_nobody_may(newsroom, fault):
    view = newsroom.home("tom")
    newsroom.now += timedelta(minutes=6)
    newsroom.workspace.faults.next("users.info", **fault)
    newsroom.workspace.press("tom", action_id="managing.channels", view=view.id)
    newsroom.workspace.until(lambda: direct(newsroom, "tom"))
    assert "try again in a minute" in direct(newsroom, "tom")[0]
    assert newsroom.workspace.modal("tom") is None


def test_roles_are_asked_once_in_a_while(newsroom):
    newsroom.home("tom")
    newsroom.home("tom")
    assert [call.method for call in newsroom.workspace.calls].count("users.info") == 1


def test_the_log_is_read_in_pages_and_tells_nothing_of_what_was_asked(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.ask("/whosaid Ana Doe")
    for number in range(25):
        with newsroom.store.write() as session:
            deeds.note(session, audience=TOM, deed="paused a digest", about=f"No. {number}", now=NOW)
    opened = newsroom.open("managing.log", user="tom", view=newsroom.home("tom").id)
    assert "No. 24" in plain(opened.blocks)
    assert "No. 4" not in plain(opened.blocks)
    older = newsroom.open("managing.log", user="tom", view=opened.id)
    assert "No. 4" in plain(older.blocks)
    assert "Ana Doe" not in plain(opened.blocks) + plain(older.blocks)


def test_what_is_shared_and_decided_is_written_down(newsroom):
    save(newsroom.store, article(), reading())
    card = newsroom.ask("/whosaid Ana Doe")
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#politics").id})
    newsroom.workspace.until(lambda: done(newsroom))
    assert done(newsroom) == [("shared a card", "1 article in <#C0POLITICS>")]
