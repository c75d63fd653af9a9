"""What digests cost: one over 10,000 new articles, and 5,000 due at 08:00 in 40 zones.

`python -m tests.bench.digests [--articles 10000] [--subscriptions 5000] [--processes 2] [--engine sqlite]`

Articles and subscriptions are made up. Each subscription's edition is composed and frozen as a worker does
it, by as many processes as there are cores; posting is Slack's to pace, and isn't measured.
"""

import argparse
import multiprocessing
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time

from rich.console import Console
from sqlalchemy import insert, select, text

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
from storage.schema import upgrade
from storage.search import learn
from storage.tables import ArticleRow, EditionRow, MembershipRow, StoryRow
from tests.bench.report import Noted, note

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
ZONES = 40
WORDS = 12_000
TOPICS = range(1_500, WORDS)
"""Words, by rank, that are subscribed to: about one article in a hundred holds such a one."""

STORY = 3
console = Console(highlight=False)


def main() -> None:
    """Fill a store, compose, and print what it took."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        url = f"sqlite:///{folder}/digests.db"
        store = Store(open_store(url))
        upgrade(store.engine)
        _fill(store, asked.articles)
        _one(store, asked.articles)
        _many(store, url, asked.subscriptions, asked.processes)
        store.close()


def _one(store: Store, number: int) -> None:
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
        wall, cpu = time.perf_counter(), time.process_time()
        with store.read() as session:
            found = composed(session, kept=kept, since=NOW - timedelta(days=1), until=NOW, now=NOW)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        note(Noted(bench="digests", what=f"one on {name}", value=wall, unit="s", size=number))
        console.print(
            f"one digest on {name}, {number:,} new articles: {len(found.edition.fresh):,} stories, "
            f"{wall:.2f} s, {cpu:.2f} s of processor"
        )


def _many(store: Store, url: str, number: int, processes: int) -> None:
    """Have all of them composed that are due at 08:00 local time, in one go."""
    ids = _subscribe(store, number)
    context = multiprocessing.get_context("spawn")
    parts = [ids[at::processes] for at in range(processes)]
    began = time.perf_counter()
    with context.Pool(processes) as pool:
        spent = pool.starmap(_compose, [(url, part) for part in parts])
    wall = time.perf_counter() - began
    with store.read() as session:
        left = session.scalars(select(EditionRow.id).where(EditionRow.state == editions.State.DUE)).all()
    note(Noted(bench="digests", what="subscriptions due at once", value=wall, unit="s", size=number))
    console.print(
        f"{number:,} subscriptions due at 08:00 in {ZONES} zones, {processes} processes: {wall:.0f} s, "
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
    """Let `number` articles be read today, three to a story, with words as they are in language."""
    chance = random.Random(7)
    with store.write() as session:
        for at in range(0, number, 500):
            rows = [_row(one, chance) for one in range(at + 1, min(at + 500, number) + 1)]
            stories = sorted({(row["id"] + STORY - 1) // STORY for row in rows})  # type: ignore[operator]
            known = set(session.scalars(select(StoryRow.id).where(StoryRow.id.in_(stories))))
            begun = [{"id": one, "begun_at": NOW} for one in stories if one not in known]
            session.execute(insert(ArticleRow), rows)
            if begun:
                session.execute(insert(StoryRow), begun)
            session.execute(insert(MembershipRow), [_member(row) for row in rows])
            for row in rows:
                words = f"{row['headline']} {row['text']}"
                learn(session, article_id=int(str(row["id"])), text=words)
        session.execute(text("ANALYZE"))


def _row(number: int, chance: random.Random) -> dict[str, object]:
    def words(many: int) -> str:
        return " ".join(f"w{int(WORDS ** chance.random())}" for _ in range(many))

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
        "published_day": NOW.date(),
        "read_at": NOW - timedelta(seconds=number),
        "text": paragraphs,
    }


def _member(row: dict[str, object]) -> dict[str, object]:
    number = int(str(row["id"]))
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
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--subscriptions", type=int, default=5_000)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
