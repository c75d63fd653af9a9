"""Which bodies an article writes out, and which short forms stand for them there."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from news.nouns import Span
from news.people.body_names import CHAMBERS, KNOWN, NEVER, OUTLETS, is_body, is_office, whole_end
from news.people.body_runs import (
    LINK,
    NATIONAL,
    ON_DAY,
    RUN,
    WORD,
    is_common,
    opens_with_many,
    with_last_dot,
    without_openers,
    without_owner,
)
from news.people.keys import UNIONS
from news.people.lists import BODIES, CALENDAR, NATIONS, PLACES, is_first_name
from news.people.names import fold

_DEFINED = re.compile(
    rf"(?<!\w)(?<!\w[.&’'-])({WORD}(?:\s(?:{LINK}\s)?{WORD}){{1,9}})\s\(([A-Z][A-Za-z&-]{{1,9}})\)"
)
_GENERIC = frozenset(
    "government police campaign authorities family state states city county team group news".split()
)
_COUNTRIES = frozenset(("United States", "U.S.", "US", "United Kingdom", "UK", "European Union", "EU"))
_PLATFORMS = frozenset("twitter facebook instagram youtube tiktok reddit snapchat".split())
_NATIONAL_ONLY = (NATIONS - frozenset("scottish welsh democratic republican".split())) | frozenset(
    "of the new united states america".split()
)
"""What a party's name has more: "Thai", "U.S."; "Iowa" makes it the party's there."""
_NATIONS = {
    written: UNIONS[short] for short in ("US", "UK", "UN") for written in (f"{short[0]}.{short[1]}.", short)
}
_HOUSE = "House of Representatives"
_ABBREVIATED = re.compile(r"(U\.S\.|US|U\.K\.|UK|U\.N\.|UN) ")
_US = ("United States ", "U.S. ", "US ")
_DEPARTMENT = re.compile(r"(?:(?:United States|U\.S\.|US) )?([A-Z][a-z]+) Department")
_SEATS = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)-(?:judge |member |man |person )"
_MANY_ALIKE = 50
"""Bodies of one kind among which no description chooses."""
_OF_STATES = re.compile(r"^(?:United\s)?States['’]\s")
_MANY_OF = re.compile(
    r"(?!Veterans|Workers|Friends|Lawyers|Scientists|Mothers|Daughters|Sons)"
    r"([A-Z][a-z]+s) of (?:the )?(?=[A-Z])"
)
"""Opens a sentence and no name: "Judges of the Court of Session"."""
_OF_BODY = re.compile(r"([A-Z][\w.]+(?:\s[A-Z]\w+)?)(?:\s[A-Z][\w.’'-]*){1,2}?\sof\s(?:the\s)?(?=[A-Z])")
"""Somebody before what they are of: "Ann Lee of "."""
_CAPITAL_TOO = frozenset("court tribunal bank ministry university foundation institute society".split())
"""Short for a body with a capital, too; "the Senate" is the nation's in an article on the Arizona Senate."""
_TWO_LETTERS = {short: UNIONS[short] for short in ("EU", "UN")}


