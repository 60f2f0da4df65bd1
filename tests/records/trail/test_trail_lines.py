"""Who opens something is written down, by the names of fields; where nobody keeps watch nothing opens."""

from contextvars import copy_context

import pytest
from sqlalchemy import text
from sqlalchemy.exc import NoResultFound

from records import trail
from records.history.model import HistoryLine
from records.introduction import actions as introductions
from records.ledger import session
from records.person.details import Details
from records.person.queries import contact_card, facts
from records.programme.envelope import Envelope
from records.seeker import actions as seekers
from records.seeker import queries
from records.seeker.limits import limits_of, limits_of_many
from records.seeker.model import Seeker
from records.trail.model import TrailLine
from records.trail.proof import is_whole
from records.trail.watch import _kept

SECRETS = Details(
    name="Hồ Thị Kỳ Lạ",
    phone="+84987654321",
    citizen_id="045190000777",
    address="Xóm Riêng Tư 77",
)


def test_where_nobody_keeps_watch_nothing_opens(world):
    seeker = world.a_seeker(phone="+84912345678")

    known, card = facts(seeker.person_id), contact_card(seeker.person_id)

    for opening, refused in (
        (lambda: known.details.name, trail.Unwatched),
        (lambda: card.phone, trail.Unwatched),
        # The second wall does not even show these.
        (lambda: queries.own_envelope(seeker.person_id), NoResultFound),
        (lambda: facts(seeker.person_id), NoResultFound),
    ):
        alone = copy_context()
        alone.run(_kept.set, None)
        if refused is NoResultFound:
            session.expire_all()
        with pytest.raises(refused):
            alone.run(opening)


def test_a_look_is_one_line_for_each_person_with_the_names_of_what_was_read(world):
    first, second = world.a_seeker(phone="+84912345678"), world.a_seeker(name="Lê Văn Hai")

    with trail.watching(world.act(), "desk.list") as watch:
        for seeker in (first, second, first):
            assert facts(seeker.person_id).details.name
        assert facts(first.person_id).details.phone
        assert facts(second.person_id).details.phone is None
        assert trail.write_looks(watch) == 2
        assert trail.write_looks(watch) == 0

    lines = looks()
    assert [(x.subject_id, x.fields) for x in lines] == [
        (first.person_id, ["name", "phone"]),
        (second.person_id, ["name"]),
    ]
    assert {(x.verb, x.account_id, x.role) for x in lines} == {
        ("desk.list", world.counsellor.account_id, "counsellor")
    }
    assert all(map(is_whole, lines))


def test_opening_the_envelope_is_a_look_and_asking_the_matcher_is_none(world):
    seeker = world.a_seeker(envelope=Envelope(member=True))
    today = world.act().today

    with trail.watching(world.act(), "page") as watch:
        limits_of(seeker.seeker.id, today)
        limits_of_many([seeker.seeker.id], today)
        assert watch.looks == {}
        queries.own_envelope(seeker.person_id)
        limits_of(seeker.seeker.id, today, named=True)

    assert list(watch.looks.items()) == [(("programme", seeker.seeker.programme_id), {"envelope"})]


def test_a_watch_within_a_watch_gives_way_to_it_again(world):
    person_id = world.a_seeker().person_id

    with trail.watching(world.act(), "page") as watch:
        with trail.unwatched("a sort"):
            assert facts(person_id).details.name
        assert watch.looks == {}
        assert facts(person_id).details.name

    assert watch.looks == {("person", person_id): {"name"}}


def test_whoever_is_registered_and_introduced_no_value_of_theirs_is_in_the_trail(world):
    row = seekers.register(
        world.act(),
        SECRETS,
        {"own_words": "Lời tôi kể riêng", "pay_floor": 7_654_321},
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=None,
        envelope=Envelope(member=True, stay_in_commune="19333"),
    )
    with trail.watching(world.act(), "page") as watch:
        assert facts(row.person_id).details.whole() == SECRETS
        trail.write_looks(watch)
    session.flush()

    whole = session.scalar(text("select string_agg(t::text, ' ') from trail_line t"))

    assert "citizen_id" in whole
    for value in ("Kỳ Lạ", "987654321", "045190000777", "Riêng Tư", "kể riêng", "7654321", "19333"):
        assert value not in whole


def test_every_step_of_every_record_is_an_act(world):
    vacancy = world.a_vacancy()
    introduction = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    introductions.withdraw(world.act(), introduction)
    session.flush()

    steps = session.query(HistoryLine.subject, HistoryLine.subject_id, HistoryLine.verb).all()
    acts = session.query(TrailLine.subject, TrailLine.subject_id, TrailLine.verb).filter_by(
        kind="act"
    )

    assert len(steps) >= 8
    assert {tuple(x) for x in steps} <= {tuple(x) for x in acts}
    granted = {(x.subject, x.verb) for x in acts}
    assert {("grant", "give"), ("grant", "withdraw"), ("account", "give-access")} <= granted


def test_registering_somebody_is_an_act_and_no_look(world):
    world.a_seeker()

    assert session.query(Seeker).count() == 1
    assert looks() == []


def looks():
    return session.query(TrailLine).filter_by(kind="look").order_by(TrailLine.id).all()
