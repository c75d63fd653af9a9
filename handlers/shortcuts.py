"""“Who said …?” from Slack's shortcuts: the question in a modal, the answer in its place."""

from dataclasses import replace

from sqlalchemy.orm import Session

from handlers import whosaid
from handlers.blocks.ask import ask_modal
from handlers.intents import Asked, Correct, Intent, OpenModal, Submitted


def ask(_session: Session, _asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which one asks."""
    return (OpenModal(view=ask_modal()),)


def answer(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Answer what was typed."""
    words = submitted.values.get("words", "").strip()
    if not words:
        return (Correct(errors={"words": "Type a name, or words in quotation marks."}),)
    return whosaid.answer_plainly(session, replace(submitted.asked, text=words))
