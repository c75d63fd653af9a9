"""Who appears in an article: names gathered into people, and each name's bearer."""

import re
from collections.abc import Iterable, Sequence

from news.nouns import Span
from news.people.bodies import Bodies
from news.people.called import Called
from news.people.characters import Cast, Character
from news.people.doubtful import Lone
from news.people.evidence import ENOUGH, alone, of_full_name, of_single_name, roles_beside
from news.people.heads import head_of
from news.people.keys import YOUNG, may_be_one_generation
from news.people.lists import PLACES, SUFFIXES, first_names, is_first_name, short_names
from news.people.names import Name, could_be_person, fold
from news.people.relatives import HIGHEST, add_unnamed
from news.people.roles import is_role
from news.people.several import learn_all
from news.people.speaking_bodies import body_in, body_spoken_for, somebody_in
from news.people.surnames import HELD, bearer, is_anyones, is_read_otherwise

_HEARD = 2.0
"""What it weighs that the parser found a name to speak."""
_LONG = 6
"""Letters of a first name that a slip leaves recognisable; "Jean" and "Joan" are two."""
_HEADLINE = 5
"""Words of a headline that can tell more than a name."""
_LONG_WORD, _COMMAS = 4, 3
"""Letters of a word to which a headline in capitals gives one, and commas that make it a list of names."""

_INITIALS = re.compile(r"[. ]")
_IN = re.compile(r"\b(?:[Ii]n|[Oo]utside|[Nn]ear|[Tt]o|[Ff]rom|[Aa]cross) $")
_CAPITAL = re.compile(r",? D\.?C\b")
_LORDLY = frozenset(("lord", "lady", "baroness", "baron", "viscount", "earl"))
_HERS = re.compile(r"(?: \w+){1,3} (?:He|She|His|Her)\b")
"""After a name in a headline: somebody's, not a firm's."""
_KIN_BEFORE = re.compile(
    r"\b([Hh]is|[Hh]er)\s(?:\w+\s)?(?:mother|father|sons?|daughters?|grand(?:mother|father|sons?|daughters?)"
    r"|brothers?|sisters?|nephew|niece|uncle|aunt),?\s$"
)
_HIS_OR_HER = {"his": "m", "her": "f"}
_KIN_REACH = 40
"""Characters in which a word of kin stands before a name."""
_GOES_ON = re.compile(r",\s(?:the|an?|who|said|told|was|is|has|had)\s")
"""After a title that goes with the name before it, and begins no list."""


def cast(text: str, names: Sequence[Name], within: Sequence[Span], speaking: Sequence[Span] = ()) -> Cast:
    """Return the people that `names` denote; `within` are the passages, in order.

    `speaking` are the words that name the speakers of cues, as the parser found them: a capitalised one is a
    person or a body. Full names found good by title, role, first name, age or speech make a person; surnames,
    styled names and first names then find theirs. What may denote two people denotes nobody.
    """
    built = Cast(list(names), Bodies(text))
    places = _passages_of(names, within)
    singles = alone(names)
    heads = {span.end: span.start for span in sorted(speaking, reverse=True)}
    called = Called(text, built)
    for name, passage in zip(names, places, strict=True):
        if could_be_person(name) and not called.bears(name) and not _is_headlined(text, name, passage):
            heard = _HEARD if heads.get(name.span.end, len(text)) <= name.span.start else 0.0
            if heard + of_full_name(text, name, passage, singles) >= ENOUGH:
                _place(text, built, name)
    _add_somebody(text, built, speaking)
    _add_fathers(text, built, zip(names, places, strict=True))
    add_unnamed(text, built, zip(names, places, strict=True))
    _add_single(text, built)
    _add_single(text, built)
    _add_bodies(text, built, speaking)
    learn_all(text, built, zip(names, places, strict=True))
    return built


def _passages_of(names: Sequence[Name], within: Sequence[Span]) -> list[Span]:
    """Return the passage that holds each name; both are in order."""
    found, at = [], 0
    for name in names:
        while within[at].end < name.span.end:
            at += 1
        found.append(within[at])
    return found


def _place(text: str, built: Cast, name: Name) -> None:
    """Give a full name its person, a new one if need be."""
    words = _without_suffix(name)
    if len(words) == 1 and name.generation in YOUNG:
        return
    people = built.characters
    same = [at for at in _namesakes(built, name) if _same(people[at], words)]
    same = sorted(same, key=lambda at: (people[at].generation != name.generation, people[at].name != words))
    same = [at for at in same if not _is_kin(text, name, people[at])]
    same = [at for at in same if _one_generation(people[at], name)]
    who = next(iter(same), None) if len(words) > 1 else _numbered(built, name)
    if who is None:
        built.add(name, words=words)
        return
    if _content(words) > _content(built.characters[who].name) and not _epithet(words, built.characters[who]):
        built.rename(who, words)
    built.bear(name, who)


