"""What is typed at a door."""

import re
from itertools import pairwise
from typing import Any

from records.field.basic import Text, refuse
from records.field.schema import RoomSchema, describe

PIN = describe("password", seen_by="", hint=True, inputmode="numeric", width="5")


class SignInSchema(RoomSchema):
    """A name and a secret; each door calls them what its visitors call them."""

    login = Text(
        limit=120,
        guard="none",
        required=True,
        metadata=describe("text", seen_by="", autocomplete="username"),
    )
    secret = Text(
        limit=200,
        guard="none",
        required=True,
        metadata=describe("password", seen_by="", autocomplete="current-password"),
    )

    def __init__(self, door: str) -> None:
        """Take the words of one door: seeker, employer or staff."""
        super().__init__()
        self.words = f"sign-in-{door}"  # type: ignore[misc]
        if door == "seeker":
            # Seekers borrow phones: the browser must not offer one person's code to the next.
            for box in self.fields.values():
                box.metadata = {**box.metadata, "autocomplete": "off"}


class Pin(Text):
    """Six digits; not one digit six times, nor a run up or down."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        digits = super()._deserialize(value, attr, data)
        if not re.fullmatch(r"[0-9]{6}", digits):
            raise refuse("field-pin")
        steps = {int(after) - int(before) for before, after in pairwise(digits)}
        if steps in ({0}, {1}, {-1}):
            raise refuse("field-pin-easy")
        return digits


class PinSchema(RoomSchema):
    """The PIN a seeker chooses at the counter."""

    words = "access"

    pin = Pin(limit=6, required=True, metadata=PIN)
