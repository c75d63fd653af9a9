"""Editions through the whole way: due, composed, frozen, posted once; and what became of the others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from bot.digests import Digests
from bot.jobs.withdrawing import compose_left
from bot.worker import Worker
from news.digests.slots import GRACE, Cadence
from news.nouns import EVERYTHING, Audience, Published
from storage import allowed, decisions, erasure, follows, installations, people, sections
from storage.installations import Installation
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import ArticleRow, EditionRow, ListedRow, OutboxRow, QuoteRow, SubscriptionRow
from tests.conftest import NOW, save
from tests.digests import about, do_work, editions, look_up, posted, read, tick, tools_of
from tests.made import article, erased, reading, span
from tests.newsroom import TEAM, open_newsroom, words

EIGHT = datetime(2025, 5, 20, 7, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
YESTERDAY = Published(day=date(2025, 5, 19))
KIRKWALL = "/digest subscribe Kirkwall daily 08:00"


@pytest.fixture
def newsroom(store):
    with open_newsroom(store) as room:
        room.workspace.state.timeline.clock = lambda: room.now
        yield room


@pytest.fixture
def subscribed(newsroom):
    """A newsroom with a digest about Kirkwall at 08:00 in #migration, and one story for it."""
    newsroom.ask(KIRKWALL, channel="#migration")
    read(newsroom, about("Kirkwall"), about("Oslo", 1))
    return newsroom


def go_to(newsroom, at):
    newsroom.now = at
    tick(newsroom)


def told(newsroom, user="maya"):
    """What the app told someone directly."""
    channel = newsroom.workspace.state.direct(newsroom.workspace.state.user(user).id).id
    return [words(one) for one in newsroom.seen(user, channel)]


def test_the_edition_comes_at_its_time_once_with_the_days_stories(subscribed):
    go_to(subscribed, EIGHT - MINUTE)
    assert posted(subscribed) == []
    for _ in range(3):
        go_to(subscribed, EIGHT)
    (shown,) = posted(subscribed)
    assert words(shown).startswith(
        "Kirkwall · Tue 20 May 2025, 08:00 BST · 1 new story\n1. Kirkwall in the news"
    )
    assert "Oslo" not in words(shown)
    assert "Late" not in words(shown)
    assert editions(subscribed) == [("2025-05-20", "posted")]


def test_a_workspace_that_removed_the_app_gets_none_until_it_installs_it_again(subscribed):
    installed = Installation(workspace=TEAM, name="The Newsroom", installer="U0EDITOR", sealed=b"")
    with subscribed.store.write() as session:
        installations.save(session, installation=installed, now=subscribed.now)
        installations.leave(session, workspace=TEAM, now=subscribed.now)
    go_to(subscribed, EIGHT)
    assert editions(subscribed) == []
    with subscribed.store.write() as session:
        installations.save(session, installation=installed, now=subscribed.now)
    read(subscribed, about("Kirkwall", 2), at=EIGHT + MINUTE)
    go_to(subscribed, EIGHT + DAY)
    assert ("2025-05-21", "posted") in editions(subscribed)


def test_no_article_comes_twice_and_a_running_story_has_moved(subscribed):
    go_to(subscribed, EIGHT)
    again = about("Kirkwall", day=date(2025, 5, 20), outlet="The Herald")
    again = replace(again, headline="Kirkwall again", text=f"{again.text}\nMore was said.")
    read(subscribed, again, at=EIGHT + MINUTE)
    go_to(subscribed, EIGHT + DAY)
    shown = words(posted(subscribed)[-1])
    assert "no new story · 1 moved" in shown
    assert "1 more article (The Herald), the latest: “Kirkwall again”" in shown
    assert "part 0”" not in shown
    go_to(subscribed, EIGHT + 2 * DAY)
    assert "Nothing new since" in words(posted(subscribed)[-1])
    assert len(posted(subscribed)) == 3


def test_a_silent_subscription_sends_nothing_on_a_day_without_news(newsroom):
    answer = newsroom.ask(KIRKWALL, channel="#migration")
    (menu,) = [e for b in answer.blocks if b["type"] == "actions" for e in b["elements"] if "options" in e]
    newsroom.workspace.press(
        "maya", action_id=menu["action_id"], message=answer.ts, selected=menu["options"][0]["value"]
    )
    newsroom.workspace.until(lambda: newsroom.seen("maya", "#migration")[1:])
    go_to(newsroom, EIGHT)
    assert posted(newsroom) == []
    assert editions(newsroom) == [("2025-05-20", "empty")]
    assert "nothing new, so nothing was posted" in words(
        newsroom.ask("/digest history", channel="#migration")
    )


