"""Fetching from a hostile web: each of its tricks, against a server on loopback that plays it."""

import socket
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from gzip import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetch import MOST_BYTES, MOST_REDIRECTS, PAGES, ROBOTS_KEPT, Fetcher
from bot.fetch_addresses import is_public
from bot.fetch_errors import FetchError
from tests.bot.hostile import LOOPBACK, Hand, dripping, hostile

PAGE = b"<html><body>words</body></html>"


@pytest.fixture
def server():
    with hostile() as serving:
        yield serving


def refused(fetcher, url, words):
    with pytest.raises(FetchError, match=words) as error:
        fetcher.fetch(url)
    return error.value


def test_a_page_is_fetched_and_told_who_asks(server):
    server.says("/a", PAGE, ETag='"1"')
    fetched = server.fetcher(contact="https://news.example/bots").fetch(server.url("/a#top"), kinds=PAGES)
    assert (fetched.body, fetched.url, fetched.headers["etag"]) == (PAGE, server.url("/a"), '"1"')
    request = server.requests[-1]
    assert "User-Agent: whosaid/" in request
    assert "(+https://news.example/bots)" in request
    assert f"Host: news.test:{server.port}" in request


def test_loopback_is_not_allowed_unless_a_test_says_so(server):
    server.says("/a", PAGE)
    plain = Fetcher(ports=frozenset({server.port}))
    for host in ("127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1"):
        refused(
            plain, server.url("/a", host), "private network|can't be resolved|no address|can't be reached"
        )
    assert server.requests == []
    refused(Fetcher(), server.url("/a"), "names a port of its own")


@pytest.mark.parametrize(
    "address",
    """
    0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.0.192 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::7f00:1
    ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    2002:7f00:1:: 2001:0:1::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 2606:4700::1111%1
    name.test 127.1
    """.split(),
)
def test_an_address_inside_is_refused_whatever_it_looks_like(address):
    assert not is_public(address)
    with pytest.raises(FetchError, match="private network"):
        Fetcher(resolve=lambda _host, _port: [address]).fetch("https://news.test/")


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_allowed(address):
    assert is_public(address)


