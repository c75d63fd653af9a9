"""`whosaid stats` and `whosaid work`: how the store stands, and work that failed too often."""

import sys

from rich.console import Console
from rich.table import Table

from bot.app import clock
from bot.settings import load
from bot.stored import opened
from news.errors import WhosaidError
from storage import pulse, work


def show_stats() -> int:
    """Print how many rows the tables hold, and below that what waits; return the exit code."""
    with opened(load().database_url) as store, store.read() as session:
        rows = pulse.rows(session)
        now = pulse.take(session, now=clock())
    shown = Table(box=None, show_header=False)
    for name, number in sorted(rows.items()):
        if number:
            shown.add_row(name, f"{number:,}")
    shown.add_section()
    for kind, number in sorted(now.waiting.items()):
        shown.add_row(f"work waiting: {kind}", f"{number:,}")
    for state, number in sorted(now.outbox.items()):
        shown.add_row(f"messages {state}", f"{number:,}")
    shown.add_row("work that failed too often", f"{now.dead:,}")
    shown.add_row("oldest work that is due", _age(now.work_lag))
    shown.add_row("oldest message that waits", _age(now.delivery_lag))
    shown.add_row("last article read", _age(now.since_read, "ago"))
    Console().print(shown)
    return 0


def _age(seconds: float | None, after: str = "") -> str:
    if seconds is None:
        return "none"
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit} {after}".strip()
    return f"{seconds:.0f} seconds {after}".strip()


def list_dead() -> int:
    """Print the work that failed too often, and why; return the exit code."""
    with opened(load().database_url) as store, store.read() as session:
        dead = work.dead(session, now=clock())
    if not dead:
        sys.stdout.write("No work has failed too often.\n")
        return 0
    shown = Table("id", "kind", "wanted", "why it failed", box=None)
    for one in dead:
        shown.add_row(str(one.id), one.kind, f"{one.wanted_at:%Y-%m-%d %H:%M} UTC", one.failure)
    Console().print(shown)
    return 0


def retry(work_id: int | None) -> int:
    """Let failed work be tried again, all of it or the one named; return the exit code."""
    with opened(load().database_url) as store, store.write() as session:
        found = work.retry(session, now=clock(), work_id=work_id)
    if work_id is not None and not found:
        raise WhosaidError(f"No failed work has the id {work_id}. See: whosaid work list")
    sys.stdout.write(f"{found} to be tried again.\n")
    return 0
