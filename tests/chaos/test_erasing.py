"""Erasing while serving: readers meet no error, and afterwards nothing of the erased is anywhere.

``PROMISES=full`` erases 100 people beside 20 readers; otherwise 6 beside 4.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
import redis
from sqlalchemy import text

from records import trail
from records.ledger import session
from records.suggestion.shelves import shelves
from records.trail.verifying import verify
from tests.chaos.erasing_house import MARK, served
from tests.records.rights.canaries import dump

FULL = os.environ.get("PROMISES") == "full"
PEOPLE, READERS = (100, 20) if FULL else (6, 4)
pytestmark = pytest.mark.promise


@pytest.fixture
def house():
    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    folder.chmod(0o711)  # the servers' user must reach its own folder below
    made = served(folder)
    try:
        made.begin()
        yield made
    finally:
        made.end()
        shutil.rmtree(folder, ignore_errors=True)


def test_people_are_erased_while_others_read(house):
    people = house.people(PEOPLE)
    desk, firm = house.doors(house.world.counsellor, house.employer)
    codes = [x.seeker_code for x in people]
    places = ["/desk/", "/desk/seekers?whose=all", "/desk/rights", "/desk/introductions"]
    places += [f"/desk/seekers/{code}" for code in codes]
    threads = [house.reader(desk, places) for _ in range(READERS // 2)]
    threads += [house.reader(firm, ["/employer/", "/employer/introductions"]) for _ in threads]

    with house.app.app_context():
        assert len(in_the_index(house)) == PEOPLE
    own_doors = house.doors(*people)
    ended = [
        house.erase(house.ports[0], known, door)
        for known, door in zip(people, own_doors, strict=True)
    ]
    house.stopping.set()
    for thread in threads:
        thread.join()

    answered = [house.get(port, path, desk) for port in house.ports for path in places]
    found = what_is_left(house, people)
    faults = {status: n for status, n in house.met.items() if status >= 500}
    print(f"\nerased: {PEOPLE}, readers: {READERS}, answers: {house.met}, found: {found}")
    assert (faults, set(ended)) == ({}, {303})
    assert found == dict.fromkeys(found, 0)
    assert not [status for status, body in answered if status >= 500 or MARK in body]


def what_is_left(house, people):
    """How often anything of the erased is found: in tables, indexes, Redis, files; and in the trail."""
    numbers = [f"+8498{n:07}" for n in range(PEOPLE)] + [f"0451{n:08}" for n in range(PEOPLE)]
    marks = [MARK, "7777000", *numbers, *(known.seeker_code for known in people)]
    with house.app.app_context(), trail.unwatched("a test"):
        everything = dump(session.connection())
        keys = text(
            "select count(*) from data_key k join person p on p.data_key_id = k.id where wrapped is not null"
        )
        return {
            "tables": sum(mark in everything for mark in marks),
            "keys": session.scalar(keys),
            "index": len(in_the_index(house)),
            "redis": sum(mark in in_redis(house) for mark in marks),
            "files": sum(mark.encode() in each for each in files(house) for mark in marks),
            "trail broken": int(verify(house.app.config["SETTINGS"].heads).bad is not None),
        }


def in_the_index(house):
    """Those of them whose facts this process holds; they are erased through the door of another one."""
    shelf = shelves().matcher(house.world.act().today).index.seekers
    held = {int(key) for part in shelf.parts for key in part.columns.ids}
    return (held | set(shelf.records)) & house.seeker_ids


def in_redis(house):
    line = redis.Redis.from_url(house.house.at.redis)
    return " ".join(str((key, line.dump(key))) for key in line.scan_iter())


def files(house):
    """Logs, letters, keys and heads: everything written outside PostgreSQL."""
    folders = (house.house.logs, house.house.letters, house.house.keys.parent)
    paths = {p for folder in folders if folder.exists() for p in folder.rglob("*") if p.is_file()}
    return [
        p.read_bytes() for p in paths if "data" not in p.relative_to(house.house.keys.parent).parts
    ]