def test_undated_and_old_articles_are_told_apart_and_can_be_shown(subscribed):
    read(subscribed, about("Kirkwall pier", 3, day=None), about("Kirkwall school", 4, day=date(2025, 3, 1)))
    go_to(subscribed, EIGHT)
    (shown,) = posted(subscribed)
    assert "1 new story" in words(shown)
    assert "Undated, not listed as new: 1 article" in words(shown)
    assert "Published earlier and only read now, not listed as new: 1 article" in words(shown)
    subscribed.workspace.press("tom", action_id="digest.apart", message=shown.ts)
    apart = subscribed.workspace.until(
        lambda: [one for one in subscribed.seen("tom", "#migration") if one.only_for]
    )[0]
    assert "“Kirkwall pier in the news, part 3”\nThe Orcadian · undated" in words(apart)
    assert "published 1 March 2025" in words(apart)


def test_why_these_is_answered_from_the_match(subscribed):
    read(subscribed, about("Harbour", 5, text="The harbour of Stromness is near Kirkwall, said its master."))
    go_to(subscribed, EIGHT)
    (shown,) = posted(subscribed)
    subscribed.workspace.press("tom", action_id="digest.why", message=shown.ts)
    why = subscribed.workspace.until(
        lambda: [one for one in subscribed.seen("tom", "#migration") if one.only_for]
    )[0]
    assert "“Kirkwall in the news, part 0”, The Orcadian: “Kirkwall” in a headline" in words(why)
    assert "“Harbour in the news, part 5”, The Orcadian: “Kirkwall” in the text" in words(why)


def test_what_a_publisher_files_under_the_topic_is_listed_and_why(newsroom):
    newsroom.ask("/digest subscribe local government daily 08:00", channel="#migration")
    filed, wider, named, _ = read(
        newsroom,
        about("Stromness", 1),
        about("Oslo", 2),
        about("Harray", 3, text="The local government met.\nHarray was told nothing of it."),
        about("Bergen", 4),
    )
    under = {filed: ["Local  Government", "Orkney"], wider: ["Local"], named: ["Local government"]}
    with newsroom.store.write() as session:
        for article_id, words_of in under.items():
            sections.save(session, article_id=article_id, sections=words_of)
    go_to(newsroom, EIGHT)
    (shown,) = posted(newsroom)
    assert "2 new stories" in words(shown)
    assert "Oslo" not in words(shown)
    assert "Bergen" not in words(shown)
    newsroom.workspace.press("tom", action_id="digest.why", message=shown.ts)
    why = words(
        newsroom.workspace.until(lambda: [one for one in newsroom.seen("tom", "#migration") if one.only_for])[
            0
        ]
    )
    assert (
        "“Stromness in the news, part 1”, The Orcadian: filed by its publisher under “Local Government”"
        in why
    )
    assert (
        "“Harray in the news, part 3”, The Orcadian: filed by its publisher under “Local government”" in why
    )


def test_why_these_shows_nothing_that_was_hidden_since(subscribed):
    go_to(subscribed, EIGHT)
    (shown,) = posted(subscribed)
    with subscribed.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    subscribed.workspace.press("tom", action_id="digest.why", message=shown.ts)
    why = subscribed.workspace.until(
        lambda: [one for one in subscribed.seen("tom", "#migration") if one.only_for]
    )[0]
    assert words(why) == "Nothing that this edition listed can be seen any more."


def test_what_ten_stories_leave_is_a_button_away(newsroom):
    newsroom.ask("/digest subscribe everything daily 08:00", channel="#migration")
    names = "Arno Brum Corr Dorn Erlo Fonk Gant Hulm Irbo Jarl Kolm Lind Mord".split()
    read(newsroom, *(about(name, number) for number, name in enumerate(names)))
    go_to(newsroom, EIGHT)
    (shown,) = posted(newsroom)
    assert "13 new stories" in words(shown)
    labels = [e["text"]["text"] for b in shown.blocks if b["type"] == "actions" for e in b["elements"]]
    assert labels[0] == "… and 3 more"
    newsroom.workspace.press("tom", action_id="digest.more", message=shown.ts)
    more = newsroom.workspace.until(
        lambda: [one for one in newsroom.seen("tom", "#migration") if one.only_for]
    )[0]
    listed = [name for name in names if f"{name} in the news" in words(more)]
    assert len(listed) == 3
    assert not [name for name in listed if f"{name} in the news" in words(shown)]


