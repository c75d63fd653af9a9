"""`make image-steps`: the Dockerfile's commands, one after the other, where there is no Docker engine.

Each runs as the image would run it, with the environment that the file sets, in a tree of folders that
begins as this machine's and is thrown away. Then the program is tried as `compose.yaml` runs it: as the
image's user, the whole tree read-only but for `/data` and `/tmp`. It takes root and Linux; pip is asked for
the packages.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEWS = "“It is the right road,” said Ana Doe, the mayor of Dover, on Wednesday.\n"
TRIED = """
{program} db upgrade
{program} ingest --published /tmp/news.txt
{program} ask '/whosaid Ana Doe' | grep 'It is the right road'
{program} doctor
test -s /data/named_by_a_secret.db
{program} worker & worker=$!
for _ in $(seq 60); do {health} 2>/dev/null && break; sleep 0.5; done
{health}
kill $worker; wait $worker
export SLACK_BOT_TOKEN=xoxb-none SLACK_SIGNING_SECRET=none SLACK_API_URL=http://127.0.0.1:1/
{program} serve & serve=$!
for _ in $(seq 60); do {health} 2>/dev/null && break; sleep 0.5; done
{health}
kill $serve; wait $serve
! touch /whosaid/x 2>/dev/null
"""
"""`serve` waits for a Slack that can't be reached, and answers the health check meanwhile."""


@dataclass(slots=True)
class Image:
    """What a stage of the Dockerfile sets; both stages share one tree here."""

    tree: Path
    env: dict[str, str] = field(default_factory=dict)
    user: str = "0"
    folder: str = "/"
    program: str = ""
    health: str = ""

    def do(self, word: str, rest: str) -> None:
        """Do one instruction. What only says how the image is used is passed over."""
        match word:
            case "RUN":
                self.run(rest, os.environ)
            case "COPY" if "--from" not in rest:
                here, there = rest.split()
                _run("mkdir", "-p", f"{self.tree}{there}")
                _run("cp", "-r", f"{ROOT / here}/.", f"{self.tree}{there}")
            case "ENV":
                self._set(rest)
            case "USER":
                self.user = rest
            case "WORKDIR":
                self.folder = rest
            case "ENTRYPOINT":
                self.program = shlex.join(json.loads(rest))
            case "HEALTHCHECK":
                self.health = shlex.join(json.loads(rest[rest.index("CMD") + 3 :]))
            case _:
                pass

    def _set(self, rest: str) -> None:
        path = {"PATH": os.environ["PATH"]} | self.env
        for name, value in (part.split("=", 1) for part in shlex.split(rest)):
            self.env[name] = value.replace("$PATH", path["PATH"])

    def run(self, script: str, env: Mapping[str, str]) -> None:
        """Run a script in the tree as the image's user."""
        inside = ("chroot", f"--userspec={self.user}:{self.user}", str(self.tree))
        words = (*inside, "env", f"--chdir={self.folder}", "sh", "-ec", script)
        subprocess.run(words, env={**env, **self.env}, check=True)


def main() -> int:
    """Run all steps, and try what they made; return the exit code."""
    if os.geteuid() or sys.platform != "linux":
        sys.stdout.write("This takes root on Linux: sudo make image-steps\n")
        return 2
    with _tree() as tree:
        image = Image(tree)
        for word, rest in _instructions((ROOT / "Dockerfile").read_text(encoding="utf-8")):
            _said(f"{word} {rest[:100]}")
            image = Image(tree) if word == "FROM" else image
            image.do(word, rest)
        secrets = tree / "run/secrets"
        secrets.mkdir(parents=True, exist_ok=True)
        (secrets / "database_url").write_text("sqlite:////data/named_by_a_secret.db", encoding="utf-8")
        _make_read_only(tree)
        (tree / "tmp/news.txt").write_text(NEWS, encoding="utf-8")
        _said(f"as {image.user}, read-only but for /data and /tmp")
        image.run(TRIED.format(program=image.program, health=image.health), {})
    _said("Every step was run, and what they made answers, reads and stops.")
    return 0


def _instructions(text: str) -> Iterator[tuple[str, str]]:
    whole = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", text))
    for line in whole.splitlines():
        word, _, rest = line.partition(" ")
        if rest:
            yield word, rest.strip()


@contextmanager
def _tree() -> Iterator[Path]:
    """Give a tree that begins as this machine's, and whose changes are thrown away."""
    with tempfile.TemporaryDirectory(prefix="image", dir="/var/tmp") as made:
        _run("mount", "-t", "tmpfs", "tmpfs", made)
        tree, upper, work = (Path(made) / name for name in ("tree", "upper", "work"))
        for one in (tree, upper, work):
            one.mkdir()
        try:
            layers = f"lowerdir=/,upperdir={upper},workdir={work}"
            _run("mount", "-t", "overlay", "overlay", "-o", layers, str(tree))
            for name in ("dev", "proc"):
                _run("mount", "--rbind", f"/{name}", f"{tree}/{name}")
                _run("mount", "--make-rslave", f"{tree}/{name}")
            yield tree
        finally:
            _run("umount", "--recursive", "--lazy", made)


def _make_read_only(tree: Path) -> None:
    owner = (tree / "data").stat().st_uid
    _run("chmod", "a+x", f"{tree}/root")  # this machine's Python may lie there
    _run("mount", "-t", "tmpfs", "-o", f"uid={owner},mode=755", "tmpfs", f"{tree}/data")
    _run("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", str(tree / "tmp"))
    _run("mount", "-o", "remount,ro", str(tree))


def _run(*words: str) -> None:
    subprocess.run(words, check=True)


def _said(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
