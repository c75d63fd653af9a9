"""`whosaid doctor`: is everything as it must be, and if not, what to do about it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from http.client import HTTPException
from pathlib import Path
from textwrap import indent
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.app import clock
from bot.clients import client
from bot.installed import Installed
from bot.manifest import manifest
from bot.sealing import Seal
from bot.settings import OAuth, Settings, SettingsError, load
from bot.stored import trouble
from news.errors import WhosaidError
from news.nouns import Article
from storage import installations, pulse
from storage.engine import Store, open_store
from storage.schema import Age, age, touch

SKEW = 60
FREE_MB = 500
OLDEST_SERVER = 13
LATEST = 15 * 60
SENTENCE = "“It is the right road,” said the mayor."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, what was found, and what to do when that is wrong (None: it is right)."""

    what: str
    found: str
    mend: str | None = None


def examine() -> int:
    """Print a line for each thing looked at; return the exit code: 1 when something is wrong."""
    faults = 0
    told: set[str] = set()
    for one in findings():
        if one.mend in told:  # one fault that two looks met
            continue
        if one.mend:
            told.add(one.mend)
        faults += one.mend is not None
        sys.stdout.write(f"{'✗' if one.mend else '✓'} {one.what}: {one.found}\n")
        if one.mend:
            sys.stdout.write(indent(one.mend, "    ") + "\n")
    sys.stdout.write("Everything is as it must be.\n" if not faults else f"{faults} to mend.\n")
    return 1 if faults else 0


def findings() -> Iterator[Finding]:
    """Look at everything that can be wrong, the settings first: nothing can be looked at without them."""
    try:
        settings = load()
    except SettingsError as error:
        yield Finding(what="settings", found="wrong", mend=str(error))
        return
    yield Finding(what="settings", found="read")
    database = list(_looked_at("database", lambda: _database(settings)))
    yield from database
    if not any(one.mend for one in database):
        yield from _looked_at("work", lambda: _work(settings))
    yield from _looked_at("model", lambda: _model(settings))
    yield from _looked_at("Slack", lambda: _slack(settings))


