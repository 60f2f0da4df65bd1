"""The guard: who is at the door, and whether this route is open to them. Default is closed."""

import logging

from flask import Flask, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from lobby.access import allowed
from lobby.cookie import token
from lobby.door import now
from lobby.refusals import signed_out
from lobby.whence import page_here
from records import trail
from records.account import sign_ins
from records.account.queries import Known, behind
from records.employer.queries import employer_of
from records.ledger import Actor, Role, session
from records.person.queries import person_of

log = logging.getLogger(__name__)
STRANGER = Actor(Role.STRANGER)
# What nobody has to be known for, so that it works without the database.
UNASKED = ("static", "leaving.leave")


def init_app(app: Flask) -> None:
    """Stand before every request."""
    app.before_request(_read_only)
    app.before_request(_recognise)
    app.before_request(_admit)


def _read_only() -> None:
    """A HEAD is a GET without its body; to views that know two methods it would look like a form."""
    if request.method == "HEAD":
        request.method = "GET"


def _recognise() -> None:
    """Find out who holds the cookie; an ended, idle or foreign token is a stranger's."""
    g.actor, g.staff_name, g.halfway, g.known = STRANGER, None, None, None
    g.pop("now", None)
    held = token()
    known = behind(held, now()) if held and request.endpoint not in UNASKED else None
    if known is None:
        return
    if known.owed:
        g.halfway = known
        return
    if known.stale:
        sign_ins.seen(known.sign_in_id, now())
        session.commit()
    with trail.unwatched("whose sign-in this is; nobody is shown by it"):
        g.staff_name, g.actor, g.known = known.staff_name, _actor(known), known


def _actor(known: Known) -> Actor:
    """Name the employer or person an account acts for; one that acts for nobody is a stranger's.

    "No employer" must never reach a question about an employer's own things: it would mean listings.
    """
    employer_id = employer_of(known.account_id) if known.role == Role.EMPLOYER else None
    person_id = person_of(known.account_id) if known.role == Role.SEEKER else None
    needed = {Role.EMPLOYER: employer_id, Role.SEEKER: person_id}
    if needed.get(known.role, known.account_id) is None:
        return STRANGER
    return Actor(known.role, known.account_id, known.centre_id, employer_id, person_id)


def _admit() -> Response | tuple[str, int] | None:
    """Let in whom the table of access names; strangers are shown the door of that portal."""
    if request.endpoint is None:
        return None
    roles = allowed(request.endpoint, request.method)
    if g.actor.role in roles or (g.halfway and Role.HALFWAY in roles):
        return None
    if g.actor.role != Role.STRANGER or not roles:
        whom = {"endpoint": request.endpoint, "account": g.actor.account_id}
        log.warning("access refused", extra=whom)
        return abort(403)
    door = url_for(_door_for(roles), then=page_here()[0])
    return redirect(door, 303) if request.method == "GET" else signed_out(door)


def _door_for(roles: frozenset[Role]) -> str:
    if Role.HALFWAY in roles:
        # The way back of who took too long for the second step: their own door.
        return "entrance.employer" if request.path.startswith("/employer/") else "entrance.staff"
    if Role.SEEKER in roles:
        return "entrance.seeker"
    return "entrance.employer" if Role.EMPLOYER in roles else "entrance.staff"
