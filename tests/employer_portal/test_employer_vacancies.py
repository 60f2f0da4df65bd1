"""Posting, changing and closing a vacancy, as an employer does it in the browser."""

import re

import pytest

from records.ledger import session
from records.placement.actions import TAKES_A_PLACE
from records.vacancy import actions
from records.vacancy.queries import PAGE, of_employer
from tests.factories import GIO_LINH

FIVE_BOXES = {
    "title": "Thợ hàn",
    "place": "xã Gio Linh, tỉnh Quảng Trị",
    "places": "2",
    "pay": "8 - 10 triệu",
    "open_until-day": "20",
    "open_until-month": "12",
    "open_until-year": "2026",
}


def test_five_boxes_are_enough_to_post(visitor, employer):
    page = post(visitor)

    assert page.h1 == "Thợ hàn"
    assert "Đã đăng" in page.text
    assert only_card(employer).state == "open"


def test_a_vacancy_keeps_what_was_meant(visitor, employer):
    post(visitor)

    card = only_card(employer)
    assert (card.places, card.pay.low, card.pay.high) == (2, 8_000_000, 10_000_000)
    assert [spot.commune_code for spot in card.spots] == [GIO_LINH]


def test_a_trade_the_title_surely_names_is_understood(visitor, employer):
    post(visitor)

    assert only_card(employer).trade == "7212"


def test_a_title_that_names_no_trade_is_taken_and_the_page_says_what_is_missing(visitor, employer):
    page = post(visitor, title="Asdf qwer")

    assert "chưa rõ tin này cần nghề gì" in page.text
    assert "chưa rõ tin này cần nghề gì" not in post(visitor, title="Thợ hàn").text


def test_an_ambiguous_place_is_asked_back_and_what_was_typed_stays(visitor, employer):
    page = post(visitor, place="Gio Linh", status=422)

    assert len(page.errors) == 1
    offered = {box.get("value") for box in page.tree.iter("input") if box.get("name") == "place"}
    assert f"commune:{GIO_LINH}" in offered
    assert page.fields()["title"] == "Thợ hàn"
    assert page.fields()["pay"] == "8 - 10 triệu"
    assert of_employer(employer.employer_id) == ()


def test_the_chosen_place_is_taken(visitor, employer):
    post(visitor, place="Gio Linh", status=422)
    visitor.submit(place=f"commune:{GIO_LINH}")

    assert [spot.commune_code for spot in only_card(employer).spots] == [GIO_LINH]


def test_a_chosen_place_reads_as_a_name_when_another_box_is_wrong(visitor, employer):
    page = post(visitor, place=f"commune:{GIO_LINH}", places="", status=422)

    assert page.fields()["place"] == "xã Gio Linh, tỉnh Quảng Trị"


def test_several_places_of_work_stand_apart_by_semicolons(visitor, employer):
    post(visitor, place="xã Gio Linh, tỉnh Quảng Trị; phường Nam Đông Hà")

    assert [spot.commune_code for spot in only_card(employer).spots] == [GIO_LINH, "19351"]


def test_a_deadline_that_is_over_is_refused_at_its_box(visitor, employer):
    page = post(visitor, **{"open_until-day": "1", "open_until-month": "11"}, status=422)

    assert page.errors == [
        "Nhận người đến hết ngày: Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi."
    ]


def test_an_empty_form_names_each_box_that_is_owed(visitor, employer):
    visitor.get("/employer/vacancies/new")
    page = visitor.submit(status=422)

    assert len(page.errors) == 4


def test_a_draft_is_seen_by_nobody_until_it_is_posted(visitor, employer):
    post(visitor, **{"look-first": "yes"})
    card = only_card(employer)
    visitor.get(f"/vacancies/{card.code}", status=404)

    visitor.get(f"/employer/vacancies/{card.code}")
    visitor.submit("move", verb="post")
    assert only_card(employer).state == "open"


def test_conditions_are_kept_with_their_strength_and_drawn_again(visitor, employer):
    post(
        visitor, cond_shift=["day", "evening"], cond_shift_strength="must", cond_meals=["provided"]
    )

    terms = only_card(employer).terms
    assert terms["shift"] == {"value": ["day", "evening"], "strength": "must"}
    page = visitor.get(f"/employer/vacancies/{only_card(employer).code}/edit")
    assert page.fields()["cond_shift"] == ["day", "evening"]
    assert page.fields()["cond_shift_strength"] == "must"


def test_saving_without_touching_anything_changes_nothing(visitor, employer):
    post(
        visitor,
        place="xã Gio Linh, tỉnh Quảng Trị; phường Nam Đông Hà",
        description="Làm trong xưởng.\nCó quạt.",
        must="hàn điện",
        experience_years="2",
        cond_training="elementary",
        cond_accommodation=["provided"],
    )
    before = only_card(employer)
    visitor.get(f"/employer/vacancies/{before.code}/edit")
    visitor.submit()
    after = only_card(employer)

    facts = ("title", "description", "trade", "needs", "terms", "places", "pay", "open_until")
    assert {name: getattr(before, name) for name in facts} == {
        name: getattr(after, name) for name in facts
    }
    assert [x.commune_code for x in before.spots] == [x.commune_code for x in after.spots]
    assert before.experience_months == after.experience_months == 24


