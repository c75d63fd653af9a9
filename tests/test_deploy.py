"""What is shipped beside the program fits it: image, compose file, units, alerts."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings
from tests.alerts import RULES
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
HADOLINT = Path(sys.executable).parent / "hadolint"


def test_the_image_has_every_package_and_nothing_that_is_not_there():
    copied = re.findall(r"^COPY (?!--from)(\S+)/ ", DOCKERFILE, re.MULTILINE)
    assert all((ROOT / folder).is_dir() for folder in copied)
    assert {"bot", "handlers", "news", "storage"} <= set(copied)


def test_the_image_runs_as_nobody_special_and_is_asked_where_it_answers():
    user = re.search(r"^USER (\d+)$", DOCKERFILE, re.MULTILINE)
    assert user
    assert f"useradd --create-home --uid {user[1]} " in DOCKERFILE
    port = re.search(r"WHOSAID_HEALTH_PORT=(\d+)", DOCKERFILE)
    assert port
    assert f"127.0.0.1:{port[1]}/healthz" in DOCKERFILE


def test_settings_named_in_image_and_compose_exist():
    known = {name.upper() for name in Settings.model_fields}
    named = set(re.findall(r"\b(WHOSAID_\w+|SLACK_\w+|DATABASE_URL)\b", DOCKERFILE + COMPOSE))
    secrets = re.search(r"^secrets:\n(.*)", COMPOSE, re.MULTILINE | re.DOTALL)
    assert secrets
    files = set(re.findall(r"^  (\w+):", secrets[1], re.MULTILINE)) - {"database_password"}
    assert named | {name.upper() for name in files} <= known


def test_the_image_sets_no_setting_that_a_secret_may_hold():
    """The environment comes before files of secrets: what stands in the image would win."""
    files = set(yaml.safe_load(COMPOSE)["secrets"]) - {"database_password"}
    assert files
    assert not [name for name in files if f"{name.upper()}=" in DOCKERFILE]


def test_the_compose_file_is_what_the_specification_allows(tmp_path):
    assert allowed(COMPOSE, tmp_path) == 0
    assert allowed(COMPOSE.replace("read_only: true", "read_only: [true]"), tmp_path)
    assert allowed(COMPOSE.replace("stop_grace_period", "stop_grace"), tmp_path)


def allowed(text, folder):
    written = folder / "compose.yaml"
    written.write_text(text)
    check = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.compose-spec",
        str(written),
    ]
    return subprocess.run(check, capture_output=True, check=False).returncode


@pytest.mark.skipif(not HADOLINT.exists(), reason="its wheel is for Linux on x86-64")
def test_the_linter_of_dockerfiles_has_nothing_to_say(tmp_path):
    assert linted(ROOT / "Dockerfile") == ""
    worse = tmp_path / "Dockerfile"
    worse.write_text(DOCKERFILE + "RUN cd /tmp && sudo true\n")
    assert "DL3004" in linted(worse)


def linted(file):
    return subprocess.run(
        [str(HADOLINT), "--no-color", file], capture_output=True, check=False, text=True
    ).stdout


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_takes_the_units(tmp_path):
    for unit in (ROOT / "docs/deploy").glob("*.service"):
        here = tmp_path / unit.name.replace("@", "@1")
        here.write_text(unit.read_text().replace("/opt/whosaid/.venv/bin/whosaid", sys.executable))
        verify = ["systemd-analyze", "verify", "--man=no", str(here)]
        said = subprocess.run(verify, capture_output=True, check=False, text=True)
        assert (said.returncode, said.stderr) == (0, "")
        assert all(section in here.read_text() for section in ("[Unit]", "[Service]", "[Install]"))


def test_every_alert_is_explained():
    explained = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    assert explained == [rule["alert"] for rule in RULES]


def test_prometheus_is_told_of_the_processes_by_the_name_that_the_rules_know():
    told = yaml.safe_load((ROOT / "docs/deploy/prometheus.yaml").read_text())
    asked = {name for rule in RULES for name in re.findall(r'job="(\w+)"', rule["expr"])}
    assert {job["job_name"] for job in told["scrape_configs"]} == asked
    assert told["rule_files"] == ["alerts.yaml"]
