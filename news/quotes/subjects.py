"""Who does what a verb says, wherever the parser hung it."""

from news.people.roles import DOCUMENTS
from news.quotes.clauses import Clause
from news.quotes.cues import SAYING, VOICING
from news.quotes.words import animate, lemma

_NOUNS = ("NN", "PR", "CD", "DT", "WP")
_FINITE = ("VBD", "VBZ", "VBP")
_DOING = frozenset(("do", "does", "did"))
_OBJECTS = frozenset(("dobj", "attr", "oprd", "dep", "npadvmod", "appos", "intj", "ccomp"))
_BORROWING = frozenset(
    (
        "xcomp",
        "advcl",
        "pcomp",
        "prep",
        "ccomp",
        "acl",
        "dep",
        "parataxis",
        "aux",
        "relcl",
        "acomp",
        "npadvmod",
    )
)
_OWN_SUBJECT = frozenset(("ccomp", "parataxis", "dep"))
_STRAY = frozenset(("appos", "conj", "dep", "ROOT", "npadvmod", "attr"))
_CAUSING = frozenset(
    "prompted prompting led leading forced forcing allowed allowing caused causing pushed pressed inspired "
    "asked asking urged urging told telling encouraged encouraging ordered invited advised instructed".split()
)
"""Their object does what follows: "asked him to say"; not "used his account to say"."""
_REPROACHING = frozenset(
    f"{verb}{ending}"
    for verb in "accus suspect convict criticis criticiz condemn blam mock slam fault prais thank".split()
    for ending in ("e", "ed", "es", "s", "ing", "")
)
"""Their object did what follows "of" or "for": "accused him of telling her"."""
_ASKING = frozenset(("asked", "told", "pressed"))
"""Done to whom a comma parts from them: "Mr O’Rourke, asked if he would, said"."""
_DIRECTED = _CAUSING - _ASKING
_INVERTING = SAYING - {"tell"}
"""May stand before who says it."""
_WHEN = frozenset(("when", "after", "before", "once"))
_PERCEIVED = frozenset("heard overheard seen filmed recorded caught captured".split())
_RECORDINGS = frozenset(
    "video videos clip clips recording recordings footage audio film tape tapes livestream".split()
)
_PASSING_ON = frozenset("published cited quoted received obtained".split())
"""What is done to others' papers."""
_RELATIVES = frozenset(("who", "whom", "which", "that"))
"""What is done to, where the parser gives a verb two subjects: "Bannon, who Beck called a bully"."""
_DEEPEST = 6
_FARTHEST = 20
_NEAR = 5


def subject(clause: Clause, verb: int, depth: int = 0) -> int | None:
    """Return the token that does what `verb` says, through coordination, participles and relative clauses.

    "Klobuchar told ABC … and said …", "senator Graham saying", "who said", "is expected to say". Every room
    asks again: each answer is kept.
    """
    asked = verb, depth
    if asked not in clause.subjects:
        clause.subjects[asked] = _subject(clause, verb, depth)
    return clause.subjects[asked]


def _subject(clause: Clause, verb: int, depth: int) -> int | None:
    tree = clause.tree
    if depth > _DEEPEST:
        return None
    own = _own(clause, verb)
    if own is not None and clause.slots[own] is None:
        return own + 1 if _named_after(clause, verb, own) else _antecedent(clause, verb, own)
    if tree.child(verb, "nsubjpass", "agent") is not None:
        return _agent(clause, verb)
    for beside in (_perceived, _inverted, _past_parenthesis):
        who = beside(clause, verb)
        if who is not None:
            return who
    if tree.heads[verb] == verb:
        return _stray(clause, verb)
    return _main(clause, verb) if tree.deps[verb] == "csubj" else _borrowed(clause, verb, depth)


