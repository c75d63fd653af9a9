"""`whosaid reread`: what reading the store's articles anew would change, before anything does."""

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import log
from bot.app import clock
from bot.jobs.reread import readings
from bot.settings import load
from bot.stored import opened
from handlers.blocks.kit import cut
from news.changes import Change, Kind, Noun
from news.changes import reread as compared
from news.nouns import EVERYTHING, Reading
from news.reading import Reader
from storage import articles, histories, rereadings, versions
from storage.engine import Store
from storage.nouns import Place
from storage.versions import Earlier

LONGEST = 60
"""Words of a quote that are shown."""

SHOWN = 20
"""Changes of one article that are shown; all are counted."""

VERBS = {Kind.CAME: "would come", Kind.WENT: "would go", Kind.REWORDED: "would change"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change in words; `what` is as what it is counted: "quotes that would come"."""

    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """An article that would change; `found` is None where reading it failed, `where` where it is hidden."""

    article_id: int
    where: Place | None
    found: tuple[Difference, ...] | None


def preview(*, after: int) -> int:
    """Print what would change, an article a paragraph, and the counts; return the exit code."""
    settings = load()
    log.set_up(level=logging.WARNING)
    counts: Counter[str] = Counter()
    with opened(settings.database_url) as store:
        try:
            for one in previews(store, Reader.load(settings.whosaid_model), after, clock()):
                _tell(one, counts)
        except KeyboardInterrupt:
            sys.stderr.write("\nStopped.\n")
    again = f" --after {after}" if after else ""
    sys.stdout.write(summary(counts) + f"\nNothing was changed. To do it: whosaid reread --apply{again}\n")
    return 0


def previews(store: Store, reader: Reader, after: int, now: datetime) -> Iterator[Previewed]:
    """Yield all articles with greater ids than `after`; the store is only read."""
    for batch in readings(store, reader, after):
        with store.read() as session:
            seen = articles.by_ids(
                session, ids=[one.article_id for one, _ in batch], audience=EVERYTHING, now=now
            )
        where = {place.article_id: place for place in seen}
        for one, reading in batch:
            found = None if reading is None else _differences(store, one, reading, where)
            yield Previewed(article_id=one.article_id, where=where.get(one.article_id), found=found)


def _differences(
    store: Store, one: Earlier, reading: Reading, seen: dict[int, Place]
) -> tuple[Difference, ...]:
    """Return what may be told, of what is hidden only how much; nothing where its words are others by now."""
    with store.read() as session:
        if not versions.is_current(session, one, hold=False):
            return ()
        before = rereadings.kept(session, article_id=one.article_id, text=one.article.text)
        found = compared(one.article, before, reading)
        told: tuple[Change, ...] = ()
        if found and one.article_id in seen:
            told = histories.tellable_changes(
                session, article_id=one.article_id, audience=EVERYTHING, changes=found
            )
    hidden = Difference(what="hidden quotes and figures that would change", words="")
    return (*differences(told), *[hidden] * (len(found) - len(told)))


def differences(found: Sequence[Change]) -> tuple[Difference, ...]:
    """Put changes in words; what goes and comes in the same words is one: of whose it is, or how read."""
    come = Counter(_key(one) for one in found if one.kind == Kind.CAME)
    gone: dict[tuple[Noun, str | None], list[Change]] = defaultdict(list)
    left = []
    for one in found:
        if one.kind == Kind.WENT and come[_key(one)] > len(gone[_key(one)]):
            gone[_key(one)].append(one)
        else:
            left.append(one)
    return tuple(
        _moved(gone[_key(one)].pop(0), one) if one.kind == Kind.CAME and gone[_key(one)] else _plain(one)
        for one in left
    )


def _key(change: Change) -> tuple[Noun, str | None]:
    return change.noun, change.after or change.before


def _moved(before: Change, after: Change) -> Difference:
    was, now = before.speaker or "nobody known", after.speaker or "nobody known"
    noun = "speaker" if after.noun == Noun.QUOTE else "giver"
    if was == now:
        what = f"{after.noun}s that would be read otherwise"
        return Difference(what=what, words=f"{after.noun} would be read otherwise: {_quoted(after.after)}")
    return Difference(
        what=f"{noun}s that would change",
        words=f"{noun} would change: {_quoted(after.after)}, {was} → {now}",
    )


def _plain(change: Change) -> Difference:
    by = f" by {change.speaker}" if change.speaker else ""
    verb = VERBS[change.kind]
    words = " → ".join(_quoted(one) for one in (change.before, change.after) if one)
    return Difference(what=f"{change.noun}s that {verb}", words=f"{change.noun}{by} {verb}: {words}")


def _quoted(words: str | None) -> str:
    return f"“{cut(words or '', LONGEST)}”"


def summary(counts: Counter[str]) -> str:
    """Return the counts in words, the articles first."""
    lines = [f"Articles: {counts['articles']:,} read, {counts['changed']:,} would change."]
    if counts["failed"]:
        lines.append(f"Not readable, and left as they are: {counts['failed']:,} (the log says why).")
    rest = sorted((what, n) for what, n in counts.items() if what not in {"articles", "changed", "failed"})
    return "\n".join([*lines, *(f"{what.capitalize()}: {n:,}" for what, n in rest)])


def _tell(one: Previewed, counts: Counter[str]) -> None:
    counts["articles"] += 1
    counts["failed"] += one.found is None
    counts["changed"] += bool(one.found)
    counts.update(difference.what for difference in one.found or ())
    told = [difference.words for difference in one.found or () if difference.words]
    if told and one.where:
        more = [f"… and {len(told) - SHOWN:,} more"] if len(told) > SHOWN else []
        sys.stdout.write("\n  ".join(_printable(line) for line in [_head(one.where), *told[:SHOWN], *more]))
        sys.stdout.write("\n")


def _head(where: Place) -> str:
    outlet = where.outlet or "outlet not stated"
    return f"{where.article_id} · {outlet} · {where.headline or where.url or where.file or 'no headline'}"


def _printable(line: str) -> str:
    """Leave out what would steer a terminal: the words are from outside."""
    return "".join(one for one in line if one.isprintable())
