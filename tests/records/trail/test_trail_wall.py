"""What PostgreSQL shows to whom, whatever the question; a setting slipped in opens nothing."""

from contextvars import copy_context
from datetime import timedelta

import pytest
from sqlalchemy import text

from records import trail
from records.grant import actions as grants
from records.grant.queries import row as grant_row
from records.ledger import Act, Actor, Role, session
from records.trail import wall
from records.trail.watch import _kept
from tests.factories import World

WALLED = ("person", "programme", "data_key", "consent", "grant")


class Elsewhere(World):
    """A centre whose sign-in names are other ones."""

    def _next(self):
        return super()._next() + 1000


@pytest.fixture
def two_centres(world, clock):
    """One centre with Pả, another with Lan; each has agreed to something."""
    other = Elsewhere(clock)
    here, there = world.a_seeker(name="Hồ Văn Pả"), other.a_seeker(name="Lê Thị Lan")
    for place, known in ((world, here), (other, there)):
        place.a_consent(known.seeker, "registration")
    session.flush()
    return world, other, here, there


def seen(act):
    """How many rows of each walled table this act sees, whatever is asked."""
    with trail.watching(act, "a question of no room"):
        return {table: session.scalar(text(f'select count(*) from "{table}"')) for table in WALLED}


def people(act):
    with trail.watching(act, "a question of no room"):
        return set(session.scalars(text("select id from person")))


def test_staff_see_their_own_centre_and_no_other(two_centres):
    world, other, here, there = two_centres

    assert people(world.act()) == {here.person_id}
    assert people(other.act()) == {there.person_id}
    assert people(world.act(world.a_manager())) == {here.person_id}
    assert seen(world.act()) == {
        "person": 1, "programme": 1, "data_key": 2, "consent": 1, "grant": 0,
    }  # fmt: skip


def test_a_person_sees_themselves_and_nobody_else(two_centres, world):
    world.a_seeker(name="Hồ Thị Khác")
    here = two_centres[2]

    assert people(world.act(here)) == {here.person_id}
    assert seen(world.act(here)) == {
        "person": 1, "programme": 1, "data_key": 2, "consent": 1, "grant": 0,
    }  # fmt: skip


def test_an_employer_sees_whoever_granted_it_as_long_as_the_grant_holds(world, clock):
    employer, rival = world.an_employer(), world.an_employer()
    seeker = world.a_seeker()
    world.a_seeker(name="Hồ Thị Khác")
    vacancy = world.a_vacancy(employer)
    assert people(world.act(employer)) == set()

    grant_id = grants.give(
        world.act(seeker),
        seeker_id=seeker.seeker.id,
        vacancy_id=vacancy.id,
        employer_id=employer.employer_id,
        parts=("contact",),
        how="screen",
    )

    assert people(world.act(employer)) == {seeker.person_id}
    assert seen(world.act(employer)) == {
        "person": 1, "programme": 0, "data_key": 1, "consent": 0, "grant": 1,
    }  # fmt: skip
    assert people(world.act(rival)) == set()
    clock.now += timedelta(days=91)
    assert people(world.act(employer)) == set()
    clock.now -= timedelta(days=91)
    grants.withdraw(world.act(seeker), grant_row(grant_id))
    session.flush()
    assert people(world.act(employer)) == set()


@pytest.mark.parametrize("role", [Role.STRANGER, Role.AUDITOR, Role.EMPLOYER, Role.SEEKER])
def test_whoever_is_nobody_here_sees_nothing(two_centres, clock, role):
    act = Act(Actor(role, 1, two_centres[0].centre_id), clock())

    assert set(seen(act).values()) == {0}


def test_where_nobody_keeps_watch_nothing_is_seen(two_centres):
    alone = copy_context()
    alone.run(_kept.set, None)

    assert alone.run(session.scalar, text("select count(*) from person")) == 0


def test_a_setting_slipped_into_a_question_opens_nothing(two_centres):
    world, other, _, _ = two_centres
    mine, theirs = wall.said(world.act()), wall.said(other.act())
    slip = text(
        "select set_config('wall.acting', :said, true), set_config('wall.proof', :proof, true)"
    )

    with trail.watching(world.act(), "a page"):
        assert session.scalar(text("select count(*) from person")) == 1
        for said, proof in (
            (theirs, wall.proof(mine)),
            (wall.SYSTEM, ""),
            (wall.SYSTEM, wall.proof(mine)),
            (mine + " ", wall.proof(mine)),
        ):
            session.execute(slip, {"said": said, "proof": proof})
            assert session.scalar(text("select count(*) from person")) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "update person set centre_id = {other} where id = {there}",
        "update person set name_sealed = null where id = {there}",
        "update data_key set wrapped = null where id not in"
        " (select data_key_id from person union select data_key_id from programme)",
        'update "grant" set withdrawn_at = given_at',
    ],
)
def test_what_is_not_seen_is_not_changed(two_centres, statement):
    world, _, _, there = two_centres
    said = statement.format(other=world.centre_id, there=there.person_id)

    with trail.watching(world.act(), "a question of no room"):
        assert session.execute(text(said)).rowcount == 0


def test_the_key_of_the_wall_is_read_by_no_program(app):
    with pytest.raises(Exception, match="permission denied"), session.begin_nested():
        session.execute(text("select * from wall.key"))


def test_what_is_told_ends_with_the_transaction_and_is_told_again_after_a_savepoint(two_centres):
    world, other, here, there = two_centres

    with trail.watching(world.act(), "a page"):
        assert people(world.act()) == {here.person_id}
        within = session.begin_nested()
        assert people(other.act()) == {there.person_id}
        within.rollback()
        assert people(world.act()) == {here.person_id}
