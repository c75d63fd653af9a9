"""The door to Slack: signatures, sizes, and where answers may go."""

import hashlib
import hmac
import socket
import time
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from bot.gateway import is_slacks
from tests.newsroom import SECRET, open_newsroom


@pytest.fixture
def newsroom(emptied):
    with open_newsroom(emptied("sqlite")) as room:
        yield room


def signed(body: str, *, secret: str = SECRET, age: float = 0) -> dict[str, str]:
    at = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest}",
        "Content-Type": "application/x-www-form-urlencoded",
    }


def command(response_url: str) -> str:
    return urlencode(
        {
            "command": "/whosaid",
            "text": "help",
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "response_url": response_url,
        }
    )


def post(newsroom, body: str, headers: Mapping[str, str]) -> int:
    return httpx.post(
        f"{newsroom.url}/slack/events", content=body, headers=httpx.Headers(headers, encoding="utf-8")
    ).status_code


def test_a_signed_request_is_taken_and_a_forged_stale_or_unsigned_one_is_not(newsroom):
    body = command(f"{newsroom.url}/response/none")
    assert post(newsroom, body, signed(body)) == 200
    assert post(newsroom, body, signed(body, secret="another")) == 401
    assert post(newsroom, body + "&x=1", signed(body)) == 401
    assert post(newsroom, body, signed(body, age=301)) == 401
    assert post(newsroom, body, {"Content-Type": "application/x-www-form-urlencoded"}) == 401


@pytest.mark.parametrize(
    "body", ["", "payload={", "payload=%7B%7D", "command=%00", "\udcff".encode("utf-8", "replace").decode()]
)
def test_malformed_bodies_are_no_server_errors(newsroom, body):
    assert post(newsroom, body, signed(body)) in {200, 400, 404}


@pytest.mark.parametrize("body", ["[]", "null", "7", '"x"', '{"a":' * 50_000])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_what_nobody_signed_breaks_nothing(newsroom, body, kind):
    body = body if kind == "application/json" else f"payload={body}"
    assert post(newsroom, body, {"Content-Type": kind}) in {400, 401}


@pytest.mark.parametrize("stamp", ["abc", "-1", "1e9999", "9" * 400, "\u0663", ""])
def test_a_stamp_that_is_no_time_is_refused(newsroom, stamp):
    body = command(f"{newsroom.url}/response/none")
    assert post(newsroom, body, signed(body) | {"X-Slack-Request-Timestamp": stamp}) == 401


def test_a_signature_that_is_no_ascii_is_refused(newsroom):
    body = command(f"{newsroom.url}/response/none")
    assert post(newsroom, body, signed(body) | {"X-Slack-Signature": "v0=é"}) == 401


def test_who_goes_away_in_the_midst_of_a_body_leaves_no_error_behind(newsroom, caplog):
    address = urlsplit(newsroom.url)
    with socket.create_connection((address.hostname, address.port)) as gone:
        gone.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab")
    body = command(f"{newsroom.url}/response/none")
    assert post(newsroom, body, signed(body)) == 200
    assert "Exception in ASGI application" not in caplog.text


def test_an_endless_body_is_cut(newsroom):
    body = "text=" + "x" * 2_000_000
    assert post(newsroom, body, signed(body)) == 413


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_answer_goes_to_no_host_but_slacks(newsroom, scheme):
    """A listener elsewhere on this machine: it must hear nothing."""
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(1)
        body = command(f"{scheme}://127.0.0.1:{elsewhere.getsockname()[1]}/steal")
        assert post(newsroom, body, signed(body)) == 200
        with pytest.raises(TimeoutError):
            elsewhere.accept()


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://hooks.slack.com/commands/1", True),
        ("https://hooks.slack.com.evil.example/1", False),
        ("https://evil.example@hooks.slack.com/1", False),
        ("http://hooks.slack.com/1", False),
        ("https://hooks.slack.com:444/1", False),
        ("file:///etc/passwd", False),
    ],
)
def test_which_addresses_are_slacks(url, allowed):
    assert is_slacks(url, "https://slack.com/api/") is allowed


def test_the_api_that_the_settings_name_is_allowed():
    assert is_slacks("http://127.0.0.1:8000/response/1", "http://127.0.0.1:8000/api/")
    assert not is_slacks("http://127.0.0.1:8001/response/1", "http://127.0.0.1:8000/api/")
