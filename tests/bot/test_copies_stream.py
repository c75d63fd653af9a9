"""`whosaid copies` through the front door."""

import json

from tests.bot.test_command_line import lines
from tests.news.test_copies import prose


def test_each_line_names_the_first_article_with_its_text(whosaid, tmp_path):
    given = [
        {"id": 7, "text": "\n".join(prose())},
        {"id": "b", "text": "\n".join(prose(40, 100))},
        {"id": 9, "text": "Another headline\n" + "\n".join(prose()[:30])},
        {"id": 10},
        {"id": "c", "text": "\n".join(prose(40, 100))},
    ]
    run = whosaid("copies", cwd=tmp_path, stdin="\n".join(map(json.dumps, given)))
    first, second, third, bad, last = lines(run)
    assert (first, second, third) == (
        {"id": 7, "text_of": 7},
        {"id": "b", "text_of": "b"},
        {"id": 9, "text_of": 7},
    )
    assert last == {"id": "c", "text_of": "b"}
    assert bad["id"] == 10
    assert "has no text" in bad["error"]
    assert run.returncode == 0
