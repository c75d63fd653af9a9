"""What stands between commas beside a name: "The mayor, Ann Lee,", "Ann Lee, the mayor,"."""

import re
from collections.abc import Sequence

from news.nouns import Role, Span
from news.people.body_names import is_body
from news.people.heads import head_of
from news.people.lists import NATIONS, PLACES, is_first_name
from news.people.names import fold
from news.people.role_phrases import listed_on, roles_at, several_at
from news.people.roles import OFFICES, PARTIES, is_plain_office
from news.quotes.cues import SPEECH_FORMS

WIDEST = 130
_TO_COMMA = re.compile(r"[\w)],\s+$")
_AFTER = re.compile(r"\s*(?:,|[–—]|\s--?\s|\()\s*")
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}(?=\s*[,)–—.])")
_CLOSES_APPOSITION = re.compile(
    r"[,;]|\.(?=\s|$)|(?=\s[–—]|\s\([^()]{1,30}\)[,.]|\sof\s(?:the\s(?:[a-z]+\s){0,2})?[A-Z][\w’'-]+(?:\s(?:(?:of|for)\s)?[A-Z][\w’'-]+){0,4}[,.])"
    rf"|\s(?:{'|'.join(sorted(SPEECH_FORMS))})\b"
)
_BRACKET = re.compile(r"\s\([^()\n]{1,80}\)$")
"""Between an office and its comma: "head of the RMT (the rail workers' union), Mick Cash,"."""
_GOES_ON = re.compile(
    r"\s(?:who|running|standing|leading|handling|overseeing|investigating|representing|heading|supporting|backing"
    r"|opposing|hearing|covering|studying|in|at|on|behind)"
    r"\s[^,;:.“”\"()\n]{3,60}"
)
"""Between an office and its comma."""
_TO_DASH = re.compile(r"(?<=\w)\s(?:[–—]|--)\s$")
_NAME = r"[A-Z](?:\.|[\w’'-]+)(?:\s[A-Z](?:\.|[\w’'-]+)){0,3}"
_LISTS = re.compile(
    rf"(?:\s(?:of|from)\s{_NAME})?(?:,\s{_NAME}){{0,8}},?\sand\s{_NAME}(?:\s(?:of|from)\s{_NAME})?\s(?:[–—]|--)\s"
)
"""After the first of several names between dashes: "The three ministers — Ann Lee, Jim Roe and Bo Hill —"."""
_AS = re.compile(r"(?:As|While(?:\s(?:still|serving\sas))?)\s")
"""Opens a sentence before the office of whom a comma leads to: "As chancellor, Ann Lee cut"."""
_LISTED = re.compile(
    rf"(?:\sof\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)?\sand\s(?!{_NAME}\s(?!(?:of|from|in|at|on|for|to|by|with|who|whose|and|de|van|von|al|bin|da|del)\b)[a-z])[A-Z]"
)
"""Between two names of which a role in the plural tells: "The lead authors, A of X and B,".

Not where a verb closes it: "Two ministers, A and B said, had left", "Unlike the two senators, A and B left".
"""
_OPENS = re.compile(
    r"(?:(?<!\.[A-Z])(?<!\bNo)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMrs)\.|[!?])(?=[\s”\"’'])[”\"’']?|[,;:“”\"\n(–—]|\s-\s"
)
"""Opens the stretch in which a role may stand before a comma and a name."""
_ENUMERATES = re.compile(
    rf"\b(?:the|an?)\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(OFFICES))})$", re.IGNORECASE
)
"""Before a comma: "the president, the vice president, Susan Rice" are three."""
_BEARS = re.compile(r"\b[A-Z][\w’'-]+\s[A-Z][\w’'-]+$")
"""Before a comma: of "Carter Page, an adviser, Mr. Lee wrote" Page is the adviser."""
_COUNTED = re.compile(
    r"\b(?:(?=a\s(?:pair|trio)\sof\s|(?:two|three|four|five|six|seven|both)\s)|(?:(?:his|her|its|their|the|other|fellow)\s))",
    re.IGNORECASE,
)
"""Before a role in the plural amidst a sentence: "chose two astronauts", "than his leading rivals"."""
_OWNER = re.compile(
    r"(?:[Tt]he\s)?(?P<body>[A-Z][\w&.-]*['’]?(?:\s(?:(?:of|for|and|the|on|in)\s){0,2}[A-Z][\w&.-]*['’]?)*['’]s\s)"
)
"""A body with its genitive; what follows is its own."""
_CAMPUS = re.compile(r"University\sof\s[A-Z]\w+,\s$")
"""Before a campus: "University of California, San Diego's chancellor"."""
_JOINING = frozenset(("and", "but", "while", "as"))
_LEADS = re.compile(
    rf"\b({'|'.join(sorted(SPEECH_FORMS))}|and|but|while|as|by|with|to|from|including|met|between|against|for|after|before|when|that|than|of)\s(?=(?:the|an?|his|her|its|their|our)\s|[A-Z])"
)
_CLOSED = re.compile(
    r"\s*(?:[,;:)–—“”\"!?\n]|\.(?=\s|$|[”\"’',])|[’'](?!s)|-\s)|\s\([A-Z][\w&.-]*\)[,.;]|\s(?:who|whose|that|which|and|now|in|on|at|from|since|until|after|before|when|as|with|responsible"
    r"|based|himself|herself|(?:(?:currently|now|then)\s)?[a-z]{2,}ing)\b"
)
_NARROWED = re.compile(
    r"\s(?:(?:considered|regarded\sas)\s(?:one|an?|the)|(?:accused|convicted|suspected)\sof|charged\swith"
    r"|(?:injured|wounded|hurt|trapped|hired|employed|appointed|elected|trained|based|jailed|detained|(?:best\s)?known)"
    r"\s(?:in|by|on|at|to|during|with|from|for|as))\s[^.,;:“”\"()\n]{2,60},\s(\w+)"
)
"""After "a nurse", what narrows it before a verb: "a nurse injured in the attack, said"."""
_VERBS = SPEECH_FORMS | frozenset("is was has had will would did does".split())
_ONE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne of (?:the|his|her|its|their) (?:[a-z]+ )?)\s?$")
_OPENS_SENTENCE = re.compile(r"(?:[.!?:]\s{1,2}|[“”\"‘’\n]\s{0,2})$")
_SAYS = re.compile(rf"[,?!—][”\"’']{{0,2}}\s(?:{'|'.join(sorted(SPEECH_FORMS))})\s$")
"""Before who spoke the quoted words: no clause of another begins behind them."""
_MARKED = re.compile(r"(?:the|an?|his|her|(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+['’]s?)\s[“\"‘]")
"""Before a role that stands in marks: "Elon Musk, Donald Trump’s “disrupter-in-chief”"."""
_THEIRS = re.compile(r"\s(?:to|of|for|with|from|by|under)\s(?:his|her|their|its)\s")
_CUT = re.compile(r"s\b")
_GOING = re.compile(r"\s(?!running|working|serving|during)[a-z]{2,}ing\b")
_NARROWS = re.compile(
    r"\s(?:of|for|at|in|to|on|from)\s.*(?:ic|al|ous|ive|ful|ish|ern|ed|poor|small|large|big|old|young|new)$"
)
"""With a verb-like word behind it such a role goes on: "daughter to a poor farming family"."""
_DETERMINED = re.compile(
    r"\b(?:(his|her|its|their|our|my)|the|an?|another|(?P<owner>[A-Z][\w-]+(?:['’]s|s['’])))\s"
)
_LED_BY = re.compile(r"\b(?:by|of|with|to|from|against|for|told)\s$")
"""Before who is named in full between commas, however far back the sentence goes."""
_CLAUSE = re.compile(
    r"(?:when|after|as|while|before|if|asked|since|although|though|because|until|once)\b", re.IGNORECASE
)
_KIN = re.compile(
    r"(?:[a-z]+\s)?(?:wife|husband|son|daughter|brother|sister|mother|father|partner|widow|twin|boyfriend|girlfriend)\b"
)
_ONE_AMONG = re.compile(r"\bone of (?:the|his|her|its|their)\s")
_DASHES = ("–", "—", "-", "--", "(")
_HIS = re.compile(r"\b(?:his|her|their)\s$")
_NAMED = re.compile(r",\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){1,2}(?:,|\s[a-z])")
"""After "his lawyer": "Fox sued Poe, his lawyer, Ann Lee, said" tells of Ann Lee."""
_COMMA = re.compile(r",\s(?:and\s)?")
_NEXT = re.compile(r",|\s[–—-]\s|[–—)]")
_OF_PLACE = re.compile(r",?\s(?:of|from)\s(?:the\s)?((?:[A-Z]\w+\s?){1,3})(?=,\s)")
_LORDLY = re.compile(r",\s(?:Lord|Lady|Baroness|Baron)\s[A-Z][\w-]+(?=,\s(?:the|an?)\s)")
_OF_PARTY = re.compile(r"(?:\s\([RDI]-[A-Z][\w. ]{0,15}\)|,\s[RDI]-[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)(?=,\s)")
"""After a name: "Tom Reed (R-N.Y.), the speaker", "Tom Reed, R-Ky., the speaker"."""
_PLACED = PLACES | NATIONS | frozenset("north south east west new".split())
_SEAT = re.compile(r",?\s(MP|MSP|MEP|MLA|TD)\b(?!\s(?:[A-Z]|for\b))")
_BARE_ITEM = re.compile(r",\s(?!(?:an?|the|his|her|their|its)\s)[a-z]")
_FURTHER = re.compile(r",\s(?:and\s)?(an?|also|former|formerly)\s")


