"""What the words right before and after a name say that its bearer is."""

import re

from news.nouns import Role, Span
from news.people.lists import CALENDAR, OPENERS
from news.people.names import fold
from news.people.role_phrases import DOING, IRREGULAR, STATIVE, adverb, roles_at
from news.people.roles import OFFICES, PEOPLE, STYLES, is_role
from news.quotes.cues import LEMMAS, SPEECH_FORMS

_WORDS = re.compile(r"[^\W_](?:[\w&-]|[.’'–](?=\w))*")
_STOPPERS = frozenset(
    """
    the a an this that these those his her its their our my your and or but as while when where who whom whose
    which that if because since after before until with by from at on to in into than about over under between
    against among during including like is are was were be been being has have had do does did will would can
    could may might must shall should not also then so told said says met meet meets called named replaced
    say think want beat beats hit quit
    """.split()
)
_BRIDGES = frozenset(("of", "for"))
_DOTTED = frozenset(("U.S", "U.K", "D.C", "St", "Lt", "Maj", "Det", "Asst", "Dep"))
_LONGEST = 9
_WIDEST = 130
_SIGN = re.compile(r"[,;:.!?()“”\"–—]|-\s")
_TO_COMMA = re.compile(r"\w,\s+$")
_TO_NAME = re.compile(r"[^\s.,;:!?]\s$")
_AFTER = re.compile(r"\s*(?:,|[–—]|\s-\s|\()\s*")
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}(?=\s*[,)–—.])")
_CLOSES_APPOSITION = re.compile(r",|\.(?=\s|$)|\s(?:said|says|told|tells|added|wrote)\b")
_OPENS = re.compile(r"[.!?](?=[\s”\"’'])[”\"’']?|[,;:“”\"\n(–—]|\s-\s")
"""Opens the stretch in which a role may stand before a comma and a name."""
_ENUMERATES = re.compile(rf"\b(?:the|an?)\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(OFFICES))})$")
"""Before a comma: "the president, the vice president, Susan Rice" are three."""
_JOINING = frozenset(("and", "but", "while", "as"))
_LEADS = re.compile(
    rf"\b({'|'.join(sorted(SPEECH_FORMS))}|and|but|while|as|by|with|to|from|including|met|between|against|for|after|before|when|that|than|of)\s(?=(?:the|an?|his|her|its|their|our)\s|[A-Z])"
)
_CLOSED = re.compile(
    r"\s*(?:[,;:)–—“”\"!?\n]|\.(?=\s|$|[”\"’'])|[’'](?!s)|-\s)|\s(?:who|whose|that|which|and|now|in|on|at|from|since|until|after|before|when|as)\b"
)
_OPENS_SENTENCE = re.compile(r"(?:[.!?:]\s|[“”\"‘’\n]\s?)$")
_ARTICLE = re.compile(r"\b(?:the|an?) $")
_CALLED = re.compile(r" (?:named|called|\([A-Z]{2,5}\)) $")
"""Between a role and a name: "a chef named Łukasz", "Member of Parliament (MP) Yvette Cooper"."""
_MARKED = re.compile(r"(?:the|an?|his|her|(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+['’]s?)\s[“\"‘]")
"""Before a role that stands in marks: "Elon Musk, Donald Trump’s “disrupter-in-chief”"."""
_FURTHER = re.compile(r",\s(?:and\s)?(an?|also|former|formerly)\s")
_BEFORE_OFFICES = frozenset(
    """
    former acting then ex senior outgoing incoming current late veteran interim deputy vice shadow new newly
    sitting retired disgraced elected re-elected longtime long-serving first ousted national junior assistant
    of for the to in on at and de associate chief state federal local regional fellow
    """.split()
)
"""Words in small letters before an office with a capital: "former Vice President"."""
_SEATS = frozenset(("Justice", "President", "Senator", "Professor", "Governor", "Judge", "Mayor"))
_TWO = re.compile(rf"(.*[a-z]) (?:and )?((?<=and )[a-z-]+|{'|'.join(sorted(_SEATS))})")
_KIN = re.compile(
    r"(wife|husband|son|daughter|brother|sister|father|mother|partner|mum|mom|dad|uncle|aunt) ([A-Z].*)"
)
_HIGH = frozenset("president minister pm king queen premier chancellor".split())
"""Who holds one of these is not met as another: "the president and chairman Mao"."""
_SHORT_TITLE = re.compile(
    r"\b((?:Lt\. )?(?:Govs?|Sens?|Reps?|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Supt|Det|Insp))\.\s$"
)
_MAN = re.compile(r"\w{3}(?<!hu)man$")
_MODAL = frozenset("to will would can could should must may might did not cannot".split())
"""After these a word in small letters is a verb: "to claim President"."""
_ACTS = re.compile(r"[a-z]{2,}[^s’']s")
"""A verb before an office with a capital: "leaves Chancellor Ms Reeves"."""


