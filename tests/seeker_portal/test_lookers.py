"""A person reads who looked at them: which firm or centre, on which day, at what."""

from datetime import timedelta

import pytest

from records.ledger import session
from records.overview.lookers import of_person
from records.person.details import SEALED
from tests.house.test_words import EN, VI
from tests.visitor import Visitor


@pytest.fixture
def known(world):
    employer = world.an_employer(name="Xưởng Hiếu Giang")
    person = world.a_seeker(name="Hồ Thị Kỳ Lạ", phone="+84987654321")
    vacancy = world.a_vacancy(employer)
    introduction = world.an_introduction(person, vacancy, parts=("contact", "words"))
    session.commit()
    return employer, person, introduction


def test_before_anybody_looked_the_page_says_so(app, known):
    page = Visitor(app).signed_in_as(known[1]).get("/seen")

    assert "Chưa có ai mở thông tin của bạn." in page.text


def test_a_firm_that_opened_the_introduction_is_named_with_the_day_and_the_fields(app, known):
    employer, person, introduction = known
    Visitor(app).signed_in_as(employer).get(f"/employer/introductions/{introduction.code}")

    page = Visitor(app).signed_in_as(person).get("/seen")

    said = "Xưởng Hiếu Giang , 23/11/2026: họ tên, lời bạn tự viết, số điện thoại. 1 lần."
    assert said in page.text
    assert "name" in Visitor(app).signed_in_as(person).in_english().get("/seen").text


def test_staff_are_the_centre_and_days_stand_apart(app, world, known, clock):
    desk = Visitor(app).signed_in_as(world.counsellor)
    desk.get(f"/desk/seekers/{known[1].seeker_code}")
    clock.now += timedelta(minutes=5)
    desk.get(f"/desk/seekers/{known[1].seeker_code}/wishes")
    clock.now += timedelta(days=1)
    Visitor(app).signed_in_as(world.counsellor).get(f"/desk/seekers/{known[1].seeker_code}")

    today, before = of_person(known[1].person_id)

    assert (before.name, before.is_centre, before.times) == ("Trung tâm Dịch vụ việc làm", True, 2)
    assert today.day - before.day == timedelta(days=1)
    assert {"envelope", "name", "phone"} <= set(before.fields)


def test_ones_own_looks_and_looks_at_others_are_left_out(app, world, known):
    other = world.a_seeker(name="Lê Văn Khác")
    Visitor(app).signed_in_as(world.counsellor).get(f"/desk/seekers/{other.seeker_code}")
    mine = Visitor(app).signed_in_as(known[1])
    mine.get("/seen")

    assert of_person(known[1].person_id) == ()


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_sealed_fact_has_a_word_for_who_looked_at_it(words):
    assert {f"seeker-looked-{fact.replace('_', '-')}" for fact in SEALED} <= words.keys()
