"""Which body the words that name a speaker mean: "the Court of Session", "a Home Office spokesman"."""

import re

from news.nouns import Span
from news.people.body_names import whole_end
from news.people.body_runs import (
    ACRONYM,
    MANY_OWN,
    NATIONAL,
    ON_DAY,
    ONE_OWNS,
    RUN,
    WORDS,
    is_common,
    opens_with_many,
    without_openers,
    without_owner,
)
from news.people.lists import BODIES, OPENERS, is_first_name
from news.people.names import Name, fold
from news.people.roles import is_role

_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_SPOKEN_FOR = re.compile(
    rf"\bspokes(?:man|woman|person)\s(?:for|of|at|from)\s(?:the\s|The\s)?(?P<after>{WORDS})$"
    rf"|\b(?:[Aa]n?|[Tt]he)\s(?P<before>{WORDS})\sspokes(?:man|woman|person)$"
)
_BY_NATION = re.compile(rf"\b(?:by|from|of)\sthe\s({NATIONAL.pattern})\b")
_OUTLET = re.compile(r"\b(?:newspaper|magazine|daily|agency|website|broadcaster|journal)\s$", re.IGNORECASE)
_BELONGS = re.compile(r"\b(?:of|from|within|for|at|in|by|with|inside)\s+(?:[a-z-]+\s+){0,3}$")
_ISSUED = re.compile(r"\b(?:from|by|of)\s+(?:the\s+)?$")
_OWNED = re.compile(r"(?:['’]s?)?\s[a-z]")
_OWNER = re.compile(rf"^(?:(?!{ONE_OWNS}).)*?['’]s\s")
_KIND_BEHIND = re.compile(r"\s(?:magazine|newspaper|website|television|radio|network)$")


def body_in(text: str, phrase: Span) -> Span | None:
    """Return the proper name of a body in the words that name a speaker: "the Court of Session said".

    None for a people, a group or a role ("Ukrainians", "Police", "The Republican"), and where the name only
    belongs to what the words name: "a source within the Interior Ministry".
    """
    phrase = Span(phrase.start, phrase.end - text.endswith((".", ")"), phrase.start, phrase.end))
    start = phrase.start
    article = _ARTICLE.match(text, start, phrase.end)
    start = article.end() if article else start
    if article and _OUTLET.search(text[max(0, phrase.start - 14) : phrase.start]):
        return Span(phrase.start, phrase.end)
    national = NATIONAL.fullmatch(text, start, phrase.end)
    if national and fold(national.group(1)) not in OPENERS:
        return Span(start, phrase.end)
    restated = text.rfind(" The ", start, phrase.end)
    start = start if restated < 0 else restated + 5
    owner = None if MANY_OWN.match(text, start) else _OWNER.match(text[start : phrase.end])
    if owner and text[start + owner.end() : phrase.end][:1].isupper():
        start += owner.end()
    start = phrase.end - len(without_owner(text[start : phrase.end]))
    kind = _KIND_BEHIND.search(text, start, phrase.end)
    match = _last_run(text, start, kind.start() if kind else phrase.end)
    if not article and restated < 0 and opens_with_many(phrase.of(text)):
        return None
    the = article is not None or restated >= 0
    named = without_openers(match.group(), the=the) if match else ""
    if match is None or not named or _BELONGS.search(text, start, match.start()):
        return None
    lead = len(match.group()) - len(named)
    end = match.end()
    further = RUN.match(text, match.start(), min(len(text), phrase.end + 60))
    if further and re.match(r"\s(?:of|for)\s", text[end : end + 5]):
        end = further.end()
    levant = (
        re.match(r"\sand\sthe\sLevant\b", text[end : end + 15]) if text[end - 4 : end] == "Iraq" else None
    )
    end = whole_end(text, match.start(), end + (levant.end() if levant else 0))
    words = ON_DAY.sub("", text[match.start() + lead : end].rstrip("."))
    if not words or words[0].isdigit() or is_common(words):
        return None
    return Span(match.start() + lead, match.start() + lead + len(words))


def somebody_in(text: str, body: Span) -> Name | None:
    """Return the person who seems a body by the office: "Senate President Pro Tem David Long"."""
    words = list(re.finditer(r"\S+", body.of(text)))
    folded = [fold(word[0]) for word in words]
    offices = [word for word in folded[:-2] if is_role(word)]
    if not offices or folded[-1] in BODIES or not is_first_name(folded[-2]):
        return None
    span = Span(body.start + words[-2].start(), body.end)
    return Name(span=span, outer=body, words=tuple(span.of(text).split()), title=offices[-1])


def body_spoken_for(text: str, phrase: Span) -> Span | None:
    """Return the body for which someone nameless speaks: "a spokesman for the Home Office"."""
    match = _SPOKEN_FOR.search(text, phrase.start, phrase.end)
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    end = whole_end(text, start, end)
    return None if is_common(text[start:end]) else Span(start, end)


def body_of_document(text: str, phrase: Span) -> Span | None:
    """Return the body for which a document speaks: "a 1989 report from the Safety Board"."""
    for match in RUN.finditer(text, phrase.start, phrase.end):
        words = match.group().rstrip(".")
        known = words.isupper() or bool({fold(word) for word in words.split()} & BODIES)
        owned = (known or text[match.end() : match.end() + 1] in ("’", "'")) and _OWNED.match(
            text[match.start() + len(words) : phrase.end + 1]
        )
        issued = _ISSUED.search(text[max(0, match.start() - 12) : match.start()])
        bare = match.start() == phrase.start and " " not in words and not words.isupper()
        bare = bare and not re.match(r"['’]s?\b", text[match.end() : match.end() + 2])
        named = words.isupper() or any(word[0].isalpha() for word in without_openers(words).split())
        if (owned or issued) and named and not bare and not words[0].isdigit() and not is_common(words):
            return Span(match.start(), whole_end(text, match.start(), match.start() + len(words)))
    return None


def nation_of_document(text: str, phrase: Span) -> Span | None:
    """Return the government or the like that issued a document: "estimates by the Argentinian government"."""
    match = _BY_NATION.search(text, phrase.start, phrase.end)
    return Span(*match.span(1)) if match and fold(match.group(2)) not in OPENERS else None


def _last_run(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last run of capitalised words in the phrase that is no bare opener."""
    runs = RUN.finditer(text, start, end)
    found = [run for run in runs if fold(run.group()) not in OPENERS or ACRONYM.fullmatch(run.group())]
    if (
        found
        and found[0].start() == start
        and " " in found[0].group()
        and text[found[0].end() :][:4] in (" in ", " at ")
    ):
        return found[0]
    return found[-1] if found and found[-1].end() == end else None
