"""Which capitalised words are a body's name by their form, or because everybody knows it: "Sierra Club"."""

import re

from news.people.lists import CALENDAR, NATIONS, OPENERS, PLACES, is_first_name
from news.people.names import fold, is_acronym
from news.people.roles import is_role

KNOWN = frozenset(
    """
    ABC ACLU AFP AIPAC BBC CBC CBS CDC CIA CNBC CNN CPAC DHS EPA ESPN FAA FBI FCC FDA FEMA FIFA GCHQ HBO
    IAEA IMF IOC IRS ISIL ISIS ITN ITV MI5 MI6 MSNBC NAACP NASA NATO NBA NBC NFL NHL NHS NOAA NPR NRA
    NSA NTSB NYPD OECD OPEC OSCE PBS PETA PKK PLO RAF RSPCA RTÉ TMZ TSA UEFA UN UNESCO UNHCR UNICEF UNRWA
    USAID USGS WHO WTO WWE WWF EU Bundestag Europol Gazprom Greenpeace Hamas Hezbollah Hizbollah Huawei
    Interpol Kremlin Knesset Lockheed Monsanto Oxfam Pentagon Reuters Taliban Tass Unicef Unesco Xinhua Nato
    Politico Labour Congress Parliament Senate
    """.split()
) | frozenset(
    (
        "10 Downing Street",
        "Agence France-Presse",
        "Al Jazeera",
        "Amnesty International",
        "Associated Press",
        "Black Lives Matter",
        "Boko Haram",
        "Daily Express",
        "Daily Mail",
        "Daily Mirror",
        "Des Moines Register",
        "Deutsche Welle",
        "Breitbart News",
        "Buckingham Palace",
        "Downing Street",
        "Fianna Fáil",
        "Fine Gael",
        "Goldman Sachs",
        "Human Rights Watch",
        "Islamic State",
        "Islamic State of Iraq and Syria",
        "Islamic State of Iraq and the Levant",
        "Lok Sabha",
        "Médecins Sans Frontières",
        "Plaid Cymru",
        "Planned Parenthood",
        "Rajya Sabha",
        "Reform UK",
        "Red Crescent",
        "Red Cross",
        "Philadelphia Inquirer",
        "San Francisco Chronicle",
        "Save the Children",
        "Scotland Yard",
        "Sinn Féin",
        "State Duma",
        "USA Today",
        "United Nations",
        "White House",
    )
)
CHAMBERS = frozenset(("congress", "parliament", "senate"))
"""Alone they are bodies where the article has no fuller name of one."""
WHOSE = ((PLACES | NATIONS) - frozenset(("democratic", "republican", "gop"))) | frozenset(
    "us u.s uk united states state national european federal rico new north south east west".split()
)
"""Before a body's name they make a longer one of it: "U.S. State Department"; "Clinton" doesn't."""
_HEADS = frozenset(
    """
    ministry department university institute council committee commission agency authority bureau company
    corporation corp inc ltd llc plc association federation confederation foundation trust
    organisation organization airlines airways studios industries technologies pharmaceuticals motors
    alliance coalition tribe clinic conservancy consortium secretariat directorate inspectorate
    constabulary subcommittee college journal herald tribune gazette telegraph
    """.split()
)
_GROUND = frozenset(
    "war peace blood shadow last magic human first lost good bad secret dead blind rebel monsters government "
    "non-government non-governmental".split()
)
"""Before such heads they make something else: "Bad Company", "Monsters University"."""
_AFTER = {
    head: frozenset(words.split())
    for head, words in {
        "party": "labour labor conservative republican democratic liberal green national brexit reform "
        "socialist communist independence unionist democrats workers peoples libertarian congress "
        "janata justice development freedom independent law nationalist constitution prohibition "
        "progressive christian solidarity action unity",
        "court": "supreme high district crown appeals appeal federal circuit county constitutional criminal "
        "magistrates international superior administrative family sheriff",
        "service": "secret postal weather forest health park prison prosecution fire rescue ambulance "
        "security intelligence revenue marshals",
        "services": "health emergency fire",
        "office": "home foreign met cabinet budget sheriffs attorneys statistics",
        "bank": "world central reserve deutsche development national investment commercial",
        "force": "air police defence defense border",
        "forces": "armed defence defense democratic",
        "guard": "national coast revolutionary republican border",
        "church": "catholic orthodox methodist baptist lutheran episcopal anglican presbyterian",
        "union": "european african credit liberties workers teachers students telecommunication customs "
        "rugby",
        "league": "arab muslim rugby defense defence football",
        "club": "football rugby cricket sierra athletic rotary kennel",
        "police": "metropolitan federal national state capitol transport border military city",
        "army": "salvation british us u.s states indian liberation republican",
        "navy": "royal us u.s states british indian",
        "board": "safety labor labour relations education electoral election transportation trade health "
        "parole school supervisory",
        "fund": "monetary wildlife defense defence investment pension childrens",
        "group": "lobby carlyle volkswagen monitoring advocacy lloyds crisis",
        "assembly": "general national legislative welsh constituent",
        "administration": "aviation drug security services safety business enforcement atmospheric space",
        "center": "hurricane medical law cancer poverty research",
        "centre": "hurricane medical law cancer seismological",
        "news": "nbc cbs abc fox sky itv bbc daily buzzfeed cnn breitbart itn msnbc yahoo bloomberg",
        "press": "associated canadian",
        "brotherhood": "muslim",
    }.items()
}
"""Heads of bodies' names with what must stand before them: a "Garden Party" and a "Fight Club" are none."""
_SOMEWHERES = {
    head: WHOSE | frozenset(words.split())
    for head, words in {
        "society": "royal humane law cancer historical geological medical meteorological zoological audubon",
        "academy": "military naval royal",
        "network": "news television",
        "times": "financial irish moscow sunday economic",
        "post": "huffington daily saturday",
        "guardian": "",
    }.items()
}
"""Heads with what must stand anywhere before: "Dead Poets Society" and "The Social Network" are films."""
_OF_LEAD = re.compile(
    r"(?:(?:[A-Z]\S*\s){0,4})"
    r"(?:(?:Department|Ministry|University|Institute|College|Bureau|Office|Council|Organi[sz]ation|Association"
    r"|Federation|Confederation|Foundation|Academy|Commission|Committee|Agency|Society|Board|Bank"
    r"|Cent(?:er|re)s?)\s(?:of|for|on)|(?:Committee|Coalition|Campaign)\sto|Court\sof\s(?=Session|Appeal|Justice|Human|Arbitration)"
    r"|House\sof\s(?=Commons|Lords|Representatives|Delegates)"
    r"|Church\sof\s(?=England|Scotland|Ireland|Scientology|Jesus))\b"
)
_FIELDS = (
    r"(?:Administration|Affairs|Ag(?:e)?ing|Agriculture|Alcohol|Arts|Banking|Budget|Business|Care|Change|Children"
    r"|Climate|Commerce|Communications|Communities|Consumer|Control|Culture|Cyber|Defen[cs]e|Democracy|Development"
    r"|Digital|Disability|Drugs?|Economic|Economy|Education|Employment|Energy|Engineering|Enterprise|Environment"
    r"|Equality|Ethics|Evaluation|Explosives|Families|Finance|Fire|Firearms|Fisheries|Food|Forestry|Governance"
    r"|Government|Health|Heritage|Homeland|Housing|Human|Industrial|Industry|Information|Infrastructure|Innovation"
    r"|Insurance|Integration|Labou?r|Lands?|Liberty|Local|Marine|Media|Medicaid|Medicine|Mines|Natural|Nutrition"
    r"|Parks|Peace|Pensions|Planning|Policy|Prevention|Priorities|Protection|Public|Reform|Regional|Rehabilitation|Religion"
    r"|Research|Resources|Rural|Safety|Sciences?|Security|Services|Skills|Social|Sports?|Standards|Statistics"
    r"|Strategic|Strategy|Taxation|Technology|Tobacco|Tourism|Trade|Training|Transport(?:ation)?|Urban|Veterans"
    r"|Water|Welfare|Wildlife|Women|Works?|Youth)"
)
_FIELD = rf"{_FIELDS}(?:\s{_FIELDS}){{0,2}}"
_LED = re.compile(
    r"\b(?:Department|Ministry|Cent(?:er|re)s?|Institute|Office|Bureau|Council|Committee|Commission|Agency|Association"
    r"|Board|School|Society|Foundation|Organi[sz]ation)\s(?:of|for|on)\s(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*)*$"
)
_FURTHER = re.compile(rf"(?:(?:,\s{_FIELD})*,?\sand\s(?:the\s)?{_FIELD})(?!\w|\s(?:and\s|for\s)?[A-Z])")
"""What else a body is for: "Department of Housing" goes on with "and Urban Development"."""
_MORE = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,4}"
_AND_MORE = re.compile(rf"(?:,\s{_MORE}){{0,5}},?\sand\s(?:the\s)?{_MORE}(?=\s\(([A-Z]{{3,8}})\))")
"""What a body is for beyond the words that stand together, with the initials of the whole name behind it."""
_ENGLAND = re.compile(r"\sand\sWales\b")
_REACH = 60
"""Characters in which what a body is for begins."""
_FOR_ONLY = re.compile(r"\b(?:Centers?|Centres?|Office)\sof\s")
OF = re.compile(r"\s(?:of|for|on)\s")
IMPURE = re.compile(
    r"^\d|\b(?:News|NBC|CBS|ABC|CNN|BBC)-|\b\d+\s|\b\d+$|-(?:run|led|based|backed|sponsored|owned)\b"
    r"|(?<!\bof)(?<!\bfor)(?<!\band)\sthe\s|['’]$"
    r"|^University of .* and |^House of .* for |\.[A-Z]$"
)
"""What a name has that goes on too far or breaks off: "Twitter the Federal Aviation Administration"."""
_OF = frozenset(("of", "for"))
_SMALL = frozenset("of for on to and the de new great high long first old".split())
OUTLETS = frozenset("times post journal herald tribune gazette telegraph guardian".split())
_TOLD_BY = OUTLETS | frozenset(("news", "magazine", "television"))
NEVER = frozenset(
    "act bill law treaty agreement award awards cup prize tour day stadium arena field park bowl tower "
    "building exam exams classic open championship championships marathon tournament".split()
)
_NO_OFFICES = NATIONS | frozenset(
    "general independent star justice representative guard chess people".split()
)
_NO_KINDS = NATIONS | PLACES
_LONGEST_CHAMBER = 6
_LONGEST = 9
"""Words of a name that is looked at."""


