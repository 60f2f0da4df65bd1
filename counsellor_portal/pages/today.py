"""The first page: one queue of what only the centre can move, the late things first."""

from flask import g, render_template, request

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen, mine
from lobby.door import Answer, now
from records.backup import queries as backups
from records.ledger import Role
from records.overview import duties
from records.overview.duties import Queue
from records.overview.duty import Desk

DOORS = {
    "notices": ".inbox",
    "stuck": ".stuck",
    "vacancy-held": ".held",
    "start-reported": ".placement",
    "start-disputed": ".placement",
    "interview-over": ".introduction",
    "grant-awaited": ".introduction",
    "answer-awaited": ".introduction",
    "follow-up-due": ".placement",
    "follow-up-ended": ".placement",
    "follow-up-disputed": ".placement",
    "result-unentered": ".results",
    "appointment-passed": ".appointment",
    "appointment-remind": ".appointment",
    "referral-revoked": ".referral",
    "course-starting": ".referral",
    "credit-paper": ".referral",
    "readiness-overdue": ".care",
    "course-over": ".referral",
    "referral-offered": ".referral",
    "referral-accepted": ".referral",
    "right-owed": ".right",
    "outside-open": ".one_outside",
    "idle": ".seeker_data",
    "breach-open": ".breach",
    "vacancy-complaint": ".complaint",
    "employer-call": ".employer",
    "employer-unverified": ".employer",
}
"""The page where each kind of duty is done; a line that stands for many leads to their list."""


@bp.get("/")
def home() -> Answer:
    """Show what waits; an auditor sees the counts alone."""
    auditor, manager = g.actor.role == Role.AUDITOR, g.actor.role == Role.MANAGER
    after = request.args.get("after", "")
    return render_template(
        "counsellor_portal/home.html",
        figures=duties.figures(centre(), counsellor_id=mine()),
        queue=Queue() if auditor else duties.waiting(_desk(), after=after),
        doors=DOORS,
        auditor=auditor,
        backup=backups.standing(now()) if manager else None,
    )


def _desk() -> Desk:
    return Desk(
        centre_id=centre(),
        now=now(),
        counsellor_id=chosen(),
        reader_id=g.actor.account_id,
        manager=g.actor.role == Role.MANAGER,
    )
