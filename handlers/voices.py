"""Who said some words, who repeats them as whose, and who criticises them: a card's quotes, summed up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.blocks.quotes import certain, statused
from handlers.standing import Standing, standing
from news.nouns import Manner, Status
from news.people.keys import name_key
from storage.nouns import Told

UNKNOWN = "somebody not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Each once, as they are told of: "Keir Starmer, as reported", "Diane Abbott, as Keir Starmer’s"."""

    said: tuple[str, ...]
    repeated: tuple[str, ...]
    criticised: tuple[str, ...]


def voices(holding: Sequence[Told], words: str, critics: Sequence[Told] = ()) -> Voices:
    """Return who speaks in quotes that hold the words, and in those that criticise them otherwise."""
    each = [(told, standing(told, words)) for told in holding]
    own = [told for told, found in each if not found.repeats]
    return Voices(
        said=tuple(dict.fromkeys(_sayer(told, own) for told in own)),
        repeated=_once(_repeater(told, found, own) for told, found in each if found.repeats),
        criticised=_once((*(found.critic[0] for _, found in each if found.critic), *map(_named, critics))),
    )


def originators(holding: Sequence[Told], words: str) -> tuple[int, ...]:
    """Return the people whose own words these are, as quotes that hold them give them."""
    own = (told.person_id for told in holding if told.person_id and not standing(told, words).repeats)
    return tuple(dict.fromkeys(own))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _sayer(told: Told, own: Sequence[Told]) -> str:
    """Return who said it; where no article gives it as plain speech of theirs, "as reported", or how."""
    theirs = [one for one in own if one.name == told.name] if told.name else [told]
    surest = max(theirs, key=lambda one: one.confidence)
    if all(one.status != Status.SAID for one in theirs):
        return f"{_named(surest)}, {statused(surest)}"
    return f"{_named(surest)}, as reported" if all(map(_is_reported, theirs)) else _named(surest)


def _is_reported(told: Told) -> bool:
    return told.manner != Manner.DIRECT


def _repeater(told: Told, found: Standing, own: Sequence[Told]) -> str:
    """Return who repeats the words, and as whose where that is plain from what they say."""
    said = f" {' '.join(told.folded)} {name_key(found.repeats or '')} "
    names = {one.name for one in own if one.name and f" {name_key(one.name).split()[-1]} " in said}
    whose = (
        f"{names.pop()}’s (“{found.repeats}”)" if len(names) == 1 else f"somebody else’s (“{found.repeats}”)"
    )
    return f"{_named(told)}, as {whose}"


def _named(told: Told) -> str:
    if told.name:
        return certain(told, told.name)
    return f"“{told.speaker}” (not clear who)" if told.speaker else UNKNOWN
