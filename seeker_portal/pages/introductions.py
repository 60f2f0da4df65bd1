"""The signed-in person's introductions: where each stands, and what they can do about it."""

from flask import flash, redirect, render_template, request, url_for

from lobby.calendar_file import as_calendar
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from lobby.words import say
from records.follow_up.queries import asked_of_seeker
from records.history.queries import steps_of
from records.introduction import actions, queries, replies
from records.introduction.consenting import can_be_known
from records.introduction.schema import ChoiceSchema, GrantSchema
from records.introduction.states import INTRODUCTION
from records.ledger import Role
from records.placement import actions as placements
from records.placement.queries import of_introductions
from records.placement.schema import StartSchema
from records.trial.queries import of_introduction
from seeker_portal import bp
from seeker_portal.going import introductions_of
from seeker_portal.me import me
from seeker_portal.pages.asking import HOW
from seeker_portal.preview import blank, preview, with_preview
from seeker_portal.turn import situation, times_ahead

AGREED = ("invite", "choose")
"""The steps that make a new version of a calendar's entry."""


@bp.get("/introductions")
def introductions() -> str:
    """List them, those that wait for me first."""
    shown = introductions_of(me().wishes.id)
    return render_template("seeker_portal/introductions.html", shown=shown)


@bp.get("/introductions/<code>")
def introduction(code: str) -> str:
    """Show one: what happened, who moves next."""
    seeker_id = me().wishes.id
    view = queries.one_for_seeker(code, seeker_id=seeker_id, today=today())
    row = queries.row_for_seeker(code, seeker_id=seeker_id)
    trial = of_introduction(code, today=today())
    verbs = ("introduce", "start", "withdraw")
    return render_template(
        "seeker_portal/introduction.html",
        view=view,
        situation=situation(view, now(), trial),
        trial=trial,
        steps=steps_of(INTRODUCTION.subject, row.id),
        placement=of_introductions([row.id]).get(row.id),
        asked=asked_of_seeker(seeker_id, today=today()).get(code),
        loan=can_be_known(row),
        times=times_ahead(view, now()) if view.state == "introduced" else (),
        can={verb: INTRODUCTION.can(view.state, verb, Role.SEEKER) for verb in verbs},
    )


@bp.get("/introductions/<code>/calendar")
def interview_file(code: str) -> Answer:
    """Give the interview for the phone's own calendar; agreed on anew it replaces the older file."""
    seeker_id = me().wishes.id
    view = queries.one_for_seeker(code, seeker_id=seeker_id, today=today())
    if view.state != "interview" or view.interview_at is None:
        return redirect(url_for(".introduction", code=code), 303)
    steps = steps_of(INTRODUCTION.subject, queries.row_for_seeker(code, seeker_id=seeker_id).id)
    return as_calendar(
        code,
        view.interview_at,
        where=view.interview_where,
        version=sum(step.verb in AGREED for step in steps),
        made_at=view.moved_at,
    )


@bp.route("/introductions/<code>/grant", methods=["GET", "POST"])
@writes
def grant(code: str) -> Answer:
    """Say what the employer may see of an introduction that the counsellor proposed."""
    seeker_id = me().wishes.id
    if request.method == "GET":
        return _grant_page(code, seeker_id, blank())
    form = Form.posted(GrantSchema(), request.form)
    if not form.ok:
        return _grant_page(code, seeker_id, with_preview(form)), 422
    row = queries.row_for_seeker(code, seeker_id=seeker_id)
    actions.introduce(act(), row, parts=form.values["parts"], how=HOW)
    flash(say("seeker-page-asked"), "success")
    return done(url_for(".introduction", code=row.code))


@bp.post("/introductions/<code>/choose")
@writes
def choose(code: str) -> Answer:
    """Take one of the times the employer proposed: one tap."""
    form = Form.posted(ChoiceSchema(), request.form)
    if not form.ok:
        raise replies.NotProposed()
    row = queries.row_for_seeker(code, seeker_id=me().wishes.id)
    replies.choose(act(), row, **form.values)
    flash(say("seeker-page-chosen"), "success")
    return done(url_for(".introduction", code=code))


@bp.post("/introductions/<code>/withdraw")
@writes
def withdraw(code: str) -> Answer:
    """Step back; no reason is owed."""
    row = queries.row_for_seeker(code, seeker_id=me().wishes.id)
    actions.withdraw(act(), row)
    flash(say("seeker-page-withdrawn"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/start", methods=["GET", "POST"])
@writes
def start(code: str) -> Answer:
    """Report that I started the work; the centre is told."""
    seeker_id = me().wishes.id
    if request.method == "GET":
        return _start_page(code, seeker_id, Form.blank(StartSchema()))
    form = Form.posted(StartSchema(), request.form)
    if not form.ok:
        return _start_page(code, seeker_id, form), 422
    row = queries.row_for_seeker(code, seeker_id=seeker_id)
    said = {**form.values, "pay_written": form.values["pay_written"] or ""}
    with form.refused_at("started_on", *placements.NOT_NEAR):
        placements.report_start(act(), row, **said)
    if not form.ok:
        return _start_page(code, seeker_id, form), 422
    flash(say("seeker-page-start-kept"), "success")
    return done(url_for(".introduction", code=code))


def _grant_page(code: str, seeker_id: int, form: Form) -> str:
    view = queries.one_for_seeker(code, seeker_id=seeker_id, today=today())
    shown = preview()
    return render_template("seeker_portal/grant.html", view=view, form=form, shown=shown)


def _start_page(code: str, seeker_id: int, form: Form) -> str:
    view = queries.one_for_seeker(code, seeker_id=seeker_id, today=today())
    return render_template("seeker_portal/start.html", view=view, form=form)