def _perceived(clause: Clause, verb: int) -> int | None:
    """Return who was heard doing what a participle says: "Mr Fitch was heard by neighbours shouting"."""
    tree, above = clause.tree, clause.tree.heads[verb]
    if tree.tags[verb] != "VBG":
        return None
    if tree.deps[above] == "pobj" and tree.lower[tree.heads[above]] == "by":
        above = tree.heads[tree.heads[above]]
    return tree.child(above, "nsubjpass") if above < verb and tree.lower[above] in _PERCEIVED else None


def _main(clause: Clause, verb: int) -> int | None:
    """Return the sentence's subject for a participle after a comma that the parser made one itself.

    "Trump took to social media, posting at 12:54 am on Twitter".
    """
    tree = clause.tree
    if tree.tags[verb] != "VBG" or not verb or tree.words[verb - 1] != ",":
        return None
    root = next((at for at, head in enumerate(tree.heads) if at == head), verb)
    return tree.child(root, "nsubj") if root < verb else None


def _own(clause: Clause, verb: int) -> int | None:
    """Return the verb's subject; in a parenthesis the nearer of two: "Voters, Clinton suggested, don't"."""
    tree = clause.tree
    able = [at for at in tree.children[verb] if tree.deps[at] in ("nsubj", "expl")]
    set_off = verb + 1 < len(tree.words) and tree.words[verb + 1] == ","
    if set_off and len(able) > 1 and able[-1] == verb - 1 and "," in tree.words[able[0] : verb]:
        return able[-1]
    if len(able) > 1 and tree.lower[able[0]] in _RELATIVES:
        return able[1]
    return able[0] if able else None


def _named_after(clause: Clause, verb: int, own: int) -> bool:
    """Tell whether the name after a description is a subject too: "The news agency AFP said"."""
    tree, name = clause.tree, own + 1
    described = name < verb and tree.tags[own] == "NN" and tree.tags[name].startswith("NNP")
    return described and tree.deps[name] == "nsubj" and tree.heads[name] == verb


def _borrowed(clause: Clause, verb: int, depth: int) -> int | None:
    """Return the subject that a verb shares with the word above it; "Asked whether …" has none."""
    tree = clause.tree
    dep, head = tree.deps[verb], tree.heads[verb]
    other = _by_others(clause, verb)
    if other is not None:
        return other
    if dep == "conj" or (dep == "dep" and verb > head and tree.tags[verb] == tree.tags[head] == "VBD"):
        who = subject(clause, coordinated(clause, verb, head), depth + 1)
        return _lively(clause, verb, head, who, depth)
    if dep == "acl" and _done_to(clause, verb, depth):
        return subject(clause, tree.heads[head], depth + 1) if depth else None
    if dep in ("acl", "relcl") and _substantive(clause, head):
        return _issuer(clause, head, depth) if dep == "acl" else head
    reproached = None if depth else _reproached(clause, verb, head)
    if reproached is not None:
        return reproached if _is_somebody(clause, reproached) else None
    return _shared(clause, verb, depth)


def _by_others(clause: Clause, verb: int) -> int | None:
    """Return those right before a participle who speak: "joined the calls by UK officials asking".

    After "of" only whom a recording shows: "a video of Clinton telling"; not "the mayor of London asking".
    """
    tree, noun = clause.tree, verb - 1
    if tree.tags[verb] != "VBG" or noun < 1:
        return None
    who = _of_whom(clause, noun)
    if tree.deps[who] == "pobj" and tree.lower[tree.heads[who]] in ("by", "from"):
        return who if animate(clause, who) else None
    of = next((at for at in (noun - 1, noun - 2) if at > 0 and tree.lower[at] == "of"), 0)
    shown = bool(of) and tree.tags[noun] == "NNP" and tree.lower[of - 1] in _RECORDINGS
    return noun if shown else None


def _of_whom(clause: Clause, noun: int) -> int:
    """Return the one whose place or body a word is: "the mayor of [London]"."""
    tree, of = clause.tree, clause.tree.heads[noun]
    return tree.heads[of] if tree.deps[noun] == "pobj" and tree.lower[of] == "of" else noun


