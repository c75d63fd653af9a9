"""A server on loopback that answers as a test tells it, byte by byte: the web at its worst."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from bot.fetch import Fetcher

Answer = Callable[[socket.socket], None]
LOOPBACK = "127.0.0.1"


@dataclass
class Hand:
    """A clock that stands still but where a test moves it on."""

    seconds: float = 0.0

    def __call__(self) -> float:
        """Return what it shows."""
        return self.seconds

    def on(self, seconds: float) -> None:
        """Move it on."""
        self.seconds += seconds


@dataclass
class Hostile:
    """The server: `answers` by path, and all the requests that came, head and all."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "news.test") -> str:
        """Return the address of a path on it."""
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [request.split(" ")[1] for request in self.requests]

    def says(self, path: str, body: bytes = b"", *, status: str = "200 OK", **headers: str) -> None:
        """Answer `path` so, with a length."""
        told = {"Content-Type": "text/html", "Content-Length": str(len(body))}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        whole = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        self.answers[path] = lambda connection: connection.sendall(whole)

    def fetcher(self, **more: object) -> Fetcher:
        """Return a fetcher that may come here, and nowhere else: every name leads here."""
        settings: dict[str, object] = {
            "allowed": lambda address, port: (address, port) == (LOOPBACK, self.port),
            "resolve": lambda _host, _port: [LOOPBACK],
            "ports": frozenset({self.port}),
        }
        return Fetcher(**(settings | more))  # type: ignore[arg-type]


@contextmanager
def hostile() -> Iterator[Hostile]:
    """Serve for a while; robots.txt isn't there unless a test puts it there."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        server = Hostile(port=listener.getsockname()[1])
        server.says("/robots.txt", status="404 Not Found")
        serving = threading.Thread(target=_serve, args=(listener, server), daemon=True)
        serving.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            serving.join(5)


def _serve(listener: socket.socket, server: Hostile) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_answer, args=(connection, server), daemon=True).start()


def _answer(connection: socket.socket, server: Hostile) -> None:
    with connection, suppress(OSError, IndexError):
        connection.settimeout(5)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65_536)
            if not piece:
                return
            head += piece
        server.requests.append(head.decode("latin-1"))
        server.answers[server.paths[-1]](connection)


def dripping(head: bytes, drop: bytes, hand: Hand, *, every: float = 0.05, most: int = 400) -> Answer:
    """Answer with `head`, then with drops, a while apart by the hand's clock, until the other side goes."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(most):
            hand.on(every)
            connection.sendall(drop)
        connection.recv(1)

    return drip