def _is_kin(text: str, name: Name, who: Character) -> bool:
    """Tell whether a longer name is of somebody's family: "Her mother, Ann Mary Lee", is no Ann Lee."""
    if _content(name.words) <= _content(who.name):
        return False
    kin = _KIN_BEFORE.search(text, max(0, name.outer.start - _KIN_REACH), name.outer.start)
    return kin is not None and first_names().get(who.first) == _HIS_OR_HER[kin[1].lower()]


def _is_headlined(text: str, name: Name, passage: Span) -> bool:
    """Tell whether capitals tell no name from its verb: "Carly Fiorina Endorses Ted Cruz"."""
    doubtful = len(name.words) > 2 or name.first not in first_names()
    words = passage.of(text).split() if doubtful else []
    capitals = not any(word[0].islower() and len(word) >= _LONG_WORD for word in words)
    return len(words) >= _HEADLINE and capitals and passage.of(text).count(",") < _COMMAS


def _without_suffix(name: Name) -> tuple[str, ...]:
    return tuple(word for word in name.words if fold(word) not in SUFFIXES) or name.words


def _numbered(built: Cast, name: Name) -> int | None:
    """Return who bears a first name and a number: "Elizabeth II" again."""
    able = built.having(name.first)
    return next(
        (at for at in able if any(one.words == name.words for one in built.characters[at].names)), None
    )


def _epithet(words: Sequence[str], who: Character) -> bool:
    """Tell whether words only put something before a name: "Crooked Hillary Clinton"."""
    return fold(words[0]) not in first_names() and [*map(fold, words[1:])] == [*map(fold, who.name)]


def _namesakes(built: Cast, name: Name) -> list[int]:
    return sorted({at for word in name.words[1:] for at in built.having(fold(word))})


def _content(words: Sequence[str]) -> int:
    """Count the words that are more than an initial: "Keir R. Starmer" is no longer than "Keir Starmer"."""
    return sum(len(word) > 1 for word in words)


def _same(who: Character, words: Sequence[str]) -> bool:
    """Tell whether two full names are one person's.

    "Keir" and "K.", "Bob" and "Robert", "Pierluisi" and "Pierluisi Urrutia".
    """
    if who.body or len(who.name) < 2 or not _surnames_meet(who.name, words):
        return False
    if _initials_clash(who.name, words):
        return False
    if _epithet(words, who) or [*map(fold, words)] == [*map(fold, who.name[-len(words) :])]:
        return True
    mine, theirs = who.first, fold(words[0])
    if short_names().get(mine, mine) == short_names().get(theirs, theirs):
        return True
    short, long_ = sorted((mine, theirs), key=len)
    return (len(short) != 2 and long_.startswith(short)) or _misspelt(mine, theirs)


def _one_generation(who: Character, name: Name) -> bool:
    theirs = [*map(fold, who.name), *([who.generation] if who.generation else ())]
    return may_be_one_generation([*map(fold, name.words)], theirs)


