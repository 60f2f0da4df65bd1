"""What the signed-in person agrees to: each purpose alone, nothing chosen beforehand, undone at will."""

from flask import flash, g, render_template, request, url_for

from lobby.consents import as_shown, text
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.consent.purposes import FOLLOW_UP, PER_EMPLOYER, PROGRAMME_KNOWN
from records.consent.schema import FollowUpSchema
from records.employer.queries import cards
from records.introduction import consenting as towards
from records.introduction.queries import one_for_seeker, row_for_seeker
from records.ledger import NotFound
from records.seeker import consenting
from records.seeker.actions import own_row
from seeker_portal import bp
from seeker_portal.me import my_id


@bp.route("/consents", methods=["GET", "POST"])
@writes
def consents() -> Answer:
    """Show what I agree to, and take one more yes."""
    if request.method == "GET":
        return _page(Form.blank(FollowUpSchema()))
    shown = as_shown(request.form.get("purpose", ""), request.form.get("shown", ""))
    asks = shown.purpose == FOLLOW_UP
    form = Form.posted(FollowUpSchema(), request.form) if asks else None
    if form and not form.ok:
        return _page(form), 422
    asked = consenting.asked_of_self(g.actor.person_id)
    row, more = own_row(g.actor.person_id), form.values if form else {}
    consenting.agree(act(), row, shown, asked=asked, how="screen", **more)
    flash(say("seeker-page-consent-kept"), "success")
    return done(url_for(".consents"))


@bp.post("/consents/<code>/withdraw")
@writes
def withdraw_consent(code: str) -> Answer:
    """Take one yes back; no reason is owed."""
    asked = consenting.asked_of_self(g.actor.person_id)
    consenting.withdraw(act(), own_row(g.actor.person_id), code, asked=asked)
    flash(say("seeker-page-consent-ended"), "success")
    return done(url_for(".consents"))


@bp.route("/introductions/<code>/consent", methods=["GET", "POST"])
@writes
def introduction_consent(code: str) -> Answer:
    """Let this one employer be told one sentence, or take that back; only who it concerns is asked."""
    row = row_for_seeker(code, seeker_id=my_id() or 0)
    if not towards.can_be_known(row):
        raise NotFound()
    if request.method == "POST" and request.form.get("wish") == "end":
        towards.take_back(act(), row)
    elif request.method == "POST":
        shown = as_shown(PROGRAMME_KNOWN, request.form.get("shown", ""))
        towards.let_employer_know(act(), row, shown)
    else:
        return _towards_page(code, towards.known_to_employer(row, today=today()))
    flash(say("seeker-page-consent-changed"), "success")
    return done(url_for(".introduction_consent", code=code))


def _page(form: Form) -> str:
    asked = consenting.asked_of_self(g.actor.person_id)
    known = consenting.of_seeker(g.actor.person_id, asked)
    general = [purpose for purpose in asked if purpose not in PER_EMPLOYER]
    towards_one = [x for x in known if x.said.purpose in PER_EMPLOYER]
    return render_template(
        "seeker_portal/consents.html",
        texts=[text(purpose) for purpose in general],
        latest={purpose: consenting.latest(known, purpose) for purpose in general},
        towards=towards_one,
        employers=cards({x.said.employer_id for x in towards_one if x.said.employer_id}),
        form=form,
        follow_up=FOLLOW_UP,
        day=today(),
    )


def _towards_page(code: str, held: object) -> str:
    view = one_for_seeker(code, seeker_id=my_id() or 0, today=today())
    shown = text(PROGRAMME_KNOWN)
    return render_template(
        "seeker_portal/introduction_consent.html", view=view, held=held, shown=shown
    )
