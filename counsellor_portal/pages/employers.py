"""Employers at the desk: find one, enter one who telephones, verify, arrange, and whom to call."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.account.one_time import issued
from records.employer import actions, members, owner, queries
from records.employer.schema import (
    ArrangementSchema,
    EmployerSchema,
    MemberSchema,
    TurningAwaySchema,
)
from records.employer.states import EMPLOYER, GONE, PROVED, STATES
from records.field import RoomSchema
from records.intake.reasons import Reason
from records.intake.tax_code import read_tax_code
from records.introduction.schema import ReasonSchema
from records.overview import employers as overview
from records.rights import letting_go
from records.vacancy import waiting

MOVES: dict[str, tuple[Callable[..., None], type[RoomSchema] | None]] = {
    "turn-away": (waiting.turn_away, TurningAwaySchema),
    "look-again": (actions.look_again, None),
    "let-go": (letting_go.let_go, None),
    "pause": (actions.pause, ReasonSchema),
    "resume": (actions.resume, None),
}
"""Steps besides verifying, and what each asks."""


@bp.get("/employers")
def employers() -> Answer:
    """List a centre's employers, newest first; words are typed with or without marks."""
    words, state = request.args.get("q", "").strip()[:80], request.args.get("state", "")
    states = [each for each in STATES if each != GONE]
    state = state if state in states else ""
    found = overview.page(centre(), now=now(), words=words, state=state, before=before())
    asked_for: dict[str, Any] = {"q": words or None, "state": state or None}
    more = len(found) == queries.PAGE
    older = more and url_for(".employers", **asked_for, before=found[-1].facts.card.id)
    return render_template(
        "counsellor_portal/employers.html",
        found=found,
        words=words,
        state=state,
        states=states,
        older_url=older or "",
        newest_url=url_for(".employers", **asked_for) if before() else "",
    )


@bp.get("/employers/calls")
def employer_calls() -> Answer:
    """List whom to call: somebody waits for their word, and they answer least by themselves."""
    found = overview.calls(centre(), now=now())
    return render_template("counsellor_portal/employer_calls.html", found=found)


@bp.route("/employers/new", methods=["GET", "POST"])
@writes
def new_employer() -> Answer:
    """Enter an employer who telephones or visits."""
    form = asked(EmployerSchema())
    if request.method == "GET" or not form.ok:
        return _form(form, None)
    try:
        made = actions.join(act(), centre_id=centre(), facts=form.values)
    except actions.TaxCodeKnown as refusal:
        return _tax_code_known(form, None, refusal)
    flash(say("desk-employer-entered"), "success")
    return done(url_for(".employer", code=made.code))


@bp.get("/employers/<code>")
def employer(code: str) -> Answer:
    """Show one employer: whom to call, what they offer, and how they answered."""
    return _page(code)


@bp.route("/employers/<code>/edit", methods=["GET", "POST"])
@writes
def edit_employer(code: str) -> Answer:
    """Change who an employer is and how to reach them."""
    facts = queries.by_code(code, centre_id=centre())
    form = asked(EmployerSchema(), facts.boxes)
    if request.method == "GET" or not form.ok:
        return _form(form, facts)
    try:
        actions.change(act(), actions.row(code, centre_id=centre()), form.values)
    except actions.TaxCodeKnown as refusal:
        return _tax_code_known(form, facts, refusal)
    flash(say("desk-employer-changed"), "success")
    return done(url_for(".employer", code=code))


@bp.post("/employers/<code>/arrange")
@writes
def arrange_employer(code: str) -> Answer:
    """Write what was arranged with an employer."""
    form = asked(ArrangementSchema())
    if not form.ok:
        return _page(code, {"arrange": form}), 422
    actions.arrange(act(), actions.row(code, centre_id=centre()), **form.values)
    flash(say("desk-employer-arranged"), "success")
    return done(url_for(".employer", code=code))


