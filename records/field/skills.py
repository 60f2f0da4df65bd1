"""Trades and skills as people write them: mapped to concepts when sure, asked back when not."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from marshmallow import ValidationError, fields

from matcher.concepts import standard_lexicon
from matcher.taxonomy import standard
from matcher.text import canonical
from records.field.basic import EMPTY, refuse, tidied
from records.field.schema import describe
from records.intake.reasons import Reason, because

_BETWEEN = re.compile(r"[;\n]")
_RUN = 6
"""No name is longer than so many words apart by commas."""
LIMIT = 120
NEAR, SPREAD = 66, 8
"""What scores less, or so much less than the best, is no guess worth asking about."""
EXPERIENCE = "kinh nghiệm"
"""How long somebody has worked has a box of its own, and is no skill."""
SKILL_KINDS = ("skill", "licence", "certificate", "language", "soft")


class Trade(fields.Field[str]):
    """One trade, written or chosen; kept as its code."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box."""
        super().__init__(metadata=metadata or describe("text", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        found = _one(tidied(value, LIMIT), ("trade",))
        if isinstance(found, Reason):
            raise ValidationError([found])
        return found


class _Several(fields.Field[Any]):
    """Several things in one box, apart by commas or lines; a name that has commas itself is one."""

    default_error_messages = EMPTY
    kinds: tuple[str, ...] = ()
    most = 30

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw a box of some lines."""
        super().__init__(metadata=metadata or describe("textarea", hint=True), **more)

    def _concepts(self, value: Any) -> list[str]:
        written = list(_parts(str(value), self.kinds))
        if len(written) > self.most:
            raise refuse("field-too-many", limit=self.most)
        found = [_one(tidied(word, LIMIT), self.kinds) for word in written]
        wrong = [x for x in found if isinstance(x, Reason)]
        if wrong:
            raise ValidationError(list(wrong))
        return list(dict.fromkeys(x for x in found if isinstance(x, str)))


class Trades(_Several):
    """Trades, as a list of codes."""

    kinds = ("trade",)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> list[str]:
        return self._concepts(value)


class Skills(_Several):
    """Skills, licences and certificates, as a list of concepts."""

    kinds = SKILL_KINDS

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> list[str]:
        return self._concepts(value)


def written(codes: list[str] | tuple[str, ...], language: str = "vi") -> str:
    """Return concepts as they would be written into a box: one per line."""
    return "\n".join(standard().label(code, language) for code in codes)


def _parts(text: str, kinds: tuple[str, ...]) -> Iterator[str]:
    for line in _BETWEEN.split(text):
        words = [word.strip() for word in line.split(",") if word.strip()]
        while words:
            runs = range(min(len(words), _RUN), 1, -1)
            n = next((n for n in runs if _key(",".join(words[:n])) in _names(kinds)), 1)
            yield ",".join(words[:n])
            words = words[n:]


@cache
def _names(kinds: tuple[str, ...]) -> Mapping[str, str]:
    """Return what the lists call each concept, in both languages; a name that two share is nobody's."""
    words, found = standard(), dict[str, set[str]]()
    for code in words.trades if kinds == ("trade",) else words.concepts:
        for name in (code, words.label(code, "vi"), words.label(code, "en")):
            found.setdefault(_key(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _key(text: str) -> str:
    return re.sub(" ?, ?", ",", canonical(text)).casefold()


def _one(text: str, kinds: tuple[str, ...]) -> str | Reason:
    words, named = standard(), _names(kinds).get(_key(text))
    if named is not None:
        return named
    found = standard_lexicon().look_up(text, limit=3, kinds=kinds)
    if found and found[0].sure:
        return found[0].concept
    if EXPERIENCE in canonical(text).casefold() and kinds == SKILL_KINDS:
        return because("experience-apart", written=text)
    near = [x for x in found if x.score >= max(NEAR, found[0].score - SPREAD)]
    if not near:
        return because("concept-unknown", written=text)
    names = "; ".join(f"“{words.label(x.concept, 'vi')}”" for x in near)
    return because("concept-unsure", written=text, near=names)
