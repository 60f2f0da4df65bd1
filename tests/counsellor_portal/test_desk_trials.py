"""A trial by telephone: the desk writes down both sides' words, and sees what nobody said yet."""

from datetime import timedelta

import pytest

from records.ledger import session
from records.overview.duties import waiting
from records.overview.duty import Desk
from records.trial import queries
from records.trial.actions import report
from tests.employer_portal.test_employer_trials import TERMS


@pytest.fixture
def met(world):
    seeker = world.a_seeker(name="Hồ Văn Pả")
    made = world.an_introduction(seeker, world.a_vacancy(), parts=("contact",))
    session.commit()
    return made


def kinds(world):
    """What waits in the centre's queue about trials."""
    desk = Desk(world.centre_id, world.clock())
    return {x.kind for x in waiting(desk).lines if x.kind.startswith("trial")}


def test_both_sides_are_written_down_as_they_telephoned(visitor, world, clock, met):
    visitor.signed_in_as(world.counsellor)
    path = f"/desk/introductions/{met.code}"
    page = visitor.get(f"{path}/trial")
    visitor.post(f"{path}/trial", {**page.fields(), **TERMS})
    visitor.submit("/agree")
    clock.now += timedelta(days=8)
    visitor.signed_in_as(world.counsellor)
    for side, went in (("employer", "not-yet"), ("seeker", "alone"), ("employer", "alone")):
        page = visitor.get(f"{path}/trial/report/{side}")
        sent = {**page.fields(), "task_1": went, "task_2": went}
        visitor.post(f"{path}/trial/report/{side}", sent)

    (mine,) = queries.references(met.seeker_id)
    assert mine.tasks == (("Hàn khung", "alone"), ("Mài mối hàn", "alone"))
    assert queries.reports(met.code)["seeker"].tasks[0][1] == "alone"
    assert "Hồ Văn Pả" in visitor.get("/desk/introductions").text


def test_what_nobody_said_waits_in_the_queue(world, clock, met):
    trial = world.a_trial(met)
    assert kinds(world) == set()
    clock.now += timedelta(days=4)
    assert kinds(world) == {"trial-unreported"}

    for side in ("employer", "seeker"):
        report(world.act(), trial, side=side, went=["alone"], words="")

    assert kinds(world) == {"trial-undecided"}
