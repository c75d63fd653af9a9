"""Who promises, plans or measures what a figure is part of? Read off the parse of its sentence."""

import re

from news.figures.view import View
from news.nouns import Span

_SAYS = frozenset(
    """suggest estimate predict forecast project claim allege report warn announce say tell add note find show
    calculate reckon state confirm indicate reveal fear expect believe""".split()
)
"""Take a clause with the figure in it."""

_HOPES = frozenset(("fear", "expect", "believe"))
"""What is done to come of them is the writer's: "The campaign is expecting to air it in nine states"."""

_TO = frozenset("pledge vow promise plan hope aim propose offer commit demand suggest".split())
"""Take an infinitive with the figure in it: "Italy had hoped to process 36,000 migrants"."""

_PLACES = frozenset(
    """estimate put place record report count measure say confirm state claim expect forecast predict project
    anticipate""".split()
)
"""Take the figure itself: "The Geological Survey placed the epicenter about eight kilometers …"."""

_SHOWS = frozenset("show find reveal indicate suggest".split())
"""Take a figure of a survey or the like: "Figures reveal a 12% rise"."""

_SCORES = frozenset("give put peg round place rank rate".split())
_POLLS = frozenset("poll polls survey surveys polling averages".split())
"""Give a share of somebody: "a recent poll by Siena College rounded his number to zero percent"."""

_SURVEYS = frozenset(
    """poll polls survey surveys census study report research data figures statistics analysis audit review
    projections estimates polling averages""".split()
)
"""Nouns that do so without a name."""

_PLEDGES = frozenset(
    "pledge promise plan vow proposal commitment offer demand call claim estimate request suggestion".split()
)
"""Nouns with "by": "A pledge by the prime minister to increase defence spending to 2.5%"."""

_BODIES = frozenset(
    """government ministry minister president police council party company officials authorities agency
    committee court union charity department study report survey organisers organizers researchers
    scientists bank regulator commission association prosecutors spokesman spokeswoman spokesperson outlets
    media newspapers reports witnesses doctors firefighters rescuers investigators experts analysts lawyers
    campaigners activists residents statement documents data figures statistics website growers farmers
    economists forecasters meteorologists ministers officers inspectors auditors firm airline club charity
    hospital university manufacturer retailer bureau institute economist forecaster""".split()
)
"""Who may give figures without a name."""

_ACCOUNTS = frozenset(
    "estimate estimates figures data statistics count counts tally polls reports projections records".split()
)
"""Subjects whose owner or maker gives the figure: "Estimates by the government state …"."""

_FORMS = {"said": "say", "told": "tell", "found": "find", "shown": "show", "gave": "give", "given": "give"}

_ENDING = re.compile(r"(?:ing|ed|es|s|d)\Z")

_KNOWN = _SAYS | _TO | _PLACES | _PLEDGES | _SCORES

_GIVEN = frozenset(("xcomp", "ccomp"))
"""Arcs of what "by" somebody is said: "Twelve people are said by police to have died"."""

_COUNTS = frozenset(("report", "confirm", "estimate"))
"""Do so of their subject: "Twelve people were reported dead by the ministry"."""

_SIZES = frozenset(("put", "estimate", "record", "measure", "report"))
"""Do so of a size with "at" or "as": "It was recorded as magnitude 6.4 by the Geological Survey"."""

_HIGHEST = 12
"""Steps that are climbed from a figure to who intends it."""


def intender(view: View, figure: Span, *, share: bool = False) -> Span | None:
    """Return who promises, plans or measures what the figure is part of; polls give but shares."""
    at = view.top(figure)
    for _ in range(_HIGHEST):
        if at is None or view.tree.heads[at] == at:
            return None
        above = view.tree.heads[at]
        found = _intends(view, above, at, share=share)
        if found is not None:
            own = view.phrase(found)
            tokens = [one for one in own if one < above] if above in own else own
            return Span(view.spans[min(tokens)].start, view.spans[max(tokens)].end)
        at = above
    return None


def _intends(view: View, above: int, at: int, *, share: bool) -> int | None:
    """Return who does, if the word above is such a verb or noun: its subject, or the noun after "by"."""
    tree = view.tree
    dep, word = tree.deps[at], _lemma(tree.lower[above])
    agent = tree.child(above, "agent")
    told = (dep in _GIVEN and word in _SAYS) or (dep in ("oprd", "nsubjpass") and word in _COUNTS)
    told = told or (dep == "prep" and tree.lower[at] in ("at", "as") and word in _SIZES)
    if view.verbal(above) and agent is not None and told:
        return tree.child(agent, "pobj")
    if view.verbal(above) and tree.child(above, "nsubj") is not None:
        governs = (dep == "ccomp" and word in _SAYS) or (dep == "xcomp" and word in _TO | _SAYS - _HOPES)
        scores = share and word in _SCORES
        papers = _SURVEYS if word in _SHOWS else _POLLS if scores else frozenset()
        shows = dep in ("dobj", "prep") and _is(view, above, papers)
        won = share and dep == "advcl" and tree.tags[at] == "VBG" and word in _SHOWS
        shows = shows or (won and _is(view, above, _POLLS))
        places = shows or (word in _PLACES and dep in ("dobj", "prep", "npadvmod", "advmod"))
        warned = word == "warn" and any(tree.lower[child] == "of" for child in tree.children[above])
        places = places or (warned and dep == "prep" and tree.lower[at] in ("of", "with"))
        return _actor(view, above) if governs or places else None
    if dep in ("dobj", "prep", "ccomp") and word in _SHOWS and tree.deps[above] == "acl":
        paper = tree.heads[above]
        return paper if tree.tags[above] == "VBG" and tree.lower[paper] in _SURVEYS else None
    if dep in ("acl", "relcl", "prep") and word in _PLEDGES:
        by = next((child for child in tree.children[above] if tree.lower[child] == "by"), None)
        return None if by is None else tree.child(by, "pobj")
    return None


def _is(view: View, verb: int, nouns: frozenset[str]) -> bool:
    """Tell whether a verb's subject is one of these: a survey, figures or the like."""
    subject = view.tree.child(verb, "nsubj")
    return subject is not None and view.tree.lower[subject] in nouns


def _actor(view: View, verb: int) -> int | None:
    """Return the head of a verb's subject if it is a name or a body."""
    tree = view.tree
    tokens = view.subject(verb)
    heads = [at for at in tokens if view.nominal(at) and tree.heads[at] not in tokens]
    maker = (
        view.below(heads[0], ("by", "from", "of")) if heads and tree.lower[heads[0]] in _ACCOUNTS else None
    )
    if maker is not None:
        return maker
    given = _BODIES | _SURVEYS
    return next((at for at in heads if tree.tags[at].startswith("NNP") or tree.lower[at] in given), None)


def _lemma(word: str) -> str:
    bare = _ENDING.sub("", word)
    return _FORMS.get(word) or next(
        (form for form in (word, bare, bare + "e", bare[:-1]) if form in _KNOWN), word
    )