@pytest.mark.parametrize("waited", [6 * MINUTE, timedelta(hours=2)])
def test_a_late_one_is_sent_once_and_says_so(subscribed, waited):
    go_to(subscribed, EIGHT + waited)
    tick(subscribed)
    (shown,) = posted(subscribed)
    assert "Late: this was due Tue 20 May 2025, 08:00 BST." in words(shown)


def test_what_comes_too_late_is_skipped_and_its_news_comes_with_the_next(subscribed):
    go_to(subscribed, EIGHT + GRACE[Cadence.DAILY] + MINUTE)
    assert posted(subscribed) == []
    assert editions(subscribed) == [("2025-05-20", "skipped")]
    go_to(subscribed, EIGHT + DAY)
    assert "Kirkwall in the news" in words(posted(subscribed)[0])
    history = words(subscribed.ask("/digest history", channel="#migration"))
    assert "Tue 20 May 2025, 08:00 BST: skipped: it could only be sent 2 hours late" in history
    assert "Wed 21 May 2025, 08:00 BST: posted, 1 story" in history


def test_a_long_stall_sends_the_last_slot_only(subscribed):
    go_to(subscribed, EIGHT + 4 * DAY + MINUTE)
    assert len(posted(subscribed)) == 1
    assert [state for _, state in editions(subscribed)] == ["skipped"] * 4 + ["posted"]


def test_a_clock_that_jumps_ahead_and_back_sends_nothing_twice(subscribed):
    go_to(subscribed, EIGHT + MINUTE)
    go_to(subscribed, EIGHT + 3 * DAY + MINUTE)
    go_to(subscribed, EIGHT + 2 * MINUTE)
    for day in range(1, 4):
        go_to(subscribed, EIGHT + day * DAY)
    keys = [key for key, _ in editions(subscribed)]
    assert len(keys) == len(set(keys)) == 4
    assert len(posted(subscribed)) == 2


def test_two_schedulers_and_two_workers_send_one(subscribed):
    subscribed.now = EIGHT
    tick(subscribed, work=False)
    tick(subscribed, work=False)
    with subscribed.store.write() as session:
        session.execute(update(EditionRow).values(wanted_at=EIGHT - timedelta(hours=1)))
    tick(subscribed)
    do_work(subscribed)
    tick(subscribed)
    assert len(posted(subscribed)) == 1


def test_work_that_was_lost_is_wanted_again_after_minutes(subscribed):
    subscribed.now = EIGHT
    tick(subscribed, work=False)
    with subscribed.store.write() as session:
        session.execute(update(EditionRow).values(wanted_at=EIGHT))
        session.connection().exec_driver_sql("DELETE FROM work")
    go_to(subscribed, EIGHT + MINUTE)
    assert posted(subscribed) == []
    go_to(subscribed, EIGHT + 4 * MINUTE)
    assert len(posted(subscribed)) == 1


def test_a_refusal_for_good_pauses_it_and_tells_its_owner_once(subscribed):
    subscribed.workspace.archive("#migration")
    for _ in range(3):
        go_to(subscribed, EIGHT)
    go_to(subscribed, EIGHT + DAY)
    (notice,) = told(subscribed)
    assert "Your digest is paused" in notice
    assert "The channel is archived" in notice
    with subscribed.store.read() as session:
        assert session.scalars(select(SubscriptionRow.state)).all() == ["paused"]
    assert [state for _, state in editions(subscribed)] == ["refused"]


def test_a_channel_that_came_to_be_shared_with_another_company_gets_nothing(subscribed):
    state = subscribed.workspace.state
    channel = state.channel("#migration")
    with state.change():
        state.channels[channel.id] = replace(channel, shared=True)
    go_to(subscribed, EIGHT)
    tick(subscribed)
    assert posted(subscribed) == []
    assert "another company" in told(subscribed)[0]


def test_a_busy_slack_gets_it_later_and_too_late_it_is_skipped_and_not_lost(subscribed):
    subscribed.workspace.faults.next("chat.postMessage", status=429, retry_after=60)
    go_to(subscribed, EIGHT)
    assert posted(subscribed) == []
    subscribed.workspace.faults.next("conversations.info", status=500, times=50)
    go_to(subscribed, EIGHT + 2 * MINUTE)
    go_to(subscribed, EIGHT + timedelta(hours=3))
    assert editions(subscribed) == [("2025-05-20", "too late")]
    subscribed.workspace.faults.clear()
    go_to(subscribed, EIGHT + DAY)
    assert "Kirkwall in the news" in words(posted(subscribed)[0])