def is_body(name: str) -> bool:
    """Tell whether a name is a body's by its form: "Northern Arapaho Tribe"; in doubt not."""
    folded = [fold(word) for word in name.split()]
    if name in KNOWN or _is_known_as(name) or _is_nations_chamber(folded):
        return True
    if not 2 <= len(folded) <= _LONGEST or IMPURE.search(name) or _is_cut_badly(folded) or _is_several(name):
        return False
    if _OF_LEAD.match(name) and not _FOR_ONLY.search(name):
        return not any(map(is_office, folded))
    lead = [fold(word) for word in OF.split(name)[0].split()]
    if len(lead) < 2 or any(map(is_office, folded[:-1])):
        return False
    head, before = lead[-1], lead[-2]
    if head in CHAMBERS:
        return before in WHOSE
    free = head in _HEADS and before not in _GROUND
    return (
        free or before in _AFTER.get(head, ()) or not _SOMEWHERES.get(head, frozenset()).isdisjoint(lead[:-1])
    )


def _is_known_as(name: str) -> bool:
    """Tell whether a known name is written with dots or in capitals: "F.B.I.", "POLITICO"."""
    plain = name.replace(".", "") if name.isupper() else ""
    return bool(plain) and (plain.capitalize() in KNOWN or (name.endswith(".") and plain in KNOWN))


