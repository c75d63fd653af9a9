"""What a person typed after the command, understood: whom or which words, and how narrowed."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from handlers.near import like_press
from handlers.passage import MOST, stretches
from news.periods import (
    WEEKDAYS,
    Days,
    after,
    before,
    both,
    last_before,
    named_period,
    since,
    spanning,
    until,
)
from news.text import folded
from news.topics import telling
from storage.articles import outlet_key

NAME_LIMIT = 80
NAME_WORDS = 6
WORDS_LIMIT = 1000
MOST_NAMES = 80
MOST_OUTLET = 10
"""Words of an outlet's name, “the” among them."""
_QUOTED = re.compile(r"^(?P<mark>[\"“”„«'‘])(?P<words>.+?)[\"“”»'’](?=\s|$)(?P<rest>.*)$", re.DOTALL)
MARKS = '"“”„«»'
_PASSAGE = re.compile(r"(?:\"[^\"]+\"|[“„][^“”„]+[”“]|«[^«»]+»)(?=$|[\s,.;:!?)])[,.;:!?]*\s*")
_EMOJI = re.compile(
    r"(?:(?<=\s)|\A)(?::(?:(?=[^:\s]*[a-z])[a-z0-9_+'-]+|[+-]1|100|1234):)+(?=\s|\Z)", re.IGNORECASE
)
_PAIRED = re.compile(r"(?<!\w)(?P<sign>[*_~]|`+)(?=\S)(?P<words>[^*_~`]+)(?<=\S)(?P=sign)(?!\w)")
"""What Slack shows in bold, italics, struck or as code: of “deport*” the star stays."""
CITED = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)
"""What stands before each line that is cited in a message."""
_TOPIC = re.compile(r"(?:about|on|regarding|concerning|re:?)\s+", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:(?:sometime|some\s+time|back)\s+)?(?:(?P<in>in|of)|from|during|on(?!\s+(?:q\d|the\s+\w+\s+(?:half|quarter)\b))|(?:circa|around)(?=\s+(?:19|20)\d\d\b))\s+",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"(?:in|from|by|per|according\s+to)\s+", re.IGNORECASE)
_UNREAD = re.compile(
    r"[^\s,&]+(?:\s+(?!(?:and|or|in|on|from|by|about|since|before|after|until|between|last|this|during)\b)[^\s,&]+){0,3}",
    re.IGNORECASE,
)
"""What may be an outlet never read, beside others that were: “in The Guardian or The Independent”."""
_ALSO_IN = re.compile(r"\s*(?:[,/]|&|\band\b|\bor\b)\s*(?:(?:in|from|by)\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|from|since|(?P<both>in|during|on))\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\band\b|\bto\b|\buntil\b|\btill\b|[-–—])\s*", re.IGNORECASE)
_NEARBY = re.compile(
    r"(?:(?:over|within|for|throughout)\s+)?(?:the\s+)?"
    r"(?:today\b|tonight\b|yesterday\b|(?:this|last|past)\s|(?:\w+\s+){2,4}?ago\b"
    r"|\w+\s+(?:half|quarter)\s+of\s+\d{4})",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?:over|within|for|throughout)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DAYS_PAPER = re.compile(
    rf"(?:in|of|from|since|during|on)\s+(?P<name>(?:{'|'.join(WEEKDAYS)})\s+\w+)", re.IGNORECASE
)
"""What may be an outlet's name and begins as a day does: “from Sunday Mirror”."""
_NEGATED = re.compile(r"\b(?:not|except|excluding|without|outside)\s+(?:for\s+)?\Z", re.IGNORECASE)
"""What stands before a filter that is to be left out."""
_ON_SUNDAY = re.compile(r"(?:mail|sun|independent|herald|scotland|wales|ireland)\s+\Z", re.IGNORECASE)
"""What stands before “on Sunday” in an outlet's name."""
_TODAY = re.compile(r"\b(?:in|from|by|and|or)\s+(?:usa|india|russia)\s+\Z", re.IGNORECASE)
"""What stands before “Today” in an outlet's name."""
_BOUNDS = (
    (re.compile(r"(?:since|from)\s+", re.IGNORECASE), since),
    (re.compile(r"(?:until|till|up\s+to)\s+", re.IGNORECASE), until),
    (re.compile(r"(?:before|prior\s+to)\s+", re.IGNORECASE), before),
    (re.compile(r"after\s+", re.IGNORECASE), after),
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MENTION = re.compile(r"<[@#!][^<>]*>|<(?:https?|mailto):[^|<>]*(?:\|(?P<label>[^<>]*))?>")
_ACUTE = re.compile(r"(?<=\w)[`´](?=\w)")
_ADDRESS = re.compile(r"<?(?P<url>https?://[^|>\s]+)(?:\|[^>]*)?>?\Z", re.IGNORECASE)
_POINTING = frozenset("he she they it him her them we you this that these those who what".split())
"""Words that mean somebody only beside other words."""
_WORD = re.compile(r"\S+\s*")
_TYPED = re.compile(r"[^\s,;?/]+")
_NEWS = re.compile(r"\s+News\b", re.IGNORECASE)
_SET_OFF = re.compile(r"\s*(?:[,;]|\Z)")
"""What ends a period that a comma stands before: “Rubio, about Cuba, 2016, in Politico”."""
_TAIL = re.compile(r"(?P<rest>.+)\s(?:in|from|by)\s+(?P<outlet>\S+(?:\s+\S+){0,4})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question about a person (`name`) or about words (`words`); neither: nothing was asked.

    It is narrowed to a topic (`about`), to articles published within `days`, to `outlets` of those read;
    `unread`: what was named after quoted words is an outlet, but none of them.
    `too_long`: more was typed than we search for. `mentioned`: only somebody or a channel of Slack.
    """

    name: str | None = None
    words: str | None = None
    about: str | None = None
    days: Days | None = None
    outlets: tuple[str, ...] = ()
    unread: str | None = None
    too_long: bool = False
    mentioned: bool = False

    @property
    def is_unclear(self) -> bool:
        """Tell whether what was typed says nothing to look for: “he”, “the”, a sign; “WHO” does."""
        if self.words is not None or self.name is None:
            return self.mentioned or (self.words is not None and not folded(self.words))
        word = folded(self.name)
        pale = word in _POINTING or (not telling(word) and " " not in word)
        return not word or (pale and not (len(word) > 1 and self.name.isupper()))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not (self.name or self.words or self.about or self.too_long or self.mentioned)


def parse(
    text: str,
    *,
    today: date,
    outlets: Sequence[str] = (),
    is_outlet: Callable[[str], bool] = like_press,
) -> Query:
    """Understand the words after `/whosaid`.

    Quoted or long ones are words to find, the rest is a name; both may be followed, a name also preceded, by
    "about …", a period, "in OUTLET", in any order. `outlets` are the names that count as such;
    `is_outlet` tells of another name whether it is an outlet's.
    """
    bare = _MENTION.sub(lambda found: found["label"] or " ", text)
    asked = _plainly(html.unescape(bare))
    if not asked:
        return Query(mentioned=bare != text)
    if len(asked) > WORDS_LIMIT:
        return Query(too_long=True)
    quoted = _QUOTED.match(asked)
    if quoted:
        narrowed = _narrowed(quoted["rest"].strip(), today, outlets)
        unread = outlet_apart(f"… {narrowed.name}") if narrowed.name else None
        if not narrowed.name or (unread and unread[0] == "…" and is_outlet(unread[1])):
            words = quoted["words"].strip()
            return replace(narrowed, name=None, words=words, unread=unread[1] if unread else narrowed.unread)
        if not _is_long(narrowed.name) and not set(quoted["rest"]) & set(MARKS):
            return replace(narrowed, name=f"{asked[: quoted.start('rest')]} {narrowed.name}")
    query = _narrowed(asked, today, outlets)
    is_passage = _is_long(query.name) or (query.name and _is_long(query.about))
    several = len(stretches(asked)) > 1
    return Query(words=asked if several else _unmarked(asked)) if is_passage or several else query


def of_message(text: str) -> Query:
    """Understand a message as words that may have been said: none of them is a name, a period, an outlet.

    Of one that is too long, what stands in its quotation marks is looked for.
    """
    words = _plainly(html.unescape(_MENTION.sub(lambda found: found["label"] or " ", text)))
    if len(words) > WORDS_LIMIT:
        marked = stretches(words)[:MOST]
        words = marked[0] if len(marked) == 1 else " ".join(f"“{one}”" for one in marked)
        return Query(words=words) if 0 < len(words) <= WORDS_LIMIT else Query(too_long=True)
    bare = _unmarked(words)
    return Query(words=(words if set(bare) & set(MARKS) else bare) or None)


def _plainly(typed: str) -> str:
    """Return what was typed on one line, without emoji and what Slack formats and cites it by."""
    typed = _ACUTE.sub("’", typed)
    words = _PAIRED.sub(r"\g<words>", CITED.sub("", _EMOJI.sub(" ", typed).strip()))
    return " ".join(words.split())


def _unmarked(words: str) -> str:
    """Return a passage without the marks around it; the last closes words that are quoted in it."""
    begun = words.lstrip(MARKS)
    bare = begun.rstrip(MARKS)
    opened = sum(map(bare.count, "“„«")) > sum(map(bare.count, "”»")) or bare.count('"') % 2
    return begun if opened else bare


def link_alone(text: str) -> str | None:
    """Return the address that is all that was typed."""
    found = _ADDRESS.match(text.strip())
    return html.unescape(found["url"]) if found else None


def _is_long(part: str | None) -> bool:
    """Tell whether it is too long for a name, or for a topic behind one; words quoted in it don’t count."""
    beside = _PASSAGE.sub("", part or "")
    return len(beside.split()) > NAME_WORDS or len(beside) > NAME_LIMIT


def outlets_asked(text: str) -> tuple[str, ...]:
    """Return what may be the name of an outlet in the question: some words after "in", "and"."""
    words = html.unescape(text).replace("/", " / ").split()
    before = {"in", "from", "by", "per", "to", "and", "or", "&", "/"}
    runs = [
        words[at + 1 : at + 1 + MOST_OUTLET]
        for at, word in enumerate(words)
        if word.lower() in before or (word.endswith(",") and at)
    ]
    names = (" ".join(run[:size]).strip(",;") for run in runs for size in range(1, len(run) + 1))
    return tuple(dict.fromkeys(names))[:MOST_NAMES]


def outlet_apart(words: str) -> tuple[str, str] | None:
    """Return what stands before the last "in", "from" or "by", and after it: perhaps an outlet never read."""
    found = _TAIL.match(words)
    return (found["rest"], found["outlet"]) if found and not _NEGATED.search(f"{found['rest']} ") else None


def _narrowed(asked: str, today: date, outlets: Sequence[str]) -> Query:
    """Take topic, period and outlet out of the words; what is left is the name.

    What a "not" stands before is no filter: nothing can be left out, and "not in May" is not "in May".
    """
    query, name, topic, rest = Query(), "", "", asked
    within_topic = False
    while rest:
        before_it = asked[: len(asked) - len(rest)]
        left_out = bool(_NEGATED.search(before_it))
        narrower = _filtered(query, before_it, rest, today, outlets)
        opening = _TOPIC.match(rest)
        if narrower and not left_out:
            query, end = narrower
        elif opening and not (within_topic or left_out):
            end, within_topic = opening.end(), True
        else:
            whole = _PASSAGE.match(rest) or _WORD.match(rest)
            end = narrower[1] if narrower else whole.end()  # type: ignore[union-attr]
            words = f"{rest[:end].rstrip()} "
            topic, name = (topic + words, name) if within_topic else (topic, name + words)
        rest = rest[end:].lstrip(" ,;?")
    topic = topic.strip(f" ,;?{MARKS}")
    return replace(query, name=name.strip(" ,;") or None, about=topic or None)


def dated_topic(query: Query, today: date) -> Query | None:
    """Return a query whose topic ends with a month and year, or a day, narrowed to that instead.

    The topic may be called so, as “Theresa May 2019” is; a year alone is its own.
    """
    topic = query.about or ""
    for at in (match.start() for match in re.finditer(r"(?<=\s)\S", topic)):
        named = named_period(topic[at:], today)
        if (
            named
            and at + named[1] == len(topic)
            and re.search(r"\d", topic[at:])
            and not topic[at:].isdigit()
        ):
            days = both(query.days or Days(), named[0])
            return replace(query, about=topic[:at].rstrip(" ,"), days=days)
    return None


def _filtered(
    query: Query, before_it: str, rest: str, today: date, outlets: Sequence[str]
) -> tuple[Query, int] | None:
    """Return the query narrowed to the period or outlets with which `rest` begins, and where these end.

    The longer wins: "from Sunday Mirror" is no "from Sunday".
    """
    set_off = before_it.rstrip().endswith((",", ";"))
    period = None if _goes_on_outlet(before_it, rest) else _period(rest, today, set_off=set_off)
    found, unread, end = _outlets(rest, outlets)
    if found and (period is None or end > period[1]):
        named = tuple(dict.fromkeys((*query.outlets, *found)))
        return replace(query, outlets=named, unread=" or ".join(unread) or query.unread), end
    return (replace(query, days=both(query.days or Days(), period[0])), period[1]) if period else None


def _goes_on_outlet(before_it: str, rest: str) -> bool:
    """Tell whether the words go on an outlet's name: "The Mail" on Sunday, "USA" Today."""
    small = rest.lower()
    on_sunday = small.startswith("on sunday") and bool(_ON_SUNDAY.search(before_it))
    return on_sunday or (small.startswith("today") and bool(_TODAY.search(before_it)))


def _period(words: str, today: date, *, set_off: bool) -> tuple[Days, int] | None:
    """Return the period with which `words` go on, and where it ends: "since May", "last week", "in 2024".

    `set_off`: a comma stands before, so that “March 2016” alone is one.
    """
    paper = _DAYS_PAPER.match(words)
    if paper and like_press(paper["name"]):
        return None
    opening = _BETWEEN.match(words)
    between = opening and _between(words, opening, today)
    if between:
        return between
    for opening, bounded in ((pattern.match(words), bounded) for pattern, bounded in _BOUNDS):
        named = opening and named_period(words[opening.end() :], today)
        if opening and named:
            return bounded(named[0]), opening.end() + named[1]
    bare = named_period(words, today) if set_off else None
    if bare and any(map(str.isdigit, words[: bare[1]])) and _SET_OFF.match(words, bare[1]):
        return bare
    start = 0
    if _NEARBY.match(words):
        span = _SPAN.match(words)
        start = span.end() if span else 0
    else:
        within = _WITHIN.match(words)
        if not within or (within["in"] and _WEEKDAY.match(words, within.end())):
            return None
        start = within.end()
    named = named_period(words[start:], today)
    return (named[0], start + named[1]) if named else None


def _between(words: str, opening: re.Match[str], today: date) -> tuple[Days, int] | None:
    start = opening.end()
    one = named_period(words[start:], today)
    link = one and _AND.match(words, start + one[1])
    other = link and named_period(words[link.end() :], today)
    if not (one and link and other):
        ends = one and one[0].first != one[0].last and words.lower().startswith("between")
        return (one[0], start + one[1]) if one and ends else None
    end = link.end() + other[1]
    first, last = one[0], other[0]
    if _WEEKDAY.match(words, start) and _WEEKDAY.match(words, link.end()):
        first = last_before(first, last)
    if opening["both"] and "and" in link[0].lower() and before(last).last != first.last:
        return None  # "in 2023 and 2025" leaves out a year
    dated = (_YEAR.search(words[start : link.start()]), _YEAR.search(words[link.end() : end]))
    return spanning(first, last, dated=(bool(dated[0]), bool(dated[1]))), end


def _outlets(words: str, outlets: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Return the outlets with which `words` go on, those among them that were never read, and where they end.

    "in The Sun, The Guardian or The Independent".
    """
    opening, end = _OUTLET.match(words), 0
    found: list[str] = []
    unread: list[str] = []
    while opening:
        one = _outlet(words, opening.end(), outlets)
        other = None if one else _UNREAD.match(words, opening.end())
        if one:
            found.append(one[0])
            end = one[1]
        elif other and like_press(other[0]):
            unread.append(other[0])
            end = other.end()
        else:
            break
        opening = _ALSO_IN.match(words, end)
    return found, unread, end


def _outlet(words: str, start: int, outlets: Sequence[str]) -> tuple[str, int] | None:
    """Return the outlet whose name stands at `start`, the longest of those read, and where it ends."""
    read = {outlet_key(name): name for name in outlets}
    typed = islice(_TYPED.finditer(words, start), MOST_OUTLET if read else 0)
    ends = [match.end() for match in typed if folded(match[0])]  # “The Sun &” is no name
    for end in reversed(ends):
        name = read.get(outlet_key(words[start:end]))
        news = _NEWS.match(words, end) if name else None
        if name:
            return name, news.end() if news else end
    return None
