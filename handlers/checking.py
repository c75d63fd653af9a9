"""“Check the figures here”: what has been read beside the figures of a message. Nothing is called right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sqlalchemy.orm import Session

from handlers.beside import Places, given_of
from handlers.blocks import checked as render
from handlers.blocks.checked import Checked, Found
from handlers.intents import Asked, Intent, Reply
from handlers.phrases import message_words
from news.figures.alike import Given, measure
from news.figures.judged import Verdict
from news.figures.lineups import Statement, lineups
from news.figures.loose import loose
from news.nouns import Figure
from news.text import folded
from news.topics import telling
from storage import figures, stories
from storage.coverage import coverage
from storage.nouns import Coverage, Size, Stated, Wanted

MOST_FIGURES = 6
MOST_CANDIDATES = 40
MOST_TOPICS = 3
LONGEST = 4000
FOUND = {
    Verdict.DIFFERS: Found.DIFFERS,
    Verdict.ROUNDING: Found.ROUNDER,
    Verdict.AGREES: Found.SAME,
    None: Found.SAME,
}
SHARED = 2
"""Words that a sentence with the same number must share to be shown though it may mean something else."""


def answer_message(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Look each figure of a message up."""
    text = message_words(asked.text)[:LONGEST]
    found = _Check(session, asked, text)
    shown = [found.checked(figure) for figure in loose(text)]
    message = render.checked(shown[:MOST_FIGURES], len(shown), found.read, asked.zone)
    where = {one.where.article_id for check in shown for places in check.statements for one in places}
    return (Reply(message=message, articles=tuple(sorted(where))),)


@dataclass(frozen=True)
class _Check:
    """A message's figures on a session: what has been read is counted once."""

    session: Session
    asked: Asked
    text: str

    @cached_property
    def read(self) -> Coverage:
        return coverage(self.session, audience=self.asked.audience, now=self.asked.now)

    def checked(self, figure: Figure) -> Checked:
        """Return what was read beside a figure: what counts the same, else looks alike, else is as large."""
        read = list(self._candidates(figure))
        sentence = figure.evidence.of(self.text)
        today = self.asked.now.astimezone(self.asked.zone).date()
        mine = Given(article="the message", figure=figure, around=sentence, published=today)
        where = {one.where.article_id for one in read}
        who, now = self.asked.audience, self.asked.now
        told = stories.of_articles(self.session, ids=where, audience=who, now=now)
        given = [given_of(one, told.get(one.where.article_id, -one.where.article_id)) for one in read]
        measures = [measure(one) for one in (mine, *given)]
        compared = lineups(measures, [sentence, *(one.sentence for one in read)])
        line = next(one for one in compared if _holds(one.statements) or _holds(one.apart))
        beside, apart = _read(read, line.statements), _read(read, line.apart)
        if _holds(line.statements) and beside:
            return Checked(figure=figure, found=FOUND[line.verdict], statements=beside)
        if beside or apart:
            return Checked(figure=figure, found=Found.ALIKE, statements=beside or apart)
        same = [(one,) for one in read if self._shares(figure, one)]
        return Checked(figure=figure, found=Found.NUMBER if same else Found.NOTHING, statements=same)

    def _candidates(self, figure: Figure) -> Iterator[Stated]:
        """Yield figures of the same size, and such as stand beside the words for what is counted."""
        seen: set[int] = set()
        wanted = [Wanted(limit=MOST_CANDIDATES, topic=topic) for topic in _topics(figure)]
        who, now = self.asked.audience, self.asked.now
        pages = [figures.matching(self.session, audience=who, now=now, wanted=one) for one in wanted]
        if figure.value is not None:
            size, first = Size(figure.value, figure.unit), Wanted(limit=MOST_CANDIDATES)
            pages.append(figures.by_size(self.session, size=size, audience=who, now=now, wanted=first))
        for one in (one for page in pages for one in page.rows):
            if one.id not in seen and not one.private:
                seen.add(one.id)
                yield one

    def _shares(self, figure: Figure, stated: Stated) -> bool:
        words = set(telling(figure.evidence.of(self.text)))
        same = (stated.figure.value, stated.figure.unit) == (figure.value, figure.unit)
        return same and len(words & set(folded(stated.sentence).split())) >= SHARED


def _topics(figure: Figure) -> list[str]:
    """Return what to look for: two telling words for what is counted at a time, at last the first alone."""
    words = [word for word in telling(figure.counted) if not word.isdigit()][: MOST_TOPICS + 1]
    return [*(" ".join(pair) for pair in pairwise(words)), *words[:1]][:MOST_TOPICS]


def _holds(statements: Sequence[Statement]) -> bool:
    """Tell whether the message's figure, the first of all, is among these."""
    return any(0 in one.members for one in statements)


def _read(read: Sequence[Stated], statements: Sequence[Statement]) -> list[Places]:
    """Return what was read of these statements, the message's own left out."""
    kept = [tuple(read[at - 1] for at in one.members if at) for one in statements]
    return [places for places in kept if places]
