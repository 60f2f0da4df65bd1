"""Held vacancies at the desk: the words found, the rules, and three ways on."""

import pytest

from records.ledger import session
from records.vacancy import holding
from records.vacancy.queries import own_card

ASKS = "Có lý lịch tư pháp, không tiền án."


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def hand_in(world, employer):
    def hand_in(**facts):
        draft = world.a_draft(employer, description=ASKS, **facts)
        holding.offer(world.act(employer), draft)
        session.flush()
        return draft

    return hand_in


@pytest.fixture
def desk(world, visitor):
    return visitor.signed_in_as(world.counsellor)


@pytest.fixture
def guard(hand_in):
    return hand_in(title="Nhân viên bảo vệ", trade="5401")


def test_it_waits_on_the_first_page_and_in_the_list(desk, guard):
    assert "1 tin chờ xem" in desk.get("/desk/").text
    assert "lý lịch tư pháp; không tiền án" in desk.get("/desk/held").text


def test_the_words_are_marked_and_the_rules_named_with_their_source(desk, guard):
    page = desk.get(f"/desk/held/{guard.code}")

    assert "<mark>lý lịch tư pháp</mark>" in page.html
    assert "Nhân viên dịch vụ bảo vệ NĐ 96/2016 Đ.32.1; NĐ 58/2026" in page.text
    assert "đã kiểm tra ngày 22/11/2026" in page.text


def test_it_is_shown_under_a_rule(desk, guard, employer):
    desk.get(f"/desk/held/{guard.code}")
    page = desk.submit("/release", rule="OCC-GUARD", status=422)
    assert page.errors

    desk.submit("/release", rule="OCC-GUARD", reason="Đã xem giấy phép của công ty.")

    assert own_card(guard.code, employer_id=employer.employer_id).state == "open"
    assert "Không có tin nào chờ xem" in desk.page.text


def test_for_a_welder_no_rule_is_offered_and_none_is_taken(desk, hand_in, employer):
    welder = hand_in()
    page = desk.get(f"/desk/held/{welder.code}")
    assert "không đăng nguyên văn được" in page.text

    sent = {**page.fields("/send-back"), "rule": "OCC-GUARD", "reason": "Đã xem giấy tờ."}
    desk.post(f"/desk/held/{welder.code}/release", sent, status=409)

    assert own_card(welder.code, employer_id=employer.employer_id).state == "held"


def test_sent_back_the_employer_reads_the_proposal(desk, hand_in, employer, visitor):
    welder = hand_in()
    desk.get(f"/desk/held/{welder.code}")
    refused = desk.submit("/send-back", wording="Bỏ chữ tiền án đi", status=422)
    assert "“tiền án”" in refused.text
    desk.submit("/send-back", wording="Hãy ghi: cần người cẩn thận, làm được ca đêm.")

    page = visitor.signed_in_as(employer).get(f"/employer/vacancies/{welder.code}")

    assert "Hãy ghi: cần người cẩn thận, làm được ca đêm." in page.text


def test_it_is_closed(desk, guard, employer):
    desk.get(f"/desk/held/{guard.code}")
    desk.submit("/close")

    assert own_card(guard.code, employer_id=employer.employer_id).state == "closed"


def test_what_is_not_held_is_not_there(desk, world):
    desk.get(f"/desk/held/{world.a_vacancy().code}", status=404)
