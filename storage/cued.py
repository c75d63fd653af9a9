"""Quotes by the verb with which articles give them: who criticised, denied, promised something."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.quotes.criticised import critic
from news.text import folded
from news.topics import forms
from storage import quotes
from storage.audience import tellable
from storage.nouns import FIRST, Page, Told, Wanted
from storage.ruled import ruled
from storage.search import telling_in_any_form
from storage.tables import ArticleRow, QuoteRow, StatementRow

_OWNED = re.compile(r"['’]s?(?=\s|$)")
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
) -> Page[Told]:
    """Return the quotes that an article gives by one of `verbs`, as folded, in a sentence about these words.

    With `person_id` in a sentence about that person, by anybody else. Newest first, undated last. Words
    that a sentence says somebody criticised are given too, where that verb is asked for.
    """
    about = _OWNED.sub("", words)
    if person_id is not None:
        ids = set(session.scalars(_about_person(session, person_id, verbs, audience)))
    elif folded(about):
        ids = set(session.scalars(_about_words(session, about, verbs)))
        ids |= {told.id for told in _criticised(session, words, verbs, audience, now)}
    else:
        ids = set()
    all_of_them = replace(wanted, start=0, limit=len(ids))
    page = quotes.by_ids(session, ids=ids, audience=audience, now=now, wanted=all_of_them)
    rows = [told for told in page if person_id is not None or _names(told, about)]
    some = tuple(rows[wanted.start : wanted.start + wanted.limit])
    return Page(rows=some, start=wanted.start, total=len(rows))


def _by_cue(verbs: Collection[str]) -> Select[int]:
    cue = func.substr(ArticleRow.text, QuoteRow.cue_start + 1, QuoteRow.cue_end - QuoteRow.cue_start)
    return (
        select(QuoteRow.id)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRow.cue_start.is_not(None), func.lower(cue).in_(sorted(verbs)))
        .limit(QUOTES)
    )


def _about_words(session: Session, words: str, verbs: Collection[str]) -> Select[int]:
    articles = telling_in_any_form(session, words, also=verbs, most=ARTICLES)
    return _by_cue(verbs).where(QuoteRow.article_id.in_(articles)).order_by(QuoteRow.id.desc())


def _about_person(session: Session, person: int, verbs: Collection[str], audience: Audience) -> Select[int]:
    row, people = StatementRow, ruled(session, audience).group(person)
    newest = (
        select(row.article_id, row.start, row.end)
        .where(row.person_id.in_(people), tellable(session, audience))
        .order_by(row.age, row.article_id, row.start)
        .limit(SENTENCES)
        .subquery()
    )
    within = (QuoteRow.cue_start >= newest.c.start, QuoteRow.cue_start < newest.c.end)
    others = QuoteRow.person_id.is_(None) | QuoteRow.person_id.not_in(people)
    return _by_cue(verbs).join(newest, newest.c.article_id == QuoteRow.article_id).where(*within, others)


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
