"""What digests cost: one over 10,000 new articles, and 5,000 due at 08:00 in 40 zones, on both engines.

`python -m tests.bench.digests [--articles 10000,100000] [--subscriptions 5000] [--processes 2]
[--engines sqlite,postgresql]`

Articles and subscriptions are made up; of more than 10,000 articles the others were read before. What is due
at once is composed on the smallest store. Each subscription's edition is composed and frozen as a worker does
it, by as many processes as there are cores; posting is Slack's to pace, and isn't measured.
"""

import argparse
import multiprocessing
import random
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from statistics import median
from typing import Any

from rich.console import Console
from sqlalchemy import select, text

from bot.clients import OneWorkspace, client
from bot.jobs.digests import compose
from bot.jobs.job import Tools
from handlers.digest_edition import composed
from news.digests.slots import Cadence, Timetable
from news.digests.subscription import Subscription
from news.digests.topics import Topic, TopicKind
from news.nouns import Audience
from storage import editions, subscriptions
from storage.engine import Store, open_store
from storage.rows import insert_all
from storage.search import learn_all, searched
from storage.tables import ArticleRow, EditionRow, MembershipRow, StoryRow
from tests.bench.report import Noted, note
from tests.bench.stores import server

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
ZONES = 40
NEW = 10_000
ROUNDS = 3
WORDS = 12_000
TOPICS = range(1_500, WORDS)
"""Words, by rank, that are subscribed to: about one article in a hundred holds such a one."""

STORY = 3
console = Console(highlight=False)


def main() -> None:
    """Fill a store, compose, and print what it took."""
    asked = _arguments()
    sizes = [int(number) for number in asked.articles.split(",")]
    for engine in asked.engines.split(","):
        with server(engine) as store_of:
            for size in sizes:
                store = store_of(size)
                _fill(store, size)
                _one(store, engine, size)
                if size == sizes[0]:
                    _many(store, engine, asked.subscriptions, asked.processes)
                store.close()


def _one(store: Store, engine: str, number: int) -> None:
    """Compose one edition on everything, on a common word, and on a rare one."""
    for name, topic in (
        ("everything", Topic(kind=TopicKind.EVERYTHING)),
        ("a common word", Topic(kind=TopicKind.WORDS, words="w1")),
        ("a rare word", Topic(kind=TopicKind.WORDS, words="w6000")),
    ):
        wanted = _wanted(topic, "UTC")
        with store.write() as session:
            kept = subscriptions.add(
                session,
                key=f"one:{name}",
                wanted=wanted,
                channel="C0",
                channel_name="one",
                audience=Audience(workspace="T1", user="U1"),
                now=NOW,
            )
        times = list[tuple[float, float]]()
        for _ in range(ROUNDS):
            wall, cpu = time.perf_counter(), time.process_time()
            with store.read() as session:
                found = composed(session, kept=kept, since=NOW - timedelta(days=1), until=NOW, now=NOW)
            times.append((time.perf_counter() - wall, time.process_time() - cpu))
        wall, cpu = (median(taken) for taken in zip(*times, strict=True))
        about = {"bench": "digests", "what": f"one on {name}", "engine": engine}
        note(Noted(**about, value=wall * 1000, unit="ms", size=number))
        console.print(
            f"{engine}: a digest on {name}, {number:,} articles: {len(found.edition.fresh):,} stories, "
            f"{wall:.2f} s, {cpu:.2f} s of processor"
        )


def _many(store: Store, engine: str, number: int, processes: int) -> None:
    """Have all of them composed that are due at 08:00 local time, in one go."""
    ids, url = _subscribe(store, number), store.engine.url.render_as_string(hide_password=False)
    context = multiprocessing.get_context("spawn")
    parts = [ids[at::processes] for at in range(processes)]
    began = time.perf_counter()
    with context.Pool(processes) as pool:
        spent = pool.starmap(_compose, [(url, part) for part in parts])
    wall = time.perf_counter() - began
    with store.read() as session:
        left = session.scalars(select(EditionRow.id).where(EditionRow.state == editions.State.DUE)).all()
    what = f"{number:,} subscriptions due at once, {processes} processes"
    note(Noted(bench="digests", what=what, value=wall, unit="s", engine=engine))
    console.print(
        f"{engine}: {number:,} due at 08:00 in {ZONES} zones, {processes} processes: {wall:.0f} s, "
        f"{sum(spent):.0f} s of processor, {len(left)} not composed"
    )


