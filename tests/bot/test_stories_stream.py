"""`whosaid stories`: one pass, bad lines in their place."""

import json

from bot.commands.kit import Format
from bot.stories_stream import assign_stories

GRAB = "Bob Etheridge grabbed a student by the wrist in Washington. Etheridge apologised to the student."
ROWS = (
    {"id": 1, "title": "Etheridge apologises", "text": GRAB, "date": "2025-03-04", "outlet": "fox"},
    {
        "id": "b",
        "title": None,
        "text": "A ferry sank off Palawan with pilgrims aboard.",
        "date": "2025-03-04",
    },
    {"id": "c", "text": "  "},
    {"id": 3, "text": f"Again: {GRAB}", "date": "2025-03-05T08:00:00+01:00", "unknown": True},
    {"id": 4, "text": GRAB, "date": "soon"},
    {"id": 5, "text": GRAB, "date": None},
)


def run(tmp_path, capsys, rows, output=Format.JSONL):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    code = assign_stories([str(path)], output)
    return code, capsys.readouterr().out.splitlines()


def test_each_line_gets_its_story_and_a_bad_one_its_reason(tmp_path, capsys):
    code, lines = run(tmp_path, capsys, ROWS)
    one, ferry, empty, again, undatable, undated = map(json.loads, lines)
    assert code == 0
    assert one == {"id": 1, "story": 1}
    assert ferry == {"id": "b", "story": 2}
    assert empty == {"id": "c", "error": "articles.jsonl, line 3 is empty"}
    assert (again["story"], undated["story"]) == (1, 1)
    assert "date" in undatable["error"]


def test_later_lines_change_nothing(tmp_path, capsys):
    _, whole = run(tmp_path, capsys, ROWS)
    _, cut = run(tmp_path, capsys, ROWS[:4])
    assert whole[:4] == cut


def test_as_text_the_story_comes_first(tmp_path, capsys):
    _, lines = run(tmp_path, capsys, ROWS[:2], Format.TEXT)
    assert lines[0] == "1\t1\tEtheridge apologises"
