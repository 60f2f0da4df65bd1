"""The people of the centre: the list one searches while they stand there, and one person's page."""

from typing import Any

from flask import g, render_template, request

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen, counsellor_names
from counsellor_portal.pages.skill_tests import to_prove
from lobby.door import Answer, today
from records.follow_up import queries as follow_ups
from records.introduction import queries as introductions
from records.introduction.states import STATES
from records.overview import queries as overview
from records.overview.stage import STAGES, stage_now
from records.placement import queries as placements
from records.seeker import queries as seekers_
from records.seeker.actions import PROVED, TESTERS
from records.seeker.consenting import asked_of, of_seeker


@bp.get("/seekers")
def seekers() -> Answer:
    """List people by given name; a word typed without marks finds them."""
    words = request.args.get("q", "").strip()[:80]
    found = overview.people(
        centre(),
        words=words,
        counsellor_id=None if words else chosen(),
        stage=request.args.get("stage", ""),
        after=request.args.get("after", ""),
    )
    return render_template(
        "counsellor_portal/seekers.html",
        found=found,
        words=words,
        counsellors=counsellor_names(),
        stages=STAGES,
    )


@bp.get("/seekers/<code>")
def seeker(code: str) -> Answer:
    """Show one person: who, what they look for, and how it has gone."""
    known = seekers_.by_code(code, centre_id=centre())
    seeker_id = known.wishes.id
    envelope = seekers_.envelope_for(seeker_id, counsellor_id=g.actor.account_id)
    return render_template(
        "counsellor_portal/seeker.html",
        known=known,
        stage=stage_now(seeker_id),
        envelope=envelope,
        agreed=of_seeker(known.person.id, asked_of(envelope)),
        limits=envelope and envelope.limits(today()),
        **_so_far(seeker_id),
        counsellors=counsellor_names(),
        proved=PROVED,
        to_prove=to_prove(known.wishes),
        testers=TESTERS,
    )


def _so_far(seeker_id: int) -> dict[str, Any]:
    """Return how it has gone: introductions, the newest first, placements, and what was asked after them."""
    met = introductions.for_centre(centre(), today=today(), states=STATES, seeker_id=seeker_id)
    return {
        "introductions": met[::-1],
        "placements": placements.of_seeker(seeker_id),
        "follow_ups": follow_ups.of_seeker(seeker_id, today=today()),
    }
