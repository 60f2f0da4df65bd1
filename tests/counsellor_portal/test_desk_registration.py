"""Registering people at the counter: one after another, with their paper, and the rest of form 01 later."""

from datetime import date

import pytest

from records.consent.queries import of_person
from records.ledger import session
from records.overview.queries import people
from records.seeker.queries import by_code
from tests.factories import DONG_HA

NOBODY = {"name": "", "phone": "", "trades": ""}


def test_a_name_is_enough_to_be_registered(desk, world):
    desk.get("/desk/seekers/new")
    page = desk.submit(name=" Nguyễn  Thị Đào ")

    assert page.h1 == "Nguyễn Thị Đào"
    assert "Đã ghi Nguyễn Thị Đào." in page.text


def test_what_is_typed_at_the_counter_is_what_is_kept(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(
        **{
            "name": "Hồ Văn Pả",
            "phone": "0912 345 678",
            "birth_date-day": "2",
            "birth_date-month": "9",
            "birth_date-year": "1990",
            "commune_code": "phường Đông Hà, Quảng Trị",
            "address": "Thôn 3",
            "trades": "thợ hàn",
            "years": "3",
            "pay_floor": "7 triệu",
        }
    )

    known = found(world, "ho van pa")
    who, wishes = known.person.details, known.wishes
    assert (who.phone, who.birth_date, who.address) == ("+84912345678", date(1990, 9, 2), "Thôn 3")
    assert (wishes.commune_code, wishes.pay_floor, wishes.reach_km) == ("19333", 7_000_000, 15)
    assert wishes.years == dict.fromkeys(wishes.trades, 3)
    assert known.person.counsellor_id == world.counsellor.account_id


def test_a_wrong_box_is_named_and_nothing_typed_is_lost(desk):
    desk.get("/desk/seekers/new")
    page = desk.submit(name="Hồ Văn Pả", phone="12", address="Thôn 3", status=422)

    assert len(page.errors) == 1
    assert page.fields("/seekers/new")["address"] == "Thôn 3"


def test_without_a_name_nobody_is_registered(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(status=422, **NOBODY)

    assert people(world.centre_id).found == 0


def test_a_known_telephone_is_said_at_its_box_and_leads_to_the_person(desk, world):
    known = world.a_seeker(phone="+84912345678")
    desk.get("/desk/seekers/new")

    page = desk.submit(name="Hồ Thị Mai", phone="0912345678", address="Thôn 3", status=422)

    assert len(page.errors) == 1
    assert f"/desk/seekers/{known.seeker.code}" in page.links()
    assert page.fields("/seekers/new")["address"] == "Thôn 3"


def test_two_people_may_share_a_telephone(desk, world):
    world.a_seeker(phone="+84912345678")
    session.commit()
    desk.get("/desk/seekers/new")
    desk.submit(name="Hồ Thị Mai", phone="0912345678", status=422)

    page = desk.submit(someone_else="yes")

    assert page.h1 == "Hồ Thị Mai"
    assert people(world.centre_id).found == 2


def test_a_form_sent_twice_registers_one_person(desk, world):
    sent = desk.get("/desk/seekers/new").fields("/seekers/new") | {"name": "Hồ Thị Mai"}

    first = desk.post("/desk/seekers/new", sent)
    again = desk.post("/desk/seekers/new", sent)

    assert people(world.centre_id).found == 1
    assert first.h1 == again.h1


@pytest.mark.parametrize(
    ("button", "heading"), [("slip", "Phiếu hẹn"), ("next", "Đăng ký người tìm việc")]
)
def test_the_pressed_button_says_what_comes_next(desk, button, heading):
    desk.get("/desk/seekers/new")

    assert desk.submit(name="Hồ Thị Mai", then=button).h1 == heading


def test_form_ones_starred_boxes_are_kept_and_one_home_is_both(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(
        name="Hồ Thị Mai",
        sex="female",
        ethnicity="Bru - Vân Kiều",
        commune_code="phường Đông Hà, Quảng Trị",
        address="Thôn 3",
        same_home="yes",
        cond_schooling="primary",
    )

    known = found(world, "mai")
    who = known.person.details
    assert (who.sex, who.ethnicity) == ("female", "Bru - Vân Kiều")
    assert who.particulars.permanent_commune == known.wishes.commune_code == DONG_HA
    assert who.particulars.permanent_address == "Thôn 3"
    assert who.particulars.services == ("search",)
    assert known.wishes.wishes["schooling"]["value"] == "primary"


def test_what_a_paper_says_is_written_with_the_person_and_nothing_else(desk, world):
    page = desk.get("/desk/seekers/new")
    assert "purposes" not in page.fields("/seekers/new"), "nothing is ticked beforehand"
    desk.submit(name="Hồ Thị Mai", purposes=["registration", "follow-up"], status=422)
    desk.submit(channel="call", hours="any", answers="only-me")

    said = [x.said.purpose for x in of_person(found(world, "mai").person.id)]
    assert sorted(said) == ["follow-up", "registration"]


def test_a_paper_from_tomorrow_registers_nobody_and_loses_nothing(desk, world):
    desk.get("/desk/seekers/new")
    page = desk.submit(
        **{"name": "Hồ Thị Mai", "purposes": ["story"], "given_on-year": "2099"}, status=422
    )

    assert len(page.errors) == 1
    assert page.fields("/seekers/new")["name"] == "Hồ Thị Mai"
    assert people(world.centre_id).found == 0


def test_after_one_person_the_next_ones_commune_is_there_already(desk, world):
    desk.get("/desk/seekers/new")
    page = desk.submit(name="Hồ Thị Mai", commune_code="xã Gio Linh, Quảng Trị", then="next")

    assert page.fields("/seekers/new")["commune_code"] == "xã Gio Linh, tỉnh Quảng Trị"
    assert "Hôm nay đã ghi 1 người" in page.text
    page = desk.get("/desk/seekers/today")
    assert "xã Gio Linh · 1 người" in page.text
    assert "Hồ Thị Mai" in page.text


def test_a_namesake_is_asked_about_at_the_name(desk, world):
    born = {"birth_date-day": "2", "birth_date-month": "9", "birth_date-year": "1990"}
    for name in ("Hồ Văn An", "Ho Van An"):
        desk.get("/desk/seekers/new")
        page = desk.submit(name=name, **born, status=200 if name == "Hồ Văn An" else 422)

    assert "cùng họ tên và ngày sinh" in page.errors[0]
    desk.submit(someone_else="yes")
    assert people(world.centre_id).found == 2


def test_the_rest_of_form_one_waits_and_says_what_it_lacks(desk, world):
    seeker = world.a_seeker()
    page = desk.get(f"/desk/seekers/{seeker.seeker_code}/form")
    assert "Phiếu còn thiếu: Giới tính" in page.text

    more = {"place_1": "Xưởng mộc", "began_1": "3/2019", "religion": "Không"}
    assert len(desk.submit(**more | {"began_1": "hồi đó"}, status=422).errors) == 1
    desk.submit(**more, soft_skills=["team"])

    who = by_code(seeker.seeker_code, centre_id=world.centre_id).person.details
    (work,) = who.particulars.former_work
    assert (work.place, work.began, who.religion) == ("Xưởng mộc", "2019-03", "Không")
    page = desk.get(f"/desk/seekers/{seeker.seeker_code}/form")
    assert page.fields("/form")["began_1"] == "03/2019"


def test_former_work_tells_nothing_that_is_kept_nowhere(desk, world):
    desk.get(f"/desk/seekers/{world.a_seeker().seeker_code}/form")

    assert len(desk.submit(place_1="Xưởng mộc trong trại giam", status=422).errors) == 1


def found(world, words):
    """The record of the only person these words find."""
    (line,) = people(world.centre_id, words=words).lines
    return by_code(line.code, centre_id=world.centre_id)