def test_a_lost_reply_is_not_sent_again_and_its_owner_is_told_once(subscribed):
    subscribed.workspace.faults.next("chat.postMessage", lost_reply=True)
    go_to(subscribed, EIGHT)
    subscribed.now = EIGHT + 2 * MINUTE
    assert look_up(subscribed) == 1  # Slack doesn't let it look
    for _ in range(3):
        tick(subscribed)
    assert len(posted(subscribed)) == 1
    (notice,) = told(subscribed)
    assert "Slack didn’t say whether this digest arrived" in notice
    assert "not confirmed by Slack" in words(subscribed.ask("/digest history", channel="#migration"))


@pytest.mark.parametrize("fault", ["lost_reply", "lost_request"])
def test_with_the_scope_a_doubtful_one_is_looked_up(subscribed, fault):
    state = subscribed.workspace.state
    for token in state.tokens:
        state.tokens[token] |= {"channels:history"}
    subscribed.workspace.faults.next("chat.postMessage", **{fault: True})
    go_to(subscribed, EIGHT)
    assert editions(subscribed) == [("2025-05-20", "unconfirmed")]
    assert look_up(subscribed) == 0  # too early to tell
    subscribed.now = EIGHT + 2 * MINUTE
    assert look_up(subscribed) == 1
    tick(subscribed)
    assert editions(subscribed) == [("2025-05-20", "posted")]
    assert len(posted(subscribed)) == 1
    assert told(subscribed) == []


def test_what_an_editor_hides_between_composing_and_posting_is_composed_anew_without_it(subscribed):
    read(subscribed, about("Kirkwall airport", 7))
    subscribed.now = EIGHT
    tick(subscribed, work=False)
    do_work(subscribed)
    with subscribed.store.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.headline.contains("airport")).values(hidden=True))
    subscribed.wiring.deliveries().deliver_due()
    Digests(store=subscribed.store, clock=lambda: EIGHT).tell_outcomes()
    assert posted(subscribed) == []
    tick(subscribed)
    (shown,) = posted(subscribed)
    assert "Kirkwall in the news" in words(shown)
    assert "airport" not in words(shown)
    assert editions(subscribed) == [("2025-05-20", "posted")]


def test_a_digest_composed_soon_after_an_erasure_shows_nothing_of_whom_it_erased(newsroom):
    newsroom.ask("/digest subscribe everything daily at 08:00", channel="#migration")
    newsroom.ask("/digest subscribe everything daily at 08:02", channel="#politics")
    read(
        newsroom,
        article(headline="The bridge", published=Published(day=date(2025, 5, 19))),
        reading=reading(),
    )
    worker, newsroom.now = Worker(tools_of(newsroom)), EIGHT
    _tick_by(newsroom, worker)
    assert "Ana Doe" in words(posted(newsroom)[0])
    with newsroom.store.write() as session:
        erasure.hide(session, found=erasure.traces(session, name="Ana Doe"), now=newsroom.now)
        erased(session, "Ana Doe", now=newsroom.now)
    newsroom.now += 2 * MINUTE
    _tick_by(newsroom, worker)
    (shown,) = posted(newsroom, "#politics")[-1:]
    assert "The bridge" in words(shown)
    assert "Ana Doe" not in words(shown)


def _tick_by(newsroom, worker):
    """Do what a tick does, with a worker that was there before."""
    tick(newsroom, work=False)
    while worker.do():
        pass
    newsroom.wiring.deliveries().deliver_due()


def hidden(newsroom, **what):
    """Let an editor hide something."""
    editor = Audience(workspace=TEAM, channel=newsroom.workspace.channel("#migration").id, user="U1")
    with newsroom.store.write() as session:
        wish = Wish(key=f"hide {what}", **what)
        decisions.decide(session, wish=wish, audience=editor, now=newsroom.now)


def hide(newsroom, **what):
    """Let an editor hide something, and workers work; return how many messages are edited for it."""
    hidden(newsroom, **what)
    withdrawals = newsroom.wiring.withdrawals()
    at_once = withdrawals.withdraw_hidden()
    do_work(newsroom)
    return at_once + withdrawals.withdraw_hidden()


def test_a_posted_digest_keeps_what_was_not_hidden_and_says_that_part_is_gone(subscribed):
    (airport,) = read(subscribed, about("Kirkwall airport", 7))
    read(subscribed, about("Kirkwall pier", 3, day=None))
    go_to(subscribed, EIGHT + 30 * MINUTE)
    (before,) = posted(subscribed)
    assert "2 new stories" in words(before)
    assert hide(subscribed, kind=Kind.HIDE_ARTICLE, article_id=airport) == 1
    (after,) = posted(subscribed)
    assert after.ts == before.ts
    assert words(after).lstrip().startswith("Late: this was due Tue 20 May 2025, 08:00 BST.\nKirkwall · ")
    assert "1 new story\n1. Kirkwall in the news" in words(after)
    assert "airport" not in words(after) + after.text
    assert "Part of this digest was withdrawn by an editor." in words(after)
    assert "Undated, not listed as new: 1 article" in words(after)
    assert subscribed.wiring.withdrawals().withdraw_hidden() == 0
    assert editions(subscribed) == [("2025-05-20", "posted")]


