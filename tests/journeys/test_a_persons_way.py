"""A person's whole way to being asked how it goes: narrow, wide, without scripts, by keyboard alone.

The clock does not jump: the start is told as seven days ago. ``PROMISES=full`` walks it in both languages,
at three widths, with scripts and without; otherwise four of these twelve.
"""

import os
import re
from datetime import datetime, timedelta
from email.message import Message
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from records.introduction.answers import due_on
from records.ledger.act import HERE
from tests.factories import Known
from tests.journeys.house import House
from tests.journeys.person import ByKeyboard, Inspector, Person
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

WANTED, OTHER, WHERE = "Thợ hàn cầu", "Thợ hàn biển", "Cổng số 2"
SKILL = {"vi": "Hàn hồ quang", "en": "Arc welding"}
LETTER = "Trung tâm giới thiệu một người đến đơn vị"
LINK = re.compile(r"https?://\S+/reply/\S+")


FULL = os.environ.get("PROMISES") == "full"
ALWAYS: dict[tuple[str, int, bool], type[Person]] = {
    ("vi", 320, False): Person,
    ("en", 320, False): Person,
    ("en", 360, True): Inspector,
    ("vi", 1280, True): ByKeyboard,
}
ALL = product(("vi", "en"), (320, 360, 1280), (True, False))
WALKS = list(ALL if FULL else ALWAYS)


@pytest.mark.promise
@pytest.mark.parametrize(("language", "width", "scripts"), WALKS)
def test_a_person_finds_work_and_is_asked_how_it_goes(
    house: House,
    chromium: Browser,
    desk: Page,
    language: str,
    width: int,
    scripts: bool,
) -> None:
    kind = ALWAYS.get((language, width, scripts), Inspector if scripts else Person)
    person = kind(house, chromium, language, width, scripts)

    the_whole_way(person, desk, Person(house, chromium, language, width, scripts))


@pytest.fixture(scope="module")
def desk(house: House, chromium: Browser) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, house, "/desk/sign-in", house.people["counsellor"])
    return page


def the_whole_way(person: Person, desk: Page, employer: Person) -> None:
    """Walk it: a new person each time, and the same employer."""
    somebody = person.house.newcomers.pop()
    a_vacancy_is_found_without_marks(person)
    the_slip_opens_the_door(person, somebody)
    a_few_questions_are_answered_and_one_is_not(person)
    what_suits_is_shown_and_one_is_not_for_me(person)
    letters = len(the_letters(person.house))
    the_person_asks_and_sees_what_will_be_seen(person)
    the_employer_answers_from_the_letter(employer, letters)
    one_time_is_chosen(person)
    the_start_is_told(person)
    the_centre_confirms(desk, somebody)
    the_person_is_asked_how_it_goes(person)
    the_person_wishes_to_be_called(person)


def a_vacancy_is_found_without_marks(person: Person) -> None:
    person.is_at("seeker-page-home-heading")
    person.fills("seeker-page-search-words", "tho han cau")
    person.fills("seeker-page-search-place", "quang tri")
    person.presses("seeker-page-search-button")
    person.is_at("seeker-page-found-heading")
    person.reads("seeker-page-place-only")
    person.shows("found")
    person.follows(WANTED)
    person.is_at(WANTED)
    person.reads("Xưởng cơ khí Hướng Hóa", "8.000.000 đ – 10.000.000 đ")
    person.shows("vacancy")


def the_slip_opens_the_door(person: Person, somebody: Known) -> None:
    person.follows("seeker-page-sign-in-to-ask")
    person.is_at("sign-in-seeker-heading")
    person.presses("sign-in-button")
    person.is_asked_again()
    person.fills("sign-in-seeker-login", somebody.login.lower())
    person.fills("sign-in-seeker-secret", somebody.secret)
    person.presses("sign-in-button")
    person.is_at(WANTED)


def a_few_questions_are_answered_and_one_is_not(person: Person) -> None:
    person.chooses("seeker-page-menu-wishes")
    person.is_at("seeker-page-wishes-heading")
    person.reads("wish-answered", answered=1, of=9)
    person.follows("wish-go-on")
    answer(person, "trades", "seeker-trades", "tho han")
    person.is_at("wish-ask-skills")
    person.ticks(SKILL[person.language])
    person.shows("question")
    person.presses("wish-save-next")
    answer(person, "years", "seeker-years", "4")
    person.is_at("wish-ask-papers")
    person.follows("wish-skip")
    answer(person, "home", "seeker-commune-code", "xa gio lin quang tri")
    person.is_asked_again()
    person.ticks("xã Gio Linh, tỉnh Quảng Trị")
    person.presses("wish-save-next")
    answer(person, "reach", "seeker-reach-km", "30")
    answer(person, "pay", "seeker-pay-floor", "7 trieu", then="wish-save-list")
    person.is_at("seeker-page-wishes-heading")
    person.reads("wish-answered", answered=6, of=9)
    person.reads("wish-pay-from", money="7.000.000 đ")
    person.follows("wish-go-on")
    person.is_at("wish-ask-papers")
    person.follows("wish-all")