def aged(text: str, name: Span) -> bool:
    """Tell whether an age follows: "Nikita, 30,"."""
    match = _AFTER.match(text, name.end)
    return bool(match and _AGE.match(text, match.end()))


def before_comma(text: str, name: Span, within: Span) -> list[Role]:
    """Find "Principal of …" before ", Ciarán Cronin,", "chancellor" in "As chancellor, Rachel Reeves …".

    Where only a verb closes it, it must open its clause: "After talks with the union's head, Ann Lee said".
    """
    start = max(within.start, name.start - WIDEST)
    dash = _TO_DASH.search(text, start, name.start)
    if dash is not None and _LISTS.match(text, name.end, within.end):
        opened = next(reversed([*_OPENS.finditer(text, start, dash.start())]), None)
        first = _opening(text, start, dash.start(), opened, within)
        found = _of_several(text, start if first is None else first, dash.start(), first is not None)
        return [role for role in found if is_plain_office(role.words)]
    if not _TO_COMMA.search(text, start, name.start):
        return []
    closes = _CLOSES_APPOSITION.match(text, name.end)
    listed = closes is None and _LISTED.match(text, name.end, within.end) is not None
    comma = text.rindex(",", start, name.start)
    bracket = _BRACKET.search(text, start, comma)
    ends = bracket.start() if bracket else comma
    opened = next(reversed([*_OPENS.finditer(text, start, ends)]), None)
    if opened and opened[0] == "," and _is_anothers(text, Span(start, opened.start()), closes):
        return []
    first = _opening(text, start, comma, opened, within)
    as_office = None if first is None else _AS.match(text, first)
    if not closes and not as_office:
        return (
            _of_several(text, start if first is None else first, comma, first is not None) if listed else []
        )
    starts = [] if first is None else [as_office.end() if as_office else first]
    if not as_office and closes is not None:
        starts += _inner(
            text, name, Span(start if first is None else first, comma), first is not None, closes
        )
    for one in starts:
        found = _roles_at(text, one, ends)
        opens = one == first and (opened is None or opened[0][0] in ".!?\n")
        whole = (opens or _ONE_AMONG.match(text, one)) and _goes_on(text, found, ends, name)
        if found and (whole or ends - found[-1].span.end == _cut(text, found[-1])):
            kin = [role for role in found if _KIN.fullmatch(role.words)]
            found = found[-1:] if len(kin) > 1 or _are_two(text, found) else found
            found = [] if _ends_in_name(found[-1].words) else _innermost(text, found)
            return [role for role in found if not as_office or head_of(role.words) in OFFICES]
    return []


