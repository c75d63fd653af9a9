"""`whosaid compare`: the articles of one story in, figures side by side out, a line a group."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.commands.kit import Format
from bot.formats import Json
from bot.inputs import items
from bot.streams import Line, batches, clean, line_id, write
from news.copies import Texts
from news.figures.alike import Given, measure
from news.figures.compare import Group, groups
from news.nouns import Article, Figure, Reading, Span
from news.reading import Part, Reader


def compare(paths: Sequence[str], output: Format, model: str) -> int:
    """Write the groups that the figures of all articles make; return the exit code."""
    return write(_lines(paths, Reader.load(model)), output, _as_text)


def _lines(paths: Sequence[str], reader: Reader) -> Iterator[Line]:
    """Yield an error in its place for each bad item, then the groups; nothing can be said before the last."""
    given: list[Given] = []
    names: list[Any] = []
    texts, firsts = Texts(), list[int]()
    for batch in batches(items(paths)):
        read = [clean(item) for item in batch]
        whole = [one for one in read if isinstance(one, Article)]
        readings = iter(list(reader.read_all(whole, frozenset((Part.FIGURES,)))))
        for item, one in zip(batch, read, strict=True):
            if not isinstance(one, Article):
                yield one, ""
                continue
            number = texts.first_of(one.text)
            if number is None:
                firsts.append(len(names))
            text_of = None if number is None else str(firsts[number])
            given += _given(text_of, str(len(names)), one, next(readings))
            names.append(line_id(item))
    found = groups([measure(one) for one in given])
    yield from ((_line(group, given, names), "") for group in found)


def _given(text_of: str | None, number: str, article: Article, reading: Reading) -> Iterator[Given]:
    published = article.published
    for figure in reading.figures:
        yield Given(
            article=number,
            figure=figure,
            around=_around(article, figure.evidence),
            published=published.day if published else None,
            by=_giver(figure, article, reading),
            text_of=text_of,
        )


def _giver(figure: Figure, article: Article, reading: Reading) -> str | None:
    """Return who gives a figure: a person's name, else the words that name the giver."""
    if figure.said_by is not None:
        return reading.people[figure.said_by].name
    return figure.sayer.of(article.text) if figure.sayer else None


def _around(article: Article, evidence: Span) -> str:
    """Return the paragraph of the sentence."""
    whole = (one for one in article.paragraphs if one.covers(evidence))
    return next(whole, evidence).of(article.text)


def _line(group: Group, given: Sequence[Given], names: Sequence[Any]) -> Json:
    figures = [_figure(given[at], names) for at in group.members]
    return {"verdict": group.verdict.value, "reason": group.reason, "figures": figures}


def _figure(one: Given, names: Sequence[Any]) -> Json:
    span, name = one.figure.span, names[int(one.article)]
    return {"id": name, "span": [span.start, span.end], "by": one.by, "text": one.figure.text}


def _as_text(line: Json, _text: str) -> str:
    rows = [f"{line['verdict'].replace('_', ' ')}: {line['reason']}"]
    for one in line["figures"]:
        by = f", by {one['by']}" if one["by"] else ""
        rows.append(f"  “{one['text']}” in {one['id']}{by}")
    return "\n".join(rows)
