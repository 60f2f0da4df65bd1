"""Fifty people in one morning: three of them registered by the keyboard alone, key strokes counted."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.house import House
from tests.journeys.keyboard import Keys
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

MOST_KEYS = 100
"""For one person with all starred boxes, once the commune is known: at two keys a second under a minute."""
WOMAN, MAN = ("Space",), ("Space", "ArrowDown")
PEOPLE = (
    ("Hồ Thị Nhung", WOMAN, "12", "3", "1985", "Bru", "045185000701", "0912000701", "Thôn 3"),
    ("Trần Văn Ánh", MAN, "2", "9", "1990", "Kinh", "045090000702", "", "Thôn 5"),
    ("Lê Thị Mơ", WOMAN, "30", "11", "1979", "Kinh", "", "", "Thôn 1"),
)


def register(keys: Keys, person: tuple, *, commune: str) -> int:
    """Fill the starred boxes, agree to the first purpose, and save; return how many keys it took."""
    name, sex, day, month, year, ethnicity, citizen_id, phone, address = person
    before = keys.count
    keys.boxes(name)
    keys.press(*sex, "Tab")
    keys.boxes(day, month, year, ethnicity, citizen_id, phone, commune, address)
    keys.press("Space", "Tab", "Tab", "Tab")
    keys.press("ArrowDown", "ArrowDown", "ArrowDown", "Tab", "ArrowDown", "Tab")
    keys.boxes("thợ hàn", "", "3", "7 triệu")
    keys.press("Space", "Enter")
    return keys.count - before


def test_three_people_are_registered_by_the_keyboard_alone(house: House, chromium: Browser) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, house, "/desk/sign-in", house.people["counsellor"])
    page.goto(f"{house.url}/desk/seekers/new")
    keys, taken = Keys(page), []
    for person in PEOPLE:
        expect(page.locator("#name")).to_be_focused()
        commune = "" if taken else "phường Đông Hà, Quảng Trị"
        taken.append(register(keys, person, commune=commune))
        expect(page.locator(".govuk-notification-banner")).to_contain_text(
            person[0], timeout=30_000
        )
        expect(page.locator("#commune_code")).to_have_value("phường Đông Hà, tỉnh Quảng Trị")

    assert max(taken[1:]) <= MOST_KEYS, taken
    page.get_by_role("link", name="Hôm nay đã ghi").click()
    for person in PEOPLE:
        expect(page.locator("main")).to_contain_text(person[0])