def described(text: str, name: Span, within: Span) -> list[Role]:
    """Return the roles in apposition to a name: "Chris Philp, the shadow home secretary," has one.

    `within` is the passage; roles come without their article ("the", "his").
    """
    before = before_comma(text, name, within) or _before(text, name, within)
    start = _with_article(text, before[0].span.start) if before else 0
    beyond = before_comma(text, Span(start, name.end), within) if start else []
    return [*beyond, *before, *_after(text, name, within)]


def _with_article(text: str, start: int) -> int:
    lead = _ARTICLE.search(text, max(0, start - 5), start)
    return lead.start() if lead else start


def aged(text: str, name: Span) -> bool:
    """Tell whether an age follows: "Nikita, 30,"."""
    match = _AFTER.match(text, name.end)
    return bool(match and _AGE.match(text, match.end()))


_ENDS = _BRIDGES | _STOPPERS


def head_of(words: str) -> str:
    """Return the folded role noun that heads a description.

    "the UK's ambassador to the US" gives "ambassador"; "" where no role does.
    """
    found = ""
    for match in _WORDS.finditer(words):
        word = match.group().rstrip("’'s") if match.group().endswith(("’s", "'s")) else match.group()
        folded = fold(word)
        if found and folded in _ENDS:
            break
        if is_role(folded) or (word.islower() and _MAN.search(folded)):
            found = folded
    return found


def _before(text: str, name: Span, within: Span) -> list[Role]:
    """Find "national security adviser" before "Mike Waltz"."""
    start = max(within.start, name.start - _WIDEST)
    lead = text[start : name.start]
    short = _SHORT_TITLE.search(lead)
    called = _CALLED.search(lead)
    lead = lead[: called.start() + 1] if called else lead
    if not short and not _TO_NAME.search(lead):
        return []
    words = _phrase_before(lead[: short.end(1)] if short else lead)
    words = _capitalised(words) if short else _from_office(words)
    while words and words[0].group() in ("and", *_BRIDGES):
        words = words[1:]
    if not words or fold(words[-1].group()) in _BRIDGES:
        return []
    many = _singular(words[-1].group())
    span = Span(start + words[0].start(), start + words[-1].end() + bool(short) - bool(many))
    nearest = many or fold(words[-1].group())
    bridged = any(fold(word.group()) in _BRIDGES for word in words)
    bridged = bridged and (words[-1].group()[0].isupper() or "the" not in (word.group() for word in words))
    headed = is_role(nearest) or (bridged and head_of(span.of(text)))
    lady = span.of(text).lower().endswith(("first lady", "first gentleman"))
    found = Role(words=span.of(text), span=span)
    return _parted(text, found) if lady or (nearest not in STYLES and (short or headed)) else []


def _singular(word: str) -> str:
    """Return the role of which a word is the plural, folded: "Presidents A and B"."""
    folded = fold(word) if word.isalpha() else ""
    single = folded.removesuffix("s")
    return single if single != folded and is_role(single) and not is_role(folded) else ""


