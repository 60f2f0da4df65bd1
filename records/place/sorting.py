"""Sorting as a Vietnamese reader expects: a ă â b c d đ ..., tones only to break ties.

The tones follow the order of the ICU locale ``vi``: ngang, huyền, hỏi, ngã, sắc, nặng. PostgreSQL's
own order depends on how it was built, so lists are sorted with these keys instead.
"""

import unicodedata

from matcher.text import canonical

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=20)}
_TONES = {tone: rank for rank, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}

SortKey = tuple[tuple[int, ...], tuple[int, ...]]


def sort_key(text: str) -> SortKey:
    """A key for ``sorted``: words first by letters, then by tones. Takes any spelling of text."""
    letters: list[int] = []
    tones: list[int] = []
    for word in canonical(text).casefold().split():
        # A word's end sorts before any letter: Hà An before Hàng.
        letters.append(0)
        tones.append(0)
        for letter, tone in map(_part, unicodedata.normalize("NFC", word)):
            letters.append(_rank(letter))
            tones.append(tone)
    return tuple(letters), tuple(tones)


def given_name_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """How lists of people are sorted: given name (the last word), then family, then middle."""
    words = canonical(full_name).split()
    family, middle, given = words[:1], words[1:-1], words[-1:]
    return sort_key(" ".join(given)), sort_key(" ".join(family)), sort_key(" ".join(middle))


def _part(letter: str) -> tuple[str, int]:
    """One letter as its toneless letter and the rank of its tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "")), _TONES.get(tone, 0)


def _rank(letter: str) -> int:
    # Digits before letters, as in any list; foreign letters after all of ours.
    if letter.isdecimal():
        return 1 + int(letter)
    return _RANK.get(letter, 100 + ord(letter[0]) if letter else 100)
