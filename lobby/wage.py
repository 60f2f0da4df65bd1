"""Pay held against the least the law sets where the work is, in words; nobody is kept from anything by it."""

from datetime import date

from lobby.words import money, say
from records.place.gazetteer import commune
from records.rule.table import READ_ELSEWHERE
from records.rule.wages import Floor, floor
from records.vacancy.queries import VacancyCard


def too_low(card: VacancyCard, today: date) -> str:
    """Return what to say of a vacancy whose pay by the month ends below the floor; else nothing."""
    pay = card.pay
    most = pay.high or pay.low
    if most is None or (pay.currency, pay.period) != ("VND", "month"):
        return ""
    floors = [floor(_region(spot.commune_code), today) for spot in card.spots]
    above = [each for each in floors if each is not None and most < each.amount]
    return _said(min(above, key=lambda it: it.amount)) if above else ""


def _region(commune_code: str | None) -> str | None:
    return commune(commune_code).wage_region if commune_code else None


def _said(it: Floor) -> str:
    text = say("wage-too-low", amount=money(it.amount), source=it.source)
    return f"{text} {say('wage-not-compared')}" if it.certainty == READ_ELSEWHERE else text
