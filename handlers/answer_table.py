"""An answer's statements as a table: one row a place."""

from collections.abc import Iterator

from handlers.blocks.kit import cut, excerpt
from handlers.blocks.quotes import MOST_WORDS, certain, statused
from handlers.blocks.whosaid import Card
from handlers.exports import Table, file_name, titled
from news.nouns import Manner
from storage.nouns import About, Place, Told
from storage.rows import CAP

COLUMNS = tuple("what,words,who,how given,cue,outlet,published,spoken,link,paragraph,why".split(","))
MANNER = {Manner.DIRECT: "quoted", Manner.MIXED: "quoted in part", Manner.INDIRECT: "reported"}


def table(card: Card) -> Table:
    """Return what the card shows, every place a row; the title says where there is more than that."""
    told = [told for one in card.said.rows for told in (one.lead, *(other for _, other in one.also))]
    rows = [_said(one) for one in told]
    rows += [_about(row) for row in _one_an_article(card.about.rows if card.about else ())]
    subject = card.person.name if card.person else card.shown.words or ""
    capped = card.said.capped or (card.about is not None and card.about.capped)
    return Table(
        name=file_name("whosaid", subject),
        title=titled("whosaid", subject) + (f" (of the newest {CAP:,})" if capped else ""),
        columns=COLUMNS,
        rows=rows,
        articles=card.articles,
    )


def _said(told: Told) -> tuple[str, ...]:
    words = cut(" … ".join(told.words), MOST_WORDS)
    how = f"{statused(told)}, {MANNER[told.manner]}"
    spoken = told.spoken.isoformat() if told.spoken else "not stated"
    return ("said", words, _who(told), how, told.cue or "", *_where(told.where, spoken), told.reason)


def _about(row: About) -> tuple[str, ...]:
    words, teller = excerpt(row.sentence, MOST_WORDS), row.said_by or "the article itself"
    return ("told about", words, teller, "", "", *_where(row.where), "")


def _who(told: Told) -> str:
    if told.name is None:
        return "not clear who" if told.named else "unnamed"
    return certain(told, told.name)


def _where(place: Place, spoken: str = "") -> tuple[str, ...]:
    published = place.published.day.isoformat() if place.published else "undated"
    link = place.url or place.file or ""
    return place.outlet or "outlet not stated", published, spoken, link, str(place.paragraph)


def _one_an_article(rows: tuple[About, ...]) -> Iterator[About]:
    """Leave one sentence of prose an article: a file goes further than a card."""
    seen: set[int] = set()
    for row in rows:
        if row.where.article_id not in seen:
            seen.add(row.where.article_id)
            yield row
