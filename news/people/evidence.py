"""What says that capitalised words name a person: titles, roles, first names, ages, speech, repetition."""

import re
from collections import Counter
from collections.abc import Iterable

from news.nouns import Role, Span
from news.people.appositions import aged, before_comma, seat_after
from news.people.belonging import belonging, owner
from news.people.body_names import KNOWN, is_field
from news.people.descriptions import described
from news.people.heads import head_of
from news.people.lists import BODIES, CALENDAR, NAMED_LIKE_PEOPLE, NATIONS, OPENERS, PLACES, is_first_name
from news.people.names import AGED, Name, could_be_person, fold, is_acronym, styled
from news.people.roles import HONORIFICS, PARTIES, is_role
from news.people.stated import stated
from news.quotes.cues import SPEECH_FORMS
from news.text import trimmed

ENOUGH = 2.0
"""The evidence that makes a person of a name."""

_LOOSE_TITLES = frozenset(
    "secretary minister speaker general major private chief justice director leader deputy principal coach "
    "officer commissioner representative delegate candidate editor author adviser correspondent "
    "reporter".split()
)
"""Titles that stand before other words too: "Justice Department", "General Motors"."""

_SPEAKS_AFTER = re.compile(r"(?:,[^,.;:]{2,60},)?\s+(?:\w+ly\s|also\s|has\s|had\s)?(\w+)\b")
_TELLS_AFTER = re.compile(r",\s(?:told|said|says|added)\s(?![A-Z])")
"""Goes on after an apposition: "The chair, Lady Justice Farrow, told him"."""
_SPEAKS_BEFORE = re.compile(r"\b(?:said|says|added|asked|wrote|explained)\s$", re.IGNORECASE)
_FIRM_AFTER = re.compile(
    r",?\s(?:Inc|Corp|Ltd|LLC|PLC|plc|Co)\b|\sv[s.]?\.?\s[A-Z]|['’]s?\s(?:shares|stock|shareholders|customers)\b"
    r"|,\s(?:the|a|an)\s(?:[\w-]+\s){0,3}(?:company|firm|retailer|chain|maker|manufacturer|bank|charity|newspaper|nonprofit"
    r"|thinktank|airline|broadcaster|carmaker|hedge\sfund|developer\sbehind|(?:rail|bus|train|ferry)\soperator)\b"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:[Tt]he\s[A-Z][a-z]+s\sof|[A-Z][a-z]+\sv[s.]?\.?|shares\s(?:in|of)|employees\sof)\s$"
)
_LIES = re.compile(
    r"(?:\b(?:in|near|outside|around)|, of|\b(?:[Rr]esidents|[Pp]eople|[Vv]illage|[Tt]own|[Pp]arish) of) $"
)
"""Before a place that is called like somebody: "Ann Lee, of Thornton Heath"."""
_STREET = re.compile(r"\b(?:Road|Street|Lane|Avenue|Close|Drive|Way|Crescent|Terrace|Grove|Gardens), $")
"""Before a place that is called like somebody: "of Church Road, Thornton Heath"."""
_LORD_OF = re.compile(r"\b(?:Lord|Lady|Baroness|Viscount|Earl)\s[A-Z][\w-]+\sof\s$")
_PLACE_AFTER = re.compile(
    r"\s(?:care\shome|nursing|primary|(?:high\s)?school|hospital|pub|hotel|estate|shopping|stadium|prison|station)\b"
)
_HOUSE_AFTER = re.compile(
    r"\s(?:[A-Z][\w-]+['’]?s?['’]?\s)?(?:Hospital|Airport|School|College|University|Stadium|Bridge|Highway)\b"
)
"""After a title and a surname: "the Gen. Santos Doctors' Hospital"."""
_CALLED = re.compile(r"\b([\w-]+)\s(?:named|called)\s$")
_HELD_BEFORE = re.compile(r"\b([A-Z][a-z]+)\s(?:president|prime\sminister|premier|chancellor) $")
"""Before a surname: "Turkish president Erdoğan"."""
_KIN_BEFORE = re.compile(
    r"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y|[A-Z][\w-]+['’]s|[A-Z][\w-]+s['’])\s(?:[a-z0-9-]+\s)?"
    r"(?:mother|father|son|daughter|brother|sister|husband|wife|widow|widower|partner|mum|mom|dad|fiancée?|twin),?\s$"
)
"""Before a lone first name: "her daughter, Gemma,"."""
_NAMED = re.compile(r"(?:dubbed|nicknamed|called)\W{1,3}$")
_HE_SOON = re.compile(r"\s\w+(?:\s\w+){0,3},?\s(?:he|she|his|her)\b")
_WHO = re.compile(r",?\s+who\b")
_AGED_BEFORE = re.compile(rf"{AGED}\s$")
_IDENTIFIED = re.compile(
    r"\b(?:identified|named)\s(?:\w+\s)?(?:\w+\s)?as\s[“\"‘']?$|\b(?:man|woman|boy|girl|someone)\s(?:named|called)\s$"
)
_BODY_OF = re.compile(r"\b([A-Z]\w+) (?:of|for|on) (?:the )?(?:[A-Z]\w+,? (?:and |& )?)*$")
_INITIAL = re.compile(r"[B-HJ-Z]")
"""A lone letter that opens a name: "P Wilson", "J. K. Rowling"; "I" and "A" are words."""
_SHIP = re.compile(r"\b(?:USS|HMS|HMAS|HMCS|RMS|SS|MV|MS|RV)\s$")
_COMPASS = re.compile(r"\b(?:North|South|East|West|New|Fort|Port|Mount|San|Santa|Los|Las|El|Saint|St)\.?\s$")
"""Before a word that is a place's: "South Carolina Beaufort"."""
_WORK_NOUN = r"(?:store|shop|restaurant|pub|franchise|series|brand|chain|app|bridge|building)\b"
_WORK = re.compile(rf"\s{_WORK_NOUN}|:\sThe\s|(?<=\bHall)\sof\sFame\b")
_THE_WORK = re.compile(rf"\s[a-z]+\s{_WORK_NOUN}")
"""After what is called like somebody: "the Robin Hood pub"; after "the", with one word more: "card shop"."""