def _shared(clause: Clause, verb: int, depth: int) -> int | None:
    """Return the subject of the verb above, or whom that verb makes speak."""
    tree = clause.tree
    dep, head = tree.deps[verb], tree.heads[verb]
    verbal = tree.tags[head].startswith(("VB", "MD"))
    told = _directed(clause, verb, head) if dep == "xcomp" else None
    if told is not None:
        return told
    if dep == "advcl" and _passive(clause, verb, head):
        return None
    if _of_papers(clause, verb):
        return tree.child(head, "dobj")
    if dep not in _BORROWING or (verbal and dep in _OWN_SUBJECT and tree.tags[verb] != "VBG"):
        return None
    who = subject(clause, head, depth + 1)
    if dep == "advcl" and tree.tags[verb] == "VBG":
        return _lively(clause, verb, head, who, depth)
    return tree.child(head, "nsubjpass") if who is None and verbal else who


def _of_papers(clause: Clause, verb: int) -> bool:
    """Tell whether others' papers say it, whatever the parser thinks: "quoted a letter of it asking"."""
    tree, head = clause.tree, clause.tree.heads[verb]
    papers = tree.child(head, "dobj") if tree.lower[head] in _PASSING_ON else None
    bare = tree.words[verb - 1] != "," and tree.child(verb, "advmod", "mark") is None
    return papers is not None and tree.lower[papers] in DOCUMENTS and tree.deps[verb] == "advcl" and bare


def _reproached(clause: Clause, verb: int, head: int) -> int | None:
    """Return who is accused or praised for what they did: "accused [Farenthold] of telling her"."""
    tree, above = clause.tree, clause.tree.heads[head]
    led = tree.deps[verb] == "pcomp" and tree.lower[head] in ("of", "for")
    return tree.child(above, "dobj", "nsubjpass") if led and tree.lower[above] in _REPROACHING else None


def _is_somebody(clause: Clause, token: int) -> bool:
    return animate(clause, token) or clause.tree.lower[token] in ("him", "her", "them", "me", "us")


def _directed(clause: Clause, verb: int, head: int) -> int | None:
    """Return whom somebody makes speak: "prompted the Atlas to state"."""
    tree = clause.tree
    told = tree.child(head, "dobj") if tree.lower[head] in _CAUSING else None
    to = tree.child(verb, "aux")
    able = to is not None and tree.lower[to] == "to" and animate(clause, told)
    return told if able and told is not None and head < told < verb else None


def _done_to(clause: Clause, verb: int, depth: int) -> bool:
    """Tell whether a participle after a noun is done to it, which then does not speak by it.

    "Mr O’Rourke, asked if he would, said"; "an interview with Fox News coupled with an ad to claim".
    """
    tree = clause.tree
    if tree.tags[verb] != "VBN" or tree.lower[verb] in _DIRECTED:
        return False
    return bool(depth) or (tree.lower[verb] in _ASKING and tree.words[verb - 1] == ",")


def _passive(clause: Clause, verb: int, head: int) -> bool:
    """Tell whether a participle is done to the subject: "Asked whether …, he said", "when asked whether"."""
    tree = clause.tree
    led = verb > 0 and tree.lower[verb - 1] in ("when", "if", "once", "as")
    participle = tree.tags[verb] == "VBN" and verb < head and tree.child(verb, "aux") is None
    return participle or (led and tree.tags[verb] in ("VBN", "VBD"))


def _lively(clause: Clause, verb: int, head: int, who: int | None, depth: int) -> int | None:
    """Return who goes on speaking: above a lifeless subject, or after a comma, whoever reports the clause.

    "Suu Kyi said it was too early but added", "asked why his wife did not speak, implying that she couldn't".
    """
    adding = clause.tree.deps[verb] == "advcl" and clause.tree.words[verb - 1] == "," and verb > head
    if depth or lemma(clause, verb) not in SAYING or (animate(clause, who) and not adding):
        return who
    at = head
    while clause.tree.heads[at] != at and not (adding and _timed(clause, at)):
        at = clause.tree.heads[at]
        above = subject(clause, at, depth + 1) if lemma(clause, at) in SAYING else None
        if animate(clause, above):
            return above
    return who