def test_a_story_listed_as_new_stays_new_in_what_is_left_after_later_digests(subscribed):
    (airport,) = read(subscribed, about("Kirkwall airport", 7))
    go_to(subscribed, EIGHT)
    again = about("Kirkwall", day=date(2025, 5, 20), outlet="The Herald")
    read(subscribed, replace(again, text=f"{again.text}\nMore was said."), at=EIGHT + MINUTE)
    go_to(subscribed, EIGHT + DAY)
    assert "1 moved" in words(posted(subscribed)[1])
    hide(subscribed, kind=Kind.HIDE_ARTICLE, article_id=airport)
    first, second = posted(subscribed)
    assert "08:00 BST · 1 new story\n1. Kirkwall in the news" in words(first)
    assert "withdrawn" in words(first)
    assert "withdrawn" not in words(second)


def test_of_a_posted_digest_nothing_stays_when_all_its_news_is_hidden(subscribed):
    go_to(subscribed, EIGHT)
    (before,) = posted(subscribed)
    assert hide(subscribed, kind=Kind.HIDE_ARTICLE, article_id=1) == 1
    (after,) = posted(subscribed)
    assert (after.ts, after.text) == (before.ts, "Withdrawn: an editor has hidden what stood here.")
    assert after.blocks == ()


def test_a_posted_digest_about_somebody_goes_when_they_are_hidden(newsroom):
    read(newsroom, article(published=YESTERDAY), reading=reading(), at=EIGHT - MINUTE)
    newsroom.ask("/digest subscribe Ana Doe daily 08:00", channel="#migration")
    go_to(newsroom, EIGHT)
    assert "Ana Doe" in words(posted(newsroom)[0])
    with newsroom.store.read() as session:
        person = people.named(session, name="Ana Doe", audience=EVERYTHING, now=NOW)[0].id
    assert hide(newsroom, kind=Kind.HIDE_PERSON, person_id=person) == 1
    assert posted(newsroom)[0].text == "Withdrawn: an editor has hidden what stood here."


def test_a_posted_digest_names_nobody_as_quoted_whose_quote_was_hidden(newsroom):
    newsroom.ask("/digest subscribe everything daily 08:00", channel="#migration")
    read(newsroom, article(published=YESTERDAY), reading=reading(), at=EIGHT - MINUTE)
    go_to(newsroom, EIGHT)
    assert "Quoted: Ana Doe, Bob Roe" in words(posted(newsroom)[0])
    hide(newsroom, kind=Kind.HIDE_QUOTE, quote_id=2)
    (shown,) = posted(newsroom)
    assert "Quoted: Ana Doe\n" in words(shown)
    assert "Part of this digest was withdrawn" in words(shown)


def test_a_posted_digest_that_shows_nothing_of_what_was_hidden_stays_as_it_is(newsroom):
    newsroom.ask("/digest subscribe everything daily 08:00", channel="#migration")
    unquoted = replace(reading(), quotes=())
    read(newsroom, article(published=YESTERDAY), reading=unquoted, at=EIGHT - MINUTE)
    go_to(newsroom, EIGHT)
    (before,) = posted(newsroom)
    assert hide(newsroom, kind=Kind.HIDE_PERSON, person_id=2) == 0
    assert words(posted(newsroom)[0]) == words(before)
    assert editions(newsroom) == [("2025-05-20", "posted")]


def test_a_part_withdrawn_that_slack_did_not_take_is_tried_again(subscribed):
    (airport,) = read(subscribed, about("Kirkwall airport", 7))
    go_to(subscribed, EIGHT)
    subscribed.workspace.faults.next("chat.update", status=500)
    hide(subscribed, kind=Kind.HIDE_ARTICLE, article_id=airport)
    assert "airport" in words(posted(subscribed)[0])
    subscribed.now += 3 * MINUTE
    assert subscribed.wiring.withdrawals().withdraw_hidden() == 1
    assert "airport" not in words(posted(subscribed)[0])
    assert "Kirkwall in the news" in words(posted(subscribed)[0])


