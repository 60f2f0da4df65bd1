"""Answering an introduction by one tap: by the link of a letter, signed in, or several at once."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp, replying
from employer_portal.desk import sorted_out
from employer_portal.pages.answers import our_address
from employer_portal.people import at_place
from employer_portal.renewing import over, renewed
from employer_portal.several import Several
from lobby.door import Answer, act, done, now, today, writes
from lobby.links import behind, stand_for
from lobby.words import say
from records.introduction.actions import LINK
from records.introduction.asked import Asked, asked
from records.introduction.queries import (
    by_id,
    for_employer,
    locked,
    one_for_employer,
    row_for_employer,
)
from records.introduction.replies import send_link_anew
from records.ledger import Act, Role
from records.lifecycle.machine import Moved
from records.link.queries import LinkFacts, LinkOver


@bp.route("/reply/<token>", methods=["GET", "POST"])
@writes
def reply(token: str) -> Answer:
    """Ask whoever holds a link; the page names nobody, and what is over looks alike."""
    try:
        link = behind(token, LINK, Role.EMPLOYER)
        by, it = _asked(link)
    except LinkOver:
        return over(url_for(".renew_reply", token=token))
    return replying.answered(
        it,
        at_place(it.address, it.commune_code),
        lambda: locked(link.subject_id),
        by,
        request.path,
    )


@bp.post("/reply/<token>/renew")
@writes
def renew_reply(token: str) -> Answer:
    """Send a fresh link to the address the centre has now; whether it was sent, the answer does not tell."""
    return renewed(token, LINK, _send_anew, url_for(".reply", token=token))


@bp.route("/introductions/<code>/reply", methods=["GET", "POST"])
@writes
def reply_to(code: str) -> Answer:
    """The same page for who is signed in, with what was granted."""
    mine = g.actor.employer_id
    view = one_for_employer(code, employer_id=mine, today=today())
    if request.method == "GET" and view.state not in replying.OPEN:
        raise Moved(state=view.state)
    return replying.answered(
        view,
        our_address(),
        lambda: row_for_employer(code, employer_id=mine),
        act(),
        url_for(".introduction", code=code),
    )


@bp.route("/introductions/reply", methods=["GET", "POST"])
@writes
def reply_to_several() -> Answer:
    """Answer everybody who waits, on one page and in one act."""
    views = for_employer(g.actor.employer_id, today=today())
    waiting = [row.view for row in sorted_out(views, now()).answer]
    several = Several([x for x in waiting if x.state == "introduced"], our_address())
    if request.method == "GET" or not several.take(act()):
        html = render_template("employer_portal/several.html", several=several, form=several.form)
        return html, 422 if several.form.errors else 200
    flash(say("employer-several-done", n=several.n), "success")
    return done(url_for(".introductions"))


def _send_anew(link: LinkFacts) -> None:
    by, _it = _asked(link)
    send_link_anew(by, locked(link.subject_id))


def _asked(link: LinkFacts) -> tuple[Act, Asked]:
    row = by_id(link.subject_id)
    by = stand_for(link, centre_id=row.centre_id, employer_id=row.employer_id)
    return by, asked(row, today=today())
