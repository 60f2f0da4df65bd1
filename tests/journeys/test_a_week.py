"""A counsellor's week in Vietnamese, by the keyboard alone: from the counter to being asked how it goes.

The clock does not jump: a week's work is done in one sitting, and the start is told six days late.
"""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from records.ledger.act import HERE
from tests.journeys.house import House
from tests.journeys.keyboard import Keys
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

WHO, WORDS, PHONE = "Lương Thị Vượng", "luong thi vuong", "0912000801"
VACANCY = "Công nhân may áo"


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
    on_sunday_one_duty_is_put_off_and_taken_back(keys, today)
    on_monday_the_work_has_ended_and_the_search_begins_again(keys, today)


def on_monday_she_is_registered_and_chooses_her_six_numbers(keys: Keys) -> None:
    keys.open("Đăng ký người mới")
    expect(keys.page.locator("#name")).to_be_focused()
    keys.boxes(WHO)
    keys.press("Space", "Tab")
    keys.boxes("4", "5", "1988", "Kinh", "", PHONE, "phường Đông Hà, Quảng Trị", "Thôn 7")
    keys.press("Space")
    keys.choose_down("Học đến cấp nào?", 3)
    keys.choose_down("Đã học nghề đến đâu?", 1)
    keys.fill("Nghề muốn làm", "thợ may")
    keys.tick("Tư vấn và giới thiệu việc làm")
    keys.send("Ghi rồi làm phiếu hẹn")
    keys.fill("Sáu số bí mật", "471905")
    keys.send("Lưu sáu số này")
    keys.told("Đã lưu sáu số bí mật")


def on_tuesday_they_talk_and_see_what_is_missing(keys: Keys, today: datetime) -> None:
    find(keys)
    keys.open("Tư vấn, lịch hẹn, giấy tờ")
    keys.open("Ghi một lần tư vấn")
    keys.choose("Việc làm")
    keys.fill("Ghi ngắn", "Muốn làm gần nhà, may công nghiệp.")
    keys.send("Lưu")
    keys.told("Đã ghi lần tư vấn.")
    keys.open("Hẹn gặp")
    tomorrow = today + timedelta(days=1)
    keys.fill("Lúc nào", f"{tomorrow:%d/%m/%Y} 09:00")
    keys.choose("Tư vấn")
    keys.choose("Tại trung tâm")
    keys.send("Lưu lịch hẹn")
    keys.told("Đã ghi lịch hẹn.")
    keys.open("Ghi giấy tờ và đồ cần có")
    keys.choose_down("Tình trạng", 2)
    keys.send("Lưu")
    keys.told("Đã ghi.")


def on_wednesday_she_is_introduced_by_her_own_grant(keys: Keys) -> None:
    find(keys)
    keys.open("Tìm việc phù hợp")
    keys.open(VACANCY)
    keys.send("Giới thiệu")
    keys.told("Đã gửi 1 thẻ không tên.")
    keys.open("Ghi đồng ý trên giấy")
    keys.tick("Tên và số điện thoại")
    keys.send("Ghi đồng ý")
    keys.told("Nơi tuyển thấy đúng phần được cho xem.")


def on_thursday_the_employer_tells_when_they_meet(keys: Keys, today: datetime) -> None:
    keys.unfold("Ghi lịch phỏng vấn")
    keys.fill("Ngày giờ gặp", f"{today + timedelta(days=1):%d/%m/%Y} 14:30")
    keys.fill("Nơi gặp", "Xưởng may, cổng số 2")
    keys.send("Lưu lịch")
    keys.told("Đã ghi lịch phỏng vấn.")


def on_friday_a_start_is_told_and_confirmed_from_the_queue(keys: Keys, today: datetime) -> None:
    began = today - timedelta(days=6)
    keys.open("Báo đã vào làm")
    keys.fill("Ngày", str(began.day))
    keys.press("Tab")
    keys.boxes(str(began.month), str(began.year))
    keys.send("Ghi ngày vào làm")
    keys.told("Trung tâm đã được báo.")
    keys.unfold("Thêm")
    keys.open("Hộp tin")
    keys.send(f"Đã nhận {WHO}")
    keys.open("Hôm nay")
    keys.send(f"Xác nhận {WHO}")
    keys.told("Đã xác nhận đi làm.")


def on_saturday_she_is_asked_and_the_result_is_entered(keys: Keys) -> None:
    keys.send("Vẫn đang làm")
    keys.told("Đã ghi")
    keys.send("Đã nhập")
    keys.told("Đã ghi")


def on_sunday_one_duty_is_put_off_and_taken_back(keys: Keys, today: datetime) -> None:
    """A duty rests until a day, with a reason; one press brings it back."""
    later = today + timedelta(days=7)
    keys.open("Hôm nay")
    keys.tick("Đánh dấu")
    keys.unfold("Để sau những việc đã đánh dấu")
    keys.fill("Ngày", str(later.day))
    keys.press("Tab")
    keys.boxes(str(later.month), str(later.year))
    keys.write("Đợi chị ấy gọi lại.")
    keys.send("Để sau")
    keys.told("Đã để sau 1 việc.")
    keys.send("Hoàn tác")
    keys.told("Đã đưa lại 1 việc.")


def on_monday_the_work_has_ended_and_the_search_begins_again(keys: Keys, today: datetime) -> None:
    find(keys)
    keys.open(VACANCY)
    keys.open("Mở hồ sơ đi làm")
    keys.open("Ghi nghỉ việc")
    keys.fill("Ngày", str(today.day))
    keys.press("Tab")
    keys.boxes(str(today.month), str(today.year))
    keys.write("Xưởng dời đi xa.")
    keys.fill("Rút ra điều gì", "Cần chỗ gần nhà.")
    keys.send("Ghi nghỉ việc")
    keys.told("Đã ghi nghỉ việc.")
    keys.open("Tìm việc phù hợp")
    expect(keys.page.locator("h1")).to_contain_text(f"Việc phù hợp với {WHO}")


def find(keys: Keys) -> None:
    """Find her in the list by her name, typed without marks."""
    keys.open("Người tìm việc")
    keys.fill("Tìm theo tên", WORDS)
    with keys.page.expect_navigation():
        keys.press("Enter")
    keys.open(WHO)
