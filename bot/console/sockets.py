"""Slack's side of Socket Mode: connections that the app opens, and envelopes that it acknowledges."""

import json
import secrets
from asyncio import AbstractEventLoop, Queue, get_running_loop
from collections.abc import Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass, field
from threading import Condition

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.console.passes import Refused

Json = Mapping[str, object]
MOST = 10


@dataclass(slots=True, eq=False)
class Connection:
    """One connection of the app's: what is put into `waiting` goes out."""

    loop: AbstractEventLoop
    waiting: "Queue[Json | None]"

    def send(self, content: Json | None) -> None:
        """Send `content`, or close the connection; from any thread."""
        self.loop.call_soon_threadsafe(self.waiting.put_nowait, content)


@dataclass(slots=True)
class Sockets:
    """The open connections. An envelope goes to one of them, in turn: there is no order between them."""

    tickets: set[str] = field(default_factory=set)
    connections: list[Connection] = field(default_factory=list)
    acks: dict[str, "Future[Json]"] = field(default_factory=dict)
    changed: Condition = field(default_factory=Condition)

    def ticket(self) -> str:
        """Return what opens one connection; raises `Refused` past the tenth."""
        if len(self.connections) >= MOST:
            raise Refused("too_many_websockets")
        ticket = secrets.token_hex(8)
        self.tickets.add(ticket)
        return ticket

    def carry(self, kind: str, payload: Json, retry: int, seconds: float) -> str | None:
        """Send an envelope and return the body of its acknowledgement, None when none came in time."""
        with self.changed:
            connection = self.connections[0]
            self.connections.append(self.connections.pop(0))
        name = secrets.token_hex(8)
        future = self.acks[name] = Future()
        envelope = {"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": True}
        again = {"retry_attempt": retry, "retry_reason": "timeout"} if kind == "events_api" else {}
        connection.send({**envelope, **again})
        try:
            answer = future.result(seconds)
        except Late:
            return None
        finally:
            del self.acks[name]
        return json.dumps(answer["payload"]) if answer.get("payload") else ""

    def refresh(self) -> None:
        """Tell the app that its connections end, as Slack does every few hours, and end them."""
        for connection in tuple(self.connections):
            connection.send({"type": "disconnect", "reason": "refresh_requested"})
            connection.send(None)

    def close(self) -> None:
        """End all connections for good."""
        for connection in tuple(self.connections):
            connection.send(None)

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one connection until either side ends it."""
        ticket = websocket.path_params["ticket"]
        if ticket not in self.tickets:
            await websocket.close()
            return
        self.tickets.remove(ticket)
        await websocket.accept()
        connection = Connection(loop=get_running_loop(), waiting=Queue())
        connection.send({"type": "hello", "num_connections": len(self.connections) + 1})
        self._opened(connection)
        sender = get_running_loop().create_task(_sent(websocket, connection))
        try:
            while True:
                self._acknowledged(json.loads(await websocket.receive_text()))
        except (WebSocketDisconnect, RuntimeError):
            pass  # a connection that has ended is how it ends
        finally:
            self._closed(connection)
            sender.cancel()

    def _acknowledged(self, answer: Json) -> None:
        waiting = self.acks.get(str(answer.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(answer)

    def _opened(self, connection: Connection) -> None:
        with self.changed:
            self.connections.append(connection)
            self.changed.notify_all()

    def _closed(self, connection: Connection) -> None:
        with self.changed:
            self.connections.remove(connection)
            self.changed.notify_all()


async def _sent(websocket: WebSocket, connection: Connection) -> None:
    while (content := await connection.waiting.get()) is not None:
        await websocket.send_text(json.dumps(content))
    await websocket.close()
