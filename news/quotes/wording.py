"""In which way words were said (will say, denied, alleged …) and where (told NBC, on X)."""

import re

from news.nouns import Status
from news.quotes.clauses import Clause

_AHEAD = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_UNREAL = frozenset(("would", "could", "might", "may", "should", "'d", "’d", "must"))
_COMING = frozenset(
    ("expected", "due", "set", "scheduled", "likely", "poised", "going", "preparing", "plans")
)
_ALLEGED = frozenset(("alleged", "accused", "rumoured", "rumored", "suspected", "claimed"))
_REPORTED = frozenset(("reported", "said", "believed", "understood", "thought"))
_DENIALS = frozenset(("deny", "denied", "denies", "denying"))
_HEARSAY = {
    "allegedly": Status.ALLEGED,
    "purportedly": Status.ALLEGED,
    "supposedly": Status.ALLEGED,
    "reportedly": Status.SECOND_HAND,
}
_CONDITIONS = frozenset(("if", "unless"))
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
    if tree.lower[cue] in _DENIALS or (tree.tags[cue] == "VBG" and tree.lower[tree.heads[cue]] in _DENIALS):
        return Status.DENIED
    if helpers & _AHEAD:
        return Status.ADVANCE
    below = [tree.lower[child] for child in tree.children[cue] if tree.deps[child] in ("advmod", "mark")]
    if helpers & _UNREAL or (tree.deps[cue] == "advcl" and _CONDITIONS & set(below)):
        return Status.HYPOTHETICAL
    hearsay = next((_HEARSAY[word] for word in below if word in _HEARSAY), None)
    if hearsay is not None:
        return hearsay
    above = tree.heads[cue]
    if above != cue and tree.deps[cue] in ("xcomp", "ccomp", "advcl", "conj"):
        return _passed_on(clause, cue, above, helpers)
    return Status.SAID


def _passed_on(clause: Clause, cue: int, above: int, helpers: set[str]) -> Status:
    """Read "is expected to say", "is alleged to have said", "will announce … and say"."""
    tree = clause.tree
    passive = tree.child(above, "auxpass") is not None or tree.child(above, "nsubjpass") is not None
    word = tree.lower[above]
    if "to" in helpers and (word in _COMING or word in _BE) and tree.deps[cue] in ("xcomp", "ccomp", "advcl"):
        return Status.ADVANCE
    if "to" in helpers and passive and word in _ALLEGED:
        return Status.ALLEGED
    if "to" in helpers and passive and word in _REPORTED and "have" in helpers:
        return Status.SECOND_HAND
    if tree.deps[cue] == "conj" and tree.child(cue, "nsubj", "aux") is None and above != cue:
        return status(clause, above)
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
