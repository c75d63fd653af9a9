"""Who is heard in a sentence: speaker, cue, status and venue, with how sure that is and why."""

import re
from dataclasses import dataclass, replace
from datetime import date

from news.nouns import MentionKind, Span, Status
from news.people.reference import Discourse, Turn
from news.people.resolved import Resolved, left_open, unnamed
from news.quotes.clauses import Clause
from news.quotes.cues import REPLYING, SAYING
from news.quotes.days import spoken
from news.quotes.interviews import interviewee
from news.quotes.naming import Namer
from news.quotes.speakers import Cued, cues, is_answer, leading_on, quoted_by_name
from news.quotes.wording import status, venue
from news.quotes.words import animate, lemma

NOBODY = Resolved(who=None, kind=MentionKind.NOMINAL, confidence=0.5)
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,8})(?:\s\([^()]{1,16}\))?:\s*")
_SIGNED = re.compile(
    r"\s*[-–—]{1,2}[\s\u200b-\u200d]{0,3}(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,4})"
    r"(?:,\s[^\n“\"]{0,80})?[ \t.]*(?=\n|$)"
)
_GOING_ON = frozenset(("add", "continue"))
_GENDERS = {"he": "m", "she": "f"}
_PROMPTS = frozenset(("asked", "pressed", "told", "questioned", "when", "to"))
"""Tell that somebody else had a turn: "asked why, he replied"."""
_LONGEST_LABEL = 120
_PARSED = 0.97
"""How often a cue's subject is its speaker, whoever that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as found once, to be carried on through the words that follow."""

    span: Span | None
    cue: Span | None
    resolved: Resolved
    status: Status
    venue: str | None
    confidence: float
    reason: str
    spoken: date | None = None

    def carried(self, confidence: float, reason: str) -> "Voice":
        """Return the voice as it goes on past its own sentence."""
        return replace(self, cue=None, confidence=round(self.confidence * confidence, 2), reason=reason)


