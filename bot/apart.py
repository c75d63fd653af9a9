"""Ingesting in a process of its own: the parser never enters, nor slows, the one that answers."""

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from bot.progress import Taken
from news.errors import WhosaidError


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the other process is to take in as published, and with what."""

    database_url: str
    model: str
    paths: tuple[str, ...]


def ingest_apart(task: Task) -> Iterator[Taken]:
    """Ingest in a spawned process and tell of each piece; raises WhosaidError when that process dies."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_ingest, args=(there, task), daemon=True)
    process.start()
    there.close()
    try:
        yield from _until_done(here)
    finally:
        here.close()
        process.join()


def _until_done(pieces: Connection) -> Iterator[Taken]:
    while True:
        try:
            piece = pieces.recv()
        except EOFError:
            raise WhosaidError(
                "Reading the articles stopped halfway. Run it again: it goes on there."
            ) from None
        if piece is None:
            return
        yield piece


def _ingest(pieces: Connection, task: Task) -> None:
    from bot.app import clock
    from bot.ingest import Ingest
    from bot.stored import opened
    from news.nouns import PUBLISHED
    from news.reading import Reader

    with opened(task.database_url) as store:
        run = Ingest(
            store=store, reader=Reader.load(task.model), standing=PUBLISHED, workspace="", clock=clock
        )
        for taken in run.run(task.paths):
            pieces.send(taken)
    pieces.send(None)
