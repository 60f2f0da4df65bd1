"""A row of a list of courses, read into the facts of a course.

A course is given in one commune. Skills that are not surely understood are left out with a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from matcher.text import canonical
from matcher.titles import read_title
from records.course.length import read_weeks
from records.field.at_home import read_commune
from records.field.guard import refused
from records.field.schema import Errors
from records.field.values import FREE
from records.intake.concepts import SKILLS, TRADES, read_concepts
from records.intake.days import read_day
from records.intake.digits import digits_of
from records.intake.headings import scale_of
from records.intake.mapping import Target
from records.intake.money import amounts
from records.intake.plain import plain
from records.intake.reasons import Reason, because
from records.intake.source import Ref, ref_of

TARGETS = (
    Target("title", ("Tên khóa học", "Khóa học", "Tên lớp", "Nghề đào tạo", "Tên nghề", "Lớp",
                     "title", "course"), required=True),
    Target("provider", ("Đơn vị đào tạo", "Cơ sở đào tạo", "Đơn vị", "Trường", "Đơn vị tổ chức",
                        "provider", "school"), required=True),
    Target("place", ("Nơi học", "Địa điểm", "Địa điểm học", "Xã/phường", "Xã, phường", "Địa chỉ",
                     "place", "location"), required=True),
    Target("fee", ("Học phí", "Chi phí", "Mức phí", "fee", "price")),
    Target("length", ("Thời gian học", "Thời lượng", "Thời gian đào tạo", "Thời gian", "duration")),
    Target("weeks", ("Số tuần", "Tuần", "Thời gian học (tuần)", "weeks")),
    Target("months", ("Số tháng", "Tháng", "Thời gian học (tháng)", "months")),
    Target("starts_on", ("Khai giảng", "Ngày khai giảng", "Ngày bắt đầu", "starts on", "start date")),
    Target("seats", ("Số chỗ", "Chỉ tiêu", "Số học viên", "Số lượng", "Sĩ số", "seats")),
    Target("gives", ("Kỹ năng đạt được", "Kỹ năng", "Học được gì", "skills", "gives")),
    Target("trade", ("Nghề", "trade", "occupation")),
    Target("description", ("Nội dung", "Mô tả", "Nội dung đào tạo", "description")),
    Target("id", ("Mã khóa học", "Mã lớp", "Mã số", "Mã", "id", "reference")),
    Target("source", ("Nguồn", "source")),
)  # fmt: skip
TITLE, PROVIDER, DESCRIPTION, MOST_SEATS, BIGGEST_FEE = 200, 200, 5000, 5000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A row that was understood: ``facts`` for ``actions.write``, ``notes`` are message keys."""

    ref: Ref
    facts: dict[str, Any]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """How one file's rows are read. A row without any source is its provider's; ``home`` as a code."""

    source: str = ""
    home: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    def ref(self, cells: Mapping[str, str]) -> Ref:
        """Whose course a row is, and under which reference."""
        return ref_of(cells, self.source or canonical(cells.get("provider", "")))

    def read(self, cells: Mapping[str, str]) -> CourseRow | Errors:
        """The course in one row, or the reasons by target key."""
        said = {target.key: cells.get(target.key, "").strip() for target in TARGETS}
        read: dict[str, Any] = {
            "title": _text(said["title"], TITLE),
            "provider": _text(said["provider"], PROVIDER),
            "place": _commune(said["place"], self.home),
            "fee": _fee(said["fee"], scale_of(self.headings.get("fee", ""))),
            _length_key(said): _weeks(said),
            "starts_on": _day(said["starts_on"]),
            "seats": _seats(said["seats"]),
            "description": _text(said["description"], DESCRIPTION, needed=False),
        }
        wrong: Errors = {key: (value,) for key, value in read.items() if isinstance(value, Reason)}
        return wrong or self._row(said, read)

    def _row(self, said: Mapping[str, str], read: dict[str, Any]) -> CourseRow:
        title = read_title(said["title"], said["description"])
        trades = [*read_concepts(said["trade"], TRADES).sure,
                  *(found.concept for found in title.trades if found.sure)]  # fmt: skip
        named = read_concepts(said["gives"], SKILLS)
        gives = dict.fromkeys([*named.sure, *(x.concept for x in title.skills if x.sure)])
        kept = ("title", "provider", "fee", "description")
        facts = {
            **{key: read[key] for key in kept},
            "commune_code": read["place"],
            "weeks": read[_length_key(said)],
            "trade": next(iter(trades), None),
            "gives": list(gives),
            "starts": [{"starts_on": read["starts_on"], "seats": read["seats"]}]
            if read["starts_on"] or read["seats"]
            else [],
        }
        notes = {
            "trade-unsure": not trades,
            "skill-left-out": bool(named.left),
            "no-skill": not gives,
            "start-unsaid": read["starts_on"] is None,
        }
        return CourseRow(self.ref(said), facts, tuple(key for key, is_so in notes.items() if is_so))


def _text(text: str, limit: int, *, needed: bool = True) -> str | Reason:
    if needed and not text:
        return because("field-required")
    kept = "\n".join(map(canonical, text.splitlines()))
    if len(kept) > limit:
        return because("field-too-long", limit=limit)
    return refused(kept) or kept


def _commune(text: str, home: str | None) -> str | Reason:
    return read_commune(text, home) if text else because("field-required")


def _fee(text: str, scale: int | None) -> int | Reason | None:
    """Whole đồng; 0 is free, None not said. Bare numbers count what the heading says."""
    if not text:
        return None
    if plain(text) in FREE:
        return 0
    found = amounts(plain(text))
    if not found or len(found) != 1 or (found[0].bare and scale is None):
        return because("field-money")
    fee = int(found[0].figure * scale) if found[0].bare and scale else int(found[0].value)
    return fee if 0 <= fee <= BIGGEST_FEE else because("field-money")


def _length_key(said: Mapping[str, str]) -> str:
    return next((key for key in ("weeks", "months") if said[key]), "length")


def _weeks(said: Mapping[str, str]) -> int | Reason | None:
    key = _length_key(said)
    units: dict[str, Literal["week", "month"]] = {"weeks": "week", "months": "month"}
    return read_weeks(said[key], unit=units.get(key)) if said[key] else None


def _day(text: str) -> Any:
    """A day, or none where words say that it is not fixed ("khi đủ học viên")."""
    return read_day(text) if any(letter.isdigit() for letter in text) else None


def _seats(text: str) -> int | Reason | None:
    if not text:
        return None
    number = digits_of(text.split(maxsplit=1)[0])
    if number is None or len(number) > 4:
        return because("field-whole")
    fits = 1 <= int(number) <= MOST_SEATS
    return int(number) if fits else because("field-between", low=1, high=MOST_SEATS)
