"""Registering a person at the counter: the essential boxes first, everything else can wait."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre, mine
from counsellor_portal.wishes_form import compact
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.account.queries import staff
from records.centre.queries import branches
from records.person.details import Details
from records.person.queries import already_known
from records.seeker import actions as seekers
from records.seeker.queries import of_person
from records.seeker.schema import RegistrationSchema

USUAL = {"reach_km": 15, "moves": "nowhere"}


@bp.route("/seekers/new", methods=["GET", "POST"])
@writes
def register() -> Answer:
    """Write down who somebody is and what they look for."""
    if request.method == "GET":
        return _page(Form.blank(RegistrationSchema(), USUAL))
    form = Form.posted(RegistrationSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    try:
        seeker = _write_down(form.values)
    except seekers.AlreadyRegistered as known:
        who = form.values["who"]
        form.blame("citizen_id" if who["citizen_id"] else "phone", say(known.key))
        return _page(form, known=_known(who)), 422
    flash(say("desk-registered", name=form.values["who"]["name"]), "success")
    return done(_next(seeker.code))


def _write_down(values: dict[str, Any]) -> Any:
    return seekers.register(
        act(),
        Details(**values["who"]),
        values["wishes"],
        centre_id=centre(),
        branch_id=staff(g.actor.account_id).branch_id or branches(centre())[0].id,
        counsellor_id=mine(),
        same_phone_is_fine="same_phone" in request.form,
    )


def _next(code: str) -> str:
    """Lead on as the pressed button says: to the slip, to the next person, or to the page written."""
    match request.form.get("then"):
        case "slip":
            return url_for(".access_slip", code=code)
        case "next":
            return url_for(".register")
        case _:
            return url_for(".seeker", code=code)


def _known(who: dict[str, Any]) -> str | None:
    """Return the code of the person who is registered already, to open their page."""
    person = already_known(centre_id=centre(), phone=who["phone"], citizen_id=who["citizen_id"])
    return of_person(person).wishes.code if person else None


def _page(form: Form, known: str | None = None) -> str:
    later_wrong = any(name.startswith("cond_") or name == "own_words" for name, _ in form.errors)
    return render_template(
        "counsellor_portal/register.html", form=compact(form), known=known, later_wrong=later_wrong
    )
