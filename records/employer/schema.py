"""What the centre writes down of an employer (form 03, NĐ 352/2025), and what it arranges with them."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from records.account.schema import NewPassword
from records.employer.model import ENTERPRISE, KINDS
from records.employer.states import OPTIONAL, TURNED_AWAY_FOR
from records.field import (
    Choices,
    Commune,
    Email,
    FirmName,
    FullName,
    Lines,
    Phone,
    Pick,
    RoomSchema,
    TaxCode,
    Text,
    Whole,
    YesNo,
    describe,
)
from records.intake.reasons import because
from records.rule.quiet import hours

BOTH = "employer counsellor"
MAY_STAY_EMPTY = ("address", "about", "contact_email")
OWNERS_DIGITS = 12
"""Of a person's own number, which stands for the tax code of a household or of a person."""
ANY_HOUR = "any"


class EmployerSchema(RoomSchema):
    """Who an employer is and whom to call there; loads into the facts that ``actions.join`` takes."""

    words = "employer-facts"

    kind = Pick(
        KINDS,
        load_default=ENTERPRISE,
        allow_none=True,
        metadata=describe("radios", seen_by=BOTH),
    )
    name = FirmName(
        limit=200, guard="refuse", required=True, metadata=describe("text", seen_by=BOTH, hint=True)
    )
    tax_code = TaxCode(
        limit=20,
        load_default=None,
        allow_none=True,
        metadata=describe("text", seen_by=BOTH, hint=True, inputmode="numeric", width="20"),
    )
    contact_name = FullName(limit=120, required=True, metadata=describe("text", seen_by=BOTH))
    contact_phone = Phone(limit=20, required=True, metadata=describe("tel", seen_by=BOTH))
    contact_email = Email(
        limit=200,
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=BOTH, hint=True, inputmode="email"),
    )
    commune_code = Commune(required=True, metadata=describe("place", seen_by=BOTH))
    address = Text(
        limit=300,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=BOTH),
    )
    about = Lines(
        limit=1000,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", hint=True),
    )

    @validates_schema(skip_on_field_errors=False)
    def _no_firm_is_a_person(self, values: dict[str, Any], **_: Any) -> None:
        """A firm has a code of its own; a person's number is that of a household or of a person."""
        if _is_owners(values.get("tax_code")) and (values.get("kind") or ENTERPRISE) == ENTERPRISE:
            raise ValidationError({"tax_code": [because("tax-code-of-owner")]})

    @post_load
    def _as_facts(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        kept = {name: values[name] or "" for name in MAY_STAY_EMPTY if name in values}
        kind = {"kind": values["kind"] or ENTERPRISE} if "kind" in values else {}
        number = values.get("tax_code")
        whose = {"tax_code": None, "owner_number": number} if _is_owners(number) else {}
        return {**values, **kept, **kind, **whose}


def _is_owners(tax_code: str | None) -> bool:
    return len(tax_code or "") == OWNERS_DIGITS


CHECKED = ("kind", "name", "tax_code")
"""What the centre has checked of a verified one; only the centre changes it."""
OWNERS = ("contact_email", "forget_number")
"""Where letters with links go: who is removed must not have led them to themselves; and an owner's number."""


class OwnFactsSchema(EmployerSchema):
    """What an employer changes of themselves; an owner may have the number forgotten that is kept of them."""

    forget_number = YesNo(metadata=describe("tick", seen_by="employer", hint=True))

    @post_load
    def _forgets(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Forget the number, unless another is written down."""
        said = {name: value for name, value in values.items() if name != "forget_number"}
        return {"owner_number": None, **said} if values.get("forget_number") else said


class JoiningSchema(EmployerSchema):
    """What somebody says who joins by themselves; the address of their letters is their sign-in name."""

    kind = Pick(KINDS, required=True, metadata=describe("radios", seen_by=BOTH))
    tax_code = TaxCode(
        limit=20,
        load_default=None,
        allow_none=True,
        metadata=describe(
            "text",
            seen_by=BOTH,
            label="joining-tax-code",
            hint=True,
            inputmode="numeric",
            width="20",
        ),
    )
    contact_email = Email(
        limit=120,
        required=True,
        metadata=describe(
            "text",
            seen_by=BOTH,
            label="joining-email",
            hint=True,
            inputmode="email",
            autocomplete="username",
        ),
    )
    password = NewPassword(
        limit=200,
        required=True,
        metadata=describe(
            "password",
            seen_by="",
            label="joining-password",
            hint=True,
            autocomplete="new-password",
        ),
    )

    @validates_schema(skip_on_field_errors=False)
    def _a_firm_has_a_code(self, values: dict[str, Any], **_: Any) -> None:
        if values.get("kind") == ENTERPRISE and "tax_code" in values and not values["tax_code"]:
            raise ValidationError({"tax_code": [because("field-required")]})


class MemberSchema(RoomSchema):
    """A colleague who is to act for the employer too."""

    words = "member"

    login = Email(
        limit=120,
        required=True,
        metadata=describe("text", seen_by=BOTH, hint=True, inputmode="email"),
    )


class LettersSchema(RoomSchema):
    """Which letters a member wishes for, and in which hours none is to come."""

    words = "letters"

    wanted = Choices(
        OPTIONAL, load_default=list, metadata=describe("checkboxes", seen_by="employer", hint=True)
    )
    quiet = Pick(
        (ANY_HOUR, *hours()),
        required=True,
        metadata=describe("radios", seen_by="employer", hint=True),
    )


class TurningAwaySchema(RoomSchema):
    """Why an employer is not taken."""

    words = "turning-away"

    reason = Pick(TURNED_AWAY_FOR, required=True, metadata=describe("radios", seen_by="counsellor"))


class ArrangementSchema(RoomSchema):
    """What an employer told the centre in confidence, and how many people a month they want."""

    words = "arrangement"

    welcomes_everyone = YesNo(metadata=describe("tick", seen_by="counsellor", hint=True))
    monthly_cap = Whole(
        low=1,
        high=500,
        load_default=None,
        allow_none=True,
        metadata=describe("number", seen_by="counsellor", hint=True),
    )
