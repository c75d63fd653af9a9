"""Web pages through the front door: `whosaid intake` and `whosaid ingest`."""

import json
from datetime import date
from functools import partial
from typing import Any

import pytest

from bot.fetch_pages import page_item
from bot.fetch_sitemaps import SitemapsError, listed
from bot.ingest import Ingest
from news.nouns import PUBLISHED
from tests.bot.hostile import hostile
from tests.bot.test_command_line import lines
from tests.bot.test_ingest import Reader
from tests.conftest import NOW
from tests.news.intake.pages import HEADLINE, PROSE, page

URL = "https://www.example.com/news/dover-wall"


def test_intake_reads_a_line_with_html(whosaid, tmp_path):
    given = [
        {"id": 1, "html": page(), "url": URL},
        {"id": 2, "html": page(prose=("Go home.",), headline="404", ld=""), "url": URL},
        {"id": 3, "html": 7},
        {"id": 4, "html": "nothing"},
        {"id": 5, "html": page(), "url": "http://["},
    ]
    run = whosaid("intake", cwd=tmp_path, stdin="\n".join(map(json.dumps, given)))
    read, refused, wrong, none, astray = lines(run)
    (found,) = read["articles"]
    assert read["refused"] is None
    assert found["text"] == "\n".join(PROSE)
    assert (found["headline"], found["outlet"], found["url"]) == (HEADLINE, "The Example", URL)
    assert found["published"] == "2025-05-14T06:25:06+01:00"
    assert refused == {"id": 2, "articles": [], "refused": "error"}
    assert "html that is not text" in wrong["error"]
    assert "is not a web page" in none["error"]
    assert "url that is no address" in astray["error"]
    assert run.returncode == 0


def test_intake_knows_a_page_by_its_suffix_or_its_first_words(whosaid, tmp_path):
    (tmp_path / "a.html").write_text(page())
    run = whosaid("intake", "--format", "text", "a.html", cwd=tmp_path)
    assert HEADLINE.encode() in run.stdout
    piped = whosaid("intake", cwd=tmp_path, stdin=page())
    assert lines(piped)[0]["articles"][0]["headline"] == HEADLINE


def test_ingest_takes_pages_in_once_and_says_why_not(whosaid, tmp_path):
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html").write_text(page())
    (tmp_path / "wall.html").write_text(page(prose=PROSE[:1], below="<p>Subscribe to continue reading</p>"))
    run = whosaid("ingest", "--published", str(tmp_path), cwd=tmp_path)
    told = run.stderr.decode()
    assert "1 saved, 1 known already, 1 refused" in told, told
    assert "wall.html stands behind a wall" in told


@pytest.fixture
def ingest(store):
    """Give what takes addresses of a server on loopback in, and the server."""
    reader: Any = Reader()
    with hostile() as server:
        fetch = partial(page_item, server.fetcher())
        yield (
            Ingest(
                store=store,
                reader=reader,
                standing=PUBLISHED,
                workspace="",
                clock=lambda: NOW,
                fetch=fetch,
            ),
            server,
        )


def test_an_address_is_fetched_and_its_article_saved_once(ingest):
    run, server = ingest
    server.says("/a", page().encode())
    server.says("/b", status="301 Moved Permanently", Location="/a")
    server.says("/gone", status="410 Gone")
    server.says("/wall", page(prose=PROSE[:1], below="<p>Subscribe to continue reading</p>").encode())
    taken = list(run.run([server.url(path) for path in ("/a", "/b", "/gone", "/wall")]))
    assert (sum(one.saved for one in taken), sum(one.known for one in taken)) == (1, 1)
    told = [f"{one.name} {one.refused}" for one in taken if one.refused]
    assert told[0] == f"{server.url('/gone')} answers 410 (gone for good)"
    assert told[1].startswith(f"{server.url('/wall')} stands behind a wall")


def sitemap(*listed: tuple[str, str], index: bool = False) -> bytes:
    """Return a sitemap of addresses with the days of their articles."""
    name, one = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    told = "".join(f"<{one}><loc>{url}</loc><lastmod>{day}</lastmod></{one}>" for url, day in listed)
    return f"<{name} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{told}</{name}>".encode()


def test_an_archive_is_read_by_its_days_and_goes_on_where_it_stopped(ingest):
    run, server = ingest
    for path in ("/a", "/b", "/c"):
        own = (
            f"The harbour at {path} stays open to boats while the work goes on, the council said on Tuesday."
        )
        server.says(path, page(prose=(*PROSE, own)).encode())
    days = {"/a": "2025-05-12", "/b": "2025-05-14T06:25:06+01:00", "/c": "2025-05-20"}
    server.says("/news.xml", sitemap(*((server.url(path), day) for path, day in days.items())))
    server.says("/old.xml", sitemap((server.url("/old"), "2025-05-14")))
    maps = (("/news.xml", "2025-05-20"), ("/old.xml", "2024-01-01"), ("/broken.xml", "2025-05-20"))
    server.says("/map.xml", sitemap(*((server.url(path), day) for path, day in maps), index=True))
    server.says("/broken.xml", b"<html>")

    def archive(since, until):
        found = listed(server.fetcher(), server.url("/map.xml"), since=since, until=until)
        return list(run.run_archive(found))

    taken = archive(date(2025, 5, 13), date(2025, 5, 15))
    assert ({one.name for one in taken}, sum(one.saved for one in taken)) == ({server.url("/b")}, 1)
    assert "/old.xml" not in server.paths
    asked = len(server.paths)
    assert sum(one.known for one in archive(date(2025, 5, 12), None)) == 1
    assert [path for path in server.paths[asked:] if path in days] == ["/a", "/c"]
    with pytest.raises(SitemapsError, match="no sitemap"):
        list(listed(server.fetcher(), server.url("/broken.xml"), since=None, until=None))


def test_the_command_fetches_nothing_from_inside(whosaid, tmp_path):
    with hostile() as server:
        server.says("/a", page().encode())
        inside = ("http://127.0.0.1/a", "http://localhost/a", server.url("/a", "localhost"))
        run = whosaid("ingest", *inside, cwd=tmp_path)
        assert server.requests == []
    told = run.stderr.decode()
    assert "http://127.0.0.1/a leads to a private network, from which nothing is fetched." in told
    assert "http://localhost/a leads to a private network" in told
    assert "names a port of its own" in told
    assert run.returncode == 1


def test_only_ingest_fetches(whosaid, tmp_path):
    run = whosaid("intake", "https://news.example/a", cwd=tmp_path)
    assert "is a web address, which only ingest fetches" in lines(run)[0]["error"]