def answer(
    person: Person, asked: str, label: str, text: str, *, then: str = "wish-save-next"
) -> None:
    """Answer one question, and go on or back to the list."""
    person.is_at(f"wish-ask-{asked}")
    person.fills(label, text)
    person.presses(then)


def what_suits_is_shown_and_one_is_not_for_me(person: Person) -> None:
    person.follows("wish-see-suggestions")
    person.is_at("seeker-page-suggestions-heading")
    person.reads("ledger-work-suits-seeker", "ledger-person-suits-seeker", WANTED, OTHER)
    person.shows("for-you")
    person.presses("seeker-page-not-for-me", OTHER)
    person.reads("seeker-page-decided-not-for-me", title=OTHER)
    person.reads("seeker-page-why-not", title=OTHER)
    person.presses("not-for-me-pay")
    person.unfolds(person.says("seeker-page-put-aside", n=1))
    person.presses("seeker-page-undo", OTHER)
    person.reads("seeker-page-decided-undo", title=OTHER)
    person.follows(WANTED)
    person.reads("seeker-page-why-heading")


def the_person_asks_and_sees_what_will_be_seen(person: Person) -> None:
    person.follows("seeker-page-ask-button")
    person.is_at("seeker-page-ask-heading")
    person.reads("seeker-page-always-seen-text", "seeker-page-grant-until", "0912 34")
    person.shows("asking")
    person.presses("seeker-page-ask-send")
    person.is_asked_again()
    person.ticks("grant-parts-contact")
    person.presses("seeker-page-ask-send")
    person.is_at(WANTED)
    person.reads("seeker-page-asked", "seeker-page-state-introduced")
    person.reads("seeker-page-next-introduced", day=f"{due_on(datetime.now(HERE)):%d/%m/%Y}")


def the_letters(house: House) -> list[Message]:
    return house.mailbox.about(LETTER, house.people["welcoming employer"].login)


def the_employer_answers_from_the_letter(employer: Person, letters: int) -> None:
    to = employer.house.people["welcoming employer"].login
    letter = employer.house.mailbox.wait_for(LETTER, more_than=letters, to=to)[-1]
    employer.opens(LINK.search(letter.get_payload(decode=True).decode())[0])
    employer.is_at("employer-reply-heading")
    for box in employer.page.locator("input[name=times]").all()[:2]:
        box.check()
    employer.fills("reply-where", WHERE)
    employer.presses("employer-reply-times-send")
    employer.is_at("check-in-thanks")


def one_time_is_chosen(person: Person) -> None:
    person.chooses("seeker-page-menu-introductions")
    person.reads("seeker-page-state-times", "seeker-page-next-times")
    person.follows(WANTED)
    person.shows("times")
    first = person.page.locator(".taps button").first.inner_text()
    person.presses(first)
    person.reads("seeker-page-chosen", "seeker-page-state-interview", "seeker-page-next-interview")
    person.reads(first, WHERE)
    person.shows("interview")
    assert "BEGIN:VEVENT" in person.downloads("seeker-plan-file")


def the_start_is_told(person: Person) -> None:
    person.follows("seeker-page-start-button")
    person.is_at("seeker-page-start-heading")
    person.presses("seeker-page-start-send")
    person.is_asked_again()
    person.fills_day("started_on", datetime.now(HERE) - timedelta(days=7))
    person.presses("seeker-page-start-send")
    person.reads("seeker-page-start-kept", "seeker-page-state-started", "seeker-page-next-started")


def the_centre_confirms(desk: Page, somebody: Known) -> None:
    desk.goto(f"{desk.url.split('/desk')[0]}/desk/seekers/{somebody.seeker_code}")
    desk.get_by_role("link", name=WANTED).first.click()
    desk.get_by_role("link", name="Mở hồ sơ đi làm").click()
    desk.get_by_role("button", name="Xác nhận").first.click()
    expect(desk.locator(".govuk-notification-banner")).to_contain_text("Đã xác nhận đi làm.")


def the_person_is_asked_how_it_goes(person: Person) -> None:
    person.follows("Trung tâm Dịch vụ việc làm")
    person.reads("check-in-heading-seeker")
    person.follows("check-in-answer")
    person.is_at("check-in-heading-seeker")
    person.shows("check-in")
    person.presses("check-in-still-seeker")
    person.reads("check-in-thanks")


def the_person_wishes_to_be_called(person: Person) -> None:
    person.chooses("seeker-page-menu-call-back")
    person.is_at("seeker-call-back-heading")
    person.presses("seeker-call-back-button")
    person.is_asked_again()
    person.ticks("call-back-safe-hours-evening")
    person.presses("seeker-call-back-button")
    person.reads("seeker-call-back-kept", "seeker-call-back-wished", "call-back-safe-hours-evening")
