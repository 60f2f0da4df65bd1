"""What would have been sent to people, in a trial: read by the manager; elsewhere there is no such page."""

from flask import abort, current_app, render_template

from counsellor_portal import bp
from records.outbox.queries import rehearsed


@bp.get("/rehearsals")
def rehearsals() -> str:
    """List the newest."""
    if not current_app.config["SETTINGS"].rehearse:
        abort(404)
    return render_template("counsellor_portal/rehearsals.html", found=rehearsed())
