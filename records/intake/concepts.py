"""Skills and trades in one cell of an import: what is sure is taken, the rest is handed back.

A form asks back what it is unsure of; a file of thousands of rows can't, and one unknown skill is no
reason to keep a whole row out.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from matcher.concepts import standard_lexicon

TRADES = ("trade",)
SKILLS = ("skill", "licence", "certificate", "language", "soft")
_BETWEEN = re.compile(r"[,;|•\n]+|\s[-–]\s")


@dataclass(frozen=True, slots=True)
class Concepts:
    """``sure`` are concepts or trade codes, each once; ``left`` are the words not understood."""

    sure: tuple[str, ...]
    left: tuple[str, ...]


def read_concepts(text: str, kinds: Collection[str]) -> Concepts:
    """Every concept of these kinds in a cell; parts stand between commas, semicolons or lines."""
    sure: list[str] = []
    left: list[str] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        found = standard_lexicon().look_up(part, limit=1, kinds=kinds)
        if found and found[0].sure:
            sure.append(found[0].concept)
        else:
            left.append(part)
    return Concepts(tuple(dict.fromkeys(sure)), tuple(left))
