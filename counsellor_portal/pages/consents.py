"""What a person agreed to, as the desk reads it, and the yeses written over from a paper."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import asked as posted
from counsellor_portal.desk import centre
from lobby.consents import PAPER, text
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.account.queries import staff
from records.consent.purposes import FOLLOW_UP, PER_EMPLOYER
from records.consent.queries import ConsentFacts
from records.consent.schema import HOW_TO_ASK, PaperSchema
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
    _write_down(code, form, _asked(known))
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


def _write_down(code: str, form: Form, asked: consenting.Asked) -> None:
    row = actions.row(code, centre_id=centre())
    how_to_ask = {name: form.values[name] for name in HOW_TO_ASK}
    for purpose in form.values["purposes"]:
        consenting.agree(
            act(),
            row,
            text(purpose, PAPER),
            asked=asked,
            how="paper",
            given_on=form.values["given_on"],
            **(how_to_ask if purpose == FOLLOW_UP else {}),
        )


def _page(known: SeekerFacts, form: Form) -> str:
    asked = _asked(known)
    found = consenting.of_seeker(known.person.id, asked)
    general = [purpose for purpose in asked if purpose not in PER_EMPLOYER]
    latest = {purpose: consenting.latest(found, purpose) for purpose in general}
    _offer_the_rest(form, latest)
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


def _offer_the_rest(form: Form, latest: dict[str, ConsentFacts | None]) -> None:
    """Leave in the form what can still be agreed to, each with the text the paper bears."""
    box = form.fields["purposes"]
    open_ones = [p for p, held in latest.items() if held is None or not held.holds(today())]
    for name in HOW_TO_ASK:
        # The group says once when they may stay empty.
        form.fields[name].required = True
    box.choices = [(p, words, text(p, PAPER).text) for p, words, _ in box.choices if p in open_ones]
