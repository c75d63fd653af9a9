"""Which sentences can be read alone, as a summary shows them: none that starts in mid-air.

Nothing is put right in brackets: a sentence that leans on the one before it is left out.
"""

import re
from dataclasses import dataclass

from news.nouns import Article, Span
from news.stories.loaded import loaded_words, unmarked
from news.text import paragraphs, sentence_around

FEWEST, MOST = 8, 45
"""Words of a sentence that is shown: fewer tell nothing, more can't be read in passing."""

READ = 40
"""Sentences of an article that are looked at: a summary never needs the fortieth."""

LEANING = frozenset(
    """
    he she they it him her them his hers their its this that these those such both neither either another
    also but and or nor so yet still however meanwhile moreover furthermore besides instead nevertheless
    nonetheless then thus hence therefore indeed otherwise similarly likewise later earlier afterwards
    afterward again too as because although though while whereas if when which who whose here there
    elsewhere others yes no well now finally lastly secondly thirdly firstly overall
    """.split()
)
"""A sentence that opens with one of these leans on what came before: "He also said"."""

LEANING_OPENINGS = (
    "the following",
    "the former",
    "the latter",
    "the same",
    "the pair",
    "the two",
    "the move",
    "the decision",
    "the comments",
    "the remarks",
    "the news",
    "the incident",
    "the fallout",
    "for example",
    "for instance",
    "in addition",
    "in fact",
    "in response",
    "in turn",
    "on the other hand",
    "at the same time",
    "at the time",
    "by contrast",
    "in contrast",
    "as a result",
    "after that",
    "one of them",
    "some of them",
    "a third",
    "of course",
    "to be sure",
    "among them",
    "image:",
    "photo:",
    "video:",
    "read more",
    "sign up",
    "click here",
    "please use",
    "advertisement",
)

KNOWN = frozenset(
    """
    government police president prime public world economy nation army navy military parliament senate
    house court supreme pope king queen opposition cabinet treasury church state internet first second
    third
    """.split()
)
"""What "the" may stand before though nothing was said of it: there is but one, or everybody knows which."""

VERBS = frozenset(
    """
    is are was were has have had will would could can may might must should did does do said told went
    came left met made took gave saw held won lost sent spoke wrote ran fell rose began became led cite
    say also eventually then later now never still not who which about
    """.split()
)
"""Words that show, with endings in -ed and -s, that the noun before them stood alone."""

_BARE_NOUN = re.compile(
    r"The (?P<noun>[a-z][\w-]*|\d+-year-old|Republican|Democrat|Conservative|Tory)"
    r"(?:,| (?!(?:of|in|on|for|to|from|between|against|over|by|at|that|and)\b)(?P<next>\w+))"
)
"""“The group sent a letter”: which group was said before. "The letter of the group" says it itself."""

MOST_ADJECTIVES = 3
COMPLEMENTS = frozenset("of in on for to from between against over by at that and who which".split())
"""What tells, after its noun, which one is meant: "the lawyer for Mr Doe"."""

_NAMED = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_ONLY_TOLD = re.compile(
    rf"{_NAMED} (?:told|said|tweeted|wrote)(?: {_NAMED}| reporters| the \w+)?"
    rf"(?: (?:in|on|at|during|by|for) (?:(?:an?|the|his|her) )?(?:\w+|{_NAMED}))*\.$"
)

POINTING = frozenset("he she they it him her his their its this that these those".split())
"""Words with which speech that was begun elsewhere goes on."""

PRONOUNS = frozenset("he she him her his hers they them their".split())
OWN_VOICE = frozenset("i i'm i've we we've our ours us you your me my".split())
"""First and second person outside marks: the writer speaks to the reader."""

