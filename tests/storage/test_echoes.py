"""Said before: earlier and later statements of a person on one subject, nobody else's, nothing unsure."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from news.nouns import EVERYTHING, INTERNAL, Audience, Published, Status
from storage import people, quotes
from storage.echoes import echoes
from storage.kinds import Kind
from storage.tables import PersonRow, QuoteRow
from tests.conftest import NOW, save
from tests.storage.test_joining import decide, saying
from tests.storage.test_reads import HERE

DAY = date(2025, 5, 14)
NOW_SAID = "We will stop the small boats and smash the gangs."
BEFORE = "Small boats are run by gangs, and this town is tired of it."
LATER = "No more small boats, whatever the gangs may try."


def publish(store, words, days=0, status=Status.SAID, **changes):
    changes.setdefault("published", Published(day=DAY + timedelta(days=days)))
    made, found = saying(words, status=status, **changes)
    return save(store, made, found)


def heard(store, audience=HERE, of=NOW_SAID):
    """Return what was said before, and later."""
    with store.read() as session:
        who = {"audience": audience, "now": NOW}
        person = people.named(session, name="Ana Doe", **who)[0].id
        lead = [one for one in quotes.by_person(session, person_id=person, **who).rows if one.words[0] == of]
        (echo,) = echoes(session, of=lead, person_id=person, **who).values() or (None,)
    return echo and tuple(one and one.words[0] for one in (echo.before, echo.later))


def test_what_was_said_before_and_later_is_found_the_nearest_first(store):
    publish(store, NOW_SAID)
    publish(store, BEFORE, days=-400)
    publish(store, BEFORE.replace("town", "country"), days=-30)
    publish(store, LATER, days=4)
    publish(store, "We will build a school by next year.", days=-10)
    assert heard(store) == (BEFORE.replace("town", "country"), LATER)


@pytest.mark.parametrize(
    "other",
    [
        {"days": -2},  # another report of the same days
        {"published": None},
        {"days": -9, "status": Status.ALLEGED},
        {"days": -9, "status": Status.HYPOTHETICAL},
        {"days": -9, "words": NOW_SAID.replace(" and smash the gangs", "")},  # the same statement
        {"days": -9, "words": "The small boats are fewer than last year."},
    ],
    ids=str,
)
def test_what_is_near_unsure_undated_the_same_or_another_subject_is_left_out(store, other):
    publish(store, NOW_SAID)
    publish(store, **({"words": BEFORE} | other))
    assert heard(store) is None


def test_it_is_shown_to_its_audience_only_and_decisions_are_obeyed(store):
    publish(store, NOW_SAID)
    made, found = saying(BEFORE, published=Published(day=DAY - timedelta(days=9)))
    save(store, replace(made, standing=INTERNAL), found, workspace="T1")
    assert heard(store, EVERYTHING) == (BEFORE, None)
    assert heard(store) is None
    assert heard(store, Audience(workspace="T2")) is None


@pytest.mark.parametrize("kind", [Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.NOT_THEIRS])
def test_what_editors_took_away_is_gone(store, kind):
    publish(store, NOW_SAID)
    publish(store, BEFORE, days=-9)
    assert heard(store) == (BEFORE, None)
    decide(store, kind, quote_id=2)
    assert heard(store) is None


def test_people_who_are_not_public_have_none(store):
    publish(store, NOW_SAID)
    publish(store, BEFORE, days=-9)
    assert heard(store) == (BEFORE, None)
    with store.write() as session:
        session.execute(update(PersonRow).values(public=False))
    assert heard(store) is None


@pytest.mark.parametrize("row", [{"confidence": 0.85}, {"status": "denied"}], ids=str)
def test_a_doubtful_attribution_stands_beside_nothing(store, row):
    publish(store, NOW_SAID)
    publish(store, BEFORE, days=-9)
    assert heard(store) == (BEFORE, None)
    with store.write() as session:
        session.execute(update(QuoteRow).where(QuoteRow.id == 2).values(**row))
    assert heard(store) is None


def test_the_same_words_are_no_echo_even_where_they_were_not_joined(store):
    publish(store, NOW_SAID)
    publish(store, NOW_SAID.replace(" and smash the gangs", " and smash all of the gangs"), days=-9)
    with store.write() as session:
        session.execute(update(QuoteRow).values(said_id=None))
    assert heard(store) is None
