"""Procrastinate's worker: takes jobs from PostgreSQL's queue and does the work that each stands for."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from threading import Event
from typing import Any

import structlog
from procrastinate import App, PsycopgConnector
from sqlalchemy import Engine

from bot.stored import trouble
from storage.queue import QUEUES, STALLED_AFTER, TASK, WAITING

log = structlog.get_logger()
SWEPT_EVERY = 5.0
LOOKED_EVERY = 1.0
CONNECTIONS = 6
"""For each of two kinds of queues one that listens, one that fetches, one for the sign of life."""


class Queued:
    """Does with `do` what the queue gives, with several hands; `sweep` puts there what is due."""

    def __init__(
        self,
        *,
        engine: Engine,
        do: Callable[[int], object],
        sweep: Callable[[], object],
        stop: Event,
        hands: int,
    ) -> None:
        self._hands = hands
        self._engine = engine
        self._do = do
        self._sweep = sweep
        self._stop = stop
        self._done = 0

    def run(self, *, idle: float | None) -> None:
        """Work until stopped, or until nothing came for `idle` seconds."""
        asyncio.run(self._run(idle))

    async def _run(self, idle: float | None) -> None:
        app = self._app()
        async with app.open_async():
            if idle is None:
                await self._work_on(app)
            else:
                await self._work_off(app, idle)

    def _app(self) -> App:
        address = self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        app = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=CONNECTIONS))
        app.task(name=TASK)(self._work)
        return app

    def _work(self, work_id: int) -> None:
        self._do(work_id)
        self._done += 1

    async def _work_on(self, app: App) -> None:
        working = [asyncio.create_task(one) for one in (*self._workers(app, wait=True), self._sweep_on())]
        while not self._stop.is_set() and not any(one.done() for one in working):
            await asyncio.sleep(LOOKED_EVERY)
        for one in working:
            one.cancel()  # Procrastinate finishes the job it is at
        for ended in await asyncio.gather(*working, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended

    async def _sweep_on(self) -> None:
        while True:
            try:
                await asyncio.to_thread(self._sweep)
                await asyncio.sleep(SWEPT_EVERY)
            except Exception as error:  # whatever it is: without sweeps nothing that was put off comes back
                why = trouble(error)
                log.error("sweep_failed", why=why, exc_info=why is None)
                await asyncio.sleep(LOOKED_EVERY)

    async def _work_off(self, app: App, idle: float) -> None:
        waited = 0.0
        while not self._stop.is_set() and waited <= idle:
            before = self._done
            await asyncio.to_thread(self._sweep)
            await asyncio.gather(*self._workers(app, wait=False))
            if self._done > before:
                waited = 0.0
                continue
            await asyncio.sleep(min(idle, LOOKED_EVERY))
            waited += LOOKED_EVERY

    def _workers(self, app: App, *, wait: bool) -> list[Coroutine[Any, Any, None]]:
        """Return one hand for what needs the processor, and the others for what waits: none hoards."""
        hands = {tuple(QUEUES.values()): 1, (WAITING,): max(1, self._hands - 1)}
        return [self._worker(app, queues, number, wait=wait) for queues, number in hands.items()]

    async def _worker(self, app: App, queues: Sequence[str], hands: int, *, wait: bool) -> None:
        await app.run_worker_async(
            queues=list(queues),
            wait=wait,
            concurrency=hands,
            install_signal_handlers=False,
            listen_notify=wait,
            delete_jobs="always",  # the row of `work` tells what became of it
            stalled_worker_timeout=STALLED_AFTER,
        )
