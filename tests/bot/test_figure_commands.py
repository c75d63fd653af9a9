"""`whosaid facts` and `whosaid compare`, as processes."""

import json

from tests.bot.test_command_line import lines, newsroom

__all__ = ["newsroom"]

STORY = (
    "Officials counted 12,699 people crossing the Channel in small boats in 2025.",
    "Officials counted 15,100 people crossing the Channel in small boats in 2025.",
    "More than 12,000 Albanians were crossing the Channel in small boats in 2022, Ana Doe, the mayor, said.",
)


def test_figures_are_shown_in_text_and_a_line_a_measure(whosaid, newsroom):
    text = whosaid("facts", "small", "boats", "--format", "text", cwd=newsroom).stdout.decode()
    assert text.startswith("small boats · ")
    assert "figures in 3 articles" in text
    assert "Not the same thing" in text
    found = lines(whosaid("facts", "small boats", cwd=newsroom))
    first = found[0]
    assert first["verdict"] == "rounding"
    exact = first["statements"][0][0]
    assert (exact["text"], exact["value"], exact["outlet"], exact["published"]) == (
        "some 12,699",
        12699,
        "The Independent",
        "2025-05-14",
    )
    assert [len(places) for places in first["statements"]] == [1, 1, 2, 1]
    assert first["not_the_same"]


def test_no_figures_is_a_sentence_and_no_line(whosaid, newsroom):
    run = whosaid("facts", "zeppelins", cwd=newsroom)
    assert run.returncode == 0
    assert run.stdout == b""
    assert "No figures on “zeppelins” in the 9 articles read.".encode() in run.stderr


def test_a_storys_figures_are_compared_a_line_a_group(whosaid, tmp_path):
    given = [json.dumps({"id": n, "text": text}) for n, text in enumerate(STORY)]
    run = whosaid("compare", cwd=tmp_path, stdin="\n".join([*given[:2], "{bad", given[2]]))
    assert run.returncode == 0
    error, *found = lines(run)
    assert "error" in error
    verdicts = {one["verdict"]: one for one in found}
    assert [one["id"] for one in verdicts["differs"]["figures"]] == [0, 1]
    start, end = verdicts["differs"]["figures"][0]["span"]
    assert STORY[0][start:end] == "12,699"
    alike = verdicts["look_alike"]["figures"]
    assert alike[-1]["by"] == "Ana Doe"
    assert not [one for one in found if {"wrong", "error", "correct"} & set(one["reason"].split())]


def test_nothing_readable_fails(whosaid, tmp_path):
    run = whosaid("compare", cwd=tmp_path, stdin='{"id": 1}')
    assert run.returncode == 1
