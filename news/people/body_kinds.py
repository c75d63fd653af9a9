"""Which bodies "the company", "the agency" or "the bank" can be, by the words of their names."""

from collections.abc import Sequence

from news.people.names import fold

_COMPANY = "inc ltd llc corp corporation co company plc ag sa gmbh nv holdings group industries motors"
_AGENCY = (
    "agency administration authority service bureau office commission directorate inspectorate regulator"
)
_CHARITY = "trust foundation charity aid society"
_MARKS = {
    "company firm business corporation conglomerate group": _COMPANY,
    "airline carrier": f"{_COMPANY} airlines airways air",
    "retailer supermarket chain": f"{_COMPANY} stores",
    "carmaker automaker manufacturer maker developer operator supplier": f"{_COMPANY} homes energy",
    "agency regulator watchdog authority": _AGENCY,
    "bank lender": f"bank bancorp {_COMPANY}",
    "charity": _CHARITY,
    "union": "union unite workers teachers",
    "party": "party democrats conservatives",
    "club": "fc afc club united city rovers town",
    "university": "university college",
    "team studio publisher": _COMPANY,
}
_BY_HEAD = {head: frozenset(marks.split()) for heads, marks in _MARKS.items() for head in heads.split()}
_NEED_NO_MARK = frozenset(
    "company firm business airline carrier retailer supermarket chain carmaker automaker manufacturer "
    "developer operator supplier charity club lender".split()
)
"""Many such bodies have no word in their names that says so: "Kroger"."""
_NO_PERSON = frozenset(
    "company firm business corporation conglomerate airline retailer supermarket carmaker automaker agency "
    "regulator watchdog authority bank charity union party club university team studio".split()
)
"""Kinds that nobody is called: "the developer" may be somebody."""
_ANY_MARK = frozenset().union(*_BY_HEAD.values()) | frozenset(
    "house street palace court council ministry department police parliament senate congress government army "
    "hospital school church committee party".split()
)


def is_a_kind(word: str) -> bool:
    """Tell whether a folded word says of many a body what kind it is: "committee", "university"."""
    return word in _ANY_MARK


def kind_in(words: str) -> str:
    """Return the kind of body that "the company" or "the Swiss bank" names, "" where they name none."""
    head = fold(words.rpartition(" ")[2])
    return head if head in _BY_HEAD else ""


def is_no_person(kind: str) -> bool:
    """Tell whether a kind is of bodies alone: "regulator"."""
    return kind in _NO_PERSON


def says(kind: str, name: Sequence[str]) -> bool:
    """Tell whether a body's name says that it is of a kind: "MMG Ltd" a company."""
    return any(fold(word).rstrip(".") in _BY_HEAD[kind] for word in name)


def fits(kind: str, name: Sequence[str]) -> bool:
    """Tell whether a body can be of a kind: "Kroger" a company, "Downing Street" none."""
    words = {fold(word).rstrip(".") for word in name}
    return says(kind, name) or (kind in _NEED_NO_MARK and not words & _ANY_MARK)
