"""A changed article: a new version, its history, what stays hidden in it, and who is told."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.saving import Fresh, Kept, keep
from handlers.blocks.history import history_card
from handlers.blocks.kit import section
from handlers.message import message, plain
from news.changes import Kind
from news.nouns import EVERYTHING, INTERNAL, Audience, Published, Reading, Span
from storage import decisions, histories, outbox, outlets, people, quotes, versions
from storage.coverage import coverage
from storage.kinds import Kind as Decision
from storage.outbox import Frozen
from storage.outlets import Show
from storage.search import telling
from storage.subjects import Wish
from storage.tables import ArticleRow, OutboxRow, VersionRow
from tests.conftest import NOW
from tests.made import article, erased, reading, span

URL = "https://daily.example/a"
HERE = Audience(workspace="T1", channel="C1", user="U1")
WORDS = "We will build all of it before the summer ends."
NEWER = "We will build most of it before the summer ends."
HOUR = timedelta(hours=1)


def version(words=WORDS, glad="very glad", url=URL, **changes):
    text = (
        f"Ana Doe, the mayor, said: “{words}”\n"
        f"Ms Doe met Bob Roe, a plumber, who said he was “{glad}” about it."
    )
    made = reading(text + "\nWe will build it. very glad")
    said = replace(made.quotes[0], content=(span(text, words),))
    other = replace(made.quotes[1], content=(span(text, glad),))
    return article(text, url=url, **changes), replace(made, quotes=(said, other), statements=())


def bring(store, brought, *, now=NOW, workspace="", readings=None):
    one, read = brought
    known = {version()[0].text: version()[1], **(readings or {})}
    return keep(
        store,
        Fresh(article=one, reading=read),
        workspace=workspace,
        clock=lambda: now,
        read=lambda earlier: known.get(earlier.text, Reading()),
    )


def history(store, audience=HERE):
    with store.read() as session:
        return histories.history(session, url=URL, audience=audience, now=NOW)


def said(store, words):
    with store.read() as session:
        return quotes.by_words(session, words=words, audience=HERE, now=NOW).total


def test_other_words_under_one_address_are_a_new_version(store):
    assert bring(store, version()) == (Kept.SAVED, 1)
    assert bring(store, version()) == (Kept.KNOWN, None)
    assert bring(store, version(NEWER), now=NOW + HOUR) == (Kept.CHANGED, 1)
    (changed,) = history(store).versions
    (change,) = changed.changes
    assert (changed.number, changed.seen_at) == (2, NOW + HOUR)
    assert (change.kind, change.before, change.after, change.speaker) == (
        Kind.REWORDED,
        WORDS,
        NEWER,
        "Ana Doe",
    )
    with store.read() as session:
        assert coverage(session, audience=HERE, now=NOW).articles == 1
        assert session.scalars(select(VersionRow.text)).one() == version()[0].text
    assert (said(store, "all of it before"), said(store, "most of it before")) == (0, 1)


def test_a_page_that_alternates_makes_one_version_and_one_that_goes_back_for_good_another(store):
    told = {version(words)[0].text: version(words)[1] for words in (WORDS, NEWER)}
    kept = [
        bring(store, version((WORDS, NEWER)[number % 2]), now=NOW + number * HOUR, readings=told)[0]
        for number in range(12)
    ]
    assert kept == [Kept.SAVED, Kept.CHANGED, *[Kept.KNOWN] * 10]
    assert said(store, "most of it before") == 1
    assert bring(store, version(), now=NOW + 26 * HOUR, readings=told)[0] is Kept.CHANGED
    assert [one.number for one in history(store).versions] == [3, 2]


def test_a_page_that_is_another_each_time_has_some_versions_and_no_more(store):
    kept = [
        bring(
            store, version(f"We will build {number} of it before the summer ends."), now=NOW + number * HOUR
        )[0]
        for number in range(versions.MOST_VERSIONS + 5)
    ]
    assert kept.count(Kept.CHANGED) == versions.MOST_VERSIONS


@pytest.mark.parametrize(
    "ticker",
    [
        "Updated 5 minutes ago",
        "312 comments",
        "FTSE 8,412.30 +0.2%",
        "Last updated at 10:45 BST",
        "Updated about an hour ago.",
    ],
)
def test_labels_and_counters_are_no_other_prose(store, ticker):
    one, read = version()
    bring(store, (one, read))
    assert bring(store, (replace(one, text=f"{one.text}\n{ticker}"), read))[0] is Kept.KNOWN
    later = replace(one, text=one.text.replace("about it.", "about it two hours ago."))
    assert bring(store, (later, read))[0] is Kept.CHANGED


def test_words_are_found_where_the_newest_version_has_them(store):
    bring(store, version(glad="rather glad"))
    bring(store, version(glad="quite sad"))
    with store.read() as session:
        assert session.scalars(telling(session, "sad")).all() == [1]
        assert session.scalars(telling(session, "rather")).all() == []


def test_the_day_of_publication_stays(store):
    day = Published(day=NOW.date())
    bring(store, version(published=day))
    bring(store, version(NEWER, published=Published(day=NOW.date() + timedelta(days=3))))
    with store.read() as session:
        assert session.scalars(select(ArticleRow.published_day)).one() == day.day


def test_nobody_s_note_takes_the_place_of_what_everyone_reads(store):
    bring(store, version())
    assert bring(store, version(NEWER, standing=INTERNAL), workspace="T1") == (Kept.KNOWN, None)
    assert bring(store, version(NEWER, url=None)) == (Kept.SAVED, 2)
    assert history(store).versions == ()


def test_each_version_is_told_the_newest_first(store):
    bring(store, version())
    bring(store, version(NEWER), now=NOW + HOUR)
    newer = {version(NEWER)[0].text: version(NEWER)[1]}
    bring(store, version(NEWER, glad="not glad at all"), now=NOW + 2 * HOUR, readings=newer)
    found = history(store)
    assert [(one.number, one.seen_at) for one in found.versions] == [(3, NOW + 2 * HOUR), (2, NOW + HOUR)]
    card = plain(history_card(found, ZoneInfo("Europe/London")))
    assert "Version 3, read 19 May 2025, 12:42 BST" in card
    assert f"Quote by Ana Doe reworded:\nbefore “{WORDS}”\nnow “{NEWER}”" in card
    assert "Quote by Bob Roe went: “very glad”" in card


def quote_id(store, words):
    with store.read() as session:
        return quotes.by_words(session, words=words, audience=HERE, now=NOW).rows[0].id


def decide(store, kind, **about):
    with store.write() as session:
        wish = Wish(key=f"{kind}", kind=kind, **about)
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)


def test_what_was_hidden_stays_hidden_in_the_history(store):
    bring(store, version())
    decide(store, Decision.HIDE_QUOTE, quote_id=quote_id(store, "all of it before"))
    bring(store, version("Nobody asked the town."))
    assert [one.after for one in history(store).versions[0].changes] == ["Nobody asked the town."]
    other = history(store, Audience(workspace="T2")).versions[0].changes
    assert [one.before for one in other] == [WORDS, None]
    assert [one.before for one in history(store, EVERYTHING).versions[0].changes] == [None]


def test_what_hidden_people_said_stays_hidden_in_the_history(store):
    bring(store, version())
    with store.read() as session:
        ana = people.named(session, name="Ana Doe", audience=HERE, now=NOW)[0].id
    decide(store, Decision.HIDE_PERSON, person_id=ana)
    bring(store, version(NEWER, glad="quite sad"))
    assert [one.speaker for one in history(store).versions[0].changes] == ["Bob Roe", "Bob Roe"]


def test_private_people_s_words_do_not_leave(store):
    bring(store, version())
    bring(store, version(NEWER, glad="quite sad"))
    with store.read() as session:
        found = histories.history_of(session, article_id=1, audience=HERE, now=NOW, exported=True)
    assert found
    assert [one.speaker for one in found.versions[0].changes] == ["Ana Doe"]
    assert len(history(store).versions[0].changes) == 3


@pytest.mark.parametrize("how_much", [Show.HEADLINE, Show.LINK])
def test_no_more_is_shown_than_the_outlet_s_rule_lets_be_shown(store, how_much):
    bring(store, version(headline="A plan"))
    post(store, f"Ana Doe: “{WORDS}”")
    with store.write() as session:
        outlets.show(session, outlet="The Daily", how_much=how_much)
    bring(store, version(NEWER, headline="No plan"))
    assert history(store).versions[0].changes == ()
    assert threads(store) == []


def test_who_was_erased_does_not_come_back_with_a_newer_version(store):
    bring(store, version())
    with store.write() as session:
        erased(session, "Ana Doe", now=NOW)
    assert bring(store, version(NEWER))[0] is Kept.KNOWN
    with store.read() as session:
        assert "Ana" not in session.scalars(select(ArticleRow.text)).one()


def post(store, words, *, key="a", thread=None, shown=(1,)):
    told = message(section(words))
    frozen = Frozen(
        key=key,
        workspace="T1",
        channel="C1",
        author="U1",
        text=told.text,
        blocks=[dict(block) for block in told.blocks],
        articles=list(shown),
        thread=thread,
    )
    with store.write() as session:
        posted = outbox.put(session, message=frozen, now=NOW)
        outbox.posted(session, message_id=posted or 0, channel="C1", ts=f"1.{posted}")


def threads(store):
    with store.read() as session:
        found = select(OutboxRow).where(OutboxRow.key.startswith("changed:")).order_by(OutboxRow.id)
        return [(row.thread, row.text) for row in session.scalars(found)]


def test_the_threads_of_messages_that_show_what_changed_are_told_once(store):
    bring(store, version())
    post(store, f"Ana Doe: “{WORDS}”", key="shows it")
    post(store, f"Ana Doe: “{WORDS}”", key="in a thread", thread="1.0")
    post(store, "Ana Doe was there.", key="shows other words")
    post(store, f"Ana Doe: “{WORDS}”", key="another article", shown=(9,))
    bring(store, version(NEWER), now=NOW + HOUR)
    told = threads(store)
    assert [thread for thread, _ in told] == ["1.1", "1.0"]
    assert f"before “{WORDS}”" in told[0][1]
    newer = {version(NEWER)[0].text: version(NEWER)[1]}
    bring(store, version(NEWER, glad="quite sad"), now=NOW + 2 * HOUR, readings=newer)
    assert len(threads(store)) == 2


def test_a_thread_is_not_told_what_was_hidden(store):
    bring(store, version())
    post(store, f"Ana Doe: “{WORDS}”")
    decide(store, Decision.HIDE_QUOTE, quote_id=quote_id(store, "all of it before"))
    bring(store, version(NEWER))
    assert threads(store) == []


@pytest.mark.parametrize("fails", [True, False])
def test_a_version_comes_whole_or_not_at_all(store, fails):
    bring(store, version())
    one, read = version(NEWER)
    broken = replace(read, quotes=(replace(read.quotes[0], content=(Span(0, 5), None)),))
    if fails:
        with pytest.raises(AttributeError):
            bring(store, (one, broken))
        assert (said(store, "all of it before"), said(store, "most of it before")) == (1, 0)
        assert history(store).versions == ()
    assert bring(store, version(NEWER))[0] is Kept.CHANGED
