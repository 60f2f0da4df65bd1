"""Every state can be reached, every way has somebody who may go it, the database knows the same states."""

import pytest

from records.appointment.states import APPOINTMENT
from records.call_back.states import CALL_BACK
from records.channel.states import CHANNEL
from records.complaint.states import COMPLAINT
from records.consent.states import CONSENT
from records.counselling.states import COUNSELLING
from records.course.states import COURSE
from records.employer.states import EMPLOYER
from records.introduction.states import INTRODUCTION
from records.ledger import Role
from records.placement.states import PLACEMENT
from records.readiness.states import READINESS
from records.referral.states import REFERRAL
from records.rights.states import BREACH, OUTSIDE, REQUEST
from records.seeker.states import SEEKER
from records.tables import metadata
from records.trial.states import TRIAL
from records.vacancy.states import VACANCY

ALL = (
    APPOINTMENT,
    BREACH,
    CALL_BACK,
    CHANNEL,
    COMPLAINT,
    CONSENT,
    COUNSELLING,
    COURSE,
    EMPLOYER,
    INTRODUCTION,
    OUTSIDE,
    PLACEMENT,
    READINESS,
    REFERRAL,
    REQUEST,
    SEEKER,
    TRIAL,
    VACANCY,
)
by_name = pytest.mark.parametrize("lifecycle", ALL, ids=lambda x: x.subject)


@by_name
def test_every_state_is_reached_from_the_first(lifecycle):
    reached = {lifecycle.start}
    for _ in lifecycle.states:
        reached |= {way.goes for way in lifecycle.ways if way.came & reached}

    assert reached == set(lifecycle.states)


@by_name
def test_every_way_comes_from_known_states_and_somebody_may_go_it(lifecycle):
    for way in lifecycle.ways:
        assert way.came <= set(lifecycle.states)
        assert way.roles


@by_name
def test_strangers_and_auditors_move_nothing(lifecycle):
    movers = {role for way in lifecycle.ways for role in way.roles}

    assert not movers & {Role.STRANGER, Role.AUDITOR}


@by_name
def test_the_database_keeps_the_same_states(lifecycle):
    table = metadata.tables[lifecycle.subject]
    known = next(c for c in table.constraints if str(c.name).endswith("state_known"))

    for state in lifecycle.states:
        assert f"'{state}'" in str(known.sqltext)
