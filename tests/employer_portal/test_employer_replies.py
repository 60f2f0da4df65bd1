"""Answering by a link or signed in: a GET does nothing, one tap does, what is over looks alike."""

from datetime import timedelta

import pytest

from lobby.links import PATHS
from records.introduction import actions, replies
from records.introduction.actions import LINK
from records.introduction.queries import by_id
from records.ledger import session
from records.link.queries import of as links_of
from records.outbox.model import Event
from records.vacancy import actions as vacancies
from tests.visitor import Visitor


@pytest.fixture
def employer(world):
    return world.an_employer(name="Xưởng mộc An Hòa")


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả", phone="+84912345678")


@pytest.fixture
def introduced(world, employer, seeker):
    made = world.an_introduction(
        seeker, world.a_vacancy(employer), parts=("contact", "profile", "words")
    )
    session.commit()
    return made


def path(introduced):
    link = links_of(LINK, introduced.id, "employer")[0]
    return f"{PATHS[LINK, 'employer']}/{link.token}"


def press(visitor, introduced, says, **boxes):
    """Open the link and press one button."""
    page = visitor.get(path(introduced))
    sent = {k: v for k, v in page.fields().items() if k in ("csrf_token", "idem_key", "where")}
    return visitor.post(path(introduced), {**sent, "says": says, **boxes})


def test_opening_the_link_does_nothing_and_names_nobody(visitor, introduced):
    for _ in range(2):
        page = visitor.get(path(introduced))
    visitor.client.head(path(introduced))

    assert (introduced.state, introduced.reply) == ("introduced", None)
    for secret in ("Pả", "0912", "chắc tay", "An Hòa"):
        assert secret not in page.text
    assert "Thợ hàn" in page.text


def test_times_are_sent_and_the_person_chooses_one(visitor, app, introduced, seeker):
    times = ["08:00 24/11/2026", "14:00 25/11/2026"]
    page = press(visitor, introduced, "times", times=times, where="Cổng số 2")
    assert "Đã ghi. Xin cảm ơn!" in page.h1
    assert "Thứ Tư, 25/11/2026, 14:00" in page.text

    person = Visitor(app).signed_in_as(seeker)
    person.get(f"/introductions/{introduced.code}")
    person.submit("/choose")

    assert introduced.state == "interview"
    assert "Thứ Ba, 24/11/2026, 8:00" in visitor.get(path(introduced)).text


def test_times_that_are_over_or_none_are_asked_again(visitor, introduced):
    page = visitor.get(path(introduced))
    sent = {**page.fields(), "says": "times", "where": "Xưởng", "other": "8h 20/11/2026"}
    page = visitor.post(path(introduced), sent, status=422)

    assert len(page.errors) == 1
    assert page.fields()["other"] == "8h 20/11/2026"
    assert introduced.reply is None


def test_a_no_is_one_tap_and_a_second_press_shows_what_is_recorded(visitor, introduced):
    sent = {**visitor.get(path(introduced)).fields(), "says": "no", "idem_key": ""}
    for reason in ("Vị trí này vừa tuyển đủ người.", "Chỗ làm quá xa nơi ở."):
        page = visitor.post(path(introduced), {**sent, "reason": reason})

    assert introduced.state == "declined"
    assert "Vị trí này vừa tuyển đủ người." in page.text
    assert told("introduction-declined") == 1


def test_by_a_link_no_reason_of_ones_own_is_taken(visitor, introduced):
    page = visitor.get(path(introduced))
    sent = {**page.fields(), "says": "no", "reason": "Khác."}
    visitor.post(path(introduced), sent, status=422)

    assert introduced.state == "introduced"


def test_a_question_about_a_past_is_refused_and_another_is_kept(visitor, introduced):
    page = visitor.get(path(introduced))
    sent = {**page.fields(), "says": "question", "question": "Người này ra tù năm nào?"}
    visitor.post(path(introduced), sent, status=422)
    assert introduced.reply is None

    press(visitor, introduced, "question", question="Có làm ca đêm được không?")
    assert (introduced.reply, introduced.reply_words) == ("question", "Có làm ca đêm được không?")


def test_told_already_is_one_tap_twice_the_same(visitor, introduced):
    for _ in range(2):
        press(visitor, introduced, "told")

    assert introduced.reply == "told"
    assert told("introduction-replied") == 1


def over(visitor, it):
    page = visitor.get(it, status=404)
    visitor.post(it, {"says": "told"}, status=400)
    return page.text


