"""What is said to an introduction short of a step, and who moves next."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from lobby.words import sentence
from records.history import steps_of
from records.introduction import actions, replies
from records.introduction.answers import answering, unanswered
from records.introduction.asked import asked, reply_of
from records.introduction.queries import one_for_employer
from records.introduction.reminding import remind
from records.introduction.replies import MOST_TIMES, NotAllTimesOver, NoTimeAhead, NotProposed
from records.ledger import session
from records.lifecycle import Moved
from records.link.queries import LinkOver
from records.link.queries import of as links_of
from records.outbox.model import Event
from records.placement import actions as placements
from records.seeker.states import SEEKER
from records.vacancy import actions as vacancies


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def vacancy(world, employer):
    return world.a_vacancy(employer)


@pytest.fixture
def it(world, seeker, vacancy):
    return world.an_introduction(seeker, vacancy, parts=("contact",))


@pytest.fixture
def times(clock):
    return [clock.now + timedelta(days=days) for days in (1, 2, 3)]


def test_the_person_chooses_one_of_the_times_and_the_employer_is_told(
    world, employer, seeker, it, times
):
    replies.propose_times(world.act(employer), it, times=times, where="Cổng số 2")
    assert (it.state, reply_of(it).times) == ("introduced", tuple(times))

    replies.choose(world.act(seeker), it, at=times[1])

    assert (it.state, it.interview_at, it.interview_where) == ("interview", times[1], "Cổng số 2")
    assert it.reply is None
    assert told()[-3:] == ["introduction-replied", "interview-agreed", "interview-chosen"]


def test_the_same_again_is_nothing_new_and_other_times_take_their_place(world, employer, it, times):
    act = world.act(employer)
    for given in (times, times, times[:1]):
        replies.propose_times(act, it, times=given, where="Xưởng")

    assert said(it) == ["reply-times", "reply-times"]
    assert reply_of(it).times == tuple(times[:1])


@pytest.mark.parametrize("days", [[], [-1], [1, 2, 3, 4]])
def test_one_to_three_times_ahead_are_proposed(world, clock, employer, it, days):
    given = [clock.now + timedelta(days=n) for n in days]

    with pytest.raises(NoTimeAhead):
        replies.propose_times(world.act(employer), it, times=given, where="Xưởng")


def test_a_time_that_was_not_proposed_or_is_over_is_not_chosen(
    world, clock, employer, seeker, it, times
):
    replies.propose_times(world.act(employer), it, times=times[:1], where="Xưởng")
    with pytest.raises(NotProposed):
        replies.choose(world.act(seeker), it, at=times[2])
    clock.now += timedelta(days=2)
    with pytest.raises(NotProposed):
        replies.choose(world.act(seeker), it, at=times[0])


def test_a_question_is_the_centres_turn_and_its_call_gives_it_back(world, clock, employer, it):
    replies.ask(world.act(employer), it, question="Có làm được ca đêm không?")
    assert unanswered(world.centre_id, now=clock.now) == {}

    clock.now += timedelta(days=3)
    replies.note(world.act(), it)

    waits = unanswered(world.centre_id, now=clock.now)[employer.employer_id]
    assert waits.since == clock.now
    assert reply_of(it).words == ""


def test_any_word_counts_as_an_answer_with_its_days(world, clock, employer, it):
    clock.now += timedelta(days=2)
    replies.tell_it_was_told(world.act(employer), it)

    found = answering([employer.employer_id], centre_id=world.centre_id, now=clock.now)
    assert found[employer.employer_id].median_days == 2


def test_after_a_no_nothing_more_is_said(world, employer, it):
    actions.decline(world.act(employer), it, reason="Đã đủ người.")

    with pytest.raises(Moved):
        replies.tell_it_was_told(world.act(employer), it)
    with pytest.raises(Moved):
        replies.send_link_anew(world.act(employer), it)


def test_introducing_makes_a_link_and_a_fresh_one_ends_it(world, clock, it):
    first = links_of(actions.LINK, it.id, "employer")[0]
    clock.now += timedelta(days=1)
    replies.send_link_anew(world.act(), it)

    assert links_of(actions.LINK, it.id, "employer")[0].token != first.token
    assert told()[-1] == "introduction-link"


def test_whoever_holds_the_link_reads_a_neutral_card_though_all_was_granted(
    world, seeker, vacancy, today
):
    world.a_crowd()
    whole = world.an_introduction(
        world.a_seeker(name="Lê Thị Mai"), vacancy, parts=("contact", "profile", "words")
    )

    read = asked(whole, today=today)

    assert read.title == "Thợ hàn"
    assert not hasattr(read, "contact")


@pytest.mark.parametrize("end", ["withdrawn", "resting", "closed", "lapsed", "expired"])
def test_what_is_over_is_over_whatever_ended_it(world, clock, employer, seeker, vacancy, it, end):
    days = 0
    if end == "withdrawn":
        actions.withdraw(world.act(seeker), it)
    elif end == "resting":
        SEEKER.move(seeker.seeker, "rest", world.act(seeker))
    elif end == "closed":
        vacancies.close(world.act(employer), vacancy)
    elif end == "lapsed":
        actions.lapse(world.act(), it)
    else:
        days = 91

    with pytest.raises(LinkOver):
        asked(it, today=world.act().today + timedelta(days=days))


def test_who_works_elsewhere_is_asked_of_nobody_until_that_ends(
    world, clock, employer, seeker, it, today
):
    other = world.an_employer(name="Xưởng mộc An Hòa")
    met = world.an_introduction(seeker, world.a_vacancy(other), parts=("contact",))
    start = world.a_placement(other, met)
    session.expire_all()
    assert (it.state, it.stands) == ("introduced", "elsewhere")
    view = one_for_employer(it.code, employer_id=employer.employer_id, today=today)
    assert (view.state, view.contact) == ("withdrawn", None)
    assert remind(clock.now + timedelta(days=3)) == 0
    with pytest.raises(LinkOver):
        asked(it, today=today)

    placements.end(world.act(other), start, ended_on=today, reason="Hết việc.")
    session.expire_all()

    assert it.stands == "introduced"
    assert asked(it, today=today).title == "Thợ hàn"


def said(it):
    return [x.verb for x in steps_of("introduction", it.id) if x.verb.startswith("reply")]


def told():
    return list(session.scalars(select(Event.topic).order_by(Event.id)))


@pytest.mark.parametrize(("language", "most"), [("vi", "ba"), ("en", "three")])
def test_the_words_say_how_many_times_may_be_proposed(app, language, most):
    assert MOST_TIMES == 3
    for key in ("reply-times", "refused-reply-times"):
        assert f" {most} " in sentence(language, key)


def test_once_all_offered_times_are_over_the_centre_asks_for_others_by_a_fresh_link(
    world, clock, employer, it, times
):
    replies.propose_times(world.act(employer), it, times=times, where="Xưởng")
    with pytest.raises(NotAllTimesOver):
        replies.ask_anew(world.act(), it)
    clock.now += timedelta(days=4)

    for _ in range(2):
        replies.ask_anew(world.act(), it)

    assert unanswered(world.centre_id, now=clock.now)[employer.employer_id].since == clock.now
    assert told()[-1] == "introduction-link"
    assert said(it) == ["reply-times", "reply-asked"]
