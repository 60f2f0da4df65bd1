"""What an employer may not ask is told at the box; what only a law allows waits for the centre."""

import pytest

from records.vacancy.queries import of_employer
from tests.employer_portal.test_employer_vacancies import FIVE_BOXES

ASKS = "Có lý lịch tư pháp, không tiền án."


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


def post(visitor, status=200, **boxes):
    visitor.get("/employer/vacancies/new")
    return visitor.submit(status=status, **{**FIVE_BOXES, **boxes})


def test_the_reason_stands_at_the_box_and_what_was_typed_stays(visitor, employer):
    page = post(visitor, description=ASKS, status=422)

    (error,) = page.errors
    assert "“lý lịch tư pháp”, “không tiền án”" in error
    assert "01/07/2026" in error
    assert page.fields()["description"] == ASKS
    assert of_employer(employer.employer_id) == ()


def test_taken_out_it_is_posted(visitor, employer):
    post(visitor, description=ASKS, status=422)
    visitor.submit(description="Có tay nghề.")

    assert of_employer(employer.employer_id)[0].state == "open"


def test_a_guard_waits_for_the_centre_and_the_employer_is_told(visitor, employer):
    page = post(visitor, title="Nhân viên bảo vệ", description=ASKS)

    assert "Đã giữ tin như bạn viết, chưa đăng" in page.text
    assert "Từ 01/07/2026" in page.text
    (card,) = of_employer(employer.employer_id)
    assert (card.state, card.description) == ("held", ASKS)


def test_who_insists_is_held_with_every_letter_as_typed_and_seen_by_nobody_else(visitor, employer):
    page = post(visitor, description=ASKS, status=422)
    assert "Gửi trung tâm xem giúp" in page.text

    page = visitor.submit(description=ASKS, insist="yes")

    (card,) = of_employer(employer.employer_id)
    assert (card.state, card.description) == ("held", ASKS)
    assert "Chờ xem" in page.text
    visitor.client.delete_cookie("door")
    visitor.get(f"/vacancies/{card.code}", status=404)
    assert card.title not in visitor.get("/vacancies").text


def test_words_taken_out_of_a_held_text_post_it_at_once(visitor, employer):
    post(visitor, description=ASKS, status=422)
    visitor.submit(description=ASKS, insist="yes")
    (card,) = of_employer(employer.employer_id)

    visitor.get(f"/employer/vacancies/{card.code}/edit")
    visitor.submit(description="Có tay nghề.")

    assert of_employer(employer.employer_id)[0].state == "open"


def test_a_shown_text_that_comes_to_ask_is_refused_at_the_box(visitor, employer):
    post(visitor, title="Nhân viên bảo vệ")
    (card,) = of_employer(employer.employer_id)
    visitor.get(f"/employer/vacancies/{card.code}/edit")

    page = visitor.submit(description=ASKS, status=422)

    assert page.fields()["description"] == ASKS
    assert "Trung tâm cần xem trước khi đăng" in page.text
    assert "Gửi trung tâm xem giúp" not in page.text


def test_a_draft_that_asks_is_held_when_it_is_to_be_posted(visitor, employer):
    visitor.get("/employer/vacancies/new")
    boxes = {"title": "Nhân viên bảo vệ", "description": ASKS, "look-first": "yes"}
    visitor.submit(**{**FIVE_BOXES, **boxes})

    visitor.submit("move", verb="post")

    assert of_employer(employer.employer_id)[0].state == "held"


def test_a_no_is_put_in_words_of_work(visitor, employer, world):
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    visitor.get(f"/employer/introductions/{it.code}/decline")

    page = visitor.submit(reason="Người này có tiền án", status=422)

    assert "“tiền án”" in page.text
    assert "chưa hợp giờ làm" in page.text
