"""What a question in plain words asks for, as words after the command: "who said pure theatre?"."""

import re
from collections.abc import Callable

from news.quotes.verbs import CUES, NAMING, NAMING_FORMS, lemma_of

LONGEST = 1000
"""Characters of a question; what is longer is a passage."""

_HAVE = r"(?:has|have|had|is|was|are|were|did|does|do|will|would)"
_DID = r"(?:has|have|had|is|was|are|were|did|does|do)"  # no "will": it is a name, too
_UP_TO_FOUR = r"(?:\S+\s+){0,3}?\S+"
_BETWEEN = r"(?:(?:ever|also|first|originally|actually|really|just|been|recently|already|once|publicly)\s+)*"
_SAID = (
    r"(?:said|says|say|saying|told|wrote|tweeted|posted|coined|used|uttered|repeated|repeats|repeating|echoed|"
    r"echoes|quoted)"
)
_TALKED = (
    r"(?:talked|talks|talk|talking|spoke|spoken|speaking|commented|commenting|mentioned|mentions|mention|"
    r"mentioning|quoted)"
)
_VIEW = (
    r"(?:views?|position|stance|line|response|reaction|opinion|take|comments?|remarks?|answer|words|statements?|"
    r"quotes?|thoughts?)"
)
_ON = r"(?:about|on|regarding|of|to)\s+"
_ANYTHING = r"(?:anything|something|everything|a\s+word|much|what)"
_PEOPLE = (
    r"(?:people|anyone|anybody|everyone|everybody|politicians|ministers|mps|they|we|papers|the\s+papers|"
    r"articles)"
)
_ASIDE = re.compile(r"^(?:say|says|said|exactly|then|next|first|there|here)\b\s*", re.IGNORECASE)
_TOPICAL = re.compile(
    r"(?:about|on|regarding|in|from|during|since|before|after|until|till|between|last|this|past|today|yesterday|"
    r"lately|recently)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?:to|at|with)\s+(?P<whom>(?:(?!\b(?:about|on|since|in)\b)\S+(?:\s+|$))+)", re.IGNORECASE
)
_THAT = re.compile(
    r"^(?:(?:that|the\s+(?:words?|phrase|line|term|quote|sentence)|the\s+following)\b[\s:]*)+", re.IGNORECASE
)
_CALLED = r"(?:(?:it|him|her|them|this|that|these|those)(?:\s+all)?\s+(?:as\s+)?)"
_CALLED_WHAT = re.compile(rf"^{_CALLED}", re.IGNORECASE)
_POINTING = frozenset("it so this those these him her".split())
_AND_WHERE = re.compile(
    r",?\s+(?:and\s+(?:when|where|why|to\s+whom|in\s+which\s+\w+)|(?<=[\"”»]\s)(?:first|originally))\s*$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:can|could|would|will)\s+(?:you|anyone|someone)(?:\s+please)?\s+(?:tell|show|find|give|get)"
    r"(?:\s+(?:me|us))?(?:\s+out)?|(?:tell|show|find|give|get)\s+(?:me|us)(?:\s+out)?|find\s+out|"
    r"(?:do|does)\s+(?:you|we|anyone)\s+know|i(?:['’]m|\s+am)\s+looking\s+for|"
    r"i(?:['’]d\s+like|\s+need|\s+want)(?:\s+to\s+know)?|(?:do|have)\s+(?:we|you)\s+(?:have|got|read)|"
    r"(?:is|are|was|were)\s+there|summari[sz]e|explain|so|and|ok|okay|please)\b[\s,:]*",
    re.IGNORECASE,
)
_THANKS = re.compile(r"[\s,.!?]*\b(?:please|thanks|thank\s+you|cheers)?[\s.!?]*$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«].+[\"”»]", re.DOTALL)
Found = re.Match[str]


def asked_for(question: str) -> str | None:
    """Return the words after the command that a question asks for; None where it is no question of ours.

    One that `how_asked` understands asks for itself.
    """
    if how_asked(question):
        return question
    plain = _plain(question)
    for pattern, words in _FORMS:
        found = pattern.match(plain)
        if found:
            return words(found)
    return None