def _is_nations_chamber(folded: list[str]) -> bool:
    """Tell whether a name is "Parliament of Iraq" or the like."""
    short = len(folded) < _LONGEST_CHAMBER and folded[1:2] == ["of"]
    return short and folded[0] in CHAMBERS and folded[-1] in PLACES


def whole_end(text: str, start: int, end: int) -> int:
    """Return where the name of a body ends of which `start` and `end` may cut what else it is for."""
    further = None
    if _LED.search(text, max(start, end - _REACH), end):
        further = _FURTHER.match(text, end)
    elif text.endswith("of England", start, end):
        further = _ENGLAND.match(text, end)
    if further is None and text.startswith((", ", " and "), end):
        further = _AND_MORE.match(text, end)
        further = further if further and _is_short_for(text[start:end], further) else None
    return further.end() if further else end


def _is_short_for(begun: str, further: re.Match[str]) -> bool:
    """Tell whether initials are of a name from its beginning on: "IEDCR", of no enumerated body's alone."""
    mine, theirs = ("".join(re.findall(r"\b[A-Z]", words)) for words in (begun, further[0]))
    return len(theirs) < len(further[1]) and (mine + theirs).endswith(further[1])


def is_field(words: str) -> bool:
    """Tell whether words are what bodies are for: "Urban Development"."""
    return bool(re.fullmatch(_FIELD, words))


def parts(name: str) -> tuple[str, ...]:
    """Return the bodies among two that "and" joins: "Marvel Studios and ABC"."""
    left, joined, right = name.rpartition(" and ")
    if not joined or is_field(right) or not (_is_several(name) or (is_body(left) and is_body(right))):
        return ()
    return tuple(one for one in (left, right) if is_body(one))


def _is_cut_badly(folded: list[str]) -> bool:
    """Tell whether words begin or end with what is in no body's name, or are somebody's.

    "Older People" are whom a body is for.
    """
    folded = folded[:-1] if folded[-1] == "people" and len(folded) > 1 else folded
    inside = any((word in OPENERS and word not in _SMALL) or word in CALENDAR for word in folded)
    somebody = (folded[-1] in OUTLETS or folded[-1] == "court") and is_first_name(folded[0])
    return inside or somebody or folded[-1] in NEVER or (is_role(folded[-1]) and folded[-2:][0] not in _OF)


def is_office(word: str) -> bool:
    """Tell whether a word in a name says that the name goes on to a person: "Justice Sonia Sotomayor"."""
    return is_role(word) and word not in _NO_OFFICES


def _is_several(name: str) -> bool:
    """Tell whether "and" joins two: "Marvel Studios and ABC"; not "Food and Drug Administration"."""
    left, joined, right = name.rpartition(" and ")
    if not joined:
        return False
    first, ends = fold(left.partition(" ")[0]), fold(left.rpartition(" ")[2])
    alone = " " not in left and (first in _NO_KINDS or is_acronym(left))
    if alone or (is_first_name(first) and not is_body(left)) or right in KNOWN or is_acronym(right):
        return True
    told = fold(right.rpartition(" ")[2]) in _TOLD_BY
    return told or (
        (ends in _HEADS or ends in _AFTER or is_body(left)) and (is_body(right) or not OF.search(left))
    )
