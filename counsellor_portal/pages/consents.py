"""What a person agreed to, as the desk reads it, and the yeses written over from a paper."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from counsellor_portal.paper import offer, write_over
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.forms import asked as posted
from lobby.words import say
from records.account.queries import staff
from records.consent.purposes import FOLLOW_UP, PER_EMPLOYER
from records.consent.schema import PaperSchema
from records.employer.queries import cards
from records.seeker import actions, consenting
from records.seeker.queries import SeekerFacts, by_code


@bp.route("/seekers/<code>/consents", methods=["GET", "POST"])
@writes
def consents(code: str) -> Answer:
    """Show them all, and write down those of a paper; nothing is chosen beforehand."""
    known = by_code(code, centre_id=centre())
    form = posted(PaperSchema())
    if request.method == "GET" or not form.ok:
        return _page(known, form), 422 if form.errors else 200
    write_over(actions.row(code, centre_id=centre()), form, _asked(known))
    flash(say("desk-consents-kept"), "success")
    return done(url_for(".consents", code=code))


@bp.post("/seekers/<code>/consents/<consent_code>/withdraw")
@writes
def withdraw_consent(code: str, consent_code: str) -> Answer:
    """End one, as the person told the centre."""
    asked = _asked(by_code(code, centre_id=centre()))
    row = actions.row(code, centre_id=centre())
    consenting.withdraw(act(), row, consent_code, asked=asked)
    flash(say("desk-consent-ended"), "success")
    return done(url_for(".consents", code=code))


def _asked(known: SeekerFacts) -> consenting.Asked:
    return consenting.asked_by(known.wishes.id, counsellor_id=g.actor.account_id)


def _page(known: SeekerFacts, form: Form) -> str:
    asked = _asked(known)
    found = consenting.of_seeker(known.person.id, asked)
    general = [purpose for purpose in asked if purpose not in PER_EMPLOYER]
    latest = {purpose: consenting.latest(found, purpose) for purpose in general}
    offer(form, [p for p, held in latest.items() if held is None or not held.holds(today())])
    towards = [x for x in found if x.said.purpose in PER_EMPLOYER and x.holds(today())]
    takers = {x.taken_by for x in found if x.how == "paper" and x.taken_by}
    return render_template(
        "counsellor_portal/consents.html",
        known=known,
        latest=latest,
        towards=towards,
        employers=cards({x.said.employer_id for x in towards if x.said.employer_id}),
        takers={account_id: staff(account_id).name for account_id in takers},
        form=form,
        asks_how=any(choice[0] == FOLLOW_UP for choice in form.fields["purposes"].choices),
        today=today(),
    )
