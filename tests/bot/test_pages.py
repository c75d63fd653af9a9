"""Web pages through the front door: `whosaid intake` and `whosaid ingest`."""

import json

from tests.bot.test_command_line import lines, whosaid
from tests.news.intake.pages import HEADLINE, PROSE, page

URL = "https://www.example.com/news/dover-wall"


def test_intake_reads_a_line_with_html(tmp_path):
    given = [
        {"id": 1, "html": page(), "url": URL},
        {"id": 2, "html": page(prose=("Go home.",), headline="404", ld=""), "url": URL},
        {"id": 3, "html": 7},
        {"id": 4, "html": "nothing"},
    ]
    run = whosaid("intake", cwd=tmp_path, stdin="\n".join(map(json.dumps, given)))
    read, refused, wrong, none = lines(run)
    (found,) = read["articles"]
    assert read["refused"] is None
    assert found["text"] == "\n".join(PROSE)
    assert (found["headline"], found["outlet"], found["url"]) == (HEADLINE, "The Example", URL)
    assert found["published"] == "2025-05-14T06:25:06+01:00"
    assert refused == {"id": 2, "articles": [], "refused": "error"}
    assert "html that is not text" in wrong["error"]
    assert "is not a web page" in none["error"]
    assert run.returncode == 0


def test_intake_knows_a_page_by_its_suffix_or_its_first_words(tmp_path):
    (tmp_path / "a.html").write_text(page())
    run = whosaid("intake", "--format", "text", "a.html", cwd=tmp_path)
    assert HEADLINE.encode() in run.stdout
    piped = whosaid("intake", cwd=tmp_path, stdin=page())
    assert lines(piped)[0]["articles"][0]["headline"] == HEADLINE


def test_ingest_takes_pages_in_once_and_says_why_not(tmp_path):
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html").write_text(page())
    (tmp_path / "wall.html").write_text(page(prose=PROSE[:1], below="<p>Subscribe to continue reading</p>"))
    run = whosaid("ingest", "--published", str(tmp_path), cwd=tmp_path)
    told = run.stderr.decode()
    assert "1 saved, 1 known already, 1 refused" in told, told
    assert "wall.html stands behind a wall" in told
    assert b"The Example" in whosaid("ask", "/whosaid Ana Doe", cwd=tmp_path).stdout
