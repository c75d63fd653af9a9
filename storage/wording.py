"""Quotes by their words: FTS5 on SQLite, tsvector on PostgreSQL, behind one query each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
    union_all,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from news.quotes.likeness import SHORT, fingerprints, pairs
from news.text import folded
from news.topics import forms
from storage.by_parts import newest
from storage.rows import NONE, Held, connected, one_of
from storage.tables import FingerprintRow, StretchRow

MANY = 200
"""Quotes with one fingerprint, from which on it tells too little."""
TRIED = 8
LOOKED_UP = 24
SHARING = 60
SAMPLED, WALKED = 5_000, 100_000
LISTED = 50_000
"""Stretches sampled; walked and listed by the index at most."""
FREQUENT, FEWEST = 0.02, 3
"""The share of the newest stretches from which on to walk takes least; hits that tell a share."""
MOST_PAIRS = 6
INDEXED = 100
"""Letters of each word of a pair, here and in `pairs_of`: PostgreSQL's index takes no word of thousands."""
SHORTEST = 4
"""Letters before a star: fewer begin too many words."""

_MEMO = "wording"


def holding(session: Session, words: str, *, most: int, together: bool = True) -> Held:
    """Return the quotes in which these words stand next to each other, in this order; asked once a session.

    Case, accents and punctuation don't count: both sides are compared in folded form. A star after four
    letters or more stands for any ending: "deport*". Not `together`: in any order, in one stretch, in
    any form, small words left aside.
    Of more than `most` quotes those read last are given: common words would cost seconds, and tell nobody
    anything.
    """
    known: dict[tuple[str, int, bool], Held] = session.info.setdefault(_MEMO, {})
    asked = (words, most, together)
    if asked not in known:
        known[asked] = _held(session, words, most, together) if folded(words) else NONE
    return known[asked]


def _held(session: Session, words: str, most: int, together: bool) -> Held:
    parts = folded(words).split()
    cut = words.rstrip(" .”\"'").endswith("*") and len(parts[-1]) >= SHORTEST
    if not together:
        parts = [word for word in parts if word not in SHORT or (cut and word == parts[-1])] or parts
    asked = _Asked(tuple(parts), together, cut)
    found = _by_pairs(session, asked, most + 1) if together else None
    quotes, more = found or _by_index(session, asked, most + 1)
    return Held(list(dict.fromkeys(quotes))[:most], more=more or len(quotes) > most)


class _Asked(NamedTuple):
    """Folded words that are asked for; `cut`: the last may be unfinished."""

    words: tuple[str, ...]
    together: bool
    cut: bool

    @property
    def whole(self) -> tuple[str, ...]:
        """The words that are finished."""
        return self.words[:-1] if self.cut else self.words

    @property
    def between(self) -> str:
        """The words as they stand in a stretch with a space before and behind."""
        return f" {' '.join(self.words)}" + ("" if self.cut else " ")

    @property
    def pairs(self) -> list[str]:
        """Each two words that must follow each other; of many the longest, as these are rare."""
        cut = [word[:INDEXED] for word in self.whole]
        every = [f"{one} {other}" for one, other in pairwise(cut)] if self.together else []
        return sorted(every, key=len, reverse=True)[:MOST_PAIRS]


def _by_pairs(session: Session, asked: _Asked, most: int) -> Held | None:
    """Return the quotes that hold the phrase, by each two telling words; None where these are common."""
    tried = spread(pairs(" ".join(asked.whole)), TRIED)
    if not tried:
        return None
    each = _with_each(session, tried)
    many = len(next(iter(each.values()))) == MANY
    ids = _of_all(each)
    holds = select(StretchRow.quote_id).where(one_of(session, StretchRow.quote_id, ids), _stands(asked))
    found = sorted(set(connected(session).scalars(holds)), reverse=True) if ids else []
    if not many or len(found) >= most:
        return Held(found, more=False)
    return Held(_having_all(session, asked, list(each), most), more=False) if len(each) > 1 else None


def _having_all(session: Session, asked: _Asked, numbers: Sequence[int], most: int) -> Sequence[int]:
    """Return the quotes read last that hold the phrase, of those that have all of its pairs.

    PostgreSQL's index of pairs tells at once which have all of them; SQLite has none.
    """
    if session.get_bind().dialect.name == "postgresql":
        return connected(session).scalars(_paired(asked).limit(most)).all()
    between = asked.between.replace("_", "/_")
    given = {"between": f"%{between}%", "most": most} | {f"number_{at}": n for at, n in enumerate(numbers)}
    return connected(session).scalars(_along(len(numbers)), given).all()


