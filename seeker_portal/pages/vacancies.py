"""Vacancies, open to everybody: searching, and one vacancy with all it says."""

from flask import render_template, request, url_for

from lobby import conditions, exclusions
from lobby.door import today
from records.exclusion.queries import of_vacancy
from records.introduction.actions import alive
from records.suggestion.decisions import decisions_of
from records.vacancy import queries
from records.vacancy.browsing import Place, Sought, browse
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.me import my_id
from seeker_portal.narrowing import groups
from seeker_portal.search import Search
from seeker_portal.where import in_province

NEAR = 3


@bp.get("/vacancies")
def vacancies() -> str:
    """Browse and search, newest first."""
    search = Search.asked(request.args)
    found = search.page(today())
    left = search.left(today())
    wider = search.where.wider
    return render_template(
        "seeker_portal/vacancies.html",
        search=search,
        found=found,
        left=left,
        groups=groups(search, left),
        older=search.older(found),
        wider=in_province(wider) if wider else None,
    )


@bp.get("/vacancies/<code>")
def vacancy(code: str) -> str:
    """Show one vacancy; a closed one says so and offers others like it."""
    card, seeker_id = queries.card(code), my_id()
    is_open = card.is_open(today())
    return render_template(
        "seeker_portal/vacancy.html",
        card=card,
        is_open=is_open,
        conditions=conditions.said(card.terms),
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        others=() if is_open else like(card),
        mine=alive(seeker_id, card.id) if seeker_id else None,
        decision=decisions_of(seeker_id).get(card.id) if seeker_id else None,
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
