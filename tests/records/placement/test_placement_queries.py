"""Placements as the employer, the person and the centre read them."""

import pytest

from records.ledger import NotFound, session
from records.placement import actions, queries


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả")


@pytest.fixture
def introduction(world, employer, seeker):
    return world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))


@pytest.fixture
def placement(world, employer, introduction):
    return world.a_placement(employer, introduction)


def test_the_person_and_the_employer_read_the_same_facts(employer, seeker, introduction, placement):
    (mine,) = queries.of_seeker(seeker.seeker.id)

    assert queries.of_employer(employer.employer_id) == {introduction.code: mine}
    assert queries.of_introductions([introduction.id]) == {introduction.id: mine}
    assert (mine.code, mine.state, mine.version) == (placement.code, "reported", 1)
    assert "name" not in mine.__dataclass_fields__


def test_another_employer_reads_nothing(world, placement):
    assert queries.of_employer(world.an_employer().employer_id) == {}
    assert queries.of_seeker(0) == ()


def test_the_centre_reads_who_it_is_by_state(world, placement):
    (line,) = queries.for_centre(world.centre_id, states=("reported",))

    assert (line.seeker.name, line.facts.code) == ("Hồ Văn Pả", placement.code)
    assert queries.one_for_centre(placement.code, centre_id=world.centre_id) == line
    assert queries.row_for_centre(placement.code, centre_id=world.centre_id) is placement
    assert queries.for_centre(world.centre_id, states=("confirmed",)) == ()
    assert "Pả" not in repr(line)


def test_another_centre_has_no_such_placement(placement):
    assert queries.for_centre(0, states=("reported",)) == ()
    for question in (queries.one_for_centre, queries.row_for_centre):
        with pytest.raises(NotFound):
            question(placement.code, centre_id=0)


def test_the_oldest_report_comes_first(world, employer, placement):
    later = world.a_placement(
        employer,
        world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("words",)),
    )
    actions.confirm(world.act(), placement)
    session.flush()

    found = queries.for_centre(world.centre_id, states=("reported", "confirmed"))

    assert [x.facts.code for x in found] == [placement.code, later.code]
