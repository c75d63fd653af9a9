"""What whoever composes a message or a file knows of what was decided: the rest is new to them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from news.errors import WhosaidError
from storage import decisions
from storage.tables import DecisionRow, DeedRow

OPERATORS = ""
"""The workspace of deeds done on the command line: who is erased, how much of an outlet may be shown."""


class OutdatedError(WhosaidError):
    """What it shows was decided about while it was composed: it is to be composed anew."""

    def __init__(self) -> None:
        super().__init__("What it shows was hidden or corrected meanwhile; it is composed anew.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The last decision of a workspace's editors, and the last deed of the operators."""

    decided: int | None
    done: int | None


def known(session: Session, *, workspace: str) -> Known:
    """Return what is decided so far: ask before you read what you compose from."""
    return Known(decided=decisions.last(session, workspace=workspace), done=_last_done(session))


def require_known(session: Session, known: Known) -> None:
    """Raise OutdatedError if an operator has done something since: an erased article looks like any other."""
    if _last_done(session) != known.done:
        raise OutdatedError


def is_any_since(session: Session, *, workspace: str, instant: datetime) -> bool:
    """Tell whether the workspace's editors, or operators, have decided anything since `instant`."""
    decided = select(DecisionRow.id).where(DecisionRow.workspace == workspace, DecisionRow.made_at >= instant)
    done = select(DeedRow.id).where(DeedRow.workspace == OPERATORS, DeedRow.done_at >= instant)
    return any(session.scalar(query.limit(1)) is not None for query in (decided, done))


def _last_done(session: Session) -> int | None:
    return session.scalar(select(func.max(DeedRow.id)).where(DeedRow.workspace == OPERATORS))
