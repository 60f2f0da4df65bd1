"""The manager's page of the staff: who has a second factor, and a way back in for who lost theirs."""

from flask import flash, g, render_template, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.words import say
from records.account.actions import reset_second_factor as reset
from records.account.queries import colleague, colleagues


@bp.get("/staff")
def staff() -> Answer:
    """List the staff of the centre."""
    return render_template(
        "counsellor_portal/staff.html", found=colleagues(centre()), login=g.known.login
    )


@bp.post("/staff/<login>/second-factor")
@writes
def reset_second_factor(login: str) -> Answer:
    """Forget a colleague's second factor."""
    facts = colleague(login, centre_id=centre()).facts
    reset(act(), facts.account_id)
    flash(say("desk-staff-reset-done", name=facts.name), "success")
    return done(url_for(".staff"))
