"""The double fails on command, in the ways in which Slack and networks do."""

import http.client

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.bot.console.conftest import TOKEN, Newsroom


def post(client: WebClient) -> None:
    """Post something."""
    client.chat_postMessage(channel="C0POLITICS", text="Digest.")


def test_a_rate_limit_says_when_to_come_back(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", status=429, retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        post(newsroom.client)
    assert caught.value.response.headers["retry-after"] == "7"
    assert newsroom.texts() == []
    post(newsroom.client)
    assert newsroom.texts() == ["Digest."]


def test_a_client_that_waits_comes_through(newsroom: Newsroom) -> None:
    newsroom.client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    newsroom.workspace.faults.next("chat.postMessage", status=429, retry_after=0)
    post(newsroom.client)
    assert [call.status for call in newsroom.workspace.calls] == [429, 200]


def test_server_errors_and_error_words(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", status=503, times=2)
    newsroom.workspace.faults.next("chat.postMessage", error="fatal_error")
    outcomes = []
    for _ in range(3):
        with pytest.raises(SlackApiError) as caught:
            post(newsroom.client)
        outcomes.append((caught.value.response.status_code, caught.value.response["error"]))
    assert outcomes == [(503, "internal_error"), (503, "internal_error"), (200, "fatal_error")]
    assert newsroom.texts() == []


def test_a_lost_reply_leaves_the_message(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", lost_reply=True)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        post(newsroom.client)
    assert newsroom.texts() == ["Digest."]


def test_the_default_client_posts_twice_when_a_reply_is_lost(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", lost_reply=True)
    post(WebClient(token=TOKEN, base_url=newsroom.client.base_url))
    assert newsroom.texts() == ["Digest.", "Digest."]


def test_a_lost_request_leaves_nothing(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", lost_request=True)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        post(newsroom.client)
    assert newsroom.texts() == []


def test_a_delay_may_outlast_the_client(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", delay=0.4)
    impatient = WebClient(token=TOKEN, base_url=newsroom.client.base_url, retry_handlers=[])
    impatient.timeout = 0.2  # type: ignore[assignment]
    with pytest.raises(TimeoutError):
        post(impatient)
    assert newsroom.texts() == ["Digest."]


def test_faults_can_be_taken_back(newsroom: Newsroom) -> None:
    newsroom.workspace.faults.next("chat.postMessage", status=500)
    newsroom.workspace.faults.clear()
    post(newsroom.client)
    assert newsroom.texts() == ["Digest."]
