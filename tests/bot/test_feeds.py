"""Feeds through the front door: the tick wants what is due, a worker reads it, people are told once."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.feeds import want_due
from bot.jobs import JOBS
from bot.jobs.feed_trouble import broke_off
from bot.jobs.waiting import wait
from storage import feeds, work
from storage.feeds import State
from storage.tables import ArticleRow, InstallationRow, SectionRow, VersionRow, WorkRow
from tests.bot.feedroom import MAYA, open_feedroom, rss
from tests.news.intake.pages import PROSE, page

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


@pytest.fixture
def room(store):
    with open_feedroom(store) as opened:
        yield opened


def test_what_is_new_is_read_once_and_what_is_old_never(room):
    room.server.says("/rss", rss(room.entry(1), room.entry(2, days=3), room.entry(3, days=None)))
    room.add()
    assert room.tick() == ["/rss", "/1", "/3"]
    assert room.urls() == ["1", "3"]
    assert room.tick() == []
    room.server.says("/rss", rss(room.entry(4), room.entry(1), room.entry(2, days=3), room.entry(5, days=30)))
    assert room.tick(QUARTER) == ["/rss", "/4"]
    assert room.feed().title == "The Example: News"


def test_a_changed_guid_or_date_or_tracking_brings_no_old_story_back(room):
    one = room.entry(1)
    room.server.says("/rss", rss(one))
    room.add()
    room.tick()
    for changed in (
        one.replace("id-1", "id-new"),
        room.entry(1, days=0),
        one.replace("</link>", "?utm_source=rss</link>"),
        one.replace("/1</link>", "/moved</link>"),
    ):
        room.server.says("/rss", rss(changed))
        assert room.tick(QUARTER) == ["/rss"]
    assert room.urls() == ["1"]


def test_only_changes_are_asked_for(room):
    room.server.says("/rss", rss(room.entry(1)), ETag='"one"', Last_Modified="Mon, 19 May 2025 08:00:00 GMT")
    room.add()
    room.tick()
    assert "If-None-Match" not in room.server.requests[1]
    room.server.says("/rss", status="304 Not Modified")
    assert room.tick(QUARTER) == ["/rss"]
    asked = room.server.requests[-1]
    assert 'If-None-Match: "one"' in asked
    assert "If-Modified-Since: Mon, 19 May 2025 08:00:00 GMT" in asked
    room.tick(QUARTER)
    assert 'If-None-Match: "one"' in room.server.requests[-1]


def test_a_feed_that_was_never_read_has_not_stayed_as_it_was(room):
    room.server.says("/rss", status="304 Not Modified")
    room.add()
    room.tick()
    assert "nothing has changed, though it was not asked" in (room.feed().trouble or "")


def test_a_page_is_looked_at_again_for_some_days_and_then_no_more(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    room.tick()
    looked = [room.tick(timedelta(hours=hours)).count("/1") for hours in (2, 1, 23, 1, 71, 1, 167, 1, 9999)]
    assert looked == [0, 1, 0, 1, 0, 1, 0, 1, 0]


def test_an_edit_that_the_feed_says_nothing_of_is_a_new_version(room):
    room.server.says("/rss", rss(room.entry(1)), ETag='"feed"')
    room.server.says("/1", page(prose=PROSE).encode(), ETag='"one"')
    room.add()
    room.tick()
    room.server.says("/rss", status="304 Not Modified")
    room.server.says("/1", status="304 Not Modified")
    assert room.tick(timedelta(hours=3)) == ["/rss", "/1"]
    assert 'If-None-Match: "one"' in room.server.requests[-1]
    edited = page(prose=(*PROSE[:-1], "The wall is not to be rebuilt, the council said on Thursday."))
    room.server.says("/1", edited.encode())
    room.tick(DAY)
    assert 'If-None-Match: "one"' in room.server.requests[-1]
    with room.store.read() as session:
        assert "is not to be rebuilt" in session.scalars(select(ArticleRow.text)).one()
        assert session.scalars(select(VersionRow.number)).all() == [1]


WALL = page(prose=PROSE[:1], below="<p>Subscribe to continue reading</p>").encode()


def test_a_page_that_shows_a_wall_for_once_is_looked_at_on(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    room.tick()
    read = page(prose=PROSE).encode()
    looked = []
    for hours, shown in ((3, WALL), (24, WALL), (72, read), (168, read), (9999, read)):
        room.server.says("/1", shown)
        looked.append(room.tick(timedelta(hours=hours)).count("/1"))
    assert looked == [1, 1, 1, 1, 0]


def test_a_page_that_is_no_article_yet_is_looked_at_again(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.server.says("/1", WALL)
    room.add()
    room.tick()
    assert room.urls() == []
    room.entry(1)
    assert room.tick(timedelta(hours=3)) == ["/rss", "/1"]
    assert room.urls() == ["1"]


def test_a_page_whose_site_fails_is_tried_later_and_later_and_then_no_more(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.server.says("/1", status="503 Service Unavailable")
    room.add()
    room.tick()
    minutes = (1, 9, 1, 60, 360, 1440, 9999)
    assert [room.tick(timedelta(minutes=after)).count("/1") for after in minutes] == [1, 0, 1, 1, 1, 1, 0]
    with room.store.read() as session:
        assert work.dead(session, now=room.now) == []


def test_a_page_is_read_once_its_site_is_back(room):
    room.server.says("/rss", rss(room.entry(1, more="<category>UK</category>")))
    room.server.says("/1", status="503 Service Unavailable")
    room.add()
    room.tick()
    room.entry(1)
    room.tick(timedelta(minutes=1))
    with room.store.read() as session:
        assert session.scalars(select(SectionRow.folded)).all() == ["uk"]


def test_a_feed_whose_work_somebody_wants_anew_meanwhile_has_not_broken_off(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    want_due(room.store, lambda: room.now)
    broke_off(room.store, room.feed(), now=room.now)
    assert room.told() == []
    assert room.feed().failures == 0
    assert room.tick() == ["/rss", "/1"]


def test_a_feed_that_kills_its_reader_is_reported_and_tried_again_later(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    want_due(room.store, lambda: room.now)
    with room.store.write() as session:
        session.execute(update(WorkRow).values(attempts=work.MOST_ATTEMPTS))
    assert room.tick() == []
    (told,) = room.told()
    assert "broke off each time that it was read" in told
    assert "It is tried again by itself, less and less often." in told
    assert room.tick(QUARTER) == []
    assert room.tick(QUARTER) == ["/rss", "/1"]
    assert room.feed().trouble is None
    with room.store.read() as session:
        assert work.dead(session, now=room.now) == []


def test_an_entry_that_says_something_else_has_its_page_read_again(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    room.tick()
    room.server.says("/rss", rss(room.entry(1, title="Story 1, updated")))
    assert room.tick(QUARTER) == ["/rss", "/1"]
    assert room.tick(QUARTER) == ["/rss"]
    assert room.urls() == ["1"]


def test_a_broken_feed_is_reported_once_in_words_and_stops_no_other(room):
    room.server.says("/rss", status="404 Not Found")
    room.server.says("/other", rss(room.entry(1)))
    room.add()
    other = room.add("/other")
    assert set(room.tick()) == {"/rss", "/other", "/1"}
    (told,) = room.told()
    assert "answers 404 (not found). It is tried again by itself" in told
    pauses = [room.tick(QUARTER).count("/rss") for _ in range(30)]
    assert sum(pauses) == 4, "after half an hour, then one, two, four"
    assert len(room.told()) == 1
    with room.store.read() as session:
        found = feeds.by_id(session, feed_id=other.id, audience=MAYA)
    assert found
    assert (found.failures, found.trouble) == (0, None)
    room.server.says("/rss", rss())
    room.tick(DAY)
    room.server.says("/rss", status="404 Not Found")
    room.tick(DAY)
    assert len(room.told()) == 2, "it had answered in between"


def test_what_may_pass_is_reported_when_it_doesn_t(room):
    room.server.says("/rss", status="503 Service Unavailable")
    room.add()
    room.tick()
    room.tick(DAY)
    assert room.told() == []
    room.tick(DAY)
    assert len(room.told()) == 1


def test_what_is_gone_for_good_is_asked_no_more(room):
    room.server.says("/rss", status="410 Gone")
    room.add()
    room.tick()
    assert room.feed().state is State.GONE
    assert "isn’t read any more" in room.told()[0]
    assert room.tick(10 * DAY) == []
    with room.store.write() as session:
        assert feeds.resume(session, feed_id=room.feed().id, audience=MAYA, now=room.now)
    assert room.tick() == ["/rss"]


def test_a_site_is_left_alone_as_long_as_it_asks(room):
    room.server.says("/rss", status="429 Too Many Requests", Retry_After="7200")
    room.add()
    room.tick()
    assert room.tick(timedelta(minutes=119)) == []
    assert room.tick(timedelta(minutes=1)) == ["/rss"]


def test_a_page_is_left_alone_as_long_as_its_site_asks(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.server.says("/1", status="429 Too Many Requests", Retry_After="600")
    room.add()
    assert room.tick() == ["/rss", "/1"]
    assert room.tick(timedelta(minutes=9)) == []
    room.entry(1)
    assert room.tick(timedelta(minutes=1)) == ["/1"]
    assert room.urls() == ["1"]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("120", 120),
        ("Mon, 19 May 2025 10:42:00 GMT", 3600),
        ("Mon, 19 May 2025 08:00:00 GMT", 0),
        ("9" * 30, 7 * 86400),
        ("soon", 0),
        (None, 0),
    ],
)
def test_how_long_a_site_asks_to_be_left_alone(words, seconds, room):
    assert wait(words, room.now) == timedelta(seconds=seconds)


def test_robots_and_reservations_hold_for_feeds_and_pages(room):
    room.server.says("/rss", rss(room.entry(1), room.entry(2), room.entry(3)))
    room.server.says("/robots.txt", b"User-agent: *\nDisallow: /1\n")
    reserved = page(prose=PROSE, head="<meta name='tdm-reservation' content='1'>")
    room.server.says("/2", reserved.encode())
    room.add()
    assert room.tick() == ["/rss", "/2", "/3"]
    assert room.urls() == ["3"]
    room.server.says("/robots.txt", b"User-agent: whosaid\nDisallow: /\n")
    other = open_feedroom(room.store)
    with other as fresh:
        fresh.server.says("/robots.txt", b"User-agent: whosaid\nDisallow: /\n")
        fresh.add("/mine")
        assert fresh.tick() == []
    assert "asks programs not to read it, in its robots.txt" in room.told()[0]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'/>", "entities of its own"),
        ("<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///x'><rss/>".encode("utf-16"), "document type"),
        (b"<?xml version='1.0'?><note>hello</note>", "neither RSS, Atom nor JSON Feed"),
        (b'{"version": "2"}', "not a JSON Feed"),
        (b"", "is no feed"),
        (b"\x89PNG\r\n\x1a\n" * 40, "is no feed"),
    ],
    ids=["entities", "a DTD in UTF-16", "other XML", "other JSON", "nothing", "a picture"],
)  # fmt: skip
def test_what_is_no_feed_is_said_to_be_none(room, body, why):
    room.server.says("/rss", body, Content_Type="application/xml")
    room.add()
    room.tick()
    assert why in room.told()[0]
    assert room.feed().trouble


def test_the_one_feed_that_a_page_offers_takes_its_place(room):
    room.server.says(
        "/", b"<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head></html>"
    )
    room.server.says("/rss", rss(room.entry(1)))
    room.add("/")
    assert room.tick() == ["/", "/rss", "/1"]
    assert room.feed().url.endswith("/rss")


def test_a_feed_that_its_server_calls_a_page_is_one(room):
    room.server.says("/rss", rss(room.entry(1)).partition(b"?>")[2])
    room.add()
    assert room.tick() == ["/rss", "/1"]


def test_of_several_feeds_that_a_page_offers_a_person_chooses(room):
    links = "".join(
        f"<link rel='alternate' type='application/rss+xml' title='{name}' href='/{name}'>"
        for name in ("news", "sport", "Comments")
    )
    room.server.says("/", f"<html><head>{links}</head></html>".encode())
    room.add("/")
    assert room.tick() == ["/"]
    (told,) = room.told()
    assert "It offers these feeds" in told
    assert "/sport" in told
    assert "/Comments" not in told
    with room.store.read() as session:
        assert feeds.listed(session, audience=MAYA) == ()


def test_sections_and_the_feed_s_outlet_and_date_are_kept_where_the_page_says_nothing(room):
    entry = room.entry(1, more="<category>Politics</category><category>UK</category>")
    plain = "<html><title>Story 1</title><body><h1>Story 1 of the day</h1>" + "".join(
        f"<p>The council said on Monday that plan {n} for the bridge would cost more than it had.</p>"
        for n in range(12)
    )
    room.server.says("/1", plain.encode())
    room.server.says("/rss", rss(entry))
    room.add(outlet="The Example")
    room.tick()
    with room.store.read() as session:
        found = list(session.scalars(select(SectionRow.folded).order_by(SectionRow.folded)))
        article = session.scalars(select(ArticleRow)).one()
    assert found == ["politics", "uk"]
    assert (article.outlet, article.published_day) == ("The Example", (room.now - timedelta(days=0.1)).date())


def test_a_paused_feed_waits_and_a_removed_one_is_gone(room):
    room.server.says("/rss", rss(room.entry(1)))
    feed = room.add()
    with room.store.write() as session:
        assert feeds.pause(session, feed_id=feed.id, audience=MAYA)
    assert room.tick() == []
    with room.store.write() as session:
        feeds.resume(session, feed_id=feed.id, audience=MAYA, now=room.now)
    assert room.tick() == ["/rss", "/1"]
    with room.store.write() as session:
        assert feeds.remove(session, feed_id=feed.id, audience=MAYA)
    assert room.tick(DAY) == ["/1"], "its page is looked at again"
    assert room.urls() == ["1"]


def test_one_host_has_one_lock(room):
    room.server.says("/rss", rss(*(room.entry(number) for number in range(5))))
    room.add()
    room.tick()
    with room.store.read() as session:
        assert set(session.scalars(select(WorkRow.lock))) == {"host:news.test"}
    assert [job.waits for job in JOBS if job.kind in {"feed", "page"}] == [True, True]


def test_nothing_is_read_for_a_workspace_that_has_removed_the_app(room):
    room.server.says("/rss", rss(room.entry(1)))
    room.add()
    with room.store.write() as session:
        uninstalled = {"name": "T", "installer": "U1", "installed_at": room.now, "sealed": b"x"}
        session.add(InstallationRow(workspace="T1", gone_at=room.now, **uninstalled))
    assert room.tick() == []
