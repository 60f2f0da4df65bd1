"""What form 03 asks of an employer beside who it is (NĐ 352/2025, Phụ lục I): nothing of it is owed."""

from typing import Any

from marshmallow import post_load

from records.employer.schema import BOTH
from records.field import Choices, Pick, RoomSchema, Text, Whole, describe

FIRMS = ("private", "state", "foreign")
SECTORS = tuple("abcdefghijklmnopqrstu")
"""The sections of VSIC as the form prints them."""
SIZES = (
    "under-10",
    "10-50",
    "51-100",
    "101-200",
    "201-500",
    "501-1000",
    "1001-3000",
    "3001-10000",
    "over-10000",
)
SERVICES = ("policy", "recruiting", "using", "introducing")
EMPTY: dict[str, Any] = {"load_default": None, "allow_none": True}


def _line(limit: int, *, hint: bool = False) -> Text:
    return Text(
        limit=limit, guard="refuse", metadata=describe("text", seen_by=BOTH, hint=hint), **EMPTY
    )


def _one(choices: tuple[str, ...], shown: str = "select") -> Pick:
    return Pick(choices, metadata=describe(shown, seen_by=BOTH), **EMPTY)


class ParticularsSchema(RoomSchema):
    """The boxes of form 03 that can wait; loads into what was said and nothing else."""

    words = "employer-more"

    firm = _one(FIRMS, "radios")
    sector = _one(SECTORS)
    goods = _line(200)
    zone = _line(120, hint=True)
    size = _one(SIZES)
    next_half_year = Whole(
        low=0, high=100_000, metadata=describe("number", seen_by=BOTH, width="5"), **EMPTY
    )
    services = Choices(SERVICES, load_default=list, metadata=describe("checkboxes", seen_by=BOTH))
    contact_position = _line(120)
    other_contact = _line(200, hint=True)

    @post_load
    def _what_was_said(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value not in (None, "", [])}
