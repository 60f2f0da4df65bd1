"""What an employer says of themselves: what seekers read of them, and how the centre reaches them."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.employer import actions, owner
from records.employer.queries import EmployerFacts, facts, owns
from records.employer.schema import CHECKED, OWNERS, OwnFactsSchema
from records.employer.states import PROVED


@bp.route("/firm", methods=["GET", "POST"])
@writes
def firm() -> Answer:
    """Show it and change it; what the centre checked and what is its owner's alone stays as it is."""
    mine = facts(g.actor.employer_id)
    schema = OwnFactsSchema(exclude=_not_theirs(mine))
    if request.method == "GET":
        return _page(mine, Form.blank(schema, mine.boxes))
    form = Form.posted(schema, request.form)
    if not form.ok:
        return _page(mine, form), 422
    actions.change(act(), actions.locked(g.actor.employer_id), form.values)
    flash(say("employer-firm-kept"), "success")
    return done(url_for(".firm"))


def _not_theirs(mine: EmployerFacts) -> tuple[str, ...]:
    checked = CHECKED if mine.state in PROVED else ()
    if not owns(g.actor.account_id):
        return checked + OWNERS
    return checked if owner.is_kept(mine.card.id) else (*checked, "forget_number")


def _page(mine: EmployerFacts, form: Form) -> str:
    return render_template(
        "employer_portal/firm.html",
        mine=mine,
        proved=mine.state in PROVED,
        owner_kept=owner.is_kept(mine.card.id),
        form=form,
    )
