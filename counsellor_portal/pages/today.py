"""The first page: one queue of what only the centre can move, the late things first."""

from datetime import timedelta

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen, mine
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form, asked
from lobby.undoing import undoable, undone
from lobby.words import say
from records.backup import queries as backups
from records.deferral import actions as deferrals
from records.deferral.schema import DeferralSchema
from records.ledger import Refusal, Role
from records.overview import duties
from records.overview.duties import Queue
from records.overview.duty import Desk, Duty

A_WEEK = timedelta(days=7)
DOORS = {
    "notices": ".inbox",
    "stuck": ".stuck",
    "vacancy-held": ".held",
    "start-reported": ".placement",
    "start-disputed": ".placement",
    "interview-over": ".introduction",
    "grant-awaited": ".introduction",
    "answer-awaited": ".introduction",
    "reply-question": ".introduction",
    "reply-told": ".introduction",
    "reply-times": ".introduction",
    "trial-offered": ".introduction",
    "trial-unreported": ".introduction",
    "trial-undecided": ".introduction",
    "reply-times-over": ".introduction",
    "follow-up-due": ".placement",
    "follow-up-ended": ".placement",
    "follow-up-disputed": ".placement",
    "result-unentered": ".results",
    "call-back": ".call_back",
    "appointment-passed": ".appointment",
    "appointment-remind": ".appointment",
    "referral-revoked": ".referral",
    "course-starting": ".referral",
    "credit-paper": ".referral",
    "readiness-overdue": ".care",
    "course-over": ".referral",
    "referral-offered": ".referral",
    "referral-accepted": ".referral",
    "unspoken": ".seeker",
    "unintroduced": ".seeker_matches",
    "kept-for": ".seeker_matches",
    "window-closes": ".seeker",
    "right-owed": ".right",
    "outside-open": ".one_outside",
    "idle": ".seeker_data",
    "breach-open": ".breach",
    "vacancy-complaint": ".complaint",
    "employer-call": ".employer",
    "vacancy-silent": ".vacancy",
    "vacancy-unheard": ".vacancy",
    "employer-unverified": ".employer",
    "employer-silent": ".employer",
}
"""The page where each kind of duty is done; a line that stands for many leads to their list."""


@bp.get("/")
def home() -> Answer:
    """Show what waits; an auditor sees the counts alone."""
    return _page(Form.blank(DeferralSchema(), {"until": today() + A_WEEK}))


@bp.post("/deferrals")
@writes
def defer() -> Answer:
    """Let the ticked duties rest until a day, for a reason."""
    form, found = asked(DeferralSchema()), duties.marked(_desk(), request.form.getlist("duty"))
    if form.ok and not found:
        form.blame("reason", say("desk-defer-none"))
    codes = _deferred(form, found) if form.ok else []
    if not codes:
        return _page(form), 422
    undoable(say("desk-deferred", n=len(codes)), url=url_for(".undo_deferrals"), codes=codes)
    return done(url_for(".home", whose=request.args.get("whose")))


@bp.post("/deferrals/undo")
@writes
def undo_deferrals() -> Answer:
    """Put duties that one has just let rest back into the queue."""
    flash(say("desk-deferral-undone", n=deferrals.take_back(act(), undone())), "success")
    return done(url_for(".home"))


def _deferred(form: Form, found: tuple[Duty, ...]) -> list[str]:
    try:
        return [
            deferrals.defer(
                act(), kind=it.kind, subject_id=it.id, seeker_id=it.seeker_id, **form.values
            )
            for it in found
        ]
    except Refusal as refusal:
        form.blame("until", say(refusal.key))
        return []


def _page(form: Form) -> str:
    auditor, manager = g.actor.role == Role.AUDITOR, g.actor.role == Role.MANAGER
    after = request.args.get("after", "")
    return render_template(
        "counsellor_portal/home.html",
        figures=duties.figures(centre(), counsellor_id=mine()),
        queue=Queue() if auditor else duties.waiting(_desk(), after=after),
        doors=DOORS,
        form=form,
        ticked=request.form.getlist("duty"),
        auditor=auditor,
        backup=backups.standing(now()) if manager else None,
    )


def _desk() -> Desk:
    return Desk(
        centre_id=centre(),
        now=now(),
        counsellor_id=chosen(),
        reader_id=g.actor.account_id,
        manager=g.actor.role == Role.MANAGER,
    )