_WORD = re.compile(r"[\w’'-]+")
_OPENED = re.compile(r"(?<![\w.,!?])[‘'](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_END = re.compile(r"[.!][”\"’')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article: where it stands, its words, and its place among the article's sentences."""

    span: Span
    words: str
    place: int

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def sentences(article: Article) -> list[Sentence]:
    """Return the article's first sentences in order, at most `READ`."""
    found: list[Sentence] = []
    for paragraph in article.paragraphs or paragraphs(article.text):
        at = paragraph.start
        while at < paragraph.end and len(found) < READ:
            span = sentence_around(article.text, Span(at, at + 1))
            found.append(Sentence(span=span, words=span.of(article.text), place=len(found)))
            at = _next_word(article.text, max(span.end, at + 1))
    return found


def stands_alone(sentence: Sentence) -> bool:
    """Tell whether a reader needs no sentence before it, and hears no judgement of the outlet's in it."""
    words = sentence.words
    return (
        FEWEST <= sentence.length <= MOST
        and _END.search(words) is not None
        and not _in_mid_air(words)
        and not (sentence.place and _goes_on(words))
        and not _torn_marks(words)
        and not loaded_words(words)
    )


def _in_mid_air(words: str) -> bool:
    """Catch "He also said", "The former left" and "“Yes,” she said": nobody knows who."""
    if words.lstrip("“\"‘'").lower().startswith(LEANING_OPENINGS):
        return True
    if words[0] in "“\"‘'" and (not _names_speaker(words) or _points_back(words)):
        return True
    own = [word.lower().replace("’", "'") for word in _WORD.findall(unmarked(words)) if word != "US"]
    if not own or own[0].partition("'")[0] in LEANING or OWN_VOICE.intersection(own):
        return True
    return bool(PRONOUNS.intersection(own[:4]))


def _goes_on(words: str) -> bool:
    """Catch, below an article's first sentence, "The group sent a letter" and "Vesey also said"."""
    own = unmarked(words)
    bare = _BARE_NOUN.match(own)
    if bare and bare["noun"].lower() not in KNOWN and not _is_modifier(bare):
        return True
    if _describes(own) or _says_nothing(own):
        return True
    return "also" in own.lower().split()[:4]


def _is_modifier(bare: re.Match[str]) -> bool:
    """Tell "The federal judge" and "The new Boeing" from "The judge ruled": a noun or name follows."""
    following = bare["next"] or ""
    verb = following.endswith(("ed", "s")) or following in VERBS
    return bool(following) and (following[0].isupper() or not verb)


def _points_back(words: str) -> bool:
    """Tell whether speech begins with a word for somebody or something named before: “This was a hoax,”."""
    return words.lstrip("“\"‘'").split()[0].lower().partition("’")[0].partition("'")[0] in POINTING


def _describes(own: str) -> bool:
    """Catch "The billionaire candidate, who": it describes somebody whom an earlier sentence named."""
    the, *following = own.split()[: 2 + MOST_ADJECTIVES]
    if the != "The":
        return False
    for place, word in enumerate(following):
        bare = word.strip(",;:")
        if not bare or not bare[0].islower() or bare in KNOWN or bare in COMPLEMENTS:
            return False
        if place and (bare in VERBS or bare.endswith("ed")):
            return True
        if place and bare != word:
            return True
    return False


def _says_nothing(own: str) -> bool:
    """Catch "Fox told Ramos in an interview": what was said stands in another sentence."""
    return _ONLY_TOLD.match(own) is not None


def _names_speaker(words: str) -> bool:
    """Ask of a sentence that opens with speech for somebody in the outlet's own words."""
    own = _WORD.findall(unmarked(words))
    return any(word[0].isupper() for word in own) and not PRONOUNS.intersection(map(str.lower, own[:4]))


def _torn_marks(words: str) -> bool:
    """Tell whether a quotation begins or ends outside: half of it would be shown as the outlet's own."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    torn = any(words.count(one) != words.count(other) for one, other in pairs)
    return torn or words.count('"') % 2 == 1 or len(_OPENED.findall(words)) > len(_CLOSED.findall(words))


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
