"""What of an article's earlier words an audience may not read: what was hidden, and what hidden people said.

Rulings lie on rows of the newest version; earlier wordings have none, so they are compared word by word.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from news.nouns import Audience
from news.people.keys import name_key
from news.text import folded
from storage.figure_rulings import BETWEEN
from storage.kinds import Kind
from storage.ruled import ruled, workspace_of
from storage.tables import AliasRow, DecisionRow

FEWEST = 2
"""Words of a hidden quote from which a longer text that holds them holds the quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """Hidden words, folded, and the names of hidden people."""

    words: frozenset[str]
    names: frozenset[str]

    def covers(self, texts: Collection[str | None], speaker: str | None) -> bool:
        """Tell whether any of these words, or who says them, is hidden."""
        if speaker and name_key(speaker) in self.names:
            return True
        told = [folded(text) for text in texts if text]
        return any(_holds(text, hidden) for text in told for hidden in self.words)


def unsaid(session: Session, *, article_id: int, audience: Audience) -> Unsaid:
    """Return what is hidden of an article for `audience`; for the command line what anybody has hidden."""
    undoing = aliased(DecisionRow)
    undone = select(undoing.id).where(undoing.undoes == DecisionRow.id).exists()
    kinds = [Kind.HIDE_QUOTE, Kind.HIDE_FIGURE]
    kinds += [] if audience.everything else [Kind.NOT_A_QUOTE]
    here = [DecisionRow.article_id == article_id, DecisionRow.kind.in_(kinds), DecisionRow.undoes.is_(None)]
    if not audience.everything:
        here.append(DecisionRow.workspace == workspace_of(audience))
    hidden = session.scalars(select(DecisionRow.words).where(*here, ~undone))
    people = ruled(session, audience).hidden
    names = select(AliasRow.folded).where(AliasRow.person_id.in_(people))
    told = (words.partition(BETWEEN)[0] for words in hidden if words)
    return Unsaid(
        words=frozenset(part for words in told for part in words.split("\n") if part),
        names=frozenset(session.scalars(names)) if people else frozenset(),
    )


def _holds(text: str, hidden: str) -> bool:
    """Tell whether the hidden words stand in the text, or the text is a part of them."""
    either = f" {hidden} " in f" {text} " or (len(text.split()) >= FEWEST and f" {text} " in f" {hidden} ")
    return either or text == hidden
