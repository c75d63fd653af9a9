"""Which numbers are no figures? Dates, clock times, names, labels, scores, page furniture."""

import re
from dataclasses import dataclass

from news.figures.numbers import Number
from news.nouns import Span

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_LABELS = (
    "no|nos|numbers?|pages?|chapter|sections?|articles?|part|phase|level|grade|tier|stage|step|round|season"
    "|episode|room|route|highway|flight|item|rule|category|type|class|version|unit|gate|terminal|platform"
    "|district|ward|lane|volume|vol|issue|junction|question|exit|channel|resolution|amendment|title|figure"
    "|table|world war|apollo|proposition|prop|band|block|building|cell|floor|windows|iphone|formula|studio"
    "|day|psalm|verse|lines?|bill|act|sector|zone|area|group|camp|freedom"
)
"""Words before a number that it only tells apart: "Article 5", "page 3"."""

_ZONES = r"(?:GMT|UTC|BST|ET|EST|EDT|PT|PST|CET|MT|CT)\b| local time"
_BEFORE = re.compile(
    rf"(?:\b{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?: (?:and|to)|[-–])? ?"
    rf"|\b(?i:{_LABELS})\.?(?: (?i:no|number)\.?)? |[#@§] ?|\bN[o°º]\.? ?|[:/]"
    r"|(?i:\b(?:call|phone|dial|ring|text)(?:s|d|ed|ing)?) )\Z"
)
_MONTH_THEN = re.compile(rf"\b{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?, \Z")
_PHONED = re.compile(r"(?<![\w.,])(?:\+\d{1,3} |0\d{1,4} |\(0\d{1,4}\) )(?:\d{2,4} )*\Z")
"""Before the second group of a telephone number: "0800 555 111"."""

_GLUED = re.compile(r"(?:\w|[^\W\d_]\[?[-–]|\d[-–:/.,]|\w\)\()\Z")
_AFTER = re.compile(
    rf"(?: (?:of )?{MONTH}(?!\w)|(?:st|nd|rd|th)\b|'?s\b(?! )|[:/]\d|\s?(?:[ap]\.?m\b|[AP]\.?M\b"
    rf"|(?i:o['’]clock|noon)\b|{_ZONES})|[-–]\d|\.\d| minutes? ago\b| hours? ago$|[- ](?:in|to)[- ]one\b"
    r"|-to-\d| M(?:ax|AX)\b"
    r"| (?:[A-Z][a-z]+ ){1,2}(?:Street|Avenue|Road|Lane|Drive|Boulevard|Square)\b"
    r"| [A-Z][a-z]+ [b-h](?![\w’'.])"
    r"| U\.?S\.? ?C(?:ode\b|\.)| ?\(?c\)?\(?[34]\b"
    rf"| \d{{2,4}} \d{{3,4}}\b| [-–] \d[\d.]*%|%?-\d"
    r"| ?(?:[Bb]\.?[Cc]\.?(?:[Ee]\.?)?|C\.?E\.?|c\.e\.|A\.?D)(?!\w))"
)
_DAY_OF_MONTH = re.compile(rf"\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)? (?:to|and|[-–]) \Z")
_DAY_TO_DAY = re.compile(rf"(?: (?:to|and|[-–]) |[-–])\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?!\w)")
_VERSION = re.compile(r"[0-9]\.0|0[0-9]+")
_POINTS = re.compile(r" points? to [0-9]"), re.compile(r"(?<![\d,.])[0-9]{1,3} (?:points? )?to \Z")
_RATE = re.compile(r"\b(?:per|in every|for every) \Z")
_FROM = re.compile(r"\bfrom [\d,.]+ to \Z")
_ELIDED = re.compile(r"(?:^|[\s(])[‘’']\Z")
"""Before the last digits of a year: "in ’12"."""

_SHORT_YEAR = 2
_QUAKE = re.compile(r"\b[Mm]agnitude(?: was| of)? \Z"), re.compile(r"[ -](?:[Mm]agnitude|quake|earthquake)")
_SOME_YEAR = (
    re.compile(r"\b(?:around|about|roughly|up to|until) \Z", re.IGNORECASE),
    re.compile(r"\W*(?:$|[.,;)]| (?:on|by|at|to|until|and|when|as|with)\b)"),
)
"""What stands around a year that is not known exactly: "around 1970", "up to 2015 on Fox"."""

