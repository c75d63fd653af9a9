"""Whether an article makes somebody public: who holds or is given an office, post or role, or is a body."""

import re

from news.nouns import Role, Span
from news.people.belonging import gives_a_post
from news.people.characters import Character
from news.people.everyday import is_everyday, is_trade
from news.people.heads import head_of
from news.people.lists import first_names
from news.people.names import Name, fold
from news.people.role_phrases import roles_at
from news.people.roles import PARTIES, PEOPLE, PRIVATE, PUBLIC, STYLES, without_time

_SITS = re.compile(
    r"\b(?:committee|board|council|cabinet|parliament|assembly|senate|congress|party|commission|house|mp)\b",
    re.IGNORECASE,
)
_FIRMS = re.compile(
    r"\b(?:club|company|firm|newspaper|team|chain|group|business|brand|airline)\b", re.IGNORECASE
)
_REVIEWS = re.compile(
    r"\b(?:film|movie|music|arts?|theatre|theater|drama|television|tv|book|literary|food|restaurant|wine|dance|opera|ballet"
    r"|fashion|architecture|design|media|culture|cultural|jazz|rock|pop|chief)\scritic",
    re.IGNORECASE,
)
"""Whoever only finds fault with something is no critic by trade."""
_PLAIN = STYLES - {"sir", "dame", "lord", "lady", "baroness"}
_RANKS = frozenset("private pvt cpl corporal".split())
"""Titles that many bear who are in the news for what befell them."""
_NO_POSTS = _PLAIN | PRIVATE | PEOPLE | _RANKS | PARTIES
_STAGE = frozenset("singer rapper musician actor actress comedian model artist footballer dj pope".split())
"""Of these some are known by a first name alone: "singer Adele"."""
_FURTHER = re.compile(
    r"\bhead\s?teacher\b|\brunning mate\b|assemblywom[ae]n$|\b(?-i:Gov|Rep|Sen|Pres)\.?(?:$|\sof\s)",
    re.IGNORECASE,
)
"""Further posts, in two words."""
_LEADING = frozenset("top ranking leading congressional senior incumbent".split())
_VOTES = frozenset("lifelong longtime registered nominal staunch loyal former".split())
_SEATED = re.compile(
    r"\b(?:Senate|House|congressional|legislative)\b|\sof\s(?:the\s)?[A-Z]|^(?:of|from|for|with|at)\s"
    r"|\son\s(?:the|an?)\s(?:[\w’'-]+\s){0,3}(?:[Cc]ommittee|[Ss]ubcommittee|[Pp]anel|[Bb]oard|[Cc]ouncil|[Cc]ommission|[Cc]ourt|ticket)\b"
)
"""In the words for a partisan who sits, or for a body: "House Republican", "of the Liberal Democrats"."""
_STANDS = re.compile(
    r"(?:\s(?:of|for|in|from)\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,4})?,?\s(?:(?:who\s(?:is|was)\s)?(?:running|standing)\sfor"
    r"|seeking\s(?:re-?election|office|the)|representing|elected|who\s(?:represents?|represented|chairs|leads))\b"
)
"""After the words for a partisan: "a Republican running for governor"."""
_ONE = re.compile(r"\b(?:an?|another|one)\s$", re.IGNORECASE)
_SCHOLARS = re.compile(r"(?:ologist|icist|grapher)$")
_OF_CHILDREN = frozenset("captain player champion star striker goalkeeper midfielder defender winner".split())
_ATTENDS = re.compile(r"\b(?:school|class|pupils?|students?|youth|under-\d+s?)\b", re.IGNORECASE)
"""In the words for a child's office: "captain of the school team"."""
_OWNED = re.compile(
    r"\b(?:dog|cat|pet|car|home|house|horse|property|shop|boat|gun|land|business|store|cafe|salon|restaurant|pub|bar)"
    r"[ -]?owners?\b",
    re.IGNORECASE,
)
_FOR_PLEASURE = frozenset(
    "cyclist climber mountaineer rower skier snowboarder skater swimmer surfer rider runner marathoner "
    "canoeist kayaker weightlifter".split()
)
"""What many do who are no athletes by trade."""
_AT_THE_TOP = re.compile(
    r"\b(?:professional|pro|olympics?|paralympics?|champion|championship|record-breaking|medal-winning|international"
    r"|world[ -](?:class|cup|number|record)|team\s(?:gb|usa)|tour\sde\sfrance)\b",
    re.IGNORECASE,
)
_AMATEUR = re.compile(r"\bamateur\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:,\s(?=\d{1,2}(?:[.,](?!\d)|[;:)–—\n]|$|\s[–—-]\s|\s(?:and|from|who|whose|was|died)\b))|\s(?=\(\d{1,2}[),])\("
    r"|,?\saged\s(?=\d{1,2}\b)|,\san?\s(?=\d{1,2}-year-old\b))(\d{1,2})"
)
"""An age after a name: "Tom Reed, 14,", "(14)", "aged 14"; not "17 points"."""
_SPELT = {
    words: age
    for age, words in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen".split(),
        1,
    )
}
_YEARS_BEFORE = re.compile(rf"\b(\d{{1,2}}|(?<!-)(?i:{'|'.join(_SPELT)}))-year-old\s([^.,;:\n]{{0,50}})$")
_OF_THE_GROWN = re.compile(
    r"\b(?:former|prime|president|minister|chancellor|secretary|governor|mayor|senator|mp)\b", re.IGNORECASE
)
_GROWN = 18


