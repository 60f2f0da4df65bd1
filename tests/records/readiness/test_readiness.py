"""What somebody has at hand: written all at once, each item from each state to each."""

from datetime import date, timedelta

import pytest

from records.history.queries import steps_of
from records.ledger import session
from records.readiness import actions, queries
from records.readiness.actions import Said
from records.readiness.model import ReadinessItem
from records.readiness.schema import ReadinessSchema, said


def test_only_what_was_asked_about_is_known(world):
    seeker = world.a_seeker()
    write(world, seeker, **{"bank-account": Said("missing"), "citizen-card": Said("has")})

    items = queries.of_seeker(seeker.seeker.id)

    assert [(x.kind, x.state) for x in items] == [
        ("citizen-card", "has"),
        ("bank-account", "missing"),
    ]


def test_an_item_that_is_there_needs_no_day_any_more(world, today):
    seeker = world.a_seeker()
    write(world, seeker, phone=Said("in-progress", "centre", today))
    write(world, seeker, phone=Said("has", "centre", today))

    (item,) = queries.of_seeker(seeker.seeker.id)

    assert (item.state, item.by, item.is_open) == ("has", None, False)


def test_what_stays_the_same_leaves_no_line(world):
    seeker = world.a_seeker()
    for _ in range(2):
        write(world, seeker, phone=Said("has"))

    row = session.query(ReadinessItem).one()
    assert [x.verb for x in steps_of("readiness_item", row.id)] == ["begin", "has"]


@pytest.mark.parametrize(("days", "is_overdue"), [(0, False), (-1, True)])
def test_what_is_open_past_its_day_is_overdue(world, today, days, is_overdue):
    by = today + timedelta(days=days)
    write(world, world.a_seeker(), residence=Said("missing", "person", by))

    assert bool(queries.overdue(world.centre_id, today=today)) is is_overdue


def test_a_form_says_nothing_of_what_it_left_open():
    values, errors = ReadinessSchema().read(
        {"phone_state": "missing", "phone_who": "centre", "phone_by": "30/11/2026"}
    )

    assert not errors
    assert said(values) == {"phone": Said("missing", "centre", date(2026, 11, 30))}


def test_a_wrong_day_is_told_at_its_own_box():
    _, errors = ReadinessSchema().read({"phone_state": "missing", "phone_by": "32/13/2026"})

    assert list(errors) == ["phone_by"]


def write(world, seeker, **items):
    actions.write(world.act(), seeker.seeker, items)
    session.flush()
