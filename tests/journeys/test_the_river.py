"""The whole river through the pages, in a real browser, in both languages: the centre is told, once."""

import re
import time
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import House
from tests.journeys.signing_in import sign_in as come_in

pytestmark = pytest.mark.journey

SUBJECT = "Có người bắt đầu làm việc"
TITLES = {"vi": "Thợ hàn khung thép", "en": "Thợ hàn ống"}
SEEKERS = {"vi": ("seeker", "Hồ Thị Ái Vân"), "en": ("neighbour", "Hồ Thị Ái Liên")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_vacancy_becomes_a_placement_and_the_centre_is_told_once(
    house: House, chromium: Browser, language: str
) -> None:
    people, title, (who, name) = house.people, TITLES[language], SEEKERS[language]
    employer = sign_in(chromium, house, "/employer/sign-in", people["employer"], language)
    seeker = sign_in(chromium, house, "/sign-in", people[who], language)
    counsellor = sign_in(chromium, house, "/desk/sign-in", people["counsellor"], language)

    before = len(house.mailbox.about(SUBJECT))
    post_a_vacancy(employer, house, title)
    see_it_suggested_with_reasons(seeker, house, title)
    introduce(counsellor, house, title, people[who].seeker_code)
    grant(seeker, house, title)
    report_a_start(employer, house, title, name)

    code = told_number(employer)
    notices = inbox_shows(counsellor, house, title)
    assert notices == 1, "the inbox shows the notice once"
    letters = house.mailbox.wait_for(SUBJECT, more_than=before)
    assert len(letters) == before + 1, "one letter for one start"
    assert len({letter["Message-ID"] for letter in letters}) == len(letters)
    assert code


def sign_in(chromium: Browser, house: House, door: str, known, language: str) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{house.url}{door}?lang={language}")
    come_in(page, house, door, known)
    expect(page.locator("html")).to_have_attribute("lang", language)
    return page


def post_a_vacancy(page: Page, house: House, title: str) -> None:
    page.goto(f"{house.url}/employer/vacancies/new")
    page.fill("#title", title)
    page.fill("#place", "phường Đông Hà, tỉnh Quảng Trị")
    page.fill("#places", "2")
    page.fill("#pay", "9 - 12 triệu")
    page.locator("main form button.govuk-button").first.click()
    expect(page.locator("h1")).to_contain_text(title)


def see_it_suggested_with_reasons(page: Page, house: House, title: str) -> None:
    page.goto(f"{house.url}/for-you")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("link", name=title).first.click()
    if not page.locator(".ledger").count():
        page.goto(page.url)
    expect(page.locator("main")).to_contain_text("+")


def introduce(page: Page, house: House, title: str, code: str) -> None:
    page.goto(f"{house.url}/desk/seekers/{code}/matches")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator(".ledger")).to_be_visible()
    page.locator("form[action$='/introduce'] button").click()
    expect(page.locator(".govuk-notification-banner")).to_be_visible()


def grant(page: Page, house: House, title: str) -> None:
    page.goto(f"{house.url}/introductions")
    page.get_by_role("link", name=title).first.click()
    page.locator("a[href$='/grant']").first.click()
    page.locator("input[name=parts][value=contact]").check()
    page.locator("main form button.govuk-button").first.click()
    expect(page.locator(".govuk-notification-banner")).to_be_visible()


def report_a_start(page: Page, house: House, title: str, name: str) -> None:
    page.goto(f"{house.url}/employer/introductions")
    card = (
        page.locator("li, tr, section").filter(has_text=title).locator("a[href*='/introductions/']")
    )
    card.first.click()
    expect(page.locator("h1")).to_contain_text(name)
    page.locator("a[href$='/start']").first.click()
    today = date.today()
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        page.fill(f"[name=started_on-{part}]", str(value))
    page.locator("main form button.govuk-button").first.click()
    expect(page.locator(".govuk-panel")).to_be_visible()


def told_number(page: Page) -> str:
    return page.locator(".govuk-panel").inner_text()


def inbox_shows(page: Page, house: House, title: str) -> int:
    """How many notices of a start speak of this vacancy, once there is one."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        page.goto(f"{house.url}/desk/inbox")
        rows = page.locator("main li, main tr").filter(has_text=title)
        rows = rows.filter(has=page.locator("a[href*='/placements/']"))
        if rows.count():
            return rows.count()
        time.sleep(0.3)
    raise AssertionError(re.sub(r"\s+", " ", page.locator("main").inner_text()))
