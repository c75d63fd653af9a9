"""Who appears in an article: names gathered into people, and each name's bearer."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from news.nouns import Role, Span
from news.people.bodies import Bodies, body_in, body_spoken_for, somebody_in
from news.people.called import Called
from news.people.characters import Cast, Character
from news.people.evidence import ENOUGH, alone, of_full_name, of_single_name, roles_beside, single
from news.people.heads import head_of
from news.people.keys import YOUNG, may_be_one_generation
from news.people.lists import BODIES, PARTICLES, PLACES, SUFFIXES, WEAK_BODIES, first_names, short_names
from news.people.names import Name, could_be_person, fold
from news.people.roles import OFFICES, PUBLIC, STYLES, gender_of_role, is_role
from news.people.stated import stated_of_all

_HEARD = 2.0
"""What it weighs that the parser found a name to speak."""
_OFTEN = 2
_LONG = 6
"""Letters of a first name that a slip leaves recognisable; "Jean" and "Joan" are two."""
_HEADLINE = 5
"""Words of a headline that can tell more than a name."""
_LONG_WORD, _COMMAS = 4, 3
"""Letters of a word to which a headline in capitals gives one, and commas that make it a list of names."""
_NEAR = 400
"""Characters within which a surname that two people bear is the one's named in full before it."""

_INITIALS = re.compile(r"[. ]")
_LISTED = re.compile(
    r"\.?(?: \([^()\n]{1,20}\))?(?: (?:of|from|for) (?:the )?[A-Z][\w -]{1,40}?)?(?:,? and |, )"
)
"""Between names of which one role is told: "Presidents Buhari of Nigeria and Talon"."""
_SHORT_MANY = re.compile(r"\b(?:Gov|Sen|Rep)s(?=\. $)")
_SHORT = re.compile(r"\b(?:Gov|Sen|Rep)\.$")
"""How several names' office is told. Behind two, who has no seat beside the name as they have may not hold
it, nor of whom the article says something else, or whom it names more often than the first."""
_TO_LAST = re.compile(
    r"\.?(?: \([^()\n]{1,20}\))?(?: (?:of|from|for) (?:the )?[A-Z][\w -]{1,40}?)?"
    r"(?:, [A-Z][^,.;\n]{1,60})*,? and "
)
"""After one of several between commas: "hosts like Laura Ingraham, Mr Brat was" are no list."""
_BESIDE = re.compile(r",? |,? (?:such as|including|among them|like|notably|namely) ")
"""Between a role in the plural and the first of those who hold it."""
_ONE_OF = re.compile(r"\b[Oo]ne of (?:the |his |her |its |their )?$")
"""Before a role in the plural that only the next name has."""
_SEATED = re.compile(r" \([A-Z]| of [A-Z]")
"""After one of several: "Sens. Ann Lee, Jim Roe (Utah)"."""
_MARRIES = re.compile(r" and (his wife|her husband)\b")
_MARRIED = {"his wife": "f", "her husband": "m"}
_FATHER = re.compile(r"\b[Ff]ather\b[^.;]{0,20}$")
_IN = re.compile(r"\b(?:[Ii]n|[Oo]utside|[Nn]ear|[Tt]o|[Ff]rom|[Aa]cross) $")
_CAPITAL = re.compile(r",? D\.?C\b")
_LORDLY = frozenset(("lord", "lady", "baroness", "baron", "viscount", "earl"))
_GOES_ON = re.compile(r",\s(?:the|an?|who|said|told|was|is|has|had)\s")
"""After a title that goes with the name before it, and begins no list."""
_OFFICES = (OFFICES & PUBLIC) - STYLES
_STRONG_BODIES = BODIES - WEAK_BODIES


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
                _place(built, name)
    _add_somebody(text, built, speaking)
    _add_fathers(text, built, zip(names, places, strict=True))
    _add_single(text, built)
    _add_single(text, built)
    _add_bodies(text, built, speaking)
    _learn_all(text, built, zip(names, places, strict=True))
    return built


