"""What the app asks Slack for, as its registry has it: Slack's own manifest, and the double's."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from bot.console.cast import Manifest, Shortcut, SlashCommand
from handlers.registry import COMMANDS, SHORTCUTS

DESCRIPTION = "Who said what in the news, in which article, and how we know."
LONG_DESCRIPTION = (
    "Type /whosaid and a name, or words in quotation marks: you get what was said, by whom and where "
    "exactly, with the sentence, the outlet, the date and the link. Every word that is shown as said stands "
    "in an article that your newsroom has fed to the app; nothing is generated. Answers are seen by who "
    "asked alone, until they are shared."
)
SCOPES = (
    *("app_mentions:read", "channels:read", "chat:write", "chat:write.public", "commands", "files:write"),
    *("groups:read", "im:history", "im:write", "usergroups:read", "users:read"),
)
LINK_SCOPES = ("links:read", "links:write")
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")


def manifest(domains: Sequence[str] = ()) -> Manifest:
    """Return the manifest that the workspace double installs the app with."""
    return Manifest(
        commands=tuple(
            SlashCommand(name=command.name, hint=command.ways.usage, description=command.ways.summary)
            for command in COMMANDS
        ),
        shortcuts=tuple(
            Shortcut(callback_id=shortcut.callback, name=shortcut.name, on_message=shortcut.on_message)
            for shortcut in SHORTCUTS
        ),
        scopes=frozenset(scopes(domains)),
        events=frozenset(_events(domains)),
        domains=frozenset(domains),
    )


def slacks(*, domains: Sequence[str] = (), url: str = "") -> Mapping[str, Any]:
    """Return the manifest as Slack takes it: for HTTP at `url` (https://HOST), or else for Socket Mode.

    `domains`: links to these are unfurled. After Slack's "App manifest reference".
    """
    request = {"request_url": f"{url}/slack/events"} if url else {}
    bot = {"bot": sorted(scopes(domains))}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "whosaid",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": "#1d3557",
        },
        "features": _features(domains, f"{url}/slack/events" if url else ""),
        "oauth_config": {
            **({"redirect_urls": [f"{url}/slack/oauth_redirect"]} if url else {}),
            "scopes": bot,
        },
        "settings": {
            "event_subscriptions": {**request, "bot_events": sorted(_events(domains))},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def write(*, domains: Sequence[str], url: str) -> int:
    """Write Slack's manifest to standard output; return the exit code."""
    sys.stdout.write(as_yaml(slacks(domains=domains, url=url)))
    return 0


def as_yaml(content: Mapping[str, Any]) -> str:
    """Return `content` as YAML, in its own order."""
    written: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    return written


def _features(domains: Sequence[str], request_url: str) -> Mapping[str, Any]:
    address = {"url": request_url} if request_url else {}
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "whosaid", "always_online": True},
        "shortcuts": [
            {
                "name": one.name,
                "type": "message" if one.on_message else "global",
                "callback_id": one.callback,
                "description": one.summary,
            }
            for one in SHORTCUTS
        ],
        "slash_commands": [
            {
                "command": one.name,
                **address,
                "description": one.ways.summary,
                "usage_hint": one.ways.usage,
                "should_escape": False,
            }
            for one in COMMANDS
        ],
        **({"unfurl_domains": list(domains)} if domains else {}),
    }


def _events(domains: Sequence[str]) -> tuple[str, ...]:
    return (*EVENTS, "link_shared") if domains else EVENTS


def scopes(domains: Sequence[str]) -> tuple[str, ...]:
    """Return the bot scopes that the app asks for, those for links only with `domains`."""
    return (*SCOPES, *LINK_SCOPES) if domains else SCOPES
