"""Making a table that somebody asked for into a CSV file, and sending it to them."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from bot.files import File
from bot.jobs.job import Tools
from bot.jobs.telling import tell
from handlers.exports import Table, asked_of
from handlers.registry import EXPORTS
from storage.knowing import known

NOTHING = "Nothing of that can be exported: it was hidden meanwhile, or said by people who aren’t public."
_RISKY = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d,.]*%?")


def export(tools: Tools, args: Mapping[str, Any]) -> None:
    """Send the table to who asked as a file, or say that nothing is left to send."""
    with tools.store.read() as session:
        decided = known(session, workspace=args["workspace"])
        table = EXPORTS[args["what"]](session, asked_of(args, tools.clock()))
    if table is None or not table.rows:
        tell(tools, args, NOTHING)
        return
    tools.send(
        File(
            key=args["key"],
            workspace=args["workspace"],
            channel=args["user"],
            author=args["user"],
            name=f"{table.name}.csv",
            title=table.title,
            content=as_csv(table),
            articles=tuple(table.articles),
            known=decided,
        )
    )


def as_csv(table: Table) -> bytes:
    """Return the table as UTF-8 with the mark by which spreadsheets know it, no cell of it a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def harmless(cell: str) -> str:
    """Return a cell on one line that no spreadsheet executes; numbers stay numbers.

    After OWASP, CSV Injection: what begins a formula gets an apostrophe before it.
    """
    words = " ".join(cell.split())
    return f"'{words}" if _RISKY.match(words) and not _NUMBER.fullmatch(words) else words
