"""Whom one of the employer's vacancies can't take: said of everybody, and by what right."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp
from lobby import exclusions as spoken
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.exclusion import actions as verbs
from records.exclusion.queries import of_vacancy
from records.exclusion.schema import OWED, ExclusionSchema, fitting
from records.vacancy.actions import row
from records.vacancy.queries import own_card


@bp.route("/vacancies/<code>/exclusions", methods=["GET", "POST"])
@writes
def exclusions(code: str) -> Answer:
    """Show whom the vacancy can't take, and write one more."""
    if request.method == "GET":
        return _page(code, Form.blank(ExclusionSchema(), {"kind": "case"}))
    form = Form.posted(ExclusionSchema(), request.form)
    if not form.ok:
        return _page(code, form), 422
    try:
        verbs.add(act(), row(code, employer_id=g.actor.employer_id), form.values)
    except verbs.RuleDoesNotFit as refusal:
        form.blame("rule_id", say(refusal.key))
        return _page(code, form), 422
    flash(say("employer-exclusion-kept"), "success")
    return done(url_for(".exclusions", code=code))


@bp.post("/vacancies/<code>/exclusions/<exclusion>/remove")
@writes
def remove_exclusion(code: str, exclusion: str) -> Answer:
    """Take one away."""
    verbs.remove(act(), row(code, employer_id=g.actor.employer_id), exclusion)
    flash(say("employer-exclusion-gone"), "success")
    return done(url_for(".exclusions", code=code))


def _page(code: str, form: Form) -> str:
    card = own_card(code, employer_id=g.actor.employer_id)
    offered = fitting(card.trade, today())
    for name in ("kind", *OWED):
        # Their labels say when they are answered; "optional" at each would only be noise.
        form.fields[name].required = True
    form.fields["rule_id"].choices = [x for x in form.fields["rule_id"].choices if x[0] in offered]
    if not offered:
        kind = form.fields["kind"]
        kind.choices = [choice for choice in kind.choices if choice[0] != "legal"]
    listed = of_vacancy(card.id, today=today())
    return render_template(
        "employer_portal/exclusions.html",
        card=card,
        form=form,
        listed=[(each.code, spoken.whom(each), spoken.why(each)) for each in listed],
        by_law=bool(offered),
    )
