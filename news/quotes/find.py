"""Who said what in an article: marked words and their speakers, in the order of the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from news.nouns import LineKind, Manner, Mention, MentionKind, Quote, Span, Status
from news.people.reference import Discourse, Resolved
from news.quotes.clauses import Clause
from news.quotes.cues import CALLING, NAMING, SAYING, VERBATIM
from news.quotes.indirect import reports
from news.quotes.marks import Marked
from news.quotes.naming import Namer
from news.quotes.passages import Passage, Sentence, is_title
from news.quotes.speakers import Cued, animate, cue_of_slot, cues, lemma, verbatim
from news.quotes.wording import status, venue

Key = tuple[int, int]
"""A sentence: (index of its passage, index in the passage)."""


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


@dataclass(slots=True, kw_only=True)
class _Speech:
    """One quotation while it grows."""

    content: list[Span]
    voice: Voice | None
    manner: Manner
    open: bool = False


_BARE_OBJECT = frozenset(
    ("say", "tell", "write", "tweet", "reply", "shout", "answer", "chant", "repeat", "add")
)
_LABEL = re.compile(r"((?:[A-Z][\w.’'-]*\s?){1,8}):\s*")
NOBODY = Resolved(who=None, kind=MentionKind.NOMINAL, confidence=0.0)


class _Finder:
    """Walks an article once, carrying the last voice."""

    def __init__(
        self,
        passages: Sequence[Passage],
        clauses: Mapping[Key, Clause],
        namer: Namer,
        discourse: Discourse,
    ) -> None:
        self._text = discourse.text
        self._namer = namer
        self._passages = passages
        self._clauses = clauses
        self._discourse = discourse
        self._speeches: list[_Speech] = []
        self._last: Voice | None = None
        self._since = 99
        self._open: _Speech | None = None

    def walk(self) -> list[_Speech]:
        for at, passage in enumerate(self._passages):
            if passage.kind is not LineKind.BODY:
                continue
            self._passage(at, passage)
        return self._speeches

    def _passage(self, at: int, passage: Passage) -> None:
        spoke = False
        before: Voice | None = None
        for number, sentence in enumerate(passage.sentences):
            clause = self._clauses.get((at, number))
            voice = self._sentence(passage, sentence, clause, spoke, before, first=number == 0)
            if voice is not None:
                spoke = spoke or bool(sentence.marks)
                before = voice
        self._since = 0 if before is not None else self._since + 1
        self._open = (
            self._speeches[-1] if passage.marks and not passage.marks[-1].closed and self._speeches else None
        )

    def _sentence(
        self,
        passage: Passage,
        sentence: Sentence,
        clause: Clause | None,
        spoke: bool,
        before: Voice | None,
        *,
        first: bool,
    ) -> Voice | None:
        """Attribute the sentence's marked words; return the voice that was heard in it, if any."""
        voice: Voice | None = None
        found: dict[int, _Speech] = {}
        for mark in sentence.marks:
            if not passage.opaque[mark]:
                speech = self._fragment(passage, mark, clause, found)
            else:
                speech = self._quotation(passage, sentence, mark, clause, found, spoke, before, first=first)
            if speech is not None:
                found[mark] = speech
                voice = speech.voice or voice
        if clause is not None:
            voice = self._report(passage, clause, found) or voice or self._introduced(clause)
        if voice is not None:
            self._last = voice
        return voice

    def _quotation(
        self,
        passage: Passage,
        sentence: Sentence,
        mark: int,
        clause: Clause | None,
        found: dict[int, _Speech],
        spoke: bool,
        before: Voice | None,
        *,
        first: bool,
    ) -> _Speech | None:
        """Attribute words that stand alone: by the sentence's cue, or carried on from before."""
        content = passage.marks[mark].content
        if clause is not None and _verbatim(clause, mark, content.of(self._text)):
            return None
        cued = self._cue(clause, mark)
        if clause is not None and cued is not None:
            voice = self._voice(clause, cued)
            same = next((s for s in found.values() if s.voice and s.voice.cue == voice.cue), None)
            if same is not None:
                same.content.append(content)
                return same
            return self._speech(content, voice)
        label = self._label(sentence, passage.marks[mark])
        if label is not None:
            return self._speech(content, label)
        bare = clause is None or _bare(clause)
        if bare and first and mark == 0 and self._open is not None:
            self._open.content.append(content)
            if self._open.voice is not None:
                return self._open
            return self._open
        if spoke and self._speeches and bare:
            self._speeches[-1].content.append(content)
            return self._speeches[-1]
        if bare and before is not None:
            return self._speech(content, _carried(before, 0.85, "goes on from the sentence before"))
        if bare and first and self._last is not None and self._since <= 1:
            confidence = 0.8 if self._since == 0 else 0.7
            return self._speech(
                content, _carried(self._last, confidence, "goes on from the paragraph before")
            )
        return self._speech(content, None)

    def _label(self, sentence: Sentence, mark: Marked) -> Voice | None:
        """Read "Clinton: “We learned that …”": a name and a colon before the words."""
        match = _LABEL.fullmatch(self._text[sentence.span.start : mark.outer.start])
        if match is None:
            return None
        span = Span(sentence.span.start, sentence.span.start + match.end(1))
        resolved = self._discourse.resolve(span)
        if resolved.who is None:
            return None
        self._discourse.heard(span.start, resolved.who)
        return Voice(
            span=span, cue=None, resolved=resolved, status=Status.SAID, venue=None,
            confidence=round(0.95 * resolved.confidence, 2), reason="named before the colon",
        )  # fmt: skip

    def _cue(self, clause: Clause | None, mark: int) -> Cued | None:
        slot = clause.slot(mark) if clause is not None else None
        if clause is None or slot is None:
            return None
        cued = cue_of_slot(clause, slot)
        return cued if cued is not None and cued.weight >= 1.5 else None

    def _fragment(
        self, passage: Passage, mark: int, clause: Clause | None, found: dict[int, _Speech]
    ) -> _Speech | None:
        """Attribute a marked fragment to the cue that governs it; one without a cue is no quotation."""
        if clause is None:
            return None
        cued = governing(clause, clause.fragment(mark))
        if cued is None or cued.speaker is None or verbatim(clause, cued.speaker):
            return None
        voice = self._voice(clause, cued)
        content = passage.marks[mark].content
        if is_title(content.of(self._text), self._before(passage.marks[mark])):
            return None
        same = next((s for s in found.values() if s.voice and s.voice.cue == voice.cue), None)
        if same is not None:
            same.content.append(content)
            return same
        return self._speech(content, voice, Manner.MIXED)

    def _report(self, passage: Passage, clause: Clause, found: dict[int, _Speech]) -> Voice | None:
        """Add what the sentence reports without marks; a marked fragment that is most of a report stays alone."""
        voice: Voice | None = None
        for report in reports(clause):
            heard = self._voice(clause, report.cued, report.last)
            voice = voice if voice is not None and report.cued.how != "subject" else heard
            inner = [
                (mark, speech)
                for mark, speech in found.items()
                if not passage.opaque[mark]
                and speech.manner is Manner.MIXED
                and any(span.meets(passage.marks[mark].content) for span in report.content)
            ]
            marked = any(
                span.meets(passage.marks[mark].content) and not self._names(passage, mark, clause)
                for mark in range(len(passage.marks))
                for span in report.content
            )
            if not inner:
                self._speech(report.content, heard, Manner.MIXED if marked else Manner.INDIRECT)
            elif _minor([passage.marks[mark].content for mark, _ in inner], report.content):
                for _, speech in inner:
                    speech.content = [
                        s for s in speech.content if not any(r.meets(s) for r in report.content)
                    ]
                self._speech(report.content, heard, Manner.MIXED)
        self._speeches = [speech for speech in self._speeches if speech.content]
        return voice

    def _names(self, passage: Passage, mark: int, clause: Clause) -> bool:
        """Tell whether a marked stretch is a name or a title."""
        tokens = clause.fragment(mark)
        one = passage.marks[mark]
        return (bool(tokens) and _is_name(clause, tokens)) or is_title(
            one.content.of(self._text), self._before(one)
        )

    def _before(self, mark: Marked) -> str:
        return self._text[max(0, mark.outer.start - 9) : mark.outer.start].rstrip()

    def _introduced(self, clause: Clause) -> Voice | None:
        """Return who is about to speak: "He said:" or "Lau said in a statement." before the words themselves."""
        for cued in reversed(list(cues(clause))):
            main = clause.tree.deps[cued.cue] in ("ROOT", "conj") or clause.tree.words[-1] == ":"
            if main and animate(clause, cued.speaker) and lemma(clause, cued.cue) in SAYING:
                return self._voice(clause, cued)
        return None

    def _voice(self, clause: Clause, cued: Cued, last: int | None = None) -> Voice:
        span = self._namer.speaker(clause, cued)
        resolved = self._discourse.resolve(span) if span is not None else NOBODY
        word = clause.tree.words[cued.cue]
        where = f"subject of '{word}' in the same sentence" if span else f"'{word}' names nobody"
        if cued.how != "subject":
            where = f"'{cued.how}' in the same sentence"
        reason = f"{where}; {resolved.reason}" if resolved.reason else where
        if resolved.who is not None and span is not None:
            self._discourse.heard(span.start, resolved.who)
        confidence = 0.97 * (resolved.confidence or 0.5)
        return Voice(
            span=span,
            cue=clause.span(cued.cue, cued.cue if last is None else last),
            resolved=resolved,
            status=status(clause, cued.cue),
            venue=venue(clause, cued.cue),
            confidence=round(confidence, 2),
            reason=reason,
        )

    def _speech(
        self, content: Span | tuple[Span, ...], voice: Voice | None, manner: Manner = Manner.DIRECT
    ) -> _Speech:
        spans = [content] if isinstance(content, Span) else list(content)
        speech = _Speech(content=spans, voice=voice, manner=manner)
        self._speeches.append(speech)
        return speech


