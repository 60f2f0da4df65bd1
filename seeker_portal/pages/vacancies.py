"""Vacancies, open to everybody: searching, and one vacancy with all it says."""

from flask import flash, render_template, request, url_for

from lobby import conditions, exclusions
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from lobby.words import say
from records.alert.queries import is_fresh
from records.complaint import actions as complaints
from records.complaint.schema import ComplaintSchema
from records.employer.queries import card as employer_card
from records.exclusion.queries import of_vacancy
from records.introduction.habit import habit
from records.suggestion.decisions import decisions_of
from records.vacancy import queries
from records.vacancy.browsing import Place, Sought, browse
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.going import by_vacancy
from seeker_portal.me import me, my_id
from seeker_portal.narrowing import groups
from seeker_portal.search import VacancySearch
from seeker_portal.where import in_province

NEAR = 3


@bp.get("/vacancies")
def vacancies() -> str:
    """Browse and search, newest first."""
    search = VacancySearch.asked(request.args)
    found = search.page(today())
    left = search.left(today())
    wider = search.where.wider
    return render_template(
        "seeker_portal/vacancies.html",
        search=search,
        found=found,
        new={x.code for x in found if search.marks_new and is_fresh(x.posted_at, now=now())},
        left=left,
        groups=groups(search, left),
        older=search.older(found),
        wider=in_province(wider) if wider else None,
        standing=by_vacancy(),
    )


@bp.get("/vacancies/<code>")
def vacancy(code: str) -> str:
    """Show one vacancy; a closed one says so and offers others like it."""
    card, seeker_id = queries.card(code), my_id()
    is_open = card.is_open(today())
    return render_template(
        "seeker_portal/vacancy.html",
        card=card,
        employer=employer_card(card.employer_id) if card.employer_id else None,
        is_open=is_open,
        habit=habit(card.employer_id, now=now()) if card.employer_id else None,
        conditions=conditions.said(card.terms),
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        others=() if is_open else like(card),
        standing=by_vacancy().get(code),
        decision=decisions_of(seeker_id).get(card.id) if seeker_id else None,
        complaint_form=Form.blank(ComplaintSchema()) if seeker_id and is_open else None,
    )


@bp.get("/vacancies/<code>/share")
def share(code: str) -> str:
    """Show a vacancy's address to hand on: to copy, to photograph, to print."""
    card = queries.card(code)
    return render_template(
        "seeker_portal/share.html",
        card=card,
        address=url_for(".vacancy", code=card.code, _external=True),
    )


@bp.post("/vacancies/<code>/complain")
@writes
def complain(code: str) -> Answer:
    """Tell the centre what is wrong with a vacancy; what the employer said of it stays as it is."""
    card, form = queries.card(code), Form.posted(ComplaintSchema(), request.form)
    if not form.ok:
        flash(form.errors[0][1], "warning")
        return done(url_for(".vacancy", code=code))
    complaints.complain(act(), card.id, kind=form.values["kind"], centre_id=me().wishes.centre_id)
    flash(say("seeker-page-complained"), "success")
    return done(url_for(".vacancy", code=code))


def like(card: VacancyCard) -> tuple[VacancyCard, ...]:
    """Return up to three open vacancies like this one: its trade near by, its trade, near by."""
    trades = (card.trade,) if card.trade else ()
    here = next((x.province_code for x in card.spots if x.province_code), None)
    asked = [(trades, here), (trades, None), ((), here)]
    found: dict[int, VacancyCard] = {}
    for some, place in asked:
        if some or place:
            page = browse(Sought(trades=some, place=Place(province=place)), today=today())
            found.update({x.id: x for x in page if len(found) < NEAR or x.id in found})
    return tuple(x for x in found.values() if x.id != card.id)[:NEAR]
