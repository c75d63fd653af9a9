"""Pictures of the console for the README and the docs: `make screenshots`.

Each is taken of the real app beside the double, with the seeds read, at the time at which tests stand still.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, expect

from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.browser import chromium
from tests.browser.desk import Desk
from tests.conftest import ROOT, save, seeds_read
from tests.newsroom import Newsroom, open_newsroom

DOCS = ROOT / "docs"
WIDE = {"width": 1280, "height": 860}
COLOURS = 128


def console(desk: Desk) -> None:
    """An answer to a name."""
    expect(desk.type("/whosaid Rama")).to_contain_text("Edi Rama")


def facts(desk: Desk) -> None:
    """Figures side by side."""
    expect(desk.type("/facts small boats")).to_contain_text("small boats")


def story(desk: Desk) -> None:
    """A story in its articles' sentences."""
    expect(desk.type("/story Starmer Albania co-operation")).to_contain_text("The Independent")


def share(desk: Desk) -> None:
    """A card on its way into a channel."""
    desk.press(desk.type('/whosaid "pure theatre"'), "Share…")
    expect(desk.modal).to_be_visible()
    desk.modal.get_by_label("Your words, shown first").fill("For tomorrow’s page three.")


def home(desk: Desk) -> None:
    """The app's Home, as somebody sees it who manages."""
    desk.become("Tom Ellery")
    desk.home()
    expect(desk.page.locator("#home")).to_contain_text("For those who manage")


SHOTS: dict[str, tuple[Callable[[Desk], None], dict[str, Any]]] = {
    "console": (console, {}),
    "facts": (facts, {}),
    "story": (story, {}),
    "share": (share, {}),
    "home": (home, {}),
    "dark": (facts, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}),
}


def main() -> int:
    """Take all pictures, or those named; return the exit code."""
    named = sys.argv[1:] or list(SHOTS)
    with TemporaryDirectory() as folder, chromium.opened() as browser:
        store = Store(open_store(f"sqlite:///{folder}/seeds.db"))
        upgrade(store.engine)
        for article, reading in seeds_read():
            save(store, article, reading)
        for name in named:
            with open_newsroom(store) as newsroom:
                _taken(browser, newsroom, name)
        store.close()
    return 0


def _taken(browser: Browser, newsroom: Newsroom, name: str) -> None:
    act, screen = SHOTS[name]
    context = browser.new_context(
        **{"viewport": WIDE, "locale": "en-GB", "reduced_motion": "reduce", **screen}
    )
    desk = Desk(context.new_page(), newsroom.url)
    act(desk)
    newsroom.workspace.settle()
    _kept(desk.page.screenshot(), DOCS / f"{name}.png")
    context.close()


def _kept(picture: bytes, path: Path) -> None:
    """Write a picture in few colours: a page needs no more, and a clone stays small."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)} {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    sys.exit(main())
