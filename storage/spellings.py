"""Names and words that look like what nobody has: a question's near miss. docs/search.md has the rules."""

from collections.abc import Collection
from datetime import datetime
from itertools import accumulate

from sqlalchemy import bindparam, or_, select, true
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from news.misspelt import overseas, slips
from news.nouns import Audience
from news.people.keys import name_key
from news.people.spelling import NEAR, nearness
from news.stories.words import common, stem
from storage.audience import finds, named_in_sight, present, visible
from storage.decided import Shown, shown
from storage.search import telling_in_any_form
from storage.tables import AliasRow, ArticleRow, NameRow, PersonRow

MOST = 3
TRIED = 12
POOL = 60
SPELLINGS = 100
BEGINNING = 12
FEW, RARE = 4, 4000
"""Of a name's runs of three letters at least so many are looked for, more while few names have them."""


def near_names(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[str, ...]:
    """Return at most three names of public people that look like `name`, the nearest first."""
    found = near_people(session, name=name, audience=audience, now=now)
    return tuple(one.name for one in found)


def near_people(
    session: Session, *, name: str, audience: Audience, now: datetime, least: float = NEAR
) -> tuple[Shown, ...]:
    """Return at most three public people whose names look like `name`, the nearest first.

    `least` is how near they come at least, of a hundred (`news.people.spelling.nearness`).
    """
    key = name_key(name)
    if not key:
        return ()
    near = {spelt: nearness(key, spelt) for spelt in (*_spelt_like(session, key), *_spelt_on(session, key))}
    tried = sorted(
        (spelt for spelt in near if near[spelt] >= least), key=lambda spelt: (-near[spelt], spelt)
    )[:TRIED]
    called = or_(NameRow.folded.in_(tried), NameRow.last.in_(tried))
    query = (
        select(PersonRow.id, PersonRow.name, AliasRow.folded, AliasRow.last)
        .join(AliasRow, AliasRow.person_id == PersonRow.id)
        .where(or_(AliasRow.folded.in_(tried), AliasRow.last.in_(tried)))
        .where(PersonRow.public == true(), present(session, audience))
        .where(finds(named_in_sight(session, audience, now).where(called)))
        .order_by(PersonRow.id + 0)  # or PostgreSQL would go through all, in their order
        .limit(POOL)
    )
    known: dict[int, Shown] = {}
    found: dict[int, float] = {}
    for person, written, *spelt in session.execute(query) if tried else ():
        one = shown(session, person_id=person, name=written, audience=audience)
        if one:
            known[one.id] = one
            found[one.id] = max(found.get(one.id, 0.0), *(near.get(form, 0.0) for form in spelt))
    return tuple(sorted(known.values(), key=lambda one: (-found[one.id], one.name, one.id))[:MOST])


def near_words(session: Session, *, word: str, audience: Audience, now: datetime) -> tuple[str, ...]:
    """Return at most three words that may have been meant by a folded one: those most articles have first.

    A word that articles in sight have was not mistyped: of it only the spelling across the ocean is looked
    for. Those given are of all articles: who offers one asks first what whoever asked may see of it.
    """
    meant = frozenset(overseas(word))
    used = _used(session, (word, *meant))
    if stem(word) not in used or not _is_in_sight(session, word, audience, now):
        meant |= slips(word)
        used = _used(session, meant)
    uses = {one: min(used.get(stem(part), 0) for part in one.split()) for one in meant}
    best: dict[str, str] = {}
    for one in sorted(meant, key=lambda one: (-uses[one], abs(len(one) - len(word)), one)):
        if uses[one]:
            best.setdefault(stem(one), one)
    return tuple(best.values())[:MOST]


def _is_in_sight(session: Session, word: str, audience: Audience, now: datetime) -> bool:
    here = ArticleRow.id.in_(telling_in_any_form(session, word))
    return session.scalar(select(ArticleRow.id).where(here, visible(audience, now)).limit(1)) is not None


def _used(session: Session, words: Collection[str]) -> dict[str, int]:
    """Return how many articles have these words, by their stems: words of all news as often as any."""
    stems = {stem(part) for one in words for part in one.split()}
    statement = _KNOWN_TERMS if session.get_bind().dialect.name == "sqlite" else _ANY_TERMS
    rows = session.execute(statement, {"terms": sorted(stems)})
    used = {row.term: row.articles for row in rows if row.articles > 0}
    return used | dict.fromkeys(stems & common(), max(used.values(), default=1))


_KNOWN_TERMS = sql("SELECT term, articles FROM terms WHERE term IN :terms").bindparams(
    bindparam("terms", expanding=True)
)
_ANY_TERMS = sql("SELECT term, articles FROM terms WHERE term = ANY(:terms)")
"""For PostgreSQL, which takes seven hundred terms as one list in less than half the time."""


def _spelt_like(session: Session, key: str) -> list[str]:
    """Return spellings of names that share most runs of three letters with `key`, folded and not empty.

    Those of all articles: `near_people` decides who may know that somebody is called so.
    """
    if session.get_bind().dialect.name != "sqlite":
        return list(session.scalars(_BY_TRIGRAMS, {"key": key, "most": SPELLINGS}))
    padded = f" {key} "
    runs = {padded[at : at + 3] for at in range(len(padded) - 2)}
    known = session.execute(_KNOWN_RUNS, {"runs": sorted(runs)})
    either = " OR ".join(f'"{run}"' for run in _rare(dict(known.all())))
    return list(session.scalars(_BY_FTS5, {"either": either, "most": SPELLINGS})) if either else []


def _rare(held: dict[str, int]) -> list[str]:
    """Return the rarest of runs that are held by so many spellings: some, and more while they are rare."""
    runs = sorted(held, key=lambda run: (held[run], run))
    sums = accumulate(held[run] for run in runs)
    return [run for at, (run, found) in enumerate(zip(runs, sums, strict=True)) if at < FEW or found < RARE]


_KNOWN_RUNS = sql("SELECT term, doc FROM search_runs WHERE term IN :runs").bindparams(
    bindparam("runs", expanding=True)
)
_BY_FTS5 = sql(
    "SELECT words FROM search_spellings WHERE id IN (SELECT rowid FROM search_names "
    "WHERE search_names MATCH :either ORDER BY rank LIMIT :most)"
)
_BY_TRIGRAMS = sql(
    "SELECT words FROM search_spellings WHERE words % :key "
    "ORDER BY similarity(words, :key) DESC, words LIMIT :most"
)


def _spelt_on(session: Session, key: str) -> list[str]:
    """Return spellings of names that begin with `key`, the first by their letters."""
    return list(session.scalars(_BEGINNING, {"key": key, "end": key + "\x7f", "most": BEGINNING}))


_BEGINNING = sql(
    "SELECT words FROM search_spellings WHERE words > :key AND words < :end ORDER BY words LIMIT :most"
)
