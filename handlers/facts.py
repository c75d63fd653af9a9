"""`/facts`: the figures on a topic, or given by a person, and where reports differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations, islice

from sqlalchemy.orm import Session

from handlers import charts, exports, figure_chart, unread
from handlers.beside import beside, measured, ranked, with_changes
from handlers.blocks import facts as render
from handlers.blocks.fact_card import Card
from handlers.blocks.kit import cut, escape
from handlers.called import called
from handlers.cards import Cards
from handlers.carried import values_of
from handlers.charts import Chart
from handlers.counted import otherwise, parts_of, size_of, topic_of
from handlers.exports import Table
from handlers.figure_table import as_copy, table
from handlers.intents import Asked, Intent, Reply
from handlers.loosely import narrowed, parted
from handlers.message import Message
from handlers.query import Query
from handlers.shown import Shown
from handlers.understood import understood
from news.nouns import PersonKind
from news.people.spelling import ONE
from news.text import folded
from news.topics import forms
from storage import figures, histories, people, stories
from storage.coverage import coverage
from storage.nouns import Coverage, Known, Page, Stated, Wanted
from storage.rows import CAP
from storage.spellings import near_people, near_words

COMPARED = 100
MOST_ARTICLES = 15
MOST_FEWER = 4
MOST_PARTS = 4
"""Words of a topic of which the most that find anything are looked for."""
MOST_RESPELT = 3
MOST_WORDS = 8
MOST_GIVERS = 3
GONE = "What this card showed can’t be seen any more. Ask again with `/facts`."


def answer(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words after the command."""
    found = Question(session, asked).answered()
    if isinstance(found, Message):
        return (Reply(message=found),)
    return (Reply(message=render.card(found), articles=found.articles),)


def _found(session: Session, asked: Asked) -> Card | None:
    return Question(session, asked).card(Shown.of(asked.text))


CARDS = Cards(
    name="facts",
    gone=GONE,
    find=_found,
    render=render.card,
    shared=render.shared,
    preview=lambda found, _user: render.preview(found),
    kept=render.kept,
    copied=lambda found: as_copy(found.page),
)


