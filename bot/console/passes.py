"""What Slack hands out for a short while: trigger ids (3 s, once) and response URLs (30 minutes, 5 uses)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

TRIGGER_LASTS = timedelta(seconds=3)
RESPONSE_LASTS = timedelta(minutes=30)
RESPONSE_USES = 5


class Refused(Exception):  # noqa: N818 (an answer of Slack's, in its own word)
    """Slack's "no", in its error word, with whatever else stands in the answer."""

    def __init__(self, error: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Leave to open one modal for `user`."""

    id: str
    user: str
    at: datetime
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseUrl:
    """Leave to answer `user` in a channel; `original` is the message whose button gave it, if one did."""

    id: str
    user: str
    channel: str
    at: datetime
    original: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Passes:
    """All triggers and response URLs ever given out. Not thread-safe: the workspace's lock is."""

    clock: Callable[[], datetime]
    triggers: dict[str, Trigger] = field(default_factory=dict)
    responses: dict[str, ResponseUrl] = field(default_factory=dict)

    def trigger(self, user: str) -> str:
        """Give out a trigger id."""
        issued = Trigger(id=f"{len(self.triggers) + 1}.{secrets.token_hex(8)}", user=user, at=self.clock())
        self.triggers[issued.id] = issued
        return issued.id

    def exchange(self, trigger_id: object) -> str:
        """Use a trigger up and return its user; raise `Refused` for an unknown, used or late one."""
        trigger = self.triggers.get(str(trigger_id))
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock() - trigger.at > TRIGGER_LASTS:
            raise Refused("expired_trigger_id")
        self.triggers[trigger.id] = replace(trigger, used=True)
        return trigger.user

    def response(self, user: str, channel: str, *, original: str | None = None) -> str:
        """Give out a response URL and return its id."""
        name = secrets.token_hex(12)
        self.responses[name] = ResponseUrl(
            id=name, user=user, channel=channel, at=self.clock(), original=original
        )
        return name

    def answer(self, response_id: str) -> ResponseUrl:
        """Use a response URL once; raise `Refused` for an unknown, exhausted or late one."""
        response = self.responses.get(response_id)
        if response is None:
            raise Refused("invalid_url")
        if self.clock() - response.at > RESPONSE_LASTS:
            raise Refused("expired_url")
        if response.uses >= RESPONSE_USES:
            raise Refused("used_url")
        self.responses[response_id] = replace(response, uses=response.uses + 1)
        return response
