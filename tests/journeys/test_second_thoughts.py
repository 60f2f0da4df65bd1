"""What stands beside a person's way: saying no, mistakes, their own data. Nothing keeps anybody out there.

In letters twice as large, in the colours of one's own screen, on the narrowest telephone.
"""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser

from records.ledger.act import HERE
from tests.journeys.house import House
from tests.journeys.person import InLargePrint, Person
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.journey

ASKED, KNOWN = "Thợ đính cúc", "Thợ vẽ mẫu"


def test_who_says_no_or_makes_mistakes_finds_no_barrier(house: House, chromium: Browser) -> None:
    person = InLargePrint(house, chromium, "vi", 320)
    how_it_goes_is_asked_by_a_link(person)
    work_is_looked_at_without_signing_in(person)
    sign_in(person.page, house, "/sign-in", house.people["doubter"])
    person.opens(house.url)

    a_search_is_kept_and_let_go(person)
    nothing_is_granted_and_then_the_introduction_is_left(person)
    a_start_is_told_with_wrong_days(person)
    what_was_granted_is_taken_back(person)
    the_call_is_changed(person)
    the_centre_is_asked_about_ones_own_data(person)


def how_it_goes_is_asked_by_a_link(person: Person) -> None:
    person.opens(person.house.check_in)
    person.is_at("check-in-heading-seeker")
    person.presses("check-in-unknown-seeker")
    person.is_at("check-in-thanks")
    person.opens(person.house.check_in[:-1])
    person.opens(person.house.url)


def work_is_looked_at_without_signing_in(person: Person) -> None:
    person.follows("wanted-heading")
    person.is_at("wanted-heading")
    person.chooses("seeker-page-menu-courses")
    person.follows("Hàn công nghệ cao")
    person.is_at("Hàn công nghệ cao")


def a_search_is_kept_and_let_go(person: Person) -> None:
    person.fills("seeker-page-search-words", "tho may")
    person.presses("seeker-page-search-button")
    person.presses("seeker-alert-keep")
    person.is_at("seeker-alerts-heading")
    person.presses("seeker-alert-pause")
    person.reads("seeker-alert-paused")
    person.follows("seeker-alert-look")
    person.reads("seeker-page-new")
    person.follows("seeker-alerts-heading")
    person.presses("seeker-alert-remove")
    person.reads("seeker-alerts-none")


def nothing_is_granted_and_then_the_introduction_is_left(person: Person) -> None:
    person.chooses("seeker-page-menu-introductions")
    person.follows(ASKED)
    person.follows("seeker-page-grant-button")
    person.is_at("seeker-page-grant-heading")
    person.presses("seeker-page-ask-send")
    person.is_asked_again()
    person.follows(ASKED)
    person.unfolds(person.says("seeker-page-withdraw-title"))
    person.presses("seeker-page-withdraw-button")
    person.reads("seeker-page-withdrawn", "seeker-page-state-withdrawn")


def a_start_is_told_with_wrong_days(person: Person) -> None:
    person.chooses("seeker-page-menu-introductions")
    person.follows(KNOWN)
    person.follows("seeker-page-start-button")
    person.fills_day("started_on", datetime.now(HERE) + timedelta(days=400))
    person.presses("seeker-page-start-send")
    person.is_asked_again()
    person.page.fill("[name=started_on-day]", "31")
    person.page.fill("[name=started_on-month]", "2")
    person.presses("seeker-page-start-send")
    person.is_asked_again()
    assert person.page.input_value("[name=started_on-day]") == "31"


def what_was_granted_is_taken_back(person: Person) -> None:
    person.chooses("seeker-page-menu-seen")
    person.is_at("seeker-page-seen-heading")
    person.presses("seeker-page-grant-withdraw")
    person.reads("seeker-page-grant-withdrawn")


def the_call_is_changed(person: Person) -> None:
    person.chooses("seeker-page-menu-call-back")
    person.ticks("call-back-safe-hours-noon")
    person.presses("seeker-call-back-button")
    person.reads("seeker-call-back-wished")
    person.unfolds(person.says("seeker-call-back-change"))
    person.page.fill("[name=number]", "09")
    person.presses("seeker-call-back-change-button")
    person.is_asked_again()
    person.presses("seeker-call-back-take-back")
    person.reads("seeker-call-back-taken-back")


def the_centre_is_asked_about_ones_own_data(person: Person) -> None:
    person.chooses("seeker-page-menu-my-data")
    person.presses("my-data-ask-button")
    person.is_asked_again()
    person.ticks("ask-right-asks-for-correct")
    person.presses("my-data-ask-button")
    person.reads("my-data-asked", "my-data-asked-heading")
    person.follows("my-data-read-button")
    person.is_at("my-data-copy-heading")
