"""A grant taken back while twenty readers read: no page begun after the commit shows what it showed.

``PROMISES=full`` takes back 50 grants; otherwise 3. Commits, connections and threads are real.
"""

import os
import threading
import time
from contextlib import contextmanager

import pytest

from records import trail
from records.grant import actions as grants
from records.grant.queries import row as grant_row
from records.ledger import db, session
from tests.access.marked import Marks, register
from tests.conftest import Clock, application
from tests.factories import World
from tests.visitor import Visitor

pytestmark = pytest.mark.promise

ROUNDS = 50 if os.environ.get("PROMISES") == "full" else 3
READERS = 20
AFTER = 0.4
"""Seconds that reading goes on after the commit."""


@pytest.fixture
def town(own_database, key_file):
    app = application(own_database, key_file)
    app.config["CLOCK"] = Clock()
    with app.app_context(), trail.unwatched("a test"):
        world = World(app.config["CLOCK"])
        firm = world.an_employer()
        session.commit()
        yield app, world, firm
        session.remove()
        db.engine.dispose()


def test_no_page_begun_after_the_commit_shows_the_name(town):
    app, world, firm = town
    cookie = Visitor(app).signed_in_as(firm).client.get_cookie("door").value
    before = after = late = 0

    for n in range(ROUNDS):
        introduction, marks = _introduced(world, firm, n)
        grant_id, path = introduction.grant_id, f"/employer/introductions/{introduction.code}"
        session.commit()
        with reading(app, cookie, path, marks.name) as seen:
            _wait_for(lambda seen=seen: sum(shown for _, shown in seen) >= READERS)
            grants.withdraw(world.act(), grant_row(grant_id))
            session.commit()
            committed = time.monotonic()
            time.sleep(AFTER)
            _wait_for(lambda seen=seen, at=committed: sum(b > at for b, _ in seen) >= READERS)
        before += sum(shown for begun, shown in seen if begun < committed)
        after += sum(begun > committed for begun, _ in seen)
        late += sum(shown for begun, shown in seen if begun > committed)

    print(
        f"\nwithdrawals: {ROUNDS}, shown before: {before}, read after: {after}, shown late: {late}"
    )
    assert late == 0
    assert after >= READERS * ROUNDS


def _introduced(world, firm, n):
    marks = Marks(n)
    person = register(world, marks, counsellor_id=world.counsellor.account_id)
    vacancy = world.a_vacancy(firm, open_until=None)
    return world.an_introduction(person, vacancy, parts=("contact",)), marks


@contextmanager
def reading(app, cookie, path, name):
    """Twenty who read one page again and again: when each answer was begun, and whether it named them."""
    seen, enough = [], threading.Event()

    def read():
        client = app.test_client(use_cookies=False)
        while not enough.is_set():
            begun = time.monotonic()
            answer = client.get(path, headers={"Cookie": f"door={cookie}"})
            assert answer.status_code == 200, answer.status
            seen.append((begun, name in answer.get_data(as_text=True)))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield seen
    finally:
        enough.set()
        for reader in readers:
            reader.join()


def _wait_for(happened):
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end, "nobody read anything"
        time.sleep(0.01)
