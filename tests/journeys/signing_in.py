"""Coming in through the pages, by both proofs, as each kind of visitor does."""

import re

from playwright.sync_api import Page

from tests.journeys.house import House

CODE_LETTER = "Mã xác nhận"


def sign_in(page: Page, house: House, door: str, known) -> None:
    """Fill the door's boxes, then give the second proof if one is asked for."""
    letters = len(house.mailbox.about(CODE_LETTER))
    page.goto(house.url + door)
    page.fill("#login", known.login)
    page.fill("#secret", known.secret)
    _send(page)
    if "/sign-in/code" in page.url:
        staff = door.startswith("/desk")
        code = house.recovery_codes.pop() if staff else _in_letter(house, letters)
        page.fill("#code", code)
        _send(page)
    assert "sign-in" not in page.url, page.url


def _send(page: Page) -> None:
    page.locator("main form button.govuk-button:not([type=button])").first.click()
    page.wait_for_load_state()


def _in_letter(house: House, letters: int) -> str:
    letter = house.mailbox.wait_for(CODE_LETTER, more_than=letters)[-1]
    text = letter.get_payload(decode=True).decode()
    return re.search(r"(?m)^Mã xác nhận: ([0-9]{6})", text)[1]
