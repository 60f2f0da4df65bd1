"""Numbers that are names (phone, citizen, tax), after a spreadsheet has had its way with them."""

import re

from matcher.text import canonical

_MANGLED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


def unspaced(text: str) -> str:
    """Without the ".0" of a number cell, the quote of a text cell, and spaces."""
    plain = "".join(canonical(text).split()).lstrip("'`\u2018\u2019")
    whole, zero, rest = plain.partition(".")
    # Only "912345678.0" is a number cell; "0912.000" may be a phone in groups.
    return whole if zero and rest == "0" and whole.isdigit() else plain


def is_mangled(text: str) -> bool:
    """Whether a spreadsheet has turned the number into 4.5301E+11: its digits are lost."""
    return bool(_MANGLED.fullmatch(unspaced(text)))


def digits_of(text: str) -> str | None:
    """The digits, where only points, dashes and spaces stand between them; else None."""
    bare = re.sub(r"[.\-\u2010-\u2015]", "", unspaced(text))
    return bare if bare.isascii() and bare.isdigit() else None
