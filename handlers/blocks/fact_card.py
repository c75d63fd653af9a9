"""What a card of `/facts` shows: which entries a page holds, and what can be decided about from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from handlers.beside import Beside
from handlers.blocks.figures import MOST_APART, MOST_STATEMENTS
from handlers.concerned import Concerned
from handlers.shown import Shown
from storage.nouns import Coverage, Known, Page, Stated

LINES = 16
LINES_IN_FULL = 8


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a card shows: the figures on a topic or given by a person, side by side, from `shown.start` on.

    `total` figures were found, the newest `compared` of them were set side by side; `capped`: there are more
    than `total`. `elsewhere`: none stands beside the topic's words, these are from articles that have them.
    `notice` is said before all else. `givers` also have that name, and how many figures they give; `charts`
    are figures that make one each. `anytime`: those from all dates, where a period leaves none.
    """

    shown: Shown
    read: Coverage
    zone: ZoneInfo
    entries: Sequence[Beside]
    total: int
    compared: int
    capped: bool = False
    undated: Page[Stated] | None = None
    anytime: Page[Stated] | None = None
    elsewhere: bool = False
    person: Known | None = None
    givers: Sequence[tuple[Known, Page[Stated]]] = field(default=())
    charts: Sequence[Sequence[Stated]] = field(default=())
    notice: str = ""

    @cached_property
    def page(self) -> tuple[Beside, ...]:
        """Return the entries that this page shows: as many as some lines hold, at least one."""
        left = LINES_IN_FULL if self.shown.full else LINES
        shown: list[Beside] = []
        for one in self.entries[self.shown.start :]:
            left -= _lines(one)
            if shown and left < 0:
                break
            shown.append(one)
        return tuple(shown)

    @property
    def end(self) -> int:
        """Return where the next page starts."""
        return self.shown.start + len(self.page)

    @property
    def articles(self) -> tuple[int, ...]:
        """Return the articles whose words the page shows."""
        return tuple(sorted({figure.where.article_id for one in self.page for figure in one.figures}))

    @property
    def concerned(self) -> Concerned:
        """Return what can be decided about from the card."""
        figures = [places[0].id for one in self.page for places in (*one.statements, *one.apart)]
        person = self.person.id if self.person else None
        return Concerned(person=person, figures=figures, articles=self.articles)


def _lines(one: Beside) -> int:
    """Return how many lines an entry takes."""
    if one.verdict is None:
        return len(one.statements)
    return 2 + min(len(one.statements), MOST_STATEMENTS) + min(len(one.apart), MOST_APART)