def _learn_all(text: str, built: Cast, named: Iterable[tuple[Name, Span]]) -> None:
    """Note what the mentions tell of their bearers; a role before several names is each one's."""
    shared: Role | None = None
    several: list[int] = []
    thirds: list[tuple[int, Role, int]] = []
    start, end, seated = 0, 0, False
    for name, passage in named:
        who = built.who(name)
        if who is None or built.characters[who].body:
            continue
        joined = _LISTED.fullmatch(text, end, name.outer.start) if several else None
        short = shared is not None and _SHORT.search(shared.words)
        if joined and joined[0].endswith(", ") and not short and not _TO_LAST.match(text, name.span.end):
            joined = None
        if joined is None:
            shared, several, start, seated = None, [], name.outer.start, False
        seated = seated or bool(_SEATED.match(text, name.span.end))
        of_all = None if len(several) > 1 and short and not _SEATED.match(text, name.span.end) else shared
        if shared is not None and of_all is None and not (seated or "Sen" in shared.words):
            thirds.append((who, shared, several[0]))
        roles = roles_beside(text, name, passage, of_all)
        shared, end = _of_several(text, name, roles) or shared, name.span.end
        _learn(built.characters[who], roles)
        several.append(who)
        told = stated_of_all(text, Span(start, end), passage) if len(several) > 1 else []
        for one in several if told else ():
            _learn(built.characters[one], told)
    for who, role, first in thirds:
        third = built.characters[who]
        if not third.roles and len(third.names) <= len(built.characters[first].names):
            _learn(third, [role])


def _passages_of(names: Sequence[Name], within: Sequence[Span]) -> list[Span]:
    """Return the passage that holds each name; both are in order."""
    found, at = [], 0
    for name in names:
        while within[at].end < name.span.end:
            at += 1
        found.append(within[at])
    return found


def _place(built: Cast, name: Name) -> None:
    """Give a full name its person, a new one if need be."""
    words = _without_suffix(name)
    if len(words) == 1 and name.generation in YOUNG:
        return
    people = built.characters
    same = [at for at in _namesakes(built, name) if _same(people[at], words)]
    same = sorted(same, key=lambda at: people[at].generation != name.generation)
    same = [at for at in same if _one_generation(people[at], name)]
    who = next(iter(same), None) if len(words) > 1 else _numbered(built, name)
    if who is None:
        built.add(name, words=words)
        return
    if _content(words) > _content(built.characters[who].name) and not _epithet(words, built.characters[who]):
        built.rename(who, words)
    built.bear(name, who)


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
        who = _bearer(text, built, name) if who is None else who
        who = None if who is not None and _is_read_otherwise(text, built.characters[who], name) else who
        sibling = _sharing(text, built, name) if who is None else None
        if who is not None:
            built.bear(name, who)
        elif sibling is not None:
            built.add(name, words=sibling)
        elif _is_anyones(built, name) or built.bodies.full(name.text) != name.text:
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


def _bearer(text: str, built: Cast, name: Name) -> int | None:
    """Return the one person whom a surname or first name can mean where it stands, if there is one."""
    people = built.characters
    if name.generation and any(len(people[at].name) > 1 for at in built.of_surname(name.last)):
        young = [at for at in built.of_surname(name.last) if people[at].generation == name.generation]
        return young[0] if len(young) == 1 else None
    if len(name.words) > 2 or (len(name.words) == 2 and not name.title):
        return _nicknamed(built, name)
    able = [at for at in built.having(name.last) if not people[at].body]
    by_last = [at for at in built.of_surname(name.last) if _agrees(people[at], name)]
    by_last = _styled_so(built, by_last, name) or by_last
    if by_last:
        able = _of_one_family(text, built, by_last, name)
        return able[0] if len(able) == 1 else _nearest(built, able, name) if able else None
    middle = [at for at in able if name.last in map(fold, people[at].name[1:-1])]
    if len(middle) == 1 and name.last not in PARTICLES:
        return middle[0]
    first = short_names().get(name.first, name.first)
    by_first = [at for at in built.having(first) if len(people[at].name) > 1 and not people[at].body]
    by_first = [at for at in by_first if short_names().get(people[at].first, people[at].first) == first]
    return by_first[0] if len(by_first) == 1 and name.last not in PLACES else None


