"""Editors decide, from the answer itself: the modal, what it sends, and taking a decision back."""

from sqlalchemy.orm import Session

from handlers.blocks import decide as render
from handlers.blocks.decide_options import Choices, read_option
from handlers.blocks.kit import section
from handlers.carried import number_of
from handlers.concerned import Concerned
from handlers.intents import Asked, Correct, Intent, OpenModal, Reply, Submitted
from handlers.message import message
from handlers.roles import must_belong
from handlers.story_card import first_words
from storage import articles, decisions, deeds, figures, people, quotes, stories, story_search
from storage.decisions import AlreadyDecidedError, Decided
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.stories import Story
from storage.subjects import GoneError, RefusedError, Wish

GONE = "What this card showed can’t be seen any more. Ask again."
VANISHED = "That can’t be seen here any more, so nothing was decided. Close this and ask again."
NOT_OURS = "That decision isn’t known here; nothing was changed."
DECIDE = "correct or hide what articles say"
MOST_LISTED = 20
MOST_ARTICLES = 20
MOST_LIKE = 20
DEEDS = {
    Kind.HIDE_QUOTE: "hid a quote",
    Kind.HIDE_ARTICLE: "hid an article",
    Kind.HIDE_PERSON: "hid a person",
    Kind.NOT_A_QUOTE: "took a quote out",
    Kind.NOT_THEIRS: "took a speaker off a quote",
    Kind.SOMEONE_ELSE: "changed a quote’s speaker",
    Kind.HIDE_FIGURE: "hid a figure",
    Kind.NOT_A_FIGURE: "took a figure out",
    Kind.NOT_THEIR_FIGURE: "took a giver off a figure",
    Kind.FIGURE_BY: "changed who gives a figure",
    Kind.MERGE: "joined two people",
    Kind.SPLIT: "told two people apart",
    Kind.RENAME: "renamed a person",
    Kind.NOT_A_PERSON: "took a person out",
    Kind.ALIAS: "gave a person another name",
    Kind.MERGE_STORIES: "joined two stories",
    Kind.MOVE_ARTICLE: "moved an article",
    Kind.RENAME_STORY: "renamed a story",
}
NAMING = frozenset(
    {Kind.SOMEONE_ELSE, Kind.FIGURE_BY, Kind.MERGE, Kind.RENAME, Kind.ALIAS, Kind.RENAME_STORY}
)


def open_modal(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which a card is corrected, with what was decided about it before."""
    must_belong(asked, DECIDE)
    concerned = Concerned.of(asked.text)
    choices = _choices(session, asked, concerned)
    if choices.is_empty:
        return (Reply(message=message(section(GONE))),)
    return (OpenModal(view=render.modal(choices, zone=asked.zone)),)


def decide(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Decide what was chosen, once for each opening of the modal."""
    asked = submitted.asked
    must_belong(asked, DECIDE)
    chosen = submitted.values.get("decision")
    if not chosen:
        return (Correct(errors={"decision": "Choose what to decide."}),)
    wish = _wish(chosen, submitted)
    try:
        decided = decisions.decide(session, wish=wish, audience=asked.audience, now=asked.now)
        _note(session, asked, DEEDS[decided.kind], decided)
    except AlreadyDecidedError as before:
        return (Reply(message=render.decided_before(before.decided, asked.zone)),)
    except GoneError:
        return (Correct(errors={"decision": VANISHED}),)
    except RefusedError as refused:
        return (Correct(errors={"name" if wish.kind in NAMING else "decision": str(refused)}),)
    return (Reply(message=render.confirmed(decided)),)


def undo(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Take a decision back, and say so; or say who did so before.

    The answer replaces a confirmation; pressed in the modal's list it comes beside the card.
    """
    must_belong(asked, DECIDE)
    try:
        number, _, listed = asked.text.partition(" ")
        decided, now = decisions.undo(
            session, decision_id=number_of(number), audience=asked.audience, now=asked.now
        )
    except LookupError:
        return (Reply(message=message(section(NOT_OURS))),)
    if now:
        _note(session, asked, "undid", decided)
    shown = render.undone(decided) if now else render.undone_before(decided, asked.zone)
    return (Reply(message=shown, replace=not listed),)


def _note(session: Session, asked: Asked, deed: str, decided: Decided) -> None:
    """Note who decided, not about which words: those stand in the decision."""
    about = f"decision {decided.id}"
    deeds.note(session, audience=asked.audience, deed=deed, about=about, now=asked.now)


def _wish(chosen: str, submitted: Submitted) -> Wish:
    """Read an option's value: the kind, then the rows that it is about."""
    kind, rows = read_option(chosen)
    who, story = submitted.values.get("who"), submitted.values.get("story")
    return Wish(
        kind=kind,
        key=f"decide:{submitted.view_id}",
        other_id=int(who) if who and not submitted.values.get("name") else None,
        other_story_id=int(story) if story else None,
        name=submitted.values.get("name"),
        **rows,
    )


def _choices(session: Session, asked: Asked, concerned: Concerned) -> Choices:
    """Return what can be decided about the card, of what this audience may still see."""
    who, now = asked.audience, asked.now
    told = quotes.by_ids(session, ids=concerned.quotes, audience=who, now=now)
    shown = {one.id: one for one in told}
    story = _story(session, asked, concerned.story)
    of_story = story.articles[:MOST_ARTICLES] if story else ()
    stated = figures.by_ids(session, ids=concerned.figures, audience=who, now=now)
    given = {one.id: one for one in stated}
    stand = (*(one.where for one in told), *(one.where for one in stated))
    where = [*concerned.articles, *of_story, *(place.article_id for place in stand)]
    person = None
    if concerned.person is not None:
        person = people.by_id(session, person_id=concerned.person, audience=who, now=now)
    found = articles.by_ids(session, ids=where, audience=who, now=now)
    theirs = where if told or stated or person else []
    named = people.named_in(session, articles=theirs, audience=who, now=now)
    subjects = {one.person_id for one in told if one.person_id} | {concerned.person or 0}
    before = decisions.recent(
        session, audience=who, articles=where, people=subjects, stories=[story.id] if story else ()
    )
    others = decisions.elsewhere(
        session, audience=who, but=[one.id for one in before], limit=MOST_LISTED - len(before)
    )
    return Choices(
        person=person,
        quotes=tuple(shown[one] for one in concerned.quotes if one in shown),
        figures=tuple(given[one] for one in concerned.figures if one in given),
        articles=found,
        named=named,
        decided=before,
        elsewhere=others,
        story=(story.id, first_words(session, asked, story)) if story else None,
        stories=_like(session, asked, story) if story else (),
    )


def _story(session: Session, asked: Asked, story_id: int | None) -> Story | None:
    if story_id is None:
        return None
    return stories.by_id(session, story_id=story_id, audience=asked.audience, now=asked.now)


def _like(session: Session, asked: Asked, story: Story) -> tuple[tuple[int, str], ...]:
    """Return the stories that come nearest to this one, then those that moved last, as they are called."""
    who, now = asked.audience, asked.now
    nearest = story_search.alike(session, story=story, audience=who, now=now)
    latest = story_search.matching(session, audience=who, now=now, wanted=Wanted()).about
    ids = [one for one in dict.fromkeys((*nearest, *latest)) if one != story.id][:MOST_LIKE]
    found = stories.by_ids(session, ids=ids, audience=who, now=now)
    return tuple((one.id, f"{first_words(session, asked, one)} ({len(one.articles)})") for one in found)
