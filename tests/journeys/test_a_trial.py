"""A trial of one day, proposed at a keyboard, agreed to on a telephone; its paper is the person's own."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from records.ledger.act import HERE
from tests.house.test_words import HINTS
from tests.journeys.house import House
from tests.journeys.person import Person
from tests.journeys.signing_in import sign_in
from tests.papers.reading import text_of

pytestmark = pytest.mark.journey

TITLE, BAKER, BAKERY = "Thợ làm bánh", "Trần Văn Bột", "Lò bánh Cửa Việt"
TASKS = ("Nhào bột", "Trông lò")
SAID, MINE = "Làm gọn, đúng giờ.", "Tôi muốn làm nghề bánh."


def test_a_trial_becomes_a_reference_that_is_the_persons(house: House, chromium: Browser) -> None:
    employer = Person(house, chromium, "vi", 1280)
    person = Person(house, chromium, "vi", 360, scripts=False)
    sign_in(employer.page, house, "/employer/sign-in", house.people["bakery"])
    sign_in(person.page, house, "/sign-in", house.people["baker"])

    a_trial_is_proposed(employer)
    the_person_agrees(person)
    the_employer_reports(employer)
    the_person_reports_too(person)
    the_reference_is_read_and_made_ones_own(person)
    the_paper_says_how_the_tasks_went_and_nothing_else(person)


def a_trial_is_proposed(employer: Person) -> None:
    today = datetime.now(HERE).date()
    employer.follows("employer-menu-introductions")
    employer.follows(BAKER)
    employer.follows("employer-verb-propose-trial")
    employer.is_at("employer-trial-heading")
    employer.presses("trial-offer-send")
    employer.is_asked_again()
    employer.fills_day("first_day", today)
    employer.fills_day("last_day", today)
    employer.page.fill("[name=tasks]", "\n".join(TASKS))
    employer.page.fill("[name=work_hours]", "5:00 – 11:00")
    employer.page.fill("[name=pay_written]", "250.000 đ một ngày")
    employer.shows("terms")
    employer.presses("trial-offer-send")
    employer.reads("trial-state-offered", *TASKS)
    employer.shows("offered")


def the_person_agrees(person: Person) -> None:
    person.follows("seeker-page-menu-introductions")
    person.reads("seeker-page-state-trial-offered")
    person.follows(TITLE)
    person.reads(*TASKS, "250.000 đ một ngày")
    person.shows("offered")
    person.presses("seeker-trial-agree")
    person.reads("trial-state-under-way")
    person.shows("agreed")


def the_employer_reports(employer: Person) -> None:
    employer.page.reload()
    employer.presses("trial-end")
    employer.follows("trial-report-open")
    employer.is_at("trial-report-heading")
    for task, went in enumerate(("alone", "helped"), start=1):
        employer.page.check(f"[name=task_{task}][value={went}]")
    employer.page.fill("[name=words_on_it]", SAID)
    employer.shows("report")
    employer.presses("trial-report-send")
    employer.reads("employer-trial-reported")
    employer.shows("reported")


def the_person_reports_too(person: Person) -> None:
    person.page.reload()
    person.follows("trial-report-open")
    for task in (1, 2):
        person.page.check(f"[name=task_{task}][value=alone]")
    person.shows("report")
    person.presses("trial-report-send")


def the_reference_is_read_and_made_ones_own(person: Person) -> None:
    person.follows("seeker-reference-open")
    person.is_at("seeker-reference-heading")
    person.reads(BAKERY, *TASKS, SAID, "trial-went-helped")
    person.shows("reference")
    person.page.fill("[name=own_words]", MINE)
    person.ticks("reference-shown")
    person.presses("seeker-reference-send")
    person.reads("seeker-reference-print")
    person.shows("kept")


def the_paper_says_how_the_tasks_went_and_nothing_else(person: Person) -> None:
    address = person.page.get_by_role("link", name=person.says("seeker-reference-print"))
    paper = person.context.request.get(person.house.url + (address.get_attribute("href") or ""))
    body = paper.body()
    said = text_of(body)
    assert b"<pdfuaid:part>1" in body
    for words in (BAKER, BAKERY, TITLE, *TASKS, SAID, MINE, "Làm được một mình"):
        assert words in said
    assert HINTS.search(said) is None
    assert "Trung tâm" not in said
    assert "nhan-xet.pdf" in paper.headers["content-disposition"]
