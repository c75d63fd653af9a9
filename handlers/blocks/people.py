"""People on cards: who that is as articles describe them, which one is meant, who comes near."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from handlers.blocks.kit import aside, bold, button, context, count, day, escape, row, section
from handlers.blocks.narrowed import only
from handlers.shown import Shown
from news.people.leading import POSTS
from news.text import clipped, folded
from storage.nouns import Described, Known, Where

MOST_ROLES = 3
MOST_CHOICES = 8
MOST_LABEL = 60
"""Characters of a button's label before its number."""
MOST_PLACE = 40
_NUMBERED = re.compile(r" · no\. \d+$")
_INFERRED = re.compile(r"(.+?)\s((?:of|for|to)\s\[.+\])")
"""A role whose holder's "his" has a name in brackets, which never stands inside quotation marks."""
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
LEANING = frozenset(
    "counterpart colleague ally rival successor predecessor deputy aide friend mate wife husband incumbent "
    "opponent challenger winner loser son daughter niece nephew brother sister father mother cousin "
    "partner".split()
)


def heading(person: Known, only: str = "") -> list[Block]:
    """Render the head of a person's card: the name, and the roles exactly as articles give them.

    `only`: the surname by which they were asked for, where nobody else bears it.
    """
    words = bold(person.name)
    if person.pseudonym:
        words = f"“{escape(person.name)}” · *PSEUDONYM*"
    roles = sorted(person.roles, key=_leans)
    if roles:
        words += f" · {_verb(roles[0])}{_role(roles[0])}"
    if only:
        words += f" · the only {escape(only)} read so far"
    blocks = [section(words)]
    small = []
    if person.pseudonym:
        small.append(f"“{escape(person.pseudonym)}”")
    if person.written:
        small.append(f"Named so by an editor here; articles write {escape(person.written)}")
    if person.joined:
        small.append(f"Joined by an editor here: {', '.join(escape(name) for name in person.joined)}")
    if person.one_article:
        small.append("Met in one article only, and never joined with anyone of that name elsewhere")
    elif len(roles) > 1:
        also = roles[1:MOST_ROLES]
        told = ", ".join(_role(role) for role in also if not _verb(role))
        small += [f"Also described as {told}"] if told else []
        small += [f"Also told: {_role(role)}" for role in also if _verb(role)]
    return [*blocks, context("\n".join(small))] if small else blocks


def which(
    name: str,
    people: Sequence[tuple[Known, Shown]],
    *,
    action: str = "whosaid.card",
    counts: Sequence[str] | None = None,
) -> list[Block]:
    """Render the question which of several people is meant: a button each, to what was asked of them.

    What that is narrowed to is said. `counts`: how much there is of each; else all quotes of each.
    """
    shown = people[:MOST_CHOICES]
    asked = shown[0][1]
    if counts is None and not (asked.is_narrowed or asked.verb):
        counts = [_quotes(person) for person, _ in shown]
    labels = _labels([person for person, _ in shown], counts or [""] * len(shown))
    cards = enumerate(zip(labels, shown, strict=True))
    buttons = [button(label, f"{action}.{n}", card.value()) for n, (label, (_, card)) in cards]
    blocks = [section(f"*Which {escape(_bare(name))}?*"), row(buttons)]
    if asked.is_narrowed:
        blocks.insert(1, context(f"Only {only(asked)}"))
    if any(_NUMBERED.search(label) for label in labels):
        blocks.append(context("Those with a number are told apart by nothing that stands in their articles."))
    if len(people) >= MOST_CHOICES:
        blocks.append(context("… and perhaps more. A full name, or an office and the name, reaches others."))
    return blocks


def _bare(name: str) -> str:
    """Return "mayor" of "the mayor"."""
    lead = _ARTICLE.match(name)
    return (name[lead.end() :] if lead else name).strip(" ,;:+&/?!¿¡@#")


