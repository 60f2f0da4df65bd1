"""One route, as the matrix asks it: the kinds of things in its address, fixed words, what a form sends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Row:
    """One route. ``things``: kind by name in the rule. ``fixed``: words by name. ``form``: what is sent."""

    things: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)


def row(code: str = "", *, form: Mapping[str, Any] | None = None, **more: Any) -> Row:
    """A row whose ``<code>`` is this kind of thing; ``more`` are other names: a kind, or fixed words."""
    things = {"code": code} if code else {}
    things |= {name: kind for name, kind in more.items() if isinstance(kind, str)}
    fixed = {name: words for name, words in more.items() if isinstance(words, tuple)}
    return Row(things, fixed, form or {})
