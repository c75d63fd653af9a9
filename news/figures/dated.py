"""Which of its sentence's times does a figure hold at? By the clauses of both, then by nearness."""

import re
from itertools import takewhile

from news.figures.measures import TIME_UNITS
from news.figures.periods import is_compared, nearest
from news.figures.plan import Counting
from news.figures.tokens import ASIDE, BREAKS
from news.figures.units import Amount
from news.figures.view import View
from news.figures.words import Said
from news.nouns import CHANGES, Span

_PERIOD = re.compile(
    r"(?:currently|presently|now|nowadays|so far)"
    r"|(?:in|over|for|during) the (?:past|last|next) (?!\d|two|three|four|five|six)",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"as of ", re.IGNORECASE)
_SINCE = re.compile(r"since ", re.IGNORECASE)
_DAY = re.compile(r"(?:on |late on |late |early )?(?:\w+day|yesterday|today)\b", re.IGNORECASE)
_TELLING = re.compile(
    r"\b[Aa]ccording to (?:(?!report|figures|data|count|tally|update|poll|survey|statistics|estimates)"
    r"[^,.;:])*\Z"
)
"""Before the day of the telling: "according to officials on Saturday"; a report's is its figures', too."""

_THAN = re.compile(r"\bthan (?:(?:in|on|at|during) )?(?:the )?\Z")
_TOLD = frozenset(
    """said says say told reported reports announced released published showed shows stated confirmed
    estimated warned revealed added issued""".split()
)
"""Verbs whose day is that of the telling: "a poll released Monday", "officials said on Saturday"."""

_OWN_CLAUSE = frozenset(("conj", "parataxis", "ccomp", "pcomp"))
_CONTRAST = frozenset(("while", "although", "though", "if", "whereas", "because"))
"""Open clauses that tell of something else; "after a bus crashed this morning" tells when."""
_EARLIER = frozenset(("after", "before"))
_AGAINST = re.compile(
    r"\b(?:from|against|compared (?:with|to)) (?:just |only |an? |the )?(?:(?!to\b)[a-z]+ ){0,3}\Z"
)
"""Before an amount that the one before it is set against: "down from a peak of 41"."""

_COMPARED = re.compile(r"\bcompared (?:with|to)\b(?:[^,;]|,(?=\d))*\Z")
"""Between an amount and the time of another: "13 of 19, compared with three of the last 10 in 2008"."""

_ITS_OWN = re.compile(r"(?: (?!(?:to|and|in)\b)[^,.;:\s]+){0,4},? ?(?:in )?\Z")
_OFFSET = re.compile(r" (?:ago|later|earlier|before|after|ahead|previously|prior|in advance)\b")
"""Behind a duration that only says when: "two days after the quake"."""

_LEAD = 40
_OWNED = re.compile(
    r"\b(?:(?!(?:\w+day|it|he|she|that|there|here|what|who|where|how|let)[’'])\w+[’']s?"
    r"|his|her|its|their|our|my) \Z",
    re.IGNORECASE,
)
"""Before a count of what somebody has: "the nation's 5.5 million people", "his 20,000 followers"."""

_AT_PLACE = re.compile(r" (?:north|south|east|west|away|from|off|outside)")
"""Behind a measure of where something is: "an exit in Corona (about 45 miles east of L.A.)"."""
_SUBJECTS = ("nsubj", "nsubjpass")
_HAPPENS = frozenset(
    """accident airstrike arrest assault attack auction avalanche battle blast blaze bomb bombardment
    bombing brawl campaign ceremony clash collapse collision concert coup crackdown crash cut demonstration
    derailment drive earthquake election eruption event exercise explosion festival fight final fire flood
    game hurricane incident inspection invasion killing landslide layoff march massacre match meeting
    mission murder offensive operation outbreak parade poll protest quake race raid rally referendum riot
    robbery search shelling shooting siege stampede storm strike summit survey sweep talk test tornado tour
    tournament trial tsunami visit vote walkout war wave wildfire""".split()
)
"""Nouns whose day is that of what came of them: "killed seven in a fire that broke out on Monday"."""

_TRIED = frozenset(
    """sentenced jailed imprisoned fined convicted charged accused arrested guilty suspended banned sacked
    fired sued prosecuted indicted detained suspected condemned prison jail charges charge suspicion count
    counts pleaded pled confessed admitted""".split()
)
"""With "for", "of" or "to" they take what was done before."""

