"""What each audience reads: the employer just what was granted to it, for as long as it was."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest

from records.grant import actions as grants
from records.grant.model import Grant
from records.introduction import actions, queries
from records.ledger import NotFound, session
from records.programme.envelope import Envelope
from tests.factories import DONG_HA

NAME, PHONE, WORDS = "Hồ Văn Pả", "+84912345678", "Tôi làm chắc tay."
LIMITED = Envelope(
    member=True,
    barred_trades=("8332",),
    barred_until=date(2028, 1, 1),
    stay_in_commune=DONG_HA,
    exit_suspended=True,
)


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker(name=NAME, phone=PHONE, own_words=WORDS)


@pytest.fixture
def see(employer, today):
    def see(introduction, day=today):
        return queries.one_for_employer(
            introduction.code, employer_id=employer.employer_id, today=day
        )

    return see


def test_before_any_grant_there_is_a_card_without_name_commune_or_code(
    world, employer, seeker, see
):
    view = see(world.a_proposal(seeker, world.a_vacancy(employer)))

    assert (view.contact, view.words, view.profile) == (None, None, None)
    assert view.card.province_code == "44"
    shown = str(asdict(view))
    for hidden in (NAME, PHONE, WORDS, seeker.seeker.code, person_code(seeker), "Pả"):
        assert hidden not in shown
    assert DONG_HA not in str(asdict(view.card))


@pytest.mark.parametrize("parts", [("contact",), ("words",), ("profile",), ("contact", "words")])
def test_an_employer_sees_the_granted_parts_and_no_others(world, employer, seeker, see, parts):
    view = see(world.an_introduction(seeker, world.a_vacancy(employer), parts=parts))

    assert (view.contact is not None) == ("contact" in parts)
    assert (view.words is not None) == ("words" in parts)
    assert (view.profile is not None) == ("profile" in parts)
    if "contact" in parts:
        assert (view.contact.name, view.contact.phone) == (NAME, PHONE)
    if "words" in parts:
        assert view.words == WORDS
    if "profile" in parts:
        assert view.profile.commune_code == DONG_HA


def test_the_employer_sees_it_to_the_last_day_and_not_a_day_longer(
    world, employer, seeker, see, today
):
    introduction = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    last = today + timedelta(days=90)

    assert see(introduction, last).contact
    assert see(introduction, last + timedelta(days=1)).contact is None


def test_a_withdrawn_grant_shows_nothing_from_the_next_request_on(world, employer, seeker, see):
    introduction = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    grants.withdraw(world.act(seeker), session.get_one(Grant, introduction.grant_id))

    assert see(introduction).contact is None
    assert see(introduction).state == "introduced"


@pytest.mark.parametrize("verb", ["decline", "withdraw", "lapse"])
def test_nothing_granted_outlives_a_no(world, employer, seeker, see, verb):
    introduction = world.an_introduction(
        seeker, world.a_vacancy(employer), parts=("contact", "profile", "words")
    )
    more = {"reason": "Đã đủ người."} if verb == "decline" else {}
    getattr(actions, verb)(world.act(), introduction, **more)
    session.flush()

    view = see(introduction)
    assert (view.contact, view.words, view.profile) == (None, None, None)
    actions.reopen(world.act(), introduction, reason="Thử lại.")
    session.flush()
    assert see(introduction).contact is None


def test_whoever_started_is_seen_while_the_grant_holds(world, employer, seeker, see):
    introduction = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    world.a_placement(employer, introduction)

    assert see(introduction).contact


def test_reasons_for_an_employer_say_nothing_of_what_the_person_wishes(world, employer, see):
    world.a_crowd()
    seeker = world.a_seeker(pay_floor=7_654_321, reach_km=33)
    reasons = see(world.a_proposal(seeker, world.a_vacancy(employer))).reasons

    assert {line.group for line in reasons.lines} == {"you-suit"}
    assert reasons.score == sum(line.points for line in reasons.lines)
    assert "7654321" not in str(reasons)
    assert "distance" not in str(reasons)


def test_another_employer_sees_nothing_at_all(world, employer, seeker, today):
    introduction = world.a_proposal(seeker, world.a_vacancy(employer))
    other = world.an_employer().employer_id

    assert queries.for_employer(other, today=today) == ()
    with pytest.raises(NotFound):
        queries.one_for_employer(introduction.code, employer_id=other, today=today)
    with pytest.raises(NotFound):
        queries.row_for_employer(introduction.code, employer_id=other)


def test_a_persons_programme_and_limits_change_nothing_an_employer_reads(world, employer, today):
    vacancy = world.a_vacancy(employer)
    alike = [
        world.a_seeker(name=NAME, phone=None, envelope=envelope)
        for envelope in (Envelope(), LIMITED)
    ]
    for seeker in alike:
        world.an_introduction(seeker, vacancy, parts=("contact", "profile", "words"))

    first, second = queries.for_employer(employer.employer_id, today=today)

    ours, theirs = all_read(first), all_read(second)
    assert ours.pop("code") != theirs.pop("code")
    assert ours == theirs


def all_read(view):
    """Everything an employer can read of a view, opened."""
    granted = {"granted_words": view.words, "granted_profile": view.profile}
    return asdict(view) | granted | {"contact": (view.contact.name, view.contact.phone)}


def test_everybody_lists_their_own_newest_first(world, employer, seeker, today):
    first = world.a_proposal(seeker, world.a_vacancy(employer))
    session.flush()
    world.clock.now += timedelta(days=1)
    second = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))

    for views in (
        queries.for_employer(employer.employer_id, today=today),
        queries.for_seeker(seeker.seeker.id, today=today),
    ):
        assert [x.code for x in views] == [second.code, first.code]
    mine = queries.one_for_seeker(second.code, seeker_id=seeker.seeker.id, today=today)
    assert mine == queries.for_seeker(seeker.seeker.id, today=today)[0]
    assert mine.granted == {"contact"}
    with pytest.raises(NotFound):
        queries.one_for_seeker(first.code, seeker_id=0, today=today)
    assert queries.row_for_seeker(first.code, seeker_id=seeker.seeker.id) is first


def test_the_centre_reads_names_and_sees_the_longest_unmoved_first(world, employer, seeker, today):
    first = world.a_proposal(seeker, world.a_vacancy(employer))
    world.clock.now += timedelta(hours=1)
    second = world.a_proposal(seeker, world.a_vacancy(employer))
    actions.withdraw(world.act(), second)
    session.flush()

    alive = queries.for_centre(world.centre_id, today=today)
    over = queries.for_centre(world.centre_id, today=today, states=("withdrawn",))

    assert [(x.code, x.seeker.name) for x in alive] == [(first.code, NAME)]
    assert [x.code for x in over] == [second.code]
    assert queries.for_centre(world.centre_id, today=today, seeker_id=0) == ()
    assert queries.for_centre(0, today=today) == ()
    assert queries.row_for_centre(first.code, centre_id=world.centre_id) is first
    with pytest.raises(NotFound):
        queries.row_for_centre(first.code, centre_id=0)


def test_no_view_with_a_name_shows_itself_in_a_log(world, employer, seeker, see, today):
    introduction = world.an_introduction(
        seeker, world.a_vacancy(employer), parts=("contact", "words")
    )
    shown = repr([see(introduction), *queries.for_centre(world.centre_id, today=today)])

    assert "Pả" not in shown
    assert WORDS not in shown


def test_somebody_without_a_commune_has_a_card_without_an_area(world, employer, see):
    seeker = world.a_seeker(commune_code=None)

    assert see(world.a_proposal(seeker, world.a_vacancy(employer))).card.province_code is None


def person_code(seeker):
    return queries.lines([seeker.seeker.id])[seeker.seeker.id].code
