"""The sections and categories under which articles stood with their publishers."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from news.text import folded
from storage.rows import insert_missing
from storage.tables import SectionRow

MOST = 20
LONGEST = 80


def save(session: Session, *, article_id: int, sections: Iterable[str]) -> None:
    """Note the sections of an article, at most twenty, each once however it is spelt."""
    words = {folded(section): " ".join(section.split()) for section in sections if len(section) <= LONGEST}
    kept = sorted([pair for pair in words.items() if pair[0]][:MOST])
    insert_missing(
        session,
        SectionRow,
        [{"article_id": article_id, "folded": key, "words": shown} for key, shown in kept],
    )