def _timed(clause: Clause, token: int) -> bool:
    """Tell whether a verb with its own subject only says when: "tweeted when Clinton ended it, saying"."""
    tree = clause.tree
    mark = tree.child(token, "mark", "advmod")
    own = animate(clause, tree.child(token, "nsubj"))
    return own and tree.deps[token] == "advcl" and mark is not None and tree.lower[mark] in _WHEN


def _substantive(clause: Clause, token: int) -> bool:
    """Tell whether the token is a noun, or stands for one: "the 43-year-old asked"."""
    tag = clause.tree.tags[token]
    return tag.startswith("NN") or (tag in ("JJ", "CD") and clause.tree.child(token, "det") is not None)


def _issuer(clause: Clause, noun: int, depth: int) -> int:
    """Return who goes on "saying" after an object.

    "Conley issued a statement saying", "emailed supporters saying"; not "cited a report saying".
    """
    tree = clause.tree
    verb = tree.heads[noun]
    if tree.deps[noun] not in ("dobj", "dative") or tree.lower[verb] in _PASSING_ON:
        return noun
    who = subject(clause, verb, depth + 1)
    return who if who is not None and (tree.lower[noun] in DOCUMENTS or animate(clause, who)) else noun


def coordinated(clause: Clause, verb: int, head: int) -> int:
    """Return the verb that `verb` is really coordinated with: one of its own form, if there is one above.

    "said he believes Mr Trump does want peace but warned": "warned" goes with "said", not with "want".
    """
    tree = clause.tree
    if tree.tags[verb] not in _FINITE:
        return head
    if tree.tags[head] == tree.tags[verb]:
        return tree.heads[head] if _goes_on(clause, verb, head) else head
    at = head
    while tree.heads[at] != at:
        at = tree.heads[at]
        if tree.tags[at] == tree.tags[verb] and at < verb:
            return at
    return head


def _goes_on(clause: Clause, verb: int, head: int) -> bool:
    """Tell whether a reporter goes on after their own report: "says he respects her and calls her a liar"."""
    tree = clause.tree
    above, who = tree.heads[head], tree.child(head, "nsubj")
    own = who is not None and tree.lower[who] in ("he", "she", "they")
    reported = tree.deps[head] == "ccomp" and lemma(clause, above) in SAYING
    tense = next((tree.tags[at] for at in tree.children[above] if tree.lower[at] in _DOING), tree.tags[above])
    alike = tense == tree.tags[verb] and tree.child(above, "nsubj") is not None
    return own and reported and alike and lemma(clause, verb) in VOICING


def _antecedent(clause: Clause, verb: int, own: int) -> int:
    """Return the noun that a relative "who" stands for, or the subject itself."""
    tree = clause.tree
    if tree.lower[own] not in ("who", "that", "which"):
        return own
    at = verb
    while tree.deps[at] == "conj" and tree.heads[at] < at:
        at = tree.heads[at]
    if tree.deps[at] not in ("relcl", "acl"):
        return own
    head = tree.heads[at]
    return _somebody_before(clause, head) if tree.lower[own] == "who" and not animate(clause, head) else head


def _somebody_before(clause: Clause, noun: int) -> int:
    """Return the name before a thing that cannot be "who": "told Santilli on camera, who responds"."""
    near = range(noun - 1, max(-1, noun - _NEAR), -1)
    return next((at for at in near if clause.tree.tags[at] == "NNP" and animate(clause, at)), noun)


