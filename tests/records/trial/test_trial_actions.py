"""From an offer to a reference: who has the next word, when one may report, whose the reference is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from records.introduction import actions as introductions
from records.ledger import NotFound, session
from records.lifecycle.machine import Moved, NotAllowed
from records.outbox.model import Event
from records.trial import actions, queries
from records.trial.asking import ask, close
from records.trial.standing import stands

ALONE, HELPED = ("alone", "alone"), ("helped", "not-yet")


def facts(met, world):
    return queries.of_introduction(met.code, today=world.act().today)


def tried(world, seeker, offer):
    """Agree to a trial of this day, and end it."""
    trial = offer(days=1)
    actions.agree(world.act(seeker), trial)
    actions.end(world.act(seeker), trial)
    return trial


def told(topic):
    return len(session.scalars(select(Event).where(Event.topic == topic)).all())


def test_a_trial_is_offered_agreed_to_and_over_after_its_last_day(world, clock, seeker, met, offer):
    trial = offer()
    assert (met.state, facts(met, world).state) == ("trial", "offered")

    actions.agree(world.act(seeker), trial)
    states = []
    for days in (0, 9, 1):
        clock.now += timedelta(days=days)
        states.append(facts(met, world).state)

    assert states == ["under-way", "under-way", "over"]
    assert (told("trial-offered"), told("trial-agreed")) == (1, 1)


@pytest.mark.parametrize(
    ("days", "begins", "refused"),
    [(31, 0, actions.TooLong), (0, 0, actions.TooLong), (1, -1, actions.NotSoon)],
)
def test_a_trial_is_short_and_soon(world, met, offer, days, begins, refused):
    first = world.act().today + timedelta(days=begins)
    with pytest.raises(refused):
        offer(first_day=first, last_day=first + timedelta(days=days - 1))

    assert met.state == "introduced"
    assert offer(days=30).state == "offered"


def test_who_does_without_a_trial_is_back_where_the_employer_has_the_next_word(
    world, seeker, met, offer
):
    actions.call_off(world.act(seeker), offer())

    assert (met.state, facts(met, world).state) == ("introduced", "called-off")
    assert offer().state == "offered"


def test_a_trial_under_way_is_ended_and_not_called_off(world, clock, employer, seeker, met, offer):
    trial = offer()
    actions.agree(world.act(seeker), trial)
    clock.now += timedelta(days=2)
    with pytest.raises(Moved):
        actions.call_off(world.act(seeker), trial)

    actions.end(world.act(employer), trial)

    assert facts(met, world).state == "over"
    assert trial.last_day == world.act().today


def test_a_no_in_the_middle_ends_the_trial_and_leaves_the_report_owed(
    world, clock, employer, seeker, met, offer
):
    trial = offer()
    actions.agree(world.act(seeker), trial)
    clock.now += timedelta(days=3)
    introductions.decline(world.act(employer), met, reason="Hết việc.")
    actions.report(world.act(employer), trial, side="employer", went=ALONE, words="")

    (mine,) = queries.references(seeker.seeker.id)
    assert mine.last_day == world.act().today


def test_nobody_reports_before_the_end_nor_for_the_other_side(world, employer, seeker, offer):
    trial = offer()
    actions.agree(world.act(seeker), trial)
    with pytest.raises(actions.NotOver):
        actions.report(world.act(employer), trial, side="employer", went=ALONE, words="")
    with pytest.raises(NotAllowed):
        actions.report(world.act(seeker), trial, side="employer", went=ALONE, words="")


def test_what_was_reported_stands_until_the_centre_corrects_it(world, employer, seeker, offer):
    trial = tried(world, seeker, offer)
    for _ in range(2):
        actions.report(world.act(employer), trial, side="employer", went=HELPED, words="Tốt.")
    with pytest.raises(actions.Reported):
        actions.report(world.act(employer), trial, side="employer", went=ALONE, words="Tốt.")
    assert told("trial-reported") == 1

    actions.report(world.act(), trial, side="employer", went=ALONE, words="Tốt.")

    (mine,) = queries.references(seeker.seeker.id)
    assert mine.tasks == (("Bào gỗ", "alone"), ("Đóng ghế", "alone"))


def test_a_reference_is_the_persons_alone_until_they_choose_it_for_a_grant(
    world, clock, employer, seeker, met, offer
):
    trial = tried(world, seeker, offer)
    with pytest.raises(NotFound):
        actions.own(world.act(seeker), met, own_words="Tôi thích nghề này.", shown=True)
    actions.report(world.act(employer), trial, side="employer", went=ALONE, words="")
    other = world.an_employer(name="Xưởng mộc Gio Linh")
    shown = {"employer_id": other.employer_id, "today": world.act().today}

    def granted():
        there = world.a_vacancy(other)
        return world.an_introduction(seeker, there, parts=("contact", "reference"))

    before = granted()
    clock.now += timedelta(minutes=5)
    actions.own(world.act(seeker), met, own_words="Tôi thích nghề này.", shown=True)
    after = granted()

    assert queries.shown_to(before.code, **shown) == ()
    assert [x.employer for x in queries.shown_to(after.code, **shown)] == ["Xưởng mộc An Hòa"]
    mine = {**shown, "employer_id": employer.employer_id}
    assert queries.shown_to(after.code, **mine) == ()
    introductions.withdraw(world.act(seeker), after)
    assert queries.shown_to(after.code, **shown) == ()


def test_after_a_no_the_two_may_try_again_and_the_older_reference_stays(
    world, employer, seeker, met, offer
):
    trial = tried(world, seeker, offer)
    actions.report(world.act(employer), trial, side="employer", went=ALONE, words="")
    introductions.decline(world.act(employer), met, reason="Hết việc.")
    introductions.reopen(world.act(), met, reason="Có việc lại.")
    introductions.introduce(world.act(seeker), met, parts=("contact",), how="screen")
    offer()

    actions.own(world.act(seeker), met, own_words="Tôi làm được.", shown=True)

    assert facts(met, world).state == "offered"
    assert [x.own_words for x in queries.references(seeker.seeker.id)] == ["Tôi làm được."]


def test_a_trial_that_was_refused_before_it_began_never_comes_to_life(
    world, clock, employer, seeker, met, offer
):
    first = world.act().today + timedelta(days=4)
    actions.agree(world.act(seeker), offer(first_day=first, last_day=first + timedelta(days=3)))
    introductions.decline(world.act(employer), met, reason="Hết việc.")
    old = met.code
    clock.now += timedelta(days=6)
    introductions.reopen(world.act(), met, reason="Có việc lại.")
    clock.now += timedelta(days=3)

    assert ask(clock.now) == 0
    assert queries.of_introductions([old, met.code], today=world.act().today) == {}


def test_who_starts_elsewhere_is_expected_no_more_and_the_employer_is_told(
    world, clock, seeker, met, offer
):
    first = world.act().today + timedelta(days=2)
    trial = offer(first_day=first, last_day=first)
    actions.agree(world.act(seeker), trial)
    other = world.an_employer(name="Xưởng mộc Gio Linh")
    there = world.an_introduction(seeker, world.a_vacancy(other), parts=("contact",))
    world.a_placement(other, there)
    clock.now += timedelta(days=4)

    assert facts(met, world).state == "called-off"
    assert (ask(clock.now), close(clock.now), close(clock.now)) == (0, 1, 0)
    assert (trial.state, told("trial-called-off")) == ("called-off", 1)


def test_nothing_hangs_for_ever(world, clock, seeker, met, offer):
    offer(days=1)
    clock.now += timedelta(days=1)
    assert (close(clock.now), met.state) == (1, "introduced")

    actions.agree(world.act(seeker), offer(days=1))
    clock.now += timedelta(days=59)
    assert (close(clock.now), met.state) == (0, "trial")
    clock.now += timedelta(days=1)
    assert (close(clock.now), met.state) == (1, "lapsed")


def test_a_late_yes_counts_from_its_own_day(world, clock, seeker, met, offer):
    trial = offer()
    clock.now += timedelta(days=4)
    actions.agree(world.act(seeker), trial)

    assert facts(met, world).first_day == world.act().today


def test_an_employer_is_asked_once_on_the_day_after(world, clock, seeker, offer):
    trial = offer(days=1)
    actions.agree(world.act(seeker), trial)
    asked = [ask(clock.now)]
    clock.now += timedelta(days=2)  # the day between is a holiday
    asked += [ask(clock.now), ask(clock.now)]

    assert asked == [0, 1, 0]
    assert stands(trial, world.act().today) == "over"
