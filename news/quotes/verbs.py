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
    **dict.fromkeys(_listed("criticise criticize"), _CRITICISE),  # an attack may be none of words
    **dict.fromkeys(_PROMISE, _PROMISE),
    "praise": _listed("praise applaud commend hail laud acclaim"),
    "demand": _listed("demand urge"),
}
"""Verbs by which people ask, with those that say no less; any other asks for itself alone."""

ASKED = (_CRITICISE - {"lambast"}) | _listed(
    """
    acclaim acknowledge admit allege announce applaud argue attack bemoan boast call caution claim
    commend concede confess confirm complain declare defend demand deny dismiss dispute hail insist
    lament laud pledge praise predict promise propose protest recommend reject suggest threaten urge vow warn
    welcome
    """
)
"""Verbs by which people ask who did so with words. Others mean more than words: "who rules Syria"."""

NAMING = _listed("call brand describe label dub characterise characterize deem depict portray liken compare")
"""Lead to words for something: "who called the visit pure theatre"."""

CUES = frozenset(LEMMAS)
"""Every form of the verbs that say so."""

NAMING_FORMS = frozenset(form for form, lemma in LEMMAS.items() if lemma in NAMING)


def lemma_of(verb: str) -> str | None:
    """Return the verb people ask by of which `verb` is a form: "criticise"; None for another."""
    lemma = LEMMAS.get(verb.lower())
    return lemma if lemma in ASKED else None


def past(lemma: str) -> str:
    """Return the form in which a verb that people ask by tells what was done: "criticised"."""
    return next(form for form, one in LEMMAS.items() if one == lemma and form.endswith("ed"))


def forms_that_say(lemma: str) -> frozenset[str]:
    """Return every form of the verbs by which an article says that somebody did so."""
    verbs = _ALIKE.get(lemma, frozenset({lemma}))
    return frozenset(form for form, one in LEMMAS.items() if one in verbs)
