"""The first page: one queue of what only the centre can move, the late things first."""

from flask import g, render_template

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen, mine
from lobby.door import Answer, now, today
from records.backup import queries as backups
from records.ledger import Role
from records.overview import duties

SHOWN = 40


@bp.get("/")
def home() -> Answer:
    """Show what waits; an auditor sees the counts alone."""
    auditor, manager = g.actor.role == Role.AUDITOR, g.actor.role == Role.MANAGER
    figures = duties.figures(centre(), counsellor_id=mine())
    waiting = (
        ()
        if auditor
        else duties.waiting(
            centre(), counsellor_id=chosen(), now=now(), today=today(), manager=manager
        )
    )
    return render_template(
        "counsellor_portal/home.html",
        figures=figures,
        waiting=waiting[:SHOWN],
        more=max(0, len(waiting) - SHOWN),
        auditor=auditor,
        backup=backups.standing(now()) if g.actor.role == Role.MANAGER else None,
    )
