"""Quotes by the verb with which articles give them: who criticised, denied, promised something."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.quotes.criticised import critic
from news.text import folded
from news.topics import forms
from storage import quotes
from storage.audience import quotable, tellable, visible
from storage.filters import conditions
from storage.nouns import FIRST, Page, Told, Wanted
from storage.ruled import ruled
from storage.search import telling_in_any_form
from storage.tables import ArticleRow, NameRow, QuoteRow, RoleRow, StatementRow

_OWNED = re.compile(r"['’]s?(?=\s|$)")
_MARKED = re.compile(r"[“\"„«][^”\"»]*[”\"»]?")
ARTICLES, SENTENCES, QUOTES = 60, 300, 100
"""Articles with the words, sentences about a person, and quotes of these that are looked at, the newest."""


def cued(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    verbs: Collection[str],
    words: str,
    person_id: int | None = None,
    audience: Audience,
    now: datetime,
    wanted: Wanted = FIRST,
    among: Collection[int] | None = None,
) -> Page[Told]:
    """Return the quotes that an article gives by one of `verbs`, as folded, in a sentence about these words.

    With `person_id` by anybody else, in a sentence that calls that person by a name or an office after the
    verb, outside the words quoted. Newest first, undated last. Words that a sentence says somebody criticised
    are given too, where that verb is asked for. Capped where not all that the audience may see was looked at.
    `among`: about a person, in these articles alone.
    """
    about = _OWNED.sub("", words)
    who = _Asked(session, verbs, audience, now, wanted)
    if person_id is not None:
        found, capped = who.about_person(person_id, among)
    elif folded(about):
        found, capped = who.about_words(about)
        found |= {told.id for told in _criticised(session, words, verbs, audience, now)}
    else:
        found, capped = set(), False
    if not found:
        return Page(rows=(), start=wanted.start, total=0, capped=capped)
    all_of_them = replace(wanted, start=0, limit=len(found))
    page = quotes.by_ids(session, ids=found, audience=audience, now=now, wanted=all_of_them)
    if person_id is None:
        rows = [told for told in page if _names(told, about)]
    else:
        own = ruled(session, audience).first(person_id)
        rows = [told for told in page if told.person_id != own]
    some = tuple(rows[wanted.start : wanted.start + wanted.limit])
    return Page(rows=some, start=wanted.start, total=len(rows), capped=capped)


class _Asked(NamedTuple):
    """Verbs that are asked for, and who may see what of it: bounds count nothing else."""

    session: Session
    verbs: Collection[str]
    audience: Audience
    now: datetime
    wanted: Wanted

    def about_words(self, words: str) -> tuple[set[int], bool]:
        """Return the quotes in the articles read last with the words, and whether there are others."""
        telling = telling_in_any_form(self.session, words, also=self.verbs)
        seen = visible(self.audience, self.now)
        newest = select(ArticleRow.id).where(ArticleRow.id.in_(telling), seen)
        articles = self.session.scalars(newest.order_by(ArticleRow.id.desc()).limit(ARTICLES + 1)).all()
        query = self._quotes(QuoteRow.id).where(QuoteRow.article_id.in_(articles[:ARTICLES]))
        found = self.session.scalars(query).all()
        return set(found[:QUOTES]), len(articles) > ARTICLES or len(found) > QUOTES

    def about_person(self, person: int, among: Collection[int] | None) -> tuple[set[int], bool]:
        """Return the quotes in the newest sentences about the person, and whether there are others."""
        row, people = StatementRow, ruled(self.session, self.audience).group(person)
        seen = (visible(self.audience, self.now), tellable(self.session, self.audience))
        told = [row.person_id.in_(people), row.weak == false()]
        if among is not None:  # few: found by their articles, not by the person
            told = [(row.person_id + 0).in_(people), row.article_id.in_(among), row.weak == false()]
        newest = (
            select(row.article_id, row.start, row.end)
            .join(ArticleRow, ArticleRow.id == row.article_id)
            .where(*told, *seen, *conditions(self.session, self.wanted, row.age, row.article_id, people))
            .order_by(row.age, row.article_id, row.start)
        )
        some = newest.limit(SENTENCES).subquery()
        within = (QuoteRow.cue_start >= some.c.start, QuoteRow.cue_start < some.c.end)
        after = func.substr(ArticleRow.text, QuoteRow.cue_end + 1, some.c.end - QuoteRow.cue_end)
        query = self._quotes(QuoteRow.id, QuoteRow.article_id, after)
        query = query.join(some, some.c.article_id == QuoteRow.article_id).where(*within)
        found = self.session.execute(query).all()
        names = self._names(people, {article for _, article, _ in found})
        more = among is None and self.session.execute(newest.offset(SENTENCES).limit(1)).first() is not None
        ids = {quote for quote, article, rest in found[:QUOTES] if _calls(rest, names[article])}
        return ids, more or len(found) > QUOTES

    def _quotes(self, *columns: Any) -> Select[Any]:
        """Return the newest quotes that the audience may see which an article gives by one of the verbs."""
        cue = func.substr(ArticleRow.text, QuoteRow.cue_start + 1, QuoteRow.cue_end - QuoteRow.cue_start)
        seen = (visible(self.audience, self.now), quotable(self.session, self.audience))
        narrowed = conditions(self.session, self.wanted, QuoteRow.age, QuoteRow.article_id)
        return (
            select(*columns)
            .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
            .where(QuoteRow.cue_start.is_not(None), func.lower(cue).in_(sorted(self.verbs)), *seen, *narrowed)
            .order_by(*quotes.ORDER)
            .limit(QUOTES + 1)
        )

    def _names(self, people: Sequence[int], articles: Collection[int]) -> dict[int, list[str]]:
        """Return by which names and offices each article calls the person."""
        found = defaultdict[int, list[str]](list)
        for row in (NameRow, RoleRow):
            theirs = (row.person_id.in_(people), row.article_id.in_(articles))
            query = select(row.article_id, row.words).where(*theirs)
            for article, words in self.session.execute(query) if articles else ():
                found[article].append(words)
        return found


def _calls(rest: str, names: Collection[str]) -> bool:
    """Tell whether one of the names stands in what follows a cue, outside the words quoted."""
    plain = f" {folded(_OWNED.sub('', _MARKED.sub(' ', rest)))} "
    return any(f" {folded(_OWNED.sub('', name))} " in plain for name in names)


def _criticised(
    session: Session, words: str, verbs: Collection[str], audience: Audience, now: datetime
) -> Iterator[Told]:
    """Yield quotes that hold the words, whose sentence says that somebody criticised them."""
    some = Wanted(limit=QUOTES)
    for told in quotes.by_words(session, words=words, audience=audience, now=now, wanted=some).rows:
        found = critic(told.sentence, told.sentence.find(told.speaker or "")) if told.speaker else None
        if found and found[1] in verbs:
            yield told


def _names(told: Told, words: str) -> bool:
    """Tell whether the quote's sentence has all the words, in any form."""
    stand = set(folded(told.sentence).split())
    return all(not stand.isdisjoint(one) for one in forms(words))
