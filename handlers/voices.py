"""Who said some words, who repeats them as whose, and who criticises them: a card's quotes, summed up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.blocks.quotes import certain, statused
from handlers.standing import Standing, standing
from news.nouns import Manner, Status
from news.people.keys import last_of, name_key
from news.text import clipped
from storage.nouns import Told

UNKNOWN = "somebody not named"
LONGEST = 60
"""Characters of a name, so that one of any length leaves room for the others."""
NOT_ONE = "not known to be one person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Each once, as they are told of: "Keir Starmer, as reported", "Diane Abbott, as Keir Starmer’s"."""

    said: tuple[str, ...]
    repeated: tuple[str, ...]
    criticised: tuple[str, ...]


def voices(holding: Sequence[Told], words: str, critics: Mapping[int, str]) -> Voices:
    """Return who speaks in quotes that hold the words; of people of one name, that they may be several.

    `critics`: the full name of whoever criticises a quote's words, by its id, where it is known.
    """
    each = [(told, standing(told, words)) for told in holding]
    own = [told for told, found in each if not found.repeats]
    sayers = {told.person_id or told.speaker: _sayer(told, own) for told in own}
    return Voices(
        said=tuple(
            f"{sayer} ({NOT_ONE})" if times > 1 else sayer
            for sayer, times in Counter(sayers.values()).items()
        ),
        repeated=_once(_repeater(told, found, own) for told, found in each if found.repeats),
        criticised=_once(
            clipped(critics.get(told.id, found.critic[0]), LONGEST) for told, found in each if found.critic
        ),
    )


def originator(holding: Sequence[Told], words: str) -> Told | None:
    """Return a quote by the one person whose own words these are; None where there are several, or none."""
    own = {told.person_id: told for told in holding if not standing(told, words).repeats}
    return next(iter(own.values())) if len(own) == 1 else None


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _sayer(told: Told, own: Sequence[Told]) -> str:
    """Return who said it; where no article gives it as plain speech of theirs, "as reported", or how."""
    theirs = [one for one in own if one.person_id == told.person_id] if told.person_id else [told]
    surest = max(theirs, key=lambda one: one.confidence)
    if all(one.status != Status.SAID for one in theirs):
        return f"{_named(surest)}, {statused(surest)}"
    return f"{_named(surest)}, as reported" if all(map(_is_reported, theirs)) else _named(surest)


def _is_reported(told: Told) -> bool:
    return told.manner != Manner.DIRECT


def _repeater(told: Told, found: Standing, own: Sequence[Told]) -> str:
    """Return who repeats the words, and as whose where that is plain from what they say."""
    said = {*" ".join(told.folded).split(), *name_key(found.repeats or "").split()}
    names = {one.name for one in own if one.name and last_of(name_key(one.name)) in said}
    whose = (
        f"{names.pop()}’s (“{found.repeats}”)" if len(names) == 1 else f"somebody else’s (“{found.repeats}”)"
    )
    return f"{_named(told)}, as {whose}"


def _named(told: Told) -> str:
    if told.name:
        return certain(told, clipped(told.name, LONGEST))
    return f"“{clipped(told.speaker, LONGEST)}” (not clear who)" if told.speaker else UNKNOWN
