"""An employer's own vacancies: list, post, change, pause, close."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from flask import abort, flash, g, render_template, request, url_for

from employer_portal import bp, preview, vacancy_form
from employer_portal.desk import sorted_out
from lobby import exclusions
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from lobby.words import say
from records.exclusion.queries import of_vacancy
from records.introduction import queries as introductions
from records.introduction.states import ALIVE
from records.ledger import Act
from records.placement.actions import taken_places
from records.rule.asking import since
from records.suggestion.reach import ask
from records.suggestion.reach import reach as reach_of
from records.vacancy import actions as verbs
from records.vacancy import held, holding
from records.vacancy import queries as vacancies_of
from records.vacancy.states import VACANCY

MOVES: dict[str, Callable[[Act, Any], None]] = {
    "post": holding.offer,
    "pause": verbs.pause,
    "resume": verbs.resume,
    "fill": verbs.fill,
    "close": verbs.close,
    "reopen": verbs.reopen,
}
"""Steps an employer may ask for, in the order their buttons stand."""


@bp.get("/vacancies")
def vacancies() -> Answer:
    """List all vacancies of this employer, newest first."""
    views = introductions.for_employer(g.actor.employer_id, today=today())
    alive = Counter(view.vacancy.code for view in views if view.state in ALIVE)
    mine = vacancies_of.of_employer(g.actor.employer_id)
    return render_template(
        "employer_portal/vacancies.html", vacancies=mine, alive=alive, today=today()
    )


@bp.route("/vacancies/new", methods=["GET", "POST"])
@writes
def new_vacancy() -> Answer:
    """Post a vacancy, or write it down to be looked at first."""
    if request.method == "GET":
        return _page(vacancy_form.blank(today()))
    form = vacancy_form.posted(request.form, today())
    if not form.ok:
        return _page(form), 422
    vacancy = verbs.write(act(), vacancy_form.facts(form), employer_id=g.actor.employer_id)
    if "look-first" not in request.form:
        holding.offer(act(), vacancy)
        _tell(vacancy, "post")
    return done(url_for(".vacancy", code=vacancy.code))


@bp.get("/vacancies/<code>")
def vacancy(code: str) -> Answer:
    """Show one vacancy as a seeker sees it, and who was introduced for it."""
    card = vacancies_of.own_card(code, employer_id=g.actor.employer_id)
    views = introductions.for_employer(g.actor.employer_id, today=today())
    return render_template(
        "employer_portal/vacancy.html",
        card=card,
        rows=preview.rows(card),
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        moves=[verb for verb in MOVES if VACANCY.can(card.state, verb, g.actor.role)],
        desk=sorted_out([view for view in views if view.vacancy.code == code], now()),
        taken=taken_places(card.id),
        asked_since=since(),
        reach=reach_of(card.id, today=today()),
        proposal=held.proposal(card.id),
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
        return _page(vacancy_form.of(card), code)
    form = vacancy_form.posted(request.form, today())
    if not form.ok:
        return _page(form, code), 422
    try:
        _change(verbs.row(code, employer_id=g.actor.employer_id), vacancy_form.facts(form))
    except verbs.LookOwed as refusal:
        form.blame("description", say(refusal.key))
        return _page(form, code), 422
    return done(url_for(".vacancy", code=code))


@bp.post("/vacancies/<code>/move")
@writes
def move_vacancy(code: str) -> Answer:
    """Take one step: post, pause, resume, fill, close, reopen."""
    verb = request.form.get("verb", "")
    if verb not in MOVES:
        abort(422)
    row = verbs.row(code, employer_id=g.actor.employer_id)
    MOVES[verb](act(), row)
    _tell(row, verb)
    return done(url_for(".vacancy", code=code))


def _may_insist(form: Form, code: str | None) -> bool:
    """What is shown already goes on being shown: its new words are refused and not held."""
    if code and vacancies_of.own_card(code, employer_id=g.actor.employer_id).posted_at:
        return False
    return vacancy_form.may_insist(form)


def _change(row: Any, facts: dict[str, Any]) -> None:
    verb = holding.rewrite if row.state == "held" else verbs.edit
    verb(act(), row, facts)
    _tell(row, "edit")


def _tell(vacancy: Any, verb: str) -> None:
    """Say what became of it; a held one is not what was asked for."""
    if vacancy.state == "held":
        flash(say("scan-vacancy-held"), "warning")
    else:
        flash(say(f"employer-vacancy-{verb}-done"), "success")


def _page(form: Form, code: str | None = None) -> str:
    return render_template(
        "employer_portal/vacancy_form.html",
        form=form,
        code=code,
        essential=vacancy_form.ESSENTIAL,
        groups=vacancy_form.groups(form),
        kept=vacancy_form.kept_strengths(form),
        may_insist=_may_insist(form, code),
    )
