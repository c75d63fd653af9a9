"""What assigning an article costs as the window grows, and `/story` as stories do, on both engines.

usage: python -m tests.bench.stories [--sizes 1000 100000] [--engines sqlite,postgresql] [--keep FOLDER]

Articles are made: words drawn as they are in news (a few stand everywhere, most are rare), every third
article a retelling of one before it, all within one window. The window is filled by the rows that assigning
would leave; then a hundred articles more are saved and assigned, and stories are asked for. Finding an
article's terms is included, the commit is not. Of two times the first is the clock's, the second this
process's own: on a busy machine the second tells more, but PostgreSQL's part is not in it.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from heapq import nlargest
from itertools import islice
from statistics import median
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from handlers import story
from handlers.intents import Asked
from news.nouns import EVERYTHING, PUBLISHED, Article, Published
from news.stories.assign import WINDOW_DAYS, length_of
from news.stories.rarity import Vocabulary
from news.stories.terms import Terms, terms_of
from storage.articles import words_of
from storage.assigning import INDEXED, assign_all
from storage.engine import Store
from storage.holding import ALL
from storage.rows import insert_all
from storage.search import learn_all
from storage.tables import ArticleRow, MembershipRow, StoryRow, TermRow, TermUseRow
from tests.bench.report import Noted, note
from tests.bench.stores import add_options, filled, server
from tests.made import saved

WORDS = 200_000
LENGTH = 150
MEASURED = 100
BATCH = 1000
FIRST_DAY = date(2025, 5, 12)
READ = datetime(2025, 5, 12, tzinfo=UTC)


def main() -> int:
    """Print the costs for each engine and size; return the exit code."""
    options = _options()
    for engine in options.engines.split(","):
        with server(engine, options.keep) as store_of:
            for size in options.sizes:
                store = store_of(size)
                made = articles(random.Random(size), size + MEASURED)
                some = list(islice(made, size))
                filled(store, f"{size} articles on {engine}", partial(_fill, store, some), options.keep)
                assigned = [_assigned(store, article) for article in made]
                asked = [_asked(store, rank) for rank in (2, 30, 400, 5_000, 60_000) for _ in range(8)]
                _say(engine, size, "assigning", assigned)
                _say(engine, size, "/story", asked)
                store.close()
    return 0


def articles(chance: random.Random, number: int) -> Iterator[Article]:
    """Draw words by Zipf's law; a retelling keeps half of another article's."""
    told: list[list[str]] = []
    for at in range(number):
        words = [f"w{int(WORDS ** chance.random())}" for _ in range(LENGTH)]
        if told and chance.random() < 1 / 3:
            words[: LENGTH // 2] = chance.sample(chance.choice(told), LENGTH // 2)
        told = [*told[-300:], words]
        day = FIRST_DAY + timedelta(days=at * WINDOW_DAYS // number)
        yield Article(
            text=" ".join(chance.choices(words, k=2 * LENGTH)),
            headline=" ".join(words[:8]),
            url=f"https://example.org/{at}",
            outlet=f"Outlet {at % 50}",
            published=Published(day=day, instant=None),
            standing=PUBLISHED,
        )


def fill(store: Store, number: int) -> None:
    """Put so many made-up articles into an empty store, each a story of its own."""
    _fill(store, list(articles(random.Random(number), number)))


def _fill(store: Store, made: Sequence[Article]) -> None:
    """Put articles into an empty store, each a story of its own, with the rows that assigning would leave."""
    terms = [terms_of(article) for article in made]
    holding = Counter(term for one in terms for term in one)
    vocabulary = Vocabulary(articles=len(made), holding=holding)
    for start in range(0, len(made), BATCH):
        with store.write() as session:
            ids = range(start + 1, min(start + BATCH, len(made)) + 1)
            insert_all(session, ArticleRow, [_article(one, made[one - 1]) for one in ids])
            learn_all(session, words={one: words_of(made[one - 1]) for one in ids})
            insert_all(session, StoryRow, [{"id": one, "begun_at": READ} for one in ids])
            members = [_member(one, made[one - 1], terms[one - 1], vocabulary) for one in ids]
            insert_all(session, MembershipRow, members)
            uses = [row for one in ids for row in _uses(one, made[one - 1], terms[one - 1], holding)]
            insert_all(session, TermUseRow, uses)
    with store.write() as session:
        counted = [{"term": term, "articles": number} for term, number in holding.items()]
        insert_all(session, TermRow, [*counted, {"term": ALL, "articles": len(made)}])
        _go_on(session, len(made))


def _go_on(session: Session, last: int) -> None:
    """Let PostgreSQL's own numbers follow those that were given, and the planner know the tables."""
    if session.get_bind().dialect.name == "postgresql":
        for table in ("articles", "stories"):
            session.execute(text(f"SELECT setval('{table}_id_seq', :last)"), {"last": last})
    session.execute(text("ANALYZE"))