@cache
def _along(count: int) -> Select[int]:
    """Return the question for quotes with so many fingerprints, each looked for where the first stands.

    Neither as an EXISTS nor as a join: the planner would read all that have one of them, or every stretch.
    """
    first, *others = (aliased(FingerprintRow) for _ in range(count))
    padded = literal(" ") + StretchRow.words + " "
    holds = select(StretchRow.id).where(padded.like(bindparam("between"), escape="/"))
    found = select(first.quote_id).where(first.number == bindparam("number_0"))
    for at, one in enumerate(others, start=1):
        same = select(one.number).where(one.number == bindparam(f"number_{at}"))
        found = found.where(_there(same.where(one.quote_id == first.quote_id), first))
    found = found.where(_there(holds.where(StretchRow.quote_id == first.quote_id), first))
    return found.order_by(first.quote_id.desc()).limit(bindparam("most", type_=Integer))


def _there(query: Select[int], where: type[FingerprintRow]) -> ColumnElement[bool]:
    """Return the condition that there is a row of `query`, looked up for each row of `where`."""
    return query.correlate(where).limit(1).scalar_subquery().is_not(None)


def _stands(asked: _Asked) -> ColumnElement[bool]:
    """Return the condition on a stretch that the words stand in it together; no index is used."""
    return (literal(" ") + StretchRow.words + " ").contains(asked.between, autoescape=True)


def _by_index(session: Session, asked: _Asked, most: int) -> Held:
    if session.get_bind().dialect.name == "sqlite":
        found = _fts5(asked).limit(most)
        query = select(StretchRow.quote_id).where(StretchRow.id.in_(found)).order_by(StretchRow.id.desc())
        return Held(connected(session).scalars(query).all(), more=False)
    return _tsvector(session, asked, most)


def _with_each(session: Session, numbers: Sequence[int]) -> dict[int, list[int]]:
    """Return the quotes read last with each of these fingerprints, at most `MANY`; the rarest first."""
    rows = _of_newest(session, _by_number, numbers)
    found = {number: [int(quote) for quote in quotes.split(",")] for number, quotes in rows}
    each = {number: found.get(number, []) for number in numbers}
    return dict(sorted(each.items(), key=lambda one: (len(one[1]), min(one[1], default=0))))


