"""Organisations that speak: their full names, and the short forms that stand for them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from news.nouns import Span
from news.people.body_names import CHAMBERS, KNOWN, NEVER, OUTLETS, is_body, is_office, whole_end
from news.people.lists import BODIES, CALENDAR, NATIONS, OPENERS, PLACES, is_first_name
from news.people.names import Name, fold
from news.people.roles import COLLECTIVES, PRIVATE, is_role
from news.quotes.cues import SPEECH_FORMS

_OF_MANY = (
    r"(?:People|Women|Men|Children|Workers?|Veterans?|Citizens?|Farmers?|Teachers?|Students?|Parents?"
    r"|Doctors?|Girls?|Boys?|King|Queen|Prince|Princess)[’']s?(?=\s[A-Z])"
)
"""Owners who are part of the name: "The People's Assembly"."""
_OF_ONE = (
    r"[A-Z]\w+[’']s?(?=\s(?:Office|Department|Hospital|Association|Union|Club|Institute|School|College)\b)"
)
"""Owners who are part of the name: "the Alachua Sheriff's Office"."""
_WORD = rf"(?:{_OF_MANY}|{_OF_ONE}|U\.S\.|U\.K\.|[A-Z0-9](?:[\w&-]|[’'](?!s?\b)|\.(?=[A-Z]))*)"
_MANY = re.compile(_OF_MANY)
_ON = "|".join(
    rf"(?<={kind}\s)on"
    for kind in ("Commission", "Committee", "Council", "Office", "Institute", "Cent[er]{2}")
)
_LEVANT = r"(?<=\bIraq\s)and\sthe(?=\sLevant)"
_TO = "|".join(rf"(?<={kind}\s)to" for kind in ("Committee", "Coalition", "Campaign"))
_LINK = rf"(?:(?:of|for)(?:\sthe)?|and|the|de|&|{_ON}|{_TO}|{_LEVANT})"
_CAMPUS = (
    r"University\sof\s(?:California,\s(?:Berkeley|Davis|Irvine|Los\sAngeles|Merced|Riverside|San\sDiego|San\sFrancisco"
    r"|Santa\sBarbara|Santa\sCruz))"
)
"""The one comma inside a body's name."""
_BODY = re.compile(rf"{_CAMPUS}|{_WORD}(?:\s(?:{_LINK}\s)?{_WORD})*")
_DEFINED = re.compile(
    rf"(?<!\w)(?<!\w[.&’'-])({_WORD}(?:\s(?:{_LINK}\s)?{_WORD}){{1,9}})\s\(([A-Z][A-Za-z&-]{{1,9}})\)"
)
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_RUN = rf"{_WORD}(?:\s(?:{_LINK}\s)?{_WORD})*"
_SPOKEN_FOR = re.compile(
    rf"\bspokes(?:man|woman|person)\s(?:for|of|at|from)\s(?:the\s|The\s)?(?P<after>{_RUN})$"
    rf"|\b(?:[Aa]n?|[Tt]he)\s(?P<before>{_RUN})\sspokes(?:man|woman|person)$"
)
_NATIONAL = re.compile(
    r"([A-Z]\w+)\s(?:government|military|army|navy|parliament|cabinet|embassy|treasury|presidency)"
)
_BY_NATION = re.compile(rf"\b(?:by|from|of)\sthe\s({_NATIONAL.pattern})\b")
_OUTLET = re.compile(r"\b(?:newspaper|magazine|daily|agency|website|broadcaster|journal)\s$", re.IGNORECASE)
_BELONGS = re.compile(r"\b(?:of|from|within|for|at|in|by|with|inside)\s+(?:[a-z-]+\s+){0,3}$")
_ISSUED = re.compile(r"\b(?:from|by|of)\s+(?:the\s+)?$")
_OWNED = re.compile(r"(?:['’]s?)?\s[a-z]")
_ACRONYM = re.compile(r"[A-Z]{3,}")
_GENERIC = frozenset(
    "government police campaign authorities family state states city county team group news".split()
)
_BEFORE = (OPENERS | CALENDAR) - frozenset(
    "new great old big small high low first second third right".split()
)
_COUNTRIES = frozenset(("United States", "U.S.", "US", "United Kingdom", "UK", "European Union", "EU"))
PLATFORMS = frozenset("twitter facebook instagram youtube tiktok reddit snapchat".split())
_NATIONAL_ONLY = (NATIONS - frozenset("scottish welsh democratic republican".split())) | frozenset(
    "of the new united states america".split()
)
"""What a party's name has more: "Thai", "U.S."; "Iowa" makes it the party's there."""
_DATED = 2
"""Words of a date, "March 14", which a name goes on from."""
_LONGEST_OPENER = 4
"""Letters of capitals that may be a body's initials, and no opener: "WHO", "NOW"; "UPDATE" is none's."""
_NATIONS = {
    "U.S.": "United States ",
    "US": "United States ",
    "U.K.": "United Kingdom ",
    "UK": "United Kingdom ",
    "U.N.": "United Nations ",
    "UN": "United Nations ",
}
_HOUSE = "House of Representatives"
_ABBREVIATED = re.compile(r"(U\.S\.|US|U\.K\.|UK|U\.N\.|UN) ")
_US = ("United States ", "U.S. ", "US ")
_ON_DAY = re.compile(r"(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_DEPARTMENT = re.compile(r"(?:(?:United States|U\.S\.|US) )?([A-Z][a-z]+) Department")
_SEATS = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)-(?:judge |member |man |person )"
_MANY_ALIKE = 50
"""Bodies of one kind among which no description chooses."""
_OFFICES = frozenset(
    "directorate office ministry department board council committee bureau institute".split()
)
_OF_STATES = re.compile(r"^(?:United\s)?States['’]\s")
_MANY_OF = re.compile(
    r"(?!Veterans|Workers|Friends|Lawyers|Scientists|Mothers|Daughters|Sons)"
    r"([A-Z][a-z]+s) of (?:the )?(?=[A-Z])"
)
"""Opens a sentence and no name: "Judges of the Court of Session"."""
_CAPITAL_TOO = frozenset("court tribunal bank ministry university foundation institute society".split())
"""Short for a body with a capital, too; "the Senate" is the nation's in an article on the Arizona Senate."""
_TWO_LETTERS = {"EU": "European Union", "UN": "United Nations"}
_OWNER = re.compile(rf"^(?:(?!{_OF_ONE}).)*?['’]s\s")
_KIND_BEHIND = re.compile(r"\s(?:magazine|newspaper|website|television|radio|network)$")


