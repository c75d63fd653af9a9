"""In which way words were said (will say, denied, alleged …) and where (told NBC, on X)."""

import re

from news.nouns import Status
from news.quotes.clauses import Clause
from news.quotes.coordination import coordinated

_AHEAD = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_UNREAL = frozenset(("would", "could", "might", "may", "should", "'d", "’d", "must"))
_COMING = frozenset(
    ("expected", "due", "set", "scheduled", "likely", "poised", "going", "preparing", "plans")
)
_ALLEGED = frozenset(("alleged", "accused", "rumoured", "rumored", "suspected", "claimed"))
_ACCUSING = frozenset(("accuse", "accuses", "accused", "accusing", "suspected"))
_REPORTED = frozenset(("reported", "said", "believed", "understood", "thought"))
_DENIALS = frozenset(("deny", "denied", "denies", "denying"))
_HEARSAY = {
    "allegedly": Status.ALLEGED,
    "purportedly": Status.ALLEGED,
    "supposedly": Status.ALLEGED,
    "reportedly": Status.SECOND_HAND,
}
_FORETELLING = frozenset("said announced confirmed promised predicted pledged vowed".split())
_WISHING = frozenset("want wants wanted hope hopes hoped wish wishes wished".split())
"""Nothing is said by who wants to say it."""
_CONDITIONS = frozenset(("if", "unless"))
_AGAIN = frozenset("always often sometimes frequently regularly".split())
_AFTERWARDS = frozenset("later eventually subsequently afterwards afterward".split())
_SUPPOSING = frozenset(
    "without under with given otherwise then perhaps maybe presumably probably possibly likely not never "
    "case had were return exchange theory scenario plan idea film novel play :".split()
)
"""Before "would later say" they tell what would be said, not what was: "Without a deal, she would …"."""
_BE = frozenset(("is", "are", "was", "were"))
_OUTLET = re.compile(
    r"(?:[A-Z][\w&’'.-]*\s){0,6}(?:News|Times|Post|Journal|Guardian|Telegraph|Independent|Herald|Tribune"
    r"|Gazette|Observer|Mail|Mirror|Sun|Star|Express|Today|Radio|TV|Television|Channel|Press|Reuters|Bloomberg"
    r"|Newstalk|Politico|Axios|Vox|Fox|Newsweek|Time|Programme|Podcast|Show|Tonight|Newsnight|Wikinews"
    r"|Agence France-Presse)\b"
    r"|(?:the\s)?(?:BBC|CNN|NBC|ABC|CBS|MSNBC|NPR|PBS|AP|AFP|PA|ITV|RTÉ|Sky|GB News|LBC|CNBC|ESPN|C-SPAN|TMZ"
    r"|DPA|Wikinews|Newsmax|Breitbart|HuffPost|CTV|CBC|SBS|NHK|RT|TASS|Xinhua)\b"
)
_FURTHER = frozenset(("appos", "relcl", "prep", "punct"))
_PLATFORM = re.compile(
    r"\bon (X|Twitter|Facebook|Instagram|Truth Social|TikTok|YouTube|Telegram|Weibo|LinkedIn|Bluesky)\b"
)


def status(clause: Clause, cue: int) -> Status:
    """Return how the cue presents its words: "will say" is advance, "denied saying" denied.

    The parser takes Theresa May for "may".
    """
    tree = clause.tree
    helpers = {
        tree.lower[child]
        for child in tree.children[cue]
        if tree.deps[child] in ("aux", "auxpass") and tree.words[child] != "May"
    }
    helpers -= {"would"} if _habitual(clause, cue) or _afterwards(clause, cue) else set()
    charged = _charged(clause, cue)
    if charged is not None:
        return charged
    if helpers & _AHEAD or ("would" in helpers and _foretold(clause, cue)):
        return Status.ADVANCE
    below = [tree.lower[child] for child in tree.children[cue] if tree.deps[child] in ("advmod", "mark")]
    if helpers & _UNREAL or _in_question(clause, cue, below):
        return Status.HYPOTHETICAL
    hearsay = next((_HEARSAY[word] for word in below if word in _HEARSAY), None)
    if hearsay is not None:
        return hearsay
    above = tree.heads[cue]
    if above != cue and tree.deps[cue] in ("xcomp", "ccomp", "advcl", "conj"):
        return _passed_on(clause, cue, above, helpers)
    return Status.SAID


def _charged(clause: Clause, cue: int) -> Status | None:
    """Read "denied it", "denied saying so", "accused of saying so"; "did not deny saying" is alleged."""
    tree, above = clause.tree, clause.tree.heads[cue]
    if tree.lower[cue] in _DENIALS:
        return Status.DENIED
    if tree.tags[cue] != "VBG":
        return None
    if tree.lower[above] in _DENIALS:
        return Status.DENIED if tree.child(above, "neg") is None else Status.ALLEGED
    return Status.ALLEGED if _accused(clause, cue) else None


