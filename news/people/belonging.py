"""What body a name is of: "Mike Ryan of the World Health Organization", "Labour's Ann Lee"."""

import re

from news.nouns import Role, Span
from news.people.body_names import OUTLETS
from news.people.kinds import is_called_a_body
from news.people.leading import POSTS
from news.people.lists import BODIES, NATIONS, OPENERS, PLACES
from news.people.names import fold, is_acronym
from news.quotes.cues import SPEECH_FORMS

_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&’'.-]*\w|[A-Z])['’]?"
_RUN = rf"{_CAPITAL}(?:\s(?:(?:of|for|and|the|in|on|de|without)\s(?:the\s)?)?{_CAPITAL}|\s\d+\b)*"
_BELONGS = re.compile(
    r",?\s(?P<link>of|from|for|at|with)\s(?P<the>the\s|The\s)?"
    r"(?P<own>[\w-]+['’]s?\s|[a-z]+(?:ive|al|an|ish|ist|ing)\s)?"
    rf"(?P<body>{_CAPITAL}['’]s\s(?:[a-z]+\s){{0,2}}{_RUN}"
    rf"|{_CAPITAL}(?:\s(?:(?:of|for|(?(the)and|of)|the|in|on|de|without)\s(?:the\s)?)?{_CAPITAL}|\s\d+\b)*"
    r"(?:(?:\s[a-z]+){0,3}\s(?:council|office|department|party|union|news|club|committee|board|agency|association"
    r"|group|company|foundation|institute|authority|service|force|team|commission))?"
    r"|[a-z]+\s[a-z]+|[“\"](?P<quoted>[A-Z][^“”\"\n]{2,40})[”\"])"
)
_CLOSED = re.compile(r"[,;:()–—.”\"\n]|$|\s[a-z]+\b|\s\(")
_WHEN = re.compile(
    r"(?:(?<!\bMail)(?<!\bIndependent)\son\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\sin\s(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December))\b(?!['’]|\s[A-Z])"
)
"""After a body or a place: "Gov. Rick Perry of Texas on Tuesday said"."""
_SPEAKS = re.compile(rf",?\s(?:{'|'.join(sorted(SPEECH_FORMS))})\b")
_OWNED = re.compile(r"['’]s $|s['’] $")
_OWNER = re.compile(_RUN)
_PARTED = re.compile(r".*(?:['’]s\s|\sand\s)")
_OF_WHAT = re.compile(r"\s(?:of|for|at|in)\s")
_SEATS = frozenset(
    """
    president minister representative senator governor mayor ambassador sheriff king queen premier chancellor
    archbishop bishop congressman congresswoman rep sen gov councillor mp
    """.split()
)
"""Offices that are of what follows a name: "President Abdel Fattah el-Sisi of Egypt"."""
_HEADS = frozenset(
    """
    commissioner director professor chief head leader secretary chairman chairwoman chair judge lecturer dean
    manager coach captain commander prof sgt constable superintendent officer detective inspector attorney
    general
    """.split()
)
"""Those that are of a body only: "Chairman Jerrold Nadler of New York" is not New York's."""
_GEOGRAPHY = frozenset(
    """
    bay beach bridge river lake mount mountain mountains hill hills wood woods forest valley coast sea gulf
    strait canal desert port harbour harbor gate cross market castle palace tower abbey gardens garden farm
    mine reef glacier airport state states province region republic kingdom peninsula ocean island islands
    street road avenue lane close drive way terrace crescent mews place grove square park green village town
    city county district north south east west centre center heath common moor dale ford stanley day week
    month year war revolution games cup
    """.split()
)
"""They end places' names: "Mary Jones, of Colwyn Bay" has no post there."""
_NO_KIND = frozenset(
    """
    north south east west northern southern eastern western central white black world national international
    federal global house hall room inn hotel restaurant cafe plaza building station court street road
    """.split()
)
"""Words in bodies' names that make none of a place's or a house's: "Northern Ireland", "Earls Court"."""
_PARTIES = frozenset(
    "party labour reform plaid ukip tories conservatives democrats republicans greens".split()
)
_OUTLETS = OUTLETS | frozenset(
    """
    news observer cnn bbc nbc abc cbs msnbc cnbc npr pbs itv espn reuters bloomberg politico review magazine
    """.split()
)
_ENDS = re.compile(
    r"[,;.?!)”\"]|\s[–—-]\s|\s(?:and|or|on|in|at|as|by|that|for|from|before|after|during|how|why|about|to|was|is|has|had"
    r"|will|who|with|puts|put|aired|writes|reports|notes|calls|asks)\b"
)
"""After a journalist's name; of "the Post's Hillary Clinton story" nobody is the Post's."""
_OPENERS = OPENERS - {"new", "great", "high"}
_CAUSES = frozenset(
    "rights watch borders without children friends aid relief action amnesty greenpeace oxfam crisis shelter "
    "citizens scouts uk".split()
)
"""Words in the names of charities."""
_KINDS = (BODIES - _GEOGRAPHY - _NO_KIND) | _CAUSES
_NATIONS = (
    PLACES
    | NATIONS
    | frozenset("usa uae drc united kingdom north south east west northern southern new".split())
)
_KNOWN = re.compile(
    r"(?:.*\s)?Cent(?:er|re)s?\s(?:for|on)\s|Red (?:Cross|Crescent)$"
    r"|(?:House|Court) of |(?:Supreme|High|Crown|Federal|Appeals?|District|Circuit) Court\b"
)
_POSTS = (
    _PARTIES
    | OUTLETS
    | frozenset(
        """
        ministry department office commission agency authority bureau senate congress parliament council
        committee board treasury embassy cabinet assembly news independent observer review mail mirror sun
        express weekly magazine press television tv radio media presse agence foundation association
        federation union institute institution corporation company corp inc ltd llc plc bank fund network
        organisation organization charity trust cross crescent watch amnesty greenpeace oxfam borders police
        survey observatory laboratory labor court commons lords representatives
        """.split()
    )
)
"""Whoever is of one of these mostly works or sits there; of a school or a club are many others."""
_MANY = frozenset(
    """
    residents tenants parents neighbours neighbors neighbourhood community supporters friends victims families
    women womens mens youth students pupils survivors campaign school hospital college academy church prison
    """.split()
)
"""Of a residents' association are those who live there."""
_ATTENDED = frozenset("raf hmp ucl lse mit nyu ucla nhs".split())
"""Short names of bodies that many private people are of."""


