"""A person at the console, in a real browser: what they do, and what they see."""

from contextlib import suppress

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Locator, Page, expect

SECONDS = 10


class Desk:
    """The console's page. What the browser complains about is kept in `complaints`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(SECONDS * 1000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.goto(url)
        expect(self.composer).to_be_focused()

    @property
    def composer(self) -> Locator:
        return self.page.get_by_label("Message or command", exact=True)

    @property
    def modal(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def answers(self) -> Locator:
        """What the app says where one looks."""
        return self.page.locator("#log article.app")

    def type(self, line: str) -> Locator:
        """Type a line, press Enter, and return the answer to it."""
        before = self.answers.count()
        self.composer.fill(line)
        self.composer.press("Enter")
        return self.answer(before)

    def answer(self, number: int) -> Locator:
        """Return the answer of this number, from 0, once it is there."""
        answer = self.answers.nth(number)
        expect(answer).to_be_visible(timeout=SECONDS * 1000)
        return answer

    def press(self, within: Locator, name: str) -> None:
        """Press a button by the name that a screen reader says."""
        within.get_by_role("button", name=name, exact=True).click()

    def close(self) -> None:
        """Close the modal."""
        self.page.keyboard.press("Escape")
        expect(self.modal).to_have_count(0)

    def choose(self, within: Locator, name: str) -> None:
        """Choose an entry of the menu under "⋯"."""
        self.press(within, "More")
        within.get_by_role("menuitem", name=name, exact=True).click()

    def enter(self, channel: str) -> None:
        """Open a channel."""
        self.page.locator("#channels").get_by_role("button", name=channel).first.click()
        expect(self.page.get_by_role("heading", name=f"#{channel}")).to_be_visible()

    def home(self) -> Locator:
        """Open the app's Home tab and return what it shows."""
        self.page.locator("#channels section", has_text="Apps").get_by_role("button").first.click()
        self.page.get_by_role("tab", name="Home").click()
        return self.page.locator("#home")

    def become(self, name: str) -> None:
        """Be another person, once the page shows what they see."""
        who = self.page.locator("#whoami small")
        before = who.inner_text()
        self.page.get_by_label("You are").select_option(label=name)
        expect(who).not_to_have_text(before)

    def shown(self) -> str:
        """Return the words in the log."""
        return self.page.locator("#log").inner_text()

    def faults(self) -> list[str]:
        """Return what axe finds wrong for people with impairments, one sentence each."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"]
        ]

    def overflows(self) -> bool:
        """Tell whether something sticks out of the page's width."""
        return bool(self.page.evaluate("document.scrollingElement.scrollWidth > innerWidth"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _failed(self, url: str, failure: str | None) -> None:
        with suppress(Error):
            if not url.endswith("/console/changes") and not self.page.is_closed():
                self.complaints.append(f"{url}: {failure}")
