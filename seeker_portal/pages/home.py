"""The first page: for strangers the search, for a signed-in seeker what moves next."""

from flask import g, render_template

from lobby.door import now, today
from records.alert import queries as alerts
from records.appointment import queries as appointments
from records.centre.queries import own_province
from records.course import queries as courses
from records.follow_up.queries import asked_of_seeker
from records.ledger import Role
from records.suggestion import queries as suggestions
from records.suggestion.search import search_of
from records.vacancy import queries as vacancies
from records.vacancy.browsing import Place, Sought, browse
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.going import by_vacancy, under_way
from seeker_portal.me import me

BEST, NEWEST = 3, 4


@bp.get("/")
def home() -> str:
    """Open the house."""
    return _mine() if g.actor.role == Role.SEEKER else _everybodys()


def _everybodys() -> str:
    return render_template(
        "seeker_portal/home.html",
        open_vacancies=vacancies.count_open(today()),
        open_courses=courses.count_open(),
        newest=_newest(),
    )


def _newest() -> tuple[VacancyCard, ...]:
    """Return the newest of the centre's own province; from elsewhere if there are none."""
    here = Sought(place=Place(province=own_province()))
    return (browse(here, today=today()) or browse(today=today()))[:NEWEST]


def _mine() -> str:
    mine = me().wishes
    return render_template(
        "seeker_portal/home_mine.html",
        going=under_way(mine.id),
        standing=by_vacancy(),
        planned=appointments.planned_of(mine.id)[:1],
        best=suggestions.vacancies_for(search_of(mine.id, today=today()), k=BEST),
        fresh=alerts.fresh(mine.id, now=now()),
        asked=asked_of_seeker(mine.id, today=today()),
        says_little=not (mine.trades or mine.held) or mine.commune_code is None,
    )