def verb_aside(question: str) -> str:
    """Return the verb that `asked_for` leaves aside: "criticise" of "whom did Starmer criticise?"."""
    plain = _plain(question)
    found = next((found for pattern, _ in _FORMS if (found := pattern.match(plain))), None)
    verb = (found.groupdict().get("aside") or "") if found else ""
    return "" if re.fullmatch(_SAID + r"|tell", verb, re.IGNORECASE) else verb


def asks_what_is_unsaid(question: str) -> bool:
    """Tell whether it asks who did not say something, or what somebody left unsaid: no article can tell.

    Not so “who did not vote”, nor “what did Philp say about those who never mentioned it”.
    """
    return bool(_UNSAID.match(_plain(question)))


def how_asked(question: str) -> tuple[str, str] | None:
    """Return the cue verb and what it is about, of "who criticised the scheme?": "criticise", "the scheme".

    None for other questions, also for what was called something and what was said.
    """
    found = _WHO_DID.match(_plain(question))
    if not found:
        return None
    lemma = "criticise" if " " in found["verb"] else lemma_of(found["verb"])
    if lemma is None or (lemma in NAMING and found["link"] != "for") or _is_passive(found):
        return None
    return lemma, found["topic"]


def _is_passive(found: Found) -> bool:
    """Tell whether somebody had it done to them: "who was accused of", "who's blamed for"."""
    if " " in found["verb"] or found["verb"].lower().endswith("ing"):
        return False
    before = _BEING.search(found.string[: found.start("verb")])
    if not before:
        return False
    been = before["be"] or "been" in before[0].lower()
    return bool(been or found["link"] or _LINKED.match(found["topic"]))


def _plain(question: str) -> str:
    """Return the question without what only leads to it and ends it: "can you tell me … please"."""
    if len(question) > LONGEST:
        return ""
    while (found := _POLITE.match(question)) and found.end() < len(question):
        question = question[found.end() :]
    return _THANKS.sub("", question)


def _as_words(words: str) -> str:
    """Return words that were said, in quotation marks if they have none."""
    plain = _AND_WHERE.sub("", _THAT.sub("", words)).strip()
    if not plain or plain.lower() in _POINTING:
        return words.strip()
    return plain if _QUOTED.search(plain) else f"“{plain}”"


def _words(found: Found) -> str:
    return _as_words(found["words"])


def _calling(found: Found) -> str:
    return _as_words(_CALLED_WHAT.sub("", found["words"]))


def _topic(found: Found) -> str:
    return str(found["topic"]).strip()


def _name(found: Found) -> str:
    """Return somebody's name, to whom they spoke if that was asked, narrowed by what follows."""
    name = _without_adverbs(found["name"])
    rest = re.sub(rf"^{_ANYTHING}\b\s*", "", found["rest"].strip(), flags=re.IGNORECASE)
    addressed = _ADDRESSED.match(rest)
    if addressed:
        name, rest = f"{name} told {addressed['whom'].strip()}", rest[addressed.end() :]
    rest = re.sub(r"^of\s+", "about ", _ASIDE.sub("", rest), flags=re.IGNORECASE)
    if re.fullmatch(_PEOPLE, name, re.IGNORECASE) and (not rest or _TOPICAL.match(rest)):
        return re.sub(r"^(?:about|on|regarding)\s+", "", rest, flags=re.IGNORECASE)
    if rest.lower() in _POINTING | {"that"}:
        return name
    if not rest or _TOPICAL.match(rest):
        return f"{name} {rest}".strip()
    return f"{name} about {rest}" if found.re is _WHAT_SAID else _as_words(rest) + _by(name)


def _told(found: Found) -> str:
    """Return somebody's name, to whom they spoke, and what follows."""
    return f"{found['name']} told {found['whom'].strip()} {found['rest']}".strip()


def _by(name: str) -> str:
    """Return by whom words are asked for; "" where that is anyone."""
    return "" if re.fullmatch(_PEOPLE, name, re.IGNORECASE) else f" by {name}"


def _name_about(found: Found) -> str:
    """Return somebody's name, and what it is about."""
    name = _without_adverbs(found["name"])
    about = re.sub(rf"^{_ON}", "", _ASIDE.sub("", found["rest"].strip()), flags=re.IGNORECASE)
    if not about or (_TOPICAL.match(about) and not about.lower().startswith("the ")):
        return f"{name} {about}".strip()
    return f"{name} about {about}"


