"""The first page: what waits for an answer, then what is open."""

from flask import g, render_template

from employer_portal import bp
from employer_portal.desk import sorted_out
from lobby.door import Answer, now, today
from records.employer.queries import facts
from records.follow_up.queries import asked_of_employer
from records.introduction import queries as introductions
from records.vacancy import queries as vacancies
from records.vacancy.states import GOING
from records.vacancy.waiting import waiting_drafts


@bp.get("/")
def home() -> Answer:
    """Show what this employer can do something about."""
    employer = facts(g.actor.employer_id)
    mine = vacancies.of_employer(employer.card.id)
    views = introductions.for_employer(employer.card.id, today=today())
    asked = asked_of_employer(employer.card.id, today=today())
    return render_template(
        "employer_portal/home.html",
        employer=employer,
        desk=sorted_out(views, now()),
        asked=[view for view in views if view.code in asked],
        vacancies=sorted(
            (card for card in mine if card.state in GOING),
            key=lambda card: (not card.is_open(today()), GOING.index(card.state)),
        ),
        waiting_drafts=waiting_drafts(employer.card.id),
        today=today(),
    )