_TRIALS = frozenset(
    "charges charge allegations allegation accusations accusation claims claim suspicions".split()
)
"""Take a clause of what is said to have been done before."""

_PRESENT = frozenset(("currently", "presently", "now", "still"))
"""Hold in their own clause: "It takes over 7,000 workers — Netto currently has 5,000"."""

_SIZES = frozenset(("nummod", "compound", "amod", "nmod", "quantmod"))


def time_of(text: str, one: Counting, amount: Said, view: View | None) -> Span | None:
    """Return the time that an amount of a sentence holds at; "since" is for changes where there are any."""
    said, hedge = amount
    change = hedge.comparator in CHANGES
    changing = any(other.comparator in CHANGES for _, other in one.amounts)
    fit = [
        time
        for time in one.times
        if not (said.unit == "count" and _THAN.search(text, said.core.end, time.start))
        and (change or not (is_compared(text, time) or (changing and _SINCE.match(time.of(text)))))
        and _fits(text, said, time, view)
        and not _stands(text, said, hedge.span, time, view)
        and not _anothers(text, one, said, time)
        and not _is_of_telling(text, one, said, time)
        and (view is None or _holds(text, view, time, said.core))
    ]
    return nearest(text, said.core, fit)


def _is_of_telling(text: str, one: Counting, said: Amount, time: Span) -> bool:
    """Tell whether a day is that of the telling: "according to officials on Saturday, two died"."""
    told = _TELLING.search(text, one.sentence.start, time.start) if _DAY.match(time.of(text)) else None
    return told is not None and not told.start() < said.core.start < time.start


def _anothers(text: str, one: Counting, said: Amount, time: Span) -> bool:
    """Tell whether a time is that of the other of two sizes: "$96m this year, from $112m a year earlier"."""

    def against(amount: Amount) -> bool:
        return _AGAINST.search(text, max(0, amount.core.start - _LEAD), amount.core.start) is not None

    if against(said):
        return time.end <= said.core.start
    if _COMPARED.search(text, said.core.end, time.start):
        return True
    before = [other for other, _ in one.amounts if other.core.end < time.start]
    told = before[-1] if before and time.end < said.core.start else None
    if told is not None and against(told) and _ITS_OWN.fullmatch(text, told.core.end, time.start):
        return True
    nearer = (other for other, _ in one.amounts if said.core.end < other.core.start < time.start)
    last = max(nearer, key=lambda other: other.core, default=None)
    own = last is not None and _ITS_OWN.fullmatch(text, last.core.end, time.start)
    return last is not None and bool(own) and against(last)


def _fits(text: str, said: Amount, time: Span, view: View | None) -> bool:
    """Tell whether an amount can hold at a time: no "55-member" does, a duration only in a period.

    An age does at a time that touches it, "now 22", or that is its event's; a rank at one behind it; a
    measure "as of" one, or in its own clause where it isn't a noun's: "37.4 billion tons last year".
    """
    if said.age:
        return time.end + 1 == said.core.start or (view is not None and _of_event(view, said, time))
    if said.unit == "other":
        stated = _AS_OF.match(time.of(text)) is not None
        return not said.dash and (stated or (view is not None and _measured_in(view, said, time)))
    ranked = said.unit == "ordinal" and (time.end <= said.core.start or _names(text, time))
    if said.dash or ranked:
        return False
    if said.unit not in TIME_UNITS or _PERIOD.match(time.of(text)):
        return True
    return not _OFFSET.match(text, said.core.end) and view is not None and _measured_in(view, said, time)


def _stands(text: str, said: Amount, figure: Span, time: Span, view: View | None) -> bool:
    """Tell whether an amount is of no day: what somebody has, or a measure in brackets of what is before.

    What was so on a day is of it: "India's 4,000 deaths on Monday were a record".
    """
    if said.unit == "other":
        opened = text.endswith("(", 0, figure.start) and time.end < figure.start
        return opened and _AT_PLACE.match(text, said.core.end) is not None
    owned = said.unit == "count" and _OWNED.search(text, max(0, figure.start - _LEAD), figure.start)
    if not owned or _DAY.match(time.of(text)) is None:
        return False
    return view is None or not _between_subject_and_verb(view, said.core, time)


