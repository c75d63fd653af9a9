"""How near a name that was typed comes to one that was read. Both are keys (`news.people.keys`)."""

import re

from rapidfuzz import fuzz

from news.people.keys import GENERATIONS, may_be_one_generation

NEAR = 75
"""Of a hundred: "starmr" is 92 to "starmer", "zelenski" 82 to "zelenskyy", "smith" 60 to "keith"."""
ONE = 85
"""From which two surnames may be one: "zelensky" is 94 to "zelenskyy", "smith" 77 to "smithson"."""
MIDDLE, LESS_MIDDLE = 3, 99.0
"""Parts of a name, and itself, with a middle name; how near it comes to the name without."""
FEWEST = 3
"""Letters from which a name is taken to be typed in part."""

SKY = ("sky", "skyy", "skiy", "skyi", "ski", "skii", "skij", "skyj")
"""How one ending of Slavic surnames is written: Zelensky, Zelenskyy, Zelenskiy."""
_SKY = re.compile(rf"(?<=\w{{3}})(?:{'|'.join(SKY)})\Z")


def respelt(name: str) -> tuple[str, ...]:
    """Return the other ways to write a folded name, or word, that ends so: none for any other."""
    found = _SKY.search(name)
    return tuple(one for end in SKY if found and (one := name[: found.start()] + end) != name)


def nearness(asked: str, known: str) -> float:
    """Return how near `known`, or a word of it, comes to `asked`: 0 for not near, 100 for the same.

    Whoever types "starmr" means a surname, whoever types "zel" has not done yet, and of "sarah huckabee
    sanders" many know the first name and the last alone.
    """
    parts = (known, *known.split())
    near = max(fuzz.ratio(asked, part) for part in parts if part == known or _is_slip(asked, part))
    begins = len(asked) >= FEWEST and any(part.startswith(asked) for part in parts)
    if len(parts) > MIDDLE and asked == f"{parts[1]} {parts[-1]}":
        return LESS_MIDDLE
    return near if near >= NEAR else float(NEAR) if begins else 0.0


def _is_slip(asked: str, word: str) -> bool:
    """Tell whether a word may have been meant: its first letter is typed, or another in its place.

    "qaddafi" may be "gaddafi"; "rama" is no "drama".
    """
    return asked[:1] == word[:1] or len(asked) == len(word)


def may_be_one(key: str, other: str) -> bool:
    """Tell whether two full names may be one person's: but for an initial, or for a letter of the surname."""
    if key == other:
        return False
    mine, theirs = _plain(key), _plain(other)
    if not mine or not theirs or not may_be_one_generation(key.split(), other.split()):
        return False
    return mine[:-1] == theirs[:-1] and fuzz.ratio(mine[-1], theirs[-1]) >= ONE


def _plain(key: str) -> list[str]:
    """Return the words of a key less its middle initials, and less what tells father and son apart."""
    words = [word for word in key.split() if word not in GENERATIONS]
    return [word for at, word in enumerate(words) if len(word) > 1 or at in (0, len(words) - 1)]
