"""What a counsellor ticked on the match desk: vacancies for one person, or people for one vacancy."""

from dataclasses import dataclass

from flask import request

from counsellor_portal.desk import centre
from records.seeker import queries as seekers
from records.suggestion.actions import Pair
from records.vacancy import desk
from records.vacancy.queries import VacancyCard

MOST = 50
"""As many as the lists show; the address of the next page holds them."""


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """One ticked line: the code it was ticked by, both sides' ids, and what names it."""

    tick: str
    pair: Pair
    seeker_code: str
    name: str
    card: VacancyCard


def codes() -> list[str]:
    """Return the ticked codes, each once: of the form that was sent, else of the address it led to."""
    led_to = request.args.get("ticked", "").split(".")
    sent = request.form.getlist("tick") if request.method == "POST" else led_to
    return [code for code in dict.fromkeys(sent) if code][:MOST]


def of_seeker(code: str) -> tuple[Match, ...]:
    """Return the vacancies ticked for one person."""
    known = seekers.by_code(code, centre_id=centre())
    seeker_id, name = known.wishes.id, known.person.details.name
    cards = [desk.card(each, centre_id=centre()) for each in codes()]
    return tuple(Match(x.code, (seeker_id, x.id), code, name, x) for x in cards)


def at_vacancy(code: str) -> tuple[Match, ...]:
    """Return the people ticked for one vacancy; who is not of this centre is not there."""
    card = desk.card(code, centre_id=centre())
    ids = [seekers.id_of(each, centre_id=centre()) for each in codes()]
    people = seekers.lines([key for key in ids if key])
    return tuple(Match(x.code, (key, card.id), x.code, x.name, card) for key, x in people.items())
