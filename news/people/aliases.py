"""What an article calls somebody: the names as written, with titles and offices, and words beside them."""

import re
from collections.abc import Iterator

from news.nouns import Role, Span
from news.people.characters import Character
from news.people.lists import SUFFIXES
from news.people.names import AGED, BEFORE_TITLES, Name, fold
from news.people.roles import STYLES, is_role, singular
from news.quotes.cues import SPEECH_FORMS

_DETERMINER = re.compile(r"\b(the|an?|his|her|its|their|our|my) $", re.IGNORECASE)
_OWNERS = frozenset("his her its their our my".split())
_OWNED = re.compile(r"['’]s? ")
_THE_OWNER = re.compile(r"[Tt]he (?:[A-Z][\w&.-]* )+?[A-Z][\w&.-]*['’]s? ")
_BEFORE = re.compile(
    r"(?:^|[.!?:;,“”\"‘\n]\s*|\b(?:and|but|by|to|with|from|as|told|that|said) )"
    r"((?:[Oo]ne|[Aa]nother) [^,.;:“”\"\n]{3,60}), (?:[a-z]+ ){0,2}$"
)
_BEHIND = re.compile(r", (one of [^,.;:“”\"\n]{3,60})(?=[,.;])")
"""Among whom somebody is: "One of the study's authors, Ann Lee, said", "Ann Lee, one of the authors,"."""
_BESIDE = re.compile(r",? (?:[Tt]he )?")
_CLOSES = re.compile(r"[,.]?([”\"])")
"""Behind the span of a role that is of a work in marks."""
_SIGN = re.compile(r"[,(–—] ?$")
_OF = ("of ", "from ", "for ", "with ", "at ")
_LEADS = re.compile(
    r"\b(?:then|now|ex)-(?:[A-Z][a-z]+ )?$"
    r"|\b[Tt]he (?:Right )?Hono(?:u?)rable $"
    r"|\b(?:HM|HRH|[Hh](?:er|is) (?:Royal Highness|Majesty)) $"
    r"|\b[Tt]he (?:now|then)-former (?:[a-z]+ )?$"
)
"""Belongs to the name that it leads to."""
_AGED = re.compile(rf"{AGED} $")
_THE_AGED = re.compile(rf"\b(?:[Tt]he|[Aa]n?) {AGED} $")
"""Before a lone surname, may be of something else: "the three-year-old Trump administration"."""
_FURTHEST = 50
"""Characters before a name in which such words begin."""
_CALLED = re.compile(r" (?:named|called) ")
_PARTICLE = re.compile(r"\b(de|del|della|der|di|du|la|le|van|von|bin) $")


def written(text: str, name: Name, who: Character) -> list[str]:
    """Return a mention as the article writes it: "Sir Keir", "US Speaker Mike Johnson", "The Verge"."""
    dotted = fold(name.words[-1]) in SUFFIXES and text.startswith(".", name.span.end)
    words = Span(name.span.start, name.span.end + dotted).of(text)
    if who.body:
        article = text[max(0, name.span.start - 4) : name.span.start]
        full = " ".join(who.name)
        return [words, full, article + words] if article.lower() == "the " else [words, full]
    wide = [start for role in who.roles if (start := _led_by(text, name, role)) is not None]
    wide += [start for role in who.roles if (start := _joined_to(text, wide, role)) is not None]
    around = [role.span for role in who.roles if role.span.covers(name.span)]
    wide += [span.start for span in around]
    wide += [start - 4 for start in wide if _THE_OWNER.match(text, start - 4, name.span.start)]
    forms = [text[start:end] for start in wide for end in (name.span.end, *(span.end for span in around))]
    before = text[max(0, name.outer.start - 14) : name.outer.start].split()
    if name.outer != name.span and not (wide and before and fold(before[-1]) in BEFORE_TITLES):
        forms.append(name.outer.of(text))
    bare = name.title not in STYLES or " " in words
    particle = _PARTICLE.search(text, max(0, name.span.start - 5), name.span.start)
    if particle and particle[1] in who.name[1:-1]:
        forms.append(particle[0] + words)
    return [*([words] if bare else []), *forms, *_with_more(text, name, who)]