def export(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Ask for all that the card's question finds, as a file."""
    return exports.want(session, asked, what="facts")


def exported(session: Session, asked: Asked) -> Table | None:
    """Return all figures that the question finds as a table, up to a thousand; None where nothing is left."""
    shown = replace(Shown.of(asked.text), start=0)
    found = Question(session, asked).card(shown, exported=True)
    if not found or (found.person and not found.person.followable):
        return None
    subject = found.person.name if found.person else shown.words or shown.about or ""
    return table(found.entries, subject)


def ask_for_chart(_session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Ask where the chart of a measure goes."""
    return charts.ask_where(asked, what="facts")


def charted(session: Session, asked: Asked) -> Chart | None:
    """Return the chart of the figures that a button carried, of those left that make one."""
    ids = values_of(asked.text).get("ids", ())
    stated = figures.by_ids(session, ids=ids, audience=asked.audience, now=asked.now)
    found = figure_chart.charted(measured(stated))
    return figure_chart.chart(*found[0]) if found else None


@dataclass(frozen=True)
class Question:
    """A question about figures on a session: what its answer needs is read once."""

    session: Session
    asked: Asked

    @cached_property
    def read(self) -> Coverage:
        """Return what has been read, as far as who asks may know."""
        return coverage(self.session, audience=self.asked.audience, now=self.asked.now)

    @cached_property
    def today(self) -> date:
        """Return the day it is for who asks."""
        return self.asked.now.astimezone(self.asked.zone).date()

    def answered(self) -> Message | Card:
        """Answer the words that were asked."""
        zone = self.asked.zone
        asked = replace(self.asked, text=topic_of(self.asked.text, self.today))
        query = understood(self.session, asked)
        if query.too_long:
            return render.too_long(self.read, zone)
        shown = Shown.of_query(replace(query, about=None), words=query.words or query.about)
        if query.is_empty and shown.is_narrowed and (whole := self.card(shown)):
            return whole
        if query.is_empty or query.mentioned or query.name == "help":
            return render.usage(self.read, zone, empty=query.name is None)
        if query.is_unclear:
            return render.unclear(query.name or query.words or "", self.read, zone)
        if query.unread and not query.name:
            return self._on(shown)
        return self._named(query.name, query) if query.name else self._on(shown)

    def card(self, shown: Shown, *, exported: bool = False) -> Card | None:
        """Return what the card shows to this audience now, or None when there is nothing to show."""
        if shown.person is None:
            found = self._compared(shown, exported=exported)
            return found if found.total or found.undated or found.anytime else None
        who, now = self.asked.audience, self.asked.now
        person = people.by_id(self.session, person_id=shown.person, audience=who, now=now)
        return replace(self._compared(shown, exported=exported), person=person) if person else None

    def _named(self, name: str, query: Query) -> Message | Card:
        """Answer a name: who gives figures under it, else the topic that it is."""
        who, now = self.asked.audience, self.asked.now
        named = called(self.session, self.asked, name)
        named = named or people.in_office(self.session, office=name, audience=who, now=now)
        givers = [(person, given) for person in named if (given := self._given(person, query)).total]
        whose = [
            (person, Shown.of_query(query, person=person.id), given)
            for person, given in givers
            if person.kind is PersonKind.PERSON
        ]
        if len(whose) > 1:
            return render.choice(name, whose, self.read, self.asked.zone)
        if whose:
            found = self.card(whose[0][1])
            if found:
                return found
        alone = unread.apart(self.session, self.asked, f"… {name}")
        if alone and alone[0] == "…":  # "in Sky News", which was never read
            return self._on(Shown.of_query(replace(query, unread=alone[1]), words=alone[1]))
        words = f"{name} {query.about}" if query.about else name
        on_topic = Shown.of_query(replace(query, about=None), words=words)
        found = self.card(on_topic) or self._of_unread(on_topic)
        other = None if named or found else self._taken_otherwise(query)
        if other:
            return other
        topic = found or self._on(on_topic)
        if not isinstance(topic, Card):
            return topic
        silent = [one for one in named if one.kind is PersonKind.PERSON] if found and not givers else []
        told = (render.none_given(name, silent) if silent else "", topic.notice)
        return replace(topic, givers=givers, notice="\n".join(filter(None, told)))

    def _taken_otherwise(self, query: Query) -> Card | None:
        """Return somebody's figures on a topic typed beside the name, or what can't be narrowed so."""
        for loose in (*narrowed(query, self.today), *parted(query)):
            shown = Shown.of_query(loose.query, words=loose.query.name)
            found = called(self.session, self.asked, loose.query.name or "")
            cards = [self.card(replace(shown, words=None, person=one.id)) for one in found[:MOST_GIVERS]]
            cards += [self.card(shown)] if loose.sure else []
            card = next((one for one in cards if one and one.total), None)
            if card:
                told = "\n".join(filter(None, (escape(loose.told), card.notice)))
                return replace(card, notice=told)
        return None

    def _given(self, person: Known, query: Query) -> Page[Stated]:
        return self._figures(Shown.of_query(query, person=person.id), limit=0)

    def _on(self, shown: Shown) -> Message | Card:
        """Answer a topic: figures beside its words, else of articles that have them, else what is near."""
        ways = (replace(shown, words=words) for words in (shown.words or "", *otherwise(shown.words or "")))
        found = next((card for way in ways if (card := self.card(way))), None) or self._of_unread(shown)
        if found:
            return found
        words = shown.words or ""
        fewer = self._fewer(shown)
        anywhere = bool(forms(words)) and not (fewer or size_of(words))
        loose = self.card(replace(shown, words=None, about=words)) if anywhere else None
        if loose:
            return replace(loose, elsewhere=True)
        near: dict[str, render.Near] = {}
        for one in (*self._elsewhere(shown), *self._respelt(shown), *self._near_names(shown), *fewer):
            near.setdefault(folded(one.words), one)
        nothing = render.nothing(shown, tuple(near.values()), (self.read, self.asked.zone))
        return unread.noticed(self._notice(shown), nothing)

    def _notice(self, shown: Shown) -> str:
        return unread.notice(self.session, self.asked, shown.unread, self.read, besides=bool(shown.outlets))

    def _of_unread(self, shown: Shown) -> Card | None:
        """Return what "boats in The Guardian" finds where that outlet was never read and boats were."""
        apart = unread.apart(self.session, self.asked, shown.words or "")
        return self.card(replace(shown, words=apart[0], unread=apart[1])) if apart else None

    def _elsewhere(self, shown: Shown) -> Iterator[render.Near]:
        """Yield what other outlets give on the topic, where those that were asked for give nothing."""
        ways = (replace(shown, outlets=()), replace(shown.anytime, outlets=())) if shown.outlets else ()
        told = ("in all outlets", "in all outlets, from all dates")
        for way, words in zip(ways, told, strict=False):
            given = self._figures(way, limit=0)
            if given.total:
                yield render.Near(f"{cut(shown.words or '', MOST_WORDS)} {words}", way, given)
                return

    def _respelt(self, shown: Shown) -> Iterator[render.Near]:
        """Yield the telling words, one spelt as articles spell it, if they have figures: "smugling"."""
        words, who, now = parts_of(shown.words or ""), self.asked.audience, self.asked.now
        ways = (
            " ".join((*words[:at], near, *words[at + 1 :]))
            for at, word in enumerate(words[:MOST_PARTS])
            for near in near_words(self.session, word=folded(word), audience=who, now=now)
        )
        for meant in islice(ways, MOST_RESPELT):
            found = replace(shown, words=meant)
            given = self._figures(found, limit=0)
            if given.total:
                yield render.Near(meant, found, given)

    def _near_names(self, shown: Shown) -> Iterator[render.Near]:
        """Yield whoever has a name that looks like the topic and gives figures, or whom they stand beside.

        Most topics are no names: "tarrifs" is no Harris, "undated" no United Kingdom.
        """
        who, now = self.asked.audience, self.asked.now
        for one in near_people(self.session, name=shown.words or "", audience=who, now=now, least=ONE):
            for found in (replace(shown, words=None, person=one.id), replace(shown, words=one.name)):
                given = self._figures(found, limit=0)
                if given.total:
                    yield render.Near(one.name, found, given)
                    break

    def _fewer(self, shown: Shown) -> list[render.Near]:
        """Return what the most of the topic's telling words would find, narrowed the same, the most first."""
        parts = parts_of(shown.words or "")[:MOST_PARTS]
        for size in range(len(parts) - 1, 0, -1):
            ways = [replace(shown, words=" ".join(some)) for some in combinations(parts, size)]
            near = [render.Near(way.words or "", way, self._figures(way, limit=0)) for way in ways]
            found = sorted((one for one in near if one.figures.total), key=_most_first)
            if found:
                return found[:MOST_FEWER]
        return []

    def _compared(self, shown: Shown, *, exported: bool = False) -> Card:
        """Return the newest figures that were found, beside what their articles give of the same measure."""
        found = self._figures(shown, limit=CAP if exported else COMPARED, exported=exported)
        mine = {one.id for one in found.rows}
        stated = self._changed([*found.rows, *self._around(found.rows, exported=exported)])
        compared = measured(stated, self._stories(stated))
        entries = [one for one in beside(compared) if any(figure.id in mine for figure in one.figures)]
        undated = None
        if shown.days and not shown.undated:
            others = self._figures(replace(shown, undated=True), limit=0)
            undated = others if others.total else None
        return Card(
            shown=shown,
            read=self.read,
            zone=self.asked.zone,
            entries=ranked(entries, "" if size_of(shown.words or "") else shown.words or ""),
            total=found.total,
            compared=len(found.rows),
            capped=found.capped,
            undated=undated,
            anytime=self._anytime(shown, found, undated),
            notice=self._notice(shown),
            charts=[some for _, some in figure_chart.charted(compared) if mine & {one.id for one in some}],
        )

    def _anytime(
        self, shown: Shown, found: Page[Stated], undated: Page[Stated] | None
    ) -> Page[Stated] | None:
        """Return the figures from all dates, where a period leaves none and others have one, as a number."""
        if not shown.days or found.total:
            return None
        every = self._figures(shown.anytime, limit=0)
        return every if every.total > (undated.total if undated else 0) else None

    def _changed(self, stated: Sequence[Stated]) -> list[Stated]:
        """Return the figures with what earlier versions of their articles said in their places."""
        where = {one.where.article_id for one in stated}
        who, now = self.asked.audience, self.asked.now
        return with_changes(
            stated, histories.figure_changes(self.session, articles=where, audience=who, now=now)
        )

    def _stories(self, stated: Sequence[Stated]) -> Mapping[int, int]:
        """Return the stories that the figures' articles tell: only within one do few words compare."""
        where = {one.where.article_id for one in stated}
        return stories.of_articles(self.session, ids=where, audience=self.asked.audience, now=self.asked.now)

    def _around(self, found: Sequence[Stated], *, exported: bool) -> tuple[Stated, ...]:
        """Return what the articles of these figures, the newest of them, give beside them of the same."""
        where = list(dict.fromkeys(one.where.article_id for one in found))[:MOST_ARTICLES]
        who, now = self.asked.audience, self.asked.now
        return figures.around(
            self.session, found=found, articles=where, audience=who, now=now, exported=exported
        )

    def _figures(self, shown: Shown, *, limit: int, exported: bool = False) -> Page[Stated]:
        session, who, now = self.session, self.asked.audience, self.asked.now
        wanted = replace(shown.wanted(start=0, limit=limit), exported=exported)
        if shown.person is not None:
            wanted = replace(wanted, topic=wanted.about, about=None)
            return figures.by_person(session, person_id=shown.person, audience=who, now=now, wanted=wanted)
        size = size_of(shown.words or "")
        if size:
            return figures.by_size(session, size=size, audience=who, now=now, wanted=wanted)
        wanted = _on_topic(wanted, shown)
        return figures.matching(session, audience=who, now=now, wanted=wanted)


def _on_topic(wanted: Wanted, shown: Shown) -> Wanted:
    """Look for words beside figures; for `about` alone anywhere in their articles."""
    return replace(wanted, topic=shown.words) if shown.words else wanted


def _most_first(near: render.Near) -> int:
    return -near.figures.total
