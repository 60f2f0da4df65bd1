"""Whatever is given, withdrawn, refused and outlived, in any order: what is seen is what holds.

``PROMISES=full`` runs the promised 10,000 histories; otherwise 200 of them. At the end of one in ten the
employer opens the real page, too.
"""

import os
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.consent import queries as consents
from records.consent.purposes import CREDIT, PROGRAMME_KNOWN, PURPOSES
from records.introduction import queries as introductions
from records.ledger import session
from records.programme.envelope import Envelope
from records.seeker.queries import own_envelope
from tests.records.consent.history import History
from tests.visitor import Visitor, put_back

COUNT = 10_000 if os.environ.get("PROMISES") == "full" else 200
PAGE_EVERY = 10
NAME, WORDS = "Hồ Văn Pả", "Tôi làm chắc tay."
pytestmark = pytest.mark.promise

GENERAL = [purpose for purpose in PURPOSES if purpose != PROGRAMME_KNOWN]
SEEN = ("contact", "profile", "words")
"""What a grant may show; a reference is shown elsewhere, and only if there is one."""
GRANTS = st.sets(st.sampled_from(SEEN), min_size=1).map(lambda parts: ("grant", parts))
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
        GRANTS.map(lambda grant: ("change", grant[1])),
        st.integers(1, 95).map(lambda days: ("wait", days)),
    ),
    min_size=2,
    max_size=10,
)


def test_every_history_shows_what_the_model_says(app, world):
    seeker, employer = world.a_seeker(envelope=Envelope(member=True)), world.an_employer()
    vacancy = world.a_vacancy(employer, places=9, open_until=None)
    began, met, lived = world.clock.now, Counter(), Counter()

    @settings(
        max_examples=COUNT, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(BEGINNINGS, STEPS)
    def every_history(beginning, steps):
        world.clock.now = began
        with undone():
            history = History(world, seeker, employer, vacancy)
            for verb, what in beginning + steps:
                history.take(verb, what)
                met[agree_with_the_model(history)] += 1
            lived["histories"] += 1
            if lived["histories"] % PAGE_EVERY == 0 and history.model.state:
                the_real_page_agrees(app, history)
                lived["pages"] += 1

    every_history()
    print(f"\n{dict(lived)}, moments: {met.total()}, {dict(met)}")
    assert set(met) == {"nobody", "sees", "nothing", "no place", "over", "taken back"}


@contextmanager
def undone():
    """Nothing of what is done here stays, not even what a page has committed."""
    session.commit()
    with put_back(session.get_bind()):
        try:
            yield
        finally:
            session.rollback()
    session.expire_all()


def the_real_page_agrees(app, history):
    """The page itself names the person, and quotes them, just when the model says so."""
    path = f"/employer/introductions/{history.introduction.code}"
    page = Visitor(app).signed_in_as(history.employer).get(path)
    shown = history.model.visible(history.world.act().today)
    assert (NAME in page.text) == ("contact" in shown)
    assert (WORDS in page.text) == ("words" in shown)


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
            for part, shown in zip(SEEN, (view.contact, view.profile, view.words), strict=True)
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