def test_one_private_address_among_public_ones_refuses_them_all():
    both = Fetcher(resolve=lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    refused(both, "http://news.test/", "private network")


def test_the_checked_address_is_the_one_that_is_connected_to(server, monkeypatch):
    """A name that leads elsewhere when it is asked again is never asked again."""
    server.says("/a", PAGE)
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return [LOOPBACK] if len(asked) <= 2 else ["10.0.0.1"]

    connected = []
    connect = socket.create_connection

    def watched(to, *more, **named):
        connected.append(to[0])
        return connect(to, *more, **named)

    monkeypatch.setattr(socket, "create_connection", watched)
    fetched = server.fetcher(resolve=rebinding).fetch(server.url("/a"))
    assert fetched.body == PAGE
    assert asked == ["news.test"] * 2, "once for robots.txt, once for the page"
    assert connected == [LOOPBACK] * 2
    refused(server.fetcher(resolve=rebinding), server.url("/a"), "private network")


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("http://10.0.0.1/", "names a port|private network"),
        ("http://169.254.169.254/latest/meta-data/", "names a port|private network"),
        ("file:///etc/passwd", "no web address"),
        ("gopher://news.test/", "no web address"),
        ("//user:word@news.test/", "password"),
        ("http://news.test:22/", "names a port"),
        ("http://[", "no address"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(server, to, words):
    server.says("/a", status="302 Found", Location=to)
    refused(server.fetcher(), server.url("/a"), words)
    assert set(server.paths) <= {"/robots.txt", "/a"}


def test_a_redirect_to_a_name_that_leads_inside_is_refused(server):
    server.says("/a", status="301 Moved", Location=server.url("/b", "inside.test"))
    server.says("/b", PAGE)
    fetcher = server.fetcher(
        resolve=lambda host, _port: ["192.168.0.1" if host == "inside.test" else LOOPBACK]
    )
    refused(fetcher, server.url("/a"), "private network")
    assert "/b" not in server.paths


@pytest.mark.parametrize(("hops", "ends"), [(MOST_REDIRECTS, True), (MOST_REDIRECTS + 1, False)])
def test_so_many_redirects_and_no_more(server, hops, ends):
    for hop in range(hops):
        server.says(f"/{hop}", status="302 Found", Location=f"/{hop + 1}")
    server.says(f"/{hops}", PAGE)
    if ends:
        assert server.fetcher().fetch(server.url("/0")).url == server.url(f"/{hops}")
    else:
        refused(server.fetcher(), server.url("/0"), "leads on more than 5 times")


@pytest.mark.parametrize(
    "url",
    ["ftp://news.test/", "file:///etc/passwd", "news.test/a", "", "http://", "http://a b/", "https://news.test:8080/",
     "https://u:p@news.test/", "javascript:alert(1)", "http://news.test/" + "a" * 5000],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_before_any_connection(url):
    def resolve(_host, _port):
        raise AssertionError("nothing may be resolved")

    with pytest.raises(FetchError):
        Fetcher(resolve=resolve).fetch(url)


STRANGE = st.text(alphabet="xn-.aé。①\u200d\u0301A:%[]@\\/?# \x00\n1", max_size=14)


@given(st.one_of(STRANGE, STRANGE.map(lambda host: f"http://{host}/"), st.just("http://xn--a/")))
def test_any_address_is_refused_in_words(url):
    with pytest.raises(FetchError):
        Fetcher(resolve=lambda _host, _port: []).fetch(url)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "017700000001", "0x7f.1", "127.1", "0", "127。0。0。1", "localhost", "[::]",
     "[::1]", "[::ffff:127.0.0.1]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]", "169.254.169.254", "127.0.0.1."],
)  # fmt: skip
def test_no_spelling_of_an_address_inside_is_fetched(host):
    """By the system's own resolver, which reads all of these its own way."""
    refused(Fetcher(), f"http://{host}/", "private network|no site can have|can't be resolved")


BOMB = compress(b"\0" * 50_000_000, mtime=0)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", BOMB), ("deflate", zlib.compress(b"\0" * 50_000_000)), ("identity", b"x" * (MOST_BYTES + 1))],
)
def test_what_unpacks_to_more_than_ten_megabytes_is_cut(server, encoding, body):
    server.says("/a", body, Content_Encoding=encoding)
    refused(server.fetcher(), server.url("/a"), "longer than 10 MB")


def test_packing_that_was_not_asked_for_is_refused(server):
    for encoding in ("br", "zstd", "gzip, gzip"):
        server.says("/a", BOMB, Content_Encoding=encoding)
        refused(server.fetcher(), server.url("/a"), "not asked for")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip", compress(PAGE, mtime=0) + b"trailing"),
    ],
)
def test_packed_pages_are_unpacked(server, encoding, body):
    server.says("/a", body, Content_Encoding=encoding)
    assert server.fetcher().fetch(server.url("/a")).body == PAGE


@pytest.mark.parametrize("body", [compress(PAGE, mtime=0)[:-9], b"no gzip at all"])
def test_a_broken_packing_is_said_to_be_broken(server, body):
    server.says("/a", body, Content_Encoding="gzip")
    refused(server.fetcher(), server.url("/a"), "broken|breaks off")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"X-Slow: ", b"x"),
        (b"", b""),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
    ids=["body", "headers", "silence", "informational", "chunks"],
)
def test_slow_answers_are_cut_at_the_deadline(server, head, drop):
    hand = Hand()
    server.answers["/a"] = dripping(head, drop, hand)
    refused(server.fetcher(seconds=0.4, ticks=hand), server.url("/a"), "takes longer than 0.4 s")


def test_a_slow_resolver_is_cut_at_the_deadline(server):
    done, resolved = threading.Event(), []

    def slow(_host, _port):
        done.wait(20)
        resolved.append(LOOPBACK)
        return resolved

    refused(server.fetcher(seconds=0.1, resolve=slow), server.url("/a"), "takes longer")
    assert resolved == []
    done.set()


