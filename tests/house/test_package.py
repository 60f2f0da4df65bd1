"""The built wheel holds everything a running system needs besides code."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.house import PACKAGES, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> set[str]:
    """The names in a wheel built from what git keeps (and what is about to be kept)."""
    source = tmp_path_factory.mktemp("source")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."],
        cwd=source,
        check=True,
        capture_output=True,
    )
    built = next((source / "dist").glob("*.whl"))
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def kept(pattern: str) -> set[str]:
    """Our own files of a kind."""
    return {
        str(path.relative_to(ROOT))
        for package in (*PACKAGES, "migrations")
        for path in (ROOT / package).glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(
    "pattern",
    [
        "**/*.py",
        "**/templates/**/*.html",
        "templates/*.typ",
        "**/static/*",
        "**/words/*.po",
        "**/data/*",
        "versions/*.py",
        "script.py.mako",
    ],
)
def test_the_wheel_holds_every_file_of_a_kind(wheel, pattern):
    assert kept(pattern) - wheel == set()


def test_the_wheel_holds_neither_tests_nor_benchmarks(wheel):
    assert [name for name in wheel if Path(name).parts[0] in ("tests", "bench", "docs")] == []


def test_the_wheel_brings_the_command(wheel):
    assert any(name.endswith("entry_points.txt") for name in wheel)
