"""Where a person's name stands in articles that are read to name somebody else by it, or nobody.

"Donald Trump" stands beside "Donald J. Trump", in "the Donald Trump-led field", in "Donald Trump Rampages".
Reading may be wrong about whom that means, or right; whoever erases a person decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import delete, exists, or_, select, union, update
from sqlalchemy.orm import Session

from news.people.keys import GENERATIONS, TITLES, last_of, name_key
from news.text import folded
from storage.adopting import OWNED
from storage.joining import await_turns
from storage.rows import connected, insert_all, listed, numbered, one_of
from storage.search import speaking_of
from storage.tables import AliasRow, ArticleRow, ChangeRow, NameRow, PersonRow, VersionRow

AT_ONCE = 200
"""Articles whose texts are looked through at a time."""
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s.'’\-‐]{1,4}")
TAKEN = "█"
"""How the key of somebody who is to be erased begins: no article that comes in meanwhile takes them in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """An article in which the words stand, and whom it is read to mean by them, as these are called."""

    article_id: int
    outlet: str | None
    headline: str | None
    read_as: tuple[str, ...]


def elsewhere(session: Session, *, name: str, besides: Collection[int]) -> list[Elsewhere]:
    """Return the articles besides those given in which the words of `name` stand, earlier versions included.

    Words that others' names go on from ("Ana Doe Jr.") are theirs.
    """
    candidates = sorted(_candidates(session, name) - set(besides))
    found: list[Elsewhere] = []
    for start in range(0, len(candidates), AT_ONCE):
        some = candidates[start : start + AT_ONCE]
        for article_id in sorted(_written(session, name, some)):
            row = session.get_one(ArticleRow, article_id)
            people = {person for _, _, person in _meant(session, name, [article_id])}
            means = session.scalars(select(PersonRow.name).where(PersonRow.id.in_(people)).distinct())
            told = tuple(sorted(means))
            found.append(Elsewhere(article_id=row.id, outlet=row.outlet, headline=row.headline, read_as=told))
        session.expunge_all()
    return found


def take_in(session: Session, *, name: str, articles: Collection[int]) -> tuple[int, ...]:
    """Let the words mean somebody who is in each of these articles alone; return these people's rows.

    All that the articles have of whomever they are read to mean by the words becomes theirs.
    """
    ids = sorted(articles)
    written, theirs = _written(session, name, ids), _meant(session, name, ids)
    await_turns(session, people={person for _, _, person in theirs})
    people = dict(zip(ids, numbered(session, PersonRow, len(ids)), strict=True))
    insert_all(session, PersonRow, [_row(number, one, name) for one, number in people.items()])
    for one, words, person in theirs:
        written.setdefault(one, set()).add(words)
        _give(session, person, one, people[one])
    _forget_aliases(session, {person for _, _, person in theirs})
    rows = [
        {"person_id": people[one], "article_id": one, "words": words}
        | {"folded": name_key(words), "last": last_of(name_key(words))}
        for one, all_words in written.items()
        for words in sorted(all_words)
    ]
    insert_all(session, NameRow, rows)
    return tuple(people.values())


def as_written(text: str, name: str) -> Iterator[str]:
    """Give the words of `name` as a text writes them, in whatever capitals and with whatever accents."""
    wanted = _key_words(name)
    words = [(match, _plain(match[0])) for match in _WORD.finditer(text)]
    for at in range(len(words) - len(wanted) + 1):
        some = words[at : at + len(wanted)]
        after = words[at + len(wanted)][1] if at + len(wanted) < len(words) else ""
        if [plain for _, plain in some] == wanted and after not in GENERATIONS:
            gaps = (text[a.end() : b.start()] for (a, _), (b, _) in pairwise(some))
            if all(map(_BETWEEN.fullmatch, gaps)):
                yield text[some[0][0].start() : some[-1][0].end()]


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else folded(word)


def _key_words(name: str) -> list[str]:
    words = [folded(word) for word in _WORD.findall(name)]
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return words


def _candidates(session: Session, name: str) -> set[int]:
    """Return articles that may have the words: by what they are found by, and by their parts that are not."""
    key = name_key(name)
    found = {
        one
        for words in (key, f"{key}s")
        for one in session.scalars(speaking_of(session, words, together=True))
    }
    last = name.rsplit(maxsplit=1)[-1]
    parts = (
        (ArticleRow.id, (ArticleRow.standfirst, ArticleRow.byline)),
        (VersionRow.article_id, (VersionRow.headline, VersionRow.text)),
        (ChangeRow.article_id, (ChangeRow.before, ChangeRow.after, ChangeRow.speaker)),
    )
    queries = [
        select(article).where(or_(*(column.icontains(last, autoescape=True) for column in columns)))
        for article, columns in parts
    ]
    return found | set(session.scalars(union(*queries)))


def _written(session: Session, name: str, articles: Sequence[int]) -> dict[int, set[str]]:
    """Return by article how it writes the words, wherever in it they stand."""
    found: dict[int, set[str]] = {}
    row = ArticleRow
    here = one_of(session, row.id, articles)
    parts: list[Any] = [select(row.id, row.headline, row.standfirst, row.byline, row.text).where(here)]
    for table, columns in (
        (VersionRow, (VersionRow.headline, VersionRow.text)),
        (ChangeRow, (ChangeRow.before, ChangeRow.after, ChangeRow.speaker)),
    ):
        parts.append(select(table.article_id, *columns).where(one_of(session, table.article_id, articles)))
    for query in parts:
        for one, *texts in connected(session).execute(query):
            for words in as_written("\n\n\n\n\n".join(filter(None, texts)), name):
                found.setdefault(one, set()).add(words)
    return found


def _meant(session: Session, name: str, articles: Sequence[int]) -> list[tuple[int, str, int]]:
    """Return what articles call those whom they are read to mean by the words: article, name, person."""
    key = f" {name_key(name)} "
    query = select(NameRow.article_id, NameRow.words, NameRow.person_id, NameRow.folded)
    rows = connected(session).execute(query.where(one_of(session, NameRow.article_id, articles))).all()
    meant = {
        (one, person)
        for one, _, person, words in rows
        if key in f" {words} " and words.rpartition(" ")[2] not in GENERATIONS - set(key.split())
    }
    return [(one, words, person) for one, words, person, _ in rows if (one, person) in meant]


def _row(number: int, article_id: int, name: str) -> dict[str, object]:
    own = {"id": number, "article_id": article_id, "name": name, "key": f"{TAKEN}{number}"}
    return own | {"kind": "person", "public": False, "pseudonym_start": None, "pseudonym_end": None}


def _give(session: Session, person: int, article_id: int, to: int) -> None:
    """Give all that the article has of somebody to another; who is named nowhere else then goes."""
    named = (NameRow.person_id == person, NameRow.article_id == article_id)
    session.execute(delete(NameRow).where(*named))
    for table, column in OWNED:
        given = update(table).where(column == person, table.article_id == article_id)
        session.execute(given.values({column: to}))
    left = exists().where(NameRow.person_id == PersonRow.id)
    session.execute(delete(PersonRow).where(PersonRow.id == person, PersonRow.workspace == "", ~left))


def _forget_aliases(session: Session, people: Collection[int]) -> None:
    """Let nobody be found by a name that no article calls them by any more."""
    if not people:
        return
    row = AliasRow
    called = exists().where(NameRow.person_id == row.person_id, NameRow.folded == row.folded)
    which = row.person_id.in_(select(listed(session, people)))
    session.execute(delete(row).where(which, ~called))
