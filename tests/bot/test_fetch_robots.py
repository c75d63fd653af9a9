"""What sites ask of programs is respected: robots.txt, and reservations against text mining."""

import pytest

from bot.fetch_errors import FetchError
from bot.fetch_robots import read_robots, reserves_mining
from tests.bot.hostile import hostile

PAGE = b"<html><body>words</body></html>"


@pytest.fixture
def server():
    with hostile() as serving:
        serving.says("/a", PAGE)
        serving.says("/private/a", PAGE)
        yield serving


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: whosaid\nAllow: /", "/a", True),
        ("User-agent: *\nAllow: /\n\nUser-Agent: WhoSaid/1.0\nDisallow: /", "/a", False),
        ("User-agent: other\nUser-agent: whosaid\nDisallow: /a", "/a", False),
        ("User-agent: whosaid\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/axbxc", False),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("# all\nUser-agent: * # everyone\nDisallow: /a # not this\nSitemap: x", "/ab", False),
        ("\ufeffnonsense\n:::\nDisallow: /", "/a", True),
    ],
)
def test_the_longest_rule_for_us_decides(robots, path, allowed):
    assert read_robots(robots).allows(path) is allowed


def test_a_rule_of_many_stars_takes_no_time():
    assert read_robots(f"User-agent: *\nDisallow: /{'*a' * 2000}$").allows("/" + "a" * 1999 + "b")


def test_what_robots_txt_forbids_is_not_asked_for(server):
    server.says("/robots.txt", b"User-agent: *\nDisallow: /private/")
    fetcher = server.fetcher()
    assert fetcher.fetch(server.url("/a")).body == PAGE
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(server.url("/private/a"))
    assert server.paths == ["/robots.txt", "/a"], "asked once, and the page never"


def test_a_redirect_into_what_is_forbidden_is_not_followed(server):
    server.says("/robots.txt", b"User-agent: *\nDisallow: /private/")
    server.says("/b", status="302 Found", Location="/private/a")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        server.fetcher().fetch(server.url("/b"))
    assert "/private/a" not in server.paths


def test_a_site_whose_robots_txt_fails_is_left_alone(server):
    server.says("/robots.txt", status="503 Unavailable")
    with pytest.raises(FetchError, match=r"robots\.txt fails"):
        server.fetcher().fetch(server.url("/a"))
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"tdm-reservation": "1"}, b""),
        ({"x-robots-tag": "noindex, noai"}, b""),
        ({}, b'<html><head><meta name="tdm-reservation" content="1">'),
        ({}, b"<meta content='max-image-preview:large, NoAI' name='robots'>"),
        ({}, b"<meta name=whosaid content=noai>"),
    ],
)
def test_a_reservation_is_seen(headers, body):
    assert reserves_mining(headers, body)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"tdm-reservation": "0"}, b""),
        ({"x-robots-tag": "noindex"}, b""),
        (
            {},
            b'<meta name="robots" content="index"><p>noai</p><meta name="description" content="noai 1">',
        ),
    ],
)
def test_other_words_reserve_nothing(headers, body):
    assert not reserves_mining(headers, body)


@pytest.mark.parametrize("how", [{"TDM_Reservation": "1"}, {"X_Robots_Tag": "noai"}])
def test_a_page_that_reserves_its_text_is_not_read(server, how):
    server.says("/a", PAGE, **how)
    with pytest.raises(FetchError, match="reserves its text"):
        server.fetcher().fetch(server.url("/a"))