def _compose(url: str, ids: list[int]) -> float:
    """Compose these editions as a worker does; return the processor's seconds."""
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    began = time.process_time()
    tools = Tools(
        store=Store(open_store(url)),
        clients=OneWorkspace(client(token="xoxb-none", api_url="http://127.0.0.1:9/api/")),
        clock=lambda: NOW,
        model="none",
        contact="",
    )
    for start in range(0, len(ids), editions.BATCH):
        compose(tools, {"editions": ids[start : start + editions.BATCH]})
    return time.process_time() - began


def _subscribe(store: Store, number: int) -> list[int]:
    """Subscribe channels to words that about one article in a hundred holds; return the due editions."""
    chance = random.Random(1)
    zones = [f"Etc/GMT{offset:+d}" for offset in range(-14, 13)] + ["Asia/Kathmandu"] * (ZONES - 27)
    for at in range(number):
        topic = Topic(kind=TopicKind.WORDS, words=f"w{chance.choice(TOPICS)}")
        with store.write() as session:
            kept = subscriptions.add(
                session,
                key=f"many:{at}",
                wanted=_wanted(topic, zones[at % len(zones)]),
                channel=f"C{at:05d}",
                channel_name="many",
                audience=Audience(workspace="T1", user="U1"),
                now=NOW,
            )
            editions.send_now(session, kept=kept, now=NOW)
    with store.read() as session:
        return list(session.scalars(select(EditionRow.id).order_by(EditionRow.id)))


def _wanted(topic: Topic, zone: str) -> Subscription:
    timetable = Timetable(cadence=Cadence.DAILY, at=clock_time(8), zone=zone)
    return Subscription(topic=topic, timetable=timetable, zone=zone)


def _fill(store: Store, number: int) -> None:
    """Let `number` articles be read, three to a story, with words as they are in language."""
    chance = random.Random(7)
    with store.write() as session:
        for at in range(0, number, 500):
            rows = [_row(one, chance) for one in range(at + 1, min(at + 500, number) + 1)]
            stories = sorted({(row["id"] + STORY - 1) // STORY for row in rows})
            known = set(session.scalars(select(StoryRow.id).where(StoryRow.id.in_(stories))))
            begun = [{"id": one, "begun_at": NOW} for one in stories if one not in known]
            insert_all(session, ArticleRow, rows)
            insert_all(session, StoryRow, begun)
            insert_all(session, MembershipRow, [_member(row) for row in rows])
            learn_all(
                session, words={row["id"]: searched(f"{row['headline']} {row['text']}") for row in rows}
            )
        session.execute(text("ANALYZE"))


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    def words(many: int) -> str:
        return " ".join(f"w{int(WORDS ** chance.random())}" for _ in range(many))

    read = NOW - timedelta(seconds=number if number <= NEW else 30 * number)
    paragraphs = "\n".join(f"{words(18).capitalize()}. {words(18).capitalize()}." for _ in range(10))
    return {
        "id": number,
        "key": f"{number:064d}",
        "workspace": "",
        "standing": "published",
        "hidden": False,
        "outlet": f"Daily {number % 40}",
        "outlet_key": f"daily {number % 40}",
        "headline": words(8).capitalize(),
        "published_day": read.date(),
        "read_at": read,
        "text": paragraphs,
    }


def _member(row: dict[str, Any]) -> dict[str, Any]:
    number = row["id"]
    return {
        "article_id": number,
        "story_id": (number + STORY - 1) // STORY,
        "day": NOW.toordinal(),
        "seen_at": row["read_at"],
        "terms": {},
        "likeness": 0.0,
        "nearest_id": None,
        "shared": [],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.digests", description=__doc__)
    parser.add_argument("--articles", default="10000")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--subscriptions", type=int, default=5_000)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