def _is_anyones(built: Cast, name: Name) -> bool:
    """Tell whether several people bear a surname, so that it is one of theirs: no further Trump comes in."""
    return len(built.of_surname(name.last)) > 1


def _agrees(who: Character, name: Name) -> bool:
    return not name.gender or _gender(who) in ("", name.gender)


def _is_where(text: str, name: Name) -> bool:
    """Tell whether a lone surname is a place where it stands: "in Washington", "Washington, D.C."."""
    if len(name.words) > 1 or name.title or name.last not in PLACES:
        return False
    lead = _IN.search(text, max(0, name.span.start - 10), name.span.start)
    return bool(lead or _CAPITAL.match(text, name.span.end))


def _is_read_otherwise(text: str, who: Character, name: Name) -> bool:
    """Tell whether somebody who would be "Mrs" has a wife beside the name; no first name tells."""
    if not name.gender or _gender(who):
        return False
    full = (one.span.end for one in who.names if len(one.words) > 1)
    return any(name.gender == _MARRIED[match[1]] for end in full if (match := _MARRIES.match(text, end)))


def _nicknamed(built: Cast, name: Name) -> int | None:
    """Find who goes by the same words elsewhere, "Red Rayner" by the surname."""
    whole = [at for at in built.of_surname(name.last) if built.characters[at].name == name.words]
    if whole:
        return whole[0]
    if len(name.words) != 2 or name.first in _STRONG_BODIES or name.the:
        return None
    able = [at for at in built.of_surname(name.last) if len(built.characters[at].name) > 1]
    return able[0] if len(able) == 1 else None


def _styled_so(built: Cast, able: Sequence[int], name: Name) -> list[int]:
    """Return who of several is called by full name with the same title: "President Trump" is no Melania."""
    if len(able) < 2 or not name.title or name.gender:
        return []
    return [at for at in able if name.title in built.characters[at].titles]


def _nearest(built: Cast, able: list[int], name: Name) -> int | None:
    """Of two people with one surname: the one named thrice as often, or alone named in full just before.

    Before the second comes in it is the first's; and it stays the first's, once the article has called them
    so twice, where the second isn't near, or where the first alone has an office: "President Donald Trump and
    his wife Melania Trump".
    """
    full = {at: built.characters[at].full for at in able}
    often = sorted(able, key=lambda at: -len(full[at]))
    if len(full[often[0]]) >= 3 * max(1, len(full[often[1]])):
        return often[0]
    near = [at for at in able if _just_before(full[at], name.span.start)]
    entered = {at: full[at][0] for at in able if full[at]}
    there = sorted((at for at in entered if entered[at] < name.span.start), key=entered.__getitem__)
    if len(there) == 1 and len(entered) == len(able):
        return there[0]
    if len(there) > 1 and [at for at in there if _in_office(built.characters[at])] == there[:1]:
        return there[0]
    if len(there) > 1 and _is_called_so(built, name, (entered[there[0]], entered[there[1]])):
        return there[0] if set(near) <= {there[0]} else None
    return near[0] if len(near) == 1 else None


def _of_one_family(text: str, built: Cast, able: list[int], name: Name) -> list[int]:
    """Leave of fathers and sons of one name whoever is no "Jr."; nobody, where it may be the son as well.

    It may be where the son has an office, or the other is only named as the father: then the son keeps the
    surname that was his before.
    """
    people = built.characters
    firsts = Counter(people[at].first for at in able)
    presidents = [at for at in able if len(people[at].name) == 1 and people[at].styled]
    sons = [at for at in able if people[at].generation and (presidents or firsts[people[at].first] > 1)]
    if not sons:
        return able
    others = presidents or [at for at in able if at not in sons]
    fathers = [
        at for at in others if at in presidents or people[at].first in {people[at].first for at in sons}
    ]
    if any(_is_only_father(text, people[at]) for at in fathers):
        return sons if _is_called_before(built, name, people[sons[0]].full, people[fathers[0]].full) else []
    return others if fathers and not any(people[at].styled for at in sons) else []


