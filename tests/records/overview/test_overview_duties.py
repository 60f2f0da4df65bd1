"""What waits for a counsellor: each duty appears on its day, is late on its day, and leaves when done."""

from datetime import timedelta

import pytest

from records import trail
from records.introduction import actions as introductions
from records.ledger import NotFound
from records.outbox import actions as outbox
from records.overview import duties, stuck
from records.overview.duty import Desk
from records.overview.inbox import notices
from records.placement import actions as placements


def test_a_reported_start_waits_at_once_and_is_late_after_two_days(world, clock, started):
    assert kinds(world) == [("start-reported", False)]

    clock.now += timedelta(days=2)

    assert kinds(world) == [("start-reported", True)]


def test_a_confirmed_start_leaves_the_queue(world, started):
    placements.confirm(world.act(), started)

    assert kinds(world) == []


def test_a_disputed_start_stays_until_it_is_cleared_up(world, started):
    placements.dispute(world.act(), started, reason="Chưa thấy đi làm.")

    assert kinds(world) == [("start-disputed", False)]


@pytest.mark.parametrize(("days", "waits"), [(2, []), (3, [False]), (7, [True])])
def test_a_card_nobody_agreed_to_asks_for_a_call_after_three_days(world, clock, days, waits):
    world.a_proposal(world.a_seeker(), world.a_vacancy())

    clock.now += timedelta(days=days)

    assert kinds(world) == [("grant-awaited", late) for late in waits]


@pytest.mark.parametrize(("days", "waits"), [(13, []), (14, [False]), (21, [True])])
def test_an_employer_who_does_not_answer_is_called_after_ten_working_days(
    world, clock, days, waits
):
    world.an_introduction(world.a_seeker(), world.a_vacancy(), parts=("contact",))

    clock.now += timedelta(days=days)

    assert kinds(world) == [("answer-awaited", late) for late in waits]


def test_an_interview_is_asked_about_when_it_is_over_and_not_before(world, clock):
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(), parts=("contact",))
    introductions.invite(world.act(), it, at=clock.now + timedelta(days=20), where="Xưởng 2")

    clock.now += timedelta(days=19)
    assert kinds(world) == []
    clock.now += timedelta(days=1)
    assert kinds(world) == [("interview-over", False)]


def test_late_duties_stand_before_newer_ones(world, clock, started):
    clock.now += timedelta(days=3)
    employer = world.an_employer()
    it = world.an_introduction(
        world.a_seeker(name="Lê An"), world.a_vacancy(employer), parts=("contact",)
    )
    world.a_placement(employer, it)

    assert kinds(world) == [("start-reported", True), ("start-reported", False)]


def test_a_colleagues_people_are_theirs_and_a_manager_sees_all(world, started):
    manager = duties.waiting(Desk(world.centre_id, world.clock()))
    colleague = duties.waiting(
        Desk(world.centre_id, world.clock(), counsellor_id=world.counsellor.account_id + 1)
    )

    assert (len(manager.lines), len(colleague.lines)) == (1, 0)


def test_one_question_serves_all_desks_of_a_shape_each_with_its_own_values(world, clock, started):
    def asked(counsellor_id, later):
        desk = Desk(world.centre_id, clock.now + later, counsellor_id=counsellor_id)
        return [duty.late for duty in duties.waiting(desk).lines]

    mine, colleague = world.counsellor.account_id, world.counsellor.account_id + 1
    at_once, later = timedelta(0), timedelta(hours=1)
    clock.now = started.reported_at + timedelta(days=2) - later
    put = duties._page.cache_info().misses

    assert [asked(mine, at_once), asked(colleague, later), asked(mine, later)] == [
        [False],
        [],
        [True],
    ]
    assert duties._page.cache_info().misses - put <= 1


def test_a_long_queue_comes_in_pages_that_lose_nothing_even_of_one_moment(world, clock):
    for number in range(5):
        world.a_proposal(world.a_seeker(name=f"Hồ {number}"), world.a_vacancy())
    clock.now += timedelta(days=1)
    world.a_proposal(world.a_seeker(name="Lê An"), world.a_vacancy())
    clock.now += timedelta(days=6)

    pages, after = [], ""
    while after is not None:
        page = duties.waiting(desk_of(world), after=after, size=2)
        pages.append(([duty.who for duty in page.lines], page.more))
        after = page.after

    assert pages == [(["Hồ 0", "Hồ 1"], 4), (["Hồ 2", "Hồ 3"], 2), (["Hồ 4", "Lê An"], 0)]


