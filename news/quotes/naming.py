"""The words that name a cue's speaker, put right where the parser lost the name beside a description."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from news.nouns import Span
from news.people.evidence import ends_a_body
from news.people.heads import head_of
from news.people.lists import OPENERS
from news.people.names import Name, could_be_person
from news.quotes.beside import named_beside
from news.quotes.clauses import Clause, phrase
from news.quotes.speakers import Cued, cues
from news.quotes.words import TENSED

_OBLIQUE = re.compile(
    r"\b(?:of|for|by|with|to|from|about|against|on|in|at|and|or|than|as)\s+$", re.IGNORECASE
)
_TO_CUE = re.compile(
    r"(?:\sof\s[^,;.:]{1,60}[,”\"]{0,2})?"
    r"(?:\s*\([^()]{1,60}\))?(?:,[^,.;:“”\"]{1,80},|,\s*\d{1,3},|,)?\s+"
    r"(?:(?:has|had|have|also|then|later|once|\w+ly|on\s\w+day|\w+day|yesterday|today)\s+){0,3}$"
    r"|\s*,?\s*$"
)
_OWNER = re.compile(r"\b((?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.&-]*)(?:[’']s|(?<=s)[’'])\s$")
_IN_MIDST = re.compile(r"[a-z,;] ([A-Z][\w’'-]*\w)")
_APPOSED = re.compile(r",?\s+(?:Dr\.?\s|Mr\.?\s|Mrs\.?\s|Ms\.?\s)?$|-?\w*\s+$")
_WIDEST = 70


class Namer:
    """Knows where the article's capitalised names stand, in order."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._names = [name for name in names if could_be_person(name) or name.title]
        self._starts = [name.span.start for name in self._names]

    @cached_property
    def _within_sentences(self) -> frozenset[str]:
        return frozenset(_IN_MIDST.findall(self._text))

    def always_capital(self, word: str) -> bool:
        """Tell whether a sentence's first word is a name: "UNICEF", "Spotify" if met in mid-sentence."""
        return any(letter.isupper() for letter in word[1:]) or word in self._within_sentences

    def speaker(self, clause: Clause, cued: Cued) -> Span | None:
        """Return the words that name the speaker of a cue; None where nobody is named.

        "Niger's president Mahamadou Issoufou said": a full name that touches the cue, or ends what the parser
        took for the speaker, is the speaker; whose they are stands with them: "Reuters’ Jane Doe said". A
        mark that the parser took for a word ("No. noted it") names nobody.
        """
        found = self._speaker(clause, cued)
        if found is None or not any(letter.isalnum() for letter in found.of(self._text)):
            return None
        if not self._text[found.start].isupper():
            return found
        owner = _OWNER.search(self._text, max(clause.starts[0], found.start - _WIDEST), found.start)
        return found if owner is None else Span(owner.start() + _opener(owner.group(1)), found.end)

    def _speaker(self, clause: Clause, cued: Cued) -> Span | None:
        found = None if cued.speaker is None else _described(clause, cued.speaker)
        cue = clause.span(_first_of(clause, cued.cue), cued.cue)
        if found is not None and found.start == cue.start:
            found = Span(min(found.end - 1, cue.end + 1), found.end)
        if found is not None and self._within(found):
            return found
        sentence = Span(clause.starts[0], clause.ends[-1])
        name = self._after(found, cue) if found is not None else None
        if name is None and cued.how == "subject":
            name = self._before(clause, cue, sentence, found) or self._before_others(
                clause, cued, sentence, found
            )
            if name is None and (found is None or found.start - cue.end in (0, 1)):
                name = self._behind(clause, cued)
        if name is None:
            return found
        start = found.start if found is not None and found.end <= name.outer.start + 1 else name.outer.start
        joined = self._text[start : name.span.end]
        return Span(name.outer.start if len(joined) > 90 else start, name.span.end)

    def _within(self, span: Span) -> bool:
        """Tell whether a full name ends the words already."""
        at = bisect_left(self._starts, span.start)
        while at < len(self._names) and self._names[at].span.start < span.end:
            name = self._names[at]
            lead = self._text[max(span.start, name.outer.start - 6) : name.outer.start]
            if name.span.end == span.end and not _OBLIQUE.search(lead):
                return True
            at += 1
        return False

    def _after(self, found: Span, cue: Span) -> Name | None:
        """Return the name that follows a description at once: "first selectman, Chris Kervick,".

        Not "According to the documents, Mr. Jackson arranged".
        """
        at = bisect_left(self._starts, found.end)
        if at >= len(self._names) or self._names[at].outer.start - found.end > 12:
            return None
        name = self._names[at]
        between = self._text[found.end : name.outer.start]
        after = self._text[name.span.end : name.span.end + 2]
        if not _APPOSED.fullmatch(between) or after[:1] in ("’", "'") or self._text[found.start].isspace():
            return None
        if "," not in between:
            return name
        closed = after[:1] in (",", ".", ";", "(") or name.span.end + 1 == cue.start
        return name if closed and head_of(found.of(self._text)) else None

    def _before(self, clause: Clause, cue: Span, sentence: Span, found: Span | None) -> Name | None:
        """Return the name right before the cue: "chancellor, Pradeep Khosla, said"."""
        at = bisect_left(self._starts, cue.start) - 1
        if at < 0 or self._names[at].span.start < sentence.start:
            return None
        name = self._names[at]
        if found is not None and (found.start > name.span.end or not _near(clause, found, name)):
            return None
        lead = self._text[max(sentence.start, name.outer.start - 10) : name.outer.start]
        if _OBLIQUE.search(lead) or not _TO_CUE.match(self._text[name.span.end : cue.start]):
            return None
        return name

    def _before_others(self, clause: Clause, cued: Cued, sentence: Span, found: Span | None) -> Name | None:
        """Return the name before another cue of the same speaker: "Okey Oramah said …, further saying"."""
        for other in cues(clause):
            if other.speaker == cued.speaker is not None and other.cue != cued.cue:
                name = self._before(clause, clause.span(other.cue, other.cue), sentence, found)
                if name is not None:
                    return name
        return None

    def _behind(self, clause: Clause, cued: Cued) -> Name | None:
        """Return the name after a cue that follows its quotation: "tweeted Mayor of London Sadiq Khan"."""
        if not any(slot is not None for slot in clause.slots[: cued.cue]):
            return None
        end = clause.ends[cued.cue]
        if re.match(r"\s(?:an?|one|another|some|several)\s", self._text[end : end + 9]):
            return None
        at = bisect_left(self._starts, end)
        if at >= len(self._names) or self._names[at].span.end > clause.ends[-1]:
            return None
        between = self._text[end : self._names[at].outer.start]
        if ends_a_body(self._text, self._names[at].outer.start):
            return None
        if len(between) > _WIDEST or re.search(r"[.;:“”\"]|\b(?:to|that|in|on|at|about|after)\b", between):
            return None
        return self._names[at]