@bp.post("/employers/<code>/verify")
@writes
def verify_employer(code: str) -> Answer:
    """Write that this employer was checked, by what the page showed; what waited for it is posted."""
    row = actions.row(code, centre_id=centre())
    try:
        posted = waiting.verify(act(), row, version=request.form.get("version", type=int))
    except waiting.ChangedSince as refusal:
        flash(say(refusal.key), "warning")
        return done(url_for(".employer", code=code))
    told = "desk-employer-verify-posted" if posted else "desk-employer-verify-done"
    flash(say(told, n=posted), "success")
    return done(url_for(".employer", code=code))


@bp.post("/employers/<code>/<any('turn-away', 'look-again', 'let-go', pause, resume):verb>")
@writes
def move_employer(code: str, verb: str) -> Answer:
    """Don't take an employer or look again, introduce nobody to them for a while or go on."""
    move, schema = MOVES[verb]
    form = asked(schema()) if schema else None
    if form and not form.ok:
        return _page(code, {verb: form}), 422
    move(act(), actions.row(code, centre_id=centre()), **(form.values if form else {}))
    flash(say(f"desk-employer-{verb}-done"), "success")
    return done(url_for(".employers") if verb == "let-go" else url_for(".employer", code=code))


@bp.post("/employers/<code>/invite")
@writes
def invite_to_employer(code: str) -> Answer:
    """Let somebody sign in for an employer that was entered here; a first code is read out to them."""
    form = asked(MemberSchema())
    if form.ok:
        try:
            members.invite(act(), actions.row(code, centre_id=centre()), form.values["login"])
        except members.AddressTaken as refusal:
            form.blame("login", say(refusal.key))
        else:
            flash(say("desk-employer-invited"), "success")
            return done(url_for(".employer", code=code))
    return _page(code, {"invite": form}), 422


@bp.post("/employers/<code>/members/<member>/code")
@writes
def tell_member_code(code: str, member: str) -> Answer:
    """Give somebody who acts for an employer a code to sign in with."""
    members.tell_code(act(), actions.row(code, centre_id=centre()), member)
    return done(url_for(".employer", code=code))


def _page(code: str, wrong: dict[str, Form] | None = None) -> str:
    file = overview.file(code, centre_id=centre(), now=now(), today=today())
    facts, known = file.line.facts, file.line.arrangement
    stored = {"welcomes_everyone": known.welcomes_everyone, "monthly_cap": known.monthly_cap}
    blank = {verb: Form.blank(schema()) for verb, (_, schema) in MOVES.items() if schema}
    role = g.actor.role
    return render_template(
        "counsellor_portal/employer.html",
        file=file,
        tax_code=_checked(file),
        can={way.verb for way in EMPLOYER.ways if EMPLOYER.can(facts.state, way.verb, role)},
        forms={
            "arrange": Form.blank(ArrangementSchema(), stored),
            "invite": Form.blank(MemberSchema(), {"login": facts.contact_email}),
            **blank,
            **(wrong or {}),
        },
        proved=facts.state in PROVED,
        waiting_drafts=waiting.waiting_drafts(facts.card.id),
        codes={it.code: issued(it.account_id, now()) for it in file.team},
        form=next(iter((wrong or {}).values()), None),
        today=today(),
    )


def _checked(file: overview.EmployerFile) -> str:
    """Return what its own check digit says of a tax code: none, wrong, or whose kind it is."""
    tax_code = file.line.facts.tax_code
    if not tax_code:
        return "household" if file.owner_kept else "none"
    read = read_tax_code(tax_code)
    return "wrong" if isinstance(read, Reason) else read.kind


def _form(form: Form, facts: queries.EmployerFacts | None) -> Answer:
    html = render_template(
        "counsellor_portal/employer_form.html",
        form=form,
        facts=facts,
        owner_kept=facts is not None and owner.is_kept(facts.card.id),
    )
    return html, 422 if form.errors else 200


def _tax_code_known(form: Form, facts: queries.EmployerFacts | None, refusal: Any) -> Answer:
    form.blame("tax_code", say(refusal.key))
    return _form(form, facts)
