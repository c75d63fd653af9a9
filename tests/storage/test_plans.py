"""The hot queries find what they want by an index: PostgreSQL says so, in a store of 100,000 quotes."""

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, event, func, literal, select, text

from bot.app import clock
from handlers import facts, story, whosaid
from handlers.intents import Asked
from news.nouns import Audience
from news.stories.terms import terms_of
from storage import outbox, quotes, recall, statements, wording, work
from storage.assigning import assign_all
from storage.engine import PLANNED_ONCE, Store, open_store
from storage.joining import Fresh, Spoken, learn_and_join, numbers
from storage.nouns import Wanted
from storage.search import ARTICLE_WORDS
from storage.tables import ArticleRow, QuoteRow, StatementRow, StretchRow
from storage.telling import NEWEST, Way, way
from tests.bench import stories
from tests.bench.filled import Prose, fill, name_of
from tests.made import saved

LARGE = 20_000
"""Rows from which on reading a whole table is no way to find some of it; smaller ones are read faster so."""
HERE = Audience(workspace="T1", channel="C1", user="U1")
PROSE = Prose.of(())
MINUTE = timedelta(minutes=1)
TOLD = {"quotes": "ix_quotes_newest", "statements": "ix_statements_newest"}
"""In what order what somebody said and what is said about them is found."""


@pytest.fixture(scope="module")
def large(new_store):
    with new_store("postgresql") as store:
        fill(store, PROSE, quotes=100_000, people=5_000)
        yield store


def asked(answer, words):
    def ask(session):
        answer(session, Asked(text=words, audience=HERE, now=clock(), zone=ZoneInfo("UTC")))

    return ask


def line(words: int) -> str:
    return PROSE.line(random.Random(words), words)  # noqa: S311 - words to ask for


HOT: dict[str, Callable[[Any], object]] = {
    "/whosaid, a busy name": asked(whosaid.answer, name_of(1)),
    "/whosaid, a surname": asked(whosaid.answer, name_of(700).split()[1]),
    "/whosaid, narrowed": asked(whosaid.answer, f"{name_of(3)} about {line(1)} since 2023"),
    "/whosaid, narrowed to what is seldom told": asked(whosaid.answer, f"{name_of(1)} about hajdari"),
    "/whosaid, words": asked(whosaid.answer, f'"{line(2)}"'),
    "/whosaid, common words": asked(whosaid.answer, '"the of"'),
    "/whosaid, a phrase of common pairs": asked(whosaid.answer, '"a more accessible video player"'),
    "/whosaid, an unfinished word": asked(whosaid.answer, f'"{line(2)}*"'),
    "/whosaid, who did it": asked(whosaid.answer, f"who criticised {line(2)}"),
    "/whosaid, who did it to somebody": asked(whosaid.answer, f"who criticised {name_of(2)}"),
    "/whosaid, a passage": asked(whosaid.answer, line(20)),
    "/whosaid, an office": asked(whosaid.answer, "minister"),
    "/facts": asked(facts.answer, line(1)),
    "/facts, two words": asked(facts.answer, line(2)),
    "/story": asked(story.answer, line(2)),
    "the next message": lambda s: outbox.claim(s, now=clock(), lease=MINUTE),
    "the next hidden message": lambda s: recall.next_hidden(s, now=clock(), lease=MINUTE),
    "the next work": lambda s: work.take(s, now=clock(), lease=MINUTE),
}


@pytest.mark.parametrize("what", HOT)
def test_no_hot_query_reads_a_large_table_whole(large, what):
    with explained(large) as plans, large.write() as session:
        HOT[what](session)
    assert plans
    assert not read_whole(large, plans)


def read_whole(store: Store, plans) -> set[tuple[str, str]]:
    """Return the large tables that were read whole, each with the statement that did."""
    sizes = rows_of(store)
    return {
        (node["Relation Name"], statement[:300])
        for statement, plan in plans
        for node in nodes(plan)
        if node["Node Type"] == "Seq Scan" and sizes.get(node["Relation Name"], 0) > LARGE
    }


