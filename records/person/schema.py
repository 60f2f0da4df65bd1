"""What is asked of a person by form 01 (NĐ 352/2025, Phụ lục I): its starred boxes, and those for later."""

import re
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from records.field import (
    Choices,
    CitizenId,
    Commune,
    Day,
    Email,
    FullName,
    Phone,
    Pick,
    RoomSchema,
    Text,
    YesNo,
    describe,
)
from records.field.basic import refuse
from records.field.said import Ethnicity
from records.intake.reasons import because
from records.person.details import SEXES
from records.person.particulars import (
    PRIORITIES,
    SERVICES,
    SOFT_SKILLS,
    FormerWork,
    Particulars,
)

PRIVATE = "seeker counsellor"
EMPTY: dict[str, Any] = {"load_default": None, "allow_none": True}
WORKS = 5
_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.\-](19|20)(\d\d)")
_PART = re.compile(r"(\w+)_(\d)")


def _line(limit: int, *, hint: bool = False, label: str = "") -> Text:
    about = describe("text", seen_by=PRIVATE, hint=hint, **({"label": label} if label else {}))
    return Text(limit=limit, guard="refuse", metadata=about, **EMPTY)


def _several(choices: tuple[str, ...]) -> Choices:
    return Choices(choices, load_default=list, metadata=describe("checkboxes", seen_by=PRIVATE))


class WhoSchema(RoomSchema):
    """Who somebody is."""

    words = "seeker"

    name = FullName(
        limit=120, required=True, metadata=describe("text", seen_by=PRIVATE, autocomplete="off")
    )
    sex = Pick(SEXES, metadata=describe("radios", seen_by=PRIVATE), **EMPTY)
    birth_date = Day(metadata=describe("day", seen_by=PRIVATE), **EMPTY)
    ethnicity = Ethnicity(metadata=describe("select", seen_by=PRIVATE), **EMPTY)
    phone = Phone(limit=20, metadata=describe("tel", seen_by=PRIVATE), **EMPTY)
    citizen_id = CitizenId(limit=20, metadata=describe("text", seen_by=PRIVATE), **EMPTY)
    address = _line(300)


class Month(Text):
    """A month of a year, ``3/2019``; kept as ``2019-03``. A gap between two is never asked about."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        said = _MONTH.fullmatch("".join(str(value).split()))
        if said is None:
            raise refuse("field-month")
        return f"{said[2]}{said[3]}-{int(said[1]):02}"


class _HomeAndServices(RoomSchema):
    words = "seeker"

    permanent_commune = Commune(metadata=describe("place", seen_by=PRIVATE), **EMPTY)
    permanent_address = _line(300)
    services = _several(SERVICES)


class StarredSchema(_HomeAndServices):
    """Where somebody is registered to live, and which services they wish for."""

    same_home = YesNo(metadata=describe("tick", seen_by=PRIVATE), load_default=False)


STARRED = ("permanent_commune", "permanent_address", "services")


def starred(values: dict[str, Any]) -> dict[str, Any]:
    """Take the starred particulars out of what was written; the same home is written twice."""
    said = {name: values.pop(name) for name in STARRED}
    if values.pop("same_home", False):
        said["permanent_commune"] = values.get("commune_code")
        said["permanent_address"] = values.get("address")
    return {**said, "services": tuple(said["services"] or ())}


def _works() -> dict[str, Any]:
    """Return the boxes of some places of work, side by side."""
    boxes: dict[str, Any] = {}
    for n in range(1, WORKS + 1):
        for part in ("place", "post", "main_work"):
            boxes[f"{part}_{n}"] = _line(200, label=f"seeker-work-{part.replace('_', '-')}")
        for part in ("began", "ended"):
            about = describe(
                "text", seen_by=PRIVATE, label=f"seeker-work-{part}", width="5", inputmode="numeric"
            )
            boxes[f"{part}_{n}"] = Month(limit=10, metadata=about, **EMPTY)
    return boxes


class _LaterBoxes(_HomeAndServices):
    religion = _line(60, hint=True)
    email = Email(limit=120, metadata=describe("text", seen_by=PRIVATE), **EMPTY)
    other_contact = _line(200, hint=True)
    priorities = _several(PRIORITIES)
    field_of_study = _line(120)
    other_training = _line(200)
    languages = _line(120, hint=True)
    computing = _line(120, hint=True)
    soft_skills = _several(SOFT_SKILLS)


class ParticularsSchema(_LaterBoxes.from_dict(_works())):  # type: ignore[misc]
    """The boxes of form 01 that can wait; loads into religion and ``Particulars``."""

    words = "seeker"

    @validates_schema
    def _names_the_place(self, values: dict[str, Any], **_: Any) -> None:
        """A line of former work says at least where."""
        for n, work in works_in(values).items():
            if any(work.values()) and not work["place"]:
                raise ValidationError({f"place_{n}": [because("field-required")]})

    @post_load
    def _as_facts(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        works = tuple(FormerWork(**x) for x in works_in(values).values() if x["place"])
        said = {name: x for name, x in values.items() if not _PART.fullmatch(name)}
        religion = said.pop("religion")
        listed = {name: tuple(x) for name, x in said.items() if isinstance(x, list)}
        return {
            "religion": religion,
            "particulars": Particulars(**{**said, **listed, "former_work": works}),
        }


def works_in(values: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """Gather the boxes of each line of former work, by its number."""
    found: dict[int, dict[str, Any]] = {}
    for name, value in values.items():
        if part := _PART.fullmatch(name):
            found.setdefault(int(part[2]), {})[part[1]] = value
    return found


def boxed(known: Particulars) -> dict[str, Any]:
    """Return stored particulars as the values of their boxes."""
    names = _LaterBoxes().fields.keys() - {"religion"}
    values: dict[str, Any] = {name: getattr(known, name) for name in names}
    if known.permanent_commune:
        values["permanent_commune"] = f"commune:{known.permanent_commune}"
    for n, work in enumerate(known.former_work[:WORKS], start=1):
        values |= {f"{part}_{n}": getattr(work, part) for part in ("place", "post", "main_work")}
        values |= {f"{part}_{n}": _typed(getattr(work, part)) for part in ("began", "ended")}
    return values


def _typed(month: str | None) -> str | None:
    return f"{month[5:]}/{month[:4]}" if month else None