def body_in(text: str, phrase: Span) -> Span | None:
    """Return the proper name of a body in the words that name a speaker: "the Court of Session said".

    None for a people, a group or a role ("Ukrainians", "Police", "The Republican"), and where the name only
    belongs to what the words name: "a source within the Interior Ministry".
    """
    phrase = Span(phrase.start, phrase.end - text.endswith((".", ")"), phrase.start, phrase.end))
    start = phrase.start
    article = _ARTICLE.match(text, start, phrase.end)
    start = article.end() if article else start
    if article and _OUTLET.search(text[max(0, phrase.start - 14) : phrase.start]):
        return Span(phrase.start, phrase.end)
    national = _NATIONAL.fullmatch(text, start, phrase.end)
    if national and fold(national.group(1)) not in OPENERS:
        return Span(start, phrase.end)
    restated = text.rfind(" The ", start, phrase.end)
    start = start if restated < 0 else restated + 5
    owner = None if _MANY.match(text, start) else _OWNER.match(text[start : phrase.end])
    if owner and text[start + owner.end() : phrase.end][:1].isupper():
        start += owner.end()
    kind = _KIND_BEHIND.search(text, start, phrase.end)
    match = _last_run(text, start, kind.start() if kind else phrase.end)
    if not article and restated < 0 and _plural_role(phrase.of(text)):
        return None
    the = article is not None or restated >= 0
    named = _without_openers(match.group(), the=the) if match else ""
    if match is None or not named or _BELONGS.search(text, start, match.start()):
        return None
    lead = len(match.group()) - len(named)
    end = match.end()
    further = _BODY.match(text, match.start(), min(len(text), phrase.end + 60))
    if further and re.match(r"\s(?:of|for)\s", text[end : end + 5]):
        end = further.end()
    levant = (
        re.match(r"\sand\sthe\sLevant\b", text[end : end + 15]) if text[end - 4 : end] == "Iraq" else None
    )
    end = whole_end(text, match.start(), end + (levant.end() if levant else 0))
    words = _ON_DAY.sub("", text[match.start() + lead : end].rstrip("."))
    if not words or words[0].isdigit() or _common(words):
        return None
    return Span(match.start() + lead, match.start() + lead + len(words))


