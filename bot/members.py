"""Who people are in their workspace, asked of Slack and kept for some minutes: roles and time zones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from threading import Lock
from typing import Any
from urllib.error import URLError
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from handlers.intents import STRANGER, Member
from handlers.roles import NotAllowedError

log = structlog.get_logger()
KEPT = timedelta(minutes=5)
MOST = 5_000
UNSAID = "Slack doesn’t say just now who may do this. Nothing was changed; try again in a minute."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    member: Member
    until: datetime


class Members:
    """Looks people up through Slack's Web API. `group`: the handle of the user group that manages, or ""."""

    def __init__(self, *, clients: Clients, group: str, clock: Callable[[], datetime]) -> None:
        self._clients = clients
        self._group = group.removeprefix("@")
        self._clock = clock
        self._found: dict[tuple[str, str], _Found] = {}
        self._lock = Lock()

    def of(self, workspace: str, user: str) -> Member:
        """Return who `user` is. Raises NotAllowedError while Slack can't be asked: nobody may then."""
        now, key = self._clock(), (workspace, user)
        with self._lock:
            kept = self._found.get(key)
        if kept is not None and kept.until > now:
            return kept.member
        try:
            member = self._asked(self._clients.of(workspace), user)
        except (NotInstalledError, NotRenewedError, SlackApiError, URLError, OSError, HTTPException) as error:
            log.warning("member_unknown", error=type(error).__name__)
            raise NotAllowedError(UNSAID) from error
        with self._lock:
            if len(self._found) >= MOST:
                self._found.clear()
            self._found[key] = _Found(member=member, until=now + KEPT)
        return member

    def _asked(self, slack: WebClient, user: str) -> Member:
        try:
            found = slack.users_info(user=user)["user"]
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return STRANGER
            raise
        guest = any(found.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        manages = not guest and (
            bool(found.get("is_admin") or found.get("is_owner")) or self._in_group(slack, user)
        )
        return Member(guest=guest, manages=manages, group=self._group, zone=_zone(found))

    def _in_group(self, slack: WebClient, user: str) -> bool:
        """Tell whether someone is in the managing group; a workspace without user groups has none."""
        if not self._group:
            return False
        try:
            groups = slack.usergroups_list()["usergroups"]
            named = [one["id"] for one in groups if one.get("handle") == self._group]
            return any(user in slack.usergroups_users_list(usergroup=one)["users"] for one in named)
        except SlackApiError as error:
            if error.response.status_code != 200:
                raise
            log.warning("group_unknown", error=error.response.get("error"))
            return False


def _zone(found: Mapping[str, Any]) -> ZoneInfo | None:
    """Return the time zone of a profile; many state none, and some one that nobody knows."""
    try:
        return ZoneInfo(found["tz"]) if found.get("tz") else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
