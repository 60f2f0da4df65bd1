"""Finds words that tell of an offence, a sentence, a prison, a record or the police: kept nowhere.

What is written with marks is compared with marks, in any style and any Unicode form. What is written
without is compared folded, where the words around are without marks too and the phrase can be mistaken
for nothing else: ``data/phrases.csv`` says of each phrase whether it can.

``unmarked``: ``yes`` = also found folded; ``some`` = the word it turns on must be written right, the
others need not; ``no`` = every mark must be there. A phrase does not count where it is prevented
(``averted``: "phòng chống trộm cắp"), straight after a word of ``not_after`` or before one of
``not_before`` (``#`` is any number, ``^`` means that its last two words are written as a name).
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, takewhile

from matcher.text import canonical, fold

STATEMENTS = frozenset({"offence", "sentence", "prison", "record", "police"})
DEMANDS = frozenset({"record", "demand"})
"""What a vacancy may not ask for; "demand" alone (a paper, a clean past) tells nothing of anybody."""

AROUND, AVERTED_WITHIN = 3, 5
TURNS_ON = frozenset("tù án sự tội".split())
"""The word a phrase turns on is the last of these in it, else its last word with marks."""
_MARKS, _UNSEEN = "\u0300-\u036f", "\u200b-\u200d\u2060\ufeff\u00ad"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}{_UNSEEN}]+[^\W_]*)*")
_ENDS = re.compile(r"[.!?…;]\s")
_AVERTING = frozenset(
    "phòng chống ngăn ngừa tránh cấm nghiêm tố giác hiểm "
    "prevent prevents preventing prevention against anti deter insurance".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase met in a text: ``text[start:end]`` is how it is written there."""

    phrase: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    written: str
    kind: str
    unmarked: str
    averted: bool
    not_after: frozenset[str]
    not_before: frozenset[str]
    words: tuple[str, ...]
    bare: tuple[str, ...]
    anchor: int


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    marked: str
    bare: str
    titled: bool
    begins: bool
    """A new sentence begins with it."""

    @property
    def has_marks(self) -> bool:
        return self.marked != self.bare


def scan(text: str, kinds: frozenset[str] = STATEMENTS) -> tuple[Finding, ...]:
    """Return the phrases of these kinds in a text, in order, longest first, none over another."""
    words = _words(text)
    found, at = list[Finding](), 0
    while at < len(words):
        phrase = next((x for x in _starting(words[at].bare, kinds) if _is_at(words, at, x)), None)
        if phrase is not None:
            last = words[at + len(phrase.words) - 1]
            found.append(Finding(phrase.written, words[at].start, last.end, phrase.kind))
        at += len(phrase.words) if phrase else 1
    return tuple(found)


def _words(text: str) -> list[_Word]:
    words, before = list[_Word](), ""
    for found in _WORD.finditer(text):
        written = unicodedata.normalize("NFC", canonical(found[0]))
        gap = text[words[-1].end : found.start()] if words else ""
        # Shouted texts have no small letters to tell a new sentence by.
        anew = written[:1].isupper() and not before.isupper()
        # A number at the head of a line counts the lines.
        listed = written[:1].isdigit() and "\n" in gap
        begins = listed or (anew and bool(_ENDS.search(gap)))
        marked, bare = written.casefold(), fold(found[0])
        words.append(_Word(*found.span(), marked, bare, written.istitle(), begins))
        before = written
    return words


def _is_at(words: Sequence[_Word], at: int, phrase: _Phrase) -> bool:
    window = words[at : at + len(phrase.words)]
    return (
        tuple(word.bare for word in window) == phrase.bare
        and not any(word.begins for word in window[1:])
        and _is_written(words, at, phrase)
        and not _is_innocent(words, at, phrase)
    )


def _is_written(words: Sequence[_Word], at: int, phrase: _Phrase) -> bool:
    window = words[at : at + len(phrase.words)]
    right = [word.marked == wanted for word, wanted in zip(window, phrase.words, strict=True)]
    if all(right):
        return True
    wrong = any(word.has_marks and not is_so for word, is_so in zip(window, right, strict=True))
    if wrong or phrase.unmarked == "no":
        return False
    if phrase.unmarked == "some":
        return right[phrase.anchor]
    after = takewhile(lambda word: not word.begins, words[at + len(window) :])
    around = [*_before(words, at)[:AROUND], *window, *islice(after, AROUND)]
    return right[phrase.anchor] or not any(word.has_marks for word in around)


def _is_innocent(words: Sequence[_Word], at: int, phrase: _Phrase) -> bool:
    before, after = _before(words, at), at + len(phrase.words)
    if phrase.averted and any(_among(word, _AVERTING) for word in before):
        return True
    if before and _among(before[0], phrase.not_after):
        return True
    if "^" in phrase.not_before and all(word.titled for word in words[after - 2 : after]):
        return True
    follows = after < len(words) and not words[after].begins
    return follows and _among(words[after], phrase.not_before)


def _before(words: Sequence[_Word], at: int) -> list[_Word]:
    """The last words before, nearest first, as far as the sentence goes."""
    near = list[_Word]()
    while at > 0 and not words[at].begins and len(near) < AVERTED_WITHIN:
        at -= 1
        near.append(words[at])
    return near


def _among(word: _Word, listed: frozenset[str]) -> bool:
    if "#" in listed and word.bare[:1].isdigit():
        return True
    return word.marked in listed or (not word.has_marks and word.bare in _folded(listed))


@cache
def _folded(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, listed))


@lru_cache(maxsize=4096)
def _starting(first: str, kinds: frozenset[str]) -> tuple[_Phrase, ...]:
    """The phrases that begin with a word, longest first."""
    listed = [x for x in _phrases() if x.bare[0] == first and x.kind in kinds]
    return tuple(sorted(listed, key=lambda phrase: -len(phrase.words)))


@cache
def _phrases() -> tuple[_Phrase, ...]:
    path = files("records.field") / "data" / "phrases.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(_read(csv.DictReader(file)))


def _read(rows: Iterable[dict[str, str]]) -> Iterator[_Phrase]:
    for row in rows:
        words = tuple(canonical(row["phrase"]).casefold().split())
        marked = [at for at, word in enumerate(words) if word != fold(word)]
        turning = [at for at in marked if words[at] in TURNS_ON] or marked or [0]
        yield _Phrase(
            row["phrase"],
            row["kind"],
            row["unmarked"],
            row["averted"] == "yes",
            frozenset(row["not_after"].split()),
            frozenset(row["not_before"].split()),
            words,
            tuple(map(fold, words)),
            turning[-1],
        )
