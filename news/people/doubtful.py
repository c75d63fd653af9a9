"""Whether one capitalised word that speaks is somebody: "Buchanan said"; "Ofcom said" is a body.

A body, unless the word is a common surname or the article tells a person of it; and a body all the same where
the article tells that it is one.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from news.nouns import Span
from news.people.body_names import KNOWN
from news.people.lists import BODIES, NATIONS, PLACES, WEAK_BODIES, common_surnames
from news.people.names import fold

_NAME = r"(?P<name>[A-Z][\w&-]*)(?![\w&-])"
_KIND = (
    r"(?:newspaper|tabloid|broadsheet|magazine|broadcaster|agency|site|outlet|channel|network|website|charity"
    r"|think\s?tank|nonprofit|non-profit|airline|retailer|carmaker|automaker|insurer|brewer|company|firm|publisher"
    r"|start-?up|app|platform|giant|bank|maker|daily|weekly|journal|organi[sz]ation|union|band|brand|software"
    r"|developer|hospital|clinic|lab|laboratory|museum|club|league|promotion|chain|service|manufacturer|supplier"
    r"|regulator|watchdog|consultancy|lender|supermarket|housebuilder)"
)
_OF_BODY = (
    r"(?:employees|workers|staff|users|customers|shares|stock|shareholders|subscribers|products|stores|headquarters"
    r"|website|app|newsroom|reporters?|journalists?|correspondents?|executives?|CEO|co-founders?|founders?"
    r"|account\sholders|Inc|Corp|Ltd|LLC|Plc|MPs?|members|fans|manager|spokes(?:man|woman|person)|chief\s[a-z]+"
    r"|general\ssecretary|party)"
)
_WORKS_FOR = (
    r"(?:CEO|executives?|employees?|reporters?|journalists?|correspondents?|editors?|anchors?|analysts?|founders?"
    r"|co-?founders?|headquarters|spokes(?:man|woman|person))"
)
_PLANS = (
    r"(?:expect|plan|intend|aim|hope|believe|take|apologi[sz]e|regret|look)(?:s|e?d)?\b|took\b|had\s\w+e[dn]\b"
    r"|(?:would|will)\s(?:not\s)?(?:appeal|buy|close|comment|consult|create|cut|invest|hire|keep|launch|open|offer"
    r"|pay|raise|review|sell|stop|strike|work)\b"
)
"""What "it" does that is a firm, and no matter: "Pearson said it would cut 100 jobs"."""
_SAID = r"(?:said|says|announced|reported|warned|added|insisted|confirmed)"
_IS_A = r"(?:,\s(?:an?|the|which\sis\san?)|\s\((?:the|an?)|:\s(?:The|An?)|\sis\s(?:an?|the))"
_BODIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_KIND},?\s(?={_NAME})",
        rf"\b{_WORKS_FOR}\s(?:for|of|at|from|with)\s(?={_NAME})",
        rf"\b(?:jobs|bosses|sales|services|staff|stores|strikes?|work(?:ed|ers|ing|s)?)\s(?:at|for)\s(?={_NAME})",
        rf"(?<=[a-z,]\s)[Tt]he\s(?={_NAME}(?:[,.;:)]|\s(?:said|says|reported|reports|wrote|also|has|is|was)\b))",
        rf"\b(?:poll|survey|data|figures)\s(?:by|from)\s(?={_NAME})",
        rf"\b(?:[Aa]n?|[Nn]ew|[Ll]atest|[Rr]ecent)\s(?={_NAME}\s(?:poll|survey|study)\b)",
        rf"(?<!\w)(?={_NAME}{_IS_A}\s(?:[\w’'-]+\s){{0,5}}?{_KIND}\b)",
        rf"(?<!\w)(?={_NAME}(?:['’]s?)?\s(?:[a-z-]+\s)?{_OF_BODY}(?!\w))",
        rf"(?<!\w)(?={_NAME}\.(?:com|org|net|co)\b)",
        rf"(?<!\w)(?={_NAME}(?:,\swhich\b|\s{_SAID}\s(?:that\s)?(?:its\b|it\s(?:{_PLANS}))))",
    )
)
_RELATIVE = (
    r"(?:wife|husband|son|daughter|father|mother|brother|sister|parents|presidency|administration|childhood)"
)
_SPEAKS = (
    r"(?:said|says|told|tells|asks|asked|wrote|writes|stated|states|added|adds|argued|argues|recalled|recalls|explained"
    r"|explains|admitted|admits|insisted|insists|suggested|suggests|continued|concluded|replied|responded)"
)
_OPENS = rf"(?:(?:^|(?<=[.!?”\"]\s)|(?<=\n)|(?<=,[”\"]\s))(?:{_SPEAKS}\s)?)"
"""Before a subject: in "a spokesman for Greggs, who asked" another than Greggs asks."""
_LAUGHED = r"(?:quipped|joked|laughed|mused|shrugged|smiled|remembers|remembered|wondered)"
_ADDED = r"[.][”\"]?\s(?:He|She)\s(?:also\s|then\s)?(?:added|continued|went\son)\b"
_PEOPLE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_OPENS}(?={_NAME},?\swho(?:se)?\s(?!are\b|were\b|have\b))",
        rf"{_OPENS}(?={_NAME}\sand\s(?:his|her)\s)",
        rf"{_OPENS}(?={_NAME}\s(?:\w+ly\s)?{_LAUGHED}\b)",
        rf"{_OPENS}(?={_NAME}\s{_SPEAKS}\b(?:[^A-Z.“”\"]|[A-Z][a-z]+day\b){{0,120}}{_ADDED})",
        rf"(?<!\w)(?={_NAME}['’]s\s{_RELATIVE}\b)",
        rf"\b(?:Pres|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Dr|Mrs?|Ms)\.?\s(?={_NAME})",
        rf"\bthe\s(?={_NAME}\s(?:administration|presidency|White\sHouse)\b)",
    )
)
_QUOTED = re.compile(
    rf"[“\"](?P<before>[^“”\"\n]{{1,400}})[,?!.][”\"],?\s(?:{_SPEAKS}\s{_NAME}(?=[.,;:\n]|\s[a-z]+\b(?!['’])|$)"
    rf"|(?P<first>[A-Z][\w&-]*)\s{_SPEAKS}\b)"
    rf"|(?:^|(?<=[.!?”\"]\s))(?P<leads>[A-Z][\w&-]*)\s(?:{_SPEAKS}|went\son\sto\ssay)\b[^A-Z“”\".\n]{{0,60}}[,:]"
    r"\s[“\"](?P<after>[^“”\"\n]{1,400})",
    re.MULTILINE,
)
_I = re.compile(r"\bI\b(?!\.)|\b[Mm]y\b|\bme\b")
_PRAISED = (
    r"(?:accus|suspect|convict|criticis|criticiz|condemn|blam|mock|slam|fault|prais|thank)(?:e|ed|es|s|ing)?"
)
_BLAMED = re.compile(rf"\b{_PRAISED}\s$")
_IS_BLAMED = re.compile(rf"\s(?:is|are|was|were|has\sbeen|had\sbeen)\s(?:\w+ly\s)?{_PRAISED}\b")
_FIRMLY = re.compile(r"\s(?:said|says|told|warned|announced|called\son|urged)\b")
_OF_MANY = re.compile(
    r"\s(?:say|said|claim|believe|think|argue|are|were|have|want|show|report|indicate|suggest)\b"
)
_MANY = re.compile(r"(?:ians|ials|inos)$")
_WORD = re.compile(r"(?<![\w’'-])[a-z]\w+(?![\w’'-])")


class Lone:
    """What an article tells of its names of one word; each pattern goes once through the text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def is_somebody(self, span: Span) -> bool:
        """Tell whether a speaker's name of one word is a surname, or something tells that it's a person's."""
        word = span.of(self._text)
        return self._is_doubtful(span) and (fold(word) in common_surnames() or word in self._people)

    def is_nobody(self, span: Span) -> bool:
        """Tell whether a word is no name, "Unrest", "Millennials say", or only blamed: "accused Roe of"."""
        if not self._is_doubtful(span):
            return False
        many = _MANY.search(span.of(self._text)) and _OF_MANY.match(self._text, span.end)
        return bool(many) or self._is_blamed(span) or self._is_common(span)

    def _is_doubtful(self, span: Span) -> bool:
        """Tell whether a name is one word of which nothing says that it's a body's."""
        word = span.of(self._text)
        if " " in word or word in KNOWN or word.isupper() or word in self._bodies:
            return False
        folded = fold(word)
        known = folded in PLACES | NATIONS or folded in BODIES - WEAK_BODIES
        return not known and not self._text.endswith(("the ", "The "), 0, span.start)

    def _is_blamed(self, span: Span) -> bool:
        """Tell whether somebody is accused or praised where the word stands, and nothing more."""
        before = _BLAMED.search(self._text, max(0, span.start - 16), span.start)
        return bool(before or _IS_BLAMED.match(self._text, span.end))

    def tells_of(self, word: str) -> bool:
        """Tell whether something in the article is said of a name that only people do or have."""
        return word in self._people

    def _is_common(self, span: Span) -> bool:
        """Tell whether the article has the word without a capital, too: "Water"; but "Shelter said"."""
        word = span.of(self._text).lower()
        return (word in self._words or f"{word}s" in self._words) and not _FIRMLY.match(self._text, span.end)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(self._found(_BODIES))

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset([*self._found(_PEOPLE), *self._quoted()])

    def _found(self, patterns: Iterable[re.Pattern[str]]) -> Iterable[str]:
        return (match["name"] for pattern in patterns for match in pattern.finditer(self._text))

    def _quoted(self) -> Iterable[str]:
        """Yield whose own words in marks have "I": a body is "we"."""
        for match in _QUOTED.finditer(self._text):
            if _I.search(match["before"] or match["after"]):
                yield match["name"] or match["first"] or match["leads"]
