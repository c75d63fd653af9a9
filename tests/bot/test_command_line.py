"""The command line as a person runs it: answers, formats, and bad input in one clear sentence."""

import json
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands import CLEAN
from tests.conftest import SEEDS


def started_cold(*words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person does, in an interpreter of its own."""
    program = [sys.executable, "-m", "bot", *words]
    return subprocess.run(program, cwd=cwd, env=CLEAN, capture_output=True, check=False, timeout=120)


def lines(run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A folder with a store that the seeds were ingested into by the command."""
    folder = tmp_path_factory.mktemp("newsroom")
    run = started_cold("ingest", "--published", str(SEEDS), cwd=folder)
    assert run.returncode == 0, run.stderr
    assert b"9 saved" in run.stderr
    return folder


def test_ingesting_again_changes_nothing(whosaid, newsroom):
    run = whosaid("ingest", "--published", str(SEEDS), cwd=newsroom)
    assert run.returncode == 0
    assert b"0 saved, 9 known already" in run.stderr


def test_what_the_store_refuses_is_a_line_of_the_log_that_holds_no_words(whosaid, tmp_path):
    assert whosaid("db", "upgrade", cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "whosaid.db")) as store:
        store.execute(
            "CREATE TRIGGER no BEFORE INSERT ON articles BEGIN SELECT RAISE (ABORT, 'no'); END"
        ).close()
    (tmp_path / "news.txt").write_text("“The wall is late,” said Ana Doe, the mayor of Dover, on Monday.")
    told = whosaid("ingest", "--published", "news.txt", cwd=tmp_path).stderr.decode()
    logged = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert [line["event"] for line in logged] == ["saving_together_failed", "saving_failed"]
    assert "Traceback" in logged[1]["exception"]
    assert "Ana Doe" not in told
    assert "╭" not in told, "a traceback with what was at hand"


def test_a_question_is_answered_in_text_and_in_blocks(whosaid, newsroom):
    text = started_cold("ask", "/whosaid Rama", cwd=newsroom)
    assert text.stdout.decode().startswith("Edi Rama")
    assert "[Full sentences]\n" in text.stdout.decode()
    blocks = json.loads(whosaid("ask", "--blocks", "/whosaid Rama", cwd=newsroom).stdout)
    assert blocks[0]["type"] == "section"


@pytest.mark.parametrize("line", ["Rama", ""])
def test_a_line_that_is_no_command_says_how_to_begin(whosaid, newsroom, line):
    run = whosaid("ask", line, cwd=newsroom)
    assert run.returncode == 2
    assert b"whosaid ask '/whosaid Rama'" in run.stderr


def test_texts_of_a_path_start_internal(whosaid, tmp_path):
    (tmp_path / "note.txt").write_text(
        "The mayor, Ana Doe, said: “We will build the bridge this year.”\n" * 2
    )
    run = whosaid("ingest", "note.txt", cwd=tmp_path)
    assert b"They are internal" in run.stderr
    assert run.returncode == 0


def test_read_gives_spans_into_the_text_as_given_and_bad_lines_in_their_place(whosaid, tmp_path):
    text = "“We will build it,” said Ana Doe, the mayor.\r\nShe left."
    good = json.dumps({"id": 7, "text": text, "unknown": True})
    run = whosaid("read", cwd=tmp_path, stdin=f'{good}\n{{"id": \n{{"id": "x", "text": 5}}\n[]\n{good}\n')
    first, broken, wrong, other, last = lines(run)
    ((start, end),) = first["quotes"][0]["content"]
    assert text[start:end] == "We will build it,"
    assert first["quotes"][0]["speaker_name"] == "Ana Doe"
    assert first == last
    assert first["id"] == 7
    assert "not a line of JSON" in broken["error"]
    assert wrong["id"] == "x"
    assert "has no text" in wrong["error"]
    assert "error" in other
    assert run.returncode == 0


