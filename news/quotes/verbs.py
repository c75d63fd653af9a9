"""By which verbs do articles say what is asked? "Who criticised it?": who condemned and slammed it, too."""

from news.quotes.cues import LEMMAS


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CRITICISE = _listed(
    "criticise criticize condemn denounce attack slam blast lambast lambaste rebuke berate deride decry mock "
    "ridicule bash accuse blame brand"
)
_PROMISE = _listed("promise pledge vow")
_ALIKE = {
    **dict.fromkeys(_listed("criticise criticize attack slam blast bash lambast lambaste"), _CRITICISE),
    **dict.fromkeys(_PROMISE, _PROMISE),
    "praise": _listed("praise applaud commend hail laud acclaim"),
    "demand": _listed("demand urge"),
}
"""Verbs by which people ask, with those that say no less; any other asks for itself alone."""

_NEVER_CUES = {
    form: forms.split()[0]
    for forms in (
        "oppose opposes opposed opposing",
        "back backs backed backing",
        "dispute disputes disputed disputing",
        "refute refutes refuted refuting",
        "disagree disagrees disagreed disagreeing",
        "object objects objected objecting",
    )
    for form in forms.split()
}
"""Verbs that people ask by and no quote is given by."""

NAMING = _listed("call brand describe label dub characterise characterize deem depict portray liken compare")
"""Lead to words for something: "who called the visit pure theatre"."""

CUES = frozenset(LEMMAS)
"""Every form of the verbs that say so."""

NAMING_FORMS = frozenset(form for form, lemma in LEMMAS.items() if lemma in NAMING)


PAST = 2
"""Where it stands among a verb's forms: after the verb itself and what it does now."""


def lemma_of(verb: str) -> str | None:
    """Return the cue verb of which `verb` is a form: "criticised" is of "criticise"; None for another."""
    return LEMMAS.get(verb.lower()) or _NEVER_CUES.get(verb.lower())


def past(lemma: str) -> str:
    """Return the form in which a cue verb tells what was done: "criticised"."""
    known = {**LEMMAS, **_NEVER_CUES}
    return [form for form, one in known.items() if one == lemma][PAST]


def forms_that_say(lemma: str) -> frozenset[str]:
    """Return every form of the verbs by which an article says that somebody did so."""
    verbs = _ALIKE.get(lemma, frozenset({lemma}))
    return frozenset(form for form, one in LEMMAS.items() if one in verbs)
