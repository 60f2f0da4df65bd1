"""Outside requests: nothing is given by default, two release, one refuses, the person reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from records.enquiry import actions, queries
from records.enquiry.actions import Silence
from records.enquiry.paper import Paper
from records.enquiry.schema import EnquirySchema, RefusalSchema, ReleaseSchema
from records.history import steps_of
from records.ledger import NotFound, session
from records.lifecycle import Moved

PAPER = Paper(
    asker_kind="police",
    asker="Công an xã Gio Linh",
    document_no="12/CV",
    document_on=date(2026, 11, 20),
    basis="Điều 25 Nghị định 49/2020/NĐ-CP",
    asked="Người này đã đến trung tâm chưa, có việc làm chưa.",
)


@pytest.fixture
def person(world):
    return world.a_seeker(name="Nguyễn Thị Đào").person_id


@pytest.fixture
def colleague(world):
    return world.a_manager()


@pytest.fixture
def enquiry(world, person):
    return received(world, person)


def received(world, person_id, paper=PAPER, **more):
    said = {"received_on": date(2026, 11, 23), **more}
    return actions.receive(
        world.act(), paper, centre_id=world.centre_id, person_id=person_id, **said
    )


def told(world, person, after=0):
    return queries.told_to(person, today=world.act().today + timedelta(days=after))


def test_a_request_is_kept_as_it_came_and_nothing_is_given(world, enquiry, person):
    known = queries.by_code(enquiry.code, centre_id=world.centre_id)

    assert (known.state, known.released, known.person_id) == ("received", (), person)
    assert (known.paper.asker, known.paper.document_no) == ("Công an xã Gio Linh", "12/CV")
    assert told(world, person) == ()


def test_in_the_table_nobody_reads_who_asked_or_why(world, enquiry):
    session.flush()
    row = session.execute(text("select enquiry::text from enquiry")).scalar_one()

    assert "police" not in row
    assert "Gio Linh" not in bytes.fromhex(enquiry.sealed.hex()).decode("latin-1")


def test_two_different_persons_release_and_only_names_are_kept(world, enquiry, person, colleague):
    actions.propose(world.act(), enquiry, released=["registered", "working"])
    with pytest.raises(actions.SecondPersonOwed):
        actions.release(world.act(), enquiry)
    actions.release(world.act(colleague), enquiry)
    session.flush()

    known = queries.by_code(enquiry.code, centre_id=world.centre_id)
    assert (known.state, known.released) == ("released", ("registered", "working"))
    assert (known.proposed_by, known.decided_by) == (
        world.counsellor.account_id,
        colleague.account_id,
    )
    assert [x.verb for x in steps_of("enquiry", known.id)] == ["begin", "propose", "release"]


def test_without_a_proposal_nothing_can_be_released(world, enquiry, colleague):
    with pytest.raises(Moved):
        actions.release(world.act(colleague), enquiry)


def test_one_person_refuses_whoever_proposed(world, enquiry, person):
    actions.propose(world.act(), enquiry, released=["name"])
    actions.refuse(world.act(), enquiry, reason="Căn cứ không cho phép.")
    session.flush()

    (read,) = told(world, person)
    assert (read.released, read.reason) == ((), "Căn cứ không cho phép.")
    with pytest.raises(Moved):
        actions.propose(world.act(), enquiry, released=["name"])


def test_a_proposal_sent_back_is_gone(world, enquiry, colleague):
    silence = Silence("Điều 9", world.act().today + timedelta(days=30))
    actions.propose(world.act(), enquiry, released=["name"], silence=silence)
    actions.send_back(world.act(colleague), enquiry, reason="Hỏi quá nhiều.")

    known = queries.by_code(enquiry.code, centre_id=world.centre_id)
    assert (known.state, known.released, known.proposed_by) == ("received", (), None)
    assert (known.silence_basis, known.silent_until) == (None, None)


def test_what_was_decided_is_told_unless_a_law_forbids_until_a_day(
    world, enquiry, person, colleague
):
    silence = Silence("Điều 19 Luật 91/2025/QH15", world.act().today + timedelta(days=30))
    actions.propose(world.act(), enquiry, released=["registered"], silence=silence)
    actions.release(world.act(colleague), enquiry)
    session.flush()

    assert told(world, person) == ()
    assert told(world, person, after=30) == ()
    assert told(world, person, after=31)[0].released == ("registered",)


def test_silence_without_a_day_to_come_is_refused(world, enquiry):
    with pytest.raises(actions.SilenceIsOver):
        actions.refuse(
            world.act(), enquiry, reason="x", silence=Silence("Điều 9", world.act().today)
        )


def test_about_somebody_not_in_the_books_there_is_only_a_refusal(world):
    enquiry = received(world, None)
    with pytest.raises(actions.AboutNobody):
        actions.propose(world.act(), enquiry, released=["registered"])
    actions.refuse(world.act(), enquiry, reason="Không trả lời.")

    assert enquiry.state == "refused"


@pytest.mark.parametrize(
    "days", [{"received_on": date(2026, 11, 19)}, {"received_on": date(2026, 11, 24)}]
)
def test_days_that_cannot_be_are_refused(world, person, days):
    with pytest.raises(actions.DaysOutOfOrder):
        received(world, person, **days)


def test_another_centre_has_no_such_request(world, enquiry):
    with pytest.raises(NotFound):
        queries.by_code(enquiry.code, centre_id=world.centre_id + 1)
    assert queries.of_centre(world.centre_id + 1) == ()


def test_what_waits_is_listed_without_opening_it(world, enquiry, person):
    actions.refuse(world.act(), received(world, person), reason="x")
    session.flush()

    assert [x.code for x in queries.waiting(world.centre_id)] == [enquiry.code]


@pytest.mark.parametrize(
    "edit",
    [
        "update enquiry set sealed = '\\x00'",
        "update enquiry set state = 'released', released = '[\"name\"]', decided_at = now(), "
        "proposed_by = noted_by, decided_by = noted_by",
        "update enquiry set state = 'released', released = '[\"name\"]', decided_at = now()",
        "update enquiry set silent_until = '2030-01-01'",
    ],
)
def test_the_database_keeps_it_so_whatever_the_program_tries(world, enquiry, edit):
    session.flush()

    with pytest.raises(DBAPIError), session.begin_nested():
        session.execute(text(edit))


def test_a_decision_stays(world, enquiry):
    actions.refuse(world.act(), enquiry, reason="x")
    session.flush()

    with pytest.raises(DBAPIError, match="stays"), session.begin_nested():
        session.execute(text("update enquiry set state = 'received', decided_at = null"))


def test_texts_are_scanned_and_silence_needs_both_its_parts():
    facts = {
        "asker_kind": "police",
        "asker": "Công an xã Gio Linh",
        "document_no": "12/CV",
        "document_on": "20/11/2026",
        "received_on": "23/11/2026",
        "basis": "Điều 25 Nghị định 49/2020/NĐ-CP",
        "asked": "Người này mới ra tù, có việc làm chưa.",
    }
    assert set(EnquirySchema().read(facts)[1]) == {"asked"}
    assert EnquirySchema().read({**facts, "asked": PAPER.asked})[1] == {}
    assert set(ReleaseSchema().read({})[1]) == {"released"}
    assert set(RefusalSchema().read({"reason": "Không", "silence_basis": "Điều 9"})[1]) == {
        "silent_until"
    }
    assert set(RefusalSchema().read({"reason": "Không", "silent_until": "1/1/2027"})[1]) == {
        "silence_basis"
    }


def test_a_paper_reads_back_as_it_was_written():
    other = replace(PAPER, asked="Một dòng\nhai dòng “ngoặc”")

    assert Paper.unpack(other.pack()) == other
