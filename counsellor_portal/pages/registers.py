"""The two registers: who asked from outside, and what got out."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.account.queries import staff
from records.introduction.schema import ReasonSchema
from records.rights import breaches as breaches_
from records.rights import outside as register
from records.rights.schema import BreachSchema, OutsideSchema, ReleaseSchema, ToldSchema
from records.seeker.queries import by_code


@bp.get("/outside")
def outside() -> str:
    """List who asked from outside, and what was decided."""
    return render_template("counsellor_portal/outside.html", found=register.for_centre(centre()))


@bp.route("/outside/new", methods=["GET", "POST"])
@writes
def new_outside() -> Answer:
    """Write down a written request, about a person or about nobody here."""
    form, code = asked(OutsideSchema()), request.args.get("seeker", "")
    known = by_code(code, centre_id=centre()).person if code else None
    if request.method == "GET" or not form.ok:
        html = render_template("counsellor_portal/new_outside.html", form=form, known=known)
        return html, 422 if form.errors else 200
    noted = register.note(
        act(), form.values, centre_id=centre(), person_id=known.id if known else None
    )
    flash(say("desk-outside-noted"), "success")
    return done(url_for(".one_outside", code=noted.code))


@bp.route("/outside/<code>", methods=["GET", "POST"])
@writes
def one_outside(code: str) -> Answer:
    """Show one, and take what the first of two people agrees to give."""
    form = asked(ReleaseSchema())
    if request.method == "GET" or not form.ok:
        return _outside(code, form), 422 if form.errors else 200
    register.agree(act(), register.row(code, centre_id=centre()), given=form.values["given"])
    flash(say("desk-outside-agreed"), "success")
    return done(url_for(".one_outside", code=code))


@bp.post("/outside/<code>/release")
@writes
def release(code: str) -> Answer:
    """Release it, as the second of two people."""
    register.release(act(), register.row(code, centre_id=centre()))
    flash(say("desk-outside-released"), "success")
    return done(url_for(".outside"))


@bp.route("/outside/<code>/refuse", methods=["GET", "POST"])
@writes
def refuse_outside(code: str) -> Answer:
    """Give nothing, for a reason."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        found = register.one(code, centre_id=centre())
        html = render_template("counsellor_portal/refuse_outside.html", form=form, it=found)
        return html, 422 if form.errors else 200
    row = register.row(code, centre_id=centre())
    register.refuse(act(), row, reason=form.values["reason"])
    flash(say("desk-outside-refused"), "success")
    return done(url_for(".outside"))


@bp.route("/breaches", methods=["GET", "POST"])
@writes
def breaches() -> Answer:
    """List what got out, and write down another."""
    form = asked(BreachSchema())
    if request.method == "POST" and form.ok:
        breaches_.note(act(), form.values, centre_id=centre())
        flash(say("desk-breach-noted"), "success")
        return done(url_for(".breaches"))
    found = breaches_.for_centre(centre())
    html = render_template("counsellor_portal/breaches.html", found=found, form=form, now=now())
    return html, 422 if form.errors else 200


@bp.route("/breaches/<code>", methods=["GET", "POST"])
@writes
def breach(code: str) -> Answer:
    """Show one, and write down who was told."""
    form = asked(ToldSchema())
    if request.method == "GET" or not form.ok:
        it = breaches_.one(code, centre_id=centre())
        html = render_template("counsellor_portal/breach.html", it=it, form=form, now=now())
        return html, 422 if form.errors else 200
    breaches_.tell(act(), breaches_.row(code, centre_id=centre()), **form.values)
    flash(say("desk-breach-told"), "success")
    return done(url_for(".breach", code=code))


@bp.route("/breaches/<code>/close", methods=["GET", "POST"])
@writes
def close_breach(code: str) -> Answer:
    """End one, with what was learnt or why nobody had to be told."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        it = breaches_.one(code, centre_id=centre())
        html = render_template("counsellor_portal/close_breach.html", it=it, form=form)
        return html, 422 if form.errors else 200
    breaches_.close(act(), breaches_.row(code, centre_id=centre()), reason=form.values["reason"])
    flash(say("desk-breach-closed"), "success")
    return done(url_for(".breaches"))


def _outside(code: str, form: Form) -> str:
    it = register.one(code, centre_id=centre())
    known = by_code(it.seeker_code, centre_id=centre()).person if it.seeker_code else None
    return render_template(
        "counsellor_portal/one_outside.html",
        it=it,
        known=known,
        form=form,
        first=staff(it.first_by).name if it.first_by else "",
        mine=it.first_by == g.actor.account_id,
    )
