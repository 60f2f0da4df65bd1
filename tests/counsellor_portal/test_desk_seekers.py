"""Registering people, finding them, changing wishes, making a slip."""

from datetime import date

import pytest

from records.account import actions as accounts
from records.centre import actions as centres
from records.consent.queries import of_person
from records.ledger import session
from records.overview.queries import access_of, people
from records.programme.envelope import Envelope
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


def test_a_trade_test_is_shown_beside_the_skill(desk, world):
    seeker = world.a_seeker(held={"arc-welding": 3})
    desk.get(f"/desk/seekers/{seeker.seeker_code}")
    page = desk.submit("/tested", concept="arc-welding", tester="centre")

    assert "đã thử tay nghề" in page.text


def test_people_are_found_without_marks(desk, world):
    world.a_seeker(name="Nguyễn Thị Đào")
    world.a_seeker(name="Hồ Văn Pả")

    page = desk.get("/desk/seekers?q=dao")

    assert "Nguyễn Thị Đào" in page.text
    assert "Hồ Văn Pả" not in page.text
    assert "1 người" in page.text


def test_who_is_not_found_can_be_registered(desk):
    page = desk.get("/desk/seekers?q=<script>")

    assert "Không thấy ai" in page.text
    assert "/desk/seekers/new" in page.links()


def test_another_centres_person_does_not_exist_here(desk, world):
    stranger = world.a_seeker()
    stranger.seeker.centre_id = another_centre(world)

    for page in ("", "/wishes", "/slip", "/matches"):
        desk.get(f"/desk/seekers/{stranger.seeker.code}{page}", status=404)


def test_limits_are_shown_under_words_that_say_nothing(desk, world):
    seeker = world.a_seeker(
        envelope=Envelope(
            member=True,
            barred_trades=("7212",),
            barred_until=date(2028, 5, 1),
            exit_suspended=True,
            credit_until=date(2029, 1, 31),
        )
    )
    page = desk.get(f"/desk/seekers/{seeker.seeker.code}")

    assert "Lưu ý riêng" in page.text
    for said in ("01/05/2028", "31/01/2029", "nước ngoài"):
        assert said in page.text
    assert "Không có lưu ý nào" in desk.get(f"/desk/seekers/{world.a_seeker().seeker.code}").text


def test_wishes_sent_back_unchanged_stay_as_they_were(desk, world):
    seeker = world.a_seeker(
        trades=["7212", "7111"],
        years={"7212": 5, "7111": 2},
        pay_floor=7_000_000,
        wishes={"shift": {"value": ["day"], "strength": "must"}},
    )
    before = by_code(seeker.seeker.code, centre_id=world.centre_id).wishes
    desk.get(f"/desk/seekers/{seeker.seeker.code}/wishes")

    page = desk.submit()

    assert "Đã lưu mong muốn" in page.text
    assert by_code(seeker.seeker.code, centre_id=world.centre_id).wishes == before


def test_a_changed_wish_is_kept(desk, world):
    seeker = world.a_seeker()
    desk.get(f"/desk/seekers/{seeker.seeker.code}/wishes")
    desk.submit(pay_floor="8.000.000", moves="anywhere", cond_shift=["day"])

    wishes = by_code(seeker.seeker.code, centre_id=world.centre_id).wishes
    assert (wishes.pay_floor, wishes.moves_to) == (8_000_000, ("*",))
    assert wishes.wishes["shift"] == {"value": ["day"], "strength": "should"}


def test_a_slip_shows_the_code_and_never_the_pin(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(name="Hồ Thị Mai", then="slip")
    page = desk.submit(pin="602419")

    code = found(world, "mai").wishes.code
    access = access_of(code, centre_id=world.centre_id)
    assert f"{access.code[:5]}-{access.code[5:]}" in page.text
    assert "602419" not in page.html
    assert "Hồ Thị Mai" not in "".join(page.tree.find(".//*[@class='surface']").itertext())
    assert signs_in(world, access.code, "602419")


def test_a_second_pin_replaces_the_first_and_keeps_the_code(desk, world):
    seeker = world.a_seeker()
    desk.get(f"/desk/seekers/{seeker.seeker.code}/slip")
    desk.submit(pin="602419")

    assert access_of(seeker.seeker.code, centre_id=world.centre_id).code == seeker.login
    assert signs_in(world, seeker.login, "602419")
    assert not signs_in(world, seeker.login, seeker.secret)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "abcdef", "111111", "123456", "654321"])
def test_a_pin_that_is_not_six_digits_or_easily_guessed_is_refused(desk, world, pin):
    desk.get(f"/desk/seekers/{world.a_seeker().seeker.code}/slip")

    assert len(desk.submit(pin=pin, status=422).errors) == 1


def found(world, words):
    """The record of the only person these words find."""
    (line,) = people(world.centre_id, words=words).lines
    return by_code(line.code, centre_id=world.centre_id)


def signs_in(world, login, secret):
    return accounts.sign_in(
        login=login, secret=secret, address="127.0.0.1", now=world.clock()
    ).token


def another_centre(world):
    return centres.found(
        name="Trung tâm khác",
        province_code="46",
        email="x@y.example",
        phone="+84",
        address="",
        branches={"Huế": "h@y.example"},
    )


def test_what_the_law_sets_is_shown_to_the_persons_own_counsellor_only(world, visitor):
    envelope = Envelope(member=True, stay_in_commune=DONG_HA)
    seeker = world.a_seeker(envelope=envelope)
    path = f"/desk/seekers/{seeker.seeker.code}"

    own = visitor.signed_in_as(world.counsellor).get(path)
    assert "trong xã" in own.text.casefold() or "phường Đông Hà" in own.text
    assert "Lưu ý riêng" in own.text

    colleague = visitor.signed_in_as(world.a_manager()).get(path)
    assert "Lưu ý riêng" not in colleague.text
