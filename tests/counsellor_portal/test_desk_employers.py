"""Employers at the desk: found, entered for one who telephones, verified, arranged with, called."""

import re
from datetime import timedelta

import pytest

from records.employer import actions, queries
from records.introduction import actions as introductions
from records.vacancy.joining import join
from tests.factories import GIO_LINH, SECRET

TYPED = {
    "name": "Quán cơm Bà Sáu",
    "contact_name": "Nguyễn Thị Sáu",
    "contact_phone": "0912 345 678",
    "commune_code": "xã Gio Linh, tỉnh Quảng Trị",
}


@pytest.fixture
def employer(world):
    return world.an_employer(name="Xưởng mộc Đá Bạc")


@pytest.fixture
def here(employer):
    return f"/desk/employers/{queries.card(employer.employer_id).code}"


def test_they_are_found_without_marks_and_by_state(desk, world, employer):
    world.an_employer(name="Trại gà Mây")

    page = desk.get("/desk/employers?q=da+bac")
    assert "Xưởng mộc Đá Bạc" in page.text
    assert "Trại gà Mây" not in page.text
    assert "Không có nơi tuyển nào" in desk.get("/desk/employers?state=paused").text


def test_one_who_telephones_is_entered_and_then_verified(desk, world):
    desk.get("/desk/employers/new")
    page = desk.submit(**TYPED)

    assert page.h1 == "Quán cơm Bà Sáu"
    assert "Không có thư điện tử" in page.text
    assert "Trước khi xác minh" in page.text
    assert "Nơi tuyển cần xác minh" in desk.get("/desk/").text
    desk.get(page.response.request.path)
    assert "Đã xác minh" in desk.submit("/verify").text
    assert "Nơi tuyển cần xác minh" not in desk.get("/desk/").text


def test_a_wrong_tax_code_is_said_at_its_box_and_what_was_typed_stays(desk):
    desk.get("/desk/employers/new")

    page = desk.submit(**TYPED, tax_code="0100000001", status=422)

    assert any("Mã số thuế" in error for error in page.errors)
    assert page.fields()["name"] == "Quán cơm Bà Sáu"


def test_a_tax_code_that_is_known_is_no_second_employer(desk, world):
    desk.get("/desk/employers/new")
    code = "0100109106"
    desk.submit(**TYPED, tax_code=code)
    desk.submit("/verify")
    desk.get("/desk/employers/new")

    assert "đã có trong danh sách" in desk.submit(**TYPED, tax_code=code, status=422).text


def test_who_wrote_down_a_firms_code_before_it_is_seen_and_does_not_stand_in_its_way(desk, world):
    code = "0100109106"
    facts = {**TYPED, "commune_code": GIO_LINH, "tax_code": code, "contact_email": "la@thu.example"}
    join(world.act(), centre_id=world.centre_id, facts=facts, secret=SECRET, address="::1")
    desk.get("/desk/employers/new")

    said = desk.submit(**TYPED, tax_code=code).text

    assert "Cũng ghi mã số này" in said
    assert "la@thu.example" in said


def test_their_facts_are_changed_and_asked_back_as_they_were(desk, here):
    page = desk.get(f"{here}/edit")
    assert page.fields()["contact_phone"] == "0912 000 000"

    assert "Lê Văn Tư" in desk.submit(contact_name="Lê Văn Tư").text


def test_what_is_arranged_is_kept_and_a_cap_is_seen_in_the_match_list(desk, world, employer, here):
    seeker, vacancy = world.a_seeker(), world.a_vacancy(employer)
    world.a_proposal(world.a_seeker(), vacancy)
    desk.get(here)
    page = desk.submit("/arrange", welcomes_everyone="yes", monthly_cap="1")

    assert "Tháng này đã giới thiệu đủ người" in page.text
    assert page.fields("/arrange")["welcomes_everyone"] == ["yes"]
    matches = desk.get(f"/desk/seekers/{seeker.seeker_code}/matches")
    assert "Đủ người tháng này" in matches.text
    assert "/introduce" not in matches.html
    sent = page.fields("/arrange") | {"tick": vacancy.code}
    refused = desk.post(f"/desk/seekers/{seeker.seeker_code}/introduce", sent, status=409)
    assert "đã đủ người giới thiệu" in refused.text


