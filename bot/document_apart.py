"""A stranger's PDF or Word file, read in a process of its own: so much time, so much memory, and no more.

A page of thirteen kilobytes can keep a PDF reader busy for half a minute, in half a gigabyte (measured).
"""

import subprocess
import sys

from news.errors import WhosaidError

MOST_SECONDS = 20.0
MOST_MEMORY = 1_000_000_000
"""Bytes of memory that the process may take, where the system holds to it."""

REFUSED = 3
"""The exit code where a document has no text to give: what the process writes says why."""


def document_text_apart(content: bytes, *, seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> str:
    """Return a document's text, a paragraph or printed line a line.

    Raises WhosaidError where there is none, or it takes too much to read; the words go on its name.
    """
    bounds = (str(memory), str(int(seconds) + 1))
    command = [sys.executable, "-P", "-m", "bot.document_reader", *bounds]  # -P: no import from where we are
    try:
        run = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise WhosaidError(f"takes longer than {seconds:g} s to read: its pages may be drawings") from None
    if run.returncode not in {0, REFUSED}:
        raise WhosaidError("takes more memory than a document may, or breaks its reader")
    told = run.stdout.decode()
    if run.returncode == REFUSED:
        raise WhosaidError(told)
    return told
