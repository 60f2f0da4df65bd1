"""A household's owner is known by a personal number: sealed, compared by its end, found only by itself."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from records import trail
from records.employer import actions, owner, queries
from records.employer.schema import EmployerSchema
from records.ledger import Role, session
from records.vault import keyring, unlock
from tests.factories import DONG_HA, Known

NUMBER = "045090000012"
HOUSEHOLD = {
    "kind": "household",
    "name": "Xưởng hàn Ông Tư",
    "owner_number": NUMBER,
    "tax_code": None,
    "commune_code": DONG_HA,
    "contact_name": "Lê Văn Tư",
    "contact_phone": "+84912000000",
    "contact_email": "",
}


@pytest.fixture
def household(world):
    return actions.join(world.act(), centre_id=world.centre_id, facts=HOUSEHOLD)


def facts_of(**typed):
    said = {**HOUSEHOLD, "contact_email": None, **typed}
    said["commune_code"] = "phường Đông Hà, tỉnh Quảng Trị"
    return EmployerSchema().read(said)


def test_twelve_digits_are_an_owners_number_and_no_firms_code():
    values, _ = facts_of(tax_code="45 090 000 012")
    assert (values["owner_number"], values["tax_code"]) == (NUMBER, None)

    _, wrong = facts_of(tax_code=NUMBER, kind="enterprise")
    assert [reason.key for reason in wrong["tax_code"]] == ["tax-code-of-owner"]


def test_it_stands_nowhere_in_plain_and_whoever_opens_its_end_is_noted(world, household):
    row = session.execute(text("select e::text || o::text from employer e, employer_owner o"))
    assert NUMBER not in row.scalar_one()

    with trail.watching(world.act(), "a page") as watch:
        assert owner.ending(household.id) == "012"

    assert watch.looks == {("employer", household.id): {"owner_number"}}


def test_the_wall_shows_it_to_its_centre_and_to_the_employer_and_to_nobody_else(world, household):
    mine = Known(0, "", Role.EMPLOYER, world.centre_id, household.id)
    for who, seen in (
        (None, 1), (mine, 1), (world.an_employer(), 0), (world.a_seeker(), 0), (world.an_auditor(), 0),
    ):  # fmt: skip
        with trail.watching(world.act(who), "a question of no room"):
            key = (
                "select count(*) from data_key where id in (select data_key_id from employer_owner)"
            )
            assert session.scalar(text("select count(*) from employer_owner")) == seen, who
            assert session.scalar(text(key)) == seen, who


def test_another_with_the_same_number_is_seen_and_not_refused(world, household):
    other = actions.join(world.act(), centre_id=world.centre_id, facts=HOUSEHOLD)
    actions.verify(world.act(), other)

    assert queries.same_code(queries.facts(household.id)) == (queries.facts(other.id),)
    actions.verify(world.act(), household)


def test_a_blank_box_keeps_it_and_a_tax_code_takes_its_place(world, household):
    actions.change(world.act(), household, {"kind": "household", "tax_code": None})
    assert owner.is_kept(household.id)
    actions.change(world.act(), household, {"owner_number": "045090000013", "tax_code": None})
    assert owner.ending(household.id) == "013"

    actions.change(world.act(), household, {"tax_code": "0100109106"})
    assert not owner.is_kept(household.id)


def test_another_index_key_finds_it_again(world, household):
    other = actions.join(world.act(), centre_id=world.centre_id, facts=HOUSEHOLD)
    ring = keyring()
    try:
        unlock(replace(ring, index=b"i" * 32, index_before=ring.index))
        owner.reindex()
        actions.change(world.act(), other, {"owner_number": NUMBER})
        assert owner.same_number(household.id) == {other.id}
    finally:
        unlock(ring)
