"""Several workspaces: installed by OAuth, tokens sealed, renewed by whoever sends, forgotten when removed."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from bot.clients import NotInstalledError, NotRenewedError
from bot.console.serving import serving
from bot.sealing import Seal
from bot.settings import OAuth, SettingsError
from storage import deeds, installations, outbox
from storage.tables import InstallationRow, OutboxRow
from tests.conftest import NOW, save
from tests.installed import CLIENT, KEY, Published
from tests.made import article, reading
from tests.newsroom import TEAM, words


@pytest.fixture
def newsroom(store):
    yield from opened(Published(store))


def opened(room):
    with serving(room.routes):
        yield room
        room.workspace.shut()
        room.wiring.listeners.shutdown()


def sealed(store) -> list[bytes]:
    with store.read() as session:
        return list(session.scalars(select(InstallationRow.sealed)))


def share(newsroom, key: str = "a") -> None:
    with newsroom.store.write() as session:
        message = outbox.Frozen(
            key=key,
            workspace=TEAM,
            channel="C0POLITICS",
            author="U0EDITOR",
            text="Read",
            blocks=[],
            articles=[],
        )
        outbox.put(session, message=message, now=newsroom.now)
    newsroom.wiring.deliveries().deliver_due()


def states(newsroom) -> list[str]:
    with newsroom.store.read() as session:
        return list(session.scalars(select(OutboxRow.state).order_by(OutboxRow.id)))


def test_a_workspace_installs_the_app_and_is_answered(newsroom):
    save(newsroom.store, article(), reading())
    done = newsroom.install()
    assert (done.status_code, "installed" in done.text) == (200, True)
    assert "“We will build it.”" in words(newsroom.ask("/whosaid Ana Doe"))
    token = newsroom.secrets().token
    assert token in newsroom.workspace.state.tokens
    assert token.encode() not in sealed(newsroom.store)[0]
    with newsroom.store.read() as session:
        (deed,) = deeds.newest(session, workspace=TEAM)
    assert (deed.deed, deed.author) == ("installed the app", "U0REPORTER")


def test_installing_again_keeps_one_row_and_the_new_token(newsroom):
    newsroom.install()
    first = newsroom.secrets().token
    newsroom.install()
    assert len(sealed(newsroom.store)) == 1
    assert newsroom.secrets().token != first


def test_a_state_is_good_once_in_its_own_browser_and_not_for_long(newsroom):
    cookie, state = newsroom.begin()
    code = newsroom.workspace.consent()
    assert newsroom.come_back({}, code=code, state=state).status_code == 400
    assert newsroom.come_back(cookie, code=code, state=state).status_code == 200
    again = newsroom.come_back(cookie, code=newsroom.workspace.consent(), state=state)
    assert (again.status_code, "used before" in again.text) == (401, True)
    cookie, state = newsroom.begin()
    newsroom.now += timedelta(minutes=11)
    assert newsroom.come_back(cookie, code=newsroom.workspace.consent(), state=state).status_code == 401


def test_what_comes_with_the_request_is_not_shown(newsroom):
    refused = newsroom.come_back({}, error="<script>alert(1)</script>")
    assert "script" not in refused.text
    assert refused.headers["content-type"].startswith("text/plain")


def test_a_workspace_that_is_not_on_the_list_is_sent_away_and_its_token_given_back(store):
    class Elsewhere(Published):
        oauth = OAuth(client_id=CLIENT[0], client_secret=CLIENT[1], keys=[KEY], workspaces=frozenset({"T2"}))

    for room in opened(Elsewhere(store)):
        before = set(room.workspace.state.tokens)
        refused = room.install()
        assert "not one of those for which it runs" in refused.text
        assert sealed(store) == []
        assert set(room.workspace.state.tokens) == before


def test_the_sender_renews_a_token_by_itself_once(newsroom):
    newsroom.install()
    first = newsroom.secrets()
    newsroom.now += timedelta(hours=11)
    share(newsroom)
    assert states(newsroom) == ["posted"]
    renewed = newsroom.secrets()
    assert renewed.token != first.token
    assert [call.method for call in newsroom.workspace.calls].count("oauth.v2.access") == 2


def test_while_slack_renews_nothing_the_old_token_serves_to_its_end_and_then_messages_wait(newsroom):
    newsroom.install()
    newsroom.now += timedelta(hours=11)
    newsroom.workspace.faults.next("oauth.v2.access", status=500)
    share(newsroom, "a")
    assert states(newsroom) == ["posted"]
    newsroom.now += timedelta(hours=2)
    newsroom.workspace.faults.next("oauth.v2.access", status=500)
    share(newsroom, "b")
    assert states(newsroom) == ["posted", "waiting"]
    newsroom.workspace.faults.next("oauth.v2.access", lost_request=True)
    with pytest.raises(NotRenewedError):
        newsroom.secrets()
    newsroom.now += timedelta(minutes=1)
    newsroom.wiring.deliveries().deliver_due()
    assert states(newsroom) == ["posted", "posted"]


def test_uninstalling_forgets_the_token_and_stops_what_would_be_sent(newsroom):
    newsroom.install()
    newsroom.workspace.uninstall()
    newsroom.workspace.until(lambda: gone(newsroom))
    newsroom.settle()
    assert sealed(newsroom.store) == [b""]
    with pytest.raises(NotInstalledError):
        newsroom.secrets()
    share(newsroom)
    assert states(newsroom) == ["refused"]
    newsroom.install()
    assert gone(newsroom) == []
    newsroom.now += timedelta(seconds=2)
    share(newsroom, "again")
    assert states(newsroom) == ["refused", "posted"]


def gone(newsroom) -> list[str]:
    with newsroom.store.read() as session:
        return list(session.scalars(installations.gone()))


def test_a_revoked_user_token_is_not_the_bots(newsroom):
    newsroom.install()
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["U0EDITOR"], "bot": []}}
    from bot.console import lines

    lines.happened(newsroom.workspace.state, revoked).result()
    newsroom.wiring.listeners.shutdown()
    assert gone(newsroom) == []


def test_another_workspace_is_told_that_the_app_is_not_there(newsroom):
    asked = newsroom.workspace.type_line("maya", "#politics", "/whosaid help")
    assert asked[0].result().status == 200
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics"))
    assert "isn’t installed in this workspace" in told[0].text


def test_keys_change_without_anybody_installing_again(newsroom):
    newsroom.install()
    token, new = newsroom.secrets().token, Fernet.generate_key().decode()
    assert newsroom.clients(keys=[new, KEY]).reseal() == 1
    assert newsroom.clients(keys=[new]).secrets(TEAM).token == token
    with pytest.raises(SettingsError, match="No key in WHOSAID_KEYS"):
        newsroom.clients(keys=[KEY]).secrets(TEAM)
    with pytest.raises(SettingsError, match="no key"):
        Seal(["short"])


def test_two_that_renew_at_once_ask_slack_once(newsroom):
    newsroom.install()
    newsroom.now += timedelta(hours=11)
    with newsroom.store.read() as session:
        found = installations.find(session, workspace=TEAM)
    first = newsroom.secrets()
    assert newsroom.installed._renewed(found) == first
    with newsroom.store.write() as session:
        session.execute(update(InstallationRow).values(expires_at=NOW + timedelta(days=9)))
    assert newsroom.secrets() == first
