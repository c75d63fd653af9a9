"""What the words right before a name say that its bearer is: "US secretary of state Marco Rubio"."""

import re

from news.nouns import Role, Span
from news.people.appositions import WIDEST
from news.people.heads import BRIDGES, STOPPERS, head_of
from news.people.lists import CALENDAR, OPENERS
from news.people.names import fold
from news.people.offices_of import office_of
from news.people.role_phrases import DOING, IRREGULAR, STATIVE, adverb, roles_at, several_at
from news.people.roles import (
    IN_SMALL,
    OFFICES,
    PEOPLE,
    STYLES,
    as_written,
    is_plain_office,
    is_role,
    is_told,
    singular,
    without_time,
)
from news.quotes.cues import LEMMAS, SPEECH_FORMS

_WORDS = re.compile(r"[^\W_](?:[\w&-]|[.’'–](?=\w))*")
_DOTTED = frozenset(("U.S", "U.K", "D.C", "St", "Lt", "Maj", "Det", "Asst", "Dep"))
_STATE = re.compile(
    r"N\.[CDHJMY]|S\.[CD]|R\.I|W\.Va|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo"
)
"""Before an office of a state: "N.J. Gov. Chris Christie"."""
_OF_STATE = frozenset(
    """
    Gov Sen Rep Lt Atty Governor Senator Representative Congressman Congresswoman Attorney Secretary State
    Senate House Republican Democratic
    """.split()
)
_LONGEST = 9
_SIGN = re.compile(r"[,;:.!?()“”\"–—]|-\s")
_TO_NAME = re.compile(r"[^\s.,;:!?]\s$")
_WHOSE = re.compile(r"\bwhose (?P<role>(?:[\w-]+ ){0,3}[\w-]+) (?:is|was) $")
"""Before a name: "the army, whose commander-in-chief is"."""
_ALONE = re.compile(r"$|[.,;:)”\"\n]|\s(?:[–—]|(?:and|but|who|said|says)\b)")
"""After such a name: of "whose father was the Bush family pastor" nobody is the father."""
_MANY_OF = re.compile(
    r"(?P<lead>(?:[A-Z][\w-]+ ){1,3})?\b(?P<noun>[A-Z][a-z]+(?:s|en))(?P<of> of (?:the )?[A-Z]\w+) $"
)
"""Before several names: "Members of Parliament"."""
_LISTS = re.compile(r",?\sand\s[A-Z]|,\s[A-Z]")
_OTHERS = re.compile(
    r"\s?[,;(–—-]|\s(?:and|&|or|as\swell|along|together|alongside|with|of|from|for|at|in|beside)\b"
)
"""After the first of several: "Presidents Buhari of Nigeria and Talon"; not "the delegates Roe has"."""
_SUCH = re.compile(r",?\s(?:such\sas|including|among\sthem|like|notably|namely)\s$")
"""Between people in the plural and the name of one: "rock musicians such as"."""
_BEGINS_SEVERAL = re.compile(
    r"(?:[,;:“\n]\s?|[.!?][”\"]?\s{1,2}|\b(?:the|his|her|its|their|by|from|with|of|to|and|as|for|on|against|among|between|some|many|several|other"
    r"|fellow|various|numerous|two|three|four|five|six|dozen|said|met|told|joined|beat|defeated|has|had|have|are|were|all)\s)"
    r"(?=\w)|^"
)
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|between|both) $")
_OWNS = re.compile(r"['’]s?\s")
_CALLED = re.compile(
    r"(?:,? (?:identified|named)(?: only| locally| by (?:the )?[a-z]+)? as [“\"‘']?| (?:named|called) "
    r"| \((?:[A-Z]{2,5}|[A-Z][a-z]+(?: \w+){0,4})\) )$"
)
"""Between a role and a name: "a chef named Łukasz", "Member of Parliament (MP) Yvette Cooper"."""
_VERBS = (" named ", " called ")
_ONE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Tt]hree) $")
"""Before whom "named" gives a name."""
_BEFORE_OFFICES = frozenset(
    """
    former acting then ex senior outgoing incoming current late veteran interim deputy vice shadow new newly
    sitting retired disgraced elected re-elected longtime long-serving first ousted national junior assistant
    of for the to in on at and de associate chief state federal local regional fellow
    """.split()
)
"""Words in small letters before an office with a capital: "former Vice President"."""
_NO_START = frozenset(("and", *BRIDGES))
_ROLES = OFFICES | PEOPLE
_SEATS = frozenset(("Justice", "President", "Senator", "Professor", "Governor", "Judge", "Mayor"))
_OF_FIRM = re.compile(r"C[EFOT]O\b|Chief (?:Executive|Operating|Financial|Technology)\b")
_HEADS_OF_FIRMS = frozenset("chairman chairwoman chair president founder co-founder owner director".split())
"""Before "and CEO" one person is both; before others two people are named: "the governor and Senator Lee"."""
_TWO = re.compile(rf"(.*?[a-z]) (?:and )?((?<=and )[a-z-]+|{'|'.join(sorted(_SEATS))})")
_KIN = re.compile(
    r"(wife|husband|son|daughter|brother|sister|father|mother|partner|mum|mom|dad|uncle|aunt) ([A-Z].*)"
)
_HIGH = frozenset("president minister pm king queen premier chancellor".split())
"""Who holds one of these is not met as another: "the president and chairman Mao"."""
_PORTFOLIOS = frozenset(
    """
    affairs agriculture arts business climate commerce communications consumer construction culture
    defence defense development economic economy education employment energy environment equality
    bridges equalities family finance fisheries food foreign forestry health heritage home housing
    immigration industry information infrastructure innovation interior investment justice labor media
    mines mining pensions petroleum planning public resources rural science security skills sport sports
    technology tourism trade transport urban water welfare women work works youth
    """.split()
)
"""What ministries are for: "Road Transport and Bridges Minister"."""
_LEAD_ON = frozenset("of for to in on at from with by about over against and".split())
"""Before a field they tell of something else: "the Ministry of Health and Education Secretary Ann Lee"."""
_SHORT_TITLE = re.compile(
    r"\b((?:Lt\. )?(?:Govs?|Sens?|Reps?|Pres|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Supt|Det|Insp))\.\s$"
)
_TIMES = frozenset(("former", "current", "then", "now"))
_COMMITTEES = frozenset(("Committee", "Subcommittee", "Caucus", "Conference", "Commission"))
"""Before a short title they end another office: "chairman of the Intelligence Committee Rep. Adam Schiff"."""
_DONE = frozenset(
    "head host judge coach captain chair partner model guard boss father mother champion star".split()
)
"""Roles that are verbs, too."""
_MODAL = frozenset("to will would can could should must may might did not cannot".split())
"""After these a word in small letters is a verb: "to claim President"."""
_ACTS = re.compile(r"[a-z]{2,}[^s’']s")
"""A verb before an office with a capital: "leaves Chancellor Ms Reeves"."""