def as_described(text: str, who: Character) -> Iterator[str]:
    """Yield the descriptions beside the names: "the shadow home secretary", "his vice president JD Vance"."""
    ends = {name.span.start: name.span.end for name in who.names}
    for role in who.roles:
        closed = _closed(text, role)
        if closed is None or role.words.startswith(_OF):
            continue
        lead = _DETERMINER.search(text, max(0, role.span.start - 7), role.span.start)
        start = lead.start() if lead else role.span.start
        beside = _BESIDE.match(text, closed)
        end = ends.get(beside.end(), ends.get(closed + 1)) if beside else None
        apart = beside is not None and beside[0].startswith(",")
        if apart or (end is None and (lead or _SIGN.search(text, max(0, start - 2), start))):
            yield text[start : role.span.start] + role.words
        owned = end is not None and _OWNED.search(role.words)
        if end is not None and (lead is None or who.body or owned or lead[1].lower() in _OWNERS):
            yield text[start:end]
        if owned and not apart:
            yield text[role.span.start + owned.end() : end]


def _closed(text: str, role: Role) -> int | None:
    """Return where a role ends, behind the mark of a work's name; None where the text has other words."""
    own = role.span.of(text)
    if role.words == own:
        return role.span.end
    closes = _CLOSES.match(text, role.span.end)
    return closes.end() if closes and role.words == own + closes[1] else None


def among_several(text: str, who: Character) -> Iterator[str]:
    """Yield what a full name is one of, in apposition: "one of the study's authors"."""
    for name in who.names if not who.body else ():
        if len(name.words) == 1:
            continue
        start = name.outer.start
        before = text.startswith(",", name.span.end) and _BEFORE.search(text, max(0, start - 90), start)
        behind = _BEHIND.match(text, name.span.end)
        yield from (one[1] for one in (before, behind) if one and _has_role(one[1]))


def _has_role(words: str) -> bool:
    """Tell whether words name one of a kind of people: "one of the authors", "another eyewitness"."""
    folded = [fold(word) for word in words.split()]
    if not SPEECH_FORMS.isdisjoint(folded):
        return False
    many = any(singular(word) and is_role(singular(word)) for word in folded[2:])
    return many if folded[1:2] == ["of"] else is_role(folded[-1])


def _joined_to(text: str, starts: list[int], role: Role) -> int | None:
    """Return where a role begins that "and" joins to one before a name: "actor and loyalist Ann Lee"."""
    joined = any(text[role.span.end : start] == " and " for start in starts)
    return role.span.start if joined else None


def _with_more(text: str, name: Name, who: Character) -> Iterator[str]:
    """Yield a mention with what belongs to it: "then-Secretary Vázquez", "Lucy Fischer of The Times"."""
    for start in dict.fromkeys((name.outer.start, name.span.start)):
        begin = max(0, start - _FURTHEST)
        whose = len(name.words) > 1 or not _THE_AGED.search(text, begin, start)
        lead = _LEADS.search(text, begin, start) or (whose and _AGED.search(text, begin, start))
        if lead:
            yield text[lead.start() : name.span.end]
    for role in who.roles:
        if role.span.covers(name.span):
            yield role.span.of(text)
        elif role.words.startswith(_OF) and role.span.start == name.span.end + 1:
            yield text[name.span.start : role.span.end]
        elif _CALLED.fullmatch(text, role.span.end, name.span.start):
            article = _DETERMINER.search(text, max(0, role.span.start - 7), role.span.start)
            yield text[article.start() if article else role.span.start : name.span.end]


def _led_by(text: str, name: Name, role: Role) -> int | None:
    """Return where a role of theirs begins that stands right before a name: "Prime Minister" Johnson."""
    for end in (name.span.start, name.outer.start):
        start = end - len(role.words) - 1
        within = start > 0 and (text[start - 1] == "-" or text[start - 1].isalnum())
        if start >= 0 and text.startswith(role.words, start) and not within:
            return start
    return None