def _agent(clause: Clause, verb: int) -> int | None:
    """Return who is named after "by"; the subject where the passive is said of a speaker ("was quoted").

    "He's said the same thing" is no passive.
    """
    tree = clause.tree
    by = tree.child(verb, "agent")
    if by is not None:
        return tree.child(by, "pobj")
    has = tree.child(verb, "auxpass")
    if has is not None and tree.lower[has] in ("'s", "’s") and tree.child(verb, "dobj") is not None:
        return tree.child(verb, "nsubjpass")
    quoted = tree.lower[verb] in ("quoted", "cited", "reported", "recorded", "heard", "overheard")
    return tree.child(verb, "nsubjpass") if quoted else None


def _inverted(clause: Clause, verb: int) -> int | None:
    """Return the noun right after a verb of speech that follows its quotation: "…,” said Arber Hajdari"."""
    tree = clause.tree
    speech = lemma(clause, verb) in _INVERTING and tree.tags[verb] in (*_FINITE, "VBN")
    quoted = any(slot is not None for slot in clause.slots[:verb])
    if not speech or not (quoted or tree.lower[max(0, verb - 1)] == ","):
        return None
    if verb and clause.masks(verb - 1) and "NNP" in tree.tags[verb + 1 : verb + 2]:
        return _last_of_name(clause, verb + 1)
    for child in tree.children[verb]:
        noun = tree.tags[child].startswith(_NOUNS) and clause.slots[child] is None
        if child > verb and noun and tree.deps[child] in _OBJECTS and min(tree.subtree(child)) == verb + 1:
            return child
    return None


def _last_of_name(clause: Clause, token: int) -> int:
    """Return the last word of a name, wherever the parser hung it: "…,” said [Tom Roe], who knew it was"."""
    tags = clause.tree.tags
    while token + 1 < len(tags) and tags[token + 1] == "NNP":
        token += 1
    return token


def _past_parenthesis(clause: Clause, verb: int) -> int | None:
    """Return the noun before a pair of dashes or commas right before a verb of speech without subject.

    "Ms Abbott – who was previously suspended … – said there was".
    """
    tree = clause.tree
    if lemma(clause, verb) not in SAYING or verb < 3 or tree.tags[verb] not in ("VBD", "VBZ"):
        return None
    sign = tree.words[verb - 1]
    if sign not in ("–", "—", ",", "-", ")"):
        return None
    opening = "(" if sign == ")" else sign
    at = next((at for at in range(verb - 2, 0, -1) if tree.words[at] == opening), 0)
    if at and tree.tags[at - 1] in ("NNP", "PRP", "NN"):
        return at - 1
    led = at > 1 and tree.words[1] == opening and tree.words[0][:1].isupper() and animate(clause, 0)
    return 0 if led and tree.lower[at + 1] == "who" else None


def _stray(clause: Clause, verb: int) -> int | None:
    """Return the name before a main verb of speech to which the parser gave no subject.

    "On Friday Ford announced", "a White House official who spoke anonymously said".
    """
    tree = clause.tree
    taken = tree.tags[verb].startswith("NN") and verb > 0 and tree.heads[verb - 1] == verb
    if lemma(clause, verb) not in SAYING or not (taken or tree.tags[verb] in _FINITE) or not verb:
        return None
    if tree.tags[verb - 1] in ("NNP", "NNPS", "PRP", "CD"):
        return verb - 1
    for at in range(verb - 1, max(-1, verb - _FARTHEST), -1):
        if clause.slots[at] is not None or tree.tags[at] in (":", "``"):
            return None
        if tree.deps[at] in _STRAY and animate(clause, at):
            return at
    return None


def named_beside(clause: Clause, token: int) -> int:
    """Return the name in apposition to a description, or the token itself.

    "Principal of St James Primary School in Dublin 8, Ciarán Cronin, told Newstalk".
    """
    tree = clause.tree
    if tree.tags[token].startswith("NNP") and tree.child(token, "det") is None:
        return token
    beside = tree.child(token, "appos")
    return beside if beside is not None and tree.tags[beside] == "NNP" and beside > token else token
