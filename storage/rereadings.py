"""Saving a newer reading of an article in the place of the older one."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from news.nouns import Article, Reading
from storage import joining, readings
from storage.rulings import await_turns, follow_reading
from storage.tables import FigureRow, NameRow, PersonRow, QuoteRow, RoleRow, StatementRow


def replace(session: Session, *, article_id: int, article: Article, reading: Reading) -> None:
    """Save `reading` as all that is known of the article; what editors decided stays in force.

    People whom other articles name too keep their rows, and so do those whom editors made.
    """
    await_turns(session, article_id=article_id)
    joining.forget(session, article_id=article_id)
    for table in (QuoteRow, StatementRow, FigureRow, RoleRow, NameRow):
        session.execute(delete(table).where(table.article_id == article_id))
    session.execute(delete(PersonRow).where(PersonRow.article_id == article_id, PersonRow.workspace == ""))
    readings.save(session, article_id=article_id, article=article, reading=reading)
    follow_reading(session, article_id=article_id)