def test_what_cannot_be_answered_looks_alike(visitor, world, clock, employer, introduced):
    good = path(introduced)
    found = {
        "tampered": over(visitor, good[:-1] + ("a" if good[-1] != "a" else "b")),
        "invented": over(visitor, f"{PATHS[LINK, 'employer']}/{'z' * 42}"),
    }
    actions.withdraw(world.act(), introduced)
    session.commit()
    found["withdrawn"] = over(visitor, good)
    clock.now += timedelta(days=31)
    found["ended"] = over(visitor, good)

    assert len(set(found.values())) == 1


def test_a_fresh_link_goes_to_the_mailbox_and_the_page_tells_nothing(visitor, clock, introduced):
    older = path(introduced)
    visitor.get(older)
    clock.now += timedelta(days=31)
    said = []
    for it in (older, f"{PATHS[LINK, 'employer']}/{'z' * 42}"):
        visitor.get(it, status=404)
        said.append(visitor.submit(status=404).text)

    assert said[0] == said[1]
    assert told("introduction-link") == 1
    assert path(introduced) != older
    visitor.get(path(introduced))


def test_several_are_answered_in_one_act(visitor, world, employer, introduced):
    vacancy = world.a_vacancy(employer)
    others = [world.an_introduction(world.a_seeker(), vacancy, parts=("contact",)) for _ in "ab"]
    session.commit()
    visitor.signed_in_as(employer)
    page = visitor.get("/employer/introductions/reply")
    said = [introduced, *others]
    answers = ["times", "told", "Chỗ làm quá xa nơi ở."]
    chosen = {f"answer-{x.code}": answer for x, answer in zip(said, answers, strict=True)}
    visitor.post(
        "/employer/introductions/reply",
        {**page.fields(), **chosen, "times": "08:00 24/11/2026", "where": "Xưởng"},
    )

    assert [(x.state, x.reply) for x in said] == [
        ("introduced", "times"),
        ("introduced", "told"),
        ("declined", None),
    ]


def test_times_written_before_anybody_was_chosen_stay_in_their_boxes(visitor, employer, introduced):
    visitor.signed_in_as(employer)
    page = visitor.get("/employer/introductions/reply")
    written = {"other": "16:30 24/11/2026", "where": "Cổng sau"}
    page = visitor.post("/employer/introductions/reply", {**page.fields(), **written}, status=422)

    assert "Hãy chọn câu trả lời" in page.text
    assert f"#answer-{introduced.code}" in page.links()
    assert "từ một đến ba giờ" not in page.text
    assert page.fields().items() >= written.items()


def test_signed_in_the_same_page_shows_what_was_granted(visitor, employer, introduced):
    visitor.signed_in_as(employer)
    page = visitor.get(f"/employer/introductions/{introduced.code}/reply")
    assert "Hồ Văn Pả" in page.text
    assert "Không cần đăng nhập." not in page.text

    page = visitor.post(
        f"/employer/introductions/{introduced.code}/reply", {**page.fields(), "says": "told"}
    )
    assert "Trung tâm sẽ ghi lại điều đã nói." in page.text
    code = vacancies.locked(introduced.vacancy_id).code
    assert "Hồ Văn Pả" in visitor.get(f"/employer/vacancies/{code}").text


def test_times_that_went_by_are_said_to_be_over_and_nobody_owes_an_answer(
    visitor, world, clock, employer, introduced
):
    at = clock.now + timedelta(days=1)
    replies.propose_times(world.act(employer), by_id(introduced.id), times=[at], where="Xưởng")
    session.commit()
    clock.now += timedelta(days=2)
    page = visitor.signed_in_as(employer).get(f"/employer/introductions/{introduced.code}")
    assert "Muốn đổi giờ hoặc đổi câu trả lời thì chọn lại." in page.text

    page = visitor.signed_in_as(world.counsellor).get(f"/desk/introductions/{introduced.code}")
    assert "Nơi tuyển đã trả lời." in page.text
    assert "Các giờ đã qua." in page.text


def test_the_counsellor_reads_it_notes_the_call_and_has_a_text_to_copy(
    visitor, world, employer, introduced
):
    replies.ask(world.act(employer), by_id(introduced.id), question="Có ca đêm không?")
    session.commit()
    visitor.signed_in_as(world.counsellor)
    assert "Trả lời câu hỏi của nơi tuyển" in visitor.get("/desk/").text
    page = visitor.get(f"/desk/introductions/{introduced.code}")
    assert "Có ca đêm không?" in page.text
    assert path(introduced) in page.html

    page = visitor.submit("/note")

    assert introduced.reply == "noted"
    assert "Trả lời câu hỏi của nơi tuyển" not in visitor.get("/desk/").text


def told(topic):
    return session.query(Event).filter_by(topic=topic).count()
