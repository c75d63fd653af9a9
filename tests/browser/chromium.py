"""The system's Chromium: nothing is downloaded, and where it is missing its tests are passed over."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium is installed (on Debian: apt-get install chromium)"


def installed() -> str | None:
    """Return the path of the system's Chromium, None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def required() -> bool:
    """Tell whether a missing Chromium is a failure: `.ci/run` says so."""
    return os.environ.get("REQUIRE_CHROMIUM") == "1"


@contextmanager
def opened() -> Iterator[Browser]:
    """Start Chromium; raises LookupError where there is none."""
    path = installed()
    if path is None:
        raise LookupError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()
