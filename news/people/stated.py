"""What sentences state that somebody is: "X was the mayor", "X works as a chef", "X of the Red Cross"."""

import re

from news.nouns import Role, Span
from news.people.lists import BODIES, NATIONS, PLACES
from news.people.names import fold, is_acronym
from news.people.role_phrases import roles_at
from news.people.roles import OFFICES, PARTIES, PRIVATE, is_role
from news.quotes.cues import SPEECH_FORMS

_BEING = re.compile(
    r"(?:,\s[^.,;:“”\"\n]{1,80},|,?\s(?:who|and))?\s+(?:(?:is|was|has\sbeen|had\sbeen)\s(?:re-?)?(?:elected|appointed|made|sworn\sin"
    r"|installed|confirmed|chosen|crowned|promoted)(?:\s(?:as|to))?"
    r"|(?:is|was|has\sbeen|had\sbeen|became|becomes|has\sbecome|had\sbecome|remains|remained)"
    r"(?:\s(?:currently|now|then|also|formerly|previously|once|later|still|briefly|already))?"
    r"|(?:successfully\s)?(?:ran|was\srunning)\sto\s(?:be|become))\s"
)
_AS = re.compile(
    r"(?:,\s[^.,;:“”\"\n]{1,80},|,?\s(?:who|and)|,)?\s+(?:[a-z]+ly\s)?(?:(?:has|had|is|was)\s)?(?:served?s?|serving|worked|works|working|acted|acts"
    r"|acting|running|ran|speaking|stepped|steps|stepping|took\sover|resigned|quit|returned|retired|stood\sdown"
    r"|continues?|began|started|took\soffice)\b"
    r"[^.,;:“”\"\n]{0,60}?\sas\s"
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|should|until|once|wish|wished|could|would)\s[^.,;:]{0,40}$", re.IGNORECASE
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
_RANKED = re.compile(r"(?:only|first|last|most|next|best|great|old|big)\b", re.IGNORECASE)
_CAPITAL = r"(?:[A-Z][\w&’'.-]*\w|[A-Z])['’]?"
_BELONGS = re.compile(
    r",?\s(?P<link>of|from|for|at|with)\s(?P<the>the\s|The\s)?(?P<own>[\w-]+['’]s?\s|[a-z]+(?:ive|al|an|ish|ist|ing)\s)?"
    rf"(?P<body>{_CAPITAL}(?:\s(?:(?:of|for|(?(the)and|of)|the|in|on|de|without)\s(?:the\s)?)?{_CAPITAL}|\s\d+\b)*"
    r"(?:(?:\s[a-z]+){0,3}\s(?:council|office|department|party|union|news|club|committee|board|agency|association"
    r"|group|company|foundation|institute|authority|service|force|team|commission))?"
    r"|[a-z]+\s[a-z]+)"
)
_CLOSED = re.compile(r"[,;:()–—.”\"\n]|$|\s[a-z]+\b|\s\(")
_SPEAKS = re.compile(rf",?\s(?:{'|'.join(sorted(SPEECH_FORMS))})\b")
_SEATS = frozenset(
    """
    president minister representative senator governor mayor ambassador sheriff king queen premier chancellor
    archbishop bishop congressman congresswoman rep sen gov councillor mp
    """.split()
)
_HEADS = frozenset(
    """
    commissioner director professor chief head leader secretary chairman chairwoman chair judge lecturer dean
    manager coach captain commander prof sgt constable superintendent officer detective inspector attorney
    general
    """.split()
)
"""Those that are of a body only: "Chairman Jerrold Nadler of New York" is not New York's."""
"""Offices that are of what follows a name: "President Abdel Fattah el-Sisi of Egypt"."""
_GEOGRAPHY = frozenset(
    """
    bay beach bridge river lake mount mountain mountains hill hills wood woods forest valley coast sea gulf
    strait canal desert port harbour harbor gate cross market castle palace tower abbey gardens garden farm
    mine reef glacier airport state states province region republic kingdom peninsula ocean island islands
    street road avenue lane close drive way terrace crescent mews place grove square park green village town
    city county district north south east west centre center heath common moor dale ford stanley day week
    month year war revolution games cup
    """.split()
)
"""They end places' names: "Mary Jones, of Colwyn Bay" has no post there."""
_CAUSES = frozenset(
    "rights watch borders without children friends aid relief action amnesty greenpeace oxfam crisis shelter "
    "citizens scouts uk".split()
)
"""Words in the names of charities."""
_ATTENDED = frozenset(
    """
    school college academy university hospital church prison jail street road avenue park village town city
    county farm court club north south east west hall square station district island islands hills valley
    """.split()
)
"""Bodies that many private people are of: pupils, patients, neighbours."""


