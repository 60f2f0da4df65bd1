"""A vacancy as rows of words, as a seeker reads it."""

from collections.abc import Mapping
from typing import Any

from lobby.show import concept, experience, pay, spots
from lobby.words import day, say
from records.field.conditions import questions
from records.vacancy.queries import VacancyCard


def rows(card: VacancyCard) -> list[tuple[str, str]]:
    """Return label and answer of everything that was said, what matters most first."""
    said = [
        ("vacancy-pay", pay(card.pay)),
        ("vacancy-place", spots(card.spots)),
        ("vacancy-places", str(card.places)),
        ("vacancy-open-until", day(card.open_until)),
        ("vacancy-trade", concept(card.trade)),
        (
            "employer-experience",
            experience(card.experience_months) if card.experience_months else "",
        ),
        ("vacancy-must", _concepts(card, "must")),
        ("vacancy-should", _concepts(card, "should")),
        ("vacancy-starts-on", day(card.starts_on)),
    ]
    return [(say(label), answer) for label, answer in said if answer] + _terms(card.terms)


def _concepts(card: VacancyCard, strength: str) -> str:
    return ", ".join(concept(code) for code, how in card.needs if how == strength)


def _terms(terms: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (say(asked.key), _answer(asked.choices, asked.words, terms[key]))
        for key, asked in questions("employer")
        if key in terms
    ]


def _answer(choices: tuple[str, ...], words: tuple[str, ...], term: Mapping[str, Any]) -> str:
    value = term["value"]
    chosen = value if isinstance(value, list) else [value]
    spoken = dict(zip(choices, words, strict=True))
    said = ", ".join(say(spoken[choice]) for choice in chosen if choice in spoken)
    return say("employer-term-must", said=said) if term["strength"] == "must" else said