_MARKED = re.compile(r"[“\"‘']\Z"), re.compile(r"[”\"’']")
_THE = re.compile(r"\b[Tt]he \Z"), re.compile(r"\W*(?:in|on|at|of|and|to|was|were|is|for)\b|[.,;:)]")
_SPREAD = re.compile(r"[0-9]+[-–][0-9]+")
_SCORE = re.compile(
    r"\b(?i:won|wins?|beat|beating|lost|lose|defeat\w*|victory|draw|drew|score\w*|lead|led|trail\w*|ahead"
    r"|final"
    r"|voted?|margin|ruled|ruling|decision)\b[^.;]{0,50}\Z"
)
_PLURAL = re.compile(
    r" (?!news\b)(?:[a-z]+(?:-[a-z]+)* ){0,2}?"
    r"(?:(?!(?:was|has|does|this|its|his|says|news|thus|plus)\b)[a-z-]{2,}s|people|men|women|children)\b"
)

_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d(?:(?:[-–/]| to | and )(?:\d\d){1,2})?")
_COUNTED = (
    "people|men|women|children|boys|girls|soldiers|troops|workers|staff|jobs|homes|houses|cases|deaths"
    "|migrants"
    "|refugees|patients|pupils|students|officers|victims|members|voters|votes|fans|employees|prisoners"
    "|civilians|vehicles|cars|passengers|firefighters|residents|families|copies|protesters|others|lives|tests"
)
_PEOPLE = re.compile(rf" (?:[a-z-]+ ){{0,2}}?(?:{_COUNTED})\b")
_WHEN = re.compile(r"\b(?:in|since|the|by|of|from|during|until)\s\Z", re.IGNORECASE)
_HEDGE = re.compile(
    r"(?:\b(?i:more than|over|about|around|some|nearly|almost|least|most|fewer than|less than|up to|estimated"
    r"|approximately|roughly|total of)|[$£€]) ?\Z"
)

_NAMED = re.compile(r"\b([A-Z][\w’'&.]*[A-Za-z]|[A-Z])[ \u00a0-]\Z")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_NAMED_TOO = re.compile(r"\b(?:[A-Z][A-Za-z]* ?|[A-Z][A-Za-z]{0,2}-)\d+(?: and| or| as well as) \Z")
"""Before the number of a second thing of one name: "the A300 and 747", "Windows 7 and 8"."""

_SURELY = re.compile(
    r"(?:\b(?!(?:in|at|near|across|around|outside|from|of|cost(?:s|ing)?|g[ai]v(?:e[sn]?|ing)|offer(?:s|ed|ing)?"
    r"|hand(?:s|ed|ing)?|award(?:s|ed|ing)?|pa(?:y|ys|id|ying)|ow(?:e[sd]?|ing)|le(?:nd|nds|nt|nding)"
    r"|sen(?:d|ds|t|ding)|s(?:ell|ells|old|elling))\b)[a-z0-9][\w,;:’'–-]*\W+"
    r"|\b(?:The|An?|This|That|Two|Three|Four|Five|Six|Ten) )(?:[A-Z][\w’'.&-]*[ \u00a0])+\Z"
    r"|\b\w*[A-Z]\w*[A-Z]\w*[ \u00a0]\Z"
)
"""Before a number that is surely a name's: it stands within a sentence, or has two capitals: "CentOS 7".

Not behind what gives somebody something: "it cost Boeing 12 orders".
"""

_PLACED = re.compile(r"\b(?i:in|inside|at|near|across|around|outside) the (?:[A-Z][\w’'.&-]*[ \u00a0])+\Z")
"""Before a number behind where something is: "At the White House 12 tents stood"."""

_TALLIED = re.compile(
    rf" (?:[a-z-]+ )?(?:{_COUNTED}|points?|seats|delegates|goals|runs|tries|wickets|percent)\b"
)
"""Behind a number that a name has got: "shows Cruz 16 points ahead"."""

