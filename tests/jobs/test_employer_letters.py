"""Letters to an employer: of a silent vacancy, of what nobody waits for, and after the quiet hours."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from records.employer import actions as employers
from records.employer import letters
from records.employer.model import Employer
from records.introduction import actions as introductions
from records.introduction import replies, silence
from records.ledger import session
from records.placement import actions as placements
from records.vacancy import waiting
from records.vacancy.joining import join
from tests.factories import DONG_HA, SECRET
from tests.jobs.conftest import carry_all

TEN_HOURS = timedelta(hours=10)
FACTS = {
    "name": "Quán cơm Bà Sáu",
    "commune_code": DONG_HA,
    "contact_name": "Nguyễn Thị Sáu",
    "contact_phone": "+84912000000",
    "contact_email": "sau@quan.example",
}


@pytest.fixture
def firm(world):
    return world.an_employer()


def subjects(post):
    return [message_from_bytes(x, policy=policy.SMTP)["Subject"] for x in post.letters]


def test_a_silent_vacancy_is_named_with_the_day_it_is_paused(world, clock, post, firm):
    world.a_vacancy(firm, title="Thợ hàn", open_until=None)
    clock.now += timedelta(days=91)
    silence.ask(clock())
    session.commit()
    carry_all(clock)

    (letter,) = [message_from_bytes(x, policy=policy.SMTP) for x in post.letters]
    text = letter.get_content()
    assert letter["Subject"] == "Vị trí của đơn vị còn tuyển không?"
    assert "“Thợ hàn”" in text
    assert "08/03/2027" in text
    assert "/employer/still-open/" in text


def test_a_letter_nobody_waits_for_is_left_out_if_its_reader_says_so(world, clock, post, firm):
    met = world.an_introduction(world.a_seeker(), world.a_vacancy(firm), parts=("contact",))
    start = placements.report_start(world.act(firm), met, started_on=clock().date())
    placements.confirm(world.act(), start)
    letters.choose(world.act(firm), wanted=["proposed"], quiet=None)
    session.commit()
    carry_all(clock)

    assert "Có người bắt đầu làm việc" in subjects(post)
    assert "Trung tâm đã ghi nhận người bắt đầu làm việc" not in subjects(post)


def test_who_was_verified_hears_of_it_where_the_letter_reaches_somebody_who_signs_in(
    world, clock, post
):
    act, here = world.act(), world.centre_id
    join(act, centre_id=here, facts=FACTS, secret=SECRET, address="::1")
    entered = {**FACTS, "contact_email": "nhap@quan.example"}
    for row in (*session.query(Employer), employers.join(act, centre_id=here, facts=entered)):
        waiting.verify(act, row, version=0)
    session.commit()
    carry_all(clock)

    assert subjects(post) == ["Nay quý đơn vị đăng tin được"]


def test_letters_wait_for_the_end_of_the_quiet_hours_but_not_a_link_asked_for(
    world, clock, post, firm
):
    letters.choose(world.act(firm), wanted=[], quiet="office")
    clock.now += TEN_HOURS  # seven in the evening
    met = world.an_introduction(world.a_seeker(), world.a_vacancy(firm), parts=("contact",))
    session.commit()
    carry_all(clock)
    assert post.letters == []

    replies.send_link_anew(world.act(firm), met)
    session.commit()
    carry_all(clock)
    assert subjects(post) == ["Liên kết mới để trả lời"]

    replies.propose_times(world.act(firm), met, times=[clock.now + TEN_HOURS], where="Xưởng")
    replies.choose(world.act(), met, at=clock.now + TEN_HOURS)
    session.commit()
    carry_all(clock)
    assert subjects(post)[1:] == ["Giờ phỏng vấn đã được chọn"]


@pytest.mark.parametrize("withdrawn", [True, False])
def test_what_was_taken_back_in_the_night_is_not_told_in_the_morning(
    world, clock, post, firm, withdrawn
):
    letters.choose(world.act(firm), wanted=[], quiet="office")
    clock.now += TEN_HOURS
    met = world.an_introduction(world.a_seeker(), world.a_vacancy(firm), parts=("contact",))
    session.commit()
    carry_all(clock)
    if withdrawn:
        introductions.withdraw(world.act(), met)
        session.commit()

    clock.now += 2 * TEN_HOURS
    carry_all(clock)
    told = "Trung tâm giới thiệu một người đến đơn vị"
    assert [x for x in subjects(post) if x == told] == [told] * (not withdrawn)
