"""Newsrooms whose app is installed by OAuth: one, or several that share the app and its store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import httpx
from cryptography.fernet import Fernet
from starlette.routing import BaseRoute

from bot import installing
from bot.app import Wiring, build
from bot.console.cast import Identity
from bot.console.serving import serving
from bot.console.several import several
from bot.console.web import routes as console_routes
from bot.console.workspace import Workspace
from bot.installed import Installed
from bot.manifest import manifest, scopes
from bot.sealing import Secrets
from bot.settings import OAuth
from bot.web import routes as slack_routes
from storage.engine import Store
from tests.conftest import NOW
from tests.newsroom import SECRET, TEAM, Newsroom

CLIENT = ("12.34", "a client secret")
KEY = Fernet.generate_key().decode()
HERALD = Identity(team="T0HERALD", team_name="The Herald", domain="herald", user="U0HERALDBOT", bot="B0H")
OAUTH = OAuth(
    client_id=CLIENT[0], client_secret=CLIENT[1], keys=[KEY], workspaces=frozenset({TEAM, HERALD.team})
)


class Published(Newsroom):
    """A newsroom whose app is installed by OAuth."""

    oauth = OAUTH
    rotating = True

    def routes(self, url: str) -> list[BaseRoute]:
        self.workspace = self.opened(url, Identity(), url)
        return [*self.doors(url), *console_routes(self.workspace)]

    def opened(self, url: str, identity: Identity, own: str) -> Workspace:
        """Return a workspace that knows the app on `url`, and whose own pages are below `own`."""
        return Workspace(
            signing_secret=SECRET,
            bot_token=f"xoxb-nobody-has-it-{identity.team}",
            app_url=f"{url}/slack/events",
            api_url=own,
            manifest=manifest(),
            client=CLIENT,
            rotating=self.rotating,
            identity=identity,
        )

    def doors(self, url: str) -> list[BaseRoute]:
        """Return the app's own routes: where Slack sends, and where it is installed."""
        self.url = url
        self.installed = self.clients()
        self.wiring = Wiring(
            store=self.store,
            clients=self.installed,
            authorize=self.installed.authorize,
            zone=ZoneInfo("Europe/London"),
            signing_secret=SECRET,
            strict=True,
            managers="desk",
            now=lambda: self.now,
            listeners=self.threads,
        )
        doors = installing.routes(
            store=self.store,
            oauth=self.oauth,
            api_url=f"{url}/api/",
            scopes=scopes(()),
            clock=lambda: self.now,
        )
        return [*slack_routes(build(self.wiring)), *doors]

    def clients(self, *, keys: list[str] | None = None) -> Installed:
        """Return clients as another process would make them, with other keys."""
        oauth = replace(self.oauth, keys=keys or self.oauth.keys)
        return Installed(store=self.store, oauth=oauth, api_url=f"{self.url}/api/", clock=lambda: self.now)

    def begin(self) -> tuple[dict[str, str], str]:
        """Open the install page; return the browser's cookie and the state that Slack brings back."""
        page = httpx.get(f"{self.url}/slack/install")
        link = next(part for part in page.text.split('"') if part.startswith("https://slack.com/oauth/v2"))
        asked = parse_qs(urlsplit(link.replace("&amp;", "&")).query)
        assert asked["scope"] == [",".join(scopes(()))]
        (cookie,) = page.headers.get_list("set-cookie")
        return {"cookie": cookie.split(";")[0]}, asked["state"][0]

    def come_back(self, cookie: dict[str, str], **brought: str) -> httpx.Response:
        """Let the browser come back from Slack."""
        return httpx.get(f"{self.url}/slack/oauth_redirect", headers=cookie, params=brought)

    def install(self) -> httpx.Response:
        """Install the app, as an admin of the workspace does it in the browser."""
        cookie, state = self.begin()
        return self.come_back(cookie, code=self.workspace.consent(), state=state)

    def secrets(self) -> Secrets:
        """Return what the app holds of the workspace."""
        return self.installed.secrets(self.workspace.state.identity.team)


class Branch(Published):
    """One of several newsrooms in a town: its own workspace, the town's app, store and time."""

    def __init__(self, town: "Town", workspace: Workspace) -> None:
        self.town = town
        self.store = town.store
        self.workspace = workspace
        self.url, self.wiring, self.installed = town.url, town.wiring, town.installed
        self.threads = town.threads

    @property
    def now(self) -> datetime:  # type: ignore[override]
        return self.town.now

    @property
    def team(self) -> str:
        return self.workspace.state.identity.team


class Town(Published):
    """Two newsrooms with one app between them. People and channels have the same ids in both."""

    def routes(self, url: str) -> list[BaseRoute]:
        here, there = Identity(), HERALD
        self.workspace = self.opened(url, here, f"{url}/here")
        self.elsewhere = self.opened(url, there, f"{url}/there")
        return [*self.doors(url), *several({"here": self.workspace, "there": self.elsewhere})]

    def branches(self) -> tuple[Branch, Branch]:
        """Return the two newsrooms, the app not installed in either yet."""
        return Branch(self, self.workspace), Branch(self, self.elsewhere)


@contextmanager
def open_town(store: Store) -> Iterator[Town]:
    """Open two newsrooms on one store."""
    town = Town(store)
    town.now = NOW
    with serving(town.routes):
        for workspace in (town.workspace, town.elsewhere):
            workspace.state.timeline.clock = lambda: town.now
        yield town
        town.workspace.shut()
        town.elsewhere.shut()
        town.wiring.listeners.shutdown()
