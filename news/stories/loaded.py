"""Words by which an outlet judges, which we don't repeat in our own voice; inside quotation marks they stay.

Kinds after Recasens et al. 2013, "Linguistic models for analyzing and detecting biased language" (framing and
epistemological bias), and the manuals of style that warn of the same words.
"""

import re
from functools import cache

LOADED = {
    "makes an argument a fight": """
        slam slams slammed slamming blast blasts blasted blasting rip rips ripped eviscerates
        eviscerated torches torched skewers skewered savages savaged clobbers clobbered pummels
        pummelled lambasts lambasted bashes bashed attack-dog fuming furious furiously fury seething
        rages raging erupts erupted explodes meltdown showdown bloodbath crucified castigates castigated
        infuriates infuriated infuriating feisty""",
    "raises the pulse and adds no fact": """
        shocking shockingly shock stunning stunningly stunned bombshell explosive jaw-dropping
        astonishing wow wows astonishingly outrageous outrageously unbelievable incredible
        incredibly horrifying sensational dramatic dramatically chilling bizarre bizarrely
        extraordinary remarkable remarkably epic frantic frenzy frenzied chaos chaotic""",
    "judges for the reader": """
        desperate desperately disgraceful disgrace shameful shamefully shameless pathetic
        pathetically hapless hopeless botched bungled disastrous disastrously appalling atrocious
        despicable hypocritical hypocrisy cowardly reckless recklessly ludicrous absurd absurdly
        ridiculous ridiculously laughable embarrassing humiliating humiliated humiliation toxic
        notorious infamous crazed deranged unhinged heroic heroically brilliant brilliantly
        masterful bombastic weak-kneed feckless caving caved
        controversial controversially hardliner hardliners hardline hard-line firebrand
        embattled beleaguered disgraced""",
    "laughs at somebody": """
        farce farcical shambles shambolic circus pantomime laughing-stock laughingstock mockery
        clown clowns buffoon cronies minions puppet lapdog flip-flop flip-flopped grovel grovelling
        gloats gloated silly sillier silliest whimsical whimsically saltier""",
    "says that something is not so without saying it": """
        so-called supposedly self-styled self-proclaimed purported purportedly""",
    "tells what somebody thinks as if it were seen": """
        brazen brazenly cynical cynically sneaky sneakily scheming ploy stunt rant rants ranting
        ranted whines whined whining gushes gushed smug smugly bid-to-save""",
    "takes a side by its name for one": """
        snowflake snowflakes woke remoaner remoaners gammon illegals thug thugs fanatic fanatics
        zealot zealots extremists socialistic""",
}
"""The words, under the reason why they are left out."""

PHRASES = {
    "desperate bid": "judges for the reader",
    "make a mockery": "laughs at somebody",
    "get a grip": "judges for the reader",
    "hits out": "makes an argument a fight",
    "hit out": "makes an argument a fight",
    "lashes out": "makes an argument a fight",
    "lashing out": "makes an argument a fight",
    "lashed out": "makes an argument a fight",
    "fires back": "makes an argument a fight",
    "fired back": "makes an argument a fight",
    "tear into": "makes an argument a fight",
    "tears into": "makes an argument a fight",
    "tore into": "makes an argument a fight",
    "taking heat": "makes an argument a fight",
    "sparks fly": "makes an argument a fight",
    "gets rough": "makes an argument a fight",
    "took to task": "makes an argument a fight",
    "to task for": "makes an argument a fight",
    "broke his silence": "raises the pulse and adds no fact",
    "broke her silence": "raises the pulse and adds no fact",
    "war of words": "makes an argument a fight",
    "make no mistake": "judges for the reader",
    "of course": "judges for the reader",
}

_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'][^‘’']*(?:’\w[^‘’']*)*[’'](?!\w)")
_WORD = re.compile(r"[\w-]+")


def loaded_words(sentence: str) -> dict[str, str]:
    """Return the loaded words of `sentence` outside quotation marks, each with its reason, in order.

    Example: "Starmer's desperate bid" gives "desperate" and "desperate bid"; "a 'desperate' bid" gives none.
    """
    words = unmarked(sentence).lower()
    reasons = _reasons()
    found = {word: reasons[word] for word in _WORD.findall(words) if word in reasons}
    return found | {phrase: reason for phrase, reason in PHRASES.items() if phrase in words}


def unmarked(sentence: str) -> str:
    """Return `sentence` without what stands in quotation marks: the outlet's own words."""
    return _MARKED.sub(" ", sentence)


@cache
def _reasons() -> dict[str, str]:
    return {word: reason for reason, words in LOADED.items() for word in words.split()}