def test_the_deadline_holds_for_all_redirects_together(server):
    hand = Hand()

    def late(connection):
        hand.on(0.2)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n")

    server.answers["/a"] = late
    refused(server.fetcher(seconds=0.5, ticks=hand), server.url("/a"), "takes longer")


def test_an_endless_stream_is_cut(server):
    server.answers["/a"] = dripping(HEAD + b"\r\n", b"x" * 1_000_000, Hand())
    refused(server.fetcher(), server.url("/a"), "longer than 10 MB")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x16\x03\x01garbage\r\n\r\n",
        HEAD + b"Content-Length: 50\r\n\r\nshort",
        HEAD + b"X: " + b"y" * 200_000,
    ],
)
def test_what_is_no_answer_is_one_sentence(server, answer):
    server.answers["/a"] = lambda connection: connection.sendall(answer)
    refused(server.fetcher(), server.url("/a"), "can't be reached, or breaks off")


def test_a_closed_port_is_one_sentence(server):
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
    fetcher = server.fetcher(allowed=lambda _address, _port: True, ports=frozenset({port}))
    refused(fetcher, f"http://news.test:{port}/", "can't be reached")


def test_a_name_that_cannot_be_resolved_is_one_sentence():
    def nowhere(_host, _port):
        raise socket.gaierror("no such name")

    refused(Fetcher(resolve=nowhere), "http://news.test/", "is it spelt right")
    refused(Fetcher(resolve=lambda _host, _port: []), "http://news.test/", "no address")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "404 .not found"),
        ("410 Gone", "410 .gone"),
        ("429 Too Many", "429 .too many"),
        ("503 No", "503 .the site"),
    ],
)
def test_other_answers_say_what_they_mean(server, status, words):
    server.says("/a", status=status, Retry_After="120")
    error = refused(server.fetcher(), server.url("/a"), words)
    assert (error.status, error.retry_after) == (int(status[:3]), "120")


def test_an_unchanged_page_is_no_error(server):
    server.says("/a", status="304 Not Modified")
    fetched = server.fetcher().fetch(server.url("/a"), headers={"If-None-Match": '"1"'})
    assert fetched.status == 304
    assert 'If-None-Match: "1"' in server.requests[-1]


def test_what_is_no_page_is_not_read(server):
    server.says("/a", b"%PDF", Content_Type="application/pdf")
    with pytest.raises(FetchError, match="is application/pdf, not a web page"):
        server.fetcher().fetch(server.url("/a"), kinds=PAGES)


def test_no_host_is_asked_twice_at_once(server):
    asked, done = threading.Event(), threading.Event()

    def slow(connection):
        asked.set()
        done.wait(20)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n")

    server.answers["/slow"] = slow
    server.says("/a", PAGE)
    fetcher = server.fetcher()
    with ThreadPoolExecutor(1) as hand:
        first = hand.submit(fetcher.fetch, server.url("/slow"))
        assert asked.wait(20)
        fetcher.seconds = 0.1
        refused(fetcher, server.url("/a"), "is still busy with what was asked of it before")
        done.set()
        assert first.result().status == 200
    fetcher.seconds = 20
    assert fetcher.fetch(server.url("/a")).body == PAGE
    assert server.paths == ["/robots.txt", "/slow", "/a"]


def test_what_a_site_allows_is_asked_again_after_a_day(server):
    server.says("/a", b"hello")
    hand = Hand()
    fetcher = server.fetcher(ticks=hand)
    fetcher.fetch(server.url("/a"))
    hand.on(ROBOTS_KEPT - 1)
    fetcher.fetch(server.url("/a"))
    assert server.paths.count("/robots.txt") == 1
    hand.on(1)
    server.says("/robots.txt", b"User-agent: *\nDisallow: /")
    refused(fetcher, server.url("/a"), r"robots\.txt")