def test_what_nobody_composes_in_time_is_withdrawn_whole(subscribed):
    (airport,) = read(subscribed, about("Kirkwall airport", 7))
    go_to(subscribed, EIGHT)
    withdrawals = subscribed.wiring.withdrawals()
    hidden(subscribed, kind=Kind.HIDE_ARTICLE, article_id=airport)
    assert withdrawals.withdraw_hidden() == 0  # it wants a worker
    assert editions(subscribed) == [("2025-05-20", "composing")]
    subscribed.now += 6 * MINUTE
    assert withdrawals.withdraw_hidden() == 1
    assert posted(subscribed)[0].text == "Withdrawn: an editor has hidden what stood here."
    do_work(subscribed)  # the worker comes too late
    assert withdrawals.withdraw_hidden() == 0
    assert editions(subscribed) == [("2025-05-20", "withdrawn")]


def test_workers_that_compose_the_same_at_once_edit_it_once(subscribed):
    (airport,) = read(subscribed, about("Kirkwall airport", 7))
    go_to(subscribed, EIGHT)
    hidden(subscribed, kind=Kind.HIDE_ARTICLE, article_id=airport)
    withdrawals = subscribed.wiring.withdrawals()
    withdrawals.withdraw_hidden()
    tools = tools_of(subscribed)
    for _ in range(2):
        compose_left(tools, {"message": 1})
    assert withdrawals.withdraw_hidden() == 1
    compose_left(tools, {"message": 1})
    assert withdrawals.withdraw_hidden() == 0
    assert "1 new story\n1. Kirkwall in the news" in words(posted(subscribed)[0])


def test_what_is_internal_comes_only_where_an_editor_allowed_it(subscribed):
    subscribed.ask(KIRKWALL, channel="#politics")
    (inside,) = read(subscribed, about("Kirkwall memo", 8))
    channel = subscribed.workspace.channel("#migration").id
    with subscribed.store.write() as session:
        internal = update(ArticleRow).where(ArticleRow.id == inside)
        session.execute(internal.values(standing="internal", workspace=TEAM))
        allowed.allow(session, workspace=TEAM, channel=channel, author="U1", now=NOW)
    go_to(subscribed, EIGHT)
    assert "Kirkwall memo in the news" in words(posted(subscribed)[0])
    assert "memo" not in words(posted(subscribed, "#politics")[-1])


def test_send_now_is_an_edition_besides_and_lists_nothing_twice(subscribed):
    subscribed.ask("/digest now Kirkwall", channel="#migration")
    tick(subscribed)
    assert "Kirkwall in the news" in words(posted(subscribed)[0])
    go_to(subscribed, EIGHT)
    assert "Nothing new since" in words(posted(subscribed)[1])


def test_unsubscribing_takes_back_what_waits_to_be_sent(subscribed):
    subscribed.workspace.faults.next("conversations.info", status=500)
    go_to(subscribed, EIGHT)
    subscribed.ask("/digest unsubscribe Kirkwall", channel="#migration")
    go_to(subscribed, EIGHT + 2 * MINUTE)
    assert posted(subscribed) == []
    assert editions(subscribed) == [("2025-05-20", "withdrawn")]


def test_a_channel_gets_one_message_a_second(newsroom):
    for topic in ("Kirkwall", "Oslo", "Aurora"):
        newsroom.ask(f"/digest subscribe {topic} daily 08:00", channel="#migration")
    for second in range(5):
        before = len(posted(newsroom))
        go_to(newsroom, EIGHT + timedelta(seconds=second))
        assert len(posted(newsroom)) - before <= 1
    assert len(posted(newsroom)) == 3


def test_at_once_a_new_story_on_a_topic_comes_gathered_every_ten_minutes(newsroom):
    newsroom.ask("/digest subscribe Kirkwall at once", channel="#migration")
    newsroom.ask("/digest subscribe Oslo at once", channel="#migration")
    start = newsroom.now
    go_to(newsroom, start + MINUTE)
    assert posted(newsroom) == []
    read(newsroom, about("Kirkwall"), about("Oslo", 1), at=newsroom.now)
    go_to(newsroom, start + 2 * MINUTE)
    (shown,) = posted(newsroom)
    assert "Kirkwall · 1 new story" in words(shown)
    assert "Oslo · 1 new story" in words(shown)
    read(newsroom, about("Kirkwall fair", 2), at=newsroom.now + MINUTE)
    go_to(newsroom, start + 5 * MINUTE)
    assert len(posted(newsroom)) == 1
    go_to(newsroom, start + 13 * MINUTE)
    assert len(posted(newsroom)) == 2
    assert "Kirkwall fair" in words(posted(newsroom)[1])
    go_to(newsroom, start + 60 * MINUTE)
    assert len(posted(newsroom)) == 2


