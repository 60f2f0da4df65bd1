"""A counsellor's week in Vietnamese, by the keyboard alone: from the counter to being asked how it goes.

The clock does not jump: a week's work is done in one sitting, and the start is told three days late.
"""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from records.ledger.act import HERE
from tests.journeys.house import House
from tests.journeys.keyboard import Keys
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

WHO, WORDS, VACANCY = "Lương Thị Vượng", "luong thi vuong", "Công nhân may áo"


def test_a_week_at_the_desk_by_the_keyboard_alone(house: House, chromium: Browser) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, house, "/desk/sign-in", house.people["counsellor"])
    page.goto(f"{house.url}/desk/")
    keys, today = Keys(page), datetime.now(HERE)

    on_monday_she_is_registered_and_chooses_her_six_numbers(keys)
    on_tuesday_they_talk_and_see_what_is_missing(keys, today)
    on_wednesday_she_is_introduced_by_her_own_grant(keys)
    on_thursday_the_employer_tells_when_they_meet(keys, today)
    on_friday_a_start_is_told_and_confirmed_from_the_queue(keys, today)
    on_saturday_she_is_asked_and_the_result_is_entered(keys)
    on_monday_the_work_has_ended_and_the_search_begins_again(keys, today)


def on_monday_she_is_registered_and_chooses_her_six_numbers(keys: Keys) -> None:
    keys.open("Thêm người")
    expect(keys.page.locator("#name")).to_be_focused()
    keys.boxes(WHO)
    keys.press("Space", "Tab")
    keys.boxes("4", "5", "1988", "Kinh", "", "0912000801", "phường Đông Hà, Quảng Trị", "Thôn 7")
    keys.tick("Địa chỉ thường trú")
    keys.fill("Nghề", "thợ may")
    keys.tick("Xử lý")
    keys.open("Ghi rồi làm phiếu hẹn")
    keys.fill("Sáu số bí mật", "471905")
    keys.open("Lưu sáu số này")
    keys.told("Đã lưu sáu số bí mật")


def on_tuesday_they_talk_and_see_what_is_missing(keys: Keys, today: datetime) -> None:
    find(keys)
    keys.open("Tư vấn, lịch hẹn, giấy tờ")
    keys.open("Ghi một lần tư vấn")
    keys.choose("Việc làm", "Việc làm")
    keys.fill("Ghi ngắn", "Muốn làm gần nhà, may công nghiệp.")
    keys.open("Lưu")
    keys.told("Đã ghi lần tư vấn.")
    keys.open("Hẹn gặp")
    tomorrow = today + timedelta(days=1)
    keys.fill("Lúc nào", f"{tomorrow:%d/%m/%Y} 09:00")
    keys.choose("Việc làm", "Việc làm")
    keys.choose("Tại trung tâm", "Tại trung tâm")
    keys.open("Lưu lịch hẹn")
    keys.told("Đã ghi lịch hẹn.")


def on_wednesday_she_is_introduced_by_her_own_grant(keys: Keys) -> None:
    find(keys)
    keys.open("Tìm việc phù hợp")
    keys.open(VACANCY)
    keys.open("Giới thiệu")
    keys.told("Đã gửi thẻ không tên.")
    keys.open("Ghi đồng ý trên giấy")
    keys.tick("Tên và số điện thoại")
    keys.open("Ghi đồng ý")
    keys.told("Nơi tuyển thấy đúng phần được cho xem.")


def on_thursday_the_employer_tells_when_they_meet(keys: Keys, today: datetime) -> None:
    keys.unfold("Ghi lịch phỏng vấn")
    keys.fill("Ngày giờ gặp", f"{today + timedelta(days=1):%d/%m/%Y} 14:30")
    keys.fill("Nơi gặp", "Xưởng may, cổng số 2")
    keys.open("Lưu lịch")
    keys.told("Đã ghi lịch phỏng vấn.")


def on_friday_a_start_is_told_and_confirmed_from_the_queue(keys: Keys, today: datetime) -> None:
    began = today - timedelta(days=3)
    keys.open("Báo đã vào làm")
    keys.fill("Ngày", str(began.day))
    keys.press("Tab")
    keys.boxes(str(began.month), str(began.year))
    keys.open("Ghi ngày vào làm")
    keys.told("Trung tâm đã được báo.")
    keys.open("Hôm nay")
    keys.open(f"Xác nhận {WHO}")
    keys.told("Đã xác nhận đi làm.")


def on_saturday_she_is_asked_and_the_result_is_entered(keys: Keys) -> None:
    keys.open("Vẫn đang làm")
    keys.told("Đã ghi")
    keys.open("Đã nhập hôm nay")
    keys.told("Đã ghi")


def on_monday_the_work_has_ended_and_the_search_begins_again(keys: Keys, today: datetime) -> None:
    keys.open("Ghi nghỉ việc")
    keys.fill("Ngày", str(today.day))
    keys.press("Tab")
    keys.boxes(str(today.month), str(today.year))
    keys.write("Xưởng dời đi xa.")
    keys.fill("Rút ra điều gì", "Cần chỗ gần nhà.")
    keys.open("Ghi nghỉ việc")
    keys.told("Đã ghi nghỉ việc.")
    keys.open("Tìm việc phù hợp")
    expect(keys.page.locator("main")).to_contain_text(VACANCY)


def find(keys: Keys) -> None:
    """Find her in the list by her name, typed without marks."""
    keys.open("Người tìm việc")
    keys.fill("Tìm theo tên", WORDS)
    with keys.page.expect_navigation():
        keys.press("Enter")
    keys.open(WHO)
