"""Fetching from the web, safely: the only network code for what strangers name.

http and https, public addresses, ordinary ports; at most five redirects, each checked like the first; so many
bytes unpacked and so many seconds in all; and what a site asks of programs is respected.
"""

import re
import ssl
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from threading import Lock
from time import monotonic
from urllib.parse import urljoin

import httpcore
import httpx

from bot.fetch_addresses import PORTS
from bot.fetch_answer import Fetched, Wish, read_answer, refused
from bot.fetch_body import ENCODINGS
from bot.fetch_connection import Allowed, Deadline, Pinned, Resolve, Ticks, public_only, resolved
from bot.fetch_errors import FetchError
from bot.fetch_robots import ALL, NAME, Robots, read_robots, reserves_mining
from bot.fetch_robots import MOST_BYTES as LONGEST_ROBOTS

MOST_REDIRECTS = 5
MOST_BYTES = 10_000_000
MOST_SECONDS = 20.0
LONGEST_URL = 4096
ROBOTS_KEPT = 86_400.0
"""Seconds for which a robots.txt holds before it is asked for again (RFC 9309, 2.4)."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})

_HOST = re.compile(rb"[a-z0-9_.-]+|[0-9a-f:.]+")
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches, for several threads if need be; what sites ask of programs is remembered for a day.

    `contact` is a page or mail address by which those who run a site can reach us. `allowed`, `resolve`,
    `ports` and `ticks` are for tests, which serve on loopback: nothing else may set them.
    """

    contact: str = ""
    seconds: float = MOST_SECONDS
    most_bytes: int = MOST_BYTES
    allowed: Allowed = public_only
    resolve: Resolve = resolved
    ports: frozenset[int] = frozenset(PORTS.values())
    ticks: Ticks = monotonic
    _robots: dict[str, tuple[float, Robots]] = field(default_factory=dict)
    _hosts: defaultdict[bytes, Lock] = field(default_factory=lambda: defaultdict(Lock))
    _tls: ssl.SSLContext = field(default_factory=httpx.create_ssl_context)

    def fetch(
        self, url: str, *, kinds: frozenset[str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """Return what `url` leads to: an answer of 200, or of 304 where `headers` ask for a change only.

        `kinds` are the media types wanted. Raises FetchError, whose words go on the address.
        """
        deadline = Deadline(self.seconds, self.ticks)
        wish = Wish(deadline=deadline, most=self.most_bytes, kinds=kinds, headers=headers or {})
        answer = self._followed(url, wish, mannerly=True)
        if answer.status not in {200, 304}:
            raise refused(answer)
        if reserves_mining(answer.headers, answer.body):
            raise FetchError("reserves its text against mining by programs: it isn't read")
        return answer

    def _followed(self, url: str, wish: Wish, *, mannerly: bool) -> Fetched:
        """Follow redirects; where `mannerly`, ask each site first what it allows."""
        for _ in range(MOST_REDIRECTS + 1):
            target = self._checked(url)
            if mannerly and not self._rules(target, wish).allows(target.raw_path.decode("ascii")):
                raise FetchError("asks programs not to read it, in its robots.txt")
            answer = self._once(target, wish)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return answer
            url = _joined(str(target), answer.headers["location"])
        raise FetchError(f"leads on more than {MOST_REDIRECTS} times")

    def _checked(self, url: str) -> httpx.URL:
        """Return the address parsed, if it is one that may be asked for at all."""
        if len(url) > LONGEST_URL:
            raise FetchError("has an address that is too long")
        try:
            target = httpx.URL(url.strip()).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError("is no address that can be fetched") from error
        if target.scheme not in PORTS or not target.raw_host:
            raise FetchError("leads to what is no web address: only http:// and https:// are fetched")
        if not _HOST.fullmatch(target.raw_host):
            raise FetchError("has a name that no site can have")
        if target.userinfo:
            raise FetchError("has a name or a password in its address, which is not sent")
        if (target.port or PORTS[target.scheme]) not in self.ports:
            raise FetchError("names a port of its own: only 80 and 443 are fetched from")
        return target

    def _rules(self, target: httpx.URL, wish: Wish) -> Robots:
        """Return what the site asks: it allows all where it says nothing; where its answer fails, we wait."""
        site = f"{target.scheme}://{target.netloc.decode('ascii')}"
        read_at, found = self._robots.get(site, (-ROBOTS_KEPT, ALL))
        if self.ticks() - read_at >= ROBOTS_KEPT:
            asked = Wish(deadline=wish.deadline, most=LONGEST_ROBOTS)
            answer = self._followed(f"{site}/robots.txt", asked, mannerly=False)
            if answer.status >= 500:
                raise FetchError("can't say now what programs may read: its robots.txt fails", passing=True)
            found = read_robots(answer.body.decode("utf-8", "replace")) if answer.status == 200 else ALL
            self._robots[site] = self.ticks(), found
        return found

    def _once(self, target: httpx.URL, wish: Wish) -> Fetched:
        """Ask once, over a connection of its own; no host is asked twice at once."""
        backend = Pinned(wish.deadline, resolve=self.resolve, allowed=self.allowed)
        headers = [*self._headers(target).items(), *wish.headers.items()]
        try:
            with (
                self._turn(target, wish),
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream("GET", _plain(target), headers=headers) as answer,
            ):
                return read_answer(target, answer, wish)
        except httpcore.TimeoutException as error:
            raise FetchError(f"takes longer than {self.seconds:g} s to answer", passing=True) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise FetchError("can't be reached, or breaks off: try again later", passing=True) from error

    @contextmanager
    def _turn(self, target: httpx.URL, wish: Wish) -> Iterator[None]:
        """Wait until nobody else asks this host."""
        host = self._hosts[target.raw_host]
        if not host.acquire(timeout=wish.deadline.left()):
            raise FetchError("is still busy with what was asked of it before", passing=True)
        try:
            yield
        finally:
            host.release()

    def _headers(self, target: httpx.URL) -> dict[str, str]:
        about = f" (+{self.contact})" if self.contact else ""
        return {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": f"{NAME}/{version(NAME)}{about}",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Encoding": ENCODINGS,
            "Accept-Language": "en",
            "Connection": "close",
        }


def _joined(base: str, to: str) -> str:
    try:
        return urljoin(base, to)
    except ValueError as error:
        raise FetchError("leads on to what is no address") from error


def _plain(target: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )
