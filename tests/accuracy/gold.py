"""Gold files, and what the reader makes of their texts."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from news.nouns import Article, Reading
from news.reading import Reader

TESTS = Path(__file__).parent.parent
SEEDS = TESTS.parent / "seeds"
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Return the objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def seed(name: str) -> list[Row]:
    """Return a gold file of the seeds."""
    return rows(TESTS / "data" / "gold" / f"seed_{name}.jsonl")


def seed_articles() -> Iterator[Row]:
    """Yield the nine articles as the gold cuts them: `article`, `start`, `text`."""
    for article in seed("articles"):
        with (SEEDS / article["file"]).open(encoding="utf-8", newline="") as file:
            yield {**article, "text": file.read()[article["start"] : article["end"]]}


def readings(reader: Reader, texts: Iterable[str]) -> Iterator[Row]:
    """Yield what `whosaid read` would say of each text, as far as it is scored."""
    held = list(texts)
    for text, reading in zip(held, reader.read_all(Article(text=text) for text in held), strict=True):
        yield _row(text, reading)


def _row(text: str, reading: Reading) -> Row:
    def name(person: int | None) -> str | None:
        return None if person is None else reading.people[person].name

    return {
        "text": text,
        "quotes": [
            {
                "content": quote.content,
                "speaker": quote.speaker.span if quote.speaker else None,
                "speaker_name": name(quote.speaker.person) if quote.speaker else None,
                "named": quote.named,
                "manner": str(quote.manner),
                "status": str(quote.status),
                "confidence": quote.confidence,
                "cue": quote.cue,
            }
            for quote in reading.quotes
        ],
        "people": [
            {"name": one.name, "aliases": one.aliases, "roles": [role.words for role in one.roles]}
            for one in reading.people
        ],
        "statements": [
            {"person": name(statement.person), "span": statement.span} for statement in reading.statements
        ],
    }