class Voices:
    """Makes voices, and lets the discourse hear them."""

    def __init__(self, namer: Namer, discourse: Discourse, published: date | None = None) -> None:
        self.text = discourse.text
        self._published = published
        self._namer = namer
        self._discourse = discourse

    def of(
        self, clause: Clause, cued: Cued, last: int | None = None, inside: Resolved | None = None
    ) -> Voice:
        """Return who speaks by a cue; `last` is the cue's last token, if it has several.

        `inside` is who reports this very report: "he" in it is that speaker. Whose words are only mentioned
        ("Sir Keir's 'island' comments") is not heard to speak.
        """
        span = self._namer.speaker(clause, cued)
        aside = cued.how.startswith("'s ")
        resolved = self._resolved(
            span, inside.who if inside else None, heard=not aside and inside is None, turn=_turn(clause, cued)
        )
        way = status(clause, cued.cue)
        return Voice(
            span=span,
            cue=clause.span(cued.cue, cued.cue if last is None else last),
            resolved=resolved,
            status=way,
            spoken=spoken(clause, cued.cue, way, self._published),
            venue=venue(clause, cued.cue),
            confidence=round(_PARSED * resolved.confidence, 2),
            reason=_reason(clause, cued, span, resolved),
        )

    def may_be(self, voice: Voice, pronoun: str) -> bool:
        """Tell whether "he", "she", "they" or "it" can be who was heard."""
        who = voice.resolved.who
        gender = "" if who is None else self._discourse.gender(who)
        return _GENDERS.get(pronoun, gender) == gender or not gender

    def labelled(self, lead: Span) -> Voice | None:
        """Read "Clinton: “We learned that …”": a name and a colon before the words."""
        match = _LABEL.fullmatch(lead.of(self.text)) if lead.end - lead.start < _LONGEST_LABEL else None
        if match is None:
            return None
        span = Span(lead.start, lead.start + match.end(1))
        return self._without_cue(span, "named before the colon")

    def turn(self, label: Span) -> Voice | None:
        """Return who speaks in a turn of a transcript; whom only capitals before it name is somebody too."""
        self._discourse.introduce(label)
        voice = self._without_cue(label, "named before their turn", persons=True)
        words = label.of(self.text)
        if voice is not None or not words.isupper():
            return voice
        who = unnamed(words)
        return _labelling(label, who, f"named before their turn; {who.reason}", sure=0.9)

    def interviewed(self, label: Span, began: int) -> Voice:
        """Return who speaks after "A:", the one that the article names most before its questions begin.

        Those who are named later are asked about.
        """
        who = self._discourse.interviewed(label, began)
        return _labelling(label, who, f"answers a question; {who.reason}", sure=0.9)

    def answering(self, intro: Span) -> Voice | None:
        """Return who answers the questions that follow `intro`, if it says who is interviewed."""
        named = self._discourse.persons_within(intro)
        found = interviewee(self.text, named, self._discourse.foremost(intro.end))
        if found is None:
            return None
        span, who = found
        resolved = Resolved(who=who, kind=MentionKind.PROPER, confidence=0.97)
        return _labelling(
            span, resolved, f"answers the questions; '{span.of(self.text)}' is interviewed", sure=0.9
        )

    def second_hand(self, voice: Voice, answer: Span) -> Voice:
        """Return who is heard within an answer; "she" is nobody whom the answer doesn't name."""
        if voice.status is not Status.SAID:
            return voice
        told = replace(voice, status=Status.SECOND_HAND)
        known = {who for _, who in self._discourse.persons_within(answer)} | {None}
        if (
            told.span is None
            or told.resolved.kind is not MentionKind.PRONOMINAL
            or told.resolved.who in known
        ):
            return told
        open_ = left_open(told.span.of(self.text))
        return replace(told, resolved=open_, confidence=open_.confidence, reason=open_.reason)

    def signed(self, after: Span) -> Voice | None:
        """Read a name after a dash, at the line's end or on the next line: "“It will.” — Jane Doe, mayor"."""
        match = _SIGNED.match(self.text, after.start, after.end)
        span = Span(*match.span("name")) if match else None
        return self._without_cue(span, "named after the dash", persons=True) if span is not None else None

    def _without_cue(self, span: Span, reason: str, *, persons: bool = False) -> Voice | None:
        resolved = self._resolved(span)
        surname = span.of(self.text).split()[-1]
        who = self._discourse.surnamed(surname) if surname.isupper() and resolved.who is None else None
        if who is not None:
            self._discourse.heard(span.start, who)
            resolved = Resolved(who=who, kind=MentionKind.PROPER, confidence=0.97)
        if resolved.who is None or (persons and self._discourse.is_body(resolved.who)):
            return None
        return _labelling(span, resolved, reason, sure=0.95)

    def introduced(self, clause: Clause) -> Voice | None:
        """Return who is about to speak: "He said:" or "Lau said in a statement." before the words."""
        quoting = quoted_by_name(clause)
        if quoting is not None:
            return self.of(clause, quoting)
        for cued in reversed(list(cues(clause))):
            main = clause.tree.deps[cued.cue] in ("ROOT", "conj") or clause.tree.words[-1] == ":"
            if main and animate(clause, cued.speaker) and lemma(clause, cued.cue) in SAYING:
                return self.of(clause, cued)
        leading = leading_on(clause)
        return self.of(clause, leading) if leading is not None else None

    def _resolved(
        self, span: Span | None, reporter: int | None = None, *, heard: bool = True, turn: Turn = Turn.NEW
    ) -> Resolved:
        if span is None:
            return NOBODY
        resolved = self._discourse.resolve(span, reporter=reporter, turn=turn)
        if resolved.who is not None and heard:
            self._discourse.heard(span.start, resolved.who)
        elif heard:
            self._discourse.heard_nameless(span.start, span.of(self.text))
        return resolved


def _labelling(label: Span, resolved: Resolved, reason: str, *, sure: float) -> Voice:
    """Return who speaks by standing before or behind the words; `sure`: that a label is meant at all."""
    return Voice(
        span=label,
        cue=None,
        resolved=resolved,
        status=Status.SAID,
        venue=None,
        confidence=round(sure * resolved.confidence, 2),
        reason=reason,
    )


def _reason(clause: Clause, cued: Cued, span: Span | None, resolved: Resolved) -> str:
    """Say in words where the speaker was found, and whom the words denote."""
    word = clause.tree.words[cued.cue]
    where = f"subject of '{word}' in the same sentence"
    if cued.how != "subject":
        where = f"'{cued.how}' in the same sentence"
    elif span is None:
        where = f"'{word}' names nobody"
    if _with_others(clause, cued):
        where = f"{where}, with others"
    return f"{where}; {resolved.reason}" if resolved.reason else where


def _turn(clause: Clause, cued: Cued) -> Turn:
    """Return whose turn a verb says it is; "asked if so, he replied" is no answer to who spoke last."""
    verb = lemma(clause, cued.cue)
    if verb in _GOING_ON:
        return Turn.GOES_ON
    replying = verb in REPLYING and _PROMPTS.isdisjoint(clause.tree.lower)
    return Turn.REPLY if replying or is_answer(clause, cued.cue) else Turn.NEW


def _with_others(clause: Clause, cued: Cued) -> bool:
    """Tell whether the speaker is the first of several: "Tom Jones and Ann Lee said"."""
    tree = clause.tree
    if cued.speaker is None:
        return False
    return any(
        tree.deps[at] == "conj" and tree.tags[at].startswith("NNP") and at < cued.cue
        for at in tree.children[cued.speaker]
    )
