"""The manifest keeps Slack's documented rules, and is the registry's.

The rules are those of Slack's "App manifest reference" and of the schema in slackapi/manifest-schema, read in
November 2026: lengths, numbers, which keys there are.
"""

import re

import pytest

from bot.manifest import manifest, slacks
from bot.settings import load
from handlers.registry import COMMANDS, SHORTCUTS
from news.errors import WhosaidError

SOCKET = slacks()
HTTP = slacks(domains=("news.example", "paper.example"), url="https://whosaid.news.example")
BOTH = pytest.mark.parametrize("made", [SOCKET, HTTP], ids=["socket", "http"])
EVENT_SCOPES = {"message.im": "im:history", "app_mention": "app_mentions:read", "link_shared": "links:read"}
METHOD_SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.unfurl": "links:write",
    "conversations.info": "channels:read",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "usergroups.users.list": "usergroups:read",
    "users.info": "users:read",
}


@BOTH
def test_texts_have_the_lengths_that_slack_takes(made):
    about, features = made["display_information"], made["features"]
    assert 1 <= len(about["name"]) <= 35
    assert 1 <= len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", about["background_color"])
    assert 1 <= len(features["bot_user"]["display_name"]) <= 80


@BOTH
def test_commands_and_shortcuts_keep_slacks_rules(made):
    commands, shortcuts = made["features"]["slash_commands"], made["features"]["shortcuts"]
    assert [one["command"] for one in commands] == [one.name for one in COMMANDS]
    assert 1 <= len(commands) <= 50
    for one in commands:
        assert re.fullmatch(r"/[a-z]{1,31}", one["command"])
        assert one["command"] not in {"/feed", "/invite", "/remind", "/me"}, "a command of Slack's own"
        assert 1 <= len(one["description"]) <= 2000
        assert 1 <= len(one["usage_hint"]) <= 1000
    assert len({one["callback_id"] for one in shortcuts}) == len(shortcuts) == len(SHORTCUTS)
    assert 1 <= len(shortcuts) <= 10
    for one in shortcuts:
        assert one["type"] in {"message", "global"}
        assert 1 <= len(one["name"]) <= 24
        assert 1 <= len(one["callback_id"]) <= 255
        assert 1 <= len(one["description"]) <= 150


@BOTH
def test_scopes_are_those_that_events_and_calls_need_and_no_more(made):
    scopes, events = set(made["oauth_config"]["scopes"]["bot"]), made["settings"]["event_subscriptions"]
    needed = {"commands", "chat:write.public", "groups:read", *METHOD_SCOPES.values()}
    needed |= {EVENT_SCOPES[one] for one in events["bot_events"] if one in EVENT_SCOPES}
    linked = "link_shared" in events["bot_events"]
    assert scopes == (needed if linked else needed - {"links:write"})
    assert "channels:history" not in scopes
    assert "user" not in made["oauth_config"]["scopes"]


def test_socket_mode_names_no_address_and_http_names_one_everywhere():
    settings = SOCKET["settings"]
    assert settings["socket_mode_enabled"]
    assert "https://" not in str(
        {key: value for key, value in SOCKET.items() if key != "display_information"}
    )
    assert not HTTP["settings"]["socket_mode_enabled"]
    asked = {one["url"] for one in HTTP["features"]["slash_commands"]}
    for part in ("event_subscriptions", "interactivity"):
        asked.add(HTTP["settings"][part]["request_url"])
    assert asked == {"https://whosaid.news.example/slack/events"}
    assert HTTP["oauth_config"]["redirect_urls"] == ["https://whosaid.news.example/slack/oauth_redirect"]


def test_links_are_asked_for_with_domains_only():
    assert "unfurl_domains" not in SOCKET["features"]
    assert HTTP["features"]["unfurl_domains"] == ["news.example", "paper.example"]


@pytest.mark.parametrize("named", [5, 6])
def test_slack_takes_five_domains_and_the_settings_no_more(monkeypatch, named):
    domains = [f"n{number}.example" for number in range(named)]
    monkeypatch.setenv("WHOSAID_DOMAINS", ",".join(domains))
    if named > 5:
        with pytest.raises(WhosaidError, match="five domains"):
            load()
    else:
        assert slacks(domains=load().domains())["features"]["unfurl_domains"] == domains


@pytest.mark.parametrize("domains", [(), ("news.example",)])
def test_the_double_installs_the_app_as_slack_does(domains):
    double, real = manifest(domains), slacks(domains=domains)
    assert sorted(double.scopes) == real["oauth_config"]["scopes"]["bot"]
    assert sorted(double.events) == real["settings"]["event_subscriptions"]["bot_events"]
    assert [one.name for one in double.commands] == [
        one["command"] for one in real["features"]["slash_commands"]
    ]
