"""What can be done with a card, whichever command gave it: it is turned over, shared, kept and copied."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from slack_sdk.models.blocks import Block
from sqlalchemy.orm import Session

from handlers.blocks.copying import copy_modal
from handlers.blocks.kit import section
from handlers.blocks.share import share_modal
from handlers.intents import Asked, Correct, Intent, OpenModal, Post, Reply, Submitted, ToldError
from handlers.message import Message, message
from handlers.roles import must_belong
from storage import allowed

SHARE = "share into channels"
"""A guest sees some channels only, and the app can post into all that are public."""

SENT = "Sent to you as a direct message."
WITHHELD = "This card shows internal articles, which may not be seen there. Ask again there to see the rest."


class WithheldError(ToldError):
    """What a card shows may not be seen where it is to go."""


class Card(Protocol):
    """What a card shows."""

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles whose words it shows."""


C = TypeVar("C", bound=Card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Generic[C]):
    """A command's cards: how one is found again, and how it is rendered where it is taken.

    `find` returns what the card that a button carried (`Asked.text`) shows to its audience now; None: nothing
    any more, and people are told `gone`. `render` is for who asked; `shared` takes the sharer's words and
    user id, `preview` the latter.
    """

    name: str
    gone: str
    find: Callable[[Session, Asked], C | None]
    render: Callable[[C], Message]
    shared: Callable[[C, str, str], Message]
    preview: Callable[[C, str], Sequence[Block]]
    kept: Callable[[C], Message]
    copied: Callable[[C], str]
    deed: str = "shared a card"

    def show(self, session: Session, asked: Asked) -> tuple[Intent, ...]:
        """Show the card that a button carried where the button stood: another page, the person meant."""
        found = self.find(session, asked)
        if found is None:
            return self._gone()
        return (Reply(message=self.render(found), articles=found.articles, replace=True),)

    def ask_where_to_share(self, session: Session, asked: Asked) -> tuple[Intent, ...]:
        """Open the modal in which the card is shared, with the card below as it will be seen."""
        must_belong(asked, SHARE)
        found = self.find(session, asked)
        if found is None:
            return self._gone()
        view = share_modal(
            articles=len(found.articles),
            carried=asked.text,
            callback=f"{self.name}.share",
            preview=self.preview(found, asked.audience.user or ""),
        )
        return (OpenModal(view=view),)

    def share(self, session: Session, submitted: Submitted) -> tuple[Intent, ...]:
        """Share the card into the channel that was chosen, as it stands now."""
        channel, asked = submitted.values.get("channel"), submitted.asked
        must_belong(asked, SHARE)
        if not channel:
            return (Correct(errors={"channel": "Choose a channel."}),)
        try:
            found = self._found_for(session, replace(asked, text=submitted.carried), channel)
        except WithheldError as withheld:
            return (Correct(errors={"channel": str(withheld)}),)
        if found is None:
            return (Correct(errors={"channel": self.gone}),)
        shown = self.shared(found, submitted.values.get("comment", ""), asked.audience.user or "")
        return (
            Post(
                key=f"share:{submitted.view_id}",
                channel=channel,
                message=shown,
                articles=found.articles,
                told=f"Shared in <#{channel}>.",
                deed=self.deed,
            ),
        )

    def keep(self, session: Session, asked: Asked) -> tuple[Intent, ...]:
        """Send the card to who asked as a direct message: what only they see vanishes otherwise."""
        user = asked.audience.user
        found = self._found_for(session, asked, user) if user else None
        if found is None or not user:
            return self._gone()
        told = f"{asked.audience.workspace} {user} {self.name} {asked.text} {asked.now:%Y-%m-%d %H:%M}"
        key = f"keep:{hashlib.sha256(told.encode()).hexdigest()}"
        shown = self.kept(found)
        return (Post(key=key, channel=user, message=shown, articles=found.articles, told=SENT),)

    def copy(self, session: Session, asked: Asked) -> tuple[Intent, ...]:
        """Open the card's words as plain text with their attribution, to be copied."""
        found = self.find(session, asked)
        if found is None:
            return self._gone()
        return (OpenModal(view=copy_modal(self.copied(found))),)

    def _found_for(self, session: Session, asked: Asked, channel: str) -> C | None:
        """Return the card as it may be seen in a channel: what is internal isn't even counted there.

        Raises WithheldError where who asked sees articles that may not be seen there.
        """
        mine, who = self.find(session, asked), asked.audience
        there = replace(who, channel=channel)
        if mine is None or not allowed.sight(session, who).channel or allowed.sight(session, there).channel:
            return mine
        found = self.find(session, replace(asked, audience=there))
        if found is None or set(found.articles) != set(mine.articles):
            raise WithheldError(WITHHELD)
        return found

    def _gone(self) -> tuple[Intent, ...]:
        return (Reply(message=message(section(self.gone)), replace=True),)
