"""Who said what in an article: marked and reported words with their speakers, in the order of the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news.nouns import LineKind, Manner, Quote, Span
from news.quotes.clauses import Clause
from news.quotes.exchanges import in_turn
from news.quotes.fragments import applied, governing, is_name, quotes_a_thing
from news.quotes.indirect import Reported, led_on, opening, reports
from news.quotes.interviews import interview, narrates
from news.quotes.labels import answers, label, only_asks, turns
from news.quotes.marked_reports import anothers, is_british, is_in_person, is_minor, meets, reporter
from news.quotes.passages import Passage, Sentence
from news.quotes.speakers import cue_of, is_answer
from news.quotes.speech import Speech, nest, quote_of
from news.quotes.titles import is_title
from news.quotes.voices import Voice, Voices
from news.quotes.words import verbatim

Key = tuple[int, int]
"""A sentence: (index of its passage, index in the passage)."""

_LISTED = re.compile(r"[”\"’',]*\s(?:and|or|but)\s(?:an?\s)?[“\"‘']")
"""Between marked words that are one: “meritless” and “improper”."""

_GOING_ON = re.compile(r"[”\"]?,?\s(?:(?:and|but)\s)?(?:that,?\s)?")
"""Between a report and a quotation that are one: he had asked “and that” you will see."""


_BY_HIM = re.compile(r"[,”\"’']{1,3}\s(?P<who>he|she|they|it)\s[^.!?“”\":]{2,40},?\s[“\"‘']")
"""Parts a quotation whose speaker stands before it: “As a guardian,” he wrote, “we know it.”"""

_HE_SAYS = re.compile(r"(?:he|she|they|it)\s")
"""Opens what stands between a quotation and the answer to it: “Why?” he replied."""

_SHORT = 25
"""Characters of marked words that may be part of such a list."""


_TOP = 2
"""Passages at the top that may be a headline."""

_LEAD = 9
"""Characters before a mark that tell whether a title stands in it: "film “"."""


@dataclass(slots=True, kw_only=True)
class _Place:
    """Where the walk stands: a sentence, its parse, and what its marks were found to be."""

    passage: Passage
    sentence: Sentence
    clause: Clause | None
    first: bool
    spoke: bool
    before: Voice | None
    found: dict[int, Speech] = field(default_factory=dict)


class _Finder:
    """Walks an article once, carrying the last voice."""

    def __init__(self, passages: Sequence[Passage], clauses: Mapping[Key, Clause], voices: Voices) -> None:
        self._text = voices.text
        self._voices = voices
        self._passages = passages
        self._clauses = clauses
        self._speeches: list[Speech] = []
        self._last: Voice | None = None
        self._silent = 99
        self._open: Speech | None = None
        self._asked: int | None = None
        self._british = is_british(voices.text, passages)

    def walk(self) -> list[Speech]:
        spoken = turns(self._text, self._passages)
        answered = {} if spoken else self._interview()
        for at, passage in enumerate(self._passages):
            if at in answered:
                self._speech([passage.span], answered[at])
                self._told(at, passage)
                continue
            if at in spoken and self._turn(*spoken[at]):
                if answers(spoken[at][0].of(self._text)):
                    self._told(at, passage)
                continue
            headline = at < _TOP and self._labelled(passage)
            if passage.kind is LineKind.BODY and not headline:
                self._passage(at, passage)
        return self._speeches

    def _interview(self) -> dict[int, Voice]:
        """Return who answers, by passage, where questions stand without labels or marks."""
        talk = interview(self._text, self._passages)
        voice = self._voices.answering(talk.intro) if talk is not None else None
        if talk is None or voice is None or voice.span is None:
            return {}
        name = voice.span.of(self._text)
        narrated = narrates(self._text, self._passages, talk, name)
        return {} if narrated else dict.fromkeys(talk.answers, voice)

    def _turn(self, lead: Span, content: Span) -> bool:
        """Read a turn of a transcript: "FALLIN: We will be going to the capitol."."""
        words = lead.of(self._text)
        asked = answers(words)
        if self._asked is None and (asked or only_asks(words)):
            self._asked = lead.start
        if only_asks(words):
            return True
        voice = self._voices.interviewed(lead, self._asked or 0) if asked else self._voices.turn(lead)
        if voice is not None:
            self._speech([content], voice)
            self._last, self._silent, self._open = None, 99, None
        return voice is not None

    def _told(self, at: int, passage: Passage) -> None:
        """Read what an answer tells of others' words: "A: … My producer said it was nothing."."""
        before = len(self._speeches)
        self._passage(at, passage)
        for speech in self._speeches[before:]:
            if speech.voice is not None:
                speech.voice = self._voices.second_hand(speech.voice, passage.span)
        self._speeches[before:] = [speech for speech in self._speeches[before:] if speech.voice is not None]
        self._last, self._silent, self._open = None, 99, None

    def _labelled(self, passage: Passage) -> bool:
        """Read a headline that is all one person's after a colon."""
        found = label(self._text, passage)
        voice = self._voices.labelled(found[0]) if found else None
        if found is None or voice is None:
            return False
        self._speech([found[1]], voice, found[2])
        return True

    def _passage(self, at: int, passage: Passage) -> None:
        spoke = False
        before: Voice | None = None
        for number, sentence in enumerate(passage.sentences):
            place = _Place(
                passage=passage,
                sentence=sentence,
                clause=self._clauses.get((at, number)),
                first=number == 0,
                spoke=spoke,
                before=before,
            )
            voice = self._sentence(place)
            if voice is not None:
                spoke, before, self._last = spoke or bool(sentence.marks), voice, voice
        self._silent = 0 if before is not None else self._silent + 1
        unfinished = bool(passage.marks) and not passage.marks[-1].closed and bool(self._speeches)
        self._open = self._speeches[-1] if unfinished else None

    def _sentence(self, place: _Place) -> Voice | None:
        """Attribute the sentence's marked words; return the voice that was heard in it, if any."""
        voice: Voice | None = None
        before = len(self._speeches)
        for mark in place.sentence.marks:
            alone = place.passage.opaque[mark]
            speech = self._quotation(place, mark) if alone else self._fragment(place, mark)
            if speech is not None:
                place.found[mark] = speech
                voice = speech.voice or voice
        if place.clause is not None:
            reported = self._reports(place, place.clause)
            voice = voice or reported or self._voices.introduced(place.clause)
            not_taken_over = [speech for speech in self._speeches[before:] if speech.content]
            nest(self._text, not_taken_over)
            self._speeches[before:] = not_taken_over
        return voice

    def _quotation(self, place: _Place, mark: int) -> Speech | None:
        """Attribute words that stand alone: by the sentence's cue, or carried on from before."""
        one = place.passage.marks[mark]
        content = one.content
        manner = Manner.MIXED if one.begun else Manner.DIRECT
        clause = place.clause
        if clause is not None:
            if quotes_a_thing(clause, mark, content.of(self._text)):
                return None
            cued = cue_of(clause, mark)
            if cued is not None:
                before = None if is_answer(clause, cued.cue) else self._parted(place, content)
                if before is not None:
                    return before
                speech = self._joined(place, content, self._voices.of(clause, cued), manner)
                lower = content.of(self._text)[:1].islower()
                begun = (opening(clause, cued, mark) if lower else None) or led_on(clause, cued, mark)
                if begun is not None and mark == place.sentence.marks[0]:
                    speech.content.insert(0, begun)
                    speech.manner = Manner.MIXED
                return speech
        outer = place.passage.marks[mark].outer
        lead = Span(place.sentence.span.start, outer.start)
        label = self._voices.labelled(lead) or self._voices.signed(Span(outer.end, len(self._text)))
        if label is not None:
            return self._speech([content], label)
        if clause is not None and not _bare(clause):
            return self._speech([content], None)
        return self._carried(place, mark, content)

    def _parted(self, place: _Place, content: Span) -> Speech | None:
        """Return the speech that "he" goes on with: "Fallon fired back: “Yes,” he wrote, “we know”"."""
        before = list(place.found.values())[-1:]
        if not before or before[0].voice is None or before[0].voice.cue is None:
            return None
        gap = Span(before[0].content[-1].end, content.start).of(self._text)
        match = _BY_HIM.fullmatch(gap)
        if before[0].voice.cue.start > before[0].content[0].start or match is None:
            return None
        if not self._voices.may_be(before[0].voice, match["who"]):
            return None
        before[0].content.append(content)
        return before[0]

    def _carried(self, place: _Place, mark: int, content: Span) -> Speech:
        """Go on with the speech before: in its own paragraph, after an open one, or after who was heard."""
        first = place.first and mark == 0
        if first and self._open is not None:
            self._open.content.append(content)
            return self._open
        if place.spoke and self._speeches and self._speeches[-1].manner is not Manner.INDIRECT:
            self._speeches[-1].content.append(content)
            return self._speeches[-1]
        turned, voice = in_turn(self._text, self._speeches, content) if first else (False, None)
        if turned:
            self._last = voice
            return self._speech([content], voice)
        voice = place.before.carried(0.85, "goes on from the sentence before") if place.before else None
        if voice is None and first and self._last is not None and self._silent <= 1:
            sure = 0.8 if self._silent == 0 else 0.7
            voice = self._last.carried(sure, "goes on from the paragraph before")
        return self._speech([content], voice)

    def _fragment(self, place: _Place, mark: int) -> Speech | None:
        """Attribute a marked fragment to the cue that governs it; one without a cue is no quotation."""
        clause = place.clause
        if clause is None or self._names(place.passage, mark, clause):
            return None
        cued = governing(clause, clause.fragment(mark))
        if cued is None or cued.speaker is None or verbatim(clause, cued.speaker):
            return None
        voice = self._voices.of(clause, cued)
        content = place.passage.marks[mark].content
        whole = None if self._british else applied(clause, cued.cue, clause.fragment(mark))
        if whole is not None:
            marks = [place.passage.marks[at].content for at in place.sentence.marks]
            within = [span for span in marks if span.meets(whole)]
            whole = Span(whole.start, max(whole.end, within[-1].end))
            whole = whole if is_minor(within, [whole]) else None
        return self._joined(place, whole or content, voice, Manner.MIXED)

    def _names(self, passage: Passage, mark: int, clause: Clause) -> bool:
        """Tell whether a marked stretch is a name or a title."""
        tokens = clause.fragment(mark)
        one = passage.marks[mark]
        lead = self._text[max(0, one.outer.start - _LEAD) : one.outer.start].rstrip()
        return (bool(tokens) and is_name(clause, tokens)) or is_title(one.content.of(self._text), lead)

    def _reports(self, place: _Place, clause: Clause) -> Voice | None:
        """Add what the sentence reports without marks, or with some."""
        voice: Voice | None = None
        outer: list[tuple[Sequence[Span], Voice]] = []
        for report in reports(clause):
            inside = reporter(clause.span(report.cued.cue, report.cued.cue), outer)
            heard = self._voices.of(clause, report.cued, report.last, inside)
            outer.append((report.content, heard))
            if heard.cue is not None and _leads(self._text, report.content[-1], heard.cue):
                continue
            if self._follows(place, report.content[0], heard):
                continue
            aside = report.cued.how != "subject" or _in_relative(clause, report.cued.cue)
            voice = voice if voice is not None and aside else heard
            self._report(place, clause, report, heard)
        return voice

    def _follows(self, place: _Place, words: Span, heard: Voice) -> bool:
        """Tell whether words only tell who else spoke: "Smith asked, “Why?” [he replied], “I know.”"""
        marks = [place.passage.marks[at] for at, one in place.found.items() if place.passage.opaque[at]]
        own = {one.voice.cue for one in place.found.values() if one.voice is not None}
        after = any(mark.outer.end + 1 == words.start for mark in marks)
        return after and heard.cue in own and bool(_HE_SAYS.match(self._text, words.start))

    def _report(self, place: _Place, clause: Clause, report: Reported, heard: Voice) -> None:
        """Add one report; one marked fragment that is most of it stays as it is, alone."""
        marks = place.passage.marks
        within = [at for at in place.sentence.marks if meets(marks[at].content, report.content)]
        inner = [at for at in within if at in place.found and place.found[at].manner is Manner.MIXED]
        inner = [at for at in inner if not anothers(place.found[at].voice, heard, report.content)]
        quoted = any(not self._names(place.passage, at, clause) for at in within)
        own = len(inner) == 1 and is_in_person(self._text, marks[inner[0]].content, report.content[0])
        if (
            (inner and self._british)
            or own
            or (len(inner) == 1 and not is_minor([marks[inner[0]].content], report.content))
        ):
            return
        for at in inner:
            speech = place.found[at]
            speech.content = [span for span in speech.content if not meets(span, report.content)]
        content = [self._whole(span, [marks[at].content for at in within]) for span in report.content]
        joined = self._going_on(place, content[-1], heard)
        if joined is not None:
            content[-1], quoted = joined, True
        self._speech(content, heard, Manner.MIXED if quoted else Manner.INDIRECT)

    def _whole(self, span: Span, marks: Sequence[Span]) -> Span:
        """Return a stretch of a report with the marked words in whose midst it ends."""
        end = max([span.end, *(mark.end for mark in marks if span.meets(mark))])
        return Span(span.start, end) if any(map(str.isalnum, self._text[span.end : end])) else span

    def _going_on(self, place: _Place, words: Span, heard: Voice) -> Span | None:
        """Return a report with the quotation in which it goes on: "he had asked and that “you will see”"."""
        for at, speech in place.found.items():
            mark = place.passage.marks[at]
            gap = self._text[words.end : mark.outer.start] if mark.outer.start > words.end else ""
            same = speech.voice is not None and speech.voice.cue == heard.cue
            if same and gap and _GOING_ON.fullmatch(gap) and mark.content in speech.content:
                speech.content.remove(mark.content)
                return Span(words.start, mark.content.end)
        return None

    def _joined(self, place: _Place, content: Span, voice: Voice, manner: Manner) -> Speech:
        """Add words to what the same cue already governs, or begin a speech."""
        same = next((s for s in place.found.values() if s.voice and s.voice.cue == voice.cue), None)
        if same is None:
            return self._speech([content], voice, manner)
        if any(span.covers(content) for span in same.content):
            return same
        gap = self._text[same.content[-1].end : content.start]
        short = content.end - content.start <= _SHORT >= same.content[-1].end - same.content[-1].start
        if manner is Manner.MIXED and short and _LISTED.fullmatch(gap):
            content = Span(same.content.pop().start, content.end)
        same.content.append(content)
        return same

    def _speech(self, content: list[Span], voice: Voice | None, manner: Manner = Manner.DIRECT) -> Speech:
        speech = Speech(content=content, voice=voice, manner=manner)
        self._speeches.append(speech)
        return speech


def find(passages: Sequence[Passage], clauses: Mapping[Key, Clause], voices: Voices) -> list[Quote]:
    """Return the quotations in order; `Mention.person` still indexes the discourse's cast."""
    finder = _Finder(passages, clauses, voices)
    return sorted((quote_of(speech) for speech in finder.walk()), key=lambda quote: quote.content)


def _leads(text: str, words: Span, cue: Span) -> bool:
    """Tell whether words before a cue lead to a quotation: "Fallon fired back: “Yes,” he wrote"."""
    return words.end <= cue.start and text.startswith(":", words.end)


def _in_relative(clause: Clause, cue: int) -> bool:
    """Tell whether a report is only part of what is told of somebody: "Smith, whose aide suggested it"."""
    tree, at = clause.tree, cue
    while tree.heads[at] != at:
        if tree.deps[at] == "relcl":
            return True
        at = tree.heads[at]
    return False


def _bare(clause: Clause) -> bool:
    """Tell whether a sentence has nothing but quoted words."""
    return not any(
        any(char.isalnum() for char in word) and clause.inside[at] is None
        for at, word in enumerate(clause.tree.words)
    )
