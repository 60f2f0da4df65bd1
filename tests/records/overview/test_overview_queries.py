"""People found by name, and files opened with all a counsellor needs while telephoning."""

from datetime import date

import pytest

from records.ledger import NotFound
from records.overview import queries as overview
from records.person.details import Details
from records.seeker import actions as seekers


def test_people_are_sorted_by_given_name_as_vietnamese_readers_expect(world):
    for name in ("Trần Thị Đào", "Lê Văn Dũng", "Hồ Văn Ánh", "Hồ Văn Âu", "Nguyễn An"):
        world.a_seeker(name=name)

    names = [line.name for line in overview.people(world.centre_id).lines]

    assert names == ["Nguyễn An", "Hồ Văn Ánh", "Hồ Văn Âu", "Lê Văn Dũng", "Trần Thị Đào"]


@pytest.mark.parametrize("typed", ["nguyen thi dao", "dao", "Đào", "ngu da", "  THI  "])
def test_a_name_is_found_without_typing_its_marks(world, typed):
    world.a_seeker(name="Nguyễn Thị Đào")
    world.a_seeker(name="Hồ Văn Pả")

    assert [x.name for x in overview.people(world.centre_id, words=typed).lines] == [
        "Nguyễn Thị Đào"
    ]


def test_only_the_beginning_of_a_word_finds_it(world):
    world.a_seeker(name="Nguyễn Thị Đào")

    assert overview.people(world.centre_id, words="ao").lines == ()


def test_a_long_list_comes_in_pages_that_lose_nobody(world):
    for name in ("Hồ An", "Hồ Bình", "Hồ Cường", "Hồ Dũng", "Hồ Giang"):
        world.a_seeker(name=name)

    first = overview.people(world.centre_id, size=2)
    second = overview.people(world.centre_id, size=2, after=first.after)
    last = overview.people(world.centre_id, size=2, after=second.after)

    assert [x.name for x in (*first.lines, *second.lines, *last.lines)] == [
        "Hồ An", "Hồ Bình", "Hồ Cường", "Hồ Dũng", "Hồ Giang",
    ]  # fmt: skip
    assert (first.found, last.after) == (5, None)


def test_a_counsellor_can_look_at_their_own_people_only(world):
    world.a_seeker(name="Hồ An")
    nobodys(world, "Hồ Bình")

    own = overview.people(world.centre_id, counsellor_id=world.counsellor.account_id)

    assert [x.name for x in own.lines] == ["Hồ An"]


def test_an_introduction_is_opened_with_whom_to_call_and_how_it_came(world):
    seeker = world.a_seeker(name="Hồ An", phone="+84912345678")
    introduction = world.an_introduction(seeker, world.a_vacancy(), parts=("contact",))

    file = overview.introduction(introduction.code, centre_id=world.centre_id, today=today(world))

    assert (file.view.seeker.name, file.phone) == ("Hồ An", "+84912345678")
    assert file.employer.contact_phone == "+84912000000"
    assert [step.verb for step in file.steps] == ["begin", "introduce"]
    assert file.placement is None


def test_a_placement_is_opened_with_its_introduction(world):
    employer = world.an_employer()
    introduction = world.an_introduction(
        world.a_seeker(), world.a_vacancy(employer), parts=("contact",)
    )
    placement = world.a_placement(employer, introduction)

    file = overview.placement(placement.code, centre_id=world.centre_id, today=today(world))

    assert file.introduction_code == introduction.code
    assert (file.line.facts.state, file.line.facts.reported_by) == ("reported", "employer")


def test_another_centre_opens_nothing(world):
    introduction = world.a_proposal(world.a_seeker(), world.a_vacancy())
    elsewhere = world.centre_id + 1

    with pytest.raises(NotFound):
        overview.introduction(introduction.code, centre_id=elsewhere, today=today(world))
    with pytest.raises(NotFound):
        overview.placement("2222222222", centre_id=elsewhere, today=today(world))
    assert overview.people(elsewhere).lines == ()


def test_the_last_introduction_of_a_pair_is_the_one_that_counts(world):
    seeker, vacancy = world.a_seeker(), world.a_vacancy()
    introduction = world.a_proposal(seeker, vacancy)

    by_vacancy = overview.touches_of(seeker.seeker.id)
    by_seeker = overview.touches_at(vacancy.id, centre_id=world.centre_id)

    assert by_vacancy[vacancy.id] == overview.Touch(introduction.code, "proposed")
    assert by_seeker[seeker.seeker.code] == by_vacancy[vacancy.id]


def test_the_slip_has_the_code_of_the_persons_own_sign_in(world):
    seeker, without = world.a_seeker(), nobodys(world, "Hồ Bình")

    access = overview.access_of(seeker.seeker.code, centre_id=world.centre_id)

    assert access == overview.Access(seeker.account_id, seeker.login)
    assert overview.access_of(without.code, centre_id=world.centre_id) is None


def nobodys(world, name):
    """Somebody registered whom no counsellor looks after yet."""
    return seekers.register(
        world.act(),
        Details(name=name),
        {"trades": [], "held": {}, "years": {}},
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=None,
    )


def today(world) -> date:
    return world.act().today
