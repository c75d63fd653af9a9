"""Slack's side of the wire: payloads signed and sent as HTTP requests, or by the app's own connections."""

import hashlib
import hmac
import json
import ssl
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import httpx

from bot.console.sockets import Sockets

Json = Mapping[str, object]
ACK_SECONDS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was delivered and what the app said. `status` is None when no answer came; `error` says why."""

    kind: str
    payload: Mapping[str, Any]
    status: int | None = None
    body: str = ""
    error: str | None = None
    seconds: float = 0.0
    retry: int = 0

    def __str__(self) -> str:
        """Return what tells deliveries apart, without what was said."""
        return f"{self.kind} {self.status or self.error}"

    @property
    def acked(self) -> bool:
        """Tell whether the app answered well and in time."""
        return self.status == httpx.codes.OK

    @property
    def failure(self) -> str:
        """Slack's word for what went wrong: operation_timeout or dispatch_failed."""
        return "operation_timeout" if self.error == "timeout" else "dispatch_failed"

    def answer(self) -> Json | str | None:
        """Return the body: a JSON object where it is one, other text as it is, None when there is none."""
        try:
            parsed = json.loads(self.body) if self.body.strip() else None
        except ValueError:
            return self.body
        return parsed if isinstance(parsed, dict) else None


@dataclass(slots=True)
class PostOffice:
    """Delivers in worker threads, several at once. Timestamps are real time: receivers compare them."""

    app_url: str
    signing_secret: str
    ack_seconds: float = ACK_SECONDS
    sockets: Sockets = field(default_factory=Sockets)
    _pending: int = 0
    _lock: Lock = field(default_factory=Lock)
    _workers: ThreadPoolExecutor = field(init=False)
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._workers = ThreadPoolExecutor(max_workers=16, thread_name_prefix="slack-delivery")
        # Loopback is plain http, and loading the system's certificates takes its time.
        nothing_trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._client = httpx.Client(timeout=self.ack_seconds, trust_env=False, verify=nothing_trusted)

    def command(self, payload: Json, then: Callable[[Delivery], None]) -> Future[Delivery]:
        """Deliver a slash command."""
        return self._send(Delivery(kind="command", payload=payload), _form(payload), then)

    def interaction(self, payload: Json, then: Callable[[Delivery], None]) -> Future[Delivery]:
        """Deliver a press, a submission, a closing."""
        form = _form({"payload": json.dumps(payload)})
        return self._send(Delivery(kind=str(payload["type"]), payload=payload), form, then)

    def event(self, payload: Json, then: Callable[[Delivery], None], *, retry: int = 0) -> Future[Delivery]:
        """Deliver an event; `retry` counts from 1 on what is delivered again."""
        event = payload["event"]
        kind = str(event["type"]) if isinstance(event, Mapping) else "event"
        body = ("application/json", json.dumps(payload))
        return self._send(Delivery(kind=kind, payload=payload, retry=retry), body, then)

    @property
    def busy(self) -> bool:
        """Tell whether anything is under way; what follows from an answer is part of it."""
        with self._lock:
            return self._pending > 0

    def close(self) -> None:
        """Stop delivering; what has been sent is awaited, at most for the three seconds."""
        self._workers.shutdown(wait=True, cancel_futures=True)
        self.sockets.close()
        self._client.close()

    def _send(
        self, parcel: Delivery, body: tuple[str, str], then: Callable[[Delivery], None]
    ) -> Future[Delivery]:
        with self._lock:
            self._pending += 1
        return self._workers.submit(self._carry, parcel, body, then)

    def _carry(self, parcel: Delivery, body: tuple[str, str], then: Callable[[Delivery], None]) -> Delivery:
        started = time.perf_counter()
        try:
            delivered = self._post(parcel, *body)
            delivered = replace(delivered, seconds=time.perf_counter() - started)
            then(delivered)
        finally:
            with self._lock:
                self._pending -= 1
        return delivered

    def _post(self, parcel: Delivery, content_type: str, content: str) -> Delivery:
        """Deliver by a connection that the app has opened, or else over HTTP."""
        if self.sockets.connections:
            return self._by_socket(parcel)
        headers = {"Content-Type": content_type, **self._signature(content), **_retried(parcel.retry)}
        try:
            response = self._client.post(self.app_url, content=content.encode(), headers=headers)
        except httpx.TimeoutException:
            return replace(parcel, error="timeout")
        except httpx.HTTPError as error:
            return replace(parcel, error=type(error).__name__)
        return replace(parcel, status=response.status_code, body=response.text)

    def _by_socket(self, parcel: Delivery) -> Delivery:
        kind = {"command": "slash_commands"}.get(parcel.kind) or (
            "events_api" if "event" in parcel.payload else "interactive"
        )
        body = self.sockets.carry(kind, parcel.payload, parcel.retry, self.ack_seconds)
        return replace(parcel, error="timeout") if body is None else replace(parcel, status=200, body=body)

    def _signature(self, content: str) -> dict[str, str]:
        stamp = str(int(time.time()))
        signed = hmac.new(self.signing_secret.encode(), f"v0:{stamp}:{content}".encode(), hashlib.sha256)
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed.hexdigest()}"}


def _form(fields: Mapping[str, object]) -> tuple[str, str]:
    return "application/x-www-form-urlencoded", urlencode(fields)


def _retried(number: int) -> dict[str, str]:
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"} if number else {}
