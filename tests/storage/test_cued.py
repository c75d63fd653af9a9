"""Quotes by the verb with which articles give them: about whom, what the bounds count, and what they miss."""

import pytest

from news.nouns import (
    EVERYTHING,
    INTERNAL,
    Audience,
    Manner,
    Mention,
    MentionKind,
    Person,
    PersonKind,
    Quote,
    Reading,
    Span,
    Statement,
    Status,
)
from storage import cued, people
from storage.nouns import Page, Told
from tests.conftest import NOW, save
from tests.made import article, span

FIRST = "Keir Starmer spoke. "
ATTACK = FIRST + "Rachel Reeves condemned Mr Starmer as “reckless”."


def read(text: str, *, weak: bool = False) -> Reading:
    """Return the reading of a text whose second sentence is about Keir Starmer; it quotes Reeves."""
    names = ("Keir Starmer", "Rachel Reeves")
    called: list[tuple[Span, ...]] = [(span(text, name),) for name in names]
    met = tuple(Mention(span=one, kind=MentionKind.PROPER, person=at) for at, (one,) in enumerate(called))
    met += (Mention(span=span(text, "Mr Starmer"), kind=MentionKind.PROPER, person=0),)
    called[0] = (*called[0], met[-1].span)
    known = tuple(
        Person(
            name=name,
            kind=PersonKind.PERSON,
            aliases=(name, "Mr Starmer") if one == called[0] else (name,),
            mentions=one,
            roles=(),
            public=True,
        )
        for name, one in zip(names, called, strict=True)
    )
    verb = next(verb for verb in ("condemned", "said") if verb in text)
    quote = Quote(
        content=(span(text, text[text.index("“") + 1 : text.index("”")]),),
        manner=Manner.MIXED,
        status=Status.SAID,
        speaker=met[1],
        named=True,
        cue=span(text, verb),
        confidence=0.97,
        reason="subject of the verb",
    )
    about = Statement(person=0, span=span(text, text[len(FIRST) :].split("\n", maxsplit=1)[0]), weak=weak)
    return Reading(people=known, mentions=met, quotes=(quote,), statements=(about,), figures=())


def condemning(store, audience=EVERYTHING, *, person: bool = False, words: str = "starmer") -> Page[Told]:
    with store.read() as session:
        found = people.named(session, name="Keir Starmer", audience=audience, now=NOW)
        return cued.cued(
            session,
            verbs={"condemned"},
            words=words,
            person_id=found[0].id if person else None,
            audience=audience,
            now=NOW,
        )


@pytest.mark.parametrize(
    ("sentence", "weak", "found"),
    [
        ("Rachel Reeves condemned Mr Starmer as “reckless”.", False, 1),
        ("Rachel Reeves condemned Mr Starmer as “reckless”.", True, 0),
        ("Mr Starmer's chancellor, Rachel Reeves, condemned the Tories as “reckless”.", False, 0),
        ("Mr Starmer saw it. Rachel Reeves condemned the plan as “worse than Mr Starmer”.", False, 0),
    ],
)
def test_a_sentence_gives_quotes_about_whom_it_calls_by_name_after_the_verb(store, sentence, weak, found):
    text = FIRST + sentence
    save(store, article(text), read(text, weak=weak))
    assert condemning(store, person=True).total == found


def test_bounds_count_nothing_that_the_audience_may_not_see(store):
    save(store, article(ATTACK), read(ATTACK))
    for number in range(cued.ARTICLES + 1):
        text = f"{ATTACK}\nEdition {number}."
        save(store, article(text, standing=INTERNAL), read(text), workspace="T9")
    elsewhere = Audience(workspace="T1", channel="C1", user="U1")
    seen = condemning(store, elsewhere)
    assert (seen.total, seen.capped) == (1, False)
    everything = condemning(store)
    assert (everything.total, everything.capped) == (cued.ARTICLES, True)