def _is_anothers(text: str, lead: Span, closes: re.Match[str] | None) -> bool:
    """Tell whether what stands behind a lead's comma tells of the lead: "Jo Page, an adviser, Lee wrote"."""
    spoken = closes is not None and closes[0].startswith(" ")
    borne = spoken and _BEARS.search(text, lead.start, lead.end)
    return bool(borne or _ENUMERATES.search(text, lead.start, lead.end))


def _are_two(text: str, roles: Sequence[Role]) -> bool:
    """Tell whether the last of joined roles is another's: "the president and the first lady, Ann Lee,"."""
    between = Span(roles[-2].span.end, roles[-1].span.start) if len(roles) > 1 else None
    return between is not None and bool(_DETERMINED.search(text, between.start, between.end))


def _goes_on(text: str, found: Sequence[Role], end: int, name: Span) -> bool:
    """Tell whether what narrows an office leads to its comma: "The judge in the case, Ann Lee,"."""
    told = bool(found) and head_of(found[-1].words) in OFFICES and " " in name.of(text)
    return told and bool(_GOES_ON.fullmatch(text, found[-1].span.end + _cut(text, found[-1]), end))


def _of_several(text: str, start: int, comma: int, is_whole: bool) -> list[Role]:
    """Return the role in the plural that a comma ends, before several names: "two astronauts, A and B"."""
    starts = [start] if is_whole else []
    for first in [*starts, *(one.end() for one in _COUNTED.finditer(text, start, comma))]:
        found = several_at(text, first, comma)
        if found and found[-1].span.end == comma:
            return found
    return []


