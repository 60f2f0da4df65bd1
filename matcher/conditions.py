"""Reads from an advert's text the conditions of the work: lodging, meals, shifts, schooling, and the words.

The phrases are ours, in `matcher/data/conditions.csv`. What is denied ("không bao ăn ở") isn't read, and
nothing is concluded from silence.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from matcher.spelling import contradictions
from matcher.taxonomy import DATA
from matcher.text import canonical, fold

DENIED = frozenset("không ko chưa khỏi no not without".split())
"""Words before a phrase, in its clause, that turn it round. Not k, a thousand; nor miễn: miễn phí is free."""
NEAR = 2
"""So many words before it are looked at."""
LONGEST = 7
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.,;:!?•+|]")


@dataclass(frozen=True, slots=True)
class Said:
    """A condition that a text states: the criterion, the choice, and the words it was read from."""

    criterion: str
    choice: str
    words: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    criterion: str
    choice: str
    marked: str


def read_conditions(*texts: str) -> tuple[Said, ...]:
    """What the texts state, each choice once, in the order of the texts; the longest phrase counts."""
    found: dict[tuple[str, str], Said] = {}
    for text in texts:
        for clause in chain.from_iterable(map(_CLAUSE.split, text.splitlines())):
            for said in _read(canonical(clause).casefold()):
                found.setdefault((said.criterion, said.choice), said)
    return tuple(found.values())


def _read(text: str) -> Iterator[Said]:
    words = _WORD.findall(text)
    at = 0
    while at < len(words):
        length, phrase = _longest(words, at)
        if phrase and not DENIED.intersection(words[max(at - NEAR, 0) : at]):
            yield Said(phrase.criterion, phrase.choice, " ".join(words[at : at + length]))
        at += length


def _longest(words: list[str], at: int) -> tuple[int, _Phrase | None]:
    """The longest phrase that begins here, and how many words to go on by."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        spelt = " ".join(words[at : at + length])
        for phrase in _phrases().get(fold(spelt), ()):
            if not contradictions(spelt, phrase.marked):
                return length, phrase
    return 1, None


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    phrases: dict[str, list[_Phrase]] = {}
    text = DATA.joinpath("conditions.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for said in row["phrases"].split("|"):
            phrase = _Phrase(row["criterion"], row["choice"], canonical(said).casefold())
            phrases.setdefault(fold(said), []).append(phrase)
    return phrases
