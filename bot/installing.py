"""Installing the app in a workspace, by slack_bolt's own OAuth flow: who may, and what is kept of it."""

import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog
from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.error import BoltError
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import OAuthStateStore
from slack_sdk.oauth.installation_store import Installation as SlacksInstallation
from slack_sdk.oauth.installation_store import InstallationStore
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clients import client
from bot.sealing import Seal, Secrets
from bot.settings import OAuth
from news.nouns import Audience
from storage import deeds, installations
from storage.engine import Store
from storage.installations import Installation

log = structlog.get_logger()
_QUIET = logging.getLogger("whosaid.oauth")
_QUIET.setLevel(logging.CRITICAL)  # the flow logs codes; what matters is logged here
DONE = "whosaid is installed. Go back to Slack and type /whosaid help in any channel."
TELL = "whosaid was not installed: {why} Start again at /slack/install."
REASONS = {
    "access_denied": "it was declined in Slack.",
    "invalid_browser": "this is not the browser in which it was begun.",
    "invalid_state": "the address was used before, or is older than ten minutes.",
    "storage_error": "this workspace is not one of those for which it runs.",
}
OTHER = "Slack didn’t confirm it."


class NotWelcomeError(BoltError):
    """A workspace that is not on the list."""


def routes(
    *,
    store: Store,
    oauth: OAuth,
    api_url: str,
    scopes: Sequence[str],
    clock: Callable[[], datetime],
) -> list[Route]:
    """Return the routes by which the workspaces on the list, and no others, install the app."""
    keeper = _Keeper(store=store, oauth=oauth, api_url=api_url, clock=clock)
    settings = OAuthSettings(
        client_id=oauth.client_id,
        client_secret=oauth.client_secret,
        scopes=list(scopes),
        user_scopes=[],
        installation_store=keeper,
        state_store=_States(store=store, clock=clock),
        state_expiration_seconds=int(installations.STATE_LASTS.total_seconds()),
        callback_options=CallbackOptions(success=_succeeded, failure=_failed),
        logger=_QUIET,
    )
    flow = OAuthFlow(client=client(token="", api_url=api_url), logger=_QUIET, settings=settings)

    async def begin(request: Request) -> Response:
        asked = to_bolt_request(request, b"")
        return to_starlette_response(await run_in_threadpool(flow.handle_installation, asked))

    async def finish(request: Request) -> Response:
        asked = to_bolt_request(request, b"")
        return to_starlette_response(await run_in_threadpool(flow.handle_callback, asked))

    return [Route(flow.install_path, begin), Route(flow.redirect_uri_path, finish)]


class _Keeper(InstallationStore):
    """Keeps an installation of a workspace on the list, its token sealed; another's token is given back."""

    def __init__(
        self,
        *,
        store: Store,
        oauth: OAuth,
        api_url: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._seal = Seal(oauth.keys)
        self._api_url = api_url
        self._workspaces = oauth.workspaces
        self._clock = clock

    def save(self, installation: SlacksInstallation) -> None:
        """Keep the installation; raises NotWelcomeError."""
        workspace, token = installation.team_id or "", installation.bot_token or ""
        if workspace not in self._workspaces or not token or installation.is_enterprise_install:
            self._give_back(token)
            raise NotWelcomeError("this workspace is not on the list")
        now = self._clock()
        kept = Installation(
            workspace=workspace,
            name=installation.team_name or "",
            installer=installation.user_id or "",
            sealed=self._seal.close(
                Secrets(
                    token=token,
                    refresh=installation.bot_refresh_token,
                    bot=installation.bot_id,
                    bot_user=installation.bot_user_id,
                )
            ),
            expires_at=_end(installation, now),
        )
        who = Audience(workspace=workspace, user=kept.installer)
        with self._store.write() as session:
            installations.save(session, installation=kept, now=now)
            deeds.note(session, audience=who, deed="installed the app", about=kept.name, now=now)
        log.info("installed", workspace=workspace)

    def _give_back(self, token: str) -> None:
        log.warning("installation_refused")
        try:
            if token:
                client(token=token, api_url=self._api_url).auth_revoke()
        except (SlackApiError, OSError):
            log.warning("token_not_given_back")


class _States(OAuthStateStore):
    """Values that bring a browser back to its installation, each good for once."""

    def __init__(self, *, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def issue(self, *_: object, **__: object) -> str:
        """Return a new one."""
        state = secrets.token_urlsafe(32)
        with self._store.write() as session:
            installations.give_out(session, state=state, now=self._clock())
        return state

    def consume(self, state: str) -> bool:
        """Tell whether it was given out and not used yet."""
        with self._store.write() as session:
            return installations.take_back(session, state=state or "", now=self._clock())


def _end(installation: SlacksInstallation, now: datetime) -> datetime | None:
    """Return when the token ends; one that isn't rotated never does."""
    if installation.bot_refresh_token is None or installation.bot_token_expires_at is None:
        return None
    return now + timedelta(seconds=installation.bot_token_expires_at - installation.installed_at)


def _succeeded(_args: SuccessArgs) -> BoltResponse:
    return _page(200, DONE)


def _failed(args: FailureArgs) -> BoltResponse:
    log.warning("not_installed", reason=args.reason if args.reason in REASONS else "other")
    return _page(args.suggested_status_code, TELL.format(why=REASONS.get(args.reason, OTHER)))


def _page(status: int, sentence: str) -> BoltResponse:
    """Return a sentence of ours as a page: nothing that came with the request is shown."""
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": "text/plain; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
    }
    return BoltResponse(status=status, body=sentence, headers=headers)
