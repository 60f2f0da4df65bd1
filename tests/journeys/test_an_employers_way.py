"""An employer's way, from a stranger who joins to a start that fell through, in Vietnamese.

The employer and the counsellor sit at keyboards; the letter with the link is opened on a small telephone by
somebody who never signs in there.
"""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import PATIENCE, House
from tests.journeys.keyboard import Keys
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

FIRM, OWNER = "Xưởng mộc Cồn Tiên", "Trần Thị Mộc"
LOGIN, PASSWORD = "moc@con-tien.example", "cầu gỗ mùa nước nổi"
TITLE, WHO = "Thợ mộc đóng bàn ghế", "Lê Văn Đục"
ASKED, STARTED = "Trung tâm giới thiệu một người đến đơn vị", "Có người bắt đầu làm việc"
KEYS_A_SECOND, SECONDS_A_PAGE = 2, 3
FIVE_MINUTES = 300


def test_an_employers_way_from_joining_to_a_start_that_fell_through(
    house: House, chromium: Browser
) -> None:
    owner, desk = at_a_desk(chromium), at_a_desk(chromium)
    sign_in(desk.page, house, "/desk/sign-in", house.people["counsellor"])
    letters = len(house.mailbox.about(ASKED))

    a_stranger_joins(owner, house)
    a_vacancy_is_written_within_five_minutes(owner)
    the_centre_verifies_them(desk, house)
    the_vacancy_went_up_by_itself(owner)
    somebody_is_introduced_by_a_grant_on_paper(desk)

    link = link_in_the_letter(house, letters)
    a_scanner_changes_nothing(link, desk)
    three_times_are_proposed_by_the_link_alone(chromium, link)
    the_person_chooses_one(desk)

    told = len(house.mailbox.about(STARTED))
    the_start_is_reported_twice_and_told_once(owner, desk, house, told)
    the_start_fell_through_and_all_is_as_before(desk)
    the_two_are_introduced_afresh(desk)
    the_card_is_declined_twice_and_once_over(owner, desk)


def at_a_desk(chromium: Browser) -> Keys:
    return Keys(chromium.new_context(viewport={"width": 1280, "height": 900}).new_page())


def a_stranger_joins(keys: Keys, house: House) -> None:
    """A household of few words; the commune is written without marks."""
    keys.page.goto(f"{house.url}/employer/sign-in")
    keys.open("Chưa có tài khoản? Đăng ký")
    keys.choose("Doanh nghiệp")
    keys.press("ArrowDown")
    keys.fill("Tên nơi tuyển", FIRM)
    keys.fill("Người liên hệ", OWNER)
    keys.fill("Điện thoại", "0912 345 671")
    keys.fill("Thư điện tử", LOGIN)
    keys.fill("Xã, phường", "phuong dong ha, quang tri")
    keys.fill("Đặt mật khẩu", PASSWORD)
    keys.send("Đăng ký")
    keys.told("Đã nhận.")
    sign_in(keys.page, house, "/employer/sign-in", SimpleNamespace(login=LOGIN, secret=PASSWORD))
    expect(keys.page.locator("main")).to_contain_text("Trung tâm sẽ gọi điện để xác minh.")


def a_vacancy_is_written_within_five_minutes(keys: Keys) -> None:
    before, pages = keys.count, 2
    keys.open("Đăng tin tuyển người")
    keys.fill("Tên công việc", TITLE)
    keys.fill("Nơi làm việc", "phuong dong ha, quang tri")
    keys.fill("Số người cần tuyển", "1")
    keys.fill("Mức lương", "8 - 10 triệu")
    keys.send("Đăng khi xác minh xong")
    assert (keys.count - before) / KEYS_A_SECOND + pages * SECONDS_A_PAGE <= FIVE_MINUTES
    expect(keys.page.locator("main")).to_contain_text("Bạn đã bấm đăng.")


def the_centre_verifies_them(keys: Keys, house: House) -> None:
    keys.page.goto(f"{house.url}/desk/employers?state=unverified")
    keys.open(FIRM)
    keys.send("Ghi là đã xác minh")
    keys.told("đã xác minh nơi tuyển này.")


def the_vacancy_went_up_by_itself(keys: Keys) -> None:
    keys.page.reload()
    expect(keys.page.locator("main")).to_contain_text("Chưa có ai được giới thiệu")


def somebody_is_introduced_by_a_grant_on_paper(keys: Keys) -> None:
    find_the_vacancy(keys)
    keys.send(f"Giới thiệu {WHO}")
    keys.told("Đã gửi 1 thẻ không tên.")
    keys.open("Ghi đồng ý trên giấy")
    keys.tick("Tên và số điện thoại")
    keys.send("Ghi đồng ý")
    keys.told("Nơi tuyển thấy đúng phần được cho xem.")


def link_in_the_letter(house: House, letters: int) -> str:
    letter = house.mailbox.wait_for(ASKED, more_than=letters)[-1]
    assert letter["To"] == LOGIN
    text = letter.get_payload(decode=True).decode()
    assert WHO not in text
    return re.search(r"\S+/employer/reply/\S+", text)[0]