def _initials_clash(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two names have other initials between the same words: "George W.", "George H.W. Bush"."""
    left, right = (_INITIALS.sub("", " ".join(words[1:-1])) for words in (mine, theirs))
    short, long_ = sorted((left, right), key=len)
    return bool(short) and short.isupper() and long_.isupper() and not long_.startswith(short)


def _misspelt(one: str, other: str) -> bool:
    """Tell whether long first names differ by a vowel within: "Kristin", "Kristen"; not Francis, Frances."""
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    alike = len(one) == len(other) >= _LONG and one[-1] == other[-1]
    known = [first_names()[name] for name in (one, other) if name in first_names()]
    return alike and len(set(known)) < 2 and len(apart) == 1 and set(apart[0]) <= set("aeiouy")


def _surnames_meet(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    left, right = [fold(word) for word in mine], [fold(word) for word in theirs]
    if left[-1] == right[-1]:
        return True
    return left[0] == right[0] and (left[-1] in right[1:] or right[-1] in left[1:])


def _add_single(text: str, built: Cast) -> None:
    """Give surnames, styled names and lone first names their bearers, in the order of the text.

    Asked twice: "Trump" in a headline is who only the text calls "President Trump".
    """
    before: Name | None = None
    lords: dict[str, int] = {}
    for name in built.names:
        before, last = name, before
        if name.span in built.bearers or _is_where(text, name):
            continue
        lord = _lordly(text, built, name, last)
        if lord is not None:
            lords[name.last] = lord
        who = lords.get(name.last) if name.title in _LORDLY else None
        who = bearer(text, built, name) if who is None else who
        who = None if who is not None and is_read_otherwise(text, built.characters[who], name) else who
        sibling = _sharing(text, built, name) if who is None else None
        if who is not None:
            built.bear(name, who)
        elif sibling is not None:
            built.add(name, words=sibling)
        elif is_anyones(built, name) or (not name.title and built.bodies.full(name.text) != name.text):
            continue
        elif of_single_name(text, name) >= ENOUGH:
            built.add(name, words=_without_suffix(name))


def _lordly(text: str, built: Cast, name: Name, before: Name | None) -> int | None:
    """Return who bears a title beside their name: "Colin Sutherland, Lord Carloway, decided"."""
    if before is None or name.title not in _LORDLY or len(before.words) < 2:
        return None
    beside = text[before.span.end : name.outer.start] == ", " and _GOES_ON.match(text, name.span.end)
    return built.who(before) if beside else None


def _sharing(text: str, built: Cast, name: Name) -> tuple[str, ...] | None:
    """Return the full name of who shares the next one's surname: "Cherie and Sean O'Donnell"."""
    if len(name.words) > 1 or name.first not in first_names():
        return None
    for word in (" and ", " & "):
        if text.startswith(word, name.span.end):
            after = built.within(Span(name.span.end, name.span.end + 60))[:1]
            partner = built.characters[built.bearers[after[0].span]] if after else None
            near = bool(after) and after[0].span.start == name.span.end + len(word)
            return (name.words[0], partner.name[-1]) if near and partner and len(partner.name) > 1 else None
    return None


def _is_where(text: str, name: Name) -> bool:
    """Tell whether a lone surname is a place where it stands: "in Washington", "Washington, D.C."."""
    if len(name.words) > 1 or name.title or name.last not in PLACES:
        return False
    lead = _IN.search(text, max(0, name.span.start - 10), name.span.start)
    return bool(lead or _CAPITAL.match(text, name.span.end))


def _add_somebody(text: str, built: Cast, speaking: Sequence[Span]) -> None:
    """Bring in speakers who would seem to be bodies."""
    for phrase in sorted(set(speaking)):
        span = None if built.within(phrase) else body_in(text, phrase)
        name = somebody_in(text, span) if span is not None else None
        if name is not None:
            _place(text, built, name)
            built.keep(name)


def _add_fathers(text: str, built: Cast, named: Iterable[tuple[Name, Span]]) -> None:
    """Bring in who is called by an office and a surname that only a "Jr." and others without it bear."""
    offices: dict[int, set[str]] = {}
    called: list[Name] = []
    for name, passage in named:
        who = built.who(name)
        if who is not None and built.characters[who].generation:
            told = {head_of(role.words) for role in roles_beside(text, name, passage, None)}
            offices.setdefault(who, set()).update(told & HELD)
        elif who is None and len(name.words) == 1 and name.title in HIGHEST:
            called.append(name)
    for name in called if offices else ():
        people = [(at, built.characters[at]) for at in built.of_surname(name.last)]
        sons = {one.first for _, one in people if one.generation}
        held = any(offices.get(at) or (one.generation and one.styled) for at, one in people)
        held = held or any(name.title in one.titles for _, one in people)
        plain = any(not one.generation and (one.first in sons or len(one.name) == 1) for _, one in people)
        if sons and not held and not plain:
            built.add(name, words=name.words)


def _add_bodies(text: str, built: Cast, speaking: Sequence[Span]) -> None:
    """Make a body of every capitalised speaker who is no person: "Downing Street said"."""
    lone = Lone(text)
    for phrase in sorted(set(speaking)):
        if built.within(phrase):
            continue
        span = body_in(text, phrase) or body_spoken_for(text, phrase)
        if span is None or _is_somebodys(built, span.of(text)) or _add_headlined(text, built, span, lone):
            continue
        if _is_bodys(built, span.of(text)):
            built.body(text, span)
        elif not lone.is_nobody(span):
            if lone.is_somebody(span):
                _add_lone(text, built, span)
            else:
                built.body(text, span)


def _is_bodys(built: Cast, word: str) -> bool:
    """Tell whether a body of the article is called so: "Hurun" of the Hurun Report."""
    bearing = (built.characters[at] for at in built.having(fold(word)))
    return built.bodies.full(word) != word or any(one.body and one.first == fold(word) for one in bearing)


def _add_headlined(text: str, built: Cast, span: Span, lone: Lone) -> bool:
    """Bring in somebody whose name a headline's capitals hide: "Salma Hayek Described Her Experience"."""
    words = tuple(span.of(text).split())
    name = Name(span=span, outer=span, words=words)
    longer = next((one for one in built.names if one.span.start == span.start), None)
    if longer is None or longer.span.end <= span.end or not is_first_name(name.first):
        return False
    if not could_be_person(name) or not (lone.tells_of(words[-1]) or _HERS.match(text, span.end)):
        return False
    _place(text, built, name)
    built.keep(name)
    return True


def _add_lone(text: str, built: Cast, span: Span) -> None:
    """Bring in somebody of whom the article tells a surname only."""
    said = Name(span=span, outer=span, words=(span.of(text),))
    who = built.add(said, words=said.words)
    built.keep(said)
    for name in built.names:
        if name.words == said.words and name.span not in built.bearers:
            built.bear(name, who)


def _is_somebodys(built: Cast, words: str) -> bool:
    """Tell whether words are a surname of the article's people, after titles or alone: "President Roe"."""
    *titles, last = map(fold, words.split())
    return bool(built.of_surname(last)) and all(map(is_role, titles))