def test_at_once_a_new_quote_comes_to_who_follows_the_speaker(newsroom):
    save(newsroom.store, article(), reading())
    user = newsroom.workspace.state.user("maya").id
    who = Audience(workspace=TEAM, channel=newsroom.workspace.channel("#politics").id, user=user)
    with newsroom.store.write() as session:
        person = people.named(session, name="Ana Doe", audience=who, now=NOW)[0].id
        follows.follow(session, person_id=person, follower=user, audience=who, now=NOW)
    tick(newsroom)
    newsroom.now = NOW + MINUTE
    read(newsroom, article(article().text + "\nMore."), at=newsroom.now, reading=reading())
    go_to(newsroom, NOW + 2 * MINUTE)
    (notice,) = told(newsroom)
    assert "New quotes · 1 statement" in notice
    assert "“We will build it.”" in notice
    with newsroom.store.read() as session:
        assert session.scalars(select(OutboxRow.state)).all() == ["posted"]


def saying(words, number):
    """Return an article in which Ana Doe says `words`, and its reading."""
    text = f"{article().text}\nAna Doe said on day {number}: “{words}”"
    found = reading(text)
    said = replace(found.quotes[0], content=(span(text, words),))
    return article(text, published=YESTERDAY), replace(found, quotes=(said,))


@pytest.fixture
def following(newsroom):
    """A newsroom in which Maya follows Ana Doe for long, of whom nothing new has been read."""
    read(newsroom, article(), at=NOW - 3 * HOUR, reading=reading())
    user = newsroom.workspace.state.user("maya").id
    who = Audience(workspace=TEAM, channel=newsroom.workspace.channel("#politics").id, user=user)
    with newsroom.store.write() as session:
        person = people.named(session, name="Ana Doe", audience=who, now=NOW)[0].id
        follows.follow(session, person_id=person, follower=user, audience=who, now=NOW - 2 * HOUR)
    go_to(newsroom, NOW)
    return newsroom


def say(newsroom, words, number, *, at):
    said, found = saying(words, number)
    return read(newsroom, said, at=at, reading=found)[0]


def test_of_what_was_told_at_once_only_the_story_that_was_hidden_goes(newsroom):
    newsroom.ask("/digest subscribe Kirkwall at once", channel="#migration")
    newsroom.ask("/digest subscribe Oslo at once", channel="#migration")
    start = newsroom.now
    kirkwall, _ = read(newsroom, about("Kirkwall"), about("Oslo", 1), at=start + MINUTE)
    go_to(newsroom, start + 2 * MINUTE)
    (before,) = posted(newsroom)
    assert hide(newsroom, kind=Kind.HIDE_ARTICLE, article_id=kirkwall) == 1
    (after,) = posted(newsroom)
    assert after.ts == before.ts
    assert "Kirkwall" not in words(after) + after.text
    assert "Oslo · 1 new story\n1. Oslo in the news" in words(after)
    assert "Part of what was told here was withdrawn by an editor." in words(after)
    assert newsroom.wiring.withdrawals().withdraw_hidden() == 0


def test_what_an_earlier_version_told_at_once_keeps_no_digest_from_coming_and_is_withdrawn_whole(subscribed):
    subscribed.ask("/digest subscribe Oslo at once", channel="#migration")
    (oslo,) = read(subscribed, about("Oslo", 2), at=EIGHT - 5 * MINUTE)
    go_to(subscribed, EIGHT - 4 * MINUTE)
    with subscribed.store.write() as session:
        key = session.scalars(select(OutboxRow.key)).one()
        session.execute(update(OutboxRow).values(key=key.rsplit(":", 1)[0]))
    with capture_logs() as logs:
        hide(subscribed, kind=Kind.HIDE_ARTICLE, article_id=oslo)
    assert [line["event"] for line in logs] == ["work_done", "message_withdrawn"]
    (shown,) = posted(subscribed)
    assert "Oslo in the news" not in words(shown)
    with subscribed.store.write() as session:
        session.execute(update(OutboxRow).values(posted_ts=None, failure="withdrawn before it was posted"))
    go_to(subscribed, EIGHT)
    assert "Kirkwall in the news" in words(posted(subscribed)[-1])


def test_of_new_quotes_told_at_once_only_the_one_that_was_hidden_goes(following):
    say(following, "No harbour will close.", 1, at=NOW + MINUTE)
    say(following, "Taxes stay as they are.", 2, at=NOW + MINUTE)
    go_to(following, NOW + 2 * MINUTE)
    assert "2 statements" in told(following)[0]
    with following.store.read() as session:
        last = session.scalars(select(QuoteRow.id).order_by(QuoteRow.id.desc())).first()
    hide(following, kind=Kind.HIDE_QUOTE, quote_id=last)
    (notice,) = told(following)
    assert "1 statement" in notice
    assert "No harbour" in notice
    assert "Taxes" not in notice
    assert "Part of what was told here was withdrawn" in notice