def a_scanner_changes_nothing(link: str, keys: Keys) -> None:
    before = steps(keys)
    for method in ("HEAD", "GET", "GET"):
        with urlopen(Request(link, method=method)) as answer:
            assert answer.status == 200
    assert steps(keys) == before


def three_times_are_proposed_by_the_link_alone(chromium: Browser, link: str) -> None:
    """On a small telephone without scripts, by a finger that taps twice."""
    small = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
    page = chromium.new_context(**small).new_page()
    page.goto(link)
    expect(page.locator("main")).not_to_contain_text(WHO)
    for place in (0, 2, 4):
        page.locator("input[name=times]").nth(place).check()
    page.get_by_role("button", name="Gửi các giờ này").dblclick()
    expect(page.locator("main")).to_contain_text("Các giờ đã gửi.")
    page.goto(link)
    expect(page.locator("main li.number")).to_have_count(3)


def the_person_chooses_one(keys: Keys) -> None:
    keys.page.reload()
    assert keys.page.get_by_role("button", name="Người này chọn").count() == 3
    keys.send("Người này chọn")
    keys.told("Đã hẹn giờ phỏng vấn.")


def the_start_is_reported_twice_and_told_once(
    owner: Keys, desk: Keys, house: House, told: int
) -> None:
    """Both requests of a wavering line arrive; the centre's inbox and mailbox hear of one."""
    owner.open("Người được giới thiệu")
    owner.open(WHO)
    owner.open("Báo đã đi làm")
    sent_twice_at_once(owner.page)
    owner.page.go_back()
    owner.page.reload()
    expect(owner.page.locator(".govuk-panel")).to_contain_text("Đã ghi và đã báo trung tâm")
    letters = house.mailbox.wait_for(STARTED, more_than=told)
    desk.unfold("Thêm")
    desk.open("Hộp tin")
    heard = desk.page.locator("main li").filter(has_text=TITLE)
    expect(heard.filter(has_text="Có người vào làm")).to_have_count(1)
    assert len(letters) == told + 1


def the_start_fell_through_and_all_is_as_before(keys: Keys) -> None:
    keys.unfold("Thêm")
    keys.open("Đi làm")
    keys.open(WHO)
    keys.open("Báo chưa đúng")
    keys.fill("Lý do", "Chưa thấy đến.")
    keys.send("Ghi là chưa đúng")
    keys.told("Đã ghi là chưa đúng.")
    keys.open("Chưa hề đi làm")
    keys.fill("Lý do", "Không đến làm.")
    keys.send("Ghi là chưa hề đi làm")
    keys.told("Đã ghi là chưa hề đi làm.")
    keys.unfold("Thêm")
    keys.open("Hộp tin")
    the_inbox_tells(keys.page, "Không đi làm như đã báo")


def the_inbox_tells(page: Page, words: str) -> None:
    """Once the relay has been by, the inbox tells of it, once."""
    told = page.locator("main li").filter(has_text=TITLE).filter(has_text=words)
    end = time.monotonic() + PATIENCE
    while not told.count() and time.monotonic() < end:
        page.wait_for_timeout(500)
        page.reload()
    expect(told).to_have_count(1)


def the_two_are_introduced_afresh(keys: Keys) -> None:
    find_the_vacancy(keys)
    keys.send(f"Giới thiệu {WHO}")
    keys.told("Đã gửi 1 thẻ không tên.")


def the_card_is_declined_twice_and_once_over(owner: Keys, desk: Keys) -> None:
    before = steps(desk)
    owner.open("Người được giới thiệu")
    owner.open(name_on_the_card(owner))
    owner.open("Không nhận")
    sent_twice_at_once(owner.page)
    owner.page.go_back()
    expect(owner.page.locator("main")).to_contain_text("Đã báo là chưa nhận.")
    assert len(steps(desk)) == len(before) + 1


def name_on_the_card(owner: Keys) -> str:
    """A trade, a group of trades or nobody's name: it hangs on how many people alike the centre knows."""
    card = owner.page.locator(".queue-row__title a").filter(has_not_text=WHO).first
    return card.inner_text()


def sent_twice_at_once(page: Page) -> None:
    """Send the page's first form twice, as a browser does whose line was cut."""
    form = page.locator("main form").first
    body = urlencode(form.evaluate("form => Object.fromEntries(new FormData(form))")).encode()
    cookies = "; ".join(f"{it['name']}={it['value']}" for it in page.context.cookies())
    asked = Request(form.evaluate("form => form.action"), body, {"Cookie": cookies})
    with ThreadPoolExecutor(2) as both:
        answers = [answer.status for answer in both.map(urlopen, (asked, asked))]
    assert answers == [200, 200]


def find_the_vacancy(keys: Keys) -> None:
    keys.open("Việc làm")
    keys.fill("Tìm theo việc", "tho moc dong")
    with keys.page.expect_navigation():
        keys.press("Enter")
    keys.open(TITLE)


def steps(keys: Keys) -> list[str]:
    keys.page.reload()
    return keys.page.locator("main ol li").all_inner_texts()
