"""How is it going: the person's answer, signed in or by the link the centre gave them."""

from flask import url_for

from lobby import check_in as asking
from lobby.door import Answer, today, writes
from records.follow_up import queries
from records.ledger import Role
from seeker_portal import bp
from seeker_portal.me import me


@bp.route("/answer/<token>", methods=["GET", "POST"])
@writes
def answer(token: str) -> Answer:
    """Ask whoever holds a link; the page names nobody."""
    return asking.by_link(token, Role.SEEKER)


@bp.route("/introductions/<code>/check-in", methods=["GET", "POST"])
@writes
def check_in(code: str) -> Answer:
    """Ask the signed-in person about one of their own starts."""
    asked = queries.asked_of_seeker(me().wishes.id, today=today())
    return asking.signed_in(asked.get(code), Role.SEEKER, url_for(".introduction", code=code))
