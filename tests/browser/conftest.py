"""One browser for all of its tests, a newsroom that has read the seeds, and a page of one's own."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser

from storage.engine import Store
from tests.browser import chromium
from tests.browser.desk import Desk
from tests.conftest import OpenStore, save, seeds_read
from tests.made import TEXT, article, reading
from tests.newsroom import Newsroom, open_newsroom

_NUMBERS = count()
WIDE = {"width": 1280, "height": 860}
OpenDesk = Callable[..., Desk]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was passed over: a dot that is an "s" is easily missed."""
    passed_over = [
        one for one in terminalreporter.stats.get("skipped", []) if chromium.MISSING in str(one.longrepr)
    ]
    if passed_over:
        terminalreporter.write_line(f"{len(passed_over)} browser tests were passed over: {chromium.MISSING}.")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if chromium.installed() is None:
        (pytest.fail if chromium.required() else pytest.skip)(chromium.MISSING)
    with chromium.opened() as opened:
        yield opened


@pytest.fixture(scope="package")
def store(new_store: OpenStore) -> Iterator[Store]:
    """The seeds, two public people of one name, and an article with an address."""
    with new_store("sqlite") as opened:
        for read in seeds_read():
            save(opened, *read)
        for name in ("Ana Doe", "Eva Doe"):
            text = TEXT.replace("Ana Doe", name)
            save(opened, article(text, headline=name), reading(text, name))
        known = article(url="https://news.example/mayor", headline="The mayor builds")
        save(opened, known, reading())
        yield opened


@pytest.fixture
def newsroom(store: Store) -> Iterator[Newsroom]:
    """A newsroom of one's own, seconds after the last: in one store a channel gets one message a second."""
    with open_newsroom(store) as room:
        room.now += timedelta(seconds=5 * next(_NUMBERS))
        yield room


@pytest.fixture
def desk_for(browser: Browser, newsroom: Newsroom) -> Iterator[OpenDesk]:
    """Opens the console for someone with a screen of their own; fails if the browser complained."""
    desks = []

    def opened(**screen: Any) -> Desk:
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-GB", **screen})
        desks.append(Desk(context.new_page(), newsroom.url))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.page.context.close()
    assert [complaint for desk in desks for complaint in desk.complaints] == []


@pytest.fixture
def desk(desk_for: OpenDesk) -> Desk:
    """The console on a wide, light screen."""
    return desk_for()