def _between_subject_and_verb(view: View, core: Span, time: Span) -> bool:
    what, when = view.top(core), view.top(time)
    if what is None or when is None:
        return False
    noun = view.tree.heads[what]
    return view.tree.deps[noun] in _SUBJECTS and noun < when < view.tree.heads[noun]


def _names(text: str, time: Span) -> bool:
    """Tell whether a year is part of a name: "the third storm of the 2019 Atlantic season"."""
    return time.of(text).isdigit() and text[max(0, time.start - 4) : time.start].lower() == "the "


def _verb(view: View, at: int | None) -> int | None:
    return None if at is None else next((up for up in view.above(at) if view.verbal(up)), None)


def _governing(view: View, verb: int | None, but: int | None = None) -> int | None:
    """Return the verb that infinitives hang on, up to `but`: of "tried to warn" it is "tried"."""
    while verb not in (None, but) and view.tree.deps[verb] == "xcomp" and view.verbal(view.tree.heads[verb]):
        verb = view.tree.heads[verb]
    return verb


def _of_event(view: View, said: Amount, time: Span) -> bool:
    """Tell whether an age is told of what happened at a time: "died today at the age of 78"."""
    top = view.top(said.core)
    verb = _verb(view, top)
    if top is None or verb is None:
        return False
    own = [view.tree.lower[at] for at in view.above(top) if at != verb]
    opened = [view.tree.lower[at] for at in view.tree.children[verb]]
    event = "at" in own or ("when" in opened and view.tree.lower[verb] in ("was", "were"))
    when = _verb(view, view.top(time))
    return event and when in (verb, view.tree.heads[verb])


def _measured_in(view: View, said: Amount, time: Span) -> bool:
    """Tell whether a measure and a time are of one clause; a noun's size, "a magnitude 5.2 quake", is not."""
    top = view.top(said.core)
    verb = _verb(view, top)
    told = _governing(view, _verb(view, view.top(time)), verb)
    if top is None or verb is None or verb != told:
        return False
    return not (view.nominal(view.tree.heads[top]) and view.tree.deps[top] in _SIZES)


def _holds(text: str, view: View, time: Span, core: Span) -> bool:
    """Tell whether a time's clause holds a number too: not "33 aboard the boat, which sank on Monday"."""
    when, what = view.top(time), view.top(core)
    if when is None or what is None:
        return True
    own, told = _governing(view, _verb(view, when)), _verb(view, what)
    past = told is not None and _perfect(view, told) and when not in view.tree.subtree(told)
    if past:
        return False
    if own is None or own == told or when in view.tree.subtree(what):
        return True
    telling = view.tree.lower[own] in _TOLD and _DAY.match(time.of(text)) is not None
    if own in view.above(what):
        return not (
            telling
            or _contrasted(view, own, what, when)
            or _told_aside(view, own, what)
            or _accused_of(view, own, what)
        )
    return _reaches(view, own, what, when, telling=telling)


def _contrasted(view: View, own: int, what: int, when: int) -> bool:
    """Tell whether a number’s clause is set against the time’s: "30% in 2023, while 40 states burn coal"."""
    tree = view.tree
    clause = next((at for at in view.above(what) if tree.heads[at] == own != at), None)
    subject = tree.child(own, *_SUBJECTS)
    if clause is None or subject is None or when < subject:
        return False
    if not view.verbal(clause):
        return tree.lower[clause] in _EARLIER and tree.child(clause, "pcomp") is not None
    opened = any(tree.lower[at] in _CONTRAST | _EARLIER for at in tree.children[clause])
    but = any(tree.lower[at] == "but" for at in tree.children[own]) and tree.deps[clause] == "conj"
    return (opened and tree.deps[clause] == "advcl") or but


def _reaches(view: View, own: int, what: int, when: int, *, telling: bool) -> bool:
    """Tell whether the time of one clause holds in another that doesn't hang on it."""
    if own < what and any(view.tree.lower[up] == "according" for up in view.above(own)):
        return True
    if telling and view.tree.deps[own] in ASIDE:
        return False
    told = view.tree.deps[own] == "relcl" and view.tree.heads[own] in view.above(what)
    if view.tree.lower[when] in _PRESENT and not told:
        return False
    apart = _apart(view, own, what) or _goes_on(view, own, what) or _of_a_thing(view, own, what)
    return not (apart or _aside(view, own) or _other_clause(view, own, what))


