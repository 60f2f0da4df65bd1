"""Names and numbers of people and firms, read by the same readers the imports use."""

import unicodedata
from typing import Any, TypeVar

from marshmallow import ValidationError

from records.field.basic import Text, refuse, tidied
from records.intake.citizen_id import read_citizen_id
from records.intake.names import read_name
from records.intake.phones import read_phone
from records.intake.reasons import Reason
from records.intake.tax_code import read_tax_code

Read = TypeVar("Read")
FIRST_PICTURE = "\u2190"
"""Below stand the signs of trade marks and the like, which names have."""


class FullName(Text):
    """A person's full name: family, middle, given."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        return taken(read_name(tidied(value, self.limit))).full


class FirmName(Text):
    """What an employer is called: some letters, and whatever signs a register prints; no pictures."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more)
        if not any(map(str.isalpha, text)) or any(map(_is_picture, text)):
            raise refuse("field-firm-name")
        return text


class Phone(Text):
    """A telephone number, kept as E.164."""

    kind = "tel"
    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        return taken(read_phone(tidied(value, self.limit))).e164


class CitizenId(Text):
    """A citizen's number of twelve digits; doubts about it are warnings, never a refusal."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        return taken(read_citizen_id(tidied(value, self.limit))).number


class TaxCode(Text):
    """A tax code with its check digit."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        return taken(read_tax_code(tidied(value, self.limit))).number


def _is_picture(letter: str) -> bool:
    return letter >= FIRST_PICTURE and unicodedata.category(letter) in ("So", "Sk", "Cn", "Co")


def taken(read: Read | Reason) -> Read:
    """Return what a reader read, or raise its reason."""
    if isinstance(read, Reason):
        raise ValidationError([read])
    return read