def belonging(text: str, name: Span, within: Span, title: Role | None) -> Role | None:
    """Return what a name is of: "Mike Ryan of the World Health Organization", "President el-Sisi of Egypt".

    With an office before the name its words are the office's and these, without the name between; else they
    begin with "of", and a place is none.
    """
    match = _BELONGS.match(text, name.end, within.end)
    when = _WHEN.search(text, match.start(), match.end()) if match else None
    match = _BELONGS.match(text, name.end, when.start()) if when else match
    if match is None or not _CLOSED.match(text, match.end(), within.end):
        return None
    start = match.start("link")
    words = text[start : match.end()]
    body = (
        bool(match["quoted"]) or _is_body(match["body"], match["own"]) or is_called_a_body(text, match.end())
    )
    post = fold(title.words.split()[-1]) if title is not None else ""
    seat = post in _SEATS or (body and post in _HEADS)
    capital = match["body"][0].isupper()
    if title is not None and seat and capital and match["link"] in ("of", "for", "at"):
        return Role(words=f"{title.words} {words}", span=Span(title.span.start, match.end()))
    firm = match["link"] == "of" or _SPEAKS.match(text, match.end())
    if firm and body:
        return Role(words=words, span=Span(start, match.end()))
    return None


def owner(text: str, name: Span, within: Span) -> Role | None:
    """Return the body whose a name is: "Labour's Ann Lee", "the BBC's Jonathan Marcus said".

    Bodies but for parties own much else that is called like somebody: "NASA's James Webb Telescope".
    """
    end = name.start - 1
    if not _OWNED.search(text, max(within.start, end - 2), name.start):
        return None
    start = max(within.start, name.start - 60)
    mark = end - 2 if text[end - 1] == "s" else end - 1
    runs = [run for run in _OWNER.finditer(text, start, mark) if run.end() == mark]
    if not runs:
        return None
    first = runs[0].start()
    parted = _PARTED.search(text, first, mark)
    first = parted.end() if parted and _is_body(text[parted.end() : mark], None) else first
    while fold(text[first:mark].split(maxsplit=1)[0]) in _OPENERS and " " in text[first:mark]:
        first += text[first:mark].index(" ") + 1
    last = fold(text[first:mark].rsplit(maxsplit=1)[-1])
    works = last in _OUTLETS and _ENDS.match(text, name.end)
    led = text.rfind(" the ", first, mark) if works else -1
    first = led + len(" the ") if led >= 0 else first
    told = last in _PARTIES or works or _SPEAKS.match(text, name.end)
    if not told or not _is_body(text[first:mark], None):
        return None
    return Role(words=text[first:end], span=Span(first, end))


def _is_body(words: str, own: str | None) -> bool:
    folded = [fold(re.sub(r"['’]s?$", "", word)) for word in words.split()]
    if words[0].islower():
        return own is not None and folded[-1] in BODIES
    if folded[-1] in _PARTIES:
        return True
    if _KNOWN.match(words) or _KINDS & {fold(word) for word in _OF_WHAT.split(words)[0].split()}:
        return set(folded) - _NATIONS != set()
    if set(folded) <= _NATIONS or folded[-1] in _GEOGRAPHY:
        return False
    acronym = len(folded) == 1 and is_acronym(words) and len(words) > 2
    return acronym or bool(_KINDS & set(folded))


def gives_a_post(words: str) -> bool:
    """Tell whether somebody is public who is of a body: of the Red Cross, not of Riverside School."""
    own = words.endswith(("'s", "’s", "s'", "s’"))
    leads = words.split(maxsplit=1)[0] in POSTS
    if not own and not leads and not words.startswith(("of ", "from ", "for ", "with ", "at ")):
        return False
    named = re.findall(r"[\w-]+", words.removesuffix("'s").removesuffix("’s"))
    folded = {fold(word) for word in named}
    short = any(is_acronym(word) and len(word) > 2 for word in named)
    centre = re.search(r"Cent(?:er|re)s? for ", words)
    return bool(short or centre or folded & _POSTS) and not folded & (_ATTENDED | _MANY)
