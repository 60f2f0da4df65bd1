"""The match desk: what suits one person, and one pair looked at closely."""

from collections.abc import Mapping

from flask import g, render_template

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby import exclusions
from lobby.door import Answer, act, today
from records.exclusion.queries import of_vacancy
from records.introduction.refusals import NotYours
from records.introduction.several import foreseen
from records.introduction.taking import not_taking
from records.overview import queries as overview
from records.overview import shortlist
from records.seeker.limits import is_own
from records.seeker.queries import by_code
from records.suggestion import helping
from records.suggestion import queries as suggestions
from records.suggestion.search import search_of
from records.vacancy.queries import VacancyCard, card

COURSES = 10


@bp.get("/seekers/<code>/matches")
def seeker_matches(code: str) -> Answer:
    """Rank vacancies and courses for one person, with the reasons of each, and what would help."""
    known = by_code(code, centre_id=centre())
    mine = is_own(known.wishes.id, g.actor.account_id)
    search = search_of(known.wishes.id, today=today(), limited=mine)
    ranked, nearly = suggestions.vacancies_for(search), suggestions.nearly_for(search)
    kept = shortlist.of_seeker(known.wishes.id, today=today())
    return render_template(
        "counsellor_portal/seeker_matches.html",
        known=known,
        mine=mine,
        kept=kept,
        vacancies=ranked,
        nearly=nearly,
        not_taking=_not_taking(*(x.card for x in kept), *(x.card for x in (*ranked, *nearly))),
        today=today(),
        eased=helping.eased_for(search),
        courses=helping.doors_for(search, k=COURSES),
        touches=overview.touches_of(known.wishes.id),
    )


@bp.get("/seekers/<code>/vacancies/<vacancy_code>")
def pair(code: str, vacancy_code: str) -> Answer:
    """Show the whole ledger of one person and one vacancy; limits are named to their counsellor only."""
    known, vacancy = by_code(code, centre_id=centre()), card(vacancy_code)
    seeker_id, mine = known.wishes.id, is_own(known.wishes.id, g.actor.account_id)
    prospect = foreseen(act(), [(seeker_id, vacancy.id)])[seeker_id, vacancy.id]
    return render_template(
        "counsellor_portal/pair.html",
        known=known,
        vacancy=vacancy,
        reasons=suggestions.explain(seeker_id, vacancy.id, today=today(), name_limits=mine),
        exclusions=exclusions.said(of_vacancy(vacancy.id, today=today())),
        touch=overview.touches_of(seeker_id).get(vacancy.id),
        not_taking=_not_taking(vacancy).get(vacancy.employer_id or 0),
        prospect=prospect,
        can_introduce=prospect.can_be,
        for_colleague=prospect.refused == NotYours.key,
        kept=shortlist.is_kept(seeker_id, vacancy.id, today=today()),
        today=today(),
    )


def _not_taking(*cards: VacancyCard) -> Mapping[int, str]:
    """Return which of their employers take nobody now, and why."""
    return not_taking({x.employer_id for x in cards if x.employer_id}, today=today())
