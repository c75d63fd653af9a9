"""What sentences state that somebody is: "X was the mayor", "X works as a chef", "they named X chair"."""

import re

from news.nouns import Role, Span
from news.people.afterwards import ADVERBS, told_afterwards
from news.people.appositions import beyond_place
from news.people.heads import head_of
from news.people.leading import leading
from news.people.names import fold
from news.people.role_phrases import IRREGULAR, is_head, listed_on, roles_at, several_at
from news.people.roles import OFFICES, PARTIES, PRIVATE, is_plain_office, is_role
from news.quotes.cues import SPEECH_FORMS

_ASIDE = r",\s(?:[^.,;:“”\"\n]|(?<=\b[A-Z])\.|“[^”\n]{1,40}”|\"[^\"\n]{1,40}\"){1,80}(?:,|(?<=,[”\"]))"
"""Between a name and its verb: ", reportedly nicknamed the “king of coal”,"."""
_BARRED = r"(?:of|for|with|to|and|\w*boy|\w*girl|child|teenager|teen|pupil|toddler)\b"
_ONE_WHO = rf",\s(?:an?|the)\s(?:(?!{_BARRED})[\w-]+\s){{1,4}}who"
"""Between a name and its verb: ", a career politician who"; a child holds no office."""
_BEING = re.compile(
    rf"(?:{_ONE_WHO}|{_ASIDE}|(?:,|\s[–—]|\s--)?\s(?:who|and))?\s+(?:(?:is|was|has\sbeen|had\sbeen)\s(?:(?:{ADVERBS}|later|also|first|then)\s)?(?:re-?)?(?:elected|appointed|made|sworn\sin"
    r"|installed|confirmed|chosen|crowned|promoted|named|nominated|selected|picked|hired|declared|reappointed)"
    r"(?:(?:\sby\s[^.,;:“”\"\n]{1,50}?)?\s(?:as|to\sbe(?:come)?|to))?"
    r"|(?:is|was)\s(?:(?:widely|best|better|mainly|chiefly|mostly|also|then)\s)?known\sas"
    r"|(?:is|was|has\sbeen|had\sbeen|became|becomes|has\sbecome|had\sbecome|remains|remained)"
    r"(?:\s(?:currently|now|then|also|formerly|previously|once|later|still|briefly|already))?"
    r"|(?:successfully\s)?(?:ran|was\srunning)\sto\s(?:be|become))\s"
)
_AS = re.compile(
    rf"(?:{_ASIDE}|,?\s(?:who|and)|,)?\s+(?:(?:{ADVERBS}|reportedly|also|himself|herself|later|once|first)\s){{0,2}}(?:(?:has|had)\s(?:been\s)?|(?:is|was)\s)?(?:served?s?|serving|worked|works|working|acted|acts"
    r"|acting|running|ran|speaking|stepped|steps|stepping|took\sover|succeed(?:s|ed)(?!\sin\b)|replace[sd]|resigned|quit|returned|retired|stood\sdown"
    r"|continues?|began|started|took\soffice)\b"
    r"(?:(?!\b(?:having|seeing|getting|have|see|get)\b)(?:[^.,;:“”\"\n]|“[^”\n]{1,40}”|\"[^\"\n]{1,40}\")){0,60}?\sas\s"
)
_VERB = re.compile(r"\s(\w+)")
"""Right behind a role, its own verb: "worked in Leeds as Secretary of State John Kerry left"."""
_OF_NEXT = re.compile(r"\swith\s(?:[A-Z][\w.’'-]*\s){1,3}as\s$")
"""Ends in whom the office is given to: "took office with Ann Lee as his secretary of state"."""
_LOOSE = re.compile(rf",\s(?:{ADVERBS}\s)?(?:serving|working|acting|running|speaking|stepping)\b")
_BEGINS = re.compile(r"(?:^|[.!?:;”\"\n]\s*|\b(?:and|but|that|when|while|as)\s)(?:[Tt]he\s)?$")
"""Before who opens a clause: of "met Ann Lee, working as a chef" either may be the chef."""
_SERVING = re.compile(
    rf"{_ONE_WHO}\s(?:{ADVERBS}\s)?(?:(?:has|had)\s)?(?:served|serves|worked|works|acted|acts)\sas\s"
)
"""Nobody stands between its words, of whom the office could be."""
_HOLDING = re.compile(
    rf"(?:,?\swho)?\s(?:(?:also|now|{ADVERBS})\s)?(?:held|holds|took|assumed)\s(?:the\s|a\s|her\s|his\s)?"
    r"(?:post|position|office|job)\s(?:of|as)\s"
)
_TENURE = re.compile(
    r"(?:['’]s?|(?<=\b[Hh]er)|(?<=\b[Hh]is))\s(?:(?!(?:and|or|to|for|of|an?|who|that|in|his|her|was|is|had|has)\b)[\w-]+\s){0,3}"
    r"(?:tenure|job|time|days|stint|term|title|post|position|years|decades?)"
    r"\sas\s(?:(?:the|an?)\s)?"
)
"""Behind whose it was: "her tenure as secretary of state"."""
_APPOINTED = re.compile(
    r"\b(?:appoint(?:s|ed)|nam(?:es|ed)|nominat(?:es|ed)|elect(?:s|ed)|select(?:s|ed)|pick(?:s|ed)"
    r"|(?:appoint|nam|nominat|elect|mak)ing|cho(?:oses|se)|hir(?:es|ed)|promot(?:es|ed)|designat(?:es|ed)|made|reappointed|install(?:s|ed)|unveil(?:s|ed)|announced)\s(?:the\s)?$"
)
"""Before a name that an office follows: "Rosselló appointed Pierluisi as secretary of state"."""
_DENIED = re.compile(
    r"(?:n['’]t|\b(?:not|never|nobody|no\sone|neither|nor|without|den(?:y|ies|ied|ying)|refus(?:es?|ed|ing)"
    r"|declin(?:es?|ed|ing)|rul(?:es|ed)\sout))\b[^.,;:]{0,50}$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:nominat(?:es|ed)|select(?:s|ed)|pick(?:s|ed))\b")