_COUNTED_OFF = (
    re.compile(
        r"(?<!the )(?<!\ba )(?<!an )(?<!that )(?<!this )(?<!each )(?<!same )(?<!every )(?<!one )"
        r"(?i:(?<!last )(?<!next )(?<!first )(?<!second )(?<!third )(?<!final ))"
        r"\b(?i:phase|stage|round|level|tier|grade|part|step|page|chapter|season|episode|game"
        r"|category|type|class|version|volume|act|option|plan|leg|gate|row|numbers?|series) \Z"
        r"|(?:\A|[\d,;:(–—“\"‘]\W?|\b(?i:in|on|at|of|by|from|for|since|after|before|until|to|into|through|during"
        r"|with|and|is|was) )(?i:day|week|year) \Z"
    ),
    re.compile(
        r"[”\"’']?(?:\Z|[.,;:)!?]| (?:is|was|will|would|has|of|in|on|at|to|and|for|by|from|begins?|began"
        r"|ends?|ended|starts?|started|trials?|clinical|testing|stud(?:y|ies))\b)"
    ),
)
"""Around a word that tells one from its like: "at which point phase two was planned", "on day one of it".

Behind other words a time's number counts: "last year two of the plants", "in the first round three of them".
"""

_OPENING = frozenset(
    """the a an in on at of by for from to with and but or as about around over more some nearly almost at
    least up only just than while when after before since if so yet now then there this that these
    those it he she they we i you his her their our its all another every each both few most
    meanwhile also even still estimated exactly overall saturday sunday monday tuesday wednesday
    thursday friday today yesterday total mr mrs aged age image approximately roughly fewer less
    under between within during however until including one magnitude us uk killing said says""".split()
)
"""Words that may stand in capitals before a number without making it a name."""

_TITLE = re.compile(r"\b[A-Z]\w+ (?:of|for) (?:the )?\Z")
"""Before a number in capitals that is a name's: "the Gang of Eight"."""

_CAPITAL = re.compile(r" [A-Z]")
_LONGEST_NAME = 8
_ALONE = re.compile(r"[\s\d.,:|/()–-]*\Z")
_COUNTER = re.compile(r"\d(?: \d)*(?: [A-Z‘“'\"]|$)")
_ENUMERATED = re.compile(r"\(1\).*\(2\)")
_LISTED = re.compile(r"[.)] ")
_TIED = re.compile(
    r"[-‑](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|way|off|time|state|party|tier|ply|star|door|sided?|handed|on-one|point|piece|liner|dimensional"
    r"|stop|size|bit|gun|hand|thirds|wheel|pronged|fifths|nation|man|woman|horse|legged|test|drive|seater"
    r"|stroke"
    r"|eyed|footed|quarters|minded|to-one|faced|nil|all)\b"
    r"|[ -]?(?:m|met(?:er|re)s?) (?:[a-z]+ )?(?:hurdles|freestyle|relay|sprint|dash|backstroke"
    r"|steeplechase)\b",
    re.IGNORECASE,
)
"""What makes a word of a number: "two-way", "third-party"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A number's words and what stands around them in its sentence."""

    words: str
    form: str
    touched: bool
    before: str
    after: str


def is_label(text: str, number: Number, core: Span, sentence: Span) -> bool:
    """Tell whether a number names, dates or ranks: "No11", "Dublin 8", "3:19", "May 15", "Area 51", "8 8 8".

    `core` is the number with its unit: what has one is no label.
    """
    spot = _Spot(
        words=number.span.of(text),
        form=number.form,
        touched=core != number.span,
        before=text[max(sentence.start, number.span.start - 80) : number.span.start],
        after=text[number.span.end : min(sentence.end, number.span.end + 60)],
    )
    if _is_furniture(text, number, sentence) or _is_glued(text, core, spot) or _TIED.match(spot.after):
        return True
    if spot.form == "digits" and not spot.touched and (_is_year(spot) or _is_dated(spot)):
        return True
    return _is_name(spot)


