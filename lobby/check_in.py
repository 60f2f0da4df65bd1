"""How is it going: one question with large buttons, by a link or signed in, for both sides."""

from flask import flash, render_template, request

from lobby.door import Answer, act, done
from lobby.forms import Form, asked
from lobby.links import act_by, behind
from lobby.words import say
from records.follow_up import actions, queries
from records.follow_up.asking import CHECK_IN
from records.follow_up.queries import CheckIn
from records.follow_up.schema import AnswerSchema
from records.ledger import Act, NotFound


def by_link(token: str, side: str) -> Answer:
    """Ask, or take the answer of, whoever holds a link; it says nobody's name and takes no words."""
    link = behind(token, CHECK_IN, side)
    it = queries.check_in(link.subject_id, link.step, side)
    form = asked(AnswerSchema(only=("says",)))
    if request.method == "GET" or not form.ok:
        return _page(side, it, form)
    return _take(act_by(link, it.centre_id), it, form, request.path)


def signed_in(it: CheckIn | None, side: str, then: str) -> Answer:
    """Ask, or take the answer of, a person or an employer about one of their own; ``then`` lead on."""
    if it is None:
        raise NotFound()
    form = asked(AnswerSchema())
    if request.method == "GET" or not form.ok:
        return _page(side, it, form, then)
    flash(say("check-in-thanks"), "success")
    return _take(act(), it, form, then)


def _take(by: Act, it: CheckIn, form: Form, then: str) -> Answer:
    says, note = form.values["says"], form.values.get("note") or ""
    row = queries.row_of(it.introduction_id)
    actions.answer(by, row, after_days=it.after_days, says=says, note=note)
    return done(then)


def _page(side: str, it: CheckIn, form: Form, then: str = "") -> Answer:
    html = render_template("lobby/check_in.html", side=side, it=it, form=form, way_back=then)
    return html, 422 if form.errors else 200
