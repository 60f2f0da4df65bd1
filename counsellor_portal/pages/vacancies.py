"""Vacancies at the desk: find one, see who would suit it, enter and keep one for who telephones."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from counsellor_portal import bp, sharing
from counsellor_portal.desk import before, centre
from lobby import exclusions, vacancy_form
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from records.centre.queries import centre as centre_facts
from records.complaint import queries as complaints
from records.complaint.schema import ComplaintSchema
from records.employer import queries as employers
from records.employer.queries import EmployerFacts
from records.exclusion.queries import of_vacancy
from records.introduction import silence
from records.introduction.taking import not_taking
from records.overview import queries as overview
from records.overview import shortlist
from records.suggestion import helping
from records.suggestion.queries import seekers_for
from records.vacancy import desk, queries
from records.vacancy.browsing import PAGE, Sought, browse
from records.vacancy.queries import VacancyCard


@bp.get("/vacancies")
def vacancies() -> Answer:
    """List open vacancies, newest first; words are typed with or without marks."""
    words = request.args.get("q", "").strip()[:80]
    found = browse(Sought(words), today=today(), before=before())
    older = len(found) == PAGE and url_for(".vacancies", q=words, before=found[-1].id)
    return render_template(
        "counsellor_portal/vacancies.html",
        found=found,
        words=words,
        count=queries.count_open(today()),
        older_url=older or "",
        newest_url=url_for(".vacancies", q=words) if before() else "",
    )


@bp.get("/vacancies/<code>")
def vacancy(code: str) -> Answer:
    """Show one vacancy, the people it suits, and what keeps more of them out."""
    card = desk.card(code, centre_id=centre())
    open_here = card.is_open(today())
    asked: Any = {"centre_id": centre(), "reader_id": g.actor.account_id, "today": today()}
    return render_template(
        "counsellor_portal/vacancy.html",
        vacancy=card,
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        kept=shortlist.at_vacancy(card.id, centre_id=centre(), today=today()),
        people=seekers_for(card.id, **asked) if open_here else (),
        dropped=helping.demands_of(card.id, **asked) if open_here else (),
        touches=overview.touches_at(card.id, centre_id=centre()),
        open_here=open_here,
        message=sharing.message(card, centre_facts(centre()).phone) if open_here else "",
        complaints=complaints.about(card.id, centre_id=centre()),
        complaint_form=Form.blank(ComplaintSchema()),
        **_kept(card),
    )


@bp.route("/employers/<code>/vacancies/new", methods=["GET", "POST"])
@writes
def new_vacancy(code: str) -> Answer:
    """Enter a vacancy for an employer who telephones."""
    employer = employers.by_code(code, centre_id=centre())
    if request.method == "GET":
        return _form(vacancy_form.blank(today()), employer)
    form = vacancy_form.posted(request.form, today())
    key = employer.card.id
    row = vacancy_form.write(act(), form, request.form, employer_id=key) if form.ok else None
    if row is None:
        return _form(form, employer), 422
    return done(url_for(".vacancy", code=row.code))


@bp.route("/vacancies/<code>/edit", methods=["GET", "POST"])
@writes
def edit_vacancy(code: str) -> Answer:
    """Change what a vacancy of one of the centre's employers says."""
    card = desk.own_card(code, centre_id=centre())
    employer = employers.facts(card.employer_id or 0)
    if request.method == "GET":
        return _form(vacancy_form.of(card), employer, card)
    form = vacancy_form.posted(request.form, today())
    row = desk.row(code, centre_id=centre())
    if not form.ok or not vacancy_form.change(act(), row, form):
        return _form(form, employer, card), 422
    return done(url_for(".vacancy", code=code))


@bp.post("/vacancies/<code>/move")
@writes
def move_vacancy(code: str) -> Answer:
    """Take one step: post, pause, resume, fill, close, reopen."""
    verb = request.form.get("verb", "")
    if verb not in vacancy_form.MOVES:
        abort(422)
    row = desk.row(code, centre_id=centre())
    vacancy_form.MOVES[verb](act(), row)
    vacancy_form.tell(row, verb)
    return done(url_for(".vacancy", code=code))


def _kept(card: VacancyCard) -> dict[str, Any]:
    """Return whose it is, who wrote it down, and what this centre may do with it."""
    ours = desk.is_kept(card.id, centre_id=centre())
    key = card.employer_id
    return {
        "employer": employers.facts(key) if key else None,
        "ours": ours,
        "moves": vacancy_form.moves(card, g.actor.role) if ours else [],
        "silent": ours and silence.asks(card.id, today=today()),
        "unheard": ours and silence.heard(card.id) is False,
        "by_centre": card.id in desk.written_by_centre([card.id]),
        "not_taking": not_taking({key}, today=today()).get(key) if key else None,
    }


def _form(form: Form, employer: EmployerFacts, card: VacancyCard | None = None) -> str:
    drawn = vacancy_form.drawn(form, card)
    return render_template("counsellor_portal/vacancy_form.html", employer=employer, **drawn)
