"""Which bodies an article names though nobody quotes them: "reporters for NPR", "estimates by the Red Cross".

By the form of their names alone, or as one of the few that everybody knows: in doubt a name is none's, for
films, laws, places and matches are written alike.
"""

import re

from news.nouns import Span
from news.people.characters import Cast
from news.people.lists import CALENDAR, NATIONS, OPENERS, PLACES, is_first_name
from news.people.names import fold, is_acronym
from news.people.roles import HONORIFICS, is_role

_KNOWN = frozenset(
    """
    ABC ACLU AFP AIPAC AP BBC CBC CBS CDC CIA CNBC CNN CPAC DHS EPA ESPN FAA FBI FCC FDA FEMA FIFA GCHQ HBO IAEA
    ICE IMF IOC IRA IRS ISIL ISIS ITN ITV MI5 MI6 MSNBC NAACP NASA NATO NBA NBC NFL NHL NHS NOAA NPR NRA NSA NTSB
    NYPD OECD OPEC OSCE PBS PETA PKK PLO RAF RSPCA RTÉ SEC TMZ TSA UEFA UN UNESCO UNHCR UNICEF UNRWA USAID USGS
    WHO WTO WWE WWF EU Bundestag Europol Gazprom Greenpeace Hamas Hezbollah Hizbollah Huawei Interpol Kremlin
    Knesset Lockheed Monsanto Oxfam Pentagon Reuters Taliban Tass Unicef Unesco Xinhua Nato Politico
    Congress Parliament Senate
    """.split()
) | frozenset(
    (
        "10 Downing Street",
        "Amnesty International",
        "Associated Press",
        "Black Lives Matter",
        "Boko Haram",
        "Breitbart News",
        "Buckingham Palace",
        "Downing Street",
        "Goldman Sachs",
        "Human Rights Watch",
        "Islamic State",
        "Islamic State of Iraq and the Levant",
        "Islamic State of Iraq and Syria",
        "Médecins Sans Frontières",
        "Number 10",
        "Planned Parenthood",
        "Red Crescent",
        "Red Cross",
        "Save the Children",
        "Scotland Yard",
        "United Nations",
        "White House",
    )
)
_HOUSES = frozenset(
    (
        "White House",
        "Downing Street",
        "10 Downing Street",
        "Number 10",
        "Kremlin",
        "Pentagon",
        "Buckingham Palace",
    )
)
"""Bodies that are places, too."""
_IN_PLACE = re.compile(
    r"\b(?:at|in|inside|outside|near|to|into|around|opposite|off|on|by|past|left|leaves?|leaving|enter(?:s|ed|ing)?"
    r"|visit(?:s|ed|ing)?|toward|towards)\s(?:the\s)?$"
)
_CHAMBERS = frozenset(("congress", "parliament", "senate"))
"""Alone they are bodies where the article has no fuller name of one."""
_WHOSE = (
    ((PLACES | NATIONS) - frozenset(("democratic", "republican")))
    | frozenset(("us", "u.s", "states", "state", "national", "european", "federal", "rico", "united", "uk"))
    | frozenset("new north south east west".split())
)
_HEADS = frozenset(
    """
    ministry department university institute council committee commission agency authority bureau company
    corporation corp inc ltd llc plc association federation confederation foundation trust society organisation
    organization network airlines airways studios industries technologies pharmaceuticals motors alliance coalition
    tribe clinic conservancy partnership consortium secretariat directorate inspectorate constabulary subcommittee
    college times post journal herald tribune gazette telegraph guardian
    """.split()
)
_GROUND = frozenset(
    "war peace blood shadow last magic human first lost wrestling trading goal government".split()
)
_AFTER: dict[str, frozenset[str]] = {
    head: frozenset(words.split())
    for head, words in {
        "party": "labour labor conservative republican democratic liberal green national brexit reform socialist "
        "communist independence unionist democrats workers people’s peoples people's libertarian congress janata "
        "justice development freedom independent law labour’s nationalist constitution prohibition progressive "
        "christian solidarity action unity",
        "court": "supreme high district crown appeals appeal federal circuit county constitutional criminal "
        "magistrates international superior administrative family sheriff",
        "service": "secret postal weather forest health park prison prosecution fire rescue ambulance security "
        "intelligence revenue marshals",
        "services": "health human emergency fire",
        "office": "home foreign met cabinet budget sheriffs attorneys statistics",
        "bank": "world central reserve deutsche development national investment commercial",
        "force": "air police defence defense border",
        "forces": "armed defence defense democratic",
        "guard": "national coast revolutionary republican border",
        "church": "catholic orthodox methodist baptist lutheran episcopal anglican presbyterian",
        "union": "european african credit liberties workers teachers students telecommunication customs rugby",
        "league": "arab muslim rugby defense defence football",
        "club": "football rugby cricket sierra athletic rotary kennel",
        "police": "metropolitan federal national state capitol transport border military city",
        "army": "salvation british us u.s states indian liberation republican",
        "navy": "royal us u.s states british indian",
        "board": "safety labor labour relations education electoral election transportation trade health parole "
        "school supervisory",
        "fund": "monetary wildlife defense defence investment pension children’s children's",
        "group": "lobby carlyle volkswagen monitoring advocacy lloyds crisis trump’s",
        "assembly": "general national legislative welsh constituent",
        "administration": "aviation drug security services safety business enforcement atmospheric space",
        "center": "hurricane medical law cancer poverty research",
        "centre": "hurricane medical law cancer seismological",
        "news": "nbc cbs abc fox sky itv bbc daily buzzfeed cnn breitbart itn msnbc yahoo bloomberg",
        "press": "associated canadian",
        "brotherhood": "muslim",
    }.items()
}
"""Heads of bodies' names, each with what must stand before it: a "Garden Party" and a "Fight Club" are none."""
_OF_LEAD = re.compile(
    r"(?:(?:[A-Z]\S*\s){0,4})"
    r"(?:(?:Department|Ministry|University|Institute|College|Bureau|Office|Council|Organi[sz]ation|Association"
    r"|Federation|Confederation|Foundation|Academy|Commission|Committee|Agency|Society|Board|Bank|Center|Centre|Centers"
    r"|Centres)\s(?:of|for|on)|Court\sof\s(?=Session|Appeal|Justice|Human|Arbitration)"
    r"|House\sof\s(?=Commons|Lords|Representatives|Delegates)"
    r"|Church\sof\s(?=England|Scotland|Ireland|Scientology|Jesus))\b"
)
_IMPURE = re.compile(
    r"^\d|\b\d+\s|\b\d+$|-(?:run|led|based|backed|sponsored|owned)\b|(?<!\bof)(?<!\bfor)(?<!\band)\sthe\s|['’]$"
    r"|^University of .* and |^House of .* for |\.[A-Z]$"
)
"""What a name has that goes on too far or breaks off: "Twitter the Federal Aviation Administration"."""
_KINDS = (
    r"(?:newspaper|tabloid|broadsheet|magazine|broadcaster|news\s(?:agency|site|outlet|website|channel|network)|website|charity"
    r"|think\s?tank|nonprofit|non-profit|airline|retailer|carmaker|automaker|insurer|brewer|company|firm|publisher|startup)"
)
_KIND_BEFORE = re.compile(rf"\b{_KINDS}\s(?:the\s|The\s)?$")
_KIND_AFTER = re.compile(
    rf",\s(?:an?|the)\s(?:(?!and\b|of\b|in\b|who\b)[\w’'-]+\s){{0,4}}{_KINDS}(?=[,.;)–—]|\s(?:that|which|based|in|for|of|owned)\b)"
)
_LEADING = re.compile(
    r"(?:(?:^|[.,;:”\"\n]\s*|\b(?:and|but|while|as|that|when)\s)(?:at|on|from|for|to|by)|\b(?:in|near|around|outside|and|,))"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a place or a time that a new clause follows: "In Lisbon, a company …"."""
_OUTLET_THE = re.compile(r"\b(?:newspaper|daily|magazine|tabloid|broadsheet|website)\sThe\s$")
"""Before an outlet's name, to which the article belongs: "newspaper The Hindu"."""
_NO_NAMES = PLACES | NATIONS | OPENERS | CALENDAR | HONORIFICS.keys()
_FEW = 4
"""Words of a name that only what stands beside it tells of."""
_NO_OFFICES = NATIONS | frozenset("general independent star justice representative guard chess".split())
_OUTLETS = frozenset("times post journal herald tribune gazette telegraph guardian".split())
_ENUMERATES = re.compile(r", [A-Z]\w+(?:,| and )")
"""After a name with "of": "Bureau of Alcohol, Tobacco and …"."""
_FOR_ONLY = re.compile(r"\b(?:Centers?|Centres?|Office)\sof\s")
_OF = re.compile(r"\s(?:of|for|on)\s")
_SHORT = re.compile(r" \(([A-Z]{2,7})\)")
"""Behind a body's name what it is called for short, whatever the letters: "Kurdistan Workers' Party (PKK)"."""
_SMALL = frozenset("of for on and the de new great high long first old".split())
_SENTENCE_ENDS = tuple(".!?:;,”\"’')]…")
_NEVER = frozenset("act bill law treaty agreement award awards cup prize tour day".split())
_LONGEST = 9
"""Words of a name that is looked at."""


def name_unheard(text: str, cast: Cast) -> None:
    """Bring in the bodies that are named in sentences, asked once all who speak are known."""
    named = ((name, places) for name, places in cast.bodies.named() if name)
    bodies = [
        (name, places) for name, places in named if _is_body(name) or _is_called_one(text, name, places)
    ]
    for name, places in bodies:
        short = _SHORT.match(text, places[0].end)
        if short:
            cast.bodies.abbreviate(name, short[1])
    for name, places in bodies:
        if fold(name) in _CHAMBERS and cast.bodies.longer_than(name):
            continue
        span = next((one for one in places if _stands_free(text, one, name, cast)), None)
        if span is not None and _OUTLET_THE.search(text, max(0, span.start - 30), span.start):
            cast.body(text, Span(span.start - 4, span.end))
        elif span is not None and not _belongs(cast, name):
            full = cast.bodies.full(name)
            cast.body(text, span, None if full == name or _is_fuller(full, name) else name)


def _is_fuller(full: str, name: str) -> bool:
    """Tell whether a longer name is the same body's: "Supreme Court of Peru", "U.S. State Department"."""
    before = full.removesuffix(name).split() if full.endswith(name) else []
    return is_acronym(name) or (_is_body(full) and all(fold(word) in _WHOSE for word in before))


def _belongs(cast: Cast, name: str) -> bool:
    """Tell whether a name only puts somebody's before a body's: "Clinton State Department" by "State Department"."""
    words = name.split()
    shorter = next((n for n in range(1, len(words) - 1) if cast.bodies.has(" ".join(words[n:]))), 0)
    return shorter > 0 and not all(fold(word) in _WHOSE for word in words[:shorter])


def _stands_free(text: str, span: Span, name: str, cast: Cast) -> bool:
    """Tell whether a name stands in a sentence, is nobody's else, no title's and no place's: "at the White House"."""
    if cast.within(span) or span in cast.bearers or not _in_sentence(text, span):
        return False
    before = text[span.start - 1 : span.start]
    if before == "(" and is_acronym(name):
        return False
    marked = before in tuple("“\"‘'") and text[span.end : span.end + 1] in tuple("”\"’',.")
    placed = name in _HOUSES and _IN_PLACE.search(text, max(0, span.start - 20), span.start)
    further = _ENUMERATES.match(text, span.end) if _OF.search(name) else None
    cut = further is not None or (" for " in name and text.startswith(" in ", span.end))
    return not marked and not placed and not cut


def _in_sentence(text: str, span: Span) -> bool:
    """Tell whether the line ends as a sentence does: headlines have capitals where names have none."""
    stop = text.find("\n", span.end)
    line = text[
        max(span.end, (len(text) if stop < 0 else stop) - 3) : len(text) if stop < 0 else stop
    ].rstrip()
    return line.endswith(_SENTENCE_ENDS)


def _is_body(name: str) -> bool:
    """Tell whether a name is a body's by its form: "Northern Arapaho Tribe", "University of Kent", not "Fight Club"."""
    if name in _KNOWN:
        return True
    words = name.split()
    if not 2 <= len(words) <= _LONGEST or _is_several(name):
        return False
    folded = [fold(word) for word in words]
    if _IMPURE.search(name) or (folded[-1] in _OUTLETS and is_first_name(folded[0])):
        return False
    if (
        any((word in OPENERS and word not in _SMALL) or word in CALENDAR for word in folded)
        or folded[-1] in _NEVER
        or is_role(folded[-1])
    ):
        return False
    if _OF_LEAD.match(name) and not _FOR_ONLY.search(name):
        return not any(_is_office(word) for word in folded)
    lead = _OF.split(name)[0].split()
    head, before = fold(lead[-1]), fold(lead[-2]) if len(lead) > 1 else ""
    if not before or any(_is_office(word) for word in folded[:-1]):
        return False
    if head in _CHAMBERS:
        return before in _WHOSE
    return (head in _HEADS and before not in _GROUND) or before in _AFTER.get(head, ())


def _is_office(word: str) -> bool:
    """Tell whether a word in a name says that the name goes on to a person: "Justice Sonia Sotomayor"."""
    return is_role(word) and word not in _NO_OFFICES


def _is_called_one(text: str, name: str, places: list[Span]) -> bool:
    """Tell whether words beside a name say what body it is: "newspaper The Hindu", "Crisis, a charity that"."""
    if any(_OUTLET_THE.search(text, max(0, span.start - 30), span.start) for span in places):
        return True
    words = [fold(word) for word in name.split()]
    if len(words) > _FEW or any(word in _NO_NAMES or is_role(word) for word in words) or _IMPURE.search(name):
        return False
    return any(
        _KIND_BEFORE.search(text, max(0, span.start - 24), span.start)
        or (
            _KIND_AFTER.match(text, span.end)
            and not _LEADING.search(text, max(0, span.start - 20), span.start)
            and text[span.start - 1 : span.start] not in ("“", '"', "‘")
            and not text.startswith(("’s ", "'s "), max(0, span.start - 3))
        )
        for span in places
    )


def _is_several(name: str) -> bool:
    """Tell whether "and" joins two names: "Department of Justice and FBI"; not "Food and Drug Administration"."""
    left, joined, right = name.rpartition(" and ")
    if not joined:
        return False
    whole = left.split()
    alone = len(whole) == 1 and (fold(left) in NATIONS | PLACES or is_acronym(left))
    ends = fold(whole[-1])
    return (
        alone or right in _KNOWN or is_acronym(right) or ends in _HEADS or ends in _AFTER or _is_body(right)
    )
