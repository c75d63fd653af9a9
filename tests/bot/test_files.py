"""Files reach Slack once, only where they may, and are taken back with what they show."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.files import BusyError, File, Files
from news.nouns import INTERNAL, Audience
from storage import decisions, erasure, uploads, work
from storage.erasure import BeingSentError
from storage.kinds import Kind
from storage.knowing import OutdatedError, known
from storage.outbox import State
from storage.subjects import Wish
from storage.uploads import Upload
from storage.work import Order
from tests.conftest import NOW, save
from tests.made import article, erased, reading
from tests.newsroom import TEAM, open_newsroom

MINUTE = timedelta(minutes=1)


@pytest.fixture
def newsroom(store):
    with open_newsroom(store) as opened:
        yield opened


@pytest.fixture
def files(newsroom):
    return Files(store=newsroom.store, clients=newsroom.wiring.clients, clock=lambda: NOW)


def chart(newsroom, channel="#politics", **changed):
    given = {
        "key": "chart:1",
        "workspace": TEAM,
        "channel": newsroom.workspace.channel(channel).id,
        "author": newsroom.workspace.state.user("maya").id,
        "name": "boats.png",
        "title": "Arrivals",
        "alt": "A line that falls",
        "content": b"\x89PNG",
        "articles": (),
        "known": decided(newsroom.store),
    }
    return File(**given | changed)


def decided(store):
    with store.read() as session:
        return known(session, workspace=TEAM)


def shown(newsroom, channel="#politics", user="maya"):
    return [file for one in newsroom.seen(user, channel) for file in one.files]


def told(newsroom):
    newsroom.wiring.deliveries().deliver_due()
    direct = newsroom.workspace.state.direct(newsroom.workspace.state.user("maya").id)
    return [one.text for one in newsroom.seen("maya", direct.id)]


def hide(store, article_id):
    wish = Wish(kind=Kind.HIDE_ARTICLE, key="hide", article_id=article_id)
    with store.write() as session:
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM), now=NOW)


def test_a_file_is_shared_once_with_its_title_and_description(newsroom, files):
    for _ in range(2):
        assert files.send(chart(newsroom)) == State.POSTED
    (file,) = shown(newsroom)
    assert (file.name, file.title, file.alt, file.content) == (
        "boats.png", "Arrivals", "A line that falls", b"\x89PNG",
    )  # fmt: skip


def test_a_file_for_a_person_reaches_their_direct_messages(newsroom, files):
    maya = newsroom.workspace.state.user("maya").id
    files.send(replace(chart(newsroom), channel=maya))
    assert len(shown(newsroom, newsroom.workspace.state.direct(maya).id)) == 1


def test_a_lost_reply_is_never_sent_again_and_its_author_is_told_once(newsroom, files):
    newsroom.workspace.faults.next("files.completeUploadExternal", lost_reply=True)
    assert files.send(chart(newsroom)) == State.UNCONFIRMED
    assert files.send(chart(newsroom)) == State.UNCONFIRMED
    assert len(shown(newsroom)) == 1
    assert len([one for one in told(newsroom) if "didn’t say" in one]) == 1


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("files.getUploadURLExternal", {"lost_reply": True}),
        ("files.getUploadURLExternal", {"status": 500}),
        ("upload", {"status": 503}),
        ("files.completeUploadExternal", {"status": 429}),
    ],
)
def test_what_slack_surely_did_not_share_is_tried_again(newsroom, files, method, fault):
    newsroom.workspace.faults.next(method, **fault)
    with pytest.raises(BusyError):
        files.send(chart(newsroom))
    assert files.send(chart(newsroom)) == State.POSTED
    assert len(shown(newsroom)) == 1


@pytest.mark.parametrize("method", ["conversations.info", "upload", "files.completeUploadExternal"])
@pytest.mark.parametrize("status", [403, 404, 413])
def test_what_slack_answers_no_to_is_refused_and_its_author_told_once(newsroom, files, method, status):
    newsroom.workspace.faults.next(method, status=status)
    for _ in range(2):
        assert files.send(chart(newsroom)) == State.REFUSED
    assert not shown(newsroom)
    assert len([one for one in told(newsroom) if "couldn’t be sent" in one]) == 1


def test_a_channel_with_another_company_gets_no_file(newsroom, files):
    assert files.send(chart(newsroom, "#wire-partner")) == State.REFUSED
    assert not shown(newsroom, "#wire-partner")
    assert any("another company" in one for one in told(newsroom))


def test_a_file_of_what_may_not_be_seen_there_is_not_sent(newsroom, files):
    theirs = save(newsroom.store, article(standing=INTERNAL), reading(), workspace="T0OTHER")
    assert files.send(chart(newsroom, articles=(theirs,))) == State.WITHDRAWN
    assert not shown(newsroom)


def test_a_file_is_deleted_when_what_it_shows_is_hidden(newsroom, files):
    shown_article = save(newsroom.store, article(), reading())
    files.send(chart(newsroom, articles=(shown_article,)))
    assert files.withdraw_hidden() == 0
    hide(newsroom.store, shown_article)
    assert files.withdraw_hidden() == 1
    assert not shown(newsroom)
    assert files.withdraw_hidden() == 0


def test_a_file_that_waits_is_not_sent_when_somebody_in_it_was_erased(newsroom, files):
    shown_article = save(newsroom.store, article(), reading())
    newsroom.workspace.faults.next("files.getUploadURLExternal", status=500)
    with pytest.raises(BusyError):
        files.send(chart(newsroom, articles=(shown_article,)))
    with newsroom.store.write() as session:
        erased(session, "Ana Doe", now=NOW)
    assert files.send(chart(newsroom, articles=(shown_article,))) == State.WITHDRAWN
    assert not shown(newsroom)


def test_a_file_made_before_somebody_in_it_was_hidden_or_erased_is_made_anew(newsroom, files):
    shown_article = save(newsroom.store, article(), reading())
    made = chart(newsroom, articles=(shown_article,))
    hide(newsroom.store, shown_article)
    with pytest.raises(OutdatedError):
        files.send(made)
    with newsroom.store.write() as session:
        decisions.undo(session, decision_id=1, audience=Audience(workspace=TEAM), now=NOW)
    made = chart(newsroom, articles=(shown_article,))
    with newsroom.store.write() as session:
        erasure.hide(session, found=erasure.traces(session, name="Ana Doe"), now=NOW)
        erased(session, "Ana Doe", now=NOW)
    with pytest.raises(OutdatedError):
        files.send(made)
    assert not shown(newsroom)
    assert files.send(chart(newsroom, articles=(shown_article,))) == State.POSTED


def test_a_file_is_waited_for_only_while_somebody_sends_it(store):
    save(store, article(), reading())
    wanted = Upload(
        key="a",
        workspace="T1",
        channel="C1",
        author="U1",
        name="x.csv",
        articles=[1],
        known=decided(store),
    )
    with store.write() as session:
        work.want(session, Order(kind="chart", key="a", args={}), now=NOW)
        work.take(session, now=NOW, lease=MINUTE)
        uploads.begin(session, upload=wanted, now=NOW)
        assert uploads.sharing(session, key="a", file="F1")
    with pytest.raises(BeingSentError), store.write() as session:
        erased(session, "Ana Doe", now=NOW)
    with store.write() as session:
        erased(session, "Ana Doe", now=NOW + MINUTE)
        assert uploads.next_hidden(session) == ("T1", "a", "F1")
        uploads.settle(session, key="a", state=State.WITHDRAWN)
        uploads.settle(session, key="a", state=State.POSTED)  # its sender was held up
        assert uploads.next_hidden(session) == ("T1", "a", "F1")
