"""What would have been sent to people, in a trial: read by the manager; elsewhere nothing stands here."""

from flask import render_template

from counsellor_portal import bp
from counsellor_portal.desk import centre
from records.outbox.queries import rehearsed


@bp.get("/rehearsals")
def rehearsals() -> str:
    """List the newest."""
    return render_template("counsellor_portal/rehearsals.html", found=rehearsed(centre()))
