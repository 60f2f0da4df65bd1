"""An employer's own vacancies: list, post, change, pause, close."""

from collections import Counter
from typing import Any

from flask import abort, g, render_template, request, url_for

from employer_portal import bp, preview
from employer_portal.desk import sorted_out
from lobby import exclusions, vacancy_form, wage
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from records.employer.queries import facts, is_proved
from records.exclusion.queries import of_vacancy
from records.introduction import queries as introductions
from records.introduction import silence
from records.introduction.states import ALIVE
from records.placement.actions import taken_places
from records.rule.asking import since
from records.suggestion.reach import ask
from records.suggestion.reach import reach as reach_of
from records.vacancy import actions as verbs
from records.vacancy import desk, held
from records.vacancy import queries as vacancies_of
from records.vacancy.queries import VacancyCard
from records.vacancy.waiting import waiting_drafts


@bp.get("/vacancies")
def vacancies() -> Answer:
    """List the vacancies of this employer that are going on, or with ``?over=1`` the others, newest first."""
    mine, over, after = g.actor.employer_id, request.args.get("over"), request.args.get("after")
    views = introductions.for_employer(mine, today=today())
    found = vacancies_of.page_of_employer(mine, over=bool(over), after=after)
    more = len(found) == vacancies_of.PAGE
    return render_template(
        "employer_portal/vacancies.html",
        found=found,
        counts=vacancies_of.going_of_employer(mine),
        over=bool(over),
        waiting_drafts=waiting_drafts(mine),
        alive=Counter(view.vacancy.code for view in views if view.state in ALIVE),
        older_url=url_for(".vacancies", over=over, after=found[-1].code) if more else "",
        newest_url=url_for(".vacancies", over=over) if after else "",
        today=today(),
    )


@bp.route("/vacancies/new", methods=["GET", "POST"])
@writes
def new_vacancy() -> Answer:
    """Post a vacancy, or write it down to be looked at first; it may begin as one there was before."""
    if request.method == "GET":
        like = request.args.get("like")
        card = like and vacancies_of.own_card(like, employer_id=g.actor.employer_id)
        return _page(vacancy_form.like(card, today()) if card else vacancy_form.blank(today()))
    form = vacancy_form.posted(request.form, today())
    mine = g.actor.employer_id
    row = vacancy_form.write(act(), form, request.form, employer_id=mine) if form.ok else None
    if row is None:
        return _page(form), 422
    return done(url_for(".vacancy", code=row.code))


@bp.get("/vacancies/<code>")
def vacancy(code: str) -> Answer:
    """Show one vacancy as a seeker sees it, and who was introduced for it."""
    card = vacancies_of.own_card(code, employer_id=g.actor.employer_id)
    views = introductions.for_employer(g.actor.employer_id, today=today())
    return render_template(
        "employer_portal/vacancy.html",
        card=card,
        by_centre=card.id in desk.written_by_centre([card.id]),
        rows=preview.rows(card),
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        moves=vacancy_form.moves(card, g.actor.role),
        **_standing(card),
        desk=sorted_out([view for view in views if view.vacancy.code == code], now()),
        taken=taken_places(card.id),
        asked_since=since(),
        reach=reach_of(card.id, today=today()),
        too_low=wage.too_low(card, today()),
        today=today(),
    )


@bp.post("/vacancies/<code>/reach")
@writes
def reach(code: str) -> Answer:
    """Ask about how many people the vacancy reaches today."""
    ask(act(), verbs.row(code, employer_id=g.actor.employer_id))
    return done(url_for(".vacancy", code=code))


@bp.route("/vacancies/<code>/edit", methods=["GET", "POST"])
@writes
def edit_vacancy(code: str) -> Answer:
    """Change what a vacancy says."""
    card = vacancies_of.own_card(code, employer_id=g.actor.employer_id)
    if request.method == "GET":
        return _page(vacancy_form.of(card), card)
    form = vacancy_form.posted(request.form, today())
    row = verbs.row(code, employer_id=g.actor.employer_id)
    if not form.ok or not vacancy_form.change(act(), row, form):
        return _page(form, card), 422
    return done(url_for(".vacancy", code=code))


@bp.post("/vacancies/<code>/move")
@writes
def move_vacancy(code: str) -> Answer:
    """Take one step: post, pause, resume, fill, close, reopen."""
    verb = request.form.get("verb", "")
    if verb not in vacancy_form.MOVES:
        abort(422)
    row = verbs.row(code, employer_id=g.actor.employer_id)
    vacancy_form.MOVES[verb](act(), row)
    vacancy_form.tell(row, verb)
    return done(url_for(".vacancy", code=code))


def _standing(card: VacancyCard) -> dict[str, Any]:
    """Return what this vacancy waits for, if anything: its employer's proof, their word, a counsellor's."""
    mine = g.actor.employer_id
    return {
        "standing": facts(mine).state,
        "proved": is_proved(mine),
        "waits": card.code in waiting_drafts(mine),
        "silent": silence.asks(card.id, today=today()),
        "unheard": silence.heard(card.id) is False,
        "proposal": held.proposal(card.id),
    }


def _page(form: Form, card: VacancyCard | None = None) -> str:
    return render_template(
        "employer_portal/vacancy_form.html",
        standing=facts(g.actor.employer_id).state,
        **vacancy_form.drawn(form, card),
    )