def _from_office(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut what leads to an office with a capital: "emergency" of "emergency United States President"."""
    if not words or not words[-1].group()[0].isupper():
        return words
    for at in range(len(words) - 2, -1, -1):
        word = words[at].group()
        two = is_role(word) and words[at + 1].group() in _SEATS
        allowed = two or word in _BEFORE_OFFICES or word.startswith(("ex-", "then-"))
        if word.islower() and not allowed:
            return words[at + 1 :]
    return words


def _parted(text: str, role: Role) -> list[Role]:
    """Part "AU chairperson President" and "co-author and geochemist"."""
    match = _TWO.fullmatch(role.words) or _KIN.fullmatch(role.words)
    if match is None or fold(match[1].split()[-1]) not in OFFICES | PEOPLE:
        return [role]
    start = role.span.start
    spans = (Span(start, start + match.end(1)), Span(start + match.start(2), role.span.end))
    return [Role(words=span.of(text), span=span) for span in spans]


def before_comma(text: str, name: Span, within: Span) -> list[Role]:
    """Find "Principal of …" before ", Ciarán Cronin,", "chancellor" in "As chancellor, Rachel Reeves …".

    Where only a verb closes it, it must open its clause: "After talks with the union's head, Ann Lee said".
    """
    start = max(within.start, name.start - _WIDEST)
    if not _TO_COMMA.search(text, start, name.start):
        return []
    closes = _CLOSES_APPOSITION.match(text, name.end)
    comma = text.rindex(",", start, name.start)
    opened = [*_OPENS.finditer(text, start, comma)]
    first = opened[-1].end() if opened else start if start == within.start else None
    if first is None:
        return []
    if opened and opened[-1][0] == "," and _ENUMERATES.search(text, start, opened[-1].start()):
        return []
    first += len(text[first:comma]) - len(text[first:comma].lstrip())
    as_office = text.startswith("As ", first)
    if not closes and not as_office:
        return []
    starts = [first + 3] if as_office else [first]
    if not as_office:
        inner = _LEADS.finditer(text, first, comma)
        verb = closes is not None and closes[0] not in ",."
        starts += [one.end() for one in inner if not verb or one[1] in SPEECH_FORMS or one[1] in _JOINING]
    for one in starts:
        found = roles_at(text, one, comma)
        if found and found[-1].span.end == comma:
            return [role for role in found if not as_office or head_of(role.words) in OFFICES]
    return []


def _capitalised(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the last words that all have a capital: "Democratic Gov" of "overrode Democratic Gov"."""
    small = [at for at, word in enumerate(words) if word.group()[0].islower() and word.group() != "former"]
    return words[small[-1] + 1 :] if small else words


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
        gap = lead[word.end() : after].removeprefix("." if word.group() in _DOTTED else "")
        acts = bool(taken) and taken[-1].group()[0].isupper() and _ACTS.fullmatch(word.group())
        signed = _SIGN.search(gap)
        if signed or modal or acts or (_stops(word.group()) and not whose and not joins):
            break
        taken.append(word)
        after = word.start()
    return _own(taken[::-1])


def _joins(before: list[re.Match[str]], taken: list[re.Match[str]]) -> bool:
    """Tell whether "and" stands inside a role: "trade and industry commissioner", "actor and comedian"."""
    if not before or not taken:
        return False
    left, right = before[-1].group(), taken[-1].group()
    if right[0].isupper() or fold(left).endswith("s"):
        return False
    if is_role(fold(left)):
        return len(taken) == 1 and fold(left) not in _HIGH
    return left.islower() and len(taken) > 1 and not _stops(left) and not is_role(fold(right))


def _bridged(words: list[re.Match[str]]) -> bool:
    """Tell whether words lead to "the" of a role: "spokesperson for", "Leader of"."""
    return len(words) > 1 and fold(words[-1].group()) in _BRIDGES and is_role(fold(words[-2].group()))


def _own(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut what leads to somebody else: "critic of Russian president" leaves "Russian president"."""
    folded = [fold(word.group()) for word in words]
    bridge = next((at for at in range(len(words) - 1, 0, -1) if folded[at] in _BRIDGES), 0)
    if bridge and (is_role(folded[-1]) or _singular(folded[-1])):
        lead = words[bridge - 1].group()
        leads_role = any(is_role(word) for word in folded[:bridge])
        if is_role(folded[bridge - 1].removesuffix("s")) or (lead[0].islower() and not leads_role):
            return words[bridge + 1 :]
    while words and fold(words[0].group()) in _BRIDGES:
        words = words[1:]
    return words


def _stops(written: str) -> bool:
    """Tell whether no description reaches back over the word."""
    word = fold(written)
    if written.isdigit() or (written.islower() and (adverb(word) or _past(word))):
        return True
    named = written[0].isupper() and word in ("new", "great", "high")
    opener = word in OPENERS and word not in _BRIDGES and word not in ("former", "first", "last")
    stopper = (opener and not named) or word in _STOPPERS or word in CALENDAR
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


def _after(text: str, name: Span, within: Span) -> list[Role]:
    """Find "the shadow home secretary" after "Chris Philp, ", "a shopkeeper" after "Nikita, 30, "."""
    opening = _AFTER.match(text, name.end, within.end)
    age = _AGE.match(text, opening.end()) if opening else None
    if age:
        opening = _AFTER.match(text, age.end(), within.end)
    if not opening:
        return []
    stop = min(within.end, opening.end() + _WIDEST)
    marked = _MARKED.match(text, opening.end(), stop)
    found = roles_at(text, marked.end() if marked else opening.end(), stop)
    if not found or not _closed(text, name, found[-1].span.end, within):
        return []
    further = _FURTHER.match(text, found[-1].span.end, stop)
    more = roles_at(text, further.end() - len(further[1]) - 1, stop) if further else []
    return found + (more if more and _closed(text, name, more[-1].span.end, within) else [])


def _closed(text: str, name: Span, at: int, within: Span) -> bool:
    """Tell whether an apposition ends: "According to Boris Johnson, the Queen said so" has none.

    A verb may close it where the name opens the sentence.
    """
    if _CLOSED.match(text, at, within.end) or at >= within.end:
        return True
    lead = text[max(within.start, name.start - 4) : name.start]
    return name.start == within.start or bool(_OPENS_SENTENCE.search(lead))
