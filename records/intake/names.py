"""Full names: cleaned of what a keyboard adds, never rewritten; a better case is only suggested."""

import re
import unicodedata
from dataclasses import dataclass

from records.intake.reasons import Reason, because

LONGEST = 100

_MISTAKEN_D = str.maketrans("Ðð", "Đđ")
_NAME = re.compile(r"[^\W\d_]+(?:[ '\u2019.\-]+[^\W\d_]+)*\.?")
_FIRST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Name:
    """``full`` as it will be kept; ``given`` is the last word; people are sorted by it.

    ``suggestion`` is the same name in usual case where all of it was written in one case.
    """

    full: str
    before: str
    given: str
    suggestion: str | None
    as_written: str


def read_name(text: str) -> Name | Reason:
    """A full name in the order family, middle, given. One word, five words: all are names."""
    full = " ".join(_spelled(text).split())
    if not full:
        return because("name-missing")
    if len(full) > LONGEST:
        return because("name-too-long", written=full[:LONGEST], limit=LONGEST)
    if not _NAME.fullmatch(full):
        return because("name-unreadable", written=text)
    before, _, given = full.rpartition(" ")
    return Name(full, before, given, _suggested(full), text)


def _spelled(text: str) -> str:
    """NFC, without unseen characters, Icelandic Ð made Đ; tones stay where their owner put them."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFC", seen.translate(_MISTAKEN_D))


def _suggested(full: str) -> str | None:
    """NGUYỄN VĂN ÁNH -> Nguyễn Văn Ánh; a name in mixed case is left as its owner writes it."""
    if not (full.isupper() or full.islower()) or len(full) < 2:
        return None
    return _FIRST_LETTERS.sub(lambda letter: letter[0].upper(), full.lower())