def test_whoever_verifies_sees_the_end_of_an_owners_number_and_afterwards_nobody_does(desk):
    desk.get("/desk/employers/new")
    page = desk.submit(**TYPED, kind="household", tax_code="045090000012")
    assert "…012" in page.text
    assert "045090000012" not in page.html

    page = desk.submit("/verify")

    assert "…012" not in page.text
    assert "số định danh của chủ" in page.text
    assert desk.get(f"{page.response.request.path}/edit").fields()["tax_code"] == ""


def test_what_was_changed_since_the_call_is_read_again_before_it_is_verified(desk, world):
    desk.get("/desk/employers/new")
    shown = desk.submit(**TYPED)
    code = shown.response.request.path.rpartition("/")[2]
    row = actions.row(code, centre_id=world.centre_id)
    actions.change(world.act(), row, {"contact_phone": "+84912999999"})

    page = desk.submit("/verify")

    assert "vừa được sửa" in page.text
    assert "0912 999 999" in page.text
    assert "Đã ghi: đã xác minh" in desk.submit("/verify").text


def test_one_is_not_taken_for_a_reason_of_the_list_and_may_be_looked_at_again(desk):
    desk.get("/desk/employers/new")
    desk.submit(**TYPED)
    desk.submit("/turn-away", status=422)

    page = desk.submit("/turn-away", reason="unreachable")

    assert "Gọi nhiều lần không gặp" in page.text
    assert "/verify" not in page.html
    assert "/vacancies/new" not in page.html
    assert "Nơi tuyển cần xác minh" not in desk.get("/desk/").text
    desk.get(page.response.request.path)
    assert "/verify" in desk.submit("/look-again").html


def test_an_employer_entered_here_is_let_in_by_a_code_that_is_read_out(desk, world, employer):
    known = queries.members(employer.employer_id)[0]
    desk.get("/desk/employers/new")
    desk.submit(**TYPED)
    assert "/invite" not in desk.page.html
    desk.submit("/verify")
    page = desk.submit("/invite", login=known, status=422)
    assert page.fields("/invite")["login"] == known

    page = desk.submit("/invite", login="sau@quan.example")

    first = re.search(r"\b\d{8}\b", page.text)[0]
    assert "/invite" not in page.html
    assert re.search(r"\b\d{8}\b", desk.submit("/code").text)[0] != first


def test_one_of_whom_nothing_came_is_a_duty_after_half_a_year_and_then_is_gone(desk, world, clock):
    desk.get("/desk/employers/new")
    path = desk.submit(**TYPED).response.request.path
    clock.now += timedelta(days=181)
    desk.signed_in_as(world.counsellor)
    assert "Nơi tuyển cần xóa" in desk.get("/desk/").text
    desk.get(path)

    page = desk.submit("/let-go")

    assert "Đã xóa" in page.text
    assert TYPED["name"] not in page.text
    desk.get(path, status=404)


def test_pausing_needs_a_reason(desk, here):
    desk.get(here)
    desk.submit("/pause", status=422)

    assert "Chưa giới thiệu ai đến đây" in desk.submit("/pause", reason="Sửa xưởng.").text
    assert "Sửa xưởng." in desk.get(here).text
    assert "Có thể giới thiệu người" in desk.submit("/resume").text


def test_who_seldom_answers_is_called_first(desk, world, clock, employer):
    silent, quick = employer, world.an_employer(name="Xưởng nhanh")
    for firm in (silent, quick):
        world.an_introduction(
            world.a_seeker(), world.a_vacancy(firm, open_until=None), parts=("contact",)
        )
    answered = world.an_introduction(
        world.a_seeker(), world.a_vacancy(quick, open_until=None), parts=("contact",)
    )
    introductions.decline(world.act(quick), answered, reason="Đã đủ người.")
    clock.now += timedelta(days=8)

    said = desk.signed_in_as(world.counsellor).get("/desk/employers/calls").text

    assert said.index("Xưởng mộc Đá Bạc") < said.index("Xưởng nhanh")


def test_an_employer_for_whom_several_wait_is_one_call(desk, world, clock, employer):
    for _ in range(2):
        vacancy = world.a_vacancy(employer, open_until=None)
        world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    assert "chờ một nơi trả lời" not in desk.get("/desk/").text

    clock.now += timedelta(days=8)

    page = desk.signed_in_as(world.counsellor).get("/desk/")
    assert "2 người chờ một nơi trả lời" in page.text


def test_a_page_shows_what_they_offer_and_how_they_answered(desk, world, employer, here):
    world.an_introduction(
        world.a_seeker(name="Lê An"), world.a_vacancy(employer), parts=("contact",)
    )

    said = desk.get(here).text

    assert all(words in said for words in ("Lê An", "Thợ hàn", employer.login))
