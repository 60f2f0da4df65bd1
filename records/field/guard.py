"""What becomes of words that are kept nowhere: refused, or, in somebody's own words, asked about once.

A box that people write into freely says how it is guarded: ``refuse`` (what staff and employers write),
``warn`` (a person's own words: they may stay when the writer says so), ``by-trade`` (the schema decides,
see ``records/vacancy/lint.py``) or ``none`` (nothing of it is kept or shown).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from marshmallow import ValidationError

from matcher.text import canonical
from records.field.scan import DEMANDS, STATEMENTS, Finding, scan
from records.intake.reasons import Reason, because

Guard = Literal["refuse", "warn", "by-trade", "none"]
GUARDS: tuple[Guard, ...] = ("refuse", "warn", "by-trade", "none")
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Doubt(Reason):
    """A reason the writer may overrule: sent back with ``keep``, the words stay."""

    pieces: tuple[tuple[str, bool], ...] = ()
    """The text cut up; true pieces are the words that were found."""

    keep: str = ""


def guarded(text: str, guard: Guard | None, kept: str = "") -> str:
    """Return the text, or raise the reason why it can't stay as it is."""
    reason = refused(text) if guard == "refuse" else None
    if guard == "warn":
        reason = doubted(text, kept)
    if reason is not None:
        raise ValidationError([reason])
    return text


def refused(text: str) -> Reason | None:
    """Say which words of a text must be put otherwise."""
    found = scan(text, STATEMENTS | DEMANDS)
    return because("scan-refused", words=quoted(text, found)) if found else None


def doubted(text: str, kept: str = "") -> Doubt | None:
    """Ask about words in somebody's own words, unless ``kept`` says that just these may stay."""
    found = scan(text)
    keep = keeping(text)
    if set(keep.split(BETWEEN)) <= {"", *kept.split(BETWEEN)}:
        return None
    return Doubt(
        "scan-doubted", {"words": quoted(text, found)}, pieces=pieces(text, found), keep=keep
    )


def keeping(text: str) -> str:
    """Return what a form must send back so that the words found in a text may stay."""
    return BETWEEN.join(sorted({finding.phrase for finding in scan(text)}))


def keep_name(name: str) -> str:
    """Return the name of the box that says which words of box ``name`` stay."""
    return f"{name}-keep"


def kept_in(data: Any, name: str | None) -> str:
    """Return which words the writer said may stay."""
    return str(data.get(keep_name(name or "")) or "") if isinstance(data, Mapping) else ""


def quoted(text: str, found: Iterable[Finding]) -> str:
    """Return the words found, as they were written, each once."""
    said = dict.fromkeys(canonical(text[each.start : each.end]) for each in found)
    return ", ".join(f"“{words}”" for words in said)


def pieces(text: str, found: Iterable[Finding]) -> tuple[tuple[str, bool], ...]:
    """Cut a text up; true pieces are the words that were found."""
    cut, at = list[tuple[str, bool]](), 0
    for each in found:
        cut += [(text[at : each.start], False), (text[each.start : each.end], True)]
        at = each.end
    return tuple(piece for piece in [*cut, (text[at:], False)] if piece[0])