def test_the_preview_says_what_a_seeker_reads(visitor, employer):
    page = post(visitor, cond_shift=["night"], cond_shift_strength="must")

    assert "8.000.000 đ – 10.000.000 đ" in page.text
    assert "Ca đêm (bắt buộc)" in page.text


@pytest.mark.parametrize(
    ("verb", "state"), [("pause", "paused"), ("fill", "filled"), ("close", "closed")]
)
def test_an_open_vacancy_can_be_taken_away(visitor, employer, verb, state):
    post(visitor)
    visitor.submit("move", verb=verb)

    assert only_card(employer).state == state


def test_only_steps_the_lifecycle_allows_are_offered(visitor, employer):
    post(visitor)
    page = visitor.submit("move", verb="pause")

    assert offered(page) == {"resume", "fill", "close"}


def test_a_step_the_lifecycle_forbids_is_refused_in_plain_words(visitor, employer):
    post(visitor)
    page = visitor.submit("move", verb="reopen", status=409)

    assert only_card(employer).state == "open"
    assert "refused" not in page.text


def test_a_repeated_form_posts_one_vacancy(visitor, employer):
    visitor.get("/employer/vacancies/new")
    sent = {**visitor.page.fields(), **FIVE_BOXES}
    visitor.post("/employer/vacancies/new", sent)
    visitor.post("/employer/vacancies/new", sent)

    assert len(of_employer(employer.employer_id)) == 1


def test_another_employers_vacancy_is_nobodys_business(visitor, world, employer):
    foreign = world.a_vacancy(world.an_employer(name="Xưởng khác"))

    for path in ("", "/edit"):
        visitor.get(f"/employer/vacancies/{foreign.code}{path}", status=404)


def test_places_taken_are_shown(visitor, world, employer):
    vacancy = world.a_vacancy(employer)
    introduced = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    placement = world.a_placement(employer, introduced)

    assert placement.state in TAKES_A_PLACE
    assert "Đã nhận 1 trên 2 người" in visitor.get(f"/employer/vacancies/{vacancy.code}").text


def test_about_how_many_it_reaches_is_told_with_the_demand_that_costs_most(
    visitor, world, employer
):
    world.a_crowd(of=6)
    world.a_crowd(of=11, wishes={"shift": {"value": ["day"], "strength": "must"}})
    night = {"shift": {"value": ["night"], "strength": "must"}}
    vacancy = world.a_vacancy(employer, terms=night)
    visitor.get(f"/employer/vacancies/{vacancy.code}")

    page = visitor.submit(action="/reach")

    assert "hợp với khoảng 5 người" in page.text
    assert "Ca làm: thêm khoảng 10 người" in page.text


def test_the_list_and_the_form_speak_english_too(visitor, employer):
    post(visitor)
    visitor.in_english()

    assert visitor.get("/employer/vacancies").h1 == "Vacancies"
    assert "Place of work" in visitor.get("/employer/vacancies/new").text


def test_another_like_it_begins_with_all_it_says_but_for_its_days(visitor, employer, world):
    post(visitor, title="Thợ mộc", must="hàn MIG")
    code = only_card(employer).code

    page = visitor.get(f"/employer/vacancies/new?like={code}")

    assert (page.fields()["title"], page.fields()["pay"]) == ("Thợ mộc", "8 - 10 triệu")
    assert page.fields()["open_until-day"] == "23"
    assert only_card(employer).code == code, "nothing is written by looking"
    foreign = world.a_vacancy(world.an_employer(name="Quán cơm Bà Sáu"))
    visitor.get(f"/employer/vacancies/new?like={foreign.code}", status=404)


def test_pay_below_the_least_of_the_region_is_said_and_stops_nobody(visitor, employer):
    page = post(visitor, pay="3 - 4 triệu")

    assert "thấp hơn lương tối thiểu" in page.text
    assert "4.140.000 đ (Nghị định 293/2025)" in page.text
    assert "chưa đối chiếu bản gốc" in page.text
    assert only_card(employer).state == "open"
    assert "lương tối thiểu" not in post(visitor).text


def post(visitor, status=200, **boxes):
    visitor.get("/employer/vacancies/new")
    return visitor.submit(status=status, **{**FIVE_BOXES, **boxes})


def test_a_long_list_has_pages_and_what_is_over_stands_by_itself(visitor, world, employer):
    over = world.a_vacancy(employer, title="Lái xe")
    actions.close(world.act(employer), over)
    first, *_ = [world.a_draft(employer) for _ in range(PAGE + 1)]
    session.commit()

    page = visitor.get("/employer/vacancies")
    at = f"/employer/vacancies/{first.code}"
    assert f"Đang dùng ({PAGE + 1})" in page.text
    assert at not in page.links()
    (older,) = [url for url in page.links() if "after=" in url]
    assert at in visitor.get(older).links()
    assert over.title in visitor.get("/employer/vacancies?over=1").text
    visitor.get("/employer/vacancies?after=x", status=404)


def only_card(employer):
    (card,) = of_employer(employer.employer_id)
    return card


def offered(page):
    return set(re.findall(r'name="verb" value="([a-z]+)"', page.html))


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known
