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

    assert "Đã lưu bản nháp, chưa đăng" in page.text
    (card,) = of_employer(employer.employer_id)
    assert card.state == "draft"
    refused = visitor.submit("move", verb="post", status=409)
    assert "Trung tâm cần xem trước khi đăng" in refused.text


def test_a_no_is_put_in_words_of_work(visitor, employer, world):
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    visitor.get(f"/employer/introductions/{it.code}/decline")

    page = visitor.submit(reason="Người này có tiền án", status=422)

    assert "“tiền án”" in page.text
    assert "chưa hợp giờ làm" in page.text
