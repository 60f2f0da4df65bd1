"""Tax codes: ten digits with a check digit, thirteen for a branch, or the owner's number."""

import re
from dataclasses import dataclass
from typing import Literal

from records.intake.citizen_id import PLACES
from records.intake.digits import digits_of, is_mangled, unspaced
from records.intake.reasons import Reason, because

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)

_BRANCH = re.compile(r"(\d{9,10})-?(\d{3})")


@dataclass(frozen=True, slots=True)
class TaxCode:
    """``number`` as the authorities write it: 0100000000, 0100000000-001, or twelve digits."""

    number: str
    kind: Literal["enterprise", "branch", "household"]
    as_written: str


def read_tax_code(text: str) -> TaxCode | Reason:
    """A tax code. Household businesses use the owner's citizen number of twelve digits."""
    if not text.strip():
        return because("tax-code-missing")
    if is_mangled(text):
        return because("number-mangled", written=text)
    code = re.sub(r"[\u2010-\u2015]", "-", unspaced(text))
    digits = digits_of(text) or ""
    if "-" not in code and (owner := _owner(digits)):
        return TaxCode(owner, "household", text)
    branch = _BRANCH.fullmatch(code) if "-" in code or len(digits) == 13 else None
    main = (branch[1] if branch else digits).zfill(10)
    if len(main) != 10 or len(digits) < 9:
        return because("tax-code-unreadable", written=text)
    if check_digit(main) != main[9]:
        return because("tax-code-check-digit", written=text)
    if branch:
        return TaxCode(f"{main}-{branch[2]}", "branch", text)
    return TaxCode(main, "enterprise", text)


def _owner(digits: str) -> str | None:
    """An owner's citizen number; eleven digits are one whose leading 0 a spreadsheet dropped."""
    if len(digits) == 11 and f"0{digits[:2]}" in PLACES:
        return f"0{digits}"
    return digits if len(digits) == 12 else None


def check_digit(code: str) -> str:
    """The tenth digit that the first nine ask for ("10" where no such code is given out)."""
    weighed = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, code, strict=False))
    return str(10 - weighed % 11)
