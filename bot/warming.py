"""The first questions, which nobody asked: so that whoever asks first waits no longer than the next."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from datetime import datetime
from threading import Barrier, BrokenBarrierError
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError

from handlers import facts, whosaid
from handlers.intents import Answer, Asked
from news.nouns import Audience
from storage import quotes
from storage.engine import Store
from storage.nouns import Told, Wanted

log = structlog.get_logger()
NOBODY = Audience(workspace="nobody's", channel="nobody's")
"""Sees what is everyone's alone."""

AMONG = 100
SECONDS = 20.0
"""That threads wait for each other at most: they should begin at once, so that each opens a connection."""


def warm_up(store: Store, *, threads: Executor, number: int, clock: Callable[[], datetime]) -> None:
    """Ask each kind of question on each of the `number` threads, and leave the answers.

    Until then no statement is compiled, no connection opened: the answers of the first two seconds took ten
    times as long as later ones (measured).
    """
    together = Barrier(number)
    try:
        known = _known(store, clock)
        for done in [threads.submit(_ask, store, known, together, clock) for _ in range(number)]:
            done.result()
    except SQLAlchemyError as error:  # whoever asks is told, and so is `/readyz`
        log.warning("not_warm", error=type(error).__name__)


def _known(store: Store, clock: Callable[[], datetime]) -> Told | None:
    """Return a quote of whoever is named and quoted most among some, if there is any."""
    wanted = Wanted(limit=AMONG)
    with store.read() as session:
        found = quotes.by_words(session, words="the", audience=NOBODY, now=clock(), wanted=wanted)
    named = [told for told in found.rows if told.name]
    often = Counter(told.name for told in named)
    return max(named, key=lambda told: often[told.name], default=None)


def _ask(store: Store, known: Told | None, together: Barrier, clock: Callable[[], datetime]) -> None:
    try:
        with store.read() as session:
            session.connection()
            together.wait(SECONDS)
    except BrokenBarrierError:
        log.warning("not_all_threads_warm")  # busy elsewhere: they warm as they go
    for answer, words in _questions(known):
        asked = Asked(text=words, audience=NOBODY, now=clock(), zone=ZoneInfo("UTC"))
        with store.read() as session:
            answer(session, asked)


def _questions(known: Told | None) -> Iterator[tuple[Answer, str]]:
    """Yield a question of each kind; `known` is a quote that has an answer."""
    yield whosaid.answer, "minister"
    if known is None or known.name is None:
        return
    name, said = known.name, known.words[0].split()
    topics = (
        max(said, key=len),
        name.split()[-1],
    )  # of what somebody seldom or often speaks is asked in two ways
    for words in (name, name.split()[-1], f"{name}x", *(f"{name} about {one} since 2020" for one in topics)):
        yield whosaid.answer, words
    for length in (1, 2, 5):
        yield whosaid.answer, f'"{" ".join(said[:length])}"'
    yield whosaid.answer, " ".join(said)
    for words in (name, said[-1], " ".join(said[:2]), "1,000"):
        yield facts.answer, words
