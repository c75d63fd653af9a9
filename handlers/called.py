"""Whom a name means as people type it: with "'s", an office beside it, initials apart, -sky for -skyy."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from handlers.intents import Asked
from news.nouns import PersonKind
from news.people.heads import STOPPERS
from news.people.keys import body_key, last_of, name_key
from news.people.roles import is_role
from news.people.spelling import respelt
from news.text import folded
from storage import people, quotes
from storage.nouns import Known, Wanted

MOST_WORDS = 8
MOST_WHOSE = 4
"""Words behind “Secretary of” of which some may be the office's, and the others a name."""
SHORTEST, MOST_TRIED, FEWEST_WORDS, MOST_AMONG = 4, 4, 2, 16
"""Letters of a word that may be a name, how many are looked for, of how many, and people who are offered."""
_SYMBOL = re.compile(r":[a-z0-9_+-]+:|[^\w\s.,'’&/-]+|_+")
_ASKING = frozenset(
    "any anything everything lately latest newest please quotation quotations quote quoted quotes "
    "recently".split()
)
"""Words that stand in nobody's name, and only ask."""
_LEADING = frozenset("all every recent what".split())
_TRAILING = frozenset(
    "comment comments remark remarks statement statements speech speeches tweet tweets words "
    "interviews".split()
)
"""Words that only ask where they are small and the name is not: “Starmer comments”, not “Washington Post”."""
_OWNED = _TRAILING | frozenset("post posts interview".split())
"""Words that only ask behind "Starmer's"."""
_SHORT = {
    "pm": "prime minister",
    "vp": "vice president",
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
}
"""Offices that are written short; what they stand for is in every dictionary."""
_SAYING = frozenset("said says say saying told tells tweeted about".split())
_LINKS = frozenset("the by from of".split())
_BETWEEN = frozenset("the of for from in".split())
"""Words of an office that may be left out: “President of France” is “France’s President”."""
_OF_A_COUNTRY = ("an", "ian", "n", "ese", "i")
"""Ends of “Albanian”, “Ukrainian”, “Israeli”, behind a country's name or all of it but a letter."""
_WHERE = re.compile(r"\s(?:of|for|in|at|from|near)\s")
_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.?\s?){2,3}(?=\s\w{2})")


def called(session: Session, asked: Asked, name: str) -> tuple[Known, ...]:
    """Return whom articles call so as it was typed, else as it may have been meant; most quoted first.

    "Philp’s quotes", "Prime Minister Keir Starmer", "Philp, shadow home secretary" ask for people; so does
    "J. D. Vance" for JD Vance, and "Zelensky" for Zelenskyy. An office beside a lone surname must be theirs,
    as it may be a first name ("Dean Smith"); a first name is never left aside. Nor is whose wife or critic
    somebody is: what stands before a name must be their own office.
    """
    return meant(session, asked, name)[1]


def meant(session: Session, asked: Asked, name: str) -> tuple[str, tuple[Known, ...]]:
    """Return the spelling that found somebody, or else the name itself, and whom (`called`).

    With the office, where that tells them from others of the name.
    """
    for spelling, office in spellings(name):
        found = people.named(session, name=spelling, audience=asked.audience, now=asked.now)
        theirs = tuple(one for one in found if _holds(one, office))
        bodies = _without_the(session, asked, spelling, theirs)
        if theirs or bodies:
            name = f"{office} {spelling}" if len(theirs) == 1 < len(found) else spelling
            return name, (*_whole_bodies(spelling, theirs), *bodies)
    return name, ()


