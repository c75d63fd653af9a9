"""What roles begin at a place: "a marine ecologist and Regents Professor at GT"."""

import re
from collections.abc import Callable, Iterator

from news.nouns import Role, Span
from news.people.lists import BODIES, CALENDAR, OPENERS, is_first_name
from news.people.names import fold
from news.people.roles import IN_SMALL, as_written, is_role, is_told, singular
from news.quotes.cues import LEMMAS

WORDS = re.compile(r"(?:[A-Z]\.){3,}(?![\w’'-])|[^\W_](?:[\w&/-]|[.’'](?=\w)|\.(?=-\w|[’']s\b))*['’]?")
STATIVE = frozenset(
    "retired elected re-elected unelected appointed disgraced convicted accused suspected alleged ousted "
    "deposed exiled jailed imprisoned embattled beloved renowned celebrated acclaimed noted distinguished "
    "decorated red self-described self-proclaimed self-styled limited advanced detained so-called armed "
    "united related associated combined allied registered chartered certified qualified experienced "
    "respected award-winning newly-elected accredited licensed trained skilled gifted "
    "talented seasoned".split()
)
"""Participles that describe a person or stand in a body's name; others in "-ed" are verbs: "impeached"."""
DOING = frozenset(
    "acting leading founding visiting managing sitting reigning outgoing incoming marketing "
    "housing planning training banking engineering nursing broadcasting ruling presiding coaching "
    "defending pioneering serving supporting commanding governing learning building mining shipping "
    "advertising ranking".split()
)
"""Words in "-ing" that describe a person or what they do."""
_LY = frozenset(
    "highly widely fiercely staunchly openly recently newly early family elderly weekly daily friendly "
    "assembly monthly italy july".split()
)
_LEADING = re.compile(
    r"(?:(?:(?:now|then|also|currently|formerly|once|previously|recently|still|himself|herself)\s)*"
    r"(?:(?:the|an?|his|her|its|their|our|my|another|one\sof(?:\sthe)?(?:\s(?:two|three|four|five|six|many|few|several))?|one\sof\sseveral|one)\s)?"
    r"(?:(?:then|now)\s|(?:19|20)\d\d\s)?)",
    re.IGNORECASE,
)
_PLAIN_STOPPERS = frozenset(
    """
    that this these those and or but as while when where who whom whose which if because since after before
    until by than is are was were be been being am has have had do does did will would can could may might
    must shall should not also so told said says called named replaced during against between including like
    amid despite through without during aftermath wake midst then here there again yesterday today
    tomorrow alongside responsible already
    """.split()
)
IRREGULAR = frozenset(
    """
    paid led won lost made took gave came became went held met left broke wrote spoke ran began fell rose
    stood sat sent got put set cut quit hit swept wept leapt threw grew drew blew struck stuck sank rode chose
    wore tore stole froze kept knew saw sought thought brought bought taught fought found felt dealt
    """.split()
)
"""Verbs in the past that don't end in "-ed"."""
_LINKS = frozenset("of for at in to on from with under behind within over about de del".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS_OWNER = re.compile(r"['’]s ")
_NUMBER = re.compile(
    r"(?:a\s(?:pair|trio)\sof\s|(?:the\s)?(?:two|three|four|five|six|seven|all|both|other|many|several|some|most)\s(?:of\s)?)",
    re.IGNORECASE,
)
_ITEM = re.compile(r",\s(?P<last>and\s)?(?:(?P<sure>as)\s|(?:then|later|finally)\s)?")
_BEYOND_LINK = re.compile(r"\s(?:of|to|for|under|with)\s.*")
_CAPITAL_LINKS = frozenset(("Of", "For", "In"))
_DETERMINERS = frozenset("the a an his her its their our my".split())
_QUALIFYING = frozenset(
    "top early right left front former first last new great high most only least once next "
    "old big own and then longtime lifelong onetime".split()
)
"""Openers that may stand before the noun: "the most senior Democrat"."""
_CLOSING = OPENERS - _QUALIFYING
_NOT_LAST = _LINKS | _DETERMINERS
_LATER = frozenset(("and", "later", "now", "then", "also"))
_TRAILING = frozenset("emeritus elect designate general tem pro plenipotentiary".split())
"""Stand behind the noun that says what someone is: "professor emeritus"."""
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s$")
_NEWLY = re.compile(r"\b(?:the|an?|his|her|its|their)\s(?:newly|recently)\s$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"[a-z-]{3,}ed")
"""Right after "a" no verb: "an unaligned strategist"."""
_SIGN = re.compile(r"[^\w\s]|\n")
_LISTED = re.compile(r",\s[a-z]+(?:,?\sand\s[a-z]+)\b")
_DOTTED = re.compile(r"(?<![^\W_])(?:[A-Z]|Gov|Sen|Rep|Gen|Lt|Col|St|Dr|Mr|Mrs|Ms|No|U\.S|U\.K|D\.C)$")
_WORK = re.compile(
    r"(?:\s(?:of|for|on|at)\s(?:the\s)?|(?<=['’]s)\s)"
    r"(?P<work>(?:“[^“”\"\n]{2,60}?|\"[^“”\"\n]{2,60}?)(?=[,.]?(?P<closes>[”\"])))"
)
"""A film or a programme that a role is of; the comma or full stop inside the marks is the sentence's."""
_BODY_AFTER = re.compile(
    r"(?<=ing)\s(?:committee|subcommittee|commission|board|council|panel|body|agency|firm|company|unit|division"
    r"|department|team|group|cent(?:er|re)|executive)\b"
)
"""After a word in "-ing" that tells of what kind a body is: "platform drafting committee"."""
_LONGEST = 16
_FURTHEST = 7
"""Words before the noun that says what someone is."""

_PAST = frozenset(("formerly", "once", "previously"))
_OVER = re.compile(r"(?:formerly|once|previously)\s(?:(?:the|an?|his|her|its|their)\s)?$", re.IGNORECASE)
"""Before what somebody no longer is: "formerly the mayor", "a Republican and once a leading negotiator"."""
_ONE_OF = re.compile(r"one of ", re.IGNORECASE)
_MARKS = ("'", "’")
_OWN = ("'s", "’s")
_Noun = Callable[[str], bool]


def roles_at(text: str, start: int, end: int, is_noun: _Noun | None = None) -> list[Role]:
    """Return the roles that begin at `start`, less "the" or "his": one, or more that "and" joins.

    They end before a sign, a verb or `end`; what has no role's noun where one is due gives none.
    """
    lead = _led(text, start, end)
    words = list(_phrase(text, lead, end))
    noun = _is_one_of if _ONE_OF.search(text, start, lead) else is_noun or is_head
    found: list[Role] = []
    while words:
        part = words if noun is _is_one_of else _first(words, noun)
        own = _headed(part, noun) or _headed(_before_and(part), noun)
        if not own or (found and own[0].group() in _DETERMINERS and len(own) == 1):
            break
        last, many = own[-1].group(), noun is _is_one_of
        whole = many and (not last.endswith("s") or any(word.group() in _LINKS for word in own))
        cut = last.endswith(_MARKS) or (many and not whole and not is_head(last))
        over = _OVER.search(text, max(start, own[0].start() - 20), own[0].start())
        span = Span(over.start() if over else own[0].start(), own[-1].end() - cut)
        found.append(Role(words=_of_one(span.of(text)) if whole else span.of(text), span=span))
        if len(own) < len(part):
            break
        words = _unled(words[len(part) + 1 :])
    return _of_work(text, found, end)


def _of_work(text: str, roles: list[Role], end: int) -> list[Role]:
    """Return roles whose last is of a work in marks with its name: "host of “Meet the Press”"."""
    work = _WORK.match(text, roles[-1].span.end, end) if roles else None
    if work is None:
        return roles
    span = Span(roles[-1].span.start, work.end("work"))
    return [*roles[:-1], Role(words=f"{span.of(text)}{work['closes']}", span=span)]


def listed_on(text: str, first: Role, end: int) -> list[Role]:
    """Return the further roles of a list that "and" ends: "mayor, senator, and governor".

    What follows "director to Stephen Fincher, a farmer and singer" is his.
    """
    found: list[Role] = []
    start = first.span.end
    beyond = _BEYOND_LINK.search(first.words)
    named = beyond and any(is_role(fold(word)) or is_first_name(fold(word)) for word in beyond[0].split())
    while (match := _ITEM.match(text, start, end)) and (match["sure"] or not named):
        more = roles_at(text, match.end(), end)
        if not more:
            return []
        found += more
        if match["last"] or len(more) > 1:
            return found
        start = more[-1].span.end
    return []


def several_at(text: str, start: int, end: int) -> list[Role]:
    """Return the roles in the plural that begin at `start`, in the words for one: "lead author".

    Their spans hold the plural as it stands.
    """
    number = _NUMBER.match(text, start, end)
    found = roles_at(text, number.end() if number else start, end, _is_plural)
    return [Role(words=_of_one(role.words), span=role.span) for role in found]


def _of_one(words: str) -> str:
    """Return the words for one of several: "author of the books" for "authors of the books"."""
    for word in WORDS.finditer(words):
        if _is_plural(word.group()):
            one = singular(word.group().lower())
            return words[: word.start()] + as_written(word.group(), one) + words[word.end() :]
    return words


def _is_plural(written: str) -> bool:
    return bool(singular(written.lower())) and not is_head(written)


def _led(text: str, start: int, end: int) -> int:
    lead = _LEADING.match(text, start, end)
    return lead.end() if lead else start


def _unled(words: list[re.Match[str]]) -> list[re.Match[str]]:
    own = words[1:] if len(words) > 1 and words[0].group() in _PAST else words
    return own[1:] if own and own[0].group().lower() in _DETERMINERS else own


def _phrase(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words on to a sign or a verb."""
    after, linked = start, False
    led = _ARTICLE.search(text, max(0, start - 8), start) is not None
    for number, word in enumerate(WORDS.finditer(text, start, end)):
        gap = text[after : word.start()]
        if number and gap.startswith(".") and _DOTTED.search(text[max(0, after - 5) : after]):
            gap = gap[1:]
        if gap == " & " or (gap == ", " and linked and _LISTED.match(text, after, end)):
            gap = " "
        linked = linked or word.group() in ("of", "for")
        owned = word.group().endswith(_OWN) or (word.group() == "then" and text[:after].endswith(_OWN))
        goes_on = word.group() == "running" and text.startswith(" mate", word.end())
        goes_on = goes_on or (word.group() in _PAST and text.endswith(" and", 0, after))
        goes_on = goes_on or _BODY_AFTER.match(text, word.end()) is not None
        goes_on = (
            goes_on
            or owned
            or bool(_YEAR.fullmatch(word.group()) and _MARKS_OWNER.fullmatch(text, after - 2, word.start()))
        )
        if not goes_on and _ADJECTIVE.fullmatch(word.group()):
            goes_on = (led and not number) or _NEWLY.search(text, max(0, after - 15), after + 1) is not None
        if number == _LONGEST or _SIGN.search(gap) or (_stops(word.group()) and not goes_on):
            return
        yield word
        after = word.end()


def _stops(written: str) -> bool:
    """Tell whether no role reaches over the word: a verb, an adverb, "who"; "and" may join two."""
    word = fold(written)
    if not written[0].islower():
        return word in CALENDAR or (written.isdigit() and len(written) > 2)
    return word != "and" and (word in _PLAIN_STOPPERS or adverb(word) or _verbal(word))


def adverb(word: str) -> bool:
    """Tell whether a small word says how: "clearly"."""
    return len(word) > 4 and word.endswith("ly") and word not in _LY


def _verbal(word: str) -> bool:
    if word in STATIVE or word in DOING or "-" in word or is_role(word):
        return False
    doing = word.endswith("ing") and len(word) > 5
    return (
        doing
        or word in IRREGULAR
        or (word.endswith("ed") and len(word) > 4)
        or (word in LEMMAS and LEMMAS[word] != word)
    )


def _first(words: list[re.Match[str]], noun: _Noun) -> list[re.Match[str]]:
    """Return the words before the "and" that parts two roles; it joins other words than roles, too.

    "the trade and industry commissioner", "the chair of the Oversight and Reform Committee".
    """
    for at, word in enumerate(words):
        if word.group() != "and" or not _headed(words[:at], noun):
            continue
        further = _unled(words[at + 1 :])
        if _headed(_first(further, noun), noun):
            return words[:at]
        gap = len(further) > 1 and further[1].group() in _DETERMINERS
        names = bool(further) and not gap and _upper(further[0]) and _upper(words[at - 1])
        if not names and len(further) != 1:
            return words[:at]
    return words


def _before_and(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words before the last "and": a "former agent and Marine" is an agent."""
    joins = [at for at, word in enumerate(words) if word.group() == "and"]
    return words[: joins[-1]] if joins else []


def _headed(words: list[re.Match[str]], noun: _Noun) -> list[re.Match[str]]:
    """Return the words as far as they are a role: its noun ends them, or a word like "of" goes on from it."""
    for at, word in enumerate(words[: _FURTHEST + 2]):
        small, folded = word.group()[0].islower(), fold(word.group())
        linked = small or word.group() in _CAPITAL_LINKS
        if at and linked and folded in _LINKS:
            if _ends_headed(words[:at], noun):
                return _complemented(words, at)
            if not _names_body(words, at):
                return []
            continue
        if small and (folded in _CLOSING or _narrows(words, at)):
            return words[:at] if _ends_headed(words[:at], noun) else []
    return words if len(words) <= _FURTHEST + 1 and _ends_headed(words, noun) else []


def _narrows(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a participle goes on from a noun: "the special counsel appointed to lead"."""
    link = at + 1 == len(words) or fold(words[at + 1].group()) in _LINKS
    return at > 0 and link and words[at].group() in STATIVE and words[at].group().endswith("ed")


def _names_body(words: list[re.Match[str]], link: int) -> bool:
    """Tell whether "of" stands in a body's name: "a University of Denver law professor"."""
    before, after = words[link - 1], words[link + 1 : link + 2]
    return fold(before.group()) in BODIES and _upper(before) and bool(after) and _upper(after[0])


def _ends_headed(words: list[re.Match[str]], noun: _Noun) -> bool:
    """Tell whether the noun that says what someone is stands last: not in "Worker Alliance"."""
    last = len(words) - 1
    while last > 0 and fold(words[last].group()) in _TRAILING and not noun(words[last].group()):
        last -= 1
    before = words[last - 1].group() if last > 0 else ""
    return last >= 0 and noun(words[last].group()) and is_told(fold(words[last].group()), before)


def _complemented(words: list[re.Match[str]], link: int) -> list[re.Match[str]]:
    """Return a role with what "of" adds to it, if that is something: "MP for Leeds", not "MP to watch"."""
    beyond = _unled(words[link + 1 :])
    if not beyond or fold(beyond[0].group()) in _LINKS or _is_hour(words[link], beyond[0]):
        return words[:link]
    if words[link].group() in ("to", "with") and beyond[0] is words[link + 1] and not _upper(beyond[0]):
        return words[:link]
    while fold(words[-1].group()) in _NOT_LAST or words[-1].group() in _LATER:
        words = words[:-1]
    return words


def _is_hour(link: re.Match[str], word: re.Match[str]) -> bool:
    """Tell whether a time follows: "became governor at 5"."""
    return link.group() == "at" and word.group().isdigit()


def _upper(word: re.Match[str]) -> bool:
    return word.group()[0].isupper()


_CHIEF = re.compile(r"\w+-in-chief$|director-general$|secretary-general$|governor-general$")


def is_head(written: str) -> bool:
    """Tell whether a word as written is a role's noun: "secretary", "Director-General"; not "Parks"."""
    word = fold(written)
    if word in BODIES and not written[0].islower() and word not in ("independent", "guard"):
        return False
    man = written.islower() and (word in IN_SMALL or bool(_MAN.search(word)))
    return man or is_role(word) or is_role(word.rpartition("-")[2]) or bool(_CHIEF.search(word))


def _is_one_of(written: str) -> bool:
    return is_head(written.removesuffix("s"))


_MAN = re.compile(r"\w{3}(?<!hu)man$")
