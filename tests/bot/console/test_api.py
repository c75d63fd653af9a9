"""The Web API: who may call what, and Slack's error words, through slack_sdk's own client."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.console.cast import REPORTER, User
from tests.bot.console.conftest import TOKEN, Newsroom, button, section


def test_methods_and_tokens_that_slack_does_not_know(newsroom: Newsroom) -> None:
    assert newsroom.refused("chat.shout") == "unknown_method"
    newsroom.client.token = "xoxb-another"
    assert newsroom.refused("auth.test") == "invalid_auth"
    newsroom.client.token = None
    assert newsroom.refused("auth.test") == "not_authed"


def test_a_revoked_token_is_worthless(newsroom: Newsroom) -> None:
    assert newsroom.client.auth_test()["bot_id"] == "B0WHOSAID"
    newsroom.workspace.revoke(TOKEN)
    assert newsroom.refused("auth.test") == "invalid_auth"


def test_a_missing_scope_is_named(newsroom: Newsroom) -> None:
    newsroom.workspace.state.tokens["xoxb-poor"] = frozenset({"commands"})
    newsroom.client.token = "xoxb-poor"
    assert newsroom.refused("chat.postMessage", channel="C0POLITICS", text="x") == "missing_scope"
    assert newsroom.workspace.calls[-1].answer["needed"] == "chat:write"


@pytest.mark.parametrize(
    ("channel", "word"),
    [("C0NOWHERE", "channel_not_found"), ("C0SOURCES", "channel_not_found"), ("C0POLITICS", "is_archived")],
)
def test_channels_that_cannot_be_posted_in(newsroom: Newsroom, channel: str, word: str) -> None:
    newsroom.workspace.archive("#politics")
    assert newsroom.refused("chat.postMessage", channel=channel, text="x") == word


def test_deleted_channels_are_gone_and_invited_ones_open(newsroom: Newsroom) -> None:
    newsroom.workspace.remove("#politics")
    newsroom.workspace.invite("#investigations")
    assert newsroom.refused("chat.postMessage", channel="C0POLITICS", text="x") == "channel_not_found"
    assert newsroom.client.chat_postMessage(channel="C0SOURCES", text="x")["ok"]


def test_public_channels_without_the_app_need_a_scope(newsroom: Newsroom) -> None:
    assert newsroom.client.chat_postMessage(channel="C0GENERAL", text="x")["ok"]
    newsroom.workspace.state.tokens[TOKEN] = frozenset({"chat:write"})
    assert newsroom.refused("chat.postMessage", channel="C0GENERAL", text="x") == "not_in_channel"


def test_a_direct_message_goes_by_the_users_id(newsroom: Newsroom) -> None:
    assert newsroom.client.chat_postMessage(channel=REPORTER.id, text="For you.")["channel"] == "D0REPORTER"
    assert newsroom.client.conversations_open(users=[REPORTER.id])["channel"]["id"] == "D0REPORTER"
    assert newsroom.texts("D0REPORTER") == ["For you."]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"text": ""}, "no_text"),
        ({"blocks": [section("no text beside it")]}, "no_text"),
        ({"text": "x", "blocks": [{"type": "carousel"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [section("x" * 2600)] * 4}, "msg_blocks_too_long"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "parse": "full"}, "invalid_arguments"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ],
)
def test_messages_that_slack_refuses(newsroom: Newsroom, said: dict[str, Any], word: str) -> None:
    assert newsroom.refused("chat.postMessage", channel="C0POLITICS", **said) == word
    assert newsroom.texts() == []


def test_refusals_say_which_block_and_why(newsroom: Newsroom) -> None:
    newsroom.refused("chat.postMessage", channel="C0POLITICS", text="x", blocks=[{"type": "carousel"}])
    (message,) = newsroom.workspace.calls[-1].answer["response_metadata"]["messages"]
    assert message == "[ERROR] Block 1 (carousel): a message takes no such block."


def test_forms_mean_the_same_as_json(newsroom: Newsroom) -> None:
    form = {"channel": "C0POLITICS", "text": "x", "blocks": '[{"type": "divider"}]', "unfurl_links": False}
    newsroom.client.api_call("chat.postMessage", params=form)
    assert newsroom.only().blocks[0]["type"] == "divider"


def test_blocks_and_buttons_without_ids_get_some(newsroom: Newsroom) -> None:
    row = {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Go"}}]}
    answer = newsroom.client.chat_postMessage(channel="C0POLITICS", text="x", blocks=[row, section("y")])
    blocks = answer["message"]["blocks"]
    assert len({block["block_id"] for block in blocks}) == 2
    assert blocks[0]["elements"][0]["action_id"]


def test_messages_are_edited_and_deleted(newsroom: Newsroom) -> None:
    ts = newsroom.client.chat_postMessage(channel="C0POLITICS", text="First.")["ts"]
    newsroom.client.chat_update(channel="C0POLITICS", ts=ts, text="Second.", blocks=[section("Second.")])
    message = newsroom.only()
    assert (message.text, message.edited) == ("Second.", True)
    newsroom.client.chat_delete(channel="C0POLITICS", ts=ts)
    assert newsroom.texts() == []
    assert newsroom.refused("chat.update", channel="C0POLITICS", ts=ts, text="x") == "message_not_found"


def test_what_others_wrote_stays(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#politics", "Mine.")
    about = {"channel": "C0POLITICS", "ts": newsroom.only().ts}
    assert newsroom.refused("chat.update", **about, text="x") == "cant_update_message"
    assert newsroom.refused("chat.delete", **about) == "cant_delete_message"


def test_ephemeral_messages_reach_members_and_cannot_be_edited(newsroom: Newsroom) -> None:
    about: dict[str, Any] = {"channel": "C0POLITICS", "text": "For you."}
    ts = newsroom.client.chat_postEphemeral(**about, user=REPORTER.id)["message_ts"]
    assert newsroom.texts(user="maya") == ["For you."]
    assert newsroom.texts(user="tom") == []
    assert newsroom.refused("chat.update", **about, ts=ts) == "message_not_found"
    assert newsroom.refused("chat.postMessage", **about, thread_ts=ts) == "cannot_reply_to_message"
    assert newsroom.refused("chat.postEphemeral", **about, user="U0NOBODY") == "user_not_in_channel"


def test_ephemeral_messages_need_the_app_in_the_channel(newsroom: Newsroom) -> None:
    about = {"text": "For you.", "user": REPORTER.id}
    assert newsroom.refused("chat.postEphemeral", channel="C0GENERAL", **about) == "not_in_channel"
    assert newsroom.refused("chat.postEphemeral", channel="C0SOURCES", **about) == "channel_not_found"


def test_a_post_is_found_again_by_its_metadata(newsroom: Newsroom) -> None:
    metadata = {"event_type": "edition", "event_payload": {"key": "7"}}
    newsroom.client.chat_postMessage(channel="C0POLITICS", text="Digest.", metadata=metadata)
    newsroom.client.chat_postEphemeral(channel="C0POLITICS", text="Hidden.", user=REPORTER.id)
    (found,) = newsroom.client.conversations_history(channel="C0POLITICS")["messages"]
    assert found["metadata"] == metadata


def test_history_needs_its_scope(newsroom: Newsroom) -> None:
    newsroom.workspace.state.tokens[TOKEN] = frozenset({"chat:write"})
    assert newsroom.refused("conversations.history", channel="C0POLITICS") == "missing_scope"


def test_private_channels_without_the_app_do_not_exist_for_it(newsroom: Newsroom) -> None:
    pages = newsroom.client.conversations_list(types="public_channel,private_channel", limit=2)
    names = [channel["name"] for page in pages for channel in page["channels"]]
    assert names == ["politics", "migration", "general", "wire-partner"]
    assert newsroom.refused("conversations.info", channel="C0SOURCES") == "channel_not_found"


def test_channels_shared_with_others_say_so(newsroom: Newsroom) -> None:
    assert newsroom.client.conversations_info(channel="C0PARTNER")["channel"]["is_ext_shared"] is True
    assert newsroom.client.conversations_members(channel="C0GENERAL")["members"] == ["U0EDITOR", "U0REPORTER"]


def test_users_without_a_time_zone_have_none(newsroom: Newsroom) -> None:
    zoneless = User(id="U0SUB", name="sub", real_name="A Sub", zone=None)
    newsroom.workspace.state.users["U0SUB"] = zoneless
    assert "tz" not in newsroom.client.users_info(user="U0SUB")["user"]
    assert newsroom.client.users_info(user=REPORTER.id)["user"]["tz_offset"] == 3600


def test_tokens_are_in_no_log(newsroom: Newsroom) -> None:
    WebClient(base_url=newsroom.client.base_url).auth_test(token=TOKEN)
    assert TOKEN not in repr(newsroom.workspace.log)


def test_messages_have_rising_times_even_while_the_clock_stands(newsroom: Newsroom) -> None:
    row = [{"type": "actions", "elements": [button("go")]}]
    posts = [newsroom.client.chat_postMessage(channel="C0POLITICS", text="x", blocks=row) for _ in range(3)]
    times = [str(post["ts"]) for post in posts]
    assert times == sorted(set(times))


def test_groups_name_their_members(newsroom: Newsroom) -> None:
    (group,) = newsroom.client.usergroups_list()["usergroups"]
    assert newsroom.client.usergroups_users_list(usergroup=group["id"])["users"] == ["U0EDITOR"]
    assert newsroom.refused("usergroups.users.list", usergroup="S0NONE") == "no_such_subteam"


def test_a_thread_is_read_root_first(newsroom: Newsroom) -> None:
    root = newsroom.client.chat_postMessage(channel="C0POLITICS", text="Root.")["ts"]
    newsroom.client.chat_postMessage(channel="C0POLITICS", text="Reply.", thread_ts=root)
    thread = newsroom.client.conversations_replies(channel="C0POLITICS", ts=root)["messages"]
    assert [message["text"] for message in thread] == ["Root.", "Reply."]


def test_posts_faster_than_the_pace_are_refused(newsroom: Newsroom) -> None:
    newsroom.workspace.state.pace = timedelta(seconds=1)
    about: dict[str, Any] = {"channel": "C0POLITICS", "text": "x"}
    newsroom.client.chat_postMessage(**about)
    assert newsroom.refused("chat.postMessage", **about) == "ratelimited"
    assert newsroom.workspace.calls[-1].status == 429
    newsroom.client.chat_postMessage(channel="C0MIGRATION", text="x")
    newsroom.clock.passes(seconds=1)
    newsroom.client.chat_postMessage(**about)
