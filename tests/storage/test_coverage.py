"""What has been read is counted in tallies, and they say what counting the articles themselves would."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from news.nouns import EVERYTHING, INTERNAL, Audience, Published, Standing, StandingKind
from storage import allowed, decisions
from storage.audience import visible
from storage.coverage import coverage
from storage.kinds import Kind
from storage.subjects import GoneError, Wish
from storage.tables import ArticleRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading

HERE = Audience(workspace="T1", channel="C1")
AUDIENCES = (HERE, Audience(workspace="T1", channel="C2"), Audience(workspace="T2"), Audience(), EVERYTHING)
LIFTED = Standing(kind=StandingKind.EMBARGOED, until=NOW - timedelta(hours=1))
LATER = Standing(kind=StandingKind.EMBARGOED, until=NOW + timedelta(hours=1))


def counted(session, audience):
    """Count the articles themselves."""
    day = ArticleRow.published_day
    query = select(func.count(), func.count() - func.count(day), func.min(day), func.max(day))
    return tuple(session.execute(query.where(visible(audience, NOW))).one())


def tallied(session, audience):
    read = coverage(session, audience=audience, now=NOW)
    return read.articles, read.undated, read.first_day, read.last_day


@pytest.fixture
def filled(store):
    kinds = (None, INTERNAL, LIFTED, LATER)
    for number in range(24):
        day = Published(day=date(2025, 5, 1 + number)) if number % 3 else None
        made = article(f"{TEXT}\nEdition {number}.", published=day)
        standing = kinds[number % 4]
        if standing:
            made = article(f"{TEXT}\nEdition {number}.", published=day, standing=standing)
        save(store, made, reading(), workspace=("", "T1", "T2")[number % 5 % 3])
    return store


def agree(store):
    with store.read() as session:
        for audience in AUDIENCES:
            assert tallied(session, audience) == counted(session, audience), audience


def test_tallies_agree_with_the_articles(filled):
    agree(filled)
    with filled.write() as session:
        allowed.allow(session, workspace="T1", channel="C1", author="U1", now=NOW)
    agree(filled)


def test_they_agree_when_articles_are_published_hidden_dated_or_gone(filled):
    with filled.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id < 6).values(standing="published"))
        session.execute(update(ArticleRow).where(ArticleRow.id == 7).values(published_day=date(2020, 1, 1)))
        session.execute(update(ArticleRow).where(ArticleRow.id.in_((8, 9))).values(hidden=True))
        session.execute(delete(ArticleRow).where(ArticleRow.id.in_((9, 12))))
    agree(filled)
    with filled.write() as session:
        session.execute(update(ArticleRow).values(hidden=False))
        for article_id in (1, 5, 20):
            wish = Wish(kind=Kind.HIDE_ARTICLE, key=str(article_id), article_id=article_id)
            with suppress(GoneError):
                decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    agree(filled)
