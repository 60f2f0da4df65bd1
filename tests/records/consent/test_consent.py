"""A consent is given once, holds until it is withdrawn or its last day, and is never edited."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from records.consent import actions, queries
from records.consent.model import Consent
from records.consent.purposes import CREDIT, FOLLOW_UP, PROGRAMME_KNOWN, PURPOSES, STORY, TRAINING
from records.consent.said import LENGTH, ConsentText, Said
from records.consent.schema import PaperSchema
from records.history.queries import steps_of
from records.ledger import NotFound, Role, session
from records.lifecycle.machine import Moved, NotAllowed
from tests.factories import Known

SHOWN = ConsentText(STORY, 1, "vi", "Trung tâm được kể chuyện của tôi.")


@pytest.fixture
def person(world):
    return world.a_seeker()


@pytest.fixture
def give(world, person):
    def give(purpose=STORY, *, how="screen", given_on=None, **more):
        said = Said(purpose, 1, "vi", SHOWN.digest, **more)
        act = world.act(person)
        return actions.give(act, person.person_id, said, how=how, given_on=given_on)

    return give


def test_a_yes_keeps_which_text_was_shown_how_by_whom_and_when(give, person, world, today):
    give(FOLLOW_UP, channel="call", hours="evening", answers="only-me")

    (held,) = queries.of_person(person.person_id)
    assert (held.said.purpose, held.said.version, held.said.language) == (FOLLOW_UP, 1, "vi")
    assert held.said.digest == SHOWN.digest
    assert (held.said.channel, held.said.hours, held.said.answers) == ("call", "evening", "only-me")
    assert (held.how, held.taken_by, held.given_on) == ("screen", person.account_id, today)
    assert held.given_at == world.clock()
    assert held.holds(today)


def test_silence_is_no_consent(person, today):
    for purpose in PURPOSES:
        assert queries.in_force(person.person_id, purpose, today=today) is None
        with pytest.raises(queries.ConsentNeeded):
            queries.demand(person.person_id, purpose, today=today)
        queries.heed(person.person_id, purpose)


def test_each_is_withdrawn_alone_and_at_once(give, person, world, today):
    story, training = give(STORY), give(TRAINING)

    actions.withdraw(world.act(person), story)
    session.flush()

    assert queries.in_force(person.person_id, STORY, today=today) is None
    assert queries.in_force(person.person_id, TRAINING, today=today).code == training.code
    with pytest.raises(queries.ConsentWithdrawn):
        queries.heed(person.person_id, STORY)
    with pytest.raises(Moved):
        actions.withdraw(world.act(person), story)


def test_giving_again_is_a_new_record_and_the_old_one_stays(give, person, world, today):
    first = give()
    with pytest.raises(actions.GivenAlready):
        give()
    actions.withdraw(world.act(person), first)
    session.flush()

    second = give()

    both = queries.of_person(person.person_id)
    assert [x.code for x in both] == [second.code, first.code]
    assert [x.holds(today) for x in both] == [True, False]
    assert [(x.verb, x.state) for x in steps_of("consent", first.id)] == [
        ("begin", "given"),
        ("withdraw", "withdrawn"),
    ]


def test_one_towards_an_employer_is_that_employers_alone_and_ends_by_itself(give, person, today):
    until = today + timedelta(days=90)
    give(PROGRAMME_KNOWN, employer_id=7, until=until)

    def known(employer_id, day):
        return queries.in_force(
            person.person_id, PROGRAMME_KNOWN, today=day, employer_id=employer_id
        )

    assert known(7, until)
    assert known(7, until + timedelta(days=1)) is None
    assert known(8, today) is None
    give(PROGRAMME_KNOWN, employer_id=8, until=until)
    assert known(8, today)


def test_one_that_ended_by_itself_can_be_given_again(give, person, today, clock):
    give(PROGRAMME_KNOWN, employer_id=7, until=today + timedelta(days=90))
    clock.now += timedelta(days=91)

    again = give(PROGRAMME_KNOWN, employer_id=7, until=today + timedelta(days=181))

    assert queries.of_person(person.person_id)[0].code == again.code


def test_a_paper_bears_its_own_day_which_is_not_to_come(give, today):
    assert give(how="paper", given_on=today - timedelta(days=3)).given_on < today
    with pytest.raises(actions.DayToCome):
        give(TRAINING, how="paper", given_on=today + timedelta(days=1))


def test_an_older_paper_does_not_undo_a_withdrawal(give, person, world, today, clock):
    actions.withdraw(world.act(person), give())
    session.flush()

    for days in (0, 5):
        with pytest.raises(actions.WithdrawnSince):
            give(how="paper", given_on=today - timedelta(days=days))
    clock.now += timedelta(days=1)
    assert give(how="paper", given_on=today + timedelta(days=1))


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.AUDITOR, Role.STRANGER])
def test_nobody_but_the_person_and_the_desk_ends_it(give, world, role):
    stranger = Known(world.counsellor.account_id, "", role, world.centre_id)
    with pytest.raises(NotAllowed):
        actions.withdraw(world.act(stranger), give())


def test_the_table_tells_nobody_what_was_agreed_to(give, person, world):
    for purpose in (STORY, CREDIT):
        give(purpose)
    give(PROGRAMME_KNOWN, employer_id=7)
    session.flush()

    rows = str(session.execute(text("select * from consent")).all())
    assert not [x for x in PURPOSES if x in rows]
    assert SHOWN.digest not in rows
    lengths = set(session.scalars(select(func.length(Consent.sealed))))
    assert len(lengths) == 1
    assert len(Said(PROGRAMME_KNOWN, 1, "vi", SHOWN.digest, employer_id=10**12).pack()) == LENGTH


def test_an_erased_person_agreed_to_nothing_and_is_asked_nothing(give, person, world):
    give()
    session.execute(text("update data_key set wrapped = null"))
    session.expire_all()

    assert queries.of_person(person.person_id) == ()
    with pytest.raises(NotFound):
        give(TRAINING)


def test_somebody_elses_consent_is_not_there(give, person):
    code = give().code

    assert queries.row(code, person_id=person.person_id).code == code
    with pytest.raises(NotFound):
        queries.row(code, person_id=person.person_id + 1)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("given_on", "date '2020-01-01'"),
        ("how", "'paper'"),
        ("sealed", "'x'"),
        ("taken_by", "null"),
    ],
)
def test_the_database_keeps_what_was_agreed_to(give, column, value):
    give()
    session.flush()

    with pytest.raises(DBAPIError):
        session.execute(text(f"update consent set {column} = {value}"))


def test_the_database_lets_nothing_be_taken_away(give):
    give()
    session.flush()

    with pytest.raises(DBAPIError):
        session.execute(text("delete from consent"))


def test_two_at_once_for_the_same_are_one(give, person):
    held = give()
    session.flush()

    with pytest.raises(IntegrityError, match="uq_consent_given"):
        session.execute(
            text(
                "insert into consent (code, person_id, state, slot, sealed, how, given_on, given_at) "
                "select 'another', person_id, state, slot, sealed, how, given_on, given_at "
                "from consent where id = :id"
            ),
            {"id": held.id},
        )


def test_a_paper_that_allows_asking_later_says_how():
    paper = {"given_on": "20/11/2026", "purposes": [STORY]}
    assert PaperSchema().read(paper)[1] == {}

    values, errors = PaperSchema().read({**paper, "purposes": [FOLLOW_UP], "hours": "any"})
    assert values == {}
    assert set(errors) == {"channel", "answers"}
    assert "purposes" in PaperSchema().read({**paper, "purposes": []})[1]
    assert "purposes" in PaperSchema().read({**paper, "purposes": [PROGRAMME_KNOWN]})[1]
