"""Every key is changed while readers read and writers write: no error, nothing left under an old key.

``PROMISES=full`` has 2,000 people before and changes the keys three times; otherwise 200 and once.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from app import keys
from records.account.sign_ins import Manner, begin
from records.ledger import db, session
from records.overview import names
from records.person.details import Details, Opened
from records.person.model import Person
from records.seeker import actions as seekers
from records.vault import blind_index, unlock
from records.vault.rotating import holdings
from tests.chaos.key_rotation import Browser, Busy, Web
from tests.conftest import application
from tests.factories import World

FULL = os.environ.get("PROMISES") == "full"
PEOPLE, TIMES = (2_000, 3) if FULL else (200, 1)
READERS, WRITERS = 4, 2
LOIVE = Path(sys.executable).with_name("loive")


@pytest.mark.promise
def test_keys_are_changed_while_people_work(own_database, key_file, tmp_path, folder, request):
    path = Path(shutil.copy(key_file, tmp_path / "keys.json"))
    app = application(own_database, path)
    app.config["CLOCK"] = app.config["SETTINGS"].clock
    request.addfinalizer(lambda: unlock(keys.read(key_file)[0]))
    with app.app_context():
        token = a_centre(app)
        environ = surroundings(own_database, path, folder)
        with Web(environ, free_port()) as web:
            busy = at_work(web, token)
            try:
                for _ in range(TIMES):
                    change_every_key(environ, path)
            finally:
                busy[0].over.set()
                for each in busy:
                    each.join()
        session.rollback()

        answers = sum((each.answers for each in busy), start=type(busy[0].answers)())
        wrong = [x for each in busy for x in each.wrong]
        held = holdings()
        print(
            f"\n{PEOPLE} people, every key changed {TIMES} times while serving: answers"
            f" {dict(answers)}, errors {len(wrong)}, data keys {held}"
        )
        assert [status for status, _ in wrong] == []
        assert set(held) == {keys.read(path)[0].current}
        assert everything_opens_and_is_found() == PEOPLE + busy_writes(busy)
    with app.app_context():
        session.remove()
        db.engine.dispose()


@pytest.fixture
def folder():
    """A data folder that the servers' user can reach."""
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


def a_centre(app):
    """A centre with its people, committed; returns a counsellor's sign-in."""
    world = World(app.config["CLOCK"])
    for number in range(PEOPLE):
        seekers.register(
            world.act(),
            Details(name=f"Nguyễn Thị {number}", phone=phone(0, number)),
            {"trades": ["7212"]},
            centre_id=world.centre_id,
            branch_id=world.branch_id,
            counsellor_id=world.counsellor.account_id,
        )
    begun = begin(world.counsellor.account_id, app.config["CLOCK"](), Manner())
    session.commit()
    names.forget()
    return begun.token


def at_work(web, token):
    over = threading.Event()

    def reading(turn):
        path = "/desk/seekers" if turn % 2 else f"/desk/seekers?q=thi+{turn % PEOPLE}"
        return Browser(web.url, token).get(path)

    def writing(writer):
        def write(turn):
            return Browser(web.url, token).register(called(turn), phone(writer, turn))

        return write

    acts = [reading] * READERS + [writing(1 + n) for n in range(WRITERS)]
    busy = [Busy(over, act) for act in acts]
    for each in busy:
        each.start()
    return busy


def change_every_key(environ, path):
    """As an operator does it, one command after the other, in processes of their own."""
    old = keys.read(path)[0].current
    for words in (
        ["add"],
        ["add", "--kind", "index"],
        ["add", "--kind", "trail"],
        ["rotate"],
        ["retire", old],
        ["retire", "index"],
    ):
        done = subprocess.run(
            [LOIVE, "keys", *words], env=environ, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr[-2000:])


def everything_opens_and_is_found():
    """Open every name and compare every blind index with a new one; return how many people there are."""
    people = session.query(Person).all()
    for person in people:
        assert Opened(person).name
        assert person.phone_index == blind_index("phone", Opened(person).phone)
    return len(people)


def busy_writes(busy):
    return sum(each.answers[200] for each in busy[READERS:])


def called(number):
    """A name for a number; names have letters only."""
    return "Hồ Văn " + str(number).translate(str.maketrans("0123456789", "abcdeghikl")).title()


def phone(kind, number):
    return f"+849{kind}{number:07}"


def surroundings(at, path, folder):
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "DATABASE_URL": at.database,
        "DATABASE_OWNER_URL": at.database_owner,
        "DATABASE_WORKER_URL": at.database_worker,
        "REDIS_URL": at.redis,
        "LOIVE_MASTER_KEYS": str(path),
        "LOIVE_TRAIL_HEADS": str(path.with_name("heads")),
        "LOIVE_DATA": str(folder),
        "LOIVE_LANGUAGE": "en",
    }


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
