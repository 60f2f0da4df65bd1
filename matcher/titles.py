"""Reads a vacancy's title and description: which trade, which skills, and from which words."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from matcher.concepts import TRADE, Form, Found, Lexicon, standard_lexicon
from matcher.levels import level_of
from matcher.spelling import contradictions, key
from matcher.taxonomy import Taxonomy
from matcher.text import canonical, fold

LONGEST = 6
"""Words of the longest form looked for in running text."""
LATER = 0.62
"""What each further word before a form takes from it: the trade stands at the head of a title."""
GENERIC = 5
"""A form inside the names of so many trades (công nhân, giám sát) says little by itself."""
VAGUE = 0.4
"""What is left of a form that says little."""
ROLE = 0.3
"""What a word of a role tells: a technician repairs, but lifts or looms?"""
LEAST = 0.2
"""What any word of a known form tells, were it a filler."""
CORE, USUAL = 0.9, 0.45
"""How well a skill named in the title speaks for a trade that rests on it, or commonly has it."""
_FILLERS = frozenset(
    "nhân viên chuyên cán công tuyển dụng gấp cần nam nữ và kiêm kiểm".split()
    + "cao cấp senior junior thực tập sinh".split()
)
_ROLES = frozenset(
    "kỹ kĩ thuật viên thợ nghề ngành làm việc bảo trì dưỡng sửa chữa vận hành thi lắp đặt sản xuất".split()
    + "trưởng phó nhóm đội tổ bộ phận phòng trường".split()
)
_UNMARKED_FILLERS, _UNMARKED_ROLES = (frozenset(map(fold, x)) for x in (_FILLERS, _ROLES))
_JOINING = frozenset("tại ở và có từ cho với là cả hoặc theo trên".split())
"""Words that join others: never another word with its marks mistyped."""
_CRAFTS = frozenset({"skill", "licence", "certificate"})
_WORD = re.compile(r"\w+")
_BRANCH = re.compile(r"[-–,]\s*cn\.\s.*")
"""CN with a full stop is a branch of a bank (chi nhánh) and its place, not workers (công nhân)."""
_ASIDE = re.compile(r"[\[(【{][^\])】}]*[\])】}]")
_BREAK = re.compile(r"\s[-–—|:]\s|[,;/|(\[]|\s(?:tại|ở|lương|thu nhập|upto|làm việc)\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """Trades and skills a text suggests, best first.

    `rest` is where work of the level that its role names belongs, if it is named nowhere else.
    """

    trades: tuple[Found, ...]
    skills: tuple[Found, ...]
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A form met in a text: its words, how much they tell, and how many objects of work before them.

    `whole`: no word that says what is worked on stands outside it.
    """

    form: Form
    words: str
    telling: float
    before: int
    whole: bool
    span: tuple[int, int]