def test_a_quote_that_was_saved_after_others_read_later_were_told_is_told_once(following):
    say(following, "No harbour will close.", 1, at=NOW + MINUTE)
    go_to(following, NOW + 2 * MINUTE)
    say(following, "Taxes stay as they are.", 2, at=NOW + MINUTE / 2)
    go_to(following, NOW + 13 * MINUTE)
    first, second = told(following)
    assert "Taxes" not in first
    assert "Taxes stay as they are." in second
    assert "No harbour" not in second
    go_to(following, NOW + 25 * MINUTE)
    assert len(told(following)) == 2


def test_at_once_a_quote_by_a_person_subscribed_to_is_told_once(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.ask("/digest subscribe Ana Doe at once", channel="#migration")
    start = newsroom.now
    say(newsroom, "No harbour will close.", 1, at=start + MINUTE)
    go_to(newsroom, start + 2 * MINUTE)
    say(newsroom, "Taxes stay as they are.", 2, at=start + 11 * MINUTE)
    go_to(newsroom, start + 13 * MINUTE)
    first, second = (words(one) for one in posted(newsroom))
    assert "No harbour will close." in first
    assert "Taxes stay as they are." in second
    assert "No harbour" not in second


def test_what_an_editor_hides_before_it_is_told_at_once_is_left_out_and_the_rest_comes(following):
    following.ask("/digest subscribe Kirkwall at once", channel="#migration")
    airport, _ = read(following, about("Kirkwall airport", 7), about("Kirkwall"), at=NOW + MINUTE)
    say(following, "No harbour will close.", 1, at=NOW + MINUTE)
    last = say(following, "Taxes stay as they are.", 2, at=NOW + MINUTE)
    following.now = NOW + 2 * MINUTE
    digests = Digests(store=following.store, clock=lambda: following.now)
    digests.come_due()
    do_work(following)
    for article_id in (airport, last):
        hide(following, kind=Kind.HIDE_ARTICLE, article_id=article_id)
    for _ in range(3):
        go_to(following, following.now + MINUTE / 6)
    (shown,) = posted(following)
    assert "Kirkwall in the news" in words(shown)
    assert "airport" not in words(shown)
    (notice,) = told(following)
    assert "No harbour" in notice
    assert "Taxes" not in notice


def test_a_topic_matches_by_synonyms_that_editors_gave_and_says_so(newsroom):
    newsroom.workspace.become("maya", admin=True)
    newsroom.ask("/digest synonyms Kirkwall = Orkney capital", channel="#migration")
    newsroom.ask(KIRKWALL, channel="#migration")
    read(newsroom, about("Orkney capital"), about("Oslo", 1))
    go_to(newsroom, EIGHT)
    (shown,) = posted(newsroom)
    assert "1 new story" in words(shown)
    newsroom.workspace.press("tom", action_id="digest.why", message=shown.ts)
    why = newsroom.workspace.until(
        lambda: [one for one in newsroom.seen("tom", "#migration") if one.only_for]
    )[0]
    assert "“Orkney capital” in a headline" in words(why)


def test_a_digest_about_a_person_tells_of_them_by_any_name(newsroom):
    other = article().text.replace("Doe", "Poe")
    read(newsroom, article(published=YESTERDAY), at=EIGHT - MINUTE, reading=reading())
    read(newsroom, article(other, published=YESTERDAY), at=EIGHT - MINUTE, reading=reading(other, "Ana Poe"))
    newsroom.ask("/digest subscribe Ana Doe daily 08:00", channel="#migration")
    editor = Audience(workspace=TEAM, channel=newsroom.workspace.channel("#migration").id, user="U1")
    with newsroom.store.write() as session:
        one, two = (
            people.named(session, name=name, audience=EVERYTHING, now=NOW)[0].id
            for name in ("Ana Doe", "Ana Poe")
        )
        wish = Wish(key="same", kind=Kind.MERGE, person_id=two, other_id=one)
        decisions.decide(session, wish=wish, audience=editor, now=NOW)
    go_to(newsroom, EIGHT)
    (shown,) = posted(newsroom)
    with newsroom.store.read() as session:
        assert session.scalar(select(func.count(ListedRow.article_id))) == 2
    assert "Quoted: Ana Doe" in words(shown)