def somebody_in(text: str, body: Span) -> Name | None:
    """Return the person who seems a body by the office: "Senate President Pro Tem David Long"."""
    words = list(re.finditer(r"\S+", body.of(text)))
    folded = [fold(word[0]) for word in words]
    offices = [word for word in folded[:-2] if is_role(word)]
    if not offices or folded[-1] in BODIES or not is_first_name(folded[-2]):
        return None
    span = Span(body.start + words[-2].start(), body.end)
    return Name(span=span, outer=body, words=tuple(span.of(text).split()), title=offices[-1])


def body_spoken_for(text: str, phrase: Span) -> Span | None:
    """Return the body for which someone nameless speaks: "a spokesman for the Home Office"."""
    match = _SPOKEN_FOR.search(text, phrase.start, phrase.end)
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    end = whole_end(text, start, end)
    return None if _common(text[start:end]) else Span(start, end)


def body_of_document(text: str, phrase: Span) -> Span | None:
    """Return the body for which a document speaks: "a 1989 report from the Safety Board"."""
    for match in _BODY.finditer(text, phrase.start, phrase.end):
        words = match.group().rstrip(".")
        known = words.isupper() or bool({fold(word) for word in words.split()} & BODIES)
        owned = (known or text[match.end() : match.end() + 1] in ("’", "'")) and _OWNED.match(
            text[match.start() + len(words) : phrase.end + 1]
        )
        issued = _ISSUED.search(text[max(0, match.start() - 12) : match.start()])
        bare = match.start() == phrase.start and " " not in words and not words.isupper()
        bare = bare and not re.match(r"['’]s?\b", text[match.end() : match.end() + 2])
        named = words.isupper() or any(word[0].isalpha() for word in _without_openers(words).split())
        if (owned or issued) and named and not bare and not words[0].isdigit() and not _common(words):
            return Span(match.start(), whole_end(text, match.start(), match.start() + len(words)))
    return None


def nation_of_document(text: str, phrase: Span) -> Span | None:
    """Return the government or the like that issued a document: "estimates by the Argentinian government"."""
    match = _BY_NATION.search(text, phrase.start, phrase.end)
    return Span(*match.span(1)) if match and fold(match.group(2)) not in OPENERS else None