def is_public(text: str, who: Character, *, pseudonym: bool) -> bool:
    """Tell whether somebody may be followed and shown across articles; in doubt they may not.

    Nobody may for what a sentence about "she" tells, and no child may, nor who goes by a made-up name or, a
    stage name apart, by a first name alone.
    """
    if who.body or pseudonym:
        return who.body and not pseudonym
    told = [role for role in (*who.roles, *who.described) if role not in who.told]
    aged = any(_age(text, name) is not None for name in who.names)
    roles = [
        role.words
        for role in told
        if not _is_voter(text, role) and not is_trade(role.words, aged=aged, one=_is_one(text, role))
    ]
    given = any(_is_post(words) or gives_a_post(words) for words in roles) or _titled(who)
    return given and not _is_first_name(who, roles) and not any(_is_child(text, name) for name in who.names)


def _is_voter(text: str, role: Role) -> bool:
    """Tell whether a party's noun may be all that is told of somebody: "Ann Lee, a lifelong Republican,".

    "House Republican Thomas Massie" and "Republican Mike Pence" sit or stand for it.
    """
    if head_of(role.words) not in PARTIES or _FURTHER.search(role.words) or _SEATED.search(role.words):
        return False
    if _STANDS.match(text, role.span.end):
        return False
    if _is_one(text, role):
        return True
    lead = re.split(r"\s(?:of|for|in|from)\s", role.words)[0].split()
    return lead[-1].islower() or any(_is_of_voter(word) for word in lead[:-1])


def _is_one(text: str, role: Role) -> bool:
    return _ONE.search(text, max(0, role.span.start - 8), role.span.start) is not None


def _is_of_voter(word: str) -> bool:
    return word.lower() in _VOTES or (word.islower() and word not in _LEADING)


def _is_post(role: str) -> bool:
    """Tell whether a role makes somebody public: a member does of a committee, not of a mosque."""
    head = head_of(role)
    if head == "member":
        return bool(_SITS.search(role))
    if head == "critic":
        return bool(_REVIEWS.search(role))
    if head == "owner":
        return bool(_FIRMS.search(role)) and not _OWNED.search(role)
    if _AMATEUR.search(role) or is_everyday(role) or (head in _OF_CHILDREN and _ATTENDS.search(role)):
        return False
    if head in _FOR_PLEASURE:
        return bool(_AT_THE_TOP.search(role))
    return head in PUBLIC or bool(_FURTHER.search(role) or _SCHOLARS.search(head))


def _titled(who: Character) -> bool:
    """Tell whether a title before the name makes somebody public: "Cllr", "Lady"; not "Mr", "Ex-wife"."""
    titles = {without_time(name.title) for name in who.names if name.title and "-of-" not in name.title}
    return bool(titles - _NO_POSTS)


def _is_first_name(who: Character, roles: list[str]) -> bool:
    alone = len(who.name) == 1 and who.first in first_names() and not _titled(who)
    return alone and not any(fold(words.split()[-1]) in _STAGE for words in roles)


def _is_child(text: str, name: Name) -> bool:
    """Tell whether an age under eighteen stands beside a name: "Tom Reed, 14,", "14-year-old Tom Reed"."""
    age = _age(text, name)
    return age is not None and age < _GROWN


def _age(text: str, name: Name) -> int | None:
    """Return the age beside a name; the lower of two."""
    after = _YEARS.match(text, name.span.end)
    before = _YEARS_BEFORE.search(text, max(0, name.outer.start - 60), name.outer.start)
    if before is not None and not _is_of(text, Span(before.start(2), before.end(2))):
        before = None
    told = (match[1].lower() for match in (after, before) if match is not None)
    return min((_SPELT.get(age) or int(age) for age in told), default=None)


def _is_of(text: str, between: Span) -> bool:
    """Tell whether an age is a person's over the words before the name: "5-year-old law" is nobody's."""
    words = between.of(text)
    whole = [role for role in roles_at(text, between.start, between.end) if role.span.end == between.end - 1]
    return not words or (bool(whole) and not _OF_THE_GROWN.search(words))
