"""What has been read is counted in tallies, and they say what counting the articles themselves would."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, text, update

from news.nouns import EVERYTHING, INTERNAL, Audience, Published, Standing, StandingKind
from storage import allowed, decisions
from storage.audience import visible
from storage.coverage import coverage
from storage.kinds import Kind
from storage.subjects import GoneError, Wish
from storage.tables import ArticleRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, saved

HERE = Audience(workspace="T1", channel="C1")
AUDIENCES = (HERE, Audience(workspace="T1", channel="C2"), Audience(workspace="T2"), Audience(), EVERYTHING)
LIFTED = Standing(kind=StandingKind.EMBARGOED, until=NOW - timedelta(hours=1))
LATER = Standing(kind=StandingKind.EMBARGOED, until=NOW + timedelta(hours=1))


def counted(session, audience):
    """Count the texts themselves: one is dated by its first article, or by any copy where that is unseen."""
    seen = session.scalars(select(ArticleRow).where(visible(audience, NOW))).all()
    days = [row.published_day for row in seen if row.published_day]
    texts = {row.text_of or row.id: row.published_day for row in seen if row.text_of is None}
    for row in seen:
        first = row.text_of
        if first and first not in {one.id for one in seen}:
            texts[first] = texts.get(first) or row.published_day
    undated = sum(day is None for day in texts.values())
    return len(texts), undated, min(days, default=None), max(days, default=None)


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


def test_copies_of_one_text_count_once_for_whoever_sees_one_of_them(filled):
    with filled.write() as session:
        published = session.scalars(
            select(ArticleRow).where(ArticleRow.standing == "published", ArticleRow.workspace == "")
        ).all()
        firsts = {row.id for row in published[:2]}
        for row in session.scalars(select(ArticleRow).where(ArticleRow.id.not_in(firsts))):
            row.text_of = published[row.id % 2].id if row.id % 3 else None
    agree(filled)
    with filled.read() as session:
        assert coverage(session, audience=EVERYTHING, now=NOW).articles < 12
    with filled.write() as session:
        wish = Wish(kind=Kind.HIDE_ARTICLE, key="x", article_id=published[0].id)
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    agree(filled)
    with filled.write() as session:
        for row in session.scalars(select(ArticleRow)):
            row.text_of = None


def test_they_agree_when_other_connections_take_away_what_one_has_counted(filled):
    with filled.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id < 6).values(standing="published"))
    filled.engine.dispose()
    with filled.write() as session:
        session.execute(delete(ArticleRow).where(ArticleRow.id.in_((2, 12))))
    agree(filled)


def test_who_saves_articles_holds_nobody_up_who_counts_in_the_same_row(new_store):
    with new_store("postgresql") as store:
        with store.write() as session:
            saved(session, article(), now=NOW)
            counting = "SELECT count(*) FROM pg_locks WHERE relation = CAST('tallies' AS regclass)"
            assert session.scalar(text(f"{counting} AND pid = pg_backend_pid()")) == 0
        with store.read() as session:
            assert coverage(session, audience=EVERYTHING, now=NOW).articles == 1
