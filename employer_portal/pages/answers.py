"""An employer's answers to an introduction: invite, decline, report a start."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp, one_tap
from employer_portal.desk import owes_answer
from employer_portal.people import at_place
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from lobby.words import moment, say
from records.employer.queries import facts
from records.introduction import actions as verbs
from records.introduction.queries import EmployerView, one_for_employer, row_for_employer
from records.introduction.schema import InvitationSchema, ReasonSchema
from records.introduction.states import INTRODUCTION
from records.lifecycle.machine import Moved
from records.placement.actions import NOT_NEAR, NoPlaceLeft, report_start
from records.placement.schema import StartSchema


@bp.route("/introductions/<code>/invite", methods=["GET", "POST"])
@writes
def invite(code: str) -> Answer:
    """Agree on an interview: one tap on a time, or a time and place of one's own."""
    view, where = _view(code, "invite"), our_address()
    if request.method == "GET":
        at = None if owes_answer(view, now()) else moment(view.interview_at)
        form = Form.blank(InvitationSchema(), {"at": at, "where": view.interview_where or where})
        return _invite_page(view, form)
    form = Form.posted(InvitationSchema(), request.form)
    if form.ok and form.values["at"] <= now():
        form.blame("at", say("employer-invitation-past"))
    if not form.ok:
        return _invite_page(view, form), 422
    verbs.invite(act(), row_for_employer(code, employer_id=g.actor.employer_id), **form.values)
    flash(say("employer-invite-done"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/decline", methods=["GET", "POST"])
@writes
def decline(code: str) -> Answer:
    """Say no: one tap on a common reason, or words of one's own."""
    view = _view(code, "decline")
    if request.method == "GET":
        return _decline_page(view, Form.blank(ReasonSchema()))
    form = Form.posted(ReasonSchema(), request.form)
    if not form.ok:
        return _decline_page(view, form), 422
    verbs.decline(
        act(), row_for_employer(code, employer_id=g.actor.employer_id), reason=form.values["reason"]
    )
    flash(say("employer-decline-done"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/start", methods=["GET", "POST"])
@writes
def start(code: str) -> Answer:
    """Report that the person started; the centre is told in the same transaction."""
    view = _view(code, "start")
    if request.method == "GET":
        return _start_page(view, Form.blank(StartSchema(), {"started_on": today()}))
    form = Form.posted(StartSchema(), request.form)
    if not form.ok:
        return _start_page(view, form), 422
    said = {**form.values, "pay_written": form.values["pay_written"] or ""}
    with form.refused_at("started_on", *NOT_NEAR, NoPlaceLeft):
        report_start(act(), row_for_employer(code, employer_id=g.actor.employer_id), **said)
    if not form.ok:
        return _start_page(view, form), 422
    return done(url_for(".introduction", code=code))


def _view(code: str, verb: str) -> EmployerView:
    """Return the introduction, unless it is too late to ask; what is sent, the verb judges."""
    view = one_for_employer(code, employer_id=g.actor.employer_id, today=today())
    if request.method == "GET" and not INTRODUCTION.can(view.state, verb, g.actor.role):
        raise Moved(state=view.state)
    return view


def our_address() -> str:
    """Return where the signed-in employer is, in words: the usual place of an interview."""
    ours = facts(g.actor.employer_id)
    return at_place(ours.address, ours.card.commune_code)


def _invite_page(view: EmployerView, form: Form) -> str:
    return render_template(
        "employer_portal/invite.html",
        view=view,
        form=form,
        times=one_tap.times(today()),
        where=form.fields["where"].value,
    )


def _decline_page(view: EmployerView, form: Form) -> str:
    return render_template(
        "employer_portal/decline.html", view=view, form=form, reasons=one_tap.reasons(view.state)
    )


def _start_page(view: EmployerView, form: Form) -> str:
    return render_template("employer_portal/start.html", view=view, form=form)