@pytest.mark.parametrize(
    "mark",
    ["x", "1~2026~3", "0~2026-11-23~1~1", "0~2026-11-23T02:00:00+00:00~9~99999999999999999999"],
)
def test_a_place_no_queue_has_written_is_the_beginning(world, started, mark):
    assert len(duties.waiting(desk_of(world), after=mark).lines) == 1


def test_names_are_opened_for_the_lines_of_the_page_alone(world, clock):
    for number in range(3):
        world.a_proposal(world.a_seeker(name=f"Hồ {number}"), world.a_vacancy())
    clock.now += timedelta(days=7)

    with trail.watching(world.act(), "desk.home") as watch:
        assert [duty.who for duty in duties.waiting(desk_of(world), size=1).lines] == ["Hồ 0"]

    assert len(watch.looks) == 1


def test_figures_are_counts_and_nothing_else(world, started, delivered):
    delivered("note-in-inbox")

    figures = duties.figures(world.centre_id, counsellor_id=world.counsellor.account_id)

    assert (figures.starts, figures.introductions, figures.seekers) == (1, 0, 1)
    assert (figures.unread, figures.stuck) == (1, 0)


def test_an_unread_notice_and_a_stuck_letter_wait_for_a_person(world, started, delivered):
    delivered("note-in-inbox", "mail-centre")

    waiting = {duty.kind: duty.n for duty in _waiting(world)}

    assert waiting == {"notices": 1, "stuck": 1, "start-reported": 1}


def test_what_is_stuck_is_the_centres_own(world, started, delivered):
    delivered("mail-centre")
    (line,) = stuck.of_centre(world.centre_id)
    elsewhere = world.centre_id + 1

    assert stuck.of_centre(elsewhere) == ()
    assert duties.figures(elsewhere, counsellor_id=None).stuck == 0
    with pytest.raises(NotFound):
        stuck.delivery_of(line.code, centre_id=elsewhere)
    assert stuck.delivery_of(line.code, centre_id=world.centre_id).state == "needs_person"


def test_so_is_a_letter_that_tells_of_an_employer_alone(world, delivered):
    known = world.an_employer().employer_id
    outbox.tell(world.act(), "employer-verified", subject=f"employer:{known}", employer_id=known)
    delivered("mail-employer-member", topic="employer-verified")

    assert len(stuck.of_centre(world.centre_id)) == 1
    assert stuck.of_centre(world.centre_id + 1) == ()


def test_a_notice_names_whom_it_is_about_to_the_staff(world, started, delivered):
    delivered("note-in-inbox")

    (notice,) = notices(world.centre_id, counsellor_id=world.counsellor.account_id, acked=False)

    assert (notice.who, notice.about) == ("Hồ Văn Pả", "Thợ hàn")
    assert notice.placement_code == started.code
    assert notices(world.centre_id, counsellor_id=None, acked=True) == ()


def kinds(world):
    return [(duty.kind, duty.late) for duty in _waiting(world)]


def _waiting(world):
    return duties.waiting(desk_of(world)).lines


def desk_of(world):
    return Desk(world.centre_id, world.clock(), counsellor_id=world.counsellor.account_id)


@pytest.fixture
def started(world):
    """A start the employer reported."""
    employer = world.an_employer()
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    return world.a_placement(employer, it)


@pytest.fixture
def delivered(world):
    """Carry the notice of the start: into the inbox, or, for mail, to the end of patience."""

    def carry(*reactions, topic="placement-reported"):
        for event in outbox.unopened():
            wanted = reactions if event.topic == topic else ()
            outbox.open_event(event, wanted, world.clock())
        for handed in outbox.hand_over_due(world.clock(), limit=100):
            delivery = outbox.locked(handed.delivery_id)
            if delivery.reaction == "note-in-inbox":
                outbox.freeze(delivery, b"letter")
                counsellor = world.counsellor.account_id
                outbox.put_in_inbox(
                    delivery.id,
                    centre_id=world.centre_id,
                    counsellor_id=counsellor,
                    now=world.clock(),
                )
                outbox.succeed(delivery, "inbox", world.clock())
            else:
                outbox.fail(delivery, "550 5.1.1", world.clock(), final=True)

    return carry