class Titles:
    """Reads titles with one lexicon. Answers are kept; 20,000 titles take seconds."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spread = _spread(lexicon)
        self._rests = _rests(lexicon.taxonomy)
        self._read = lru_cache(maxsize=65_536)(self._read_anew)

    def read(self, title: str, description: str = "") -> Reading:
        """What a title suggests; the description adds skills, never a trade."""
        return self._read(canonical(title).casefold(), canonical(description).casefold())

    def _read_anew(self, title: str, description: str) -> Reading:
        title = _BRANCH.sub(" ", title)
        bare = _ASIDE.sub(" ", title)
        head, level = _BREAK.split(bare)[0], level_of(bare)
        within = level.within if level else ("",)
        read = [found for text in (head, bare, title) if (found := self._trades(text, within))]
        trades = next((found for found in read if _tells(found[0].words)), (read or [()])[0])
        skills = self._skills(f"{title} {description}")
        return Reading(trades or self._alike(head), skills, level.rest if level else None)

    def _trades(self, text: str, within: tuple[str, ...]) -> tuple[Found, ...]:
        """The three likeliest: each by its best form in the text and its best skill, together."""
        seen = list(self._seen(text))
        named, implied = _Best(), _Best()
        for each in seen:
            if each.form.kind == TRADE:
                named.offer(each.form.concept, self._worth(each), each)
        for each in _widest([x for x in seen if x.form.kind in _CRAFTS]):
            for trade, share in self._rests.get(each.form.concept, ()):
                implied.offer(trade, share * self._worth(each), each)
        ranked = sorted(
            (
                (named.score(code) + implied.score(code), code)
                for code in {*named, *implied}
                if code.startswith(within)
            ),
            key=lambda pair: (-pair[0], pair[1]),
        )[:3]
        said = {**implied, **named}
        return tuple(
            self._found(at, ranked, said[code][1].words) for at, (_, code) in enumerate(ranked)
        )

    def _worth(self, seen: _Seen) -> float:
        """Long forms at the head of the title are worth most, forms of many trades least."""
        vague = not seen.whole and self._spread.get(seen.form.key, 0) >= GENERIC
        length = math.pow(seen.telling, 1.2)
        return (VAGUE if vague else 1.0) * length * math.pow(LATER, seen.before)

    def _found(self, place: int, ranked: list[tuple[float, str]], words: str) -> Found:
        score, code = ranked[place]
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        sure = place == 0 and score >= 0.95 and rival <= 0.85 * score
        label = self._lexicon.taxonomy.label(code)
        return Found(code, label, min(round(100 * score / (score + 0.5)), 99), sure, words)

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
        tells = [_telling(word) for word in words]
        objects = [each == 1 for each in tells]
        for at, length in _spans(len(words)):
            here = slice(at, at + length)
            spelt, telling = " ".join(words[here]), max(sum(tells[here]), LEAST * length)
            whole, before = sum(objects[here]) == sum(objects), sum(objects[:at])
            bare = spelt.isascii() and _amid_marks(words, at, length)
            for form in self._lexicon.by_key.get(key(spelt), ()):
                if bare and not form.marked.isascii():
                    continue
                if _means(spelt, form, marked=not text.isascii()):
                    yield _Seen(form, spelt, telling, before, whole, (at, at + length))


class _Best(dict[str, tuple[float, _Seen]]):
    """For each trade what speaks for it most."""

    def offer(self, trade: str, score: float, seen: _Seen) -> None:
        if score > self.score(trade):
            self[trade] = score, seen

    def score(self, trade: str) -> float:
        return self[trade][0] if trade in self else 0.0


def _telling(word: str) -> float:
    """1 for what is worked on or with, less for a role, 0 for a filler."""
    bare = word.isascii()
    if word in (_UNMARKED_FILLERS if bare else _FILLERS):
        return 0.0
    if word in (_UNMARKED_ROLES if bare else _ROLES):
        return ROLE
    return ROLE if word == "máy" else 1.0  # may, without its mark, is sewing


def _amid_marks(words: list[str], at: int, length: int) -> bool:
    """Whether the words on both sides carry marks: gia cao in chuyên gia cao cấp is no giã cào."""
    around = words[max(at - 1, 0) : at] + words[at + length : at + length + 1]
    return len(around) == 2 and not any(word.isascii() for word in around)


def _tells(words: str) -> bool:
    """Whether they name more than a role."""
    return any(_telling(word) == 1 for word in words.split())


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
    """A single word must carry its marks; of several, less than half of what they tell may differ.

    In a text without any marks a short single word may still name a trade (bep, spa), never a skill.
    """
    if " " in spelt:
        words = spelt.split()
        pairs = zip(words, form.marked.split(), strict=False)
        mistyped = [pair for pair in pairs if contradictions(*pair)]
        if any(word in _JOINING for word, _ in mistyped):
            return False
        wrong = sum(max(map(_telling, pair)) for pair in mistyped)
        return 2 * wrong < max(sum(map(_telling, words)), LEAST)
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


def _rests(taxonomy: Taxonomy) -> dict[str, list[tuple[str, float]]]:
    """For each skill the trades it speaks for, and how well: the fewer they are, the better."""
    rests: dict[str, list[tuple[str, float]]] = {}
    for share, of in ((CORE, taxonomy.core), (USUAL, taxonomy.usual)):
        trades: dict[str, list[str]] = {}
        for code in taxonomy.trades:
            for skill in of(code):
                trades.setdefault(skill, []).append(code)
        for skill, codes in trades.items():
            part = share / math.sqrt(len(codes))
            rests.setdefault(skill, []).extend((code, part) for code in codes)
    return rests


def read_title(title: str, description: str = "") -> Reading:
    """What a title (and description) suggests, by the taxonomy in `matcher/data`."""
    return _standard().read(title, description)


@cache
def _standard() -> Titles:
    return Titles(standard_lexicon())
