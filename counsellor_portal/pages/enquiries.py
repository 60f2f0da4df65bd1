"""Requests from outside about a person: written down as they came, decided by two, usually refused."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import asked, before, centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.account.queries import staff
from records.enquiry import actions, queries
from records.enquiry.paper import Paper
from records.enquiry.queries import EnquiryFacts
from records.enquiry.schema import EnquirySchema, RefusalSchema, ReleaseSchema
from records.enquiry.states import ENQUIRY
from records.introduction.schema import ReasonSchema
from records.seeker.queries import SeekerFacts, by_code, of_person


@bp.get("/enquiries")
def enquiries() -> Answer:
    """List a centre's register, newest first."""
    found = queries.of_centre(centre(), before=before())
    older = len(found) == queries.PAGE and url_for(".enquiries", before=found[-1].id)
    return render_template("counsellor_portal/enquiries.html", found=found, older_url=older or "")


@bp.route("/enquiries/new", methods=["GET", "POST"], defaults={"code": ""})
@bp.route("/seekers/<code>/enquiries/new", methods=["GET", "POST"])
@writes
def new_enquiry(code: str) -> Answer:
    """Write down a paper, about a person of the centre or about somebody who is not in the books."""
    known = by_code(code, centre_id=centre()) if code else None
    form = asked(EnquirySchema())
    if request.method == "GET" or not form.ok:
        return _form_page("new", form, about=known)
    received_on = form.values.pop("received_on")
    row = actions.receive(
        act(),
        Paper(**form.values),
        centre_id=centre(),
        person_id=known.person.id if known else None,
        received_on=received_on,
    )
    flash(say("desk-enquiry-kept"), "success")
    return done(url_for(".enquiry", code=row.code))


@bp.get("/enquiries/<code>")
def enquiry(code: str) -> Answer:
    """Show one request, and what this member of the staff can do about it."""
    known = queries.by_code(code, centre_id=centre())
    can = {way.verb for way in ENQUIRY.ways if ENQUIRY.can(known.state, way.verb, g.actor.role)}
    if known.person_id is None:
        can.discard("propose")
    if known.proposed_by == g.actor.account_id:
        can.discard("release")
    return render_template(
        "counsellor_portal/enquiry.html",
        it=known,
        about=_about(known),
        can=can,
        names=_names(known),
    )


@bp.route("/enquiries/<code>/propose", methods=["GET", "POST"])
@writes
def propose_release(code: str) -> Answer:
    """Name what may be released."""
    form = asked(ReleaseSchema())
    if request.method == "GET" or not form.ok:
        return _decision_page("propose", code, form)
    row = queries.row(code, centre_id=centre())
    actions.propose(act(), row, released=form.values["released"], silence=_silence(form.values))
    flash(say("desk-enquiry-proposed-done"), "success")
    return done(url_for(".enquiry", code=code))


@bp.post("/enquiries/<code>/release")
@writes
def release(code: str) -> Answer:
    """Release what a colleague proposed."""
    actions.release(act(), queries.row(code, centre_id=centre()))
    flash(say("desk-enquiry-released-done"), "success")
    return done(url_for(".enquiry", code=code))


@bp.route("/enquiries/<code>/return", methods=["GET", "POST"])
@writes
def return_enquiry(code: str) -> Answer:
    """Ask a colleague for another proposal."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        return _decision_page("return", code, form)
    row = queries.row(code, centre_id=centre())
    actions.send_back(act(), row, reason=form.values["reason"])
    flash(say("desk-enquiry-returned-done"), "success")
    return done(url_for(".enquiry", code=code))


@bp.route("/enquiries/<code>/refuse", methods=["GET", "POST"])
@writes
def refuse_enquiry(code: str) -> Answer:
    """Give nothing, with a reason."""
    form = asked(RefusalSchema())
    if request.method == "GET" or not form.ok:
        return _decision_page("refuse", code, form)
    row, reason = queries.row(code, centre_id=centre()), form.values["reason"]
    actions.refuse(act(), row, reason=reason, silence=_silence(form.values))
    flash(say("desk-enquiry-refused-done"), "success")
    return done(url_for(".enquiry", code=code))


def _silence(values: dict[str, Any]) -> actions.Silence | None:
    basis, until = values["silence_basis"], values["silent_until"]
    return actions.Silence(basis, until) if basis else None


def _about(known: EnquiryFacts) -> SeekerFacts | None:
    return of_person(known.person_id) if known.person_id is not None else None


def _names(known: EnquiryFacts) -> dict[int, str]:
    accounts = {known.noted_by, known.proposed_by, known.decided_by}
    return {account_id: staff(account_id).name for account_id in accounts if account_id}


def _decision_page(verb: str, code: str, form: Form) -> Answer:
    known = queries.by_code(code, centre_id=centre())
    return _form_page(verb, form, about=_about(known), back=url_for(".enquiry", code=code))


def _form_page(verb: str, form: Form, *, about: SeekerFacts | None, back: str = "") -> Answer:
    html = render_template(
        "counsellor_portal/enquiry_form.html",
        verb=verb,
        form=form,
        about=about,
        back_url=back or url_for(".enquiries"),
    )
    return html, 422 if form.errors else 200