_SHORT_MANY = re.compile(r"\b(Gov|Sen|Rep)s(?=\.?$)")
_THE_REV = re.compile(
    r"(?<=[^\s.;:]\s)[Tt]he\s(?:(?:Right|Rt|Most|Very)\.?\s)?Rev(?:erend|d)?\.?\s(?:Dr\.?\s)?$"
)
"""Right before a name, whose office stands before it: "Vatican spokesman the Rev. Federico Lombardi"."""
_OFFICE_OF = re.compile(r"(?:[A-Z][\w-]*\s+)*([A-Z][\w-]*)\s+(?:of|for)\s+$")


def alone(names: Iterable[Name]) -> Counter[str]:
    """Count the names of one word, folded; those after a title twice."""
    counts: Counter[str] = Counter()
    for name in names:
        if len(name.words) == 1:
            counts[name.first] += 2 if name.title in HONORIFICS and name.title not in _LOOSE_TITLES else 1
    return counts


def of_full_name(text: str, name: Name, passage: Span, singles: Counter[str]) -> float:
    """Weigh a name of several words; a person has `ENOUGH`."""
    known = is_first_name(name.first)
    score = 3.0 if styled(name) or name.gender else 2.0 if name.title else 0.0
    score += 2.0 * known + 2.0 * aged(text, name.span) + 1.5 * speaks(text, name.outer)
    roles = described(text, name.outer, passage)
    score += 2.0 if any(role.span.end <= name.outer.start for role in roles) else 1.5 * bool(roles)
    if name.last not in PLACES:
        score += min(2.0, singles[name.last] + 0.5 * singles[name.first])
    score += bool(_WHO.match(text, name.span.end)) + 0.5 * (len(name.words) == 2)
    score += 2.0 * _is_introduced(text, name.outer) + 1.0 * bool(
        _INITIAL.fullmatch(name.words[0]) and len(name.words[-1]) > 1
    )
    return score - _against(text, name, known=known)


def _is_introduced(text: str, name: Span) -> bool:
    """Tell whether an age or the like leads to a name: "22-year-old Rangoli Patil", "named as P Lee"."""
    lead = text[max(0, name.start - 40) : name.start]
    return bool(_AGED_BEFORE.search(lead) or _IDENTIFIED.search(lead))