def _goes_on(view: View, own: int, what: int) -> bool:
    """Tell whether a time is that of what was done next: "spent $500 and debated her on Friday"."""
    tree = view.tree
    later = tree.subtree(own)
    counts = any(tree.tags[at] == "CD" and tree.deps[at] in _SIZES for at in later)
    return tree.deps[own] == "conj" and what < own and tree.heads[own] in view.above(what) and not counts


def _of_a_thing(view: View, own: int, what: int) -> bool:
    """Tell whether a clause behind tells of no event: "died in a mansion built in 1873".

    Who did it did so then: "killed by a gunman who opened fire on Monday".
    """
    tree = view.tree
    noun = tree.heads[own]
    made = tree.deps[own] == "acl" and tree.tags[own] == "VBN"
    who = tree.deps[own] == "relcl" and any(tree.lower[at] == "who" for at in tree.children[own])
    made = made or (who and tree.lower[tree.heads[noun]] != "by") or _does(view, own)
    return made and own > what and noun not in view.above(what) and not _happens(tree.lower[noun])


def _does(view: View, verb: int) -> bool:
    """Tell whether a clause tells what somebody did with its noun: "the lead that Obama had in 2008"."""
    subject = view.tree.child(verb, *_SUBJECTS)
    own = subject is not None and view.tree.tags[subject] not in ("WDT", "WP")
    return own and view.tree.deps[verb] == "relcl"


def _happens(noun: str) -> bool:
    """Tell whether a noun is of what happens, of one or more: "raids", "clashes", "robberies"."""
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")
    return not _HAPPENS.isdisjoint(forms)


def _told_aside(view: View, own: int, what: int) -> bool:
    """Tell whether a number is in what is told of a subject: "Doe, who spent $8, resigned on Friday".

    What an event did, it did then: "The crash, which left 12 dead, happened on Friday".
    """
    tree = view.tree
    clauses = [at for at in view.above(what) if what < own and tree.deps[at] == "relcl" and view.verbal(at)]
    told = (at for at in clauses if not _happens(tree.lower[tree.heads[at]]))
    return any(_aside(view, at) or tree.deps[tree.heads[at]] == "appos" for at in told)


def _accused_of(view: View, own: int, what: int) -> bool:
    """Tell whether a number is in what somebody is tried for: "jailed on Friday for stealing £4m"."""
    tree = view.tree
    for at in takewhile(lambda up: up != own, view.above(what)):
        above = tree.heads[at]
        if tree.deps[at] == "pcomp" and tree.lower[above] in ("for", "of", "to"):
            return tree.lower[tree.heads[above]] in _TRIED
        if tree.deps[at] in ("acl", "ccomp", "relcl") and tree.lower[above] in _TRIALS and view.verbal(at):
            return True
    return False


def _perfect(view: View, verb: int) -> bool:
    """Tell whether a verb is of no day: "a writer who has published 300 books, died on Monday"."""
    beside = {view.tree.lower[at] for at in view.tree.children[verb]}
    return not beside.isdisjoint(("has", "have")) and "to" not in beside


def _aside(view: View, verb: int) -> bool:
    """Tell whether a clause is set off from the noun that it tells of."""
    first = min(view.tree.subtree(verb))
    return view.tree.deps[verb] in ASIDE and view.tree.words[max(0, first - 1)] in BREAKS


def _apart(view: View, verb: int, what: int) -> bool:
    """Tell whether a clause before the number tells of a noun that the number has nothing to do with."""
    away = view.tree.heads[verb] not in view.above(what)
    return view.tree.deps[verb] in ASIDE and verb < what and away


def _other_clause(view: View, own: int, what: int) -> bool:
    """Tell whether a time stands inside a clause with a subject of its own, away from the number's."""
    tree, told = view.tree, _verb(view, what)
    opened = any(tree.lower[at] in _CONTRAST for at in tree.children[own])
    contrast = tree.deps[own] == "advcl" and opened
    if told is None or not (contrast or tree.deps[own] in _OWN_CLAUSE):
        return False
    subject = tree.child(own, *_SUBJECTS)
    return subject is not None and tree.child(told, *_SUBJECTS) is not None and own not in view.above(told)
