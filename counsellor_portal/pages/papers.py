"""Papers to print: a person's, a vacancy's, the letter of an introduction, the lists of some days."""

from collections.abc import Callable
from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from counsellor_portal import bp
from counsellor_portal.desk import centre
from counsellor_portal.papers import employers, letter, lists, people
from lobby.door import Answer, done, today
from lobby.forms import Form
from lobby.papers import handed
from lobby.work_profile import work_profile
from records.centre.queries import centre as centre_facts
from records.employer.queries import facts as employer_facts
from records.ledger import NotFound
from records.overview import lists as found
from records.overview.queries import access_of, granted_introduction
from records.overview.schema import PeriodSchema
from records.seeker.queries import SeekerFacts, by_code
from records.vacancy import desk

Filled = Callable[[SeekerFacts], Any]
PERSONAL: dict[str, tuple[str, Filled]] = {
    "form-01": ("phieu-01", people.form_01),
    "form-01a": ("phieu-01a", people.form_01a),
    "profile": ("ho-so", lambda known: work_profile(known, contact=False)),
    "profile-contact": ("ho-so", lambda known: work_profile(known, contact=True)),
}
COUNTS = {"form-02": found.count_registered, "form-04": found.count_started}
LISTED: dict[str, tuple[str, Callable[..., Any], Callable[..., Any]]] = {
    "form-02": ("phieu-02", found.registered, lists.form_02),
    "form-04": ("mau-04", found.started, lists.form_04),
}


@bp.get("/seekers/<code>/papers")
def seeker_papers(code: str) -> str:
    """Show what can be printed for one person."""
    known = by_code(code, centre_id=centre())
    access = access_of(code, centre_id=centre())
    return render_template("counsellor_portal/seeker_papers.html", known=known, access=access)


@bp.get(
    '/seekers/<code>/papers/<any("form-01", "form-01a", "profile", "profile-contact"):paper>.pdf'
)
def seeker_paper(code: str, paper: str) -> Response:
    """Hand out one of a person's papers."""
    known = by_code(code, centre_id=centre())
    file, fill = PERSONAL[paper]
    return handed(file, lambda: fill(known))


@bp.get("/seekers/<code>/papers/slip.pdf")
def slip_paper(code: str) -> Answer:
    """Hand out the slip; who has no sign-in yet is given one first."""
    known = by_code(code, centre_id=centre())
    access = access_of(code, centre_id=centre())
    if access is None:
        return done(url_for(".access_slip", code=known.wishes.code))
    door = url_for("entrance.seeker", _external=True)
    return handed("giay-hen", lambda: people.slip(access, centre_facts(centre()), door))


@bp.get('/vacancies/<code>/papers/<any("form-03", "form-03a"):paper>.pdf')
def vacancy_paper(code: str, paper: str) -> Response:
    """Hand out the forms of a vacancy and its employer; what was taken from a list has no employer."""
    vacancy = desk.card(code, centre_id=centre())
    if vacancy.employer_id is None:
        raise NotFound()
    employer = employer_facts(vacancy.employer_id)
    if paper == "form-03":
        return handed("phieu-03", lambda: employers.form_03(employer))
    return handed("phieu-03a", lambda: employers.form_03a(vacancy, employer))


@bp.get("/introductions/<code>/letter.pdf")
def introduction_letter(code: str) -> Response:
    """Hand out the letter to an employer who may know whom it is about."""
    file = granted_introduction(code, centre_id=centre(), today=today())
    profile = None
    if "profile" in file.view.granted:
        profile = by_code(file.view.seeker.code, centre_id=centre()).wishes
    return handed("gioi-thieu", lambda: letter.letter(file, centre_facts(centre()), profile))


@bp.get("/papers")
def papers() -> Answer:
    """Ask for which days, and show what can be printed for them."""
    form = _period()
    days = () if form.errors else (form.values["first"], form.values["last"])
    counts = {name: count(centre(), *days) for name, count in COUNTS.items() if days}
    page = render_template(
        "counsellor_portal/papers.html", form=form, counts=counts, asked=_asked(form)
    )
    return page, 422 if form.errors else 200


@bp.get('/papers/<any("form-02", "form-04"):paper>.pdf')
def list_paper(paper: str) -> Answer:
    """Hand out a list of some days; days that cannot be read are shown at their boxes."""
    form = _period()
    if form.errors:
        return papers()
    file, ask, fill = LISTED[paper]
    first, last = form.values["first"], form.values["last"]
    lines = ask(centre(), first, last)
    return handed(file, lambda: fill(lines, first, last))


def _asked(form: Form) -> dict[str, Any]:
    """Return good days as the address of a list says them."""
    return {
        f"{name}-{part}": getattr(day, part)
        for name, day in form.values.items()
        for part in ("day", "month", "year")
    }


def _period() -> Form:
    """Return the days asked for; today, if none are."""
    if any(name in request.args for name in ("first-day", "last-day")):
        return Form.posted(PeriodSchema(), request.args)
    days = {"first": today(), "last": today()}
    form = Form.blank(PeriodSchema(), days)
    form.values = days
    return form
