"""The system's Chromium: real pages in a real browser. Without one, CI fails and others are told why."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def path() -> str | None:
    """Where the browser is, if it is."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def demand() -> str:
    """The browser's path; a missing one fails in CI and skips elsewhere."""
    found = path()
    if found is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed")
    if found is None:
        pytest.skip("Chromium is not installed (apt install chromium)")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that is asked to speak to nobody."""
    executable = demand()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=QUIET)
        try:
            yield chromium
        finally:
            chromium.close()
