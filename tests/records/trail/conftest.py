"""A trail of a few hundred lines under some seals, in a database of its own, ruled by its superuser."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.engine import make_url

from records import trail
from records.ledger import Act, Actor, Role, db, session
from records.trail.sealing import seal
from tests.conftest import NOW, application

LINES, SEALS = 240, 12


@pytest.fixture
def outside(tmp_path):
    return tmp_path / "trail.heads"


@pytest.fixture
def ruled(own_database, key_file):
    """The application as a superuser of the database would run it: no wall holds it back."""
    name = make_url(own_database.database).database
    admin = make_url(own_database.database_admin).set(database=name)
    url = admin.render_as_string(hide_password=False)
    app = application(replace(own_database, database=url), key_file)
    with app.app_context():
        yield app
        session.remove()
        db.engine.dispose()


@pytest.fixture
def sealed(ruled, outside):
    """A sealed trail; returns the file of its heads."""
    for number in range(SEALS):
        now = NOW + timedelta(seconds=5 * number)
        write(LINES // SEALS, now, first=number * LINES)
        session.commit()
        assert seal(now, outside) == LINES // SEALS
    return outside


def write(count, now, first=0):
    """Write lines as a page and its verbs would."""
    act = Act(Actor(Role.COUNSELLOR, 7, 1), now)
    with trail.watching(act, "counsellor_portal.seekers") as watch:
        for number in range(first, first + count // 2):
            trail.look("person", number, "name")
            trail.note(act, verb="introduce", subject="introduction", subject_id=number)
        trail.write_looks(watch)
