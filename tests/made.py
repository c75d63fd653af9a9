"""Articles and readings made by hand, small enough to be seen whole."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from news.nouns import (
    PUBLISHED,
    Article,
    Figure,
    Manner,
    Mention,
    MentionKind,
    Person,
    PersonKind,
    Quote,
    Reading,
    Role,
    Span,
    Statement,
    Status,
)
from news.text import paragraphs
from storage import articles, erasure

TEXT = (
    "Ana Doe, the mayor, said: “We will build it.”\n"
    "Ms Doe met Bob Roe, a plumber, who said he was “very glad” about it."
)


def span(text: str, words: str) -> Span:
    """Return where `words` stand first."""
    at = text.index(words)
    return Span(at, at + len(words))


def saved(session: Session, told: Article, *, now: datetime, workspace: str = "") -> int | None:
    """Save an article alone, without anything that reading finds; return its id, None if it is known."""
    words = [articles.words_of(told)]
    return articles.save_all(session, articles=[told], words=words, workspace=workspace, now=now).ids[0]


def erased(session: Session, name: str, *, now: datetime) -> None:
    """Erase a person from all articles at once."""
    found = erasure.traces(session, name=name)
    while erasure.erase_some(session, people=found.people, most=100, now=now):
        pass


def article(text: str = TEXT, **changes: object) -> Article:
    """Return a published article of `text`."""
    made = Article(text=text, standing=PUBLISHED, paragraphs=paragraphs(text), outlet="The Daily")
    return replace(made, **changes)  # type: ignore[arg-type]


def reading(text: str = TEXT, name: str = "Ana Doe") -> Reading:
    """Return the reading of `TEXT`: a public mayor who is quoted and told about, and a private plumber."""
    surname = f"Ms {name.rsplit(maxsplit=1)[-1]}"
    mayor = Person(
        name=name,
        kind=PersonKind.PERSON,
        aliases=(name, surname),
        mentions=(span(text, name), span(text, surname)),
        roles=(Role(words="mayor", span=span(text, "mayor")),),
        public=True,
    )
    plumber = Person(
        name="Bob Roe",
        kind=PersonKind.PERSON,
        aliases=("Bob Roe",),
        mentions=(span(text, "Bob Roe"),),
        roles=(Role(words="plumber", span=span(text, "plumber")),),
    )
    mentions = (
        Mention(span=span(text, name), kind=MentionKind.PROPER, person=0),
        Mention(span=span(text, surname), kind=MentionKind.PROPER, person=0),
        Mention(span=span(text, "Bob Roe"), kind=MentionKind.PROPER, person=1),
    )
    said = Quote(
        content=(span(text, "We will build it."),),
        manner=Manner.DIRECT,
        status=Status.SAID,
        speaker=mentions[0],
        named=True,
        cue=span(text, "said"),
        confidence=0.97,
        reason="subject of 'said' in the same sentence",
    )
    glad = replace(
        said, content=(span(text, "very glad"),), manner=Manner.MIXED, speaker=mentions[2], confidence=0.8
    )
    about = Statement(person=0, span=paragraphs(text)[1])
    plumbers = Figure(
        span=span(text, "a plumber"),
        text="a plumber",
        value=Decimal(1),
        unit="count",
        counted="plumber",
        evidence=paragraphs(text)[1],
        said_by=0,
    )
    return Reading(
        people=(mayor, plumber),
        mentions=mentions,
        quotes=(said, glad),
        statements=(about,),
        figures=(plumbers,),
    )