def _of_all(each: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the quotes that have the rarest of some fingerprints, but those known not to have another."""
    rarest, *others = each.values()
    known = [(set(some), min(some) if len(some) == MANY else 0) for some in others]
    return [one for one in rarest if all(one in some or one < back for some, back in known)]


def sharing(session: Session, words: str) -> list[int]:
    """Return the quotes that share most fingerprints with `words`, at most `SHARING`."""
    tried = spread(fingerprints(folded(words)), LOOKED_UP)
    return [quote for (quote,) in _of_newest(session, _by_quote, tried)] if tried else []


def _of_newest(
    session: Session, asked: Callable[[int], Select[*tuple[Any, ...]]], numbers: Sequence[int]
) -> Iterable[Any]:
    """Ask of these fingerprints with the quotes read last that have each, at most `MANY`.

    The store counts them: of thousands of rows each is an object to make.
    """
    size = next(size for size in (1, 2, 4, TRIED, LOOKED_UP) if size >= len(numbers))  # few are compiled
    given = {f"number_{at}": number for at, number in zip_longest(range(size), numbers)}
    return connected(session).execute(asked(size), given)


@cache  # to build it takes longer than to ask it
def _by_number(count: int) -> Select[int, str]:
    row = _newest(count).c
    return select(row.number, func.aggregate_strings(cast(row.quote_id, Text), ",")).group_by(row.number)


@cache
def _by_quote(count: int) -> Select[int]:
    row = _newest(count).c
    alike = (func.count().desc(), func.min(row.at), row.quote_id.desc())
    return select(row.quote_id).group_by(row.quote_id).order_by(*alike).limit(SHARING)


def _newest(count: int) -> Subquery:
    """Return the quotes read last with each of so many fingerprints; `at`: which of them it is."""
    row = FingerprintRow
    rows = select(row.number, row.quote_id).order_by(row.quote_id.desc()).limit(MANY)
    each = (rows.where(row.number == bindparam(f"number_{at}")).subquery() for at in range(count))
    placed = (select(one, literal_column(f"{at}", Integer).label("at")) for at, one in enumerate(each))
    return union_all(*placed).subquery()


def spread(numbers: Sequence[int], most: int) -> Sequence[int]:
    """Return at most `most` of `numbers`, evenly spread."""
    return numbers[:: max(1, -(-len(numbers) // most))]


def _fts5(asked: _Asked) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_stretches"))
    ending = [f'"{asked.words[-1]}" *'] if asked.cut else []
    every = " AND ".join([*(_any_form(word, " OR ", '"') for word in asked.whole), *ending])
    if asked.together:
        every = f'"{" ".join(asked.words)}"' + (" *" if asked.cut else "")
    matching = sql("search_stretches MATCH :every").bindparams(every=every)
    return rowid.where(matching).order_by(sql("rowid DESC"))


def _query(asked: _Asked, *, together: bool) -> str:
    if together:
        return " <-> ".join(asked.words) + (":*" if asked.cut else "")
    ending = [f"{asked.words[-1]}:*"] if asked.cut else []
    return " & ".join(
        [*(word if asked.together else _any_form(word, " | ") for word in asked.whole), *ending]
    )


def _any_form(word: str, either: str, mark: str = "") -> str:
    """Return what looks for the forms that count as a word: "boats" for boat."""
    (found,) = forms(word)
    return "(" + either.join(f"{mark}{form}{mark}" for form in found) + ")"


def _tsvector(session: Session, asked: _Asked, most: int) -> Held:
    """Walk back from the newest where a sample says that this takes less, else begin with an index.

    The planner takes words that follow each other for independent, and a word that it doesn't know for as
    frequent as the rarest that it does: it would walk through all. Of an unfinished word behind a very common
    one, those read last are looked at.
    """
    query = _query(asked, together=asked.together)
    if len(asked.words) == 1 and not asked.cut:
        walked = _newest_first(session, SAMPLED, query, most)
        if len(walked.ids) >= most:
            return walked
    listing = query if asked.pairs or not asked.together else _query(asked, together=False)
    sample = _sampled(session, query, listing)
    if sample.listed > LISTED or sample.share >= FREQUENT:
        walked = _newest_first(session, WALKED, query, most)
        if len(walked.ids) >= most or sample.listed > LISTED:
            return walked._replace(more=True)
    found_by = _paired(asked) if asked.pairs else _having(query)
    share = sample.share if sample.share * SAMPLED >= FEWEST else 0
    found = newest(session, query=found_by, number=StretchRow.id, last=sample.last, share=share, most=most)
    return Held(found, more=False)


def _newest_first(session: Session, among: int, query: str, most: int) -> Held:
    """Return at most so many quotes with what is asked, of the newest stretches."""
    asked = {"among": among, "query": query, "most": most}
    return Held(connected(session).scalars(_WALKED, asked).all(), more=False)


def _paired(asked: _Asked) -> Select[int]:
    """Return the stretches by their pairs of words, which have an index of their own."""
    having = func.pairs_of(StretchRow.words).op("@>")(cast(literal(asked.pairs, ARRAY(Text)), ARRAY(Text)))
    exact = len(asked.words) == 2 and max(map(len, asked.words)) <= INDEXED
    which = (having,) if exact else (having, _stands(asked))
    return select(StretchRow.quote_id).where(*which).order_by((StretchRow.id + 0).desc())


class _Sample(NamedTuple):
    """The share of the newest stretches that holds what is asked; how many may be listed; the newest's id."""

    share: float
    listed: float
    last: int


def _sampled(session: Session, query: str, listing: str) -> _Sample:
    """Look how large a part of the newest stretches fulfils `query`, and how many of all `listing`."""
    asked = {"query": query, "listing": listing}
    found, candidates, last = connected(session).execute(_SAMPLED, asked).one()
    return _Sample(found / SAMPLED, candidates / SAMPLED * (last or 0), last or 0)


def _having(query: str) -> Select[int]:
    """Return the stretches by the index of words, of which the planner is not told how many there are.

    Of words that often stand in one stretch it would expect hardly any, and read them all.
    """
    asked = select(_asked_for(query)).scalar_subquery()
    return select(StretchRow.quote_id).where(_WORDS.op("@@")(asked)).order_by((StretchRow.id + 0).desc())


def _asked_for(query: Any) -> ColumnElement[Any]:
    return func.to_tsquery(literal_column("'simple'", Text), query)


def _among(newest: Any) -> Subquery:
    """Return the newest stretches."""
    row = StretchRow
    words = select(row.id, row.quote_id, _WORDS.label("words"))
    return words.order_by(row.id.desc()).limit(newest).subquery()


def _sampling() -> Select[int, int, int]:
    sample = _among(SAMPLED).c
    fulfil, hold = (
        func.count().filter(sample.words.op("@@")(_asked_for(bindparam(name, type_=Text))))
        for name in ("query", "listing")
    )
    return select(fulfil, hold, func.max(sample.id))


def _walking() -> Select[int]:
    walked = _among(bindparam("among", type_=Integer)).c
    holds = walked.words.op("@@")(_asked_for(bindparam("query", type_=Text)))
    return select(walked.quote_id).where(holds).limit(bindparam("most", type_=Integer))


_WORDS: ColumnElement[str] = literal_column("stretches.search_words")
# built once: to build them takes longer than to ask them
_SAMPLED, _WALKED = _sampling(), _walking()