def find(
    passages: Sequence[Passage], clauses: Mapping[Key, Clause], namer: Namer, discourse: Discourse
) -> list[Quote]:
    """Return the quotations in order; `Mention.person` still indexes the discourse's cast."""
    quotes = [_quote(speech) for speech in _Finder(passages, clauses, namer, discourse).walk()]
    return sorted(quotes, key=lambda quote: quote.content)


def _quote(speech: _Speech) -> Quote:
    voice = speech.voice
    content = tuple(sorted(speech.content))
    if voice is None:
        return Quote(
            content=content, manner=speech.manner, status=Status.SAID, speaker=None, named=False, cue=None,
            confidence=0.5, reason="no cue near these words",
        )  # fmt: skip
    who = voice.resolved.who
    speaker = None if voice.span is None else Mention(span=voice.span, kind=voice.resolved.kind, person=who)
    return Quote(
        content=content,
        manner=speech.manner,
        status=voice.status,
        speaker=speaker,
        named=who is not None or "left open" in voice.resolved.reason,
        cue=voice.cue,
        confidence=voice.confidence,
        reason=voice.reason,
        venue=voice.venue,
    )


def _minor(marks: Sequence[Span], content: Sequence[Span]) -> bool:
    """Tell whether marked words are the smaller part of a report: then the whole clause is the quotation."""
    marked = sum(span.end - span.start for span in marks)
    return marked < 0.5 * sum(span.end - span.start for span in content)


