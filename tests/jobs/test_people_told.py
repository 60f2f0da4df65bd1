"""People are told by the way they chose, and by no other: neutral, never at night, once, never lost."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from jobs.channels import sms, zalo
from jobs.letters import compose
from jobs.reactions import REACTIONS
from jobs.receivers import Receiver
from lobby.words import sentence
from records.channel import actions as channels
from records.introduction import actions as introductions
from records.introduction.unheard import TO_THINK
from records.ledger import session
from records.outbox.queries import Parcel, attempts, rehearsed, words_of
from records.overview.stuck import of_centre
from tests.house.test_words import HINTS
from tests.jobs.conftest import carry_all, choose, the
from tests.jobs.test_when import TO_PEOPLE

PHONE, EMAIL = "+84912345678", "dao@thu.example"
AGREED = "interview-agreed"


@pytest.fixture
def seeker(world):
    return world.a_seeker()


def invited(world, seeker):
    """The employer agreed on an interview."""
    employer = world.an_employer(name="Xưởng hàn Sao Mai")
    met = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    at = world.clock() + timedelta(days=2)
    introductions.invite(world.act(employer), met, at=at, where="Cổng sau")
    session.commit()
    return met


def test_who_chose_nothing_is_told_nothing_and_nobody_waits_for_it(world, clock, seeker, post):
    invited(world, seeker)
    carry_all(clock)

    assert the("tell-seeker", AGREED) is None


def test_a_text_message_is_rehearsed_without_marks_and_names_no_employer(
    world, clock, seeker, post, rehearsing
):
    choose(world, seeker, "sms", PHONE)
    invited(world, seeker)
    carry_all(clock)

    (line,) = rehearsed(world.centre_id)
    assert line.said.startswith("Trung tam Dich vu viec lam: Ban co mot lich hen moi.")
    assert line.said.isascii()
    assert "Sao Mai" not in line.said
    assert the("tell-seeker", AGREED).state == "sent"


@pytest.mark.parametrize(
    ("way", "address", "code"), [("sms", PHONE, "not-set-up"), ("letter", None, "on-paper")]
)
def test_what_no_machine_can_carry_is_the_desks_at_once(
    world, clock, seeker, post, way, address, code
):
    choose(world, seeker, way, address)
    invited(world, seeker)
    carry_all(clock)

    (stuck,) = of_centre(world.centre_id)
    assert (stuck.reaction, stuck.last_code, stuck.tries) == ("tell-seeker", code, 1)


def test_an_e_mail_goes_to_their_address_which_stands_in_no_letter(world, clock, seeker, post):
    choose(world, seeker, "email", EMAIL)
    invited(world, seeker)
    post.letters.clear()
    post.receivers.clear()
    carry_all(clock)

    letter = the("tell-seeker", AGREED).letter
    assert letter in post.letters
    assert EMAIL in str(post.receivers)
    assert EMAIL.encode() not in letter
    assert message_from_bytes(letter, policy=policy.SMTP)["Subject"].startswith("Tin từ Trung tâm")


def test_nothing_comes_at_night_and_waiting_uses_up_nobodys_patience(
    world, clock, seeker, post, rehearsing
):
    choose(world, seeker, "zalo", PHONE)
    clock.now += timedelta(hours=13)
    invited(world, seeker)
    carry_all(clock)
    waiting = the("tell-seeker", AGREED)
    assert (waiting.state, rehearsed(world.centre_id)) == ("pending", ())
    assert waiting.give_up_at - waiting.due_at == timedelta(hours=24)
    assert attempts(waiting.id) == ()

    clock.now += timedelta(hours=9)
    carry_all(clock)
    assert len(rehearsed(world.centre_id)) == 1


def test_who_pauses_while_it_waits_is_not_told(world, clock, seeker, post, rehearsing):
    choose(world, seeker, "zalo", PHONE)
    clock.now += timedelta(hours=13)
    invited(world, seeker)
    carry_all(clock)
    channels.pause(world.act(seeker), seeker.seeker)
    session.commit()
    clock.now += timedelta(hours=9)
    carry_all(clock)

    ended = the("tell-seeker", AGREED)
    assert (ended.state, ended.settled_reason, ended.letter) == ("closed", "not-wished", None)


def test_who_asked_themselves_is_not_asked_and_whom_the_centre_puts_forward_is(
    world, clock, seeker, post, rehearsing
):
    choose(world, seeker, "zalo", PHONE)
    mine = world.a_vacancy()
    introductions.propose(world.act(seeker), seeker_id=seeker.seeker.id, vacancy_id=mine.id)
    world.a_proposal(seeker, world.a_vacancy(title="Thợ mộc"))
    session.commit()
    clock.now += TO_THINK
    carry_all(clock)

    assert [line.topic for line in rehearsed(world.centre_id)] == ["introduction-proposed"]


@pytest.mark.parametrize("topic", TO_PEOPLE)
def test_every_text_is_neutral_and_fits_one_message(app, world, clock, topic):
    values = {
        "centre": "Trung tâm Dịch vụ việc làm tỉnh Quảng Trị",
        "site": "https://vieclam.quangtri.gov.vn",
        "phone": "0233 3852 345",
        "n": 120,
        "link": f"https://vieclam.quangtri.gov.vn/answer/{'k' * 42}",
        "when": "Thứ Năm, 24/11/2026, 10:00",
    }
    said = sentence("vi", f"told-{topic}", **values)
    assert HINTS.search(said) is None
    assert "%(" not in said
    assert len(said) <= zalo.LONGEST
    letter = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{said}"
    assert len(sms.said(letter.encode())) <= sms.LONGEST


def test_the_same_letter_is_written_whatever_the_way(world, clock, seeker):
    choose(world, seeker, "sms", PHONE)
    met = invited(world, seeker)
    parcel = Parcel(1, "k7m2p9q4xr", AGREED, "tell-seeker", {"introduction_id": met.id}, None)
    letters = {
        compose(parcel, Receiver("", world.centre_id, None, way), clock())
        for way in ("sms", "zalo", "email", "letter")
    }

    (letter,) = letters
    assert "lịch hẹn mới" in words_of(letter)
    assert REACTIONS["tell-seeker"].receiver(parcel.facts).way == "sms"