def test_read_leaves_out_what_was_not_asked_for(whosaid, tmp_path):
    run = whosaid("read", "--only", "people", cwd=tmp_path, stdin='{"id":1,"text":"Ana Doe spoke."}')
    assert set(lines(run)[0]) == {"id", "people"}
    run = whosaid("read", "--only", "cakes", cwd=tmp_path, stdin="x")
    assert run.returncode == 2
    assert b"quotes" in run.stderr


def test_intake_takes_a_text_apart_and_covers_it(whosaid, tmp_path):
    run = whosaid("intake", "--format", "jsonl", str(SEEDS / "002_fe57383f79059d08.txt"), cwd=tmp_path)
    (line,) = lines(run)
    (found,) = line["articles"]
    assert found["published"] == "2025-05-14"
    assert line["refused"] is None
    text = (SEEDS / "002_fe57383f79059d08.txt").read_bytes().decode()
    covered = {n for _, start, end in found["lines"] for n in range(start, end)}
    assert not [n for n in range(found["start"], found["end"]) if text[n].strip() and n not in covered]


def test_bad_files_are_named_with_their_reason_and_the_others_go_on(whosaid, tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\xfe")
    (tmp_path / "nul.txt").write_bytes(b"some words\x00more")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "long.jsonl").write_text(
        '{"id":1,"text":"' + "x" * 50_000_000 + '"}\n{"id":2,"text":"Ana Doe spoke."}'
    )
    (tmp_path / "good.txt").write_text(
        "“We will build the bridge,” said Ana Doe, the mayor of the town, on Monday."
    )
    names = ["picture.txt", "nul.txt", "empty.txt", "missing.txt", "long.jsonl", "good.txt"]
    run = whosaid("ingest", *names, cwd=tmp_path)
    told = run.stderr.decode()
    for sentence in (
        "picture.txt is a picture, with no text in it.",
        "nul.txt is a binary file.",
        "empty.txt is empty.",
        "missing.txt does not exist.",
        "long.jsonl, line 1 is longer than 20 MB.",
        "2 saved",
        "5 refused",
    ):
        assert sentence in told, told
    assert run.returncode == 0


def test_what_a_folder_holds_that_is_not_read_is_counted_by_its_kind(whosaid, tmp_path):
    folder = tmp_path / "desk"
    (folder / "older").mkdir(parents=True)
    (folder / ".hidden").write_text("x")
    for name in ("a.png", "b.png", "feeds.opml", "notes"):
        (folder / name).write_text("x")
    (folder / "good.txt").write_text(
        "“We will build the bridge,” said Ana Doe, the mayor of the town, on Monday."
    )
    told = whosaid("ingest", "desk", "desk/older", cwd=tmp_path).stderr.decode()
    for sentence in (
        "Passed over: 2 × a file of another kind (.png).",
        "Passed over: 1 × a list of feeds (whosaid feeds import takes it).",
        "Passed over: 1 × a file without a suffix.",
        "Passed over: 1 × a folder within a folder (name it to have it read).",
        "desk/older is a folder with nothing in it that can be read.",
        "1 saved, 0 known already, 1 refused.",
    ):
        assert sentence in told, told
    assert "hidden" not in told


@pytest.mark.parametrize("command", ["read", "intake", "ingest"])
def test_when_nothing_could_be_read_the_run_fails(whosaid, tmp_path, command):
    run = whosaid(command, "missing.txt", cwd=tmp_path)
    assert run.returncode == 1
    assert b"does not exist" in run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////no/such/folder/x.db", "does not exist"),
        ("DATABASE_URL", "postgresql://u:hunter2@127.0.0.1:1/x", "can't be opened"),
        ("WHOSAID_ZONE", "Mars/Olympus", "WHOSAID_ZONE"),
        ("WHOSAID_PORT", "many", "WHOSAID_PORT"),
        ("WHOSAID_PORT", "70000", "WHOSAID_PORT"),
        ("SLACK_BOT_TOKEN", "hunter2", "SLACK_BOT_TOKEN"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL"),
    ],
)
def test_a_wrong_setting_names_itself_in_one_sentence(whosaid, tmp_path, setting, value, told):
    run = whosaid("ask", "/whosaid", cwd=tmp_path, **{setting: value})
    assert run.returncode in {1, 2}
    assert told in run.stderr.decode()
    assert len(run.stderr.decode().strip().splitlines()) == 1
    assert "hunter2" not in run.stderr.decode()


