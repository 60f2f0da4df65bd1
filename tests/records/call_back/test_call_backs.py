"""A wish to be called back: one at a time, within safe hours, and done with what came of it."""

from datetime import datetime, timedelta

import pytest

from lobby.words import sentence
from records.call_back import actions, queries
from records.call_back.safe_time import PARTS, SafeTime
from records.ledger import session
from records.ledger.act import HERE
from records.overview import duties
from records.overview.duty import Desk

EVENING = SafeTime("24", "evening")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=HERE)


@pytest.fixture
def seeker(world):
    return world.a_seeker(phone="+84912345678")


def wish(world, seeker, safe=EVENING, **said):
    return actions.wish(world.act(seeker), seeker.seeker, safe=safe, **said)


@pytest.mark.parametrize(
    ("now", "holds", "begins", "ends"),
    [
        (MONDAY, False, "24/11 18:00", "24/11 20:00"),
        (MONDAY + timedelta(days=1, hours=10), True, "24/11 18:00", "24/11 20:00"),
        (MONDAY + timedelta(days=1, hours=11), False, "26/11 18:00", "26/11 20:00"),
        (MONDAY + timedelta(days=3, hours=12), False, "01/12 18:00", "01/12 20:00"),
    ],
)
def test_a_safe_time_is_the_present_one_or_the_next(now, holds, begins, ends):
    assert EVENING.holds(now) == holds
    assert f"{EVENING.begins(now):%d/%m %H:%M}" == begins
    assert f"{EVENING.ends(now):%d/%m %H:%M}" == ends


@pytest.mark.parametrize(
    ("safe", "now", "begins"),
    [
        (SafeTime("", "noon"), MONDAY + timedelta(days=4, hours=5), "30/11 11:00"),
        (SafeTime("7", "noon"), MONDAY + timedelta(days=4, hours=5), "29/11 11:00"),
        (SafeTime("", "noon"), datetime(2027, 4, 29, 14, 0, tzinfo=HERE), "03/05 11:00"),
    ],
)
def test_who_names_no_day_is_called_when_the_centre_works(safe, now, begins):
    assert f"{safe.begins(now):%d/%m %H:%M}" == begins


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_of_a_part_of_the_day_say_its_hours(app, language):
    for part, (begin, end) in PARTS.items():
        hours = f"{begin.hour}:{begin:%M}–{end.hour}:{end:%M}"
        assert sentence(language, f"call-back-safe-hours-{part}").endswith(hours)


def test_a_second_press_is_the_same_wish(world, seeker):
    first = wish(world, seeker, number="+84987654321", note="Hỏi lương.")
    again = wish(world, seeker, SafeTime("", "noon"))

    assert again.id == first.id
    (kept,) = queries.all_of(seeker.seeker.id)
    assert (kept.safe, kept.number, kept.note) == (SafeTime("", "noon"), "", "")


def test_the_number_and_the_words_are_sealed(world, seeker):
    row = wish(world, seeker, number="+84987654321", note="Hỏi lương.\nHỏi ca.")

    assert b"+84987" not in row.said_sealed
    kept = queries.wished_by(seeker.seeker.id)
    assert (kept.number, kept.note) == ("+84987654321", "Hỏi lương.\nHỏi ca.")


def test_nobody_is_called_whose_number_nobody_knows(world):
    silent = world.a_seeker(phone=None)

    with pytest.raises(actions.NoNumber):
        wish(world, silent)


def test_the_queue_says_when_to_call_and_it_is_late_once_a_safe_time_is_over(world, clock, seeker):
    row = wish(world, seeker)
    assert waiting(world) == [("call-back", EVENING, False)]

    clock.now = MONDAY + timedelta(days=1, hours=11)
    assert waiting(world) == [("call-back", EVENING, True)]

    actions.miss(world.act(), row)
    assert waiting(world) == [("call-back", EVENING, False)]

    actions.reach(world.act(), row)
    assert waiting(world) == []


def test_who_does_not_answer_in_a_safe_time_is_called_in_the_next(world, clock, seeker):
    clock.now = MONDAY + timedelta(days=1, hours=10)
    row = wish(world, seeker)

    actions.miss(world.act(), row)

    assert row.late_from == MONDAY + timedelta(days=3, hours=11)
    assert (row.tries, row.tried_at) == (1, clock.now)


def test_it_is_taken_back_as_often_as_one_likes(world, seeker):
    wish(world, seeker)
    for _ in range(2):
        actions.take_back(world.act(seeker), seeker.seeker)

    assert waiting(world) == []
    assert queries.wished_by(seeker.seeker.id) is None


def test_once_it_is_over_no_number_is_kept_and_the_words_are(world, seeker):
    row = wish(world, seeker, number="+84987654321", note="Hỏi ca.")
    actions.reach(world.act(), row)

    (kept,) = queries.all_of(seeker.seeker.id)
    assert (kept.number, kept.note) == ("", "Hỏi ca.")

    row = wish(world, seeker, number="+84987654321")
    actions.take_back(world.act(seeker), seeker.seeker)
    assert row.said_sealed is None


def test_the_next_time_is_the_present_one_and_after_a_missed_call_another(world, clock, seeker):
    clock.now = MONDAY + timedelta(days=1, hours=10)
    row = wish(world, seeker)
    assert days(queries.wished_by(seeker.seeker.id).next_time(clock.now)) == ["24/11", "24/11"]

    actions.miss(world.act(), row)
    assert days(queries.wished_by(seeker.seeker.id).next_time(clock.now)) == ["26/11", "26/11"]


def days(times):
    return [f"{moment:%d/%m}" for moment in times]


def waiting(world):
    session.flush()
    desk = Desk(world.centre_id, world.clock(), counsellor_id=world.counsellor.account_id)
    return [(duty.kind, duty.safe, duty.late) for duty in duties.waiting(desk).lines]
