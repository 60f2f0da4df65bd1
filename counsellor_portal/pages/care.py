"""What the centre does for one person beside work, on one page; and their talks."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.care_form import care_form
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.account.queries import staff_names
from records.appointment import queries as appointments
from records.call_back import queries as call_backs
from records.counselling import actions, queries
from records.counselling.schema import CounsellingSchema
from records.readiness import queries as readiness
from records.referral import queries as referrals
from records.seeker.actions import row as seeker_row
from records.seeker.queries import by_code, wishes_of

LAST_CALLS = 3
"""So many of a person's wishes to be called back are listed, the last ones."""


@bp.get("/seekers/<code>/care")
def care(code: str) -> str:
    """Show all of it."""
    known = by_code(code, centre_id=centre())
    seeker_id = known.wishes.id
    return render_template(
        "counsellor_portal/care.html",
        known=known,
        planned=appointments.planned_of(seeker_id),
        over=appointments.over_of(seeker_id),
        calls=call_backs.all_of(seeker_id)[-LAST_CALLS:],
        items=readiness.of_seeker(seeker_id),
        referrals=referrals.of_seeker(seeker_id),
        talks=queries.of_seeker(seeker_id),
        staff=staff_names(centre()),
        today=today(),
    )


@bp.route("/seekers/<code>/counselling", methods=["GET", "POST"])
@writes
def new_counselling(code: str) -> Answer:
    """Write down a talk; today is filled in."""
    known = by_code(code, centre_id=centre())
    if request.method == "GET":
        form = Form.blank(CounsellingSchema(), {"held_on": today()})
        return care_form("counselling", known, form)
    form = asked(CounsellingSchema())
    if not form.ok or not _noted(code, form):
        return care_form("counselling", known, form)
    flash(say("desk-counselling-kept"), "success")
    return done(url_for(".care", code=code))


@bp.post("/counselling/<code>/strike")
@writes
def strike_counselling(code: str) -> Answer:
    """Strike out what was written down by mistake."""
    talk = queries.row_for_centre(code, centre_id=centre())
    actions.strike(act(), talk)
    flash(say("desk-counselling-struck"), "success")
    return done(url_for(".care", code=wishes_of(talk.seeker_id).code))


def _noted(code: str, form: Form) -> bool:
    said = dict(form.values)
    words = said.pop("note") or ""
    try:
        actions.note(act(), seeker_row(code, centre_id=centre()), words=words, **said)
    except actions.TalkToCome as refusal:
        form.blame("held_on", say(refusal.key))
    return form.ok
