"""Is a vacancy still open: one question of a letter, answered by one tap and without signing in."""

from flask import render_template, request

from employer_portal import bp
from lobby.door import Answer, done, today, writes
from lobby.links import behind, stand_for
from records.introduction import silence
from records.ledger import Role

SAYS = {"yes": True, "no": False}


@bp.route("/still-open/<token>", methods=["GET", "POST"])
@writes
def still_open(token: str) -> Answer:
    """Ask whoever holds a link; opening it says nothing, and what is over looks alike."""
    link = behind(token, silence.LINK, Role.EMPLOYER)
    it = silence.asked(link.subject_id, today=today())
    still = SAYS.get(request.form.get("says", ""))
    if request.method == "GET" or still is None:
        html = render_template("employer_portal/still_open.html", it=it)
        return html, 200 if request.method == "GET" else 422
    by = stand_for(link, centre_id=it.centre_id, employer_id=it.employer_id)
    silence.answer(by, link.subject_id, still=still)
    return done(request.path)
