"""Every jobseeker has a sealed row of one length; what it says is limits by date, for two people only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from matcher.facts import NO_LIMITS
from records.ledger import session
from records.programme import actions, queries
from records.programme.envelope import Envelope
from records.programme.model import Programme
from records.seeker.model import Seeker
from records.tables import metadata
from tests.factories import DONG_HA

FULL = Envelope(
    member=True,
    credit_until=date(2027, 5, 1),
    barred_trades=("8332", "9629", "51"),
    barred_until=date(2028, 1, 31),
    stay_in_commune=DONG_HA,
    stay_until=date(2027, 12, 31),
    exit_suspended=True,
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
ENVELOPES = st.builds(
    Envelope,
    member=st.booleans(),
    credit_until=DAYS,
    barred_trades=st.lists(st.from_regex(r"[0-9]{2,4}", fullmatch=True), max_size=12).map(tuple),
    barred_until=DAYS,
    stay_in_commune=st.none() | st.just(DONG_HA),
    stay_until=DAYS,
    exit_suspended=st.booleans(),
)


@given(ENVELOPES)
def test_an_envelope_is_read_back_as_it_was_packed_and_always_as_long(envelope):
    assert Envelope.unpack(envelope.pack()) == envelope
    assert len(envelope.pack().encode()) == 512


def test_too_much_for_one_envelope_is_refused():
    with pytest.raises(ValueError, match="too much"):
        Envelope(barred_trades=("8332",) * 200).pack()


def test_every_seeker_has_a_row_and_all_rows_are_as_long(world):
    for envelope in (None, Envelope(member=True), FULL):
        world.a_seeker(envelope=envelope)
    session.flush()

    lengths = set(session.scalars(select(func.length(Programme.sealed))))
    assert session.scalar(select(func.count(Programme.id))) == 3
    assert len(lengths) == 1
    assert None not in lengths
    assert session.scalar(select(func.count(Seeker.programme_id))) == 3


def test_the_table_points_at_nobody_and_nobody_but_the_seeker_points_at_it():
    table = metadata.tables["programme"]
    inward = {
        other.name
        for other in metadata.tables.values()
        for key in other.foreign_keys
        if key.column.table is table
    }

    assert {key.column.table.name for key in table.foreign_keys} == {"data_key"}
    assert inward == {"seeker"}


def test_an_envelope_can_be_rewritten_and_an_erased_one_says_nothing(world):
    programme_id = actions.open_for_anyone(world.act(), Envelope())

    actions.rewrite(programme_id, FULL)
    assert queries.envelope(programme_id) == FULL

    session.get_one(Programme, programme_id).data_key.wrapped = None
    assert queries.envelope(programme_id) == Envelope()
    actions.rewrite(programme_id, FULL)
    assert queries.envelope(programme_id) == Envelope()


def test_a_limit_holds_to_its_last_day_and_not_a_day_longer():
    last = FULL.barred_until

    assert FULL.limits(last).barred_trades == {"8332", "9629", "51"}
    assert FULL.limits(last + timedelta(days=1)).barred_trades == frozenset()
    assert FULL.limits(FULL.stay_until).stay_in_commune == DONG_HA
    assert FULL.limits(FULL.stay_until + timedelta(days=1)).stay_in_commune is None


def test_a_limit_without_a_last_day_holds_until_it_is_taken_out():
    open_ended = replace(FULL, barred_until=None, stay_until=None)

    assert open_ended.limits(date(2099, 1, 1)).barred_trades
    assert open_ended.limits(date(2099, 1, 1)).stay_in_commune == DONG_HA


def test_being_in_the_programme_is_no_limit():
    assert Envelope(member=True).limits(date(2026, 11, 23)) == NO_LIMITS
