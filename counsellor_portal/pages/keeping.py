"""What is over its time of keeping, by class, and the people to be asked before anything is erased."""

from flask import render_template

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, today
from records.person.queries import many
from records.rights.retention import falling_due, people_due


@bp.get("/keeping")
def keeping() -> Answer:
    """Show the counts, and the people who were silent longest."""
    people = people_due(today(), centre_id=centre())
    return render_template(
        "counsellor_portal/keeping.html",
        due=falling_due(today(), centre_id=centre()),
        people=people,
        known=many({x.person_id for x in people}),
    )