def stated(text: str, name: Span, within: Span) -> list[Role]:
    """Return the roles that the words after a name state: "was elected mayor of", "works there as a chef".

    What is supposed, stands in quotation marks or only calls names is left out.
    """
    if _SUPPOSED.search(text, max(within.start, name.start - 60), name.start) or _quoted(text, name, within):
        return []
    for form in (_BEING, _AS):
        match = form.match(text, name.end, within.end)
        found = roles_at(text, match.end(), within.end) if match else []
        if found:
            return [role for role in found if _is_post(role)]
    return []


def _is_post(role: Role) -> bool:
    lead = re.split(r"\s(?:of|for|at|in|to|on|from|with|under)\s", role.words)[0]
    noun = fold(lead.split()[-1])
    known = noun in OFFICES or noun in PARTIES or is_role(noun.rpartition("-")[2])
    further = len(role.words) > len(lead)
    return (
        known and not _RANKED.match(role.words) and (noun not in _CALLED or (further and noun not in PRIVATE))
    )


def _quoted(text: str, name: Span, within: Span) -> bool:
    lead = text[max(within.start, name.start - _FAR) : name.start]
    return lead.rfind("“") > lead.rfind("”") or lead.count('"') % 2 == 1


def belonging(text: str, name: Span, within: Span, title: Role | None) -> Role | None:
    """Return what a name is of: "Mike Ryan of the World Health Organization", "President el-Sisi of Egypt".

    With an office before the name its words are the office's and these, without the name between; else they
    begin with "of", and a place is none.
    """
    match = _BELONGS.match(text, name.end, within.end)
    if match is None or not _CLOSED.match(text, match.end(), within.end):
        return None
    start = match.start("link")
    words = text[start : match.end()]
    body = _is_body(match["body"], match["own"])
    post = fold(title.words.split()[-1]) if title is not None else ""
    seat = post in _SEATS or (body and post in _HEADS)
    capital = match["body"][0].isupper()
    if title is not None and seat and capital and match["link"] in ("of", "for", "at"):
        return Role(words=f"{title.words} {words}", span=Span(title.span.start, match.end()))
    firm = match["link"] == "of" or _SPEAKS.match(text, match.end())
    if firm and body:
        return Role(words=words, span=Span(start, match.end()))
    return None


def _is_body(words: str, own: str | None) -> bool:
    folded = [fold(re.sub(r"['’]s?$", "", word)) for word in words.split()]
    if words[0].islower():
        return own is not None and folded[-1] in BODIES
    if set(folded) <= PLACES | NATIONS or folded[-1] in _GEOGRAPHY:
        return False
    acronym = len(folded) == 1 and is_acronym(words) and len(words) > 2
    return acronym or bool((BODIES | _CAUSES) & set(folded))


def gives_a_post(words: str) -> bool:
    """Tell whether somebody is public who is of a body: of the Red Cross, not of Riverside School."""
    folded = {fold(word) for word in re.findall(r"[\w-]+", words)}
    return words.startswith(("of ", "from ", "for ", "with ", "at ")) and not folded & _ATTENDED
