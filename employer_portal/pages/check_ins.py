"""Is somebody still at work: the employer's answer, signed in or by the link of a letter."""

from flask import g, url_for

from employer_portal import bp
from lobby import check_in as asking
from lobby.door import Answer, today, writes
from records.follow_up import queries
from records.ledger import Role


@bp.route("/answer/<token>", methods=["GET", "POST"])
@writes
def answer(token: str) -> Answer:
    """Ask whoever holds a link; the page says the position and the first day, and names nobody."""
    return asking.by_link(token, Role.EMPLOYER)


@bp.route("/introductions/<code>/check-in", methods=["GET", "POST"])
@writes
def check_in(code: str) -> Answer:
    """Ask the signed-in employer about somebody who started with them."""
    asked = queries.asked_of_employer(g.actor.employer_id, today=today())
    return asking.signed_in(asked.get(code), Role.EMPLOYER, url_for(".introduction", code=code))
