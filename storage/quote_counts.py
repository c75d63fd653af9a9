"""How often somebody is quoted, by the day of publication."""

from datetime import date, datetime

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import Session

from news.nouns import Audience, Status
from storage.audience import quotable, visible
from storage.decided import said_by
from storage.filters import conditions
from storage.nouns import FIRST, Wanted
from storage.ruled import ruled
from storage.tables import ArticleRow, QuoteRow


def by_day(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> dict[date | None, int]:
    """Return how many quotes of the person were published on which day; None: in undated articles.

    Copies of one text count once, on their first day; what was supposed, denied or alleged doesn't count.
    """
    people = ruled(session, audience).group(person_id)
    theirs = said_by(session, people=people, audience=audience)
    root = func.coalesce(ArticleRow.text_of, ArticleRow.id)
    each = (
        select(func.max(QuoteRow.age).label("age"))
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(or_(false(), *theirs), *conditions(session, wanted, QuoteRow.age, QuoteRow.article_id))
        .where(visible(audience, now), quotable(session, audience))
        .where(QuoteRow.status.in_((Status.SAID, Status.ADVANCE)))
        .group_by(root, QuoteRow.position)
        .subquery()
    )
    counted = select(each.c.age, func.count()).group_by(each.c.age)
    return {date.fromordinal(-age) if age else None: number for age, number in session.execute(counted)}
