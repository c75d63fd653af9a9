"""What an editor's wish is about, found in what they may see, in words that a re-read keeps."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.errors import WhosaidError
from news.nouns import Audience, PersonKind
from news.people.keys import name_key
from news.text import clipped
from storage import people, stories
from storage.audience import countable, in_place, quotable, visible
from storage.figure_rulings import numbered
from storage.kinds import FIGURES, QUOTES, STORIES, Kind
from storage.nouns import Known
from storage.quote_rulings import worded
from storage.references import Reference
from storage.ruled import ruled
from storage.stories import Story
from storage.tables import ArticleRow, FigureRow, NameRow, PersonRow, QuoteRow

ABOUT_LIMIT = 160


class GoneError(WhosaidError):
    """What the wish is about can't be seen by who wishes it, or not any more."""


class RefusedError(WhosaidError):
    """The wish can't be fulfilled; the text says why, in a sentence for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an editor wants decided, by the rows that they see. `key`: the same one is decided once.

    `other_id` or else `name` says with whom, as whom or whose; `article_id` in which article. Of stories,
    `other_story_id` says with which, or into which; an article without one gets a story of its own.
    """

    kind: Kind
    key: str
    quote_id: int | None = None
    figure_id: int | None = None
    article_id: int | None = None
    person_id: int | None = None
    other_id: int | None = None
    story_id: int | None = None
    other_story_id: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The columns of a decision that say what it is about."""

    about: str
    article_id: int | None = None
    start: int | None = None
    end: int | None = None
    words: str | None = None
    person: str | None = None
    other: str | None = None
    story_id: int | None = None
    other_story_id: int | None = None
    name: str | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """Return the columns by name."""
        return asdict(self)


COLUMNS = tuple(field.name for field in fields(Subject))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Finds what wishes are about, in what an audience may see at `now`."""

    session: Session
    audience: Audience
    now: datetime

    def subject(self, wish: Wish) -> Subject:
        """Return what the wish is about. Raises GoneError or RefusedError."""
        if wish.kind in QUOTES:
            return self._of_quote(wish)
        if wish.kind in FIGURES:
            return self._of_figure(wish)
        if wish.kind in STORIES:
            return self._of_story(wish)
        if wish.kind == Kind.HIDE_ARTICLE:
            article = self._article(wish.article_id)
            return Subject(article_id=article.id, about=_called(article))
        return self._of_person(wish)

    def _of_story(self, wish: Wish) -> Subject:
        story = self._story(wish.story_id)
        other = self._story(wish.other_story_id) if wish.other_story_id else None
        into = other.id if other else None
        name = self._story_called(other) if other else None
        called = self._story_called(story)
        match wish.kind:
            case Kind.RENAME_STORY:
                return Subject(about=called, story_id=story.id, name=written(wish.name))
            case Kind.MERGE_STORIES:
                if other is None:
                    raise RefusedError("Choose the story that it is the same as.")
                if other.id == story.id:
                    raise RefusedError("These are one story here already.")
                return Subject(about=called, story_id=story.id, other_story_id=into, name=name)
            case _:
                article = self._article(wish.article_id)
                self._must_be_elsewhere(article.id, story, other)
                return Subject(
                    about=_called(article),
                    article_id=article.id,
                    story_id=story.id,
                    other_story_id=into,
                    name=name,
                )

    def _must_be_elsewhere(self, article: int, story: Story, other: Story | None) -> None:
        if article not in story.articles:
            raise GoneError("The article is not in that story.")
        if other is not None and other.id == story.id:
            raise RefusedError("It is in that story already.")
        if other is None and len(story.articles) == 1:
            raise RefusedError("It has the story to itself already.")

    def _story(self, story_id: int | None) -> Story:
        found = stories.by_id(self.session, story_id=story_id or 0, audience=self.audience, now=self.now)
        if found is None:
            raise GoneError("The story can’t be seen.")
        return found

    def _story_called(self, story: Story) -> str:
        title = story.named or (story.title.words if story.title else None)
        first = self.session.get_one(ArticleRow, story.articles[0])
        return title or clipped(" ".join(first.text.split()), ABOUT_LIMIT)

    def _of_quote(self, wish: Wish) -> Subject:
        quote = self._quote(wish.quote_id)
        article = self._article(quote.article_id)
        (here,) = (one for one in worded(self.session, article.id) if one.id == quote.id)
        spoken = " … ".join(span.of(article.text) for span in here.spans)
        known = self.session.get(PersonRow, quote.person_id) if quote.person_id else None
        speaker = self._speaker(wish, article.id) if wish.kind == Kind.SOMEONE_ELSE else None
        return Subject(
            about=clipped(" ".join(spoken.split()), ABOUT_LIMIT),
            article_id=article.id,
            start=here.span.start,
            end=here.span.end,
            words="\n".join(here.words),
            person=Reference.to(known).written if known else None,
            other=speaker[0].written if speaker else None,
            name=speaker[1] if speaker else None,
        )

    def _of_figure(self, wish: Wish) -> Subject:
        figure = self._figure(wish.figure_id)
        article = self._article(figure.article_id)
        (here,) = (one for one in numbered(self.session, article) if one.id == figure.id)
        known = self.session.get(PersonRow, figure.person_id) if figure.person_id else None
        giver = self._other(wish, within=article.id) if wish.kind == Kind.FIGURE_BY else None
        if wish.kind == Kind.FIGURE_BY and giver is None:
            raise RefusedError("No one of that name has been read here. Choose from the list.")
        sentence = article.text[figure.evidence_start : figure.evidence_end]
        return Subject(
            about=clipped(" ".join(f"{here.span.of(article.text)} … {sentence}".split()), ABOUT_LIMIT),
            article_id=article.id,
            start=here.span.start,
            end=here.span.end,
            words=here.words,
            person=Reference.to(known).written if known else None,
            other=self._reference(giver.id).written if giver else None,
            name=giver.name if giver else None,
        )

    def _speaker(self, wish: Wish, article_id: int) -> tuple[Reference, str]:
        """Return who is to be the speaker: somebody known, or else a name that nobody here has."""
        known = self._other(wish, within=article_id)
        if known is not None:
            return self._reference(known.id), known.name
        name = written(wish.name)
        made = Reference(kind=PersonKind.PERSON.value, key=name_key(name), article_id=article_id, made=True)
        return made, name

    def _of_person(self, wish: Wish) -> Subject:
        known = self._person(wish.person_id)
        person = self._reference(known.id).written
        match wish.kind:
            case Kind.MERGE:
                return self._merged(known, self._other(wish))
            case Kind.SPLIT:
                return self._apart(known, wish)
            case Kind.RENAME | Kind.ALIAS:
                name = written(wish.name)
                if wish.kind == Kind.RENAME and name == known.name:
                    raise RefusedError(f"{name} is the name already.")
                return Subject(about=known.name, person=person, name=name)
            case _:
                return Subject(about=known.name, person=person)

    def _merged(self, known: Known, other: Known | None) -> Subject:
        """Join under the name that several articles share, else under the one that was chosen."""
        if other is None:
            raise RefusedError("No one of that name has been read here. Choose from the list.")
        if known.id == other.id:
            raise RefusedError(f"{known.name} and {other.name} are one person here already.")
        if known.kind != other.kind:
            raise RefusedError("A person and an organisation speak for themselves: they can’t be joined.")
        if not self._may_be_one(known, other):
            raise RefusedError(
                f"{(other if known.public else known).name} isn’t a public person, and so stays inside one "
                "article: only people of that article can be joined with them."
            )
        one, into = (other, known) if other.one_article and not known.one_article else (known, other)
        return Subject(
            about=one.name,
            person=self._reference(one.id).written,
            other=self._reference(into.id).written,
            name=into.name,
        )

    def _may_be_one(self, known: Known, other: Known) -> bool:
        """Tell whether everyone who isn't public meets the other in their own article."""
        pairs = ((known, other), (other, known))
        return all(one.public or self._meets(one.id, partner.id) for one, partner in pairs)

    def _meets(self, private: int, partner: int) -> bool:
        article = self.session.get_one(PersonRow, private).article_id
        return article is not None and self._named_in(partner, article) is not None

    def _apart(self, known: Known, wish: Wish) -> Subject:
        article = self._article(wish.article_id)
        if known.one_article:
            raise RefusedError(f"{known.name} is known in that one article only: no one is mixed in.")
        called = self._named_in(known.id, article.id)
        if called is None:
            raise GoneError(f"{known.name} is not named there.")
        row = self.session.get_one(PersonRow, called.person_id)
        made = Reference(kind=row.kind, key=row.key, article_id=article.id, made=True)
        return Subject(
            about=known.name,
            article_id=article.id,
            person=Reference.to(row).written,
            other=made.written,
            name=called.words,
        )

    def _named_in(self, person: int, article: int) -> NameRow | None:
        """Return the fullest name by which the article calls the person, or whoever is one with them."""
        rows = ruled(self.session, self.audience).group(person)
        query = select(NameRow).where(
            NameRow.person_id.in_(rows),
            NameRow.article_id == article,
            in_place(self.session, NameRow.person_id, NameRow.article_id, self.audience),
        )
        return max(self.session.scalars(query), key=lambda row: len(row.words), default=None)

    def _other(self, wish: Wish, *, within: int | None = None) -> Known | None:
        """Return the wish's other person: chosen, or the only one of the name (`within` that article)."""
        if wish.other_id is not None:
            chosen = self._person(wish.other_id)
            if within is not None and not self._may_speak(chosen, within):
                raise RefusedError(
                    f"{chosen.name} isn’t a public person, and that article doesn’t name them."
                )
            return chosen
        found = self._called(written(wish.name), besides=wish.person_id)
        if within is not None:
            found = [one for one in found if self._may_speak(one, within)]
        if len(found) > 1:
            raise RefusedError(
                "More than one person is called so. Type the full name, or choose from the list."
            )
        return found[0] if found else None

    def _called(self, name: str, besides: int | None) -> list[Known]:
        """Return whom a typed name means, others than the person `besides` if there are any.

        A full name that is all of one name alone means its bearer: "Paul Ryan" is not Paul D. Ryan.
        """
        called = people.named(self.session, name=name, audience=self.audience, now=self.now)
        found = [one for one in called if one.id != besides] or list(called)
        key = name_key(name)
        wholly = [one for one in found if " " in key and name_key(one.name) == key]
        return wholly if len(wholly) == 1 else found

    def _may_speak(self, person: Known, article: int) -> bool:
        return person.public or self._named_in(person.id, article) is not None

    def _quote(self, quote_id: int | None) -> QuoteRow:
        query = select(QuoteRow).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        seen = (visible(self.audience, self.now), quotable(self.session, self.audience))
        quote = self.session.scalar(query.where(QuoteRow.id == quote_id, *seen))
        if quote is None:
            raise GoneError("The quote can’t be seen.")
        return quote

    def _figure(self, figure_id: int | None) -> FigureRow:
        query = select(FigureRow).join(ArticleRow, ArticleRow.id == FigureRow.article_id)
        seen = (visible(self.audience, self.now), countable(self.session, self.audience))
        figure = self.session.scalar(query.where(FigureRow.id == figure_id, *seen))
        if figure is None:
            raise GoneError("The figure can’t be seen.")
        return figure

    def _article(self, article_id: int | None) -> ArticleRow:
        seen = visible(self.audience, self.now)
        article = self.session.scalar(select(ArticleRow).where(ArticleRow.id == article_id, seen))
        if article is None:
            raise GoneError("The article can’t be seen.")
        return article

    def _person(self, person_id: int | None) -> Known:
        known = people.by_id(self.session, person_id=person_id or 0, audience=self.audience, now=self.now)
        if known is None:
            raise GoneError("The person can’t be seen.")
        return known

    def _reference(self, person_id: int) -> Reference:
        return Reference.to(self.session.get_one(PersonRow, person_id))


def _called(article: ArticleRow) -> str:
    """Return by what an editor knows the article again: its headline, or else where and when it stood."""
    if article.headline:
        return article.headline
    day = article.published_day
    told = (article.outlet, f"{day.day} {day:%B %Y}" if day else "undated", article.place)
    if article.outlet or article.place:
        return ", ".join(filter(None, told))
    return clipped(" ".join(article.text.split()), 60)


def written(name: str | None) -> str:
    """Return a typed name on one line. Raises RefusedError for one without a letter."""
    shown = " ".join((name or "").split())
    if not name_key(shown):
        raise RefusedError("Type a name.")
    return shown
