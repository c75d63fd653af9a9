"""What the tests of `bot` share."""

from collections.abc import Callable, Iterator
from subprocess import CompletedProcess

import pytest

from tests.bot.commands import commands


@pytest.fixture(scope="session")
def whosaid() -> Iterator[Callable[..., CompletedProcess[bytes]]]:
    """The command, forked from a process that has imported what it needs."""
    with commands() as started:
        yield started.run
