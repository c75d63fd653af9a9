"""What a story's card shows."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.beside import Beside
from handlers.concerned import Concerned
from news.nouns import Manner
from news.stories.summary import Tells
from storage.nouns import Coverage, Joined, Place, Told
from storage.stories import Report, Story

OUTLET_PROSE = 75
"""Words of one outlet's prose in a summary; articles that state no outlet count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the summary, where it stands, and whether it tells what was still to come."""

    words: str
    where: Place
    ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What is new since yesterday: articles, and who is quoted in them and wasn't before."""

    since: datetime
    reports: tuple[Report, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story as it is shown: in sentences, quotes and figures, and what was carried when.

    `together`: its articles were read at once, so that nobody knows who carried it first. `lately` is None
    for a story that began since yesterday. `figures` are measures that several articles give. `silent` are
    people it names whom it doesn't quote.
    """

    story: Story
    sentences: tuple[Sentence, ...]
    tells: Tells
    said: tuple[Joined, ...]
    silent: tuple[str, ...]
    figures: tuple[Beside, ...]
    lately: Lately | None
    together: bool
    read: Coverage
    zone: ZoneInfo

    @property
    def title(self) -> str | None:
        """What the story is called: by editors, or else in a headline."""
        return self.story.named or (self.story.title.words if self.story.title else None)

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles whose words or names the card shows."""
        return self.story.articles

    @property
    def concerned(self) -> Concerned:
        """What can be decided about from the card."""
        return Concerned(story=self.story.id, quotes=[one.lead.id for one in self.said])


def for_channel(shown: Card) -> Card:
    """Return the card without quotes whose sentences would bring an outlet's prose over the limit."""
    used: dict[str | None, int] = defaultdict(int)
    for sentence in shown.sentences:
        used[sentence.where.outlet] += len(sentence.words.split())
    kept = []
    for one in shown.said:
        prose = {told.where.outlet: _prose(told) for told in (one.lead, *(other for _, other in one.also))}
        if all(used[outlet] + words <= OUTLET_PROSE for outlet, words in prose.items()):
            kept.append(one)
            for outlet, words in prose.items():
                used[outlet] += words
    return replace(shown, said=tuple(kept))


def _prose(told: Told) -> int:
    """Count the words of the outlet's that a quote shows: a marked one shows none."""
    return 0 if told.manner == Manner.DIRECT else len(told.sentence.split())
