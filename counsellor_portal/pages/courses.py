"""Courses at the desk: find one, enter and change it, its starts with their seats, close it."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre
from lobby import courses as spoken
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form, asked
from lobby.words import language, say
from records.course import actions, queries
from records.course.providers import providers as course_providers
from records.course.schema import CourseSchema, StartSchema
from records.course.states import COURSE, STATES
from records.field.skills import written
from records.ledger import new_code

SOURCE = "desk"
MOVES: dict[str, Callable[..., None]] = {"close": actions.close, "reopen": actions.reopen}
AS_STORED = ("title", "provider", "provider_phone", "fee", "weeks", "entry", "description")

bp.add_app_template_filter(spoken.fee, "course_fee")
bp.add_app_template_filter(spoken.start, "course_start")


@bp.get("/courses")
def courses() -> Answer:
    """List a centre's courses, newest first; words are typed with or without marks."""
    words, state = request.args.get("q", "").strip()[:80], request.args.get("state", "")
    state = state if state in STATES else ""
    found = queries.of_centre(centre(), words=words, state=state, before=before())
    asked_for: dict[str, Any] = {"q": words or None, "state": state or None}
    older = len(found) == queries.PAGE and url_for(".courses", **asked_for, before=found[-1].id)
    return render_template(
        "counsellor_portal/courses.html",
        found=found,
        words=words,
        state=state,
        states=STATES,
        today=today(),
        older_url=older or "",
        newest_url=url_for(".courses", **asked_for) if before() else "",
    )


@bp.get("/courses/providers")
def providers() -> Answer:
    """List who teaches, with their telephone: whom to call about seats."""
    found = course_providers(centre(), today=today())
    return render_template("counsellor_portal/providers.html", found=found)


@bp.route("/courses/new", methods=["GET", "POST"])
@writes
def new_course() -> Answer:
    """Enter a course as whoever teaches it told it; its starts come next."""
    form = asked(CourseSchema())
    if request.method == "GET" or not form.ok:
        return _form("course_form", form)
    source = (SOURCE, new_code())
    made = actions.write(act(), form.values, centre_id=centre(), source=source)
    flash(say("desk-course-entered"), "success")
    return done(url_for(".course", code=made.code))


@bp.get("/courses/<code>")
def course(code: str) -> Answer:
    """Show one course with its starts, and add one."""
    return _page(code, Form.blank(StartSchema()))


@bp.route("/courses/<code>/edit", methods=["GET", "POST"])
@writes
def edit_course(code: str) -> Answer:
    """Change what a course says."""
    card = queries.own_card(code, centre_id=centre())
    form = asked(CourseSchema())
    if request.method == "GET":
        form = Form.blank(CourseSchema(), _typed(card))
    if request.method == "GET" or not form.ok:
        return _form("course_form", form, card=card)
    actions.edit(act(), actions.row(code, centre_id=centre()), form.values)
    flash(say("desk-course-changed"), "success")
    return done(url_for(".course", code=code))


@bp.post("/courses/<code>/<any(close, reopen):verb>")
@writes
def move_course(code: str, verb: str) -> Answer:
    """Take a course away, or offer it again."""
    MOVES[verb](act(), actions.row(code, centre_id=centre()))
    flash(say(f"desk-course-{verb}-done"), "success")
    return done(url_for(".course", code=code))


@bp.post("/courses/<code>/starts")
@writes
def add_start(code: str) -> Answer:
    """Write down one more start."""
    form, row = asked(StartSchema()), actions.row(code, centre_id=centre())
    if not form.ok or not _kept(form, lambda: actions.add_start(act(), row, form.values)):
        return _page(code, form), 422
    flash(say("desk-start-added"), "success")
    return done(url_for(".course", code=code))


@bp.route("/courses/<code>/starts/<start>", methods=["GET", "POST"])
@writes
def edit_start(code: str, start: str) -> Answer:
    """Change one start, e.g. how many seats are left today."""
    card = queries.own_card(code, centre_id=centre())
    it, form = queries.start_of(card, start), asked(StartSchema())
    if request.method == "GET":
        form = Form.blank(StartSchema(), {name: getattr(it, name) for name in form.fields})
        return _form("course_start", form, card=card, it=it)
    row = actions.row(code, centre_id=centre())
    if not form.ok or not _kept(form, lambda: actions.change_start(act(), row, start, form.values)):
        return _form("course_start", form, card=card, it=it)
    flash(say("desk-start-changed"), "success")
    return done(url_for(".course", code=code))


@bp.post("/courses/<code>/starts/<start>/remove")
@writes
def remove_start(code: str, start: str) -> Answer:
    """Take one start away."""
    actions.remove_start(act(), actions.row(code, centre_id=centre()), start)
    flash(say("desk-start-removed"), "success")
    return done(url_for(".course", code=code))


def _kept(form: Form, keep: Callable[[], None]) -> bool:
    """Do it, or say at its box that the day is taken."""
    try:
        keep()
    except actions.StartKnown as refusal:
        form.blame("starts_on", say(refusal.key))
        return False
    return True


def _page(code: str, form: Form) -> str:
    card = queries.own_card(code, centre_id=centre())
    role = g.actor.role
    return render_template(
        "counsellor_portal/course.html",
        card=card,
        form=form,
        can={way.verb for way in COURSE.ways if COURSE.can(card.state, way.verb, role)},
        support=spoken.supported(card, today()),
        today=today(),
    )


def _form(page: str, form: Form, **more: Any) -> Answer:
    html = render_template(f"counsellor_portal/{page}.html", form=form, **more)
    return html, 422 if form.errors else 200


def _typed(card: queries.CourseCard) -> dict[str, Any]:
    """Return a course as it would have been typed."""
    return {
        **{name: getattr(card, name) for name in AS_STORED},
        "fee": say("course-fee-free") if card.fee == 0 else card.fee,
        "commune_code": f"commune:{card.commune_code}",
        "trade": written([card.trade], language()) if card.trade else None,
        "gives": written(card.gives, language()),
        "needs": written(card.needs, language()),
    }
