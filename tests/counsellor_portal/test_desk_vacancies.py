"""A vacancy entered at the desk for one who telephones: the employer's own form, said whose it is."""

import pytest

from records.employer.queries import card as employer_card
from records.vacancy.queries import of_employer
from tests.access.town import FarWorld

FIVE_BOXES = {
    "title": "Thợ mộc",
    "place": "xã Gio Linh, tỉnh Quảng Trị",
    "places": "2",
    "pay": "8 - 10 triệu",
    "open_until-day": "20",
    "open_until-month": "12",
    "open_until-year": "2026",
}


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def enter(desk, employer):
    def enter(status=200, **boxes):
        code = employer_card(employer.employer_id).code
        desk.get(f"/desk/employers/{code}/vacancies/new")
        return desk.submit(**{**FIVE_BOXES, **boxes}, status=status)

    return enter


def test_it_is_posted_and_said_whose_it_is(enter, desk, employer):
    page = enter()

    assert page.h1 == "Thợ mộc"
    assert "Trung tâm nhập hộ Xưởng cơ khí Bình Minh" in page.text
    assert of_employer(employer.employer_id)[0].state == "open"


def test_what_the_employer_posted_is_theirs(desk, world):
    page = desk.get(f"/desk/vacancies/{world.a_vacancy().code}")

    assert "nhập hộ" not in page.text


def test_the_employer_finds_it_among_their_own(enter, visitor, employer):
    enter()
    code = of_employer(employer.employer_id)[0].code

    page = visitor.signed_in_as(employer).get(f"/employer/vacancies/{code}")

    assert page.h1 == "Thợ mộc"
    assert "Trung tâm nhập tin này" in page.text


def test_a_wrong_box_is_said_and_what_was_typed_stays(enter, employer):
    page = enter(places="0", status=422)

    assert len(page.errors) == 1
    assert page.fields()["title"] == "Thợ mộc"
    assert of_employer(employer.employer_id) == ()


def test_words_about_a_past_are_held_at_the_desk_too(enter, desk, employer):
    boxes = {"description": "Có lý lịch tư pháp."}
    assert enter(**boxes, status=422).errors

    page = enter(**boxes, insist="yes")

    assert of_employer(employer.employer_id)[0].state == "held"
    assert "Tin này đang chờ xem" in page.text


def test_a_draft_is_kept_changed_posted_paused_and_closed(enter, desk, employer):
    page = enter(**{"look-first": "yes"})
    here = page.response.request.path
    desk.get(f"{here}/edit")
    assert desk.submit(title="Thợ mộc lành nghề").h1 == "Thợ mộc lành nghề"
    for verb, state in (("post", "open"), ("pause", "paused"), ("close", "closed")):
        desk.get(here)
        desk.submit("/move", verb=verb)
        assert of_employer(employer.employer_id)[0].state == state


def test_what_is_shown_gets_no_words_about_a_past_from_the_desk_either(desk, world, employer):
    vacancy = world.a_vacancy(employer, title="Nhân viên bảo vệ", trade="5401")
    desk.get(f"/desk/vacancies/{vacancy.code}/edit")

    page = desk.submit(description="Có lý lịch tư pháp.", status=422)

    assert page.errors


def test_the_message_to_be_copied_names_nobody(desk, world, employer):
    vacancy = world.a_vacancy(employer)

    page = desk.get(f"/desk/vacancies/{vacancy.code}")

    box = next(x for x in page.tree.iter("textarea") if x.get("id") == "copy-box")
    assert box.get("readonly") is not None
    lines = box.text.strip().splitlines()
    assert lines[0] == "Thợ hàn"
    assert "0233 3000 000" in lines[-1]
    assert not any(named in box.text for named in ("Bình", "0912", "912 000"))


def test_a_vacancy_of_another_centre_is_read_and_not_kept(desk, world):
    far = FarWorld(world.clock)
    vacancy = far.a_vacancy(far.an_employer())

    page = desk.get(f"/desk/vacancies/{vacancy.code}")

    assert "/move" not in page.html
    desk.get(f"/desk/vacancies/{vacancy.code}/edit", status=404)