def _against(text: str, name: Name, *, known: bool) -> float:
    """Weigh what speaks against a person: "the Oval Office", "dubbed 'Red Rayner'", "South Sudan"."""
    score = 3.0 * (name.text in KNOWN or any(word in KNOWN and word.isupper() for word in name.words))
    score += 3.0 * name.the + 3.0 * _is_firm(text, name.span, known=known)
    if not name.title and (not known or is_field(name.text)):
        score += 3.0 * ends_a_body(text, name.span.start)
    score += 3.0 * bool(_LORD_OF.search(text, max(0, name.span.start - 30), name.span.start))
    score += 3.0 * bool(_STREET.search(text, max(0, name.span.start - 14), name.span.start))
    score += 3.0 * bool(_COMPASS.search(text, max(0, name.span.start - 6), name.span.start))
    score += 3.0 * bool(_SHIP.search(text, max(0, name.span.start - 5), name.span.start))
    score += 3.0 * (name.words[:3] == ("U", "S", "S"))
    score += 3.0 * bool(not name.title and _is_work(text, name))
    score += 3.0 * bool(_PLACE_AFTER.match(text, name.span.end))
    score += 1.5 * bool(_LIES.search(text, max(0, name.span.start - 14), name.span.start))
    score += 3.0 * bool(_NAMED.search(text, max(0, name.span.start - 16), name.span.start))
    score += 1.5 * sum(fold(word) in _NO_PERSONS and (len(word) > 2 or word.isupper()) for word in name.words)
    return score + 2.0 * (not known and any(fold(word) in CALENDAR for word in name.words))


def ends_a_body(text: str, start: int) -> bool:
    """Tell whether a body's name leads on to a name: "Center for Biological Diversity"."""
    lead = _BODY_OF.search(text, max(0, start - 60), start)
    return lead is not None and not BODIES.isdisjoint((fold(lead[1]), fold(lead[1]).removesuffix("s")))


def _is_firm(text: str, name: Span, *, known: bool) -> bool:
    """Tell whether the name is a company's or a case's: "Acme Brick Inc.", "the Sons of Liberty".

    "Peter Lund, a violin maker," is somebody: the first name is `known`.
    """
    lead = text[max(0, name.start - 24) : name.start]
    after = _FIRM_AFTER.match(text, name.end)
    firm = after is not None and not (known and after[0].endswith("maker"))
    return firm or bool(_FIRM_BEFORE.search(lead))


_SAINTS = frozenset(("saint", "st"))
_PLACED = re.compile(r"\b(?:at|of|in|to|from) $")
_NO_PERSONS = PLACES | NATIONS
_NOBODY = OPENERS | CALENDAR | NATIONS | NAMED_LIKE_PEOPLE | frozenset(("mention",))
_PLACES_OR_BODIES = PLACES | BODIES


def of_single_name(text: str, name: Name) -> float:
    """Weigh a name of one word by itself: "Mr Hajdari", "Nikita, 30,", "Maria says"."""
    folded = name.first
    if len(name.words) > 1:
        return ENOUGH if styled(name) and could_be_person(name) else 0.0
    if folded in _NOBODY or len(folded) < 2 or text[max(0, name.span.start - 2) : name.span.start] == "& ":
        return 0.0
    if (not styled(name) and _is_thing(text, name)) or _HOUSE_AFTER.match(text, name.span.end):
        return 0.0
    if styled(name) or name.gender:
        return ENOUGH
    if is_acronym(name.words[0]) or folded in _PLACES_OR_BODIES or is_role(folded):
        return 0.0
    score = 1.0 * is_first_name(folded) + 1.5 * speaks(text, name.outer) + 0.5 * _is_he(text, name.span)
    titled = (
        1.0 if name.title in _LOOSE_TITLES else 2.0 if name.title in HONORIFICS else 1.0 * bool(name.title)
    )
    held = _HELD_BEFORE.search(text, max(0, name.span.start - 32), name.span.start)
    score += 2.0 * bool(held and fold(held[1]) in NATIONS and not name.title and not name.the)
    called = _CALLED.search(text, max(0, name.span.start - 30), name.span.start)
    score += 2.0 * bool(called and is_role(called[1].lower()))
    score -= 2.0 * bool(not name.title and _LIES.search(text, max(0, name.span.start - 14), name.span.start))
    score += 1.5 * bool(_KIN_BEFORE.search(text, max(0, name.span.start - 40), name.span.start))
    return score + 2.0 * aged(text, name.span) + titled - 2.0 * (name.the and titled < ENOUGH)


