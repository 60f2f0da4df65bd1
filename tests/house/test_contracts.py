"""The import contracts hold, and every kind of planted violation breaks the one it should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.factory import PORTALS
from tests.house.house import PACKAGES, ROOT

# Where a line is planted, the line, and the contract it must break.
PLANTED = [
    ("matcher/planted.py", "import flask", "The matcher is pure"),
    ("matcher/planted2.py", "import records.vacancy.queries", "The house has storeys"),
    ("records/vacancy/planted.py", "import records.placement.queries", "No record knows"),
    ("records/vacancy/planted2.py", "import records.seeker.queries", "No record knows"),
    ("records/person/planted.py", "import records.programme.queries", "No record knows"),
    ("records/vacancy/planted3.py", "from flask import request", "Records never see"),
    ("records/outbox/planted.py", "import rq", "Records never see"),
    ("records/outbox/planted2.py", "import jobs.when", "The house has storeys"),
    ("lobby/planted.py", "import redis", "Only jobs and the roof"),
    ("lobby/planted2.py", "import seeker_portal", "The house has storeys"),
    ("employer_portal/planted.py", "import records.vacancy.model", "Portals and jobs use"),
    ("employer_portal/planted2.py", "import seeker_portal", "The house has storeys"),
    ("jobs/planted3.py", "import records.outbox.model", "Portals and jobs use"),
    ("jobs/planted.py", "import employer_portal", "The house has storeys"),
    ("jobs/planted2.py", "import app", "The house has storeys"),
    ("records/undeclared/__init__.py", "'''A room nobody declared.'''", "No record knows"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([tool, "--no-cache"], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def planted_report(tmp_path_factory):
    """The linter's report on a copy of the house with every violation planted in it."""
    copy = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("*.csv", "__pycache__")
        )
    shutil.copy(ROOT / "setup.cfg", copy)
    for path, line, _ in PLANTED:
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text(f'"""Planted."""\n\n{line}\n')
    return lint(copy).stdout


def test_the_contracts_hold():
    report = lint(ROOT)

    assert report.returncode == 0, report.stdout[-3000:]


@pytest.mark.parametrize(("path", "line", "contract"), PLANTED)
def test_a_planted_violation_breaks(planted_report, path, line, contract):
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    broken = planted_report.split("Broken contracts")[1]
    sections = broken.split("\n\n\n")
    mine = [part for part in broken.split("---\n") if module.rpartition(".")[2] in part]

    assert any(contract in line for line in planted_report.splitlines() if "BROKEN" in line)
    assert mine or any(module in part for part in sections)


def test_every_portal_is_known_to_the_roof_and_to_every_contract():
    portals = {path.parent.name for path in ROOT.glob("*_portal/__init__.py")}
    setup = (ROOT / "setup.cfg").read_text()

    assert set(PORTALS) == portals
    for portal in portals:
        assert setup.count(portal) >= 5, f"{portal} is missing from a list in setup.cfg"
