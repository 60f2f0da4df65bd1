"""Is a vacancy still open: one question of a letter, answered by one tap and without signing in."""

from flask import render_template, request, url_for

from employer_portal import bp
from employer_portal.renewing import over, renewed
from lobby.door import Answer, done, now, today, writes
from lobby.links import behind, stand_for
from records.introduction import silence
from records.ledger import Role
from records.link.queries import LinkFacts, LinkOver

SAYS = {"yes": True, "no": False}


@bp.route("/still-open/<token>", methods=["GET", "POST"])
@writes
def still_open(token: str) -> Answer:
    """Ask whoever holds a link; opening it says nothing, and what is over looks alike."""
    try:
        link = behind(token, silence.LINK, Role.EMPLOYER)
        it = silence.asked(link.subject_id, today=today())
    except LinkOver:
        return over(url_for(".renew_still_open", token=token))
    still = SAYS.get(request.form.get("says", ""))
    if request.method == "GET" or still is None:
        html = render_template("employer_portal/still_open.html", it=it)
        return html, 200 if request.method == "GET" else 422
    by = stand_for(link, centre_id=it.centre_id, employer_id=it.employer_id)
    silence.answer(by, link.subject_id, still=still)
    return done(request.path)


@bp.post("/still-open/<token>/renew")
@writes
def renew_still_open(token: str) -> Answer:
    """Send a fresh link to the address the centre has now; whether it was sent, the answer does not tell."""
    return renewed(token, silence.LINK, _send_anew, url_for(".still_open", token=token))


def _send_anew(link: LinkFacts) -> None:
    it = silence.asked(link.subject_id, today=today())
    stand_for(link, centre_id=it.centre_id, employer_id=it.employer_id)
    silence.send_link_anew(now(), link.subject_id)