def _is_called_before(built: Cast, name: Name, first: Sequence[int], second: Sequence[int]) -> bool:
    """Tell whether a surname stands, or stood twice, between the full names of one and of another."""
    between = name.span.start < second[0] or _is_called_so(built, name, (first[0], second[0]))
    return first[0] < second[0] and between


def _is_only_father(text: str, who: Character) -> bool:
    first = who.names[0].outer.start
    return not who.styled and bool(_FATHER.search(text, max(0, first - 30), first))


def _just_before(full: Sequence[int], offset: int) -> bool:
    before = bisect_left(full, offset)
    return bool(before) and offset - full[before - 1] < _NEAR


def _in_office(who: Character) -> bool:
    return not _OFFICES.isdisjoint(who.titles)


def _is_called_so(built: Cast, name: Name, between: tuple[int, int]) -> bool:
    """Tell whether an article used a surname alone twice or more before another bearer came in."""
    first, beyond = (bisect_left(built.names, at, key=lambda one: one.span.start) for at in between)
    named = built.names[first:beyond]
    return sum(len(one.words) == 1 and one.last == name.last for one in named) >= _OFTEN


def _gender(who: Character) -> str:
    """Return the gender that a title tells, or a first name."""
    if who.gender:
        return who.gender
    told = next((name.gender for name in who.names if name.gender), "")
    known = first_names().get(who.first, "") if len(who.name) > 1 else ""
    return told or (known if known in ("m", "f") else "")


def _add_somebody(text: str, built: Cast, speaking: Sequence[Span]) -> None:
    """Bring in speakers who would seem to be bodies."""
    for phrase in sorted(set(speaking)):
        span = None if built.within(phrase) else body_in(text, phrase)
        name = somebody_in(text, span) if span is not None else None
        if name is not None:
            _place(built, name)
            built.keep(name)


def _add_fathers(text: str, built: Cast, named: Iterable[tuple[Name, Span]]) -> None:
    """Bring in who is called by an office and a surname that only a "Jr." and others without it bear."""
    offices: dict[int, set[str]] = {}
    called: list[Name] = []
    for name, passage in named:
        who = built.who(name)
        if who is not None and built.characters[who].generation:
            told = {head_of(role.words) for role in roles_beside(text, name, passage, None)}
            offices.setdefault(who, set()).update(told & _OFFICES)
        elif who is None and len(name.words) == 1 and name.title in _OFFICES:
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
    for phrase in sorted(set(speaking)):
        if not built.within(phrase):
            span = body_in(text, phrase) or body_spoken_for(text, phrase)
            if span is not None and not built.of_surname(fold(span.of(text))):
                built.body(text, span)


def _of_several(text: str, name: Name, roles: Sequence[Role]) -> Role | None:
    """Return the role that stands in the plural before a name, the nearest."""
    before = [
        one
        for one in roles
        if one.span.start < name.span.start
        and not _ONE_OF.search(text, max(0, one.span.start - 12), one.span.start)
    ]
    found = (_shared_by(text, name, one) for one in reversed(before))
    return next((one for one in found if one is not None), None)


def _shared_by(text: str, name: Name, role: Role) -> Role | None:
    many = _SHORT_MANY.search(text, role.span.start, name.span.start)
    if many is not None:
        short = Span(role.span.start, many.end())
        return Role(words=f"{single(Role(words=short.of(text), span=short)).words}.", span=short)
    if role.span.end <= name.outer.start and role.words != role.span.of(text):
        return role if _BESIDE.fullmatch(text, role.span.end, name.outer.start) else None
    if text[name.span.start - 2 : name.span.start] != "s ":
        return None
    span = Span(role.span.start, name.span.start - 2)
    return Role(words=span.of(text), span=span) if is_role(fold(span.of(text).split()[-1])) else None


def _learn(who: Character, roles: Sequence[Role]) -> None:
    """Note what one mention tells of its bearer: gender, roles."""
    who.gender = _gender(who)
    known = {role.words for role in who.roles}
    who.roles += [role for role in roles if role.words not in known]
    if not who.gender:
        nouns = (gender_of_role(fold(word)) for role in who.roles for word in role.words.split())
        who.gender = next((gender for gender in nouns if gender), "")
