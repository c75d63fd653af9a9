"""The doctor finds each thing that is wrong, says what to do, and tells no secret."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from typer.testing import CliRunner

from bot.app import clock
from bot.cli import app
from bot.console.serving import serving
from bot.console.web import routes
from bot.console.workspace import Workspace
from bot.manifest import manifest
from storage import work
from storage.engine import Store, open_store
from storage.schema import upgrade
from storage.work import Order
from tests.installed import CLIENT, KEY, open_town
from tests.newsroom import SECRET, TOKEN


@pytest.fixture
def database(new_database):
    url = new_database("sqlite")
    store = Store(open_store(url))
    upgrade(store.engine)
    store.close()
    return url


@contextmanager
def a_slack(**changes):
    def build(url):
        double = Workspace(
            signing_secret=SECRET,
            bot_token=TOKEN,
            app_url=url,
            api_url=url,
            manifest=replace(manifest(), **changes),
        )
        return routes(double)

    with serving(build) as url:
        yield url


def examined(**env):
    run = CliRunner().invoke(app, ["doctor"], env=env)
    for secret in (TOKEN, SECRET, "hunter2", CLIENT[1], KEY):
        assert secret not in run.output
    return run


def test_what_is_as_it_must_be_is_said_to_be(database):
    with a_slack() as url:
        run = examined(
            DATABASE_URL=database,
            SLACK_BOT_TOKEN=TOKEN,
            SLACK_SIGNING_SECRET=SECRET,
            SLACK_API_URL=f"{url}/api",
        )
    assert run.exit_code == 0, run.output
    for line in ("✓ database: sqlite, current", "✓ scopes: all granted", "✓ clock: ", "✓ HTTP: "):
        assert line in run.output


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"WHOSAID_ZONE": "Nowhere/Land"}, "WHOSAID_ZONE is wrong"),
        ({"DATABASE_URL": "postgresql://maya:hunter2@127.0.0.1:1/none"}, "✗ database: can't be used"),
        ({"WHOSAID_MODEL": "no_such_model"}, "✗ model: can't be used"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "✗ Slack: invalid_auth"),
        ({"SLACK_SIGNING_SECRET": ""}, "Set SLACK_APP_TOKEN"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/"}, "✗ Slack: can't be reached"),
    ],
)
def test_each_thing_that_is_wrong_is_found_with_what_to_do(database, env, said):
    with a_slack() as url:
        right = {
            "DATABASE_URL": database,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{url}/api",
        }
        run = examined(**right | env)
    assert run.exit_code == 1
    assert said in run.output
    assert "1 to mend." in run.output, "each once"


@pytest.mark.parametrize("status", [404, 503])
def test_a_slack_that_is_away_is_not_taken_for_a_token_that_is_wrong(database, status):
    async def answer(_request):
        return PlainTextResponse("no", status_code=status)

    with serving(lambda _: [Route("/api/{method}", answer, methods=["POST", "GET"])]) as url:
        run = examined(DATABASE_URL=database, SLACK_BOT_TOKEN=TOKEN, SLACK_API_URL=f"{url}/api")
    assert f"✗ Slack: answers {status}" in run.output
    assert "status.slack.com" in run.output
    assert "OAuth page" not in run.output


def test_a_store_that_cannot_be_written_is_found(new_store, tmp_path):
    with new_store("postgresql") as store:
        url = store.engine.url
        with store.write() as session:
            session.execute(text(f"ALTER DATABASE {url.database} SET default_transaction_read_only = on"))
        read_only = examined(DATABASE_URL=url.render_as_string(hide_password=False))
    assert "The database lets nothing be written" in read_only.output
    (tmp_path / "whosaid.db").mkdir()  # a file that is not ours stops nobody who runs tests as root
    wrong = examined(DATABASE_URL=f"sqlite:///{tmp_path}/whosaid.db")
    assert "See whose the file and its folder are" in wrong.output


def test_work_that_nobody_does_and_work_that_failed_are_found(database):
    store, then = Store(open_store(database)), datetime(2025, 5, 19, tzinfo=UTC)
    with store.write() as session:
        work.want(session, Order(kind="feed", key="a", args={}), now=then)
    with a_slack() as url:
        here = {"DATABASE_URL": database, "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
        run = examined(**here, SLACK_API_URL=f"{url}/api")
        assert "✗ work: due for" in run.output
        assert "Is a worker running?" in run.output
        with store.write() as session:
            for _ in range(work.MOST_ATTEMPTS):
                work.take(session, now=clock(), lease=timedelta())
        run = examined(**here, SLACK_API_URL=f"{url}/api")
    assert "✓ work: none is late" in run.output
    assert "✗ failed work: 1" in run.output
    assert "whosaid work list" in run.output
    store.close()


def test_a_database_not_brought_up_to_date_and_a_scope_not_granted_are_found(new_database):
    granted = frozenset({"commands", "chat:write"})
    with a_slack(scopes=granted) as url:
        run = examined(
            DATABASE_URL=new_database("sqlite"),
            SLACK_BOT_TOKEN=TOKEN,
            SLACK_SIGNING_SECRET=SECRET,
            SLACK_API_URL=f"{url}/api",
        )
    assert "✗ database: sqlite, empty" in run.output
    assert "Run: whosaid db upgrade" in run.output
    assert "✗ scopes: some are missing" in run.output
    assert "users:read" in run.output


def several(url, database, **changes):
    right = {
        "DATABASE_URL": database,
        "SLACK_CLIENT_ID": CLIENT[0],
        "SLACK_CLIENT_SECRET": CLIENT[1],
        "SLACK_SIGNING_SECRET": SECRET,
        "WHOSAID_KEYS": KEY,
        "WHOSAID_WORKSPACES": "T0NEWSROOM,T0HERALD",
        "SLACK_API_URL": f"{url}/api",
    }
    return examined(**right | changes)


def test_each_workspace_that_installed_the_app_is_looked_at(database):
    store = Store(open_store(database))
    town = open_town(store)
    with town as both:
        here, there = both.branches()
        both.now = datetime.now(UTC)
        assert "installations: none yet" in several(both.url, database).output
        for room in (here, there):
            room.install()
        run = several(both.url, database)
        assert (run.exit_code, "✓ The Newsroom: connected" in run.output) == (0, True), run.output
        there.workspace.revoke(there.secrets().token)
        run = several(both.url, database)
        assert "✗ The Herald: invalid_auth" in run.output
        assert "install the app again" in run.output
        run = several(both.url, database, WHOSAID_WORKSPACES="T0HERALD")
        assert "add T0NEWSROOM to WHOSAID_WORKSPACES" in run.output
        run = several(both.url, database, WHOSAID_KEYS=Fernet.generate_key().decode())
        assert "No key in WHOSAID_KEYS opens the stored tokens" in run.output
        assert "no key" in several(both.url, database, WHOSAID_KEYS="short").output
        away = several("http://127.0.0.1:1", database, WHOSAID_KEYS=Fernet.generate_key().decode())
        assert "No key in WHOSAID_KEYS opens" in away.output, "that takes no Slack"
    store.close()
