"""Nobody forgotten: the people whom no open vacancy suits as things are."""

from flask import g, render_template

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen
from lobby.door import Answer, today
from records.suggestion.forgotten import forgotten as whom_nothing_suits

SHOWN = 50


@bp.get("/forgotten")
def forgotten() -> Answer:
    """List them, each with what keeps most vacancies away; the next step is what would help."""
    found = whom_nothing_suits(
        centre(), counsellor_id=chosen(), reader_id=g.actor.account_id, today=today()
    )
    return render_template("counsellor_portal/forgotten.html", found=found, shown=found[:SHOWN])
