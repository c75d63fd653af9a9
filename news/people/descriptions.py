"""What the words right before and after a name say that its bearer is."""

import re

from news.nouns import Role, Span
from news.people.lists import CALENDAR, OPENERS
from news.people.names import fold
from news.people.roles import STYLES, is_role
from news.quotes.cues import LEMMAS
from news.text import trimmed

_WORDS = re.compile(r"[^\W_](?:[\w&-]|[.’'](?=\w))*")
_STOPPERS = frozenset(
    """
    the a an this that these those his her its their our my your and or but as while when where who whom whose
    which that if because since after before until with by from at on to in into than about over under between
    against among during including like is are was were be been being has have had do does did will would can
    could may might must shall should not also then so told said says met meet meets called named replaced
    """.split()
)
_BRIDGES = frozenset(("of", "for"))
_DOTTED = frozenset(("U.S", "U.K", "D.C", "St"))
_LONGEST = 9
_WIDEST = 130
_SIGN = re.compile(r"[,;:.!?()“”\"–—]")
_TO_COMMA = re.compile(r"\w,\s+$")
_TO_NAME = re.compile(r"[^\s.,;:!?]\s$")
_AFTER = re.compile(r"\s*(?:,|[–—]|\s-\s|\()\s*")
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}(?=\s*[,)–—.])")
_APPOSITION_END = re.compile(
    r"(?!,\s(?:[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.),?\s)[,;:()–—“”\"\n]|(?<![A-Z])(?<!\s[A-Z][a-z])(?<!\s[A-Z][a-z]{2})\.|\s-\s|\s(?:who|whose|which|where|said|says|told|was|is|has|had|will|and)\b"
)
_CLOSES_APPOSITION = re.compile(r",| (?:said|says|told|tells|added|wrote)\b")
_OPENS_APPOSITION = re.compile(
    r"(?:^|[.!?,;:“”\"\n–—]\s*|\b(?:said|says|told|added|asked|and|but|while|as)\s)(?:(?:the|an?|his|her|its|their|our)\s)?$",
    re.IGNORECASE,
)
_SHORT_TITLE = re.compile(
    r"\b((?:Lt\. )?(?:Govs?|Sens?|Reps?|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Supt|Det|Insp))\.\s$"
)
_MAN = re.compile(r"\w{3}(?<!hu)man$")
_STATIVE = frozenset(
    "retired elected re-elected unelected appointed disgraced convicted accused suspected alleged ousted "
    "deposed exiled jailed imprisoned embattled beloved renowned celebrated acclaimed noted distinguished "
    "decorated red self-described self-proclaimed self-styled limited advanced detained so-called".split()
)
"""Participles that describe a person; others in "-ed" are verbs: "House of Representatives impeached"."""
_DOING = frozenset(
    "acting leading founding visiting managing sitting reigning outgoing incoming marketing "
    "housing planning training banking engineering nursing broadcasting ruling presiding coaching".split()
)
_MODAL = frozenset("to will would can could should must may might did not cannot".split())
"""After these a word in small letters is a verb: "to claim President"."""
_ACTS = re.compile(r"[a-z]{2,}[^s’']s")
"""A verb before an office with a capital: "leaves Chancellor Ms Reeves"."""
_ADJECTIVES_IN_LY = frozenset("early family elderly weekly daily friendly".split())
_LEADING = re.compile(r"(?:the|an?|his|her|its|their|our|my)\s+", re.IGNORECASE)


def described(text: str, name: Span, within: Span) -> list[Role]:
    """Return the roles in apposition to a name: "Chris Philp, the shadow home secretary," has one.

    `within` is the passage; roles come without their article ("the", "his").
    """
    return [role for role in (_before(text, name, within), _after(text, name, within)) if role is not None]


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


def _before(text: str, name: Span, within: Span) -> Role | None:
    """Find "national security adviser" before "Mike Waltz", "Principal of …" before ", Ciarán Cronin,".

    Where no comma closes it, it must open its clause: "After talks with the head of the union, Ann Lee said".
    """
    start = max(within.start, name.start - _WIDEST)
    lead = text[start : name.start]
    short = _SHORT_TITLE.search(lead)
    comma = bool(_TO_COMMA.search(lead)) and bool(_CLOSES_APPOSITION.match(text, name.end))
    if not comma and not short and not _TO_NAME.search(lead):
        return None
    words = _phrase_before(lead[: short.end(1)] if short else lead, comma=comma)
    if short:
        words = _capitalised(words)
    subject = comma and text[name.end] != ","
    if not words or (subject and not _OPENS_APPOSITION.search(lead[: words[0].start()][-12:])):
        return None
    span = Span(start + words[0].start(), start + words[-1].end() + bool(short))
    nearest = fold(words[-1].group())
    if nearest in _BRIDGES:
        return None
    bridged = any(fold(word.group()) in _BRIDGES for word in words)
    headed = head_of(span.of(text)) and (comma or bridged or is_role(nearest))
    return Role(words=span.of(text), span=span) if nearest not in STYLES and (short or headed) else None


