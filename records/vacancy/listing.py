"""A row of somebody else's list of vacancies, read into the facts of a vacancy.

What can't be understood is refused with its reason. What is only less than complete (no pay named,
a trade nobody can tell from the title) is taken with a note, so that it can be counted and shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from matcher.conditions import read_conditions
from matcher.criteria import CONDITIONS
from matcher.text import canonical
from matcher.titles import read_title
from records.field.schema import Errors
from records.intake.concepts import SKILLS, TRADES, read_concepts
from records.intake.days import read_day
from records.intake.digits import digits_of
from records.intake.experience import Experience, read_experience
from records.intake.headings import scale_of, unit_of
from records.intake.mapping import Target
from records.intake.pay import Pay, read_pay
from records.intake.reasons import Reason, because
from records.intake.source import Ref, fingerprint, ref_of
from records.vacancy.lint import TEXTS, objected, to_look_at
from records.vacancy.schema import pay_facts
from records.vacancy.spots import Spots, read_spots

TARGETS = (
    Target("title", ("Vị trí", "Vị trí tuyển dụng", "Tên công việc", "Tên vị trí", "Chức danh",
                     "Công việc", "Vị trí việc làm", "Tiêu đề", "title", "job title", "position"),
           required=True),
    Target("place", ("Nơi làm việc", "Địa điểm làm việc", "Địa điểm", "Nơi làm việc dự kiến",
                     "Khu vực", "Tỉnh/thành phố", "Tỉnh thành", "location", "place", "workplace"),
           required=True),
    Target("pay", ("Mức lương", "Lương", "Thu nhập", "Tiền lương", "salary", "pay", "wage")),
    Target("experience", ("Kinh nghiệm", "Yêu cầu kinh nghiệm", "Số năm kinh nghiệm", "experience")),
    Target("expires", ("Hạn nộp hồ sơ", "Hạn nộp", "Thời hạn tuyển", "Hạn tuyển", "Hạn cuối",
                       "Ngày hết hạn", "expires", "deadline", "open until")),
    Target("places", ("Số lượng", "Số lượng tuyển", "Số người", "Chỉ tiêu", "quantity", "places")),
    Target("trade", ("Nghề", "Tên nghề", "trade", "occupation")),
    Target("skills", ("Kỹ năng", "Yêu cầu kỹ năng", "skills")),
    Target("description", ("Mô tả", "Mô tả công việc", "Nội dung công việc", "description")),
    Target("starts_on", ("Ngày bắt đầu", "Ngày đi làm", "start date", "starts on")),
    Target("id", ("Mã tin", "Mã số", "Mã việc làm", "Mã", "id", "job id", "reference")),
    Target("source", ("Nguồn", "Nguồn tin", "source")),
)  # fmt: skip
TITLE, DESCRIPTION, PAY_WRITTEN, EXPERIENCE_WRITTEN, MOST_PLACES = 200, 5000, 120, 80, 5000

SHOWN = ("title", "place", "pay", "experience", "description")
"""What is shown as it was written."""

Read = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A row that was understood: ``facts`` for ``actions.write``, ``notes`` are message keys."""

    ref: Ref
    facts: dict[str, Any]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listings:
    """How one file's rows are read. ``headings`` by target key say what bare numbers count.

    Rows that name no ``source`` of their own come from this one. With ``open_until``, a vacancy
    whose last day is unsaid, unreadable or past is open until then; ``home`` is a province code.
    """

    today: date
    source: str = ""
    open_until: date | None = None
    home: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    def ref(self, cells: Mapping[str, str]) -> Ref:
        """Whose listing a row is, and under which reference."""
        return ref_of(cells, self.source)

    def read(self, cells: Mapping[str, str]) -> Listing | Errors:
        """The vacancy in one row, or the reasons by target key."""
        said = {target.key: cells.get(target.key, "").strip() for target in TARGETS}
        read: Read = {
            "title": _text(said["title"], TITLE, needed=True),
            "place": read_spots(said["place"], self.home),
            "pay": self._pay(said["pay"]),
            "experience": self._experience(said["experience"]),
            "expires": self._open_until(said["expires"]),
            "places": _places(said["places"]),
            "starts_on": read_day(said["starts_on"]) if said["starts_on"] else None,
            "description": _text(said["description"], DESCRIPTION, lines=True),
            "source": self.ref(said).source or because("field-required"),
        }
        wrong: Errors = {key: (value,) for key, value in read.items() if isinstance(value, Reason)}
        for key in SHOWN:
            # A title or a description that asks too much is held; elsewhere nobody would look for it.
            if key not in wrong and (reasons := objected(said[key], may_ask=key in TEXTS)):
                wrong[key] = reasons
        return wrong or self._listing(said, read)

    def _listing(self, said: Mapping[str, str], read: Read) -> Listing:
        trade, needs, unsure = _trade_and_needs(said)
        spots: Spots = read["place"]
        facts = {
            "title": read["title"],
            "description": read["description"],
            "trade": trade,
            "needs": needs,
            "terms": _terms(said["title"], said["description"]),
            "spots": [dict(spot) for spot in spots.spots],
            "places": read["places"],
            "starts_on": read["starts_on"],
            "open_until": read["expires"],
            "experience_months": read["experience"].low if read["experience"] else 0,
            "experience_written": said["experience"][:EXPERIENCE_WRITTEN],
            **pay_facts(read["pay"]),
        }
        facts["source_digest"] = fingerprint(facts)
        held = ("asks-held",) if to_look_at(read["title"], read["description"]) else ()
        notes = (*spots.notes, *unsure, *self._day_notes(said["expires"], read["expires"]), *held)
        return Listing(self.ref(said), facts, notes if read["pay"] else (*notes, "pay-unsaid"))

    def _pay(self, text: str) -> Pay | Reason | None:
        return read_pay(text, scale=scale_of(self.headings.get("pay", ""))) if text else None

    def _experience(self, text: str) -> Experience | Reason | None:
        unit = unit_of(self.headings.get("experience", ""))
        return read_experience(text, unit=unit) if text else None

    def _open_until(self, text: str) -> date | Reason | None:
        said = read_day(text) if text else None
        if self.open_until is None or (isinstance(said, date) and said >= self.today):
            return said
        return self.open_until

    def _day_notes(self, text: str, until: date | None) -> tuple[str, ...]:
        if until is None:
            return ("deadline-unsaid",)
        if until < self.today:
            return ("deadline-past",)
        return ("deadline-given",) if until == self.open_until and read_day(text) != until else ()


