"""A data folder of one's own with a short path (sockets), and a console that remembers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


class Console:
    """Remembers which message keys were said, in order, with their values."""

    def __init__(self) -> None:
        self.said: list[tuple[str, dict[str, object]]] = []

    def __call__(self, key: str, **values: object) -> None:
        self.said.append((key, values))

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.said]


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path)
