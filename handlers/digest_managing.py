"""What is done about a subscription, from a list, a confirmation or by command, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from handlers import digest_edition
from handlers.blocks import subscriptions as render
from handlers.blocks.kit import section
from handlers.intents import Asked, Intent, Reply
from handlers.message import message
from handlers.roles import must_belong, must_manage
from storage import deeds, editions, past_editions, subscriptions
from storage.subscriptions import Kept, State

GONE = "That digest isn’t here any more. `/digest list` shows what there is."
ON_ITS_WAY = (
    "On its way to {}: it is composed, and posted as soon as Slack takes it. `/digest history` tells."
)
PAUSED = "It is paused: resume it first."


def pressed(asked: Asked, kept: Kept) -> Asked:
    """Return the question as if the button about that subscription had been pressed."""
    return replace(asked, text=str(kept.id))


def must_edit(asked: Asked) -> None:
    """Raise NotAllowedError unless the person may say what topics are called."""
    must_manage(asked, "give topics other wordings")


def pause(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Send no more editions until it is resumed."""
    told = Told(deed="paused a digest", head="Paused", undo=("Resume", "digest.resume"))
    return _changed(session, asked, subscriptions.pause, told)


def end(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Unsubscribe."""
    told = Told(deed="ended a digest", head="Unsubscribed", undo=("Undo", "digest.resume"))
    return _changed(session, asked, subscriptions.end, told)


def resume(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Send editions again; also takes an unsubscribing back."""

    def again(session: Session, **who: object) -> bool:
        return subscriptions.resume(session, now=asked.now, **who)  # type: ignore[arg-type]

    told = Told(deed="resumed a digest", head="Resumed", undo=("Pause", "digest.pause"))
    return _changed(session, asked, again, told)


def preview(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Show what an edition sent now would show."""
    kept = _kept(session, asked)
    if kept is None:
        return _gone()
    since = editions.reaching_back(kept, asked.now)
    as_seen_here = replace(kept, channel=asked.audience.channel or kept.channel)
    told = digest_edition.preview(session, kept=as_seen_here, since=since, now=asked.now)
    return (Reply(message=told),)


def send_now(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Have an edition sent at once."""
    kept = _kept(session, asked, managed=True)
    if kept is None:
        return _gone()
    if kept.state is not State.ACTIVE:
        return (Reply(message=message(section(PAUSED))),)
    editions.send_now(session, kept=kept, now=asked.now)
    _note(session, asked, "sent a digest at once", kept)
    return (Reply(message=message(section(ON_ITS_WAY.format(render.where(kept))))),)


def history(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Tell what became of the last editions."""
    kept = _kept(session, asked)
    if kept is None:
        return _gone()
    past = past_editions.past(session, subscription_id=kept.id)
    return (Reply(message=render.history(kept, past)),)


def choose_empty(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Choose whether a day without news is said; the value is the number, and 1 or 0."""
    number, _, says = asked.text.partition(" ")
    asked = replace(asked, text=number)
    kept = _kept(session, asked, managed=True)
    if kept is None:
        return _gone()
    wanted = says == "1"
    subscriptions.say_empty(session, subscription_id=kept.id, says=wanted, audience=asked.audience)
    return (Reply(message=message(section(render.WITHOUT_NEWS[wanted]))),)


Change = Callable[..., bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a change is told: in the audit log, to the person, and with which button to take it back."""

    deed: str
    head: str
    undo: tuple[str, str]


def _changed(session: Session, asked: Asked, change: Change, told: Told) -> tuple[Intent, ...]:
    kept = _kept(session, asked, managed=True)
    if kept is None:
        return _gone()
    if change(session, subscription_id=kept.id, audience=asked.audience):
        _stopped(session, asked, kept)
        _note(session, asked, told.deed, kept)
    now = subscriptions.by_id(session, subscription_id=kept.id, audience=asked.audience) or kept
    return (Reply(message=render.changed(told.head, now, now=asked.now, undo=told.undo)),)


def _stopped(session: Session, asked: Asked, kept: Kept) -> None:
    """Take back what waits to be sent, where nothing is to be sent any more."""
    now = subscriptions.by_id(session, subscription_id=kept.id, audience=asked.audience)
    if now is not None and now.state is not State.ACTIVE:
        editions.stop(session, subscription_id=kept.id)


def _kept(session: Session, asked: Asked, *, managed: bool = False) -> Kept | None:
    """Return the subscription of the number pressed. Raises NotAllowedError for what isn't theirs.

    One's own digests anybody manages; other people's are for whom the workspace lets manage.
    """
    number = asked.text.strip()
    if managed:
        must_belong(asked, "manage digests")
    if not number.isdecimal():
        return None
    kept = subscriptions.by_id(session, subscription_id=int(number[:15]), audience=asked.audience)
    if kept is None:
        return None
    mine = kept.owner == asked.audience.user
    if not mine and (managed or kept.channel != asked.audience.channel):
        must_manage(asked, "manage other people’s digests")
    return kept


def _gone() -> tuple[Intent, ...]:
    return (Reply(message=message(section(GONE))),)


def _note(session: Session, asked: Asked, deed: str, kept: Kept) -> None:
    """Note who did it, and in which channel: never the topic."""
    deeds.note(session, audience=asked.audience, deed=deed, about=f"in {render.where(kept)}", now=asked.now)