"""Who is proposed for an office doesn't hold it yet."""
_PROPOSAL = re.compile(r"\b(?:candidate|nominee|running\smate|captain)\b", re.IGNORECASE)
_WERE = re.compile(
    r",?\s(?:are|were|became)\s(?:both\s|all\s)?|,\s(?:both|all)\s|,\s(?=(?:two|three|four|five|six)\s)|(?P<the>,\sthe\s)"
)
"""Between the last of several names and what they all are: "A and B were sharecroppers"."""
_ENDED = re.compile(r"[,.;)]|\s(?:who|whose)\b")
"""After ", the ministers" behind two names, so that it tells of both."""
_REPLACED = re.compile(
    r"\b(?:(?:succeed|oust|remov|suspend)(?:e?s|ed|ing)?|replac(?:es?|ed|ing)|fir(?:es?|ed|ing)|over\sfrom)\s(?:the\s)?$"
)
"""Before the name of who held an office until then: "replaced Ann Lee as chair"."""
_OVER = re.compile(r"\btook\sover\b")
_OTHER = re.compile(r"\s(?:with|by)\s|\sfrom\s(?=[A-Z]|(?:the|his|her)\s)")
"""Behind an office that changes hands, before whose it was or is now: "took over as chair from Ann Lee"."""
_AS_OFFICE = re.compile(rf"(?:{_ASIDE})?\sas\s(?!an?\s)")
_IS = re.compile(r",\s(?:is|was)\s")
"""After a name that commas set off: "The mayor, Ann Lee, is also the chair of"."""
_WHO_LATER = re.compile(r",\swho\s")
_AGE_AFTER = re.compile(r",\s\d{1,3}(?=,\swho\s)|\s\(\d{1,3}\)(?=,\swho\s)")
_TO_BE = re.compile(rf"\s(?:(?:as|to\sbe(?:come)?)\s)?|{_ASIDE}\s(?:as|to\sbe(?:come)?)\s")
_OPENING = re.compile(r"As\s|(?=(?:An?|The|One\sof|Formerly)\s)")
_SAID = re.compile(r"\s(\w+)(?:\s\w+){0,4}[,;]")
"""After a pronoun in the midst of what it says: "The bomber, she told reporters, had planned it"."""
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|should|until|once|wish|wished|could|would|claim(?:s|ed)|alleg(?:es|ed)|den(?:ies|ied)"
    r"|suspect(?:s|ed)|suggest(?:s|ed))\s[^.,;:]{0,40}$",
    re.IGNORECASE,
)
_CALLED = frozenset(
    """
    dictator strongman warlord terrorist murderer killer rapist stalker fraudster smuggler trafficker suspect
    victim survivor witness rebel insurgent militant gunman attacker hardliner populist centrist guest
    winner loser champion favourite source insider ally rival opponent counterpart successor predecessor
    visitor resident local user star boss head heir guru critic leader-designate passenger driver patient
    """.split()
)
"""What somebody calls another, or happens to be that day: no role without further words."""
_FAR = 1_500
"""Characters back in which a quotation is looked for."""
_FOR_YEARS = re.compile(r"(?<=\w)\sfor\s(?:[\w-]+\s){0,3}(?:years?|months?|decades?|terms?|weeks?)$")
_TRAILING = re.compile(r"(?<=\w)\s(?:pro\stem(?:pore)?|emeritus|elect|designate)$")
_ANYBODY = frozenset("man woman boy girl person people guy gentleman lad".split())
_FIRST = re.compile(r"(?:first|last)\b")
_SEATS = frozenset(
    "president minister premier chancellor secretary-general governor mayor bishop archbishop ambassador "
    "chairman chairwoman chair director commissioner astronaut senator".split()
)
"""Who was the first of these was one: "the first president of the union"."""
_RANKED = re.compile(r"(?:only|first|last|most|next|best|great|old|big)\b", re.IGNORECASE)


