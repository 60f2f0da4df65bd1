"""Starts of work: what was reported, and what the centre says to it."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre, chosen
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form, asked
from lobby.links import address
from lobby.words import say
from records.follow_up.actions import end as end_work
from records.follow_up.queries import unsettled
from records.follow_up.schema import AnswerSchema, LearntSchema
from records.introduction.schema import ReasonSchema
from records.overview import queries as overview
from records.placement import actions, queries
from records.placement.queries import PlacementLine
from records.placement.schema import StartSchema
from records.placement.states import PLACEMENT
from records.rule.after_start import next_day
from records.seeker.queries import ids_of

CORRECTED = ("started_on", "pay_written")
WAITING = ("reported", "disputed")
NOTHING_FIRST: dict[str, Any] = {"waiting": {}, "asking": ()}


@bp.get("/placements")
def placements() -> Answer:
    """Show the board: what waits for the centre first, then who works, or with ``show=over`` who did."""
    over = request.args.get("show") == "over"
    shown, older = queries.page_for_centre(
        centre(),
        states=("ended",) if over else ("confirmed",),
        seeker_ids=_whose(),
        before=before(),
    )
    return render_template(
        "counsellor_portal/placements.html",
        over=over,
        today=today(),
        shown=shown,
        older=older,
        next_on={x.facts.code: next_day(x.facts.started_on, today()) for x in shown},
        **(NOTHING_FIRST if over or before() else _first()),
    )


def _first() -> dict[str, Any]:
    """Return what stands on the first page alone: what waits for the centre, and whom to ask."""
    return {
        "waiting": {state: _in(state) for state in WAITING},
        "asking": [x for x in unsettled(centre(), today=today()) if is_mine(x.line)],
    }


@bp.get("/placements/<code>")
def placement(code: str) -> Answer:
    """Show one placement and what can be done about it."""
    return page(code, Form.blank(AnswerSchema()))


def page(code: str, form: Form) -> Answer:
    """Return one placement's page, with the answer that is being written."""
    file = overview.placement(code, centre_id=centre(), today=today())
    role, state = g.actor.role, file.line.facts.state
    due = file.standing.due
    link = file.links.get(due.after_days) if due else None
    html = render_template(
        "counsellor_portal/placement.html",
        file=file,
        form=form,
        can={way.verb for way in PLACEMENT.ways if PLACEMENT.can(state, way.verb, role)},
        link_to_answer=address(link) if link else "",
    )
    return html, 422 if form.errors else 200


@bp.post("/placements/<code>/confirm")
@writes
def confirm(code: str) -> Answer:
    """Write that the centre has checked the start."""
    actions.confirm(act(), queries.row_for_centre(code, centre_id=centre()))
    flash(say("desk-placement-confirmed"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/dispute", methods=["GET", "POST"])
@writes
def dispute(code: str) -> Answer:
    """Write why a reported start is in doubt."""
    return _for_a_reason("dispute", code, actions.dispute, told="desk-placement-disputed")


@bp.route("/placements/<code>/correct", methods=["GET", "POST"])
@writes
def correct(code: str) -> Answer:
    """Write a new version of a reported start; whoever was told of the old one is told again."""
    form = asked(StartSchema(only=CORRECTED))
    if request.method == "GET":
        form = Form.blank(StartSchema(only=CORRECTED), _stored(code))
    if request.method == "GET" or not form.ok:
        return _form_page("correct", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    started_on, pay = form.values["started_on"], form.values["pay_written"] or ""
    with form.refused_at("started_on", *actions.NOT_NEAR):
        actions.correct(act(), row, started_on=started_on, pay_written=pay)
    if not form.ok:
        return _form_page("correct", code, form)
    flash(say("desk-placement-corrected"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/end", methods=["GET", "POST"])
@writes
def end(code: str) -> Answer:
    """Write that the work ended, why, and what was learnt; the person looks on for work."""
    form = asked(LearntSchema())
    if request.method == "GET" or not form.ok:
        return _form_page("end", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    with form.refused_at("ended_on", actions.EndsBeforeStart):
        end_work(act(), row, **form.values)
    if not form.ok:
        return _form_page("end", code, form)
    flash(say("desk-placement-ended"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/fall-through", methods=["GET", "POST"])
@writes
def fall_through(code: str) -> Answer:
    """Write that a start in doubt never was, and why; the two can be introduced afresh."""
    told = "desk-placement-fell-through"
    return _for_a_reason("fall-through", code, actions.fall_through, told=told)


def is_mine(line: PlacementLine) -> bool:
    """Tell whether a list shows this one: one's own and nobody's, or, if asked for, everybody's."""
    whose = chosen()
    return whose is None or line.seeker.counsellor_id in (None, whose)


def _whose() -> frozenset[int] | None:
    whose = chosen()
    return None if whose is None else ids_of(centre(), counsellor_id=whose, or_nobodys=True)


def _in(state: str) -> list[PlacementLine]:
    return [x for x in queries.for_centre(centre(), states=(state,)) if is_mine(x)]


def _stored(code: str) -> dict[str, object]:
    facts = queries.one_for_centre(code, centre_id=centre()).facts
    return {"started_on": facts.started_on, "pay_written": facts.pay_written}


def _for_a_reason(verb: str, code: str, take: Callable[..., None], *, told: str) -> Answer:
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        return _form_page(verb, code, form)
    take(act(), queries.row_for_centre(code, centre_id=centre()), reason=form.values["reason"])
    flash(say(told), "success")
    return done(url_for(".placement", code=code))


def _form_page(verb: str, code: str, form: Form) -> Answer:
    line = queries.one_for_centre(code, centre_id=centre())
    html = render_template("counsellor_portal/placement_form.html", verb=verb, line=line, form=form)
    return html, 422 if form.errors else 200
