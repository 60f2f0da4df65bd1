"""Phone numbers as written on papers and lost in spreadsheets, brought to E.164.

Old eleven-digit mobile numbers (until 2018) are mapped to their present prefixes (domain.md 8.3).
"""

import re
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from matcher.text import canonical
from records.intake.digits import is_mangled, unspaced
from records.intake.reasons import Reason, because

Kind = Literal["mobile", "landline", "abroad"]

PREFIXES_OF_2018 = {
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38",
    "169": "39", "120": "70", "121": "79", "122": "77", "126": "76", "128": "78", "123": "83",
    "124": "84", "125": "85", "127": "81", "129": "82", "186": "56", "188": "58", "199": "59",
}  # fmt: skip
"""Old prefix without its leading 0 -> the present one."""

_KINDS: dict[int, Kind] = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "landline",
}
_EXTENSION = re.compile(r"(?i)(?:máy lẻ|số lẻ|nội bộ|ext|x)\W*\d+.*$|\([^)]*[^\W\d][^)]*\)")
_BETWEEN = re.compile(r"(?i)[;,/|\n]|\s-\s|\bhoặc\b|\bvà\b")
_TRUNK_IN_BRACKETS = re.compile(r"\(0\)")


@dataclass(frozen=True, slots=True)
class Phone:
    """``e164`` such as +84912345678; ``as_written`` as it stood in the cell."""

    e164: str
    kind: Kind
    as_written: str


def read_phone(text: str) -> Phone | Reason:
    """The one phone number in a cell."""
    said = canonical(text)
    if not said:
        return because("phone-missing")
    if is_mangled(text):
        return because("number-mangled", written=text)
    if number := _dialled(said):
        return Phone(*number, text)
    return because("phone-several" if _apart(text) else "phone-unreadable", written=text)


def read_phones(text: str) -> tuple[Phone, ...] | Reason:
    """All numbers in a cell that separates them by ; , / - or "hoặc"; each must be readable."""
    if several := _apart(text):
        return several
    one = read_phone(text)
    return one if isinstance(one, Reason) else (one,)


def _apart(text: str) -> tuple[Phone, ...] | None:
    """The different numbers of a cell with more than one; None unless each can be read."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    numbers = [_dialled(canonical(part)) for part in parts]
    if len(parts) < 2 or not all(numbers):
        return None
    phones = [Phone(*number, part) for number, part in zip(numbers, parts, strict=True) if number]
    return tuple({phone.e164: phone for phone in phones}.values())


def _dialled(said: str) -> tuple[str, Kind] | None:
    bare = _TRUNK_IN_BRACKETS.sub("", _EXTENSION.sub("", said))
    digits = "".join(re.findall(r"[0-9]", unspaced(bare)))
    if "+" in bare and not digits.startswith("84"):
        return _valid(f"+{digits}")
    return _valid(_at_home(digits))


def _at_home(digits: str) -> str:
    """The digits as a number of Viet Nam, with or without its code, its 0 and its old prefix."""
    rest = digits
    for code in ("0084", "84"):
        if digits.startswith(code) and len(digits) - len(code) >= 9:
            rest = digits[len(code) :]
            break
    rest = rest.removeprefix("0")
    if len(rest) == 10 and rest[:3] in PREFIXES_OF_2018:
        rest = PREFIXES_OF_2018[rest[:3]] + rest[3:]
    return f"+84{rest}"


def _valid(number: str) -> tuple[str, Kind] | None:
    try:
        parsed = phonenumbers.parse(number, "VN")
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.country_code != 84:
        return e164, "abroad"
    kind = _KINDS.get(phonenumbers.number_type(parsed))
    return (e164, kind) if kind else None
