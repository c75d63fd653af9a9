"""Connecting to the address that was checked, and to no other, within one deadline.

A name is resolved once for a connection; all its addresses must be allowed, and one of them is connected to
as a number, so a name that resolves otherwise a moment later changes nothing. Certificates are still checked
against the name. Each read and write has only what is left of the deadline.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import httpcore

from bot.fetch_addresses import is_public
from bot.fetch_errors import FetchError

Resolve = Callable[[str, int], list[str]]
Allowed = Callable[[str, int], bool]
Ticks = Callable[[], float]
"""Returns seconds that only ever grow."""
SHORTEST = 0.001
UNRESOLVED = "has a name that can't be resolved: is it spelt right?"


class Deadline:
    """So many seconds from now, in all."""

    def __init__(self, seconds: float, ticks: Ticks = monotonic) -> None:
        self.seconds = seconds
        self._ticks = ticks
        self._end = ticks() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises FetchError where there are none."""
        left = self._end - self._ticks()
        if left <= 0:
            raise FetchError(f"takes longer than {self.seconds:g} s to answer", passing=True)
        return max(left, SHORTEST)


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a name, each once, in the resolver's order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def public_only(address: str, _port: int) -> bool:
    """Allow public addresses: the rule that holds wherever none is given."""
    return is_public(address)


class Pinned(httpcore.NetworkBackend):
    """What httpcore connects by: resolves, checks, and connects to what was checked."""

    def __init__(self, deadline: Deadline, *, resolve: Resolve, allowed: Allowed) -> None:
        self._deadline, self._resolve, self._allowed = deadline, resolve, allowed
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the name's addresses that answers."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._checked(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, timeout=self._deadline.left(), socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._answer(host, port)
        if not addresses:
            raise FetchError("has a name that leads to no address")
        if not all(self._allowed(address, port) for address in addresses):
            raise FetchError("leads to a private network, from which nothing is fetched")
        return addresses

    def _answer(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own: the system's resolver knows no deadline."""
        answers: list[list[str]] = []
        failures: list[OSError | ValueError] = []

        def ask() -> None:
            try:
                answers.append(self._resolve(host, port))
            except (OSError, ValueError) as error:
                failures.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self._deadline.left())
        self._deadline.left()
        if failures:
            raise FetchError(UNRESOLVED, passing=True) from failures[0]
        return answers[0]


class _Timed(httpcore.NetworkStream):
    """A connection whose every step has only what is left of the deadline, however it drips."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._inner.read(max_bytes, timeout=self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._inner.write(buffer, timeout=self._deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on under TLS, the certificate checked against the name."""
        inner = self._inner.start_tls(ssl_context, server_hostname, timeout=self._deadline.left())
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell what httpcore wants to know."""
        return self._inner.get_extra_info(info)