def _carried(voice: Voice, confidence: float, reason: str) -> Voice:
    """Return a voice that goes on past its own sentence."""
    return replace(voice, cue=None, confidence=round(voice.confidence * confidence, 2), reason=reason)


def _bare(clause: Clause) -> bool:
    """Tell whether a sentence has nothing but quoted words."""
    return not any(
        any(char.isalnum() for char in word) and clause.inside[at] is None
        for at, word in enumerate(clause.tree.words)
    )


def _verbatim(clause: Clause, mark: int, content: str) -> bool:
    """Tell whether a sign, slogan or title is quoted: "placards that read 'Tax the rich'"."""
    slot = clause.slot(mark)
    if slot is None:
        return False
    words = set(clause.tree.lower[max(0, slot - 6) : slot])
    near = set(clause.tree.lower[max(0, slot - 3) : slot])
    named = bool(near & NAMING) and content.count(" ") <= 6
    return named or bool({word.rstrip("s") for word in words} & VERBATIM)


def governing(clause: Clause, tokens: Sequence[int]) -> Cued | None:
    """Return the cue whose complement holds the fragment: "said Sir Keir’s “entire visit is pure theatre”".

    The nearest cue of speech with someone to speak it; a state of mind only where no speech is above it.
    """
    tree = clause.tree
    mine = set(tokens)
    top = next((at for at in tokens if tree.heads[at] not in mine or tree.heads[at] == at), None)
    if top is None or _is_name(clause, tokens):
        return None
    by_cue = {cued.cue: cued for cued in cues(clause)}
    thought: Cued | None = None
    at, below, steps = top, top, 0
    while steps < 14:
        cued = by_cue.get(at)
        outside = at not in mine or at == top
        if cued is not None and outside and (at == below or _content_arc(clause, at, below, tokens)):
            spoken = lemma(clause, at) in SAYING | CALLING
            if animate(clause, cued.speaker) and spoken:
                return cued
            thought = thought or (cued if animate(clause, cued.speaker) else None)
        if tree.heads[at] == at:
            break
        below, at, steps = at, tree.heads[at], steps + 1
    return thought


def _content_arc(clause: Clause, cue: int, below: int, tokens: Sequence[int]) -> bool:
    """Tell whether what hangs below a cue is what was said, not who said it or when."""
    tree = clause.tree
    dep = tree.deps[below]
    verb = lemma(clause, cue)
    if tree.child(cue, "prt") is not None and verb in ("rule", "point"):
        return False
    if dep == "dobj" and len(tokens) <= 2 and verb not in CALLING | _BARE_OBJECT:
        return False
    if dep in ("nsubj", "nsubjpass", "agent", "mark", "npadvmod", "aux", "relcl"):
        return False
    if dep == "conj":
        return below > cue and not lemma(clause, below)
    if dep == "prep":
        heads = ("that", "about", "of", "as", "to", "by")
        return verb in CALLING or tree.lower[below] in heads or tokens[0] < cue
    return dep in (
        "ccomp",
        "dobj",
        "xcomp",
        "oprd",
        "attr",
        "acomp",
        "advcl",
        "pcomp",
        "dep",
        "intj",
        "parataxis",
        "acl",
    )


def _is_name(clause: Clause, tokens: Sequence[int]) -> bool:
    """Tell whether the fragment is a title, a slogan, a nickname: "dubbed 'Red Rayner'"."""
    tree, first = clause.tree, tokens[0]
    if any(word in NAMING for word in tree.lower[max(0, first - 2) : first]):
        return True
    called = first > 0 and tree.lower[first - 1] in ("called", "labelled", "labeled")
    return called and tree.deps[first - 1] == "acl"