def _article(row: int, article: Article) -> dict[str, object]:
    return {
        "id": row,
        "key": str(row),
        "workspace": "",
        "standing": "published",
        "hidden": False,
        "url": article.url,
        "outlet": article.outlet,
        "outlet_key": (article.outlet or "").lower(),
        "headline": article.headline,
        "published_day": article.published and article.published.day,
        "read_at": READ + timedelta(seconds=row),
        "text": article.text,
    }


def _member(row: int, article: Article, terms: Terms, vocabulary: Vocabulary) -> dict[str, object]:
    return {
        "article_id": row,
        "story_id": row,
        "day": _day(article),
        "seen_at": READ + timedelta(seconds=row),
        "terms": {term: round(weight, 3) for term, weight in terms.items()},
        "length": length_of(terms, vocabulary),
        "likeness": 0.0,
        "shared": [],
    }


def _uses(row: int, article: Article, terms: Terms, holding: Counter[str]) -> Iterator[dict[str, object]]:
    for term in nlargest(INDEXED, terms, key=lambda term: terms[term] / holding[term]):
        yield {"term": term, "day": _day(article), "article_id": row}


def _day(article: Article) -> int:
    return article.published.day.toordinal() if article.published else 0


Cost = tuple[float, float]


@contextmanager
def _timed(costs: list[Cost]) -> Iterator[None]:
    began, own = time.perf_counter(), time.process_time()
    yield
    costs.append((1000 * (time.perf_counter() - began), 1000 * (time.process_time() - own)))


def _assigned(store: Store, article: Article) -> Cost:
    """Assign an article that no run before has brought: a kept store knows those."""
    now = READ + timedelta(days=2)
    new = replace(article, url=f"{article.url}/{uuid4()}")
    with store.write() as session:
        one = saved(session, new, now=now)
        costs: list[Cost] = []
        with _timed(costs):
            assign_all(session, found={one or 0: terms_of(new)}, now=now)
        return costs[0]


def _asked(store: Store, rank: int) -> Cost:
    asked = Asked(text=f"w{rank}", audience=EVERYTHING, now=READ, zone=ZoneInfo("UTC"))
    costs: list[Cost] = []
    with store.read() as session, _timed(costs):
        story.answer(session, asked)
    return costs[0]


def _say(engine: str, size: int, what: str, costs: Sequence[Cost]) -> None:
    told = [
        f"median {median(column):6.1f}, 95% below {sorted(column)[int(len(column) * 0.95)]:6.1f}"
        for column in zip(*costs, strict=True)
    ]
    middle = median(whole for whole, *_ in costs)
    note(Noted(bench="stories", what=f"{what}, median", value=middle, unit="ms", engine=engine, size=size))
    sys.stdout.write(f"{engine:10} {size:>7} articles, {what:9}, ms: {told[0]}; own {told[1]}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stories", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    add_options(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
