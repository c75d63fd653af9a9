"""What a newsroom may do with each outlet's articles: how much may be shown, and how long they are kept."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage import ruled
from storage.articles import outlet_key
from storage.tables import ArticleRow, OutletRow


class Show(StrEnum):
    """How much of an article may be shown: a sentence and quotes, its headline, or its link only."""

    SENTENCE = "sentence"
    HEADLINE = "headline"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What holds for an outlet; without `keep_days` its articles are kept for good."""

    outlet: str
    show: Show
    keep_days: int | None


def rules(session: Session) -> tuple[Rule, ...]:
    """Return all rules by the outlet's name; for all other outlets the default holds."""
    rows = session.scalars(select(OutletRow).order_by(OutletRow.key))
    return tuple(Rule(outlet=row.name, show=Show(row.show), keep_days=row.keep_days) for row in rows)


def show(session: Session, *, outlet: str, how_much: Show) -> int:
    """Show only so much of the outlet, in what is read already too; return how many articles that are."""
    row = _row(session, outlet)
    row.show = how_much
    ruled.forget(session)
    shown = update(ArticleRow).where(ArticleRow.outlet_key == row.key, ArticleRow.show != how_much)
    return len(session.scalars(shown.values(show=how_much).returning(ArticleRow.id)).all())


def keep(session: Session, *, outlet: str, days: int | None) -> None:
    """Keep the outlet's articles for so many days after they were read; None: for good."""
    _row(session, outlet).keep_days = days


def _row(session: Session, outlet: str) -> OutletRow:
    key = outlet_key(outlet)
    row = session.get(OutletRow, key)
    if row is None:
        row = OutletRow(key=key, name=outlet, show=Show.SENTENCE, keep_days=None)
        session.add(row)
    return row
