"""A schema made into boxes on a page, and a posted form made into what the schema reads.

The room's schema is the only place of a rule. A browser form is not JSON: repeated fields are lists,
blanks are nothing, a day comes in three boxes.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import request
from marshmallow import fields
from werkzeug.datastructures import MultiDict

from lobby.show import telephone
from lobby.words import day, money, reason, say
from records.centre.queries import own_province
from records.field.guard import BETWEEN, Doubt, keep_name, keeping
from records.field.schema import Errors, RoomSchema
from records.field.spots import Asked, spelled
from records.ledger import Refusal


@dataclass(slots=True)
class Box:
    """One field as the macros draw it; every text in it is a sentence already."""

    name: str
    label: str
    kind: str
    value: Any = None
    hint: str = ""
    error: str = ""
    choices: list[tuple[str, str, str]] = field(default_factory=list)
    required: bool = False
    autocomplete: str = ""
    inputmode: str = ""
    maxlength: int | None = None
    width: str = ""
    kept: str = ""
    """Words the writer said may stay, to be sent along."""
    keep: str = ""
    """Words that are asked about: sent back, they stay."""
    focus: bool = False
    """Whether the keyboard begins here."""
    pieces: tuple[tuple[str, bool], ...] = ()
    """The text with those words, which are the true pieces."""


STORED_NUMBER = re.compile(r"\+84\d{9,10}")
# Chosen when no offered answer is meant: the box comes back empty, to be written otherwise.
NONE_OF_THESE = "-"


class Form:
    """A form before and after it was sent."""

    def __init__(
        self, schema: RoomSchema, typed: Mapping[str, Any], values: dict[str, Any], errors: Errors
    ) -> None:
        """Draw every field of the schema with what was typed and what is wrong with it."""
        self.schema, self.values = schema, values
        self.fields = {name: _box(schema, name, typed, errors) for name in schema.fields}
        boxes = self.fields.values()
        self.errors = [(box.name, _summed_up(box)) for box in boxes if box.error]

    @classmethod
    def blank(cls, schema: RoomSchema, values: Mapping[str, Any] | None = None) -> "Form":
        """Return a form nobody has sent yet, filled with stored values if there are any."""
        return cls(schema, _kept(schema, values or {}), {}, {})

    @classmethod
    def posted(
        cls,
        schema: RoomSchema,
        sent: MultiDict[str, str],
        *,
        asked: Collection[str] | None = None,
        stored: Mapping[str, Any] | None = None,
    ) -> "Form":
        """Read a sent form; what was typed stays in its boxes, and boxes not ``asked`` are as stored."""
        shown = schema.fields if asked is None else asked
        typed = _kept(schema, stored or {})
        typed.update({name: _typed(schema.fields[name], name, sent) for name in shown})
        for name in _warned(schema):
            if name in shown:
                typed[keep_name(name)] = BETWEEN.join(sent.getlist(keep_name(name)))
        values, errors = schema.read(typed, home=own_province)
        return cls(schema, typed, values, errors)

    @property
    def ok(self) -> bool:
        """Tell whether the schema took it."""
        return not self.errors

    def blame(self, name: str, sentence: str) -> None:
        """Put a verb's refusal at the box it concerns."""
        self.fields[name].error = sentence
        self.errors.append((name, _summed_up(self.fields[name])))

    @contextmanager
    def refused_at(self, name: str, *refusals: type[Refusal]) -> Iterator[None]:
        """Say what a verb called within refuses at the box it concerns; ``ok`` tells whether it did."""
        try:
            yield
        except refusals as refusal:
            self.blame(name, say(refusal.key, **refusal.values))


def asked(schema: RoomSchema, stored: Mapping[str, Any] | None = None) -> Form:
    """Return a form as it was just sent, or with what is stored when it is only asked for."""
    if request.method == "POST":
        return Form.posted(schema, request.form)
    return Form.blank(schema, stored)


def _kept(schema: RoomSchema, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values as if typed; nobody is asked again about words that are stored."""
    kept = {keep_name(name): keeping(str(stored.get(name) or "")) for name in _warned(schema)}
    return {**stored, **kept}


def _warned(schema: RoomSchema) -> list[str]:
    """Boxes for a person's own words: what is found in them may stay if the writer says so."""
    return [name for name, box in schema.fields.items() if getattr(box, "guard", None) == "warn"]


def _summed_up(box: Box) -> str:
    """Return an error as the summary says it: "needed" alone would not tell what."""
    return f"{box.label} {box.error}" if box.label.endswith("?") else f"{box.label}: {box.error}"


def _typed(box: fields.Field[Any], name: str, sent: MultiDict[str, str]) -> Any:
    if getattr(box, "many", False):
        return [value for value in sent.getlist(name) if value]
    if box.metadata.get("kind") == "day":
        parts = [sent.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year")]
        if any(parts):
            return dict(zip(("day", "month", "year"), parts, strict=True))
    if box.metadata.get("kind") == "tick":
        return sent.get(name) == "yes"
    said = sent.get(name, "").strip()
    return None if said in ("", NONE_OF_THESE) else said


def _box(schema: RoomSchema, name: str, typed: Mapping[str, Any], errors: Errors) -> Box:
    drawn = schema.fields[name]
    about = drawn.metadata
    label = about.get("label") or f"{schema.words}-{name.replace('_', '-')}"
    box = Box(
        name=name,
        label=say(label),
        kind=about.get("kind", "text"),
        value=_shown(about.get("kind", ""), typed.get(name)),
        hint=say(f"{label}-hint") if about.get("hint") else "",
        error=" ".join(reason(found) for found in errors.get(name, ())),
        choices=_choices(schema, name),
        required=drawn.required,
        autocomplete=about.get("autocomplete", ""),
        inputmode=about.get("inputmode", ""),
        maxlength=getattr(drawn, "limit", None),
        width=about.get("width", ""),
        kept=typed.get(keep_name(name)) or "",
    )
    asked = next((x for x in errors.get(name, ()) if isinstance(x, Asked)), None)
    if asked is not None:
        box.kind = "radios"
        box.choices = [(value, words, "") for value, words in asked.options]
        box.choices.append((NONE_OF_THESE, say("form-none-of-these"), ""))
    doubt = next((x for x in errors.get(name, ()) if isinstance(x, Doubt)), None)
    if doubt is not None:
        box.keep, box.pieces = doubt.keep, doubt.pieces
    return box


def _choices(schema: RoomSchema, name: str) -> list[tuple[str, str, str]]:
    drawn = schema.fields[name]
    given = drawn.metadata.get("options")
    if given is not None:
        return [(value, words, "") for value, words in given()]
    choices = getattr(drawn, "choices", ())
    prefix = drawn.metadata.get("choice_prefix") or f"{schema.words}-{name.replace('_', '-')}"
    words = drawn.metadata.get("choice_words") or [f"{prefix}-{choice}" for choice in choices]
    return [(choice, say(word), "") for choice, word in zip(choices, words, strict=True)]


def _shown(kind: str, value: Any) -> Any:
    """Return a stored value as a person would have typed it; what was typed stays as it is."""
    if kind == "money" and isinstance(value, int):
        return money(value).removesuffix(" đ")
    if kind == "text" and hasattr(value, "isoformat"):
        return day(value)
    if kind == "place" and isinstance(value, str):
        return spelled(value)
    if kind == "tel" and STORED_NUMBER.fullmatch(str(value)):
        return telephone(value)
    return value
