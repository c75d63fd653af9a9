"""Whether one capitalised word that speaks is somebody: "Buchanan said"; in doubt it is a body: "Ofcom"."""

import re
from functools import cached_property

from news.nouns import Span
from news.people.body_kinds import is_no_person
from news.people.body_names import KNOWN
from news.people.lists import BODIES, NATIONS, PLACES, WEAK_BODIES, common_surnames
from news.people.names import fold
from news.quotes.cues import SPEECH_FORMS

_NAME = r"(?P<name>[A-Z][\w&-]*)(?![\w&-])"
_SPEAKS = rf"(?:{'|'.join(sorted(SPEECH_FORMS))}|went\son\sto\ssay)"
_KIND = re.compile(rf"\b(?P<kind>[a-z]+)\s(?={_NAME})")
_FIRM = re.compile(
    rf"(?<![\w&-])(?={_NAME}(?:,\swhich\b|\ssaid\s(?:that\s)?its\b|\s(?:employees|workers|customers|shares)\b))"
)
_OPENS = r"(?:^|(?<=[.!?”\"]\s))"
_PERSON = re.compile(
    rf"(?m){_OPENS}(?={_NAME}\sand\s(?:his|her)\s)|[,?!][”\"]\s{_SPEAKS}\s(?P<who>[A-Z][\w-]*),\swho\s"
)
"""A body is "who", too, "Unite, who represent drivers, said", yet seldom behind its words."""
_BEHIND = re.compile(
    rf"[“\"](?P<words>[^“”\"\n]{{1,400}})[,?!][”\"]\s(?P<cue>{_SPEAKS}\s)?{_NAME}(?(cue)(?=[.,;\n]|$)|\s{_SPEAKS}\b)"
)
_BEFORE = re.compile(
    rf"(?m){_OPENS}{_NAME}\s{_SPEAKS}\b[^A-Z“”\".\n]{{0,60}}[,:]\s[“\"](?P<words>[^“”\"\n]{{1,400}})"
)
_I = re.compile(r"\bI\b(?!\.)|\b[Mm]y\b|\bme\b")
_JUDGED = (
    r"(?:accus|suspect|convict|critici[sz]|condemn|blam|mock|slamm?|fault|prais|thank|hail|denounc|attack)"
    r"(?:e|ed|es|s|ing)?"
)
_JUDGED_BEFORE = re.compile(rf"\b{_JUDGED}\s$")
_JUDGED_BEHIND = re.compile(rf"\s(?:is|are|was|were|ha[sd]\sbeen)\s(?:\w+ly\s)?{_JUDGED}\b")
_MANY = re.compile(r"\w+(?:ians|ials|inos)\s(?:say|believe|think|want)\b")
_FIRMLY = re.compile(rf"\s{_SPEAKS}\b")
_WORD = re.compile(r"(?<![\w’'-])[a-z]\w+(?![\w’'-])")


class Lone:
    """What an article tells of its names of one word; each pattern goes once through the text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def is_somebody(self, span: Span) -> bool:
        """Tell whether a speaker's name of one word is a surname, or something tells that it's a person's."""
        word = span.of(self._text)
        told = self.tells_of(word) or self._text.endswith("Pres. ", 0, span.start)
        return self._is_doubtful(span) and (told or fold(word) in common_surnames())

    def is_nobody(self, span: Span) -> bool:
        """Tell whether a word is no name, "Unrest", "Millennials say", or only blamed: "accused Roe of"."""
        many = _MANY.match(self._text, span.start)
        judged = _JUDGED_BEHIND.match(self._text, span.end)
        judged = judged or _JUDGED_BEFORE.search(self._text, max(0, span.start - 16), span.start)
        return self._is_doubtful(span) and bool(many or judged or self._is_common(span))

    def tells_of(self, word: str) -> bool:
        """Tell whether something in the article is said of a name that only people do or have."""
        return word in self._people

    def _is_doubtful(self, span: Span) -> bool:
        """Tell whether a name is one word of which nothing says that it's a body's."""
        word = span.of(self._text)
        if " " in word or word in KNOWN or word.isupper() or word in self._bodies:
            return False
        known = fold(word) in PLACES | NATIONS | (BODIES - WEAK_BODIES)
        return not known and not self._text.endswith(("the ", "The "), 0, span.start)

    def _is_common(self, span: Span) -> bool:
        """Tell whether the article has the word without a capital, too: "Water"; but "Shelter said"."""
        return span.of(self._text).lower() in self._words and not _FIRMLY.match(self._text, span.end)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        kinds = (one for one in _KIND.finditer(self._text) if is_no_person(one["kind"]))
        return frozenset(one["name"] for told in (kinds, _FIRM.finditer(self._text)) for one in told)

    @cached_property
    def _people(self) -> frozenset[str]:
        """Whose own words in marks have "I", where a body is "we", and who else is told to be a person."""
        said = (one for words in (_BEHIND, _BEFORE) for one in words.finditer(self._text))
        spoke = (one["name"] for one in said if _I.search(one["words"]))
        told = (one["name"] or one["who"] for one in _PERSON.finditer(self._text))
        return frozenset([*spoke, *told])