def _inner(text: str, name: Span, lead: Span, is_whole: bool, closes: re.Match[str]) -> list[int]:
    """Return where in a lead a role may begin: "said the mayor", "on his wife".

    `is_whole`: a clause begins the lead. What a clause like "when he met the Queen, Boris Johnson" ends with
    is nobody's.
    """
    one_of = [one.start() for one in _ONE_AMONG.finditer(text, lead.start, lead.end)]
    verb = closes[0].startswith(" ")
    clause = is_whole and _CLAUSE.match(text, lead.start) is not None
    free = is_whole and not verb and not clause
    starts = [
        one.end()
        for one in _LEADS.finditer(text, lead.start, lead.end)
        if free or one[1] in SPEECH_FORMS or (one[1] in _JOINING and is_whole)
    ]
    if verb:
        return starts
    starts += [] if clause else one_of
    full = " " in name.of(text)
    for one in _DETERMINED.finditer(text, lead.start, lead.end):
        own = one[1] is not None
        led = _LED_BY.search(text, max(lead.start, one.start() - 8), one.start())
        if (full and (free or (led and not clause)) and not own) or (
            own and not clause and (full or _KIN.match(text, one.end()))
        ):
            starts.append(one.start() if one["owner"] else one.end())
    return sorted(set(starts))


def _ends_in_name(words: str) -> bool:
    """Tell whether somebody's name ends the words: "First Minister of Scotland Nicola Sturgeon"."""
    last = words.split()[-2:]
    return len(last) == 2 and last[0][0].isupper() and last[1][0].isupper() and is_first_name(fold(last[0]))


def _innermost(text: str, roles: list[Role]) -> list[Role]:
    """Keep whom a comma leads to: of "driver to his predecessor, Ann Lee" the predecessor."""
    last = roles[-1]
    owned = _THEIRS.search(last.words)
    inner = roles_at(text, last.span.start + owned.end(), last.span.end) if owned else []
    return inner if inner and inner[-1].span.end == last.span.end else roles


def _opening(text: str, start: int, comma: int, opened: re.Match[str] | None, within: Span) -> int | None:
    """Return where the words before a comma begin; None where they go on further back than a role does."""
    first = opened.end() if opened else start if start == within.start else None
    return None if first is None else first + len(text[first:comma]) - len(text[first:comma].lstrip())


def _roles_at(text: str, start: int, end: int) -> list[Role]:
    """Return the roles that begin at `start`, a long owner's among them.

    "National Institute of Allergy and Infectious Disease's director".
    """
    owner = _OWNER.match(text, start, end)
    if owner is None or owner["body"].startswith("One ") or " " not in owner["body"].strip():
        return roles_at(text, start, end)
    found = roles_at(text, owner.end(), end)
    campus = _CAMPUS.search(text, max(0, start - 60), start)
    first = campus.start() if campus else owner.start("body")
    span = Span(first, found[0].span.end) if found else Span(first, first)
    return [Role(words=span.of(text), span=span), *found[1:]] if found else []


def _cut(text: str, role: Role) -> bool:
    """Tell whether a role lost its "s": "One of the club's trainers, Ann Lee,"."""
    return bool(_CUT.match(text, role.span.end))


