"""A grant shows what it says, to its last day or its withdrawal, and never longer than ninety days."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from records.grant import actions, queries
from records.grant.actions import GrantsNothing
from records.grant.model import LONGEST_DAYS, Grant
from records.ledger import NotFound, session


@pytest.fixture
def give(world):
    seeker, vacancy = world.a_seeker(), world.a_vacancy()

    def give(*parts, **more):
        grant_id = actions.give(
            world.act(seeker),
            seeker_id=seeker.seeker.id,
            vacancy_id=vacancy.id,
            employer_id=vacancy.employer_id,
            parts=parts,
            how="screen",
            **more,
        )
        return session.get_one(Grant, grant_id)

    return give


def test_a_grant_shows_its_parts_to_its_last_day(give, today):
    grant = give("words", "contact")

    assert grant.parts == ["contact", "words"]
    assert grant.until == today + timedelta(days=LONGEST_DAYS)
    assert queries.parts_in_force(grant.id, grant.until) == {"contact", "words"}
    assert queries.parts_in_force(grant.id, grant.until + timedelta(days=1)) == frozenset()


def test_a_grant_may_be_shorter_and_never_longer(give, today):
    short = give("contact", until=today + timedelta(days=3))
    long = give("contact", until=today + timedelta(days=400))

    assert short.until == today + timedelta(days=3)
    assert long.until == today + timedelta(days=LONGEST_DAYS)


def test_withdrawn_is_withdrawn_from_then_on(give, world, today, clock):
    grant = give("contact")

    actions.withdraw(world.act(), grant)
    first = grant.withdrawn_at
    clock.now += timedelta(hours=1)
    actions.withdraw(world.act(), grant)

    assert queries.parts_in_force(grant.id, today) == frozenset()
    assert grant.withdrawn_at == first


@pytest.mark.parametrize("parts", [(), ("everything",)])
def test_somebody_must_say_what_is_granted(give, parts):
    with pytest.raises(GrantsNothing):
        give(*parts)


def test_no_grant_shows_nothing(app, today):
    assert queries.parts_in_force(None, today) == frozenset()
    assert queries.parts_in_force(0, today) == frozenset()


def test_a_person_reads_all_they_granted_and_to_whom(give, today):
    first, second = give("contact"), give("words", until=today)
    seeker_id = first.seeker_id

    facts = queries.of_seeker(seeker_id)

    assert [x.code for x in facts] == [second.code, first.code]
    assert facts[0].employer == "Xưởng cơ khí Bình Minh"
    assert facts[0].holds(today)
    assert not facts[0].holds(today + timedelta(days=1))
    assert queries.own_row(first.code, seeker_id=seeker_id) is first
    with pytest.raises(NotFound):
        queries.own_row(first.code, seeker_id=seeker_id + 1)


def test_what_was_withdrawn_no_longer_holds(give, world, today):
    grant = give("contact")
    actions.withdraw(world.act(), queries.row(grant.id))

    assert not queries.of_seeker(grant.seeker_id)[0].holds(today)


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("parts", "'[]'::jsonb", "grants_something"),
        ("until", "given_on + 91", "at_most_90_days"),
    ],
)
def test_the_database_takes_no_wide_grant(give, column, value, rule):
    give("contact")
    names = dict.fromkeys(c.name for c in Grant.__table__.columns if c.name != "id")
    said = {**{name: f'"{name}"' for name in names}, "code": "'another'", column: value}
    copy = f'select {", ".join(said.values())} from "grant"'

    with pytest.raises(IntegrityError, match=rule):
        session.execute(text(f'insert into "grant" ({", ".join(names)}) {copy}'))


def test_the_database_lets_nothing_of_a_grant_be_changed_but_its_end(give):
    grant = give("contact")
    grant.until += timedelta(days=1)

    with pytest.raises(ProgrammingError, match="permission denied"):
        session.flush()
