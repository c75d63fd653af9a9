"""The clients of workspaces that installed the app: tokens from the store, renewed before they end."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from urllib.error import URLError

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.clients import NotInstalledError, NotRenewedError, client
from bot.sealing import Seal, Secrets
from bot.settings import OAuth
from storage import installations
from storage.engine import Store
from storage.installations import Installation

log = structlog.get_logger()
RENEWED_BEFORE = timedelta(hours=2)
EVER = 10**7
"""Minutes: the rotator compares with its own clock, which is not asked."""


class Installed:
    """Gives each workspace's client, for answers and for whatever is sent without being asked."""

    def __init__(self, *, store: Store, oauth: OAuth, api_url: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._seal = Seal(oauth.keys)
        self._api_url = api_url
        self._clock = clock
        self._rotator = TokenRotator(
            client_id=oauth.client_id,
            client_secret=oauth.client_secret,
            client=client(token="", api_url=api_url),
        )

    def of(self, workspace: str) -> WebClient:
        """Return the workspace's client. Raises NotInstalledError, NotRenewedError."""
        return client(token=self.secrets(workspace).token, api_url=self._api_url)

    def authorize(self, team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        """Tell Bolt who the app is in a workspace; None where it isn't installed."""
        try:
            found = self.secrets(team_id or "")
        except NotInstalledError:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=found.bot,
            bot_user_id=found.bot_user,
            bot_token=found.token,
        )

    def secrets(self, workspace: str) -> Secrets:
        """Return the workspace's token and who its bot is. Raises NotInstalledError, NotRenewedError."""
        with self._store.read() as session:
            found = installations.find(session, workspace=workspace)
        if found is None:
            raise NotInstalledError("The app isn't in that workspace, or isn't any more.")
        if found.expires_at is None or found.expires_at - self._clock() > RENEWED_BEFORE:
            return self._seal.open(found.sealed)
        return self._renewed(found)

    def reseal(self) -> int:
        """Seal all tokens with the first key, after which older ones may go; return how many there are."""
        with self._store.write() as session:
            found = installations.everywhere(session, locked=True)
            for one in found:
                sealed = self._seal.anew(one.sealed)
                installations.renew(
                    session, workspace=one.workspace, sealed=sealed, expires_at=one.expires_at
                )
        return len(found)

    def _renewed(self, found: Installation) -> Secrets:
        """Renew a token, one process at a time: what renews it is good for once.

        While Slack can't be asked, the old token serves as long as it is good.
        """
        with self._store.write() as session:
            now = installations.find(session, workspace=found.workspace, locked=True)
            if now is None:
                raise NotInstalledError("The app isn't in that workspace any more.")
            old = self._seal.open(now.sealed)
            if now.sealed != found.sealed:
                return old
            try:
                secrets, expires_at = self._asked(old)
            except (SlackTokenRotationError, URLError, OSError, HTTPException) as error:
                log.warning("token_not_renewed", workspace=found.workspace, error=type(error).__name__)
                if now.expires_at is not None and now.expires_at > self._clock():
                    return old
                raise NotRenewedError("The workspace's token has ended and can't be renewed now.") from error
            sealed = self._seal.close(secrets)
            installations.renew(session, workspace=found.workspace, sealed=sealed, expires_at=expires_at)
        log.info("token_renewed", workspace=found.workspace)
        return secrets

    def _asked(self, old: Secrets) -> tuple[Secrets, datetime | None]:
        bot = Bot(
            bot_token=old.token,
            bot_refresh_token=old.refresh,
            bot_token_expires_at=1,
            bot_id=old.bot or "",
            bot_user_id=old.bot_user or "",
            installed_at=0.0,
        )
        renewed = self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=EVER)
        if renewed is None or not renewed.bot_token:
            raise NotRenewedError("Slack renewed no token.")
        left = (renewed.bot_token_expires_at or 0) - datetime.now(UTC).timestamp()
        secrets = Secrets(
            token=renewed.bot_token, refresh=renewed.bot_refresh_token, bot=old.bot, bot_user=old.bot_user
        )
        return secrets, self._clock() + timedelta(seconds=left)
