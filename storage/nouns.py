"""What the store gives back: nouns of the reading, with the place where their words stand."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from news.nouns import Figure, Manner, MentionKind, PersonKind, Published, Span, Status
from news.people.keys import name_key
from news.periods import Days
from news.quotes.likeness import Likeness

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of many rows are wanted: `limit` of them from `start` on, of those that are left; 0: counted.

    `about`: words of the article, all of them; `days`: published then; `outlets`: in one of them. `undated`:
    only articles that state no date; otherwise a period leaves them out. `read_after`: read by us later than
    that.
    `exported`: without the words of people who aren't public, which leave their article by no file.
    `topic`: of figures, words of what they count, of their sentence or headline. `scattered`: quotes may hold
    words that were asked for in any order.
    """

    start: int = 0
    limit: int = 5
    about: str | None = None
    days: Days | None = None
    outlets: tuple[str, ...] = ()
    undated: bool = False
    read_after: datetime | None = None
    exported: bool = False
    topic: str | None = None
    scattered: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether some rows are left out by when, where or in which article they stand."""
        return bool(self.about or self.days or self.outlets or self.undated or self.read_after)


FIRST = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some of the rows that answer a question, from `start` on, and how many there are in all.

    `capped`: there are more than `total`, and nobody pages through so many.
    """

    rows: tuple[T, ...]
    start: int
    total: int
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What has been read, as far as the audience may know: every empty answer says it.

    `withheld`: so many are of outlets whose words may not be shown.
    """

    articles: int
    undated: int
    first_day: date | None
    last_day: date | None
    last_read: datetime | None
    withheld: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand: the article, and the paragraph of its body counted from 1.

    `text_of` is the article whose text this one carries, if it is a copy.
    """

    article_id: int
    paragraph: int
    url: str | None
    file: str | None
    outlet: str | None
    headline: str | None
    published: Published | None
    text_of: int | None = None

    @property
    def text(self) -> int:
        """The article that carried this text first: copies count as one."""
        return self.text_of or self.article_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A role, with the day on which the article gave it; `verbatim`: in the article's own words."""

    words: str
    published: Published | None
    verbatim: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The one article that knows somebody: what tells them from others of that name."""

    outlet: str | None
    headline: str | None
    published: Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as the store knows them.

    `one_article`: met in a single article and never joined to others. `pseudonym` is the article's sentence
    that says that the name is made up. `quotes` is counted up to 100, to tell people of one name apart; None
    where nobody asked. By editors' decisions: `written` is the articles' own name where another is shown, and
    `joined` are the names of others who are one with them. `where` is the article of one who stays inside it,
    given where several people were found.
    """

    id: int
    name: str
    kind: PersonKind
    public: bool
    pseudonym: str | None
    one_article: bool
    roles: tuple[Described, ...]
    quotes: int | None = None
    written: str | None = None
    joined: tuple[str, ...] = ()
    where: Where | None = None

    @property
    def is_lone(self) -> bool:
        """Tell whether an article calls them by one word alone, so that it may be anyone of that name."""
        return self.one_article and self.pseudonym is None and " " not in name_key(self.name)

    @property
    def followable(self) -> bool:
        """Tell whether there may be a follow, a time line and an export: public, and known by a full name."""
        return self.public and not self.one_article and self.pseudonym is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A stored quote with its surroundings: its stretches as written (`words`) and as searched (`folded`).

    `compared` are the words by which it is joined with other places.

    `sentence` is the text from the beginning of the sentence that opens the quote to the end of the one that
    closes it; `content`, `cue` and `speaker` are offsets into `sentence`, None where they stand elsewhere.
    """

    id: int
    person_id: int | None
    name: str | None
    words: tuple[str, ...]
    folded: tuple[str, ...]
    compared: tuple[str, ...]
    sentence: str
    content: tuple[Span, ...]
    cue: str | None
    speaker: str | None
    speaker_kind: MentionKind | None
    named: bool
    manner: Manner
    status: Status
    confidence: float
    reason: str
    spoken: date | None
    venue: str | None
    where: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A statement: the quote that leads, and other places that give it, with how their words compare.

    None: another part of what is said there. `more` is the number of places beyond these, up to a hundred.
    """

    lead: Told
    also: tuple[tuple[Likeness | None, Told], ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A stored statement about a person. `said_by` is a name, or None in the article's own voice."""

    sentence: str
    mention: Span | None
    said_by: str | None
    weak: bool
    where: Place


class Size(NamedTuple):
    """How much a figure says: 1500000 of "count"."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A stored figure with its surroundings; the figure's offsets are the article's.

    `at` is where it stands in `sentence`. Given by the person of that `name`, or by whom the words `sayer`
    name; with neither it is the article's own. `private`: given by somebody who is not public, so that it
    stays inside its article, and is never set beside another's. `decided_on`: the day on which an editor
    decided who gives it. `before`: what an earlier version of the article said in its place, "" where it came
    with a newer one; None where nothing is known to have changed.
    """

    id: int
    figure: Figure
    sentence: str
    at: Span
    paragraph: str
    person_id: int | None
    name: str | None
    sayer: str | None
    private: bool
    where: Place
    before: str | None = None
    decided_on: date | None = None