def _called_so(found: Found) -> str:
    """Return what somebody or something was called, and by whom: "did Philp call it pure theatre"."""
    return f"{_as_words(_CALLED_WHAT.sub('', found['words']))} by {_without_adverbs(found['name'])}"


def _without_adverbs(name: str) -> str:
    return re.sub(rf"\s+{_BETWEEN}$", "", f"{name} ", flags=re.IGNORECASE).strip()


def _form(pattern: str, words: Callable[[Found], str]) -> tuple[re.Pattern[str], Callable[[Found], str]]:
    return re.compile(pattern, re.IGNORECASE), words


_WHO = (
    r"^(?:who(?:['’](?:s|ve|d))?|which\s+\w+(?:\s\w+)?)\s+(?:else\s+)?(?:(?:was\s+it|it\s+was)\s+(?:that|who)\s+)?"
    rf"(?:{_HAVE}\s+)?{_BETWEEN}"
)
_WHO_DID = re.compile(
    rf"{_WHO}(?P<verb>hit\s+(?:out|back)\s+at|(?:spoke|spoken|came|come)\s+out\s+against|spoke\s+against|\w+)\s+"
    r"(?:(?P<link>that|of|about|against|for|to)\s+)?(?P<topic>(?!by\b).+)$",
    re.IGNORECASE,
)
_BEING = re.compile(rf"(?:\b(?P<be>is|was|are|were|been)|['’]s)\s+{_BETWEEN}$", re.IGNORECASE)
_LINKED = re.compile(r"(?:after|as|at|for|from|in|on|over|with)\b", re.IGNORECASE)
_NAMED = "|".join(sorted(NAMING_FORMS))
_CUED = "|".join(sorted(CUES))

