"""`whosaid facts`: figures side by side from the store, as `/facts` shows them, or a line a measure."""

import json
import sys

from bot.app import clock
from bot.commands.kit import Format
from bot.formats import Json, measured, published_words
from bot.settings import load
from bot.stored import opened
from handlers.beside import Beside, Places
from handlers.blocks.fact_card import Card
from handlers.blocks.facts import whole
from handlers.blocks.figures import as_written
from handlers.facts import Question
from handlers.intents import Asked
from handlers.message import plain
from news.nouns import EVERYTHING
from storage.nouns import Stated


def show(words: str, output: Format) -> int:
    """Print the figures that `words` ask for; what isn't an answer is told on standard error."""
    settings = load()
    asked = Asked(text=words, audience=EVERYTHING, now=clock(), zone=settings.whosaid_zone)
    with opened(settings.database_url) as store, store.read() as session:
        found = Question(session, asked).answered()
    if not isinstance(found, Card):
        out = sys.stdout if output == Format.TEXT else sys.stderr
        out.write(plain(found, buttons=True) + "\n")
    elif output == Format.TEXT:
        sys.stdout.write(whole(found) + "\n")
    else:
        sys.stdout.writelines(json.dumps(_line(one), ensure_ascii=False) + "\n" for one in found.entries)
    return 0


def _line(one: Beside) -> Json:
    return {
        "verdict": one.verdict.value if one.verdict else None,
        "reason": one.reason,
        "same_time": one.timed,
        "statements": [_places(places) for places in one.statements],
        "not_the_same": [_places(places) for places in one.apart],
    }


def _places(places: Places) -> list[Json]:
    return [_figure(one) for one in places]


def _figure(stated: Stated) -> Json:
    figure, place = stated.figure, stated.where
    return {
        "text": as_written(stated),
        **measured(figure),
        "as_of": figure.as_of,
        "attributed_to": stated.name or stated.sayer,
        "status": figure.status.value,
        "outlet": place.outlet,
        "published": published_words(place.published),
        "url": place.url,
        "file": place.file,
        "paragraph": place.paragraph,
        "sentence": stated.sentence,
        "changed_from": stated.before,
    }