def _capitalised(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the last words that all have a capital: "Democratic Gov" of "overrode Democratic Gov"."""
    small = [at for at, word in enumerate(words) if word.group()[0].islower() and word.group() != "former"]
    return words[small[-1] + 1 :] if small else words


def _phrase_before(lead: str, *, comma: bool) -> list[re.Match[str]]:
    """Return the words right before a name that may describe it, back to an article, a verb or a sign."""
    words = list(_WORDS.finditer(lead))[-_LONGEST:]
    taken: list[re.Match[str]] = []
    after = len(lead)
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        whose = fold(word.group()) == "the" and bool(taken) and _bridged(words[:at], comma=comma)
        modal = bool(at) and words[at - 1].group() in _MODAL and word.group().islower()
        gap = lead[word.end() : after].removeprefix("." if word.group() in _DOTTED else "")
        acts = bool(taken) and taken[-1].group()[0].isupper() and _ACTS.fullmatch(word.group())
        signed = _SIGN.search(gap) and not (comma and not taken)
        if signed or modal or acts or (_stops(word.group()) and not whose):
            break
        taken.append(word)
        after = word.start()
    return _own(taken[::-1])


def _bridged(words: list[re.Match[str]], *, comma: bool) -> bool:
    """Tell whether words lead to "the" of a role: "spokesperson for", "Leader of"; any, before a comma."""
    if not words or fold(words[-1].group()) not in _BRIDGES:
        return False
    return comma or (len(words) > 1 and is_role(fold(words[-2].group())))


def _own(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut what leads to somebody else: "critic of Russian president" leaves "Russian president"."""
    folded = [fold(word.group()) for word in words]
    bridge = next((at for at in range(len(words) - 1, 0, -1) if folded[at] in _BRIDGES), 0)
    if bridge and is_role(folded[-1]):
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
    if written.islower() and (_adverb(word) or (word.endswith("ed") and word not in _STATIVE)):
        return True
    opener = word in OPENERS and word not in _BRIDGES and word not in ("former", "first", "last")
    return opener or word in _STOPPERS or word in CALENDAR or (written.islower() and _verbal(word))


def _after(text: str, name: Span, within: Span) -> Role | None:
    """Find "the shadow home secretary" after "Chris Philp, ", "a shopkeeper" after "Nikita, 30, "."""
    opening = _AFTER.match(text, name.end, within.end)
    age = _AGE.match(text, opening.end()) if opening else None
    if age:
        opening = _AFTER.match(text, age.end(), within.end)
    if not opening:
        return None
    start, stop = opening.end(), min(within.end, opening.end() + _WIDEST)
    end = _APPOSITION_END.search(text, start, stop)
    span = trimmed(text, Span(start, end.start() if end else stop))
    lead = _LEADING.match(span.of(text))
    span = Span(span.start + lead.end(), span.end) if lead else span
    return Role(words=span.of(text), span=span) if _is_role_phrase(span.of(text)) else None


def _is_role_phrase(phrase: str) -> bool:
    """Tell whether a role stands among the first words of an apposition."""
    words = [fold(word) for word in _WORDS.findall(phrase)]
    head = head_of(phrase)
    if not words or not head or len(words) > 14 or words[0] in _STOPPERS - {"the"}:
        return False
    before = next((at for at, word in enumerate(words[:7]) if word.startswith(head)), None)
    if before is None:
        return False
    return not any(word in _STOPPERS - {"the", "now", "then"} or _active(word) for word in words[:before])


def _adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly") and word not in _ADJECTIVES_IN_LY


def _active(word: str) -> bool:
    """Tell whether a word before a role says what somebody does: "trying to paint his opponent"."""
    return _adverb(word) or (word.endswith("ing") and len(word) > 5 and word not in _DOING)


def _verbal(word: str) -> bool:
    """Tell whether the word is likelier a verb than part of a role: "said", "leaving"."""
    return (word in LEMMAS and LEMMAS[word] != word) or (
        word.endswith("ing") and len(word) > 5 and word not in _DOING
    )