def near(
    named: Sequence[tuple[int, str]], others: Sequence[Known], asked: Shown, apart: bool = False
) -> list[Block]:
    """Render what comes near an unknown name: people of names like it, offices that contain it.

    `asked` is what was asked for, narrowed as each of these will be; `apart`: quotes hold its words in any
    order.
    """
    blocks: list[Block] = []
    of_them = replace(asked, words=None)
    if named:
        names = ", ".join(escape(name) for _, name in named)
        blocks.append(context(f"Names read that look like it: {names}"))
        cards = ((at, name, of_them.value(person=person)) for at, (person, name) in enumerate(named))
        blocks.append(row([button(name, f"whosaid.card.near{at}", value) for at, name, value in cards]))
    for person in others[:MOST_ROLES]:
        role = person.roles[0]
        kind = "These words turned round" if _is_turned(asked.words, role) else "A different office"
        blocks.append(section(f"{kind}: {bold(person.name)}, {_role(role)}"))
        show = button(f"Show {person.name}", f"whosaid.card.{person.id}", of_them.value(person=person.id))
        blocks.append(row([show]))
    if apart:
        words = "Quotes hold these words, though nowhere together:"
        blocks.append(
            aside(words, button("Search these words", "whosaid.card.words", asked.value(scattered=True)))
        )
    return blocks


def _is_turned(asked: str | None, role: Described) -> bool:
    """Tell whether a role is all words that were asked for, in another order."""
    typed, given = (sorted(set(folded(words).split()) - {"of", "the"}) for words in (asked or "", role.words))
    return typed == given


def among(named: Sequence[tuple[int, str]], asked: Shown) -> list[Block]:
    """Render whose names are among the words of a question that nobody is called by."""
    if not named:
        return []
    of_them = replace(asked, words=None)
    cards = [
        button(name, f"whosaid.card.among{at}", of_them.value(person=person))
        for at, (person, name) in enumerate(named)
    ]
    return [context("Names among these words:"), row(cards)]


def labels(people: Sequence[Known]) -> list[str]:
    """Return what is written on a button each, by which they are told apart."""
    return _labels(people, [""] * len(people))


def _labels(people: Sequence[Known], counts: Sequence[str]) -> list[str]:
    """Return a button's label each: who would have the same has the article's outlet and day, or a number."""
    labels = [_choice(person, counted) for person, counted in zip(people, counts, strict=False)]
    again = _repeated(labels)
    labels = [
        _placed(label, person.where) if label in again and person.where else label
        for label, person in zip(labels, people, strict=True)
    ]
    again, seen = _repeated(labels), Counter[str]()
    for at, label in enumerate(labels):
        seen[label] += 1
        labels[at] = f"{clipped(label, MOST_LABEL)} · no. {seen[label]}" if label in again else label
    return labels


def _repeated(labels: Sequence[str]) -> set[str]:
    return {label for label, times in Counter(labels).items() if times > 1}


def _placed(label: str, place: Where) -> str:
    outlet = place.outlet or (f"“{clipped(place.headline, 24)}”" if place.headline else "outlet not stated")
    where = clipped(f"{outlet}, {day(place.published.day) if place.published else 'undated'}", MOST_PLACE)
    return f"{clipped(label, 72 - len(where))} · {where}"


def _quotes(person: Known) -> str:
    """Return how often somebody is quoted, "" where that wasn't counted."""
    if person.quotes is None:
        return ""
    return "100 quotes or more" if person.quotes == 100 else count(person.quotes, "quote")


def _choice(person: Known, counted: str) -> str:
    """Return a button's label: "Mike Johnson · US Speaker · 3 quotes"."""
    first = min(person.roles, key=_leans, default=None)
    alone = "one article only" if person.one_article else ""
    alone = f"pseudonym, {alone}" if person.pseudonym and alone else alone
    role = _verb(first) + first.words if first else alone
    return " · ".join(part for part in (person.name, role, counted) if part)


def _leans(role: Described) -> bool:
    """Tell whether a role says something only beside someone else: "Albanian counterpart", "BBC's"."""
    last = role.words.partition(" of ")[0].split()[-1].lower()
    return bool(_verb(role)) or last in LEANING or last.endswith(("'s", "’s"))


def _role(role: Described) -> str:
    when = f" (as described on {day(role.published.day)})" if role.published else ""
    inferred = _INFERRED.fullmatch(role.words)
    if inferred:
        return f"“{escape(inferred[1])}” {escape(inferred[2])}{when}"
    shown = f"“{escape(role.words)}”" if role.verbatim else escape(role.words)
    return f"{shown}{when}"


def _verb(role: Described) -> str:
    """Return what goes before a post that is told by its verb: who “chairs the transport committee”."""
    return "who " if role.words.split()[0].lower() in POSTS else ""
