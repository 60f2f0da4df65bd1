"""Who acts for an employer: a list, one more, a code for one who can't get in, and an end."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from lobby.words import say
from records.account.one_time import issued
from records.employer import members as verbs
from records.employer.queries import team
from records.employer.schema import MemberSchema


@bp.route("/members", methods=["GET", "POST"])
@writes
def members() -> Answer:
    """Show who acts for this employer, and let one more."""
    if request.method == "GET":
        return _page(Form.blank(MemberSchema()))
    form = Form.posted(MemberSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    answer = verbs.add(act(), form.values["login"])
    if answer.minutes:
        form.blame("login", say(str(answer.key), minutes=answer.minutes))
        return _page(form), 429
    # Led on even if the address is taken: the door must keep the counted try.
    told = (answer.key, "warning") if answer.key else ("employer-member-added", "success")
    flash(say(told[0]), told[1])
    return done(url_for(".members"))


@bp.post("/members/<code>/code")
@writes
def member_code(code: str) -> Answer:
    """Give a colleague a code to sign in with."""
    verbs.give_code(act(), code)
    return done(url_for(".members"))


@bp.post("/members/<code>/remove")
@writes
def remove_member(code: str) -> Answer:
    """End what a colleague may do."""
    verbs.remove(act(), code)
    flash(say("employer-member-removed"), "success")
    return done(url_for(".members"))


def _page(form: Form) -> str:
    listed = team(g.actor.employer_id)
    mine = next(it for it in listed if it.account_id == g.actor.account_id)
    codes = {it.code: issued(it.account_id, now()) for it in listed if mine.owns and it is not mine}
    return render_template(
        "employer_portal/members.html", form=form, listed=listed, mine=mine, codes=codes
    )
