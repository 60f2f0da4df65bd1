"""A talk is counted on its day, by its kind, as an event and as a person; its note is sealed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from records.counselling import actions, queries
from records.counselling.queries import Counted
from records.ledger import NotFound, session

NOVEMBER = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}


def test_a_talk_is_written_down_with_its_note(world, today):
    seeker = world.a_seeker()
    a_talk(world, seeker, words="Muốn học hàn.")

    (facts,) = queries.of_seeker(seeker.seeker.id)

    assert (facts.kind, facts.held_on, facts.note) == ("work", today, "Muốn học hàn.")
    assert facts.counsellor_id == world.counsellor.account_id


def test_the_note_is_no_text_in_the_table(world):
    a_talk(world, world.a_seeker(), words="Muốn học hàn.")

    stored = session.scalar(text("select note_sealed from counselling"))
    assert "hàn".encode() not in stored


def test_events_and_people_are_counted_apart(world):
    one, other = world.a_seeker(), world.a_seeker()
    for seeker in (one, one, other):
        a_talk(world, seeker)
    a_talk(world, one, kind="policy")

    counted = queries.counts(world.centre_id, **NOVEMBER)

    assert (counted["work"].events, counted["work"].people) == (3, 2)
    assert (counted["policy"].events, counted["policy"].people) == (1, 1)
    assert counted["training"] == Counted()


@pytest.mark.parametrize(("training", "qualified"), [("elementary", 0), ("intermediate", 1)])
def test_who_is_trained_from_intermediate_up_is_counted_apart(world, training, qualified):
    asked = {"training": {"value": training, "strength": "wish"}}
    a_talk(world, world.a_seeker(wishes=asked))

    counted = queries.counts(world.centre_id, **NOVEMBER)["work"]

    assert (counted.events_qualified, counted.people_qualified) == (qualified, qualified)


def test_a_talk_of_another_month_or_struck_out_does_not_count(world, today):
    seeker = world.a_seeker()
    a_talk(world, seeker, held_on=date(2026, 10, 31))
    actions.strike(world.act(), a_talk(world, seeker))
    session.flush()

    assert queries.counts(world.centre_id, **NOVEMBER)["work"] == Counted()
    assert [x.held_on for x in queries.of_seeker(seeker.seeker.id)] == [date(2026, 10, 31)]


def test_what_is_to_come_is_an_appointment(world, today):
    with pytest.raises(actions.TalkToCome):
        a_talk(world, world.a_seeker(), held_on=today + timedelta(days=1))


def test_another_centre_has_no_such_talk(world):
    talk = a_talk(world, world.a_seeker())

    with pytest.raises(NotFound):
        queries.row_for_centre(talk.code, centre_id=world.centre_id + 1)


def a_talk(world, seeker, *, kind="work", held_on=None, words=""):
    act = world.act()
    return actions.note(act, seeker.seeker, kind=kind, held_on=held_on or act.today, words=words)