def right_after(text: str, name: Span, within: Span) -> list[Role]:
    """Find "the shadow home secretary" after "Chris Philp, ", "a shopkeeper" after "Nikita, 30, "."""
    opening = _AFTER.match(text, beyond_place(text, name, within), within.end)
    age = _AGE.match(text, opening.end()) if opening else None
    if age:
        opening = _AFTER.match(text, age.end(), within.end)
    if not opening:
        return []
    stop = min(within.end, opening.end() + WIDEST)
    marked = _MARKED.match(text, opening.end(), stop)
    found = roles_at(text, marked.end() if marked else opening.end(), stop)
    if not found or _is_name(found[0].words) or _leads_on(text, found):
        return []
    while len(found) > 1 and not _closed(text, name, found[-1].span.end + _cut(text, found[-1]), within):
        found.pop()
    goes_on = _GOING.match(text, found[-1].span.end) and _NARROWS.search(found[-1].words)
    closed = _closed(text, name, found[-1].span.end + _cut(text, found[-1]), within)
    if goes_on or not (closed or _is_narrowed(text, name, found[-1], within)):
        return []
    further = _FURTHER.match(text, found[-1].span.end, stop)
    more = roles_at(text, further.end() - len(further[1]) - 1, stop) if further else []
    if more and _closed(text, name, more[-1].span.end, within):
        return found + more
    dashed = opening[0].strip() in _DASHES
    more = _enumerated(text, found[-1].span.end, stop) if dashed else _listed(text, found[-1], within)
    return found + more


def _leads_on(text: str, roles: Sequence[Role]) -> bool:
    """Tell whether roles are of who is named behind them: "Poe, his lawyer, Ann Lee, said"."""
    first = roles[0].span.start
    his = _HIS.search(text, max(0, first - 6), first)
    return his is not None and _NAMED.match(text, roles[-1].span.end) is not None


def _listed(text: str, first: Role, within: Span) -> list[Role]:
    """Return the further roles of a list without articles: not "his son, and his wife", who are others."""
    listed = listed_on(text, first, within.end) if _BARE_ITEM.match(text, first.span.end, within.end) else []
    his = any(_HIS.search(text, one.span.start - 6, one.span.start) for one in listed)
    return [] if his else listed


def _is_name(words: str) -> bool:
    """Tell whether words are somebody's name that a role's noun ends: "Jeremy Renner, Winston Duke, and"."""
    first, _, last = words.partition(" ")
    return (
        last.istitle()
        and " " not in last
        and fold(last) not in PARTIES
        and first.istitle()
        and is_first_name(fold(first))
    )


def _enumerated(text: str, start: int, stop: int) -> list[Role]:
    """Return the further roles between dashes: "— former Foreign Secretary, mayor of London, and MP —"."""
    found: list[Role] = []
    while match := _COMMA.match(text, start, stop):
        more = roles_at(text, match.end(), stop)
        if not more or not _NEXT.match(text, more[-1].span.end):
            break
        found += more
        start = more[-1].span.end
    return found


def seat_after(text: str, name: Span, within: Span) -> list[Role]:
    """Find "MP" right after "Tan Dhesi ", with what follows it."""
    match = _SEAT.match(text, name.end, within.end)
    if match is None:
        return []
    seat = Role(words=match[1], span=Span(*match.span(1)))
    return [seat, *right_after(text, Span(name.start, match.end()), within)]


def beyond_place(text: str, name: Span, within: Span) -> int:
    """Return where a name ends with a place, a body or a title: "Colin Lee, Lord Carloway, the judge"."""
    title = _LORDLY.match(text, name.end, within.end) or _OF_PARTY.match(text, name.end, within.end)
    if title:
        return title.end()
    match = _OF_PLACE.match(text, name.end, within.end)
    placed = match and ({fold(word) for word in match[1].split()} <= _PLACED or is_body(match[1].strip()))
    return match.end() if match and placed else name.end


def _is_narrowed(text: str, name: Span, role: Role, within: Span) -> bool:
    """Tell whether a participle goes on from "a nurse" as no verb would, behind a sentence's first name."""
    opens = name.start == within.start or _OPENS_SENTENCE.search(text, max(0, name.start - 3), name.start)
    one = _ONE.search(text, max(0, role.span.start - 24), role.span.start)
    goes_on = _NARROWED.match(text, role.span.end + _cut(text, role), within.end) if opens and one else None
    return goes_on is not None and goes_on[1] in _VERBS


def _closed(text: str, name: Span, at: int, within: Span) -> bool:
    """Tell whether an apposition ends: "According to Boris Johnson, the Queen said so" has none.

    A verb may close it where the name opens the sentence.
    """
    if _CLOSED.match(text, at, within.end) or at >= within.end:
        return True
    lead = text[max(within.start, name.start - 30) : name.start]
    return name.start == within.start or bool(_OPENS_SENTENCE.search(lead) or _SAYS.search(lead))
