"""A newsroom's digests in tests: articles read at a time of one's choosing, workers and ticks run by hand."""

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import select

from bot.digests import Digests
from bot.jobs.job import Tools
from bot.lookups import Lookups
from bot.worker import Worker
from news.nouns import Published, Reading
from storage.tables import ArticleRow, EditionRow, MembershipRow, OutboxRow
from tests.conftest import save
from tests.made import article

EVENT = (
    "The ferry Aurora ran aground off Kirkwall with 140 passengers before dawn.",
    "Lifeboats from Stromness took all passengers off the ferry Aurora near Kirkwall.",
    "Divers looked for damage at the hull of the Aurora off Kirkwall after the ferry ran aground.",
)


def about(subject: str, number: int = 0, day: date | None = date(2025, 5, 19), **changes: object):
    """Return an article that speaks of `subject` in its headline and of a story of its own, by `number`."""
    chance = Random(number)  # noqa: S311 - the same words each time
    told = " ".join("".join([*chance.choices("bdfgklmnprst", k=3), "o"]).title() for _ in range(12))
    given = {
        "headline": f"{subject} in the news, part {number}",
        "outlet": "The Orcadian",
        "published": Published(day=day) if day else None,
        "text": f"The board of {subject} met {told}.\n{told} came to the meeting as well.",
    }
    return article(**(given | changes))  # type: ignore[arg-type]


def read(newsroom, *given, at: datetime | None = None, reading: Reading | None = None) -> list[int]:
    """Save articles as if they had been read at `at`."""
    at = at or newsroom.now - timedelta(minutes=30)
    ids = []
    for one in given:
        saved = save(newsroom.store, one, reading or Reading())
        assert saved is not None
        with newsroom.store.write() as session:
            member, row = session.get_one(MembershipRow, saved), session.get_one(ArticleRow, saved)
            member.seen_at = row.read_at = at
        ids.append(saved)
    return ids


def tick(newsroom, *, work: bool = True) -> None:
    """Do what the scheduler's tick does, and what the workers do that it wants."""
    digests = Digests(store=newsroom.store, clock=lambda: newsroom.now)
    digests.come_due()
    if work:
        do_work(newsroom)
    newsroom.wiring.deliveries().deliver_due()
    digests.tell_outcomes()


def do_work(newsroom) -> None:
    """Let a worker do all that waits."""
    worker = Worker(tools_of(newsroom))
    while worker.do():
        pass


def tools_of(newsroom) -> Tools:
    """Return what jobs work with in a newsroom."""
    return Tools(
        store=newsroom.store,
        clients=newsroom.wiring.clients,
        clock=lambda: newsroom.now,
        model="none",
        contact="",
    )


def look_up(newsroom) -> int:
    """Look for what may have been lost."""
    return Lookups(
        store=newsroom.store, clients=newsroom.wiring.clients, clock=lambda: newsroom.now
    ).look_up()


def posted(newsroom, channel: str = "#migration"):
    """Return what everyone sees in a channel."""
    return [one for one in newsroom.seen("tom", channel) if not one.only_for]


def editions(newsroom) -> list[tuple[str, str]]:
    """Return each edition's key, and what became of it."""
    query = select(EditionRow.key, EditionRow.state, OutboxRow.state).outerjoin(
        OutboxRow, OutboxRow.id == EditionRow.outbox_id
    )
    with newsroom.store.read() as session:
        return [(key, sent or state) for key, state, sent in session.execute(query.order_by(EditionRow.id))]
