"""Stored conditions in words: ``Ca làm: ca ngày, ca tối``."""

from collections.abc import Mapping
from typing import Any

from lobby.words import say
from records.field.conditions import questions


def said(terms: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is said about each condition, in the order the questions are asked."""
    return [
        (
            say(f"condition-{key}"),
            ", ".join(_words(asked.condition, terms[key]["value"])),
        )
        for key, asked in questions("employer")
        if key in terms
    ]


def _words(condition: str, value: Any) -> list[str]:
    choices = value if isinstance(value, list) else [value]
    return [say(f"{condition}-{choice}") for choice in choices]
