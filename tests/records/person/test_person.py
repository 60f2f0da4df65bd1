"""Who somebody is: sealed, found again by number, opened for their own centre only."""

from dataclasses import replace
from datetime import date

import pytest

from records.ledger import NotFound, session
from records.person import actions, queries
from records.person.details import Details, seal
from records.person.particulars import FormerWork, Particulars

DETAILS = Details(
    name="Hồ Thị Nhung",
    phone="+84912345678",
    citizen_id="045190000123",
    birth_date=date(1990, 5, 1),
    address="Thôn 3",
    sex="female",
    ethnicity="Bru - Vân Kiều",
    religion="Không",
    particulars=Particulars(
        permanent_commune="19333",
        soft_skills=("team", "alone"),
        former_work=(FormerWork("Xưởng mộc", began="2019-03", ended="2020-01"),),
    ),
)


def test_all_facts_are_read_back(world):
    person = written(world, DETAILS)

    assert queries.facts(person.id).details.whole() == DETAILS
    assert queries.many({person.id})[person.id].details.whole() == DETAILS
    assert queries.contact_card(person.id).phone == DETAILS.phone


def test_somebody_without_telephone_or_papers_can_be_written_down(world):
    person = written(world, Details(name="Hồ Văn Pả"))

    assert queries.facts(person.id).details.whole() == Details(name="Hồ Văn Pả")
    assert person.phone_index is None


def test_a_person_is_found_by_citizen_id_or_else_by_telephone(world):
    person = written(world, DETAILS)

    assert known(world, phone=None, citizen_id=DETAILS.citizen_id) == person.id
    assert known(world, phone=DETAILS.phone, citizen_id=None) == person.id
    assert known(world, phone=DETAILS.phone, citizen_id="045190000999") is None
    assert known(world, phone=None, citizen_id=None) is None


def test_who_has_the_same_name_and_birth_date_is_found_however_it_is_written(world):
    person = written(world, DETAILS)
    alike = Details(name="Ho Thi Nhung", birth_date=DETAILS.birth_date)

    assert queries.namesake(alike, centre_id=world.centre_id) == person.id
    assert queries.namesake(Details(name=DETAILS.name), centre_id=world.centre_id) is None
    assert queries.namesake(alike, centre_id=0) is None


def test_what_is_filled_in_later_leaves_the_rest_as_it_was(world):
    person = written(world, DETAILS)
    more = Particulars(languages="Tiếng Anh: khá")

    actions.fill_in(world.act(), person, religion=None, particulars=more)

    whole = queries.facts(person.id).details.whole()
    assert whole == replace(DETAILS, religion=None, particulars=more)


def test_nobody_is_found_from_another_centre(world):
    person = written(world, DETAILS)

    assert queries.already_known(centre_id=0, phone=DETAILS.phone, citizen_id=None) is None
    with pytest.raises(NotFound):
        queries.row(person.id, centre_id=0)
    with pytest.raises(NotFound):
        queries.row(0, centre_id=world.centre_id)


def test_who_answers_for_a_person_is_told_without_opening_anything(world):
    person = written(world, DETAILS)
    person.data_key.wrapped = b"unreadable"

    keeper = queries.keeper(person.id)

    assert (keeper.branch_id, keeper.code) == (world.branch_id, person.code)


def test_an_erased_person_cannot_be_written_to(world):
    person = written(world, DETAILS)
    person.data_key.wrapped = None

    with pytest.raises(RuntimeError, match="erased"):
        seal(person, DETAILS)


def test_an_account_leads_to_its_person(world):
    seeker = world.a_seeker()

    assert queries.person_of(seeker.account_id) == seeker.person_id
    assert queries.person_of(world.counsellor.account_id) is None


def written(world, details):
    person = actions.write_down(
        world.act(),
        details,
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=None,
        commune_code=None,
    )
    session.flush()
    return person


def known(world, **asked):
    return queries.already_known(centre_id=world.centre_id, **asked)