def _looked_at(what: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Let a look that fails be a finding too; of foreign errors only their kind is told, never a secret."""
    try:
        yield from look()
    except WhosaidError as error:
        yield Finding(what=what, found="can't be used", mend=str(error))
    except (SQLAlchemyError, OSError, HTTPException) as error:
        if (told := trouble(error)) is not None:
            yield Finding(what=what, found="can't be used", mend=told)
            return
        mend = f"No answer ({type(error).__name__}): look at its address in the settings, and at the network."
        yield Finding(what=what, found="can't be reached", mend=mend)


def _database(settings: Settings) -> Iterator[Finding]:
    engine = open_store(settings.database_url)
    try:
        found = age(engine)
        mends = {
            Age.EMPTY: "Run: whosaid db upgrade",
            Age.OLDER: "Run: whosaid db upgrade",
            Age.NEWER: "It was made by a newer whosaid. Install that version.",
        }
        if found == Age.CURRENT:
            with Store(engine).write() as session:
                touch(session)
        yield Finding(what="database", found=f"{engine.dialect.name}, {found}", mend=mends.get(found))
        yield from _server(engine) if engine.dialect.name == "postgresql" else _file(engine)
    finally:
        engine.dispose()


def _server(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        version = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10000
    old = f"Version {OLDEST_SERVER} or later is needed." if version < OLDEST_SERVER else None
    yield Finding(what="PostgreSQL", found=f"version {version}", mend=old)


def _file(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        check = str(connection.scalar(text("PRAGMA quick_check")))
    damaged = None if check == "ok" else "Stop whosaid and put the last backup in its place."
    yield Finding(what="SQLite file", found="whole" if check == "ok" else check, mend=damaged)
    free = shutil.disk_usage(Path(engine.url.database or ".").absolute().parent).free // 1_000_000
    full = None if free >= FREE_MB else "Make room: SQLite stops when the disk is full."
    yield Finding(what="disk", found=f"{free:,} MB free", mend=full)


def _work(settings: Settings) -> Iterator[Finding]:
    """Look whether somebody does the work that is due, and how much failed too often."""
    store = Store(open_store(settings.database_url))
    try:
        with store.read() as session:
            now = pulse.take(session, now=clock())
    finally:
        store.close()
    lag = now.work_lag or 0
    behind = "Is a worker running? whosaid stats says what waits." if lag > LATEST else None
    waits = f"due for {lag / 60:,.0f} minutes" if behind else "none is late"
    yield Finding(what="work", found=waits, mend=behind)
    if now.dead:
        mend = "whosaid work list says why; mend it, then: whosaid work retry"
        yield Finding(what="failed work", found=f"{now.dead:,}", mend=mend)


def _model(settings: Settings) -> Iterator[Finding]:
    from news.reading import Reader

    Reader.load(settings.whosaid_model).read(Article(text=SENTENCE))
    yield Finding(what="model", found=settings.whosaid_model)


def _slack(settings: Settings) -> Iterator[Finding]:
    oauth = settings.oauth()
    if oauth is not None:
        yield from _several(settings, oauth)
        return
    if settings.slack_bot_token is None:
        yield Finding(what="Slack", found="no SLACK_BOT_TOKEN: the command line and the demo work without")
        return
    slack = client(token=settings.bot_token(), api_url=settings.slack_api_url)
    try:
        answer = slack.auth_test()
    except SlackApiError as error:
        yield _refused(error)
        return
    yield Finding(what="Slack", found=f"connected to {answer['team']}")
    yield from _scopes(answer.headers)
    yield from _clock(answer.headers)
    yield from _way_in(settings, slack)


def _refused(error: SlackApiError) -> Finding:
    """Say why Slack gives no answer: only an answer of its own is about the token."""
    if error.response.status_code != 200:
        mend = "Slack is away, or SLACK_API_URL names something else: look at status.slack.com and at that."
        return Finding(what="Slack", found=f"answers {error.response.status_code}", mend=mend)
    mend = "Copy SLACK_BOT_TOKEN anew from the app's OAuth page."
    return Finding(what="Slack", found=str(error.response["error"]), mend=mend)


def _several(settings: Settings, oauth: OAuth) -> Iterator[Finding]:
    """Look at the seal of the tokens, at Slack, and at each workspace that installed the app."""
    yield from _looked_at("keys", lambda: _keys(settings, oauth))
    answer = client(token="", api_url=settings.slack_api_url).api_test()
    yield Finding(what="Slack", found=f"reached, for {len(oauth.workspaces)} workspaces on the list")
    yield from _clock(answer.headers)
    store = Store(open_store(settings.database_url))
    try:
        yield from _installations(settings, oauth, store)
    finally:
        store.close()
    yield Finding(what="HTTP", found=f"{settings.whosaid_host}:{settings.whosaid_port}, signatures verified")


def _keys(settings: Settings, oauth: OAuth) -> Iterator[Finding]:
    """Look whether the keys open what they sealed: that takes no Slack."""
    seal, store = Seal(oauth.keys), Store(open_store(settings.database_url))
    try:
        if age(store.engine) != Age.CURRENT:
            return
        with store.read() as session:
            found = installations.everywhere(session)
    finally:
        store.close()
    for one in found:
        seal.open(one.sealed)
    yield Finding(what="keys", found=f"they open the tokens of {len(found)} workspaces")


def _installations(settings: Settings, oauth: OAuth, store: Store) -> Iterator[Finding]:
    installed = Installed(store=store, oauth=oauth, api_url=settings.slack_api_url, clock=clock)
    with store.read() as session:
        found = installations.everywhere(session)
    if not found:
        yield Finding(what="installations", found="none yet: open https://YOUR-HOST/slack/install")
    for one in found:
        if one.workspace not in oauth.workspaces:
            mend = (
                f"It is not on the list: add {one.workspace} to WHOSAID_WORKSPACES, or remove the app there."
            )
            yield Finding(what=one.name, found="installed", mend=mend)
        yield from _looked_at(one.name, partial(_installation, one.name, installed, one.workspace))


def _installation(name: str, installed: Installed, workspace: str) -> Iterator[Finding]:
    """Ask Slack about a workspace's token, which is renewed if need be."""
    try:
        answer = installed.of(workspace).auth_test()
    except SlackApiError as error:
        mend = "An admin of that workspace must install the app again: /slack/install"
        yield Finding(what=name, found=str(error.response["error"]), mend=mend)
        return
    yield Finding(what=name, found="connected")
    yield from _scopes(answer.headers)


def _scopes(headers: Any) -> Iterator[Finding]:
    granted = set(str(_header(headers, "x-oauth-scopes")).replace(" ", "").split(","))
    missing = sorted(set(manifest(load().domains()).scopes) - granted)
    mend = f"Add {', '.join(missing)} on the app's OAuth page, then install it again." if missing else None
    yield Finding(what="scopes", found="some are missing" if missing else "all granted", mend=mend)


def _clock(headers: Any) -> Iterator[Finding]:
    stated = _header(headers, "date")
    if not stated:
        return
    skew = abs((clock() - parsedate_to_datetime(stated)).total_seconds())
    mend = "Set the clock (NTP): Slack's signatures are good for five minutes only." if skew > SKEW else None
    yield Finding(what="clock", found=f"{skew:.0f} s from Slack's", mend=mend)


def _way_in(settings: Settings, slack: WebClient) -> Iterator[Finding]:
    if settings.slack_app_token is not None:
        try:
            slack.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
        except SlackApiError as error:
            mend = "Make a new app-level token with connections:write and name it in SLACK_APP_TOKEN."
            yield Finding(what="Socket Mode", found=str(error.response["error"]), mend=mend)
        else:
            yield Finding(what="Socket Mode", found="can connect")
    elif settings.slack_signing_secret is not None:
        yield Finding(
            what="HTTP", found=f"{settings.whosaid_host}:{settings.whosaid_port}, signatures verified"
        )
    else:
        mend = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)."
        yield Finding(what="way in", found="none", mend=mend)


def _header(headers: Any, name: str) -> str:
    """Return a header of an answer by its name in any case; a list holds one value."""
    for key, value in dict(headers).items():
        if key.lower() == name:
            return str(value[0] if isinstance(value, list) else value)
    return ""
