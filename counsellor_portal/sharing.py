"""A vacancy as a few plain lines for the counsellor's own telephone: no names, nothing that hints."""

from lobby.show import concept, pay, spots, telephone
from lobby.words import day, say
from records.vacancy.lint import to_look_at
from records.vacancy.queries import VacancyCard


def message(card: VacancyCard, phone: str) -> str:
    """Return what, where, for how much, until when, and the centre's number to call."""
    said = [
        ("desk-share-place", spots(card.spots)),
        ("desk-share-pay", pay(card.pay)),
        ("desk-share-places", str(card.places)),
        ("desk-share-starts", day(card.starts_on)),
        ("desk-share-until", day(card.open_until)),
        ("desk-share-call", telephone(phone)),
    ]
    return "\n".join([title(card), *(say(key, what=what) for key, what in said if what)])


def title(card: VacancyCard) -> str:
    """Return its title; one that asks what only some laws allow is told by its trade."""
    return concept(card.trade) if to_look_at(card.title, "") and card.trade else card.title