def _opener(words: str) -> int:
    """Return the length of a sentence's first word that is no part of a name: "As RealClearPolitics"."""
    first, gap, _ = words.partition(" ")
    return len(first) + 1 if gap and first.lower() in OPENERS else 0


def _described(clause: Clause, token: int) -> Span:
    """Return a speaker's words, a description before the name among them if it is short."""
    beside = named_beside(clause, token)
    named = phrase(clause, beside)
    after = clause.ends.index(named.end) + 1
    if beside != token and after < len(clause.ends) and clause.tree.words[after] == ")":
        named = Span(named.start, clause.ends[after])
    start = phrase(clause, token).start if beside != token else named.start
    return Span(start, named.end) if 0 <= named.start - start <= _WIDEST else named


def _first_of(clause: Clause, cue: int) -> int:
    """Return the first of the verbs that share the cue's subject: "called it a step back and said"."""
    tree = clause.tree
    while tree.deps[cue] == "conj" and tree.child(cue, "nsubj") is None and tree.heads[cue] < cue:
        cue = tree.heads[cue]
    return cue


def _near(clause: Clause, found: Span, name: Name) -> bool:
    """Tell whether the name stands close enough to the parser's words to be the same speaker's.

    No verb is between them: "Ryan discussed his affection for novelist Ayn Rand, saying".
    """
    tags = clause.tree.tags
    between = (at for at, start in enumerate(clause.starts) if found.end <= start < name.outer.start)
    return name.outer.start - found.end < _WIDEST and not any(tags[at] in TENSED for at in between)
