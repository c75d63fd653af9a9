"""The clients that the settings allow for: of one token, or of each workspace that installed the app."""

from collections.abc import Callable
from datetime import datetime

from bot.clients import Clients, OneWorkspace, client
from bot.settings import OAuth
from storage.engine import Store


def clients_of(
    store: Store, *, token: str | None, oauth: OAuth | None, api_url: str, clock: Callable[[], datetime]
) -> Clients | None:
    """Return the clients that the settings allow for, None where there is no Slack."""
    if oauth is not None:
        from bot.installed import Installed

        return Installed(store=store, oauth=oauth, api_url=api_url, clock=clock)
    return OneWorkspace(client(token=token, api_url=api_url)) if token else None
