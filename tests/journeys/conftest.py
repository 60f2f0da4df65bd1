"""One running house for all journeys of a test process, and a browser for each module."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import browser
from tests.journeys.house import House, running


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    with running(folder) as house:
        yield house
    shutil.rmtree(folder, ignore_errors=True)


# One module at a time: two browsers at once in one process do not get on with each other.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found