def _accused(clause: Clause, cue: int) -> bool:
    """Tell whether somebody is accused of it: "accused of telling a clerk to lose the file"."""
    tree, of = clause.tree, clause.tree.heads[cue]
    spoken = tree.lower[tree.heads[of]] in _ACCUSING
    return tree.deps[cue] == "pcomp" and tree.lower[of] == "of" and spoken


def _habitual(clause: Clause, cue: int) -> bool:
    """Tell whether "would" tells of what was said again and again: "He would always tell her that"."""
    tree = clause.tree
    again = any(tree.lower[at] in _AGAIN and tree.heads[at] == cue for at in range(cue))
    return again and _CONDITIONS.isdisjoint(tree.lower)


def _afterwards(clause: Clause, cue: int) -> bool:
    """Tell whether "would" only looks ahead from what is past itself: "She would later say that".

    Only the sentence's own verb does, one beside a past one, or that of a name's "who": "feared that she
    would later say" tells of no words.
    """
    tree = clause.tree
    later = any(tree.lower[at] in _AFTERWARDS and tree.heads[at] == cue for at in range(cue))
    supposed = not (_CONDITIONS.isdisjoint(tree.lower) and _SUPPOSING.isdisjoint(tree.lower[:cue]))
    return later and not supposed and not _in_question(clause, cue, []) and _is_told(clause, cue)


def _is_told(clause: Clause, cue: int) -> bool:
    """Tell whether a verb is what its sentence tells, or goes on from what it tells of the past."""
    tree, above = clause.tree, clause.tree.heads[cue]
    if tree.deps[cue] == "relcl":
        who = tree.child(cue, "nsubj")
        named = tree.tags[above].startswith("NNP") and who is not None and tree.lower[who] == "who"
        return named and tree.tags[_root(clause, cue)] == "VBD"
    return above == cue or (
        tree.deps[cue] == "conj" and tree.heads[above] == above and tree.tags[above] == "VBD"
    )


def _root(clause: Clause, token: int) -> int:
    heads = clause.tree.heads
    while heads[token] != token:
        token = heads[token]
    return token


def _foretold(clause: Clause, cue: int) -> bool:
    """Tell whether somebody said that it would be said: "A spokesman said she would tell MPs that"."""
    tree, above = clause.tree, clause.tree.heads[cue]
    told = tree.deps[cue] == "ccomp" and tree.lower[above] in _FORETELLING and above < cue
    return told and not any(tree.lower[at] in _CONDITIONS for at in tree.subtree(cue) if at < cue)


def _in_question(clause: Clause, cue: int, below: list[str]) -> bool:
    """Tell whether it is left open if it was said: "if he said so", "asked whether he had", "had he said"."""
    tree = clause.tree
    open_ = {"whether"} | (_CONDITIONS if tree.deps[cue] in ("advcl", "ccomp") else set())
    had, who = tree.child(cue, "aux"), tree.child(cue, "nsubj")
    led = had is not None and tree.words[had] in ("Had", "Should")
    inverted = had is not None and who is not None and led and had < who < cue
    return bool(open_ & set(below)) or inverted


def _passed_on(clause: Clause, cue: int, above: int, helpers: set[str]) -> Status:
    """Read "is expected to say", "is alleged to have said", "will announce … and say"."""
    tree = clause.tree
    passive = tree.child(above, "auxpass") is not None or tree.child(above, "nsubjpass") is not None
    word = tree.lower[above]
    if "to" in helpers and (word in _COMING or word in _BE) and tree.deps[cue] in ("xcomp", "ccomp", "advcl"):
        return Status.ADVANCE
    if "to" in helpers and word in _WISHING and tree.deps[cue] == "xcomp":
        return Status.HYPOTHETICAL
    if "to" in helpers and passive and word in _ALLEGED:
        return Status.ALLEGED
    if "to" in helpers and passive and word in _REPORTED and "have" in helpers:
        return Status.SECOND_HAND
    if tree.deps[cue] == "conj" and tree.child(cue, "nsubj", "aux") is None and above != cue:
        return status(clause, coordinated(clause, cue, above))
    return Status.SAID


def venue(clause: Clause, cue: int) -> str | None:
    """Return the outlet or platform that was told: "told NBC", "told the BBC’s Today show", "wrote on X"."""
    tree = clause.tree
    for child in tree.children[cue]:
        if tree.deps[child] in ("dobj", "dative") and child > cue:
            told = tree.subtree(child, _FURTHER)
            match = _OUTLET.match(" ".join(tree.words[at] for at in told))
            if match:
                return re.sub(r"^the ", "", match.group())
    after = " ".join(tree.words[cue + 1 : cue + 12])
    found = _PLATFORM.search(after)
    return found.group(1) if found else None