def _text(text: str, limit: int, *, needed: bool = False, lines: bool = False) -> str | Reason:
    if needed and not text:
        return because("field-required")
    kept = "\n".join(map(canonical, text.splitlines())) if lines else canonical(text)
    return because("field-too-long", limit=limit) if len(kept) > limit else kept


def _places(text: str) -> int | Reason:
    """How many people are wanted: "2", "05 người"; one if nothing is said."""
    first = text.split(maxsplit=1)[0] if text else "1"
    number = digits_of(first)
    if number is None or len(number) > 4:
        return because("field-whole")
    if not 1 <= int(number) <= MOST_PLACES:
        return because("field-between", low=1, high=MOST_PLACES)
    return int(number)


def _trade_and_needs(
    said: Mapping[str, str],
) -> tuple[str | None, list[dict[str, str]], tuple[str, ...]]:
    """The trade named, else the one the title surely means or its level; skills named and read."""
    read = read_title(said["title"], said["description"])
    sure = [found.concept for found in read.trades if found.sure]
    named = next(iter([*read_concepts(said["trade"], TRADES).sure, *sure]), None)
    skills = read_concepts(said["skills"], SKILLS)
    found = dict.fromkeys([*skills.sure, *(each.concept for each in read.skills if each.sure)])
    needs = [{"concept": concept, "strength": "should"} for concept in found]
    unsure = {"trade-unsure": named is None, "skill-left-out": bool(skills.left)}
    return named or read.rest, needs, tuple(key for key, is_so in unsure.items() if is_so)


def _terms(*texts: str) -> dict[str, dict[str, Any]]:
    """The conditions that an advert states; no more than wished for, for it wasn't asked."""
    chosen: dict[str, list[str]] = {}
    for said in read_conditions(*texts):
        chosen.setdefault(said.criterion, []).append(said.choice)
    return {
        key: {"value": choices if key in _MANY else choices[0], "strength": "should"}
        for key, choices in chosen.items()
    }


_MANY = frozenset(x.key for x in CONDITIONS if x.ask_employer and x.ask_employer.many)
