"""A copy of a text is noted when it is saved, and counts once ever after."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.saving import Fresh, keep, save_all
from news.nouns import EVERYTHING, INTERNAL, Reading, Standing, StandingKind
from storage import removal
from storage.coverage import coverage
from storage.tables import ArticleRow, SectionRow
from tests.conftest import NOW
from tests.made import article
from tests.news.test_copies import prose

TEXT = "\n".join(prose())


def saved(store, *, text=TEXT, workspace="", sections=(), **changes):
    one = article(text, **changes)
    with store.write() as session:
        fresh = Fresh(article=replace(one, headline=None), reading=Reading(), sections=sections)
        return save_all(session, [fresh], workspace=workspace, now=NOW)[0]


def text_of(store):
    with store.read() as session:
        return list(session.scalars(select(ArticleRow.text_of).order_by(ArticleRow.id)))


def test_copies_are_of_the_first_and_not_of_each_other(store):
    for number in range(3):
        saved(store, text=f"{TEXT}\nEdition {number}.", url=f"https://{number}.example/a")
    saved(store, text="\n".join(prose(40, 100)))
    assert text_of(store) == [None, 1, 1, None]


def test_what_everyone_sees_is_no_copy_of_what_only_some_may_see(store):
    saved(store, standing=INTERNAL, workspace="T1")
    saved(store, text=f"{TEXT}\nEdition 2.", standing=INTERNAL, workspace="T2")
    saved(store, text=f"{TEXT}\nEdition 3.", standing=INTERNAL, workspace="T1")
    assert text_of(store) == [None, None, 1]
    saved(store, text=f"{TEXT}\nEdition 4.")
    saved(store, text=f"{TEXT}\nEdition 5.", standing=INTERNAL, workspace="T2")
    assert text_of(store) == [4, 4, 4, None, 4]


def test_an_embargo_that_ends_later_makes_no_first_text(store):
    standings = [
        Standing(kind=StandingKind.EMBARGOED, until=NOW + timedelta(hours=hours)) for hours in (2, 1, 3)
    ]
    for number, standing in enumerate(standings):
        saved(store, text=f"{TEXT}\nEdition {number}.", standing=standing, workspace="T1")
    saved(store, text=f"{TEXT}\nEdition 4.", standing=INTERNAL, workspace="T1")
    assert text_of(store) == [None, None, 1, None]


def test_a_text_published_in_one_workspace_is_no_first_of_what_others_see(store):
    saved(store, standing=Standing(kind=StandingKind.EMBARGOED, until=NOW + timedelta(hours=2)))
    saved(store, text=f"{TEXT}\nEdition 2.", workspace="T1")
    saved(store, text=f"{TEXT}\nEdition 3.", standing=INTERNAL, workspace="T1")
    assert text_of(store) == [None, None, 2]


def test_copies_left_by_a_first_text_get_a_first_that_all_who_see_them_see(store):
    saved(store)
    for number, workspace in enumerate(("T1", "T2", "T1")):
        text = f"{TEXT}\nEdition {number}."
        saved(store, text=text, standing=INTERNAL, workspace=workspace)
    assert text_of(store) == [None, 1, 1, 1]
    with store.write() as session:
        removal.remove(session, ids=[1])
    assert text_of(store) == [None, None, 2]


def test_what_is_published_later_becomes_the_first_of_its_text(store):
    saved(store, standing=INTERNAL, workspace="T1")
    saved(store, text=f"{TEXT}\nEdition 2.", standing=INTERNAL, workspace="T1")
    assert text_of(store) == [None, 1]
    assert saved(store, text=f"{TEXT}\nEdition 2.", workspace="T1") is None
    assert text_of(store) == [2, None]


@pytest.mark.parametrize("more", ["", "\nIt was a long day for everybody at the harbour."])
def test_what_is_published_later_becomes_the_first_for_other_workspaces_too(store, more):
    saved(store, standing=INTERNAL, url="https://1.example/a")
    saved(store, text=f"{TEXT}\nEdition 2.", standing=INTERNAL, workspace="T2")
    assert text_of(store) == [None, None]
    fresh = Fresh(article=article(TEXT + more, url="https://1.example/a"), reading=Reading())
    keep(store, fresh, workspace="", clock=lambda: NOW, read=lambda _: Reading())
    assert text_of(store) == [None, 1]


def test_a_published_copy_follows_a_first_text_that_is_taken_away(store):
    saved(store)
    saved(store, text=f"{TEXT}\nEdition 2.", standing=INTERNAL, workspace="T1")
    saved(store, text=f"{TEXT}\nEdition 3.")
    with store.write() as session:
        removal.remove(session, ids=[1])
    assert text_of(store) == [3, None]


def test_an_answer_counts_copies_once(store):
    for number in range(3):
        saved(store, text=f"{TEXT}\nEdition {number}.", url=f"https://{number}.example/a")
    with store.read() as session:
        assert coverage(session, audience=EVERYTHING, now=NOW).articles == 1


def test_sections_are_kept_as_the_publisher_words_them(store):
    saved(store, sections=("UK  News", "uk news", "Café", "", "x" * 500))
    with store.read() as session:
        kept = session.execute(select(SectionRow.folded, SectionRow.words).order_by(SectionRow.folded))
        assert [tuple(row) for row in kept] == [("cafe", "Café"), ("uk news", "uk news")]


def test_a_copy_of_a_newer_version_is_known(store):
    def bring(text, number):
        one = article(text, url=f"https://{number}.example/a")
        fresh = Fresh(article=one, reading=Reading())
        return keep(store, fresh, workspace="", clock=lambda: NOW, read=lambda _: Reading())

    bring(TEXT, 1)
    bring("\n".join(prose(40, 100)), 1)
    bring("\n".join(prose(40, 100)), 2)
    bring(TEXT, 3)
    assert text_of(store) == [None, 1, None]
