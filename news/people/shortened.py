"""What is short for a body without its name: "the U.S.", "the Arapaho", "a fire service statement"."""

import re

_NATIONS = {
    "United States": re.compile(r"(?<!\w)(?:US|U\.S\.|USA|U\.S\.A\.)(?!\w)"),
    "United Kingdom": re.compile(r"(?<!\w)(?:UK|U\.K\.)(?!\w)"),
}
_PEOPLE = re.compile(r"(?:\w+ern )?([A-Z]\w+) (?:Tribe|Nation)")
_ARE = r"(?= (?:are|were|have|want|plan|say|said)\b)"
_SERVICE = re.compile(r"([A-Z]\w+) (?:and \w+ )?(Service|Department|Brigade)$")
_PAPER = r"(?= (?:statement|spokes(?:man|woman|person)|press release|report)\b)"
_NUMBER_TEN = frozenset(("10 Downing Street", "Downing Street"))
_ITS_OFFICE = re.compile(r"\b[Tt]he [Pp]rime [Mm]inister['’]s office\b")
_ANOTHERS = re.compile(r"\b(?!British|UK)[A-Z]\w+(?:n|sh|li|ese|ch|['’]s?) (?i:prime minister)")


def people_in(name: str) -> str:
    """Return the people whose tribe or nation a body is: "Arapaho" of the "Northern Arapaho Tribe"."""
    found = _PEOPLE.fullmatch(name)
    return found[1] if found else ""


def as_people(text: str, people: str) -> list[str]:
    """Return where a tribe is called as its people who do something: "The Arapaho have"."""
    return re.findall(rf"\b[Tt]he {re.escape(people)}{_ARE}", text)


def service_in(name: str) -> str:
    """Return what a service is called for short: "fire service" of a "Fire and Rescue Service"."""
    found = _SERVICE.search(name)
    return " ".join(found.groups()).lower() if found else ""


def before_papers(text: str, service: str) -> list[str]:
    """Return where a service is named as what issued something: "a fire service statement"."""
    return re.findall(rf"(?<=\b[Aa] ){re.escape(service)}{_PAPER}", text)


def otherwise(text: str, name: str) -> list[str]:
    """Return what everybody calls a body else, where the text does: "US" for the United States.

    "The prime minister's office" is Downing Street where the text has no other nation's prime minister.
    """
    if name in _NATIONS:
        return _NATIONS[name].findall(text)
    own = name in _NUMBER_TEN and not _ANOTHERS.search(text)
    return _ITS_OFFICE.findall(text) if own else []
