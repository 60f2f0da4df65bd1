"""Erasing a person: nothing of them opens, nothing of their words stays, what was going on has ended."""

import pytest
from sqlalchemy import select, text

from records.consent.queries import of_person as consents_of
from records.introduction.queries import for_employer
from records.ledger import session
from records.outbox.model import Event
from records.person.queries import already_known, facts
from records.programme.envelope import Envelope
from records.rights.belonging import rows_of
from records.rights.columns import OF_PERSON, fate_of
from records.rights.erasing import erase
from records.rights.fates import Emptied
from records.seeker.model import Seeker
from records.seeker.queries import own_envelope
from records.suggestion.queries import seekers_for
from records.tables import metadata
from tests.records.rights.canaries import CANARIES, a_full_life, dump


@pytest.fixture
def life(world):
    """Somebody with something in every table, and the employer they started with."""
    return a_full_life(world)


def test_nothing_that_was_written_about_them_is_left_in_any_table(world, life):
    assert {word for word in CANARIES if word in dump(session.connection())} == set(CANARIES)

    erase(world.act(life.seeker), life.seeker.person_id)

    left = dump(session.connection())
    assert [word for word in CANARIES if word in left] == []


def test_what_the_list_of_columns_says_is_what_was_done(world, life):
    erase(world.act(life.seeker), life.seeker.person_id)

    for name, rows in rows_of(life.seeker.person_id).items():
        if name not in OF_PERSON or name in ("account", "sign_in"):
            continue
        table, fates = metadata.tables[name], fate_of(name)
        emptied = {c: f.to for c, f in fates.items() if isinstance(f, Emptied)}
        found = session.execute(select(table).where(rows)).mappings().all()
        assert found, name
        for row in found:
            assert {c: row[c] for c in emptied} == emptied, name


def test_the_envelope_and_the_name_open_no_more(world, life):
    erase(world.act(life.seeker), life.seeker.person_id)

    gone = facts(life.seeker.person_id).details.whole()
    assert (gone.name, gone.phone, gone.citizen_id) == ("", None, None)
    assert own_envelope(life.seeker.person_id) == Envelope()
    assert consents_of(life.seeker.person_id) == ()
    assert already_known(centre_id=world.centre_id, phone=None, citizen_id=life.citizen_id) is None


def test_what_was_going_on_ends_as_if_the_person_had_stepped_back(world, life):
    erase(world.act(life.seeker), life.seeker.person_id)

    views = for_employer(life.employer.employer_id, today=world.act().today)
    assert sorted(view.state for view in views) == ["ended", "withdrawn"]
    assert [view.contact or view.words or view.profile for view in views] == [None, None]
    topics = session.scalars(select(Event.topic).order_by(Event.id)).all()
    assert topics[-1] == "introduction-withdrawn"


def test_they_are_in_no_ranking_any_more(world, life):
    vacancy = world.a_vacancy(life.employer)
    assert seekers_for(vacancy.id, today=world.act().today)

    erase(world.act(life.seeker), life.seeker.person_id)

    assert seekers_for(vacancy.id, today=world.act().today) == ()


def test_their_sign_in_is_closed(world, life, visitor):
    visitor.signed_in_as(life.seeker).get("/seen")

    erase(world.act(life.seeker), life.seeker.person_id)
    session.commit()

    assert visitor.get("/seen").h1 == "Vào trang của bạn"


def test_done_twice_it_is_done_once(world, life):
    erase(world.act(life.seeker), life.seeker.person_id)
    before = dump(session.connection())
    erase(world.act(life.seeker), life.seeker.person_id)

    assert dump(session.connection()) == before


def test_a_destroyed_key_stays_destroyed(world, life):
    erase(world.act(life.seeker), life.seeker.person_id)

    with pytest.raises(Exception, match="stays destroyed"):
        session.execute(text("update data_key set wrapped = 'x' where destroyed_at is not null"))


def test_neither_history_nor_frozen_reasons_can_be_rewritten_under_the_pretext(world, life):
    for statement in (
        "update history_line set reason = 'other'",
        "update frozen_ledger set lines = '[1]'",
        "update consent set slot = 'x'",
        "update consent set asking_index = 'x'",
    ):
        with pytest.raises(Exception, match=r"reason|emptied|never edited"), session.begin_nested():
            session.execute(text(statement))


def test_figures_keep_their_counts(world, life):
    counted = (
        "select count(*) from placement where state = 'ended'",
        "select count(*) from introduction",
    )
    before = [session.scalar(text(count)) for count in counted]

    erase(world.act(life.seeker), life.seeker.person_id)

    assert [session.scalar(text(count)) for count in counted] == before


def test_others_are_left_alone(world, life):
    other = world.a_seeker(name="Hồ Thị Khác", own_words="Tôi vẫn ở đây.")

    erase(world.act(life.seeker), life.seeker.person_id)

    assert facts(other.person_id).details.name == "Hồ Thị Khác"
    assert session.get(Seeker, other.seeker.id).own_words == "Tôi vẫn ở đây."
