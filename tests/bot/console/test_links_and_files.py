"""Links that the app unfolds, and files that it uploads, through slack_sdk's own client."""

from dataclasses import replace
from typing import Any

import httpx

from tests.bot.console.conftest import ASKED, Newsroom, section

LINK = "https://www.independent.example/news/rama?a=1&b=2"
PNG = b"\x89PNG and so on"


def test_links_to_the_apps_domains_are_told_and_unfolded(newsroom: Newsroom) -> None:
    newsroom.workspace.state.manifest = replace(ASKED, events=ASKED.events | {"link_shared"})

    @newsroom.app.event("link_shared")
    def unfold(event: dict[str, Any], client: Any) -> None:
        (link,) = event["links"]
        unfurls = {link["url"]: {"blocks": [section("*Rama in Tirana*")]}}
        client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=unfurls)

    newsroom.workspace.type_line("maya", "#politics", f"{LINK} and https://other.example/x")
    message = newsroom.workspace.until(lambda: next((m for m in _seen(newsroom) if m.unfurls), None))
    assert list(message.unfurls) == [LINK]
    assert message.text.startswith(
        "<https://www.independent.example/news/rama?a=1&amp;b=2> and <https://other"
    )


def test_only_links_of_the_message_are_unfolded(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#politics", LINK)
    about = {"channel": "C0POLITICS", "ts": newsroom.only().ts}
    another = {"https://other.example": {"blocks": [section("x")]}}
    assert newsroom.refused("chat.unfurl", **about, unfurls=another) == "cannot_unfurl_url"
    assert newsroom.refused("chat.unfurl", **about, unfurls={LINK: {}}) == "cannot_parse_attachment"


def test_a_file_is_seen_once_its_upload_is_complete(newsroom: Newsroom) -> None:
    newsroom.client.files_upload_v2(
        channel="C0POLITICS",
        filename="chart.png",
        content=PNG,
        title="Quotes a week",
        initial_comment="Here.",
    )
    message = newsroom.only()
    assert (message.text, message.files[0].title) == ("Here.", "Quotes a week")

    with httpx.Client(base_url=newsroom.url, trust_env=False) as page:
        (shown,) = page.get("/console/state").json()["messages"][0]["files"]
        assert page.get(shown["url"]).content == PNG


def test_an_upload_must_be_as_long_as_announced(newsroom: Newsroom) -> None:
    announced = newsroom.client.files_getUploadURLExternal(filename="quotes.csv", length=7)
    with httpx.Client(trust_env=False) as client:
        assert client.post(announced["upload_url"], content=b"longer than that").status_code == 404
    file = {"id": announced["file_id"], "title": "Quotes"}
    assert newsroom.refused("files.completeUploadExternal", files=[file]) == "file_not_found"


def _seen(newsroom: Newsroom) -> Any:
    return newsroom.workspace.seen("maya", "#politics")
