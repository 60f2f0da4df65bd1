"""The schema every room's ``schema.py`` builds on, and how a field tells a page to draw it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from marshmallow import EXCLUDE, Schema, ValidationError
from marshmallow import fields as kinds

from records.intake.reasons import Reason

Errors = dict[str, tuple[Reason, ...]]
Home = Callable[[], str | None]


class RoomSchema(Schema):
    """A schema whose labels are message keys under one prefix, e.g. ``vacancy`` → ``vacancy-title``."""

    words: ClassVar[str] = ""
    home: Home | None = None
    """Asks for the province in which a place without one is looked for first."""

    class Meta:
        """A browser sends more than the schema knows (buttons, tokens): it is ignored."""

        unknown = EXCLUDE

    def read(
        self, typed: Mapping[str, Any], *, home: Home | None = None
    ) -> tuple[dict[str, Any], Errors]:
        """Return the values and the reasons by field; one of the two is empty."""
        self.home = home
        try:
            return dict(self.load(typed)), {}
        except ValidationError as wrong:
            return {}, {name: _reasons(found) for name, found in _by_field(wrong).items()}


def describe(
    kind: str,
    *,
    seen_by: str = "employer seeker counsellor",
    hint: bool = False,
    **more: object,
) -> dict[str, Any]:
    """Return a field's metadata: how it is drawn, and which audiences may read what it holds."""
    return {"kind": kind, "seen_by": frozenset(seen_by.split()), "hint": hint, **more}


def _by_field(wrong: ValidationError) -> dict[str, Any]:
    found = wrong.messages
    return found if isinstance(found, dict) else {"_schema": found}


def _reasons(found: Any) -> tuple[Reason, ...]:
    if isinstance(found, dict):
        return tuple(reason for part in found.values() for reason in _reasons(part))
    listed = found if isinstance(found, list) else [found]
    return tuple(x if isinstance(x, Reason) else Reason(str(x)) for x in listed)


Field = kinds.Field
