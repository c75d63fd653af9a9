"""Who people are in their workspace, asked of Slack and kept for some minutes: roles and time zones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from threading import Lock
from typing import Any, TypeVar
from urllib.error import URLError
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from handlers.intents import STRANGER, Member
from handlers.roles import NotAllowedError

log = structlog.get_logger()
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
KEPT = timedelta(minutes=5)
ZONE_KEPT = timedelta(days=1)
RESTED = timedelta(minutes=1)
"""For how long Slack isn't asked again for the zone of somebody of whom it said nothing."""

UNANSWERED = (NotInstalledError, NotRenewedError, SlackApiError, URLError, OSError, HTTPException)
MOST = 5_000
UNSAID = "Slack doesn’t say just now who may do this. Nothing was changed; try again in a minute."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """What Slack said of somebody, and when; None: nothing."""

    said: Mapping[str, Any] | None
    asked_at: datetime


class Members:
    """Looks people up through Slack's Web API. `group`: the handle of the user group that manages, or ""."""

    def __init__(self, *, clients: Clients, group: str, clock: Callable[[], datetime]) -> None:
        self._clients = clients
        self._group = group.removeprefix("@")
        self._clock = clock
        self._members: dict[tuple[str, str], tuple[Member, datetime]] = {}
        self._profiles: dict[tuple[str, str], _Profile] = {}
        self._lock = Lock()

    def of(self, workspace: str, user: str) -> Member:
        """Return who `user` is. Raises NotAllowedError while Slack can't be asked: nobody may then."""
        now, key = self._clock(), (workspace, user)
        with self._lock:
            member, until = self._members.get(key, (STRANGER, now))
        if until > now:
            return member
        try:
            member, asked_at = self._asked(self._clients.of(workspace), workspace, user)
        except UNANSWERED as error:
            log.warning("member_unknown", error=type(error).__name__)
            raise NotAllowedError(UNSAID) from error
        _keep(self._lock, self._members, key, (member, asked_at + KEPT))
        return member

    def zone(self, workspace: str, user: str) -> ZoneInfo | None:
        """Return the time zone that they stated within the last day; None: none, or Slack doesn't answer."""
        now, key = self._clock(), (workspace, user)
        with self._lock:
            kept = self._profiles.get(key)
        if kept is not None and now - kept.asked_at < (RESTED if kept.said is None else ZONE_KEPT):
            return _zone(kept.said or {})
        try:
            return _zone(self._profile(self._clients.of(workspace), workspace, user).said or {})
        except UNANSWERED as error:
            log.warning("zone_unknown", error=type(error).__name__)
            _keep(self._lock, self._profiles, key, _Profile(said=None, asked_at=now))
            return None

    def _profile(self, slack: WebClient, workspace: str, user: str) -> _Profile:
        """Ask Slack for a profile, and keep it."""
        said: Mapping[str, Any] = slack.users_info(user=user)["user"]
        profile = _Profile(said=said, asked_at=self._clock())
        _keep(self._lock, self._profiles, (workspace, user), profile)
        return profile

    def _asked(self, slack: WebClient, workspace: str, user: str) -> tuple[Member, datetime]:
        """Return who that is, and when Slack said so: a profile that was just asked for is good."""
        with self._lock:
            kept = self._profiles.get((workspace, user))
        try:
            if kept is None or kept.said is None or self._clock() - kept.asked_at >= KEPT:
                kept = self._profile(slack, workspace, user)
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return STRANGER, self._clock()
            raise
        said = kept.said or {}
        guest = any(said.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        manages = not guest and (
            bool(said.get("is_admin") or said.get("is_owner")) or self._in_group(slack, user)
        )
        member = Member(guest=guest, manages=manages, group=self._group, zone=_zone(said))
        return member, kept.asked_at

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


def _keep(lock: Lock, kept: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    with lock:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = value


def _zone(found: Mapping[str, Any]) -> ZoneInfo | None:
    """Return the time zone of a profile; many state none, and some one that nobody knows."""
    try:
        return ZoneInfo(found["tz"]) if found.get("tz") else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
