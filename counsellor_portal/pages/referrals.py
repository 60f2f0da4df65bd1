"""Sending people on at the desk: to a course, credit, work abroad, an organisation; and what is on offer."""

from collections.abc import Callable

from flask import abort, flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.care_form import care_form
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.consent.queries import in_force
from records.course import queries as courses
from records.history.queries import steps_of
from records.ledger import NotFound
from records.referral import actions, queries
from records.referral.queries import ReferralFacts
from records.referral.schema import LoanSchema, ReferralSchema
from records.referral.states import REFERRAL, RESTS_ON, may
from records.rule import support as rules
from records.seeker.actions import row as seeker_row
from records.seeker.queries import SeekerFacts, by_code, wishes_of

STEPS: dict[str, Callable[..., None]] = {
    "accept": actions.accept,
    "enrol": actions.enrol,
    "borrow": actions.borrow,
    "finish": actions.finish,
    "arrive": actions.arrive,
    "drop": actions.drop,
    "revoke": actions.revoke,
}


@bp.get("/support")
def support() -> str:
    """Show the loans and grants there are, each with its source."""
    return render_template(
        "counsellor_portal/support.html",
        rows=rules.on(today()),
        poor=rules.figure(rules.POOR_RATE),
        list_day=rules.next_list_day(today()),
    )


@bp.route("/seekers/<code>/referral", methods=["GET", "POST"])
@writes
def new_referral(code: str) -> Answer:
    """Offer one; the person says yes or no."""
    known, form = by_code(code, centre_id=centre()), _asked()
    if request.method == "GET" or not form.ok or not _offered(code, form):
        return care_form("referral", known, form)
    flash(say("desk-referral-kept"), "success")
    return done(url_for(".care", code=code))


@bp.get("/referrals/<code>")
def referral(code: str) -> str:
    """Show one, and what can be done about it."""
    return _page(code, Form.blank(LoanSchema()))


@bp.post("/referrals/<code>/<step>")
@writes
def move_referral(code: str, step: str) -> Answer:
    """Take one step."""
    if step not in STEPS:
        abort(404)
    form = asked(LoanSchema()) if step == "borrow" else None
    if form and not form.ok:
        return _page(code, form), 422
    row = queries.row_for_centre(code, centre_id=centre())
    STEPS[step](act(), row, **(form.values if form else {}))
    flash(say(f"desk-referral-{step}-done"), "success")
    return done(url_for(".referral", code=code))


def _asked() -> Form:
    """Return the form as it was sent; asked for from a course's line, that course is chosen in it."""
    form, offered = asked(ReferralSchema()), courses.choices(today())
    if request.method == "GET" and "course" in request.args:
        code = request.args["course"]
        first = next((each for each, _ in offered if each.startswith(code)), code)
        form = Form.blank(ReferralSchema(), {"kind": "course", "course": first})
    for name in ("course", "where"):
        # Their hints say which of the two is owed.
        form.fields[name].required = True
    form.fields["course"].choices = [(each, words, "") for each, words in offered]
    return form


def _offered(code: str, form: Form) -> bool:
    """Write it down, or tell at the box why not."""
    seeker, said = seeker_row(code, centre_id=centre()), form.values
    if said["kind"] != "course":
        where, due_on = said["where"] or "", said["due_on"]
        actions.to_place(act(), seeker, said["kind"], where=where, due_on=due_on)
        return True
    try:
        actions.to_course(act(), seeker, *courses.chosen(said["course"]))
    except (actions.CourseOver, actions.ReferredAlready) as refusal:
        form.blame("course", say(refusal.key))
    except NotFound:
        form.blame("course", say("field-pick"))
    return form.ok


def _page(code: str, form: Form) -> str:
    facts = queries.one_for_centre(code, centre_id=centre())
    known = by_code(wishes_of(facts.seeker_id).code, centre_id=centre())
    return render_template(
        "counsellor_portal/referral.html",
        it=facts,
        today=today(),
        known=known,
        form=form,
        owes=facts.state == "offered" and _owes_consent(known, facts.kind),
        can=_can(facts),
        steps=steps_of(REFERRAL.subject, facts.id),
    )


def _can(facts: ReferralFacts) -> list[str]:
    """Return the steps to offer: after a consent ended, only telling those who were told."""
    if facts.state == queries.REVOKED:
        return [] if facts.closed else ["revoke"]
    steps = [verb for verb in STEPS if verb != "revoke"]
    return [verb for verb in steps if may(facts.kind, facts.state, verb, g.actor.role)]


def _owes_consent(known: SeekerFacts, kind: str) -> bool:
    purpose = RESTS_ON.get(kind)
    return purpose is not None and in_force(known.person.id, purpose, today=today()) is None