def _is_furniture(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether nothing but numbers and marks is is there, or it is a list's or an image's number."""
    if _ALONE.match(text[sentence.start : sentence.end]):
        return True
    lead, after = text[sentence.start : number.span.start], text[number.span.end : number.span.end + 2]
    if lead.endswith("(") and after.startswith(")") and _ENUMERATED.search(text, *sentence):
        return True
    first = not lead.strip(" 0123456789")
    counter = _COUNTER.match(text[number.span.start : number.span.end + 20])
    return bool(first and (counter or (not lead and _LISTED.match(after))))


def _is_glued(text: str, core: Span, spot: _Spot) -> bool:
    """Tell whether the number is a piece of something else: "COVID-19", "3D", "A496", "360°", "one's"."""
    follows = text[core.end : core.end + 2]
    if follows[:1].isalpha() or follows[:1] in ("°", "º"):
        return True
    if spot.form == "words" and follows in ("’s", "'s"):
        return True
    return spot.form == "digits" and core.of(text)[0].isdigit() and _GLUED.search(spot.before) is not None


def _is_dated(spot: _Spot) -> bool:
    """Tell whether bare digits are a date, a clock time, a label, a score or a version."""
    if _BEFORE.search(spot.before) or _AFTER.match(spot.after) or _is_version(spot):
        return True
    month = _MONTH_THEN.search(spot.before) and not _counts(spot)
    if month or _PHONED.search(spot.before) or _DAY_OF_MONTH.search(spot.before):
        return True
    named = (_MARKED,) if "," in spot.words else (_MARKED, _THE)
    if any(before.search(spot.before) and after.match(spot.after) for before, after in named):
        return True
    points = _POINTS[1].search(spot.before) and not _FROM.search(spot.before)
    if _POINTS[0].match(spot.after) or points:
        return True
    if _DAY_TO_DAY.match(spot.after) or _RATE.search(spot.before):
        return True
    spread = _SPREAD.fullmatch(spot.words)
    return bool(spread and (_SCORE.search(spot.before) or not _PLURAL.match(spot.after)))


def _counts(spot: _Spot) -> bool:
    """Tell whether digits behind a date begin a clause: "In March, 30 people", "In May, 6,642 crossed"."""
    return "," in spot.words or _PLURAL.match(spot.after) is not None


def _is_version(spot: _Spot) -> bool:
    """Tell whether digits are a version or a short year: "2.0", "007", "in ’12"; not "magnitude 7.0"."""
    short = len(spot.words) == _SHORT_YEAR and _ELIDED.search(spot.before) and not _PLURAL.match(spot.after)
    quake = _QUAKE[0].search(spot.before) or _QUAKE[1].match(spot.after)
    return bool(short or (_VERSION.fullmatch(spot.words) and not quake))


def _is_year(spot: _Spot) -> bool:
    """Tell whether digits are a year: four of them without a comma, not hedged, nothing counted behind."""
    if not _YEAR.fullmatch(spot.words):
        return False
    if _SOME_YEAR[0].search(spot.before) and _SOME_YEAR[1].match(spot.after):
        return True
    counts = _PEOPLE.match(spot.after) and not _WHEN.search(spot.before)
    return not (counts or _HEDGE.search(spot.before))


def _is_name(spot: _Spot) -> bool:
    """Tell whether the number is part of a name: "Area 51", "Six Flags", "World War Two", "BBC One"."""
    lead = _NAMED.search(spot.before)
    named = lead is not None and lead[1].lower() not in _OPENING and not _POSSESSIVE.search(lead[1])
    if spot.form == "digits":
        named = named or _NAMED_TOO.search(spot.before) is not None
        return named and not spot.touched and "," not in spot.words and not _is_counted(spot)
    off = _COUNTED_OFF[0].search(spot.before) and _COUNTED_OFF[1].match(spot.after)
    if off and spot.form == "words" and not spot.touched:
        return True
    if spot.form not in ("words", "part") or not spot.words[:1].isupper():
        return False
    named = named or _TITLE.search(spot.before) is not None
    titled = _CAPITAL.match(spot.after) and len(spot.words) < _LONGEST_NAME and spot.before.strip()
    return bool(named or titled)


def _is_counted(spot: _Spot) -> bool:
    """Tell whether digits behind a name count what follows: "in Kent 300 people", not "Boeing 707 planes"."""
    if not _PLURAL.match(spot.after):
        return False
    placed = _PLACED.search(spot.before) or _TALLIED.match(spot.after)
    return bool(placed) or not _SURELY.search(spot.before)
