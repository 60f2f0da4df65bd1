"""Asking to be introduced: choosing what the employer may see, in one go."""

from flask import flash, redirect, render_template, request, url_for

from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.introduction import actions as introductions
from records.introduction.schema import GrantSchema
from records.vacancy import queries as vacancies
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.preview import blank, preview, with_preview

HOW = "screen"


@bp.route("/vacancies/<code>/ask", methods=["GET", "POST"])
@writes
def ask(code: str) -> Answer:
    """Ask to be introduced; nothing is ticked beforehand."""
    card, seeker_id = vacancies.card(code), me().wishes.id
    if request.method == "GET":
        return _page(card, blank()) if _askable(card, seeker_id) else _instead(card, seeker_id)
    form = Form.posted(GrantSchema(), request.form)
    if not form.ok:
        return _page(card, with_preview(form)), 422
    asked = introductions.propose(act(), seeker_id=seeker_id, vacancy_id=card.id)
    introductions.introduce(act(), asked, parts=form.values["parts"], how=HOW)
    flash(say("seeker-page-asked"), "success")
    return done(url_for(".introduction", code=asked.code))


def _page(card: VacancyCard, form: Form) -> str:
    return render_template("seeker_portal/ask.html", card=card, form=form, shown=preview())


def _askable(card: VacancyCard, seeker_id: int) -> bool:
    in_touch = introductions.alive(seeker_id, card.id) is not None
    return card.employer_id is not None and card.is_open(today()) and not in_touch


def _instead(card: VacancyCard, seeker_id: int) -> Answer:
    """Lead to the page that says why there is nothing to ask."""
    going = introductions.alive(seeker_id, card.id)
    if going is not None:
        return redirect(url_for(".introduction", code=going.code), 303)
    return redirect(url_for(".vacancy", code=card.code), 303)
