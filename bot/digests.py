"""Digests' part of the tick: what is due is put on record, what became of what was sent is told."""

from collections.abc import Callable
from datetime import datetime

import structlog

from handlers.blocks.subscriptions import notice
from storage import editions, gatherings, outbox, outcomes
from storage.engine import Store
from storage.outbox import Frozen
from storage.outcomes import Outcome

log = structlog.get_logger()


class Digests:
    """Sees to it that what is due gets composed, and that its outcome reaches whom it concerns."""

    def __init__(self, *, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def come_due(self) -> int:
        """Have composed what is due by now; return how many subscriptions were due."""
        now = self._clock()
        with self._store.write() as session:
            due = editions.come_due(session, now=now)
            editions.give_up(session, now=now)
            gatherings.take_back(session, now=now)
            gatherings.come_due(session, now=now)
        if due:
            log.info("digests_due", subscriptions=due)
        return due

    def tell_outcomes(self) -> int:
        """Note what became of what was sent; tell owners what they must know, once. Return how many."""
        now = self._clock()
        with self._store.write() as session:
            gatherings.take_back(session, now=now)
            settled, told = outcomes.settle(session, now=now)
            for one in told:
                outbox.put(session, message=_notice(one), now=now)
        if settled:
            log.info("digests_settled", editions=settled, told=len(told))
        return settled


def _notice(outcome: Outcome) -> Frozen:
    """Return the direct message that tells an owner; it goes out as everything does."""
    shown = notice(outcome)
    return Frozen(
        key=outcome.key,
        workspace=outcome.kept.workspace,
        channel=outcome.kept.owner,
        author=outcome.kept.owner,
        text=shown.text,
        blocks=[dict(block) for block in shown.blocks],
        articles=[],
    )
