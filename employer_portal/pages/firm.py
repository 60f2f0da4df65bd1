"""What an employer says of themselves: what seekers read of them, and how the centre reaches them."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from employer_portal import bp
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.employer import actions
from records.employer.queries import EmployerFacts, facts
from records.employer.schema import CHECKED, EmployerSchema


@bp.route("/firm", methods=["GET", "POST"])
@writes
def firm() -> Answer:
    """Show it and change it; what the centre checked stays as it was checked."""
    mine = facts(g.actor.employer_id)
    schema = EmployerSchema(exclude=() if mine.state == "unverified" else CHECKED)
    if request.method == "GET":
        return _page(mine, Form.blank(schema, _typed(mine)))
    form = Form.posted(schema, request.form)
    if not form.ok:
        return _page(mine, form), 422
    actions.change(act(), actions.locked(g.actor.employer_id), form.values)
    flash(say("employer-firm-kept"), "success")
    return done(url_for(".firm"))


def _typed(mine: EmployerFacts) -> dict[str, Any]:
    names = ("kind", "tax_code", "address", "contact_name", "contact_phone", "contact_email")
    said: dict[str, Any] = {name: getattr(mine, name) for name in names}
    card = mine.card
    return {
        **said,
        "name": card.name,
        "about": card.about,
        "commune_code": f"commune:{card.commune_code}",
    }


def _page(mine: EmployerFacts, form: Form) -> str:
    return render_template("employer_portal/firm.html", mine=mine, form=form)