def test_giving_an_article_its_story_reads_no_large_table_whole(new_store):
    """Its terms are looked up in an index of all articles' terms (`storage.alike`)."""
    with new_store("postgresql") as store:
        stories.fill(store, 3_000)
        (last,) = islice(stories.articles(random.Random(3_000), 3_001), 3_000, None)  # noqa: S311 - made up
        with store.write() as session:
            one = saved(session, last, now=clock()) or 0
            session.flush()
            with explained(store) as plans:
                assign_all(session, found={one: terms_of(last)}, now=clock())
        assert any("term_uses" in statement for statement, _ in plans)
        assert rows_of(store)["term_uses"] > LARGE
        assert not read_whole(store, plans)


def test_a_phrase_of_common_words_is_found_by_its_pairs(large):
    with large.write() as session:
        found, more = wording.holding(session, "the of", most=1000)
        held = func.strpos(literal(" ") + StretchRow.words + " ", " the of ") > 0
        every = session.scalars(select(StretchRow.quote_id).where(held).order_by(StretchRow.id.desc())).all()
    assert (list(found), more) == (list(every), False)


@pytest.mark.parametrize(
    "words",
    ["the white", "small boats", "in albania", "said he", "8 8", "of", "accessible video player 1"],
)
@pytest.mark.parametrize("most", [100, 1000])
def test_words_are_found_by_parts_as_they_would_be_at_once(large, words, most):
    """The newest first, however often they stand together."""
    with large.read() as session:
        found, more = wording.holding(session, words, most=most)
        held = func.strpos(literal(" ") + StretchRow.words + " ", f" {words} ") > 0
        every = session.scalars(select(StretchRow.quote_id).where(held).order_by(StretchRow.id.desc())).all()
    assert (list(found), more) == (list(every[:most]), len(every) > most)


def test_of_words_that_often_stand_together_few_pages_are_read(large):
    """Each quote is a page to read: it is looked for among the newest by what two indexes say together."""
    with explained(large) as plans, large.read() as session:
        wording.holding(session, "is the", most=100)
    used = [node for _, plan in plans for node in nodes(plan) if node["Node Type"] == "BitmapAnd"]
    assert used
    assert all(node["Plan Rows"] < LARGE / 20 for node in used)


def test_a_word_that_hardly_anybody_says_is_not_looked_for_from_row_to_row(large):
    """What the planner takes for not so rare: it would go back from the newest until it has one."""
    with explained(large) as plans, large.read() as session:
        assert wording.holding(session, "zugzwang", most=1, together=False).ids == []
    walked = [node for _, plan in plans for node in nodes(plan) if node["Node Type"] == "Index Scan"]
    assert plans
    assert not any("@@" in node.get("Filter", "") for node in walked)


def test_joining_reads_no_more_of_what_somebody_said_than_has_their_words(large):
    """Whoever has thousands of quotes would be read whole, once for each pair of words, most having few."""
    with large.write() as session:
        session.execute(text("ALTER TABLE quotes ALTER person_id SET (n_distinct = -0.9)"))
        session.execute(text("ANALYZE quotes"))
        quote, article = session.execute(
            select(QuoteRow.id, QuoteRow.article_id).where(QuoteRow.person_id == 1).limit(1)
        ).one()
        words = session.scalars(select(StretchRow.words).where(StretchRow.quote_id == quote)).all()
        fresh = Fresh(quote=quote, person=1, words=tuple(words), numbers=numbers(words), age=0)
        with explained(large) as plans:
            learn_and_join(session, articles=[Spoken(article_id=article, fresh=[fresh])])
        session.rollback()
    (plan,) = (plan for statement, plan in plans if "fingerprints" in statement)
    by = [node["Index Cond"] for node in nodes(plan) if node.get("Relation Name") == "quotes"]
    assert by == ["(id = fingerprints.quote_id)"]


@pytest.mark.parametrize("word", ["hajdari", "the", "minister", "white", "nowhere"])
def test_what_busy_people_say_on_a_topic_is_found_be_it_seldom_or_often(large, word):
    with large.read() as session:
        page = quotes.by_person(
            session, person_id=1, audience=HERE, now=clock(), wanted=Wanted(about=word, limit=1000)
        )
        texts = select(QuoteRow.id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        told = func.lower(ArticleRow.text).regexp_match(rf"\y{word}\y")
        newest = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)
        every = session.scalars(texts.where(QuoteRow.person_id == 1, told).order_by(*newest)).all()
    assert [one.id for one in page.rows] == list(every[: len(page.rows)])
    assert len(page.rows) == min(len(every), 1000)


