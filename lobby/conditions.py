"""Stored conditions in words: ``Ca làm: ca ngày, ca tối``."""

from collections.abc import Mapping
from typing import Any

from lobby.words import say
from records.field.conditions import Side, questions


def said(terms: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is said about each condition, in the order the questions are asked."""
    return [(say(f"condition-{key}"), words) for key, words in answers("employer", terms).items()]


def answers(side: Side, terms: Mapping[str, Any]) -> dict[str, str]:
    """Return what one side said about each condition, by its key, in the order of the questions."""
    return {
        key: ", ".join(_words(asked.condition, terms[key]["value"]))
        for key, asked in questions(side)
        if key in terms
    }


def _words(condition: str, value: Any) -> list[str]:
    choices = value if isinstance(value, list) else [value]
    return [say(f"{condition}-{choice}") for choice in choices]
