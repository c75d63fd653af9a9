"""Following whom a card shows, and exporting it: one modal, as a card's menu is short."""

from dataclasses import replace

from sqlalchemy.orm import Session

from handlers import digest_subscribing, exports
from handlers.blocks import following as render
from handlers.blocks.kit import section
from handlers.intents import Asked, Correct, Intent, OpenModal, Reply, Submitted
from handlers.message import message
from handlers.shown import Shown
from storage import follows, people
from storage.nouns import Known

GONE = "What this card showed can’t be seen any more. Ask again with `/whosaid`."


def open_modal(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Ask what is wanted of the card: a file of it, or to follow its person."""
    shown, user = Shown.of(asked.text), asked.audience.user or ""
    person = _person(session, asked, shown)
    if shown.person is not None and person is None:
        return (Reply(message=message(section(GONE))),)
    already = person is not None and follows.is_followed(
        session, person_id=person.id, follower=user, audience=asked.audience
    )
    view = render.following_modal(
        person=person, followed=already, in_channel=_in_channel(asked), carried=asked.text
    )
    return (OpenModal(view=view),)


def take(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Do what was chosen: people who aren't public are neither followed nor exported."""
    asked, shown, what = submitted.asked, Shown.of(submitted.carried), submitted.values.get("what")
    channel = digest_subscribing.must_be_open(asked) if what == render.HERE else None
    person = _person(session, asked, shown)
    if shown.person is not None and person is None:
        return (Correct(errors={"what": "That can’t be seen here any more."}),)
    if what == render.EXPORT or person is None:
        return exports.want(session, replace(asked, text=submitted.carried), what="whosaid")
    if channel is not None:
        return (digest_subscribing.follow(session, asked, person, channel, key=submitted.view_id),)
    user, who = asked.audience.user or "", asked.audience
    if what == render.UNFOLLOW:
        follows.unfollow(session, person_id=person.id, follower=user, audience=who)
        return (Reply(message=render.unfollowed(person)),)
    new = follows.follow(session, person_id=person.id, follower=user, audience=who, now=asked.now)
    return (Reply(message=render.followed(person, new=new)),)


def _in_channel(asked: Asked) -> bool:
    """Tell whether others can be told too; whether they may be is asked only then: a modal opens at once."""
    return not (asked.audience.channel or "D").startswith("D")


def _person(session: Session, asked: Asked, shown: Shown) -> Known | None:
    """Return the card's person, where they may be followed."""
    found = people.by_id(session, person_id=shown.person or 0, audience=asked.audience, now=asked.now)
    return found if found and found.followable else None