def stated(text: str, name: Span, within: Span, start: int) -> list[Role]:
    """Return the roles that the words after a name state: "was elected mayor of", "works there as a chef".

    `start` is where the name begins with its titles and roles. What is supposed, stands in quotation marks
    or only calls names is left out.
    """
    if _is_supposed(text, name, within):
        return []
    begins = _BEGINS.search(text[max(within.start, start - 9) : start])
    name = _with_seat(text, name, within)
    if _IS.match(text, name.end) and _is_apposed(text, name, within):
        name = Span(name.start, name.end + 1)
    for form in (_BEING, _AS, _SERVING, _HOLDING, _TENURE):
        match = form.match(text, name.end, within.end)
        told = match and (begins or not _LOOSE.search(match.group())) and not _OF_NEXT.search(match.group())
        found = roles_at(text, match.end(), within.end) if match and told else []
        if form is _AS and found and _acts(text, found[-1]):
            return []
        if found:
            listed = listed_on(text, found[-1], within.end)
            found = _less_other(found) if match and _OVER.search(match.group()) else found
            if match and "reportedly " in match.group():
                found = [role for role in found if is_plain_office(role.words)]
            return [_without_time(role) for role in _held(match, found + listed) if _is_post(role)]
    found = [role for role in told_afterwards(text, name, within, start) if _is_post(role)]
    return found or leading(text, name, within) or _made(text, name, within, start)


def _acts(text: str, role: Role) -> bool:
    """Tell whether a role is whose verb stands behind it, as "as" may mean "while"."""
    verb = _VERB.match(text, role.span.end)
    return verb is not None and verb[1] in IRREGULAR


def _is_apposed(text: str, name: Span, within: Span) -> bool:
    """Tell whether a name is of whom the words that open the sentence tell: "The mayor, Ann Lee,"."""
    comma = name.start - 2
    found = roles_at(text, within.start, comma) if text.startswith(", ", comma) else []
    return bool(found) and found[-1].span.end == comma


def _with_seat(text: str, name: Span, within: Span) -> Span:
    """Return a name with the party or the age behind it, if "who" goes on: "Ann Lee, R-Tex., who heads"."""
    if text[name.end : name.end + 1] not in (",", " "):
        return name
    age = _AGE_AFTER.match(text, name.end, within.end)
    end = age.end() if age else beyond_place(text, name, within)
    return Span(name.start, end) if end != name.end and _WHO_LATER.match(text, end) else name


def has_held(text: str, owner: int) -> bool:
    """Tell whether an office follows that somebody held whose words like "her" end at `owner`."""
    return _TENURE.match(text, owner) is not None


