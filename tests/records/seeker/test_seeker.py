"""Seekers: registered once, found by their own centre, changed under a number, given a way in."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from records.account.actions import sign_in
from records.account.queries import behind
from records.history import steps_of
from records.ledger import NotFound, session
from records.lifecycle import Moved, NotAllowed
from records.person.details import Details
from records.person.queries import person_of
from records.programme.envelope import Envelope
from records.seeker import actions, queries
from records.seeker.actions import AlreadyRegistered
from records.seeker.limits import limits_of, limits_of_many
from tests.factories import DONG_HA, WELDER


def test_a_registered_seeker_looks_for_work_and_is_opened_by_their_centre(world):
    known = world.a_seeker(name="Hồ Văn Pả", envelope=Envelope(member=True))

    own = queries.of_person(known.person_id)

    assert own == queries.by_code(known.seeker.code, centre_id=world.centre_id)
    assert (own.person.details.name, own.wishes.state) == ("Hồ Văn Pả", "looking")
    assert queries.own_envelope(known.person_id).member
    assert [x.verb for x in steps_of("seeker", known.seeker.id)] == ["begin"]


def test_what_somebody_looks_for_is_read_without_opening_who_they_are(world):
    known = world.a_seeker(name="Hồ Văn Pả")

    wishes = queries.wishes_of(known.seeker.id)

    assert (wishes.trades, wishes.commune_code) == ((WELDER,), DONG_HA)
    assert queries.wishes_of_many([wishes.id]) == {wishes.id: wishes}
    assert "name" not in wishes.__dataclass_fields__


@pytest.mark.parametrize("same", [{"citizen_id": "045190000123"}, {"phone": "+84912345678"}])
def test_somebody_the_centre_knows_is_not_registered_again(world, same):
    register(world, **same)

    with pytest.raises(AlreadyRegistered):
        register(world, **same)


def test_a_telephone_may_be_shared_when_the_counsellor_says_so(world):
    register(world, phone="+84912345678")

    assert register(world, phone="+84912345678", someone_else=True)


def test_two_counsellors_registering_one_person_at_once_make_one(own_house):
    world = own_house.world

    def at_the_counter():
        return register(world, citizen_id="045190000123").id

    answers = own_house.at_once(*[at_the_counter] * 4)

    assert sum(isinstance(x, int) for x in answers) == 1
    assert sum(isinstance(x, AlreadyRegistered) for x in answers) == 3


def test_changed_wishes_get_a_larger_number_and_a_line(world):
    seeker = world.a_seeker().seeker
    before = seeker.changed_no

    actions.change_wishes(world.act(), seeker, {"reach_km": 40})
    session.flush()

    assert seeker.changed_no > before
    assert queries.wishes_of(seeker.id).reach_km == 40
    assert steps_of("seeker", seeker.id)[-1].verb == "change-wishes"
    assert queries.changed_since(before) == [seeker]


def test_a_search_is_paused_resumed_and_left(world):
    known = world.a_seeker()
    act, seeker = world.act(known), known.seeker
    states = []
    for verb in ("pause", "resume", "leave", "resume"):
        before = seeker.changed_no
        getattr(actions, verb)(act, seeker)
        assert seeker.changed_no > before
        states.append(seeker.state)

    assert states == ["paused", "looking", "left", "looking"]
    with pytest.raises(Moved):
        actions.resume(act, seeker)
    with pytest.raises(NotAllowed):
        actions.pause(world.act(world.an_employer()), seeker)


def test_a_seeker_is_had_by_themselves_and_their_centre_only(world):
    known = world.a_seeker()

    assert actions.row(known.seeker.code, centre_id=world.centre_id) is known.seeker
    assert actions.own_row(known.person_id) is known.seeker
    for nobodys in (
        lambda: actions.row(known.seeker.code, centre_id=0),
        lambda: actions.own_row(0),
        lambda: queries.by_code(known.seeker.code, centre_id=0),
        lambda: queries.of_person(0),
    ):
        with pytest.raises(NotFound):
            nobodys()


def test_the_centres_list_is_newest_first(world):
    first, second = world.a_seeker(name="Lê Thị Hai"), world.a_seeker(name="Hồ Văn Pả")

    lines = queries.all_of(world.centre_id)

    assert [x.name for x in lines] == ["Hồ Văn Pả", "Lê Thị Hai"]
    assert queries.lines([first.seeker.id])[first.seeker.id] == lines[1]
    assert queries.lines([second.seeker.id])[second.seeker.id].code == second.seeker.code


def test_a_second_way_in_closes_the_first(world, clock):
    known = world.a_seeker()
    old = enter(known.login, clock).token

    fresh = actions.give_access(world.act(), known.seeker, pin="702516")
    session.commit()

    assert behind(old, clock()) is None
    assert enter(known.login, clock).token is None
    account = behind(enter(fresh, clock, "702516").token, clock()).account_id
    assert person_of(account) == known.person_id


def test_an_envelope_is_opened_for_the_person_and_their_own_counsellor_only(world):
    known = world.a_seeker(envelope=Envelope(member=True))
    mine, colleague = world.counsellor.account_id, world.a_manager().account_id

    assert queries.own_envelope(known.person_id).member
    assert queries.envelope_for(known.seeker.id, counsellor_id=mine).member
    assert queries.envelope_for(known.seeker.id, counsellor_id=colleague) is None
    assert queries.envelope_for(known.seeker.id, counsellor_id=None) is None


def test_limits_of_many_are_those_of_each(world, today):
    barred = Envelope(member=True, barred_trades=("8332",))
    ids = [world.a_seeker(envelope=x).seeker.id for x in (barred, Envelope(), None)]

    found = limits_of_many(ids, today)

    assert found == {x: limits_of(x, today) for x in ids}
    assert found[ids[0]].barred_trades == {"8332"}


def test_the_database_keeps_a_seeker_coherent(world):
    world.a_seeker().seeker.reach_km = 501

    with pytest.raises(IntegrityError, match="reach_sensible"):
        session.flush()


def test_a_namesake_of_the_same_birth_date_is_asked_about_and_then_registered(world):
    register(world, birth_date=date(1990, 5, 1))
    with pytest.raises(actions.Namesake):
        register(world, birth_date=date(1990, 5, 1))

    assert register(world, birth_date=date(1990, 5, 1), someone_else=True)
    assert register(world, birth_date=date(1991, 5, 1))


def test_a_test_proves_a_skill_and_a_wish_changed_later_keeps_that(world):
    seeker = register(world)
    actions.prove(world.act(), seeker, "arc-welding", tester="employer")

    assert seeker.held == {"arc-welding": actions.PROVED}
    with pytest.raises(actions.NothingTested):
        actions.prove(world.act(), seeker, "arc-welding", tester="somewhere")


def register(world, *, someone_else=False, **who):
    return actions.register(
        world.act(),
        Details(name="Hồ Văn Pả", **who),
        {"trades": [WELDER]},
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=None,
        someone_else=someone_else,
    )


def enter(login, clock, secret="một câu thật dài"):
    answer = sign_in(login=login, secret=secret, address="", now=clock())
    session.commit()
    return answer
