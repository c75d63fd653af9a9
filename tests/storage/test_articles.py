"""Articles come in once, and nothing is shown to whom it isn't for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from news.nouns import EVERYTHING, INTERNAL, PUBLISHED, Audience, Published, Standing, StandingKind
from storage import allowed, articles
from storage.coverage import coverage
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, saved

HERE = Audience(workspace="T1", channel="C1", user="U1")
ELSEWHERE = Audience(workspace="T2")


def count(store, audience=HERE, now=NOW) -> int:
    with store.read() as session:
        return coverage(session, audience=audience, now=now).articles


def test_the_same_article_again_changes_nothing(store):
    assert save(store, article(), reading()) is not None
    again = article(TEXT.replace("\n", "\r\n\r\n"))
    assert save(store, again, reading()) is None
    assert count(store) == 1
    with store.read() as session:
        assert articles.unknown(session, articles=[again]) == []


def test_an_article_with_a_url_is_known_by_it(store):
    save(store, article(url="https://daily.example/1"), reading())
    assert save(store, article(url="https://daily.example/1"), reading()) is None
    assert save(store, article(url="https://daily.example/2"), reading()) is not None


def test_an_internal_article_is_its_workspaces_until_it_is_published(store):
    internal = article(standing=INTERNAL)
    save(store, internal, reading(), workspace="T1")
    assert (count(store, HERE), count(store, ELSEWHERE), count(store, EVERYTHING)) == (0, 0, 1)
    with store.write() as session:
        allowed.allow(session, workspace="T1", channel="C1", author="U1", now=NOW)
    assert (count(store, HERE), count(store, replace(HERE, channel="C2"))) == (1, 0)
    save(store, replace(internal, standing=PUBLISHED), reading(), workspace="T1")
    assert count(store, HERE) == 1
    save(store, internal, reading(), workspace="T1")
    with store.read() as session:
        assert coverage(session, audience=HERE, now=NOW).articles == 1


def test_publishing_makes_an_internal_article_everyones(store):
    save(store, article(standing=INTERNAL), reading())
    assert count(store, HERE) == 0
    save(store, article(), reading())
    assert (count(store, HERE), count(store, ELSEWHERE)) == (1, 1)


def test_an_internal_article_of_no_workspace_is_seen_on_the_command_line_only(store):
    save(store, article(standing=INTERNAL), reading())
    assert (count(store, HERE), count(store, Audience()), count(store, EVERYTHING)) == (0, 0, 1)


def test_an_embargo_lifts_by_itself_at_its_instant(store):
    until = NOW + timedelta(hours=1)
    save(store, article(standing=Standing(kind=StandingKind.EMBARGOED, until=until)), reading())
    assert count(store, HERE, until - timedelta(seconds=1)) == 0
    assert count(store, HERE, until) == 1


def test_coverage_counts_undated_articles_apart(store):
    save(store, article(published=Published(day=date(2025, 5, 14))), reading())
    save(store, article(TEXT + "\nMore to follow."), reading())
    with store.read() as session:
        read = coverage(session, audience=HERE, now=NOW)
    assert (read.articles, read.undated, read.first_day) == (2, 1, date(2025, 5, 14))
    assert read.last_read == NOW


def test_a_naive_instant_is_a_programming_error(store):
    with pytest.raises(Exception, match="naive"), store.write() as session:
        saved(session, article(), now=datetime(2025, 5, 19))  # noqa: DTZ001


def test_instants_come_back_aware(store):
    instant = datetime(2025, 5, 14, 23, 30, tzinfo=UTC)
    save(store, article(published=Published(day=instant.date(), instant=instant)), reading())
    with store.read() as session:
        read_at = coverage(session, audience=HERE, now=NOW).last_read
    assert read_at is not None
    assert read_at.tzinfo is not None