@pytest.mark.parametrize("word", ["hajdari", "the", "white", "nowhere"])
def test_what_is_told_of_busy_people_on_a_topic_is_found_be_it_seldom_or_often(large, word):
    row = StatementRow
    with large.read() as session:
        page = statements.about(
            session, person_id=1, audience=HERE, now=clock(), wanted=Wanted(about=word, limit=100)
        )
        told = func.lower(ArticleRow.text).regexp_match(rf"\y{word}\y")
        texts = select(row.article_id).join(ArticleRow, ArticleRow.id == row.article_id)
        newest = (row.age, row.article_id, row.start)
        every = session.scalars(texts.where(row.person_id == 1, told).order_by(*newest)).all()
    assert [one.where.article_id for one in page.rows] == list(every[:100])


@pytest.mark.parametrize(
    ("person", "topic", "by"),
    [
        (1, "hajdari", Way.LISTED),
        (1, "minister", Way.NEWEST_LOOKED_AT),
        (4_000, "hajdari", Way.NEWEST_LOOKED_AT),
        (None, "hajdari", Way.LOOKED_AT),
    ],
)
def test_a_topics_articles_are_listed_where_busy_people_seldom_speak_of_it(large, person, topic, by):
    with large.read() as session:
        assert way(session, [person] if person else [], topic)[0] is by


def test_of_what_busy_people_speak_lately_alone_the_older_articles_are_listed(large):
    """To look at each of tens of thousands of quotes for a hundred that aren't there would take too long."""
    lately = 200
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id == 1)
    newest = theirs.order_by(QuoteRow.age, QuoteRow.article_id).limit(lately)
    with large.write() as session:
        session.execute(delete(ARTICLE_WORDS).where(ARTICLE_WORDS.c.article_id.not_in(newest)))
        said = Wanted(about="minister", limit=1000)
        with explained(large, analyze=True) as plans:
            page = quotes.by_person(session, person_id=1, audience=HERE, now=clock(), wanted=said)
        session.rollback()
    looks = [
        node["Actual Loops"]
        for _, plan in plans
        for node in nodes(plan)
        if node.get("Index Name") == "search_articles_pkey"
    ]
    assert page.total == lately
    assert lately < max(looks) <= NEWEST


