"""Buttons of messages from before an upgrade: each says to ask again, and changes nothing."""

from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest

from handlers.carried import StaleError
from handlers.intents import OPERATOR, Asked, Submitted
from handlers.registry import BUTTONS, MODALS
from handlers.shown import Shown
from news.nouns import Audience
from tests.conftest import NOW

CARRIED = (
    *("", "x", "null", "[]", "{}", "1 2 3", "-1", "9" * 30, "9999 sources", "é"),
    *('{"nonsense":1}', '{"person":"x"}', '{"person":%s}' % ("9" * 30), '{"words":"x","first":"2025-99-01"}'),
    *('{"words":"pure theatre","start":-5}', "[" * 2000),
    *('{"words":["x"]}', '{"lone":5}', '{"person":1,"about":{}}', '{"person":1,"about":{"a":1}}'),
    *('{"person":1,"outlets":[1]}', '{"person":1,"verb":"bogus"}', '{"person":true}', '{"topic":["x"]}'),
    *('{"words":"\\u0000"}', '{"words":"\\ud800"}', '{"person":1,"full":"yes"}', '{"about":5}'),
)


@pytest.mark.parametrize("action", sorted(BUTTONS))
def test_what_a_button_carries_is_read_or_said_to_be_old(seeded, action):
    for carried in CARRIED:
        asked = Asked(
            text=carried,
            audience=Audience(workspace="T1", channel="C1", user="U1"),
            now=NOW,
            zone=ZoneInfo("Europe/London"),
            member=lambda: OPERATOR,
        )
        with seeded.write() as session:
            with suppress(StaleError):
                assert BUTTONS[action](session, asked)
            session.rollback()


def test_a_chart_of_another_version_is_said_to_be_old(seeded):
    asked = Asked(
        text="", audience=Audience(), now=NOW, zone=ZoneInfo("Europe/London"), member=lambda: OPERATOR
    )
    for carried in CARRIED:
        given = Submitted(view_id="V1", values={"channel": "C1"}, carried=carried, asked=asked)
        with seeded.write() as session, pytest.raises(StaleError):
            MODALS["charts.draw"](session, given)


def test_a_card_from_before_several_outlets_still_narrows():
    assert Shown.of('{"person":1,"outlet":"The Sun"}').outlets == ("The Sun",)
