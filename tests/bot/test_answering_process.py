"""What the process that answers Slack holds: no parser, no numerics."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = ("spacy", "numpy", "sklearn", "datasketch", "matplotlib", "trafilatura", "thinc")
SLOW = ("pydantic", "slack_bolt", "sqlalchemy", "rich")


@pytest.mark.parametrize(("modules", "kept_out"), [("bot.serving, bot.demo", HEAVY), ("bot.cli", SLOW)])
def test_importing_it_brings_nothing_heavy_along(modules, kept_out):
    program = f"import sys, {modules}; print([name for name in {kept_out!r} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
