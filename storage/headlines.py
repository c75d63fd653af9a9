"""Headlines that are not shown: they repeat what an editor has hidden in their article, or name whom."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.stories.title import names, repeats
from storage.decided import hidden_words
from storage.rows import one_of
from storage.ruled import ruled
from storage.tables import ArticleRow, NameRow


def withheld(session: Session, *, articles: Collection[int], audience: Audience) -> frozenset[int]:
    """Return those of these articles whose headlines `audience` must not be shown."""
    rulings = ruled(session, audience)
    if not rulings.words and not rulings.hidden:
        return frozenset()
    hidden = hidden_words(session, articles=articles, audience=audience)
    people = _people(session, articles, rulings.hidden)
    query = select(ArticleRow.id, ArticleRow.headline, ArticleRow.text).where(
        one_of(session, ArticleRow.id, {*hidden, *people}), ArticleRow.headline.is_not(None)
    )
    return frozenset(
        row.id
        for row in session.execute(query)
        if any(repeats(row.headline, span.of(row.text)) for span in hidden.get(row.id, ()))
        or any(names(row.headline, name) for name in people.get(row.id, ()))
    )


def _people(session: Session, articles: Collection[int], hidden: Collection[int]) -> dict[int, set[str]]:
    """Return the last words of the names by which these articles call people who are hidden."""
    found: dict[int, set[str]] = defaultdict(set)
    if hidden:
        query = select(NameRow.article_id, NameRow.last)
        named = (one_of(session, NameRow.article_id, articles), NameRow.person_id.in_(hidden))
        for article, surname in session.execute(query.where(*named)):
            found[article].add(surname)
    return found
