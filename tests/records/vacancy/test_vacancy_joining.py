"""Whoever joins at a known address takes a place only while nobody else had a part in it."""

import threading
import time

from sqlalchemy import select, text

from records.employer import actions as employers
from records.employer import queries
from records.employer.model import Employer
from records.ledger import Act, Actor, Role, session
from records.vacancy.joining import join
from tests.factories import DONG_HA, SECRET

FACTS = {
    "kind": "enterprise",
    "name": "Xưởng mộc Triệu Phong",
    "tax_code": "0100109106",
    "commune_code": DONG_HA,
    "contact_name": "Lê Thị Bình",
    "contact_phone": "+84912000000",
    "contact_email": "moc@firm.example",
}
A_WHILE = 200


def joins(world, **said):
    act = Act(Actor(Role.STRANGER), world.clock())
    facts = {**FACTS, **said}
    return join(act, centre_id=world.centre_id, facts=facts, secret=SECRET, address="::1")


def test_who_joins_while_the_centre_verifies_waits_and_then_changes_nothing(own_house):
    world, held = own_house.world, threading.Event()
    with own_house.app.app_context():
        joins(world)
        session.commit()

    def verify():
        employers.verify(world.act(), session.scalars(select(Employer).with_for_update()).one())
        session.flush()
        held.set()
        for _ in range(A_WHILE):
            if session.scalar(text("select count(*) from pg_locks where not granted")):
                return
            time.sleep(0.02)

    def come():
        held.wait()
        return joins(world, name="Nơi lạ", contact_phone="+84999999999")

    assert own_house.at_once(verify, come) == [None, 0]
    with own_house.app.app_context():
        (known,) = queries.all_of(world.centre_id)
        assert (known.name, known.verified) == (FACTS["name"], True)
