"""An answer as a CSV file: wanted in Slack, made by a worker, sent to who asked."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.jobs.export import as_csv
from bot.worker import Worker
from handlers.exports import Table
from news.nouns import INTERNAL, Audience, Span
from storage import allowed, decisions, people
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import PersonRow
from tests.bench.filled import Prose, fill, name_of
from tests.conftest import NOW, save
from tests.digests import tools_of
from tests.made import TEXT, article, reading
from tests.newsroom import TEAM, open_newsroom


@pytest.fixture
def newsroom(store):
    with open_newsroom(store) as opened:
        yield opened


def export(newsroom, line):
    """Ask, choose the file, work, and return its rows as they reached the asker's direct messages."""
    card = newsroom.ask(line)
    option = next(one for one in options(card) if one["text"]["text"] == "Follow or export…")
    newsroom.workspace.press("maya", action_id="whosaid.card.menu", message=card.ts, selected=option["value"])
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"what": "export"})
    newsroom.workspace.until(
        lambda: [m for m in newsroom.seen("maya", "#politics") if "is being made" in m.text]
    )
    return work(newsroom)


def options(card):
    return card.blocks[-1]["elements"][-1]["options"]


def work(newsroom):
    do(newsroom)
    return [list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))) for file in files(newsroom)]


def do(newsroom):
    """Let a worker do what is due; return how much was tried."""
    return Worker(tools_of(newsroom)).run(idle=0)


def files(newsroom):
    return [file for one in newsroom.seen("maya", "D0REPORTER") for file in one.files]


def decide(newsroom, **wish):
    with newsroom.store.write() as session:
        who = Audience(workspace=TEAM)
        decisions.decide(session, wish=Wish(key=str(wish), **wish), audience=who, now=NOW)


def test_one_reference_leads_through_the_log_from_the_question_to_its_file(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.faults.next("files.completeUploadExternal", status=500)
    with capture_logs([merge_contextvars]) as logs:
        export(newsroom, "/whosaid Ana Doe")
        newsroom.wiring.deliveries().deliver_due()  # who asked is told that nobody knows
    asked = [one["reference"] for one in logs if one["event"] == "answered"][-1]
    followed = [one["event"] for one in logs if one.get("reference") == asked]
    assert followed == ["replied", "answered", "file_delivered", "work_done", "message_delivered"]


def test_a_file_waits_while_slack_is_away_for_an_hour_and_comes_once(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.faults.next("conversations.open", status=503, times=100)
    assert export(newsroom, "/whosaid Ana Doe") == []
    tried = 0
    for _ in range(60):
        newsroom.now += timedelta(minutes=1)
        tried += do(newsroom)
    assert tried == 17, "after one minute and two, then every four"
    newsroom.workspace.faults.clear()
    newsroom.now += timedelta(minutes=4)
    assert (do(newsroom), do(newsroom)) == (1, 0)
    assert len(files(newsroom)) == 1


def test_all_that_a_person_said_comes_as_a_file(newsroom):
    for number in range(7):
        text = TEXT + f"\nEdition {number}."
        save(newsroom.store, article(text, outlet=f"Daily {number}"), reading())
    (rows,) = export(newsroom, "/whosaid Ana Doe")
    said = [row for row in rows if row["what"] == "said"]
    assert len(said) == 7
    assert {row["outlet"] for row in said} == {f"Daily {number}" for number in range(7)}
    assert (said[0]["words"], said[0]["who"], said[0]["how given"]) == (
        "We will build it.", "Ana Doe", "said, quoted",
    )  # fmt: skip
    assert (said[0]["published"], said[0]["why"]) == ("undated", "subject of 'said' in the same sentence")
    assert len(rows) == 14


def test_who_is_not_public_has_no_export_and_is_in_nobody_s(newsroom):
    save(newsroom.store, article(), reading())
    card = newsroom.ask("/whosaid Bob Roe")
    assert "Follow or export…" not in [one["text"]["text"] for one in options(card)]
    assert export(newsroom, '/whosaid "very glad"') == []
    newsroom.wiring.deliveries().deliver_due()
    assert "can be exported" in newsroom.seen("maya", "D0REPORTER")[-1].text


def test_words_given_to_somebody_private_are_exported_no_more(newsroom):
    save(newsroom.store, article(), reading())
    with newsroom.store.read() as session:
        who = Audience(workspace=TEAM)
        plumber = people.named(session, name="Bob Roe", audience=who, now=NOW)[0].id
    decide(newsroom, kind=Kind.SOMEONE_ELSE, quote_id=1, other_id=plumber)
    assert export(newsroom, '/whosaid "we will build it"') == []


def test_internal_articles_leave_a_channel_by_no_file(newsroom):
    save(newsroom.store, article(), reading())
    save(newsroom.store, article(TEXT + "\nMore.", standing=INTERNAL), reading(), workspace=TEAM)
    with newsroom.store.write() as session:
        channel = newsroom.workspace.channel("#politics").id
        allowed.allow(session, workspace=TEAM, channel=channel, author="U1", now=NOW)
    (rows,) = export(newsroom, '/whosaid "we will build it"')
    assert len(rows) == 1


def test_long_words_are_cut_and_cells_execute_nothing():
    rows = [["=1+1", "@SUM(A1)", "-2", "+3%", "a\nb", "\t=x", "-cmd|' /C calc'!A0", "say “no”, twice"]]
    table = Table(name="n", title="t", columns=list("abcdefgh"), rows=rows, articles=())
    read = list(csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"))))
    assert read[1] == [
        "'=1+1", "'@SUM(A1)", "-2", "+3%", "a b", "'=x", "'-cmd|' /C calc'!A0", "say “no”, twice",
    ]  # fmt: skip


def test_quotes_are_cut_at_sixty_words(newsroom):
    words = " ".join(f"word{number}" for number in range(80)) + "."
    text = TEXT.replace("We will build it.", words)
    made = reading(text.replace(words, "We will build it."))
    start = made.quotes[0].content[0].start
    quote = replace(made.quotes[0], content=(Span(start, start + len(words)),))
    save(newsroom.store, article(text), replace(made, quotes=(quote,), statements=()))
    (rows,) = export(newsroom, "/whosaid Ana Doe")
    assert rows[0]["words"].endswith("word59…")


def test_a_file_says_where_it_does_not_hold_all_and_a_long_name_is_cut_in_its_own(newsroom):
    fill(newsroom.store, Prose.of(()), quotes=1100, people=1)
    with newsroom.store.write() as session:
        session.execute(update(PersonRow).values(name="Ana " + "Do" * 150))
    (rows,) = export(newsroom, f"/whosaid {name_of(1)}")
    (made,) = files(newsroom)
    assert len(rows) >= 1000
    assert made.title.startswith("whosaid: Ana…")
    assert made.title.endswith(" (of the newest 1,000)")
    assert made.name == f"whosaid-ana-{'do' * 44}.csv"
