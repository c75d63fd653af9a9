"""Finding stories: by words, by people, by outlet, by when their articles were published."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.stories.terms import telling_words
from news.topics import forms
from storage.audience import present, visible
from storage.filters import conditions
from storage.nouns import Wanted
from storage.placed import placed
from storage.rows import CAP
from storage.search import telling_in_any_form
from storage.stories import Story
from storage.tables import ArticleRow, MembershipRow, NameRow, PersonRow, TermUseRow

LOOKED_AT = 400
TERMS = 15
MOST_ALIKE = 20
ABOUT = 0.35
"""Share of an article's weightiest term from which a word is what the article is about, not just in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Stories that are `about` what was asked, and those that only mention it; each the last moved first."""

    about: tuple[int, ...]
    mentioning: tuple[int, ...]


def matching(session: Session, *, audience: Audience, now: datetime, wanted: Wanted) -> Matches:
    """Return the stories that are wanted: of those with an article in which all words of `about` stand.

    Without words all stories are meant, those whose articles were read last. At most `LOOKED_AT` articles
    are looked at, those read last.
    """
    words = forms(wanted.about) if wanted.about else ()
    which: list[ColumnElement[bool]] = []
    if words:
        which.append(MembershipRow.article_id.in_(telling_in_any_form(session, wanted.about or "")))
    elif wanted.about:
        return Matches(about=(), mentioning=())
    return _matches(session, audience, now, wanted, which=which, words=words)


def naming(
    session: Session, *, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted
) -> Matches:
    """Return the stories with an article that names one of `people`."""
    named = (
        select(NameRow.article_id)
        .join(PersonRow, PersonRow.id == NameRow.person_id)
        .where(NameRow.person_id.in_(people), present(session, audience))
        .order_by(NameRow.article_id.desc())
        .limit(CAP)
    )
    return _matches(session, audience, now, wanted, which=[MembershipRow.article_id.in_(named)], words=())


def alike(session: Session, *, story: Story, audience: Audience, now: datetime) -> tuple[int, ...]:
    """Return other stories that share most of the terms by which this one is told, at most `MOST_ALIKE`.

    Of each term the thousand articles read last are looked at.
    """
    weights = Counter[str]()
    for report in story.reports:
        weights.update({term: round(100 * weight) for term, weight in report.terms.items()})
    where = placed(session, audience)
    counted = Counter[int]()
    for term, _ in weights.most_common(TERMS):
        query = (
            select(MembershipRow.article_id, MembershipRow.story_id)
            .join(TermUseRow, TermUseRow.article_id == MembershipRow.article_id)
            .join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
            .where(TermUseRow.term == term, visible(audience, now))
            .order_by(TermUseRow.day.desc(), TermUseRow.article_id.desc())
            .limit(CAP)
        )
        found = session.execute(query)
        counted.update({where.story_of(article=article, joined=joined) for article, joined in found})
    del counted[story.id]
    return tuple(one for one, _ in counted.most_common(MOST_ALIKE))


def _matches(  # noqa: PLR0913 (all keywords but what every read takes)
    session: Session,
    audience: Audience,
    now: datetime,
    wanted: Wanted,
    *,
    which: list[ColumnElement[bool]],
    words: tuple[tuple[str, ...], ...],
) -> Matches:
    where = placed(session, audience)
    age: Any = -MembershipRow.day
    narrowed = conditions(
        session, Wanted(days=wanted.days, outlets=wanted.outlets, undated=wanted.undated), age
    )
    query = (
        select(MembershipRow)
        .join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
        .where(*which, *narrowed, visible(audience, now))
        .order_by(MembershipRow.seen_at.desc(), MembershipRow.article_id.desc())
        .limit(LOOKED_AT)
    )
    about: dict[int, bool] = defaultdict(bool)
    for row in session.scalars(query):
        story = where.story_of(article=row.article_id, joined=row.story_id)
        about[story] = about[story] or _is_about(row.terms, words)
    return Matches(
        about=tuple(story for story, is_about in about.items() if is_about),
        mentioning=tuple(story for story, is_about in about.items() if not is_about),
    )


def _is_about(terms: Mapping[str, float], words: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether each word that tells anything is, in some form, among what weighs in the article."""
    least = ABOUT * max(terms.values(), default=0.0)
    asked = [{stem for form in word for stem, _ in telling_words(form)} for word in words]
    return all(any(terms.get(stem, 0.0) >= least for stem in stems) for stems in asked if stems)
