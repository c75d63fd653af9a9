"""`whosaid stories`: articles in date order in, the story of each out; one pass, nothing from later lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.commands.kit import Format
from bot.formats import FieldError, Json, article_of
from bot.inputs import items
from bot.items import Item, Unreadable
from bot.streams import Line, error_line, line_id, write
from news.nouns import PUBLISHED, Article
from news.stories.assign import Assignment, Told, assign
from news.stories.terms import terms_of
from news.stories.window import Window

WORDS = {"title": "headline", "date": "published"}
"""The format's words for what an article has."""


def assign_stories(paths: Sequence[str], output: Format) -> int:
    """Write each article's story; return the exit code."""
    return write(_lines(paths), output, _as_text)


def _lines(paths: Sequence[str]) -> Iterator[Line]:
    window, stories = Window(), 0
    for number, item in enumerate(items(paths)):
        article = _article(item)
        if not isinstance(article, Article):
            yield article, ""
            continue
        decided, told = _decided(article, number, window)
        if decided.story is None:
            stories += 1
            told = replace(told, story=stories)
        window.add(told)
        yield (
            {"id": line_id(item), "story": told.story},
            article.headline or article.text[:80].splitlines()[0],
        )


def _decided(article: Article, number: int, window: Window) -> tuple[Assignment, Told]:
    day = article.published.day if article.published else None
    told = Told(id=number, terms=terms_of(article), day=day)
    decided = assign(told, window.alike(told.terms), window.vocabulary)
    return decided, replace(told, story=decided.story)


def _article(item: Item | Unreadable) -> Article | Json:
    """Read a line whose headline is `title` and whose date is `date`."""
    if isinstance(item, Unreadable):
        return error_line(item, item.reason)
    given = {WORDS.get(key, key): value for key, value in item.fields.items()}
    try:
        return article_of(given, standing=PUBLISHED)
    except FieldError as error:
        return error_line(item, str(error))


def _as_text(line: Json, words: str) -> str:
    return f"{line['story']}\t{line['id']}\t{words}"
