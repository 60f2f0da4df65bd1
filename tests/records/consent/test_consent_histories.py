"""Whatever is given, withdrawn, refused and outlived, in any order: what is seen is what holds.

``PROMISES=full`` runs the promised 10,000 histories; otherwise 200 of them.
"""

import os
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.consent import queries as consents
from records.consent.purposes import CREDIT, PROGRAMME_KNOWN, PURPOSES
from records.grant.model import PARTS
from records.introduction import queries as introductions
from records.ledger import session
from records.programme.envelope import Envelope
from records.seeker.queries import own_envelope
from tests.records.consent.history import History

COUNT = 10_000 if os.environ.get("PROMISES") == "full" else 200
pytestmark = pytest.mark.promise

GENERAL = [purpose for purpose in PURPOSES if purpose != PROGRAMME_KNOWN]
GRANTS = st.sets(st.sampled_from(PARTS), min_size=1).map(lambda parts: ("grant", parts))
# Half the histories begin where an employer sees something: there most can go wrong.
BEGINNINGS = st.just([]) | GRANTS.map(lambda grant: [("propose", None), grant])
PLAIN = (
    *("propose", "let-know", "keep-quiet", "withdraw-grant", "decline", "withdraw", "lapse"),
    *("reopen", "start", "fill", "close", "reopen-vacancy"),
)
STEPS = st.lists(
    st.one_of(
        st.sampled_from([(verb, p) for verb in ("agree", "take-back") for p in GENERAL]),
        st.sampled_from([(verb, None) for verb in PLAIN]),
        GRANTS,
        st.integers(1, 60).map(lambda days: ("wait", days)),
    ),
    min_size=2,
    max_size=10,
)


def test_every_history_shows_what_the_model_says(world):
    seeker, employer = world.a_seeker(envelope=Envelope(member=True)), world.an_employer()
    vacancy = world.a_vacancy(employer, places=9, open_until=None)
    session.commit()
    began, met = world.clock.now, Counter()

    @settings(
        max_examples=COUNT, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(BEGINNINGS, STEPS)
    def every_history(beginning, steps):
        world.clock.now = began
        inner = session.begin_nested()
        history = History(world, seeker, employer, vacancy)
        for verb, what in beginning + steps:
            history.take(verb, what)
            met[agree_with_the_model(history)] += 1
        inner.rollback()
        session.expire_all()

    every_history()
    print(f"\nhistories: {COUNT}, moments: {met.total()}, {dict(met)}")
    assert set(met) == {"nobody", "sees", "nothing", "no place", "over", "taken back"}


def agree_with_the_model(history):
    """The employer's page, the person's own, and the yeses that hold are those of the model.

    Returns what kind of moment it was.
    """
    session.flush()
    today = history.world.act().today
    views = introductions.for_employer(history.employer.employer_id, today=today)
    seen = [
        {
            part
            for part, shown in zip(PARTS, (view.contact, view.profile, view.words), strict=True)
            if shown is not None
        }
        for view in views
    ]
    assert seen == ([history.model.visible(today)] if history.model.state else [])
    own = introductions.for_seeker(history.seeker.seeker.id, today=today)
    assert [set(view.granted) for view in own] == seen
    held = {x.said.purpose for x in consents.of_person(history.seeker.person_id) if x.holds(today)}
    assert held == history.model.holding(today)
    assert len(consents.of_person(history.seeker.person_id)) == history.model.given
    window = own_envelope(history.seeker.person_id).credit_until
    assert (window is not None) == (CREDIT in history.model.holding(today))
    return history.model.moment(today)


def test_the_model_itself_lets_time_pass(world):
    seeker, employer = world.a_seeker(envelope=Envelope(member=True)), world.an_employer()
    history = History(world, seeker, employer, world.a_vacancy(employer, open_until=None))
    for verb, what in (("propose", None), ("grant", {"contact"}), ("let-know", None)):
        history.take(verb, what)
    today = world.act().today

    assert history.model.visible(today + timedelta(days=90)) == {"contact"}
    assert history.model.visible(today + timedelta(days=91)) == set()
    assert history.model.holding(today) == {PROGRAMME_KNOWN}
    assert history.model.holding(today + timedelta(days=91)) == set()
