"""The documentation knows every command, setting and example, and the examples work."""

import re
from collections.abc import Callable

import pytest
from typer import Typer

from bot.cli import app
from bot.manifest import as_yaml, slacks
from bot.settings import Settings
from handlers.registry import COMMANDS, command_for
from tests.conftest import ROOT

DOCS = {path.name: path.read_text() for path in (ROOT / "docs").glob("*.md")}


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_documented(name):
    assert f"`{name}`" in DOCS["settings.md"]


def test_no_other_setting_is_documented():
    told = set(re.findall(r"^\| `([A-Z_]+)`", DOCS["settings.md"], re.MULTILINE))
    assert told == {name.upper() for name in Settings.model_fields}


def commands(group: Typer = app, prefix: str = "") -> dict[str, Callable[..., object]]:
    """Return every command of the command line by its full name."""
    found = {
        f"{prefix}{command.name or command.callback.__name__}": command.callback
        for command in group.registered_commands
        if command.callback
    }
    for inside in group.registered_groups:
        assert inside.typer_instance
        found |= commands(inside.typer_instance, f"{prefix}{inside.name} " if inside.name else prefix)
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented_and_has_an_example(name):
    assert f"`whosaid {name}`" in DOCS["commands.md"]
    assert "Example:" in (commands()[name].__doc__ or "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_slack_command_is_documented_and_its_examples_are_its_own(command):
    assert f"### `{command.name} {command.ways.usage}`" in DOCS["commands.md"]
    for example in command.ways.examples:
        found = command_for(example)
        assert found is not None
        assert found[0] is command


def test_the_manifest_is_that_of_the_registry():
    printed = as_yaml(slacks())
    assert (ROOT / "manifest.yaml").read_text() == printed, "run: whosaid manifest > manifest.yaml"


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=str)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
