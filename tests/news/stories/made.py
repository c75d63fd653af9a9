"""Articles told in a few words."""

from datetime import date, timedelta

from news.nouns import Article
from news.stories.assign import Key, Told
from news.stories.rarity import Vocabulary
from news.stories.terms import terms_of

DAY = date(2025, 5, 14)
NOTHING_READ = Vocabulary(articles=0, holding={})


def told(id: Key, text: str, *, days: int | None = 0, story: Key | None = None) -> Told:  # noqa: A002
    """Return an article of `text`, `days` after `DAY`; None: undated."""
    day = None if days is None else DAY + timedelta(days=days)
    return Told(id=id, terms=terms_of(Article(text=text)), day=day, story=story)
