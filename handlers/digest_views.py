"""What an edition shows of each story: its title, a sentence, who is quoted, which figures differ."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.beside import beside, measured
from handlers.blocks import digests as render
from handlers.blocks.digests import StoryView
from news.digests.compose import Line
from news.figures.judged import Verdict
from news.nouns import Audience, Status
from news.stories.loaded import loaded_words
from news.stories.summary import Carried, summarise
from news.stories.title import Title
from storage import allowed, figures, quotes, stories
from storage.knowing import Known, known
from storage.nouns import Stated, Told, Wanted
from storage.stories import Story
from storage.story_texts import Text, texts

LOOKED_AT = 6
"""Articles of a story that are looked at for its voices and its figures: those first read."""

TOLD_BY, OPENING = 2, 1_500
"""Articles from which the sentence is chosen, and how many characters of each: news tells its event first."""

KEPT = timedelta(minutes=5)

MOST_QUOTES = 1_000
MOST_KEPT = 10_000
MOST_NAMES = 4
SENTENCE_WORDS = 45
READ_TOGETHER = 15
"""Stories that are read together: what they are quoted with must stay below what a read gives."""


Views = dict[int, tuple[int, StoryView]]


@dataclass(slots=True)
class ViewCache:
    """What is shown of stories, kept for editions composed within some minutes; a few thousand at most.

    Those who see the same under the same decisions share it; with each view stands the story's last article.
    """

    by_sight: dict[tuple[Audience, Known], Views] = field(default_factory=dict)
    began: datetime | None = None

    def renewed(self, now: datetime) -> "ViewCache":
        """Return the cache without what was put into it too long ago."""
        if self.began is None or not self.began <= now <= self.began + KEPT:
            self.by_sight.clear()
            self.began = now
        return self

    def views(self, session: Session, sight: Audience) -> Views:
        """Return the views that an audience may be shown."""
        if sum(map(len, self.by_sight.values())) > MOST_KEPT:
            self.by_sight.clear()
        decided = known(session, workspace=sight.workspace or "")
        return self.by_sight.setdefault((sight, decided), {})


def story_views(
    session: Session, lines: Sequence[Line], *, audience: Audience, now: datetime, cache: ViewCache
) -> dict[int, StoryView]:
    """Return how each line's story is shown, by `render.key`."""
    sight = allowed.sight(session, audience)
    views = cache.views(session, sight)
    ordered = sorted(lines, key=_last)
    missing = list({_key(line): line for line in ordered if not _is_cached(line, views)}.values())
    for start in range(0, len(missing), READ_TOGETHER):
        views |= _read_anew(session, missing[start : start + READ_TOGETHER], sight, now)
    return {_key(line): views[_key(line)][1] for line in lines}


def _is_cached(line: Line, views: Views) -> bool:
    """Tell whether a line's story is there with all that the line lists."""
    last, _ = views.get(_key(line), (0, None))
    return _last(line) <= last


def _read_anew(session: Session, lines: Sequence[Line], audience: Audience, now: datetime) -> Views:
    ids = [line.story for line in lines if line.story is not None]
    known = {one.id: one for one in stories.by_ids(session, ids=ids, audience=audience, now=now)}
    wanted = {_key(line): _looked_at(line, known) for line in lines}
    read = _Read.of(session, [one for line in lines for one in wanted[_key(line)]], audience, now)
    found: Views = {}
    for line in lines:
        story = known.get(line.story or 0)
        last = max((_last(line), *(story.articles if story else ())))
        found[_key(line)] = (last, _view(line, story, read.only(wanted[_key(line)])))
    return found


def _key(line: Line) -> int:
    return render.key(line)


def _last(line: Line) -> int:
    return max(_ids(line))


def _ids(line: Line) -> tuple[int, ...]:
    return tuple(report.id for report in line.reports)


def _looked_at(line: Line, known: dict[int, Story]) -> tuple[int, ...]:
    """Return the articles to look at: the story's first, whichever of them matched."""
    story = known.get(line.story or 0)
    return (story.articles if story else _ids(line))[:LOOKED_AT]


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


def _view(line: Line, story: Story | None, read: _Read) -> StoryView:
    openings = [_opening(text.carried) for text in read.texts[:TOLD_BY]]
    chosen = summarise(openings, most_sentences=1, most_words=SENTENCE_WORDS).sentences
    title = story.title if story else _own_title(line)
    differing = [one for one in beside(measured(read.stated)) if one.verdict is Verdict.DIFFERS]
    return StoryView(
        named=story.named if story else None,
        title=title.words if title else None,
        title_outlet=title.outlet if title else None,
        sentence=chosen[0].words if chosen else None,
        sentence_outlet=chosen[0].outlet if chosen else None,
        quoted=_voices(read.told),
        differs=differing[0] if differing else None,
        carried=len({one.where.text for one in story.reports}) if story else len(line.reports),
        articles=tuple(text.carried.key for text in read.texts if isinstance(text.carried.key, int)),
    )


def _own_title(line: Line) -> Title | None:
    """Return the headline of an article that is in no story, unless its outlet judges in it."""
    alone = line.reports[0]
    if alone.headline is None or loaded_words(alone.headline):
        return None
    return Title(key=alone.id, words=alone.headline, outlet=alone.outlet)


def _opening(carried: Carried) -> Carried:
    """Return an article as far as its opening goes, in whole paragraphs, at least one."""
    article = carried.article
    ends = [span.end for span in article.paragraphs if span.end <= OPENING]
    end = max(ends, default=article.paragraphs[0].end if article.paragraphs else OPENING)
    left = tuple(span for span in article.paragraphs if span.end <= end)
    return replace(carried, article=replace(article, text=article.text[:end], paragraphs=left))


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