@contextmanager
def explained(store: Store, *, analyze: bool = False) -> Iterator[list[tuple[str, Any]]]:
    """Ask for the plan of every statement before it is executed: with the very parameters, or for all.

    `analyze`: and for what is done, of what isn't planned for all.
    """
    plans: list[tuple[str, Any]] = []

    def explain(connection, _cursor, statement, parameters, context, executemany):
        if executemany or not statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE")):
            return
        with connection.connection.cursor() as other:
            if context.execution_options.get(PLANNED_ONCE):
                other.execute(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {numbered(statement)}", prepare=False)
            else:
                other.execute(f"EXPLAIN (ANALYZE {analyze}, FORMAT JSON) {statement}", parameters)
            (found,) = other.fetchone()
        plans.append((statement, found if isinstance(found, list) else json.loads(found)))

    event.listen(store.engine, "before_cursor_execute", explain)
    try:
        yield plans
    finally:
        event.remove(store.engine, "before_cursor_execute", explain)


def numbered(statement: str) -> str:
    """Return a statement with its parameters as the server numbers them."""
    names = dict.fromkeys(re.findall(r"%\((\w+)\)s", statement))
    places = {name: f"${number}" for number, name in enumerate(names, start=1)}
    return re.sub(r"%\((\w+)\)s", lambda found: places[found[1]], statement)


def nodes(plan: Any) -> Iterator[dict[str, Any]]:
    """Walk a plan."""
    if isinstance(plan, list):
        for part in plan:
            yield from nodes(part)
    elif isinstance(plan, dict):
        if "Node Type" in plan:
            yield plan
        for part in plan.values():
            if isinstance(part, list | dict):
                yield from nodes(part)


def rows_of(store: Store) -> dict[str, float]:
    """Return how many rows each table has, as the planner knows."""
    query = text("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
    with store.read() as session:
        return {row.relname: row.reltuples for row in session.execute(query)}


def test_who_may_see_an_article_is_read_from_an_index(large):
    """Of an article whose text is long its row would be a page to read, for each quote that is counted."""
    with large.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM articles"))
    with explained(large) as plans, large.read() as session:
        quotes.by_person(session, person_id=2, audience=HERE, now=clock())
    used = {(node["Node Type"], node.get("Index Name")) for _, plan in plans for node in nodes(plan)}
    assert ("Index Only Scan", "ix_articles_sight") in used


def test_sqlite_reads_it_from_the_index_too_though_nobody_told_it_how_many_there_are(new_store):
    asked = "EXPLAIN QUERY PLAN SELECT q.id FROM quotes q JOIN articles a ON a.id = q.article_id WHERE "
    with new_store("sqlite") as store, store.read() as session:
        plan = session.execute(text(f"{asked} q.person_id = 1 AND a.hidden = 0 AND a.standing = 'published'"))
        assert "a USING COVERING INDEX ix_articles_sight" in str(plan.all())


def test_little_waits_to_be_sorted_into_an_index_of_words(large):
    """Every search reads through what does: 4 MB, if nobody says otherwise."""
    query = """
        SELECT c.relname, c.reloptions FROM pg_class c JOIN pg_am ON pg_am.oid = c.relam WHERE amname = 'gin'
        AND c.relnamespace = CAST(current_schema() AS regnamespace)
    """
    with large.read() as session:
        found = dict(map(tuple, session.execute(text(query))))
    assert "search_pairs" in found
    assert {str(options) for options in found.values()} == {"['gin_pending_list_limit=256']"}


def test_what_is_read_again_is_prepared(large):
    """A rollback would make the driver forget it."""
    for _ in range(8):
        with large.read() as session:
            HOT["/story"](session)
    with large.read() as session:
        prepared = session.scalar(text("SELECT count(*) FROM pg_prepared_statements"))
    assert prepared > 2


def test_what_is_looked_up_is_planned_once_and_what_is_searched_by_itself(large):
    """To plan who somebody is and what they said took longer than to look it up."""
    fresh = Store(open_store(large.engine.url.render_as_string(hide_password=False)))
    for words in (name_of(1), f"{name_of(3)} about {line(1)}", f'"{line(2)}"'):
        for _ in range(8):
            with fresh.read() as session:
                asked(whosaid.answer, words)(session)
    planned = text("SELECT statement, generic_plans, custom_plans FROM pg_prepared_statements")
    with fresh.read() as session:
        found = session.execute(planned).all()
    fresh.close()
    searched = {(once > 0, anew > 0) for statement, once, anew in found if "to_tsquery" in statement}
    people = {(once > 0, anew > 0) for statement, once, anew in found if "FROM people" in statement}
    assert (searched, people) == ({(False, True)}, {(True, False)})


def test_whatever_somebody_said_is_read_in_order_be_it_taken_for_little(large):
    """Planned once, it is taken for what most people have; of whoever has thousands all would be sorted."""
    with large.write() as session:
        for table in ("quotes", "statements"):
            session.execute(text(f"ALTER TABLE {table} ALTER person_id SET (n_distinct = -0.9)"))
            session.execute(text(f"ANALYZE {table}"))
        with explained(large) as plans:
            quotes.statements_by_person(session, person_id=1, audience=HERE, now=clock())
            statements.about(session, person_id=1, audience=HERE, now=clock())
        session.rollback()
    first = {table: next(plan for asked, plan in plans if f"FROM {table} JOIN" in asked) for table in TOLD}
    for table, index in TOLD.items():
        used = [node for node in nodes(first[table]) if node.get("Relation Name") == table]
        assert [node["Index Name"] for node in used] == [index]
        assert not any(node["Node Type"] == "Sort" for node in nodes(first[table]))


def test_the_newest_rows_are_vacuumed_soon(large):
    """Only of pages that were vacuumed an index alone tells."""
    query = text("SELECT relname, reloptions FROM pg_class WHERE relkind = 'r' AND reloptions IS NOT NULL")
    with large.read() as session:
        found = {table: set(options) for table, options in session.execute(query)}
    for table in ("articles", "quotes", "statements", "names"):
        assert "autovacuum_vacuum_insert_scale_factor=0.01" in found[table]
    assert "autovacuum_vacuum_scale_factor=0.02" in found["work"]