def _whole_bodies(name: str, found: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return the bodies of all of that name, if it begins with what may be a title; else whoever was found.

    “Justice Department” asks for no other department, nor “General Motors” for another Motors.
    """
    whole = folded(name)
    bodies = [one for one in found if one.kind is PersonKind.ORGANISATION and folded(one.name) == whole]
    return tuple(bodies) if bodies and name_key(name) != whole else found


def among_words(session: Session, asked: Asked, words: str) -> tuple[Known, ...]:
    """Return the public people whose names are among the words of a question: of several of a name, all.

    Two words next to each other are tried before each alone, of those with capitals where some have them; one
    between others with capitals is part of another name: "Kellyanne Conway" is no Conway that was read.
    """
    typed = [_OWNING.sub("", word).strip(".,;:!?'’\"“”()¿¡") for word in words.split()]
    capitals = [word for word in typed[1:] if word[:1].isupper()]
    tried = [
        at
        for at, word in enumerate(typed)
        if len(word) >= SHORTEST and word.lower() not in STOPPERS and (word[0].isupper() or not capitals)
    ][:MOST_TRIED]
    found: dict[int, Known] = {}
    taken: set[int] = set()
    alone = [at for at in tried if not (capitals and {at - 1, at + 1} & set(tried))]
    if not capitals and len(typed) < FEWEST_WORDS:
        return ()
    for at, size in (*((at, 2) for at in tried if at + 1 in tried), *((at, 1) for at in alone)):
        if at not in taken and (those := _public(session, asked, " ".join(typed[at : at + size]))):
            found |= {one.id: one for one in those}
            taken.update(range(at, at + size))
    return tuple(found.values())[:MOST_AMONG]


def certain(found: Sequence[Known]) -> Sequence[Known]:
    """Leave out whom an article calls by the surname alone, where others are called so in full."""
    return [one for one in found if not one.is_lone] or found


def are_surnames(session: Session, asked: Asked, name: str) -> bool:
    """Tell whether words are the surnames of several people: “Obama Biden” is no slip in another name."""
    words = [name_key(word) for word in name.split()]
    return 1 < len(words) <= MOST_TRIED and all(
        any(last_of(name_key(one.name)) == word for one in _public(session, asked, word)) for word in words
    )


def _public(session: Session, asked: Asked, name: str) -> list[Known]:
    """Return the public people who are called so, most quoted first."""
    found = people.named(session, name=name, audience=asked.audience, now=asked.now)
    return [one for one in found if one.followable and one.kind is PersonKind.PERSON]


def _without_the(session: Session, asked: Asked, name: str, besides: Collection[Known]) -> tuple[Known, ...]:
    """Return the bodies that are called so without the article: “the FBI” is asked for, and “FBI” read.

    Where somebody is called so with it (`besides`), an acronym alone: “the WHO”, “the Who”. Where nobody is,
    bodies that are quoted and of which it is the whole name: “the House” is no White House.
    """
    first, _, rest = name.partition(" ")
    if first.lower() != "the" or (besides and not rest.isupper()):
        return ()
    ids = {one.id for one in besides}
    found = people.named(session, name=rest, audience=asked.audience, now=asked.now)
    bodies = [one for one in found if one.kind is PersonKind.ORGANISATION and one.id not in ids]
    return tuple(
        one for one in bodies if besides or (_is_whole(rest, one) and _is_quoted(session, asked, one))
    )


def _is_whole(name: str, body: Known) -> bool:
    """Tell whether it is all of a body's name, or an acronym of it."""
    is_end = f" {folded(body.name)}".endswith(f" {folded(name)}")
    return body_key(name) == body_key(body.name) or (name.isupper() and not is_end)


def _is_quoted(session: Session, asked: Asked, person: Known) -> bool:
    who, counted = asked.audience, Wanted(limit=0)
    return (
        quotes.by_person(session, person_id=person.id, audience=who, now=asked.now, wanted=counted).total > 0
    )


def _holds(person: Known, office: str) -> bool:
    words = set(in_full(office).split()) - _BETWEEN
    return not words or any(_says(role.words, words) for role in person.roles)


def _says(role: str, words: Collection[str]) -> bool:
    """Tell whether all these words are a role's: “Albania” is “Albanian” there, and the other way round."""
    own = set(in_full(role).split())
    return all(
        word in own or any(_of_country(word, one) or _of_country(one, word) for one in own) for word in words
    )


def _of_country(word: str, country: str) -> bool:
    """Tell whether a word is made of a country's name, as are “Ukrainian” and “German”."""
    stems = (country, country[:-1])
    return word == country.removesuffix("y") or word in {
        stem + end for stem in stems for end in _OF_A_COUNTRY
    }


def in_full(office: str) -> str:
    """Return an office folded and written out: “PM”, “Sen.”, “home sec”."""
    return " ".join(_SHORT.get(word, word) for word in folded(office).split())


def as_holder(office: str, person: Known) -> Known:
    """Return somebody with the role first that has these words: the one by which they were found."""
    asked = folded(office).removeprefix("the ")
    roles = sorted(person.roles, key=lambda role: f" {asked}" not in f" {folded(role.words)}")
    return replace(person, roles=tuple(roles))


def other_holders(office: str, people: Iterable[Known]) -> tuple[Known, ...]:
    """Return those whose office has these words, as `as_holder`: not those who are something in San Jose."""
    begins = f" {folded(office).removeprefix('the ').partition(' ')[0]}"
    each = (as_holder(office, person) for person in people)
    return tuple(one for one in each if begins in f" {folded(_WHERE.split(one.roles[0].words)[0])}")


def spellings(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name as it was typed, then what else it may be put for, each with the office beside it."""
    seen: set[str] = set()
    for one, office in _meant(name):
        for spelling in (one, *respelt(folded(one))):
            if spelling and spelling not in seen:
                seen.add(spelling)
                yield spelling, office


def _meant(name: str) -> Iterator[tuple[str, str]]:
    yield name, ""
    if len(name.split()) > MOST_WORDS:
        return
    plain = plainly(name)
    yield plain, ""
    yield _INITIALS.sub(lambda match: re.sub(r"[\s.]", "", match[0]), plain), ""
    first, _, behind = (part.strip() for part in plain.partition(","))
    if behind:
        ends = _office_ends(behind)
        yield (first, behind) if ends else (f"{behind} {first}", "")
    words, ends = plain.split(), _office_ends(plain)
    for at in (ends, *_beyond_whose(words, ends)) if ends else ():
        yield " ".join(words[at:]), " ".join(words[:at])
    for at in range(1, len(words) - 2):
        if is_office(" ".join(words[at:])) and "of" in words[at:]:  # “Biden opponent” is not Biden
            yield " ".join(words[:at]), " ".join(words[at:])


def plainly(name: str) -> str:
    """Return a name without symbols, "'s", and what only asks for somebody's words."""
    words = _SYMBOL.sub(" ", name).split()
    small = _LEADING if name != name.lower() else frozenset[str]()
    start = next((at for at, word in enumerate(words) if not _only_asks(word, small | _LINKS)), 0)
    if any(_only_asks(word, small) for word in words[:start]):
        words = words[start:]
    while len(words) > 1 and _ends_asking(words, cased=name != name.lower()):
        words = words[:-1]
    return _OWNING.sub("", " ".join(words).strip(" ,.-/"))


def _ends_asking(words: list[str], *, cased: bool) -> bool:
    """Tell whether the last word is no name's: "Starmer said"; `cased`: there are capitals."""
    nouns = _OWNED if _OWNING.search(words[-2]) else _TRAILING if cased else frozenset[str]()
    return _only_asks(words[-1], _SAYING | nouns) or words[-1] in {"has", "have", "had"}


def _only_asks(word: str, small: frozenset[str]) -> bool:
    return word.lower() in _ASKING or word in small


def turned_round(office: str) -> str:
    """Return “new zealand prime minister” of “prime minister of New Zealand”; "" where there is no “of”."""
    head, _, whose = folded(office).removeprefix("the ").partition(" of ")
    return f"{whose.removeprefix('the ')} {head}" if whose and is_office(head) else ""


def is_office(words: str) -> bool:
    """Tell whether words are an office rather than a name: “Prime Minister of Albania”."""
    office = words.lower().partition(" of ")[0].split()
    return bool(office) and is_role(folded(office[-1]))


def _beyond_whose(words: Sequence[str], ends: int) -> Iterable[int]:
    """Return where a name may begin behind whose office it is: “Secretary of State Mike Pompeo”."""
    whose = words[ends : ends + 1] and words[ends] in _BETWEEN
    return range(ends + 2, min(len(words), ends + 2 + MOST_WHOSE)) if whose else ()


def _office_ends(words: str) -> int:
    """Return how many words there are up to the last noun of an office: 0 where there is none."""
    parts = words.split()
    return next((at for at in range(len(parts), 0, -1) if is_role(folded(parts[at - 1]))), 0)
