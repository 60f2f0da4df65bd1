"""Employers: joined unverified, known to everybody by a card, to their members and the centre in full."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import migrate
from records.employer import actions, queries
from records.employer.model import Employer
from records.history import steps_of
from records.ledger import NotFound, session
from tests.factories import DONG_HA

FACTS = {
    "name": "Xưởng mộc Triệu Phong",
    "tax_code": "3200012345",
    "commune_code": DONG_HA,
    "contact_name": "Lê Thị Bình",
    "contact_phone": "+84912000000",
    "contact_email": "moc@firm.example",
}


def test_a_new_employer_is_not_verified_until_the_centre_says_so(world):
    row = joined(world)
    assert not queries.card(row.id).verified

    actions.verify(world.act(), row)

    assert queries.card(row.id).verified
    assert [x.verb for x in steps_of("employer", row.id)] == ["begin", "verify"]


def test_the_public_card_names_no_contact(world):
    card = queries.card(joined(world).id)

    assert {"contact_name", "contact_phone", "contact_email", "tax_code"}.isdisjoint(
        card.__dataclass_fields__
    )


def test_the_centre_and_the_employer_read_everything(world):
    row = joined(world)

    facts = queries.facts(row.id)

    assert (facts.tax_code, facts.contact_name) == ("3200012345", "Lê Thị Bình")
    assert queries.by_code(row.code, centre_id=world.centre_id) == facts
    with pytest.raises(NotFound):
        queries.by_code(row.code, centre_id=0)


def test_an_account_acts_for_one_employer(world):
    known = world.an_employer()

    assert queries.employer_of(known.account_id) == known.employer_id
    assert queries.employer_of(world.counsellor.account_id) is None
    with pytest.raises(IntegrityError):
        actions.add_member(joined(world).id, known.account_id)


def test_employers_are_listed_by_name(world):
    world.an_employer(name="B")
    world.an_employer(name="A")

    found = queries.all_of(world.centre_id)

    assert [x.name for x in found] == ["A", "B"]
    assert queries.cards({x.id for x in found})[found[0].id] == found[0]


@pytest.mark.parametrize("wrong", [{"state": "closed"}, {"commune_code": "00000"}])
def test_the_database_keeps_employers_coherent(world, wrong):
    row = joined(world)
    for name, value in wrong.items():
        setattr(row, name, value)

    with pytest.raises(IntegrityError):
        session.flush()


def test_no_two_verified_employers_have_one_tax_code(world):
    row, squatter = joined(world), joined(world)
    actions.verify(world.act(), row)

    for verb in (lambda: joined(world), lambda: actions.verify(world.act(), squatter)):
        with pytest.raises(actions.TaxCodeKnown):
            verb()
    actions.change(world.act(), row, FACTS)
    assert queries.same_code(queries.facts(squatter.id)) == (queries.facts(row.id),)


def test_a_code_that_several_say_they_have_does_not_block_the_step_back(own_house, own_database):
    with own_house.app.app_context():
        world = own_house.world
        first, *_ = [joined(world) for _ in range(3)]
        actions.verify(world.act(), first)
        session.commit()

    migrate.down(own_database.database_owner, "0021")

    with own_house.app.app_context():
        known = session.execute(text("select state, tax_code from employer order by id")).all()
    assert known == [("verified", FACTS["tax_code"]), ("unverified", None), ("unverified", None)]


def joined(world) -> Employer:
    return actions.join(world.act(), centre_id=world.centre_id, facts=FACTS)