def right_before(text: str, name: Span, within: Span) -> list[Role]:
    """Find "national security adviser" before "Mike Waltz"."""
    start = max(within.start, name.start - WIDEST)
    lead = text[start : name.start]
    such = _SUCH.search(lead)
    if such:
        return [] if _OWNS.match(text, name.end) else _of_such(text, start, start + such.start())
    whose = _WHOSE.search(lead)
    if whose and _ALONE.match(text, name.end):
        return roles_at(text, start + whose.start("role"), start + whose.end("role"))
    return _of_many(text, name, start, lead) or _led(text, name, start, lead)


def _of_many(text: str, name: Span, start: int, lead: str) -> list[Role]:
    """Return what several are by an office of two nouns: "Members of Parliament" before the first of them."""
    match = _MANY_OF.search(lead) if _LISTS.match(text, name.end) else None
    one = singular(fold(match["noun"])) if match else ""
    if match is None or not (one == "member" or is_plain_office(one)):
        return []
    words = f"{match['lead'] or ''}{as_written(match['noun'], one)}{match['of']}"
    return [Role(words=words, span=Span(start + match.start(), start + match.end() - 1))]


def _led(text: str, name: Span, start: int, lead: str) -> list[Role]:
    """Return the roles that end where the name begins; `lead` are the words from `start` to it."""
    short = _SHORT_TITLE.search(lead)
    called = _CALLED.search(lead)
    lead = f"{lead[: called.start()]} " if called else lead
    if not short and not _TO_NAME.search(lead):
        return []
    office = office_of(lead, text[name.end : name.end + 20]) if " " in name.of(text) else None
    if office is not None:
        return _with_body(text, start, office, name.start - 1)
    words = _phrase_before(lead[: short.end(1)] if short else lead)
    words = _capitalised(words) if short else _from_office(words)
    while words and (words[0].group() in _NO_START or fold(words[0].group()) in SPEECH_FORMS):
        words = words[1:]
    words = _behind_and(words)
    if (
        not words
        or fold(words[-1].group()) in BRIDGES
        or _is_verb(text, name, called, lead[: words[0].start()])
    ):
        return []
    last = words[-1].group()
    many = _singular(last)
    if many and not _OTHERS.match(text, name.end):
        return []
    span = Span(start + words[0].start(), start + words[-1].end() + bool(short))
    shown = span.of(text)
    nearest = many or without_time(fold(last))
    bridged = any(fold(word.group()) in BRIDGES for word in words)
    bridged = bridged and (last[0].isupper() or "the" not in (word.group() for word in words))
    headed = is_role(nearest) and is_told(nearest, words[-2].group() if len(words) > 1 else "")
    headed = headed or last in IN_SMALL or (bridged and bool(head_of(shown)))
    lady = shown.lower().endswith(("first lady", "first gentleman"))
    one = shown[: -len(last)] + as_written(last, many) if many else shown
    found = Role(words=one, span=span)
    told = lady or (nearest not in STYLES and (short or headed))
    roles = ([found] if many else _parted(text, found)) if told else []
    return [*(_joined_before(text, start, roles[0]) if roles else ()), *roles]


