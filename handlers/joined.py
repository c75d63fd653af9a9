"""One statement in several places, of quotes that are at hand: the same words, cut or worded otherwise.

The store joins all that it holds (`storage.joining`); this is for a choice of some dozens.
"""

from collections.abc import Sequence

from news.nouns import Manner
from news.quotes.likeness import Likeness, likeness
from storage.nouns import Joined, Told


def joined(quotes: Sequence[Told]) -> tuple[Joined, ...]:
    """Join quotes of one person from different articles, in the order in which they come, copies once.

    Quadratic in `quotes`: for at most some dozens.
    """
    groups: list[list[tuple[Likeness, Told]]] = []
    for quote in quotes:
        if any(_shown_with(quote, shown) for group in groups for _, shown in group):
            continue
        for group in groups:
            kind = _joins(group[0][1], quote)
            if kind:
                if not any(_is_copied(quote, shown) for _, shown in group):
                    group.append((kind, quote))
                break
        else:
            groups.append([(Likeness.SAME, quote)])
    return tuple(Joined(lead=group[0][1], also=tuple(group[1:])) for group in groups)


def _shown_with(quote: Told, shown: Told) -> bool:
    """Two fragments quoted in one sentence are shown by that sentence: “lasting peace” … “real fragility”."""
    if Manner.DIRECT in {quote.manner, shown.manner} or quote.person_id != shown.person_id:
        return False
    return (quote.where.article_id, quote.sentence) == (shown.where.article_id, shown.sentence)


def _is_copied(quote: Told, shown: Told) -> bool:
    """Tell whether a copy of a text says again what another copy is shown with."""
    return quote.where.text == shown.where.text and quote.folded == shown.folded


def _joins(lead: Told, quote: Told) -> Likeness | None:
    if lead.where.article_id == quote.where.article_id or lead.person_id != quote.person_id:
        return None
    return likeness(lead.compared, quote.compared)
