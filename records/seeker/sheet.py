"""A row of a counsellor's list of people, read by the form they would fill in at the counter.

Every row needs a telephone or a citizen id, so that one person is never written down twice; who has
neither is registered at the counter. Words for trades and skills that are not surely understood are
kept as the person's own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from records.field.at_home import read_commune
from records.field.guard import Doubt
from records.field.said import offered, read_said
from records.field.schema import Errors
from records.intake.citizen_id import CitizenId, read_citizen_id
from records.intake.concepts import SKILLS, TRADES, Concepts, read_concepts
from records.intake.experience import read_experience
from records.intake.headings import scale_of, unit_of
from records.intake.mapping import Target
from records.intake.pay import as_monthly, read_pay
from records.intake.reasons import Reason, because
from records.intake.writing import Beside, as_xlsx
from records.person.details import Details
from records.place.gazetteer import gazetteer
from records.seeker.schema import RegistrationSchema

TARGETS = (
    Target("name", ("Họ và tên", "Họ tên", "Họ, chữ đệm và tên", "Tên", "full name", "name"),
           required=True),
    Target("phone", ("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Di động", "phone", "mobile")),
    Target("citizen_id", ("Số định danh cá nhân", "Số định danh", "Căn cước công dân", "CCCD",
                          "Số CCCD", "Số căn cước", "CMND/CCCD", "citizen id")),
    Target("birth_date", ("Ngày sinh", "Ngày tháng năm sinh", "Sinh ngày", "birth date", "born")),
    Target("sex", ("Giới tính", "Giới", "Nam/nữ", "sex", "gender")),
    Target("ethnicity", ("Dân tộc", "ethnicity", "ethnic group")),
    Target("address", ("Địa chỉ", "Chỗ ở", "Nơi ở hiện nay", "Địa chỉ hiện nay", "address")),
    Target("commune", ("Xã, phường", "Xã/phường", "Xã phường", "Xã", "Phường/xã", "commune")),
    Target("permanent", ("Nơi thường trú", "Địa chỉ thường trú", "Thường trú", "permanent address")),
    Target("schooling", ("Trình độ học vấn", "Học vấn", "Trình độ văn hóa", "schooling")),
    Target("training", ("Trình độ chuyên môn kỹ thuật", "Trình độ chuyên môn", "Chuyên môn kỹ thuật",
                        "CMKT", "CMKT cao nhất", "Trình độ CMKT", "training")),
    Target("trades", ("Nghề", "Nghề nghiệp", "Công việc muốn làm", "Nghề muốn làm",
                      "Công việc mong muốn", "Tên công việc", "trade", "trades")),
    Target("skills", ("Kỹ năng", "Tay nghề", "Kỹ năng nghề", "Biết làm", "skills")),
    Target("experience", ("Kinh nghiệm", "Số năm kinh nghiệm", "Số năm làm nghề", "experience")),
    Target("pay", ("Mức lương mong muốn", "Lương mong muốn", "Mức lương", "Lương", "pay wish", "pay")),
    Target("wishes", ("Nguyện vọng", "Mong muốn", "Ghi chú", "wishes", "remarks")),
)  # fmt: skip
OWN_WORDS = 2000
_COUNTRY_PAY = "VND"
_TARGET_OF = {
    "commune_code": "commune", "pay_floor": "pay", "own_words": "wishes", "permanent_address": "permanent",
}  # fmt: skip
CHOSEN = ("sex", "ethnicity", "schooling", "training")
"""Columns in which one of some choices is named."""


def template(home: str) -> bytes:
    """Return the workbook to be filled in, with the choices in its cells; ``home`` is a province code."""
    head = [
        f"{target.aliases[0]} *" if target.required else target.aliases[0] for target in TARGETS
    ]
    places = {target.key: at for at, target in enumerate(TARGETS)}
    communes = sorted(f"{each.kind} {each.name}" for each in gazetteer().by_province[home])
    choices = {places[box]: offered(box) for box in CHOSEN}
    return as_xlsx([head], Beside(choices | {places["commune"]: communes}))


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow:
    """A row that was understood. Has no ``repr``, so that no log or traceback can show it."""

    details: Details
    wishes: dict[str, Any]
    notes: tuple[str, ...]
    someone_else: bool = False
    """Whether it was asked that they are nobody the centre knows, though the number or name is the same."""


@dataclass(frozen=True, slots=True)
class People:
    """How one file's rows are read. ``home`` is the centre's province code."""

    home: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    def read(self, cells: Mapping[str, str]) -> PersonRow | Errors:
        """The person in one row, or the reasons by target key."""
        said = {target.key: cells.get(target.key, "").strip() for target in TARGETS}
        trades, skills = (
            read_concepts(said["trades"], TRADES),
            read_concepts(said["skills"], SKILLS),
        )
        read: dict[str, Any] = {
            "commune": self._commune(said),
            "pay": self._pay_floor(said["pay"]),
            "experience": self._years(said["experience"]),
            "permanent_commune": self._within(said["permanent"]),
            "phone": _numbered(said),
            **{box: read_said(box, said[box]) for box in CHOSEN if said[box]},
        }
        wrong: Errors = {key: (value,) for key, value in read.items() if isinstance(value, Reason)}
        values, errors = _form().read(_typed(said, read, trades, skills))
        if errors or wrong:
            return {_column(key, said): _told(found) for key, found in errors.items()} | wrong
        notes = {
            "trade-unsure": not trades.sure,
            "words-kept": bool(trades.left or skills.left),
            "commune-unsaid": read["commune"] is None,
        }
        doubts = tuple(key for key, is_so in notes.items() if is_so) + _doubts(said, values["who"])
        return PersonRow(Details(**values["who"]), values["wishes"], doubts)

    def _commune(self, said: Mapping[str, str]) -> str | Reason | None:
        """The commune named, else the one the address lies in, if that is sure."""
        if said["commune"]:
            return read_commune(said["commune"], self.home)
        return self._within(said["address"] or said["permanent"])

    def _within(self, address: str) -> str | None:
        found = read_commune(address, self.home) if address else None
        return None if isinstance(found, Reason) else found

    def _pay_floor(self, text: str) -> int | Reason | None:
        """The lower end of what is wished for, in whole đồng a month."""
        if not text:
            return None
        pay = read_pay(text, scale=scale_of(self.headings.get("pay", "")))
        if isinstance(pay, Reason):
            return pay
        if pay.currency != _COUNTRY_PAY:
            return because("field-money")
        low, high = as_monthly(pay, rate_usd=0)
        return low or high

    def _years(self, text: str) -> int | Reason | None:
        if not text:
            return None
        read = read_experience(text, unit=unit_of(self.headings.get("experience", "")))
        return read if isinstance(read, Reason) else read.low // 12


@cache
def _form() -> RegistrationSchema:
    return RegistrationSchema()


def _typed(
    said: Mapping[str, str], read: Mapping[str, Any], trades: Concepts, skills: Concepts
) -> dict[str, Any]:
    """What would stand in the boxes of the form; an empty cell is a box left empty."""
    boxes: dict[str, Any] = {
        key: said[key] for key in ("name", "phone", "citizen_id", "birth_date")
    }
    own_words = [said["wishes"], ", ".join(trades.left), ", ".join(skills.left)]
    boxes |= {
        "trades": "\n".join(trades.sure),
        "held": "\n".join(skills.sure),
        "years": read["experience"],
        "sex": read.get("sex"),
        "ethnicity": read.get("ethnicity"),
        "cond_schooling": read.get("schooling"),
        "cond_training": read.get("training"),
        # A list with one address means that people live where they are registered.
        "address": said["address"] or said["permanent"],
        "permanent_address": said["permanent"],
        "permanent_commune": _chosen(read["permanent_commune"]),
        "commune_code": _chosen(read["commune"]),
        "pay_floor": read["pay"],
        "own_words": "\n".join(filter(None, own_words))[:OWN_WORDS],
    }
    return {key: box for key, box in boxes.items() if box and not isinstance(box, Reason)}


def _column(key: str, said: Mapping[str, str]) -> str:
    """The column a box was filled from."""
    if key == "address" and not said["address"]:
        return "permanent"
    return _TARGET_OF.get(key, key)


def _chosen(code: Any) -> Any:
    """As a box of places sends a commune that was chosen."""
    return f"commune:{code}" if isinstance(code, str) else code


def _told(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Where the writer can't be asked whether words may stay, they are refused."""
    return tuple(
        because("scan-refused", **x.values) if isinstance(x, Doubt) else x for x in reasons
    )


def _numbered(said: Mapping[str, str]) -> Reason | None:
    """Nobody is told apart by name and year of birth alone (domain.md 8.2)."""
    return None if said["phone"] or said["citizen_id"] else because("person-number-needed")


def _doubts(said: Mapping[str, str], who: Mapping[str, Any]) -> tuple[str, ...]:
    """What is odd about the citizen id: never a reason to refuse, always one to look."""
    born = who["birth_date"]
    year = born.year if born else None
    read = read_citizen_id(said["citizen_id"], sex=who["sex"], birth_year=year)
    return tuple(doubt.key for doubt in read.warnings) if isinstance(read, CitizenId) else ()
