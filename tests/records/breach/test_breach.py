"""Breaches: a clock of 72 hours from knowing, a manager's register, nobody's name."""

from datetime import date, timedelta

import pytest

from records.breach import actions, queries
from records.breach.schema import BreachSchema
from records.ledger import NotFound, session
from records.lifecycle.machine import NotAllowed
from records.overview import register_duties
from records.rule.breaches import to_tell_authority

HOUR = timedelta(hours=1)
WHAT = "Gửi nhầm một danh sách cho nơi khác."


@pytest.fixture
def manager(world):
    return world.a_manager()


@pytest.fixture
def breach(world, manager):
    return noted(world, manager)


def noted(world, who, *, known=HOUR, happened=5 * HOUR):
    now = world.clock()
    facts = {"happened_at": now - happened, "known_at": now - known, "people": 12}
    return actions.note(
        world.act(who),
        {**facts, "kinds": ["who", "contact"], "what": WHAT, "measures": None},
        centre_id=world.centre_id,
    )


def facts(world, breach):
    session.flush()
    return queries.by_code(breach.code, centre_id=world.centre_id)


def duties(world, who):
    session.flush()
    return [(x.kind, x.n, x.late) for x in register_duties.waiting(world.act(who), world.centre_id)]


def told(world, manager, breach, **more):
    said = {"told_how": "A05, văn bản 3/BC", "people_told_at": None, "told_at": world.clock()}
    actions.tell(world.act(manager), breach, **{**said, **more})


def test_the_clock_is_a_dated_row_with_its_source():
    row = to_tell_authority(date(2026, 11, 23))

    assert (row.lasts, row.certainty) == (timedelta(hours=72), "V2")
    assert "91/2025" in row.source
    assert to_tell_authority(date(2020, 1, 1)) == row


def test_it_runs_from_when_the_centre_knew(world, manager, breach, clock):
    assert facts(world, breach).due_at == facts(world, breach).known_at + timedelta(hours=72)
    assert duties(world, manager) == [("breach-known", 71, True)]

    clock.now += 72 * HOUR
    assert duties(world, manager) == [("breach-late", 1, True)]


def test_no_counsellor_writes_or_is_asked(world, breach):
    with pytest.raises(NotAllowed):
        noted(world, world.counsellor)
    with pytest.raises(NotAllowed):
        actions.dismiss(world.act(), breach, reason="x")
    assert duties(world, world.counsellor) == []


def test_told_then_closed_with_what_was_done(world, manager, breach):
    told(world, manager, breach)
    assert duties(world, manager) == [("breach-told", 0, False)]
    with pytest.raises(actions.MeasuresOwed):
        actions.close(world.act(manager), breach)

    actions.measure(world.act(manager), breach, measures="Đã gọi lấy lại.", people_told_at=None)
    actions.close(world.act(manager), breach)

    assert (facts(world, breach).state, facts(world, breach).told_late) == ("closed", False)
    assert duties(world, manager) == []
    with pytest.raises(NotFound):
        actions.measure(world.act(manager), breach, measures="x", people_told_at=None)


def test_telling_too_late_is_written_as_such(world, manager, breach, clock):
    clock.now += 80 * HOUR
    told(world, manager, breach)

    assert facts(world, breach).told_late


def test_what_was_none_is_dismissed_with_a_reason(world, manager, breach):
    actions.dismiss(world.act(manager), breach, reason="Danh sách không có ai trong đó.")

    assert facts(world, breach).reason == "Danh sách không có ai trong đó."
    assert duties(world, manager) == []


def test_times_that_cannot_be_are_refused(world, manager, breach):
    with pytest.raises(actions.TimesOutOfOrder):
        noted(world, manager, known=5 * HOUR, happened=HOUR)
    with pytest.raises(actions.TimesOutOfOrder):
        noted(world, manager, known=-HOUR)
    with pytest.raises(actions.TimesOutOfOrder):
        told(world, manager, breach, told_at=world.clock() - 2 * HOUR)


def test_another_centre_has_no_such_breach(world, breach):
    with pytest.raises(NotFound):
        queries.by_code(breach.code, centre_id=world.centre_id + 1)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (WHAT, set()),
        ("Số 0912 345 678 bị lộ.", {"what"}),
        ("Căn cước 045099000001 bị lộ.", {"what"}),
        ("Danh sách người mới ra tù bị lộ.", {"what"}),
    ],
)
def test_its_texts_name_nobody_as_far_as_that_can_be_seen(said, wrong):
    facts = {
        "known_at": "08:00 23/11/2026",
        "happened_at": "07:00 23/11/2026",
        "kinds": ["who"],
        "people": "12",
        "what": said,
    }

    assert set(BreachSchema().read(facts)[1]) == wrong
