"""A small `make faults`: processes killed, replies lost, Slack failing, on a night in which clocks change."""

import pytest

from tests.conftest import ENGINES
from tests.faults.run import Plan, prove
from tests.faults.world import SPELLS

SMALL = Plan(subscriptions=3, days=1, spells=SPELLS[:1], schedulers=2, workers=1, kill_every=1.0)


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_sent_twice_and_nothing_lost_whatever_fails(engine, new_database):
    told: list[str] = []
    found = prove(SMALL, new_database(engine), told.append)
    assert found.is_right, found
    assert found.due >= 3
    assert not found.skipped, told
    assert found.posted + found.unconfirmed > 0
    assert found.kills > 0
