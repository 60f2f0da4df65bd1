"""Places as people write them: looked up, asked back when unsure, never guessed.

What is chosen among the places offered comes back as ``commune:19333`` or ``communes:19333+19334``,
``province:44``, ``country:JP``: the same box takes both. Several places of work stand apart by ``;``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from marshmallow import ValidationError, fields

from records.field.basic import EMPTY, refuse, tidied
from records.field.guard import guarded
from records.field.schema import RoomSchema, describe
from records.intake.reasons import Reason, because
from records.place.gazetteer import commune, commune_full_name, gazetteer
from records.place.look_up import ASK, SURE, Found, look_up

Spot = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Asked(Reason):
    """A reason that offers answers: ``(value, words)``; place names need no translating."""

    options: tuple[tuple[str, str], ...] = ()


class Spots(fields.Field[list[Spot]]):
    """Places of work: each a commune, a province, a whole former district, or a country."""

    most = 20
    longest = 200

    default_error_messages = EMPTY
    precise = False

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw a place box."""
        super().__init__(metadata=metadata or describe("place", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Any:
        parts = [part.strip() for part in str(value).split(";") if part.strip()]
        if not parts:
            raise refuse("field-required")
        if len(parts) > self.most:
            raise refuse("field-too-many", limit=self.most)
        found = [self._among(parts, at) for at in range(len(parts))]
        listed = {
            (kind, code): written or _name(kind, code)
            for kind, codes, written in found
            for code in codes
        }
        return [_spot(kind, code, written) for (kind, code), written in listed.items()]

    def _among(self, parts: list[str], at: int) -> tuple[str, tuple[str, ...], str]:
        """Find one of several; an answer to what is asked back carries the other parts along."""
        try:
            return self._found(parts[at])
        except ValidationError as wrong:
            before, after = parts[:at], parts[at + 1 :]
            raise ValidationError(
                [_carrying(reason, before, after) for reason in wrong.messages]
            ) from None

    def _home(self) -> str | None:
        ask = self.root.home if isinstance(self.root, RoomSchema) else None
        return ask() if ask else None

    def _found(self, text: str) -> tuple[str, tuple[str, ...], str]:
        chosen = _chosen(text)
        if chosen is not None:
            return chosen
        text = guarded(tidied(text, self.longest), "refuse")
        answer = look_up(text, home=self._home())
        usable = [x for x in answer.places if not self.precise or x.kind == "commune"]
        if answer.state == SURE and len(usable) == 1:
            return usable[0].kind, usable[0].codes, text
        if answer.state in (ASK, SURE) and usable:
            options = tuple((_value(x), _label(x)) for x in usable)
            key = "place-near" if answer.reason == "spelling" else "place-ask"
            raise ValidationError([Asked(key, {"written": text}, options=options)])
        key = "place-commune-needed" if answer.places else "place-unknown"
        raise ValidationError([because(key, written=text)])


class Commune(Spots):
    """One commune, for where somebody lives; kept as its code."""

    precise = True

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Any:
        kind, codes, written = self._found(str(value))
        if kind != "commune" or len(codes) != 1:
            raise ValidationError([because("place-commune-needed", written=written)])
        return codes[0]


def spelled(text: str) -> str:
    """Return a place as it would be typed: a chosen code becomes its full name."""
    parts = [part.strip() for part in text.split(";")]
    return "; ".join(name for part in parts for name in _names(part))


def _names(part: str) -> tuple[str, ...]:
    chosen = _chosen(part)
    return tuple(_name(chosen[0], code) for code in chosen[1]) if chosen else (part,)


def _name(kind: str, code: str) -> str:
    if kind == "commune":
        return commune_full_name(code)
    if kind == "country":
        return gazetteer().countries[code].name
    whole = gazetteer().provinces[code]
    return f"{whole.kind} {whole.name}"


def _carrying(reason: Any, before: list[str], after: list[str]) -> Any:
    if not isinstance(reason, Asked):
        return reason
    whole = tuple(("; ".join([*before, v, *after]), words) for v, words in reason.options)
    return replace(reason, options=whole)


def _chosen(text: str) -> tuple[str, tuple[str, ...], str] | None:
    kind, colon, codes = text.partition(":")
    listed = tuple(codes.split("+"))
    shelves: dict[str, Mapping[str, Any]] = {
        "commune": gazetteer().communes,
        "communes": gazetteer().communes,
        "province": gazetteer().provinces,
        "country": gazetteer().countries,
    }
    known = shelves.get(kind, {})
    if not colon or not all(code in known for code in listed):
        return None
    return ("commune" if kind == "communes" else kind), listed, ""


def _value(found: Found) -> str:
    kind = "communes" if found.kind == "former-district" else found.kind
    return f"{kind}:{'+'.join(found.codes)}"


def _label(found: Found) -> str:
    now = ", ".join(found.label)
    before = ", ".join(name for name in found.formerly if name not in found.label)
    return f"{now} ({before})" if before else now


def _spot(kind: str, code: str, written: str) -> Spot:
    if kind == "country":
        return {"country": code, "province_code": None, "commune_code": None, "written": written}
    if kind == "province":
        return {"country": "VN", "province_code": code, "commune_code": None, "written": written}
    province = commune(code).province
    return {"country": "VN", "province_code": province, "commune_code": code, "written": written}