class Bodies:
    """The bodies whose full names an article writes out, found by their short forms."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._having: dict[str, list[str]] = {}
        self._short: dict[str, str] = {}
        self._places: dict[str, list[Span]] = {}
        spelt: dict[str, set[str]] = {}
        for match in RUN.finditer(text):
            run = text[match.start() : whole_end(text, *match.span())].rstrip(".’'")
            run = ON_DAY.sub("", run)
            the = text.endswith("the ", 0, match.start()) or " The " in run
            words = without_openers(run.rpartition(" The ")[2], the=the)
            words = without_owner(_OF_STATES.sub("", words))
            many = _MANY_OF.match(words)
            words = words[many.end() :] if many and opens_with_many(many[1]) else words
            words = words[_belongs_to(words) :] if " of " in words else words
            end = match.start() + len(run)
            span = with_last_dot(text, Span(end - len(words), end))
            words += text[end : span.end]
            self._places.setdefault(words, []).append(span)
            if 2 <= words.count(" ") + 1 <= 8 and not is_common(words):
                self._add(words)
                initials = "".join(word[0] for word in words.split() if word[0].isupper())
                spelt.setdefault(initials, set()).add(words)
        for initials, able in spelt.items():
            if len(able) == 1 and len(initials) >= 3:
                self._short[initials] = self._short[".".join((*initials, ""))] = next(iter(able))
        self._join_departments()
        self._join_outlets()
        self._short |= {short: full for short, full in _TWO_LETTERS.items() if full in self._places}
        for match in _DEFINED.finditer(text):
            full = _fitting(match.group(1), match.group(2))
            if full:
                self._short[match.group(2)] = full

    def _join_departments(self) -> None:
        """Take "the Defense Department" for the "Department of Defense" that the article names, too."""
        for name in self._places:
            found = _DEPARTMENT.fullmatch(name)
            able = [f"{nation}Department of {found[1]}" for nation in ("", *_US)] if found else []
            able = [one for one in able if one in self._places]
            if len(able) == 1:
                self._short[name] = able[0]

    def _join_outlets(self) -> None:
        """Take "the Post" for the one outlet of the article whose name ends so.

        "The Times" within a sentence is London's own, and so is "Britain’s Times": one such parts them all.
        """
        for word in map(str.capitalize, OUTLETS):
            if word not in self._places:
                continue
            able = [name for name in self._having.get(word.lower(), ()) if name.endswith(f" {word}")]
            self._places[word] = [
                span
                for span in self._places[word]
                if self._text[max(0, span.start - 4) : span.start].lower() == "the "
            ]
            told = set(re.findall(rf"\b([A-Z]\w*) {word}\b", self._text)) - {"The"}
            if len(able) == len(told) == 1 and is_body(able[0]) and not self._is_anothers(word):
                self._short[word] = able[0]

    def _is_anothers(self, word: str) -> bool:
        """Tell whether an outlet seems to be called by one word alone: "Rupert Murdoch owns The Times"."""
        before = rf"(?:[^.!?:;“”\"\n] The|\bIn [A-Z]\w+, the|-based|['’]s?(?: The)?) {word}\b"
        return bool(re.search(rf"{before}|\b[Tt]he {word} (?:of|in) ", self._text))

    def _add(self, name: str) -> None:
        for word in {fold(word) for word in name.split()}:
            known = self._having.setdefault(word, [])
            if name not in known:
                known.append(name)

    def places(self, name: str) -> list[Span]:
        """Return where a body stands under its whole name or what the article abbreviates it to, in order."""
        short = [word for word, full in self._short.items() if full == name]
        return sorted(span for words in (name, *short) for span in self._places.get(words, ()))

    def everywhere(self, name: str) -> list[Span]:
        """Return the places of a body, of one whose name no capitals tell, too: "Iraqi government"."""
        if name in self._places or not NATIONAL.fullmatch(name):
            return self.places(name)
        return self._national.get(name, [])

    @cached_property
    def _national(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for one in re.finditer(rf"\b{NATIONAL.pattern}\b", self._text):
            found.setdefault(one[0], []).append(Span(*one.span()))
        return found

    def named(self) -> Iterable[tuple[str, list[Span]]]:
        """Return all capitalised runs of words with their places, persons' and places' among them."""
        return self._places.items()

    def abbreviate(self, full: str, short: str) -> None:
        """Note what a body is called for short, unless that is known to be another's."""
        self._short.setdefault(short, full)

    def has(self, name: str) -> bool:
        """Tell whether the article has these words as a capitalised run."""
        return name in self._places

    def longer_than(self, word: str) -> bool:
        """Tell whether the article has a body with this word in its name: "US Senate" for "Senate"."""
        return bool(self._having.get(fold(word)))

    def full(self, words: str) -> str:
        """Return the name written out: "Ford" gives "Ford Motor Company", "SDF" what the article defines."""
        if words in self._short:
            return self._short[words]
        whole = self._unabbreviated(words)
        if whole != words:
            return whole
        able = self._having.get(fold(words.split(maxsplit=1)[0]), ()) if words else ()
        longer = {self._unabbreviated(name) for name in able if _extends(name, words)}
        return longer.pop() if len(longer) == 1 else words

    def _unabbreviated(self, words: str) -> str:
        """Return a name with its nation written out, if the article has it so."""
        nation = _ABBREVIATED.match(words)
        whole = f"{_NATIONS[nation[1]]} {words[nation.end() :]}" if nation else words
        return whole if whole in self._places else words

    def short_of(self, name: str) -> Iterator[str]:
        """Yield the words that are short for a body in the text: "the court" of the Court of Session."""
        for kind in dict.fromkeys(word.lower() for word in name.split() if fold(word) in BODIES):
            if self.described(f"the {kind}") == name:
                first = f"[{kind[0]}{kind[0].upper()}]" if kind in _CAPITAL_TOO else kind[0]
                noun = rf"{first}{re.escape(kind[1:])}\b(?! (?:of\b|[A-Z]))"
                yield from re.findall(rf"\b[Tt]h(?:e|is) (?:{_SEATS})?{noun}", self._text)
        if _is_only_house(name, self._places):
            yield from re.findall(r"\b[Tt]he House\b(?! (?:of\b|[A-Z]))", self._text)
        for short, full in _NATIONS.items():
            if name == full:
                yield from re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", self._text)

    def described(self, words: str) -> str | None:
        """Return the one body of which "the fire service" can be short: its words are all in the name."""
        wanted = [fold(word) for word in re.findall(r"[^\W_]+", words)][1:]
        if not wanted or wanted[-1] in _GENERIC or wanted[-1] not in BODIES:
            return None
        having = self._having.get(wanted[-1], ())
        if len(having) > _MANY_ALIKE:
            return None
        for narrow in (set(wanted), {wanted[-1]}):
            able = [name for name in having if _is_of_kind(name, wanted[-1])]
            able = [name for name in able if narrow <= {fold(word) for word in name.split()}]
            able.sort(key=len, reverse=True)
            if able:
                return able[0] if all(name in able[0] for name in able) else None
        return None


