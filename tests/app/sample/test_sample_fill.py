"""Filling an empty system with the sample province."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.sample.fill import SIGN_INS, STEPS, fill
from app.sample.staff import EMAIL
from app.servers import Addresses
from records import trail
from records.account.actions import sign_in
from records.account.queries import counsellors
from records.centre import actions as centres
from records.centre.queries import CentreFacts, branches, first
from records.course.queries import count_open as open_courses
from records.employer.queries import all_of
from records.follow_up.queries import unsettled
from records.introduction.queries import CounsellorView, for_centre
from records.introduction.states import STATES as INTRODUCTION_STATES
from records.ledger import db, session
from records.outbox.actions import unopened
from records.placement.queries import for_centre as placements
from records.placement.states import STATES as PLACEMENT_STATES
from records.seeker.queries import all_of as seekers
from records.suggestion.shelves import forget
from records.vacancy.queries import count_open, of_employer
from tests.conftest import NOW, application


def test_the_sample_province_is_filled_once_and_shows_something_at_every_door(
    filled: tuple[CentreFacts, list[tuple[str, dict[str, object]]]],
) -> None:
    centre, said = filled
    assert centre.email == EMAIL
    assert said[-1] == ("sample-progress", {"done": STEPS, "total": STEPS})
    _counts_are_right(centre.id)
    _the_river_has_run(centre.id)
    _every_sign_in_opens_its_door()
    _only_what_is_new_sends_letters()
    _a_second_fill_changes_nothing(centre.id)


def test_a_real_centre_is_left_alone(app: Flask) -> None:
    centres.found(
        name="Trung tâm",
        province_code="44",
        email="centre@dvvl.example",
        phone="+842333000000",
        address="Đông Hà",
        branches={},
    )
    fill(NOW, _silent)
    assert open_courses() == 0
    assert count_open(NOW.date()) == 0


def _counts_are_right(centre_id: int) -> None:
    employers = all_of(centre_id)
    assert len(employers) == 120
    assert sum(len(of_employer(it.id)) for it in employers) == 402
    assert open_courses() == 60
    assert len(seekers(centre_id)) == 250
    assert len(counsellors(centre_id)) == 8
    assert len(branches(centre_id)) == 2


def _the_river_has_run(centre_id: int) -> None:
    assert {it.state for it in _introductions(centre_id)} == set(INTRODUCTION_STATES)
    lines = placements(centre_id, states=PLACEMENT_STATES)
    assert {it.facts.state for it in lines} == set(PLACEMENT_STATES)
    asked = unsettled(centre_id, today=NOW.date())
    assert {it.standing.due.after_days for it in asked if it.standing.due} >= {3, 30}
    assert any(it.standing.disputed for it in asked)


def _every_sign_in_opens_its_door() -> None:
    for _door, login, secret in SIGN_INS:
        answer = sign_in(login=login, secret=secret, address="127.0.0.1", now=NOW)
        assert answer.token, login


def _only_what_is_new_sends_letters() -> None:
    waiting = unopened(limit=10_000)
    assert waiting
    assert all(NOW - it.happened_at <= timedelta(days=3) for it in waiting)
    assert any(it.topic == "placement-reported" for it in waiting)


def _a_second_fill_changes_nothing(centre_id: int) -> None:
    before = len(_introductions(centre_id))
    fill(NOW + timedelta(days=1), _silent)
    assert len(_introductions(centre_id)) == before
    assert len(seekers(centre_id)) == 250


def _introductions(centre_id: int) -> tuple[CounsellorView, ...]:
    return for_centre(centre_id, today=NOW.date(), states=INTRODUCTION_STATES)


def _silent(key: str, **values: object) -> None:
    """Say nothing."""


@pytest.fixture
def filled(
    own_database: Addresses, key_file: Path
) -> Iterator[tuple[CentreFacts, list[tuple[str, dict[str, object]]]]]:
    """A database of its own: filling commits."""
    said: list[tuple[str, dict[str, object]]] = []

    def say(key: str, **values: object) -> None:
        said.append((key, values))

    app = application(own_database, key_file)
    with app.app_context(), trail.unwatched("a test looks by itself"):
        forget()
        fill(NOW, say)
        centre = first()
        assert centre is not None
        yield centre, said
        session.remove()
        db.engine.dispose()
    forget()