def stated_of_all(text: str, names: Span, within: Span) -> list[Role]:
    """Return what the several names in `names` are: "A and B, both ministers,", "were sharecroppers"."""
    match = _WERE.match(text, names.end, within.end)
    found = several_at(text, match.end(), within.end) if match else []
    if match and match["the"] and found:
        closed = _ENDED.match(text, found[-1].span.end)
        found = [role for role in found if closed and is_plain_office(role.words)]
    return [role for role in found if _is_post(role)] if not _is_supposed(text, names, within) else []


def led_by(text: str, pronoun: Span, sentence: Span) -> list[Role]:
    """Return what opens a sentence about "she": "A freelancer, she was", "As mayor of Leeds, she cut"."""
    end = pronoun.start - 2
    opening = _OPENING.match(text, sentence.start, end) if text.startswith(", ", end) else None
    found = roles_at(text, opening.end(), end) if opening else []
    if not found or found[-1].span.end != end:
        return []
    said = _SAID.match(text, pronoun.end, sentence.end)
    if said and said[1] in SPEECH_FORMS:
        return []
    free = not text.startswith("As ", sentence.start)
    return [role for role in found if head_of(role.words) in OFFICES or (free and _is_post(role))]


def _made(text: str, name: Span, within: Span, start: int) -> list[Role]:
    """Return what somebody makes of a name: "selected William Mohr as his running mate"."""
    lead = max(within.start, start - 24)
    verb = _APPOINTED.search(text, lead, start)
    if verb is None and _REPLACED.search(text, lead, start):
        match = _AS_OFFICE.match(text, name.end, within.end)
        found = _less_other(roles_at(text, match.end(), within.end) if match else [])
        return [role for role in found if head_of(role.words) in OFFICES]
    if verb is None or _DENIED.search(text, max(within.start, verb.start() - 60), verb.start()):
        return []
    match = _TO_BE.match(text, name.end, within.end)
    found = roles_at(text, match.end(), within.end) if match else []
    found = _held(verb, found)
    last = [fold(role.words.split()[-1]) for role in found]
    return [
        role
        for role, noun in zip(found, last, strict=True)
        if (noun in OFFICES and noun not in _CALLED) or _is_post(role)
    ]


def _less_other(roles: list[Role]) -> list[Role]:
    """Return the roles without who has the office before or after: "replaced X as chairman with Y"."""
    return [_shortened(role, _OTHER.split(role.words)[0]) for role in roles]


def _held(verb: re.Match[str] | None, roles: list[Role]) -> list[Role]:
    """Return the roles less the offices for which somebody is only proposed: "nominated as ambassador"."""
    proposed = verb is not None and _PROPOSED.search(verb.group())
    return [role for role in roles if not proposed or _PROPOSAL.search(role.words)]


def _without_time(role: Role) -> Role:
    """Return a role without how long it was held: "mayor of Leeds for five years"."""
    words = _FOR_YEARS.sub("", role.words)
    return _shortened(role, words)


def _shortened(role: Role, words: str) -> Role:
    """Return a role of whose words only the first are left."""
    return Role(words=words, span=Span(role.span.start, role.span.end - len(role.words) + len(words)))


def _is_post(role: Role) -> bool:
    lead = re.split(r"\s(?:of|for|at|in|to|on|from|with|under)\s", role.words)[0]
    noun = fold(_TRAILING.sub("", lead).split()[-1])
    known = noun in OFFICES or noun in PARTIES or is_role(noun.rpartition("-")[2])
    known = known and noun not in _ANYBODY
    known = known or (noun.endswith("man") and not is_role(noun) and is_head(noun))
    ranked = _RANKED.match(role.words) and not (_FIRST.match(role.words) and noun in _SEATS)
    further = len(role.words) > len(lead)
    told = noun not in _CALLED or (further and noun not in PRIVATE) or (noun == "champion" and " " in lead)
    return known and not ranked and told


def _is_supposed(text: str, name: Span, within: Span) -> bool:
    """Tell whether what follows a name is only said: after "if" or "claimed", or in quotation marks."""
    lead = max(within.start, name.start - 60)
    return bool(_SUPPOSED.search(text, lead, name.start)) or _quoted(text, name, within)


def _quoted(text: str, name: Span, within: Span) -> bool:
    lead = text[max(within.start, name.start - _FAR) : name.start]
    return lead.rfind("“") > lead.rfind("”") or lead.count('"') % 2 == 1
