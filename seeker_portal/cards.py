"""A vacancy or a course in a few short lines, as the card of a list shows it."""

from typing import Any

from flask import url_for

from lobby.courses import fee
from lobby.door import today
from lobby.show import commune, concept, experience, pay, spot
from lobby.words import day, say
from records.course.queries import CourseCard
from records.introduction.queries import SeekerView
from records.place.nearby import kilometres
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.turn import answer_due

FEW = 3


@bp.context_processor
def _cards() -> dict[str, Any]:
    return {
        "in_short": in_short,
        "course_in_short": course_in_short,
        "holder": holder,
    }


@bp.app_template_filter("until")
def _until(view: SeekerView) -> str:
    """Return the day until which an employer may take to answer."""
    return day(answer_due(view))


def in_short(card: VacancyCard, here: str | None = None, **more: Any) -> dict[str, Any]:
    """Return what the card of a vacancy says, seen from a commune; ``more`` replaces or adds."""
    said = {
        "title": card.title,
        "url": url_for("seeker_portal.vacancy", code=card.code),
        "employer": holder(card),
        "place": places(card, here),
        "pay": pay(card.pay),
        "closes": day(card.open_until),
        "facts": asked(card),
    }
    return {**said, **more}


def course_in_short(card: CourseCard, **more: Any) -> dict[str, Any]:
    """Return what the card of a course says."""
    said = {
        "title": card.title,
        "url": url_for("seeker_portal.course", code=card.code),
        "employer": card.provider,
        "place": commune(card.commune_code),
        "pay": fee(card),
        "facts": when(card),
    }
    return {**said, **more}


def holder(card: VacancyCard) -> str:
    """Return whose vacancy it is; a listing says where it was read."""
    if card.employer_id is None:
        return say("seeker-page-listing", source=card.holder)
    return card.holder


@bp.app_template_filter("places")
def places(card: VacancyCard, here: str | None = None) -> str:
    """Return the first place of work, how many more there are, and how far the nearest is from here."""
    said = _places(card)
    communes = [x.commune_code for x in card.spots if x.commune_code] if here else []
    km = min((kilometres(str(here), commune) for commune in communes), default=0)
    return say("seeker-page-how-far", place=said, km=km) if km else said


def _places(card: VacancyCard) -> str:
    known = [shown for shown in map(spot, card.spots) if shown]
    if not known:
        return say("seeker-page-place-not-said")
    more = len(known) - 1
    return say("seeker-page-more-places", place=known[0], n=more) if more else known[0]


def asked(card: VacancyCard) -> list[str]:
    """Return what is asked, in short: up to three needs, and experience."""
    needs = [concept(what) for what, _strength in card.needs[:FEW]]
    lines = [say("seeker-page-needs", what=", ".join(needs))] if needs else []
    return [*lines, experience(card.experience_months)]


def when(card: CourseCard) -> list[str]:
    """Return when a course begins and how long it takes."""
    lines = []
    days = [start.starts_on for start in card.ahead(today()) if start.starts_on]
    if days:
        lines.append(say("seeker-page-course-begins", day=day(days[0])))
    if card.weeks:
        lines.append(say("seeker-page-weeks", n=card.weeks))
    return lines
