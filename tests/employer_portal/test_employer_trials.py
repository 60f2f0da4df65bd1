"""Proposing a trial and reporting on it, signed in or by the link of a letter that names nobody."""

from datetime import timedelta

import pytest

from lobby.links import PATHS
from records.introduction import actions as introductions
from records.ledger import session
from records.link.queries import of as links_of
from records.trial import queries
from records.trial.asking import REPORT, ask

TERMS = {
    "first_day-day": "23",
    "first_day-month": "11",
    "first_day-year": "2026",
    "last_day-day": "30",
    "last_day-month": "11",
    "last_day-year": "2026",
    "tasks": "Hàn khung\nMài mối hàn\n",
    "work_hours": "7:30 - 16:30",
    "pay_written": "300.000 đ một ngày",
}


@pytest.fixture
def employer(world):
    return world.an_employer(name="Xưởng mộc An Hòa")


@pytest.fixture
def met(world, employer):
    seeker = world.a_seeker(name="Hồ Văn Pả", phone="+84912345678")
    made = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    session.commit()
    return made


def proposed(visitor, met, **other):
    """Write the terms of a trial and send them."""
    page = visitor.get(f"/employer/introductions/{met.code}/trial")
    assert "6 ngày làm việc" in page.text
    path = f"/employer/introductions/{met.code}/trial"
    status = 422 if other else 200
    return visitor.post(path, {**page.fields(), **TERMS, **other}, status=status)


def test_a_trial_is_proposed_with_its_days_and_tasks(visitor, employer, met):
    visitor.signed_in_as(employer)
    page = proposed(visitor, met)

    assert met.state == "trial"
    assert "Chờ đồng ý" in page.text
    assert "Mài mối hàn" in page.text
    page = visitor.submit("/call-off")
    assert met.state == "introduced"
    assert "Từ 23/11/2026 đến 30/11/2026" in page.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_day-month": "12", "last_day-day": "30"},
        {"first_day-year": "2025"},
        {"tasks": "một\nhai\nba\nbốn\nnăm\nsáu"},
        {"tasks": "a" * 81},
        {"tasks": "Người mới ra tù tập hàn"},
        {"pay_written": ""},
    ],
)
def test_what_is_wrong_is_said_at_its_box_and_what_was_typed_stays(visitor, employer, met, wrong):
    visitor.signed_in_as(employer)
    page = proposed(visitor, met, **wrong)

    assert len(page.errors) == 1
    assert page.fields()["work_hours"] == TERMS["work_hours"]
    assert met.state == "introduced"


def test_a_link_takes_the_report_once_and_names_nobody(visitor, clock, world, met):
    trial = world.a_trial(met)
    clock.now += timedelta(days=2)
    assert ask(clock.now) == 1
    path = f"{PATHS[REPORT, 'employer']}/{links_of(REPORT, trial.id, 'employer')[0].token}"
    session.commit()
    page = visitor.get(path)
    assert "Pả" not in page.text
    assert not queries.references(met.seeker_id)

    sent = {**page.fields(), "task_1": "helped"}
    page = visitor.post(path, {**page.fields(), "task_1": "often"}, status=422)
    assert len(page.errors) == 1
    for _ in range(2):
        page = visitor.post(path, {**sent, "idem_key": ""})

    assert "Đã ghi" in page.h1
    (mine,) = queries.references(met.seeker_id)
    assert mine.tasks == (("Hàn khung", "helped"),)
    visitor.post(path, {**sent, "idem_key": "", "task_1": "alone"}, status=409)


def test_a_fresh_card_does_not_tell_that_it_is_the_person_of_the_older_one(
    visitor, world, employer, met
):
    world.a_trial(met)
    introductions.decline(world.act(employer), met, reason="Hết việc.")
    introductions.reopen(world.act(), met, reason="Có việc lại.")
    session.commit()
    visitor.signed_in_as(employer)

    assert "Hàn khung" not in visitor.get(f"/employer/introductions/{met.code}").text
    visitor.get(f"/employer/introductions/{met.code}/trial/report", status=404)


def test_who_owes_a_report_reads_so_on_their_first_page(visitor, world, employer, met):
    world.a_trial(met)
    session.commit()
    visitor.signed_in_as(employer)

    assert f"/employer/introductions/{met.code}/trial/report" in visitor.get("/employer/").links()


def test_only_what_was_granted_of_a_reference_is_shown(visitor, world, employer, met):
    world.a_trial(met, went="alone")
    other = world.an_employer(name="Xưởng cơ khí Gio Linh")
    again = world.an_introduction(
        world.a_seeker(), world.a_vacancy(other), parts=("contact", "reference")
    )
    visitor.signed_in_as(other)

    assert "Làm cẩn thận" not in visitor.get(f"/employer/introductions/{again.code}").text
    visitor.get(f"/employer/introductions/{met.code}", status=404)
