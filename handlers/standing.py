"""How words that were asked for stand in a quote: repeated, criticised, cut, in a question, a fragment."""

from dataclasses import dataclass

from news.nouns import Manner
from news.quotes.criticised import critic
from news.quotes.cutting import FEWEST, Cut, cut_of
from news.quotes.repeated import repeated
from news.text import folded
from storage.nouns import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What must be said of the words; nothing where they are simply the speaker's own.

    `repeats` are the words, given as somebody else's; `cut_from` how they were cut, and the whole sentence;
    `fragment`: the article quotes no more of the sentence; `critic`: who criticises them, and the article's
    word for that.
    """

    repeats: str | None = None
    cut_from: tuple[Cut, str] | None = None
    fragment: bool = False
    critic: tuple[str, str] | None = None


def standing(told: Told, asked: str) -> Standing:
    """Return how the words `asked` stand in a quote that gives them."""
    direct = told.manner == Manner.DIRECT
    return Standing(
        repeats=(repeated(told.words, asked) or None) if direct else None,
        cut_from=cut_of(asked, told.words) if direct else None,
        fragment=not direct and len(folded(asked).split()) >= FEWEST and folded(asked) in told.folded,
        critic=critic_of(told) if asked else None,
    )


def critic_of(told: Told) -> tuple[str, str] | None:
    """Return who criticises the words of a named speaker, and how, both as the article says it."""
    return critic(told.sentence, told.sentence.find(told.speaker)) if told.speaker else None
