"""One running house and one browser for all journeys of a test process."""

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found