def _belongs_to(words: str) -> int:
    """Return where in a run the body begins that somebody is of: "Ann Lee of Boston University"."""
    of = _OF_BODY.match(words)
    if of is None or not any(is_first_name(fold(word)) for word in of[1].split()):
        return 0
    return of.end() if is_body(words[of.end() :]) and not is_body(words) else 0


_ADJECTIVES = frozenset(
    "national international federal global world central north south east west northern southern eastern "
    "western black white online digital tropical united".split()
)
_HOUSES = frozenset(("hotel", "hospital"))
_PART = re.compile(r"\s(?:of|for|on|to)\s")


def _is_of_kind(name: str, kind: str) -> bool:
    """Tell whether a name's head is a noun: "King's College London"; "Republican Party and I" is no party."""
    folded = [fold(word) for word in _PART.split(name)[0].split()]
    while len(folded) > 1 and (folded[-1] in PLACES or folded[-1] in ("uk", "us")):
        folded.pop()
    house = kind in _HOUSES and kind in map(fold, name.split())
    return kind == folded[-1] or house or (kind == folded[0] and kind not in _ADJECTIVES)


def _is_only_house(name: str, others: Iterable[str]) -> bool:
    """Tell whether "the House" is short for a name: for no Lords or Delegates that the article names, too."""
    house = name.endswith(_HOUSE) and " of " not in name.removesuffix(_HOUSE)
    return house and not any("House of" in one and _HOUSE not in one for one in others)


_JOINED = re.compile(r"\b(?:and|of|for)\s(?:the\s)?$")
"""Before another body: "Ann Lee of the Labour Party"."""


def _extends(name: str, words: str) -> bool:
    """Tell whether a body's full name goes on from the words: "Supreme Court" in "Supreme Court of Peru".

    "Secret Service and Park Police" is another body's too, "the Navy" is no "Navy Information Agency",
    and the Labour Party no "Ann Lee of the Labour Party".
    """
    if name == words or name.startswith(words + " and ") or name[-1].isdigit() or fold(words) in BODIES:
        return False
    ends = " " in words and name.endswith(" " + words) and not _JOINED.search(name.removesuffix(words))
    beside = name.startswith(words + " ") or ends
    return beside and _is_longer(name, words) and bool({fold(word) for word in name.split()} & BODIES)


_FIRMS = frozenset(
    "service services group corporation corp organisation organization inc ltd plc llc".split()
)
"""Behind a body's name they are no branch: "Metropolitan Police Service"."""


def _is_longer(name: str, words: str) -> bool:
    """Tell whether what a name has beyond words is of the same body's name.

    A place is no embassy in it, a party no branch of it, a university none of its schools, "the White House"
    nobody's in particular; and a day, a platform, somebody's name and office are in no name.
    """
    begins = name.startswith(f"{words} ")
    more = (name.removeprefix(words) if begins else name.removesuffix(words)).split()
    folded = [fold(word) for word in more]
    if any(one in CALENDAR or one in _PLATFORMS or one in NEVER or is_office(one) for one in folded):
        return False
    if begins and _FIRMS.issuperset(folded):
        return True
    if begins and (
        is_first_name(folded[0]) or (" " in words and is_body(words) and folded[0] not in ("of", "for"))
    ):
        return False
    last = fold(words.rpartition(" ")[2])
    if (
        fold(words) in PLACES
        or words in _COUNTRIES
        or (last == "party" and not _NATIONAL_ONLY.issuperset(folded))
    ):
        return False
    return words not in KNOWN or fold(words) in CHAMBERS or name in KNOWN or folded[-1] in ("news", "party")


def _fitting(full: str, short: str) -> str:
    """Cut what stands before a name: "Yesterday Syrian Democratic Forces" for SDF loses "Yesterday".

    "" where the initials don't fit: the name began before, "Educational, Scientific and … (UNESCO)".
    """
    words, short = full.split(), short.replace("&", "")
    for at, word in enumerate(words):
        initials = "".join(w[0] for w in words[at:] if w[0].isupper())
        if (
            len(initials) > 1
            and word[0] == short[0]
            and initials.upper()[: len(short)] == short.upper()[: len(initials)]
        ):
            return " ".join(words[at:])
    return ""
