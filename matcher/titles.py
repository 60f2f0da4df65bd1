"""Reads a vacancy's title and description: which trade, which skills, and from which words."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from matcher.concepts import TRADE, Form, Found, Lexicon, standard_lexicon
from matcher.spelling import contradictions, key
from matcher.text import canonical, fold

LONGEST = 6
"""Words of the longest form looked for in running text."""
LATER = 0.62
"""What each further word before a form takes from it: the trade stands at the head of a title."""
GENERIC = 5
"""A form inside the names of so many trades (công nhân, giám sát) says little by itself."""
_FILLERS = frozenset(
    "nhan vien chuyen cong tuyen dung gap can nam nu va kiem".split()
    + "cao cap senior junior thuc tap sinh".split()
)
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"[\[(【{][^\])】}]*[\])】}]")
_BREAK = re.compile(r"\s[-–—|:]\s|[,;/|(\[]|\s(?:tại|ở|lương|thu nhập|upto|làm việc)\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """Trades and skills a text suggests, best first."""

    trades: tuple[Found, ...]
    skills: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A form met in a text: its words, how many that say something, and how many before them."""

    form: Form
    words: str
    telling: int
    before: int
    alone: bool
    span: tuple[int, int]


class Titles:
    """Reads titles with one lexicon. Answers are kept; 20,000 titles take seconds."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spread = _spread(lexicon)
        self._read = lru_cache(maxsize=65_536)(self._read_anew)

    def read(self, title: str, description: str = "") -> Reading:
        """What a title suggests; the description adds skills, never a trade."""
        return self._read(canonical(title).casefold(), canonical(description).casefold())

    def _read_anew(self, title: str, description: str) -> Reading:
        bare = _ASIDE.sub(" ", title)
        head = _BREAK.split(bare)[0]
        trades = self._trades(head) or self._trades(bare) or self._trades(title)
        skills = self._skills(f"{title} {description}")
        return Reading(trades or self._alike(head), skills)

    def _trades(self, text: str) -> tuple[Found, ...]:
        best: dict[str, tuple[float, _Seen]] = {}
        for seen in self._seen(text):
            if seen.form.kind == TRADE:
                score = self._worth(seen)
                if score > best.get(seen.form.concept, (0.0, seen))[0]:
                    best[seen.form.concept] = (score, seen)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].form.concept))[:3]
        return tuple(self._found(score, seen, ranked) for score, seen in ranked)

    def _worth(self, seen: _Seen) -> float:
        """Long forms at the head of the title are worth most, forms of many trades least."""
        vague = not seen.alone and self._spread.get(seen.form.key, 0) >= GENERIC
        length = math.pow(seen.telling or 0.6, 1.2)
        return (0.4 if vague else 1.0) * length * math.pow(LATER, seen.before)

    def _found(self, score: float, seen: _Seen, ranked: list[tuple[float, _Seen]]) -> Found:
        first, rival = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
        sure = score == first and score >= 0.95 and rival <= 0.85 * first
        label = self._lexicon.taxonomy.label(seen.form.concept)
        part = min(round(100 * score / (score + 0.5)), 99)
        return Found(seen.form.concept, label, part, sure, seen.words)

    def _alike(self, head: str) -> tuple[Found, ...]:
        """No known form is in it: the likeliest spellings, never sure."""
        found = self._lexicon.look_up(head, limit=3, kinds={TRADE})
        return tuple(replace(each, sure=False, words=head.strip()) for each in found)

    def _skills(self, text: str) -> tuple[Found, ...]:
        met: dict[str, Found] = {}
        for seen in _widest([x for x in self._seen(text) if x.form.kind != TRADE]):
            form = seen.form
            if form.concept not in met:
                label = self._lexicon.taxonomy.label(form.concept)
                sure = " " in seen.words
                score = 95 if sure else 80
                met[form.concept] = Found(form.concept, label, score, sure, seen.words, form.kind)
        return tuple(met.values())

    def _seen(self, text: str) -> Iterator[_Seen]:
        """Every known form in the text whose marks don't contradict it, longest first per place."""
        words = _WORD.findall(text)
        tells = [fold(word) not in _FILLERS for word in words]
        for at, length in _spans(len(words)):
            spelt = " ".join(words[at : at + length])
            telling, before = sum(tells[at : at + length]), sum(tells[:at])
            for form in self._lexicon.by_key.get(key(spelt), ()):
                if _means(spelt, form, marked=not text.isascii()):
                    whole = telling == sum(tells)
                    yield _Seen(form, spelt, telling, before, whole, (at, at + length))


def _spans(size: int) -> Iterator[tuple[int, int]]:
    """(first word, number of words) of every phrase, the longest first at each place."""
    for at in range(size):
        for length in range(min(LONGEST, size - at), 0, -1):
            yield at, length


def _widest(seen: list[_Seen]) -> Iterator[_Seen]:
    """Those that stand in no longer one: hàn in hàn bạt is another craft."""
    widest = 0, 0
    for each in seen:  # by their first word, the longest first
        if each.span[1] > widest[1]:
            widest = each.span
        if each.span == widest:
            yield each


def _means(spelt: str, form: Form, *, marked: bool) -> bool:
    """A single word must carry its marks; of several, fewer than half may be marked otherwise.

    In a text without any marks a short single word may still name a trade (bep, spa), never a skill.
    """
    if " " in spelt:
        return 2 * contradictions(spelt, form.marked) < len(spelt.split())
    if marked:
        return spelt == form.marked
    return form.kind == TRADE or (spelt == form.marked and len(spelt) > 3)


def _spread(lexicon: Lexicon) -> dict[str, int]:
    """In the names of how many trades each trade's form stands."""
    trades: dict[str, set[str]] = {}
    for form in lexicon.forms:
        words = form.key.split()
        for at in range(len(words)) if form.kind == TRADE else ():
            for end in range(at + 1, len(words) + 1):
                trades.setdefault(" ".join(words[at:end]), set()).add(form.concept)
    return {part: len(codes) for part, codes in trades.items()}


def read_title(title: str, description: str = "") -> Reading:
    """What a title (and description) suggests, by the taxonomy in `matcher/data`."""
    return _standard().read(title, description)


@cache
def _standard() -> Titles:
    return Titles(standard_lexicon())
