"""Vacancies as the desk reads them: find one, and see who would suit it."""

from flask import render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre
from lobby import exclusions
from lobby.door import Answer, today
from records.employer import queries as employers
from records.exclusion.queries import of_vacancy
from records.overview import queries as overview
from records.suggestion import helping
from records.suggestion.queries import seekers_for
from records.vacancy import queries
from records.vacancy.browsing import PAGE, Sought, browse


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
    card = queries.card(code)
    return render_template(
        "counsellor_portal/vacancy.html",
        vacancy=card,
        employer=employers.facts(card.employer_id) if card.employer_id else None,
        exclusions=exclusions.said(of_vacancy(card.id, today=today())),
        people=seekers_for(card.id, centre_id=centre(), today=today()),
        dropped=helping.demands_of(card.id, centre_id=centre(), today=today()),
        touches=overview.touches_at(card.id, centre_id=centre()),
        can_introduce=card.employer_id is not None and card.is_open(today()),
    )
