"""An edition as it is shown: what was newly read, each story with its title, a sentence and its voices."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.beside import beside
from handlers.blocks import digests as render
from handlers.blocks.digests import Dressed
from handlers.message import Message
from news.digests.compose import MOST, MOST_MOVED, Edition, Line, compose
from news.figures.judged import Verdict
from news.nouns import Audience, Status
from news.stories.summary import summarise
from storage import figures, fresh, quotes, stories
from storage.coverage import coverage
from storage.nouns import Stated, Told, Wanted
from storage.stories import Story
from storage.story_texts import Text, texts
from storage.subscriptions import Kept

LOOKED_AT = 6
"""Articles of a story that are looked at for its sentence, its voices and its figures."""

OVERLAP = timedelta(minutes=15)
"""How far an edition looks back into the time of the one before: an article is read before it is saved."""

MOST_QUOTES = 400
MOST_NAMES = 4
SENTENCE_WORDS = 45
Looks = dict[tuple[object, ...], Dressed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An edition with its message; `articles` are those that the message shows."""

    edition: Edition
    message: Message
    articles: tuple[int, ...]


@dataclass(slots=True)
class Wardrobe:
    """Stories already dressed, for editions composed one after the other; a few hundred at most."""

    looks: Looks = field(default_factory=dict)

    def keep(self, key: tuple[object, ...], look: Dressed) -> Dressed:
        """Remember a story's look."""
        if len(self.looks) > 2_000:
            self.looks.clear()
        self.looks[key] = look
        return look


def composed(  # noqa: PLR0913 (its whole setting, all keywords)
    session: Session,
    *,
    kept: Kept,
    since: datetime,
    until: datetime,
    now: datetime,
    edition_id: int | None = None,
    wardrobe: Wardrobe | None = None,
) -> Composed:
    """Compose what `kept` tells of `since` to `until`; without `edition_id` it is a preview."""
    found = fresh.news(session, kept=kept, since=since - OVERLAP, until=until, now=now, edition_id=edition_id)
    edition = compose(kept.wanted, found, since, until)
    shown = [*edition.fresh[:MOST], *edition.moved[:MOST_MOVED]]
    looks = dressed(session, shown, audience=kept.audience, now=now, wardrobe=wardrobe or Wardrobe())
    told = render.edition(edition, looks, wanted=kept.wanted, edition_id=edition_id)
    ids = {one for line in shown for one in (*looks[_key(line)].articles, *_ids(line))}
    return Composed(edition=edition, message=told, articles=tuple(sorted(ids)))


def dressed(
    session: Session, lines: Sequence[Line], *, audience: Audience, now: datetime, wardrobe: Wardrobe
) -> dict[int, Dressed]:
    """Return how each line's story is shown, by `render.key`."""
    ids = [line.story for line in lines if line.story is not None]
    known = {one.id: one for one in stories.by_ids(session, ids=ids, audience=audience, now=now)}
    wanted = {_key(line): _looked_at(line, known) for line in lines}
    looks: dict[int, Dressed] = {}
    for line in lines:
        seen = wardrobe.looks.get(_look_key(audience, wanted[_key(line)], line))
        if seen is not None:
            looks[_key(line)] = seen
    missing = [line for line in lines if _key(line) not in looks]
    if missing:
        read = _Read.of(session, [one for line in missing for one in wanted[_key(line)]], audience, now)
        for line in missing:
            look = _look(line, known.get(line.story or 0), read.only(wanted[_key(line)]))
            looks[_key(line)] = wardrobe.keep(_look_key(audience, wanted[_key(line)], line), look)
    return looks


def _key(line: Line) -> int:
    return render.key(line)


def _look_key(audience: Audience, looked_at: Sequence[int], line: Line) -> tuple[object, ...]:
    return audience.workspace, line.story, tuple(looked_at)


def _ids(line: Line) -> tuple[int, ...]:
    return tuple(report.id for report in line.reports)


def _looked_at(line: Line, known: dict[int, Story]) -> tuple[int, ...]:
    """Return the articles to look at: the new ones that match, then the story's others."""
    story = known.get(line.story or 0)
    every = dict.fromkeys([*_ids(line), *(story.articles if story else ())])
    return tuple(every)[:LOOKED_AT]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read of some articles."""

    texts: tuple[Text, ...]
    told: tuple[Told, ...]
    stated: tuple[Stated, ...]

    @classmethod
    def of(cls, session: Session, ids: Sequence[int], audience: Audience, now: datetime) -> "_Read":
        wanted = Wanted(limit=MOST_QUOTES)
        return cls(
            texts=texts(session, articles=ids, audience=audience, now=now),
            told=quotes.in_articles(session, articles=ids, audience=audience, now=now, wanted=wanted).rows,
            stated=figures.in_articles(session, articles=ids, audience=audience, now=now),
        )

    def only(self, ids: Sequence[int]) -> "_Read":
        return _Read(
            texts=tuple(one for one in self.texts if one.carried.key in ids),
            told=tuple(one for one in self.told if one.where.article_id in ids),
            stated=tuple(one for one in self.stated if one.where.article_id in ids),
        )


def _look(line: Line, story: Story | None, read: _Read) -> Dressed:
    chosen = summarise(
        [text.carried for text in read.texts], most_sentences=1, most_words=SENTENCE_WORDS
    ).sentences
    title = story.title if story else None
    differing = [one for one in beside(read.stated) if one.verdict is Verdict.DIFFERS]
    return Dressed(
        named=story.named if story else None,
        title=title.words if title else line.reports[0].headline,
        title_outlet=title.outlet if title else line.reports[0].outlet,
        sentence=chosen[0].words if chosen else None,
        sentence_outlet=chosen[0].outlet if chosen else None,
        quoted=_voices(read.told),
        differs=differing[0] if differing else None,
        carried=len(story.reports) if story else len(line.reports),
        articles=tuple(text.carried.key for text in read.texts if isinstance(text.carried.key, int)),
    )


def _voices(told: Sequence[Told]) -> tuple[str, ...]:
    """Return who is quoted, most articles first; whose words aren't plainly said is told with how."""
    articles_of: dict[tuple[str, Status], set[int]] = defaultdict(set)
    for one in told:
        if one.name:
            articles_of[one.name, one.status].add(one.where.article_id)
    ranked = sorted(articles_of, key=lambda voice: -len(articles_of[voice]))
    said = {name for name, status in ranked if status is Status.SAID}
    shown = dict.fromkeys(
        name if name in said else f"{name} ({render.HOW.get(status, '')})" for name, status in ranked
    )
    return tuple(shown)[:MOST_NAMES]


def preview(session: Session, *, kept: Kept, since: datetime, now: datetime) -> Message:
    """Return what an edition sent now would show."""
    found = composed(session, kept=kept, since=since, until=now, now=now)
    read = coverage(session, audience=kept.audience, now=now)
    return render.previewed(found.message, kept.wanted, read)
