"""One person written down twice: both side by side, and made one."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.words import say
from records.rights import merging
from records.seeker.actions import row
from records.seeker.queries import by_code


@bp.get("/twice")
def twice() -> str:
    """List pairs who may be one person."""
    pairs = [
        (pair, *(by_code(code, centre_id=centre()) for code in (pair.one, pair.other)))
        for pair in merging.found_twice(centre())
    ]
    return render_template("counsellor_portal/twice.html", pairs=pairs)


@bp.route("/twice/<code>/<other>", methods=["GET", "POST"])
@writes
def make_one(code: str, other: str) -> Answer:
    """Show two people side by side, and make them one."""
    if request.method == "GET":
        both = [by_code(each, centre_id=centre()) for each in (code, other)]
        return render_template("counsellor_portal/make_one.html", both=both)
    kept = request.form.get("kept")
    first, second = (code, other) if kept != other else (other, code)
    merging.merge(act(), row(first, centre_id=centre()), row(second, centre_id=centre()))
    flash(say("desk-made-one"), "success")
    return done(url_for(".seeker", code=first))