def _last_run(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last run of capitalised words in the phrase that is no bare opener."""
    runs = _BODY.finditer(text, start, end)
    found = [run for run in runs if fold(run.group()) not in OPENERS or _ACRONYM.fullmatch(run.group())]
    if (
        found
        and found[0].start() == start
        and " " in found[0].group()
        and text[found[0].end() :][:4] in (" in ", " at ")
    ):
        return found[0]
    return found[-1] if found and found[-1].end() == end else None


def _plural_role(words: str) -> bool:
    """Tell whether words begin with many people: "Officials of Acme"; not "the Veterans of Foreign Wars"."""
    folded = fold(words.split(maxsplit=1)[0])
    return folded.endswith("s") and is_role(folded.removesuffix("s"))


def _common(words: str) -> bool:
    if words.isupper() and 1 < len(words) < 8:
        return is_role(fold(words))
    folded = [fold(word) for word in words.split()]
    last = folded[-1]
    if len(folded) == 1:
        singular = last.removesuffix("s")
        return (
            last in COLLECTIVES
            or is_role(last)
            or is_role(singular)
            or singular in NATIONS
            or last in OPENERS
        )
    if folded[0] in _OFFICES or (folded[-2] == "of" and folded[-3] in _OFFICES):
        return False
    if folded[0] in PRIVATE and last not in BODIES:
        return True
    head = fold(re.split(r"\s(?:of|for)\s", words)[0].split()[-1])
    return (
        is_role(last)
        or is_role(head)
        or (last in ("officials", "police", "authorities", "lawmakers") and folded[0] in NATIONS)
    )


class Bodies:
    """The bodies whose full names an article writes out, found by their short forms."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._having: dict[str, list[str]] = {}
        self._short: dict[str, str] = {}
        self._places: dict[str, list[Span]] = {}
        spelt: dict[str, set[str]] = {}
        for match in _BODY.finditer(text):
            run = text[match.start() : whole_end(text, *match.span())].rstrip(".")
            run = _ON_DAY.sub("", run)
            the = text.endswith("the ", 0, match.start()) or " The " in run
            words = _without_openers(run.rpartition(" The ")[2], the=the)
            words = _OF_STATES.sub("", words)
            many = _MANY_OF.match(words)
            words = words[many.end() :] if many and _plural_role(many[1]) else words
            end = match.start() + len(run)
            self._places.setdefault(words, []).append(Span(end - len(words), end))
            if 2 <= words.count(" ") + 1 <= 8 and not _common(words):
                self._add(words)
                initials = "".join(word[0] for word in words.split() if word[0].isupper())
                spelt.setdefault(initials, set()).add(words)
        for initials, able in spelt.items():
            if len(able) == 1 and len(initials) >= 3:
                self._short[initials] = next(iter(able))
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
        if name in self._places or not _NATIONAL.fullmatch(name):
            return self.places(name)
        return self._national.get(name, [])

    @cached_property
    def _national(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for one in re.finditer(rf"\b{_NATIONAL.pattern}\b", self._text):
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
        whole = f"{_NATIONS[nation[1]]}{words[nation.end() :]}" if nation else words
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
            if name == full.strip():
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


_NARROWS = re.compile(r"^\d+-year-old$|^(?:19|20)\d\d$|-(?:led|backed|based|sponsored)$")
"""Stands before a name and is no part of it: "Kurdish-led Syrian Democratic Forces"."""


def _is_only_house(name: str, others: Iterable[str]) -> bool:
    """Tell whether "the House" is short for a name: for no Lords or Delegates that the article names, too."""
    house = name.endswith(_HOUSE) and " of " not in name.removesuffix(_HOUSE)
    return house and not any("House of" in one and _HOUSE not in one for one in others)


def _without_openers(words: str, *, the: bool = False) -> str:
    """Cut "Yesterday" and the like before a name, "The" included; `the`: an article stands before.

    "On May 3 Downing Street" is cut, "the March 14 Alliance" isn't.
    """
    kept = words.split()
    while kept and (_is_before(kept[0]) or _NARROWS.search(kept[0])):
        dated = fold(kept[0]) in CALENDAR and len(kept) > 1 and kept[1].isdigit()
        if dated and the and len(kept) > _DATED:
            break
        the = the or fold(kept[0]) == "the"
        kept = kept[2:] if dated else kept[1:]
    return " ".join(kept)


def _is_before(word: str) -> bool:
    """Tell whether a word opens a sentence or a note, "Yesterday", "UPDATE", and is no body: "WHO"."""
    opens = fold(word) in _BEFORE or (word[-2:] == "ed" and fold(word) in SPEECH_FORMS)
    return opens and (len(word) > _LONGEST_OPENER or not _ACRONYM.fullmatch(word))


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
    if any(one in CALENDAR or one in PLATFORMS or one in NEVER or is_office(one) for one in folded):
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
