"""What only admins and the managing group may do: where internal articles are seen, and what people did."""

from slack_sdk.models.blocks import Block
from sqlalchemy.orm import Session

from handlers.blocks import managing as render
from handlers.blocks.kit import section
from handlers.carried import number_of
from handlers.intents import Asked, Correct, Intent, OpenModal, Reply, Submitted
from handlers.message import message
from handlers.roles import may_manage, must_manage
from storage import allowed, deeds

ACT = "say where internal articles are seen"


def home_section(session: Session, asked: Asked) -> list[Block]:
    """Show those who manage what they can manage."""
    if not may_manage(asked):
        return []
    return render.home_section(len(allowed.channels(session, workspace=asked.audience.workspace or "")))


def open_channels(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the list of channels where internal articles are seen, from the number on that was pressed."""
    must_manage(asked, ACT)
    return (_channels(session, asked, start=number_of(asked.text or "0")),)


def allow(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Let internal articles be seen in the channel that was chosen."""
    asked, channel = submitted.asked, submitted.values.get("channel")
    must_manage(asked, ACT)
    if not channel:
        return (Correct(errors={"channel": "Choose a channel."}),)
    workspace, author = asked.audience.workspace or "", asked.audience.user or ""
    if not allowed.allow(session, workspace=workspace, channel=channel, author=author, now=asked.now):
        return (Correct(errors={"channel": "Internal articles are seen there already."}),)
    _note(session, asked, "allowed internal articles", channel)
    return (Reply(message=message(section(render.ALLOWED.format(channel=channel)))),)


def forbid(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Take a channel off the list."""
    must_manage(asked, ACT)
    if allowed.forbid(session, workspace=asked.audience.workspace or "", channel=asked.text):
        _note(session, asked, "forbade internal articles", asked.text)
    return (_channels(session, asked, start=0),)


def open_log(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open what people did, the newest first, or what came before the deed that was pressed."""
    must_manage(asked, "read what people did")
    found = deeds.newest(
        session,
        workspace=asked.audience.workspace or "",
        before=number_of(asked.text) if asked.text else None,
        limit=render.PAGE + 1,
    )
    return (OpenModal(view=render.log(found, zone=asked.zone)),)


def _channels(session: Session, asked: Asked, *, start: int) -> OpenModal:
    found = allowed.channels(session, workspace=asked.audience.workspace or "")
    return OpenModal(view=render.channels(found, start=start, zone=asked.zone))


def _note(session: Session, asked: Asked, deed: str, channel: str) -> None:
    deeds.note(session, audience=asked.audience, deed=deed, about=f"<#{channel}>", now=asked.now)
