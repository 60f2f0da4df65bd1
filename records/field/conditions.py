"""The conditions of the matcher as boxes of a form: drawn by walking ``matcher.criteria.ALL``.

A condition is stored under its criterion's key as ``{"value": …, "strength": must|should|nice}``, so
adding one is a file in the matcher and no change here.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from marshmallow import fields

from matcher.criteria import ALL
from matcher.criteria.criterion import Question
from records.field.basic import Choices, Pick
from records.field.schema import describe

Side = Literal["employer", "seeker"]
STRENGTHS = ("must", "should", "nice")
DEFAULT_STRENGTH = "should"
_SEEN = {"employer": "employer seeker counsellor", "seeker": "seeker counsellor"}


def questions(side: Side) -> Iterator[tuple[str, Question]]:
    """Walk the questions one side is asked, with the key each answer is stored under."""
    for criterion in ALL:
        asked = criterion.ask_employer if side == "employer" else criterion.ask_seeker
        if asked is not None:
            yield criterion.key, asked


def condition_fields(side: Side) -> dict[str, fields.Field[Any]]:
    """Return the boxes of all conditions: the answer, and how much it matters."""
    boxes: dict[str, fields.Field[Any]] = {}
    for key, asked in questions(side):
        drawn: dict[str, Any] = {
            "label": asked.key,
            "choice_words": asked.words,
            "seen_by": _SEEN[side],
        }
        if asked.many:
            boxes[box(key)] = Choices(asked.choices, metadata=describe("checkboxes", **drawn))
        else:
            boxes[box(key)] = Pick(
                asked.choices, allow_none=True, metadata=describe("select", **drawn)
            )
        boxes[f"{box(key)}_strength"] = Pick(
            STRENGTHS,
            allow_none=True,
            metadata=describe(
                "radios", label="strength", choice_prefix="strength", seen_by=_SEEN[side]
            ),
        )
    return boxes


def gathered(side: Side, values: dict[str, Any]) -> dict[str, Any]:
    """Take the boxes of conditions out of ``values`` and return them as stored."""
    terms = {}
    for key, _ in questions(side):
        answer = values.pop(box(key), None)
        strength = values.pop(f"{box(key)}_strength", None) or DEFAULT_STRENGTH
        if answer:
            terms[key] = {"value": answer, "strength": strength}
    return terms


def boxed(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored conditions as the values of their boxes."""
    values: dict[str, Any] = {}
    for key, term in terms.items():
        values[box(key)] = term["value"]
        values[f"{box(key)}_strength"] = term["strength"]
    return values


def box(key: str) -> str:
    """Return the name of a condition's box."""
    return f"cond_{key.replace('-', '_')}"
