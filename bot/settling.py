"""What follows from articles once they are saved: who is one in all of them, and who isn't after all."""

from collections.abc import Sequence

import structlog
from sqlalchemy import exc

from storage import middle_names, reading_rows
from storage.engine import Store

log = structlog.get_logger()
PASSING = (exc.OperationalError, exc.TimeoutError, exc.IntegrityError)
"""What may go by: a deadlock, or an office that went with somebody erased just before it is given again."""


def settle(store: Store, found: Sequence[reading_rows.Rows]) -> None:
    """Make one of people in articles just saved whose names a middle one alone tells apart, or part them.

    The articles are saved all the same: what fails is settled with the next one that names them.
    """
    keys = reading_rows.met(found)
    try:
        with store.read() as session:
            wanted = middle_names.unsettled(session, keys=keys)
        if wanted:
            with store.write() as session:
                middle_names.settle(session, keys=wanted)
    except Exception as error:
        told = not isinstance(error, PASSING)
        log.warning("settling_failed", people=len(keys), error=type(error).__name__, exc_info=told)