def _behind_and(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words behind an "and" that joins no role: "the deal's existence and former lawyer"."""
    for at in range(1, len(words) - 2):
        then = words[at].group() == "and" and words[at + 1].group() in _TIMES
        if then and not is_role(fold(words[at - 1].group())):
            return words[at + 1 :]
    return words


def _is_verb(text: str, name: Span, called: re.Match[str] | None, lead: str) -> bool:
    """Tell whether "named" says what somebody did: "a minister named Ann Lee as a suspect"."""
    verb = called is not None and called[0] in _VERBS
    return verb and (text.startswith(" as ", name.end) or not _ONE.search(lead))


def _with_body(text: str, start: int, office: int, end: int) -> list[Role]:
    """Return the office whose noun ends `office` characters behind `start`, with what it is of."""
    words = _from_office(_phrase_before(text[start : start + office]))
    while words and (words[0].group() in _NO_START or fold(words[0].group()) in SPEECH_FORMS):
        words = words[1:]
    span = Span(start + words[0].start(), end) if words else None
    return [Role(words=span.of(text), span=span)] if span else []


def _of_such(text: str, start: int, end: int) -> list[Role]:
    """Return the role in the plural that ends at `end`: "rock musicians" before "such as Billy Idol"."""
    for match in _BEGINS_SEVERAL.finditer(text, start, end):
        found = several_at(text, match.end(), end)
        if found and found[-1].span.end == end and " and " not in found[-1].words:
            return found[-1:] if is_plain_office(found[-1].words) else []
    return []


def _joined_before(text: str, start: int, role: Role) -> list[Role]:
    """Return a role that "and" joins to one before a name, where no article makes two people of them.

    "Former Trump adviser and retired general Michael Flynn"; not "the president and former senator Bob Dole".
    """
    lead = text[start : role.span.start]
    words = _phrase_before(lead.removesuffix("and ")) if lead.endswith(" and ") else []
    last = fold(words[-1].group()) if words else ""
    if not is_role(last):
        return []
    if _OF_FIRM.match(role.words):
        joined = last in _HEADS_OF_FIRMS
    else:
        titled = role.words[0].isupper() and is_role(fold(role.words.partition(" ")[0]))
        own = _DETERMINED.search(lead, 0, words[0].start()) or _OWNS.search(lead, words[0].start())
        joined = (
            not titled
            and not own
            and _is_both(text, Span(start + words[0].start(), start + words[-1].end()), role)
        )
    if not joined:
        return []
    words = _from_office(words)
    span = Span(start + words[0].start(), start + words[-1].end())
    return [Role(words=span.of(text), span=span)]


def _is_both(text: str, first: Span, second: Role) -> bool:
    """Tell whether one person has two offices that "and" joins: not "Home Secretary and London Mayor"."""
    words = first.of(text)
    if words.rpartition(" ")[2].islower():
        return fold(words.rpartition(" ")[2]) not in _HIGH
    deputy = words.startswith("Deputy Prime Minister") and second.words.endswith(" Minister")
    return deputy or second.words.endswith(" candidate")


def _singular(word: str) -> str:
    """Return the role of which a word is the plural, folded: "Presidents A and B"."""
    return singular(fold(word)) if word.replace("-", "").isalpha() else ""


def _from_office(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut what leads to an office with a capital: "emergency" of "emergency United States President"."""
    if not words or not words[-1].group()[0].isupper():
        return words
    for at in range(len(words) - 2, -1, -1):
        word = words[at].group()
        if is_role(word) and words[at + 1].group() in _SEATS:
            return words
        allowed = word in _BEFORE_OFFICES or word.startswith(("ex-", "then-"))
        if word.islower() and not allowed:
            return words[at + 1 :]
    return words


def _parted(text: str, role: Role) -> list[Role]:
    """Part "AU chairperson President" and "co-author and geochemist"."""
    match = _TWO.fullmatch(role.words) or _KIN.fullmatch(role.words)
    if (
        match is None
        or fold(match[1].split()[-1]) not in _ROLES
        or match[2] == "fellow"
        or role.words.endswith("Chief Justice")
    ):
        return [role]
    start = role.span.start
    spans = (Span(start, start + match.end(1)), Span(start + match.start(2), role.span.end))
    return [Role(words=span.of(text), span=span) for span in spans]


def _capitalised(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the last words that all have a capital: "Democratic Gov" of "overrode Democratic Gov"."""
    small = [at for at, word in enumerate(words) if _is_small(word.group())]
    after = [at + 1 for at, word in enumerate(words[:-1]) if word.group() in _COMMITTEES]
    return words[max([0, *after, *(at + 1 for at in small)]) :]


def _is_small(word: str) -> bool:
    return word != "former" and (without_time(word) or word)[0].islower()


def _phrase_before(lead: str) -> list[re.Match[str]]:
    """Return the words right before a name that may describe it, back to an article, a verb or a sign."""
    words = list(_WORDS.finditer(lead))[-_LONGEST:]
    taken: list[re.Match[str]] = []
    after = len(lead)
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        whose = fold(word.group()) == "the" and bool(taken) and _bridged(words[:at])
        joins = word.group() == "and" and _joins(words[:at], taken)
        modal = bool(at) and words[at - 1].group() in _MODAL and word.group().islower()
        modal = modal and not (at > 1 and words[at - 2].group().lower() == "according")
        modal = modal and not (is_role(fold(word.group())) and word.group() not in _DONE)
        gap = lead[word.end() : after].removeprefix(
            "." if word.group() in _DOTTED or _is_state(lead, word, taken) else ""
        )
        acts = bool(taken) and taken[-1].group()[0].isupper() and _ACTS.fullmatch(word.group())
        signed = _SIGN.search(gap)
        mate = word.group() == "running" and bool(taken) and taken[-1].group() == "mate"
        if signed or modal or acts or (_stops(word.group()) and not whose and not joins and not mate):
            break
        taken.append(word)
        after = word.start()
    return _own(taken[::-1])


def _is_state(lead: str, word: re.Match[str], taken: list[re.Match[str]]) -> bool:
    """Tell whether a short state leads to its office: "S.C. Rep."; not "in Tampa, Fla. Gov. Ann Lee"."""
    led = bool(taken) and taken[-1].group() in _OF_STATE and bool(_STATE.fullmatch(word.group()))
    return led and not lead[: word.start()].endswith(", ")


def _joins(before: list[re.Match[str]], taken: list[re.Match[str]]) -> bool:
    """Tell whether "and" stands inside a role: "trade and industry commissioner", "actor and comedian"."""
    if not before or not taken:
        return False
    left, right = before[-1].group(), taken[-1].group()
    if right[0].isupper() and fold(left) in _PORTFOLIOS and left[0].isupper():
        fields = {fold(word.group()) for word in taken[1:]}
        leads = len(before) > 1 and before[-2].group() in _LEAD_ON
        minister = taken[0].group() in ("Minister", "Secretary")
        return minister and bool(fields) and fields <= _PORTFOLIOS and not leads
    if right[0].isupper() or fold(left).endswith("s"):
        return False
    if is_role(fold(left)):
        return len(taken) == 1 and fold(left) not in _HIGH
    return left.islower() and len(taken) > 1 and not _stops(left) and not is_role(fold(right))


def _bridged(words: list[re.Match[str]]) -> bool:
    """Tell whether words lead to "the" of a role: "spokesperson for", "Leader of"."""
    return len(words) > 1 and fold(words[-1].group()) in BRIDGES and is_role(fold(words[-2].group()))


def _own(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut what leads to somebody else: "critic of Russian president" leaves "Russian president"."""
    folded = [fold(word.group()) for word in words]
    bridge = next((at for at in range(len(words) - 1, 0, -1) if folded[at] in BRIDGES), 0)
    if bridge and (is_role(folded[-1]) or _singular(folded[-1])):
        lead = words[bridge - 1].group()
        leads_role = any(is_role(word) for word in folded[:bridge])
        if is_role(folded[bridge - 1].removesuffix("s")) or (lead[0].islower() and not leads_role):
            return words[bridge + 1 :]
    while words and fold(words[0].group()) in BRIDGES:
        words = words[1:]
    return words


_OF_TIME = frozenset("former first last longtime lifelong onetime".split())
"""Openers of a description, too: "a lifelong friend"."""


def _stops(written: str) -> bool:
    """Tell whether no description reaches back over the word."""
    word = fold(written)
    if written.isdigit() or (written.islower() and (adverb(word) or _past(word))):
        return True
    named = written[0].isupper() and word in ("new", "great", "high")
    opener = word in OPENERS and word not in BRIDGES and word not in _OF_TIME
    stopper = (opener and not named) or word in STOPPERS or word in CALENDAR
    return stopper or (written.islower() and _verbal(word))


def _past(word: str) -> bool:
    return word.endswith("ed") and word not in STATIVE


def _verbal(word: str) -> bool:
    """Tell whether the word is likelier a verb than part of a role: "said", "leaving"."""
    return (
        word in IRREGULAR
        or (word in LEMMAS and LEMMAS[word] != word)
        or (word.endswith("ing") and len(word) > 5 and word not in DOING)
    )