_SAY = r"(?:say|said|mention|mentioned|talk|talked)\b"
_WHOSE = rf"(?!(?:i|we|you)\b)(?:(?!{_SAY})\S+\s+){{1,4}}?"
_UNSAID = re.compile(
    rf"^(?:who|which\s+\w+)\s+(?:{_HAVE}(?:n['’]?t|\s+not|\s+never)|never)\s+(?:{_SAY}|(?:{_CUED})\b)"
    rf"|^what\s+(?:{_HAVE}\s+)?{_WHOSE}(?:(?:{_HAVE}\s+)?(?:not|never)|{_HAVE}n['’]t)\s+{_SAY}"
    rf"|^what\s+{_HAVE}n['’]t\s+{_WHOSE}{_SAY}"
    rf"|^{_DID}\s+(?:nobody|no\s?one)\s+{_SAY}",
    re.IGNORECASE,
)
_WHAT_SAID = re.compile(
    rf"^what(?:['’]?s|\s+{_HAVE})?\s+(?P<name>.+?)\s+"
    r"(?:say|said|says|saying|think(?!\s+tanks?\b)|thinks|thought|believe|believes)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_FORMS = (
    _form(rf"{_WHO}{_SAID}\s+{_ANYTHING}\s+(?:about|on|regarding)\s+(?P<topic>.+)$", _topic),
    _form(rf"{_WHO}(?:quoted\s+)?(?:as\s+)?{_SAID}\s+(?P<words>.+)$", _words),
    _form(rf"{_WHO}{_TALKED}\s+(?:about|on|of|in|regarding)\s+(?P<topic>.+)$", _topic),
    _form(rf"{_WHO}mention(?:ed|s|ing)\s+(?P<topic>.+)$", _topic),
    _form(rf"{_WHO}(?:{_NAMED})\s+(?!for\b)(?P<words>.+)$", _calling),
    _form(r"^whose\s+(?:words|line|phrase|quote)\s+(?:is|are|was|were)\s+(?P<words>.+)$", _words),
    _form(
        r"^(?P<words>.+?)[\s,;:.–—-]+who\s+(?:has\s+)?(?:said|says|say)(?:\s+(?:that|this|it|so))?$", _words
    ),
    _form(
        r"^what(?:['’]?s|\s+(?:is|was|has|had|are|were))\s+(?:been\s+)?(?:being\s+)?said\s+(?:about|on|of)\s+"
        r"(?P<topic>.+)$",
        _topic,
    ),
    _form(
        rf"^what(?:['’]?s|\s+{_HAVE})\s+(?P<name>.+?)['’]s?\s+{_VIEW}\b(?P<rest>.*)$",
        _name_about,
    ),
    (_WHAT_SAID, _name),
    _form(
        rf"^what\s+{_HAVE}\s+(?P<name>.+?)\s+(?:tell|told)\s+"
        r"(?P<whom>(?:(?!\b(?:about|on|since|in)\b)\S+(?:\s+|$))+)(?P<rest>.*)$",
        _told,
    ),
    _form(rf"^what\s+{_HAVE}\s+(?P<name>.+?)\s+(?:call|called)\s+(?P<rest>.+)$", _name_about),
    _form(
        rf"^{_DID}\s+(?P<name>{_UP_TO_FOUR})\s+(?:{_NAMED})\s+(?!for\b)(?P<words>{_CALLED}.+)$", _called_so
    ),
    _form(rf"^{_DID}\s+(?P<name>{_UP_TO_FOUR})\s+(?:mention|mentioned)\s+(?P<rest>.+)$", _name_about),
    _form(
        rf"^{_DID}\s+(?P<name>{_UP_TO_FOUR})\s+(?:say|said|speak|spoken|talk|talked|comment|commented)\b(?P<rest>.*)$",
        _name,
    ),
    _form(
        rf"^how\s+{_HAVE}\s+(?P<name>.+?)\s+(?:respond|react|reply|responded|reacted|replied|feel)\b(?P<rest>.*)$",
        _name_about,
    ),
    _form(rf"^where\s+{_HAVE}\s+(?P<name>.+?)\s+stand\b(?P<rest>.*)$", _name_about),
    _form(rf"^(?:when|where|why)\s+{_HAVE}\s+(?P<name>.+?)\s+say\b(?P<rest>.*)$", _name),
    _form(
        r"^(?:(?:an?|any|the|some|all|more|latest|newest|recent|new|last|top|best|key)\s+)*(?:quotes?|statements?|comments?|remarks?|"
        r"anything|something|everything)\s+(?:said\s+)?(?:by|from|of|for)\s+(?P<topic>.+)$",
        _topic,
    ),
    _form(
        r"^(?:(?:an?|any|the|some|all|more|latest|newest|recent|new|last|top|best|key)\s+)*(?:quotes?|statements?|comments?|remarks?|"
        r"anything|something|everything|news)\s+(?:about|on|regarding)\s+(?P<topic>.+)$",
        _topic,
    ),
    _form(
        rf"^(?:all|anything|everything|something|what)\s+(?:that\s+)?(?P<name>{_UP_TO_FOUR})\s+(?:(?:has|have|had)\s+)?"
        r"(?:said|says)\b(?P<rest>.*)$",
        _name,
    ),
    _form(
        rf"^whom?\s+{_DID}\s+(?P<name>{_UP_TO_FOUR})\s+(?P<aside>{_CUED})\b(?P<rest>.*)$",
        _name_about,
    ),
    _form(r"^compare\s+(?P<topic>.+)$", _topic),
    _form(r"^(?:what|how)\s+about\s+(?P<topic>.+)$", _topic),
    _form(r"^(?:the\s+)?(?:latest|newest|most\s+recent)\s+(?:from|by|on)\s+(?P<topic>.+)$", _topic),
    _form(
        rf"^{_DID}\s+(?!(?:i|we|you|they|it)\b)(?P<name>{_UP_TO_FOUR})\s+(?P<aside>{_CUED})\s+"
        r"(?:(?:that|to)\s+)?(?P<rest>.+)$",
        _name_about,
    ),
    _form(
        r"^who(?:\s+(?:is|was|are)|['’]?s)\s+(?P<topic>.+?)(?:,?\s+and\s+(?:what|when|where)\b.*)?$", _topic
    ),
    _form(
        rf"^(?P<name>(?:\S+\s+){{0,3}}?\S+?)['’]s?\s+{_VIEW}\s+(?P<rest>{_ON}(?:\S+\s+){{0,4}}\S+)$",
        _name_about,
    ),
)
"""Questions, the first that fits, and what each asks for."""