def test_serve_says_which_setting_is_missing(whosaid, tmp_path):
    none = whosaid("serve", cwd=tmp_path)
    assert none.returncode == 2
    assert b"SLACK_BOT_TOKEN is missing" in none.stderr
    one = whosaid("serve", cwd=tmp_path, SLACK_BOT_TOKEN="xoxb-1")
    assert b"SLACK_APP_TOKEN" in one.stderr
    assert b"SLACK_SIGNING_SECRET" in one.stderr
    assert one.returncode == 2


def test_a_taken_port_is_said_before_anything_is_read(whosaid, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = whosaid("demo", "--port", port, "--seeds", str(SEEDS), cwd=tmp_path)
    assert run.returncode == 1
    assert f"Port {port} is taken" in run.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_newer_database_is_refused_and_left_alone(whosaid, tmp_path):
    assert whosaid("db", "upgrade", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "whosaid.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9'")
    database.close()
    for words in (("db", "upgrade"), ("ask", "/whosaid"), ("ingest", str(SEEDS))):
        run = whosaid(*words, cwd=tmp_path)
        assert run.returncode == 1
        assert b"newer whosaid" in run.stderr


def test_a_wrong_command_is_a_matter_of_usage(whosaid, tmp_path):
    assert whosaid("frob", cwd=tmp_path).returncode == 2
    assert whosaid("demo", "--port", "0", cwd=tmp_path).returncode == 2
    assert whosaid("ingest", cwd=tmp_path).returncode == 2


def test_a_store_that_breaks_under_way_is_told_in_a_sentence(whosaid, newsroom, tmp_path):
    whole = bytearray((newsroom / "whosaid.db").read_bytes())
    with closing(sqlite3.connect(newsroom / "whosaid.db")) as store:
        (size,) = store.execute("PRAGMA page_size").fetchone()
        (page,) = store.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").fetchone()
    whole[(page - 1) * size : page * size] = b"\x5a" * size
    (tmp_path / "whosaid.db").write_bytes(whole)
    run = whosaid("ask", "/whosaid Rama", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.decode() == "The store's file is damaged. Put the last backup in its place.\n"


def test_a_model_that_is_not_there_loses_no_article(whosaid, tmp_path):
    text = tmp_path / "one.txt"
    text.write_text("The mayor, Ann Bolt, said: “It is the right road for all of us.”\n", encoding="utf-8")
    absent = whosaid("ingest", "one.txt", cwd=tmp_path, WHOSAID_MODEL="absent")
    assert absent.returncode == 1
    assert absent.stderr.decode().endswith("The model absent is not installed: see WHOSAID_MODEL.\n")
    assert "1 saved" in whosaid("ingest", "one.txt", cwd=tmp_path).stderr.decode()
    (tmp_path / "one.jsonl").write_text('{"text": "It rained."}\n', encoding="utf-8")
    many = whosaid("ingest", "--published", "--backfill", "one.jsonl", cwd=tmp_path, WHOSAID_MODEL="absent")
    assert many.stderr.decode() == "The model absent is not installed: see WHOSAID_MODEL.\n"


def test_a_backup_into_no_folder_is_refused(whosaid, newsroom):
    run = whosaid("db", "backup", "none/kept.db", cwd=newsroom)
    assert run.returncode == 1
    assert run.stderr.decode() == "There is no folder none.\n"
