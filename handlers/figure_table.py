"""Figures as a table, a row a place, and as text to be copied."""

from collections.abc import Iterator, Sequence

from handlers.beside import Beside, Places
from handlers.blocks.figures import VERDICTS, as_written, giver_name
from handlers.blocks.kit import day, excerpt
from handlers.blocks.quotes import MOST_WORDS, STATUS
from handlers.exports import Table, file_name, titled
from news.nouns import Status
from news.text import clipped
from storage.nouns import Place, Stated

MOST = 2900
COLUMNS = tuple(
    (
        "group,how they compare,statement,as written,value,up to,unit,per,bound,counted,for when,"
        "who,how given,outlet,published,link,paragraph,sentence"
    ).split(",")
)


def table(entries: Sequence[Beside], subject: str) -> Table:
    """Return all places of all figures; one sentence of prose an article leaves with it."""
    rows, told = [], set[int]()
    for number, entry in enumerate(entries, 1):
        for how, statement, stated in _walked(entry):
            article = stated.where.article_id
            sentence = "" if article in told else excerpt(stated.sentence, MOST_WORDS)
            told.add(article)
            rows.append((str(number), how, str(statement), *_cells(stated), sentence))
    return Table(
        name=file_name("facts", subject),
        title=titled("facts", subject),
        columns=COLUMNS,
        rows=rows,
        articles=sorted({one.where.article_id for entry in entries for one in entry.figures}),
    )


def _walked(entry: Beside) -> Iterator[tuple[str, int, Stated]]:
    """Yield each place with how it compares and which statement of its group it is."""
    how = "given once" if entry.verdict is None else VERDICTS[entry.verdict].lower()
    for number, places in enumerate(entry.statements, 1):
        for one in places:
            yield how, number, one
    for number, places in enumerate(entry.apart, len(entry.statements) + 1):
        for one in places:
            yield "not the same thing", number, one


def _cells(stated: Stated) -> tuple[str, ...]:
    figure, place = stated.figure, stated.where
    bounds = [one.replace("_", " ") for one in (figure.comparator, figure.bound) if one]
    return (
        as_written(stated),
        _digits(figure.value),
        _digits(figure.value_max),
        figure.unit,
        figure.per or "",
        ", ".join(bounds),
        figure.counted,
        figure.as_of or "not stated",
        giver_name(stated) or stated.sayer or "the article itself",
        "said" if figure.status is Status.SAID else STATUS[figure.status].lower(),
        place.outlet or "outlet not stated",
        place.published.day.isoformat() if place.published else "undated",
        place.url or place.file or "",
        str(place.paragraph),
    )


def _digits(value: object) -> str:
    return "" if value is None else f"{value:f}"


def as_copy(entries: Sequence[Beside]) -> str:
    """Return the figures shown as plain text, a paragraph each group, every figure with its attribution."""
    return clipped("\n\n".join("\n".join(_copied(one)) for one in entries), MOST)


def _copied(entry: Beside) -> Iterator[str]:
    if entry.verdict:
        yield f"{VERDICTS[entry.verdict]}:"
    for places in entry.statements:
        yield _line(places)
    if entry.apart:
        yield "Not the same thing:"
    for places in entry.apart:
        yield _line(places)


def _line(places: Places) -> str:
    """Return “as written” what is counted, “for when” — who, outlet, date, where; every place."""
    lead, figure = places[0], places[0].figure
    told = f"“{as_written(lead)}” {figure.counted}".strip()
    period = f", “{figure.as_of}”" if figure.as_of else ""
    who = giver_name(lead) or (f"“{lead.sayer}”" if lead.sayer else "")
    if figure.status is not Status.SAID:
        who = f"{who} ({STATUS[figure.status].lower()})".strip()
    stands = "; ".join(dict.fromkeys(_where(one.where) for one in places))
    return f"{told}{period} — {f'{who}, ' if who else ''}{stands}"


def _where(place: Place) -> str:
    dated = day(place.published.day) if place.published else "undated"
    link = place.url or (f"{place.file}, paragraph {place.paragraph}" if place.file else "")
    return ", ".join(part for part in (place.outlet or "outlet not stated", dated, link) if part)