def _is_thing(text: str, name: Name) -> bool:
    """Tell whether a shop or a hospital is called so: "the King Arthur card shop", "at Saint Francis"."""
    placed = name.title in _SAINTS and _PLACED.search(text, max(0, name.outer.start - 5), name.outer.start)
    return bool(placed or _is_work(text, name))


def _is_work(text: str, name: Name) -> bool:
    """Tell whether a shop, a series or a hall of fame follows that is called so."""
    work = _WORK.match(text, name.span.end) or (name.the and _THE_WORK.match(text, name.span.end))
    return bool(work)


def _is_he(text: str, name: Span) -> bool:
    """Tell whether "he" or "she" is said of the name soon after: "Trump told CNN that he believed"."""
    return bool(_HE_SOON.match(text, name.end))


def speaks(text: str, name: Span) -> bool:
    """Tell whether a verb of speech stands next to the name: "Smith said", "said Smith"."""
    after = _SPEAKS_AFTER.match(text, name.end)
    if (after and after.group(1).lower() in SPEECH_FORMS) or _TELLS_AFTER.match(text, name.end):
        return True
    return bool(_SPEAKS_BEFORE.search(text[max(0, name.start - 12) : name.start]))


def _whole(text: str, role: Role) -> Role:
    """Return the whole office of which the role is but the end: "Minister for Justice Jim O'Callaghan"."""
    before = _OFFICE_OF.search(text, max(0, role.span.start - 60), role.span.start)
    if not before or not is_role(before[1].lower()):
        return role
    span = Span(before.start(), role.span.end)
    return Role(words=span.of(text), span=span)


def single(role: Role) -> Role:
    """Return a short title in the plural as each one's: "Democratic Sens." is "Democratic Sen."."""
    return Role(words=_SHORT_MANY.sub(r"\1", role.words), span=role.span)


def _style_at(text: str, name: Name) -> int:
    """Return where "Ms" stands in "Chancellor Ms Reeves": the office before it describes her."""
    lead = text[name.outer.start : name.span.start].rstrip()
    start = name.outer.start + lead.rfind(" ") + 1
    reverend = _THE_REV.search(text, max(0, name.span.start - 30), name.span.start)
    return reverend.start() if reverend else start


def roles_beside(text: str, name: Name, passage: Span, shared: Role | None = None) -> list[Role]:
    """Return the roles beside a mention, its title among them if that is an office: "US Speaker".

    `shared` is one that stands before several names: "Presidents Buhari of Nigeria and Talon of Benin".
    """
    inside = is_role(name.title) or (name.title and not styled(name) and text[name.span.start - 2] == ".")
    whole = Span(_style_at(text, name), name.span.end) if styled(name) else name.outer
    found = described(text, name.span if inside else whole, passage, name.outer.start)
    if inside and name.outer != name.span and not any(role.span.start < name.outer.start for role in found):
        found = [*before_comma(text, name.outer, passage), *found]
    if name.title and not styled(name) and not any(role.span.end <= name.span.start for role in found):
        lead = trimmed(text, Span(name.outer.start, name.span.start))
        found.append(Role(words=lead.of(text).rstrip("."), span=lead))
    found = [single(_whole(text, role)) for role in found]
    if shared and all(head_of(role.words) in PARTIES for role in found):
        found = [shared, *found]
    title = next((role for role in reversed(found) if _leads(text, role, name)), shared)
    of_body = belonging(text, name.span, passage, title)
    of_shared = of_body is not None and title is shared and not of_body.words.startswith("of ")
    if of_body is not None and of_shared and of_body.span.covers(name.span):
        of_body = Role(words=of_body.words, span=Span(name.span.end + 1, of_body.span.end))
    if of_body is not None and title in found and (of_shared or of_body.span.start == title.span.start):
        found[found.index(title)] = of_body
    elif of_body is not None:
        found.append(of_body)
    if not any(role.span.end <= name.span.start for role in found):
        found += filter(None, (owner(text, name.outer, passage),))
    found += seat_after(text, name.span, passage)
    begins = min(
        (role.span.start for role in found if role.span.start < name.span.start), default=name.span.start
    )
    return [*found, *stated(text, name.span, passage, min(begins, name.outer.start))]


def _leads(text: str, role: Role, name: Name) -> bool:
    """Tell whether a role stands right before a name: "Governor", "Sen.", "Presidents"."""
    return text[role.span.end : name.span.start] in (" ", ". ", "s ")
