"""Text, whole numbers, ticks and choices."""

import re
from collections.abc import Sequence
from typing import Any

from marshmallow import ValidationError, fields

from matcher.text import canonical, fold
from records.field.guard import Guard, guarded, kept_in
from records.field.schema import describe
from records.intake.reasons import because

EMPTY: dict[str, str | list[Any] | dict[Any, Any]] = {
    "required": "field-required",
    "null": "field-required",
}
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What nobody types or sees, and some of it no database takes: control characters, turns of direction."""
_NUMBER = re.compile(r"(-?[0-9]{1,12})\s*([^\W\d_]*(?: [^\W\d_]+)?)")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def refuse(key: str, **values: str | int) -> ValidationError:
    """Return the error a field raises: one reason."""
    return ValidationError([because(key, **values)])


def readable(text: str) -> str:
    """Return one line in one spelling of Unicode, without what nobody sees."""
    return canonical(_UNSEEN.sub("", text))


def tidied(value: Any, limit: int) -> str:
    """Return one line as it is kept; refuse a longer one."""
    text = readable(str(value))
    if len(text) > limit:
        raise refuse("field-too-long", limit=limit)
    return text


class Text(fields.Field[str]):
    """One line of text, in one spelling of Unicode, spaces tidied, guarded as the room says."""

    default_error_messages = EMPTY
    kind = "text"
    free = True
    """Anything may be written into it; kinds whose shape is checked say no."""

    def __init__(
        self,
        *,
        limit: int,
        guard: Guard | None = None,
        metadata: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        """Take at most ``limit`` characters; every box of a room must name its ``guard``."""
        super().__init__(metadata=metadata or describe(self.kind), **more)
        self.limit, self.guard = limit, guard

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        text = self.tidy(str(value))
        if self.required and not text:
            raise refuse("field-required")
        if len(text) > self.limit:
            raise refuse("field-too-long", limit=self.limit)
        return guarded(text, self.guard, kept_in(data, attr))

    def tidy(self, text: str) -> str:
        """Return the text as it is kept."""
        return readable(text)


class Lines(Text):
    """Several lines of text."""

    kind = "textarea"

    def tidy(self, text: str) -> str:
        """Tidy each line and keep the breaks."""
        lines = [readable(line) for line in text.splitlines()]
        return "\n".join(lines).strip()


class Email(Text):
    """An e-mail address, checked for its shape only."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        text = super()._deserialize(value, attr, data)
        if not _MAIL.fullmatch(text):
            raise refuse("field-email")
        return text


class Whole(fields.Field[int]):
    """A whole number between two ends."""

    default_error_messages = EMPTY

    def __init__(
        self,
        *,
        low: int,
        high: int,
        units: Sequence[str] = (),
        metadata: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        """Take numbers from ``low`` to ``high``; one of ``units``, unmarked, may follow (2 năm)."""
        super().__init__(metadata=metadata or describe("number"), **more)
        self.low, self.high, self.units = low, high, ("", *units)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> int:
        found = _NUMBER.fullmatch(canonical(str(value)).strip())
        if not found or fold(found[2]) not in self.units:
            raise refuse("field-whole")
        number = int(found[1])
        if not self.low <= number <= self.high:
            raise refuse("field-between", low=self.low, high=self.high)
        return number


class YesNo(fields.Field[bool]):
    """A box that is ticked or not; nothing is ticked beforehand."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box to tick."""
        super().__init__(metadata=metadata or describe("tick"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> bool:
        return value is True or value in ("yes", ["yes"])


class Pick(fields.Field[str]):
    """One of some choices; each choice's message key is ``<prefix>-<choice>``."""

    default_error_messages = EMPTY

    def __init__(
        self, choices: Sequence[str], *, metadata: dict[str, Any] | None = None, **more: Any
    ) -> None:
        """Take one of ``choices``."""
        super().__init__(metadata=metadata or describe("radios"), **more)
        self.choices = tuple(choices)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        if value not in self.choices:
            raise refuse("field-pick")
        return str(value)


class Choices(fields.Field[list[str]]):
    """Any of some choices."""

    default_error_messages = EMPTY
    many = True

    def __init__(
        self, choices: Sequence[str], *, metadata: dict[str, Any] | None = None, **more: Any
    ) -> None:
        """Take any of ``choices``."""
        super().__init__(metadata=metadata or describe("checkboxes"), **more)
        self.choices = tuple(choices)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> list[str]:
        listed = value if isinstance(value, list) else [value]
        if any(choice not in self.choices for choice in listed):
            raise refuse("field-pick")
        if self.required and not listed:
            raise refuse("field-required")
        return [choice for choice in self.choices if choice in listed]
