"""The letter that asks an employer, and the centre's inbox after each turn of a start."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from jobs.clock import ask
from records.follow_up import actions as follow_ups
from records.introduction.queries import by_id
from records.ledger import session
from records.placement import actions
from records.placement.queries import by_id as placement_of
from tests.jobs.conftest import carry_all, in_inbox, the
from tests.visitor import Visitor

ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(/employer/answer/\w+)")


@pytest.fixture
def working(world, clock, start, post):
    actions.confirm(world.act(), start)
    carry_all(clock)
    post.letters.clear()
    post.receivers.clear()
    return start


def asked(world, clock):
    ask(clock.now)
    session.commit()
    carry_all(clock)


def test_the_employer_is_asked_once_on_day_thirty_and_answers_from_the_letter(
    app, world, clock, working, post
):
    for days in (3, 12, 15):
        clock.now += timedelta(days=days)
        asked(world, clock)
        asked(world, clock)

    (letter,) = [message_from_bytes(x, policy=policy.SMTP) for x in post.letters]
    text = letter.get_content()
    assert letter["Subject"] == "Một câu hỏi ngắn từ trung tâm"
    assert "Pả" not in text
    visitor = Visitor(app)
    visitor.get(ADDRESS.search(text).group(1))
    page = visitor.submit(says="still")

    assert "Đã ghi" in page.h1


@pytest.mark.parametrize("hours", [-3, 9, 24 * 3, 24 * 4])
def test_nobody_is_asked_at_night_or_on_a_day_of_rest(world, clock, working, post, hours):
    clock.now += timedelta(days=30, hours=hours)
    asked(world, clock)

    assert post.letters == []


def test_nobody_is_asked_after_an_answer_nor_about_ended_work(world, clock, working, post):
    clock.now += timedelta(days=30)
    follow_ups.answer(world.act(), working, after_days=30, says="still")
    asked(world, clock)
    clock.now += timedelta(days=61)
    today = world.act().today
    follow_ups.end(world.act(), working, ended_on=today, reason="Hết mùa.")
    carry_all(clock)
    asked(world, clock)

    assert [x for x in post.letters if b"/answer/" in x] == []


def test_each_version_of_a_start_has_one_notice_and_the_inbox_is_right_after_each(
    world, clock, start, post
):
    introduction, act = by_id(start.introduction_id), world.act(world.a_seeker())
    assert actions.report_start(act, introduction, started_on=act.today) is start
    carry_all(clock)
    assert versions(world) == [("placement-reported", 1)]

    actions.dispute(world.act(), start, reason="Hai bên báo khác ngày.")
    carry_all(clock)
    assert versions(world) == [("placement-reported", 1)]

    actions.correct(
        world.act(), start, started_on=world.act().today - timedelta(days=1), pay_written=""
    )
    carry_all(clock)
    assert versions(world) == [("placement-reported", 1), ("placement-reported", 2)]

    actions.dispute(world.act(), placement_of(start.id), reason="Chưa đi làm.")
    actions.fall_through(world.act(), start, reason="Không đi làm.")
    carry_all(clock)
    assert versions(world) == [
        ("placement-fell-through", 2),
        ("placement-reported", 1),
        ("placement-reported", 2),
    ]
    assert the("mail-employer-if-wished", "placement-confirmed") is None


def versions(world):
    topics = ("placement-ended", "placement-fell-through", "placement-reported")
    return sorted((x.topic, x.version) for topic in topics for x in in_inbox(world, topic))
